import { checkTurn, type Turn } from './turn.ts';
import { CHECK_SETUP } from './turns/00-check-setup.ts';
import { FIND_IDENTIFIERS } from './turns/01-find-identifiers.ts';
import { READ_FILE } from './turns/02-read-file.ts';
import { DUMP_METADATA } from './turns/03-dump-metadata.ts';
import { BUILD_WHITELIST } from './turns/04-build-whitelist.ts';
import { SHIFT_DATES } from './turns/05-shift-dates.ts';
import { DRAFT_SCRIPT } from './turns/07-draft-script.ts';
import { ASSURE_QUALITY } from './turns/08-assure-quality.ts';
import { ATTACK_RELEASE } from './turns/10-attack-release.ts';

/** The exercise of every notebook. A new one is a new file and a line here. */
export const TURNS: readonly Turn<never>[] = [
  CHECK_SETUP,
  FIND_IDENTIFIERS,
  READ_FILE,
  DUMP_METADATA,
  BUILD_WHITELIST,
  SHIFT_DATES,
  DRAFT_SCRIPT,
  ASSURE_QUALITY,
  ATTACK_RELEASE,
];

/**
 * Checks the "your turn" of a notebook and prints what it found. Never throws, so that a notebook always runs to its end.
 *
 * @param id the notebook's name, such as `05-shift-dates`
 * @param answers what the learner wrote, by name
 * @param options.hint print this hint, from 1
 * @returns whether all is solved
 * @example const isSolved = await check('05-shift-dates', { shiftVisits: shiftVisits });
 */
export async function check(
  id: string,
  answers: Readonly<Record<string, unknown>>,
  options: { readonly hint?: number } = {},
): Promise<boolean> {
  const turn = TURNS.find((each) => each.id === id) as Turn<Readonly<Record<string, unknown>>> | undefined;
  if (turn === undefined) {
    console.log(`There is no exercise of this name. There are: ${TURNS.map((each) => each.id).join(', ')}.`);
    return false;
  }
  const { text, isSolved } = await checkTurn(turn, answers, options);
  console.log(text);
  return isSolved;
}
