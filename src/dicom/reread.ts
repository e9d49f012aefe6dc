import { at, EXPLICIT, tagAt, UNDEFINED, u16, u32 } from './header.ts';
import {
  type Dicom,
  type Element,
  FRAGMENTS,
  ITEM_ROW,
  readDicom,
  SEQUENCE,
  VALUE,
  walkFragments,
} from './read.ts';
import type { Source } from './source.ts';
import { findPreamble, refuseMisdeclared } from './syntax.ts';
import { ITEM, ITEM_END, SEQUENCE_END } from './tag.ts';
import { hasLongLength, isKnownVr, vrCode } from './vr.ts';

/** Reads files one after the other. The rows of a file are valid until the next file is read. */
export type Reader = (input: Source) => Dicom;

/** Files of one folder have few layouts; more rows than this are too many to remember. */
const MAX_LAYOUTS = 8;
const MAX_REMEMBERED_ROWS = 1 << 14;
const TRANSFER_SYNTAX_UID = 0x00020010;
const UN = vrCode('UN');

/**
 * Reads files as `readDicom` does, and faster where a file is laid out like one before it: the same tags, VRs, nesting,
 * and the same values empty. Then the rows of that one are moved to where the elements are now; they are the same
 * array, so what was found out about the layout still holds.
 *
 * @example
 * const read = createReader()
 * read(memorySource(first)).elements === read(memorySource(second)).elements // => true for two slices of a series
 */
export function createReader(): Reader {
  const layouts: Layout[] = [];
  return (input) => {
    for (const [index, like] of layouts.entries()) {
      const file = rereadDicom(like, input);
      if (file === undefined) continue;
      if (index > 0) {
        layouts.splice(index, 1);
        layouts.unshift(like);
      }
      return file;
    }
    const file = readDicom(input);
    if (isRememberable(file)) {
      const { meta, elements, syntax, hasPreamble } = file;
      layouts.unshift({ meta, elements, syntax, hasPreamble });
      layouts.length = Math.min(layouts.length, MAX_LAYOUTS);
    }
    return file;
  };
}

/** What is remembered of a file: none of its bytes. */
type Layout = Pick<Dicom, 'meta' | 'elements' | 'syntax' | 'hasPreamble'>;

/** Only what can be read in one way; anything odd is read anew each time. */
function isRememberable({ syntax, meta, elements }: Dicom): boolean {
  if (syntax.deflated || elements.length > MAX_REMEMBERED_ROWS) return false;
  const isPlain = ({ kind, encoding, vr, start, valueStart }: Element): boolean => {
    if (kind === ITEM_ROW || (encoding & EXPLICIT) === 0) return true;
    return isKnownVr(vr) && valueStart - start === (hasLongLength(vr) ? 12 : 8);
  };
  const isDeclared = meta.some(({ tag }) => tag === TRANSFER_SYNTAX_UID);
  return isDeclared && meta.every(isPlain) && elements.every(isPlain);
}

/**
 * `undefined` when the file is laid out otherwise, or when anything about it is wrong: reading it anew says what. The
 * rows of `like` may then point anywhere, but are those of its layout still.
 */
function rereadDicom(like: Layout, file: Source): Dicom | undefined {
  const { meta, elements, syntax, hasPreamble } = like;
  if (file.size < 8 || findPreamble(file) !== hasPreamble) return undefined;
  const dataStart = rereadRows(file, meta, {
    from: 0,
    to: meta.length,
    pos: hasPreamble ? 132 : 0,
    end: file.size,
  });
  if (dataStart < 0 || !declares(file, meta, syntax.uid)) return undefined;
  const dataEnd = rereadRows(file, elements, {
    from: 0,
    to: elements.length,
    pos: dataStart,
    end: file.size,
  });
  if (dataEnd !== file.size) return undefined;
  refuseMisdeclared(file, dataStart, syntax);
  return { file, data: file, meta, elements, syntax, hasPreamble, dataStart, dataEnd };
}

function declares(file: Source, meta: readonly Element[], uid: string): boolean {
  const { valueStart, valueEnd } = meta.find(({ tag }) => tag === TRANSFER_SYNTAX_UID)!;
  const length = valueEnd - valueStart;
  const index = at(file, valueStart, length);
  if (length < uid.length) return false;
  for (let each = 0; each < length; each++) {
    const byte = file.window[index + each]!;
    if (each < uid.length ? byte !== uid.charCodeAt(each) : byte !== 0 && byte !== 0x20) return false;
  }
  return true;
}

/** Rows [from, to) of one level, expected at offset `pos` and before `end`. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly pos: number;
  readonly end: number;
}

/** Moves the rows. Returns the offset after the last one, or -1. */
function rereadRows(
  source: Source,
  rows: readonly Element[],
  { from, to, pos: first, end }: Stretch,
): number {
  let pos = first;
  for (let row = from; row < to; row = rows[row]!.next) {
    const element = rows[row]!;
    const { tag, vr, kind, encoding, undefinedLength } = element;
    const header = element.valueStart - element.start;
    if (end - pos < header) return -1;
    const index = at(source, pos, header);
    const { window } = source;
    if (tagAt(window, index, encoding) !== tag) return -1;
    let length: number;
    if ((encoding & EXPLICIT) === 0 || kind === ITEM_ROW) {
      length = u32(window, index + 4, encoding);
    } else {
      if (window[index + 4] !== vr >>> 8 || window[index + 5] !== (vr & 0xff)) return -1;
      length = header === 12 ? u32(window, index + 8, encoding) : u16(window, index + 6, encoding);
    }
    if ((length === UNDEFINED) !== undefinedLength) return -1;
    const valueStart = pos + header;
    const valueEnd = undefinedLength ? end : valueStart + length;
    if (valueEnd > end) return -1;
    const wasEmpty = element.valueEnd === element.valueStart;
    if (kind === VALUE) {
      if ((length === 0) !== wasEmpty) return -1;
      // it may hold items now
      if (vr === UN && length >= 8 && tagAt(window, at(source, valueStart, 4), 0) === ITEM) return -1;
      moveRow(element, pos, valueStart, valueEnd);
      element.end = valueEnd;
      pos = valueEnd;
    } else if (kind === FRAGMENTS) {
      moveRow(element, pos, valueStart, valueStart);
      pos = walkFragments({ source, rows: [], what: 'data set' }, element, end, encoding);
      if ((element.valueEnd === valueStart) !== wasEmpty) return -1;
    } else {
      pos = rereadInside(source, rows, { row, start: pos, valueStart, valueEnd });
      if (pos < 0) return -1;
    }
  }
  return pos;
}

/** A sequence or an item: what is inside, then its end or its delimiter. */
function rereadInside(
  source: Source,
  rows: readonly Element[],
  { row, start, valueStart, valueEnd }: { row: number; start: number; valueStart: number; valueEnd: number },
): number {
  const element = rows[row]!;
  const { kind, encoding, undefinedLength, next } = element;
  const inside = rereadRows(source, rows, { from: row + 1, to: next, pos: valueStart, end: valueEnd });
  if (inside < 0) return -1;
  if (!undefinedLength) {
    if (inside !== valueEnd) return -1;
    moveRow(element, start, valueStart, valueEnd);
    element.end = valueEnd;
    return valueEnd;
  }
  if (valueEnd - inside < 8) return -1;
  // the tag alone, as in the first reading: delimiters of another length than 0 are not looked at
  const delimiter = kind === SEQUENCE ? SEQUENCE_END : ITEM_END;
  if (tagAt(source.window, at(source, inside, 8), encoding) !== delimiter) return -1;
  moveRow(element, start, valueStart, inside);
  element.end = inside + 8;
  return inside + 8;
}

function moveRow(element: Element, start: number, valueStart: number, valueEnd: number): void {
  element.start = start;
  element.valueStart = valueStart;
  element.valueEnd = valueEnd;
}
