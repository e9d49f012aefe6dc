import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Dicom, readDicom } from '../dicom/read.ts';
import { DeidError } from '../errors.ts';
import { readAnswerKey } from '../synthetic/answer-key.ts';
import type { PlantedIdentifier } from '../synthetic/planted.ts';
import type { Box } from './display/image.ts';

/** The folder of the bundled cohort: six patients who do not exist. */
export const COHORT_FOLDER = fileURLToPath(new URL('../../datasets/cohort', import.meta.url));

interface Manifest {
  readonly provenance: string;
  readonly files: readonly { readonly file: string; readonly sha256: string }[];
}

let manifest: Manifest | undefined;
let answerKey: readonly PlantedIdentifier[] | undefined;

/**
 * The paths of the cohort's files, in order.
 *
 * @param part only paths that have this text in them
 * @example cohortPaths('patient-1/ct') // => ['patient-1/ct-abdomen/0001.dcm', ...], 12 files
 */
export function cohortPaths(part = ''): string[] {
  return readManifest()
    .files.map(({ file }) => file)
    .filter((file) => file.includes(part));
}

/**
 * The bytes of one file of the cohort.
 *
 * @param path as `cohortPaths` gives it
 * @throws DeidError E_USAGE for a path that the cohort does not have
 */
export function cohortBytes(path: string): Uint8Array {
  if (!readManifest().files.some(({ file }) => file === path))
    throw new DeidError('E_USAGE', 'expected the path of a file of the cohort; cohortPaths() lists them');
  return readFileSync(join(COHORT_FOLDER, path));
}

/** The same, read: `readDicom(cohortBytes(path))`. */
export function cohortFile(path: string): Dicom {
  return readDicom(cohortBytes(path));
}

/**
 * What was planted in the cohort, by the answer key.
 *
 * @param path only in this file; default in all
 * @returns every identifier with its place, its kind and its text, decoys among them
 */
export function plantedIn(path?: string): readonly PlantedIdentifier[] {
  answerKey ??= [...readAnswerKey(read('answer-key.jsonl').split('\n'))];
  return path === undefined ? answerKey : answerKey.filter(({ file }) => file === path);
}

/**
 * Boxes around what is drawn into the pixels of a file, by the answer key.
 *
 * @param frame from 0. Default 0
 */
export function plantedBoxes(path: string, frame = 0): Box[] {
  return plantedIn(path).flatMap(({ box, kind }) =>
    box && box.frame === frame ? [{ ...box, label: kind }] : [],
  );
}

/** Whether these are the bytes of a file of the cohort, which may be shown to anybody. */
export function isOfCohort(bytes: Uint8Array): boolean {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return readManifest().files.some((file) => file.sha256 === sha256);
}

function readManifest(): Manifest {
  manifest ??= JSON.parse(read('manifest.json')) as Manifest;
  return manifest;
}

function read(name: string): string {
  const path = fileURLToPath(new URL(`../../datasets/${name}`, import.meta.url));
  if (!existsSync(path))
    throw new DeidError(
      'E_USAGE',
      `expected datasets/${name} beside the notebooks, found none: work in a clone of the project`,
    );
  return readFileSync(path, 'utf8');
}
