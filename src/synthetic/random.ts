/** A stream of repeatable numbers. Only 32-bit integer maths, so every machine draws the same. */
export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  readonly integer: (below: number) => number;
  /** A number in [0, 1) with 24 bits. */
  readonly fraction: () => number;
  readonly pick: <T>(list: readonly T[]) => T;
}

/** Mixes whole numbers into one unsigned 32-bit hash (the finisher of MurmurHash3, a public-domain design). */
export function hash32(...parts: readonly number[]): number {
  let h = 0x9e3779b9;
  for (const part of parts) {
    h = Math.imul(h ^ (part | 0), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return h >>> 0;
}

/**
 * Same parts in, same stream out.
 *
 * @example
 * makeRandom(1, 2).integer(10) // => the same digit on every machine
 */
export function makeRandom(...parts: readonly number[]): Random {
  let state = hash32(...parts);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    return hash32(state);
  };
  const integer = (below: number): number => Math.floor((next() / 4294967296) * below);
  return {
    integer,
    fraction: () => (next() >>> 8) / 16777216,
    pick: (list) => list[integer(list.length)]!,
  };
}

/**
 * Sine from a polynomial: `Math.sin` may differ in the last bit between engines, and pixels must not.
 * Good to 1e-6, far below one grey value.
 */
export function sine(radians: number): number {
  const turns = radians / 6.283185307179586;
  let t = (turns - Math.floor(turns + 0.5)) * 4; // quarter turns, -2..2
  if (t > 1) t = 2 - t;
  if (t < -1) t = -2 - t;
  const x = t * 1.5707963267948966;
  const x2 = x * x;
  return x * (1 - (x2 / 6) * (1 - (x2 / 20) * (1 - (x2 / 42) * (1 - x2 / 72))));
}

export function cosine(radians: number): number {
  return sine(radians + 1.5707963267948966);
}

/** `x ** 2` may be worked out in several ways; a product has one result. */
export function square(x: number): number {
  return x * x;
}
