import { deflateRawSync } from 'node:zlib';
import { DeidError } from '../errors.ts';
import { type Charset, charsetOf } from './charset.ts';
import { lookupKeyword, lookupTag } from './dictionary.ts';
import { elementOf, formatTag, groupOf, ITEM, ITEM_END, parseTag, SEQUENCE_END, type Tag } from './tag.ts';
import { hasLongLength, isText, vrCode, widthOf } from './vr.ts';

/** Encapsulated pixel data (PS3.5 A.4): fragments by frame, and what the Basic Offset Table item holds. */
export interface EncapsulatedFrames {
  readonly frames: readonly (readonly Uint8Array[])[];
  /** `made` (default) lists every frame; `empty` is a zero-length item; numbers are written as they are. */
  readonly offsetTable?: 'made' | 'empty' | readonly number[];
}

/** Bytes are given in little endian; `undefined` and `[]` write a zero-length value (or a sequence of no items). */
export type BuildValue =
  | undefined
  | string
  | number
  | Uint8Array
  | EncapsulatedFrames
  | readonly (string | number)[]
  | readonly BuildDataset[];

/** A value with a VR of its own: needed for private elements, and where the dictionary allows two. */
export interface TypedValue {
  readonly vr: string;
  readonly value: BuildValue;
}

/**
 * Elements by keyword (`PatientID`), by eight hex digits (`00100020`), or, for private ones, by creator:
 * `(0019,"SIEMENS MR HEADER",0C)`. A creator gets its block and its creator element by itself.
 */
export interface BuildDataset {
  readonly [key: string]: BuildValue | TypedValue;
}

/** Where a leaf value was written. */
export interface BuiltElement {
  /** `(0400,0561)[0]/(0010,0010)`; items count from 0; private ones by creator, `(0019,"SIEMENS MR HEADER",0C)`. */
  readonly path: string;
  readonly tag: Tag;
  readonly vr: string;
  /** Offset of the value in the file; in the inflated data set (from its first byte) when it is deflated. */
  readonly offset: number;
  readonly length: number;
  /** The values of (0008,0005) in force. */
  readonly charset: readonly string[];
}

export interface BuildOptions {
  /** Transfer syntax UID; default explicit VR little endian. Anything unknown counts as encapsulated. */
  readonly syntax?: string;
  /** Defined (default) or undefined lengths of sequences and of items. */
  readonly sequences?: 'defined' | 'undefined';
  readonly items?: 'defined' | 'undefined';
  /** The first 128 bytes, cut or filled with zeros; `false` leaves out preamble, `DICM` and file meta. */
  readonly preamble?: Uint8Array | false;
  /** More file meta elements, or other values for those made here. */
  readonly meta?: BuildDataset;
  /** Bytes after the data set. */
  readonly trailing?: Uint8Array;
  /** Default `deflateRawSync`, whose bytes differ between versions of zlib. */
  readonly deflate?: (bytes: Uint8Array) => Uint8Array;
  /** Called for every value that is not a sequence, in file order. */
  readonly onElement?: (element: BuiltElement) => void;
}

export const IMPLICIT_LITTLE = '1.2.840.10008.1.2';
export const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1';
export const DEFLATED_LITTLE = '1.2.840.10008.1.2.1.99';
export const EXPLICIT_BIG = '1.2.840.10008.1.2.2';

const UNDEFINED_LENGTH = 0xffffffff;
const PRIVATE_KEY = /^\(([0-9a-f]{4}),"([^"]+)",([0-9a-f]{2})\)$/i;
const FLOATS = new Set(['FL', 'OF', 'FD', 'OD']);

/** A growing buffer that can write in either byte order and patch a length afterwards. */
interface Out {
  bytes: Uint8Array;
  view: DataView;
  at: number;
}

interface Context {
  readonly out: Out;
  readonly explicit: boolean;
  readonly little: boolean;
  readonly options: BuildOptions;
}

interface Scope {
  readonly path: string;
  readonly terms: readonly string[];
  readonly charset: Charset;
}

interface Element {
  readonly tag: Tag;
  readonly vr: string;
  readonly value: BuildValue;
  readonly name: string;
}

/**
 * Writes a *new* Part 10 file (PS3.10 section 7) from a plain tree: file meta, padding, lengths, byte order and
 * character sets are taken care of; values are written as given, right or wrong.
 *
 * @throws DeidError E_BAD_ELEMENT for an unknown keyword, E_BAD_LENGTH for a value too long for its VR
 * @example
 * const file = buildFile({ SOPClassUID: '1.2.840.10008.5.1.4.1.1.7', SOPInstanceUID: '1.2.3', PatientID: '7' });
 */
export function buildFile(dataset: BuildDataset, options: BuildOptions = {}): Uint8Array {
  const syntax = options.syntax ?? EXPLICIT_LITTLE;
  const out = newOut();
  if (options.preamble !== false) {
    ensure(out, 132);
    out.bytes.set((options.preamble ?? new Uint8Array()).subarray(0, 128));
    out.bytes.set([0x44, 0x49, 0x43, 0x4d], 128);
    out.at = 132;
    writeMeta(out, dataset, syntax, options);
  }
  const deflated = syntax === DEFLATED_LITTLE;
  const body = deflated ? newOut() : out;
  writeDataset(dataset, topScope(), {
    out: body,
    explicit: syntax !== IMPLICIT_LITTLE,
    little: syntax !== EXPLICIT_BIG,
    options,
  });
  if (deflated) {
    const packed = (options.deflate ?? deflateRawSync)(body.bytes.subarray(0, body.at));
    append(out, packed);
    if (packed.length % 2 === 1) append(out, new Uint8Array(1)); // PS3.5 A.5
  }
  append(out, options.trailing ?? new Uint8Array());
  return out.bytes.slice(0, out.at);
}

/** The bytes of one data set without preamble and meta, in the given (not deflated) transfer syntax. */
export function buildDataset(dataset: BuildDataset, options: BuildOptions = {}): Uint8Array {
  return buildFile(dataset, { ...options, preamble: false });
}

function writeMeta(out: Out, dataset: BuildDataset, syntax: string, options: BuildOptions): void {
  const { onElement, ...rest } = options;
  const meta: BuildDataset = {
    FileMetaInformationVersion: new Uint8Array([0, 1]),
    MediaStorageSOPClassUID: rawValue(dataset.SOPClassUID ?? dataset['00080016']),
    MediaStorageSOPInstanceUID: rawValue(dataset.SOPInstanceUID ?? dataset['00080018']),
    TransferSyntaxUID: syntax,
    ImplementationClassUID: '1.3.6.1.4.1.32473.0.1',
    ImplementationVersionName: 'DEIDLAB_BUILD',
    ...options.meta,
  };
  const start = out.at;
  const context: Context = { out, explicit: true, little: true, options: onElement ? { ...rest, onElement } : rest };
  writeDataset({ FileMetaInformationGroupLength: 0, ...meta }, topScope(), context);
  out.view.setUint32(start + 8, out.at - start - 12, true); // (0002,0000) counts what follows it
}

function topScope(): Scope {
  return { path: '', terms: [], charset: charsetOf([]) };
}

function writeDataset(dataset: BuildDataset, outer: Scope, context: Context): void {
  const scope = scopeOf(dataset, outer);
  for (const element of elementsOf(dataset)) {
    writeElement(element, scope, context);
  }
}

/** (0008,0005) of an item replaces that of what encloses it; without one the item inherits (PS3.3 C.12.1.1.2). */
function scopeOf(dataset: BuildDataset, outer: Scope): Scope {
  const own = dataset.SpecificCharacterSet ?? dataset['00080005'];
  if (own === undefined) return outer;
  const value = rawValue(own);
  const terms = (Array.isArray(value) ? value : [value]).map(String);
  return { ...outer, terms, charset: charsetOf(terms) };
}

function elementsOf(dataset: BuildDataset): Element[] {
  const elements: Element[] = [];
  const blocks = new Map<string, number>();
  const reserved = new Set(Object.keys(dataset).map(parseTag));
  for (const [key, given] of Object.entries(dataset)) {
    const typed = isTyped(given) ? given : undefined;
    const value = rawValue(given);
    const owned = PRIVATE_KEY.exec(key);
    if (!owned) {
      const tag = parseTag(key) ?? lookupKeyword(key)?.tag;
      if (tag === undefined) throw new DeidError('E_BAD_ELEMENT', `Expected a keyword of PS3.6 or a tag, found "${key}".`);
      elements.push({ tag, vr: typed?.vr ?? vrOf(tag, value, dataset), value, name: formatTag(tag) });
      continue;
    }
    const group = Number.parseInt(owned[1]!, 16);
    const creator = owned[2]!;
    const blockKey = `${group} ${creator}`;
    let block = blocks.get(blockKey);
    if (block === undefined) {
      block = 0x10;
      while ([...blocks].some(([k, b]) => b === block && k.startsWith(`${group} `)) || reserved.has(group * 65536 + block)) block++;
      blocks.set(blockKey, block);
      const tag = group * 65536 + block;
      elements.push({ tag, vr: 'LO', value: creator, name: formatTag(tag) });
    }
    const tag = group * 65536 + block * 256 + Number.parseInt(owned[3]!, 16);
    elements.push({ tag, vr: typed?.vr ?? (isItems(value) ? 'SQ' : 'UN'), value, name: key });
  }
  return elements.sort((a, b) => a.tag - b.tag);
}

/** The VR of a standard element; where PS3.6 names two, the rest of the data set decides (PS3.5 section 8). */
function vrOf(tag: Tag, value: BuildValue, dataset: BuildDataset): string {
  const vrs = lookupTag(tag)?.vrs ?? ['UN'];
  const wanted = (): string => {
    if (isFrames(value)) return 'OB';
    if (vrs.includes('OB')) return Number(rawValue(dataset.BitsAllocated) ?? 16) > 8 ? 'OW' : 'OB';
    if (value instanceof Uint8Array) return 'OW';
    return rawValue(dataset.PixelRepresentation) === 1 ? 'SS' : 'US';
  };
  return vrs.find((vr) => vrs.length > 1 && vr === wanted()) ?? vrs[0]!;
}

function writeElement(element: Element, scope: Scope, context: Context): void {
  const { tag, vr, value } = element;
  const path = scope.path === '' ? element.name : `${scope.path}/${element.name}`;
  if (vr === 'SQ') return writeSequence(element, { ...scope, path }, context);
  if (isFrames(value)) return writeFrames(tag, vr, value, context);
  const bytes = encodeValue(value, vr, scope.charset, context.little);
  if (context.explicit && !hasLongLength(vrCode(vr)) && bytes.length > 0xffff)
    throw new DeidError('E_BAD_LENGTH', `${vr} holds at most 65534 bytes in explicit VR, found ${bytes.length}.`, { tag });
  writeHeader(tag, vr, bytes.length, context);
  const offset = context.out.at;
  append(context.out, bytes);
  context.options.onElement?.({ path, tag, vr, offset, length: bytes.length, charset: scope.terms });
}

function writeSequence(element: Element, scope: Scope, context: Context): void {
  const { out, options } = context;
  const items = isItems(element.value) ? element.value : [];
  writeHeader(element.tag, 'SQ', 0, context);
  const start = out.at;
  for (const [index, item] of items.entries()) {
    writeItemHeader(ITEM, 0, context);
    const itemStart = out.at;
    writeDataset(item, { ...scope, path: `${scope.path}[${index}]` }, context);
    closeLength(itemStart, options.items, ITEM_END, context);
  }
  closeLength(start, options.sequences, SEQUENCE_END, context);
}

function closeLength(start: number, lengths: 'defined' | 'undefined' | undefined, end: Tag, context: Context): void {
  const length = context.out.at - start;
  const isUndefined = lengths === 'undefined';
  context.out.view.setUint32(start - 4, isUndefined ? UNDEFINED_LENGTH : length, context.little);
  if (isUndefined) writeItemHeader(end, 0, context);
}

function writeFrames(tag: Tag, vr: string, value: EncapsulatedFrames, context: Context): void {
  const { out, options } = context;
  const table = value.offsetTable ?? 'made';
  const offsets: number[] = [];
  let offset = 0;
  for (const fragments of value.frames) {
    offsets.push(offset);
    for (const fragment of fragments) offset += 8 + fragment.length + (fragment.length % 2);
  }
  writeHeader(tag, vr, UNDEFINED_LENGTH, context);
  const entries = table === 'made' ? offsets : table === 'empty' ? [] : table;
  for (const item of [encodeNumbers(entries, 'UL', true), ...value.frames.flat()]) {
    writeItemHeader(ITEM, item.length + (item.length % 2), context);
    append(out, item);
    if (item.length % 2 === 1) append(out, new Uint8Array(1));
  }
  writeItemHeader(SEQUENCE_END, 0, context);
  options.onElement?.({ path: formatTag(tag), tag, vr, offset: out.at - 8 - offset, length: offset, charset: [] });
}

function writeHeader(tag: Tag, vr: string, length: number, context: Context): void {
  const { out, little } = context;
  if (!context.explicit) return writeItemHeader(tag, length, context);
  const long = hasLongLength(vrCode(vr));
  ensure(out, 12);
  out.view.setUint16(out.at, groupOf(tag), little);
  out.view.setUint16(out.at + 2, elementOf(tag), little);
  out.view.setUint16(out.at + 4, vrCode(vr), false);
  out.view.setUint16(out.at + 6, long ? 0 : length, little);
  if (long) out.view.setUint32(out.at + 8, length, little);
  out.at += long ? 12 : 8;
}

/** Tag and 32-bit length: items and their ends in every syntax, and all elements in implicit VR. */
function writeItemHeader(tag: Tag, length: number, { out, little }: Context): void {
  ensure(out, 8);
  out.view.setUint16(out.at, groupOf(tag), little);
  out.view.setUint16(out.at + 2, elementOf(tag), little);
  out.view.setUint32(out.at + 4, length, little);
  out.at += 8;
}

/**
 * The padded bytes of one value (PS3.5 section 6.2): text by the character set, numbers by the VR.
 *
 * @example
 * encodeValue(['A', 'BC'], 'CS', charsetOf([]), true) // => the bytes of "A\BC"
 */
export function encodeValue(value: BuildValue, vr: string, charset: Charset, little: boolean): Uint8Array {
  if (value === undefined) return new Uint8Array();
  if (value instanceof Uint8Array) return padded(little ? value : swapped(value, widthOf(vrCode(vr))), 0);
  const values = (Array.isArray(value) ? value : [value]) as readonly (string | number)[];
  if (values.length === 0) return new Uint8Array();
  if (isText(vrCode(vr)) || (widthOf(vrCode(vr)) === 1 && typeof values[0] === 'string'))
    return padded(charset.encodeValues(values.map(String), vr), vr === 'UI' ? 0 : 0x20);
  return padded(encodeNumbers(values.map(Number), vr, little), 0);
}

function encodeNumbers(values: readonly number[], vr: string, little: boolean): Uint8Array {
  const width = vr === 'AT' ? 4 : widthOf(vrCode(vr));
  const bytes = new Uint8Array(values.length * width);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) {
    const at = index * width;
    if (vr === 'AT') {
      view.setUint16(at, groupOf(value), little);
      view.setUint16(at + 2, elementOf(value), little);
    } else if (width === 8) FLOATS.has(vr) ? view.setFloat64(at, value, little) : view.setBigInt64(at, BigInt(value), little);
    else if (width === 4) FLOATS.has(vr) ? view.setFloat32(at, value, little) : view.setInt32(at, value, little);
    else if (width === 2) view.setInt16(at, value, little);
    else view.setUint8(at, value);
  }
  return bytes;
}

function swapped(bytes: Uint8Array, width: number): Uint8Array {
  if (width === 1) return bytes;
  return bytes.map((_, index) => bytes[index - (index % width) + width - 1 - (index % width)] ?? 0);
}

function padded(bytes: Uint8Array, pad: number): Uint8Array {
  if (bytes.length % 2 === 0) return bytes;
  const even = new Uint8Array(bytes.length + 1).fill(pad);
  even.set(bytes);
  return even;
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Uint8Array) && !Array.isArray(value);
const isTyped = (value: BuildValue | TypedValue): value is TypedValue => isPlain(value) && 'vr' in value;
const isFrames = (value: BuildValue): value is EncapsulatedFrames => isPlain(value) && 'frames' in value;
const isItems = (value: BuildValue): value is readonly BuildDataset[] => Array.isArray(value) && value.every(isPlain);
const rawValue = (value: BuildValue | TypedValue): BuildValue => (isTyped(value) ? value.value : value);

function newOut(): Out {
  const bytes = new Uint8Array(4096);
  return { bytes, view: new DataView(bytes.buffer), at: 0 };
}

function ensure(out: Out, more: number): void {
  if (out.at + more <= out.bytes.length) return;
  const bytes = new Uint8Array(Math.max(out.bytes.length * 2, out.at + more));
  bytes.set(out.bytes.subarray(0, out.at));
  out.bytes = bytes;
  out.view = new DataView(bytes.buffer);
}

function append(out: Out, bytes: Uint8Array): void {
  ensure(out, bytes.length);
  out.bytes.set(bytes, out.at);
  out.at += bytes.length;
}
