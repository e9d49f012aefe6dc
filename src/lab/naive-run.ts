import { lookupKeyword } from '../dicom/dictionary.ts';
import { type Dicom, VALUE } from '../dicom/read.ts';
import { toChunks, writeEdited } from '../dicom/write.ts';
import { cohortFile, cohortPaths } from './cohort.ts';

/** What a quick script empties: the attributes that everybody thinks of. */
export const OBVIOUS: readonly string[] = [
  ...[
    'PatientName',
    'PatientID',
    'PatientBirthDate',
    'PatientAddress',
    'PatientTelephoneNumbers',
    'IssuerOfPatientID',
  ],
  ...[
    'AccessionNumber',
    'InstitutionName',
    'InstitutionAddress',
    'StationName',
    'DeviceSerialNumber',
    'StudyID',
  ],
  ...['ReferringPhysicianName', 'OperatorsName', 'NameOfPhysiciansReadingStudy', 'PerformingPhysicianName'],
  ...[
    'StudyDate',
    'SeriesDate',
    'AcquisitionDate',
    'ContentDate',
    'InstanceCreationDate',
    'AcquisitionDateTime',
  ],
];

/**
 * The cohort after a quick script, such as one finds in many places: it empties the attributes of `OBVIOUS` at the top
 * level, and looks at nothing else. For red teams only.
 *
 * @returns the new files by the paths of the old ones, which a red team does not look at
 */
export function naiveRun(): ReadonlyMap<string, Uint8Array> {
  const tags = new Set(OBVIOUS.map((keyword) => lookupKeyword(keyword)?.tag));
  return new Map(cohortPaths().map((path) => [path, emptied(cohortFile(path), tags)]));
}

function emptied(file: Dicom, tags: ReadonlySet<number | undefined>): Uint8Array {
  const edits = file.elements.flatMap(({ tag, depth, kind }, row) =>
    depth === 0 && kind === VALUE && tags.has(tag) ? [{ row, value: new Uint8Array() }] : [],
  );
  return Buffer.concat(toChunks(writeEdited(file, edits), file.file));
}
