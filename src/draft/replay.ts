import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeidError } from '../errors.ts';
import type { ChatClient } from './chat.ts';

/** Who wrote the answers of a replay, in the words that are printed beside each of them. */
export const AUTHORED_LABEL = 'replay: written by the authors, no model was called';
const RECORDED_LABEL = 'replay: recorded earlier, no model was called';

/** Answers that were written or recorded before. */
export interface Replay {
  readonly kind: 'authored-example' | 'recording';
  readonly name: string;
  readonly title: string;
  readonly note: string;
  /** Of a run that was saved: the task that it is of. */
  readonly task?: string;
  readonly label: string;
  /** Answers as a model would give them, code block and all. */
  readonly answers: readonly string[];
}

/**
 * Reads a replay: a folder with `replay.yaml` and `round-1.md`, `round-2.md` ..., such as a run that was saved.
 *
 * @throws DeidError E_USAGE when the folder is none
 * @example (await readReplay('tasks/02-nested/replays/01-leaves-nested-names')).answers.length // => 3
 */
export async function readReplay(folder: string): Promise<Replay> {
  const { parse } = await import('yaml');
  let names: string[];
  let about: { kind?: unknown; title?: unknown; note?: unknown; task?: unknown };
  try {
    names = readdirSync(folder);
    about = (parse(readFileSync(join(folder, 'replay.yaml'), 'utf8')) ?? {}) as typeof about;
  } catch (cause) {
    throw notAReplay(cause, severalRuns(folder));
  }
  const rounds = names.flatMap((name) => /^round-(\d)\.md$/.exec(name)?.[1] ?? []).sort();
  const { kind, title = '', note = '', task } = about;
  if (rounds.length === 0 || (kind !== 'authored-example' && kind !== 'recording'))
    throw notAReplay(undefined);
  let answers: string[];
  try {
    answers = rounds.map((round) => readFileSync(join(folder, `round-${round}.md`), 'utf8'));
  } catch (cause) {
    throw notAReplay(cause);
  }
  return {
    ...{ kind, answers, ...(typeof task === 'string' && { task }) },
    name: folder.split(/[\\/]/).filter(Boolean).at(-1)!,
    title: String(title),
    note: String(note),
    label: kind === 'recording' ? RECORDED_LABEL : AUTHORED_LABEL,
  };
}

function notAReplay(cause: unknown, runs: readonly string[] = []): DeidError {
  return new DeidError(
    'E_USAGE',
    runs.length > 0
      ? `expected the folder of one run, found one with several: ${runs.join(', ')}. Name one of them`
      : 'expected the name of a replay of this task (see: deidlab draft list), or a folder with replay.yaml and round-1.md',
    { cause },
  );
}

/** `--out` of several drafts holds a folder for each. */
export function severalRuns(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => existsSync(join(folder, name, 'replay.yaml')))
      .map((name) => join(folder, name))
      .sort();
  } catch {
    return [];
  }
}

/** The replay in the place of a model. What is asked has no effect on it. */
export function replayClient(replay: Replay): ChatClient {
  const { answers, name, label } = replay;
  return {
    model: name,
    endpoint: 'replay',
    label,
    rounds: answers.length,
    ask: async ({ turns }, { onText } = {}) => {
      const text = answers[turns.length];
      if (text === undefined)
        throw new DeidError('E_USAGE', `the replay has ${answers.length} rounds, and no more`);
      onText?.(text);
      return { text, seconds: 0 };
    },
  };
}
