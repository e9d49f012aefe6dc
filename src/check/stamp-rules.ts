import { OPTIONS, type OptionName } from '../profile/options.ts';
import { tableRowOf } from '../profile/table.ts';
import { spotsOf } from './align.ts';
import type { PairContext, Rule } from './context.ts';
import { findNode, isEmptyNode, isSame, isTextNode, nodesOf, textOf, textsOf, topText } from './tree.ts';
import { dayOf, isPlaceholder } from './value-form.ts';

/** What a file says was done to it, held against what was done (PS3.3 section C.12.1.1.8, PS3.16 CID 7050). */
export const STAMP_RULES: readonly Rule<PairContext>[] = [
  { name: 'stamp-false', level: 'policy', run: checkCodes },
  { name: 'stamp-false-dates', level: 'policy', run: checkDates },
];

function report(context: PairContext, path: string, expected: string): void {
  context.report({ code: 'stamp-false', path, observed: 'inconsistent', expected });
}

/** CID 7050 codes in the file. */
export function claimedOptions(context: PairContext): OptionName[] {
  const sequence = findNode(context.after.level, 0x00120064);
  const codes = (sequence?.items ?? []).map((item) => {
    const code = findNode(item, 0x00080100);
    return code === undefined ? '' : textOf(code);
  });
  return OPTIONS.filter(({ code }) => codes.includes(code)).map(({ name }) => name);
}

function checkCodes(context: PairContext): void {
  const { before, after, policy } = context;
  for (const option of claimedOptions(context)) {
    context.count('policy');
    const isAsked = policy.options.has(option);
    const path = '(0012,0064)';
    if (option === 'clean-pixel-data' || option === 'clean-recognizable-visual-features') {
      const [old, fresh] = [findNode(before.level, 0x7fe00010), findNode(after.level, 0x7fe00010)];
      if (!isAsked && old !== undefined && fresh !== undefined && isSame(old, fresh))
        report(context, path, 'no claim that pixels were cleaned, as they are unchanged');
    } else if (option === 'retain-uids') {
      const [old, fresh] = [topText(before, 0x00080018), topText(after, 0x00080018)];
      if (old !== fresh) report(context, path, 'no claim that UIDs were retained, as they are new');
    } else if (!isAsked && !hasColumn(context, option))
      report(context, path, `no claim of ${option}, as nothing that it is about is left`);
  }
}

/** Whether something that an option keeps or cleans is in the output. */
function hasColumn({ after }: PairContext, option: OptionName): boolean {
  for (const node of nodesOf(after.level)) {
    const row = tableRowOf(node.tag);
    if (row !== undefined && Object.hasOwn(row.options, option) && !isEmptyNode(node)) return true;
  }
  return false;
}

function checkDates(context: PairContext): void {
  const claim = topText(context.after, 0x00280303);
  if (claim === '') return;
  context.count('policy');
  const { kept, changed, total } = countDates(context);
  if (total === 0) return;
  const isFalse =
    (claim === 'UNMODIFIED' && kept === 0) ||
    (claim === 'MODIFIED' && changed === 0) ||
    (claim === 'REMOVED' && kept > 0);
  if (isFalse) report(context, '(0028,0303)', 'REMOVED, MODIFIED or UNMODIFIED as dates show');
}

/** Dates that a date option is about: left as they were, or with another value. */
function countDates({ spots }: PairContext): { kept: number; changed: number; total: number } {
  const count = { kept: 0, changed: 0, total: 0 };
  for (const { before, after } of spotsOf(spots)) {
    if (before === undefined || (before.vr !== 'DA' && before.vr !== 'DT') || !isTextNode(before)) continue;
    const row = tableRowOf(before.tag);
    const isLongitudinal = row === undefined || Object.hasOwn(row.options, 'retain-longitudinal-full-dates');
    const olds = textsOf(before).filter((text) => dayOf(text) !== undefined && !isPlaceholder(text));
    if (!isLongitudinal || olds.length === 0) continue;
    count.total++;
    if (after === undefined || isEmptyNode(after)) continue;
    if (textsOf(after).some((text) => olds.includes(text))) count.kept++;
    else count.changed++;
  }
  return count;
}
