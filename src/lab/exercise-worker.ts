import { parentPort, workerData } from 'node:worker_threads';
import { checkAnswers, type ExerciseResult, messageOf, type Trouble } from './exercise-check.ts';
import { lineInStack, loadTypescript, type SyntaxTrouble } from './exercise-load.ts';
import type { Exercise } from './exercise-type.ts';

// The thread in which a learner's code runs: it can be ended from outside.

export interface WorkerStart {
  /** Absolute paths. */
  readonly checks: string;
  readonly answer: string;
}

export type WorkerMessage =
  | { readonly kind: 'loaded'; readonly claims: readonly Claim[] }
  | { readonly kind: 'checking'; readonly index: number }
  | { readonly kind: 'result'; readonly result: ExerciseResult };

/** What is known of a claim when the thread is gone. */
export interface Claim {
  readonly claim: string;
  readonly hints: readonly string[];
  readonly read: string;
  readonly about: string;
}

const post = (message: WorkerMessage): void => parentPort!.postMessage(message);

async function work({ checks, answer }: WorkerStart): Promise<void> {
  const { exercise } = loadTypescript(checks) as { exercise: Exercise<Record<string, unknown>> };
  const first = Object.keys(exercise.exports)[0] ?? '';
  post({
    kind: 'loaded',
    claims: exercise.checks.map(({ claim, hints, read, about = first }) => ({ claim, hints, read, about })),
  });
  let answers: Record<string, unknown>;
  try {
    answers = loadTypescript(answer);
  } catch (error) {
    post({ kind: 'result', result: unloaded(troubleOf(error, answer), exercise.checks.length) });
    return;
  }
  const result = await checkAnswers(exercise, answers, {
    onCheck: (index) => post({ kind: 'checking', index }),
    lineOf: (error) => lineInStack(error, answer),
  });
  post({ kind: 'result', result });
}

function unloaded(trouble: Trouble, notReached: number): ExerciseResult {
  return { state: 'failing', passed: [], notReached, trouble, printed: [] };
}

function troubleOf(error: unknown, answer: string): Trouble {
  const place = (error as SyntaxTrouble).loc as { line: number; column: number } | undefined;
  if (place)
    return {
      kind: 'syntax',
      message: (error as Error).message.replace(/^Error transforming .*?: /, '').replace(/ \(\d+:\d+\)$/, ''),
      line: place.line,
      column: place.column,
    };
  const line = lineInStack(error, answer);
  // what a missing module says goes on with the files that asked for it
  return { kind: 'loading', message: messageOf(error), ...(line !== undefined && { line }) };
}

work(workerData as WorkerStart).catch((error: unknown) => {
  post({ kind: 'result', result: unloaded({ kind: 'checker', message: messageOf(error) }, 0) });
});
