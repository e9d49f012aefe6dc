import { type DicomJson, toDicomJson } from '../dicom/json.ts';
import { readDicom } from '../dicom/read.ts';
import { joinPieces } from '../dicom/write.ts';
import { toDraftJson } from '../draft/dataset-text.ts';
import { rebuildFile } from '../draft/rebuild.ts';
import { cohortBytes, cohortFile } from './cohort.ts';

/** A file of the bundled cohort as a data set in the DICOM JSON model; binary values are left out. */
export function cohortDataset(path: string): DicomJson {
  return toDicomJson(cohortFile(path), { bulkData: 'omit' });
}

/**
 * Runs a learner's function on files of the cohort and puts what comes back into files, as `deidlab draft` does with a
 * script: what the checker takes.
 *
 * @param transform is given a data set in the DICOM JSON model, as a draft sees it
 * @throws DeidError E_BAD_DRAFT when it gives no data set of the DICOM JSON model
 * @example check({ ...transformCohort((dataset) => dataset, ['patient-2/mr-brain/0001.dcm']), policy: 'basic' })
 */
export function transformCohort(
  transform: (dataset: DicomJson) => DicomJson,
  paths: readonly string[],
): { readonly originals: ReadonlyMap<string, Uint8Array>; readonly output: ReadonlyMap<string, Uint8Array> } {
  const originals = new Map<string, Uint8Array>();
  const output = new Map<string, Uint8Array>();
  for (const path of paths) {
    const bytes = cohortBytes(path);
    const file = readDicom(bytes);
    // nothing at all is no JSON
    const text = JSON.stringify(transform(toDraftJson(file)) ?? null);
    originals.set(path, bytes);
    output.set(path, joinPieces(rebuildFile(file, text), file.file));
  }
  return { originals, output };
}
