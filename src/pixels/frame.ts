import { BIG_ENDIAN, type Dicom, type Element, FRAGMENTS, VALUE } from '../dicom/read.ts';
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
  /** Frames that the file has. */
  readonly frames: number;
}

const PIXEL_DATA: Tag = 0x7fe00010;
/** 8192 x 8192; slides are larger, and no thumbnail needs them whole. */
const MAX_SAMPLES = 1 << 26;
/** (FFFE,E000) as one number in little endian. */
const ITEM_BYTES = 0xe000fffe;
const RLE = '1.2.840.10008.1.2.5';

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
 * Decodes the first frame of an image: native in any byte order, RLE, JPEG baseline and lossless, JPEG-LS, JPEG 2000.
 *
 * @returns `undefined` when the file has no pixel data
 * @throws DeidError E_PIXELS when the frame is not what the attributes say, or in a form that no codec here reads
 * @see PS3.5 section 8, annex A, annex G
 * @example
 * (await decodeFirstFrame(readDicom(bytes)))?.rows // => 512
 */
export async function decodeFirstFrame(file: Dicom): Promise<Frame | undefined> {
  const row = findRow(file.elements, PIXEL_DATA);
  if (row < 0) return undefined;
  const element = file.elements[row]!;
  const layout = readLayout(file);
  if (element.kind === FRAGMENTS) return decodeFragments(file, element, layout);
  if (element.kind !== VALUE) throw unsupported('pixel data that is a value or fragments');
  const { rows, columns, samples, photometric, frames } = layout;
  return { rows, columns, samples, photometric, frames, values: readNative(file, element, layout) };
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

function readNative(file: Dicom, element: Element, layout: Layout): Int32Array {
  const { rows, columns, samples, allocated } = layout;
  if (layout.photometric === 'YBR_FULL_422') throw unsupported('chrominance for every pixel');
  const count = rows * columns * samples;
  const size = Math.ceil((count * allocated) / 8);
  const { valueStart, valueEnd } = element;
  if (valueEnd - valueStart < size) throw unsupported(`${size} bytes of pixel data a frame`);
  const bytes = bytesOf(file.data, valueStart, valueStart + size);
  const isBig = (element.encoding & BIG_ENDIAN) !== 0 || file.syntax.bigEndianPixels;
  return interleave(extend(readSamples(bytes, count, { allocated, isBig }), layout), layout);
}

function readSamples(
  bytes: Uint8Array,
  count: number,
  { allocated, isBig }: { readonly allocated: number; readonly isBig: boolean },
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
            : (bytes[at >> 3]! >> (at & 7)) & 1;
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

async function decodeFragments(file: Dicom, element: Element, layout: Layout): Promise<Frame> {
  const fragment = firstFrameBytes(file, element, layout.frames);
  if (file.syntax.uid === RLE) {
    const { rows, columns, samples, photometric, frames } = layout;
    return { rows, columns, samples, photometric, frames, values: decodeRle(fragment, layout) };
  }
  const codec = codecOf(file.syntax.uid);
  if (codec === undefined) throw unsupported(`a transfer syntax with a codec here, not ${file.syntax.name}`);
  return fromCodec(await codec(fragment), layout, file.syntax.uid);
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

function fromCodec(decoded: Decoded, layout: Layout, syntax: string): Frame {
  const { rows, columns, samples, bits, bytes } = decoded;
  if (rows !== layout.rows || columns !== layout.columns || samples !== layout.samples) {
    throw unsupported(
      `${layout.rows} x ${layout.columns} x ${layout.samples} samples in the compressed frame`,
    );
  }
  const allocated = bits > 8 ? 16 : 8;
  const values = readSamples(bytes, rows * columns * samples, { allocated, isBig: false });
  // baseline JPEG is stored as YBR and decoded to RGB; so are the colour transforms of JPEG 2000
  const isRgb = samples === 3 && (syntax.endsWith('.4.50') || /^YBR_(ICT|RCT)$/.test(layout.photometric));
  return {
    rows,
    columns,
    samples,
    photometric: isRgb ? 'RGB' : layout.photometric,
    frames: layout.frames,
    values: extend(values, { ...layout, isSigned: layout.isSigned || decoded.isSigned }),
  };
}

/**
 * The fragments of the first frame, joined (PS3.5 section A.4). Where the offset table does not say where the second
 * frame begins, a frame of several is taken to be one fragment.
 */
function firstFrameBytes(file: Dicom, element: Element, frames: number): Uint8Array {
  const fragments: Uint8Array[] = [];
  let tableEnd: number | undefined;
  let secondFrame: number | undefined;
  for (let at = element.valueStart; at + 8 <= element.valueEnd; ) {
    if (tableEnd !== undefined && secondFrame !== undefined && at - tableEnd >= secondFrame) break;
    const [tag, length] = readTwo(file, at) as [number, number];
    const end = at + 8 + length;
    if (tag !== ITEM_BYTES || end > element.valueEnd) break;
    if (tableEnd === undefined) {
      tableEnd = end;
      if (frames > 1 && length >= 8) secondFrame = readTwo(file, at + 8)[1];
    } else {
      // a copy, as the window may move under a view
      fragments.push(Uint8Array.from(bytesOf(file.data, at + 8, end)));
      if (frames > 1 && secondFrame === undefined) break;
    }
    at = end;
  }
  if (fragments.length === 0) throw unsupported('at least one fragment');
  return Buffer.concat(fragments);
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
