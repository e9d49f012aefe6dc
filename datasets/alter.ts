// Tools to bend an output: one element, one file, one mapping at a time; everything else stays byte for byte.
import { type Dicom, type Element, ITEM_ROW, readDicom, SEQUENCE } from '../src/dicom/read.ts';
import { bytesOf } from '../src/dicom/source.ts';
import { formatTag, isPrivate, isPrivateCreator, parseTag, type Tag } from '../src/dicom/tag.ts';
import { encodingOf, transcodeElements } from '../src/dicom/transcode.ts';
import { asciiValue, valueBytes } from '../src/dicom/value.ts';
import { type VrCode, vrCode, vrName } from '../src/dicom/vr.ts';
import { joinPieces, type NewElement, writeEdited, writeHead } from '../src/dicom/write.ts';
import type { Cohort, FileRow, OutputMapping, OutputSet } from './outputs.ts';

/** Every row by its path, as the answer key writes it; sequences and items as well: `(0040,0275)`, `(0040,0275)[0]`. */
export function rowsByPath(file: Dicom): Map<string, number> {
  const rows = new Map<string, number>();
  walk(0, file.elements.length, '');
  return rows;

  function walk(from: number, to: number, outer: string): void {
    const creators = new Map<Tag, string>();
    for (let row = from; row < to; row = file.elements[row]!.next) {
      const element = file.elements[row]!;
      if (isPrivateCreator(element.tag)) creators.set(element.tag, asciiValue(file, element));
      const path = outer + nameOf(element.tag, creators);
      rows.set(path, row);
      let item = 0;
      for (let inner = row + 1; inner < element.next; inner = file.elements[inner]!.next)
        if (file.elements[inner]!.kind === ITEM_ROW) {
          rows.set(`${path}[${item}]`, inner);
          walk(inner + 1, file.elements[inner]!.next, `${path}[${item++}]/`);
        }
    }
  }
}

function nameOf(tag: Tag, creators: ReadonlyMap<Tag, string>): string {
  const creator = creators.get(((tag & 0xffff0000) | ((tag >>> 8) & 0xff)) >>> 0);
  const name = formatTag(tag);
  if (!isPrivate(tag) || creator === undefined || isPrivateCreator(tag)) return name;
  return `(${name.slice(1, 5)},"${creator}",${name.slice(8, 10)})`;
}

/** New values by path; `undefined` removes the element, the sequence or the item. Text is Latin-1, without padding. */
export type Changes = Readonly<Record<string, string | Uint8Array | undefined>>;

/** An element to put in at the top level. */
export interface Insertion {
  readonly tag: string;
  readonly vr: string;
  readonly value: string | Uint8Array;
}

const latin1 = (value: string | Uint8Array): Uint8Array =>
  typeof value === 'string' ? Buffer.from(value, 'latin1') : value;

/**
 * A copy of a file with some elements changed. Asking for an element that is not there is a mistake in a recipe.
 *
 * @example
 * changeElements(bytes, { '(0010,0010)': 'Stone^Finwan', '(0008,0060)': undefined })
 */
export function changeElements(
  bytes: Uint8Array,
  changes: Changes,
  insertions: readonly Insertion[] = [],
): Uint8Array {
  const file = readDicom(bytes);
  const rows = rowsByPath(file);
  const edits = Object.entries(changes).map(([path, value]) => {
    const row = rows.get(path);
    if (row === undefined) throw new Error(`no ${path} in the file`);
    return { row, value: value === undefined ? undefined : latin1(value) };
  });
  const insert = insertions.map(({ tag, vr, value }): NewElement => {
    if (rows.has(tag)) throw new Error(`${tag} is in the file already`);
    return { tag: parseTag(tag)!, vr: vrCode(vr), value: latin1(value) };
  });
  const pieces = writeEdited(
    file,
    edits.sort((a, b) => a.row - b.row),
    { insert: insert.sort((a, b) => a.tag - b.tag) },
  );
  return new Uint8Array(joinPieces(pieces, file.file));
}

/** A copy with each text value of some VRs passed through `change`; `undefined` from it leaves a value alone. */
export function changeValues(
  bytes: Uint8Array,
  vrs: readonly string[],
  change: (value: string, path: string) => string | undefined,
): Uint8Array {
  const file = readDicom(bytes);
  const changes: Record<string, string> = {};
  for (const [path, row] of rowsByPath(file)) {
    const element = file.elements[row]!;
    if (
      element.next !== row + 1 ||
      !vrs.includes(vrName(element.vr)) ||
      element.valueEnd === element.valueStart
    )
      continue;
    const before = asciiValue(file, element);
    const after = before
      .split('\\')
      .map((value) => change(value, path) ?? value)
      .join('\\');
    if (after !== before) changes[path] = after;
  }
  return Object.keys(changes).length === 0 ? bytes : changeElements(bytes, changes);
}

/** The value of an element as Latin-1 text, without padding; `undefined` when there is none. */
export function valueAt(bytes: Uint8Array, path: string): string | undefined {
  const file = readDicom(bytes);
  const row = rowsByPath(file).get(path);
  return row === undefined ? undefined : asciiValue(file, file.elements[row]!);
}

/** A copy with an original's element back in its place: the value at any depth, or the whole element at the top level. */
export function restoreElement(output: Uint8Array, original: Uint8Array, path: string): Uint8Array {
  const source = readDicom(original);
  const row = rowsByPath(source).get(path);
  if (row === undefined) throw new Error(`no ${path} in the original`);
  const element = source.elements[row]!;
  const target = readDicom(output);
  const there = rowsByPath(target).has(path);
  if (there && element.kind !== SEQUENCE)
    return changeElements(output, { [path]: valueBytes(source, element) });
  if (path.includes('/')) throw new Error(`the sequence around ${path} is not in the output`);
  const cleared = there ? changeElements(output, { [path]: undefined }) : output;
  return insertElement(cleared, source, element);
}

/** Original and output of a file have the same transfer syntax, so its bytes fit. */
function insertElement(output: Uint8Array, source: Dicom, element: Element): Uint8Array {
  const target = readDicom(output);
  const bytes = transcodeElements(source, [source.elements.indexOf(element)], encodingOf(source.syntax));
  const at =
    target.elements.find(({ tag, depth }) => depth === 0 && tag > element.tag)?.start ?? target.dataEnd;
  if (target.syntax.deflated) throw new Error('choose a file that is not deflated');
  return splice(output, at, 0, bytes);
}

/** A copy with `removed` bytes at an offset replaced by others. */
export function splice(bytes: Uint8Array, at: number, removed: number, added: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)]));
}

/** A copy with other file meta information; (0002,0000) and order are taken care of. */
export function changeMeta(
  bytes: Uint8Array,
  changes: Changes,
  insertions: readonly Insertion[] = [],
): Uint8Array {
  const file = readDicom(bytes);
  const kept = file.meta
    .filter(({ tag }) => tag !== 0x00020000)
    .map((element): NewElement => {
      const value = bytesOf(file.file, element.valueStart, element.valueEnd);
      const change = changes[formatTag(element.tag)];
      return { tag: element.tag, vr: element.vr, value: change === undefined ? value : latin1(change) };
    });
  const added = insertions.map(({ tag, vr, value }): NewElement => {
    const code: VrCode = vrCode(vr);
    return { tag: parseTag(tag)!, vr: code, value: latin1(value) };
  });
  const head = Buffer.from(writeHead([...kept, ...added].sort((a, b) => a.tag - b.tag)));
  head.set(bytes.subarray(0, 128));
  return splice(bytes, 0, file.dataStart, head);
}

/** A copy that claims one more option in (0012,0064); the item is made from the first one. Not for deflated files. */
export function claimCode(bytes: Uint8Array, code: string, meaning: string): Uint8Array {
  const file = readDicom(bytes);
  const element = file.elements[rowsByPath(file).get('(0012,0064)')!]!;
  const items = Buffer.from(bytes.subarray(element.valueStart, element.valueEnd));
  const first = items.subarray(0, 8 + items.readUInt32LE(4)).toString('latin1');
  const length = 'Basic Application Confidentiality Profile'.length;
  const item = first
    .replace('113100', code)
    .replace(/Basic Application Confidentiality Profile/, meaning.padEnd(length));
  return changeElements(bytes, { '(0012,0064)': Buffer.concat([items, Buffer.from(item, 'latin1')]) });
}

// ---- outputs

/** Which files of the cohort: a path, or the beginning of several (`patient-1/`); `''` is all. */
export type Choice = string;

/** The mapping's rows of chosen files that were de-identified. */
export function rowsOf({ mapping }: OutputSet, choice: Choice): FileRow[] {
  const rows = mapping.files.filter(({ input, output }) => output !== '' && input.startsWith(choice));
  if (rows.length === 0) throw new Error(`no output of ${choice}`);
  return rows;
}

/** The output of one file of the cohort. */
export function outputOf(set: OutputSet, input: string): Uint8Array {
  return set.files.get(rowsOf(set, input)[0]!.output)!;
}

/** A copy of an output with the chosen files changed. */
export function changeFiles(
  set: OutputSet,
  choice: Choice,
  change: (bytes: Uint8Array, row: FileRow) => Uint8Array,
): OutputSet {
  const files = new Map(set.files);
  for (const row of rowsOf(set, choice)) files.set(row.output, change(files.get(row.output)!, row));
  return { ...set, files };
}

/** A copy of an output with an original element back in each of the chosen files. */
export function restoreIn(set: OutputSet, originals: Cohort, choice: Choice, path: string): OutputSet {
  return changeFiles(set, choice, (bytes, row) => restoreElement(bytes, originals.get(row.input)!, path));
}

export function changeMapping(
  set: OutputSet,
  change: (mapping: OutputMapping) => Partial<OutputMapping>,
): OutputSet {
  return { ...set, mapping: { ...set.mapping, ...change(set.mapping) } };
}

/** A copy with every UID that is not registered replaced, in all files, their meta information, names and the mapping. */
export function renameUids(set: OutputSet, rename: (uid: string) => string): OutputSet {
  const fresh = (uid: string): string => (uid.startsWith('1.2.840.10008.') ? uid : rename(uid));
  const renamed = (path: string): string =>
    path
      .split('/')
      .map((part) =>
        /^2\.25\.\d+(\.dcm)?$/.test(part)
          ? fresh(part.replace(/\.dcm$/, '')) + (/\.dcm$/.exec(part) ?? '')
          : part,
      )
      .join('/');
  const files = new Map(
    [...set.files].map(([path, bytes]) => {
      const changed = changeValues(bytes, ['UI'], fresh);
      return [renamed(path), changeMeta(changed, { '(0002,0003)': fresh(valueAt(bytes, '(0008,0018)')!) })];
    }),
  );
  const { mapping } = set;
  return {
    files,
    mapping: {
      ...mapping,
      files: mapping.files.map((row) => ({ ...row, output: renamed(row.output) })),
      uids: mapping.uids.map(([old, uid]) => [old, fresh(uid)]),
    },
  };
}

/** A DA or DT value moved by whole days; anything else as it was. */
export function moveDate(value: string, days: number): string {
  const match = /^(\d{4})(\d\d)(\d\d)(.*)$/.exec(value);
  if (match === null) return value;
  const [year, month, day] = match.slice(1, 4).map(Number) as [number, number, number];
  const moved = new Date(Date.UTC(year, month - 1, day + days))
    .toISOString()
    .slice(0, 10)
    .replaceAll('-', '');
  return moved + match[4]!;
}
