import { DeidError } from '../errors.ts';
import { type Charset, charsetOf, DEFAULT_CHARSET, termsOf } from './charset.ts';
import { BIG_ENDIAN } from './header.ts';
import { type Dicom, type Element, ITEM_ROW, VALUE } from './read.ts';
import { bytesOf } from './source.ts';
import type { Tag } from './tag.ts';
import { tellTag, toldTag } from './told.ts';
import { isText, type VrCode, vrCode, vrName, widthOf } from './vr.ts';

const SPECIFIC_CHARACTER_SET: Tag = 0x00080005;

/** The value's bytes as they stand in the file, padding included: a view when the file is in memory. */
export function valueBytes(file: Dicom, element: Element): Uint8Array {
  return bytesOf(file.data, element.valueStart, element.valueEnd);
}

/** Row of the element `tag` among rows [from, to) of one level, or -1. */
export function findRow(rows: readonly Element[], tag: Tag, from = 0, to: number = rows.length): number {
  for (let row = from; row < to; row = rows[row]!.next) if (rows[row]!.tag === tag) return row;
  return -1;
}

/**
 * The character set in force for each row: its item's own (0008,0005), else that of the level above
 * (PS3.5 section 6.1.2.3). Ask for rows in any order; items are looked at once.
 */
export function charsetLookup(file: Dicom): (row: number) => Charset {
  const { elements } = file;
  const top = charsetOfLevel(file, 0, elements.length, DEFAULT_CHARSET);
  const overrides: { from: number; to: number; charset: Charset }[] = [];
  const visit = (from: number, to: number, inherited: Charset): void => {
    for (let row = from; row < to; row++) {
      const element = elements[row]!;
      if (element.kind !== ITEM_ROW) continue;
      const charset = charsetOfLevel(file, row + 1, element.next, inherited);
      if (charset !== inherited) {
        overrides.push({ from: row + 1, to: element.next, charset });
        visit(row + 1, element.next, charset);
        row = element.next - 1;
      }
    }
  };
  visit(0, elements.length, top);
  if (overrides.length === 0) return () => top;
  // a range lies inside those before it, or behind them
  const byRow = new Array<Charset>(elements.length).fill(top);
  for (const { from, to, charset } of overrides) byRow.fill(charset, from, to);
  return (row) => byRow[row] ?? top;
}

function charsetOfLevel(file: Dicom, from: number, to: number, inherited: Charset): Charset {
  const { elements } = file;
  for (let row = from; row < to; row = elements[row]!.next) {
    const element = elements[row]!;
    if (element.tag === SPECIFIC_CHARACTER_SET) return charsetOf(termsOf(valueBytes(file, element)));
  }
  return inherited;
}

/**
 * The values of a text element, padding removed: trailing spaces and NULs, and leading spaces too where PS3.5
 * Table 6.2-1 calls them padding. An empty element has no values.
 *
 * @param vr the VR to read it as, when it is coded UN
 * @example textValues(file, file.elements[3]!, charset) // => ['ORIGINAL', 'PRIMARY', 'AXIAL']
 */
export function textValues(
  file: Dicom,
  element: Element,
  charset: Charset,
  vr: VrCode = element.vr,
): string[] {
  if (element.valueEnd === element.valueStart) return [];
  refuseLongText(element);
  const name = vrName(vr);
  const values = charset.decodeValues(valueBytes(file, element), name);
  const keepsLeading = name === 'ST' || name === 'LT' || name === 'UT' || name === 'UC';
  return values.map((value) => {
    // a regular expression would take time quadratic in a run of spaces inside the value
    let end = value.length;
    while (end > 0 && (value.charCodeAt(end - 1) === 0x20 || value.charCodeAt(end - 1) === 0)) end--;
    let start = 0;
    if (!keepsLeading) while (start < end && value.charCodeAt(start) === 0x20) start++;
    return value.slice(start, end);
  });
}

/**
 * The numbers of a binary element in the byte order of the file; 64-bit integers come as bigint. An empty element
 * has none.
 *
 * @throws DeidError E_BAD_VALUE when the length is no multiple of the VR's width
 */
export function numberValues(file: Dicom, element: Element): (number | bigint)[] {
  const bytes = valueBytes(file, element);
  const width = widthOf(element.vr);
  if (bytes.length % width !== 0) {
    throw new DeidError(
      'E_BAD_VALUE',
      `expected a multiple of ${width} bytes in ${tellTag(element.tag)} ${vrName(element.vr)}, found ${bytes.length} (PS3.5 section 6.2)`,
      { tag: toldTag(element.tag), offset: element.start },
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = (element.encoding & BIG_ENDIAN) === 0;
  const read = NUMBER_READERS[vrName(element.vr)];
  if (read === undefined) return Array.from(bytes);
  const numbers: (number | bigint)[] = [];
  for (let at = 0; at < bytes.length; at += width) numbers.push(read(view, at, little));
  return numbers;
}

const NUMBER_READERS: Readonly<
  Record<string, (view: DataView, at: number, little: boolean) => number | bigint>
> = {
  US: (view, at, little) => view.getUint16(at, little),
  SS: (view, at, little) => view.getInt16(at, little),
  OW: (view, at, little) => view.getUint16(at, little),
  UL: (view, at, little) => view.getUint32(at, little),
  SL: (view, at, little) => view.getInt32(at, little),
  OL: (view, at, little) => view.getUint32(at, little),
  FL: (view, at, little) => view.getFloat32(at, little),
  OF: (view, at, little) => view.getFloat32(at, little),
  FD: (view, at, little) => view.getFloat64(at, little),
  OD: (view, at, little) => view.getFloat64(at, little),
  SV: (view, at, little) => view.getBigInt64(at, little),
  UV: (view, at, little) => view.getBigUint64(at, little),
  OV: (view, at, little) => view.getBigUint64(at, little),
  AT: (view, at, little) => ((view.getUint16(at, little) << 16) | view.getUint16(at + 2, little)) >>> 0,
};

/** How many values an element has (its VM), without decoding more than it must. 0 when it is empty; 1 for bulk data. */
export function multiplicityOf(file: Dicom, element: Element, charset: Charset): number {
  if (element.kind !== VALUE) return 1;
  const length = element.valueEnd - element.valueStart;
  if (length === 0) return 0;
  if (isText(element.vr)) return charset.decodeValues(valueBytes(file, element), vrName(element.vr)).length;
  return BULK.has(element.vr) ? 1 : Math.floor(length / widthOf(element.vr));
}

const BULK = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'UN'].map(vrCode));

/** The value of a UID or code, without padding. Each byte is the character of the same number. */
export function asciiValue(file: Dicom, element: Element): string {
  const { source, start, end } = located(file, element);
  let last = end;
  while (last > start && (source[last - 1] === 0 || source[last - 1] === 0x20)) last--;
  let first = start;
  while (first < last && source[first] === 0x20) first++;
  return source.toString('latin1', first, last);
}

/** The value's bytes, padding included, each as the character of the same number: to compare values, not to read them. */
export function valueText(file: Dicom, element: Element): string {
  const { source, start, end } = located(file, element);
  return source.toString('latin1', start, end);
}

/** The value in the window, moved when it must be. */
function located(file: Dicom, element: Element): { source: Buffer; start: number; end: number } {
  const { data } = file;
  const { valueStart, valueEnd } = element;
  refuseLongText(element);
  if (valueStart < data.base || valueEnd > data.base + data.window.length)
    data.load(valueStart, valueEnd - valueStart);
  return { source: data.window, start: valueStart - data.base, end: valueEnd - data.base };
}

/** No text of an image is longer, and a string of Node.js holds no more than four times as much. */
export const MAX_TEXT_BYTES: number = 1 << 27;

function refuseLongText({ tag, vr, start, valueStart, valueEnd }: Element): void {
  const length = valueEnd - valueStart;
  if (length <= MAX_TEXT_BYTES) return;
  throw new DeidError(
    'E_TOO_LARGE',
    `expected at most ${MAX_TEXT_BYTES >> 20} MiB of text in ${tellTag(tag)} ${vrName(vr)} at offset ${start}, found ${length} bytes`,
    { tag: toldTag(tag), offset: start },
  );
}

/** Each byte as the character of the same number. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
