// Judges what the engine makes of the bundled cohort, by the answer key alone: neither the engine's decisions nor the
// profiles are asked. npm run datasets:review prints the result; with --write it also renews references.json.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { charsetOf } from '../src/dicom/charset.ts';
import { type Dicom, type Element, readDicom, VALUE } from '../src/dicom/read.ts';
import { valueBytes } from '../src/dicom/value.ts';
import { vrName } from '../src/dicom/vr.ts';
import type { Action, Kind, PlantedIdentifier, ProfileName } from '../src/synthetic/cohort.ts';
import { EXAMPLE_ARC } from '../src/synthetic/planted.ts';
import { decodeIndependently, elementsByPath } from '../test/datasets/locate.ts';
import {
  bundledCohort,
  bundledKey,
  type Cohort,
  deidentifyCohort,
  type OutputSet,
  PROFILES,
} from './outputs.ts';
import { searchFor } from './search-bytes.ts';

/** What a finding is about. */
type What =
  | 'action'
  | 'decoy'
  | 'interval'
  | 'bytes'
  | 'name'
  | 'reference'
  | 'uid'
  | 'patient'
  | 'unlisted'
  | 'unreadable';

/** No value: places are those of the answer key without item numbers. */
export interface ReviewFinding {
  readonly what: What;
  readonly where: string;
  readonly kind: Kind | '';
  readonly form: string;
  /** Which actions the output fits; what was found for the others. */
  readonly observed: string;
  readonly allowed: string;
  readonly times: number;
  /** Positions in the manifest, from 1, of the first files. */
  readonly files: readonly number[];
}

export interface Review {
  /** Output paths and the SHA-256 of what is in them. */
  readonly digests: Readonly<Record<string, string>>;
  /** Refusal codes by input: nothing of such a file is given away, so every row of the key is content. */
  readonly refused: Readonly<Record<string, string>>;
  /** How many planted identifiers met which fate. */
  readonly observed: Readonly<Record<string, number>>;
  /** Drawn into pixels that were passed on unchanged, where the key lets them. */
  readonly drawnAndKept: number;
  readonly decoysAlive: number;
  readonly references: number;
  readonly searched: { readonly files: number; readonly strings: number };
  readonly findings: readonly ReviewFinding[];
}

/** A finding that is known and accepted, with the reason. */
export interface Exception extends Pick<ReviewFinding, 'what' | 'where' | 'observed'> {
  readonly profile: ProfileName;
  /** Absent: any. */
  readonly form?: string;
  readonly reason: string;
}

const TELLING =
  'the text cleaner would rather lose a medical word that is also the family name of this patient';

export const EXCEPTIONS: readonly Exception[] = [
  {
    ...{ profile: 'whitelist', what: 'action', where: '(7FE0,0010)', observed: 'keep' },
    reason: 'no pixel is looked at yet, and the whitelist does not ask for it: text burned into pixels stays',
  },
  {
    ...{ profile: 'research', what: 'decoy', where: '(0070,0001)/(0070,0008)/(0070,0006)', observed: 'gone' },
    reason: TELLING,
  },
  { ...{ profile: 'research', what: 'decoy', where: '(0070,0081)', observed: 'gone' }, reason: TELLING },
];

/** One element of one of two files that are compared. */
interface Value {
  readonly vr: string;
  readonly bytes: Uint8Array;
  readonly isBulk: boolean;
}

interface ReviewedFile {
  readonly index: number;
  readonly input: string;
  readonly output: string;
  readonly patient: string;
  readonly before: ReadonlyMap<string, Value>;
  readonly after: ReadonlyMap<string, Value>;
  readonly bytes: Uint8Array;
  readonly dicom: Dicom;
  readonly rows: readonly PlantedIdentifier[];
}

/**
 * Holds an output against the answer key.
 *
 * @param output as `deidentifyCohort` gives it; the files are found by its mapping
 * @example
 * reviewOutput(bundledCohort(), bundledKey(), deidentifyCohort(bundledCohort(), 'basic'), 'basic').findings // => []
 */
export function reviewOutput(
  cohort: Cohort,
  key: ReadonlyMap<string, readonly PlantedIdentifier[]>,
  output: OutputSet,
  profile: ProfileName,
): Review {
  const notes = createNotes();
  const refused: Record<string, string> = {};
  const reviewed: ReviewedFile[] = [];
  const status = new Map(output.mapping.files.map((row) => [row.input, row]));
  for (const [position, [input, bytes]] of [...cohort].entries()) {
    const index = position + 1;
    const row = status.get(input);
    const made = output.files.get(row?.output ?? '');
    if (row?.status === 'refused' && made === undefined) refused[input] = row.code;
    else if (made === undefined) notes.add({ what: 'name', observed: 'neither written nor refused' }, index);
    else {
      const dicom = readable(made);
      if (dicom === undefined) {
        notes.add({ what: 'unreadable', observed: 'cannot be read' }, index);
        continue;
      }
      reviewed.push({
        ...{ index, input, output: row!.output, patient: input.split('/')[0]!, bytes: made, dicom },
        before: valuesOf(readDicom(bytes)),
        after: valuesOf(dicom),
        rows: key.get(input) ?? [],
      });
    }
  }
  const listed = new Set(reviewed.map((file) => file.output));
  for (const name of output.files.keys())
    if (!listed.has(name))
      notes.add({ what: 'unlisted', observed: 'an output that the mapping does not list' }, 0);

  reviewPatients(reviewed, notes);
  const uids = reviewUids(reviewed, output, notes);
  const dates = learnDates(reviewed);
  const observed: Record<string, number> = {};
  let drawnAndKept = 0;
  let decoysAlive = 0;
  const shifted = new Map<ReviewedFile, Set<string>>();
  for (const file of reviewed)
    for (const row of file.rows) {
      const { kind, form, allowed } = row;
      const where = row.where.replace(/\[\d+\]/g, '');
      if (kind === 'decoy') {
        const isAlive = textAt(file.after, row).includes(row.text);
        if (isAlive) decoysAlive++;
        else if (!allowed[profile].includes('remove'))
          notes.add(
            { what: 'decoy', where, kind, form, observed: 'gone', allowed: 'must survive' },
            file.index,
          );
        continue;
      }
      const fits = observe(row, file, { uids, dates });
      if (fits.includes('shift')) shifted.set(file, (shifted.get(file) ?? new Set()).add(row.where));
      const taken = fits.filter((action) => allowed[profile].includes(action));
      const shown = taken[0] ?? fits[0] ?? 'nothing known';
      observed[shown] = (observed[shown] ?? 0) + 1;
      if (row.box && row.where === '(7FE0,0010)' && taken.includes('keep')) drawnAndKept++;
      if (taken.length === 0)
        notes.add(
          {
            what: 'action',
            where,
            kind,
            form,
            observed: fits.join(' or '),
            allowed: allowed[profile].join(' or '),
          },
          file.index,
        );
    }
  reviewIntervals(reviewed, dates, profile, notes);
  const strings = searchBytes(reviewed, { key, profile, shifted }, notes);
  return {
    digests: Object.fromEntries([...output.files].map(([name, bytes]) => [name, digestOf(bytes)]).sort()),
    refused,
    observed: Object.fromEntries(Object.entries(observed).sort()),
    ...{ drawnAndKept, decoysAlive, references: uids.references },
    searched: { files: reviewed.length, strings },
    findings: notes.list(),
  };
}

/** SHA-256 of a file; of a deflated one, of head and inflated data set, as versions of zlib deflate differently. */
export function digestOf(bytes: Uint8Array): string {
  const dicom = readable(bytes);
  if (dicom === undefined) return createHash('sha256').update(bytes).digest('hex');
  const { syntax, dataStart } = dicom;
  const hash = createHash('sha256').update(bytes.subarray(0, dataStart));
  const rest = bytes.subarray(dataStart);
  return hash.update(syntax.deflated ? inflateRawSync(rest) : rest).digest('hex');
}

interface Notes {
  add(finding: Partial<ReviewFinding> & Pick<ReviewFinding, 'what' | 'observed'>, file: number): void;
  list(): ReviewFinding[];
}

/** Groups findings that differ by file alone. */
function createNotes(): Notes {
  const groups = new Map<string, ReviewFinding>();
  return {
    add(given, file) {
      const finding = { where: '', kind: '' as const, form: '', allowed: '', times: 0, files: [], ...given };
      const name = JSON.stringify([
        finding.what,
        finding.where,
        finding.kind,
        finding.form,
        finding.observed,
      ]);
      const { times, files } = groups.get(name) ?? finding;
      const isNew = file > 0 && files.length < 5 && !files.includes(file);
      groups.set(name, { ...finding, times: times + 1, files: isNew ? [...files, file] : files });
    },
    list: () => [...groups.values()],
  };
}

function valuesOf(file: Dicom): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const [path, element] of elementsByPath(file)) {
    const isMeta = path.startsWith('(0002');
    values.set(path, {
      vr: vrName(element.vr),
      bytes: valueBytes(isMeta ? { ...file, data: file.file } : file, element),
      isBulk: element.kind !== VALUE,
    });
  }
  return values;
}

const trimmed = (text: string): string => text.replace(/[\0 ]+$/, '');
const ascii = (value: Value): string => trimmed(Buffer.from(value.bytes).toString('latin1'));
const isEmpty = (value: Value): boolean => value.bytes.length === 0;
const isSame = (a: Value, b: Value): boolean =>
  Buffer.compare(a.bytes, b.bytes) === 0 || (!a.isBulk && !b.isBulk && ascii(a) === ascii(b));

function textAt(values: ReadonlyMap<string, Value>, row: PlantedIdentifier): string {
  const value = values.get(row.where);
  return value === undefined ? '' : decodeIndependently(value.bytes, row.charset);
}

// ---- what was done with one identifier

interface Learned {
  readonly uids: UidFacts;
  readonly dates: DateFacts;
}

/** A stand-in cannot be told from another one by looking at it. */
const STAND_INS: readonly Action[] = ['dummy', 'replace', 'pseudonym', 'encrypt'];

/** The actions that give what the output holds in this place. */
function observe(row: PlantedIdentifier, file: ReviewedFile, learned: Learned): readonly Action[] {
  const { where, kind, form } = row;
  if (where === 'file name') return traces(row, file.output) ? ['keep'] : ['replace'];
  if (where === 'preamble') return observePreamble(file);
  const before = file.before.get(where);
  const after = file.after.get(where);
  if (before === undefined) return [];
  if (after === undefined) return ['remove'];
  if (isEmpty(after)) return ['empty'];
  if (row.box) return observePixels(row, file, before, after);
  if (isSame(before, after)) return kind === 'time' ? ['keep', 'shift'] : ['keep'];
  if (kind === 'uid') return observeUid(row, before, after, learned.uids);
  if (form === 'da' || form === 'dt') return observeDate(row, file, after, learned.dates);
  if (kind === 'time') return /^\d{2,6}(\.\d{1,6})?$/.test(ascii(after)) ? STAND_INS : [];
  if (kind === 'age') return observeAge(row.text, ascii(after));
  return observeText(row, file);
}

function observePreamble(file: ReviewedFile): readonly Action[] {
  if (!file.dicom.hasPreamble) return ['remove'];
  return file.bytes.subarray(0, 128).every((byte) => byte === 0) ? ['empty'] : [];
}

/** Which of several values the identifier is. */
function placeOf(row: PlantedIdentifier, before: Value): number {
  return ascii(before).split('\\').indexOf(row.text);
}

function observeUid(row: PlantedIdentifier, before: Value, after: Value, uids: UidFacts): readonly Action[] {
  const [old, fresh] = [before, after].map((value) => ascii(value).split('\\')) as [string[], string[]];
  if (old.length !== fresh.length) return [];
  const uid = fresh[placeOf(row, before)]!;
  if (uid === row.text) return ['keep'];
  if (!/^(?=.{1,64}$)(0|[1-9]\d*)(\.(0|[1-9]\d*))+$/.test(uid)) return [];
  return uids.freshOf.get(row.text) === uid ? ['uid'] : ['dummy', 'replace'];
}

function observeDate(
  row: PlantedIdentifier,
  file: ReviewedFile,
  after: Value,
  dates: DateFacts,
): readonly Action[] {
  const fresh = ascii(after);
  if (dayOf(fresh) === undefined) return [];
  if (dates.standIns.has(fresh)) return STAND_INS;
  const isRest = fresh.slice(8) === row.text.slice(8);
  return isRest && daysBetween(row.text, fresh) === dates.offsetOf.get(file.patient) ? ['shift'] : STAND_INS;
}

function observeAge(old: string, fresh: string): readonly Action[] {
  if (!/^\d{3}[DWMY]$/.test(fresh)) return [];
  return old.at(-1) === fresh.at(-1) && fresh <= old && fresh <= '090Y'
    ? ['generalize', ...STAND_INS]
    : STAND_INS;
}

function observeText(row: PlantedIdentifier, file: ReviewedFile): readonly Action[] {
  let text = textAt(file.after, row);
  // what has to stay may look like the name
  for (const decoy of file.rows)
    if (decoy.kind === 'decoy' && decoy.where === row.where) text = text.replace(decoy.text, ' ');
  if (traces(row, text)) return ['keep'];
  const words = (from: string): string[] => from.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const left = new Set(words(text));
  const isSomeLeft = words(textAt(file.before, row)).some((word) => left.has(word));
  return isSomeLeft ? ['clean'] : [...STAND_INS, 'clean'];
}

/** Whether a text still holds the identifier, or a part that names as well as the whole. */
function traces(row: PlantedIdentifier, text: string): boolean {
  const { kind, form } = row;
  const place = text.toLowerCase();
  if (form === 'initials') return new RegExp(`(?<!\\p{L})${row.text}(?!\\p{L})`, 'u').test(text);
  if (place.includes(row.text.toLowerCase())) return true;
  if (kind === 'name' || kind === 'staff-name')
    return namePartsOf(row.text).some((part) => place.includes(part));
  if (kind === 'phone') return text.replace(/\D/g, '').includes(row.text.replace(/\D/g, ''));
  if (kind === 'address')
    return row.text
      .split(',')
      .some((part) => part.trim().length > 4 && place.includes(part.trim().toLowerCase()));
  return false;
}

/** In lower case; parts too short to name anybody are left out. */
function namePartsOf(name: string): string[] {
  const parts = name.toLowerCase().split(/[\^=, _]+/);
  return parts.filter((part) => part.length > (/[^\0-\u02ff]/.test(part) ? 1 : 2));
}

/** Overlays and icons are compared as a whole; native pixels in their box; compressed ones not at all when they differ. */
function observePixels(
  { box, where }: PlantedIdentifier,
  { before: file, dicom }: ReviewedFile,
  before: Value,
  after: Value,
): readonly Action[] {
  if (isSame(before, after)) return ['keep'];
  if (where !== '(7FE0,0010)') return ['clean', 'mask'];
  if (dicom.syntax.encapsulated || before.bytes.length !== after.bytes.length) return ['mask', 'pixelate'];
  const number = (tag: string): number => Buffer.from(file.get(tag)!.bytes).readUInt16LE();
  const [rows, columns, samples, bits] = ['(0028,0010)', '(0028,0011)', '(0028,0002)', '(0028,0100)'].map(
    number,
  ) as [number, number, number, number];
  const width = (samples * bits) / 8;
  const { frame, row, column } = box!;
  for (let r = row; r < row + box!.rows; r++) {
    const start = ((frame * rows + r) * columns + column) * width;
    const line = [before, after].map(({ bytes }) =>
      Buffer.from(bytes.subarray(start, start + box!.columns * width)),
    );
    const isUniform = line[1]!.every((byte, at) => byte === line[1]![at % width]);
    if (!isUniform && line[0]!.equals(line[1]!)) return ['keep'];
  }
  return ['mask', 'pixelate'];
}

// ---- dates

interface DateFacts {
  /** Days by which a patient's dates moved; the commonest when they disagree. */
  readonly offsetOf: ReadonlyMap<string, number>;
  /** Values that stand for several different dates. */
  readonly standIns: ReadonlySet<string>;
  readonly moves: readonly { readonly file: ReviewedFile; readonly where: string; readonly days: number }[];
}

function learnDates(files: readonly ReviewedFile[]): DateFacts {
  const originals = new Map<string, Set<string>>();
  const pairs: { file: ReviewedFile; where: string; old: string; fresh: string }[] = [];
  for (const file of files)
    for (const { where, form, text } of file.rows) {
      if (form !== 'da' && form !== 'dt') continue;
      const after = file.after.get(where);
      if (after === undefined || isEmpty(after) || ascii(after) === text) continue;
      const fresh = ascii(after);
      originals.set(fresh, (originals.get(fresh) ?? new Set()).add(text));
      pairs.push({ file, where, old: text, fresh });
    }
  const standIns = new Set([...originals].filter(([, olds]) => olds.size > 1).map(([fresh]) => fresh));
  const counts = new Map<string, Map<number, number>>();
  const moves = [];
  for (const { file, where, old, fresh } of pairs) {
    const days = daysBetween(old, fresh);
    if (standIns.has(fresh) || days === undefined) continue;
    const count = counts.get(file.patient) ?? new Map<number, number>();
    count.set(days, (count.get(days) ?? 0) + 1);
    counts.set(file.patient, count);
    moves.push({ file, where, days });
  }
  const offsetOf = new Map(
    [...counts].map(([patient, count]) => [patient, [...count].sort((a, b) => b[1] - a[1])[0]![0]]),
  );
  return { offsetOf, standIns, moves };
}

/** Days since 1970 of a DA or DT value with a whole date. */
function dayOf(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)(\d{2,6}(\.\d{1,6})?)?([+-]\d{4})?$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1, 4).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.getTime() / 86_400_000
    : undefined;
}

function daysBetween(old: string, fresh: string): number | undefined {
  const [from, to] = [dayOf(old), dayOf(fresh)];
  return from === undefined || to === undefined ? undefined : to - from;
}

function reviewIntervals(
  files: readonly ReviewedFile[],
  { offsetOf, moves }: DateFacts,
  profile: ProfileName,
  notes: Notes,
): void {
  const offsets = [...offsetOf.values()];
  if (offsets.length > 1 && new Set(offsets).size < offsets.length)
    notes.add({ what: 'interval', observed: 'two patients with the same offset' }, 0);
  for (const { file, where, days } of moves)
    if (days === 0 || days !== offsetOf.get(file.patient))
      notes.add({ what: 'interval', where, observed: 'not moved by the offset of the patient' }, file.index);
  const patients = new Set(files.map(({ patient }) => patient));
  if (profile === 'research' && patients.size !== offsetOf.size)
    notes.add({ what: 'interval', observed: 'a patient without any moved date' }, 0);
}

// ---- patients, UIDs and references

/** Each patient has one new PatientID of its own. */
function reviewPatients(files: readonly ReviewedFile[], notes: Notes): void {
  const idOf = new Map<string, string>();
  const patientOf = new Map<string, string>();
  for (const { patient, after, index } of files) {
    const id = after.get('(0010,0020)');
    const note = (observed: string): void =>
      notes.add({ what: 'patient', where: '(0010,0020)', observed }, index);
    if (id === undefined || isEmpty(id)) {
      note('no PatientID');
      continue;
    }
    if ((idOf.get(patient) ?? ascii(id)) !== ascii(id)) note('one patient became two');
    if ((patientOf.get(ascii(id)) ?? patient) !== patient) note('two patients became one');
    idOf.set(patient, ascii(id));
    patientOf.set(ascii(id), patient);
  }
}

interface UidFacts {
  /** New UIDs by old ones, as the outputs show them. */
  readonly freshOf: ReadonlyMap<string, string>;
  readonly references: number;
}

/** UIDs map one to one, as the mapping says, and what referred to a file of the cohort still does. */
function reviewUids(files: readonly ReviewedFile[], output: OutputSet, notes: Notes): UidFacts {
  const freshOf = new Map<string, string>();
  const oldOf = new Map<string, string>();
  const mapped = new Map(output.mapping.uids);
  const instances = new Map(files.map((file) => [ascii(file.before.get('(0008,0018)')!), file]));
  let references = 0;
  for (const file of files)
    for (const [where, before] of file.before) {
      const after = file.after.get(where);
      if (before.vr !== 'UI' || after === undefined || isEmpty(after) || where.startsWith('(0002')) continue;
      const fresh = ascii(after).split('\\');
      for (const [place, old] of ascii(before).split('\\').entries()) {
        if (!old.startsWith(EXAMPLE_ARC)) continue;
        const uid = fresh[place] ?? '';
        const path = where.replace(/\[\d+\]/g, '');
        const note = (observed: string): void =>
          notes.add({ what: 'uid', where: path, observed }, file.index);
        if ((freshOf.get(old) ?? uid) !== uid) note('one UID became two');
        if ((oldOf.get(uid) ?? old) !== old) note('two UIDs became one');
        if (mapped.get(old) !== uid) note('not as the mapping says');
        freshOf.set(old, uid);
        oldOf.set(uid, old);
        const target = instances.get(old);
        if (target === undefined || where === '(0008,0018)') continue;
        references++;
        const isResolved = ascii(target.after.get('(0008,0018)')!) === uid;
        if (!isResolved)
          notes.add({ what: 'reference', where: path, observed: 'names no output' }, file.index);
      }
    }
  for (const file of files)
    if (ascii(file.after.get('(0002,0003)')!) !== ascii(file.after.get('(0008,0018)')!))
      notes.add({ what: 'uid', where: '(0002,0003)', observed: 'not the SOP Instance UID' }, file.index);
  return { freshOf, references };
}

// ---- the search in the bytes

/** Searches every output for every planted string, in all encodings; returns how many strings that were. */
function searchBytes(
  files: readonly ReviewedFile[],
  context: {
    readonly key: ReadonlyMap<string, readonly PlantedIdentifier[]>;
    readonly profile: ProfileName;
    readonly shifted: ReadonlyMap<ReviewedFile, ReadonlySet<string>>;
  },
  notes: Notes,
): number {
  const { key, profile, shifted } = context;
  const search = searchFor(key);
  for (const file of files) {
    const exempt = exemptRanges(file, profile, shifted.get(file) ?? new Set());
    for (const { bytes, isMeta } of spacesOf(file))
      for (const { at, length, kind } of search.find(bytes, file.patient)) {
        const isExempt = !isMeta && exempt.some(({ start, end }) => start <= at && at + length <= end);
        if (isExempt) continue;
        const where = isMeta ? 'outside the data set' : elementAt(file.dicom, at);
        notes.add(
          { what: 'bytes', where, kind, observed: `a planted string of ${length} bytes` },
          file.index,
        );
      }
    for (const { kind } of search.find(Buffer.from(file.output, 'latin1'), file.patient))
      notes.add({ what: 'name', kind, observed: 'a planted string in the name of the output' }, file.index);
  }
  return search.size;
}

/** What may stand in the output: decoys, what the key lets stay, and dates that were moved onto another date. */
function exemptRanges(
  file: ReviewedFile,
  profile: ProfileName,
  shifted: ReadonlySet<string>,
): { start: number; end: number }[] {
  const elements = elementsByPath(file.dicom);
  const data = Buffer.from(file.dicom.data.window);
  return file.rows.flatMap((row) => {
    const element = elements.get(row.where);
    if (element === undefined || row.where.startsWith('(0002')) return [];
    if (shifted.has(row.where)) return [{ start: element.valueStart, end: element.valueEnd }];
    if (row.kind !== 'decoy' && !row.allowed[profile].includes('keep')) return [];
    const bytes = Buffer.from(charsetOf(row.charset).encodeValues([row.text], 'UT'));
    const start = data.indexOf(bytes, element.valueStart);
    return start < 0 || start >= element.valueEnd ? [] : [{ start, end: start + bytes.length }];
  });
}

/** The file; for a deflated one also its inflated data set. Offsets in the latter are those of its elements. */
function spacesOf({ bytes, dicom }: ReviewedFile): { bytes: Uint8Array; isMeta: boolean }[] {
  if (!dicom.syntax.deflated) return [{ bytes, isMeta: false }];
  return [
    { bytes, isMeta: true },
    { bytes: new Uint8Array(inflateRawSync(bytes.subarray(dicom.dataStart))), isMeta: false },
  ];
}

function readable(bytes: Uint8Array): Dicom | undefined {
  try {
    return readDicom(bytes);
  } catch {
    return undefined;
  }
}

/** The innermost element around an offset, by its path. */
function elementAt(file: Dicom, at: number): string {
  let found: { path: string; element: Element } | undefined;
  for (const [path, element] of elementsByPath(file))
    if (!path.startsWith('(0002') && element.start <= at && at < element.end) found = { path, element };
  return found?.path.replace(/\[\d+\]/g, '') ?? 'between the elements';
}

// ---- the program

/** What is committed of a review. */
export interface Reference {
  readonly files: Review['digests'];
  readonly refused: Review['refused'];
  readonly observed: Review['observed'];
  readonly drawnAndKept: number;
  readonly decoysAlive: number;
  readonly references: number;
  readonly searched: Review['searched'];
  readonly findings: readonly ReviewFinding[];
  readonly accepted: readonly { readonly where: string; readonly times: number; readonly reason: string }[];
}

/** Reviews what the engine makes of the bundled cohort with each built-in profile. */
export function reviewProfiles(): Record<ProfileName, Reference> {
  const cohort = bundledCohort();
  const key = bundledKey();
  return Object.fromEntries(
    PROFILES.map((profile) => {
      const review = reviewOutput(cohort, key, deidentifyCohort(cohort, profile), profile);
      return [profile, referenceOf(profile, review)];
    }),
  ) as Record<ProfileName, Reference>;
}

function referenceOf(profile: ProfileName, review: Review): Reference {
  const { digests, findings, ...rest } = review;
  const exceptionOf = (finding: ReviewFinding): Exception | undefined =>
    EXCEPTIONS.find(
      (each) =>
        each.profile === profile &&
        each.what === finding.what &&
        each.where === finding.where &&
        (each.form ?? finding.form) === finding.form &&
        each.observed === finding.observed,
    );
  return {
    files: digests,
    ...rest,
    findings: findings.filter((finding) => exceptionOf(finding) === undefined),
    accepted: EXCEPTIONS.filter((each) => each.profile === profile).map((exception) => ({
      where: exception.where,
      times: findings
        .filter((finding) => exceptionOf(finding) === exception)
        .reduce((sum, { times }) => sum + times, 0),
      reason: exception.reason,
    })),
  };
}

const REFERENCES = join(import.meta.dirname, 'references.json');

/** The committed references. */
export function readReferences(): {
  readonly note: string;
  readonly profiles: Record<ProfileName, Reference>;
} {
  return JSON.parse(readFileSync(REFERENCES, 'utf8'));
}

function describe(profile: ProfileName, reference: Reference): string {
  const { files, refused, observed, drawnAndKept, decoysAlive, references, searched, findings, accepted } =
    reference;
  const written = Object.keys(files).length;
  const lines = [
    `${profile}: ${written} files written, ${Object.keys(refused).length} refused`,
    ...Object.entries(tally(Object.values(refused))).map(
      ([code, times]) => `  refused as a whole: ${times} ${code}`,
    ),
    `  planted identifiers: ${Object.entries(observed)
      .map(([action, times]) => `${times} ${action}`)
      .join(', ')}`,
    `  drawn into pixels that nobody looks at yet, and passed on as the key allows: ${drawnAndKept}`,
    `  decoys alive: ${decoysAlive}; references that resolve: ${references}`,
    `  searched in the bytes: ${searched.strings} strings in ${searched.files} files`,
    ...accepted.map(({ where, times, reason }) => `  accepted: ${times} in ${where}: ${reason}`),
    `  findings: ${findings.length}`,
    ...findings.map(
      ({ what, where, kind, form, observed, allowed, times, files }) =>
        `    ${what} ${where} ${kind} ${form}: ${observed}${allowed && `; allowed: ${allowed}`} (${times} times; files ${files.join(', ')})`,
    ),
  ];
  return lines.join('\n');
}

function tally(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function main(): void {
  const profiles = reviewProfiles();
  for (const profile of PROFILES) console.log(describe(profile, profiles[profile]));
  if (process.argv.includes('--write')) {
    const note =
      'Made by: npm run datasets:review -- --write. What the engine made of the cohort with the demo key.';
    writeFileSync(REFERENCES, `${JSON.stringify({ note, profiles }, undefined, 1)}\n`);
  }
  if (PROFILES.some((profile) => profiles[profile].findings.length > 0)) process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) main();
