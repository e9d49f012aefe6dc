import { existsSync } from 'node:fs';
import { DeidError } from '../errors.ts';
import { nearestWord } from '../nearest.ts';
import { BUILTIN_NAMES, builtinProfile } from '../profile/builtin.ts';
import type { Profile } from '../profile/compile.ts';

/**
 * The profile that `--profile` names: a built-in one, else a YAML file.
 *
 * @throws DeidError E_BAD_PROFILE with the nearest right name
 */
export async function profileOption(name: string): Promise<Profile> {
  if (BUILTIN_NAMES.includes(name)) return builtinProfile(name);
  if (/\.ya?ml$/i.test(name) || existsSync(name)) {
    const { readProfileFile } = await import('../profile/load.ts');
    return readProfileFile(name);
  }
  const near = nearestWord(name, BUILTIN_NAMES);
  throw new DeidError(
    'E_BAD_PROFILE',
    `expected a built-in profile (${BUILTIN_NAMES.join(', ')}) or a YAML file, found neither` +
      (near === undefined ? '' : `. Did you mean ${near}?`),
  );
}
