import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, renameSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { DeidError } from '../errors.ts';
import type { ExerciseResult } from '../lab/exercise-check.ts';
import { type ExerciseFolder, findExercise } from '../lab/exercise-folder.ts';
import { exportProgress, idOf, isSolved, withoutExercise, writeProgress } from '../lab/exercise-progress.ts';
import { describeProgress } from '../lab/exercise-text.ts';
import { type Course, checkOnce, describe, firstUnsolved, here, openCourse } from './exercise-course.ts';
import { EXIT } from './exit.ts';
import { cutTo, formatTable } from './table.ts';
import { terminalWidth } from './wrap.ts';

export interface ExerciseOptions {
  readonly watch?: boolean;
  readonly list?: boolean;
  readonly json?: boolean;
  readonly hint?: boolean;
  readonly reset?: boolean;
  readonly yes?: boolean;
  /** `true`: the default file name. */
  readonly export?: string | true;
  readonly name?: string;
  /** Another folder of exercises, for tests. */
  readonly folder?: string;
}

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
/** `deidlab exercise`: checks an answer, the first unsolved one when none is named. */
export async function exerciseCommand(name: string | undefined, options: ExerciseOptions): Promise<number> {
  const course = openCourse(options.folder);
  if (options.list) return listCommand(course, options);
  if (options.export !== undefined) return exportCommand(course, options);
  const folder = name === undefined ? firstUnsolved(course) : findExercise(course.folders, name);
  if (options.reset) return resetCommand(course, folder ?? course.folders[0]!, options);
  if (folder === undefined) return allSolved(course, options);
  if (options.watch) {
    const { watchExercises } = await import('./exercise-watch.ts');
    return watchExercises(course, folder);
  }
  const result = await checkOnce(course, folder, { hint: options.hint === true });
  if (options.json) print(JSON.stringify(jsonOf(course, folder, result)));
  else print(describe(course, folder, result, { hint: options.hint === true }));
  return result.state === 'solved' ? EXIT.done : EXIT.failed;
}

function jsonOf(course: Course, folder: ExerciseFolder, result: ExerciseResult): object {
  const { failed, trouble } = result;
  return {
    exercise: idOf(folder),
    state: result.state,
    passed: result.passed,
    ...(failed && { failed: { claim: failed.claim, ...failed.verdict, read: failed.read } }),
    ...(trouble && { trouble }),
    notReached: result.notReached,
    solved: course.folders.filter((each) => isSolved(course.progress, each)).length,
    total: course.folders.length,
  };
}

function listCommand({ folders, progress }: Course, options: ExerciseOptions): number {
  const rows = folders.map((folder) => {
    const state = progress.exercises[idOf(folder)];
    const sign = isSolved(progress, folder)
      ? '✓'
      : state === undefined || state.state === 'untouched'
        ? '○'
        : '✗';
    return { folder, state, sign };
  });
  if (options.json) {
    print(
      JSON.stringify(
        rows.map(({ folder, state }) => ({
          exercise: idOf(folder),
          title: folder.title,
          state: state?.state ?? 'untouched',
          ...(state?.failing !== undefined && { failing: state.failing }),
        })),
      ),
    );
    return EXIT.done;
  }
  const width = terminalWidth();
  const table = formatTable(
    ['', 'No', 'Exercise', 'Waits at'],
    rows.map(({ folder, state, sign }) => [
      ...[sign, folder.number, cutTo(folder.title, width >> 1), state?.failing ?? ''],
    ]),
  );
  print(
    table
      .split('\n')
      .map((line) => cutTo(line, width))
      .join('\n'),
  );
  print(`\n${describeProgress(rows.filter(({ sign }) => sign === '✓').length, rows.length)}`);
  return EXIT.done;
}

function allSolved({ folders }: Course, options: ExerciseOptions): number {
  if (options.json) print(JSON.stringify({ solved: folders.length, total: folders.length }));
  else
    print(
      `All ${folders.length} exercises are solved. What you wrote stays where it is; npx deidlab exercise NN checks one again.`,
    );
  return EXIT.done;
}

function exportCommand(course: Course, options: ExerciseOptions): number {
  const learner = options.name ?? `learner-${randomBytes(2).toString('hex')}`;
  if (!/^[\p{L}\p{N} ._-]{1,40}$/u.test(learner))
    throw new DeidError(
      'E_USAGE',
      'expected a name of at most 40 letters, digits, spaces, points and dashes after --name, found something else',
    );
  const exported = exportProgress(course.progress, course.folders, { learner, now: new Date() });
  const text = `${JSON.stringify(exported, undefined, 1)}\n`;
  if (options.export === '-') {
    process.stdout.write(text);
    return EXIT.done;
  }
  const path =
    options.export === true
      ? `progress-${learner.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.json`
      : options.export!;
  try {
    writeFileSync(path, text);
  } catch (cause) {
    throw new DeidError('E_WRITE', 'the export could not be written; look at the folder and its rights', {
      cause,
    });
  }
  print(
    `${here(path)}: where ${learner} is, exercise by exercise. No code, no data and no path of yours is in it; have a look before you hand it on.`,
  );
  return EXIT.done;
}

async function resetCommand(
  course: Course,
  folder: ExerciseFolder,
  options: ExerciseOptions,
): Promise<number> {
  const title = `${folder.number} · ${folder.title}`;
  if (!existsSync(folder.answer)) {
    print(`Exercise ${title} has no answer yet: there is nothing to reset.`);
    return EXIT.done;
  }
  const old = folder.answer.replace(/\.ts$/, '.old.ts');
  if (!options.yes && !(await confirm(`Begin ${title} anew? Your code goes to ${here(old)}. [y/N] `))) {
    print('Nothing was changed.');
    return EXIT.done;
  }
  renameSync(folder.answer, old);
  copyFileSync(folder.problem, folder.answer);
  course.progress = withoutExercise(course.progress, folder);
  writeProgress(course.progressFile, course.progress);
  print(`${here(folder.answer)} is as at the beginning. Your code is in ${here(old)}.`);
  return EXIT.done;
}

async function confirm(question: string): Promise<boolean> {
  const input = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const ended = new Promise<string>((resolve) => input.once('close', () => resolve('')));
    return /^y(es)?$/i.test((await Promise.race([input.question(question), ended])).trim());
  } finally {
    input.close();
  }
}
