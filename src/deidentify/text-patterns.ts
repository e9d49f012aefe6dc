import { type Folded, fold, gradeOf, isContextual, listWords, toSource, type Word } from './vocabulary.ts';
import {
  ACTS,
  AMBIGUOUS_TITLES,
  BY,
  DEGREES,
  MONTHS,
  MONTHS_ELSEWHERE,
  NAME_LABELS,
  PARTICLES,
  TITLES,
} from './vocabulary-data.ts';

/** A piece of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const months = MONTHS.trim()
  .split('\n')
  .map((line) => line.split(' '));
const numberNames = (lists: readonly (readonly string[])[]): Map<string, number> =>
  new Map(lists.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));
const monthsElsewhere = MONTHS_ELSEWHERE.trim()
  .split('\n')
  .map((line) => line.split(' ').map((name) => fold(name).text));
const ROMANS = 'i ii iii iv v vi vii viii ix x xi xii'.split(' ').map((name) => [name]);
const monthNumbers = new Map([
  ...numberNames(months),
  ...numberNames(monthsElsewhere),
  ...numberNames(ROMANS),
]);
const anyOf = (...lists: (readonly (readonly string[])[])[]): string =>
  `(?<n>${lists
    .flat(2)
    .sort((a, b) => b.length - a.length)
    .join('|')})`;
/** How a month (1 to 12) is written in English, German, French and Spanish. */
export const monthNames = (month: number): readonly string[] => months[month - 1] ?? [];

const Y = '(?<y>(?:18|19|20)\\d\\d)';
const YY = "(?<y>(?:18|19|20)\\d\\d|'?\\d\\d(?![\\d.:x]| ?[a-z]))";
const MONTH = `${anyOf(months)}(?![a-z])`;
const MONTH_ANYWHERE = `${anyOf(months, monthsElsewhere)}(?![a-z\\u00df-\\uffff])`;
const TIME =
  '(?:[t ,_@-]{0,2}(?:at |um )?[0-2]?\\d[:h][0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,6})?)?(?: ?[ap]\\.?m\\b| ?uhr|z\\b|[+-]\\d\\d:?\\d\\d)?)?';
const CLOCK = '(?:[t_ -]?[0-2]\\d[0-5]\\d(?:[0-5]\\d(?:\\.\\d{1,6})?)?(?:[+-]\\d{4})?)?';
const forms = (...sources: string[]): RegExp[] => sources.map((source) => new RegExp(source + TIME, 'g'));

/** Forms of a date. Groups: y year, m month, d day, n name of a month, a and b day and month in either order. */
const NUMERIC_DATES = forms(
  `(?<!\\d)${Y}(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\\d|3[01])${CLOCK}(?!\\d)`,
  `(?<![\\d.])${Y}(?<s>[-/._ ])(?<m>\\d{1,2})\\k<s>(?<d>\\d{1,2})(?!\\d|[./-]\\d)`,
  '(?<![\\da-z]|\\d[.,/-])(?<a>\\d{1,2})(?<s>[-/._ ])(?<b>\\d{1,2})\\k<s>(?<y>(?:18|19|20)\\d\\d|(?<! \\d\\d? )\\d\\d)(?!\\d|[./_-]\\d)',
  `(?<![\\da-z]|\\d[.,/-])(?<m>0?[1-9]|1[0-2])[/.-]${Y}(?!\\d|[./-]\\d)`,
  `(?<![\\d.])${Y}[/-](?<m>0[1-9]|1[0-2])(?!\\d|[./-]\\d)`,
);
const NAMED_DATES = forms(
  `(?<![\\d.,])(?<d>[0-3]?\\d)(?:st|nd|rd|th|er|\\.)?[ ./_-]{0,3}(?:of |de |del |d')?${MONTH}(?:[ .,/_'-]{0,3}(?:de |del |of )?${YY})?`,
  `(?<![a-z])${MONTH}\\.?[ ._-]{0,2}(?<d>[0-3]?\\d)(?:st|nd|rd|th)?(?![\\da-z]|[.,]\\d)(?:[ ,._-]{1,3}${YY})?`,
  `(?<![a-z])${MONTH}[ .,/_-]{0,3}(?:de |del |of )?${Y}(?!\\d)`,
  `(?<![a-z])${anyOf(months)}(?<d>[0-3]?\\d)(?![\\da-z])`,
);
/** With a year of four digits: in any of the languages, or the month as a Roman number. */
const FULL_DATES = forms(
  `(?<![\\d.,])(?<d>[0-3]?\\d)(?:er|\\.)?[ ./_-]{0,3}(?:de |di )?${MONTH_ANYWHERE}[ .,/_'-]{0,3}(?:de )?${Y}(?!\\d)`,
  `(?<![\\d.])${Y}[ .,/_-]{0,3}${MONTH_ANYWHERE}[ ./_-]{0,3}(?<d>[0-3]?\\d)(?![\\da-z])`,
  `(?<![\\d.,])(?<d>[0-3]?\\d)(?<s>[./-])(?<n>x?i{1,3}|i?[vx]|vi{1,3})\\k<s>${Y}(?!\\d)`,
);
/** First years of Japanese eras. */
const ERAS: Readonly<Record<string, number>> = { 明治: 1868, 大正: 1912, 昭和: 1926, 平成: 1989, 令和: 2019 };
const CJK_DATE = new RegExp(
  `(?:(?<y>\\d{4})|(?<era>${Object.keys(ERAS).join('|')}) ?(?<e>\\d{1,2}|元))(?:年|년) ?(?<m>\\d{1,2})(?:月|월)(?: ?(?<d>\\d{1,2})(?:日|일))?`,
  'g',
);
const MAY_BE_NUMERIC = /\d{4}|\d[-/._ ]\d{1,2}[-/._ ]\d/;
const MAY_BE_NAMED = /jan|ene|f[e]?[bv]|ma[riy]|mrz|a[pbv]r|ju[nil]|a[uo][gu]|sep|o[ck]t|nov|d[ei][cz]/;
const MAY_BE_FULL = /(?:18|19|20)\d\d/;
/** Names of months that are words as well: `5 may represent`, `dec 2 views`. They need a year, or nothing behind them. */
const WORDS_TOO = new Set(['may', 'mai', 'mar', 'mars', 'dec', 'sept']);

/** A date, in coordinates of the folded text; `readings` are YYYYMMDD or YYMMDD, none when year or day is missing. */
export interface FoundDate extends Span {
  readonly readings: readonly string[];
}

/** All dates of a folded text, with the time behind them. */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  const collect = (form: RegExp): void => {
    for (const match of text.matchAll(form)) {
      const end = match.index + match[0].length;
      const readings = readDate(match.groups ?? {}, text.slice(end, end + 4));
      if (readings) found.push({ start: match.index, end, readings });
    }
  };
  if (MAY_BE_NUMERIC.test(text)) NUMERIC_DATES.forEach(collect);
  if (MAY_BE_NAMED.test(text)) NAMED_DATES.forEach(collect);
  if (MAY_BE_FULL.test(text)) FULL_DATES.forEach(collect);
  if (/[年년]/.test(text)) collect(CJK_DATE);
  return found;
}

function readDate(
  { y, m, d, a, b, n, era, e }: Record<string, string | undefined>,
  behind: string,
): readonly string[] | undefined {
  const year = era === undefined ? (y?.replace("'", '') ?? '') : String(ERAS[era]! + (Number(e) || 1) - 1);
  if (a !== undefined && b !== undefined) {
    const orders = [`${b} ${a}`, `${a} ${b}`].flatMap((order) => readDay(year, order) ?? []);
    return orders.length > 0 ? orders : undefined;
  }
  if (n !== undefined && !year && WORDS_TOO.has(n) && /^[ .]*[a-z]/.test(behind)) return undefined;
  const month = n === undefined ? m : String(monthNumbers.get(n));
  if (month === undefined) return [];
  if (d === undefined) return readDay(year, `${month} 1`) && [];
  return readDay(year, `${month} ${d}`);
}

function readDay(year: string, order: string): readonly string[] | undefined {
  const [month = 0, day = 0] = order.split(' ').map(Number);
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return year === '' ? [] : [year + String(month).padStart(2, '0') + String(day).padStart(2, '0')];
}

interface Pattern {
  /** On folded text, every quantifier bounded. If it has a group `value`, which ends the match, only that goes. */
  readonly form: RegExp;
  /** So many digits it takes: most labels have fewer, and the form is not tried. */
  readonly digits?: number;
  /** And this must be in the text. */
  readonly needs?: RegExp;
  readonly accepts?: (groups: Record<string, string | undefined>, text: string) => boolean;
}

/** At least one word that is not in the vocabulary, or a name as well: tells `12 Baker St` from `2 phase ST`. */
const isStrange = (text: string | undefined): boolean =>
  (text?.match(/[a-z]{2,}/g) ?? []).some((word) => !gradeOf(word) || isContextual(word));
const hasEight = (_: unknown, text: string): boolean => text.replace(/\D/g, '').length >= 8;

const STREET =
  /\bst\b|str|road|rd|ave|lane|drive|dr|boul|blvd|ct|place|square|sq|way|terrace|park|highway|crescent|close|allee|gasse|platz|weg|damm|ufer|ring/;
const RECORD =
  'acc(?:ession|n)?|account|acct|case|chart|record|order|exam|study|visit|encounter|admission|hospital|unit|file|policy|insurance|passport|licen[cs]e|requisition|req|ref(?:erence)?|document|specimen|id|no|nr|number';
const PERSON =
  'mrn|pid|ssn|nhs|nhc|ipp|patient[ _]?id|pat[._ -]{0,2}(?:id|nr)|fall[ -]?(?:nr|nummer)|aufnahme[ -]?(?:nr|nummer)|auftrags?[ -]?(?:nr|nummer)|versicherten[ -]?(?:nr|nummer)|dossier|historia';

// biome-ignore format: one form a line
const PATTERNS: readonly Pattern[] = [
  // e-mail, links, paths
  { needs: /@/, form: /(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/g },
  { needs: /:\/\//, form: /(?<![a-z])(?:https?|ftps?|file|dicom):\/\/[^\s"'<>]{1,500}/g },
  { needs: /\w\.\w/, form: /(?<![\w.-])(?:www\.[a-z0-9-]{1,63}|(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|edu|gov|info|de|fr|uk|ch|nl|jp|kr|cn|eu|ca|au|io))(?![\w-])[\w./?=&%-]{0,300}/g },
  { needs: /[\\/]/, form: /(?<![a-z])(?:[a-z]:[\\/]|\\\\|~\/|\/(?:home|users|mnt|data|var|tmp|media|export|srv|volumes|archive|storage)\/)[^\s"'<>|]{1,300}/g },
  // IP addresses, UIDs
  { digits: 4, needs: /\d\.\d+\.\d/, form: /(?<![\d.])(?:(?:\d{1,3}\.){3}\d{1,3}|[0-2](?:\.\d{1,30}){4,20})(?!\d|\.\d)/g },
  // phones
  { digits: 8, needs: /\+/, form: /(?<![\d.])\+\d[\d ()./-]{6,18}\d/g, accepts: hasEight },
  { digits: 6, form: /(?<![\d.])(?:\(\d{2,5}\) ?\d[\d ./-]{4,12}\d|\d{3}[.-]\d{3}[.-]\d{4}|[2-9]\d\d [2-9]\d\d \d{4}|0[1-9](?:[ .-]\d\d){4})(?!\d)/g },
  { digits: 8, form: /(?<![\d.]|\d[ /-])0\d{1,4}(?: ?[/-] ?| )\d{3,9}(?:[ -]\d{2,6}){0,3}(?!\d|\.\d)/g, accepts: hasEight },
  { digits: 4, form: /(?<![a-z])(?:tel(?:efon|ephone)?|phone|fax|mobile?|cell|pager|bleep|ext(?:ension)?|handy|durchwahl|call|rufnummer)(?: no| nr| at| on| unter| au)?[ .:#]{1,3}(?<value>\+?[\d(][\d ()./-]{2,18}\d)/g, accepts: ({ value }) => /^\D*(?:\d\D*){4}/.test(value!) },
  // record numbers
  { digits: 9, form: /(?<![\d-])\d{3}-\d\d-\d{4}(?![\d-])/g },
  { digits: 1, form: new RegExp(`(?<![a-z])(?:${PERSON})(?: ?(?:no|nr|num|number|#))?[ .:#=_-]{0,3}(?<value>(?:[a-z]{0,4}[-/ ]?)\\d[\\da-z/-]{0,24})`, 'g') },
  { digits: 4, form: new RegExp(`(?<![a-z])(?:${RECORD})(?: ?(?:id|no|nr|num|number|#))?[ .:#=_-]{1,3}(?<value>[a-z]{0,4}-?\\d(?:[\\d-]{3,24})[a-z]?)(?![.,]?\\d|x\\d)`, 'g') },
  { digits: 3, needs: /#/, form: /#\s?[a-z]{0,3}-?\d{3,20}/g },
  { digits: 5, form: /(?<![a-z\d])(?<prefix>[a-z]{1,5})[-_]?\d{5,20}[a-z\d]{0,10}/g, accepts: ({ prefix }) => prefix!.length === 1 || gradeOf(prefix!) === 0 },
  { digits: 5, form: /(?<![a-z\d])[a-z]{1,3}\d\d[-/]\d{3,8}(?!\d)/g }, // pathology: S19-1234
  { digits: 6, form: /(?<![\d.,])\d{6,40}(?!\d|[.,]\d| ?(?:k?counts|k?cts|cps|[kmg]?bq|hz|cells)\b)/g },
  { digits: 8, form: /(?<![\d.])\d{2,4}[-/]\d{2,4}[-/]\d{3,8}(?!\d|\.\d)/g, accepts: hasEight },
  // ages above 89 (HIPAA 164.514(b)(2)(i)(C))
  { digits: 2, form: /(?<![\d.])0?(?:9\d|1[0-4]\d)(?= ?-?(?:y\/?o|years?|yrs?|jahre?n?|jahrig\w*|ans|anos|anni|jaar|лет|года?)(?![a-z\u00df-\uffff])|[yj](?![a-z])| [yj](?:$|[.,;)/]))/g },
  { digits: 2, needs: /歳|才|岁|세/, form: /(?<![\d.])(?:9\d|1[0-4]\d)(?= ?(?:歳|才|岁|세))/g },
  { digits: 2, form: /(?<![a-z])(?:age|aged|alter|edad|eta|wiek|leeftijd)[ .:=]{1,3}(?<value>0?(?:9\d|1[0-4]\d))(?!\d|[.,]\d| ?-?(?:d|w|m|mo|days?|weeks?|months?|tage?|wochen|monate?|mois|meses)(?![a-z]))/g },
  // postal addresses
  { digits: 1, needs: STREET, form: /(?<![\d.])\d{1,5}[a-z]?,? (?:[nsew]\.? )?(?:[a-z'.-]{2,20} ){1,3}(?:street|road|avenue|lane|boulevard|blvd|terrace|parkway|highway|crescent)(?![a-z])/g },
  { digits: 1, needs: STREET, form: /(?<![\d.])\d{1,5}[a-z]?,? (?<word>(?:[a-z'.-]{2,20} ){1,3})(?:st|rd|ave?|ln|drive|dr|court|place|square|sq|way|close)(?![a-z])\.?/g, accepts: ({ word }) => isStrange(word) },
  { digits: 1, needs: STREET, form: /(?<![a-z'.-])(?<word>[a-z][a-z'-]{1,30}[ -]?(?:str|strasse|allee|gasse|platz|weg|damm|ufer|chaussee|ring)(?![a-z])\.?)[ -]?\d{1,4} ?[a-h]?(?![a-z\d])/g, accepts: ({ word }) => isStrange(word) },
  { digits: 1, needs: /rue|avenue|boul|chemin|impasse|quai|calle|aven|avda|paseo|plaza|p\.? ?o\.? ?box|postfach/, form: /(?<![a-z\d])(?:(?:\d{1,4}(?: ?(?:bis|ter))?,? )?(?:rue|avenue|boulevard|chemin|impasse|quai|calle|avenida|avda|paseo|plaza)\.? (?:(?:de|du|des|la|le|les|del|los|las|l'|d') ?){0,3}[a-z'-]{2,25}(?:,? \d{1,4})?|(?:p\.? ?o\.? ?box|postfach) ?\d{1,8})/g, accepts: (_, text) => /\d/.test(text) },
  { digits: 5, form: /(?<![a-z])(?<word>[a-z]{3,20}),? [a-z]{2},? \d{5}(?:-\d{4})?(?!\d)/g, accepts: ({ word }) => isStrange(word) },
  { digits: 4, form: /(?<![\d.])(?:[a-z]{1,2}-)?\d{4,5} (?<word>[a-z][a-z-]{2,25})/g, accepts: ({ word }) => isStrange(word) && !isContextual(word!) },
  { digits: 2, form: /(?<![a-z\d])(?<area>[a-z]{1,2}\d[a-z\d]?) (?<place>\d[a-z]{2})(?![a-z\d])/g, accepts: ({ area, place }) => !gradeOf(area!) || !gradeOf(place!) },
];

/** Everything that looks like a date, phone, link, address or record number, whoever it belongs to. In source coordinates. */
export function findPatterns(folded: Folded): Span[] {
  const { text } = folded;
  let digits = 0;
  for (let index = 0; index < text.length; index++)
    digits += +(text.charCodeAt(index) >= 48 && text.charCodeAt(index) <= 57);
  const spans: Span[] = [];
  for (const { form, digits: least = 0, needs, accepts } of PATTERNS) {
    if (digits < least || (needs && !needs.test(text))) continue;
    for (const match of text.matchAll(form)) {
      if (accepts && !accepts(match.groups ?? {}, match[0])) continue;
      const end = match.index + match[0].length;
      spans.push(toSource(folded, end - (match.groups?.value ?? match[0]).length, end));
    }
  }
  if (digits > 0) for (const { start, end } of findDates(text)) spans.push(toSource(folded, start, end));
  return spans;
}

const set = (...lists: string[]): ReadonlySet<string> => new Set(lists.flatMap(listWords));
const [titles, ambiguous, degrees] = [
  set(TITLES, AMBIGUOUS_TITLES),
  set(AMBIGUOUS_TITLES),
  set(DEGREES, TITLES),
];
const [labels, acts, by, particles] = [set(NAME_LABELS), set(ACTS), set(BY), set(PARTICLES)];

/** Whether a word is one behind which a name is expected: a title, `signed by`, `Patient:`. */
export function expectsName({ source }: Folded, words: readonly Word[], index: number): boolean {
  const word = words[index];
  if (!word) return false;
  if (titles.has(word.text)) {
    if (!ambiguous.has(word.text) || source.startsWith('. ', word.end)) return true;
    return /^[A-Z][a-z]+$/.test(source.slice(word.start, word.end));
  }
  if (labels.has(word.text))
    return /^ ?[:=]/.test(source.slice(word.end, word.end + 2)) || words[index - 1]?.text === 'patient';
  return by.has(word.text) && acts.has(words[index - 1]?.text ?? '');
}

/** What may stand before the first, the second and a later word of a name. */
const NAME_GAPS = [/^[ .:=_-]{0,4}$/, /^(?:[ .'’_^-]{1,2}|, ?)$/, /^[ .'’_^-]{1,2}$/];

/** Names behind titles and labels: `Dr. Jane Miller`, `signed by Field`, `Patient: Smith, John`. In source coordinates. */
export function findNames(folded: Folded, words: readonly Word[]): Span[] {
  const names: Span[] = [];
  const { source } = folded;
  for (let index = 0; index < words.length; index++) {
    if (!expectsName(folded, words, index)) continue;
    let first = index + 1;
    while (first < index + 5 && degrees.has(words[first]?.text ?? '')) first++;
    let last = -1;
    for (let at = first; at < first + 5 && words[at]; at++) {
      const { start, end, text } = words[at]!;
      const gap = source.slice(words[at - 1]!.end, start);
      if (!NAME_GAPS[Math.min(at - first, 2)]!.test(gap)) break;
      const isInitial = text.length === 1 && (at > first || source[end] === '.');
      if (isInitial ? last >= first : isNameWord(source, words[at]!, at === first)) last = at;
      else if (!isInitial && !particles.has(text)) break;
    }
    if (last < first) continue;
    names.push({ start: words[first]!.start, end: words[last]!.end });
    index = last;
  }
  return names;
}

/** A word outside the vocabulary, or one that is a name as well and written like one; `Field, Sally` as a whole. */
function isNameWord(source: string, { start, end, text }: Word, isFirst: boolean): boolean {
  if (/\d/.test(text) || text.length < 2) return false;
  const grade = gradeOf(text);
  if (grade === 0) return true;
  const isMixed = /[a-z]/.test(source);
  const isCapital = !isMixed || /\p{Lu}/u.test(source[start]!);
  return isCapital && (isContextual(text) || (isFirst && isMixed && grade === 1 && source[end] === ','));
}
