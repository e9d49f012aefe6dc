import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isInside } from '../batch/discover.ts';
import { DeidError, systemCode } from '../errors.ts';

/**
 * Looks at the name of a file that a command will write, so that what is wrong with it is said before the work and not after.
 *
 * @param what as it stands in the message: `a profile`
 * @throws DeidError E_USAGE, E_OUTPUT_NOT_EMPTY, E_OUTPUT_INSIDE_INPUT
 */
export function refuseNewFile(path: string, what: string, input: string): void {
  if (existsSync(path))
    throw new DeidError(
      'E_OUTPUT_NOT_EMPTY',
      `expected ${what} that does not exist yet, found a file that would be lost. Choose another name`,
    );
  if (path === '' || !existsSync(dirname(resolve(path))))
    throw new DeidError('E_USAGE', `expected ${what} in a folder that exists, found another path`);
  if (isInside(path, input))
    throw new DeidError(
      'E_OUTPUT_INSIDE_INPUT',
      `expected ${what} outside the input, found one in it; it would be read as one of the files`,
    );
}

/**
 * Writes a file whole or not at all.
 *
 * @throws DeidError E_WRITE
 */
export function writeNewFile(path: string, text: string, what: string): void {
  const partial = `${path}.partial`;
  try {
    writeFileSync(partial, text);
    renameSync(partial, path);
  } catch (cause) {
    if (existsSync(partial)) rmSync(partial);
    const code = systemCode(cause);
    throw new DeidError('E_WRITE', `expected ${what} that can be written, found none (${code})`, { cause });
  }
}
