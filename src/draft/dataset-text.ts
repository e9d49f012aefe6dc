import { BIG_ENDIAN } from '../dicom/header.ts';
import { type DicomJson, type JsonAttribute, toDicomJson } from '../dicom/json.ts';
import { type Dicom, type Element, ITEM_ROW, SEQUENCE, VALUE } from '../dicom/read.ts';
import { tagToHex } from '../dicom/tag.ts';
import { valueBytes } from '../dicom/value.ts';
import { isText, vrCode, widthOf } from '../dicom/vr.ts';

/** Longer binary values stay outside of the sandbox. */
const MOST_INLINE_BYTES = 256;
export const BULK_PREFIX = 'deidlab:bulk/';
const BINARY = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'UN'].map(vrCode));

/**
 * The data set as a draft sees it: the DICOM JSON model, with short binary values in base 64 and a placeholder for every
 * long one, such as pixel data, which the draft may keep or leave out and nothing else.
 *
 * @throws DeidError E_BAD_VALUE as `toDicomJson`
 */
export function toDraftJson(file: Dicom): DicomJson {
  const json = toDicomJson(file, { bulkData: 'omit' });
  addBinary(file, { from: 0, to: file.elements.length, json });
  return json;
}

/** Rows of one level, and the same level in JSON. */
export interface Level {
  readonly from: number;
  readonly to: number;
  readonly json: DicomJson;
}

/** The levels of the items of a sequence, in order. */
export function itemLevels(file: Dicom, row: number, attribute: JsonAttribute | undefined): Level[] {
  const levels: Level[] = [];
  const { elements } = file;
  for (let item = row + 1; item < elements[row]!.next; item = elements[item]!.next) {
    if (elements[item]!.kind !== ITEM_ROW) continue;
    const json = (attribute?.Value?.[levels.length] ?? {}) as DicomJson;
    levels.push({ from: item + 1, to: elements[item]!.next, json });
  }
  return levels;
}

function addBinary(file: Dicom, level: Level): void {
  for (let row = level.from; row < level.to; row = file.elements[row]!.next) {
    const element = file.elements[row]!;
    const attribute = level.json[tagToHex(element.tag)];
    if (attribute === undefined) continue;
    if (element.kind === SEQUENCE) for (const item of itemLevels(file, row, attribute)) addBinary(file, item);
    else if (isBinary(element) && element.valueEnd > element.valueStart) {
      if (isShort(element))
        attribute.InlineBinary = Buffer.from(valueBytes(file, element)).toString('base64');
      else attribute.BulkDataURI = `${BULK_PREFIX}${row}`;
    }
  }
}

function isBinary({ kind, vr }: Element): boolean {
  return kind !== VALUE || BINARY.has(vr) || (!isText(vr) && widthOf(vr) === 1);
}

/** Big endian words are not turned: they stay outside. */
function isShort({ kind, vr, encoding, valueStart, valueEnd }: Element): boolean {
  const isTurned = (encoding & BIG_ENDIAN) !== 0 && widthOf(vr) > 1;
  return kind === VALUE && valueEnd - valueStart <= MOST_INLINE_BYTES && !isTurned;
}
