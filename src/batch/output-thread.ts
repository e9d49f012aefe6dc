import type { Source } from '../dicom/source.ts';
import type { Piece } from '../dicom/write.ts';
import { type OutputFolder, writeFailed } from './output.ts';

/**
 * A thread that writes finished files while the next ones are read and de-identified. Files are handed over through a
 * ring of slots in shared memory, without messages and without a copy: the input is read into a slot, and what is kept
 * of it is written from there. Nobody waits: while all slots are taken the caller writes files itself.
 */
export interface OutputThread {
  /** Where to read the next input; `undefined` while all slots are taken. */
  buffer(): Buffer | undefined;
  /**
   * Hands one file over.
   *
   * @param name path below the folder, with `/`
   * @param source the input; only what was read into the last `buffer()` can be handed over
   * @returns tells whether the file is there by now; `undefined` when it cannot be handed over: the caller writes it
   * @throws DeidError E_WRITE for a file before it
   */
  write(name: string, pieces: readonly Piece[], source: Source): (() => boolean) | undefined;
  /**
   * Waits until all files are written, and ends the thread.
   *
   * @throws DeidError E_WRITE when one could not be written
   */
  finish(): void;
}

const SLOTS = 16;
/** A slot holds a whole input and, behind it, the path of the output and its new bytes. */
const INPUT_BYTES = 1 << 20;
const NEW_BYTES = 1 << 17;
const SLOT_BYTES = INPUT_BYTES + NEW_BYTES;
/** The thread looks for work itself this often: to wake it would cost the caller as much as writing a small file. */
const NAP_MS = 1;

// Fields of the control block: how many files were handed over, how many are written, whether one failed and, for each
// slot, the lengths of the path and of the error code, the number of pieces, and where each begins and ends.
const HEAD = 0;
const TAIL = 1;
const FAILED = 2;
const FIRST_SLOT = 3;
const MOST_PIECES = 16;
const FIELDS = 2 + 2 * MOST_PIECES;
/** In `HEAD`: no more files will come. */
const STOP = -1;

/** What the thread knows of the above: as text it sees none of it. */
const RING = {
  SLOTS,
  SLOT_BYTES,
  INPUT_BYTES,
  HEAD,
  TAIL,
  FAILED,
  FIRST_SLOT,
  FIELDS,
  STOP,
  NAP_MS,
} as const;

export function startOutputThread(folder: OutputFolder): OutputThread {
  const control = new Int32Array(new SharedArrayBuffer(4 * (FIRST_SLOT + SLOTS * FIELDS)));
  const slots = Buffer.from(new SharedArrayBuffer(SLOTS * SLOT_BYTES));
  const data: ThreadData = {
    control,
    slots: slots.buffer,
    path: folder.path,
    partial: `${folder.partial}-2`,
    ring: RING,
  };
  // most runs are short and have no second thread: it is loaded when there is one
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const thread = new Worker(`const __name = (f) => f;(${writeSlots.toString()})(require)`, {
    eval: true,
    // node --input-type=module would make a module of it, which has no require
    execArgv: [],
    workerData: data,
  });
  thread.unref();
  // what fails in it is told through the control block
  thread.on('error', () => undefined);
  let head = 0;

  const startOf = (turn: number): number => (turn % SLOTS) * SLOT_BYTES;
  const throwFailure = (): void => {
    const length = Atomics.load(control, FAILED);
    if (length === 0) return;
    const from = startOf(Atomics.load(control, TAIL)) + INPUT_BYTES;
    throw writeFailed({ code: slots.toString('latin1', from, from + length) });
  };
  /** Puts path and pieces into the slot; false when they do not fit. */
  const fill = (name: string, pieces: readonly Piece[]): boolean => {
    const fields = FIRST_SLOT + (head % SLOTS) * FIELDS;
    const start = startOf(head);
    const end = start + SLOT_BYTES;
    let at = start + INPUT_BYTES;
    if (pieces.length > MOST_PIECES || name.length > NEW_BYTES) return false;
    control[fields] = slots.write(name, at, 'latin1');
    at += name.length;
    control[fields + 1] = pieces.length;
    for (const [index, piece] of pieces.entries()) {
      let from = at;
      let length: number;
      if (piece instanceof Uint8Array) {
        length = piece.length;
        if (at + length > end) return false;
        slots.set(piece, at);
        at += length;
      } else {
        from = start + piece.start;
        length = piece.end - piece.start;
      }
      control[fields + 2 + 2 * index] = from;
      control[fields + 3 + 2 * index] = from + length;
    }
    return true;
  };
  return {
    buffer() {
      if (head - Atomics.load(control, TAIL) >= SLOTS) return undefined;
      const start = startOf(head);
      return slots.subarray(start, start + INPUT_BYTES);
    },
    write(name, pieces, { window, base }) {
      throwFailure();
      const isInSlot = window.buffer === slots.buffer && window.byteOffset === startOf(head) && base === 0;
      if (!isInSlot || !fill(name, pieces)) return undefined;
      const turn = head++;
      Atomics.store(control, HEAD, head);
      return () => Atomics.load(control, TAIL) > turn;
    },
    finish() {
      try {
        Atomics.notify(control, HEAD);
        // a thread that dies without a word must not be waited for without end
        for (let waited = 0, seen = -1; ; waited++) {
          const tail = Atomics.load(control, TAIL);
          throwFailure();
          if (tail === head) break;
          if (tail !== seen) waited = 0;
          if (waited > MAX_WAITS) throw writeFailed({ code: 'the thread that writes does not answer' });
          seen = tail;
          Atomics.wait(control, TAIL, tail, WAIT_MS);
        }
      } finally {
        Atomics.store(control, HEAD, STOP);
        Atomics.notify(control, HEAD);
        void thread.terminate();
      }
    },
  };
}

const WAIT_MS = 1000;
/** A full buffer of a slow network folder may take its time. */
const MAX_WAITS = 600;

interface ThreadData {
  readonly control: Int32Array;
  readonly slots: ArrayBufferLike;
  readonly path: string;
  readonly partial: string;
  readonly ring: typeof RING;
}

/** The thread itself, as text: whatever builds this file, it is one function that imports by `load`. */
function writeSlots(load: (name: string) => unknown): void {
  const { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } = load(
    'node:fs',
  ) as typeof import('node:fs');
  const { workerData } = load('node:worker_threads') as typeof import('node:worker_threads');
  const { control, slots, path, partial, ring } = workerData as ThreadData;
  const bytes = Buffer.from(slots);
  const made = new Set<string>();
  for (let tail = 0; ; tail++) {
    while (Atomics.load(control, ring.HEAD) === tail) Atomics.wait(control, ring.HEAD, tail, ring.NAP_MS);
    if (Atomics.load(control, ring.HEAD) === ring.STOP) return;
    const fields = ring.FIRST_SLOT + (tail % ring.SLOTS) * ring.FIELDS;
    const start = (tail % ring.SLOTS) * ring.SLOT_BYTES + ring.INPUT_BYTES;
    try {
      const name = bytes.toString('latin1', start, start + control[fields]!);
      const parent = name.slice(0, name.lastIndexOf('/') + 1);
      if (!made.has(parent)) {
        mkdirSync(`${path}/${parent}`, { recursive: true });
        made.add(parent);
      }
      const out = openSync(partial, 'w');
      try {
        const count = control[fields + 1]!;
        for (let piece = fields + 2; piece < fields + 2 + 2 * count; piece += 2) {
          const end = control[piece + 1]!;
          for (let at = control[piece]!; at < end; ) at += writeSync(out, bytes, at, end - at);
        }
      } finally {
        closeSync(out);
      }
      renameSync(partial, `${path}/${name}`);
    } catch (error) {
      // as `systemCode`, which is not to be had here
      const code = (error as { code?: string }).code ?? 'unknown error';
      rmSync(partial, { force: true });
      Atomics.store(control, ring.FAILED, bytes.write(code, start, 'latin1'));
      Atomics.notify(control, ring.TAIL);
      return;
    }
    Atomics.store(control, ring.TAIL, tail + 1);
    Atomics.notify(control, ring.TAIL);
  }
}
