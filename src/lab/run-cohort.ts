import type { CheckMapping, FileRow } from '../check/pairs.ts';
import { deidentify } from '../deidentify/deidentify.ts';
import { DEMO_KEY, type ProjectKey } from '../deidentify/key.ts';
import { DeidError } from '../errors.ts';
import { builtinProfile } from '../profile/builtin.ts';
import { compileProfile, type Profile } from '../profile/compile.ts';
import { parseProfile } from '../profile/load.ts';
import { cohortBytes, cohortPaths } from './cohort.ts';

/** A run on files of the cohort, in memory: what the checker takes. */
export interface CohortRun {
  readonly originals: ReadonlyMap<string, Uint8Array>;
  /** By new names, which come from new identifiers. */
  readonly output: ReadonlyMap<string, Uint8Array>;
  readonly mapping: CheckMapping;
  readonly refused: readonly { readonly file: string; readonly code: string; readonly message: string }[];
}

/**
 * De-identifies files of the cohort in memory.
 *
 * @param profile a built-in profile's name, YAML, or a profile
 * @param options.paths which files. Default: all
 * @param options.key default: the demo key
 * @throws DeidError E_BAD_PROFILE with the lines that are wrong
 * @example check({ ...runOnCohort('basic'), policy: 'basic' }).findings
 */
export function runOnCohort(
  profile: string | Profile,
  options: { readonly paths?: readonly string[]; readonly key?: ProjectKey } = {},
): CohortRun {
  const { paths = cohortPaths(), key = DEMO_KEY } = options;
  const compiled = typeof profile === 'string' ? profileOf(profile) : profile;
  const originals = new Map<string, Uint8Array>();
  const output = new Map<string, Uint8Array>();
  const files: FileRow[] = [];
  const uids = new Map<string, string>();
  const patients = new Map<string, string>();
  const refused: CohortRun['refused'][number][] = [];
  for (const path of paths) {
    const bytes = cohortBytes(path);
    originals.set(path, bytes);
    try {
      const result = deidentify(bytes, compiled, key);
      const name = `${result.patient}/${result.studyUid}/${result.seriesUid}/${result.instanceUid}.dcm`;
      // the next file is written into the same buffer
      output.set(name, Buffer.concat(result.chunks.map((chunk) => Buffer.from(chunk))));
      const { patientId, uids: pairs } = result.mapping();
      for (const [old, now] of pairs) uids.set(old, now);
      if (patientId) patients.set(...patientId);
      files.push({ input: path, output: name, status: 'deidentified', code: '' });
    } catch (error) {
      if (!(error instanceof DeidError)) throw error;
      refused.push({ file: path, code: error.code, message: error.message });
      files.push({ input: path, output: '', status: 'refused', code: error.code });
    }
  }
  return { originals, output, mapping: { files, uids: [...uids], patients: [...patients] }, refused };
}

function profileOf(text: string): Profile {
  // a word is the name of a profile; the lines of one have a colon
  return text.includes(':') ? compileProfile(parseProfile(text)) : builtinProfile(text);
}
