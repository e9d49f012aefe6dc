import { copyFileSync, existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { ExerciseResult } from '../lab/exercise-check.ts';
import { type ExerciseFolder, lineOfExport, listExercises, packagePath } from '../lab/exercise-folder.ts';
import {
  idOf,
  isSolved,
  type Progress,
  readProgress,
  withHint,
  withResult,
  writeProgress,
} from '../lab/exercise-progress.ts';
import { runExercise } from '../lab/exercise-run.ts';
import { describeResult } from '../lab/exercise-text.ts';
import { createSignOfLife } from './sign-of-life.ts';
import { terminalWidth, wrapLines } from './wrap.ts';

/** The exercises with the learner's progress. */
export interface Course {
  readonly folders: readonly ExerciseFolder[];
  readonly progressFile: string;
  progress: Progress;
}

/** A path as one types it here. */
export const here = (path: string): string => relative(process.cwd(), path).replaceAll('\\', '/') || path;

export function openCourse(folder = packagePath('exercises')): Course {
  const progressFile = join(folder, '.progress.json');
  return { folders: listExercises(folder), progressFile, progress: readProgress(progressFile) };
}

export function firstUnsolved({ folders, progress }: Course): ExerciseFolder | undefined {
  return folders.find((folder) => !isSolved(progress, folder));
}

/** Checks the learner's file, which is made from the problem when there is none yet, and remembers how it went. */
export async function checkOnce(
  course: Course,
  folder: ExerciseFolder,
  options: { readonly hint?: boolean } = {},
): Promise<ExerciseResult> {
  if (!existsSync(folder.answer)) copyFileSync(folder.problem, folder.answer);
  const life = await createSignOfLife();
  life.show('Checking');
  const result = await runExercise(folder).finally(() => life.clear());
  course.progress = withResult(course.progress, folder, result, new Date());
  if (options.hint && result.failed)
    course.progress = withHint(course.progress, folder, result.failed.claim, result.failed.hints.length);
  writeProgress(course.progressFile, course.progress);
  return result;
}

/**
 * What the learner reads.
 *
 * @param options.hint whether a hint was asked for just now. Default false
 * @param options.hintCommand how to ask for a hint. Default the command
 */
export function describe(
  course: Course,
  folder: ExerciseFolder,
  result: ExerciseResult,
  options: { readonly hint?: boolean; readonly hintCommand?: string } = {},
): string {
  const { folders, progress } = course;
  const next = folders.find((each) => each.number > folder.number && !isSolved(progress, each));
  const text = describeResult(result, {
    heading: `${folder.number} · ${folder.title}`,
    answer: here(folder.answer),
    readme: here(folder.readme),
    solution: here(folder.solution),
    lineOf: (name) => lineOfExport(folder.answer, name),
    hintsShown: (result.failed && progress.exercises[idOf(folder)]?.hints[result.failed.claim]) ?? 0,
    isHintAsked: options.hint === true,
    hintCommand: options.hintCommand ?? `npx deidlab exercise ${folder.number} --hint`,
    solved: folders.filter((each) => isSolved(progress, each)).length,
    total: folders.length,
    next: next && `npx deidlab exercise ${next.number}   (${next.title})`,
  });
  return wrapLines(text, terminalWidth());
}
