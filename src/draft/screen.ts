import { findNames, findPatterns } from '../deidentify/text-patterns.ts';
import { fold, gradeOf, splitWords, UNKNOWN } from '../deidentify/vocabulary.ts';
import { lookupKeyword, lookupTag } from '../dicom/dictionary.ts';
import { findPeople } from './screen-names.ts';

/** A place in typed words that looks like a value of somebody's file. */
export interface Suspicion {
  readonly kind: 'name' | 'number' | 'uid' | 'date, phone, address or number';
  /** Characters from the beginning, and how many. */
  readonly start: number;
  readonly length: number;
}

const TAGS = /\(?\b[0-9a-f]{4}[, ]?[0-9a-fx]{4}\b\)?/gi;

/** As lists of patients have them, and as people say whose file it is. */
const NAMES: readonly RegExp[] = [
  /(?<![\p{L}\p{N}])(\p{Lu}[\p{Lu}'-]{2,}), ?(\p{Lu}[\p{Lu}'-]{2,})(?![\p{L}\p{N}])/gu,
  /(?<=Name\s*(?:is|:|=)\s*["'“]?)(\p{Lu}[\p{L}'-]+)[, ]+(\p{Lu}[\p{L}'-]+)/gu,
];
const isUnknown = (word: string): boolean =>
  gradeOf(word.toLowerCase()) === UNKNOWN && lookupKeyword(word) === undefined;

/** As pages and letters have them. */
const OTHER_SPACES = /[\u00a0\u2000-\u200a\u202f\u3000]/g;
/** What ages above 89 become is no age of anybody. */
const AGE_CAP = /\b0(?:89|90)Y\b/g;

/** UIDs that DICOM registers are public; digits of their root look like a number. */
const REGISTERED = /(?<![\d.])1\.2\.840\.10008(?:\.\d+)*\b/g;

/**
 * Looks for values in words that a learner wants to send to a model: names with carets or after titles, long numbers,
 * dates, phone numbers, e-mail and street addresses, UIDs, and names that nothing marks. It is no proof: a rare name alone passes.
 *
 * @returns the suspicions in order; none means that nothing was found, not that nothing is there
 * @example screenWords('Remove Smith^John').length // => 1
 */
export function screenWords(words: string): Suspicion[] {
  // tags are public, and look like numbers and dates
  const blank = (known: string): string => ' '.repeat(known.length);
  const text = words
    .replace(OTHER_SPACES, ' ')
    .replace(REGISTERED, blank)
    .replace(AGE_CAP, blank)
    .replace(TAGS, (tag) => {
      const number = Number.parseInt(tag.replace(/[^0-9a-f]/gi, ''), 16);
      const isTag = tag.length >= 8 && (/x/i.test(tag) || lookupTag(number) !== undefined);
      return isTag ? blank(tag) : tag;
    });
  const found: Suspicion[] = [];
  const add = (kind: Suspicion['kind'], start: number, length: number): void => {
    const overlaps = found.some((each) => start < each.start + each.length && each.start < start + length);
    if (!overlaps) found.push({ kind, start, length });
  };
  for (const { 0: hit, index } of text.matchAll(/[\p{L}\p{M}'.-]+[\^＾][\p{L}\p{M}'.^＾-]*/gu))
    add('name', index, hit.length);
  for (const pattern of NAMES)
    for (const { 0: hit, 1: one, 2: other, index } of text.matchAll(pattern))
      if (isUnknown(one!) && isUnknown(other!)) add('name', index, hit.length);
  for (const { 0: hit, index } of text.matchAll(/\b\d+(?:\.\d+){4,}\b/g)) add('uid', index, hit.length);
  const folded = fold(text);
  for (const { start, end } of findNames(folded, splitWords(folded))) add('name', start, end - start);
  for (const { start, end } of findPeople(text)) add('name', start, end - start);
  for (const { start, end } of findPatterns(folded))
    add('date, phone, address or number', start, end - start);
  for (const { 0: hit, index } of text.matchAll(/\d(?:[ -]?\d){4,}/g)) add('number', index, hit.length);
  return found.sort((a, b) => a.start - b.start);
}
