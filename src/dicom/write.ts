import { deflateRawSync } from 'node:zlib';
import { BIG_ENDIAN, EXPLICIT } from './header.ts';
import type { Dicom, Element } from './read.ts';
import { type ByteRange, bytesOf, type Source } from './source.ts';
import type { Tag } from './tag.ts';
import { hasLongLength, isKnownVr, type VrCode, vrCode, vrCodes, vrName } from './vr.ts';

/** What becomes of one row. An item can be removed like an element. */
export interface Edit {
  readonly row: number;
  /** The new value without padding; `undefined` removes the row with all inside it. */
  readonly value: Uint8Array | undefined;
}

/** An element to add at the top level. */
export interface NewElement {
  readonly tag: Tag;
  readonly vr: VrCode;
  readonly value: Uint8Array;
}

/** A part of a written file: new bytes, or a range of the file that was read. */
export type Piece = Uint8Array | ByteRange;

/** Kept runs from here on are passed on as ranges; shorter ones are copied beside the new bytes. */
const RANGE_BYTES = 1 << 14;
const FIRST_BYTES = 1 << 14;
const NOTHING = new Uint8Array(0);
const { UN, UI } = vrCodes('UN', 'UI');
const NUL_PADDED = new Set(['UI', 'OB', 'UN', 'OW', 'OD', 'OF', 'OL', 'OV'].map(vrCode));

/**
 * Writes a file that was read, with some elements changed. Every byte of every other element is the original one;
 * defined lengths around a change are computed anew, undefined ones stay undefined. With no edit, no new element
 * and no new head the pieces are the input, byte for byte.
 *
 * @param edits in the order of their rows, at most one a row, none inside a removed row
 * @param options.insert new top-level elements in the order of their tags; placed before the first element with a greater tag
 * @param options.head what stands before the data set instead of the original preamble and file meta information
 * @param options.buffer to write into; the pieces are views of it until it is used again. Default a new one
 * @returns the pieces of the new file in order; ranges are of `file.file`
 * @see PS3.5 section 7.1, 7.5
 */
export function writeEdited(
  file: Dicom,
  edits: readonly Edit[],
  options: {
    readonly insert?: readonly NewElement[] | undefined;
    readonly head?: Uint8Array | undefined;
    readonly buffer?: Buffer | undefined;
  } = {},
): Piece[] {
  const insert = options.insert ?? [];
  const isUnchanged = edits.length === 0 && insert.length === 0;
  if (isUnchanged && options.head === undefined) return [{ start: 0, end: file.file.size }];
  const buffer = options.buffer ?? Buffer.allocUnsafe(FIRST_BYTES);
  if (!file.syntax.deflated) {
    if (options.head !== undefined) return writeDataSet(file, edits, insert, buffer, options.head);
    return [{ start: 0, end: file.dataStart }, ...writeDataSet(file, edits, insert, buffer, NOTHING)];
  }
  const head: Piece =
    options.head === undefined ? { start: 0, end: file.dataStart } : Buffer.from(options.head);
  const body = writeDataSet(file, edits, insert, buffer, NOTHING);
  const deflated = deflateRawSync(joinPieces(body, file.data));
  // PS3.5 section A.5: a single NUL makes the length even
  return deflated.length % 2 === 0 ? [head, deflated] : [head, deflated, new Uint8Array(1)];
}

/** The pieces as one buffer. */
export function joinPieces(pieces: readonly Piece[], source: Source): Uint8Array {
  return Buffer.concat(toChunks(pieces, source));
}

/** The pieces as bytes, views where the source is in memory. */
export function toChunks(pieces: readonly Piece[], source: Source): Uint8Array[] {
  return pieces.map((piece) =>
    piece instanceof Uint8Array ? piece : bytesOf(source, piece.start, piece.end),
  );
}

/** Collects the output: a buffer of new and short bytes, interrupted by ranges of the source. */
interface Output {
  readonly source: Source;
  readonly pieces: Piece[];
  buffer: Buffer;
  /** Where the bytes not yet in `pieces` begin and end in `buffer`. */
  from: number;
  to: number;
  /** Bytes in all so far. */
  total: number;
  /** A run of source bytes not yet copied. */
  runStart: number;
  runEnd: number;
}

/** The data set behind `head`; padding after it can hold anything and is not copied. */
function writeDataSet(
  file: Dicom,
  edits: readonly Edit[],
  insert: readonly NewElement[],
  buffer: Buffer,
  head: Uint8Array,
): Piece[] {
  const { elements } = file;
  const out: Output = {
    source: file.data,
    pieces: [],
    buffer,
    from: 0,
    to: 0,
    total: 0,
    runStart: 0,
    runEnd: 0,
  };
  reserve(out, head.length);
  out.buffer.set(head);
  out.to = head.length;
  const cursor = { edit: 0 };
  const encoding = (file.syntax.explicit ? EXPLICIT : 0) | (file.syntax.littleEndian ? 0 : BIG_ENDIAN);
  let row = 0;
  for (const added of insert) {
    let stop = row;
    while (stop < elements.length && elements[stop]!.tag < added.tag) stop = elements[stop]!.next;
    writeRows(out, elements, row, stop, edits, cursor);
    row = stop;
    writeElement(out, added.tag, added.vr, encoding, added.value);
  }
  writeRows(out, elements, row, elements.length, edits, cursor);
  flushRun(out);
  flushBuffer(out);
  return out.pieces;
}

/** Writes rows [from, to) of one level. */
function writeRows(
  out: Output,
  elements: readonly Element[],
  from: number,
  to: number,
  edits: readonly Edit[],
  cursor: { edit: number },
): void {
  let row = from;
  while (row < to) {
    const element = elements[row]!;
    const edit = edits[cursor.edit];
    if (edit === undefined || edit.row >= element.next) {
      addRun(out, element.start, element.end);
    } else if (edit.row === row) {
      cursor.edit++;
      if (edit.value !== undefined) writeElement(out, element.tag, element.vr, element.encoding, edit.value);
    } else {
      writeContainer(out, elements, row, edits, cursor);
    }
    row = element.next;
  }
}

/** A sequence or an item with a change inside. */
function writeContainer(
  out: Output,
  elements: readonly Element[],
  row: number,
  edits: readonly Edit[],
  cursor: { edit: number },
): void {
  const element = elements[row]!;
  if (element.undefinedLength) {
    addRun(out, element.start, element.valueStart);
    writeRows(out, elements, row + 1, element.next, edits, cursor);
    addRun(out, element.valueEnd, element.end);
    return;
  }
  flushRun(out);
  addRun(out, element.start, element.valueStart);
  flushRun(out);
  // every header that can hold items ends in a 32-bit length, filled in when it is known
  const { buffer, to, total } = out;
  writeRows(out, elements, row + 1, element.next, edits, cursor);
  flushRun(out);
  setUint32(buffer, to - 4, out.total - total, (element.encoding & BIG_ENDIAN) !== 0);
}

/** Header and padded value of one element in the given encoding. */
function writeElement(out: Output, tag: Tag, vr: VrCode, encoding: number, value: Uint8Array): void {
  flushRun(out);
  const padded = value.length + (value.length & 1);
  reserve(out, 12 + padded);
  const { buffer } = out;
  const start = out.to;
  const isBig = (encoding & BIG_ENDIAN) !== 0;
  setUint16(buffer, start, tag >>> 16, isBig);
  setUint16(buffer, start + 2, tag & 0xffff, isBig);
  if ((encoding & EXPLICIT) === 0) {
    setUint32(buffer, start + 4, padded, isBig);
    out.to = start + 8;
  } else {
    // a value too long for a 16-bit length is written as UN (PS3.5 section 6.2.2), and so is a VR nobody knows
    const written = !isKnownVr(vr) || (!hasLongLength(vr) && padded > 0xfffe) ? UN : vr;
    buffer[start + 4] = written >>> 8;
    buffer[start + 5] = written & 0xff;
    if (hasLongLength(written)) {
      setUint16(buffer, start + 6, 0, isBig);
      setUint32(buffer, start + 8, padded, isBig);
      out.to = start + 12;
    } else {
      setUint16(buffer, start + 6, padded, isBig);
      out.to = start + 8;
    }
  }
  buffer.set(value, out.to);
  out.to += value.length;
  if (padded !== value.length) buffer[out.to++] = NUL_PADDED.has(vr) ? 0 : 0x20;
  out.total += out.to - start;
}

function setUint16(bytes: Uint8Array, at: number, number: number, isBig: boolean): void {
  bytes[at] = isBig ? number >>> 8 : number;
  bytes[at + 1] = isBig ? number : number >>> 8;
}

function setUint32(bytes: Uint8Array, at: number, number: number, isBig: boolean): void {
  setUint16(bytes, at, isBig ? number >>> 16 : number, isBig);
  setUint16(bytes, at + 2, isBig ? number : number >>> 16, isBig);
}

/** Adds source bytes [start, end), joined to the run before when they follow it. */
function addRun(out: Output, start: number, end: number): void {
  if (start !== out.runEnd) {
    flushRun(out);
    out.runStart = start;
  }
  out.runEnd = end;
}

function flushRun(out: Output): void {
  const { runStart, runEnd, source } = out;
  const length = runEnd - runStart;
  if (length === 0) return;
  out.runStart = 0;
  out.runEnd = 0;
  out.total += length;
  if (length >= RANGE_BYTES) {
    flushBuffer(out);
    out.pieces.push({ start: runStart, end: runEnd });
    return;
  }
  reserve(out, length);
  const { window, base } = source;
  if (runStart >= base && runEnd <= base + window.length) {
    copyBytes(window, runStart - base, out.buffer, out.to, length);
  } else {
    out.buffer.set(bytesOf(source, runStart, runEnd), out.to);
  }
  out.to += length;
}

/** A call costs more than a few bytes do. */
const LOOP_BYTES = 48;

function copyBytes(from: Buffer, start: number, to: Buffer, at: number, length: number): void {
  if (length > LOOP_BYTES) from.copy(to, at, start, start + length);
  else for (let index = 0; index < length; index++) to[at + index] = from[start + index]!;
}

function flushBuffer(out: Output): void {
  if (out.to > out.from) out.pieces.push(out.buffer.subarray(out.from, out.to));
  out.from = out.to;
}

/** Makes room for `length` bytes. Bytes already written stay where they are: a new buffer takes over. */
function reserve(out: Output, length: number): void {
  if (out.to + length <= out.buffer.length) return;
  flushBuffer(out);
  out.buffer = Buffer.allocUnsafe(Math.max(FIRST_BYTES, length));
  out.from = 0;
  out.to = 0;
}

/**
 * File meta information and preamble for a new file: a zero preamble, DICM, group 0002 in explicit VR little endian
 * with its length (PS3.10 section 7.1).
 *
 * @param elements of group 0002, in the order of their tags, without (0002,0000)
 */
export function writeHead(elements: readonly NewElement[]): Uint8Array {
  const parts: Buffer[] = [];
  for (const { tag, vr, value } of elements) {
    const padded = value.length + (value.length & 1);
    const long = hasLongLength(vr);
    const part = Buffer.alloc((long ? 12 : 8) + padded, vr === UI || long ? 0 : 0x20);
    part.writeUInt16LE(tag >>> 16, 0);
    part.writeUInt16LE(tag & 0xffff, 2);
    part.write(vrName(vr), 4, 'latin1');
    if (long) {
      part.writeUInt16LE(0, 6);
      part.writeUInt32LE(padded, 8);
    } else {
      part.writeUInt16LE(padded, 6);
    }
    part.set(value, long ? 12 : 8);
    parts.push(part);
  }
  const group = Buffer.concat(parts);
  const head = Buffer.alloc(144);
  head.write('DICM', 128, 'latin1');
  head.writeUInt32LE(0x00000002, 132);
  head.write('UL', 136, 'latin1');
  head.writeUInt16LE(4, 138);
  head.writeUInt32LE(group.length, 140);
  return Buffer.concat([head, group]);
}
