import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DeidError } from '../errors.ts';
import { readExport } from '../lab/classroom.ts';
import { renderClassroom } from '../lab/classroom-page.ts';
import type { ProgressExport } from '../lab/exercise-progress.ts';
import { EXIT } from './exit.ts';

interface ClassroomOptions {
  readonly out: string;
  readonly once?: boolean;
}

/** How often a browser reads the page of a watched folder again. */
const REFRESH_SECONDS = 5;
const LOOK_MS = 1000;
const MOST_BYTES = 1 << 20;

/** `deidlab classroom`: a local page of who is where. Nothing is sent anywhere, and nothing is opened to others. */
export async function classroomCommand(
  inputs: readonly string[],
  options: ClassroomOptions,
): Promise<number> {
  for (const input of inputs)
    if (!existsSync(input))
      throw new DeidError('E_USAGE', 'expected files or a folder that exist, found a path that does not');
  const folders = inputs.filter((input) => statSync(input).isDirectory());
  const isWatching = folders.length > 0 && !options.once;
  // before it is read: what comes in meanwhile is seen by the first look
  const seen = stateOf(folders);
  const learners = write(inputs, options.out, isWatching);
  process.stdout.write(`${pathToFileURL(resolve(options.out))}\n`);
  if (!isWatching) return learners === 0 ? EXIT.failed : EXIT.done;
  process.stdout.write('Open it in a browser; it follows the folder until you press Ctrl-C.\n');
  await watchFolders(folders, seen, () => write(inputs, options.out, true));
  return EXIT.done;
}

/** @returns how many exports were read */
function write(inputs: readonly string[], output: string, isWatching: boolean): number {
  const exports = inputs.flatMap((input) =>
    statSync(input, { throwIfNoEntry: false })?.isFile() ? readOne(input) : exportsIn(input).flatMap(readOne),
  );
  const page = renderClassroom(exports, {
    now: new Date(),
    ...(isWatching && { refreshSeconds: REFRESH_SECONDS }),
  });
  try {
    writeFileSync(`${output}.new`, page);
    renameSync(`${output}.new`, output);
  } catch (cause) {
    throw new DeidError('E_WRITE', 'the page could not be written; look at --out and its folder', { cause });
  }
  return exports.length;
}

/** A file that is no export, or not whole yet, is left out and said so. */
function readOne(path: string): ProgressExport[] {
  try {
    if (statSync(path).size > MOST_BYTES) throw new DeidError('E_BAD_VALUE', 'expected a small file');
    return [readExport(readFileSync(path, 'utf8'))];
  } catch (error) {
    const reason = error instanceof DeidError ? error.message : 'it could not be read';
    process.stderr.write(`deidlab: ${path} was left out: ${reason}\n`);
    return [];
  }
}

/** Looks again and again: folders on a network drive tell nobody what changed in them. */
function watchFolders(folders: readonly string[], seen: string, onChange: () => void): Promise<void> {
  return new Promise((done) => {
    let last = seen;
    const timer = setInterval(() => {
      const now = stateOf(folders);
      if (now === last) return;
      last = now;
      onChange();
    }, LOOK_MS);
    const stop = (): void => {
      clearInterval(timer);
      done();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}

/** Names, sizes and times of the exports. */
function stateOf(folders: readonly string[]): string {
  return folders
    .flatMap((folder) =>
      exportsIn(folder).map((path) => {
        const stat = statSync(path, { throwIfNoEntry: false });
        return `${path} ${stat?.size} ${stat?.mtimeMs}`;
      }),
    )
    .join('\n');
}

function exportsIn(folder: string): string[] {
  // a network drive may be gone for a moment
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));
}
