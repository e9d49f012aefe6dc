import { DeidError } from '../errors.ts';

/**
 * Unpacks one frame of RLE Lossless: a header of 64 bytes that says where each byte plane is, then the planes, packed
 * with PackBits.
 *
 * @param size bytes of one plane
 * @returns the planes in the order of the file: most significant byte first, one sample after the other
 * @throws DeidError E_PIXELS when a plane lies outside the fragment or ends early
 * @see PS3.5 annex G
 */
export function unpackRle(fragment: Uint8Array, size: number): Uint8Array[] {
  if (fragment.length < 64) throw broken('a header of 64 bytes', fragment.length);
  const view = new DataView(fragment.buffer, fragment.byteOffset, fragment.byteLength);
  const count = view.getUint32(0, true);
  if (count < 1 || count > 15) throw broken('1 to 15 segments', count);
  return Array.from({ length: count }, (_, index) => {
    const start = view.getUint32(4 + 4 * index, true);
    const end = index + 1 < count ? view.getUint32(8 + 4 * index, true) : fragment.length;
    if (start < 64 || start > end || end > fragment.length) throw broken('a segment in the fragment', start);
    return unpackSegment(fragment.subarray(start, end), size);
  });
}

function unpackSegment(segment: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let to = 0;
  for (let at = 0; at < segment.length && to < size; ) {
    const control = segment[at++]!;
    if (control < 128) {
      const run = segment.subarray(at, at + control + 1).subarray(0, size - to);
      out.set(run, to);
      to += run.length;
      at += control + 1;
    } else if (control > 128) {
      const length = Math.min(257 - control, size - to);
      out.fill(segment[at++] ?? 0, to, to + length);
      to += length;
    }
  }
  if (to < size) throw broken(`${size} bytes in a segment`, to);
  return out;
}

function broken(expected: string, found: number): DeidError {
  return new DeidError(
    'E_PIXELS',
    `expected ${expected} in RLE compressed pixel data, found ${found} (PS3.5 annex G)`,
    { tag: 0x7fe00010 },
  );
}
