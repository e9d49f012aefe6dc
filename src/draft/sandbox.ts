import type { Worker } from 'node:worker_threads';
import { GUEST } from './guest-data.ts';
import type { SandboxAnswer, SandboxFailure, SandboxJob, SandboxStart } from './sandbox-worker.ts';
import { awaitStart, LATE, nextAnswer, startThread } from './thread.ts';

export type { FailureCode, SandboxFailure } from './sandbox-worker.ts';

/** What one draft may use for one file. */
export interface SandboxLimits {
  readonly memoryBytes: number;
  readonly stackBytes: number;
  /** Loops and calls: a draft for a small file makes some thousands. A count, so that every machine stops at the same place. */
  readonly jumps: number;
  /** Stops what does not look at the first limit: long built-in functions. The thread is ended. */
  readonly wallMs: number;
  readonly outputCharacters: number;
}

const DRAFT_LIMITS: SandboxLimits = {
  memoryBytes: 64 * 2 ** 20,
  stackBytes: 256 * 1024,
  jumps: 2_000_000,
  wallMs: 1000,
  outputCharacters: 2 * 2 ** 20,
};

/** What a draft made of one data set. `printed` is what it wrote to its console: for the learner's screen only. */
export type Outcome =
  | { readonly kind: 'done'; readonly text: string; readonly printed: string }
  | { readonly kind: 'failed'; readonly failure: SandboxFailure; readonly printed: string };

/** A draft that can be run. Close it: it holds a thread. */
export interface Sandbox {
  /** Runs the draft on one data set as JSON text. Calls wait for each other. Never rejects on what a draft does. */
  readonly run: (text: string, key: string) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

/** After these the thread or its memory is not used again. */
const ENDING: ReadonlySet<string> = new Set(['timed-out', 'out-of-memory', 'crashed', 'output-too-large']);
/** A machine that cannot start a thread in this time is out of order. */
const START_MS = 20_000;

/** TypeScript knows it only with the types of browsers. */
const webAssembly = (
  globalThis as unknown as { WebAssembly: { compile(bytes: Uint8Array): Promise<object> } }
).WebAssembly;

let compiled: Promise<object> | undefined;

/** The engine, compiled once a process. */
function engineModule(): Promise<object> {
  compiled ??= (async () => {
    const { readFile } = await import('node:fs/promises');
    const { createRequire } = await import('node:module');
    const path = createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm');
    return webAssembly.compile(new Uint8Array(await readFile(path)));
  })();
  return compiled;
}

/**
 * A place where a draft runs that nobody has to trust: the QuickJS engine as WebAssembly, in a thread without
 * environment, without one function of the host; data cross as JSON text only. Each data set meets a fresh engine. A
 * draft that does not end is ended.
 *
 * @param code JavaScript of an ES module, as a `Compiler` makes it
 * @example
 * const sandbox = openSandbox('export default (dataset) => dataset');
 * (await sandbox.run('{}', '00'.repeat(32))).kind // => 'done'
 * await sandbox.close();
 */
export function openSandbox(code: string, limits: Partial<SandboxLimits> = {}): Sandbox {
  const all = { ...DRAFT_LIMITS, ...limits };
  let worker: Promise<Worker> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const end = async (): Promise<void> => {
    const running = worker;
    worker = undefined;
    await (await running?.catch(() => undefined))?.terminate();
  };
  const runOne = async (text: string, key: string): Promise<Outcome> => {
    worker ??= startWorker(code, all);
    const outcome = await askWorker(await worker, { text, key }, all.wallMs);
    if (outcome.kind === 'failed' && ENDING.has(outcome.failure.code)) await end();
    return outcome;
  };
  return {
    run: (text, key) => {
      const next = last.then(() => runOne(text, key));
      last = next.catch(() => undefined);
      return next;
    },
    close: async () => {
      await last;
      await end();
    },
  };
}

async function startWorker(code: string, limits: SandboxLimits): Promise<Worker> {
  const { memoryBytes, stackBytes, jumps, outputCharacters } = limits;
  const workerData: SandboxStart = {
    wasm: await engineModule(),
    guest: GUEST,
    code,
    memoryBytes,
    stackBytes,
    jumps,
    outputCharacters,
  };
  const worker = startThread('sandbox-worker', {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
  });
  worker.unref();
  await awaitStart(worker, START_MS);
  return worker;
}

async function askWorker(worker: Worker, job: SandboxJob, wallMs: number): Promise<Outcome> {
  const answer = nextAnswer<SandboxAnswer>(worker, wallMs);
  worker.postMessage(job);
  const given = await answer;
  if (typeof given === 'object' && given.kind !== 'ready') return given;
  return { kind: 'failed', failure: { code: given === LATE ? 'timed-out' : 'crashed' }, printed: '' };
}
