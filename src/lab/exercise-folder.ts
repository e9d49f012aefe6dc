import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DeidError } from '../errors.ts';

/** An exercise on disk. The folder list is the registry: there is no index to keep. */
export interface ExerciseFolder {
  /** `03`. */
  readonly number: string;
  /** `find-the-identifiers`. */
  readonly slug: string;
  /** First heading of the README without its number. */
  readonly title: string;
  /** Absolute paths. */
  readonly path: string;
  readonly readme: string;
  readonly problem: string;
  readonly solution: string;
  readonly checks: string;
  readonly notes: string;
  /** The learner's own copy of the problem; not in git. */
  readonly answer: string;
}

const FOLDER = /^(\d\d)-([a-z0-9-]+)$/;

/** A path of the installed package, from source as from the built files. */
export function packagePath(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    if (dirname(folder) === folder) throw new Error('package.json of deidlab is missing');
    folder = dirname(folder);
  }
  return join(folder, name);
}

/**
 * The exercises, in order.
 *
 * @param folder default `exercises` of the project
 * @throws DeidError E_USAGE when there are none
 */
export function listExercises(folder: string = packagePath('exercises')): ExerciseFolder[] {
  const found = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => FOLDER.test(name) && existsSync(join(folder, name, 'checks.ts')))
        .sort()
    : [];
  if (found.length === 0)
    throw new DeidError(
      'E_USAGE',
      'expected the folder exercises/ of the project, found none: the exercises come with a clone, not with the package. Clone the project, run npm ci in it, then npm run exercise',
    );
  return found.map((name) => {
    const [, number, slug] = FOLDER.exec(name) as unknown as [string, string, string];
    const path = join(folder, name);
    const readme = join(path, 'README.md');
    const heading = existsSync(readme) ? (/^# (.+)$/m.exec(readFileSync(readme, 'utf8'))?.[1] ?? slug) : slug;
    return {
      number,
      slug,
      title: heading.replace(/^\d\d\W+/, ''),
      path,
      readme,
      problem: join(path, 'problem.ts'),
      solution: join(path, 'solution.ts'),
      checks: join(path, 'checks.ts'),
      notes: join(path, 'notes.md'),
      answer: join(path, 'answer.ts'),
    };
  });
}

/**
 * One exercise by its number or name: `3`, `03`, `03-find-the-identifiers`, `find-the-identifiers`.
 *
 * @throws DeidError E_USAGE when there is none of this name
 */
export function findExercise(exercises: readonly ExerciseFolder[], name: string): ExerciseFolder {
  const wanted = name.replace(/\/+$/, '').split('/').at(-1)!;
  const found = exercises.find(
    ({ number, slug }) =>
      wanted === slug || wanted === `${number}-${slug}` || wanted.padStart(2, '0') === number,
  );
  if (found === undefined)
    throw new DeidError(
      'E_USAGE',
      `expected the number of an exercise, ${exercises[0]!.number} to ${exercises.at(-1)!.number}, found another one. deidlab exercise --list shows them`,
    );
  return found;
}

/** The line on which a file exports something, from 1. */
export function lineOfExport(path: string, name: string): number | undefined {
  if (!existsSync(path)) return undefined;
  const at = readFileSync(path, 'utf8')
    .split('\n')
    .findIndex((line) => new RegExp(`^export (?:async )?(?:function\\*?|const|let) ${name}\\b`).test(line));
  return at < 0 ? undefined : at + 1;
}
