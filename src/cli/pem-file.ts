import { readFileSync } from 'node:fs';
import { DeidError, systemCode } from '../errors.ts';

/** @throws DeidError E_USAGE naming the option when the file cannot be read */
export function readPem(path: string, option: '--certificate' | '--private-key'): string {
  try {
    return readFileSync(path, 'latin1');
  } catch (cause) {
    const code = systemCode(cause);
    throw new DeidError(
      'E_USAGE',
      `expected a PEM file for ${option}, found none at ${path} that can be read (${code})`,
      { cause },
    );
  }
}
