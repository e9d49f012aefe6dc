import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProgressExport } from '../../src/lab/exercise-progress.ts';
import { CLI, runCli } from '../support/cli.ts';

const root = join(import.meta.dirname, '../..');
let course: string;

beforeEach(() => {
  mkdirSync(join(root, 'tmp'), { recursive: true });
  course = mkdtempSync(join(root, 'tmp/course-'));
  for (const [index, name] of ['01-read-a-header', '08-generalize-ages'].entries())
    cpSync(join(root, 'exercises', name), join(course, `0${index + 1}${name.slice(2)}`), {
      recursive: true,
      filter: (path) => !/answer/.test(path),
    });
});
afterEach(() => rmSync(course, { recursive: true, force: true }));

const at = (...parts: string[]): string => join(course, ...parts);
const exercise = (...args: string[]) => runCli(['exercise', '--folder', course, ...args], { cwd: course });
const solve = (name: string): void => copyFileSync(at(name, 'solution.ts'), at(name, 'answer.ts'));
describe('deidlab exercise', () => {
  it('begins with the first one, and makes the file to write in', () => {
    const { code, stdout, stderr } = exercise();
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('Exercise 01 · Read a header');
    expect(stdout).toContain('Nothing to check yet, and that is fine.');
    expect(stdout).toContain('01-read-a-header/answer.ts');
    expect(readFileSync(at('01-read-a-header/answer.ts'), 'utf8')).toBe(
      readFileSync(at('01-read-a-header/problem.ts'), 'utf8'),
    );
  });

  it('goes on to the next one when one is solved, and says when all are', () => {
    exercise();
    solve('01-read-a-header');
    const first = exercise();
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(/Solved\.[\s\S]*solution\.ts\s[\s\S]*go on: npx deidlab exercise 02/);
    expect(first.stdout).toContain('[■□] 1 of 2 solved');
    expect(exercise().stdout).toContain('Exercise 02 · Generalize ages');
    solve('02-generalize-ages');
    expect(exercise('2').code).toBe(0);
    expect(exercise()).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('All 2 exercises are solved'),
    });
  });

  it('says when hints begin to who asks for one before anything is written', () => {
    exercise('2', '--reset', '--yes');
    expect(exercise('2').stdout).not.toContain('Hints begin');
    expect(exercise('2', '--hint').stdout).toContain('Hints begin when a check has failed');
  });

  it('shows one hint more each time, and no more than there are', () => {
    exercise('2');
    writeFileSync(
      at('02-generalize-ages/answer.ts'),
      'export function generalizeAge(age: string): string {\n  return age;\n}\n',
    );
    expect(exercise('2').stdout).not.toContain('Hint 1');
    expect(exercise('2', '--hint').stdout).toMatch(/Hint 1 of 3: (?!.*Hint 2)/s);
    expect(exercise('2', '--hint').stdout).toContain('Hint 2 of 3:');
    exercise('2', '--hint');
    const { stdout } = exercise('2', '--hint');
    expect(stdout.match(/Hint \d of 3/g)).toHaveLength(3);
  });

  it('lists all, with where one waits', () => {
    exercise('2');
    writeFileSync(
      at('02-generalize-ages/answer.ts'),
      'export function generalizeAge(age: string): string {\n  return age;\n}\n',
    );
    exercise('2');
    solve('01-read-a-header');
    exercise('1');
    const { code, stdout } = exercise('--list');
    expect(code).toBe(0);
    expect(stdout).toMatch(/✓ +01 +Read a header/);
    expect(stdout).toMatch(/✗ +02 +Generalize ages +an age becomes the lower end/);
    const list = JSON.parse(exercise('--list', '--json').stdout) as { exercise: string; state: string }[];
    expect(list.map(({ state }) => state)).toEqual(['solved', 'failing']);
  });

  it('prints one object when asked to', () => {
    exercise('2');
    writeFileSync(
      at('02-generalize-ages/answer.ts'),
      'export function generalizeAge(age: string): string {\n  return age;\n}\n',
    );
    expect(JSON.parse(exercise('2', '--json').stdout)).toMatchObject({
      exercise: '02-generalize-ages',
      state: 'failing',
      passed: [],
      failed: {
        claim: 'an age becomes the lower end of its band of five years',
        input: '047Y',
        got: '"047Y"',
      },
      notReached: 4,
      solved: 0,
      total: 2,
    });
  });

  it('asks before it puts a problem back, and keeps what was written', () => {
    exercise('2');
    solve('02-generalize-ages');
    exercise('2');
    const answer = (text: string) =>
      spawnSync(process.execPath, [CLI, 'exercise', '--folder', course, '2', '--reset'], {
        encoding: 'utf8',
        input: text,
      });
    expect(answer('\n').stdout).toContain('Nothing was changed.');
    expect(answer('').stdout).toContain('Nothing was changed.');
    expect(existsSync(at('02-generalize-ages/answer.old.ts'))).toBe(false);
    expect(answer('y\n').stdout).toContain('as at the beginning');
    expect(readFileSync(at('02-generalize-ages/answer.ts'), 'utf8')).toContain('not written yet');
    expect(readFileSync(at('02-generalize-ages/answer.old.ts'), 'utf8')).toContain('PER_YEAR');
    expect(exercise('--list').stdout).toContain('[□□] 0 of 2 solved');
  });

  it('exports where a learner is: no code, no value of a file, no path', () => {
    exercise('1');
    writeFileSync(
      at('01-read-a-header/answer.ts'),
      `import { readDicom, toDicomJson } from 'deidlab';
export const describeFile = (bytes: Uint8Array) => { const h = toDicomJson(readDicom(bytes)); console.log(h['00100010']); return { name: 'MARKED', modality: h['00100010'], date: '', rows: 0 }; };
`,
    );
    const { stdout } = exercise('1');
    expect(stdout).toContain('Finwan');
    expect(exercise('--export', 'mine.json', '--name', 'Ada').stdout).toContain('mine.json');
    const text = readFileSync(at('mine.json'), 'utf8');
    const read = JSON.parse(text) as ProgressExport;
    expect(read).toMatchObject({ format: 'deidlab exercise progress', learner: 'Ada' });
    expect(read.exercises).toMatchObject([
      {
        exercise: '01-read-a-header',
        state: 'failing',
        passed: 0,
        checks: 4,
        attempts: 1,
        failing: 'a CT image tells its modality, date and rows',
      },
      { exercise: '02-generalize-ages', state: 'untouched', attempts: 0 },
    ]);
    for (const marked of ['Finwan', 'Stone', 'MARKED', 'describeFile', course, '20180110'])
      expect(text).not.toContain(marked);
    expect(text.length).toBeLessThan(2_000);
    expect(exercise('--export', '-').stdout).toMatch(/"learner": "learner-[0-9a-f]{4}"/);
    expect(exercise('--export', 'x.json', '--name', '<b>')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--name'),
    });
  });

  it('survives a damaged progress file', () => {
    writeFileSync(at('.progress.json'), '{"version": 1, "exerc');
    expect(exercise()).toMatchObject({ code: 1, stdout: expect.stringContaining('Exercise 01') });
  });

  it('says which numbers there are when it is given another one', () => {
    expect(exercise('77')).toMatchObject({ code: 2, stderr: expect.stringMatching(/01 to 02.*E_USAGE/) });
  });
});

describe('deidlab exercise --watch', () => {
  it('checks again when the file is saved, shows hints, goes on, and ends', async () => {
    const child = spawn(process.execPath, [CLI, 'exercise', '--folder', course, '--watch'], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let seen = '';
    child.stdout.on('data', (data: Buffer) => {
      seen += data.toString();
    });
    const ended = new Promise<number | null>((done) => child.on('exit', done));
    const waitFor = async (text: string | RegExp): Promise<void> => {
      const started = Date.now();
      while (!(typeof text === 'string' ? seen.includes(text) : text.test(seen))) {
        if (Date.now() - started > 15_000) throw new Error(`nothing like ${text} in:\n${seen}`);
        await new Promise((done) => setTimeout(done, 20));
      }
      seen = '';
    };
    try {
      await waitFor(/Nothing to check yet[\s\S]*q quit/);
      writeFileSync(at('01-read-a-header/answer.ts'), 'export const describeFile = () => undefined;\n');
      await waitFor(/✗ a CT image tells[\s\S]*q quit/);
      child.stdin.write('h\n');
      await waitFor(/Hint 1 of 3[\s\S]*q quit/);
      child.stdin.write('l\n');
      await waitFor('Press Enter to go back');
      child.stdin.write('\n');
      await waitFor('q quit');
      solve('01-read-a-header');
      await waitFor(/Solved\.[\s\S]*1 of 2 solved[\s\S]*q quit/);
      child.stdin.write('n\n');
      await waitFor(/Exercise 02[\s\S]*q quit/);
      child.stdin.write('q\n');
      expect(await ended).toBe(0);
    } finally {
      child.kill();
    }
  }, 60_000);
});
