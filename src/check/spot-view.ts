import { isPrivate } from '../dicom/tag.ts';
import { tableRowOf } from '../profile/table.ts';
import type { Spot } from './align.ts';
import type { PairContext } from './context.ts';
import type { Allowed } from './policy.ts';
import { isEmptyNode, isSame, isSequence, isTextNode, type Node, textsOf } from './tree.ts';
import { isPlaceholder, isWellFormed } from './value-form.ts';

/** What became of an element, without judging it. */
export type Seen = 'absent' | 'removed' | 'emptied' | 'unchanged' | 'changed' | 'added';

/** A spot with everything that a rule asks about it. */
export interface SpotView {
  readonly spot: Spot;
  readonly seen: Seen;
  readonly before: Node | undefined;
  readonly after: Node | undefined;
  readonly vr: string;
  readonly allowed: Allowed;
  readonly context: PairContext;
}

const NOTHING: Allowed = { letters: new Set(), because: 'not in the original', type: undefined };

export function viewOf(spot: Spot, context: PairContext): SpotView {
  const { before, after } = spot;
  const allowed = before === undefined ? NOTHING : context.policy.allowed(before);
  return { spot, before, after, allowed, context, seen: see(spot), vr: (before ?? after)!.vr };
}

function see({ before, after }: Spot): Seen {
  if (before === undefined) return 'added';
  if (isEmptyNode(before)) return after === undefined || isEmptyNode(after) ? 'absent' : 'changed';
  if (after === undefined) return 'removed';
  if (isEmptyNode(after)) return 'emptied';
  return isSame(before, after) ? 'unchanged' : 'changed';
}

export const has = (view: SpotView, ...letters: string[]): boolean =>
  letters.some((letter) => view.allowed.letters.has(letter as never));
export const isDate = ({ vr }: SpotView): boolean => vr === 'DA' || vr === 'DT';
export const isPixels = ({ spot }: SpotView): boolean => /\(7FE0,00(?:08|09|10)\)$/.test(spot.path);
export const isPadding = ({ spot }: SpotView): boolean => spot.path === '(FFFC,FFFC)';
export const isPrivateSpot = ({ before, after }: SpotView): boolean => isPrivate((before ?? after)!.tag);
/** All values are placeholders, so that what is equal was not kept but put there. */
export const isNothing = ({ before }: SpotView): boolean =>
  before !== undefined && isTextNode(before) && textsOf(before).every(isPlaceholder);

/** What has to stay, whatever may be done about identifiers in it. */
export const isFixed = (view: SpotView): boolean => has(view, 'K', 'S') && !has(view, 'X', 'Z', 'D', 'C');
/** An original value that was no date cannot be moved; what holds an identifier may go. */
export const isExcused = (view: SpotView): boolean =>
  view.context.mentions(view.spot) ||
  (isTextNode(view.before!) &&
    has(view, 'S', 'G') &&
    textsOf(view.before!).some((text) => !isWellFormed(text, view.vr)));

/** An attribute that has an original value and must not. */
export function isKept(view: SpotView): boolean {
  if (view.seen !== 'unchanged' || has(view, 'K') || isCleanable(view) || isNothing(view)) return false;
  // code D lets the structure of a sequence stay: what is inside is judged one by one
  return !isSequence(view.before!) || !isDummyable(view.before!);
}

const isDummyable = (node: Node): boolean =>
  !isPrivate(node.tag) && tableRowOf(node.tag)?.basic.split('/').includes('D') === true;

/** Unchanged text may have been clean from the start; what cannot be read cannot be seen to be clean. */
function isCleanable(view: SpotView): boolean {
  return has(view, 'C') && (isSequence(view.before!) || isTextNode(view.before!));
}
