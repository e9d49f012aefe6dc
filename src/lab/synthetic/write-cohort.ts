import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DeidError } from '../../errors.ts';
import { makeKeyWriter } from './answer-key.ts';
import { type CohortOptions, makeCohort } from './cohort.ts';

/** One file of `manifest.json`. */
export interface ManifestFile {
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

export interface WrittenCohort {
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
export function writeCohort(
  folder: string,
  options: CohortOptions & { onFile?: (written: WrittenCohort) => void },
): WrittenCohort {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new DeidError(
      'E_OUTPUT_NOT_EMPTY',
      'Expected an empty or new folder for the cohort; choose another one.',
    );
  try {
    return writeAll(folder, options);
  } catch (error) {
    if (error instanceof DeidError) throw error;
    throw new DeidError(
      'E_WRITE',
      'The cohort could not be written; look at the space and rights of the folder.',
      { cause: error },
    );
  }
}

function writeAll(folder: string, options: Parameters<typeof writeCohort>[1]): WrittenCohort {
  const { seed, patients = DEFAULT_PATIENTS, imagesPerSeries = 'as drawn', onFile } = options;
  const cohort = makeCohort(options);
  mkdirSync(folder, { recursive: true });
  const key = openSync(join(folder, 'answer-key.jsonl'), 'w');
  const manifest = openSync(join(folder, 'manifest.json'), 'w');
  const keyLines = makeKeyWriter();
  let written: WrittenCohort = { files: 0, bytes: 0, identifiers: 0 };
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
      written = {
        files: written.files + 1,
        bytes: written.bytes + file.bytes.length,
        identifiers: written.identifiers + file.planted.length,
      };
      onFile?.(written);
    }
    writeSync(manifest, '\n ]\n}\n');
  } finally {
    closeSync(key);
    closeSync(manifest);
  }
  return written;
}
