import { createHash } from 'node:crypto';
import { type Charset, DEFAULT_CHARSET } from '../dicom/charset.ts';
import { vrOfTag } from '../dicom/dictionary.ts';
import { type Dicom, type Element, ITEM_ROW, SEQUENCE } from '../dicom/read.ts';
import { bytesOf } from '../dicom/source.ts';
import { creatorTagOf, isPrivate, isPrivateCreator, type Tag } from '../dicom/tag.ts';
import { charsetLookup, latin1, valueBytes, valueText } from '../dicom/value.ts';
import { isKnownVr, usesCharset, type VrCode, vrCode } from '../dicom/vr.ts';
import { cellOf, isNumberText, joinItems } from './cell.ts';
import type { Column, ColumnRegistry, Level } from './columns.ts';
import { isDateText } from './typed.ts';

/** The cells of one file by the index of their column; `undefined` where the file does not have the attribute. */
export type Row = (string | undefined)[];

const UN = vrCode('UN');
const FILE_META_VERSION = 0x00020001;
const PIXEL_TAGS: ReadonlySet<Tag> = new Set([0x7fe00010, 0x7fe00008, 0x7fe00009]);
/** Longer values are seldom the same twice. */
const MAX_REMEMBERED_BYTES = 256;

/** Reads the header of one file after the other into rows. */
export interface RowReader {
  read(file: Dicom, name: string): Row;
}

/** What was the last value of a column: most files of a series say the same. */
interface Memory {
  raw: string;
  vr: VrCode;
  charset: Charset;
  cell: string;
}

/** @param options.pixelDigest read the pixel data too, for its SHA-256 */
export function createRowReader(columns: ColumnRegistry, options: { pixelDigest?: boolean } = {}): RowReader {
  const memories: (Memory | undefined)[] = [];
  const fileColumn = columns.addOwn('File', 'text');
  const sizeColumn = columns.addOwn('FileSizeBytes', 'number');
  const pixelColumn = columns.addOwn('PixelDataBytes', 'number');
  const digestColumn = options.pixelDigest ? columns.addOwn('PixelDataSHA256', 'text') : undefined;

  return {
    read(file, name) {
      const row: Row = [];
      put(row, fileColumn, name);
      put(row, sizeColumn, String(file.file.size));
      const pixels = file.elements.find(({ tag, depth }) => depth === 0 && PIXEL_TAGS.has(tag));
      if (pixels) {
        put(row, pixelColumn, String(pixels.valueEnd - pixels.valueStart));
        if (digestColumn) put(row, digestColumn, digestOf(file, pixels));
      }
      // file meta information is never deflated with the data set
      const metaFile = file.data === file.file ? file : { ...file, data: file.file };
      readMeta(metaFile, row);
      readLevel(file, row, columns.top, 0, file.elements.length, charsetLookup(file));
      return row;
    },
  };

  function readMeta(file: Dicom, row: Row): void {
    for (const element of file.meta) {
      if ((element.tag & 0xffff) === 0 || element.tag === FILE_META_VERSION) continue;
      readValue(file, row, columns.top, element, undefined, DEFAULT_CHARSET);
    }
  }

  function readLevel(
    file: Dicom,
    row: Row,
    level: Level,
    from: number,
    to: number,
    charset: (row: number) => Charset,
  ): void {
    const { elements } = file;
    let creators: Map<Tag, string> | undefined;
    for (let at = from; at < to; at = elements[at]!.next) {
      const element = elements[at]!;
      const { tag } = element;
      if ((tag & 0xffff) === 0) continue;
      let creator: string | undefined;
      if (isPrivate(tag)) {
        if (isPrivateCreator(tag)) {
          creators ??= new Map();
          creators.set(tag, latin1(valueBytes(file, element)).replace(/[\0 ]+$|^ +/g, ''));
          continue;
        }
        creator = creators?.get(creatorTagOf(tag));
      }
      if (element.kind !== SEQUENCE) {
        readValue(file, row, level, element, creator, charset(at));
        continue;
      }
      const slot = columns.slotOf(level, tag, creator);
      if (isHollow(elements, at)) {
        const column = columns.columnOf(level, slot, element.vr);
        if (column?.isWanted) put(row, column, '');
        continue;
      }
      const inner = columns.levelOf(level, slot);
      for (let item = at + 1; item < element.next; item = elements[item]!.next) {
        if (elements[item]!.kind === ITEM_ROW)
          readLevel(file, row, inner, item + 1, elements[item]!.next, charset);
      }
    }
  }

  function readValue(
    file: Dicom,
    row: Row,
    level: Level,
    element: Element,
    creator: string | undefined,
    charset: Charset,
  ): void {
    const vr = readAs(element);
    const column = columns.columnOf(level, columns.slotOf(level, element.tag, creator), vr);
    if (!column?.isWanted) return;
    const length = element.valueEnd - element.valueStart;
    if (length > MAX_REMEMBERED_BYTES) {
      put(row, column, cellOf(file, element, charset, vr));
      return;
    }
    const raw = length === 0 ? '' : valueText(file, element);
    const memory = memories[column.index];
    if (memory !== undefined && memory.raw === raw && memory.vr === vr && memory.charset === charset) {
      put(row, column, memory.cell);
      return;
    }
    const cell = cellOf(file, element, usesCharset(vr) ? charset : DEFAULT_CHARSET, vr);
    memories[column.index] = { raw, vr, charset, cell };
    put(row, column, cell);
  }
}

/** A sequence without an attribute in any item is there all the same. */
function isHollow(elements: Dicom['elements'], at: number): boolean {
  let inside = at + 1;
  while (inside < elements[at]!.next && elements[inside]!.kind === ITEM_ROW) inside++;
  return inside === elements[at]!.next;
}

/** A known attribute written as UN has the VR of the dictionary (PS3.5 section 6.2.2). */
function readAs({ tag, vr }: Element): VrCode {
  return vr === UN || !isKnownVr(vr) ? (vrOfTag(tag) ?? vr) : vr;
}

function put(row: Row, column: Column, cell: string): void {
  const before = row[column.index];
  if (before === undefined) column.files++;
  const joined = before === undefined ? cell : joinItems(before, cell);
  row[column.index] = joined;
  if (joined === '') return;
  column.hasValue = true;
  if (column.isNumeric && !isNumberText(joined)) column.isNumeric = false;
  if (column.isDate && !isDateText(joined)) column.isDate = false;
}

const CHUNK_BYTES = 1 << 20;

/** SHA-256 of the value of the pixel data as it stands in the file, fragments with their headers. */
function digestOf(file: Dicom, element: Element): string {
  const hash = createHash('sha256');
  for (let at = element.valueStart; at < element.valueEnd; at += CHUNK_BYTES)
    hash.update(bytesOf(file.data, at, Math.min(at + CHUNK_BYTES, element.valueEnd)));
  return hash.digest('hex');
}
