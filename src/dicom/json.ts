import { DeidError } from '../errors.ts';
import type { Charset } from './charset.ts';
import { BIG_ENDIAN } from './header.ts';
import { type Dicom, type Element, ITEM_ROW, SEQUENCE, VALUE } from './read.ts';
import { bytesOf } from './source.ts';
import { tagToHex } from './tag.ts';
import { tellTag, toldTag } from './told.ts';
import { charsetLookup, numberValues, textValues, valueBytes } from './value.ts';
import { isKnownVr, isText, vrCode, vrCodes, vrName, widthOf } from './vr.ts';

/** A data set in the DICOM JSON model (PS3.18 section F.2): attributes by eight hex digits. */
export interface DicomJson {
  [tag: string]: JsonAttribute;
}

/** One attribute of the DICOM JSON model (PS3.18 section F.2.2). */
export interface JsonAttribute {
  vr: string;
  Value?: (string | number | null | JsonName | DicomJson)[];
  /** Base 64 of little endian bytes. */
  InlineBinary?: string;
  BulkDataURI?: string;
}

export interface JsonName {
  Alphabetic?: string;
  Ideographic?: string;
  Phonetic?: string;
}

const { PN, UN, DS, IS } = vrCodes('PN', 'UN', 'DS', 'IS');
const BINARY = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'UN'].map(vrCode));
const UNSAFE = new Set(['SV', 'UV']);

/**
 * The data set in the DICOM JSON model. Text is decoded by the character set in force, so the result is UTF-8 whatever
 * the file was; group lengths and the character set attribute itself are left out, as the model asks for.
 *
 * @param options.bulkData what becomes of binary values: `inline` (default) base 64, `omit` the VR alone
 * @throws DeidError E_BAD_VALUE when a number has a wrong length or a DS or IS is no number
 * @see PS3.18 section F.2
 * @example toDicomJson(readDicom(bytes))['00100020'] // => { vr: 'LO', Value: ['1234ABCD'] }
 */
export function toDicomJson(file: Dicom, options: { bulkData?: 'inline' | 'omit' } = {}): DicomJson {
  const charset = charsetLookup(file);
  return level(file, 0, file.elements.length, charset, options.bulkData ?? 'inline');
}

function level(
  file: Dicom,
  from: number,
  to: number,
  charset: (row: number) => Charset,
  bulkData: 'inline' | 'omit',
): DicomJson {
  const json: DicomJson = {};
  for (let row = from; row < to; row = file.elements[row]!.next) {
    const element = file.elements[row]!;
    if ((element.tag & 0xffff) === 0 || element.tag === 0x00080005) continue;
    json[tagToHex(element.tag)] =
      element.kind === SEQUENCE
        ? { vr: 'SQ', ...values(items(file, row, charset, bulkData)) }
        : attribute(file, element, charset(row), bulkData);
  }
  return json;
}

function items(
  file: Dicom,
  row: number,
  charset: (row: number) => Charset,
  bulkData: 'inline' | 'omit',
): DicomJson[] {
  const found: DicomJson[] = [];
  const end = file.elements[row]!.next;
  for (let item = row + 1; item < end; item = file.elements[item]!.next) {
    if (file.elements[item]!.kind === ITEM_ROW) {
      found.push(level(file, item + 1, file.elements[item]!.next, charset, bulkData));
    }
  }
  return found;
}

function values<T>(list: T[]): { Value?: T[] } {
  return list.length === 0 ? {} : { Value: list };
}

function attribute(
  file: Dicom,
  element: Element,
  charset: Charset,
  bulkData: 'inline' | 'omit',
): JsonAttribute {
  const { vr } = element;
  // the model has no name for a VR of no edition of the standard
  const name = isKnownVr(vr) ? vrName(vr) : 'UN';
  const isEmpty = element.valueEnd === element.valueStart;
  if (isEmpty && element.kind === VALUE) return { vr: name };
  if (BINARY.has(vr) || name === 'UN' || element.kind !== VALUE) {
    return bulkData === 'omit' ? { vr: name } : { vr: name, InlineBinary: base64(file, element) };
  }
  if (isText(vr)) {
    const texts = textValues(file, element, charset);
    // nothing but padding is no value (F.2.5)
    if (texts.length === 1 && texts[0] === '') return { vr: name };
    return { vr: name, Value: texts.map((text) => textJson(text, element)) };
  }
  return { vr: name, ...values(numberValues(file, element).map((number) => numberJson(number, name))) };
}

/** What JSON has no number for is text: numbers that are none or without end, and whole ones that would lose digits. */
function numberJson(number: number | bigint, vr: string): number | string {
  const value = Number(number);
  if (vr === 'AT') return tagToHex(value);
  if (UNSAFE.has(vr) && !Number.isSafeInteger(value)) return String(number);
  if (Number.isFinite(value)) return value;
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? 'inf' : '-inf';
}

function textJson(text: string, element: Element): string | number | null | JsonName {
  if (text === '') return null;
  if (element.vr === PN) {
    const [Alphabetic, Ideographic, Phonetic] = text.split('=');
    return {
      ...(Alphabetic ? { Alphabetic } : {}),
      ...(Ideographic ? { Ideographic } : {}),
      ...(Phonetic ? { Phonetic } : {}),
    };
  }
  if (element.vr !== DS && element.vr !== IS) return text;
  const number = Number(text);
  // JavaScript also reads hexadecimal, binary and Infinity
  if (/^[-+.\d][-+.\deE]*$/.test(text) && Number.isFinite(number)) return number;
  throw new DeidError(
    'E_BAD_VALUE',
    `expected a number in ${tellTag(element.tag)} ${vrName(element.vr)}, found ${text.length} other characters (PS3.5 section 6.2)`,
    { tag: toldTag(element.tag), offset: element.start },
  );
}

/** The model's bytes are little endian (PS3.18 section F.2.7). */
function base64(file: Dicom, element: Element): string {
  const bytes =
    element.kind === VALUE
      ? valueBytes(file, element)
      : bytesOf(file.data, element.valueStart, element.valueEnd);
  const width = widthOf(element.vr);
  if ((element.encoding & BIG_ENDIAN) === 0 || width === 1 || element.vr === UN)
    return Buffer.from(bytes).toString('base64');
  const swapped = Buffer.alloc(bytes.length);
  for (let at = 0; at + width <= bytes.length; at += width) {
    for (let each = 0; each < width; each++) swapped[at + each] = bytes[at + width - 1 - each]!;
  }
  return swapped.toString('base64');
}
