import type { Exercise, ExerciseCheck, Verdict } from './exercise-type.ts';
import { inputOf } from './exercise-verdict.ts';

/** Why an answer could not be checked to the end; other than that a claim does not hold. */
export type TroubleKind =
  | 'syntax'
  | 'loading'
  | 'missing export'
  | 'threw'
  | 'time'
  | 'memory'
  | 'ended'
  | 'checker';

export interface Trouble {
  readonly kind: TroubleKind;
  /** One line in the words of the engine or of the learner's own error. */
  readonly message: string;
  /** Line in the learner's file, from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** How an answer did. It can be sent between threads. */
export interface ExerciseResult {
  readonly state: 'untouched' | 'failing' | 'solved';
  /** Claims that hold, in order. */
  readonly passed: readonly string[];
  readonly failed?: FailedCheck;
  /** Claims that were not looked at. */
  readonly notReached: number;
  readonly trouble?: Trouble;
  /** What the learner's code printed. */
  readonly printed: readonly string[];
  /** What it means in the clinic; only when all holds. */
  readonly meaning?: string;
}

interface FailedCheck {
  readonly claim: string;
  readonly verdict: Exclude<Verdict, undefined>;
  readonly hints: readonly string[];
  readonly read: string;
  readonly about: string;
}

/** An answer that is still the problem throws this text. */
const NOT_WRITTEN = /not written yet/i;

/**
 * Checks answers claim by claim until one does not hold. Never throws: what the learner's code throws is a result, too.
 *
 * @param answers the exports of the learner's file
 * @param options.onCheck called before each claim with its position
 * @param options.lineOf finds the line of the learner's file in an error
 */
export async function checkAnswers<Answers>(
  exercise: Exercise<Answers>,
  answers: Answers,
  options: {
    readonly onCheck?: (index: number) => void;
    readonly lineOf?: (error: unknown) => number | undefined;
  } = {},
): Promise<ExerciseResult> {
  const { checks } = exercise;
  const missing = missingExport(exercise, answers);
  if (missing !== undefined)
    return {
      state: 'failing',
      passed: [],
      notReached: checks.length,
      trouble: { kind: 'missing export', message: missing },
      printed: [],
    };
  const passed: string[] = [];
  for (const [index, check] of checks.entries()) {
    options.onCheck?.(index);
    const place = { passed, notReached: checks.length - index - 1, printed: [] };
    try {
      const verdict = await check.run(answers);
      if (verdict === undefined) {
        passed.push(check.claim);
        continue;
      }
      return { state: 'failing', ...place, failed: describeFailed(exercise, check, verdict) };
    } catch (error) {
      if (NOT_WRITTEN.test(messageOf(error)) && passed.length === 0)
        return { state: 'untouched', passed: [], notReached: checks.length, printed: [] };
      const line = options.lineOf?.(error);
      const input = inputOf(error);
      return {
        state: 'failing',
        ...place,
        failed: describeFailed(exercise, check, input === undefined ? {} : { input }),
        trouble: { kind: 'threw', message: messageOf(error), ...(line !== undefined && { line }) },
      };
    }
  }
  return { state: 'solved', passed, notReached: 0, printed: [], meaning: exercise.meaning };
}

/** The learner's own error on one line; the data is fictional. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : `a thrown ${typeof error}`;
  return text.split('\n')[0]!.slice(0, 300);
}

function missingExport<Answers>(exercise: Exercise<Answers>, answers: Answers): string | undefined {
  for (const [name, kind] of Object.entries(exercise.exports) as [keyof Answers & string, string][]) {
    const value: unknown = answers[name];
    if (value === undefined) return `expected an exported ${kind} called ${name}, found none`;
    if (typeof value !== kind) return `expected ${name} to be a ${kind}, found a ${typeof value}`;
  }
  return undefined;
}

function describeFailed<Answers>(
  exercise: Exercise<Answers>,
  { claim, hints, read, about }: ExerciseCheck<Answers>,
  verdict: Exclude<Verdict, undefined>,
): FailedCheck {
  return { claim, verdict, hints, read, about: about ?? Object.keys(exercise.exports)[0] ?? '' };
}
