import { spotsOf } from './align.ts';
import type { PairContext } from './context.ts';
import type { MidiAction } from './finding.ts';
import { boxesOf, comparePixels } from './pixel-rules.ts';
import type { Seen } from './records.ts';
import { kindOfTag } from './terms.ts';
import { isEmptyNode, isSame, isSequence, isTextNode, textOf, textsOf } from './tree.ts';

/** Shares that grow file by file. */
export type Tally<Name extends string> = Record<Name, { passed: number; checked: number }>;

export function createTally<Name extends string>(names: readonly Name[]): Tally<Name> {
  return Object.fromEntries(names.map((name) => [name, { passed: 0, checked: 0 }])) as Tally<Name>;
}

export function count<Name extends string>(
  tally: Tally<Name>,
  name: Name,
  hasPassed: boolean,
  times = 1,
): void {
  tally[name].checked += times;
  if (hasPassed) tally[name].passed += times;
}

export const MIDI_ACTIONS: readonly MidiAction[] = [
  'tag_retained',
  'text_notnull',
  'text_retained',
  'text_removed',
  'date_shifted',
  'uid_changed',
  'uid_consistent',
  'patid_consistent',
  'pixels_retained',
  'pixels_hidden',
];

/**
 * The ten actions of the MIDI-B benchmark, with its own mild rules: an absent attribute passes for removed, shifted and
 * changed ones, and a date has only to differ. What is asked for comes from the policy.
 */
export function tallyMidi(tally: Tally<MidiAction>, context: PairContext): void {
  for (const { before, after } of spotsOf(context.spots)) {
    if (before === undefined || isSequence(before)) continue;
    const { letters, type } = context.policy.allowed(before);
    const isKept = letters.has('K') && !letters.has('X') && !letters.has('C');
    if (isKept) count(tally, 'tag_retained', after !== undefined);
    if (!isTextNode(before) || isEmptyNode(before)) continue;
    if (isKept && isNumber(before.vr)) {
      // contours have many thousand numbers: nothing is gained by splitting them
      count(tally, 'text_retained', after !== undefined && isSame(before, after));
      continue;
    }
    const text = after === undefined ? '' : textOf(after);
    const old = textsOf(before).filter((each) => each !== '');
    const isGone = old.every((each) => !text.toLowerCase().includes(each.toLowerCase()));
    if (type === '1' || (letters.has('D') && !letters.has('Z'))) count(tally, 'text_notnull', text !== '');
    if (before.vr === 'UI') {
      if (letters.has('U')) count(tally, 'uid_changed', isGone);
    } else if (before.vr === 'DA' || before.vr === 'DT') {
      if (!letters.has('K')) count(tally, 'date_shifted', isGone);
    } else if (isKept) count(tally, 'text_retained', after !== undefined && isSame(before, after));
    else if (!letters.has('K') && (before.vr === 'PN' || kindOfTag(before.tag) !== undefined))
      count(tally, 'text_removed', isGone);
  }
  const pixels = comparePixels(context);
  const boxes = boxesOf(context.key).length;
  if (pixels !== 'none' && boxes === 0) count(tally, 'pixels_retained', pixels === 'same');
  if (pixels !== 'none' && boxes > 0 && context.policy.options.has('clean-pixel-data'))
    count(tally, 'pixels_hidden', pixels !== 'same');
}

const isNumber = (vr: string): boolean => vr === 'DS' || vr === 'IS';

/** Consistency is known when all files were seen. */
export function tallyConsistency(
  tally: Tally<MidiAction>,
  name: 'uid_consistent' | 'patid_consistent',
  seen: readonly Seen[],
): void {
  const most = Math.max(0, ...seen.map((each) => each.count));
  for (const each of seen) count(tally, name, each.count === most, each.count);
}
