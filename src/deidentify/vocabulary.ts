import { COMBINING, CONTEXT, IMAGING, MEDICAL_ENDINGS, PLAIN } from './vocabulary-data.ts';
import { LANGUAGES } from './vocabulary-languages-data.ts';

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

const SPECIAL: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ð: 'd', þ: 'th', đ: 'd', ł: 'l', ı: 'i', ς: 'σ', µ: 'u' },
  ...{ '‘': "'", '’': "'", ʼ: "'", '′': "'" },
};
const foldedUnits = new Map<number, string>();

function foldUnit(code: number): string {
  let unit = foldedUnits.get(code);
  if (unit !== undefined) return unit;
  const lower = String.fromCharCode(code).toLowerCase();
  unit = SPECIAL[lower] ?? '';
  if (code >= 0x4e00 && code <= 0xdfff)
    unit = lower; // ideographs, Hangul and surrogates have no simpler form
  else if (unit === '') {
    for (const char of lower.normalize('NFKD').toLowerCase()) {
      const point = char.charCodeAt(0);
      if (point >= 0x30a1 && point <= 0x30f6)
        unit += String.fromCharCode(point - 0x60); // katakana to hiragana
      else if (point < 0x80 || /\p{L}|\p{N}/u.test(char)) unit += SPECIAL[char] ?? char;
      else if (!/\p{M}/u.test(char)) unit += /\p{Pd}/u.test(char) ? '-' : ' ';
    }
  }
  foldedUnits.set(code, unit);
  return unit;
}

/** Folds case, accents (`Müller` to `muller`), width and kana. */
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
export function toSource({ at }: Folded, start: number, end: number): { start: number; end: number } {
  return at && end > start
    ? { start: at[start]!, end: Math.max(at[end]!, at[end - 1]! + 1) }
    : { start, end };
}

/** 0: separator, 1: digit, 2: letter of a folded text; a word of a name ends where the class changes. */
export function classAt(text: string, index: number): 0 | 1 | 2 {
  const code = text.charCodeAt(index); // NaN outside the text
  if (code >= 0x61 ? code <= 0x7a || code >= 0x80 : false) return 2;
  return code >= 0x30 && code <= 0x39 ? 1 : 0;
}

export function splitWords(folded: Folded): Word[] {
  const { text } = folded;
  const words: Word[] = [];
  for (let start = 0; start < text.length; start++) {
    if (classAt(text, start) === 0) continue;
    const isAscii = text.charCodeAt(start) < 0x80;
    let end = start + 1;
    while (classAt(text, end) !== 0 && text.charCodeAt(end) < 0x80 === isAscii) end++;
    const place = folded.at ? toSource(folded, start, end) : { start, end };
    words.push({ start: place.start, end: place.end, text: text.slice(start, end) });
    start = end - 1;
  }
  return words;
}

/** Every folded spelling of a name part: `Müller` gives muller and mueller, `Mueller` gives mueller and muller. */
export function spellings(part: string): Set<string> {
  const pairs: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa', đ: 'dj', ð: 'dh' };
  const spelled = part
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüøåđð]/g, (char) => pairs[char]!);
  const plain = fold(part).text;
  return new Set([
    plain,
    fold(spelled).text,
    plain.length > 4 ? plain.replace(/([aou])e|(a)a/g, '$1$2') : plain,
  ]);
}

/** What the vocabulary says of a word. */
export type Grade = typeof UNKNOWN | typeof PLAIN_WORD | typeof IMAGING_WORD;
export const UNKNOWN = 0;
/** It may stay. */
const PLAIN_WORD = 1;
/** It may stay, and shows that the phrase is about imaging. */
export const IMAGING_WORD = 2;

interface Lexicon {
  readonly words: ReadonlyMap<string, Grade>;
  /** Words that need a neighbour to count as imaging words, see CONTEXT. */
  readonly contextual: ReadonlySet<string>;
  readonly phrases: ReadonlySet<string>;
  readonly combining: ReadonlySet<string>;
  readonly endings: RegExp;
  /** Stems of the languages, each with the endings that its language sets behind it. */
  readonly stems: ReadonlyMap<string, readonly Stem[]>;
}

interface Stem {
  readonly grade: Grade;
  readonly endings: ReadonlySet<string>;
}

/** A shorter stem is the beginning of too many names. */
const MIN_STEM = 4;
const MAX_ENDING = 5;

/** Made at the first use, as it takes some milliseconds. */
let lexicon: Lexicon | undefined;

/** The words of a list in the data. */
export const listWords = (text: string): string[] => text.replaceAll('\n', ' ').trim().split(' ');

function getLexicon(): Lexicon {
  if (lexicon) return lexicon;
  const words = new Map<string, Grade>();
  const add = (text: string, grade: Grade): void => {
    for (const word of listWords(text)) words.set(word, grade);
  };
  const stems = new Map<string, Stem[]>();
  for (const language of Object.values(LANGUAGES)) {
    const stem: Stem = { grade: language.grade, endings: new Set(['', ...language.endings.split('|')]) };
    for (const word of listWords(language.stems)) stems.set(word, [...(stems.get(word) ?? []), stem]);
    add(language.words, language.grade);
  }
  for (const text of Object.values(PLAIN)) add(text, PLAIN_WORD);
  for (const text of Object.values(IMAGING)) add(text, IMAGING_WORD);
  add(PLAIN.grammar!, PLAIN_WORD); // `is`, `in`, `or` are also abbreviations, but prove nothing
  const contextual = new Set<string>();
  const phrases = new Set<string>();
  for (const line of CONTEXT.trim().split('\n')) {
    const [, word = '', mark, before = '', after = ''] = /^(.+?)([!+]?): (.*?) ?_ ?(.*)$/.exec(line) ?? [];
    if (mark !== '+') contextual.add(word);
    if (mark === '!') words.delete(word);
    for (const neighbour of before.split(' ')) phrases.add(`${neighbour} ${word}`);
    for (const neighbour of after.split(' ')) phrases.add(`${word} ${neighbour}`);
  }
  const endings = new RegExp(`^[a-z]{3,}(?:${listWords(MEDICAL_ENDINGS).join('|')})$`);
  lexicon = { words, contextual, phrases, combining: new Set(listWords(COMBINING)), endings, stems };
  return lexicon;
}

/** The word is also a name or an everyday word: only its neighbours can show that imaging is meant. */
export const isContextual = (word: string): boolean => getLexicon().contextual.has(word);

/** The word and a neighbour make a known imaging phrase, e.g. `kidney stone`, `long axis`, `page 2`. */
export function isPhrase(before: string | undefined, word: string, after: string | undefined): boolean {
  const { phrases } = getLexicon();
  const show = (neighbour: string | undefined): string =>
    /^\d+$/.test(neighbour ?? '') ? '#' : `${neighbour}`;
  return phrases.has(`${show(before)} ${word}`) || phrases.has(`${word} ${show(after)}`);
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
  if (word.length > 48) return UNKNOWN;
  if (/[^\x00-\x7f]/.test(word)) {
    if (!isIdeographic(word)) return stemmed(word);
    return unknownIdeographs(word).length === 0 ? IMAGING_WORD : UNKNOWN;
  }
  if (/\d/.test(word)) return isTechnical(word) ? PLAIN_WORD : UNKNOWN;
  const grade =
    inflected(word) || stemmed(word) || compound(word) || (written ? camelCase(written) : UNKNOWN);
  if (grade || word.length < 6 || !/[aou]e/.test(word)) return grade;
  return gradeOf(word.replace(/([aou])e/g, '$1')); // Schaedel for Schädel, which folds to schadel
}

/** Endings of inflected forms, what the stem may have in their place, and how long a stem must be. */
const INFLECTIONS: readonly (readonly [RegExp, readonly string[], number])[] = [
  [/ies$/, ['y'], 4],
  [/es$/, ['', 'e'], 4],
  [/(?<=[^s])s$/, [''], 4],
  [/(.)\1(?:ed|ing)$/, ['$1'], 4],
  [/(?:ed|ing)$/, ['', 'e'], 4],
  [/ly$/, ['', 'le'], 5],
  [/en$/, ['', 'e'], 5],
  [/e[rms]?$/, [''], 7],
];

/** The word itself or a form of it that is in the vocabulary and is no name: `nodules`, `scanned`, `mildly`. */
function inflected(word: string): Grade {
  const { words, contextual } = getLexicon();
  if (words.has(word) && !contextual.has(word)) return words.get(word)!;
  for (const [ending, stems, least] of INFLECTIONS) {
    if (!ending.test(word)) continue;
    for (const stem of stems) {
      const base = word.replace(ending, stem);
      if (base.length >= least && words.has(base) && !contextual.has(base)) return words.get(base)!;
    }
  }
  return UNKNOWN;
}

/** A stem with an ending of its language: `lombaire`, `rodillas`, `головного`; never a word that is a name as well. */
function stemmed(word: string): Grade {
  const { stems, contextual } = getLexicon();
  for (let cut = Math.max(MIN_STEM, word.length - MAX_ENDING); cut <= word.length; cut++) {
    const base = word.slice(0, cut);
    if (contextual.has(base)) continue;
    for (const { grade, endings } of stems.get(base) ?? []) if (endings.has(word.slice(cut))) return grade;
  }
  return UNKNOWN;
}

/** `costophrenic` from a combining form, `spondylodiscitis` by its ending, `Lungenrundherd` from two imaging words. */
function compound(word: string): Grade {
  const { words, contextual, combining, endings } = getLexicon();
  if (word.length >= 8 && endings.test(word)) return IMAGING_WORD;
  if (word.length >= 5 && combining.has(word)) return PLAIN_WORD; // intra-articular
  const isImaging = (half: string): boolean =>
    !contextual.has(half) && (words.get(half) ?? stemmed(half)) === IMAGING_WORD;
  for (let cut = 2; cut <= word.length - 4; cut++) {
    const first = word.slice(0, cut);
    const rest = word.slice(cut);
    const grade = combining.has(first) ? inflected(rest) : UNKNOWN;
    if (grade === IMAGING_WORD || (grade && rest.length >= 5)) return grade;
    if (cut < 4 || rest.length < 5 || !isImaging(rest)) continue;
    if (isImaging(first) || (/[sn]$/.test(first) && isImaging(first.slice(0, -1)))) return IMAGING_WORD;
  }
  return UNKNOWN;
}

function camelCase(written: string): Grade {
  const pieces = written.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  if (pieces.length < 2 || pieces.join('').length !== written.length) return UNKNOWN;
  const { words, contextual } = getLexicon();
  const parts = pieces.map((piece) => piece.toLowerCase());
  let best: Grade = UNKNOWN;
  for (const [index, part] of parts.entries()) {
    const isFine = !contextual.has(part) || isPhrase(parts[index - 1], part, parts[index + 1]);
    const grade = part.length === 1 ? PLAIN_WORD : isFine ? (words.get(part) ?? UNKNOWN) : UNKNOWN;
    if (grade === UNKNOWN) return UNKNOWN;
    if (part.length > 2 && grade > best) best = grade;
  }
  return best;
}

/** Numbers, numbers with units, matrix sizes, levels, kernels, weightings: 3mm, 64x64, C7, B31f, t2w, ep2d, anon0012. */
function isTechnical(word: string): boolean {
  if (
    /^\d+$|^\d{1,4}(?:x\d{1,4}){1,3}[a-z]{0,2}$|^(?:anon|subj?|subject|phantom|test|sample)\d{1,8}$/.test(
      word,
    )
  )
    return true;
  const { words, contextual } = getLexicon();
  const pieces = word.match(/[234]d|[a-z]+|\d+/g)!;
  const letters = pieces.filter((piece) => !/^\d+$/.test(piece));
  const singles = letters.filter((piece) => piece.length === 1).length;
  const digits = Math.max(0, ...pieces.filter((piece) => /^\d+$/.test(piece)).map((piece) => piece.length));
  const isKnown = (piece: string): boolean =>
    piece.length === 1 || /\d/.test(piece) || (words.has(piece) && !contextual.has(piece));
  if (pieces.length > 6 || digits > 4 || singles > 2 || !letters.every(isKnown)) return false;
  return digits < 4 || singles < letters.length || /^[bt]\d{4}$/.test(word);
}

/** Japanese, Korean or Chinese, which set no spaces between words. */
export const isIdeographic = (text: string): boolean =>
  /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]|[\ud800-\udfff]/.test(text);

/** The parts of such a run that are not made of vocabulary words (longest word first). */
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
