import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ExerciseResult } from '../../src/lab/exercise-check.ts';
import { type ExerciseFolder, lineOfExport, listExercises } from '../../src/lab/exercise-folder.ts';
import { runExercise } from '../../src/lab/exercise-run.ts';
import { describeResult } from '../../src/lab/exercise-text.ts';
import { expectEqual, likelyCause } from '../../src/lab/exercise-verdict.ts';

const root = join(import.meta.dirname, '../..');
let course: string;
let header: ExerciseFolder;
let ages: ExerciseFolder;

beforeAll(() => {
  // below the project, so that `deidlab` is found as in a clone
  mkdirSync(join(root, 'tmp'), { recursive: true });
  course = mkdtempSync(join(root, 'tmp/exercises-'));
  for (const name of ['01-read-a-header', '08-generalize-ages'])
    cpSync(join(root, 'exercises', name), join(course, name), {
      recursive: true,
      filter: (path) => !/answer/.test(path),
    });
  [header, ages] = listExercises(course) as [ExerciseFolder, ExerciseFolder];
});
afterAll(() => rmSync(course, { recursive: true, force: true }));

async function check(
  folder: ExerciseFolder,
  answer: string | undefined,
  options: { hintsShown?: number; isHintAsked?: boolean; limitMs?: number; next?: string } = {},
): Promise<{ text: string; result: ExerciseResult }> {
  const { hintsShown = 0, isHintAsked = false, limitMs = 8_000, next } = options;
  if (answer === undefined) rmSync(folder.answer, { force: true });
  else writeFileSync(folder.answer, answer);
  const result = await runExercise(folder, { limitMs });
  const name = `exercises/${folder.number}-${folder.slug}`;
  const text = describeResult(result, {
    heading: `${folder.number} · ${folder.title}`,
    answer: `${name}/answer.ts`,
    readme: `${name}/README.md`,
    solution: `${name}/solution.ts`,
    lineOf: (each) => lineOfExport(folder.answer, each),
    hintsShown,
    isHintAsked,
    hintCommand: `npx deidlab exercise ${folder.number} --hint`,
    solved: 2,
    total: 16,
    next,
  });
  return { text, result };
}

const age = (body: string): string => `export function generalizeAge(age: string): string {\n${body}\n}\n`;
const RIGHT = `
  const match = /^(\\d{3})([YMWD])$/.exec(age);
  if (match === null) return '';
  const per: Record<string, number> = { Y: 1, M: 12, W: 52.18, D: 365.25 };
  const years = Math.floor(Number(match[1]) / per[match[2]!]!);
  return String(Math.min(90, Math.floor(years / 5) * 5)).padStart(3, '0') + 'Y';`;

it('is kind to an untouched problem', async () => {
  expect((await check(ages, undefined)).text).toMatchSnapshot();
  expect((await check(ages, undefined)).result.state).toBe('untouched');
});

it('is kind to a problem whose stub still throws', async () => {
  const { result } = await check(
    ages,
    age("  // I have begun\n  throw new Error('generalizeAge is not written yet');"),
  );
  expect(result.state).toBe('untouched');
});

it('shows input, expected, got, where, a likely cause and what to read', async () => {
  expect(
    (
      await check(
        ages,
        age("  return String(Math.round(Number(age.slice(0, 3)) / 5) * 5).padStart(3, '0') + 'Y';"),
      )
    ).text,
  ).toMatchSnapshot();
});

it('shows the hints that were asked for', async () => {
  expect((await check(ages, age('  return age;'), { hintsShown: 2 })).text).toMatchSnapshot();
  expect((await check(ages, age('  return age;'), { hintsShown: 3 })).text).not.toContain('--hint');
});

it('says that nothing was returned', async () => {
  expect(
    (await check(ages, age("  if (age === '') return '';\n  return undefined as unknown as string;"))).text,
  ).toMatchSnapshot();
});

it('shows an error of the learner with its line, and no stack', async () => {
  const { text } = await check(ages, age('  const list: string[] = [];\n  return list[3]!.slice(1);'));
  expect(text).toMatchSnapshot();
  expect(text).toContain('answer.ts:3');
});

it('shows where a file is not TypeScript', async () => {
  expect(
    (await check(ages, 'export function generalizeAge(age: string): string {\n  return (age;\n}\n')).text,
  ).toMatchSnapshot();
});

it('says which export is missing', async () => {
  expect(
    (await check(ages, 'export function generaliseAge(age: string): string {\n  return age;\n}\n')).text,
  ).toMatchSnapshot();
});

it('says that an import leads nowhere', async () => {
  expect(
    (await check(ages, `import { nothing } from 'no-such-package';\nexport const used = nothing;\n`)).text,
  ).toMatchSnapshot();
});

it('reports an endless loop, and ends it', async () => {
  const started = performance.now();
  expect(
    (await check(ages, age("  while (age !== '') {}\n  return '';"), { limitMs: 1_500 })).text,
  ).toMatchSnapshot();
  expect(performance.now() - started).toBeLessThan(6_000);
});

it('reports an endless loop at the top of a file', async () => {
  expect((await check(ages, `while (true) {}\n${age(RIGHT)}`, { limitMs: 1_500 })).text).toMatchSnapshot();
});

it('reports a list that takes all memory', async () => {
  const { result } = await check(
    ages,
    age('  const all: number[][] = [];\n  for (;;) all.push(new Array(1_000_000).fill(1.5));'),
    { limitMs: 25_000 },
  );
  expect(result.trouble?.kind).toBe('memory');
}, 30_000);

it('reports code that ends the program', async () => {
  expect((await check(ages, age('  process.exit(0);'))).text).toMatchSnapshot();
});

it('shows what the code printed, but not all of it', async () => {
  const { text } = await check(
    ages,
    age("  for (let line = 1; line <= 20; line++) console.log('line', line);\n  return age;"),
  );
  expect(text).toMatchSnapshot();
});

it('says what it means in the clinic when all holds, and how to go on', async () => {
  const { text, result } = await check(ages, age(RIGHT), {
    next: 'npx deidlab exercise 09   (Clean a description)',
  });
  expect(result.state).toBe('solved');
  expect(text).toMatchSnapshot();
});

it('reads files of the cohort', async () => {
  const { text } = await check(
    header,
    `import { readDicom, toDicomJson } from 'deidlab';
export function describeFile(bytes: Uint8Array): unknown {
  const header = toDicomJson(readDicom(bytes));
  const first = (tag: string): unknown => header[tag]?.Value?.[0];
  return { name: first('00100010'), modality: first('00080060'), date: first('00080020'), rows: first('00280010') };
}
`,
  );
  expect(text).toMatchSnapshot();
});

it('never shows a stack or a path of this computer', async () => {
  for (const answer of [
    age('  throw new Error(age);'),
    `import './elsewhere.ts';\n`,
    'export const x = ;',
    age('  return null!;'),
  ])
    expect((await check(ages, answer)).text).not.toMatch(/\n\s+at |node_modules|\/tmp\/exercises-/);
});

it.each([
  [undefined, 'x', /returned nothing/],
  [Promise.resolve('x'), 'x', /promise/],
  ['5', 5, /is a string, and a number was asked for/],
  ['ABC ', 'ABC', /padding/],
  ['1.2\0', '1.2', /padding/],
  ['abc', 'ABC', /upper and lower case/],
  ['20180111', '20180110', /Off by one day/],
  [4, 5, /Off by one/],
  [[2, 1], [1, 2], /another order/],
  [[1], [1, 2, 3], /2 items are missing/],
  [[1, 2, 3], [1, 2], /1 item too many/],
])('knows a likely cause of %j in place of %j', (got, expected, cause) => {
  expect(likelyCause(got, expected)).toMatch(cause);
});

it('knows that nothing was done, and has no cause for what it does not know', () => {
  expect(likelyCause('x', 'y', 'x')).toMatch(/what went in/);
  expect(likelyCause('p', 'q', 'x')).toBeUndefined();
  expect(expectEqual({ a: 1, b: undefined }, { a: 1 })).toBeUndefined();
});

it('shows long values from where they differ', () => {
  const [got, expected] = ['a', 'b'].map((letter) => `${'x'.repeat(300)}${letter}${'y'.repeat(300)}`);
  const verdict = expectEqual(got, expected)!;
  expect(verdict.got).toContain('xa');
  expect(verdict.expected).toContain('xb');
  expect(verdict.got!.length).toBeLessThan(130);
});
