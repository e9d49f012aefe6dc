import { AMBIGUOUS_WORDS } from './identity-data.ts';
import { MIN_CHARACTERS, type Term, wordsOfName } from './terms.ts';

/** How a text holds an identifier: as it is, or in another form (letters, order, accents, separators). */
type Found = 'value' | 'form';

/** A term made ready for searching. */
interface Needle {
  readonly term: Term;
  /** In small letters; each is searched with word boundaries. */
  readonly exact: readonly string[];
  readonly folded: readonly string[];
  /** Letters and digits only: glued and separated forms. */
  readonly glued: readonly string[];
  /** Words that count beside each other only. */
  readonly pairs: readonly RegExp[];
}

export interface TextSearch {
  readonly size: number;
  /** With `isLenient`, one word of a name is not enough: for codes and names of products. */
  find(text: string, isLenient?: boolean): { term: Term; how: Found } | undefined;
}

/** No more than one word of a name is there. */
const isOneWord = ({ term, folded }: Needle, text: string): boolean =>
  term.kind === 'name' && new Set(folded.filter((word) => holdsWord(fold(text), word))).size < 2;

const needles = new Map<string, Needle>();
const MAX_NEEDLES = 2000;

/** Searches texts for identifiers in the forms in which people write them. */
export function createTextSearch(terms: readonly Term[]): TextSearch {
  const [own, planted] = [false, true].map((isPlanted) =>
    createSearch(terms.filter((term) => (term.isPlanted ?? false) === isPlanted)),
  );
  // the file's own identifiers first: an answer key lists their other forms as well
  return {
    size: terms.length,
    find: (text, isLenient) => own!(text, isLenient) ?? planted!(text, isLenient),
  };
}

function createSearch(terms: readonly Term[]): TextSearch['find'] {
  const ready = terms.filter(({ kind }) => kind !== 'uid').map(needleOf);
  const uids = terms.filter(({ kind }) => kind === 'uid').map(({ text }) => text);
  const uidTerms = new Map(terms.filter(({ kind }) => kind === 'uid').map((term) => [term.text, term]));
  return (text, isLenient = false) => {
    if (text.length < 2) return undefined;
    const lower = text.toLowerCase();
    let folded: string | undefined;
    let glued: string | undefined;
    for (const needle of ready)
      if (
        (needle.exact.some((each) => holdsWord(lower, each)) && !(isLenient && isOneWord(needle, lower))) ||
        needle.pairs.some((pair) => pair.test(lower))
      )
        return { term: needle.term, how: 'value' };
    if (/\d\.\d+\.\d/.test(text)) {
      const uid = uids.find((each) => each.length >= 8 && holdsWord(text, each));
      if (uid !== undefined) return { term: uidTerms.get(uid)!, how: 'value' };
    }
    for (const needle of ready) {
      folded ??= fold(lower);
      if (needle.folded.some((each) => holdsWord(folded!, each)) && !(isLenient && isOneWord(needle, folded)))
        return { term: needle.term, how: 'form' };
      glued ??= folded.replace(/[^\p{L}\p{N}]/gu, '');
      if (!isLenient && needle.glued.some((each) => holdsGlued(glued!, each)))
        return { term: needle.term, how: 'form' };
    }
    return undefined;
  };
}

/** In small letters, without accents, full-width letters made narrow. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/đ/g, 'd');
}

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Whether a text holds a word that no letter or digit continues. Scripts without spaces have no such borders. */
function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af]/.test(word)) return true;
    const isFree =
      !(isWordCharacter(text[at - 1]) && isWordCharacter(word[0])) &&
      !(isWordCharacter(text[at + word.length]) && isWordCharacter(word.at(-1)));
    if (isFree) return true;
  }
  return false;
}

/** Glued text has no borders; digits of a number must not go on, as they would be another number. */
function holdsGlued(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const isDigit = (character: string | undefined): boolean =>
      character !== undefined && /\d/.test(character);
    const goesOn =
      (isDigit(word[0]) && isDigit(text[at - 1])) ||
      (isDigit(word.at(-1)) && isDigit(text[at + word.length]));
    if (!goesOn) return true;
  }
  return false;
}

function needleOf(term: Term): Needle {
  const key = `${term.kind} ${term.text}`;
  let needle = needles.get(key);
  if (needle === undefined) {
    needle = makeNeedle(term);
    if (needles.size >= MAX_NEEDLES) needles.clear();
    needles.set(key, needle);
  }
  return needle;
}

const MIN_GLUED = 6;

function makeNeedle(term: Term): Needle {
  const { text, kind } = term;
  if (kind === 'name') return nameNeedle(term);
  if (kind === 'date') return { term, exact: datesOf(text), folded: [], glued: [], pairs: [] };
  const lower = text.toLowerCase();
  const parts = kind === 'address' ? text.split(/[,\\\r\n]+/).map((part) => part.trim()) : [];
  const telling = [
    lower,
    ...parts.filter((part) => /\p{L}/u.test(part)).map((part) => part.toLowerCase()),
  ].filter((each) => [...each].length >= (kind === 'address' ? MIN_CHARACTERS + 2 : MIN_CHARACTERS));
  const glued = [lettersOf(lower)].filter((each) => [...each].length >= MIN_GLUED);
  // an everyday word is no institution
  if (AMBIGUOUS_WORDS.has(lower)) return { term, exact: [], folded: [], glued: [], pairs: [] };
  const digits = kind === 'contact' || kind === 'number' ? text.replace(/\D/g, '') : '';
  if (digits.length >= 7) glued.push(digits);
  return { term, exact: telling, folded: telling.map(fold), glued, pairs: [] };
}

function nameNeedle(term: Term): Needle {
  const exact: string[] = [];
  const folded: string[] = [];
  const glued: string[] = [];
  const pairs: RegExp[] = [];
  for (const group of term.text.split('=')) {
    const { strong, weak } = wordsOfName(group);
    const lower = strong.map((word) => word.toLowerCase());
    exact.push(...lower);
    // without accents a short word may be any other one
    folded.push(...lower.map(fold).filter((word) => [...word].length >= MIN_CHARACTERS));
    // O'Brien is OBRIEN to many a system, Jean-Pierre JEANPIERRE
    const joined = lower.filter((word) => /[^\p{L}\p{N}\p{M}]/u.test(word)).map(lettersOf);
    glued.push(...joined.filter((word) => [...word].length >= MIN_GLUED));
    const all = [...strong, ...weak].map((word) => lettersOf(word.toLowerCase()));
    for (const first of all)
      for (const second of all)
        if (first !== second && first.length + second.length >= MIN_GLUED) glued.push(first + second);
    for (const word of weak) {
      const others = [...strong, ...weak].filter((other) => other !== word);
      for (const other of others) pairs.push(besideEachOther(word, other));
      pairs.push(afterTitle(word));
    }
  }
  return { term, exact, folded, glued, pairs };
}

/** Letters and digits of a text, folded. */
const lettersOf = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

const literal = (word: string): string => word.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function besideEachOther(a: string, b: string): RegExp {
  const [one, other] = [literal(a), literal(b)];
  const gap = '[\\s,^=._-]+(?:\\p{L}\\.?[\\s,]+)?';
  return new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${one}${gap}${other}|${other}${gap}${one})(?![\\p{L}\\p{N}])`,
    'u',
  );
}

function afterTitle(word: string): RegExp {
  return new RegExp(
    `(?<!\\p{L})(?:mr|mrs|ms|miss|dr|prof|herr|frau|mme|sra?|pani?)\\.?\\s+${literal(word)}(?![\\p{L}\\p{N}])`,
    'u',
  );
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A day as people write it. */
function datesOf(text: string): string[] {
  const match = /^(\d{4})-?(\d\d)-?(\d\d)/.exec(text);
  if (match === null) return text.length >= MIN_CHARACTERS + 2 ? [text.toLowerCase()] : [];
  const [year, month, day] = match.slice(1) as [string, string, string];
  const [m, d] = [String(Number(month)), String(Number(day))];
  const name = MONTHS[Number(month) - 1] ?? '';
  const found = [`${year}${month}${day}`];
  for (const separator of ['-', '/', '.'])
    for (const [mm, dd] of [
      [month, day],
      [m, d],
    ] as const)
      found.push(
        [year, mm, dd].join(separator),
        [dd, mm, year].join(separator),
        [mm, dd, year].join(separator),
      );
  for (const dd of [day, d])
    found.push(`${dd} ${name} ${year}`, `${name} ${dd}, ${year}`, `${dd}-${name}-${year}`);
  return [...new Set(found)];
}
