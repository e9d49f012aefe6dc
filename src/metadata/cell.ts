import type { Charset } from '../dicom/charset.ts';
import { type Dicom, type Element, VALUE } from '../dicom/read.ts';
import { tagToHex } from '../dicom/tag.ts';
import { latin1, numberValues, textValues, valueBytes, valueText } from '../dicom/value.ts';
import { isKnownVr, isText, usesCharset, type VrCode, vrCode, vrCodes } from '../dicom/vr.ts';

/** A cell of a spreadsheet holds no more (Excel's limit is 32,767 characters). */
const MAX_CELL_CHARACTERS = 32_000;
/** Longer binary values are tables, not figures. */
const MAX_NUMBER_BYTES = 4096;
/** Characters of a charset take at most four bytes. */
const MAX_TEXT_BYTES = 4 * MAX_CELL_CHARACTERS;
const MAX_UN_BYTES = 1024;

const { UN, AT, FL } = vrCodes('UN', 'AT', 'FL');
const NUMBERS = new Set(['US', 'SS', 'UL', 'SL', 'SV', 'UV', 'FL', 'FD', 'AT'].map(vrCode));
const PRINTABLE = /^[\t\n\f\r\x20-\x7e]*$/;

/**
 * The value as the text of one cell: values joined by a backslash as in the file, padding gone, numbers in decimal;
 * bulk data as its length in brackets. `''` for an empty element.
 *
 * @param vr the VR to read it as
 */
export function cellOf(file: Dicom, element: Element, charset: Charset, vr: VrCode): string {
  const length = element.valueEnd - element.valueStart;
  if (element.kind !== VALUE) return bytesCell(length);
  if (length === 0) return '';
  if (isText(vr)) return cutCell(textCell(file, cutElement(element, MAX_TEXT_BYTES), charset, vr));
  if (NUMBERS.has(vr) && length <= MAX_NUMBER_BYTES) return numberCell(file, element, vr);
  if ((vr === UN || !isKnownVr(vr)) && length <= MAX_UN_BYTES) {
    const text = latin1(valueBytes(file, element)).replace(/[\0 ]+$/, '');
    if (PRINTABLE.test(text)) return text;
  }
  return bytesCell(length);
}

/** Most text is plain ASCII of one value, which needs no charset. */
function textCell(file: Dicom, element: Element, charset: Charset, vr: VrCode): string {
  const raw = valueText(file, element);
  if (usesCharset(vr) && /[\x1b\x80-\xff]/.test(raw))
    return textValues(file, element, charset, vr).join('\\');
  const keepsLeading = LEADING_KEPT.has(vr);
  if (raw.includes('\\') && !SINGLE.has(vr)) {
    return raw
      .split('\\')
      .map((value) => trimPadding(value, keepsLeading))
      .join('\\');
  }
  return trimPadding(raw, keepsLeading);
}

const LEADING_KEPT = new Set(['ST', 'LT', 'UT', 'UC'].map(vrCode));
const SINGLE = new Set(['ST', 'LT', 'UT', 'UR'].map(vrCode));

function trimPadding(text: string, keepsLeading: boolean): string {
  let end = text.length;
  while (end > 0 && (text.charCodeAt(end - 1) === 0x20 || text.charCodeAt(end - 1) === 0)) end--;
  let start = 0;
  if (!keepsLeading) while (start < end && text.charCodeAt(start) === 0x20) start++;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

function numberCell(file: Dicom, element: Element, vr: VrCode): string {
  const length = element.valueEnd - element.valueStart;
  const read: Element = vr === element.vr ? element : { ...element, vr };
  let values: (number | bigint)[];
  try {
    values = numberValues(file, read);
  } catch {
    return bytesCell(length);
  }
  if (vr === AT) return values.map((value) => tagToHex(Number(value))).join('\\');
  return values.map((value) => (vr === FL ? singleText(Number(value)) : String(value))).join('\\');
}

/** The shortest decimal number that is the same single-precision number. */
function singleText(value: number): string {
  for (let digits = 6; digits < 10; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(value);
}

function bytesCell(length: number): string {
  return `(${length} bytes)`;
}

function cutElement(element: Element, maxBytes: number): Element {
  return element.valueEnd - element.valueStart <= maxBytes
    ? element
    : { ...element, valueEnd: element.valueStart + maxBytes };
}

/** A mark where something was cut. */
function cutCell(text: string): string {
  return text.length <= MAX_CELL_CHARACTERS ? text : `${text.slice(0, MAX_CELL_CHARACTERS)}\u2026`;
}

/** What stands between the different values of the items of a sequence. */
export const ITEM_SEPARATOR = ' | ';

/** The cell with the value of one more item: equal values are told once. */
export function joinItems(cell: string, value: string): string {
  if (cell === value || cell.length > MAX_CELL_CHARACTERS) return cell;
  if (cell === '') return value;
  if (value === '') return cell;
  const inside = ITEM_SEPARATOR + value + ITEM_SEPARATOR;
  if ((ITEM_SEPARATOR + cell + ITEM_SEPARATOR).includes(inside)) return cell;
  return cutCell(cell + ITEM_SEPARATOR + value);
}

/** One decimal number, as IS, DS and the binary VRs give them, that a double holds: no 64-bit integer beyond 2^53. */
export function isNumberText(text: string): boolean {
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?$/.test(text)) return false;
  const number = Number(text);
  return Number.isFinite(number) && (Number.isSafeInteger(number) || !/^[-+]?\d+$/.test(text));
}
