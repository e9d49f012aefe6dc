import { freshHead } from '../deidentify/stamps.ts';
import {
  type BuildDataset,
  type BuildValue,
  encodeItems,
  encodeValue,
  type TypedValue,
} from '../dicom/build.ts';
import type { Charset } from '../dicom/charset.ts';
import { BIG_ENDIAN, EXPLICIT } from '../dicom/header.ts';
import type { DicomJson, JsonAttribute, JsonName } from '../dicom/json.ts';
import { type Dicom, type Element, SEQUENCE, VALUE } from '../dicom/read.ts';
import { formatTag, type Tag, tagToHex } from '../dicom/tag.ts';
import { asciiValue, charsetLookup, findRow, valueBytes } from '../dicom/value.ts';
import { isText, VRS, vrCode, widthOf } from '../dicom/vr.ts';
import { type Edit, type NewElement, type Piece, writeEdited } from '../dicom/write.ts';
import { DeidError } from '../errors.ts';
import { BULK_PREFIX, itemLevels, type Level, toDraftJson } from './dataset-text.ts';

const CHARSET: Tag = 0x00080005;

/**
 * Puts what a draft returned into the file that it was given: bytes of attributes that it left alone stay as they are, also
 * inside sequences; preamble and file meta information are made anew, with the SOP Instance UID of the output.
 *
 * @param text what came out of the sandbox
 * @param options.dataset what `toDraftJson` made of the file, where that is there already
 * @returns pieces of the new file, see `writeEdited`
 * @throws DeidError E_BAD_DRAFT when it is no data set of the DICOM JSON model; the message holds no value
 */
export function rebuildFile(
  file: Dicom,
  text: string,
  { dataset = toDraftJson(file) }: { readonly dataset?: DicomJson } = {},
): Piece[] {
  const output = parseDataset(text);
  const job: Job = { file, charset: charsetLookup(file) };
  const changes = compareLevel(job, { from: 0, to: file.elements.length, json: dataset }, output);
  const insert = changes.added.map(([hex, attribute]): NewElement => {
    const place = { tag: Number.parseInt(hex, 16), row: 0, encoding: encodingOf(file) };
    return { tag: place.tag, vr: vrCode(attribute.vr), value: encodeAttribute(job, place, attribute) };
  });
  insert.sort((a, b) => a.tag - b.tag);
  const uid = (hex: string): string => {
    const value = output[hex]?.Value?.[0];
    return typeof value === 'string' ? value.slice(0, 64) : '';
  };
  return writeEdited(file, changes.edits, {
    insert,
    head: freshHead(classOf(file), uid('00080018'), file.syntax.uid),
  });
}

function classOf(file: Dicom): string {
  const row = findRow(file.elements, 0x00080016);
  return row < 0 ? '' : asciiValue(file, file.elements[row]!);
}

interface Job {
  readonly file: Dicom;
  readonly charset: (row: number) => Charset;
}

/** What has to be done to the rows of a level; `added` can be inserted only at the top. */
interface Changes {
  readonly edits: Edit[];
  readonly added: [string, JsonAttribute][];
}

function compareLevel(job: Job, level: Level, output: DicomJson): Changes {
  const { elements } = job.file;
  const changes: Changes = { edits: [], added: [] };
  const here = new Set<string>();
  for (let row = level.from; row < level.to; row = elements[row]!.next) {
    const element = elements[row]!;
    const hex = tagToHex(element.tag);
    here.add(hex);
    // the character set is that of the bytes; lengths of groups would be wrong
    if (element.tag === CHARSET) continue;
    const after = output[hex];
    if (after === undefined) changes.edits.push({ row, value: undefined });
    else if (!isSame(level.json[hex], after)) {
      const before = level.json[hex]!;
      if (before.vr === after.vr) changes.edits.push(...editsOf(job, row, { before, after }));
      else {
        changes.edits.push({ row, value: undefined });
        changes.added.push([hex, after]);
      }
    }
  }
  for (const [hex, attribute] of Object.entries(output))
    if (!here.has(hex) && hex !== '00080005') changes.added.push([hex, attribute]);
  return changes;
}

function editsOf(
  job: Job,
  row: number,
  { before, after }: { readonly before: JsonAttribute; readonly after: JsonAttribute },
): Edit[] {
  const element = job.file.elements[row]!;
  if (element.kind === SEQUENCE) {
    const levels = itemLevels(job.file, row, before);
    const items = (after.Value ?? []) as DicomJson[];
    if (levels.length === items.length && items.length > 0) {
      const inside = levels.map((level, index) => compareLevel(job, level, items[index]!));
      if (inside.every(({ added }) => added.length === 0)) return inside.flatMap(({ edits }) => edits);
    }
  }
  const { tag } = element;
  const encoding = element.kind === SEQUENCE ? innerEncoding(job.file, row) : element.encoding;
  return [{ row, value: encodeAttribute(job, { tag, row, encoding }, after, { row, before }) }];
}

/** Items may be encoded other than the sequence around them (PS3.5 section 6.2.2). */
function innerEncoding({ elements }: Dicom, row: number): number {
  const first = elements[row + 1];
  return first !== undefined && row + 1 < elements[row]!.next ? first.encoding : elements[row]!.encoding;
}

function encodingOf({ syntax }: Dicom): number {
  return (syntax.explicit ? EXPLICIT : 0) | (syntax.littleEndian ? 0 : BIG_ENDIAN);
}

interface Place {
  readonly tag: Tag;
  /** For the character set. */
  readonly row: number;
  readonly encoding: number;
}

/** Where the draft had it from, to take over the bytes of what it left alone. */
interface Origin {
  readonly row: number;
  readonly before: JsonAttribute;
}

function encodeAttribute(job: Job, place: Place, attribute: JsonAttribute, origin?: Origin): Uint8Array {
  const { tag, row, encoding } = place;
  const charset = job.charset(row);
  const options = { charset, explicit: (encoding & EXPLICIT) !== 0, little: (encoding & BIG_ENDIAN) === 0 };
  try {
    if (attribute.vr !== 'SQ')
      return encodeValue(leafValue(tag, attribute), attribute.vr, charset, options.little);
    const levels = origin === undefined ? [] : itemLevels(job.file, origin.row, origin.before);
    const items = ((attribute.Value ?? []) as DicomJson[]).map((item, index) =>
      buildItem(job, item, levels[index]),
    );
    return encodeItems(items, options);
  } catch (error) {
    if (!(error instanceof DeidError) || error.code === 'E_BAD_DRAFT') throw error;
    throw new DeidError(
      'E_BAD_DRAFT',
      `${formatTag(tag)} ${attribute.vr} cannot be written: ${error.message}`,
      { tag, cause: error },
    );
  }
}

function buildItem(job: Job, item: DicomJson, level: Level | undefined): BuildDataset {
  const built: Record<string, BuildValue | TypedValue> = {};
  for (const [hex, attribute] of Object.entries(item)) {
    const tag = Number.parseInt(hex, 16);
    const row = level === undefined ? -1 : findRow(job.file.elements, tag, level.from, level.to);
    const element = job.file.elements[row];
    const before = level?.json[hex];
    if (element !== undefined && before !== undefined && isSame(before, attribute) && isCopied(element)) {
      built[hex] = { vr: attribute.vr, value: Uint8Array.from(valueBytes(job.file, element)) };
    } else if (attribute.vr === 'SQ') {
      const inside = element?.kind === SEQUENCE ? itemLevels(job.file, row, before) : [];
      const items = (attribute.Value ?? []) as DicomJson[];
      built[hex] = { vr: 'SQ', value: items.map((each, index) => buildItem(job, each, inside[index])) };
    } else {
      built[hex] = { vr: attribute.vr, value: leafValue(tag, attribute) };
    }
  }
  // not in the JSON model, as its text is decoded; the bytes need it
  const charset = level === undefined ? -1 : findRow(job.file.elements, CHARSET, level.from, level.to);
  if (charset >= 0)
    built['00080005'] = {
      vr: 'CS',
      value: Uint8Array.from(valueBytes(job.file, job.file.elements[charset]!)),
    };
  return built;
}

/** The bytes can be taken over where nobody turns them. */
function isCopied({ kind, encoding, vr }: Element): boolean {
  return kind === VALUE && ((encoding & BIG_ENDIAN) === 0 || widthOf(vr) === 1);
}

/** A value that is no sequence, from the JSON model to what `buildFile` takes. */
function leafValue(tag: Tag, { vr, Value, InlineBinary, BulkDataURI }: JsonAttribute): BuildValue {
  if (BulkDataURI !== undefined)
    throw bad('a placeholder for binary data that stands where the original has it, unchanged', tag);
  if (InlineBinary !== undefined) return Uint8Array.from(Buffer.from(InlineBinary, 'base64'));
  const values = (Value ?? []) as readonly (string | number | null | JsonName)[];
  if (vr === 'PN') return values.map(nameText);
  if (vr === 'AT') return values.map((value) => Number.parseInt(String(value), 16));
  if (vr === 'DS')
    return values.map((value) =>
      typeof value === 'number' ? decimalText(value) : ((value as string | null) ?? ''),
    );
  if (isText(vrCode(vr))) return values.map((value) => (value === null ? '' : String(value)));
  return values.map((value) => (value === 'inf' ? Infinity : value === '-inf' ? -Infinity : Number(value)));
}

function nameText(value: string | number | null | JsonName): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  const groups = [value.Alphabetic, value.Ideographic, value.Phonetic].map((group) => group ?? '');
  return groups.join('=').replace(/=+$/, '');
}

/** A number in the 16 characters of a DS (PS3.5 section 6.2). */
function decimalText(value: number): string {
  const plain = String(value);
  if (plain.length <= 16) return plain;
  for (let digits = 15; digits > 0; digits--) {
    const text = String(Number(value.toPrecision(digits)));
    if (text.length <= 16) return text;
  }
  return plain;
}

/** Text of the sandbox as a data set. @throws DeidError E_BAD_DRAFT */
function parseDataset(text: string): DicomJson {
  const value: unknown = JSON.parse(text);
  checkLevel(value, 0);
  return value as DicomJson;
}

const MAX_DEPTH = 64;

function checkLevel(level: unknown, depth: number): void {
  if (typeof level !== 'object' || level === null || Array.isArray(level) || depth > MAX_DEPTH)
    throw bad('an object with attributes by their tags');
  for (const [hex, attribute] of Object.entries(level)) {
    if (!/^[0-9A-F]{8}$/.test(hex))
      throw bad('tags as eight upper case hexadecimal digits, such as 00100010');
    checkAttribute(Number.parseInt(hex, 16), attribute, depth);
  }
}

function checkAttribute(tag: Tag, attribute: unknown, depth: number): void {
  if (typeof attribute !== 'object' || attribute === null || Array.isArray(attribute))
    throw bad('an attribute with its vr', tag);
  const { vr, Value, InlineBinary, BulkDataURI } = attribute as Record<string, unknown>;
  if (typeof vr !== 'string' || !VRS.includes(vr)) throw bad('a vr of PS3.5', tag);
  const isBase64 = typeof InlineBinary === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(InlineBinary);
  if (InlineBinary !== undefined && !isBase64) throw bad('InlineBinary in base 64', tag);
  const isPlaceholder = typeof BulkDataURI === 'string' && BulkDataURI.startsWith(BULK_PREFIX);
  if (BulkDataURI !== undefined && !isPlaceholder)
    throw bad('the placeholder of the original as BulkDataURI', tag);
  if (Value === undefined) return;
  if (!Array.isArray(Value)) throw bad('Value to be a list', tag);
  for (const each of Value as unknown[]) {
    if (vr === 'SQ') checkLevel(each, depth + 1);
    else if (!isLeaf(vr, each)) throw bad(`values that ${vr} takes`, tag);
  }
}

function isLeaf(vr: string, value: unknown): boolean {
  if (value === null) return isText(vrCode(vr));
  if (vr === 'PN')
    return (
      typeof value === 'string' ||
      (typeof value === 'object' && Object.values(value).every((each) => typeof each === 'string'))
    );
  if (vr === 'AT') return typeof value === 'string' && /^[0-9A-Fa-f]{8}$/.test(value);
  if (vr === 'DS' || vr === 'IS')
    return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
  if (isText(vrCode(vr))) return typeof value === 'string';
  return typeof value === 'number' || (typeof value === 'string' && /^(?:-?\d{1,20}|-?inf|NaN)$/.test(value));
}

function bad(expected: string, tag?: Tag): DeidError {
  const where = tag === undefined ? 'the output of the draft' : `${formatTag(tag)} of the output`;
  return new DeidError('E_BAD_DRAFT', `expected ${expected}, found something else in ${where}`, { tag });
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  // an empty list and no list are both no value
  const keysOf = (value: object): string[] =>
    Object.keys(value).filter((key) => key !== 'Value' || (value as JsonAttribute).Value?.length !== 0);
  const keys = keysOf(a);
  return (
    keys.length === keysOf(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame((a as never)[key], (b as never)[key]))
  );
}
