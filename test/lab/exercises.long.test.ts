import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { checkAnswers } from '../../src/lab/exercise-check.ts';
import { listExercises } from '../../src/lab/exercise-folder.ts';
import { runExercise } from '../../src/lab/exercise-run.ts';
import type { Exercise } from '../../src/lab/exercise-type.ts';

const folders = listExercises();
const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(path, 'utf8');
const load = async (path: string): Promise<Exercise<Record<string, unknown>>> =>
  ((await import(path)) as { exercise: Exercise<Record<string, unknown>> }).exercise;

describe('the exercises', () => {
  it('are at least fourteen, numbered without gaps', () => {
    expect(folders.length).toBeGreaterThanOrEqual(14);
    expect(folders.map(({ number }) => Number(number))).toEqual(folders.map((_, index) => index + 1));
  });

  it('are listed in exercises/README.md with their title and minutes', () => {
    const table = read(join(root, 'exercises/README.md'));
    for (const { number, slug, title, notes } of folders) {
      const minutes = /\*\*Minutes\.\*\* (\d+)/.exec(read(notes))?.[1];
      expect(minutes, slug).toBeDefined();
      expect(table).toContain(`| ${number} | [${title}](${number}-${slug}/README.md) | ${minutes} |`);
    }
  });

  it('are mapped to notebooks that are there, and to a row of the lecture', () => {
    const notebooks = readdirSync(join(root, 'notebooks')).map((name) => name.slice(0, 2));
    const rows = read(join(root, 'exercises/README.md')).matchAll(
      /^\| (\d\d) \| \[[^\]]+\]\((\S+?)\/README\.md\) \| \d+ \| (\d\d) \| ([^|]*\w[^|]*) \|$/gm,
    );
    const mapped = [...rows].map(([, number, folder, notebook, lecture]) => {
      expect(notebooks, folder).toContain(notebook);
      expect(lecture!.trim().length, folder).toBeGreaterThan(3);
      expect(folder!.startsWith(`${number}-`), folder).toBe(true);
      return folder;
    });
    expect(mapped).toEqual(folders.map(({ number, slug }) => `${number}-${slug}`));
  });

  it('have objectives, limits, prerequisites, wrong turns and a question for the instructor', () => {
    for (const { notes, slug } of folders)
      for (const part of ['Objectives', 'Out of scope', 'Before', 'Minutes', 'Likely wrong turns', 'Discuss'])
        expect(read(notes), slug).toContain(`**${part}.**`);
  });

  it('hold no file but the five of an exercise, and a README that fits a screen or two', () => {
    for (const { path, readme } of folders) {
      const names = readdirSync(path).filter((name) => !/^answer/.test(name));
      expect(names.sort(), path).toEqual(['README.md', 'checks.ts', 'notes.md', 'problem.ts', 'solution.ts']);
      expect(read(readme).split('\n').length, path).toBeLessThanOrEqual(60);
      expect(read(readme), path).toContain('## Your task');
    }
  });

  it('have the same exports of the same types in problem and solution', () => {
    // the compiler says so: each must be assignable to the other
    const glue = folders.map(({ number, slug }) => ({
      name: join(root, `exercises/${number}-${slug}/glue.ts`).replaceAll(sep, '/'),
      text:
        "import * as problem from './problem.ts';\nimport * as solution from './solution.ts';\n" +
        'export const there: typeof problem = solution;\nexport const back: typeof solution = problem;\n',
    }));
    const texts = new Map(glue.map(({ name, text }) => [name, text]));
    const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config as object;
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
    const host = ts.createCompilerHost(options);
    const { readFile, fileExists } = host;
    host.readFile = (name) => texts.get(name) ?? readFile(name);
    host.fileExists = (name) => texts.has(name) || fileExists(name);
    const getSourceFile = host.getSourceFile.bind(host);
    host.getSourceFile = (name, ...rest) =>
      texts.has(name)
        ? ts.createSourceFile(name, texts.get(name)!, ts.ScriptTarget.ES2022)
        : getSourceFile(name, ...rest);
    const program = ts.createProgram([...texts.keys()], options, host);
    const problems = ts
      .getPreEmitDiagnostics(program)
      .map(
        ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
      );
    expect(problems).toEqual([]);
  }, 60_000);
});

describe.each(folders.map((folder) => [`${folder.number}-${folder.slug}`, folder] as const))(
  '%s',
  (_id, folder) => {
    it('has a problem with something to do that fails kindly: no error of its own, and a word of help', async () => {
      expect(read(folder.problem)).toContain('TODO');
      const problem = (await import(folder.problem)) as Record<string, unknown>;
      const result = await checkAnswers(await load(folder.checks), problem);
      expect(result.state).not.toBe('solved');
      expect(result.trouble).toBeUndefined();
      if (result.state === 'failing') expect(result.failed?.verdict.because ?? '').toMatch(/\w+ \w+ \w+/);
    });

    it('has a solution that passes every check', async () => {
      const result = await runExercise(folder, { answer: folder.solution });
      expect(result.failed?.claim).toBeUndefined();
      expect(result.state).toBe('solved');
      expect(result.meaning).toMatch(/\.$/);
      expect(result.printed).toEqual([]);
    });

    it('has mistakes, and each is caught by the check that it names', async () => {
      const exercise = await load(folder.checks);
      const solution = (await import(folder.solution)) as Record<string, unknown>;
      expect(exercise.title).toBe(folder.title);
      expect(exercise.mistakes.length).toBeGreaterThanOrEqual(3);
      for (const { what, caughtBy, answers } of exercise.mistakes) {
        expect(exercise.checks.map(({ claim }) => claim)).toContain(caughtBy);
        const { failed, trouble } = await checkAnswers(exercise, { ...solution, ...answers });
        expect(failed?.claim, what).toBe(caughtBy);
        // a check that cannot run catches nothing
        expect(trouble?.message, what).toBeUndefined();
      }
    });

    it('has three hints for each check, all different and none of them code', async () => {
      const { checks } = await load(folder.checks);
      expect(checks.length).toBeGreaterThanOrEqual(3);
      expect(new Set(checks.map(({ claim }) => claim)).size).toBe(checks.length);
      const hints = checks.flatMap((check) => check.hints);
      expect(hints.length).toBe(3 * checks.length);
      expect(new Set(hints).size).toBe(hints.length);
      for (const hint of hints) expect(hint.trim().length).toBeGreaterThan(10);
      for (const hint of hints) expect(hint).not.toMatch(/=>|[={}\\]|\w\(|\[['"\w]|;\s*$/);
      for (const { read: clause } of checks) expect(clause).not.toBe('');
    });
  },
);

it('keeps the answers and the progress of learners out of git', () => {
  const ignored = read(join(root, '.gitignore'));
  expect(ignored).toContain('/exercises/*/answer*.ts');
  expect(ignored).toContain('/exercises/.progress.json');
  expect(existsSync(join(root, 'exercises/README.md'))).toBe(true);
});
