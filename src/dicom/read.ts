import { DeidError } from '../errors.ts';
import { vrOfTag } from './dictionary.ts';
import { at, BIG_ENDIAN, canFollow, EXPLICIT, lengthAt, tagAt, UNDEFINED, u32 } from './header.ts';
import { bytesOf, memorySource, type Source } from './source.ts';
import { findPreamble, guessSyntax, inflate, notDicom, refuseMisdeclared } from './syntax.ts';
import { formatTag, ITEM, ITEM_END, SEQUENCE_END, type Tag } from './tag.ts';
import { isTellable, tellTag, tellVr, toldTag } from './told.ts';
import { type TransferSyntax, transferSyntaxOf } from './uids.ts';
import { hasLongLength, isKnownVr, isLetters, type VrCode, vrCode, vrCodes } from './vr.ts';

/** What a row of the element table is: a value, a sequence, an item of a sequence. */
export const VALUE = 0;
export const SEQUENCE = 1;
export const ITEM_ROW = 2;
/** Encapsulated pixel data: an offset table and fragments (PS3.5 section A.4), taken as one value. */
export const FRAGMENTS = 3;

/**
 * One data element or one sequence item: where its bytes are, nothing decoded.
 * All offsets are into the data set's bytes (`Dicom.data`).
 */
export interface Element {
  /** (FFFE,E000) for an item. */
  readonly tag: Tag;
  /** As written; in implicit VR as the dictionary says, UN when it does not know the tag; 0 for an item. */
  readonly vr: VrCode;
  /** `VALUE`, `SEQUENCE`, `ITEM_ROW` or `FRAGMENTS`. */
  readonly kind: number;
  /** 0 at the top level; one more inside each sequence. An item has the depth of its elements. */
  readonly depth: number;
  /** `EXPLICIT` and `BIG_ENDIAN` bits of the element's own header. */
  readonly encoding: number;
  readonly undefinedLength: boolean;
  /** First byte of the header. Only readers move a row: `createReader` uses the rows of one file for the next. */
  start: number;
  valueStart: number;
  /** First byte after the value, before a delimiter. */
  valueEnd: number;
  /** First byte after the element with its delimiter. */
  end: number;
  /** Row after this one and everything inside it. */
  next: number;
}

/** A DICOM file as it was read. Rows stand in the order of the file; nothing was decoded. */
export interface Dicom {
  /** The file's bytes. */
  readonly file: Source;
  /** The data set's bytes: the file's, or the inflated ones of a deflated file. */
  readonly data: Source;
  /** File meta information (group 0002); empty when the file has none. */
  readonly meta: readonly Element[];
  readonly elements: readonly Element[];
  readonly syntax: TransferSyntax;
  readonly hasPreamble: boolean;
  /** Offset of the data set in `file`. */
  readonly dataStart: number;
  /** First byte after the last element in `data`; what follows is padding. */
  readonly dataEnd: number;
}

/** PS3.5 has no limit; real objects stay below 10. */
export const MAX_DEPTH = 64;

/** The largest objects of whole slides and long scans stay below; a row takes about 140 bytes of memory. */
export const MAX_ROWS: number = 1 << 21;

const { SQ, UN, UL } = vrCodes('SQ', 'UN', 'UL');
const FRAGMENT_VRS = new Set(['OB', 'OW', 'OV', 'OL', 'OD', 'OF', 'UN'].map(vrCode));
const PIXEL_DATA = 0x7fe00010;

/**
 * Walks a DICOM file and says where every element is. Nothing is decoded and nothing is guessed: a length that
 * runs past its parent or past the file is refused.
 *
 * @param input the whole file, or a `Source` for a file that stays on disk
 * @throws DeidError E_NOT_DICOM, E_TRUNCATED, E_BAD_LENGTH, E_BAD_ELEMENT, E_TOO_DEEP, E_TOO_LARGE,
 * E_NO_TRANSFER_SYNTAX, E_UNSUPPORTED_SYNTAX, E_BAD_DEFLATE, each with the offset
 * @see PS3.5 section 7, PS3.10 section 7
 * @example
 * const file = readDicom(readFileSync('image.dcm'))
 * file.elements.length // => 151
 */
export function readDicom(input: Uint8Array | Source): Dicom {
  const file = input instanceof Uint8Array ? memorySource(input) : input;
  if (file.size < 8) throw notDicom(file.size);
  const hasPreamble = findPreamble(file);
  const meta: Element[] = [];
  const metaWalk: Walker = { source: file, rows: meta, what: 'file meta information' };
  const dataStart = walkMeta(metaWalk, hasPreamble ? 132 : 0);
  if (dataStart === file.size && meta.length > 0) {
    throw new DeidError(
      'E_TRUNCATED',
      'expected a data set after the file meta information, found the end of the file',
      {
        offset: dataStart,
      },
    );
  }
  const declared = declaredSyntax(file, meta);
  const syntax = declared ?? guessSyntax(file, dataStart, meta.length > 0 || hasPreamble);
  const data = syntax.deflated ? inflate(file, dataStart) : file;
  const start = syntax.deflated ? 0 : dataStart;
  if (declared) refuseMisdeclared(data, start, syntax);

  const elements: Element[] = [];
  const walk: Walker = { source: data, rows: elements, what: 'data set' };
  const encoding = (syntax.explicit ? EXPLICIT : 0) | (syntax.littleEndian ? 0 : BIG_ENDIAN);
  const dataEnd = walkElements(walk, start, data.size, 0, encoding, true);
  if (elements.length === 0) throw notDicom(file.size);
  if (declared === undefined && elements.some((element) => element.kind === FRAGMENTS)) {
    throw new DeidError(
      'E_NO_TRANSFER_SYNTAX',
      'expected Transfer Syntax UID (0002,0010), as the pixel data is compressed; found none. ' +
        'Without it nobody can tell how to decode the pixels (PS3.10 section 7.1)',
      { tag: 0x00020010, offset: dataStart },
    );
  }
  return { file, data, meta, elements, syntax, hasPreamble, dataStart, dataEnd };
}

/** The state of one walk. Rows are appended to `rows`. */
export interface Walker {
  readonly source: Source;
  readonly rows: Element[];
  readonly what: string;
}

function addRow({ rows, what }: Walker, row: Element): void {
  if (rows.length >= MAX_ROWS) {
    throw new DeidError(
      'E_TOO_LARGE',
      `expected at most ${MAX_ROWS} elements and items, found more at offset ${row.start} of the ${what}`,
      { tag: row.tag, offset: row.start },
    );
  }
  rows.push(row);
}

/**
 * Walks elements from `start` to `end`. Returns the offset after the last one: `end`, or at the top level the
 * place where zero padding begins.
 */
function walkElements(
  walk: Walker,
  start: number,
  end: number,
  depth: number,
  encoding: number,
  isTop: boolean,
): number {
  let pos = start;
  while (pos < end) {
    if (end - pos < 8) {
      if (isTop && isZero(walk.source, pos, end)) return pos;
      throw truncated(walk, pos, `an element header of 8 bytes`, `${end - pos} bytes`);
    }
    const index = at(walk.source, pos, 8);
    const tag = tagAt(walk.source.window, index, encoding);
    if (tag === 0 && isTop) {
      if (isZero(walk.source, pos, end)) return pos;
      throw new DeidError(
        'E_BAD_ELEMENT',
        `expected a data element at offset ${pos} of the ${walk.what}, found zeros and then other bytes`,
        {
          tag,
          offset: pos,
        },
      );
    }
    pos = walkElement(walk, tag, pos, end, depth, encoding);
  }
  return pos;
}

/** Reads the element at `pos`, appends its rows, returns the offset after it. */
function walkElement(
  walk: Walker,
  tag: Tag,
  pos: number,
  end: number,
  depth: number,
  encoding: number,
): number {
  const { source, rows } = walk;
  if (tag >= ITEM && tag <= SEQUENCE_END) {
    throw new DeidError(
      'E_BAD_ELEMENT',
      `expected a data element at offset ${pos} of the ${walk.what}, found the delimiter ${formatTag(tag)}; ` +
        'a sequence before it is damaged (PS3.5 section 7.5)',
      { tag, offset: pos },
    );
  }
  let vr: VrCode;
  let length: number;
  let header = 8;
  if (encoding & EXPLICIT) {
    const index = at(source, pos, 8);
    vr = (source.window[index + 4]! << 8) | source.window[index + 5]!;
    if (hasLongLength(vr)) header = 12;
    else if (!isKnownVr(vr)) header = unknownVrHeader(walk, tag, vr, pos, end, encoding);
    if (header === 12 && end - pos < 12) {
      throw truncated(walk, pos, 'an element header of 12 bytes', `${end - pos} bytes`, tag);
    }
    length = lengthAt(source, pos, header, encoding);
    if (header < 0) {
      // an element written without a VR in an explicit VR data set
      header = 8;
      vr = UN;
    }
  } else {
    vr = (tag & 0xffff) === 0 ? UL : (vrOfTag(tag) ?? UN);
    length = lengthAt(source, pos, -8, encoding);
  }

  const valueStart = pos + header;
  const undefinedLength = length === UNDEFINED;
  const valueEnd = undefinedLength ? valueStart : valueStart + length;
  if (valueEnd > end) {
    throw new DeidError(
      valueEnd > source.size ? 'E_TRUNCATED' : 'E_BAD_LENGTH',
      `expected at most ${end - valueStart} bytes in ${tellTag(tag)}${isTellable(tag) ? ` ${tellVr(vr)}` : ''} at offset ${pos} of the ${walk.what}, ` +
        `found a ${isTellable(tag) ? `length of ${length}` : 'greater length'}; ` +
        (valueEnd > source.size
          ? 'the file is cut off or the length is wrong. Get the file again from its source'
          : 'it runs past the sequence that holds it (PS3.5 section 7.5)'),
      { tag: toldTag(tag), offset: pos },
    );
  }
  const row: Element = {
    tag,
    vr,
    kind: VALUE,
    depth,
    encoding,
    undefinedLength,
    start: pos,
    valueStart,
    valueEnd,
    end: valueEnd,
    next: rows.length + 1,
  };
  addRow(walk, row);

  if (vr === SQ) return walkSequence(walk, row, end, encoding);
  if (undefinedLength) {
    if (vr !== UN && !FRAGMENT_VRS.has(vr)) {
      throw new DeidError(
        'E_BAD_LENGTH',
        `expected a defined length in ${tellTag(tag)}${isTellable(tag) ? ` ${tellVr(vr)}` : ''} at offset ${pos} of the ${walk.what}, found an undefined one; ` +
          'only sequences, UN and encapsulated pixel data may have it (PS3.5 section 7.1.1)',
        { tag: toldTag(tag), offset: pos },
      );
    }
    if (tag === PIXEL_DATA || vr !== UN) return walkFragments(walk, row, end, encoding);
    // UN of undefined length is a sequence in implicit VR little endian (PS3.5 section 6.2.2, CP-246)
    return walkSequence(walk, row, end, encoding & EXPLICIT ? 0 : encoding);
  }
  if (vr === UN && length >= 8) tryItems(walk, row, encoding & EXPLICIT ? 0 : encoding);
  return valueEnd;
}

/** Rows of the items of `row`, which ends at its own length or at a sequence delimiter. Returns its end. */
function walkSequence(walk: Walker, row: Element, parentEnd: number, encoding: number): number {
  const { source, rows } = walk;
  const depth = row.depth + 1;
  if (depth > MAX_DEPTH) {
    throw new DeidError(
      'E_TOO_DEEP',
      `expected at most ${MAX_DEPTH} nested sequences, found more at offset ${row.start} of the ${walk.what}`,
      { tag: row.tag, offset: row.start },
    );
  }
  const end = row.undefinedLength ? parentEnd : row.valueEnd;
  let pos = row.valueStart;
  let closed = !row.undefinedLength;
  while (pos < end) {
    if (end - pos < 8) throw truncated(walk, pos, 'an item header of 8 bytes', `${end - pos} bytes`, row.tag);
    const index = at(source, pos, 8);
    const tag = tagAt(source.window, index, encoding);
    if (tag === SEQUENCE_END && row.undefinedLength) {
      row.valueEnd = pos;
      pos += 8;
      closed = true;
      break;
    }
    if (tag !== ITEM) {
      throw new DeidError(
        'E_BAD_ELEMENT',
        `expected an item (FFFE,E000) in ${tellTag(row.tag)} at offset ${pos} of the ${walk.what}, found ${tellTag(tag)} (PS3.5 section 7.5)`,
        { tag: toldTag(row.tag), offset: pos },
      );
    }
    pos = walkItem(walk, row.tag, pos, end, depth, u32(source.window, index + 4, encoding), encoding);
  }
  if (!closed) throw missingDelimiter(walk, row, pos);
  setKind(row, SEQUENCE);
  row.end = pos;
  row.next = rows.length;
  return pos;
}

function walkItem(
  walk: Walker,
  sequence: Tag,
  start: number,
  parentEnd: number,
  depth: number,
  length: number,
  encoding: number,
): number {
  const { source, rows } = walk;
  const valueStart = start + 8;
  const undefinedLength = length === UNDEFINED;
  const valueEnd = undefinedLength ? valueStart : valueStart + length;
  if (valueEnd > parentEnd) {
    throw new DeidError(
      valueEnd > source.size ? 'E_TRUNCATED' : 'E_BAD_LENGTH',
      `expected at most ${parentEnd - valueStart} bytes in an item of ${tellTag(sequence)} at offset ${start} of the ${walk.what}, ` +
        `found a length of ${length} (PS3.5 section 7.5)`,
      { tag: toldTag(sequence), offset: start },
    );
  }
  const row: Element = {
    tag: ITEM,
    vr: 0,
    kind: ITEM_ROW,
    depth,
    encoding,
    undefinedLength,
    start,
    valueStart,
    valueEnd,
    end: valueEnd,
    next: 0,
  };
  addRow(walk, row);
  if (!undefinedLength) {
    walkElements(walk, valueStart, valueEnd, depth, encoding, false);
    row.next = rows.length;
    return valueEnd;
  }
  let pos = valueStart;
  while (parentEnd - pos >= 8) {
    const index = at(source, pos, 8);
    const tag = tagAt(source.window, index, encoding);
    if (tag === ITEM_END) {
      row.valueEnd = pos;
      row.end = pos + 8;
      row.next = rows.length;
      return row.end;
    }
    pos = walkElement(walk, tag, pos, parentEnd, depth, encoding);
  }
  throw missingDelimiter(walk, { tag: sequence, start }, pos);
}

/** Steps over the offset table and the fragments by their lengths; their bytes are never searched. */
export function walkFragments(walk: Walker, row: Element, end: number, encoding: number): number {
  const { source } = walk;
  let pos = row.valueStart;
  while (end - pos >= 8) {
    const index = at(source, pos, 8);
    const tag = tagAt(source.window, index, encoding);
    const length = u32(source.window, index + 4, encoding);
    if (tag === SEQUENCE_END) {
      setKind(row, FRAGMENTS);
      row.valueEnd = pos;
      row.end = pos + 8;
      return row.end;
    }
    if (tag !== ITEM || length === UNDEFINED || pos + 8 + length > end) {
      throw new DeidError(
        tag === ITEM && length !== UNDEFINED ? 'E_TRUNCATED' : 'E_BAD_ELEMENT',
        `expected a fragment (FFFE,E000) inside the file in ${tellTag(row.tag)} at offset ${pos} of the ${walk.what}, ` +
          `found ${tellTag(tag)}${tag === ITEM ? ` with a length of ${length}` : ''}; the pixel data is cut off or damaged (PS3.5 section A.4)`,
        { tag: toldTag(row.tag), offset: pos },
      );
    }
    pos += 8 + length;
  }
  throw missingDelimiter(walk, row, pos);
}

/**
 * A UN value of defined length may hold items in implicit VR. If it reads as items to its very end it is a
 * sequence, else it stays an opaque value. Each byte is tried at most once per level, so the cost stays linear.
 */
function tryItems(walk: Walker, row: Element, encoding: number): void {
  const { source, rows } = walk;
  const index = at(source, row.valueStart, 8);
  if (tagAt(source.window, index, encoding) !== ITEM) return;
  const before = rows.length;
  const valueEnd = row.valueEnd;
  try {
    walkSequence(walk, row, valueEnd, encoding);
  } catch (error) {
    if (!(error instanceof DeidError) || error.code === 'E_UNREADABLE' || error.code === 'E_TOO_DEEP')
      throw error;
    rows.length = before;
    row.valueEnd = valueEnd;
    row.end = valueEnd;
    row.next = before;
    setKind(row, VALUE);
  }
}

/**
 * The header of an element whose VR is none of PS3.5's: 12 bytes (a VR of the future always has a 32-bit length),
 * 8, or -8 for an element that has no VR at all. Where letters do not tell, the reading after which the next
 * header makes sense wins; when none does, the element is refused.
 */
function unknownVrHeader(
  walk: Walker,
  tag: Tag,
  vr: VrCode,
  pos: number,
  end: number,
  encoding: number,
): number {
  const candidates = isLetters(vr) ? [12, 8] : [8, -8, 12];
  // a known VR in the next header is much better evidence than a greater tag, which half of all bytes would make
  for (const isStrict of [true, false]) {
    for (const header of candidates) {
      const size = Math.abs(header);
      if (end - pos < size) continue;
      const next = pos + size + lengthAt(walk.source, pos, header, encoding);
      if (canFollow(walk.source, { tag, vr, header, isStrict }, next, end, encoding)) return header;
    }
  }
  throw new DeidError(
    'E_BAD_ELEMENT',
    `expected a value representation of PS3.5 section 6.2 in ${tellTag(tag)} at offset ${pos} of the ${walk.what}, ` +
      'found two other bytes, and no length that fits',
    { tag: toldTag(tag), offset: pos },
  );
}

/** Group 0002 is explicit VR little endian whatever follows; its end is where the group ends, not what (0002,0000) claims. */
function walkMeta(walk: Walker, start: number): number {
  const { source } = walk;
  let pos = start;
  while (source.size - pos >= 8) {
    const index = at(source, pos, 8);
    const tag = tagAt(source.window, index, EXPLICIT);
    if (tag >>> 16 !== 2) break;
    pos = walkElement(walk, tag, pos, source.size, 0, EXPLICIT);
  }
  return pos;
}

function declaredSyntax(file: Source, meta: readonly Element[]): TransferSyntax | undefined {
  const row = meta.find((element) => element.tag === 0x00020010);
  if (row === undefined || row.valueEnd === row.valueStart) return undefined;
  const uid = Buffer.from(bytesOf(file, row.valueStart, Math.min(row.valueEnd, row.valueStart + 66)))
    .toString('latin1')
    .replace(/[\0 ]+$/, '');
  const syntax = transferSyntaxOf(uid);
  if (syntax) return syntax;
  throw new DeidError(
    'E_UNSUPPORTED_SYNTAX',
    `expected a transfer syntax of PS3.6 Table A-1 in (0002,0010), found another one of ${uid.length} characters. ` +
      'Convert the file to a standard transfer syntax first',
    { tag: 0x00020010, offset: row.start },
  );
}

function isZero(source: Source, start: number, end: number): boolean {
  for (let pos = start; pos < end; ) {
    const index = at(source, pos, 1);
    const stop = Math.min(source.window.length, index + end - pos);
    for (let i = index; i < stop; i++) if (source.window[i] !== 0) return false;
    pos += stop - index;
  }
  return true;
}

/** `kind` is settled only after the items were read; rows are read-only for everybody else. */
function setKind(row: Element, kind: number): void {
  (row as { kind: number }).kind = kind;
}

function truncated(walk: Walker, pos: number, expected: string, found: string, tag?: Tag): DeidError {
  return new DeidError(
    'E_TRUNCATED',
    `expected ${expected} at offset ${pos} of the ${walk.what}, found ${found}. The file is cut off or a length is wrong`,
    { tag, offset: pos },
  );
}

function missingDelimiter(walk: Walker, row: { tag: Tag; start: number }, pos: number): DeidError {
  return new DeidError(
    'E_TRUNCATED',
    `expected the delimiter of ${tellTag(row.tag)}, which begins at offset ${row.start} of the ${walk.what}, ` +
      `found the end of what holds it at offset ${pos} (PS3.5 section 7.5)`,
    { tag: toldTag(row.tag), offset: pos },
  );
}
