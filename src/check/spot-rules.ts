import { lookupTag } from '../dicom/dictionary.ts';
import { EXPLICIT } from '../dicom/header.ts';
import { FRAGMENTS, SEQUENCE } from '../dicom/read.ts';
import { isPrivate, isPrivateCreator } from '../dicom/tag.ts';
import { isKnownVr, usesCharset, vrCode, vrName } from '../dicom/vr.ts';
import type { FindingCode } from './codes.ts';
import type { Observed } from './finding.ts';
import { MAY_BE_ADDED, REQUIRED, STAMPS } from './policy-data.ts';
import {
  has,
  isDate,
  isExcused,
  isFixed,
  isKept,
  isNothing,
  isPadding,
  isPixels,
  isPrivateSpot,
  type SpotView,
} from './spot-view.ts';
import { bytesOfNode, isEmptyNode, isSequence, isTextNode, type Node, textOf, textsOf } from './tree.ts';
import { dayOf, isPlaceholder, isWellFormed } from './value-form.ts';

const REGISTERED = '1.2.840.10008.';
const isRegistered = (uid: string): boolean => uid.startsWith(REGISTERED);

export interface SpotRule {
  readonly name: FindingCode;
  /** What is wrong, `undefined` when nothing is. */
  judge(view: SpotView): Observed | undefined;
}

export const SPOT_RULES: readonly SpotRule[] = [
  {
    name: 'private-kept',
    judge: (view) => (isPrivateSpot(view) && isKeptPrivate(view) ? 'unchanged' : undefined),
  },
  {
    name: 'padding-kept',
    judge: (view) => (isPadding(view) && isKept(view) ? 'unchanged' : undefined),
  },
  { name: 'uid-kept', judge: judgeUid },
  { name: 'date-kept', judge: judgeKeptDate },
  { name: 'age-kept', judge: judgeAge },
  {
    name: 'value-kept',
    judge: (view) =>
      isKept(view) && !isPrivateSpot(view) && !isPadding(view) && !isDate(view) && view.vr !== 'UI'
        ? 'unchanged'
        : undefined,
  },
  { name: 'value-part-kept', judge: judgePart },
  {
    name: 'required-missing',
    judge: (view) =>
      (view.seen === 'removed' || (view.seen === 'absent' && view.after === undefined)) && isRequired(view)
        ? 'removed'
        : undefined,
  },
  {
    name: 'required-empty',
    judge: (view) =>
      view.seen === 'emptied' && (view.allowed.type === '1' || isDummyOnly(view)) ? 'emptied' : undefined,
  },
  {
    name: 'private-removed',
    judge: (view) =>
      isPrivateSpot(view) &&
      view.seen === 'removed' &&
      has(view, 'K') &&
      !has(view, 'X') &&
      !isOrphan(view) &&
      !isExcused(view)
        ? 'removed'
        : undefined,
  },
  {
    name: 'attribute-removed',
    judge: (view) =>
      view.seen === 'removed' &&
      !has(view, 'X') &&
      !isPrivateSpot(view) &&
      !isRequired(view) &&
      !isExcused(view)
        ? 'removed'
        : undefined,
  },
  {
    name: 'attribute-emptied',
    judge: (view) =>
      view.seen === 'emptied' &&
      !has(view, 'Z', 'X', 'C') &&
      !isDummyOnly(view) &&
      view.allowed.type !== '1' &&
      !isExcused(view)
        ? 'emptied'
        : undefined,
  },
  {
    name: 'item-removed',
    judge: (view) =>
      view.spot.itemsLost > 0 && view.seen === 'changed' && isFixed(view) ? 'removed' : undefined,
  },
  {
    name: 'vm-changed',
    judge: (view) =>
      view.seen === 'changed' && isCountKept(view) && isOtherCount(view) ? 'changed' : undefined,
  },
  { name: 'time-changed', judge: judgeTime },
  { name: 'value-changed', judge: judgeChanged },
  { name: 'value-invalid', judge: judgeForm },
  { name: 'vr-changed', judge: judgeVr },
  { name: 'charset-mismatch', judge: judgeCharset },
  { name: 'attribute-added', judge: judgeAdded },
  {
    name: 'creator-missing',
    judge: ({ after, before }) =>
      before === undefined && after !== undefined && isOrphanNode(after) ? 'missing' : undefined,
  },
];

function isKeptPrivate(view: SpotView): boolean {
  const { before, vr } = view;
  if (before === undefined || isPrivateCreator(before.tag) || vr === 'UI') return false;
  // a safe date is judged as a date
  if (has(view, 'S')) return false;
  return isKept(view) || (view.seen === 'changed' && !has(view, 'K', 'D', 'C', 'U') && !isSequence(before));
}

function judgeUid(view: SpotView): Observed | undefined {
  const { seen, before, after } = view;
  if (view.vr !== 'UI' || before === undefined || has(view, 'K')) return undefined;
  if (seen !== 'unchanged' && seen !== 'changed') return undefined;
  const olds = textsOf(before).filter((uid) => !isRegistered(uid) && uid !== '');
  const kept = textsOf(after!).filter((uid) => olds.includes(uid));
  if (kept.length === 0) return undefined;
  return kept.length === olds.length ? 'unchanged' : 'partly unchanged';
}

function judgeKeptDate(view: SpotView): Observed | undefined {
  const { seen, before, after } = view;
  if (!isDate(view) || has(view, 'K') || (seen !== 'unchanged' && seen !== 'changed') || isNothing(view))
    return undefined;
  const fresh = textsOf(after!);
  const isSomeKept = textsOf(before!).some((old, index) => {
    const now = fresh[index] ?? '';
    // the first of a month is its own coarser date
    if (isPlaceholder(old) || (has(view, 'G') && old.slice(6, 8) === '01')) return false;
    return now === old || (dayOf(old) !== undefined && now.replace(/\D/g, '').startsWith(old.slice(0, 8)));
  });
  if (!isSomeKept) return undefined;
  return seen === 'unchanged' ? 'unchanged' : 'partly unchanged';
}

const TOP_AGE = 89;

function judgeAge(view: SpotView): Observed | undefined {
  const { after, vr, before, seen } = view;
  if (vr !== 'AS' || before === undefined || after === undefined) return undefined;
  const years = (text: string): number => (/^\d{3}Y$/.test(text) ? Number(text.slice(0, 3)) : 0);
  const isOld = textsOf(before).some((text) => years(text) > TOP_AGE);
  const isStillOld = textsOf(after).some((text) => years(text) > TOP_AGE + 1);
  if (!isOld || !isStillOld) return undefined;
  return seen === 'unchanged' ? 'unchanged' : 'partly unchanged';
}

/** Words of a name, or the whole of a number inside another one. */
function judgePart(view: SpotView): Observed | undefined {
  const { before, after, seen, vr } = view;
  if (seen !== 'changed' || has(view, 'K', 'C', 'U', 'S') || !isTextNode(before!) || !isTextNode(after!))
    return undefined;
  const old = textOf(before!).toLowerCase();
  const now = textOf(after!).toLowerCase();
  if (vr === 'PN') {
    const words = (text: string): string[] =>
      text
        .split(/[\^=\\ ,]+/)
        .filter((word) => word.length > (/[^\0-\u02ff]/.test(word) ? 0 : 1) && !isPlaceholder(word));
    const fresh = new Set(words(now));
    return words(old).some((word) => fresh.has(word)) ? 'partly unchanged' : undefined;
  }
  if (isDate(view) || vr === 'TM' || vr === 'AS' || isPlaceholder(old)) return undefined;
  return old.length >= 4 && now.includes(old) ? 'partly unchanged' : undefined;
}

function isRequired({ allowed, before, context }: SpotView): boolean {
  return (
    (allowed.type === '1' || allowed.type === '2') &&
    before?.parent === undefined &&
    (context.policy.basis === 'ps3.15' || REQUIRED.has(before!.tag))
  );
}

/** Code D alone: the attribute has to have a value. */
function isDummyOnly(view: SpotView): boolean {
  return has(view, 'D') && !has(view, 'X', 'Z', 'K', 'C');
}

function isCountKept(view: SpotView): boolean {
  return (
    has(view, 'K', 'U', 'S') &&
    !has(view, 'D', 'C', 'G') &&
    !isSequence(view.before!) &&
    (view.vr === 'UI' || !view.context.mentions(view.spot))
  );
}

function isOtherCount({ before, after }: SpotView): boolean {
  if (isTextNode(before!) !== isTextNode(after!)) return false;
  if (isTextNode(before!)) return textsOf(before!).length !== textsOf(after!).length;
  if (/^(OB|OW|OD|OF|OL|OV|UN)$/.test(before!.vr)) return false;
  return bytesOfNode(before!).length !== bytesOfNode(after!).length;
}

/** Time of day, fraction and zone stay when dates move by whole days. */
function judgeTime(view: SpotView): Observed | undefined {
  const { seen, before, after, vr } = view;
  if (seen !== 'changed' || !has(view, 'S')) return undefined;
  const [old, fresh] = [textsOf(before!), textsOf(after!)];
  if (old.length !== fresh.length) return undefined;
  if (vr === 'TM') return 'changed';
  if (vr !== 'DT') return undefined;
  const isOther = old.some(
    (text, index) => isWellFormed(text, 'DT') && text.slice(8) !== fresh[index]!.slice(8),
  );
  return isOther ? 'changed' : undefined;
}

function judgeChanged(view: SpotView): Observed | undefined {
  const { before, after, seen, vr } = view;
  if (seen !== 'changed' || isSequence(before!) || isPixels(view)) return undefined;
  if (vr === 'UI' && textsOf(before!).every(isRegistered) && !has(view, 'X', 'Z', 'D')) return 'changed';
  if (!has(view, 'K') || has(view, 'X', 'Z', 'D', 'C', 'G', 'S')) return undefined;
  if (isCountKept(view) && isOtherCount(view)) return undefined;
  if (isTextNode(before!) && !isTextNode(after!)) return undefined;
  return view.context.mentions(view.spot) || isEmptyNode(before!) ? undefined : 'changed';
}

function judgeForm(view: SpotView): Observed | undefined {
  const { after, before, seen } = view;
  if (after === undefined || (seen !== 'changed' && seen !== 'added') || isSequence(after)) return undefined;
  if (!isTextNode(after)) return undefined;
  const vr = before === undefined ? after.vr : view.vr;
  const isWrong = textsOf(after).some((text) => !isWellFormed(text, vr));
  if (!isWrong) return undefined;
  // what was wrong before and is kept is not the fault of who de-identified it
  return before !== undefined &&
    has(view, 'K', 'C') &&
    textsOf(before).some((text) => !isWellFormed(text, vr))
    ? undefined
    : 'invalid';
}

function judgeVr({ before, after }: SpotView): Observed | undefined {
  if (before === undefined || after === undefined) return undefined;
  if ((after.element.encoding & EXPLICIT) === 0 || after.element.kind === FRAGMENTS) return undefined;
  const fresh = vrName(after.written);
  if (fresh === vrName(before.written) && (before.element.encoding & EXPLICIT) !== 0) return undefined;
  if (fresh === before.vr || fresh === 'UN' || after.element.kind === SEQUENCE) return undefined;
  const entry = lookupTag(after.tag);
  if (entry !== undefined) return entry.vrs.includes(fresh) ? undefined : 'changed';
  return (before.element.encoding & EXPLICIT) !== 0 && isKnownVr(before.written) && before.vr !== 'UN'
    ? 'changed'
    : undefined;
}

function judgeCharset({ before, after, seen }: SpotView): Observed | undefined {
  if (after === undefined || !isTextNode(after) || !usesCharset(vrCode(after.vr)) || seen === 'unchanged')
    return undefined;
  const isDefault = after.tree.charset(after.row).terms.every((term) => term === '' || /IR 6$/.test(term));
  const isStray = (text: string): boolean =>
    /[\uf780-\uf7ff\u{f0000}-\u{fffff}\ufffd]/u.test(text) || (isDefault && /[\u0080-\u00ff]/.test(text));
  if (!isStray(textOf(after))) return undefined;
  return before !== undefined && isTextNode(before) && isStray(textOf(before)) ? undefined : 'invalid';
}

function judgeAdded({ spot, after, before, seen }: SpotView): Observed | undefined {
  if (before !== undefined || after === undefined || seen !== 'added') return undefined;
  const { tag } = after;
  if (STAMPS.has(tag) || MAY_BE_ADDED.has(tag) || (tag & 0xffff) === 0) return undefined;
  // an orphan is another rule's, and a creator alone says nothing
  if (isPrivateCreator(tag) || isOrphanNode(after) || isEmptyNode(after)) return undefined;
  // an identity that an object has to have may be made up
  return spot.parent === undefined && REQUIRED.has(tag) ? undefined : 'added';
}

/** A private element whose creator is gone, though it is there by its number. */
function isOrphan({ before, spot, context }: SpotView): boolean {
  const level = spot.parent?.after?.items.flat() ?? context.after.level;
  return level.some((node) => node.tag === before!.tag && isOrphanNode(node));
}

function isOrphanNode(node: Node): boolean {
  return (
    isPrivate(node.tag) &&
    !isPrivateCreator(node.tag) &&
    (node.tag & 0xffff) > 0xff &&
    node.creator === undefined
  );
}
