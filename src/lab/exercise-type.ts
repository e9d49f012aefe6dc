/** What one claim about an answer came to. `undefined`: it holds. Only fictional data is ever in it. */
export type Verdict =
  | undefined
  | {
      readonly input?: string;
      readonly expected?: string;
      readonly got?: string;
      /** The likely cause, one plain sentence. */
      readonly because?: string;
    };

/** One claim about a learner's answer. */
export interface ExerciseCheck<Answers> {
  /** As a claim: `intervals stay the same`. */
  readonly claim: string;
  readonly run: (answers: Answers) => Verdict | Promise<Verdict>;
  /** From a nudge to nearly the answer; never code. */
  readonly hints: readonly [string, string, string];
  /** What to read: the clause of the standard, of the law, or a place in the project. */
  readonly read: string;
  /** The export that the claim is about; default the first one. */
  readonly about?: string;
}

/** A plausible wrong answer, and the claim that has to catch it. */
export interface Mistake<Answers> {
  readonly what: string;
  readonly caughtBy: string;
  /** Exports that replace those of the solution. */
  readonly answers: Partial<Answers>;
}

/** An exercise: what its folder's `checks.ts` exports as `exercise`. */
export interface Exercise<Answers = never> {
  readonly title: string;
  /** What an answer has to export, and of what kind. */
  readonly exports: { readonly [Name in keyof Answers]: 'function' | 'string' | 'object' };
  readonly checks: readonly ExerciseCheck<Answers>[];
  readonly mistakes: readonly Mistake<Answers>[];
  /** What it means in the clinic, one line, when all holds. */
  readonly meaning: string;
}

/**
 * Gives an exercise its types: what the checks are given is what `problem.ts` exports.
 *
 * @example export const exercise = defineExercise<typeof import('./problem.ts')>({ title: 'Read a header', ... });
 */
export function defineExercise<Answers>(exercise: Exercise<Answers>): Exercise<Answers> {
  return exercise;
}
