import { createRequire } from 'node:module';
import { DeidError } from '../errors.ts';
import type { CodeSetRow } from './charset-data.ts';
import { ASCII_ESCAPE, CODE_SETS, ISO_8859_PARTS, ROMAN_ESCAPE, SPELLINGS, STREAMS } from './charset-data.ts';
import { isSingleValued, vrCode } from './vr.ts';

/**
 * What (0008,0005) Specific Character Set means for text: PS3.3 C.12.1.1.2, PS3.5 6.1.2 (2024e).
 *
 * Nothing is lost: text encodes back to the bytes it was decoded from (under code extensions to bytes that read the
 * same: redundant escape sequences go). Bytes that mean nothing become private characters:
 * - U+F780..U+F7FF: a byte 0x80..0xFF without a meaning where it stands;
 * - U+F0000 and up: an unassigned position, or half a character, of a two-byte set under code extensions.
 * ISO_IR 6 and unknown terms read 0x80..0xFF as U+0080..U+00FF; single-byte sets read 0x80..0x9F as U+0080..U+009F.
 * An escape sequence for a set that was not declared stays in the text as it is.
 */
export interface Charset {
  /** The terms as given, without padding. */
  readonly terms: readonly string[];
  /** False when a term is neither in the standard nor a usual misspelling of one that is. */
  readonly isKnown: boolean;
  /**
   * Decodes the value of a whole element and splits it where 0x5C is the delimiter and not half of a character.
   * ST, LT, UT and UR are never split. Nothing is trimmed. No bytes give one empty string. Never throws.
   *
   * @example
   * charsetOf(['ISO_IR 100']).decodeValues(Uint8Array.of(0xe9, 0x5c, 0x41), 'LO') // => ['é', 'A']
   */
  decodeValues(bytes: Uint8Array, vr: string): string[];
  /**
   * The inverse of `decodeValues`, without padding. Code extensions are back in their initial state before every
   * delimiter and at the end (PS3.5 6.1.2.5.3).
   *
   * @throws DeidError E_BAD_CHARSET for a character that cannot be written; E_BAD_VALUE for a backslash inside a
   * value, or several values, where the VR has no room for them.
   * @example
   * charsetOf(['ISO_IR 192']).encodeValues(['é'], 'LO') // => Uint8Array [0xc3, 0xa9]
   */
  encodeValues(values: readonly string[], vr: string): Uint8Array;
  /** Whether every character of the text can be written. */
  canEncode(text: string): boolean;
}

const ESC = 0x1b;
const BACKSLASH = 0x5c;
const HAS_STRAY = /[\uf780-\uf7ff]/;
const strayByte = (byte: number): string => String.fromCharCode(0xf700 + byte);

let iconvModule: typeof import('iconv-lite') | undefined;
function iconv(): typeof import('iconv-lite') {
  // Only when text really needs its tables: most files hold nothing but ASCII.
  iconvModule ??= createRequire(import.meta.url)('iconv-lite') as typeof import('iconv-lite');
  return iconvModule;
}

function decodeAs(encoding: string, bytes: Buffer): string {
  return Buffer.isEncoding(encoding) ? bytes.toString(encoding) : iconv().decode(bytes, encoding);
}

function encodeAs(encoding: string, text: string): Buffer {
  return Buffer.isEncoding(encoding) ? Buffer.from(text, encoding) : iconv().encode(text, encoding);
}

/** By code: 0 is byte 0xA0 of a single-byte set, row 1 cell 1 of a two-byte set. */
interface Table {
  readonly chars: readonly string[];
  readonly codes: ReadonlyMap<string, number>;
  /** Where only a vendor puts a character: written when no declared set has it. */
  readonly vendorCodes: ReadonlyMap<string, number>;
}

/** A graphic character set under ISO 2022. G0 takes the bytes below 0x80, G1 the others. */
interface CodeSet {
  readonly escape: string;
  readonly register: 'g0' | 'g1';
  readonly isDouble: boolean;
  /** Made at the first call. */
  readonly table: () => Table;
}

/** Code of half a two-byte character: this plus its byte, behind the whole ones. */
const HALF = 94 * 94;
const isCell = (byte: number): boolean => (byte & 0x7f) > 0x20 && (byte & 0x7f) < 0x7f;
const codeOf = (row: number, cell: number): number => ((row & 0x7f) - 0x21) * 94 + (cell & 0x7f) - 0x21;
const pairOf = (code: number, first: number): number[] => [
  first + Math.floor(code / 94),
  first + (code % 94),
];

function codeSetOf(row: CodeSetRow): CodeSet {
  let made: Table | undefined;
  const table = (): Table => {
    made ??= tableOf(row);
    return made;
  };
  const register = /[-)]/.test(row.escape) ? 'g1' : 'g0';
  return { escape: row.escape, register, isDouble: row.isDouble ?? false, table };
}

function tableOf(row: CodeSetRow): Table {
  const { isDouble, privateStart = 0, vendorRows = [] } = row;
  const chars = readChars(row);
  const codes = new Map<string, number>();
  const vendorCodes = new Map<string, number>();
  for (let code = 0; code < (isDouble ? HALF + 0x100 : 96); code++) {
    const char = chars[code] ?? '\ufffd';
    // A vendor's second place for a character stays apart from the first, or it could not be written back.
    const isFree = char !== '\ufffd' && !codes.has(char) && !vendorCodes.has(char);
    const own = isDouble ? String.fromCodePoint(privateStart + code) : strayByte(0xa0 + code);
    chars[code] = isFree ? char : own;
    (vendorRows.includes(1 + Math.floor(code / 94)) ? vendorCodes : codes).set(isFree ? char : own, code);
  }
  return { chars, codes, vendorCodes };
}

/** The characters of a set, U+FFFD first where there is none. */
function readChars({ encoding, isDouble, prefix = [], corrections = {} }: CodeSetRow): string[] {
  const codes = Array.from({ length: isDouble ? HALF : 96 }, (_, code) => code);
  const bytesAt = (code: number): number[] => (isDouble ? pairOf(code, 0xa1) : [0xa0 + code]);
  const bytes = codes.flatMap((code) => [...prefix, ...bytesAt(code), 0x0a]);
  const lines = decodeAs(encoding, Buffer.from(bytes)).split('\n');
  const chars = lines.slice(0, -1).map((line) => line.charAt(0));
  for (const [position, char] of Object.entries(corrections)) {
    const [row, cell] = Buffer.from(position, 'hex');
    chars[codeOf(row!, cell!)] = char;
  }
  return chars;
}

/** A set and one of its two lists of codes. */
interface Candidate {
  readonly set: CodeSet;
  readonly kind: 'codes' | 'vendorCodes';
}

const SETS: ReadonlyMap<number, CodeSet> = new Map(CODE_SETS.map((row) => [row.ir, codeSetOf(row)]));

/** How values are read and written; `write` gives `undefined` for what it cannot represent. */
interface Coding {
  readonly hasEscapes: boolean;
  read(bytes: Uint8Array, vr: string): string[];
  write(values: readonly string[], vr: string): number[] | undefined;
}

const isSplit = (vr: string): boolean => !isSingleValued(vrCode(vr));

/** The initial state is back after these, as after the backslash between values (PS3.5 6.1.2.5.3). */
const isReset = (code: number, vr: string): boolean =>
  (code < 0x20 && code !== ESC) || (vr === 'PN' && (code === 0x5e || code === 0x3d));

/** ISO 2022 of level 1 (no escape sequences) or 4 (PS3.5 6.1.2.5.4); `first` is in place at the start. */
function iso2022(
  sets: readonly CodeSet[],
  options: { first: CodeSet | undefined; hasEscapes: boolean },
): Coding {
  const { first, hasEscapes } = options;
  const initial = first?.register === 'g1' ? first : undefined;
  const toAscii = first !== undefined && first === SETS.get(13) ? ROMAN_ESCAPE : ASCII_ESCAPE;
  const byEscape = new Map<string, CodeSet | undefined>(sets.map((set) => [set.escape, set]));
  // JIS X 0201 shows two other glyphs in its left half (0x5C, 0x7E); files mean the same characters.
  byEscape.set(ASCII_ESCAPE, undefined).set(ROMAN_ESCAPE, undefined);
  const candidates: readonly Candidate[] = [
    ...sets.map((set) => ({ set, kind: 'codes' as const })),
    ...sets.map((set) => ({ set, kind: 'vendorCodes' as const })),
  ];
  const inG0 = ({ set }: Candidate): boolean => set.register === 'g0';
  const g0First = [...candidates.filter(inG0), ...candidates.filter((candidate) => !inG0(candidate))];

  function read(bytes: Uint8Array, vr: string): string[] {
    const values: string[] = [];
    let text = '';
    let g0: CodeSet | undefined;
    let g1 = initial;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at]!;
      const next = bytes[at + 1] ?? 0;
      const set = byte < 0x80 ? g0 : g1;
      if (byte === ESC && hasEscapes) {
        const ahead = String.fromCharCode(next, bytes[at + 2] ?? 0, bytes[at + 3] ?? 0);
        const found = [ahead, ahead.slice(0, 2)].find((sequence) => byEscape.has(sequence)) ?? '';
        const named = byEscape.get(found);
        if (found === '') text += '\x1b';
        else if (named?.register === 'g1') g1 = named;
        else g0 = named;
        at += found.length;
      } else if (set?.isDouble && isCell(byte) && isCell(next) && byte < 0x80 === next < 0x80) {
        text += set.table().chars[codeOf(byte, next)]!;
        at++;
      } else if (byte === BACKSLASH && isSplit(vr)) {
        values.push(text);
        [text, g0, g1] = ['', undefined, initial];
      } else if (isReset(byte, vr)) {
        text += String.fromCharCode(byte);
        [g0, g1] = [undefined, initial];
      } else text += charOf(set, byte);
    }
    return [...values, text];
  }

  function write(values: readonly string[], vr: string): number[] | undefined {
    const out: number[] = [];
    const emit = (sequence: string): void => void out.push(ESC, ...Buffer.from(sequence, 'latin1'));
    // 'unsure' makes the next character repeat its escape sequence, so that it cannot join with a stray byte.
    type State = Record<CodeSet['register'], CodeSet | undefined | 'unsure'>;
    let state: State = { g0: undefined, g1: initial };
    const toInitial = (): void => {
      if (state.g0 !== undefined) emit(toAscii);
      // No escape sequence empties G1: when it was empty at the start, the delimiter itself does that.
      if (initial !== undefined && state.g1 !== initial) emit(initial.escape);
      state = { g0: undefined, g1: initial };
    };
    for (const [index, value] of values.entries()) {
      if (index > 0) toInitial();
      if (index > 0) out.push(BACKSLASH);
      // Bytes that were read while G1 was empty can only be written while it still is: then G0 goes first.
      const order = HAS_STRAY.test(value) ? g0First : candidates;
      for (const char of value) {
        const code = char.codePointAt(0)!;
        if (isReset(code, vr)) toInitial();
        const isByte = code < 0xa0 || (state.g1 === undefined && HAS_STRAY.test(char));
        const place = isByte ? undefined : findPlace(char, order);
        // Not needed before bytes of G1, but readers that know one set at a time depend on it.
        if (place?.set.register !== 'g0' && state.g0 !== undefined) {
          emit(toAscii);
          state.g0 = undefined;
        }
        if (isByte) {
          out.push(code & 0xff);
          if (code === ESC && hasEscapes) state.g0 = 'unsure';
        } else if (place !== undefined) {
          const { set, bytes } = place;
          if (state[set.register] !== set) emit(set.escape);
          out.push(...bytes);
          state[set.register] = set.isDouble && bytes.length === 1 ? 'unsure' : set;
        } else return undefined;
      }
    }
    toInitial();
    return out;
  }
  return { hasEscapes, read, write };
}

function charOf(set: CodeSet | undefined, byte: number): string {
  // Controls, space and delete are the same in every set.
  if ((byte & 0x7f) < 0x20 || byte === 0x20 || byte === 0x7f) return String.fromCharCode(byte);
  if (set === undefined) return byte < 0x80 ? String.fromCharCode(byte) : strayByte(byte);
  return set.table().chars[set.isDouble ? HALF + byte : byte - 0xa0]!;
}

function findPlace(char: string, order: readonly Candidate[]): { set: CodeSet; bytes: number[] } | undefined {
  for (const { set, kind } of order) {
    const code = set.table()[kind].get(char);
    if (code !== undefined) return { set, bytes: bytesOf(set, code) };
  }
  return undefined;
}

function bytesOf(set: CodeSet, code: number): number[] {
  if (!set.isDouble) return [0xa0 + code];
  if (code >= HALF) return [code - HALF];
  return pairOf(code, set.register === 'g0' ? 0x21 : 0xa1);
}

/** Characters that are remembered for each encoding. */
const MOST_TRIED = 1 << 14;

/** An encoding of table C.12-5: characters of several bytes, whose later ones may be 0x5C, and no escape sequences. */
function streamCoding(encoding: string, corrections: Readonly<Record<string, string>>): Coding {
  const pairs = Object.entries(corrections);
  const corrected = new Map(pairs);
  const uncorrected = new Map(pairs.map(([bytes, char]) => [char, Buffer.from(bytes, 'hex')]));
  const encode = (char: string): Buffer => uncorrected.get(char) ?? encodeAs(encoding, char);
  const lengthAt = encoding === 'utf8' ? utf8Length : chineseLength;

  /** A character counts only when it goes back to the very same bytes. */
  const tryOne = (bytes: Buffer): string | undefined => {
    const char = corrected.get(bytes.toString('hex')) ?? decodeAs(encoding, bytes);
    const isOne = char.length === (char.codePointAt(0)! > 0xffff ? 2 : 1) && !HAS_STRAY.test(char);
    return isOne && bytes.equals(encode(char)) ? char : undefined;
  };
  /** What was tried before: a text uses few characters, and trying one costs a way to bytes and back. */
  const tried = new Map<number, string | undefined>();
  const decodeOne = (bytes: Buffer): string | undefined => {
    if (bytes.length === 0) return undefined;
    const key = bytes.readUIntBE(0, bytes.length) * 8 + bytes.length;
    if (tried.has(key)) return tried.get(key);
    if (tried.size >= MOST_TRIED) tried.clear();
    const char = tryOne(bytes);
    tried.set(key, char);
    return char;
  };
  const decode = (bytes: Buffer): string => {
    let text = '';
    for (let at = 0; at < bytes.length; ) {
      const byte = bytes[at]!;
      const length = byte < 0x80 ? 1 : lengthAt(byte, bytes[at + 1] ?? 0);
      const char = byte < 0x80 ? String.fromCharCode(byte) : decodeOne(bytes.subarray(at, at + length));
      text += char ?? strayByte(byte);
      at += char === undefined ? 1 : length;
    }
    return text;
  };
  const read = (bytes: Uint8Array, vr: string): string[] =>
    isSplit(vr) ? decode(Buffer.from(bytes)).split('\\') : [decode(Buffer.from(bytes))];
  const write = (values: readonly string[]): number[] | undefined => {
    const text = values.join('\\');
    const out: number[] = [];
    for (const char of text) {
      const code = char.codePointAt(0)!;
      const bytes = code < 0x80 || HAS_STRAY.test(char) ? [code & 0xff] : encode(char);
      if (Buffer.isBuffer(bytes) && decodeOne(bytes) !== char) return undefined;
      out.push(...bytes);
    }
    // Stray bytes may have become part of a character when the text around them was changed.
    return HAS_STRAY.test(text) && decode(Buffer.from(out)) !== text ? undefined : out;
  };
  return { hasEscapes: false, read, write };
}

/** Bytes that a character has by the look of its first two, the first from 0x80; 0 when it cannot be one. */
function utf8Length(byte: number): number {
  return [0, 0, 0, 0, 2, 2, 3, 4][(byte >> 4) - 8]!;
}

function chineseLength(byte: number, next: number): number {
  if (byte === 0x80 || byte === 0xff || next < 0x30) return 0;
  return next >= 0x40 ? 2 : 4;
}

const LATIN_1 = SETS.get(100)!;
const DEFAULT_CODING = iso2022([LATIN_1], { first: LATIN_1, hasEscapes: false });
const STREAM_CODINGS: ReadonlyMap<unknown, Coding> = new Map(
  Object.entries(STREAMS).map(([encoding, corrections]) => [encoding, streamCoding(encoding, corrections)]),
);

/** The ISO-IR number or the encoding that a term stands for; `undefined` for an unknown term. */
function meaningOf(term: string): number | string | undefined {
  if (term === '') return 6;
  const letters = term.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (Object.hasOwn(SPELLINGS, letters)) return SPELLINGS[letters];
  const part = /^(?:ISO)?(?:IEC)?8859(\d+)$/.exec(letters)?.[1];
  const ir = part
    ? ISO_8859_PARTS[Number(part)]
    : Number(/^(?:ISO(?:2022)?(?:IR)?|IR)(\d+)$/.exec(letters)?.[1]);
  if (ir === 192) return 'utf8';
  return ir === 6 || SETS.has(ir ?? 0) ? ir : undefined;
}

function codingOf(terms: readonly string[]): Coding {
  const meanings = terms.map((term) => meaningOf(term) ?? 6);
  // An encoding of its own stands alone; behind another set it is ignored, as nothing can change to it.
  const alone = STREAM_CODINGS.get(meanings.find((meaning) => meaning !== 6));
  if (alone !== undefined) return alone;
  const setsOrNot = meanings.map((meaning) => SETS.get(Number(meaning)));
  const sets = [...new Set(setsOrNot.filter((set) => set !== undefined))];
  if (sets.length === 0) return DEFAULT_CODING;
  const hasEscapes = terms.length > 1 || sets.some((set) => set.isDouble) || /2022/.test(terms[0]!);
  return iso2022(sets, { first: setsOrNot[0], hasEscapes });
}

function charsetFor(terms: readonly string[]): Charset {
  const { hasEscapes, read, write } = codingOf(terms);
  const isAscii = (text: string): boolean =>
    /^[\0-\x7f]*$/.test(text) && !(hasEscapes && text.includes('\x1b'));
  return {
    terms,
    isKnown: terms.every((term) => meaningOf(term) !== undefined),
    canEncode: (text) => isAscii(text) || write([text], 'UT') !== undefined,
    decodeValues(bytes, vr) {
      for (const byte of bytes) if (byte >= 0x80 || (byte === ESC && hasEscapes)) return read(bytes, vr);
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
      return isSplit(vr) ? text.split('\\') : [text];
    },
    encodeValues(values, vr) {
      if (isSplit(vr) ? values.some((value) => value.includes('\\')) : values.length > 1) {
        const room = isSplit(vr)
          ? 'values without a backslash, found one inside a value'
          : 'one value, found several';
        throw new DeidError('E_BAD_VALUE', `VR ${vr} takes ${room}: pass each value on its own (PS3.5 6.4).`);
      }
      const bytes = values.every(isAscii) ? Buffer.from(values.join('\\'), 'latin1') : write(values, vr);
      if (bytes !== undefined) return Uint8Array.from(bytes);
      const lack = `Text for VR ${vr} has a character that Specific Character Set (0008,0005) cannot hold`;
      throw new DeidError(
        'E_BAD_CHARSET',
        `${lack}: change the text, or declare ISO_IR 192 (PS3.3 C.12.1.1.2).`,
      );
    },
  };
}

const trimTerm = (term: string): string => /^[\0 ]*(.*[^\0 ])?/s.exec(term)?.[1] ?? '';
const cache = new Map<string, Charset>();

/**
 * The charset for the terms of (0008,0005), the same object for the same terms. Usual misspellings are understood
 * (`ISO_IR_100`, `ISO 8859/1`, `UTF-8` ...); an unknown term reads like the default repertoire. Never throws.
 *
 * @see PS3.3 C.12.1.1.2
 * @example
 * charsetOf(['', 'ISO 2022 IR 87']).encodeValues(['山'], 'LO') // => Uint8Array, ESC $ B 3 3 ESC ( B
 */
export function charsetOf(terms: readonly string[]): Charset {
  const key = JSON.stringify(terms);
  const charset = cache.get(key) ?? charsetFor(terms.map(trimTerm));
  // Terms come from files: hostile ones must not fill the memory.
  if (cache.size < 256) cache.set(key, charset);
  return charset;
}

/** ISO_IR 6, in force where (0008,0005) is absent. Bytes from 0x80 are kept one to one as U+0080..U+00FF. */
export const DEFAULT_CHARSET: Charset = charsetOf([]);

/**
 * The terms in the value bytes of (0008,0005): without padding, an empty first one kept, none for an empty value.
 *
 * @example
 * termsOf(Buffer.from('\\ISO 2022 IR 87 ')) // => ['', 'ISO 2022 IR 87']
 */
export function termsOf(bytes: Uint8Array): string[] {
  const terms = Buffer.from(bytes).toString('latin1').split('\\').map(trimTerm);
  return terms.join('') === '' && terms.length === 1 ? [] : terms;
}
