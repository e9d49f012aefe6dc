import { statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { ExerciseFolder } from '../lab/exercise-folder.ts';
import { isSolved } from '../lab/exercise-progress.ts';
import { type Course, checkOnce, describe } from './exercise-course.ts';
import { EXIT } from './exit.ts';

const LOOK_MS = 150;
const KEYS =
  'Save your file to check it again, or press a key and Enter:\n  h hint   n next   l list   q quit';

/**
 * Checks an exercise whenever its file is saved, until the learner goes on to the next one or quits. What was printed
 * before stays above; on a terminal the screen is cleared.
 */
export async function watchExercises(course: Course, first: ExerciseFolder): Promise<number> {
  const isTerminal = process.stdout.isTTY === true;
  let folder: ExerciseFolder | undefined = first;
  const events = createEvents();
  try {
    while (folder !== undefined) folder = await watchOne(course, folder, { events, isTerminal });
  } finally {
    events.close();
  }
  return EXIT.done;
}

type Event = 'saved' | 'closed' | { readonly typed: string };

interface Events {
  readonly next: () => Promise<Event>;
  /** @param seen its state, see `stateOf`, when it was last checked */
  readonly watchFile: (path: string, seen: string) => () => void;
  readonly close: () => void;
}

/** Saved files and typed lines, one after the other. */
function createEvents(): Events {
  const waiting: Event[] = [];
  let wake: (() => void) | undefined;
  const push = (event: Event): void => {
    waiting.push(event);
    wake?.();
  };
  const input = createInterface({ input: process.stdin });
  input.on('line', (line) => push({ typed: line.trim().toLowerCase() }));
  input.on('close', () => push('closed'));
  return {
    next: async () => {
      while (waiting.length === 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      return waiting.shift()!;
    },
    watchFile: (path, seen) => {
      // looked at again and again: shared folders and containers do not always tell what changed
      let [checked, last] = [seen, seen];
      const timer = setInterval(() => {
        const now = stateOf(path);
        // editors write in several steps: a file is taken when it is the same twice
        if (now === last && now !== checked) {
          checked = now;
          push('saved');
        }
        last = now;
      }, LOOK_MS);
      return () => clearInterval(timer);
    },
    close: () => input.close(),
  };
}

/** Changes whenever the file is saved. */
function stateOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return `${stat?.size} ${stat?.mtimeMs}`;
}

/** @returns the exercise to go on with */
async function watchOne(
  course: Course,
  folder: ExerciseFolder,
  { events, isTerminal }: { readonly events: Events; readonly isTerminal: boolean },
): Promise<ExerciseFolder | undefined> {
  const say = (text: string): void => {
    process.stdout.write(`${text}\n`);
  };
  const clear = (): void => {
    if (isTerminal) process.stdout.write('\x1b[2J\x1b[3J\x1b[H');
  };
  let hint = false;
  for (;;) {
    // before the check: what is saved meanwhile is checked after it
    const seen = stateOf(folder.answer);
    const result = await checkOnce(course, folder, { hint });
    clear();
    say(describe(course, folder, result, { hint, hintCommand: 'press h and Enter' }));
    hint = false;
    say(`\n${KEYS}`);
    const stop = events.watchFile(folder.answer, seen);
    try {
      const event = await events.next();
      if (event === 'saved') continue;
      if (event === 'closed' || event.typed === 'q') return undefined;
      if (event.typed === 'h') hint = true;
      if (event.typed === 'l') {
        clear();
        say(listText(course, folder));
        await events.next();
      }
      const next = course.folders.find(
        (each) => each.number > folder.number && !isSolved(course.progress, each),
      );
      if (event.typed === 'n') {
        if (next !== undefined) return next;
        say('That was the last one.');
      }
    } finally {
      stop();
    }
  }
}

function listText({ folders, progress }: Course, current: ExerciseFolder): string {
  const lines = folders.map(
    (each) =>
      `${each === current ? '→' : ' '} ${isSolved(progress, each) ? '✓' : '○'} ${each.number} ${each.title}`,
  );
  return `${lines.join('\n')}\n\nPress Enter to go back.`;
}
