import { fold, gradeOf, isContextual, listWords, UNKNOWN } from '../deidentify/vocabulary.ts';
import { PARTICLES, TITLES } from '../deidentify/vocabulary-data.ts';
import { readNameWords } from '../dicom/dictionary.ts';
import {
  BRIDGES,
  DRAFTING_WORDS,
  GIVEN_NAMES,
  MORE_TITLES,
  NAMED_THINGS,
  PUBLIC_NAMES,
  ROLES,
  WORDS_ELSEWHERE,
} from './screen-names-data.ts';

/** Characters from the beginning, and the one behind the last. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** A word of an instruction, with all that its rules ask. */
interface Token extends Place {
  readonly written: string;
  /** Without case, accents and the `'s` of a possessive. */
  readonly text: string;
  readonly isCapital: boolean;
  readonly isUpper: boolean;
  /** Neither a word of an instruction nor one of DICOM. */
  readonly isStrange: boolean;
  /** A word and a name as well: `Brown`, `Stone`. */
  readonly isBoth: boolean;
  readonly isGiven: boolean;
}

const WORD = /\p{L}[\p{L}\p{M}\p{N}_]*(?:['’-]\p{L}[\p{L}\p{M}\p{N}_]*)*/gu;
/** `McDonald`, `O'Hara` and `Müller-Lüdenscheidt` are names; `PatientName` and `hashUid` are keywords and code. */
const NAME_SHAPE =
  /^(?:(?:al|el|d|l)['’-])?(?:(?:Mc|Mac|De|Di|La|Le|Van|Von|Fitz|[DO]['’])?\p{Lu}['’]?[\p{Ll}\p{M}]+)(?:['’-]\p{L}[\p{Ll}\p{M}]+)*$/u;
/** `Al-Sayed`, `O'Connor`: whatever stands behind. */
const ARTICLE = /^(?:(?:al|el)-|[od]['’])\p{L}/iu;
/** What English makes of words; a stranger in lower case that ends so is no name. */
const ENGLISH_ENDING =
  /(?:tion|ment|ness|able|ible|ing|[iy][sz]e[ds]?|ify|ical|ally|less|ful|wise|ware|like|ity|ous|ive|ly|ed|ology|ography)s?$/;

const PLAIN_ENDINGS = ['s', 'es', 'd', 'ed', 'ing', 'ly', 'r', 'er', 'ies', 'able'];

interface Lists {
  readonly ordinary: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
  readonly things: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly bridges: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
}

let lists: Lists | undefined;

function getLists(): Lists {
  lists ??= {
    ordinary: new Set([
      ...[DRAFTING_WORDS, PUBLIC_NAMES, WORDS_ELSEWHERE].flatMap(listWords),
      ...readNameWords(),
    ]),
    things: new Set(listWords(NAMED_THINGS)),
    given: new Set(listWords(GIVEN_NAMES)),
    titles: new Set([...listWords(TITLES), ...listWords(MORE_TITLES)]),
    roles: new Set(listWords(ROLES)),
    bridges: new Set(listWords(BRIDGES)),
    particles: new Set([...listWords(PARTICLES), 'thi']),
  };
  return lists;
}

/**
 * Names of people without any mark that they are: behind a title or a role (`Dr House`, `patient mueller`), two words that are
 * neither of English nor of DICOM (`Amina Adeyemi`), a common given name and what follows it (`john smith`).
 *
 * @example findPeople('the scan of John Smith') // => [{ start: 12, end: 22 }]
 */
export function findPeople(text: string): Place[] {
  const tokens = [...text.matchAll(WORD)].map(({ 0: written, index }) => readToken(written, index));
  const found: Place[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const hit = [behindTitle, behindRole, inPair, givenAlone, behindInitial]
      .map((rule) => rule(text, tokens, at))
      .find((each) => each !== undefined);
    if (hit === undefined) continue;
    found.push({ start: tokens[hit.from]!.start, end: tokens[hit.to]!.end });
    at = hit.to;
  }
  return found;
}

function readToken(written: string, start: number): Token {
  const plain = written.replace(/['’]s$/u, '');
  const text = fold(plain).text;
  const isUpper = /^\p{Lu}{2,}(?:['’-]\p{Lu}+)*$/u.test(plain);
  const isCapital = NAME_SHAPE.test(plain);
  const isCode = !isUpper && !isCapital && /[\p{Lu}\p{N}_]/u.test(plain);
  const parts = text.split(/['-]/).filter((part) => part.length > (isCapital ? 1 : 2));
  return {
    ...{ start, end: start + plain.length, written, text, isCapital, isUpper },
    isStrange: !isCode && ((isCapital && ARTICLE.test(plain)) || parts.some((part) => !isOrdinary(part))),
    isBoth: isContextual(text),
    isGiven: !isCode && getLists().given.has(text.split('-')[0]!),
  };
}

function isOrdinary(word: string): boolean {
  const { ordinary, titles, roles, bridges } = getLists();
  if (gradeOf(word) !== UNKNOWN || [ordinary, titles, roles, bridges].some((list) => list.has(word)))
    return true;
  return PLAIN_ENDINGS.some((ending) => {
    if (!word.endsWith(ending)) return false;
    const stem = word.slice(0, -ending.length);
    return (
      stem.length > 2 && [stem, `${stem}e`, `${stem}y`, stem.slice(0, -1)].some((each) => ordinary.has(each))
    );
  });
}

/** Where a name begins and ends, as indices of tokens. */
interface Hit {
  readonly from: number;
  readonly to: number;
}

type Rule = (text: string, tokens: readonly Token[], at: number) => Hit | undefined;

const gap = (text: string, tokens: readonly Token[], at: number): string =>
  text.slice(tokens[at]!.end, tokens[at + 1]?.start ?? text.length);

const isLowerName = ({ text, isStrange, isUpper }: Token): boolean =>
  isStrange && !isUpper && text.length > 3 && !ENGLISH_ENDING.test(text);

/** The rest of a name that has begun: capitals that are no ordinary words, and what stands between them. */
function extend(text: string, tokens: readonly Token[], from: number): Hit {
  let to = from;
  for (let at = from; at + 1 < tokens.length && /^(?: |, |\. ?)$/.test(gap(text, tokens, at)); at++) {
    const next = tokens[at + 1]!;
    if (getLists().particles.has(next.text) || next.text.length === 1) continue;
    if (!next.isStrange && !next.isBoth && !next.isGiven) break;
    if (!next.isCapital && !next.isUpper && !isLowerName(next)) break;
    to = at + 1;
  }
  return { from, to };
}

const behindTitle: Rule = (text, tokens, at) => {
  const title = tokens[at]!;
  const between = gap(text, tokens, at);
  if (!/^(?:\.? |\.)$/.test(between)) return undefined;
  const isShort = /^(?:M|Sr|Sig|Dr|Mr|Ms|Prof|Hr|Fr)$/.test(title.written) && between.startsWith('.');
  if (!isShort && !getLists().titles.has(title.text)) return undefined;
  const from = afterParticles(text, tokens, at + 1);
  const next = tokens[from];
  if (next === undefined || getLists().titles.has(next.text)) return undefined;
  // MR, DR and SR are also modalities
  if (title.isUpper && !(next.isUpper && next.isStrange)) return undefined;
  const isName = next.isCapital
    ? title.isCapital || isShort || next.isStrange || next.isBoth || next.isGiven
    : next.isGiven || isLowerName(next) || (next.isUpper && next.isStrange);
  return isName ? extend(text, tokens, from) : undefined;
};

const ROLE_GAP = /^\s?[,:=]?\s?["“'(]?$/u;

const behindRole: Rule = (text, tokens, at) => {
  const { roles, bridges, things } = getLists();
  const role = tokens[at]!;
  if (!ROLE_GAP.test(gap(text, tokens, at)) || tokens[at + 1]?.start === role.end) return undefined;
  // PatientName is ..., the name "..."
  const isLabel = /name$/.test(role.text);
  if (!roles.has(role.text) && !isLabel) return undefined;
  if ([tokens[at - 1], tokens[at - 2]].some((before) => before !== undefined && things.has(before.text)))
    return undefined;
  let from = at + 1;
  while (
    from < at + 4 &&
    bridges.has(tokens[from]?.text ?? '') &&
    /^ ["“'(]?$/u.test(gap(text, tokens, from))
  )
    from++;
  const isTold = from > at + 1 || /["“':=]/.test(gap(text, tokens, at));
  from = afterParticles(text, tokens, from);
  const next = tokens[from];
  if (next === undefined || (isLabel && !isTold && !next.isStrange)) return undefined;
  const isName =
    (next.isGiven && !next.isUpper) ||
    (next.isStrange && (next.isCapital || (next.isUpper && next.text.length > 4))) ||
    isLowerName(next);
  return isName ? extend(text, tokens, from) : undefined;
};

/** Where the surname stands: `van`, `de la` and the `F.` of `John F. Kennedy` go before it. */
function afterParticles(text: string, tokens: readonly Token[], at: number): number {
  const isBefore = ({ text: word, written }: Token, behind: string): boolean =>
    (behind === ' ' && getLists().particles.has(word)) ||
    (/^\p{Lu}$/u.test(written) && /^\.? $/.test(behind));
  let from = at;
  while (tokens[from + 1] && isBefore(tokens[from]!, gap(text, tokens, from))) from++;
  return from;
}

/** Two words of the same writing that make a name together; the second may stand first, before a comma. */
const inPair: Rule = (text, tokens, at) => {
  const one = tokens[at]!;
  const between = tokens[at + 1] === undefined ? '' : gap(text, tokens, at);
  const isComma = /^,[ \n]$/.test(between);
  if (!isComma && !/^[ \n]$/.test(between)) return undefined;
  const from = afterParticles(text, tokens, at + 1);
  const other = tokens[from]!;
  const isName = (token: Token): boolean => token.isStrange || token.isBoth;
  const pair =
    one.isCapital && other.isCapital ? 'capital' : one.isUpper && other.isUpper ? 'upper' : 'lower';
  const hit = (): Hit => ({ from: at, to: extend(text, tokens, from).to });
  if (one.isGiven && isName(other) && !isComma)
    return pair === 'lower' && (other.text.length < 3 || ENGLISH_ENDING.test(other.text)) ? undefined : hit();
  if (one.isGiven && other.isGiven) return isComma && pair === 'lower' ? undefined : hit();
  if (pair === 'lower' && !isComma) return undefined;
  if (other.isGiven && isName(one)) return hit();
  return pair === 'capital' && !isComma && one.isStrange && other.isStrange ? hit() : undefined;
};

const BEFORE_SOMEBODY = new Set(
  'of for from by about with like ask tell was named called is as see call von fur de pour para son daughter'.split(
    ' ',
  ),
);

/** A name by itself, where only somebody can be meant: `the file of John`, `john's scan`, `Tremblay's scan`. */
const givenAlone: Rule = (_, tokens, at) => {
  const { isGiven, isStrange, isCapital, written } = tokens[at]!;
  const isOwner = /['’]s$/u.test(written) && (isGiven || (isCapital && isStrange));
  const isMeant = isGiven && isCapital && BEFORE_SOMEBODY.has(tokens[at - 1]?.text ?? '');
  return isOwner || isMeant ? { from: at, to: at } : undefined;
};

/** `J. Smith`, `J.R. Ewing`. */
const behindInitial: Rule = (text, tokens, at) => {
  if (!/^\p{Lu}$/u.test(tokens[at]!.written)) return undefined;
  let from = at;
  while (
    tokens[from + 1] &&
    /^\p{Lu}$/u.test(tokens[from]!.written) &&
    /^\. ?$/.test(gap(text, tokens, from))
  )
    from++;
  const next = tokens[from]!;
  return from > at && next.isCapital && (next.isStrange || next.isBoth) ? { from: at, to: from } : undefined;
};
