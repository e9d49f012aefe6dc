import { deflateRawSync } from 'node:zlib';
import { DeidError } from '../errors.ts';
import { type Charset, charsetOf } from './charset.ts';
import { lookupKeyword, lookupTag } from './dictionary.ts';
import { elementOf, formatTag, groupOf, ITEM, ITEM_END, parseTag, SEQUENCE_END, type Tag } from './tag.ts';
import { hasLongLength, isText, vrCode, widthOf } from './vr.ts';

/** Encapsulated pixel data (PS3.5 A.4): fragments by frame. */
export interface EncapsulatedFrames {
  readonly frames: readonly (readonly Uint8Array[])[];
  /** The Basic Offset Table: `made` (default) lists every frame, `empty` has no entry, numbers stand as given. */
  readonly offsetTable?: 'made' | 'empty' | readonly number[];
}

/** Bytes are given in little endian; `undefined` and `[]` make a zero-length value, or a sequence without items. */
export type BuildValue =
  | undefined
  | string
  | number
  | Uint8Array
  | EncapsulatedFrames
  | readonly (string | number)[]
  | readonly BuildDataset[];

/** A value with a VR of its own: for private elements, and where PS3.6 allows two. */
export interface TypedValue {
  readonly vr: string;
  readonly value: BuildValue;
}

/**
 * Elements by keyword (`PatientID`), by hex digits (`00100020`) or, private ones, by creator:
 * `(0019,"SIEMENS MR HEADER",0C)`; the creator's element and block are made, too.
 */
export interface BuildDataset {
  readonly [key: string]: BuildValue | TypedValue;
}

/** Where a value was written that is no sequence. */
export interface BuiltElement {
  /** `(0400,0561)[0]/(0010,0010)`; items count from 0; private ones by creator, as in the data set. */
  readonly path: string;
  readonly tag: Tag;
  readonly vr: string;
  /** Offset of the value in the file; in a deflated file, in the inflated data set. */
  readonly offset: number;
  readonly length: number;
  /** The values of (0008,0005) in force. */
  readonly charset: readonly string[];
}

/** How a new file is encoded. */
export interface BuildOptions {
  /** Transfer syntax UID; default explicit VR little endian. One that is not native counts as encapsulated. */
  readonly syntax?: string;
  /** Whether sequences, and items, get a defined (default) or an undefined length. */
  readonly sequences?: 'defined' | 'undefined';
  readonly items?: 'defined' | 'undefined';
  /** The first 128 bytes, cut or filled with zeros; `false` leaves out preamble, `DICM` and file meta. */
  readonly preamble?: Uint8Array | false;
  /** More file meta elements, or other values for those made here. */
  readonly meta?: BuildDataset;
  /** Bytes after the data set. */
  readonly trailing?: Uint8Array;
  /** Default `deflateRawSync`, whose output differs between versions of zlib. */
  readonly deflate?: (bytes: Uint8Array) => Uint8Array;
  /** Called for every value in the order of the file. */
  readonly onElement?: (element: BuiltElement) => void;
}

export const IMPLICIT_LITTLE = '1.2.840.10008.1.2';
export const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1';
export const DEFLATED_LITTLE = '1.2.840.10008.1.2.1.99';
export const EXPLICIT_BIG = '1.2.840.10008.1.2.2';

const UNDEFINED_LENGTH = 0xffffffff;
const PRIVATE_KEY = /^\(([0-9a-f]{4}),"([^"]+)",([0-9a-f]{2})\)$/i;
const FLOATS = new Set(['FL', 'OF', 'FD', 'OD']);

interface Context extends BuildOptions {
  readonly explicit: boolean;
  readonly little: boolean;
}

/** What elements take from the levels above. */
interface Scope {
  readonly path: string;
  readonly charset: Charset;
}

interface Element {
  readonly tag: Tag;
  readonly vr: string;
  readonly value: BuildValue;
  readonly path: string;
}

const TOP: Scope = { path: '', charset: charsetOf([]) };

/**
 * Writes a *new* Part 10 file (PS3.10 section 7) from a plain tree. Meta, padding, lengths, byte order and character
 * sets are taken care of; values are written as given, right or wrong.
 *
 * @throws DeidError E_BAD_ELEMENT for an unknown keyword, E_BAD_LENGTH for a value too long for its VR
 * @example
 * const file = buildFile({ SOPClassUID: '1.2.840.10008.5.1.4.1.1.7', SOPInstanceUID: '1.2.3', PatientID: '7' });
 */
export function buildFile(dataset: BuildDataset, options: BuildOptions = {}): Uint8Array {
  const {
    syntax = EXPLICIT_LITTLE,
    preamble,
    trailing = new Uint8Array(),
    deflate = deflateRawSync,
  } = options;
  const head = preamble === false ? Buffer.alloc(0) : buildHead(dataset, syntax, options);
  const isDeflated = syntax === DEFLATED_LITTLE;
  const context = { ...options, explicit: syntax !== IMPLICIT_LITTLE, little: syntax !== EXPLICIT_BIG };
  const body = encodeDataset(dataset, TOP, isDeflated ? 0 : head.length, context);
  return new Uint8Array(Buffer.concat([head, isDeflated ? padded(deflate(body), 0) : body, trailing]));
}

function buildHead(dataset: BuildDataset, syntax: string, options: BuildOptions): Buffer {
  const start = Buffer.alloc(132);
  start.set((options.preamble || new Uint8Array()).subarray(0, 128));
  start.write('DICM', 128, 'latin1');
  const meta: BuildDataset = {
    FileMetaInformationGroupLength: 0,
    FileMetaInformationVersion: new Uint8Array([0, 1]),
    MediaStorageSOPClassUID: dataset.SOPClassUID ?? dataset['00080016'],
    MediaStorageSOPInstanceUID: dataset.SOPInstanceUID ?? dataset['00080018'],
    TransferSyntaxUID: syntax,
    ImplementationClassUID: '1.3.6.1.4.1.32473.0.1',
    ImplementationVersionName: 'DEIDLAB_BUILD',
    ...options.meta,
  };
  const group = encodeDataset(meta, TOP, start.length, { ...options, explicit: true, little: true });
  group.writeUInt32LE(group.length - 12, 8); // (0002,0000) counts what follows it
  return Buffer.concat([start, group]);
}

/** `at` is where the data set will stand in the file. */
function encodeDataset(dataset: BuildDataset, outer: Scope, at: number, context: Context): Buffer {
  // An item without (0008,0005) inherits that of what encloses it (PS3.3 C.12.1.1.2).
  const terms = rawValue(dataset.SpecificCharacterSet ?? dataset['00080005']);
  const scope = terms === undefined ? outer : { ...outer, charset: charsetOf([terms].flat().map(String)) };
  const parts: Uint8Array[] = [];
  let next = at;
  for (const element of elementsOf(dataset, outer.path)) {
    const bytes = encodeElement(element, scope, next, context);
    parts.push(bytes);
    next += bytes.length;
  }
  return Buffer.concat(parts);
}

function elementsOf(dataset: BuildDataset, outer: string): Element[] {
  const prefix = outer === '' ? '' : `${outer}/`;
  const elements: Element[] = [];
  const blocks = new Map<Tag, string>();
  for (const [key, given] of Object.entries(dataset)) {
    const value = rawValue(given);
    const vr = isTyped(given) ? given.vr : undefined;
    const [, group, creator, last] = PRIVATE_KEY.exec(key) ?? [];
    if (group !== undefined) {
      let block = Number.parseInt(group, 16) * 0x10000 + 0x10;
      while ((blocks.get(block) ?? creator) !== creator) block++;
      if (!blocks.has(block))
        elements.push({ tag: block, vr: 'LO', value: creator, path: `${prefix}${formatTag(block)}` });
      blocks.set(block, creator!);
      const tag =
        Math.floor(block / 0x10000) * 0x10000 + (block % 0x100) * 0x100 + Number.parseInt(last!, 16);
      elements.push({ tag, vr: vr ?? (isItems(value) ? 'SQ' : 'UN'), value, path: `${prefix}${key}` });
      continue;
    }
    const tag = parseTag(key) ?? lookupKeyword(key)?.tag;
    if (tag === undefined)
      throw new DeidError('E_BAD_ELEMENT', `Expected a keyword of PS3.6 or a tag, found "${key}".`);
    elements.push({ tag, vr: vr ?? vrOf(tag, value, dataset), value, path: `${prefix}${formatTag(tag)}` });
  }
  return elements.sort((a, b) => a.tag - b.tag);
}

/** Where PS3.6 names two VRs, the rest of the data set decides (PS3.5 section 8). */
function vrOf(tag: Tag, value: BuildValue, dataset: BuildDataset): string {
  const vrs = lookupTag(tag)?.vrs ?? ['UN'];
  if (vrs.length === 1) return vrs[0]!;
  const isWide = Number(rawValue(dataset.BitsAllocated) ?? 16) > 8;
  const bytesVr = isFrames(value) || (vrs.includes('OB') && !isWide) ? 'OB' : 'OW';
  const numberVr = rawValue(dataset.PixelRepresentation) === 1 ? 'SS' : 'US';
  const wanted = vrs.includes('OB') || value instanceof Uint8Array ? bytesVr : numberVr;
  return vrs.find((vr) => vr === wanted) ?? vrs[0]!;
}

function encodeElement(element: Element, scope: Scope, at: number, context: Context): Buffer {
  const { tag, vr, value, path } = element;
  const start = at + (context.explicit && hasLongLength(vrCode(vr)) ? 12 : 8);
  if (vr === 'SQ') return encodeSequence(element, { ...scope, path }, at, context);
  const bytes = isFrames(value) ? encodeFrames(value) : encodeValue(value, vr, scope.charset, context.little);
  if (context.explicit && !hasLongLength(vrCode(vr)) && bytes.length > 0xffff)
    throw new DeidError('E_BAD_LENGTH', `${vr} takes 65534 bytes in explicit VR, found ${bytes.length}.`, {
      tag,
    });
  context.onElement?.({ path, tag, vr, offset: start, length: bytes.length, charset: scope.charset.terms });
  return isFrames(value)
    ? Buffer.concat([header(tag, vr, UNDEFINED_LENGTH, context), bytes, delimiter(SEQUENCE_END, context)])
    : Buffer.concat([header(tag, vr, bytes.length, context), bytes]);
}

function encodeSequence({ tag, value }: Element, scope: Scope, at: number, context: Context): Buffer {
  const close = (first: (length: number) => Buffer, body: Buffer, isDefined: boolean, end: Tag): Buffer =>
    Buffer.concat([
      first(isDefined ? body.length : UNDEFINED_LENGTH),
      body,
      ...(isDefined ? [] : [delimiter(end, context)]),
    ]);
  const items: Buffer[] = [];
  let next = at + (context.explicit ? 12 : 8);
  for (const [index, dataset] of (isItems(value) ? value : []).entries()) {
    const body = encodeDataset(dataset, { ...scope, path: `${scope.path}[${index}]` }, next + 8, context);
    const item = close(
      (length) => delimiter(ITEM, context, length),
      body,
      context.items !== 'undefined',
      ITEM_END,
    );
    items.push(item);
    next += item.length;
  }
  const isDefined = context.sequences !== 'undefined';
  return close((length) => header(tag, 'SQ', length, context), Buffer.concat(items), isDefined, SEQUENCE_END);
}

/**
 * The items of a sequence, as they stand in its value: for a sequence that is put into a file that exists.
 *
 * @param charset in force around the sequence
 * @throws DeidError as `buildFile`
 */
export function encodeItems(
  items: readonly BuildDataset[],
  options: { readonly charset: Charset; readonly explicit: boolean; readonly little: boolean },
): Uint8Array {
  const { charset, explicit, little } = options;
  const element = { tag: 0, vr: 'SQ', value: items, path: '' };
  return encodeSequence(element, { path: '', charset }, 0, { explicit, little }).subarray(explicit ? 12 : 8);
}

function encodeFrames({ frames, offsetTable = 'made' }: EncapsulatedFrames): Buffer {
  const little = { explicit: true, little: true };
  const wrap = (fragment: Uint8Array): Buffer => {
    const bytes = padded(fragment, 0);
    return Buffer.concat([delimiter(ITEM, little, bytes.length), bytes]);
  };
  const wrapped = frames.map((fragments) => Buffer.concat(fragments.map(wrap)));
  let offset = 0;
  const made = wrapped.map((frame) => {
    offset += frame.length;
    return offset - frame.length;
  });
  const entries = offsetTable === 'made' ? made : offsetTable === 'empty' ? [] : offsetTable;
  return Buffer.concat([wrap(encodeNumbers(entries, 'UL', true)), ...wrapped]);
}

function header(tag: Tag, vr: string, length: number, context: Context): Buffer {
  if (!context.explicit) return delimiter(tag, context, length);
  const isLong = hasLongLength(vrCode(vr));
  const out = delimiter(tag, context, 0);
  out.write(vr, 4, 'latin1');
  if (!isLong) new DataView(out.buffer, out.byteOffset).setUint16(6, length, context.little);
  return isLong ? Buffer.concat([out, encodeNumbers([length], 'UL', context.little)]) : out;
}

/** Tag and 32-bit length: items and their ends in every syntax, and all elements in implicit VR. */
function delimiter(tag: Tag, { little }: Context, length = 0): Buffer {
  return Buffer.concat([encodeNumbers([tag], 'AT', little), encodeNumbers([length], 'UL', little)]);
}

/**
 * The padded bytes of one value (PS3.5 section 6.2): text by the character set, numbers by the VR.
 *
 * @example
 * encodeValue(['A', 'BC'], 'CS', charsetOf([]), true) // => the bytes of "A\BC"
 */
export function encodeValue(value: BuildValue, vr: string, charset: Charset, little: boolean): Uint8Array {
  const width = widthOf(vrCode(vr));
  if (value instanceof Uint8Array)
    return padded(little ? value : value.map((_, i) => value[i - 2 * (i % width) + width - 1] ?? 0), 0);
  const values = (value === undefined ? [] : [value].flat()) as readonly (string | number)[];
  if (values.length === 0) return new Uint8Array();
  if (isText(vrCode(vr))) return padded(charset.encodeValues(values.map(String), vr), vr === 'UI' ? 0 : 0x20);
  if (typeof values[0] === 'string' && width === 1)
    // text in OB or UN
    return padded(charset.encodeValues([values.join('\\')], 'UT'), 0);
  return padded(encodeNumbers(values.map(Number), vr, little), 0);
}

function encodeNumbers(values: readonly number[], vr: string, little: boolean): Uint8Array {
  const width = widthOf(vrCode(vr));
  const view = new DataView(new ArrayBuffer(values.length * width));
  for (const [index, value] of values.entries()) {
    const at = index * width;
    if (vr === 'AT') {
      view.setUint16(at, groupOf(value), little);
      view.setUint16(at + 2, elementOf(value), little);
    } else if (FLOATS.has(vr))
      width === 4 ? view.setFloat32(at, value, little) : view.setFloat64(at, value, little);
    else if (width === 8) view.setBigInt64(at, BigInt(value), little);
    else if (width === 4) view.setInt32(at, value, little);
    else if (width === 2) view.setInt16(at, value, little);
    else view.setUint8(at, value);
  }
  return new Uint8Array(view.buffer);
}

function padded(bytes: Uint8Array, pad: number): Uint8Array {
  return bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Uint8Array.of(pad)]);
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && !(value instanceof Uint8Array) && !Array.isArray(value);
const isTyped = (value: BuildValue | TypedValue): value is TypedValue => isPlain(value) && 'vr' in value;
const isFrames = (value: BuildValue): value is EncapsulatedFrames => isPlain(value) && 'frames' in value;
const isItems = (value: BuildValue): value is readonly BuildDataset[] =>
  Array.isArray(value) && value.every(isPlain);
const rawValue = (value: BuildValue | TypedValue): BuildValue => (isTyped(value) ? value.value : value);
