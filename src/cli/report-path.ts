import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isInside } from '../batch/discover.ts';
import { DeidError } from '../errors.ts';

/**
 * A report is written neither among the originals, which it could overwrite, nor among what is given away.
 *
 * @throws DeidError E_USAGE
 */
export function refuseReportPath(path: string, folders: readonly string[]): void {
  if (!/\.(html?|json)$/i.test(path))
    throw new DeidError('E_USAGE', 'expected a report that ends in .html or .json, found another name');
  refuseAmongFiles(path, 'a report', folders);
}

/** @throws DeidError E_USAGE */
export function refuseAmongFiles(path: string, what: string, folders: readonly string[]): void {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const hasFolder = path !== '' && existsSync(dirname(resolve(path)));
  if (hasFolder && !isFolder && !folders.some((folder) => isInside(path, folder))) return;
  throw new DeidError(
    'E_USAGE',
    `expected ${what} outside of input and output and in a folder that exists, found another path`,
  );
}
