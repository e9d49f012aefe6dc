// Outputs made differently than those of datasets/valid-outputs.ts, and as right: a checker finds nothing in them.
import {
  changeElements,
  changeFiles,
  changeMeta,
  changeValues,
  moveDate,
  renameUids,
  rowsByPath,
  valueAt,
} from '../../datasets/alter.ts';
import type { OutputSet, World } from '../../datasets/outputs.ts';
import { readDicom } from '../../src/dicom/read.ts';
import { transcodeElements } from '../../src/dicom/transcode.ts';
import type { ProfileName } from '../../src/synthetic/cohort.ts';

export interface Variant {
  readonly id: string;
  readonly profile: ProfileName;
  readonly make: (good: OutputSet, world: World) => OutputSet;
  /** What of the mapping the checker is given. Default: all. */
  readonly mapping?: 'none' | 'uids';
}

const each =
  (change: (bytes: Uint8Array, input: string) => Uint8Array) =>
  (good: OutputSet): OutputSet =>
    changeFiles(good, '', (bytes, { input }) => change(bytes, input));

/** An element set where it is. */
const put =
  (path: string, value: string | undefined) =>
  (bytes: Uint8Array): Uint8Array =>
    valueAt(bytes, path) === undefined ? bytes : changeElements(bytes, { [path]: value });

const patientOf = (input: string): number => Number(input[8]);
const isDummy = (date: string): boolean => date.startsWith('1900');

function toImplicit(bytes: Uint8Array): Uint8Array {
  const file = readDicom(bytes);
  const { encapsulated, explicit, deflated, littleEndian } = file.syntax;
  if (encapsulated || deflated || !explicit || !littleEndian) return bytes;
  const rows = [...rowsByPath(file)].filter(([path]) => !path.includes('[')).map(([, row]) => row);
  const changed = changeMeta(bytes, { '(0002,0010)': '1.2.840.10008.1.2' });
  const head = changed.subarray(0, changed.length - (bytes.length - file.dataStart));
  return new Uint8Array(Buffer.concat([head, transcodeElements(file, rows, 0)]));
}

export const MORE_VALID_OUTPUTS: readonly Variant[] = [
  { id: 'implicit VR', profile: 'research', make: each(toImplicit) },
  { id: 'a dummy name instead of none', profile: 'basic', make: each(put('(0008,0090)', 'Doctor^Any')) },
  { id: 'a dummy accession number', profile: 'research', make: each(put('(0008,0050)', 'A1')) },
  { id: 'one dummy name for all', profile: 'basic', make: each(put('(0010,0010)', 'Anonymous')) },
  {
    id: 'operators removed where a dummy may be',
    profile: 'basic',
    make: each(put('(0008,1070)', undefined)),
  },
  {
    id: 'dates moved by days of many years',
    profile: 'research',
    make: each((bytes, input) =>
      changeValues(bytes, ['DA', 'DT'], (date) =>
        isDummy(date) ? date : moveDate(date, -7777 + 400 * patientOf(input)),
      ),
    ),
  },
  {
    id: 'UIDs under a root with an organization',
    profile: 'basic',
    make: (good) =>
      renameUids(good, (uid) => `1.2.826.0.1.3680043.10.${uid.slice(5, 40).replace(/^0+/, '')}`),
  },
  {
    id: 'the method in codes alone',
    profile: 'research',
    make: each(put('(0012,0063)', undefined)),
  },
  {
    id: 'the method in words alone',
    profile: 'basic',
    make: each((bytes) => changeElements(bytes, { '(0012,0064)': undefined })),
  },
  {
    id: 'no word on dates',
    profile: 'research',
    make: each(put('(0028,0303)', undefined)),
  },
  {
    id: "a birth date that is nobody's",
    profile: 'basic',
    make: each(put('(0010,0030)', '19000101')),
  },
  {
    id: 'descriptions replaced by a word',
    profile: 'research',
    make: each(put('(0008,1030)', 'STUDY')),
  },
  {
    id: 'a study ID that says nothing',
    profile: 'whitelist',
    make: each(put('(0020,0010)', '1')),
  },
  { id: 'no mapping at all', profile: 'research', mapping: 'none', make: (good) => good },
  { id: 'a mapping of UIDs alone', profile: 'basic', mapping: 'uids', make: (good) => good },
  {
    id: 'another implementation wrote it',
    profile: 'basic',
    make: each((bytes) =>
      changeMeta(bytes, { '(0002,0012)': '1.2.826.0.1.3680043.10.1', '(0002,0013)': 'SOMEBODY_1' }),
    ),
  },
];
