import { parentPort, workerData } from 'node:worker_threads';
import type {
  QuickJSContext,
  QuickJSHandle,
  QuickJSSyncVariant,
  QuickJSWASMModule,
} from 'quickjs-emscripten-core';

// The only file that runs next to a draft. It imports nothing of ours, so that it is the same file built and unbuilt.

/** What the host hands over when it starts the worker. */
export interface SandboxStart {
  /** The engine as a compiled WebAssembly module; TypeScript has no name for it without the types of browsers. */
  readonly wasm: object;
  /** Source of what runs before the draft, see guest-data.ts. */
  readonly guest: string;
  /** The draft as JavaScript. */
  readonly code: string;
  readonly memoryBytes: number;
  readonly stackBytes: number;
  readonly jumps: number;
  readonly outputCharacters: number;
}

export interface SandboxJob {
  /** A data set as JSON text. */
  readonly text: string;
  /** 64 hex digits. */
  readonly key: string;
}

/** Why a draft gave no data set for a file. */
export type FailureCode =
  | 'no-default-export'
  | 'returned-promise'
  | 'top-level-await'
  | 'import'
  | 'threw'
  | 'timed-out'
  | 'out-of-memory'
  | 'output-too-large'
  | 'not-a-dataset'
  | 'crashed';

export interface SandboxFailure {
  readonly code: FailureCode;
  /** Name and text of the error. They may hold values: for the learner's screen only. */
  readonly name?: string;
  readonly message?: string;
  /** Place in the TypeScript of the draft, from 1. */
  readonly line?: number;
  readonly column?: number;
}

export type SandboxAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly text: string; readonly printed: string }
  | { readonly kind: 'failed'; readonly failure: SandboxFailure; readonly printed: string };

/** QuickJS asks whether to go on once in so many jumps and calls. */
const JUMPS_BETWEEN = 10_000;
const DRAFT = 'draft.ts';
const IMPORT_REFUSED = 'is not allowed: a draft is one file';
/** Characters of an error or of console text that the host takes. */
const MOST_DETAIL = 4096;

type MemoryMaker = new (pages: {
  readonly initial: number;
  readonly maximum: number;
}) => NonNullable<
  NonNullable<Parameters<typeof import('quickjs-emscripten-core').newVariant>[1]>['wasmMemory']
>;

const PAGE_BYTES = 1 << 16;
/** What the engine begins with, 16 MiB. */
const FIRST_PAGES = 256;

async function serve(): Promise<void> {
  const start = workerData as SandboxStart;
  const { newQuickJSWASMModuleFromVariant, newVariant } = await import('quickjs-emscripten-core');
  const { default: variant } = await import('@jitl/quickjs-wasmfile-release-sync');
  const { Memory } = (globalThis as unknown as { WebAssembly: { Memory: MemoryMaker } }).WebAssembly;
  // the engine's own limit counts what a draft asks for; this one is what the process can be made to hold
  const memory = new Memory({
    initial: FIRST_PAGES,
    maximum: start.memoryBytes / PAGE_BYTES + FIRST_PAGES,
  });
  const engine = await newQuickJSWASMModuleFromVariant(
    // its types are those of its CommonJS build
    newVariant(variant as unknown as QuickJSSyncVariant, {
      wasmModule: start.wasm as never,
      wasmMemory: memory,
    }),
  );
  const room = openRoom(engine, start);
  const reset = rememberMemory(memory);
  parentPort!.on('message', (job: SandboxJob) => {
    reset();
    parentPort!.postMessage(answer(room, start, job));
  });
  parentPort!.postMessage({ kind: 'ready' } satisfies SandboxAnswer);
}

/**
 * The memory of the engine as it is now, to put back before every file: no state goes from one to the next. Pages with
 * nothing in them are stack and what is free; all that the engine knows is in the others.
 */
function rememberMemory(memory: { readonly buffer: ArrayBufferLike }): () => void {
  const empty = new Uint8Array(PAGE_BYTES);
  const pages: { readonly at: number; readonly bytes: Uint8Array }[] = [];
  for (let at = 0; at < memory.buffer.byteLength; at += PAGE_BYTES) {
    const bytes = new Uint8Array(memory.buffer, at, PAGE_BYTES);
    if (Buffer.compare(bytes, empty) !== 0) pages.push({ at, bytes: bytes.slice() });
  }
  return () => {
    // a buffer that grew is another one
    const now = new Uint8Array(memory.buffer);
    for (const { at, bytes } of pages) now.set(bytes, at);
  };
}

/** A context with the guest's code in it, before a key or a draft. */
interface Room {
  readonly context: QuickJSContext;
  readonly guest: QuickJSHandle;
  readonly clock: Clock;
}

/** Counts work and not time: where a draft is stopped must not depend on the machine, nor what a model is told of it. */
interface Clock {
  most: number;
  jumps: number;
  isInterrupted: boolean;
}

function openRoom(engine: QuickJSWASMModule, start: SandboxStart): Room {
  const runtime = engine.newRuntime();
  runtime.setMemoryLimit(start.memoryBytes);
  runtime.setMaxStackSize(start.stackBytes);
  const clock: Clock = { most: Infinity, jumps: 0, isInterrupted: false };
  runtime.setInterruptHandler(() => {
    clock.jumps += JUMPS_BETWEEN;
    clock.isInterrupted ||= clock.jumps > clock.most;
    return clock.isInterrupted;
  });
  runtime.setModuleLoader((name) => ({
    error: new Error(`import of ${name.slice(0, 80)} ${IMPORT_REFUSED}`),
  }));
  const context = runtime.newContext();
  const guest = context.unwrapResult(context.evalCode(start.guest, 'tools.js', { type: 'global' }));
  return { context, guest, clock };
}

function answer(room: Room, start: SandboxStart, job: SandboxJob): SandboxAnswer {
  try {
    return runOnce(room, start, job);
  } catch {
    // the engine itself gave up, as when no memory is left for its own tables; the host ends the worker
    return { kind: 'failed', failure: { code: 'crashed' }, printed: '' };
  }
}

/** Nothing is given back afterwards: the next file finds the memory as this one did. */
function runOnce({ context, guest, clock }: Room, start: SandboxStart, job: SandboxJob): SandboxAnswer {
  Object.assign(clock, { most: Infinity, jumps: 0, isInterrupted: false } satisfies Clock);
  const take = (handle: QuickJSHandle, most: number): string | undefined => {
    if (context.typeof(handle) !== 'string') return undefined;
    // the length first: copying a long text takes memory and time here
    const length = context.getProp(handle, 'length').consume((size) => context.getNumber(size));
    return length > most ? undefined : context.getString(handle);
  };
  const ask = (kind: string, ...values: QuickJSHandle[]): ReturnType<QuickJSContext['callFunction']> =>
    context
      .newString(kind)
      .consume((name) => context.callFunction(guest, context.undefined, name, ...values));
  const printed = (): string => {
    if (clock.isInterrupted) return '';
    const result = ask('printed');
    return result.error ? '' : (take(result.value, MOST_DETAIL) ?? '');
  };
  const fail = (code: FailureCode, detail: Partial<SandboxFailure> = {}): SandboxAnswer => ({
    kind: 'failed',
    failure: { code, ...detail },
    printed: printed(),
  });
  const failWith = (error: QuickJSHandle): SandboxAnswer => {
    // after an interruption nothing more runs in this runtime
    if (clock.isInterrupted) return fail('timed-out');
    const described = ask('error', error);
    if (clock.isInterrupted) return fail('timed-out');
    // it catches whatever is thrown: only without memory it gives nothing
    if (described.error) return fail('out-of-memory');
    const text = take(described.value, MOST_DETAIL) ?? '';
    const [name = '', message = '', stack = ''] = text === '' ? [] : (JSON.parse(text) as string[]);
    if (name === 'InternalError' && message === 'out of memory') return fail('out-of-memory');
    const place = placeIn(stack);
    if (message.startsWith('import of ') && message.endsWith(IMPORT_REFUSED))
      return fail('import', { name, message, ...place });
    return fail('threw', { name, message, ...place });
  };

  context.unwrapResult(context.newString(job.key).consume((key) => ask('key', key)));
  // from here on it is the draft's work
  clock.most = clock.jumps + start.jumps;
  const loaded = context.evalCode(start.code, DRAFT, { type: 'module' });
  if (loaded.error) return failWith(loaded.error);
  const state = context.getPromiseState(loaded.value);
  if (state.type === 'pending') return fail('top-level-await');
  if (state.type === 'rejected') return failWith(state.error);
  const exported = context.getProp(loaded.value, 'default');
  const result = context.newString(job.text).consume((text) => ask('run', exported, text));
  if (result.error) return failWith(result.error);
  if (clock.isInterrupted) return fail('timed-out');
  const text = take(result.value, start.outputCharacters);
  if (text === undefined) return fail('output-too-large');
  if (text === 'E') return fail('no-default-export');
  if (text === 'P') return fail('returned-promise');
  if (text === 'T') return fail('not-a-dataset');
  return { kind: 'done', text: text.slice(1), printed: printed() };
}

/** The first stack line in the draft; its lines and columns are those of the TypeScript. */
function placeIn(stack: string): { line?: number; column?: number } {
  const match = /\bdraft\.ts:(\d{1,6})(?::(\d{1,6}))?/.exec(stack);
  if (match === null) return {};
  return { line: Number(match[1]), ...(match[2] !== undefined && { column: Number(match[2]) }) };
}

void serve();
