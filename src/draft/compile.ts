import type { Worker } from 'node:worker_threads';
import type { CompileAnswer, CompileProblem, CompileStart } from './compile-worker.ts';
import { CONTRACT } from './contract.ts';
import { awaitStart, nextAnswer, startThread } from './thread.ts';

export type { CompileProblem } from './compile-worker.ts';

/** A draft that can run, or what is wrong with it. */
export type Compiled =
  | { readonly kind: 'compiled'; readonly code: string }
  | { readonly kind: 'refused'; readonly problems: readonly CompileProblem[] };

export interface Compiler {
  /** Calls wait for each other. */
  readonly compile: (draft: string) => Promise<Compiled>;
  /** What is being compiled then has no result. */
  readonly close: () => Promise<void>;
}

/** Loading the compiler takes a second or two on a busy machine. */
const START_MS = 60_000;
const COMPILE_MS = 20_000;
/** Characters of a draft; longer ones are refused unread. */
const MOST_DRAFT_CHARACTERS = 200_000;

/**
 * The compiler for drafts: removes types (lines and columns stay, so that errors point into the TypeScript) and checks
 * them against the contract, in a thread that is ended when a draft takes it too long.
 *
 * @example
 * const compiler = openCompiler();
 * (await compiler.compile('export default (dataset: Dataset) => dataset')).kind // => 'compiled'
 * await compiler.close();
 */
export function openCompiler(): Compiler {
  // at once: it loads while a model is asked
  let thread: Thread | undefined = start();
  let last: Promise<unknown> = Promise.resolve();
  const end = async (): Promise<void> => {
    const running = thread;
    thread = undefined;
    await running?.worker.terminate();
  };
  let isClosed = false;
  const compileOne = async (draft: string): Promise<Compiled> => {
    if (isClosed) return NOT_ENDED;
    if (draft.length > MOST_DRAFT_CHARACTERS)
      return refused(`The draft has ${draft.length} characters; ${MOST_DRAFT_CHARACTERS} are read.`);
    thread ??= start();
    const { worker, ready } = thread;
    await ready;
    const answer = nextAnswer<CompileAnswer>(worker, COMPILE_MS);
    worker.postMessage(draft);
    const given = await answer;
    if (typeof given !== 'object') {
      await end();
      return NOT_ENDED;
    }
    return given.code === undefined
      ? { kind: 'refused', problems: given.problems }
      : { kind: 'compiled', code: given.code };
  };
  return {
    compile: (draft) => {
      const next = last
        .then(() => compileOne(draft))
        .catch((error: unknown) => {
          if (isClosed) return NOT_ENDED;
          throw error;
        });
      last = next.catch(() => undefined);
      return next;
    },
    close: async () => {
      isClosed = true;
      await end();
      await last;
    },
  };
}

const NOT_ENDED: Compiled = refused('The compiler did not come to an end with this draft.');

function refused(message: string): Compiled {
  return { kind: 'refused', problems: [{ kind: 'type', message }] };
}

interface Thread {
  readonly worker: Worker;
  /** Rejects when it does not start. */
  readonly ready: Promise<void>;
}

function start(): Thread {
  const worker = startThread('compile-worker', {
    workerData: { contract: CONTRACT } satisfies CompileStart,
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  worker.unref();
  const ready = awaitStart(worker, START_MS);
  // told to whoever compiles
  ready.catch(() => {});
  return { worker, ready };
}
