import {
  type Automaton,
  buildAutomaton,
  OPAQUE_SYMBOLS,
  OTHER,
  pack,
  packWord,
  RESET,
  SEPARATOR,
  SYMBOLS,
  slotOf,
} from './automaton.ts';
import {
  collectForms,
  type Form,
  type Forms,
  type Identifier,
  type IdentifierKind,
  idWords,
  type Rule,
  trimZeros,
} from './identifier-forms.ts';
import { expectsName, findDates } from './text-patterns.ts';
import {
  classAt,
  type Folded,
  fold,
  gradeOf,
  IMAGING_WORD,
  isContextual,
  isPhrase,
  splitWords,
  toSource,
  type Word,
} from './vocabulary.ts';

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

/** The beginning of a name: what a field of 16 characters had no more room for (SH, PS3.5 section 6.2). */
function isBrokenOff(text: string, { long }: Forms): boolean {
  if (text.length < 3 || gradeOf(text) > 0) return false;
  return [...long.values()].some(({ key, rule }) => rule === 'part' && key.startsWith(text));
}

/**
 * `J. Smith`, `Smith J`, `JS Smith`: initials beside a name belong to it, and leave no doubt. Alone they are no hit. So does
 * a last word that breaks off, as in `JOHANNA LINDENBE`.
 */
function takeInitials({ source }: Folded, words: readonly Word[], forms: Forms, hits: Hit[]): Hit[] {
  if (hits.length === 0) return hits;
  const isAllLower = !/\p{Lu}/u.test(source);
  const isInitial = (word: Word | undefined, { owner, word: part }: Hit): boolean => {
    if (!word || (word.text.length > 1 && gradeOf(word.text) === IMAGING_WORD)) return false;
    if (forms.initials.get(word.text)?.owner === owner) return true;
    if (word === words.at(-1) && isBrokenOff(word.text, forms)) return true;
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
