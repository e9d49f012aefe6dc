import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPolicy, type PolicyInput } from '../check/policy.ts';
import { DeidError } from '../errors.ts';
import { nearestWord } from '../nearest.ts';
import type { OptionName } from '../profile/options.ts';
import { type Corpus, type Feature, makeCorpus } from './corpus.ts';
import { TASK_NAMES } from './task-names.ts';

/** Something to draft: what is asked, with which files, and how the outputs are judged. */
export interface Task {
  /** Name of its folder, such as `01-direct-identifiers`. */
  readonly name: string;
  readonly title: string;
  /** From 1. */
  readonly level: number;
  /** What a model is asked to do. */
  readonly instruction: string;
  readonly features: readonly Feature[];
  readonly seed: number;
  readonly policy: PolicyInput;
  /** Words of texts that name nobody and have to stay, by keyword. */
  readonly phrases: Readonly<Record<string, string>>;
  /** Attributes that have to keep all their values, by keyword. */
  readonly mustStay: readonly string[];
  readonly folder: string;
}

/** Where the tasks are, the same from `src/draft`, `dist/draft` and `dist/cli`. */
const TASKS = fileURLToPath(new URL('../../tasks/', import.meta.url));
const VISIBLE_PATIENTS = 2;
const HIDDEN_PATIENTS = 3;
/** Far from any seed of a task: two seeds share no name and no number. */
const HIDDEN_STEP = 40;

/**
 * A task by its name or a part of it: `01-direct-identifiers`, `direct-identifiers`, `1`.
 *
 * @throws DeidError E_USAGE for a name that no task has
 * @example loadTask('1').title
 */
export async function loadTask(name: string): Promise<Task> {
  const number = /^\d{1,2}$/.test(name) ? `${name.padStart(2, '0')}-` : undefined;
  const isMeant = (each: string): boolean =>
    each === name || each.slice(3) === name || (number !== undefined && each.startsWith(number));
  const found = TASK_NAMES.find(isMeant);
  if (found === undefined) {
    const near = nearestWord(name, [...TASK_NAMES, ...TASK_NAMES.map((each) => each.slice(3))]);
    throw new DeidError(
      'E_USAGE',
      `expected the name or number of a task (see: deidlab draft list), found another word${near === undefined ? '' : `. Did you mean ${near}?`}`,
    );
  }
  return readTask(found);
}

/** All tasks, the easiest first. */
export async function listTasks(): Promise<Task[]> {
  return Promise.all(TASK_NAMES.map(readTask));
}

/** Whether a text is the instruction of a task of this package, word for word. */
export async function isBundledInstruction(text: string): Promise<boolean> {
  return (await listTasks()).some(({ instruction }) => instruction === text);
}

async function readTask(name: string): Promise<Task> {
  const folder = join(TASKS, name);
  const { parse } = await import('yaml');
  const {
    title,
    features = [],
    seed,
    policy,
    judged,
    phrases = {},
    mustStay = [],
  } = parse(readFileSync(join(folder, 'task.yaml'), 'utf8')) as {
    title: string;
    features?: Feature[];
    seed: number;
    policy: {
      basis: 'ps3.15' | 'nothing';
      options?: OptionName[];
      kept?: string[];
      private?: 'remove' | 'keep';
    };
    judged?: string[] | 'top level';
    phrases?: Record<string, string>;
    mustStay?: string[];
  };
  const scope =
    judged === 'top level' ? { topLevel: true } : judged === undefined ? undefined : { select: judged };
  const task: Task = {
    ...{ name, title, features, seed, phrases, mustStay, folder },
    level: Number(name.slice(0, 2)),
    instruction: readFileSync(join(folder, 'instruction.md'), 'utf8').trim(),
    policy: { name, ...policy, ...(scope && { scope }) },
  };
  createPolicy(task.policy);
  return task;
}

/** What decides about a corpus. */
type CorpusKind = Pick<Task, 'features' | 'seed'> & { readonly planted?: string };

/** The files that a learner may look at. They are also in the folder `visible` of the task. */
export function visibleCorpus({ features, seed, planted }: CorpusKind): Corpus {
  return makeCorpus({ features, seed, planted, patients: VISIBLE_PATIENTS });
}

/** Files of other people that nobody is shown; a third of them lack what many files lack. */
export function hiddenCorpus({ features, seed, planted }: CorpusKind): Corpus {
  return makeCorpus({
    features,
    planted,
    seed: seed + HIDDEN_STEP,
    patients: HIDDEN_PATIENTS,
    isUneven: true,
  });
}

/** Names of the authored replays of a task, the one to begin with first. */
export function listReplays(task: Task): string[] {
  return readdirSync(join(task.folder, 'replays')).sort();
}
