import { existsSync, readdirSync, readFileSync, renameSync, statSync, watch, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DeidError } from '../errors.ts';
import { readExport } from '../lab/classroom.ts';
import { renderClassroom } from '../lab/classroom-page.ts';
import type { ProgressExport } from '../lab/exercise-progress.ts';

interface ClassroomOptions {
  readonly out: string;
  readonly once?: boolean;
}

const DONE = 0;
const NOTHING_READ = 1;
/** How often a browser reads the page of a watched folder again. */
const REFRESH_SECONDS = 5;
/** Several files often arrive at once. */
const SETTLE_MS = 300;
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
  const learners = write(inputs, options.out, isWatching);
  process.stdout.write(`${pathToFileURL(resolve(options.out))}\n`);
  if (!isWatching) return learners === 0 ? NOTHING_READ : DONE;
  process.stdout.write('Open it in a browser; it follows the folder until you press Ctrl-C.\n');
  await watchFolders(folders, () => write(inputs, options.out, true));
  return DONE;
}

/** @returns how many exports were read */
function write(inputs: readonly string[], output: string, isWatching: boolean): number {
  const exports = inputs.flatMap((input) =>
    statSync(input).isDirectory() ? readFolder(input) : readOne(input),
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

function readFolder(folder: string): ProgressExport[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => readOne(join(folder, name)));
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

function watchFolders(folders: readonly string[], onChange: () => void): Promise<void> {
  return new Promise((done) => {
    let timer: NodeJS.Timeout | undefined;
    const watchers = folders.map((folder) =>
      watch(folder, (_type, name) => {
        if (name !== null && !name.endsWith('.json')) return;
        clearTimeout(timer);
        timer = setTimeout(onChange, SETTLE_MS);
      }),
    );
    const stop = (): void => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      done();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}
