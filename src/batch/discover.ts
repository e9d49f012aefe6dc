import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { count } from '../count.ts';
import { DeidError, systemCode } from '../errors.ts';

/** One input file, or a place in the input that is no file. */
export interface InputFile {
  /** Path as it is opened. */
  readonly path: string;
  /** Path below the input, with slashes on every system: confidential, as names of files often hold names of people. */
  readonly name: string;
  /** Set when it cannot be an input at all. */
  readonly refusal?: DeidError | undefined;
  /** Called when the file is done with. */
  readonly dispose?: (() => void) | undefined;
}

/**
 * All files below a folder in the order of their names, or the one file itself. Folders are listed one at a time, so
 * the list may be as long as it likes.
 *
 * @throws DeidError E_USAGE when there is nothing at `input`
 */
export function* discoverFiles(input: string): Generator<InputFile> {
  let isFolder: boolean;
  try {
    isFolder = statSync(input).isDirectory();
  } catch (cause) {
    throw new DeidError(
      'E_USAGE',
      `expected a file, a folder or a zip as input, found nothing that can be read at that path`,
      { cause },
    );
  }
  if (isFolder) yield* walkFolder(resolve(input), '');
  else if (!isFile(input)) {
    throw new DeidError('E_USAGE', 'expected a file, a folder or a zip as input, found a pipe or a device');
  } else yield { path: input, name: basename(input) };
}

/** @param below the folder's own name below the input, with a slash at its end; empty for the input itself */
function* walkFolder(folder: string, below: string): Generator<InputFile> {
  let entries: import('node:fs').Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    yield unreadable(folder, below, 'a folder that can be opened', cause);
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    const path = folder + sep + entry.name;
    const name = below + entry.name;
    if (entry.isDirectory()) yield* walkFolder(path, `${name}/`);
    else if (entry.isFile() || (entry.isSymbolicLink() && isFile(path))) yield { path, name };
    else yield unreadable(path, name, 'a file', undefined);
  }
}

/** A folder may be called study.zip. */
export function isZip(path: string): boolean {
  return path.toLowerCase().endsWith('.zip') && isFile(path);
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function unreadable(path: string, name: string, expected: string, cause: unknown): InputFile {
  return {
    path,
    name,
    refusal: new DeidError(
      'E_UNREADABLE',
      `expected ${expected}, found something that is not followed or not readable (a link to a folder, a device, no permission)`,
      { cause },
    ),
  };
}

/**
 * Refuses an output folder that is not empty, is the input, or lies in it.
 *
 * @param resume whether a run is to be finished; absent where there is no such thing
 * @throws DeidError E_OUTPUT_INSIDE_INPUT, E_OUTPUT_NOT_EMPTY
 */
export function checkOutputFolder(input: string, output: string, resume?: boolean): void {
  const to = realPath(output);
  if (isInside(output, input)) {
    throw new DeidError(
      'E_OUTPUT_INSIDE_INPUT',
      'expected an output folder outside the input, found one that is the input or lies in it; originals and results must not mix',
    );
  }
  let entries: string[] = [];
  try {
    entries = readdirSync(to);
  } catch (cause) {
    if ((cause as { code?: string }).code === 'ENOENT') return;
    throw new DeidError(
      'E_WRITE',
      `expected a folder as output, found something else (${systemCode(cause)})`,
      { cause },
    );
  }
  if (entries.length > 0 && !resume) {
    throw new DeidError(
      'E_OUTPUT_NOT_EMPTY',
      `expected an empty output folder, found ${count(entries.length, 'entry', 'entries')} in it. Choose another folder${resume === undefined ? '' : ', or give --resume to finish an interrupted run'}`,
    );
  }
}

/** Whether a path is a folder or lies in it, links followed; neither need exist. */
export function isInside(path: string, folder: string): boolean {
  // what leads from one to the other knows drives, and where the case of letters does not count
  const way = relative(realPath(folder), realPath(path));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function realPath(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync.native(absolute);
  } catch {
    const parent = resolve(absolute, '..');
    return parent === absolute ? absolute : join(realPath(parent), basename(absolute));
  }
}
