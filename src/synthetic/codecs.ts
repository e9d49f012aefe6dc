import { cosine } from './random.ts';

// Encoders of our own, because the same picture must give the same bytes on every machine and with every version
// of every library. They only write what the cohort needs: one grey component.

/** A grey picture to encode, rows x columns. */
export interface Grey {
  readonly rows: number;
  readonly columns: number;
  readonly values: Uint8Array | Uint16Array;
}

// ---------------------------------------------------------------- deflate (RFC 1951)

/** Raw deflate with fixed Huffman codes and a short memory for repeats. */
export function deflateFixed(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let hold = 0;
  let held = 0;
  const put = (bits: number, count: number): void => {
    hold |= bits << held;
    held += count;
    for (; held >= 8; held -= 8, hold >>>= 8) out.push(hold & 255);
  };
  const code = (symbol: number): void => {
    if (symbol < 144) put(reversed(0x30 + symbol, 8), 8);
    else if (symbol < 256) put(reversed(0x190 + symbol - 144, 9), 9);
    else if (symbol < 280) put(reversed(symbol - 256, 7), 7);
    else put(reversed(0xc0 + symbol - 280, 8), 8);
  };
  const seen = new Map<number, number>();
  put(3, 3); // the last block, fixed codes
  for (let at = 0; at < bytes.length; ) {
    const key = at + 2 < bytes.length ? (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]! : -1;
    const before = seen.get(key);
    if (key >= 0) seen.set(key, at);
    let length = 0;
    if (before !== undefined && at - before <= 32768)
      while (length < 258 && at + length < bytes.length && bytes[before + length] === bytes[at + length])
        length++;
    if (before === undefined || length < 3) {
      code(bytes[at]!);
      at++;
      continue;
    }
    const l = rangeOf(LENGTHS, length);
    code(257 + l);
    put(length - LENGTHS[l]!, l < 8 || l === 28 ? 0 : (l - 4) >> 2);
    const d = rangeOf(DISTANCES, at - before);
    put(reversed(d, 5), 5);
    put(at - before - DISTANCES[d]!, d < 4 ? 0 : (d - 2) >> 1);
    at += length;
  }
  code(256);
  put(0, 7);
  return Uint8Array.from(out);
}

const LENGTHS = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const DISTANCES = Array.from({ length: 30 }, (_, d) =>
  d < 4 ? d + 1 : 1 + ((2 + (d & 1)) << ((d >> 1) - 1)),
);

function rangeOf(starts: readonly number[], value: number): number {
  let index = starts.length - 1;
  while (starts[index]! > value) index--;
  return index;
}

function reversed(bits: number, count: number): number {
  let result = 0;
  for (let k = 0; k < count; k++) result |= ((bits >> k) & 1) << (count - 1 - k);
  return result;
}

// ---------------------------------------------------------------- RLE (PS3.5 annex G)

/** One frame as one fragment: a header of 64 bytes, then one PackBits segment a byte plane, most significant first. */
export function encodeRle(picture: Grey): Uint8Array {
  const planes = picture.values instanceof Uint16Array ? [8, 0] : [0];
  const segments = planes.map((shift) =>
    packBits(
      Uint8Array.from(picture.values, (value) => (value >> shift) & 255),
      picture.columns,
    ),
  );
  const header = new DataView(new ArrayBuffer(64));
  header.setUint32(0, segments.length, true);
  let offset = 64;
  for (const [index, segment] of segments.entries()) {
    header.setUint32(4 + 4 * index, offset, true);
    offset += segment.length;
  }
  const out = new Uint8Array(offset);
  out.set(new Uint8Array(header.buffer));
  offset = 64;
  for (const segment of segments) {
    out.set(segment, offset);
    offset += segment.length;
  }
  return out;
}

/** Rows are packed one by one, as G.3.1 asks, and the whole is padded to an even length. */
function packBits(bytes: Uint8Array, columns: number): Uint8Array {
  const out: number[] = [];
  for (let start = 0; start < bytes.length; start += columns) {
    const row = bytes.subarray(start, start + columns);
    const runAt = (at: number): number => {
      let length = 1;
      while (length < 128 && at + length < row.length && row[at + length] === row[at]) length++;
      return length;
    };
    for (let at = 0; at < row.length; ) {
      const run = runAt(at);
      if (run >= 3) {
        out.push(257 - run, row[at]!);
        at += run;
        continue;
      }
      let end = at;
      while (end < row.length && end - at < 128 && runAt(end) < 3) end++;
      out.push(end - at - 1, ...row.subarray(at, end));
      at = end;
    }
  }
  if (out.length % 2 === 1) out.push(0);
  return Uint8Array.from(out);
}

// ---------------------------------------------------------------- JPEG baseline (ISO 10918-1)

const ZIGZAG = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7,
  14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46,
  53, 60, 61, 54, 47, 55, 62, 63,
];

/** Cosines of the transform in units of 1/4096: whole numbers, so that every machine rounds alike. */
const COSINES = Array.from({ length: 64 }, (_, index) => {
  const u = index >> 3;
  const scale = u === 0 ? 0.35355339059327373 : 0.5;
  return Math.round(4096 * scale * cosine(((2 * (index & 7) + 1) * u * Math.PI) / 16));
});

/** Flat Huffman tables: every DC class has 4 bits, every AC symbol 8. Larger files, a much smaller encoder. */
const DC_CLASSES = Array.from({ length: 12 }, (_, index) => index);
const AC_SYMBOLS = [
  0x00,
  0xf0,
  ...Array.from({ length: 160 }, (_, index) => (Math.floor(index / 10) << 4) | ((index % 10) + 1)),
];

/** Baseline JPEG of an 8-bit picture; `step` is the quantiser (1 finest). */
export function encodeJpeg(picture: Grey, step: number): Uint8Array {
  const { rows, columns, values } = picture;
  const out: number[] = [0xff, 0xd8];
  const marker = (code: number, body: readonly number[]): void => {
    out.push(0xff, code, (body.length + 2) >> 8, (body.length + 2) & 255, ...body);
  };
  const quantiser = ZIGZAG.map((place) => Math.min(255, step + ((step * ((place >> 3) + (place & 7))) >> 1)));
  marker(0xdb, [0, ...quantiser]);
  marker(0xc0, [8, rows >> 8, rows & 255, columns >> 8, columns & 255, 1, 1, 0x11, 0]);
  const counts = (bits: number, size: number): number[] =>
    Array.from({ length: 16 }, (_, k) => (k + 1 === bits ? size : 0));
  marker(0xc4, [0, ...counts(4, DC_CLASSES.length), ...DC_CLASSES]);
  marker(0xc4, [0x10, ...counts(8, AC_SYMBOLS.length), ...AC_SYMBOLS]);
  marker(0xda, [1, 1, 0, 0, 63, 0]);
  let hold = 0;
  let held = 0;
  const put = (bits: number, count: number): void => {
    for (let k = count - 1; k >= 0; k--) {
      hold = (hold << 1) | ((bits >> k) & 1);
      if (++held < 8) continue;
      out.push(hold);
      if (hold === 255) out.push(0);
      hold = 0;
      held = 0;
    }
  };
  const amplitude = (value: number, size: number): void =>
    put(value < 0 ? value + (1 << size) - 1 : value, size);
  let lastDc = 0;
  for (let row = 0; row < rows; row += 8)
    for (let column = 0; column < columns; column += 8) {
      const block = transform(
        (r, c) => values[Math.min(row + r, rows - 1) * columns + Math.min(column + c, columns - 1)]! - 128,
      );
      const levels = ZIGZAG.map((place, k) => Math.round(block[place]! / quantiser[k]!));
      const dc = levels[0]! - lastDc;
      lastDc = levels[0]!;
      put(sizeOf(dc), 4);
      amplitude(dc, sizeOf(dc));
      let zeros = 0;
      for (let k = 1; k < 64; k++) {
        const level = levels[k]!;
        if (level === 0) {
          zeros++;
          continue;
        }
        for (; zeros > 15; zeros -= 16) put(1, 8); // ZRL is symbol 1 of the flat table
        put(AC_SYMBOLS.indexOf((zeros << 4) | sizeOf(level), 2), 8);
        amplitude(level, sizeOf(level));
        zeros = 0;
      }
      if (zeros > 0) put(0, 8); // end of block is symbol 0
    }
  put(127, (8 - held) % 8);
  out.push(0xff, 0xd9);
  return Uint8Array.from(out);
}

function sizeOf(value: number): number {
  return 32 - Math.clz32(Math.abs(value));
}

function transform(sample: (row: number, column: number) => number): Int32Array {
  const half = new Int32Array(64);
  const out = new Int32Array(64);
  for (let row = 0; row < 8; row++)
    for (let u = 0; u < 8; u++) {
      let sum = 0;
      for (let k = 0; k < 8; k++) sum += sample(row, k) * COSINES[u * 8 + k]!;
      half[row * 8 + u] = sum >> 6; // keeps 6 fraction bits
    }
  for (let v = 0; v < 8; v++)
    for (let u = 0; u < 8; u++) {
      let sum = 0;
      for (let k = 0; k < 8; k++) sum += half[k * 8 + u]! * COSINES[v * 8 + k]!;
      out[v * 8 + u] = (sum + (1 << 17)) >> 18;
    }
  return out;
}
