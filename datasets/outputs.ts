// What a de-identification of the bundled cohort gives, held in memory: reviewed, and bent into good and bad outputs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deidentify } from '../src/deidentify/deidentify.ts';
import { DEMO_KEY, keyFromBytes, type ProjectKey } from '../src/deidentify/key.ts';
import type { Sealer } from '../src/deidentify/seal.ts';
import { DeidError } from '../src/errors.ts';
import { builtinProfile } from '../src/profile/builtin.ts';
import type { Profile } from '../src/profile/compile.ts';
import { readAnswerKey } from '../src/synthetic/answer-key.ts';
import { makeCohort, type PlantedIdentifier, type ProfileName } from '../src/synthetic/cohort.ts';
import type { Manifest } from '../src/synthetic/write-cohort.ts';

export const PROFILES: readonly ProfileName[] = ['basic', 'research', 'whitelist'];

/** Files by their path in the cohort. */
export type Cohort = ReadonlyMap<string, Uint8Array>;

/** A line of `files.csv`. */
export interface FileRow {
  readonly input: string;
  /** Empty when it was refused. */
  readonly output: string;
  readonly status: 'deidentified' | 'refused';
  readonly code: string;
}

/** What `--mapping` writes. Pairs and no maps: a wrong mapping may give two answers. */
export interface OutputMapping {
  readonly files: readonly FileRow[];
  readonly uids: readonly (readonly [string, string])[];
  readonly patients: readonly (readonly [string, string])[];
}

/** A whole output: files by their path in OUT, and the mapping that leads back. */
export interface OutputSet {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly mapping: OutputMapping;
}

/** The committed files, in the order of the manifest. */
export function bundledCohort(): Cohort {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, 'manifest.json'), 'utf8')) as Manifest;
  return new Map(
    manifest.files.map(({ file }) => [
      file,
      new Uint8Array(readFileSync(join(import.meta.dirname, 'cohort', file))),
    ]),
  );
}

/** The committed answer key, by file. */
export function bundledKey(): ReadonlyMap<string, readonly PlantedIdentifier[]> {
  const lines = readFileSync(join(import.meta.dirname, 'answer-key.jsonl'), 'utf8').split('\n');
  const key = new Map<string, PlantedIdentifier[]>();
  for (const row of readAnswerKey(lines)) {
    const rows = key.get(row.file) ?? [];
    rows.push(row);
    key.set(row.file, rows);
  }
  return key;
}

/** What the engine makes of a cohort, with the names that `deidlab deidentify` gives. */
export function deidentifyCohort(
  cohort: Cohort,
  profile: ProfileName | Profile,
  options: { readonly key?: ProjectKey; readonly seal?: Sealer } = {},
): OutputSet {
  const { key = DEMO_KEY, seal } = options;
  const compiled = typeof profile === 'string' ? builtinProfile(profile) : profile;
  const files = new Map<string, Uint8Array>();
  const rows: FileRow[] = [];
  const uids = new Map<string, string>();
  const patients = new Map<string, string>();
  for (const [input, bytes] of cohort)
    try {
      const made = deidentify(bytes, compiled, key, { seal });
      const output = `${made.patient}/${made.studyUid}/${made.seriesUid}/${made.instanceUid}.dcm`;
      files.set(output, new Uint8Array(Buffer.concat(made.chunks)));
      rows.push({ input, output, status: 'deidentified', code: '' });
      const mapping = made.mapping();
      for (const [old, fresh] of mapping.uids) uids.set(old, fresh);
      if (mapping.patientId) patients.set(...mapping.patientId);
    } catch (error) {
      if (!(error instanceof DeidError)) throw error;
      rows.push({ input, output: '', status: 'refused', code: error.code });
    }
  return { files, mapping: { files: rows, uids: [...uids], patients: [...patients] } };
}

/** The same job done in several ways; what is true of one run is true of all. */
export interface Runs {
  readonly main: OutputSet;
  /** Once more. */
  readonly repeat: OutputSet;
  /** The files in the opposite order. */
  readonly reversed: OutputSet;
  readonly otherKey: OutputSet;
  /** Other patients (seed 2). */
  readonly otherCorpus: OutputSet;
}

/** Originals and the runs of each profile, made when they are asked for. */
export interface World {
  readonly cohort: Cohort;
  readonly otherCohort: Cohort;
  readonly runs: (profile: ProfileName) => Runs;
}

const OTHER_KEY = keyFromBytes(Buffer.from('deidlab: another key, published.'));

export function createWorld(): World {
  const cohort = bundledCohort();
  const reversed = new Map([...cohort].reverse());
  const otherCohort = new Map(
    [...makeCohort({ seed: 2, patients: 2, imagesPerSeries: 1 })].map(({ path, bytes }) => [path, bytes]),
  );
  const made = new Map<ProfileName, Runs>();
  const run = (profile: ProfileName): Runs => {
    // pure functions of file and key: what is asked again need not be made again
    const main = deidentifyCohort(cohort, profile);
    return {
      main,
      repeat: main,
      reversed: deidentifyCohort(reversed, profile),
      otherKey: deidentifyCohort(cohort, profile, { key: OTHER_KEY }),
      otherCorpus: deidentifyCohort(otherCohort, profile),
    };
  };
  return {
    cohort,
    otherCohort,
    runs(profile) {
      const runs = made.get(profile) ?? run(profile);
      made.set(profile, runs);
      return runs;
    },
  };
}
