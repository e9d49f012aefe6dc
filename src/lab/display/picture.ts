import type { Dicom } from '../../dicom/read.ts';
import { asciiValue, findRow, numberValues, valueBytes } from '../../dicom/value.ts';
import { DeidError } from '../../errors.ts';
import { encodePng } from '../../pixels/png.ts';

/** One frame as a browser can show it. */
export interface Picture {
  readonly rows: number;
  readonly columns: number;
  /** Of the file, from 1. */
  readonly frames: number;
  /** `data:image/png;base64,...`, or image/jpeg as it stands in the file. */
  readonly url: string;
}

const RLE = '1.2.840.10008.1.2.5';
const JPEG_BASELINE = '1.2.840.10008.1.2.4.50';
/** (FFFE,E000) as its four bytes read as one little endian number. */
const ITEM_AS_LITTLE_ENDIAN = 0xe000fffe;
const [ROWS, COLUMNS, FRAMES, ALLOCATED, STORED, SIGNED] = [
  0x00280010, 0x00280011, 0x00280008, 0x00280100, 0x00280101, 0x00280103,
] as const;

/**
 * One frame of a grey image, windowed as the file says: uncompressed, RLE or baseline JPEG.
 *
 * @param frame from 0
 * @returns `undefined` for a file without pixels
 * @throws DeidError E_PIXELS for pixels that are in colour, in another compression, or shorter than they should be
 */
export function picture(file: Dicom, frame = 0): Picture | undefined {
  const row = findRow(file.elements, 0x7fe00010);
  if (row < 0) return undefined;
  const [rows, columns] = [numberOf(file, ROWS), numberOf(file, COLUMNS)];
  const frames = Number(textOf(file, FRAMES) || 1);
  if (!Number.isInteger(frame) || frame < 0 || frame >= frames)
    throw new DeidError('E_USAGE', `expected a frame from 0 to ${frames - 1} (NumberOfFrames is ${frames})`);
  const bytes = valueBytes(file, file.elements[row]!);
  if (file.syntax.uid === JPEG_BASELINE) {
    const fragment = fragmentsOf(bytes)[frame];
    if (fragment === undefined) throw unreadable('one fragment for each frame');
    return {
      rows,
      columns,
      frames,
      url: `data:image/jpeg;base64,${Buffer.from(fragment).toString('base64')}`,
    };
  }
  if (numberOf(file, 0x00280002) !== 1) throw unreadable('one sample for each pixel');
  const stored = storedValues(file, { bytes, frame, size: rows * columns });
  const url = `data:image/png;base64,${encodePng({ pixels: windowed(file, stored), rows, columns, channels: 1 }).toString('base64')}`;
  return { rows, columns, frames, url };
}

/** Stored values of one frame, rows x columns, sign extended (PS3.5 section 8.1.1). */
function storedValues(
  file: Dicom,
  { bytes, frame, size }: { bytes: Uint8Array; frame: number; size: number },
): Int32Array {
  const allocated = numberOf(file, ALLOCATED);
  const shift = 32 - numberOf(file, STORED);
  const isSigned = numberOf(file, SIGNED) === 1;
  const extend = (value: number): number =>
    isSigned ? (value << shift) >> shift : (value << shift) >>> shift;
  if (file.syntax.uid === RLE) {
    const fragment = fragmentsOf(bytes)[frame];
    if (fragment === undefined) throw unreadable('one fragment for each frame');
    return unpackRle(fragment, size, allocated / 8).map(extend);
  }
  if (file.syntax.encapsulated)
    throw unreadable(`no compression but RLE and baseline JPEG, found ${file.syntax.name}`);
  if (allocated === 1)
    return Int32Array.from({ length: size }, (_, at) => {
      const bit = frame * size + at;
      return (bytes[bit >> 3]! >> (bit & 7)) & 1;
    });
  const width = allocated / 8;
  if ((width !== 1 && width !== 2) || bytes.length < (frame + 1) * size * width)
    throw unreadable('8 or 16 bits for each pixel, and all of them');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = frame * size * width;
  return Int32Array.from({ length: size }, (_, at) =>
    extend(width === 1 ? bytes[start + at]! : view.getUint16(start + 2 * at, file.syntax.littleEndian)),
  );
}

/** Grey from 0 to 255: rescaled, then windowed with the first window at any depth (PS3.3 section C.11.2.1.2). */
function windowed(file: Dicom, stored: Int32Array): Uint8Array {
  const slope = anywhere(file, 0x00281053) ?? 1;
  const intercept = anywhere(file, 0x00281052) ?? 0;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of stored) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const width = anywhere(file, 0x00281051) ?? Math.max(1, (most - least) * Math.abs(slope));
  const centre = anywhere(file, 0x00281050) ?? ((most + least) / 2) * slope + intercept;
  // counts are shown dark on light
  const isInverted = textOf(file, 0x00280004) === 'MONOCHROME1' || textOf(file, 0x00080060) === 'PT';
  return Uint8Array.from(stored, (value) => {
    const grey = Math.round(((value * slope + intercept - centre) / width + 0.5) * 255);
    const clipped = Math.max(0, Math.min(255, grey));
    return isInverted ? 255 - clipped : clipped;
  });
}

function numberOf(file: Dicom, tag: number): number {
  const row = findRow(file.elements, tag);
  return row < 0 ? 0 : Number(numberValues(file, file.elements[row]!)[0] ?? 0);
}

function textOf(file: Dicom, tag: number): string {
  const row = findRow(file.elements, tag);
  return row < 0 ? '' : asciiValue(file, file.elements[row]!);
}

/** The first number of a DS element; an enhanced image keeps it in its functional groups. */
function anywhere(file: Dicom, tag: number): number | undefined {
  const element = file.elements.find((each) => each.tag === tag);
  const value = element ? Number.parseFloat(asciiValue(file, element)) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** PS3.5 section A.4: the offset table is the first item and no fragment. */
function fragmentsOf(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fragments: Uint8Array[] = [];
  for (let at = 0; at + 8 <= bytes.length && view.getUint32(at, true) === ITEM_AS_LITTLE_ENDIAN; ) {
    const length = view.getUint32(at + 4, true);
    fragments.push(bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return fragments.slice(1);
}

/** PS3.5 annex G: byte planes, the most significant first. */
function unpackRle(fragment: Uint8Array, size: number, planes: number): Int32Array {
  const view = new DataView(fragment.buffer, fragment.byteOffset, fragment.byteLength);
  const out = new Int32Array(size);
  for (let plane = 0; plane < planes; plane++) {
    let at = view.getUint32(4 + 4 * plane, true);
    for (let index = 0; index < size; ) {
      if (at >= fragment.length) throw unreadable('RLE segments that fill the frame');
      const control = view.getInt8(at++);
      if (control === -128) continue;
      const isRun = control < 0;
      const count = isRun ? 1 - control : control + 1;
      for (let k = 0; k < count && index < size; k++, index++)
        out[index] = (out[index]! << 8) | (fragment[isRun ? at : at + k] ?? 0);
      at += isRun ? 1 : count;
    }
  }
  return out;
}

function unreadable(expected: string): DeidError {
  return new DeidError('E_PIXELS', `expected ${expected} to show (7FE0,0010) PixelData`, { tag: 0x7fe00010 });
}
