import { compact, type IdentifierKind } from './identifier-forms.ts';
import type { IdentifierHit, IdentifierMatcher } from './identifiers.ts';
import { expectsName, findNames, findPatterns, type Span } from './text-patterns.ts';
import {
  type Folded,
  fold,
  gradeOf,
  IMAGING_WORD,
  isContextual,
  isIdeographic,
  isPhrase,
  splitWords,
  unknownIdeographs,
  type Word,
} from './vocabulary.ts';

/** Which of the three nets took something out: the file's own identifiers, patterns, the vocabulary. */
type Net = 'identifier' | 'pattern' | 'vocabulary';

export interface CleanResult {
  readonly text: string;
  /** How many spans were taken out. */
  readonly removed: number;
  readonly nets: readonly Net[];
}

export interface CleanOptions {
  /** description (default): a short label such as StudyDescription or ROIName. narrative: sentences, as in comments and SR. */
  readonly mode?: 'description' | 'narrative';
  /** What stands in place of a removed span: '' (separators are tidied) in a description, '[removed]' in a narrative. */
  readonly replacement?: string;
}

/** A text taken apart. */
interface Reading {
  readonly folded: Folded;
  readonly words: readonly Word[];
  readonly hits: readonly IdentifierHit[];
  /** Names behind titles and labels. */
  readonly names: readonly Span[];
  /** The different words of every identifier that stand in the text. */
  readonly parts: ReadonlyMap<number | undefined, ReadonlySet<string | undefined>>;
}

function read(text: string, hits: readonly IdentifierHit[]): Reading {
  const folded = fold(text);
  const words = splitWords(folded);
  const parts = new Map<number | undefined, Set<string | undefined>>();
  for (const { owner, word } of hits) parts.set(owner, (parts.get(owner) ?? new Set()).add(word));
  return { folded, words, hits, parts, names: findNames(folded, words) };
}

/**
 * Takes out of a free text what may point to a person: the file's own identifiers in every form, then whatever looks like a
 * date, phone, address, link, record number or name behind a title, then every word that is not in the vocabulary. Imaging words
 * stay, also for a patient whose name is one (see `isExcused`). Cleaning a cleaned text changes nothing.
 * (PS3.15 section E.3.5, Clean Descriptors Option)
 *
 * @example
 * cleanText('CT CHEST SMITH, JOHN W CONTRAST', matcher).text // => 'CT CHEST W CONTRAST'
 */
export function cleanText(text: string, matcher: IdentifierMatcher, options: CleanOptions = {}): CleanResult {
  const replacement = options.replacement ?? (options.mode === 'narrative' ? '[removed]' : '');
  const nets = new Set<Net>();
  let current = text;
  let removed = 0;
  // a word taken out gives its neighbours new neighbours, so the text is read again until nothing more goes
  for (let round = 0; round < 8; round++) {
    const spans = findSpans(read(current, matcher.find(current)), nets);
    const cleaned = spans.length > 0 ? replaceSpans(current, spans, replacement) : current;
    if (cleaned === current) break;
    removed += spans.length;
    current = cleaned;
  }
  return { text: current, removed, nets: [...nets] };
}

function findSpans(reading: Reading, nets: Set<Net>): Span[] {
  const { folded, words, hits, names } = reading;
  const certain = mergeSpans(hits.filter((_, index) => !isExcused(reading, index)));
  if (certain.length > 0) nets.add('identifier');
  const patterns = [...findPatterns(folded), ...names].filter((span) => !isWithin(span, certain));
  if (patterns.length > 0) nets.add('pattern');
  const spans = mergeSpans([...certain, ...patterns]);
  const unknown: Span[] = [];
  words.forEach((word, index) => {
    if (!overlaps(spans, word)) unknown.push(...unknownParts(reading, index));
  });
  if (unknown.length > 0) nets.add('vocabulary');
  return mergeSpans([...spans, ...unknown].map((span) => takeApostrophes(folded.source, span)));
}

/** Net 3. Single letters stay (L, R, W, axes); an eponym stays beside what it names (`Baker cyst`). */
function unknownParts({ folded, words }: Reading, index: number): readonly Span[] {
  const word = words[index]!;
  const { text, start, end } = word;
  if (text.length === 1 && text < '\x80') return [];
  if (
    gradeOf(text, folded.source.slice(start, end)) > 0 ||
    (isContextual(text) && isPhraseAt(folded, words, index))
  )
    return [];
  if (!isIdeographic(text) || text.length !== end - start) return [word];
  return unknownIdeographs(text).map((part) => ({ start: start + part.start, end: start + part.end }));
}

/** `O'Neil` and `Neil's` go with their apostrophes. */
function takeApostrophes(source: string, { start, end }: Span): Span {
  const isElided = /(?:^|[^\p{L}])\p{L}['’]$/u.test(source.slice(Math.max(0, start - 3), start));
  const isPossessive = /^['’]s(?!\p{L})/iu.test(source.slice(end, end + 3));
  return { start: isElided ? start - 2 : start, end: isPossessive ? end + 2 : end };
}

/**
 * Whether a word that equals a name is meant as an imaging word. It is, when it is one whole word of the vocabulary, nothing beside
 * it looks like a name (a title, a label, an initial, another part of the name at most a word away), and one of:
 * 1. It makes a known phrase with a neighbour: `kidney STONE`, `LONG axis`, `FIELD map`. For words that are names as often
 *    as not (CONTEXT in the data) only this or 3 will do, and it is enough even when the patient is named elsewhere in the text.
 * 2. It is an imaging word beside another: `CT LUNG`, `LUNG window`. One of two letters needs both sides, or a number: `200 MA`.
 * 3. It is written in lower case in a sentence of words that are all right: `which will be compared`.
 * A word that is the whole text is a name, but for abbreviations such as CT that happen to be someone's initials.
 */
function isExcused(reading: Reading, hitIndex: number, isWholeFine = false): boolean {
  const { folded, words, names, hits, parts } = reading;
  const { word, start, end, owner } = hits[hitIndex]!;
  if (word === undefined) return false;
  const grade = gradeOf(word);
  const isName = isContextual(word);
  const at = firstBehind(words, start);
  if ((grade === 0 && !isName) || words[at]?.start !== start || words[at].end !== end) return false;
  if (words.length === 1) return grade === IMAGING_WORD && !isName && (word.length <= 3 || isWholeFine);
  if (expectsName(folded, words, at - 1) || overlaps(names, { start, end })) return false;
  const makesPhrase = isPhraseAt(folded, words, at);
  if (isNearPart(reading, hitIndex, makesPhrase ? 0 : 1)) return false;
  if (makesPhrase) return true;
  const hasOtherPart = [...(parts.get(owner) ?? [])].some((part) => part !== word);
  const isAnnounced = /^(?:patient|pt)$/.test(words[at - 1]?.text ?? '');
  if (grade === 0 || hasOtherPart || isAnnounced || /['’]/.test(folded.source[end] ?? '')) return false;
  return grade === IMAGING_WORD && !isName ? isBesideImaging(reading, at) : isInSentence(reading, at);
}

/** Rule 2. */
function isBesideImaging({ folded, words }: Reading, at: number): boolean {
  if (words[at]!.text.length > 2) {
    return reachesImaging(folded, words, at, -1) || reachesImaging(folded, words, at, 1);
  }
  const [before, after] = besideOf(folded, words, at);
  const isBetween = [before, after].every((text) => text !== undefined && gradeOf(text) === IMAGING_WORD);
  return isBetween || /^\d/.test(before ?? '');
}

/** Rule 3. */
function isInSentence({ folded, words }: Reading, at: number): boolean {
  const { start } = words[at]!;
  const beside = besideOf(folded, words, at);
  if (!beside.every((other) => other === undefined || other.length === 1 || gradeOf(other) > 0)) return false;
  return words.length >= 5 && /\p{Ll}/u.test(folded.source[start]!) && /\p{Lu}/u.test(folded.source);
}

/** Another name, or another part of this one, with at most so many words between; the whole name, said before, is none. */
function isNearPart({ folded, hits }: Reading, hitIndex: number, most: number): boolean {
  const hit = hits[hitIndex]!;
  return [hits[hitIndex - 1], hits[hitIndex + 1]].some((other) => {
    if (other?.kind !== 'name' || other.word === hit.word) return false;
    const written = fold(folded.source.slice(other.start, other.end)).text;
    if (
      other.word === undefined
        ? written.includes(hit.word!)
        : gradeOf(other.word) > 0 && other.owner !== hit.owner
    )
      return false;
    const gap = folded.source.slice(Math.min(hit.end, other.end), Math.max(hit.start, other.start));
    return gap.length < 40 && splitWords(fold(gap)).length <= most;
  });
}

/** The index of the neighbour, or -1 when something between keeps phrases apart; a possessive s is stepped over. */
function neighbour(
  { source }: Folded,
  words: readonly Word[],
  index: number,
  step: 1 | -1,
  barrier = /[,;^=|\r\n[\]]/,
): number {
  let next = index + step;
  if (words[next]?.text === 's' && /['’]/.test(source[words[next]!.start - 1] ?? '')) next += step;
  const [first, second] = step > 0 ? [words[index], words[next]] : [words[next], words[index]];
  return first && second && !barrier.test(source.slice(first.end, second.start)) ? next : -1;
}

/** The words before and behind, as far as they belong to the same phrase. */
const besideOf = (folded: Folded, words: readonly Word[], index: number): readonly (string | undefined)[] =>
  ([-1, 1] as const).map((step) => words[neighbour(folded, words, index, step)]?.text);

function isPhraseAt(folded: Folded, words: readonly Word[], index: number): boolean {
  const [before, after] = besideOf(folded, words, index);
  const { text } = words[index]!;
  if (isPhrase(before, text, after)) return true;
  // protocols are called by what they show, not by whom
  return after === 'protocol' && gradeOf(text) === IMAGING_WORD && !isContextual(text);
}

/** Words that may stand between an imaging word and the neighbour that shows it is one: `apex of the LUNG`. */
const LINKS = new Set('of the in and with without w wo or both de la le du der des und'.split(' '));

/** The caret parts region and protocol in some vendors' names: HEAD^ROUTINE. */
const BARRIER_BUT_CARET = /[,;=|\r\n[\]]/;

function reachesImaging(folded: Folded, words: readonly Word[], index: number, step: 1 | -1): boolean {
  for (let at = index, taken = 0; taken < 4; taken++) {
    at = neighbour(folded, words, at, step, BARRIER_BUT_CARET);
    const text = words[at]?.text;
    if (text === undefined) return false;
    if (/^[lr]$/.test(text) || (gradeOf(text) === IMAGING_WORD && !isContextual(text))) return true;
    if (!LINKS.has(text) && !(/\d/.test(text) && gradeOf(text) > 0)) return false;
  }
  return false;
}

/** The index of the first of sorted spans that ends behind a place. */
function firstBehind(spans: readonly Span[], place: number): number {
  let low = 0;
  for (let high = spans.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

const overlaps = (spans: readonly Span[], { start, end }: Span): boolean =>
  (spans[firstBehind(spans, start)]?.start ?? end) < end;

function isWithin({ start, end }: Span, spans: readonly Span[]): boolean {
  const span = spans[firstBehind(spans, start)];
  return span !== undefined && span.start <= start && span.end >= end;
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

function replaceSpans(source: string, spans: readonly Span[], replacement: string): string {
  const kept = [...spans, undefined].map((span, index) =>
    source.slice(spans[index - 1]?.end ?? 0, span?.start),
  );
  if (replacement === '') return kept.reduce(join).trim();
  const mark = replacement.replace(/[^\w ]/g, '\\$&');
  return kept
    .join(replacement)
    .replace(new RegExp(`${mark}(?:[ ,.^_/-]{0,3}${mark})+`, 'g'), () => replacement);
}

/** Puts together what stood on both sides of a removed span: of two runs of separators one is left. */
function join(left: string, right: string): string {
  let last = left.length;
  while (last > 0 && ' _^,;:./-'.includes(left[last - 1]!)) last--;
  const tail = left.slice(last);
  const head = /^[ _^,;:./-]*/.exec(right)![0];
  if (last === 0) return right.slice(head.length);
  if (right.length === head.length) return left.slice(0, last);
  return left.slice(0, last) + (head.length > tail.length ? head : tail) + right.slice(head.length);
}

export interface ResidualOptions {
  /** The element's VR: what may be a number, a code or a text differs. Default: LO. */
  readonly vr?: string;
  /** True where a machine writes its own words (Manufacturer, a code's meaning): an imaging word may be the whole value. Default false. */
  readonly lenient?: boolean;
}

/**
 * The last net: the identifiers that are left in a text which a profile keeps as it is. Imaging words are excused as in `cleanText`; in
 * a coded string (CS) every word of the vocabulary is, unless two parts of a name stand there. In numbers (DS, IS, UI) only a whole
 * value or UID component of six digits or more counts, in opaque bytes (OB, UN ...) only what stands in a run of readable characters.
 *
 * @example
 * residualHits('GE MEDICAL SYSTEMS', createMatcher([{ kind: 'name', text: 'Ge^Li' }])) // => []
 */
export function residualHits(
  text: string,
  matcher: IdentifierMatcher,
  options: ResidualOptions = {},
): readonly { start: number; end: number; kind: IdentifierKind }[] {
  const { vr = 'LO', lenient = false } = options;
  if (vr === 'TM' || vr === 'AS') return [];
  const isNumber = /^(?:DS|IS|UI)$/.test(vr);
  const isOpaque = /^(?:O[BDFLVW]|UN)$/.test(vr);
  const values = /^(?:[SLU]T|UR)$/.test(vr)
    ? /[\s\S]+/g
    : isOpaque
      ? /[^\0-\x1f\x7f-\xbf\ufffd]{4,}/g
      : vr === 'UI'
        ? /[^\\.]+/g
        : /[^\\]+/g;
  const found: { start: number; end: number; kind: IdentifierKind }[] = [];
  for (const { 0: value, index: offset } of text.matchAll(values)) {
    const hits = matcher.find(value);
    if (hits.length === 0) continue;
    const reading = read(value, hits);
    const isCode =
      vr === 'CS' &&
      [...reading.parts.values()].every((words) => words.size === 1) &&
      reading.words.every(({ text: word }) => gradeOf(word) > 0);
    hits.forEach(({ start, end, kind, word }, index) => {
      const length = end - start;
      const isWhole = length === value.trim().length;
      const isMeant = isNumber
        ? isWhole && length >= 6
        : isOpaque
          ? // chance sets two letters and what is between them as well as it sets initials
            compact(value.slice(start, end)).length >= 4
          : !(isCode && word !== undefined);
      if (isMeant && (isNumber || !isExcused(reading, index, lenient)))
        found.push({ start: start + offset, end: end + offset, kind });
    });
  }
  return found;
}
