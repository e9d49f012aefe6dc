import { readFileSync } from 'node:fs';
import { type DicomJson, toDicomJson } from '../dicom/json.ts';
import { readDicom } from '../dicom/read.ts';
import { readAnswerKey } from '../synthetic/answer-key.ts';
import type { PlantedIdentifier } from '../synthetic/planted.ts';
import type { Manifest } from '../synthetic/write-cohort.ts';
import { packagePath } from './exercise-folder.ts';

let paths: readonly string[] | undefined;
let answerKey: readonly PlantedIdentifier[] | undefined;

/** The paths of the bundled cohort's files that have `part` in them, in order. */
export function cohortPaths(part = ''): string[] {
  paths ??= (JSON.parse(readFileSync(packagePath('datasets/manifest.json'), 'utf8')) as Manifest).files.map(
    ({ file }) => file,
  );
  return paths.filter((path) => path.includes(part));
}

/** The bytes of a file of the bundled cohort. */
export function cohortBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(packagePath(`datasets/cohort/${path}`)));
}

/** The same as a data set in the DICOM JSON model; binary values are left out. */
export function cohortDataset(path: string): DicomJson {
  return toDicomJson(readDicom(cohortBytes(path)), { bulkData: 'omit' });
}

/** What the answer key says was planted, in one file or in all. */
export function plantedIn(path?: string): readonly PlantedIdentifier[] {
  answerKey ??= [
    ...readAnswerKey(readFileSync(packagePath('datasets/answer-key.jsonl'), 'utf8').split('\n')),
  ];
  return path === undefined ? answerKey : answerKey.filter(({ file }) => file === path);
}
