import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

const IS_SOURCE = /\.ts(?:\?|$)/.test(import.meta.url);

/**
 * Starts a thread from the file `name` beside this one; scripts/build.mjs puts it beside the bundle, too. The thread
 * gets no environment, no arguments and no terminal of ours.
 */
export function startThread(name: string, options: WorkerOptions): Worker {
  const closed: WorkerOptions = { env: {}, argv: [], execArgv: [], stdin: false, stdout: true, stderr: true };
  const file = new URL(`./${name}.${IS_SOURCE ? 'ts' : 'js'}`, import.meta.url);
  const worker = IS_SOURCE
    ? new Worker(loaderOf(fileURLToPath(file)), { ...closed, ...options, eval: true })
    : new Worker(file, { ...closed, ...options });
  // what happens to a thread that nobody waits for is nobody's
  return worker.on('error', () => {});
}

/** Node 20 reads no TypeScript in a thread. Such a file imports nothing of ours by value, so one transform is enough. */
function loaderOf(path: string): string {
  const sucrase = createRequire(import.meta.url).resolve('sucrase');
  return `
    const Module = require('node:module');
    const { readFileSync } = require('node:fs');
    const { transform } = require(${JSON.stringify(sucrase)});
    const path = ${JSON.stringify(path)};
    const file = new Module(path);
    file.filename = path;
    file.paths = Module._nodeModulePaths(require('node:path').dirname(path));
    const options = { transforms: ['typescript', 'imports'], preserveDynamicImport: true };
    file._compile(transform(readFileSync(path, 'utf8'), options).code, path);`;
}

const TICK_MS = 20;
/** How much longer than asked a wait may get on a busy machine. */
const MOST_STRETCH = 1.7;

/** No message came in time; the thread ended. */
export const LATE = 'late';
export const GONE = 'gone';

/** The next message of a thread, or that there was none. */
export function nextAnswer<T extends object>(
  worker: Worker,
  withinMs: number,
): Promise<T | typeof LATE | typeof GONE> {
  return new Promise((resolve) => {
    const settle = (answer: T | typeof LATE | typeof GONE): void => {
      clearInterval(timer);
      worker.off('message', settle).off('error', onGone).off('exit', onGone);
      resolve(answer);
    };
    const onGone = (): void => settle(GONE);
    // ticks and not the clock: when this thread gets no time, neither does the other one
    let ticks = Math.ceil(withinMs / TICK_MS);
    const end = performance.now() + MOST_STRETCH * withinMs;
    const timer = setInterval(() => {
      ticks--;
      if (ticks <= 0 || performance.now() > end) settle(LATE);
    }, TICK_MS);
    worker.once('message', settle).once('error', onGone).once('exit', onGone);
  });
}

/** Waits for the first message of a thread. @throws Error when the thread does not start: a fault of the installation */
export async function awaitStart(worker: Worker, withinMs: number): Promise<void> {
  let fault: unknown;
  worker.once('error', (error) => {
    fault = error;
  });
  const first = await nextAnswer(worker, withinMs);
  if (typeof first === 'object') return;
  await worker.terminate();
  throw new Error(`a thread did not start (${first})`, { cause: fault });
}
