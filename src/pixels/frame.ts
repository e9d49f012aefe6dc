import { inflateRawSync } from 'node:zlib';
import { BIG_ENDIAN } from '../dicom/header.ts';
import { type Dicom, type Element, FRAGMENTS, VALUE } from '../dicom/read.ts';
import { bytesOf } from '../dicom/source.ts';
import type { Tag } from '../dicom/tag.ts';
import { asciiValue, findRow, numberValues } from '../dicom/value.ts';
import { DeidError } from '../errors.ts';
import { codecOf, type Decoded } from './codecs.ts';
import { unpackRle } from './rle.ts';

/** Stored values of one frame, sign extended; the samples of a pixel stand beside each other. */
export interface Frame {
  readonly rows: number;
  readonly columns: number;
  readonly samples: number;
  /** PS3.3 section C.7.6.3.1.2, after decoding: a codec may have turned YBR into RGB. */
  readonly photometric: string;
  readonly values: Int32Array;
  /** Which one, from 0. */
  readonly index: number;
  /** Frames that the file has. */
  readonly frames: number;
}

const PIXEL_DATA: Tag = 0x7fe00010;
/** 8192 x 8192; slides are larger, and no thumbnail needs them whole. */
const MAX_SAMPLES = 1 << 26;
/** (FFFE,E000) as one number in little endian. */
const ITEM_BYTES = 0xe000fffe;
const RLE = '1.2.840.10008.1.2.5';
const DEFLATED_FRAMES = '1.2.840.10008.1.2.8.1';

/** What the image pixel module says (PS3.3 section C.7.6.3). */
interface Layout {
  readonly rows: number;
  readonly columns: number;
  readonly samples: number;
  readonly photometric: string;
  readonly allocated: number;
  readonly stored: number;
  readonly isSigned: boolean;
  /** All samples of one kind, then those of the next. */
  readonly isPlanar: boolean;
  readonly frames: number;
}

/**
 * Decodes one frame of an image: native in any byte order, RLE, deflated, JPEG baseline and
 * lossless, JPEG-LS, JPEG 2000.
 *
 * @param index from 0. Default 0
 * @returns `undefined` when the file has no pixel data
 * @throws DeidError E_PIXELS when the frame is not what the attributes say, or in a form that no codec here reads;
 *   E_USAGE when the file has no frame of that number
 * @see PS3.5 section 8, annex A, annex G
 * @example
 * (await decodeFrame(readDicom(bytes)))?.rows // => 512
 */
export async function decodeFrame(file: Dicom, index = 0): Promise<Frame | undefined> {
  const row = findRow(file.elements, PIXEL_DATA);
  if (row < 0) return undefined;
  const element = file.elements[row]!;
  const layout = readLayout(file);
  const { frames } = layout;
  if (!Number.isInteger(index) || index < 0 || index >= frames)
    throw new DeidError('E_USAGE', `expected a frame from 0 to ${frames - 1} (NumberOfFrames is ${frames})`);
  if (element.kind !== VALUE && element.kind !== FRAGMENTS)
    throw unsupported('pixel data that is a value or fragments');
  const image =
    element.kind === FRAGMENTS
      ? await decodeFragments(file, layout, frameBytes(file, element, { index, frames }))
      : imageOf(layout, readNative(file, element, { layout, index }));
  return { ...image, index, frames };
}

type Image = Omit<Frame, 'index' | 'frames'>;

function imageOf({ rows, columns, samples, photometric }: Layout, values: Int32Array): Image {
  return { rows, columns, samples, photometric, values };
}

function readLayout(file: Dicom): Layout {
  const number = (tag: Tag, otherwise: number): number => {
    const row = findRow(file.elements, tag);
    const element = file.elements[row];
    return element === undefined || element.kind !== VALUE || element.valueEnd === element.valueStart
      ? otherwise
      : Number(numberValues(file, element)[0]);
  };
  const text = (tag: Tag): string => {
    const element = file.elements[findRow(file.elements, tag)];
    return element?.kind === VALUE ? asciiValue(file, element) : '';
  };
  const allocated = number(0x00280100, 0);
  const layout: Layout = {
    rows: number(0x00280010, 0),
    columns: number(0x00280011, 0),
    samples: number(0x00280002, 1),
    photometric: text(0x00280004),
    allocated,
    stored: number(0x00280101, allocated),
    isSigned: number(0x00280103, 0) === 1,
    isPlanar: number(0x00280006, 0) === 1,
    frames: Math.max(1, Math.trunc(Number(text(0x00280008) || 1)) || 1),
  };
  const { rows, columns, samples, stored } = layout;
  if (rows < 1 || columns < 1 || rows * columns * samples > MAX_SAMPLES) {
    throw unsupported(`1 to ${MAX_SAMPLES} samples a frame`);
  }
  if (![1, 8, 16, 32].includes(allocated)) throw unsupported('1, 8, 16 or 32 bits allocated');
  if (stored < 1 || stored > allocated) throw unsupported('no more bits stored than allocated');
  if (samples !== 1 && samples !== 3) throw unsupported('1 or 3 samples per pixel');
  return layout;
}

function readNative(
  file: Dicom,
  { encoding, valueStart, valueEnd }: Element,
  { layout, index }: { readonly layout: Layout; readonly index: number },
): Int32Array {
  const { rows, columns, samples, allocated } = layout;
  if (layout.photometric === 'YBR_FULL_422') throw unsupported('chrominance for every pixel');
  const count = rows * columns * samples;
  // frames of single bits follow each other without a gap, so one may begin inside a byte
  const firstBit = index * count * allocated;
  const [from, to] = [Math.floor(firstBit / 8), Math.ceil((firstBit + count * allocated) / 8)];
  if (valueEnd - valueStart < to) throw unsupported(`at least ${to} bytes of pixel data`);
  const bytes = bytesOf(file.data, valueStart + from, valueStart + to);
  const isBig = (encoding & BIG_ENDIAN) !== 0 || file.syntax.bigEndianPixels;
  const read = readSamples(bytes, count, { allocated, isBig, skippedBits: firstBit % 8 });
  return interleave(extend(read, layout), layout);
}

function readSamples(
  bytes: Uint8Array,
  count: number,
  {
    allocated,
    isBig,
    skippedBits = 0,
  }: { readonly allocated: number; readonly isBig: boolean; readonly skippedBits?: number },
): Int32Array {
  const out = new Int32Array(count);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < count; at++)
    out[at] =
      allocated === 8
        ? bytes[at]!
        : allocated === 16
          ? view.getUint16(2 * at, !isBig)
          : allocated === 32
            ? view.getInt32(4 * at, !isBig)
            : (bytes[(at + skippedBits) >> 3]! >> ((at + skippedBits) & 7)) & 1;
  return out;
}

/** Drops what stands above the bits stored, and extends the sign. */
function extend(values: Int32Array, { stored, isSigned }: Layout): Int32Array {
  const shift = 32 - stored;
  for (let at = 0; at < values.length; at++) {
    const up = values[at]! << shift;
    values[at] = isSigned ? up >> shift : up >>> shift;
  }
  return values;
}

/** From plane by plane to pixel by pixel. */
function interleave(values: Int32Array, { samples, isPlanar }: Layout): Int32Array {
  if (samples === 1 || !isPlanar) return values;
  const size = values.length / samples;
  return values.map((_, at) => values[(at % samples) * size + Math.floor(at / samples)]!);
}

async function decodeFragments(file: Dicom, layout: Layout, frame: Uint8Array): Promise<Image> {
  if (file.syntax.uid === RLE) return imageOf(layout, decodeRle(frame, layout));
  if (file.syntax.uid === DEFLATED_FRAMES) return imageOf(layout, inflateFrame(frame, layout));
  const codec = codecOf(file.syntax.uid);
  if (codec === undefined) throw unsupported(`a transfer syntax with a codec here, not ${file.syntax.name}`);
  return fromCodec(await codec(frame), layout);
}

/** PS3.5 section A.4.13: the bytes of a native frame, deflated. */
function inflateFrame(fragment: Uint8Array, layout: Layout): Int32Array {
  const { rows, columns, samples, allocated } = layout;
  const count = rows * columns * samples;
  const size = Math.ceil((count * allocated) / 8);
  let bytes: Uint8Array;
  try {
    // an odd length is padded
    bytes = inflateRawSync(fragment, { maxOutputLength: size + 1 });
  } catch {
    throw unsupported('a deflated frame of the size that the attributes say');
  }
  if (bytes.length < size) throw unsupported(`${size} bytes in the deflated frame`);
  return interleave(extend(readSamples(bytes, count, { allocated, isBig: false }), layout), layout);
}

function decodeRle(fragment: Uint8Array, layout: Layout): Int32Array {
  const { rows, columns, samples, allocated } = layout;
  const size = rows * columns;
  const planes = unpackRle(fragment, size);
  const width = allocated / 8;
  if (planes.length !== samples * width) throw unsupported(`${samples * width} byte planes`);
  const values = new Int32Array(size * samples);
  for (const [index, plane] of planes.entries()) {
    const sample = Math.floor(index / width);
    const shift = 8 * (width - 1 - (index % width));
    for (let at = 0; at < size; at++) values[at * samples + sample]! |= plane[at]! << shift;
  }
  return extend(values, layout);
}

function fromCodec(decoded: Decoded, layout: Layout): Image {
  const { rows, columns, samples, bits, bytes } = decoded;
  if (rows !== layout.rows || columns !== layout.columns || samples !== layout.samples) {
    throw unsupported(
      `${layout.rows} x ${layout.columns} x ${layout.samples} samples in the compressed frame`,
    );
  }
  const allocated = bits > 8 ? 16 : 8;
  const values = readSamples(bytes, rows * columns * samples, { allocated, isBig: false });
  // the colour transforms of JPEG 2000 are undone by every codec
  const isRgb = decoded.isRgb || (samples === 3 && /^YBR_(ICT|RCT)$/.test(layout.photometric));
  return {
    rows,
    columns,
    samples,
    photometric: isRgb ? 'RGB' : layout.photometric,
    values: extend(values, { ...layout, isSigned: layout.isSigned || decoded.isSigned }),
  };
}

/**
 * The fragments of one frame, joined (PS3.5 section A.4). Where no offset table says where frames begin, the first bytes of
 * the fragments do.
 */
function frameBytes(
  file: Dicom,
  element: Element,
  { index, frames }: { readonly index: number; readonly frames: number },
): Uint8Array {
  if (element.valueEnd - element.valueStart < 8) throw unsupported('an offset table, which may be empty');
  const fragments: Uint8Array[] = [];
  const [, tableLength] = readTwo(file, element.valueStart) as [number, number];
  const first = element.valueStart + 8 + tableLength;
  const table = frames > 1 ? offsetsOf(file, element, { index, frames, tableLength }) : undefined;
  const end = Math.min(element.valueEnd, table?.to === undefined ? Infinity : first + table.to);
  let current = table === undefined ? -1 : index;
  for (let at = first + (table?.from ?? 0); at + 8 <= end; ) {
    const [tag, length] = readTwo(file, at) as [number, number];
    const next = at + 8 + length;
    if (tag !== ITEM_BYTES || next > element.valueEnd) break;
    if (current < 0 || (table === undefined && frames > 1 && beginsFrame(file, at + 8, next))) current++;
    if (current > index) break;
    // a copy, as the window may move under a view
    if (current === index) fragments.push(Uint8Array.from(bytesOf(file.data, at + 8, next)));
    at = next;
  }
  if (fragments.length === 0) throw unsupported('at least one fragment for the frame');
  return Buffer.concat(fragments);
}

/** Start of a JPEG or JPEG-LS image, of a JPEG 2000 codestream, of a JP2 file around one. */
const IMAGE_STARTS = ['ffd8', 'ff4fff51', '0000000c6a502020'];

/** A JPEG frame may have several fragments; of all other compressions each frame is one. */
function beginsFrame(file: Dicom, from: number, to: number): boolean {
  if (!file.syntax.uid.startsWith('1.2.840.10008.1.2.4.')) return true;
  const head = Buffer.from(bytesOf(file.data, from, Math.min(to, from + 8))).toString('hex');
  return IMAGE_STARTS.some((start) => head.startsWith(start));
}

const EXTENDED_OFFSET_TABLE: Tag = 0x7fe00001;

/** Where a frame begins and ends, counted from the first fragment; `undefined` without an offset table for all frames. */
function offsetsOf(
  file: Dicom,
  { valueStart }: Element,
  {
    index,
    frames,
    tableLength,
  }: { readonly index: number; readonly frames: number; readonly tableLength: number },
): { readonly from: number; readonly to: number | undefined } | undefined {
  const isLast = index + 1 === frames;
  if (tableLength === 4 * frames) {
    // of the last frame the second number belongs to the first fragment
    const [from, to] = readTwo(file, valueStart + 8 + 4 * index) as [number, number];
    return { from, to: isLast ? undefined : to };
  }
  const extended = file.elements[findRow(file.elements, EXTENDED_OFFSET_TABLE)];
  if (extended?.kind !== VALUE || extended.valueEnd - extended.valueStart !== 8 * frames) return undefined;
  const offset = (at: number): number => {
    const [low, high] = readTwo(file, extended.valueStart + 8 * at) as [number, number];
    return low + 2 ** 32 * high;
  };
  return { from: offset(index), to: isLast ? undefined : offset(index + 1) };
}

/** Two 32-bit numbers; encapsulated pixel data is little endian. */
function readTwo(file: Dicom, offset: number): number[] {
  const bytes = bytesOf(file.data, offset, offset + 8);
  const view = new DataView(bytes.buffer, bytes.byteOffset, 8);
  return [view.getUint32(0, true), view.getUint32(4, true)];
}

function unsupported(expected: string): DeidError {
  return new DeidError('E_PIXELS', `expected ${expected}, found something else (PS3.3 section C.7.6.3)`, {
    tag: PIXEL_DATA,
  });
}
