import type { Grey } from './codecs.ts';

// Lossless JPEG 2000 (ISO 15444-1) in its simplest legal form: tiles of 64 x 64 with no wavelet levels, so that every
// tile is one code block, one packet, one quality layer. Compresses less than a full encoder; any decoder reads it.

const TILE = 64;
const GUARD_BITS = 2;

/** MQ coder states: Qe, next after MPS, next after LPS, switch (table C.2). */
const STATES: readonly (readonly [number, number, number, number])[] = (
  '5601 1 1 1,3401 2 6 0,1801 3 9 0,0ac1 4 12 0,0521 5 29 0,0221 38 33 0,5601 7 6 1,5401 8 14 0,4801 9 14 0,3801 10 14 0,' +
  '3001 11 17 0,2401 12 18 0,1c01 13 20 0,1601 29 21 0,5601 15 14 1,5401 16 14 0,5101 17 15 0,4801 18 16 0,3801 19 17 0,' +
  '3401 20 18 0,3001 21 19 0,2801 22 19 0,2401 23 20 0,2201 24 21 0,1c01 25 22 0,1801 26 23 0,1601 27 24 0,1401 28 25 0,' +
  '1201 29 26 0,1101 30 27 0,0ac1 31 28 0,09c1 32 29 0,08a1 33 30 0,0521 34 31 0,0441 35 32 0,02a1 36 33 0,0221 37 34 0,' +
  '0141 38 35 0,0111 39 36 0,0085 40 37 0,0049 41 38 0,0025 42 39 0,0015 43 40 0,0009 44 41 0,0005 45 42 0,0001 45 43 0,5601 46 46 0'
)
  .split(',')
  .map((row) => {
    const [qe, mps, lps, change] = row.split(' ');
    return [Number.parseInt(qe!, 16), Number(mps), Number(lps), Number(change)] as const;
  });

const RUN = 17;
const UNIFORM = 18;

/** Lossless codestream of a picture of up to 16 bits. */
export function encodeJpeg2000(picture: Grey, bits: number): Uint8Array {
  const { rows, columns, values } = picture;
  const out: number[] = [0xff, 0x4f];
  const marker = (code: number, body: readonly number[]): void => {
    out.push(0xff, code, ...u16(body.length + 2), ...body);
  };
  marker(0x51, [
    ...[...u16(0), ...u32(columns), ...u32(rows), ...u32(0), ...u32(0)],
    ...[...u32(TILE), ...u32(TILE), ...u32(0), ...u32(0), ...u16(1), bits - 1, 1, 1],
  ]);
  marker(0x52, [0, 0, ...u16(1), 0, 0, 4, 4, 0, 1]); // LRCP, 1 layer, no levels, 64 x 64 code blocks, reversible 5-3
  marker(0x5c, [GUARD_BITS << 5, bits << 3]); // one subband, exponent = bits
  const planes = GUARD_BITS + bits - 1;
  const across = Math.ceil(columns / TILE);
  for (let tile = 0; tile < across * Math.ceil(rows / TILE); tile++) {
    const row = Math.floor(tile / across) * TILE;
    const column = (tile % across) * TILE;
    const height = Math.min(TILE, rows - row);
    const width = Math.min(TILE, columns - column);
    const samples = new Int32Array(height * width);
    for (let index = 0; index < samples.length; index++)
      samples[index] =
        values[(row + Math.floor(index / width)) * columns + column + (index % width)]! - (1 << (bits - 1));
    const packet = encodePacket(samples, width, planes);
    out.push(0xff, 0x90, ...u16(10), ...u16(tile), ...u32(14 + packet.length), 0, 1, 0xff, 0x93);
    for (const byte of packet) out.push(byte);
  }
  out.push(0xff, 0xd9);
  return Uint8Array.from(out);
}

/** Packet header (B.10) and the data of the tile's only code block. */
function encodePacket(samples: Int32Array, width: number, planes: number): number[] {
  let most = 0;
  for (const sample of samples) most = Math.max(most, Math.abs(sample));
  const used = 32 - Math.clz32(most);
  const header = bitWriter();
  if (used === 0) {
    header.put(0, 1); // an empty packet
    return header.finish();
  }
  const data = encodeBlock(samples, width, used);
  const passes = 3 * used - 2;
  header.put(1, 1);
  header.put(1, 1); // inclusion: one-node tag tree, included in layer 0
  for (let zero = used; zero < planes; zero++) header.put(0, 1); // missing bit planes: one-node tag tree
  header.put(1, 1);
  if (passes === 1) header.put(0, 1);
  else if (passes === 2) header.put(2, 2);
  else if (passes <= 5) header.put(12 + passes - 3, 4);
  else if (passes <= 36) header.put((15 << 5) + passes - 6, 9);
  else header.put((511 << 7) + passes - 37, 16);
  const log = 31 - Math.clz32(passes);
  const lengthBits = 32 - Math.clz32(data.length);
  const grow = Math.max(0, lengthBits - 3 - log); // Lblock starts at 3
  for (let k = 0; k < grow; k++) header.put(1, 1);
  header.put(0, 1);
  header.put(data.length, 3 + grow + log);
  return [...header.finish(), ...data];
}

/** Bits with a zero stuffed after every 0xFF byte (B.10.1). */
function bitWriter(): { put: (bits: number, count: number) => void; finish: () => number[] } {
  const bytes: number[] = [];
  let hold = 0;
  let room = 8;
  const bit = (value: number): void => {
    hold = (hold << 1) | value;
    if (--room > 0) return;
    bytes.push(hold);
    room = hold === 255 ? 7 : 8;
    hold = 0;
  };
  return {
    put: (bits, count) => {
      for (let k = count - 1; k >= 0; k--) bit((bits >>> k) & 1);
    },
    finish: () => {
      while (room !== 8) bit(0);
      return bytes;
    },
  };
}

/** Embedded block coding of one code block in the LL subband (annex D). Flags have a border of one. */
function encodeBlock(samples: Int32Array, width: number, planes: number): number[] {
  const height = samples.length / width;
  const stride = width + 2;
  const magnitude = new Int32Array(stride * (height + 2));
  const sign = new Int8Array(magnitude.length);
  const significant = new Uint8Array(magnitude.length);
  const visited = new Uint8Array(magnitude.length);
  const refined = new Uint8Array(magnitude.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const value = samples[y * width + x]!;
      const at = (y + 1) * stride + x + 1;
      magnitude[at] = Math.abs(value);
      sign[at] = value < 0 ? 1 : 0;
    }
  const mq = mqCoder();
  const zeroContext = (at: number): number => {
    const h = significant[at - 1]! + significant[at + 1]!;
    const v = significant[at - stride]! + significant[at + stride]!;
    const d =
      significant[at - stride - 1]! +
      significant[at - stride + 1]! +
      significant[at + stride - 1]! +
      significant[at + stride + 1]!;
    if (h === 2) return 8;
    if (h === 1) return v >= 1 ? 7 : d >= 1 ? 6 : 5;
    if (v === 2) return 4;
    if (v === 1) return 3;
    return Math.min(d, 2);
  };
  const lean = (at: number): number => (significant[at] ? 1 - 2 * sign[at]! : 0);
  const codeSign = (at: number): void => {
    const h = Math.max(-1, Math.min(1, lean(at - 1) + lean(at + 1)));
    const v = Math.max(-1, Math.min(1, lean(at - stride) + lean(at + stride)));
    const flip = h < 0 || (h === 0 && v < 0) ? 1 : 0;
    const [ph, pv] = flip ? [-h, -v] : [h, v];
    mq.encode(9 + (ph === 1 ? 3 + pv : pv), sign[at]! ^ flip);
    significant[at] = 1;
  };
  for (let plane = planes - 1; plane >= 0; plane--) {
    const bitAt = (at: number): number => (magnitude[at]! >> plane) & 1;
    const stripes = (visit: (at: number, y: number, x: number) => number): void => {
      for (let top = 0; top < height; top += 4)
        for (let x = 0; x < width; x++)
          for (let y = top; y < Math.min(top + 4, height); y++) y += visit((y + 1) * stride + x + 1, y, x);
    };
    if (plane < planes - 1) {
      stripes((at) => {
        const context = zeroContext(at);
        if (significant[at] || context === 0) return 0;
        visited[at] = 1;
        mq.encode(context, bitAt(at));
        if (bitAt(at)) codeSign(at);
        return 0;
      });
      stripes((at) => {
        if (!significant[at] || visited[at]) return 0;
        mq.encode(refined[at] ? 16 : zeroContext(at) > 0 ? 15 : 14, bitAt(at));
        refined[at] = 1;
        return 0;
      });
    }
    const clean = (at: number): void => {
      if (significant[at] || visited[at]) return;
      mq.encode(zeroContext(at), bitAt(at));
      if (bitAt(at)) codeSign(at);
    };
    stripes((at, y) => {
      const column = [at, at + stride, at + 2 * stride, at + 3 * stride];
      const isQuiet = (place: number): boolean =>
        !significant[place] && !visited[place] && zeroContext(place) === 0;
      if (y % 4 > 0 || y + 4 > height || !column.every(isQuiet)) {
        clean(at);
        return 0;
      }
      const first = column.findIndex((place) => bitAt(place) === 1);
      mq.encode(RUN, first < 0 ? 0 : 1);
      if (first >= 0) {
        mq.encode(UNIFORM, first >> 1);
        mq.encode(UNIFORM, first & 1);
        codeSign(column[first]!);
        column.slice(first + 1).forEach(clean);
      }
      return 3;
    });
    visited.fill(0);
  }
  return mq.finish();
}

/** The arithmetic coder of annex C. */
function mqCoder(): { encode: (context: number, bit: number) => void; finish: () => number[] } {
  const index = new Uint8Array(19);
  const mps = new Uint8Array(19);
  index[0] = 4;
  index[RUN] = 3;
  index[UNIFORM] = 46;
  const bytes = [0]; // a byte before the first, which is dropped
  let a = 0x8000;
  let c = 0;
  let ct = 12;
  const byteOut = (): void => {
    const last = bytes.length - 1;
    if (bytes[last] !== 0xff && c >= 0x8000000) {
      bytes[last]!++;
      c &= 0x7ffffff;
    }
    if (bytes[last] === 0xff) {
      bytes.push((c >>> 20) & 255);
      c &= 0xfffff;
      ct = 7;
    } else {
      bytes.push((c >>> 19) & 255);
      c &= 0x7ffff;
      ct = 8;
    }
  };
  const encode = (context: number, bit: number): void => {
    const [qe, nextMps, nextLps, change] = STATES[index[context]!]!;
    a -= qe;
    if (bit === mps[context]) {
      if (a & 0x8000) {
        c += qe;
        return;
      }
      if (a < qe) a = qe;
      else c += qe;
      index[context] = nextMps;
    } else {
      if (a < qe) c += qe;
      else a = qe;
      if (change) mps[context] = 1 - mps[context]!;
      index[context] = nextLps;
    }
    do {
      a = (a << 1) & 0xffff;
      c = (c << 1) >>> 0;
      if (--ct === 0) byteOut();
    } while (!(a & 0x8000));
  };
  const finish = (): number[] => {
    const limit = c + a;
    c |= 0xffff;
    if (c >= limit) c -= 0x8000;
    c = (c << ct) >>> 0;
    byteOut();
    c = (c << ct) >>> 0;
    byteOut();
    if (bytes.at(-1) === 0xff) bytes.pop();
    return bytes.slice(1);
  };
  return { encode, finish };
}

const u16 = (value: number): number[] => [(value >> 8) & 255, value & 255];
const u32 = (value: number): number[] => [...u16(value >>> 16), ...u16(value & 0xffff)];
