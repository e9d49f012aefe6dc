import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { DeidError } from '../errors.ts';
import type { ExerciseResult, TroubleKind } from './exercise-check.ts';
import type { ExerciseFolder } from './exercise-folder.ts';

/** How far a learner is with one exercise. No code and no value of a file is in it. */
interface ExerciseState {
  readonly state: ExerciseResult['state'];
  readonly passed: number;
  readonly checks: number;
  /** The claim that failed last, or what else was in the way. */
  readonly failing?: string;
  /** Answers that were checked and did not hold. */
  readonly attempts: number;
  /** Hints shown, by claim. */
  readonly hints: Readonly<Record<string, number>>;
  /** ISO times. */
  readonly startedAt: string;
  readonly changedAt: string;
  readonly solvedAt?: string;
}

export interface Progress {
  readonly version: 1;
  /** By `NN-slug`. */
  readonly exercises: Readonly<Record<string, ExerciseState>>;
}

/** What a learner hands to an instructor. */
export interface ProgressExport {
  readonly format: 'deidlab exercise progress';
  readonly version: 1;
  readonly learner: string;
  readonly exportedAt: string;
  readonly exercises: readonly ExportedExercise[];
}

export interface ExportedExercise {
  readonly exercise: string;
  readonly title: string;
  readonly state: ExerciseResult['state'];
  readonly passed: number;
  readonly checks: number;
  readonly failing?: string;
  readonly attempts: number;
  readonly hints: number;
  /** From the first check to the solution, or to the last check. */
  readonly minutes: number;
}

export const idOf = ({ number, slug }: ExerciseFolder): string => `${number}-${slug}`;

const NONE: Progress = { version: 1, exercises: {} };

/** The learner's progress; a file that is missing or damaged counts as none. */
export function readProgress(path: string): Progress {
  try {
    const read = JSON.parse(readFileSync(path, 'utf8')) as Progress;
    return read.version === 1 && typeof read.exercises === 'object' && read.exercises !== null ? read : NONE;
  } catch {
    return NONE;
  }
}

/** @throws DeidError E_WRITE */
export function writeProgress(path: string, progress: Progress): void {
  try {
    writeFileSync(`${path}.new`, `${JSON.stringify(progress, undefined, 1)}\n`);
    renameSync(`${path}.new`, path);
  } catch (cause) {
    throw new DeidError('E_WRITE', 'the progress file beside the exercises could not be written', { cause });
  }
}

const TROUBLE: Readonly<Record<TroubleKind, string>> = {
  syntax: 'the file is not TypeScript yet',
  loading: 'the file could not be loaded',
  'missing export': 'an export is missing',
  threw: 'the code throws',
  time: 'the code does not end',
  memory: 'the code takes all memory',
  ended: 'the code ends the program',
  checker: 'the checks could not run',
};

/** The progress after a result. A solved exercise stays solved when the learner goes on experimenting. */
export function withResult(
  progress: Progress,
  folder: ExerciseFolder,
  result: ExerciseResult,
  now: Date,
): Progress {
  const id = idOf(folder);
  const before = progress.exercises[id];
  if (result.state === 'untouched' && before === undefined) return progress;
  const at = now.toISOString();
  const failing = result.failed?.claim ?? (result.trouble && TROUBLE[result.trouble.kind]);
  const solvedAt = before?.solvedAt ?? (result.state === 'solved' ? at : undefined);
  const isFailing = result.state === 'failing';
  const state: ExerciseState = {
    state: solvedAt === undefined ? result.state : 'solved',
    passed: result.passed.length,
    checks: result.passed.length + result.notReached + (result.failed ? 1 : 0),
    ...(failing !== undefined && solvedAt === undefined && { failing }),
    attempts: (before?.attempts ?? 0) + (isFailing && solvedAt === undefined ? 1 : 0),
    hints: before?.hints ?? {},
    startedAt: before?.startedAt ?? at,
    changedAt: at,
    ...(solvedAt !== undefined && { solvedAt }),
  };
  return { ...progress, exercises: { ...progress.exercises, [id]: state } };
}

/** One hint more for the claim that fails, at most `most`. */
export function withHint(progress: Progress, folder: ExerciseFolder, claim: string, most: number): Progress {
  const id = idOf(folder);
  const state = progress.exercises[id];
  if (state === undefined) return progress;
  const hints = { ...state.hints, [claim]: Math.min(most, (state.hints[claim] ?? 0) + 1) };
  return { ...progress, exercises: { ...progress.exercises, [id]: { ...state, hints } } };
}

/** Nothing is known of the exercise any more. */
export function withoutExercise(progress: Progress, folder: ExerciseFolder): Progress {
  const { [idOf(folder)]: _gone, ...exercises } = progress.exercises;
  return { ...progress, exercises };
}

export const isSolved = (progress: Progress, folder: ExerciseFolder): boolean =>
  progress.exercises[idOf(folder)]?.solvedAt !== undefined;

/** What may be handed on: where the learner is, in the words of the exercises. */
export function exportProgress(
  progress: Progress,
  folders: readonly ExerciseFolder[],
  options: { readonly learner: string; readonly now: Date },
): ProgressExport {
  return {
    format: 'deidlab exercise progress',
    version: 1,
    learner: options.learner,
    exportedAt: options.now.toISOString(),
    exercises: folders.map((folder): ExportedExercise => {
      const state = progress.exercises[idOf(folder)];
      const head = { exercise: idOf(folder), title: folder.title };
      if (state === undefined)
        return { ...head, state: 'untouched', passed: 0, checks: 0, attempts: 0, hints: 0, minutes: 0 };
      const until = Date.parse(state.solvedAt ?? state.changedAt);
      return {
        ...head,
        ...{ state: state.state, passed: state.passed, checks: state.checks, attempts: state.attempts },
        ...(state.failing !== undefined && { failing: state.failing }),
        hints: Object.values(state.hints).reduce((sum, shown) => sum + shown, 0),
        minutes: Math.max(0, Math.round((until - Date.parse(state.startedAt)) / 60_000)),
      };
    }),
  };
}
