import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DeidError, systemCode } from '../errors.ts';
import { makeKeyWriter } from './answer-key.ts';
import { type CohortOptions, makeCohort } from './cohort.ts';

/** One file of `manifest.json`. */
interface ManifestFile {
  /** Path below `cohort/`. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What `manifest.json` says of a cohort. */
export interface Manifest {
  readonly provenance: 'SYNTHETIC';
  readonly licence: 'CC0-1.0';
  readonly seed: number;
  readonly patients: number;
  readonly imagesPerSeries: number | 'as drawn';
  readonly note: string;
  readonly files: readonly ManifestFile[];
}

/** What was written so far. */
export interface WrittenCohort {
  readonly patients: number;
  readonly files: number;
  readonly bytes: number;
  readonly identifiers: number;
}

const DEFAULT_PATIENTS = 6;

/**
 * Writes a cohort with its answer key and manifest: `OUT/cohort/...`, `OUT/answer-key.jsonl`, `OUT/manifest.json`.
 * Everything is written as it is made, so that memory does not grow with the number of files.
 *
 * @param folder new or empty
 * @throws DeidError E_OUTPUT_NOT_EMPTY, E_USAGE, E_WRITE
 * @example
 * writeCohort('/tmp/class', { seed: 7, patients: 40 }).files // => 408
 */
export function writeCohort(folder: string, options: CohortOptions): WrittenCohort {
  const steps = writeCohortSteps(folder, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * The same, one file a step. Ending it early (`return()`) leaves the files made so far and no manifest, as a manifest
 * stands for a whole cohort.
 */
export function* writeCohortSteps(
  folder: string,
  options: CohortOptions,
): Generator<WrittenCohort, WrittenCohort> {
  if (isInUse(folder))
    throw new DeidError(
      'E_OUTPUT_NOT_EMPTY',
      'Expected an empty or new folder for the cohort; choose another one.',
    );
  try {
    return yield* writeAll(folder, options);
  } catch (error) {
    if (error instanceof DeidError) throw error;
    const code = systemCode(error);
    throw new DeidError(
      'E_WRITE',
      `The cohort could not be written (${code}); look at the space and rights of the folder.`,
      { cause: error },
    );
  }
}

function isInUse(folder: string): boolean {
  if (!existsSync(folder)) return false;
  return !statSync(folder).isDirectory() || readdirSync(folder).length > 0;
}

function* writeAll(folder: string, options: CohortOptions): Generator<WrittenCohort, WrittenCohort> {
  const { seed, patients = DEFAULT_PATIENTS, imagesPerSeries = 'as drawn' } = options;
  const cohort = makeCohort(options);
  mkdirSync(folder, { recursive: true });
  const key = openSync(join(folder, 'answer-key.jsonl'), 'w');
  const manifest = openSync(join(folder, 'manifest.json'), 'w');
  const keyLines = makeKeyWriter();
  let written: WrittenCohort = { patients: 0, files: 0, bytes: 0, identifiers: 0 };
  let patient = '';
  let isWhole = false;
  try {
    const head: Omit<Manifest, 'files'> = {
      ...{ provenance: 'SYNTHETIC', licence: 'CC0-1.0', seed, patients, imagesPerSeries },
      note: 'Made by deidlab. Every person, place, number and picture is invented.',
    };
    writeSync(manifest, `${JSON.stringify(head, undefined, 1).slice(0, -2)},\n "files": [`);
    let folderMade = '';
    for (const file of cohort) {
      const path = join(folder, 'cohort', file.path);
      if (dirname(path) !== folderMade) {
        folderMade = dirname(path);
        mkdirSync(folderMade, { recursive: true });
      }
      writeFileSync(path, file.bytes);
      for (const line of keyLines(file)) writeSync(key, `${line}\n`);
      const sha256 = createHash('sha256').update(file.bytes).digest('hex');
      const row: ManifestFile = { file: file.path, bytes: file.bytes.length, sha256 };
      writeSync(manifest, `${written.files > 0 ? ',' : ''}\n  ${JSON.stringify(row)}`);
      const [first] = file.path.split('/') as [string];
      written = {
        patients: written.patients + (first === patient ? 0 : 1),
        files: written.files + 1,
        bytes: written.bytes + file.bytes.length,
        identifiers: written.identifiers + file.planted.length,
      };
      patient = first;
      yield written;
    }
    writeSync(manifest, '\n ]\n}\n');
    isWhole = true;
  } finally {
    closeSync(key);
    closeSync(manifest);
    if (!isWhole) rmSync(join(folder, 'manifest.json'));
  }
  return written;
}
