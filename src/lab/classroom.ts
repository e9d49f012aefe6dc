import { DeidError } from '../errors.ts';
import type { ExportedExercise, ProgressExport } from './exercise-progress.ts';

const MOST_TEXT = 200;
const MOST_EXERCISES = 200;
const STATES: ReadonlySet<string> = new Set(['untouched', 'failing', 'solved']);

/** A check at which learners wait. */
export interface StuckAt {
  readonly exercise: string;
  readonly claim: string;
  readonly learners: number;
  readonly attempts: number;
}

/**
 * Reads what `deidlab exercise --export` wrote.
 *
 * @throws DeidError E_BAD_VALUE for anything else
 */
export function readExport(text: string): ProgressExport {
  const wrong = (what: string): DeidError =>
    new DeidError('E_BAD_VALUE', `expected a file that deidlab exercise --export wrote, found ${what}`);
  let read: Partial<ProgressExport>;
  try {
    read = JSON.parse(text) as Partial<ProgressExport>;
  } catch {
    throw wrong('no JSON');
  }
  if (read?.format !== 'deidlab exercise progress' || read.version !== 1) throw wrong('another format');
  const { learner, exportedAt, exercises } = read;
  if (!isText(learner) || !isText(exportedAt) || Number.isNaN(Date.parse(exportedAt)))
    throw wrong('no learner or no time');
  if (!Array.isArray(exercises) || exercises.length > MOST_EXERCISES || !exercises.every(isExercise))
    throw wrong('a list of exercises that is none');
  return { format: read.format, version: 1, learner, exportedAt, exercises };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MOST_TEXT;
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;

function isExercise(value: unknown): value is ExportedExercise {
  if (typeof value !== 'object' || value === null) return false;
  const { exercise, title, state, passed, checks, failing, attempts, hints, minutes } =
    value as Partial<ExportedExercise>;
  return (
    [exercise, title].every(isText) &&
    STATES.has(state ?? '') &&
    [passed, checks, attempts, hints, minutes].every(isCount) &&
    (failing === undefined || isText(failing))
  );
}

/** The last export of each learner, those who need help first: fewest solved, then most attempts. */
export function latestOfEach(exports: readonly ProgressExport[]): ProgressExport[] {
  const latest = new Map<string, ProgressExport>();
  for (const each of exports) {
    const known = latest.get(each.learner);
    if (known === undefined || Date.parse(known.exportedAt) < Date.parse(each.exportedAt))
      latest.set(each.learner, each);
  }
  return [...latest.values()].sort(
    (a, b) =>
      solvedOf(a) - solvedOf(b) || attemptsOf(b) - attemptsOf(a) || a.learner.localeCompare(b.learner, 'en'),
  );
}

const solvedOf = ({ exercises }: ProgressExport): number =>
  exercises.filter(({ state }) => state === 'solved').length;
const attemptsOf = ({ exercises }: ProgressExport): number =>
  exercises.reduce((sum, { state, attempts }) => sum + (state === 'failing' ? attempts : 0), 0);

/** The checks at which most learners wait. */
export function mostStuck(learners: readonly ProgressExport[]): StuckAt[] {
  const stuck = new Map<string, StuckAt>();
  for (const { exercises } of learners)
    for (const { exercise, failing, attempts } of exercises) {
      if (failing === undefined) continue;
      const known = stuck.get(`${exercise} ${failing}`);
      stuck.set(`${exercise} ${failing}`, {
        exercise,
        claim: failing,
        learners: (known?.learners ?? 0) + 1,
        attempts: (known?.attempts ?? 0) + attempts,
      });
    }
  return [...stuck.values()].sort((a, b) => b.learners - a.learners || b.attempts - a.attempts);
}
