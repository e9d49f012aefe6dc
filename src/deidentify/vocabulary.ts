import { COMBINING, CONTEXT, IMAGING, MEDICAL_ENDINGS, PLAIN } from './vocabulary-data.ts';

/** A text without case, accents and width: what two spellings of one word have in common. */
export interface Folded {
  readonly source: string;
  readonly text: string;
  /** Index in `source` of every character of `text`, and of its end; absent when they are the same. */
  readonly at?: readonly number[];
}

/** A run of letters and digits; `start` and `end` count in the source, `text` is folded. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** 0: not in the vocabulary; PLAIN_WORD: may stay; IMAGING_WORD: may stay and shows that the phrase is about imaging. */
export type Grade = 0 | 1 | 2;
const PLAIN_WORD = 1;
const IMAGING_WORD = 2;

const SPECIAL = new Map(
  Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ð: 'd', þ: 'th', đ: 'd', ł: 'l', ı: 'i', ς: 'σ', µ: 'u' }),
);
const foldedUnits = new Map<number, string>();

function foldUnit(code: number): string {
  let unit = foldedUnits.get(code);
  if (unit !== undefined) return unit;
  const lower = String.fromCharCode(code).toLowerCase();
  if (code >= 0x4e00 && code <= 0xdfff) unit = lower; // ideographs, Hangul and surrogates have no simpler form
  else {
    unit = '';
    for (const char of SPECIAL.get(lower) ?? lower.normalize('NFKD').toLowerCase()) {
      const point = char.charCodeAt(0);
      if (point < 0x80) unit += char;
      else if (point >= 0x30a1 && point <= 0x30f6) unit += String.fromCharCode(point - 0x60); // katakana to hiragana
      else if (/\p{L}|\p{N}/u.test(char)) unit += SPECIAL.get(char) ?? char;
      else if (!/\p{M}/u.test(char)) unit += /\p{Pd}/u.test(char) ? '-' : /[‘’ʼ′]/.test(char) ? "'" : ' ';
    }
  }
  foldedUnits.set(code, unit);
  return unit;
}

/** Folds case, accents (`Müller` to `muller`), width and kana; `at` leads back to the source. */
export function fold(source: string): Folded {
  if (!/[^\x00-\x7f]/.test(source)) return { source, text: source.toLowerCase() };
  let text = '';
  const at: number[] = [];
  for (let index = 0; index < source.length; index++) {
    const unit = foldUnit(source.charCodeAt(index));
    for (let n = 0; n < unit.length; n++) at.push(index);
    text += unit;
  }
  at.push(source.length);
  return { source, text, at };
}

/** Where a span of the folded text stands in the source; what was folded away behind it (combining marks) belongs to it. */
export function toSource(folded: Folded, start: number, end: number): { start: number; end: number } {
  const { at } = folded;
  if (!at || end <= start) return { start, end };
  const last = at[end - 1]!;
  return { start: at[start]!, end: Math.max(at[end]!, last + 1) };
}

export function splitWords(folded: Folded): Word[] {
  const words: Word[] = [];
  for (const match of folded.text.matchAll(/[a-z0-9]+|[^\x00-\x7f]+/g)) {
    words.push({ ...toSource(folded, match.index, match.index + match[0].length), text: match[0] });
  }
  return words;
}

/** Every folded spelling of a name part: `Müller` gives muller and mueller, `Mueller` gives mueller and muller. */
export function spellings(part: string): Set<string> {
  const pairs: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };
  const spelled = part.normalize('NFC').toLowerCase().replace(/[äöüøå]/g, (char) => pairs[char]!);
  return new Set([fold(part).text, fold(spelled).text]);
}

interface Lexicon {
  readonly words: ReadonlyMap<string, Grade>;
  /** Words that need a neighbour to count as imaging words, see CONTEXT. */
  readonly contextual: ReadonlySet<string>;
  readonly phrases: ReadonlySet<string>;
  readonly combining: ReadonlySet<string>;
  readonly endings: RegExp;
}

let lexicon: Lexicon | undefined;

function load(): Lexicon {
  const words = new Map<string, Grade>();
  const list = (text: string): string[] => text.replaceAll('\n', ' ').trim().split(' ');
  const add = (text: string, grade: Grade): void => {
    for (const word of list(text)) words.set(word, grade);
  };
  for (const text of Object.values(PLAIN)) add(text, PLAIN_WORD);
  for (const text of Object.values(IMAGING)) add(text, IMAGING_WORD);
  add(PLAIN.grammar!, PLAIN_WORD); // `is`, `in`, `or` are also abbreviations, but prove nothing
  const contextual = new Set<string>();
  const phrases = new Set<string>();
  for (const line of CONTEXT.trim().split('\n')) {
    const [head = '', before = '', after = ''] = line.split(/: | ?_ ?/);
    const word = head.replace('!', '');
    contextual.add(word);
    if (word !== head) words.delete(word);
    for (const neighbour of before.split(' ')) phrases.add(`${neighbour} ${word}`);
    for (const neighbour of after.split(' ')) phrases.add(`${word} ${neighbour}`);
  }
  const endings = new RegExp(`^[a-z]{3,}(?:${list(MEDICAL_ENDINGS).join('|')})$`);
  return { words, contextual, phrases, combining: new Set(list(COMBINING)), endings };
}

const getLexicon = (): Lexicon => {
  lexicon ??= load();
  return lexicon;
};

/** The word is also a name or an everyday word: only its neighbours can show that imaging is meant. */
export const isContextual = (word: string): boolean => getLexicon().contextual.has(word);

/** The word and a neighbour make a known imaging phrase, e.g. `kidney stone`, `long axis`, `page 2`. */
export function isPhrase(before: string | undefined, word: string, after: string | undefined): boolean {
  const { phrases } = getLexicon();
  const show = (neighbour: string): string => (/^\d+$/.test(neighbour) ? '#' : neighbour);
  return (
    (before !== undefined && phrases.has(`${show(before)} ${word}`)) ||
    (after !== undefined && phrases.has(`${word} ${show(after)}`))
  );
}

/**
 * What the vocabulary says of a word (folded). `written` is the word as it stands in the text: only then `LungWindow` is
 * judged as two words. Inflections and compounds are derived, but never from a word that is a name as well.
 *
 * @example
 * gradeOf('thoracic') // => 2
 * gradeOf('smithson') // => 0
 */
export function gradeOf(word: string, written?: string): Grade {
  const direct = getLexicon().words.get(word);
  if (direct !== undefined) return direct;
  if (word.length > 48) return 0;
  if (/[^\x00-\x7f]/.test(word)) return /[぀-ヿ一-鿿가-힣]/.test(word) && unknownIdeographs(word).length === 0 ? 2 : 0;
  if (/\d/.test(word)) return isTechnical(word) ? PLAIN_WORD : 0;
  const grade = inflected(word) || compound(word) || (written ? camelCase(written) : 0);
  if (grade || word.length < 6 || !/[aou]e/.test(word)) return grade;
  return gradeOf(word.replace(/([aou])e/g, '$1')); // Schaedel for Schädel, which folds to schadel
}

/** The word itself or a form of it that is in the vocabulary and is no name: `nodules`, `scanned`, `mildly`. */
function inflected(word: string): Grade {
  const { words, contextual } = getLexicon();
  const find = (stem: string, least: number): Grade =>
    stem.length >= least && !contextual.has(stem) ? (words.get(stem) ?? 0) : 0;
  const itself = find(word, 3);
  if (itself) return itself;
  if (word.endsWith('s') && !word.endsWith('ss')) {
    const grade = find(word.slice(0, -1), 4) || (word.endsWith('es') ? find(word.slice(0, -2), 4) : 0);
    if (grade || word.endsWith('ies')) return grade || find(`${word.slice(0, -3)}y`, 4);
  }
  const verb = /^(.+?)(?:ed|ing)$/.exec(word)?.[1];
  if (verb) {
    const undoubled = /(.)\1$/.test(verb) ? find(verb.slice(0, -1), 3) : 0;
    return find(verb, 4) || find(`${verb}e`, 4) || undoubled;
  }
  if (word.endsWith('ly')) return find(word.slice(0, -2), 4) || find(`${word.slice(0, -2)}e`, 5);
  return word.endsWith('en') ? find(word.slice(0, -2), 5) || find(word.slice(0, -1), 5) : 0; // German plural
}

function compound(word: string): Grade {
  const { words, contextual, combining, endings } = getLexicon();
  if (word.length < 7) return 0;
  if (word.length >= 8 && endings.test(word)) return IMAGING_WORD;
  for (let cut = 2; cut <= word.length - 4; cut++) {
    const first = word.slice(0, cut);
    const rest = word.slice(cut);
    if (combining.has(first)) {
      const grade = inflected(rest);
      if (grade === IMAGING_WORD || (grade && rest.length >= 5)) return grade;
    }
    // two imaging words of four letters or more, as German writes them
    const isImaging = (half: string): boolean => words.get(half) === IMAGING_WORD && !contextual.has(half);
    if (cut >= 4 && rest.length >= 5 && isImaging(rest) && (isImaging(first) || (/[sn]$/.test(first) && isImaging(first.slice(0, -1))))) {
      return IMAGING_WORD;
    }
  }
  return 0;
}

function camelCase(written: string): Grade {
  const pieces = written.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  if (pieces.length < 2 || pieces.join('').length !== written.length) return 0;
  const { words, contextual } = getLexicon();
  let best: Grade = 0;
  for (const piece of pieces) {
    const word = piece.toLowerCase();
    const grade = contextual.has(word) ? 0 : word.length === 1 ? PLAIN_WORD : (words.get(word) ?? 0);
    if (grade === 0) return 0;
    if (grade > best && word.length > 2) best = grade;
  }
  return best;
}

/** Numbers, numbers with units, matrix sizes, levels, kernels, weightings: 3mm, 64x64, C7, B31f, t2w, ep2d, anon0012. */
function isTechnical(word: string): boolean {
  if (/^\d+$|^\d{1,4}(?:x\d{1,4}){1,3}[a-z]{0,2}$|^(?:anon|subj?|subject|phantom|test|sample)\d{1,8}$/.test(word)) return true;
  const { words, contextual } = getLexicon();
  let singles = 0;
  let digits = 0;
  const pieces = word.match(/[234]d|[a-z]+|\d+/g)!;
  for (const piece of pieces) {
    if (/\d/.test(piece)) {
      digits = Math.max(digits, piece.length);
    } else if (piece.length === 1) singles++;
    else if (!words.has(piece) || contextual.has(piece)) return false;
  }
  if (pieces.length > 6 || digits > 4 || singles > 2) return false;
  return digits < 4 || singles === 0 || /^[bt]\d{4}$/.test(word) || singles < pieces.filter((piece) => /[a-z]/.test(piece)).length;
}

/** The parts of a Japanese, Korean or Chinese run that are not made of vocabulary words (longest word first). */
export function unknownIdeographs(run: string): { start: number; end: number }[] {
  const { words } = getLexicon();
  const unknown: { start: number; end: number }[] = [];
  for (let index = 0; index < run.length; ) {
    let length = Math.min(6, run.length - index);
    while (length > 0 && !words.has(run.slice(index, index + length))) length--;
    if (length === 0) {
      const last = unknown.at(-1);
      if (last?.end === index) last.end++;
      else unknown.push({ start: index, end: index + 1 });
    }
    index += Math.max(1, length);
  }
  return unknown;
}
