import { existsSync, readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { ExerciseResult, Trouble } from './exercise-check.ts';
import type { ExerciseFolder } from './exercise-folder.ts';
import { packagePath } from './exercise-folder.ts';
import type { Claim, WorkerMessage, WorkerStart } from './exercise-worker.ts';

/** How long an answer may take in all, unless its exercise says otherwise. */
const LIMIT_MS = 20_000;
const LIMIT_MIB = 256;
/** A timer of the learner's would keep the thread alive. */
const LAST_WORDS_MS = 300;
/** Output of a learner's code that is kept. */
const MOST_LINES = 200;

/**
 * Checks an answer in a thread of its own, which is ended when it takes too long, too much memory, or ends itself.
 *
 * @param options.answer the learner's file. Default `answer.ts` of the folder
 * @param options.limitMs default 20 s
 */
export async function runExercise(
  folder: ExerciseFolder,
  options: { readonly answer?: string; readonly limitMs?: number } = {},
): Promise<ExerciseResult> {
  const { answer = folder.answer, limitMs = LIMIT_MS } = options;
  if (isUntouched(folder, answer)) return { state: 'untouched', passed: [], notReached: 0, printed: [] };
  const start: WorkerStart = { checks: folder.checks, answer };
  const worker = new Worker(packagePath('dist/lab/exercise-worker.js'), {
    workerData: start,
    stdout: true,
    stderr: true,
    argv: [],
    execArgv: ['--no-warnings'],
    resourceLimits: { maxOldGenerationSizeMb: LIMIT_MIB },
  });
  const printed: string[] = [];
  collectLines(worker, printed);
  // what it printed arrives until it ends by itself
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  const result = await waitForResult(worker, limitMs);
  if (result.trouble?.kind !== 'time')
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, LAST_WORDS_MS).unref())]);
  await worker.terminate();
  return { ...result, printed };
}

/** Whether there is nothing of the learner's yet. */
function isUntouched({ problem }: ExerciseFolder, answer: string): boolean {
  return answer !== problem && (!existsSync(answer) || withoutSpace(answer) === withoutSpace(problem));
}

const withoutSpace = (path: string): string => readFileSync(path, 'utf8').replace(/\s+/g, '');

function waitForResult(worker: Worker, limitMs: number): Promise<ExerciseResult> {
  return new Promise((resolve) => {
    let claims: readonly Claim[] = [];
    let at = -1;
    const stopped = (trouble: Trouble): void => {
      clearTimeout(timer);
      const claim = claims[at];
      resolve({
        state: 'failing',
        passed: claims.slice(0, Math.max(0, at)).map((each) => each.claim),
        notReached: Math.max(0, claims.length - at - 1),
        ...(claim && { failed: { ...claim, verdict: {} } }),
        trouble,
        printed: [],
      });
    };
    const timer = setTimeout(
      () => stopped({ kind: 'time', message: `nothing after ${limitMs / 1000} seconds` }),
      limitMs,
    );
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'loaded') claims = message.claims;
      if (message.kind === 'checking') at = message.index;
      if (message.kind === 'result') {
        clearTimeout(timer);
        resolve(message.result);
      }
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        stopped({ kind: 'memory', message: `more than ${LIMIT_MIB} MiB of memory` });
      else stopped({ kind: 'threw', message: `${error.name}: ${error.message.split('\n')[0]}` });
    });
    worker.on('exit', () => stopped({ kind: 'ended', message: 'the program ended before it answered' }));
  });
}

function collectLines(worker: Worker, lines: string[]): void {
  let rest = '';
  worker.stdout.on('data', (data: Buffer) => {
    const parts = (rest + data.toString()).split('\n');
    rest = parts.pop()!.slice(0, 10_000);
    for (const part of parts) if (lines.length < MOST_LINES) lines.push(part);
  });
  worker.stdout.on('end', () => {
    if (rest !== '' && lines.length < MOST_LINES) lines.push(rest);
  });
}
