import { findDates, monthNames } from './text-patterns.ts';
import { transliterations } from './transliterate.ts';
import { fold, gradeOf, isIdeographic, listWords, spellings } from './vocabulary.ts';
import { GENERIC, HONORIFICS, ID_WORDS, MAIL_PROVIDERS, NO_NAMES, PARTICLES } from './vocabulary-data.ts';

export type IdentifierKind = 'name' | 'id' | 'date' | 'phone' | 'address' | 'organization' | 'other';

/** A value that points to a person, as decoded from the file: PN `Smith^John^^Dr`, DA `19600512`, LO `A-123456`. */
export interface Identifier {
  readonly kind: IdentifierKind;
  readonly text: string;
}

/**
 * How a form may stand in a text. Separators are skipped while searching, so `SMITH, JOHN` holds the form `smithjohn`.
 * part: a word of a name, or the beginning, end or (from six letters) a piece of a word outside the vocabulary.
 * joined: parts of one name, glued or separated. digits: a number of its own. code: letters and digits, or a phrase, between
 * word boundaries. free: ideographs, anywhere. hint: only tells that a date is worth looking for.
 */
export type Rule = 'part' | 'joined' | 'digits' | 'code' | 'free' | 'hint';

export interface Form {
  readonly key: string;
  readonly rule: Rule;
  readonly kind: IdentifierKind;
  readonly owner: number;
}

/** What the identifiers of a file look like in a text, without separators. */
export interface Forms {
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

const wordSet = (list: string): ReadonlySet<string> => new Set(listWords(list));
const noNames = wordSet(NO_NAMES);
const particles = wordSet(PARTICLES);
const generic = wordSet(GENERIC);
export const idWords = wordSet(ID_WORDS);
const mailProviders = wordSet(MAIL_PROVIDERS);
const honorifics = listWords(HONORIFICS).map((word) => fold(word).text);

export const compact = (text: string): string => fold(text).text.replace(/[^a-z0-9\u0080-\uffff]+/g, '');
export const trimZeros = (digits: string): string => digits.replace(/^0+/, '');

export function collectForms(identifiers: readonly Identifier[]): Forms {
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
    if (!mailProviders.has(label)) add(label);
  }
}

const LONG_NUMBER = /\d{6,}/g;

function addId(text: string, add: Add): void {
  const key = compact(text);
  if (!/\D/.test(key)) add(trimZeros(key), 'digits');
  else {
    add(key, 'code');
    // `KH/55-120934`: as one number, and the last one alone
    for (const digits of [...key.matchAll(LONG_NUMBER), ...text.matchAll(LONG_NUMBER)])
      add(trimZeros(digits[0]), 'digits');
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
