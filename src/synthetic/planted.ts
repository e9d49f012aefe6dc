import {
  type BuildDataset,
  type BuildOptions,
  type BuildValue,
  type BuiltElement,
  buildFile,
  type TypedValue,
} from '../dicom/build.ts';
import { charsetOf } from '../dicom/charset.ts';
import { lookupKeyword, lookupTag } from '../dicom/dictionary.ts';
import { formatTag, parseTag } from '../dicom/tag.ts';
import { deflateFixed } from './codecs.ts';
import { type Action, allowedActions, type ProfileName } from './policy.ts';

/** What sort of thing an identifier is. A `decoy` looks like one and is none: it has to survive. */
export type Kind =
  | 'name'
  | 'staff-name'
  | 'record-number'
  | 'accession-number'
  | 'other-number'
  | 'insurance-number'
  | 'date'
  | 'time'
  | 'age'
  | 'phone'
  | 'address'
  | 'email'
  | 'institution'
  | 'device'
  | 'uid'
  | 'decoy';

/** A rectangle of pixels in a frame, counted from 0. */
export interface PixelBox {
  readonly frame: number;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** One row of the answer key: an identifier, and everything needed to find it again. */
export interface PlantedIdentifier {
  /** The file's path in the cohort. */
  readonly file: string;
  /** `(0008,1030)`, `(0400,0561)[0]/(0010,0010)`, or one of `preamble`, `file name`. Items count from 0. */
  readonly where: string;
  /**
   * The identifier's own bytes in the file. In a deflated file they are counted in the inflated data set,
   * from its first byte (file meta elements and preamble: in the file).
   */
  readonly bytes?: { readonly offset: number; readonly length: number };
  /** Drawn into pixels instead. */
  readonly box?: PixelBox;
  readonly kind: Kind;
  /** How it is written: `pn`, `natural`, `upper`, `initials`, `da`, `dt`, `drawn` ... */
  readonly form: string;
  readonly text: string;
  /** The values of (0008,0005) in force. */
  readonly charset: readonly string[];
  /** What each built-in profile may do with it. */
  readonly allowed: Readonly<Record<ProfileName, readonly Action[]>>;
}

/** A piece of text that is planted. */
export interface Mark {
  readonly text: string;
  readonly kind: Kind;
  readonly form: string;
}

/** Text with planted pieces in it, made by `note`. */
export interface Note {
  readonly note: readonly (string | Mark)[];
}

type Leaf = BuildValue | Note | readonly (string | Note)[] | readonly PlantedDataset[];
/** A data set whose texts may be notes and whose pixels may hold drawn text. */
export interface PlantedDataset {
  readonly [key: string]: Leaf | { readonly vr: string; readonly value: Leaf };
}

export function mark(kind: Kind, text: string, form: string): Mark {
  return { kind, text, form };
}

/**
 * Text with marks.
 *
 * @example
 * note`CT of ${mark('name', 'Finwan Stone', 'natural')}`
 */
export function note(strings: TemplateStringsArray, ...pieces: readonly (string | Mark)[]): Note {
  return {
    note: strings.flatMap((text, index) => [text, pieces[index] ?? '']).filter((piece) => piece !== ''),
  };
}

/** Text drawn into the pixels of the element at `where`. */
export interface Drawn extends Mark {
  readonly where: string;
  readonly box: PixelBox;
}

/** Kinds of the attributes that identify by their whole value; DA, DT, TM, AS, PN and UI values are told by their VR. */
const KINDS: Readonly<Record<string, Kind>> = {
  PatientID: 'record-number',
  OtherPatientIDs: 'other-number',
  IssuerOfPatientID: 'institution',
  AccessionNumber: 'accession-number',
  StudyID: 'other-number',
  RequestedProcedureID: 'other-number',
  ScheduledProcedureStepID: 'other-number',
  PerformedProcedureStepID: 'other-number',
  FillerOrderNumberImagingServiceRequest: 'other-number',
  InsurancePlanIdentification: 'insurance-number',
  PatientTelephoneNumbers: 'phone',
  PatientAddress: 'address',
  InstitutionName: 'institution',
  InstitutionAddress: 'address',
  StationName: 'device',
  DeviceSerialNumber: 'device',
  DetectorID: 'device',
  PlateID: 'device',
  SourceApplicationEntityTitle: 'device',
  ModifyingSystem: 'device',
  ReferringPhysicianTelephoneNumbers: 'phone',
};
const KIND_OF_VR: Readonly<Record<string, Kind>> = {
  DA: 'date',
  DT: 'date',
  TM: 'time',
  AS: 'age',
  UI: 'uid',
};
/** The enterprise number for documentation (RFC 5612): every UID of the cohort is under it. */
export const EXAMPLE_ARC = '1.3.6.1.4.1.32473.';

/** How to write a planted file; besides what `buildFile` takes. */
export interface PlantOptions extends Omit<BuildOptions, 'meta' | 'preamble' | 'onElement'> {
  readonly meta?: PlantedDataset;
  readonly drawn?: readonly Drawn[];
  /** Text at the start of the preamble. */
  readonly preambleMark?: Mark;
  /** The identifier that is part of the file's name. */
  readonly nameMark?: Mark;
}

/**
 * Writes the file and says where its identifiers lie. The patient is who PatientName names; all other PN are staff.
 *
 * @example
 * const { bytes, planted } = plantFile('a.dcm', { PatientName: 'Stone^Finwan' }, {})
 */
export function plantFile(
  file: string,
  dataset: PlantedDataset,
  options: PlantOptions = {},
): { bytes: Uint8Array; planted: PlantedIdentifier[] } {
  const { drawn = [], preambleMark, nameMark, meta, ...build } = options;
  const planted: PlantedIdentifier[] = [];
  const add = (row: Omit<PlantedIdentifier, 'file' | 'allowed'>): void => {
    planted.push({ file, ...row, allowed: allowedActions(row) });
  };
  if (nameMark) add({ where: 'file name', ...nameMark, charset: [] });
  if (preambleMark)
    add({
      where: 'preamble',
      bytes: { offset: 0, length: preambleMark.text.length },
      ...preambleMark,
      charset: [],
    });
  const notes = new Map<string, readonly Note[]>();
  const tree = strip(dataset, '', notes);
  notes.set('(0002,0003)', notes.get('(0008,0018)') ?? []);
  const bytes = buildFile(tree, {
    ...build,
    ...(preambleMark && { preamble: new TextEncoder().encode(preambleMark.text) }),
    ...(meta && { meta: strip(meta, '', notes) }),
    deflate: deflateFixed,
    onElement: (element) => {
      for (const found of marksOf(element, notes.get(element.path))) add(found);
    },
  });
  for (const { where, box, ...rest } of drawn) add({ where, box, ...rest, charset: [] });
  return { bytes, planted };
}

/** A value without marks of its own: its attribute or VR may say that the whole of it identifies. */
function wholeMark(element: BuiltElement, text: string): string | Mark {
  const keyword = lookupTag(element.tag)?.keyword ?? '';
  const isPatient = /Patient(Name|BirthName|MotherBirthName)|OtherPatientNames/.test(keyword);
  const kind =
    KINDS[keyword] ?? (element.vr === 'PN' ? (isPatient ? 'name' : 'staff-name') : KIND_OF_VR[element.vr]);
  const isPlanted = kind !== undefined && text !== '' && (kind !== 'uid' || text.startsWith(EXAMPLE_ARC));
  return isPlanted ? mark(kind, text, element.vr.toLowerCase()) : text;
}

function marksOf(
  element: BuiltElement,
  notes: readonly Note[] = [],
): Omit<PlantedIdentifier, 'file' | 'allowed'>[] {
  const { path, vr, charset } = element;
  const coder = charsetOf(charset);
  const size = (text: string): number => coder.encodeValues([text], vr === 'PN' ? 'PN' : 'UT').length;
  const found: Omit<PlantedIdentifier, 'file' | 'allowed'>[] = [];
  let offset = element.offset;
  for (const { note } of notes) {
    const pieces = note.map((piece) =>
      typeof piece === 'string' && note.length === 1 ? wholeMark(element, piece) : piece,
    );
    let before = '';
    for (const piece of pieces) {
      const start = size(before);
      before += typeof piece === 'string' ? piece : piece.text;
      if (typeof piece !== 'string')
        found.push({
          where: path,
          bytes: { offset: offset + start, length: size(before) - start },
          ...piece,
          charset,
        });
    }
    offset += size(before) + 1; // the backslash
  }
  return found;
}

const isNote = (value: unknown): value is Note =>
  typeof value === 'object' && value !== null && 'note' in value;
const textOf = (value: Note): string =>
  value.note.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
const pathOf = (outer: string, key: string): string => {
  const tag = parseTag(key) ?? lookupKeyword(key)?.tag;
  const name = tag === undefined ? key : formatTag(tag);
  return outer === '' ? name : `${outer}/${name}`;
};

/** The data set as plain values; its texts are also kept by path. */
function strip(dataset: PlantedDataset, outer: string, notes: Map<string, readonly Note[]>): BuildDataset {
  const result: Record<string, BuildValue | TypedValue> = {};
  for (const [key, value] of Object.entries(dataset)) {
    const path = pathOf(outer, key);
    result[key] = stripped(value, path, notes);
  }
  return result;
}

function stripped(
  value: PlantedDataset[string],
  path: string,
  notes: Map<string, readonly Note[]>,
): BuildValue | TypedValue {
  if (typeof value === 'string') notes.set(path, [{ note: [value] }]);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || 'frames' in value)
    return value;
  if ('vr' in value) return { vr: value.vr, value: stripped(value.value, path, notes) as BuildValue };
  const list = (Array.isArray(value) ? value : [value]) as readonly (
    | string
    | number
    | Note
    | PlantedDataset
  )[];
  const texts = list.filter((entry) => typeof entry === 'string' || isNote(entry)) as (string | Note)[];
  if (texts.length > 0) {
    const all = texts.map((text) => (typeof text === 'string' ? { note: [text] } : text));
    notes.set(path, all);
    return all.map(textOf);
  }
  if (typeof list[0] !== 'object') return value as BuildValue;
  return (list as PlantedDataset[]).map((item, index) => strip(item, `${path}[${index}]`, notes));
}
