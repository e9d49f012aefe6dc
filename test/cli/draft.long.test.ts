import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFiles, runCli, startCli } from '../support/cli.ts';
import { beginStream, eventsOf, type ModelServer, pause, startModelServer } from '../support/model-server.ts';
import { itOnPosix } from '../support/posix.ts';
import { hasTerminal, runOnTerminal } from '../support/terminal.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deidlab-draft-'));
  runCli(['key', 'new', join(folder, 'k')]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LABEL = 'replay: written by the authors, no model was called';
const noKey = { env: { OPENAI_API_KEY: '', OPENAI_BASE_URL: '' } };

describe('deidlab draft', { timeout: 120_000 }, () => {
  it('lists the tasks', () => {
    const { code, stdout } = runCli(['draft', 'list']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/08-everything {2}All of it/);
  });

  it('plays a replay, says so, saves the run, and the run can be played again', () => {
    const out = join(folder, 'run');
    const { code, stdout } = runCli(['draft', '1', '--out', out], noKey);
    expect(code).toBe(0);
    expect(stdout).toContain(LABEL);
    expect(stdout).toMatch(
      /LEAK {2}value-kept[\s\S]*nothing was found[\s\S]*does not mean "safe to release"/,
    );
    expect(readdirSync(out)).toEqual(
      expect.arrayContaining([
        'run.json',
        'replay.yaml',
        'round-1.md',
        'round-1-request.json',
        'round-2-findings.json',
        'script.ts',
        'passed.json',
      ]),
    );
    const again = runCli(['draft', '1', '--replay', out], noKey);
    expect(again.code).toBe(0);
    expect(again.stdout).toContain(LABEL);
    const table = runCli(['draft', 'table', out, '--html', join(folder, 't.html')]);
    expect(table.stdout).toContain('pass@1');
    expect(readFileSync(join(folder, 't.html'), 'utf8')).toContain(LABEL);
  });

  it('runs a script that passed on files, checks them, and leaves pixels as they are', () => {
    const visible = fileURLToPath(new URL('../../tasks/08-everything/visible', import.meta.url));
    const run = join(folder, 'run8');
    expect(runCli(['draft', '8', '--replay', 'passes', '--out', run], noKey).code).toBe(0);
    const out = join(folder, 'out8');
    const args = [
      'draft',
      'apply',
      join(run, 'script.ts'),
      visible,
      out,
      '--key-file',
      join(folder, 'k'),
      '--json',
    ];
    const applied = runCli(args);
    expect(JSON.parse(applied.stdout)).toMatchObject({
      files: 8,
      deidentified: 8,
      refused: [],
      findings: [],
    });
    expect(applied.code).toBe(0);
    expect(listFiles(out)).toHaveLength(8);
    writeFileSync(join(run, 'script.ts'), `${readFileSync(join(run, 'script.ts'), 'utf8')}// changed\n`);
    const changed = runCli([...args.slice(0, 4), join(folder, 'out9'), ...args.slice(5)]);
    expect(changed.code).toBe(2);
    expect(changed.stderr).toMatch(/expected a script that passed/);
    expect(existsSync(join(folder, 'out9'))).toBe(false);
  });

  it('tells no value of a file when a script throws one', () => {
    const visible = fileURLToPath(new URL('../../tasks/01-direct-identifiers/visible', import.meta.url));
    const script = join(folder, 'bad.ts');
    writeFileSync(
      script,
      'export default (d: Dataset): Dataset => { console.log(d); throw new Error(JSON.stringify(d["00100010"])); };',
    );
    const { stdout, stderr, code } = runCli([
      'draft',
      'apply',
      script,
      visible,
      join(folder, 'o'),
      '--key-file',
      join(folder, 'k'),
      '--unchecked',
    ]);
    expect(code).toBe(1);
    expect(stdout + stderr).toMatch(/gave nothing for this file: threw in line 1/);
    expect(stdout + stderr).not.toMatch(/Pellbury|Birchcombe|Alphabetic/);
  });

  it('asks no model without being told to, and never falls back to a replay', () => {
    const silent = runCli(['draft', '1', '--model', 'x', '--base-url', 'http://127.0.0.1:9/v1'], noKey);
    expect([silent.code, silent.stderr]).toEqual([2, expect.stringMatching(/--yes-send/)]);
    const gone = runCli(
      ['draft', '1', '--model', 'x', '--base-url', 'http://127.0.0.1:9/v1', '--yes-send'],
      noKey,
    );
    expect([gone.code, gone.stderr]).toEqual([1, expect.stringMatching(/no server at 127.0.0.1:9/)]);
    expect(gone.stdout).not.toContain('written by the authors');
    const words = join(folder, 'words.md');
    writeFileSync(words, 'Remove Smith^John');
    const typed = runCli(
      ['draft', '1', '--model', 'x', '--base-url', 'http://127.0.0.1:9/v1', '--yes-send', '--words', words],
      noKey,
    );
    expect(typed.stderr).toMatch(/line 1, column 8: 10 characters that look like a name[\s\S]*E_EGRESS/);
    expect(typed.stderr).not.toContain('Smith');
    expect(runCli(['draft', '1', '--model', 'x', '--yes-send'], noKey).stderr).toMatch(/OPENAI_API_KEY/);
    expect(runCli(['draft', '11'], noKey).code).toBe(2);
  });

  describe.runIf(hasTerminal)('on a terminal', () => {
    const SIGNS = /type check|in the sandbox|judging the output|waiting for|[=-]{8}/;
    /** Once hidden, the cursor is shown again. */
    const isCursorShown = (raw: string): boolean =>
      raw.lastIndexOf('\u001b[?25h') > raw.lastIndexOf('\u001b[?25l');

    it.each([80, 40, 24])(
      'shows what is done with a draft, and no trace of that is left (%i columns)',
      async (columns) => {
        const { code, raw, screen } = await runOnTerminal(['draft', '1'], { columns, ...noKey });
        expect(code).toBe(0);
        for (const step of ['type ch', 'in the ', 'judging'])
          expect(raw).toContain(step.slice(0, columns - 22));
        expect(screen).toContain('nothing was found');
        expect(screen).not.toMatch(SIGNS);
        expect(isCursorShown(raw)).toBe(true);
      },
    );

    it('Ctrl-C while a draft is checked ends it, and only that is said', async () => {
      const { code, raw, screen } = await runOnTerminal(['draft', '8'], {
        ...{ at: 'type check', keys: '\u0003' },
        ...noKey,
      });
      expect(code).toBe(1);
      expect(screen).toMatch(/```\n\n?deidlab: stopped while a draft was checked \[E_MODEL_STOPPED\]\n$/);
      expect(isCursorShown(raw)).toBe(true);
    });

    it('shows how far draft apply is, unless one object is asked for', async () => {
      const visible = fileURLToPath(new URL('../../tasks/01-direct-identifiers/visible', import.meta.url));
      const script = join(folder, 'same.ts');
      writeFileSync(script, 'export default (dataset: Dataset): Dataset => dataset;');
      const apply = (out: string): string[] => [
        ...['draft', 'apply', script, visible, join(folder, out), '--key-file', join(folder, 'k')],
        '--unchecked',
      ];
      const { raw, screen } = await runOnTerminal(apply('bar'));
      expect(raw).toMatch(/ 0\/\d+ files/);
      // once for the script, once for the check
      expect(raw.match(/\u001b\[\?25l/g)).toHaveLength(2);
      expect(screen).not.toMatch(/files {2}\d/);
      expect((await runOnTerminal([...apply('no-bar'), '--json'])).raw).not.toContain('\u001b[');
    });

    it('an error is broken between words', async () => {
      const { screen } = await runOnTerminal(['draft', 'apply', 'a', 'b', 'c'], { columns: 50 });
      expect(screen).toMatch(/^deidlab: expected --key-file K. Make a key with:\n/);
    });

    it('shows nothing of it when the output is read by a program', () => {
      const { stdout, stderr } = runCli(['draft', '1'], noKey);
      expect(stdout + stderr).not.toMatch(SIGNS);
      expect(stdout + stderr).not.toContain('\u001b');
    });
  });

  describe('with a model', () => {
    let server: ModelServer;
    beforeAll(async () => {
      server = await startModelServer(async (response) => {
        beginStream(response);
        for (const event of eventsOf(['The script', ' begins', ...'```ts\nlet n = 1;'.repeat(200)])) {
          if (response.destroyed) return;
          response.write(event);
          await pause(20);
        }
      });
    });
    afterAll(() => server.close());

    itOnPosix(
      'Ctrl-C while the text comes ends at once, says so in a line of its own, and saves nothing',
      async () => {
        const out = join(folder, 'stopped');
        const to = ['--model', 'x', '--base-url', server.baseUrl, '--yes-send', '--out', out];
        const child = startCli(['draft', '1', ...to]);
        let text = '';
        const exited = new Promise<number | null>((done) => child.on('exit', done));
        for (const stream of [child.stdout!, child.stderr!])
          stream.on('data', (data: Buffer) => {
            const hadBegun = text.includes('The script begins');
            text += data.toString();
            if (!hadBegun && text.includes('The script begins')) child.kill('SIGINT');
          });
        expect(await exited).toBe(1);
        expect(text).toMatch(
          /\ndeidlab: stopped; what the model had written is not used \[E_MODEL_STOPPED\]\n$/,
        );
        expect(existsSync(out)).toBe(false);
      },
    );

    it.runIf(hasTerminal).each([
      ['Ctrl-C', '\u0003'],
      ['Ctrl-D', '\u0004'],
      ['n', 'n\r'],
      ['nothing', '\r'],
    ])('%s is no answer to "Send it?": nothing is sent', async (_, keys) => {
      const before = server.requests.length;
      const { code, screen } = await runOnTerminal(
        ['draft', '1', '--model', 'x', '--base-url', server.baseUrl],
        {
          ...{ at: 'Send it?', keys },
        },
      );
      expect(code).toBe(1);
      expect(screen).toMatch(
        /no value\s+of a file is in it[\s\S]*\ndeidlab: nothing was sent \[E_MODEL_STOPPED\]/,
      );
      expect(server.requests.length).toBe(before);
    });
  });
});
