import { DeidError } from '../errors.ts';
import { BIG_ENDIAN, EXPLICIT } from './header.ts';
import { type Dicom, type Element, FRAGMENTS, ITEM_ROW, SEQUENCE } from './read.ts';
import { bytesOf } from './source.ts';
import { formatTag, ITEM, ITEM_END, SEQUENCE_END, type Tag } from './tag.ts';
import type { TransferSyntax } from './uids.ts';
import { hasLongLength, isKnownVr, type VrCode, vrCodes, widthOf } from './vr.ts';

const UNDEFINED = 0xffffffff;
const { UN, AT } = vrCodes('UN', 'AT');

/**
 * Elements of a file that was read, written in another encoding: with or without VR, in either byte order. Values are
 * not decoded, so what is written back in the encoding of the original has the bytes of the original. UN is the same
 * in every encoding, also when it holds items (PS3.5 section 6.2.2); lengths that were undefined stay undefined.
 *
 * @param rows of elements, not of items; each is written with all that is inside it
 * @param encoding `EXPLICIT` and `BIG_ENDIAN` bits to write
 * @returns the elements one after the other, headers included; shares no memory with the file
 * @throws DeidError E_UNSUPPORTED_SYNTAX for fragments in the other byte order
 * @see PS3.5 section 7.1, 7.3
 * @example
 * const explicitLittle = transcodeElements(file, [findRow(file.elements, 0x00100010)], EXPLICIT)
 */
export function transcodeElements(file: Dicom, rows: readonly number[], encoding: number): Buffer {
  return Buffer.concat(rows.flatMap((row) => writeRow(file, row, encoding)));
}

/** The `EXPLICIT` and `BIG_ENDIAN` bits of a transfer syntax. */
export function encodingOf(syntax: TransferSyntax): number {
  return (syntax.explicit ? EXPLICIT : 0) | (syntax.littleEndian ? 0 : BIG_ENDIAN);
}

function writeRow(file: Dicom, row: number, encoding: number): Uint8Array[] {
  const { elements } = file;
  const element = elements[row]!;
  const { tag, vr, kind, undefinedLength } = element;
  if (kind !== ITEM_ROW && (kind !== SEQUENCE || vr === UN)) return writeValue(file, element, encoding);
  const inside: Uint8Array[] = [];
  for (let each = row + 1; each < element.next; each = elements[each]!.next) {
    for (const part of writeRow(file, each, encoding)) inside.push(part);
  }
  const length = undefinedLength ? UNDEFINED : inside.reduce((sum, part) => sum + part.length, 0);
  const header =
    kind === ITEM_ROW ? itemHeader(ITEM, length, encoding) : elementHeader(tag, vr, length, encoding);
  const delimiter = kind === ITEM_ROW ? ITEM_END : SEQUENCE_END;
  return undefinedLength ? [header, ...inside, itemHeader(delimiter, 0, encoding)] : [header, ...inside];
}

function writeValue(file: Dicom, element: Element, encoding: number): Uint8Array[] {
  const { tag, vr, kind, undefinedLength, valueStart } = element;
  // an undefined length takes its delimiter along
  const end = undefinedLength ? element.end : element.valueEnd;
  const value = Uint8Array.from(bytesOf(file.data, valueStart, end));
  const header = elementHeader(tag, vr, undefinedLength ? UNDEFINED : value.length, encoding);
  const isSwapped = ((element.encoding ^ encoding) & BIG_ENDIAN) !== 0;
  if (isSwapped && kind === FRAGMENTS) {
    throw new DeidError(
      'E_UNSUPPORTED_SYNTAX',
      `expected compressed pixel data in little endian (PS3.5 section A.4), found it in big endian in ${formatTag(tag)}`,
      { tag, offset: element.start },
    );
  }
  return [header, isSwapped ? swap(value, vr) : value];
}

/** Turns the bytes of each number round; bytes left over at the end stay, and so do those of UN, which has no numbers. */
function swap(value: Uint8Array, vr: VrCode): Uint8Array {
  // a tag is two numbers of two bytes
  const width = vr === AT ? 2 : widthOf(vr);
  for (let at = 0; at + width <= value.length; at += width) value.subarray(at, at + width).reverse();
  return value;
}

/**
 * The header of an element (PS3.5 section 7.1). In explicit VR a value too long for the 16-bit length of its VR is UN
 * (PS3.5 section 6.2.2), and so is a VR that nobody knows.
 */
export function elementHeader(tag: Tag, vr: VrCode, length: number, encoding: number): Buffer {
  if ((encoding & EXPLICIT) === 0) return itemHeader(tag, length, encoding);
  const written = !isKnownVr(vr) || (!hasLongLength(vr) && length > 0xfffe) ? UN : vr;
  const isLong = hasLongLength(written);
  const header = Buffer.concat([
    itemHeader(tag, isLong ? 0 : length, encoding),
    Buffer.alloc(isLong ? 4 : 0),
  ]);
  header.writeUInt16BE(written, 4);
  const [at, width] = isLong ? [8, 4] : [6, 2];
  if (encoding & BIG_ENDIAN) header.writeUIntBE(length, at, width);
  else header.writeUIntLE(length, at, width);
  return header;
}

/** Tag and 32-bit length: items and delimiters in every encoding, and all elements in implicit VR. */
export function itemHeader(tag: Tag, length: number, encoding: number): Buffer {
  const header = Buffer.alloc(8);
  if (encoding & BIG_ENDIAN) {
    header.writeUInt16BE(tag >>> 16, 0);
    header.writeUInt16BE(tag & 0xffff, 2);
    header.writeUInt32BE(length, 4);
  } else {
    header.writeUInt16LE(tag >>> 16, 0);
    header.writeUInt16LE(tag & 0xffff, 2);
    header.writeUInt32LE(length, 4);
  }
  return header;
}
