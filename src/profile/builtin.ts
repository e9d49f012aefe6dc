import { DeidError } from '../errors.ts';
import { BUILTIN_DEFINITIONS } from './builtin-data.ts';
import { compileProfile, type Profile } from './compile.ts';

/** Names of the profiles that come with the package; each is a file in `profiles/`. */
export const BUILTIN_NAMES: readonly string[] = Object.keys(BUILTIN_DEFINITIONS);

const compiled = new Map<string, Profile>();

/**
 * A profile of the package, compiled.
 *
 * @throws DeidError E_BAD_PROFILE when there is none of that name
 * @example builtinProfile('basic').options.size // => 0
 */
export function builtinProfile(name: string): Profile {
  let profile = compiled.get(name);
  if (profile === undefined) {
    const definition = BUILTIN_NAMES.includes(name) ? BUILTIN_DEFINITIONS[name]!() : undefined;
    if (definition === undefined) {
      throw new DeidError(
        'E_BAD_PROFILE',
        `expected one of ${BUILTIN_NAMES.join(', ')}, found another profile name`,
      );
    }
    profile = compileProfile(definition);
    compiled.set(name, profile);
  }
  return profile;
}
