import { describeVerdict, describeWaiting } from './exercise-text.ts';
import type { Verdict } from './exercise-type.ts';

export type { Verdict };

/** One claim about a learner's answer. */
export interface TurnCheck<Answers> {
  /** As a claim: `intervals stay the same`. */
  readonly claim: string;
  readonly run: (answers: Answers) => Verdict | Promise<Verdict>;
}

/** The exercise at the end of a notebook. */
export interface Turn<Answers = never> {
  /** `05-shift-dates`: the notebook's name. */
  readonly id: string;
  /** Whether the learner has not written anything yet. */
  readonly isUntouched: (answers: Answers) => boolean;
  readonly checks: readonly TurnCheck<Answers>[];
  /** From a nudge to nearly the answer; never code. */
  readonly hints: readonly string[];
  /** What it means in the clinic, when all holds. */
  readonly meaning: string;
}

export interface TurnResult {
  readonly isSolved: boolean;
  readonly isUntouched: boolean;
  /** The claim that failed. */
  readonly failed: string | undefined;
  readonly text: string;
}

/**
 * Checks an answer, claim by claim, until one fails. Never throws: what the learner's code throws is a verdict, too.
 *
 * @param options.hint show this hint, from 1. Default none
 */
export async function checkTurn<Answers>(
  turn: Turn<Answers>,
  answers: Answers,
  options: { readonly hint?: number } = {},
): Promise<TurnResult> {
  const lines: string[] = [];
  if (
    await safely(
      () => turn.isUntouched(answers),
      () => false,
    )
  ) {
    lines.push(
      '○ Nothing here to check yet, and that is fine.',
      '  Write your answer in the cell above, run it, then run this cell again.',
      `  ${hintOffer(turn)}`,
      ...hintLines(turn, options.hint),
    );
    return { isSolved: false, isUntouched: true, failed: undefined, text: lines.join('\n') };
  }
  for (const [index, { claim, run }] of turn.checks.entries()) {
    const verdict = await safely<Verdict>(
      () => run(answers),
      (error) => ({ because: thrownText(error) }),
    );
    if (verdict === undefined) {
      lines.push(`✓ ${claim}`);
      continue;
    }
    lines.push(...describeVerdict(claim, verdict), ...describeWaiting(turn.checks.length - index - 1));
    lines.push(
      `  ${bar(index, turn.checks.length)}`,
      `  ${hintOffer(turn)}`,
      ...hintLines(turn, options.hint),
    );
    return { isSolved: false, isUntouched: false, failed: claim, text: lines.join('\n') };
  }
  lines.push(
    `  ${bar(turn.checks.length, turn.checks.length)}  Solved.`,
    `  ${turn.meaning}`,
    `  Our own solution, to compare: notebooks/solutions/${turn.id}.ts`,
  );
  return { isSolved: true, isUntouched: false, failed: undefined, text: lines.join('\n') };
}

async function safely<Result>(
  run: () => Result | Promise<Result>,
  otherwise: (error: unknown) => Result,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    return otherwise(error);
  }
}

/** The learner's own error in the learner's own words; the data is fictional. */
function thrownText(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `Your code threw: ${text.split('\n')[0]!.slice(0, 200)}`;
}

function hintOffer({ hints }: Turn<never>): string {
  return hints.length === 0
    ? ''
    : `Stuck? Write , { hint: 1 } between the last } and ) of this cell (there ${hints.length === 1 ? 'is 1 hint' : `are ${hints.length} hints`}).`;
}

function hintLines({ hints }: Turn<never>, hint: number | undefined): string[] {
  if (hint === undefined) return [];
  const at = Math.max(1, Math.min(hints.length, Math.trunc(hint) || 1));
  return [`  Hint ${at} of ${hints.length}: ${hints[at - 1] ?? 'there is none'}`];
}

function bar(done: number, all: number): string {
  return `[${'■'.repeat(done)}${'□'.repeat(all - done)}] ${done} of ${all}`;
}
