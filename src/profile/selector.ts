import { type DictionaryEntry, lookupKeyword, lookupTag, nearestKeyword } from '../dicom/dictionary.ts';
import { formatTag, groupOf, isPrivate, parseTag, type Tag } from '../dicom/tag.ts';
import { VRS, type VrCode, vrCode } from '../dicom/vr.ts';
import { DeidError } from '../errors.ts';
import type { Place, Step } from './decision.ts';

/** Which elements a rule is about. All parts that are given must match. */
export interface Selector {
  /** As written in the profile. */
  readonly text: string;
  /** Steps from the top level; a selector of one step matches at any depth. */
  readonly steps: readonly StepPattern[];
  readonly vr: VrCode | undefined;
  readonly group: number | undefined;
}

export type StepPattern =
  /** Bits of `mask` must agree: all for one tag, fewer for a repeating group such as 60xx. */
  | { readonly kind: 'tag'; readonly tag: Tag; readonly mask: number }
  | { readonly kind: 'private'; readonly group: number; readonly creator: string; readonly element: number }
  /** Any one step. */
  | { readonly kind: 'one' }
  /** Any number of steps, also none. */
  | { readonly kind: 'any' };

const PRIVATE = /^\(?([0-9A-Fa-f]{4}),\s*"([^"]+)",\s*(?:xx)?([0-9A-Fa-f]{2})\)?$/;
const REPEATING = /^\(?([0-9A-Fa-fXx]{4}),\s*([0-9A-Fa-fXx]{4})\)?$/;

/**
 * Reads the text form of a selector: `PatientID`, `(0010,0020)`, `(60xx,3000)`, `(0019,"CREATOR",0C)`, and paths of
 * these with `/`, where `*` stands for one sequence and `**` for any number.
 *
 * @throws DeidError E_BAD_PROFILE saying what is allowed, with the nearest keyword
 * @example parseSelector('ContentSequence/' + '**' + '/TextValue').steps.length // => 3
 */
export function parseSelector(text: string): Selector {
  const steps = splitPath(text).map((part) => parseStep(part.trim(), text));
  const last = steps.at(-1);
  if (last === undefined || last.kind === 'any') {
    throw badSelector(text, 'a path that ends in an attribute', 'one that ends in "**"');
  }
  return { text, steps, vr: undefined, group: undefined };
}

/** The selector of a `select: { vr, group, attribute }` rule. */
export function selectorOf(parts: {
  readonly vr?: string | undefined;
  readonly group?: string | undefined;
  readonly attribute?: string | undefined;
}): Selector {
  const base = parts.attribute === undefined ? undefined : parseSelector(parts.attribute);
  if (parts.vr !== undefined && !VRS.includes(parts.vr)) {
    throw badSelector(`vr: ${parts.vr}`, `one of ${VRS.join(' ')}`, 'another VR');
  }
  if (parts.group !== undefined && !/^[0-9A-Fa-f]{4}$/.test(parts.group)) {
    throw badSelector(
      `group: ${parts.group}`,
      'four hexadecimal digits such as "0018" (in quotes)',
      'something else',
    );
  }
  const words = [
    ...(parts.attribute === undefined ? [] : [parts.attribute]),
    ...(parts.vr === undefined ? [] : [`VR ${parts.vr}`]),
    ...(parts.group === undefined ? [] : [`group ${parts.group}`]),
  ];
  return {
    text: words.join(', '),
    steps: base?.steps ?? [],
    vr: parts.vr === undefined ? undefined : vrCode(parts.vr),
    group: parts.group === undefined ? undefined : Number.parseInt(parts.group, 16),
  };
}

/** A `/` inside a quoted private creator does not separate. */
function splitPath(text: string): string[] {
  return text.match(/(?:"[^"]*"|[^/"])+/g) ?? [];
}

function parseStep(part: string, whole: string): StepPattern {
  if (part === '*') return { kind: 'one' };
  if (part === '**') return { kind: 'any' };
  const tag = parseTag(part);
  if (tag !== undefined) return { kind: 'tag', tag, mask: 0xffffffff };
  const isPrivateForm = PRIVATE.exec(part);
  if (isPrivateForm) {
    const group = Number.parseInt(isPrivateForm[1]!, 16);
    if (group % 2 === 0)
      throw badSelector(whole, 'an odd group for a private attribute', `the even group ${isPrivateForm[1]}`);
    return {
      kind: 'private',
      group,
      creator: isPrivateForm[2]!.trim(),
      element: Number.parseInt(isPrivateForm[3]!, 16),
    };
  }
  const repeating = REPEATING.exec(part);
  if (repeating) {
    const digits = repeating[1]! + repeating[2]!;
    return {
      kind: 'tag',
      tag: Number.parseInt(digits.replace(/x/gi, '0'), 16),
      mask: Number.parseInt(digits.replace(/[^x]/gi, 'F').replace(/x/gi, '0'), 16),
    };
  }
  const entry = lookupKeyword(part);
  if (entry) return { kind: 'tag', tag: entry.tag, mask: repeats(entry) ? 0xff00ffff : 0xffffffff };
  const near = nearestKeyword(part);
  throw badSelector(
    whole,
    'a PS3.6 keyword, a tag (gggg,eeee) or a private attribute (gggg,"CREATOR",ee)',
    `"${part}"${near === undefined ? '' : `. Did you mean ${near}?`}`,
  );
}

/** Curves and overlays: their keyword means every group from 5000 or 6000 on (PS3.5 section 7.6). */
function repeats({ tag, keyword }: DictionaryEntry): boolean {
  const upper = tag >>> 24;
  return (upper === 0x50 || upper === 0x60) && lookupTag(tag + 0x20000)?.keyword === keyword;
}

/** Whether a selector can match the tag at all, wherever it stands. */
export function mayMatch(selector: Selector, tag: Tag): boolean {
  if (selector.group !== undefined && groupOf(tag) !== selector.group) return false;
  const last = selector.steps.at(-1);
  return last === undefined || mayMatchStep(last, tag);
}

/** Whether nothing but the tag decides: no path, no VR, no private creator. */
export function dependsOnTagOnly(selector: Selector): boolean {
  return (
    selector.vr === undefined &&
    selector.steps.length <= 1 &&
    selector.steps.every((step) => step.kind === 'tag')
  );
}

/** Whether the element at `place` is one that the selector names. */
export function matches(selector: Selector, place: Place): boolean {
  if (!mayMatch(selector, place.tag)) return false;
  if (selector.vr !== undefined && selector.vr !== place.vr) return false;
  const { steps } = selector;
  if (steps.length === 0) return true;
  const self: Step = {
    tag: place.tag,
    creator: steps.at(-1)!.kind === 'private' ? place.creator() : undefined,
  };
  if (steps.length === 1) return matchesStep(steps[0]!, self);
  return matchesPath(steps, [...place.path(), self]);
}

/** Whether a sequence at `path` may hold something that the selector names; a whitelist then keeps it as a container. */
export function mayHold(selector: Selector, path: readonly Step[]): boolean {
  return selector.steps.length > 1 && matchesPrefix(selector.steps, path);
}

function mayMatchStep(pattern: StepPattern, tag: Tag): boolean {
  switch (pattern.kind) {
    case 'tag':
      // a repeating group such as 60xx is public: its odd groups are private (PS3.5 section 7.6)
      return ((tag ^ pattern.tag) & pattern.mask) === 0 && (pattern.mask === 0xffffffff || !isPrivate(tag));
    case 'private':
      return groupOf(tag) === pattern.group && (tag & 0xff) === pattern.element && (tag & 0xffff) > 0xff;
    default:
      return true;
  }
}

function matchesStep(pattern: StepPattern, step: Step): boolean {
  return mayMatchStep(pattern, step.tag) && (pattern.kind !== 'private' || pattern.creator === step.creator);
}

function matchesPath(patterns: readonly StepPattern[], path: readonly Step[], p = 0, s = 0): boolean {
  if (p === patterns.length) return s === path.length;
  const pattern = patterns[p]!;
  if (pattern.kind === 'any') {
    for (let skip = s; skip <= path.length; skip++) if (matchesPath(patterns, path, p + 1, skip)) return true;
    return false;
  }
  return s < path.length && matchesStep(pattern, path[s]!) && matchesPath(patterns, path, p + 1, s + 1);
}

function matchesPrefix(patterns: readonly StepPattern[], path: readonly Step[], p = 0, s = 0): boolean {
  if (s === path.length) return p < patterns.length;
  if (p >= patterns.length - 1) return false;
  const pattern = patterns[p]!;
  if (pattern.kind === 'any') return true;
  return matchesStep(pattern, path[s]!) && matchesPrefix(patterns, path, p + 1, s + 1);
}

function badSelector(text: string, expected: string, found: string): DeidError {
  return new DeidError('E_BAD_PROFILE', `expected ${expected} in the selector "${text}", found ${found}`);
}

/** A step as a person reads it: the keyword when there is one. */
export function describeStep(step: Step): string {
  if (step.creator !== undefined) {
    const hex = formatTag(step.tag);
    return `(${hex.slice(1, 5)},"${step.creator}",${hex.slice(8, 10)})`;
  }
  return lookupTag(step.tag)?.keyword || formatTag(step.tag);
}
