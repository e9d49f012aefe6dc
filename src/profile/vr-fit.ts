import { lookupTag } from '../dicom/dictionary.ts';
import type { Tag } from '../dicom/tag.ts';
import { isSingleValued, isText, MAX_LENGTH, vrCode } from '../dicom/vr.ts';
import type { Action } from './action.ts';
import { tableRowOf } from './table.ts';

/** Which action can work on which VR, and which value a VR takes (PS3.5 section 6.2). */

const FREE_TEXT = 'LO LT SH ST UC UT';
/** VRs that hold what an action changes. An action that is not here works on all. */
const VRS_OF: Readonly<Record<string, string>> = {
  uid: 'UI',
  shift: 'DA DT TM',
  clean: `${FREE_TEXT} AE CS PN UR SQ`,
  noise: 'AS DS IS FD FL SL SS UL US',
  pseudonym: `${FREE_TEXT} AE CS PN`,
  replace: `${FREE_TEXT} AE AS CS DA DS DT FD FL IS PN SL SS TM UI UL UR US`,
  mask: 'OB OW OF OD',
  pixelate: 'OB OW OF OD',
  age: 'AS',
  date: 'DA DT',
  postcode: `${FREE_TEXT} CS`,
  number: 'DS IS',
};
/** What else would do, by the VR for which the action cannot. */
const REMEDIES: Readonly<Record<string, string>> = {
  DA: 'shift, or generalize with period',
  DT: 'shift, or generalize with period',
  AS: 'generalize with width and cap',
  UI: 'uid',
  PN: 'pseudonym or empty',
  DS: 'noise, or generalize with step',
  IS: 'noise, or generalize with step',
  SQ: 'clean, dummy, empty or remove',
};

/** The VRs on which an action works, in words' order; `undefined` when it works on all. */
export function vrsFor(action: Action): readonly string[] | undefined {
  return VRS_OF[action.name === 'generalize' ? action.to.kind : action.name]?.split(' ');
}

/** Whether an action works on an attribute of this VR; `uid` also does on the sequences of references that the table gives code U*. */
export function worksOn(action: Action, tag: Tag, vr: string): boolean {
  if (vrsFor(action)?.includes(vr) !== false) return true;
  return action.name === 'uid' && vr === 'SQ' && tableRowOf(tag)?.basic.endsWith('U*') === true;
}

/** What could be done instead with a VR for which an action does not work. */
export function remedyFor(vr: string): string {
  return REMEDIES[vr] ?? (isText(vrCode(vr)) ? 'clean, dummy, empty or remove' : 'dummy, empty or remove');
}

const DATE = '(?:18|19|20|21)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])';
const TIME = '(?:[01]\\d|2[0-3])(?:[0-5]\\d(?:[0-5]\\d(?:\\.\\d{1,6})?)?)?';
/** The form of one value, and how to say it. */
const FORMS: Readonly<Record<string, readonly [RegExp, string]>> = {
  AE: [/^(?! *$)[ -[\]-~]*$/, 'at most 16 ASCII characters'],
  AS: [/^\d{3}[DWMY]$/, 'an age such as 047Y'],
  CS: [/^[A-Z0-9 _]*$/, 'capital letters, digits, spaces and underscores, at most 16'],
  DA: [new RegExp(`^${DATE}$`), 'a date such as 20240131'],
  DS: [/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/, 'a number of at most 16 characters'],
  DT: [
    new RegExp(`^\\d{4}$|^\\d{6}$|^${DATE}(?:${TIME})?(?:[+-]\\d{4})?$`),
    'a date and time such as 20240131235959',
  ],
  IS: [/^[+-]?\d+$/, 'a whole number'],
  PN: [/^[^\u0000-\u001f]*$/, 'a name such as Doe^Jane'],
  TM: [new RegExp(`^${TIME}$`), 'a time such as 235959'],
  UI: [/^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*))+$/, 'a UID: numbers with dots, at most 64 characters'],
  UR: [/^[!-[\]-~]+$/, 'a URL'],
};
/** Control characters have no place in a line of text; a paragraph may have line breaks. */
const LINE: readonly [RegExp, string] = [/^[^\u0000-\u001f\u007f]*$/, 'one line of text'];
const PARAGRAPH: readonly [RegExp, string] = [/^[^\u0000-\u0009\u000b\u000e-\u001f\u007f]*$/, 'text'];
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  IS: [-(2 ** 31), 2 ** 31 - 1],
  US: [0, 2 ** 16 - 1],
  SS: [-(2 ** 15), 2 ** 15 - 1],
  UL: [0, 2 ** 32 - 1],
  SL: [-(2 ** 31), 2 ** 31 - 1],
};

/**
 * What a VR wants instead of a value; `undefined` when it takes it. Several values stand with backslashes between.
 *
 * @example expectedOf('PA', 'AS') // => 'an age such as 047Y'
 */
export function expectedOf(text: string, vr: string): string | undefined {
  const values = isSingleValued(vrCode(vr)) ? [text] : text.split('\\');
  for (const value of values) {
    const expected = value === '' ? undefined : expectedOfOne(value, vr);
    if (expected !== undefined) return expected;
  }
  return undefined;
}

function expectedOfOne(value: string, vr: string): string | undefined {
  if (vr === 'FL' || vr === 'FD')
    return value.trim() !== '' && Number.isFinite(Number(value)) ? undefined : 'a number';
  const range = RANGES[vr];
  if (range !== undefined) {
    const number = Number(value);
    const fits = value.trim() !== '' && Number.isInteger(number) && number >= range[0] && number <= range[1];
    if (!fits) return `a whole number from ${range[0]} to ${range[1]}`;
  }
  const [form, words] = FORMS[vr] ?? (isSingleValued(vrCode(vr)) ? PARAGRAPH : LINE);
  if (range === undefined && isText(vrCode(vr)) && !form.test(value)) return words;
  // each of the up to three groups of a name has the whole length (PS3.5 section 6.2.1)
  const longest = vr === 'PN' ? Math.max(...value.split('=').map((group) => group.length)) : value.length;
  const most = MAX_LENGTH[vr];
  return most !== undefined && longest > most ? `at most ${most} characters` : undefined;
}

/** What the value multiplicity of an attribute wants instead of a text (PS3.5 section 6.4); `undefined` when it fits. */
export function expectedCountOf(text: string, tag: Tag): string | undefined {
  const entry = lookupTag(tag);
  if (entry === undefined || text === '' || isSingleValued(vrCode(entry.vr))) return undefined;
  const count = text.split('\\').length;
  const [low = '1', high = low] = entry.vm.split('-');
  const step = /^(\d+)n$/.exec(high)?.[1] ?? '1';
  const most = high.endsWith('n') ? Number.POSITIVE_INFINITY : Number(high);
  return count >= Number(low) && count <= most && count % Number(step) === 0
    ? undefined
    : `${entry.vm} values`;
}
