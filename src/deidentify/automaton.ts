import type { Form } from './identifier-forms.ts';
import { fold } from './vocabulary.ts';

export const SEPARATOR = 0;
export const OTHER = -1;
/** 1 to 10 for digits, 11 to 36 for letters of either case, 0 for the rest of ASCII. */
export const SYMBOLS = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = code >= 65 ? (code | 32) - 86 : 0;
  return code >= 48 && code <= 57 ? code - 47 : letter >= 11 && letter <= 36 ? letter : SEPARATOR;
});

export const RESET = 255;
/** The same for bytes that are no text: accented letters of ISO 8859-1 count as plain ones, what is not readable ends a run. */
export const OPAQUE_SYMBOLS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === 0) return SEPARATOR;
  if (byte < 0x20 || (byte >= 0x7f && byte < 0xc0)) return RESET;
  if (byte < 0x80) return SYMBOLS[byte]!;
  return SYMBOLS[fold(String.fromCharCode(byte)).text.charCodeAt(0)] ?? SEPARATOR;
});
const MIN_OPAQUE_LETTERS = 6;

type Cells = Uint16Array | Uint32Array;

export interface Automaton {
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
export function buildAutomaton(forms: readonly Form[]): Automaton {
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
export const pack = (code: number, symbol: number): number => (code << 6) | (symbol - 1);
export const packWord = (word: string): number =>
  [...word].reduce((code, char) => pack(code, SYMBOLS[char.charCodeAt(0)] || 1), 0);
export const slotOf = (code: number): number => (code ^ (code >>> 11)) & 4095;
