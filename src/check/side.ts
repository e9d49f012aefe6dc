import { statSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { discoverFiles, type InputFile } from '../batch/discover.ts';
import { DeidError } from '../errors.ts';

/** The originals or the outputs of a check: a folder, or one file in its folder. */
export interface Side {
  /** The only file; `undefined` for a folder. */
  readonly only: string | undefined;
  files(): Iterable<InputFile>;
  /** Where a file of that name is, or would be. */
  pathOf(name: string): string;
  /** The path of a file that is there; names that lead out of the folder are no names of files in it. */
  find(name: string): string | undefined;
}

/** @throws DeidError E_USAGE when nothing is there */
export function sideAt(path: string, what: string): Side {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined || !(stat.isDirectory() || stat.isFile()))
    throw new DeidError('E_USAGE', `expected ${what} in a folder, a file or a zip, found none at that path`);
  const only = stat.isFile() ? basename(path) : undefined;
  const folder = only === undefined ? path : dirname(path);
  const pathOf = (name: string): string => join(folder, name);
  return {
    only,
    files: () => discoverFiles(path),
    pathOf,
    find(name) {
      if (name === '' || name.split(/[\\/]/).includes('..')) return undefined;
      if (only !== undefined && name !== only) return undefined;
      return isFile(pathOf(name)) ? pathOf(name) : undefined;
    },
  };
}

export const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** A name below a folder, as a mapping has it. */
export const slashed = (name: string): string => name.split(sep).join('/');
