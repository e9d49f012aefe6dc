import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { latestOfEach, mostStuck, readExport } from '../../src/lab/classroom.ts';
import { renderClassroom } from '../../src/lab/classroom-page.ts';
import { listExercises } from '../../src/lab/exercise-folder.ts';
import type { ExportedExercise, ProgressExport } from '../../src/lab/exercise-progress.ts';
import type { Exercise } from '../../src/lab/exercise-type.ts';
import { makeRandom } from '../../src/synthetic/random.ts';
import { CLI, runCli } from '../support/cli.ts';
import { itOnPosix } from '../support/posix.ts';
import { hasTool } from '../support/render.ts';

const folders = listExercises();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deidlab-classroom-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Thirty learners, each somewhere else; their claims are those of the exercises. */
async function makeLearners(): Promise<ProgressExport[]> {
  const claims = await Promise.all(
    folders.map(async ({ checks }) =>
      ((await import(checks)) as { exercise: Exercise }).exercise.checks.map(({ claim }) => claim),
    ),
  );
  return Array.from({ length: 30 }, (_, at): ProgressExport => {
    const random = makeRandom(7, at);
    const reached = random.integer(folders.length + 1);
    return {
      format: 'deidlab exercise progress',
      version: 1,
      learner: at === 3 ? 'Zoë & Ann' : `Learner ${String(at + 1).padStart(2, '0')}`,
      exportedAt: new Date(Date.UTC(2026, 10, 25, 14, at)).toISOString(),
      exercises: folders.map(({ number, slug, title }, index): ExportedExercise => {
        const checks = claims[index]!.length;
        const head = { exercise: `${number}-${slug}`, title, checks };
        if (index < reached)
          return {
            ...head,
            state: 'solved',
            passed: checks,
            attempts: random.integer(6),
            hints: random.integer(3),
            minutes: 2 + random.integer(20),
          };
        if (index > reached || random.integer(6) === 0)
          return { ...head, checks: 0, state: 'untouched', passed: 0, attempts: 0, hints: 0, minutes: 0 };
        const passed = random.integer(Math.min(2, checks));
        return {
          ...head,
          state: 'failing',
          passed,
          failing: claims[index]![passed]!,
          attempts: 1 + random.integer(9),
          hints: random.integer(4),
          minutes: random.integer(15),
        };
      }),
    };
  });
}

const learner = (name: string, at: string, failing?: string): ProgressExport => ({
  format: 'deidlab exercise progress',
  version: 1,
  learner: name,
  exportedAt: at,
  exercises: [
    {
      ...{
        exercise: '01-a',
        title: 'A',
        state: failing ? 'failing' : 'solved',
        passed: failing ? 1 : 2,
        checks: 2,
      },
      ...(failing !== undefined && { failing }),
      ...{ attempts: 3, hints: 1, minutes: 4 },
    },
  ],
});

describe('a class', () => {
  it('counts the last export of each learner, and lists those first who may need help', () => {
    const class_ = [
      learner('A', '2026-01-01T10:00:00Z', 'x'),
      learner('A', '2026-01-01T11:00:00Z'),
      learner('B', '2026-01-01T10:00:00Z', 'x'),
    ];
    const latest = latestOfEach(class_);
    expect(latest.map(({ learner, exercises }) => [learner, exercises[0]!.state])).toEqual([
      ['B', 'failing'],
      ['A', 'solved'],
    ]);
    expect(mostStuck(latest)).toEqual([{ exercise: '01-a', claim: 'x', learners: 1, attempts: 3 }]);
  });

  it.each([
    ['no JSON', '{'],
    ['another format', '{"format":"x"}'],
    ['null', 'null'],
    ['no learner', JSON.stringify({ ...learner('A', '2026-01-01T10:00:00Z'), learner: 7 })],
    ['no time', JSON.stringify({ ...learner('A', 'yesterday') })],
    [
      'counts that are none',
      JSON.stringify(learner('A', '2026-01-01T10:00:00Z')).replace('"attempts":3', '"attempts":"<b>"'),
    ],
    ['a text without end', JSON.stringify(learner('A'.repeat(300), '2026-01-01T10:00:00Z'))],
  ])('takes no file with %s for an export', (_what, text) => {
    expect(() => readExport(text)).toThrowError(/--export/);
  });

  it('shows names as text, whatever is in them', () => {
    const page = renderClassroom(
      [learner('<script>alert(1)</script>', '2026-01-01T10:00:00Z', '"><img src=x>')],
      { now: new Date(0) },
    );
    expect(page).not.toMatch(/<script|<img/);
    expect(page).toContain('&lt;script&gt;');
  });

  it('gives a long name no more room than the exercises need, and shows it whole on request', () => {
    const name = 'Beispielhausen '.repeat(5).trim();
    const page = renderClassroom([learner(name, '2026-01-01T10:00:00Z')], { now: new Date(0) });
    expect(page).toContain(`<th scope="row" title="${name}">`);
    expect(page).toMatch(
      /\.grid tbody th \{ max-width: \d+px; overflow: hidden; text-overflow: ellipsis; \}/,
    );
  });

  it('is said to be empty when it is', () => {
    expect(renderClassroom([], { now: new Date(0) })).toContain('No export has come in yet');
  });
});

describe('deidlab classroom', () => {
  it('writes a page from files, and leaves out what is no export, saying so', async () => {
    const [one] = await makeLearners();
    writeFileSync(join(folder, 'one.json'), JSON.stringify(one));
    writeFileSync(join(folder, 'two.json'), '{}');
    const out = join(folder, 'page.html');
    const { code, stdout, stderr } = runCli([
      'classroom',
      join(folder, 'one.json'),
      join(folder, 'two.json'),
      '-o',
      out,
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain('page.html');
    expect(stderr).toMatch(/two\.json was left out: expected a file that deidlab exercise --export wrote/);
    expect(readFileSync(out, 'utf8')).toContain('1 learner ·');
    expect(runCli(['classroom', join(folder, 'two.json'), '-o', out]).code).toBe(1);
    expect(runCli(['classroom', join(folder, 'none.json')]).code).toBe(2);
  });

  itOnPosix(
    'follows a folder until it is stopped',
    async () => {
      const [one, two] = await makeLearners();
      const out = join(folder, 'page.html');
      const child = spawn(process.execPath, [CLI, 'classroom', folder, '-o', out], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const ended = new Promise<number | null>((done) => child.on('exit', done));
      const waitFor = async (text: string): Promise<void> => {
        for (let time = 0; time < 500; time++) {
          try {
            if (readFileSync(out, 'utf8').includes(text)) return;
          } catch {}
          await new Promise((done) => setTimeout(done, 20));
        }
        throw new Error(`the page never said ${text}`);
      };
      try {
        await waitFor('No export has come in yet');
        writeFileSync(join(folder, 'one.json'), JSON.stringify(one));
        await waitFor('1 learner ·');
        writeFileSync(join(folder, 'two.json'), JSON.stringify(two));
        await waitFor('2 learners ·');
        child.kill('SIGINT');
        expect(await ended).toBe(0);
      } finally {
        child.kill();
      }
    },
    30_000,
  );

  it.skipIf(!hasTool('chromium'))(
    'shows thirty learners in a browser: every one, every exercise, the checks that fail most, and no request',
    async () => {
      for (const [at, each] of (await makeLearners()).entries())
        writeFileSync(join(folder, `${at}.json`), JSON.stringify(each));
      const out = join(folder, 'page.html');
      expect(runCli(['classroom', folder, '--once', '-o', out]).code).toBe(0);
      const { chromium } = await import('playwright-core');
      const browser = await chromium.launch({
        executablePath: '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-background-networking'],
      });
      try {
        const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
        const requests: string[] = [];
        const errors: string[] = [];
        page.on('request', (request) => requests.push(request.url()));
        page.on('console', (message) => errors.push(message.text()));
        await page.goto(pathToFileURL(out).href);
        expect(await page.locator('.grid tbody tr').count()).toBe(30);
        expect(await page.locator('.grid thead th').count()).toBe(folders.length + 3);
        expect(await page.getByText('Zoë & Ann').isVisible()).toBe(true);
        expect(await page.locator('td.solved').count()).toBeGreaterThan(100);
        expect(await page.locator('td.failing').count()).toBeGreaterThan(15);
        const counts = await page.locator('.stuck tbody td:first-child').allTextContents();
        expect(counts.map(Number)).toEqual([...counts.map(Number)].sort((a, b) => b - a));
        const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect(wide).toBeLessThanOrEqual(0);
        expect(requests).toEqual([pathToFileURL(out).href]);
        expect(errors).toEqual([]);
        if (process.env.DEIDLAB_SHOTS) {
          await page.screenshot({ path: join(process.env.DEIDLAB_SHOTS, 'classroom.png'), fullPage: true });
          await page.emulateMedia({ colorScheme: 'dark' });
          await page.screenshot({
            path: join(process.env.DEIDLAB_SHOTS, 'classroom-dark.png'),
            fullPage: true,
          });
        }
      } finally {
        await browser.close();
      }
    },
    60_000,
  );
});
