import { editDistance } from '../nearest.ts';
import { DICTIONARY } from './dictionary-data.ts';
import { elementOf, groupOf, isPrivate, isPrivateCreator, type Tag } from './tag.ts';
import { type VrCode, vrCodes } from './vr.ts';

/** A row of the data dictionary (PS3.6). */
export interface DictionaryEntry {
  readonly tag: Tag;
  /** The VR, or the first of `vrs`. */
  readonly vr: string;
  /** Where PS3.6 leaves a choice ('OB or OW'), the VR of implicit VR little endian comes first (PS3.5 A.1). */
  readonly vrs: readonly string[];
  readonly vm: string;
  readonly keyword: string;
  readonly name: string;
  readonly retired: boolean;
}

const { LO, UL } = vrCodes('LO', 'UL');

const rowStarts = new Map<Tag, number>();
const entries = new Map<Tag, DictionaryEntry>();
const entriesByKeyword = new Map<string, DictionaryEntry>();

/**
 * The dictionary's entry for a public tag, repeating groups and group lengths included; `undefined` for
 * private tags (their meaning is their creator's, PS3.5 section 7.8) and for tags PS3.6 does not list.
 *
 * @example
 * lookupTag(0x00100010)?.keyword // 'PatientName'
 * lookupTag(0x60023000)?.vrs     // ['OW', 'OB']
 */
export function lookupTag(tag: Tag): DictionaryEntry | undefined {
  const known = entries.get(tag);
  if (known || isPrivate(tag)) return known;
  const start = rowStart(tag);
  const entry = start === undefined ? groupLength(tag) : readEntry(tag, start);
  if (entry) entries.set(tag, entry);
  return entry;
}

/**
 * The entry of a keyword (PS3.6), spelled exactly. A repeating attribute comes back with its first tag.
 *
 * @example
 * lookupKeyword('PatientName')?.tag // 0x00100010
 */
export function lookupKeyword(keyword: string): DictionaryEntry | undefined {
  const known = entriesByKeyword.get(keyword);
  if (known) return known;
  const start = findKeyword(keyword);
  if (start === undefined) return undefined;
  const entry = lookupTag(tagAt(start))!;
  entriesByKeyword.set(keyword, entry);
  return entry;
}

/**
 * The code (see `vrCode`) of the VR that an element has when the file does not say it: implicit VR, or UN.
 * 'US or SS' comes back as US: which one it is depends on Pixel Representation, and the caller decides.
 * Private creators are LO (PS3.5 section 7.8.1), group lengths UL; `undefined` for any other private or unknown tag.
 *
 * @example
 * vrOfTag(0x00080018) === vrCode('UI')
 */
export function vrOfTag(tag: Tag): VrCode | undefined {
  if (isPrivate(tag)) return isPrivateCreator(tag) ? LO : elementOf(tag) === 0 ? UL : undefined;
  const start = rowStart(tag);
  if (start === undefined) return elementOf(tag) === 0 ? UL : undefined;
  return (DICTIONARY.charCodeAt(start + 8) << 8) | DICTIONARY.charCodeAt(start + 9);
}

/**
 * The keyword that a misspelled one, or an attribute's name, most likely means; `undefined` when none is near.
 *
 * @example
 * nearestKeyword('PatientsNam') // 'PatientName'
 */
export function nearestKeyword(word: string): string | undefined {
  const wanted = word.replace(/[^0-9a-z]/gi, '').toLowerCase();
  const keywords = readKeywords();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 4)) + 1;
  for (const keyword of keywords) {
    const distance = editDistance(wanted, keyword.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = keyword;
      bestDistance = distance;
    }
  }
  // An abbreviation, as in StudyDesc, is far from its keyword by edits; a near spelling still goes first.
  return best !== undefined && bestDistance <= 1 ? best : (shortestBeginning(wanted, keywords) ?? best);
}

/** The name that most keywords have in PS3.6: their words. The data holds the name where it is another one. */
export function nameOfKeyword(keyword: string): string {
  return keyword
    .replace(/([a-z0-9])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$2 ')
    .replace(/ (Of|In|To|The|For|And|On|Or|At|Per)(?= |$)/g, (word) => word.toLowerCase())
    .replace('Date Time', 'DateTime');
}

/** Every word of every name in PS3.6, in lower case: `patient`, `accession`, `referring`. */
export function readNameWords(): ReadonlySet<string> {
  const names = readKeywords().map((keyword) => nameOfKeyword(keyword).toLowerCase());
  return new Set(names.flatMap((name) => name.match(/[a-z]{2,}/g) ?? []));
}

/**
 * The start of the row that holds a keyword. Searching the text beats a map of all keywords: a profile names a few
 * dozen, and a search takes some 20 microseconds where the map takes 3 milliseconds.
 */
function findKeyword(keyword: string): number | undefined {
  if (!/^\w+$/.test(keyword)) return undefined;
  for (let at = DICTIONARY.indexOf(keyword); at >= 0; at = DICTIONARY.indexOf(keyword, at + 1)) {
    const before = DICTIONARY[at - 1];
    const after = DICTIONARY[at + keyword.length];
    const start = DICTIONARY.lastIndexOf('\n', at) + 1;
    const isKeyword = DICTIONARY.indexOf(' ', start) === at - (before === '-' ? 2 : 1);
    if (isKeyword && (after === '\n' || after === '=' || after === undefined)) return start;
  }
  return undefined;
}

function readKeywords(): string[] {
  return DICTIONARY.split('\n').map((row) => /^\S+ -?(\w+)/.exec(row)![1]!);
}

function rowEnd(start: number): number {
  const end = DICTIONARY.indexOf('\n', start);
  return end < 0 ? DICTIONARY.length : end;
}

function tagAt(start: number): Tag {
  return Number.parseInt(DICTIONARY.slice(start, start + 8), 16);
}

/** Where the row of a public tag begins in the data. */
function rowStart(tag: Tag): number | undefined {
  let start = rowStarts.get(tag);
  if (start === undefined) {
    start = findRow(tag) ?? findRow(firstOfRepeating(tag));
    if (start !== undefined) rowStarts.set(tag, start);
  }
  return start;
}

/** Rows stand in the order of their tags: a search for the few hundred tags that are asked for beats a map of all. */
function findRow(tag: Tag): number | undefined {
  let from = 0;
  let to = DICTIONARY.length;
  while (from < to) {
    const start = DICTIONARY.lastIndexOf('\n', ((from + to) >>> 1) - 1) + 1;
    const found = tagAt(start);
    if (found === tag) return start;
    if (found < tag) from = rowEnd(start) + 1;
    else to = start;
  }
  return undefined;
}

/** The tag under which the data lists a repeating group or element; PS3.6 writes an x for what repeats. */
function firstOfRepeating(tag: Tag): Tag {
  const group = groupOf(tag);
  const element = elementOf(tag);
  const upper = group >>> 8;
  if (element === 0) return tag; // a group length
  if (upper === 0x50 || upper === 0x60 || upper === 0x7f) return upper * 0x1000000 + element; // (50xx,eeee)
  if (group === 0x0020 && element >>> 8 === 0x31) return 0x00203100; // (0020,31xx)
  if (group === 0x0028 && element >>> 8 === 0x04) return 0x00280410 + (element & 0xf); // (0028,04xe)
  if (group === 0x0028 && element >>> 8 === 0x08) return 0x00280800 + (element & 0xf); // (0028,08xe)
  if (group === 0x1000) return 0x10000010 + (element & 0xf); // (1000,xxxe)
  return group === 0x1010 ? 0x10100004 : tag; // (1010,xxxx)
}

function readEntry(tag: Tag, start: number): DictionaryEntry {
  const row = DICTIONARY.slice(start + 8, rowEnd(start));
  const [, letters, vm, retired, keyword, name] = /^([A-Z]+)(\S*) (-?)(\w+)(?:=(.*))?$/.exec(row)!;
  const vrs = letters!.match(/../g)!;
  return {
    tag,
    vr: vrs[0]!,
    vrs,
    vm: vm || '1',
    keyword: keyword!,
    name: name ?? nameOfKeyword(keyword!),
    retired: retired === '-',
  };
}

/** (gggg,0000) of any group but 0000 and 0002 is retired and not in the tables (PS3.5 section 7.2). */
function groupLength(tag: Tag): DictionaryEntry | undefined {
  if (elementOf(tag) !== 0) return undefined;
  const keyword = 'GenericGroupLength';
  return { tag, vr: 'UL', vrs: ['UL'], vm: '1', keyword, name: nameOfKeyword(keyword), retired: true };
}

function shortestBeginning(wanted: string, keywords: readonly string[]): string | undefined {
  let best: string | undefined;
  if (wanted.length < 4) return undefined;
  for (const keyword of keywords)
    if (keyword.toLowerCase().startsWith(wanted) && keyword.length < (best?.length ?? Infinity))
      best = keyword;
  return best;
}
