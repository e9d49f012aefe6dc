import { type DicomJson, toDicomJson } from '../dicom/json.ts';
import { cohortFile } from './cohort.ts';

/** A file of the bundled cohort as a data set in the DICOM JSON model; binary values are left out. */
export function cohortDataset(path: string): DicomJson {
  return toDicomJson(cohortFile(path), { bulkData: 'omit' });
}
