import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isInside } from '../batch/discover.ts';
import { DeidError } from '../errors.ts';

/**
 * A report is written neither among the originals, which it could overwrite, nor among what is given away.
 *
 * @throws DeidError E_USAGE
 */
export function refuseReportPath(path: string, folders: readonly string[]): void {
  if (existsSync(dirname(resolve(path))) && !folders.some((folder) => isInside(path, folder))) return;
  throw new DeidError(
    'E_USAGE',
    'expected a report outside of input and output and in a folder that exists, found another path',
  );
}
