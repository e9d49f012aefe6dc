import { expectsName, findDates, monthNames } from './text-patterns.ts';
import { transliterations } from './transliterate.ts';
import {
  classAt,
  type Folded,
  fold,
  gradeOf,
  IMAGING_WORD,
  isContextual,
  isIdeographic,
  isPhrase,
  listWords,
  spellings,
  splitWords,
  toSource,
  type Word,
} from './vocabulary.ts';
import {
  GENERIC,
  HONORIFICS,
  ID_WORDS,
  NO_NAMES,
  PARTICLES,
  MAIL_PROVIDERS as PROVIDERS,
} from './vocabulary-data.ts';

export type IdentifierKind = 'name' | 'id' | 'date' | 'phone' | 'address' | 'organization' | 'other';

/** A value that points to a person, as decoded from the file: PN `Smith^John^^Dr`, DA `19600512`, LO `A-123456`. */
export interface Identifier {
  readonly kind: IdentifierKind;
  readonly text: string;
}

/** Where an identifier stands in a text, in UTF-16 units. */
export interface IdentifierHit {
  readonly start: number;
  readonly end: number;
  readonly kind: IdentifierKind;
  /** Which identifier, by its place in the list given to `createMatcher`. */
  readonly owner?: number;
  /** The folded word, when the hit is one whole word that could be meant otherwise; absent when there is no doubt. */
  readonly word?: string | undefined;
}

export interface IdentifierMatcher {
  /**
   * False: no form of an identifier that can be written in ASCII is in the bytes. True: perhaps; decode the value and call
   * `find`. A byte above 0x7F or an ESC gives true. Allocates nothing.
   */
  mayOccurIn(bytes: Uint8Array, start: number, end: number): boolean;
  /**
   * The same for bytes that are no text: only forms of six letters or more, in runs of readable characters (ISO 8859-1, zeros
   * between the letters do not count).
   */
  mayOccurInOpaque(bytes: Uint8Array): boolean;
  /** Every occurrence of an identifier in a decoded text, in any form, sorted, not overlapping. */
  find(text: string): readonly IdentifierHit[];
}

/**
 * How a form may stand in a text. Separators are skipped while searching, so `SMITH, JOHN` holds the form `smithjohn`.
 * part: a word of a name, or the beginning, end or (from six letters) a piece of a word outside the vocabulary.
 * joined: parts of one name, glued or separated. digits: a number of its own. code: letters and digits, or a phrase, between
 * word boundaries. free: ideographs, anywhere. hint: only tells that a date is worth looking for.
 */
type Rule = 'part' | 'joined' | 'digits' | 'code' | 'free' | 'hint';

interface Form {
  readonly key: string;
  readonly rule: Rule;
  readonly kind: IdentifierKind;
  readonly owner: number;
}

/** What the identifiers of a file look like in a text, without separators. */
interface Forms {
  /** Searched for as a substring. */
  readonly long: Map<string, Form>;
  /** Up to three letters or four digits: only as a whole word. */
  readonly short: Map<string, Form>;
  /** Initials of a name (`js`, `sj`, `jas`). */
  readonly initials: Map<string, Form>;
  /** First letters of the parts of a name, by owner. */
  readonly firstLetters: string[];
  /** Dates as YYYYMMDD, by owner. */
  readonly dates: string[];
}

type Add = (key: string, rule: Rule) => void;

const [noNames, particles, generic, idWords] = [NO_NAMES, PARTICLES, GENERIC, ID_WORDS].map(
  (list) => new Set(listWords(list)),
) as [Set<string>, Set<string>, Set<string>, Set<string>];
const MAIL_PROVIDERS: ReadonlySet<string> = new Set(listWords(PROVIDERS));
const honorifics = listWords(HONORIFICS).map((word) => fold(word).text);

const compact = (text: string): string => fold(text).text.replace(/[^a-z0-9\u0080-\uffff]+/g, '');
const trimZeros = (digits: string): string => digits.replace(/^0+/, '');

function collectForms(identifiers: readonly Identifier[]): Forms {
  const forms: Forms = {
    long: new Map(),
    short: new Map(),
    initials: new Map(),
    firstLetters: [],
    dates: [],
  };
  identifiers.forEach(({ kind, text }, owner) => {
    const add: Add = (key, rule) => {
      const isShort =
        rule === 'digits' ? key.length < 5 : key.length < 4 && rule !== 'free' && rule !== 'hint';
      const target = isShort ? forms.short : forms.long;
      // a single digit or letter points to nobody
      if (key.length > 1 && !target.has(key)) target.set(key, { key, rule, kind, owner });
    };
    if (kind === 'name') addName(text, owner, forms, add);
    else if (kind === 'date') forms.dates[owner] = addDate(text, add);
    else if (kind === 'phone') addContact(text, add);
    else if (kind === 'id') addId(text, add);
    else addPhrase(text, kind !== 'other', add);
  });
  return forms;
}

/** In Latin letters what is in other scripts; `Satou` beside ideographs is `Sato` as well. */
function otherSpellings(text: string, groups: readonly string[]): string[] {
  if (!/[^\x00-\x7f]/.test(text)) return [];
  const others = groups.flatMap(transliterations);
  const latin = groups[0]!;
  if (isIdeographic(text) && /^[\x00-\x7f]+$/.test(latin))
    others.push(latin.replace(/([ou])[uo](?![nm]?g)/gi, '$1').replace(/oh(?![aeiou])/gi, 'o'));
  return others;
}

/** PN (PS3.5 section 6.2.1): groups alphabetic=ideographic=phonetic, components family^given^middle^prefix^suffix. */
function addName(text: string, owner: number, forms: Forms, add: Add): void {
  let letters = '';
  const groups = text.split('=');
  for (const group of [...groups, ...otherSpellings(text, groups)]) {
    const raw = group.split('^');
    const components = raw.length > 1 ? raw.slice(0, 3) : group.split(group.includes(',') ? ',' : /\s+/);
    const names: string[][] = [];
    for (const component of components) {
      const words = component.replace(/['’`]/g, '').split(/[^\p{L}\p{M}\p{N}]+/u);
      const parts = words.filter((word) => /\D/.test(word) && !noNames.has(fold(word).text));
      for (const part of parts) {
        letters += compact(part)[0] ?? '';
        if (parts.length === 1 || !particles.has(compact(part))) addParts(part, add);
      }
      if (parts.length > 1) addParts(parts.join(''), add);
      if (parts.length > 0) names.push([...spellings(parts.join(''))].map(compact));
    }
    const [family = [], given = [], middle = []] = names;
    if (family[0]?.length === 1 && isIdeographic(family[0]))
      for (const title of honorifics) add(family[0] + title, 'free');
    if (given.length === 0) continue;
    const join = (...parts: string[][]): void => {
      const keys = parts.reduce((left, right) => left.flatMap((a) => right.map((b) => a + b)));
      for (const key of keys) add(key, isIdeographic(key) ? 'free' : 'joined');
    };
    join(family, given);
    join(given, family);
    if (middle.length > 0) join(given, middle, family);
    const [f = '', g = '', m = ''] = [family, given, middle].map((part) => part[0]?.[0]);
    if (family[0]!.length < 4) join([g], family); // `wli`; with a longer family name the part is found
    for (const key of [g + f, f + g, g + m + f, f + g + m]) {
      if (/^[a-z]{2,3}$/.test(key)) forms.initials.set(key, { key, rule: 'joined', kind: 'name', owner });
    }
  }
  forms.firstLetters[owner] = letters;
}

function addParts(part: string, add: Add): void {
  for (const key of [...spellings(part)].map(compact)) {
    const isFree = isIdeographic(key) && key.length > (/[^\u3040-\u30ff]/.test(key) ? 1 : 2); // kana spell words as well
    add(key, isFree ? 'free' : 'part');
  }
}

/** DA or DT: numeric orders are searched for as digits; a date with the name of a month is left to `findDates`. */
function addDate(text: string, add: Add): string {
  const [, y = '', m = '', d = ''] =
    /^\s*(\d{4})[-./]?(\d\d)[-./]?(\d\d)/.exec(text) ??
    // as people write it, with day and month as in most countries
    /^(\d{4})(\d\d)(\d\d)$/.exec(findDates(fold(text).text)[0]?.readings[0] ?? '') ??
    [];
  if (d === '') return '';
  const [short, month, day] = [y.slice(2), String(+m), String(+d)];
  for (const key of [y + m + d, d + m + y, m + d + y, short + m + d, d + m + short, m + d + short])
    add(key, 'digits');
  for (const key of [y, day + month + y, month + day + y, day + month + short, month + day + short])
    add(key, 'hint');
  for (const name of monthNames(+m)) for (const key of [day + name, name + day, name + d]) add(key, 'hint');
  return y + m + d;
}

const EMAIL = /[\p{L}\p{N}_.+%-]{1,64}@([\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6})/gu;
const LINK = /(?:[a-z]{2,8}:\/\/|www\.)[^\s"'<>,;]{1,300}/gi;
/** A number with its separators; what stands between two numbers of a list separates them. */
const NUMBER = /\+?\d(?:[ ()./-]{0,3}\d){4,24}/g;

/** Everything by which a person can be reached: phone numbers, e-mail addresses, links; one value may hold several. */
function addContact(text: string, add: Add): void {
  const rest = addAddresses(text, add);
  for (const [written] of rest.matchAll(NUMBER)) {
    // the last seven digits are enough: they stay the same with and without country and area code
    const digits = trimZeros(written.replace(/\D/g, ''));
    if (digits.length >= 5) add(digits.length > 9 ? digits.slice(-7) : digits, 'digits');
  }
}

/** E-mail addresses and links, whole and by the part that names somebody; what is left of the text. */
function addAddresses(text: string, add: Add): string {
  const strange = (part: string): void => {
    const key = compact(part);
    if (key.length >= 4 && gradeOf(key) === 0 && !generic.has(key)) add(key, 'code');
  };
  return text
    .replace(EMAIL, (email, domain: string) => {
      add(compact(email), 'code');
      strange(email.slice(0, email.indexOf('@')));
      addDomain(domain, strange);
      return ' ; ';
    })
    .replace(LINK, (link) => {
      add(compact(link), 'code');
      const path = link.replace(/^[a-z]+:\/\//i, '').replace(/^www\./i, '');
      const [host = '', ...parts] = path.split(/[/?#&=:]/);
      addDomain(host, strange);
      for (const part of parts) strange(part);
      return ' ; ';
    });
}

/** The name that somebody registered: `klinikum-mitte` in mail.klinikum-mitte.co.uk; everybody's mail providers are none. */
function addDomain(domain: string, add: (part: string) => void): void {
  const labels = domain.toLowerCase().split('.').slice(0, -1);
  for (const label of labels) {
    if (!MAIL_PROVIDERS.has(label)) add(label);
  }
}

function addId(text: string, add: Add): void {
  const key = compact(text);
  if (!/\D/.test(key)) add(trimZeros(key), 'digits');
  else {
    add(key, 'code');
    for (const digits of key.match(/\d{6,}/g) ?? []) add(trimZeros(digits), 'digits');
  }
}

/** Address, institution ...: each component as a phrase, and each word that is not generic; of an occupation only the words. */
function addPhrase(text: string, asPhrase: boolean, add: Add): void {
  const rest = /@|:\/\/|www\./i.test(text) ? addAddresses(text, add) : text;
  for (const component of fold(rest.replace(/['’]/g, '')).text.split(/[\^=,;\r\n]/)) {
    const words = component.match(/[a-z0-9]+|[^\x00-\x7f]+/g) ?? [];
    if (asPhrase && words.length > 1) add(words.slice(0, 8).join(''), 'code');
    // `88 Thornbury`: a house and its street, in either order
    for (let at = 1; asPhrase && at < words.length; at++) {
      const [first, second] = [words[at - 1]!, words[at]!];
      if (/^\d/.test(first) !== /^\d/.test(second)) add(first + second, 'code');
    }
    for (const word of words) {
      if (generic.has(word) || noNames.has(word) || particles.has(word) || word.length < 3) continue;
      if (/\D/.test(word)) add(word, isIdeographic(word) ? 'free' : 'code');
      else if (word.length >= 5) add(word, 'digits');
      if (word.endsWith('str')) add(`${word}asse`, 'code');
    }
  }
}

const SEPARATOR = 0;
const OTHER = -1;
/** 1 to 10 for digits, 11 to 36 for letters of either case, 0 for the rest of ASCII. */
const SYMBOLS = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = code >= 65 ? (code | 32) - 86 : 0;
  return code >= 48 && code <= 57 ? code - 47 : letter >= 11 && letter <= 36 ? letter : SEPARATOR;
});

const RESET = 255;
/** The same for bytes that are no text: accented letters of ISO 8859-1 count as plain ones, what is not readable ends a run. */
const OPAQUE_SYMBOLS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === 0) return SEPARATOR;
  if (byte < 0x20 || (byte >= 0x7f && byte < 0xc0)) return RESET;
  if (byte < 0x80) return SYMBOLS[byte]!;
  return SYMBOLS[fold(String.fromCharCode(byte)).text.charCodeAt(0)] ?? SEPARATOR;
});
const MIN_OPAQUE_LETTERS = 6;

type Cells = Uint16Array | Uint32Array;

interface Automaton {
  readonly forms: readonly Form[];
  readonly width: number;
  /** next[state * width + symbol]; state 0 is the root. */
  readonly next: Cells;
  /** Index + 1 of the form that ends in a state. */
  readonly ends: Cells;
  /** The longest other state, at the end of this one, that ends a form. */
  readonly shorter: Cells;
  /** 1 where a form of MIN_OPAQUE_LETTERS or more ends. */
  readonly deep: Uint8Array;
  /** Symbols of the characters beyond ASCII that occur in a form. */
  readonly extra: ReadonlyMap<number, number>;
}

/** Aho and Corasick 1975: one table step a character, whatever the number of forms. */
function buildAutomaton(forms: readonly Form[]): Automaton {
  const extra = new Map<number, number>();
  let size = 1;
  for (const { key } of forms) {
    size += key.length;
    for (let at = 0; at < key.length; at++) {
      const code = key.charCodeAt(at);
      if (code >= 0x80 && !extra.has(code)) extra.set(code, 37 + extra.size);
    }
  }
  const width = 37 + extra.size;
  const Cells = size < 0x10000 ? Uint16Array : Uint32Array;
  const [next, ends, shorter, fail] = [
    new Cells(size * width),
    new Cells(size),
    new Cells(size),
    new Cells(size),
  ];
  const deep = new Uint8Array(size);
  let count = 1;
  forms.forEach(({ key }, index) => {
    let state = 0;
    for (let at = 0; at < key.length; at++) {
      const code = key.charCodeAt(at);
      const cell = state * width + (code < 0x80 ? SYMBOLS[code]! : extra.get(code)!);
      if (next[cell] === 0) next[cell] = count++;
      state = next[cell]!;
    }
    ends[state] = index + 1;
    if (key.length >= MIN_OPAQUE_LETTERS) deep[state] = 1;
  });
  const queue = [0];
  for (const state of queue) {
    for (let symbol = 1; symbol < width; symbol++) {
      const cell = state * width + symbol;
      const child = next[cell]!;
      const fallback = state === 0 ? 0 : next[fail[state]! * width + symbol]!;
      if (child === 0) next[cell] = fallback;
      else {
        fail[child] = fallback;
        if (deep[fallback] === 1) deep[child] = 1;
        shorter[child] = ends[fallback] ? fallback : shorter[fallback]!;
        queue.push(child);
      }
    }
  }
  return { forms, width, next, ends, shorter, deep, extra };
}

/** The last five characters of a word as one number. `0` counts as nothing, so that leading zeros do not matter. */
const pack = (code: number, symbol: number): number => (code << 6) | (symbol - 1);
const packWord = (word: string): number =>
  [...word].reduce((code, char) => pack(code, SYMBOLS[char.charCodeAt(0)] || 1), 0);
const slotOf = (code: number): number => (code ^ (code >>> 11)) & 4095;

/**
 * Prepares the search for the identifiers of one file or patient.
 *
 * @example
 * const matcher = createMatcher([{ kind: 'name', text: 'Smith^John' }])
 * matcher.find('CT for SMITH, J.') // => [{ start: 7, end: 15, kind: 'name', owner: 0, word: undefined }]
 */
export function createMatcher(identifiers: readonly Identifier[]): IdentifierMatcher {
  const forms = collectForms(identifiers);
  const automaton = buildAutomaton([...forms.long.values()]);
  const { next, ends, width, deep } = automaton;
  const shortWords = new Uint8Array(4096);
  for (const key of forms.short.keys()) shortWords[slotOf(packWord(key))] = 1;
  const initials = new Set([...forms.initials.keys()].map(packWord));

  return {
    mayOccurIn(bytes, start, end) {
      let state = 0;
      let word = 0;
      let all = 0;
      for (let index = start; index < end; index++) {
        const byte = bytes[index]!;
        if (byte >= 0x80 || byte === 0x1b) return true;
        const symbol = SYMBOLS[byte]!;
        if (symbol === SEPARATOR) {
          if (word !== 0 && shortWords[slotOf(word)] === 1) return true;
          word = 0;
        } else {
          state = next[state * width + symbol]!;
          if (ends[state] !== 0) return true;
          word = pack(word, symbol);
          all = pack(all, symbol);
        }
      }
      return (word !== 0 && shortWords[slotOf(word)] === 1) || initials.has(all);
    },
    mayOccurInOpaque(bytes) {
      let state = 0;
      for (let index = 0; index < bytes.length; index++) {
        const symbol = OPAQUE_SYMBOLS[bytes[index]!]!;
        if (symbol === RESET) state = 0;
        else if (symbol !== SEPARATOR) {
          state = next[state * width + symbol]!;
          if (deep[state] === 1) return true;
        }
      }
      return false;
    },
    find: (text) => find(text, forms, automaton),
  };
}

/** A hit while it is being looked at. */
interface Hit {
  start: number;
  end: number;
  readonly kind: IdentifierKind;
  readonly owner: number;
  word: string | undefined;
}

function find(
  source: string,
  forms: Forms,
  { next, ends, shorter, width, extra, forms: long }: Automaton,
): Hit[] {
  const folded = fold(source);
  const { text } = folded;
  const hits: Hit[] = [];
  const places: number[] = []; // where each letter and digit stands, separators left out
  const judge = createJudge(folded);
  let state = 0;
  // a year of the Japanese calendar is no form of any other year
  let hasDate = text.includes('年');
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const symbol = code < 0x80 ? SYMBOLS[code]! : (extra.get(code) ?? OTHER);
    if (symbol === SEPARATOR) continue;
    places.push(index);
    state = symbol === OTHER ? 0 : next[state * width + symbol]!;
    for (let end = ends[state] ? state : shorter[state]!; end !== 0; end = shorter[end]!) {
      const form = long[ends[end]! - 1]!;
      if (form.rule === 'hint') hasDate = true;
      else hits.push(...judge(form, places[places.length - form.key.length]!, index + 1));
    }
  }
  for (const { start, end, readings } of hasDate ? findDates(text) : []) {
    const owner = forms.dates.findIndex((date) => readings.some((reading) => date?.endsWith(reading)));
    if (owner >= 0) hits.push({ start, end, kind: 'date', owner, word: undefined });
  }
  for (const hit of hits) Object.assign(hit, toSource(folded, hit.start, hit.end));
  const words = forms.short.size + forms.initials.size + hits.length > 0 ? splitWords(folded) : [];
  hits.push(...findShort(source, words, forms));
  return merge([...takeInitials(folded, words, forms, merge(hits)), ...findInitials(folded, words, forms)]);
}

/** Decides whether a form that was found stands there as an identifier, by its rule. */
function createJudge(folded: Folded): (form: Form, start: number, end: number) => Hit[] {
  const { text } = folded;
  // the word around the last place, and whether the vocabulary has it: one long word may be asked about often
  let from = 0;
  let to = -1;
  let isKnown = false;
  const look = (start: number, end: number): void => {
    if (start >= from && end <= to) return;
    for (from = start; classAt(text, from - 1) !== 0; ) from--;
    for (to = end; classAt(text, to) !== 0; ) to++;
    const place = toSource(folded, from, to);
    const word = text.slice(from, to);
    isKnown =
      word.length <= 48 &&
      (isContextual(word) || gradeOf(word, folded.source.slice(place.start, place.end)) > 0);
  };
  return ({ key, rule, kind, owner }, start, end) => {
    const hit = (word?: string, a = start, b = end): Hit[] => [{ start: a, end: b, kind, owner, word }];
    if (end - start > key.length * 3) return [];
    if (rule === 'free') return hit();
    if (rule === 'digits') {
      const first = kind === 'phone' ? phoneStart(text, start) : skipZeros(text, start);
      return standsAsNumber(text, key, kind, start, end) ? hit(undefined, first) : [];
    }
    const isStart = classAt(text, start - 1) !== classAt(text, start);
    const isEnd = classAt(text, end) !== classAt(text, end - 1);
    if (end - start > key.length)
      return isStart && isEnd && isSpread(text.slice(start, end), rule, kind) ? hit() : [];
    look(start, end);
    if (rule === 'code') {
      const isWord =
        isStart &&
        isEnd &&
        (gradeOf(key) === 0 || isContextual(key) || (kind === 'id' && key.length >= 6 && /\d/.test(key)));
      return isWord ? hit(/\d/.test(key) ? undefined : key) : [];
    }
    if (isStart && isEnd) return from === start && to === end ? hit(key) : hit(undefined, from, to);
    const isPiece = key.length >= 6 || (key.length >= 4 && (isStart || isEnd));
    return isPiece && !isKnown ? hit(undefined, from, to) : [];
  };
}

/** Whether a form with separators in it is one: parts of a name are, other words unless all are harmless. */
function isSpread(written: string, rule: Rule, kind: IdentifierKind): boolean {
  // a line that was full, or the end of a column: only a hyphen, or pieces that are no words, show that it goes on
  if (written.includes('\n')) {
    if (/^[^\r\n]*-[ \t]*\r?\n[ \t]*[^\r\n]*$/.test(written)) return true;
    if (rule === 'joined') return false;
  } else if (rule === 'joined' || kind === 'id' || (rule === 'part' && /^[^-' ]+['-][^-' ]+$/.test(written)))
    return true;
  const pieces = written.split(/[^a-z0-9\u0080-\uffff]+/);
  return !pieces.every(
    (piece, index) =>
      gradeOf(piece) > 0 && (!isContextual(piece) || isPhrase(pieces[index - 1], piece, pieces[index + 1])),
  );
}

function skipZeros(text: string, start: number): number {
  let first = start;
  while (text[first - 1] === '0') first--;
  return first;
}

/** A phone is found by its end; the area code before it belongs to it. */
function phoneStart(text: string, start: number): number {
  const before = /(?:^|[^\d])(\+?[\d(][\d +()./-]*)$/.exec(text.slice(Math.max(0, start - 14), start));
  return start - (before?.[1]?.length ?? 0);
}

/** A number of its own: not a piece of a longer number, not a decimal fraction, not a row of numbers that chance put together. */
function standsAsNumber(
  text: string,
  key: string,
  kind: IdentifierKind,
  start: number,
  end: number,
): boolean {
  const first = skipZeros(text, start);
  if ((kind !== 'phone' && classAt(text, first - 1) === 1) || classAt(text, end) === 1) return false;
  const written = text.slice(start, end);
  if (written.length === key.length) {
    if (key.length >= 8 || kind === 'phone') return true;
    return (
      !/\d[.,]$/.test(text.slice(Math.max(0, first - 2), first)) && !/^[.,]\d/.test(text.slice(end, end + 2))
    );
  }
  if (kind === 'date') return /^\d{1,4}([-/._ ])\d{1,2}\1\d{1,4}$/.test(written);
  const isRow = key.length < 6 || (key.length < 8 && kind !== 'phone' && written.includes('.'));
  return !isRow && /^\d+(?:[ ._/()-]{1,3}\d+)*$/.test(written);
}

/** Names and numbers so short that only a whole word counts; a number or code must have a word such as MRN before it. */
function findShort(source: string, words: readonly Word[], { short }: Forms): Hit[] {
  const hits: Hit[] = [];
  words.forEach(({ text, start, end }, index) => {
    const key = /^0+\d/.test(text) ? trimZeros(text.slice(0, 20)) : text;
    const form = key.length < 5 ? short.get(key) : undefined;
    if (!form) return;
    const before = words[index - 1];
    const isNumber = form.rule === 'digits' || (form.rule === 'code' && form.kind === 'id');
    const isLabelled = idWords.has(before?.text ?? '') || source.slice(before?.end ?? 0, start).includes('#');
    if (
      isNumber
        ? !isLabelled && (words.length > 1 || key.length < 3)
        : form.rule === 'code' && gradeOf(key) > 0
    )
      return;
    hits.push({ start, end, kind: form.kind, owner: form.owner, word: isNumber ? undefined : key });
  });
  return hits;
}

/** `S.F.` or `S. F. K.`: letters with points of their own. */
const POINTED_LETTERS = /(?<![\p{L}\p{N}.])\p{Lu}\. ?\p{Lu}\.(?: ?\p{Lu}\.)?/gu;

const POINTED_TERMS: ReadonlySet<string> = new Set('ap pa iv im po lao rao ct mr us'.split(' '));

/** Initials that are the whole text, that stand behind a title, or that have their points; `A.P.` is a projection. */
function findInitials(folded: Folded, words: readonly Word[], { initials }: Forms): Hit[] {
  const hits: Hit[] = [];
  const add = (text: string, start: number, end: number, word?: string): void => {
    const owner = initials.get(text)?.owner;
    if (owner !== undefined) hits.push({ start, end, kind: 'name', owner, word });
  };
  if (initials.size === 0 || words.length === 0) return hits;
  const all = words.length <= 3 ? words.map((word) => word.text).join('') : '';
  add(all, words[0]!.start, words.at(-1)!.end, all);
  words.forEach(({ text, start, end }, at) => {
    if (text.length <= 3 && at > 0 && initials.has(text) && expectsName(folded, words, at - 1))
      add(text, start, end);
  });
  for (const { 0: letters, index } of folded.source.matchAll(POINTED_LETTERS)) {
    const key = fold(letters).text.replace(/[^a-z]/g, '');
    if (!POINTED_TERMS.has(key)) add(key, index, index + letters.length - 1);
  }
  return hits;
}

/** `J. Smith`, `Smith J`, `JS Smith`: initials beside a name belong to it, and leave no doubt. Alone they are no hit. */
function takeInitials({ source }: Folded, words: readonly Word[], forms: Forms, hits: Hit[]): Hit[] {
  if (hits.length === 0) return hits;
  const isAllLower = !/\p{Lu}/u.test(source);
  const isInitial = (word: Word | undefined, { owner, word: part }: Hit): boolean => {
    if (!word || (word.text.length > 1 && gradeOf(word.text) === IMAGING_WORD)) return false;
    if (forms.initials.get(word.text)?.owner === owner) return true;
    const others = (forms.firstLetters[owner] ?? '').replace(part?.[0] ?? '', '');
    return (
      word.text.length === 1 &&
      others.includes(word.text) &&
      (isAllLower || /\p{Lu}/u.test(source[word.start]!))
    );
  };
  let index = 0;
  for (const hit of hits) {
    if (hit.kind !== 'name') continue;
    while (index < words.length && words[index]!.start < hit.start) index++;
    const before = words[index - 1];
    const gap = before && source.slice(before.end, hit.start);
    // `a stone` is an article and a stone
    const isTaken =
      isInitial(before, hit) &&
      /^(?:\.? |[._^-])$/.test(gap!) &&
      (before!.text !== 'a' || gap!.startsWith('.'));
    let last: Word | undefined;
    let after = index;
    while (words[after] && words[after]!.start < hit.end) after++;
    for (let taken = 0; taken < 2; taken++, after++) {
      const word = words[after];
      if (
        !isInitial(word, hit) ||
        !/^(?:[.,^]? |[.,_^-])$/.test(source.slice(last?.end ?? hit.end, word!.start))
      )
        break;
      // `W CONTRAST`, `L/R` and the article are no initials
      const isPointed = /[,^.]/.test(
        source.slice(last?.end ?? hit.end, word!.start) + source.slice(word!.end, word!.end + 1),
      );
      if (
        source[word!.end] === '/' ||
        (/[aw]/.test(word!.text) && !isPointed && gradeOf(words[after + 1]?.text ?? '') > 0)
      )
        break;
      last = word;
    }
    if (!isTaken && !last) continue;
    hit.word = undefined;
    if (isTaken) hit.start = before!.start;
    if (last) hit.end = last.end;
  }
  return hits;
}

/** Sorted and without overlaps; where two overlap, only a word that both found in the same place leaves a doubt. */
function merge(hits: Hit[]): Hit[] {
  if (hits.length < 2) return hits;
  const merged: Hit[] = [];
  for (const hit of hits.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (!last || hit.start >= last.end) merged.push(hit);
    else {
      if (hit.start !== last.start || hit.end !== last.end || hit.word === undefined) last.word = undefined;
      last.end = Math.max(last.end, hit.end);
    }
  }
  return merged;
}
