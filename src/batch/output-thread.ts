import { Worker } from 'node:worker_threads';
import type { Source } from '../dicom/source.ts';
import type { Piece } from '../dicom/write.ts';
import { type OutputFolder, sizeOfPieces, writeFailed } from './output.ts';

/**
 * A thread that writes finished files while the next ones are de-identified. Files are handed over in order through a ring
 * of slots in shared memory, without messages: for small files a message would cost more than the file.
 */
export interface OutputThread {
  /**
   * Hands one file over.
   *
   * @param name path below the folder, with `/`
   * @returns false when it does not fit into a slot or is not in memory: the caller writes it
   * @throws DeidError E_WRITE for this file or one before it
   */
  write(name: string, pieces: readonly Piece[], source: Source): boolean;
  /**
   * Waits until all files are written, and ends the thread.
   *
   * @throws DeidError E_WRITE when one could not be written
   */
  finish(): void;
}

const SLOTS = 16;
const SLOT_BYTES = 1 << 18;
/** Copying more than this into a slot costs what the second thread saves. */
const MOST_BYTES = 1 << 17;
/** Fields of a slot in the control block; behind those of all slots stands `FAILED`. */
const FIELDS = 3;
const FAILED = SLOTS * FIELDS;

export function startOutputThread(folder: OutputFolder): OutputThread {
  const control = new Int32Array(new SharedArrayBuffer(4 * (FAILED + 1)));
  const slots = Buffer.from(new SharedArrayBuffer(SLOTS * SLOT_BYTES));
  const thread = new Worker(`const __name = (f) => f;(${writeSlots.toString()})(require)`, {
    eval: true,
    // node --input-type=module would make a module of it, which has no require
    execArgv: [],
    workerData: {
      control,
      slots: slots.buffer,
      ...{ path: folder.path, partial: `${folder.partial}-2`, slotCount: SLOTS, slotBytes: SLOT_BYTES },
    },
  });
  thread.unref();
  // what fails in it is told through the control block
  thread.on('error', () => undefined);
  let turn = 0;

  const throwFailure = (): void => {
    const slot = Atomics.load(control, FAILED) - 1;
    if (slot < 0) return;
    const length = control[slot * FIELDS + 1]!;
    const code = slots.toString('latin1', slot * SLOT_BYTES, slot * SLOT_BYTES + length);
    throw writeFailed({ code });
  };
  const waitForSlot = (slot: number): void => {
    // a thread that dies without a word must not be waited for without end
    for (let waited = 0; Atomics.load(control, slot * FIELDS) !== 0; waited++) {
      throwFailure();
      if (waited > MAX_WAITS) throw writeFailed({ code: 'the thread that writes does not answer' });
      Atomics.wait(control, slot * FIELDS, 1, WAIT_MS);
    }
    throwFailure();
  };
  const handOver = (slot: number, state: number): void => {
    Atomics.store(control, slot * FIELDS, state);
    Atomics.notify(control, slot * FIELDS);
    turn++;
  };
  return {
    write(name, pieces, { window, base }) {
      const size = sizeOfPieces(pieces);
      const path = Buffer.from(name, 'latin1');
      const isHere = (piece: Piece): boolean =>
        piece instanceof Uint8Array || (piece.start >= base && piece.end <= base + window.length);
      if (path.length + size > MOST_BYTES || !pieces.every(isHere)) return false;
      const slot = turn % SLOTS;
      waitForSlot(slot);
      let at = slot * SLOT_BYTES;
      slots.set(path, at);
      at += path.length;
      for (const piece of pieces) {
        const bytes =
          piece instanceof Uint8Array ? piece : window.subarray(piece.start - base, piece.end - base);
        slots.set(bytes, at);
        at += bytes.length;
      }
      control[slot * FIELDS + 1] = path.length;
      control[slot * FIELDS + 2] = size;
      handOver(slot, 1);
      return true;
    },
    finish() {
      try {
        for (let slot = 0; slot < SLOTS; slot++) waitForSlot(slot);
      } finally {
        handOver(turn % SLOTS, 2);
        void thread.terminate();
      }
    },
  };
}

const WAIT_MS = 1000;
/** A full buffer of a slow network folder may take its time. */
const MAX_WAITS = 600;

/** The thread itself, as text: whatever builds this file, it is one function that imports by `load`. */
function writeSlots(load: (name: string) => unknown): void {
  const { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } = load(
    'node:fs',
  ) as typeof import('node:fs');
  const { workerData } = load('node:worker_threads') as typeof import('node:worker_threads');
  const { control, slots, path, partial, slotCount, slotBytes } = workerData as {
    control: Int32Array;
    slots: SharedArrayBuffer;
    path: string;
    partial: string;
    slotCount: number;
    slotBytes: number;
  };
  const bytes = Buffer.from(slots);
  const made = new Set<string>();
  const fields = 3;
  for (let turn = 0; ; turn++) {
    const slot = turn % slotCount;
    Atomics.wait(control, slot * fields, 0);
    if (Atomics.load(control, slot * fields) === 2) return;
    const start = slot * slotBytes;
    try {
      const pathLength = control[slot * fields + 1]!;
      const name = bytes.toString('latin1', start, start + pathLength);
      const parent = name.slice(0, name.lastIndexOf('/') + 1);
      if (!made.has(parent)) {
        mkdirSync(`${path}/${parent}`, { recursive: true });
        made.add(parent);
      }
      const out = openSync(partial, 'w');
      try {
        const end = start + pathLength + control[slot * fields + 2]!;
        for (let at = start + pathLength; at < end; ) at += writeSync(out, bytes, at, end - at);
      } finally {
        closeSync(out);
      }
      renameSync(partial, `${path}/${name}`);
    } catch (error) {
      const code = (error as { code?: string }).code ?? 'unknown error';
      rmSync(partial, { force: true });
      control[slot * fields + 1] = bytes.write(code, start, 'latin1');
      Atomics.store(control, slotCount * fields, slot + 1);
      Atomics.notify(control, slot * fields);
      return;
    }
    Atomics.store(control, slot * fields, 0);
    Atomics.notify(control, slot * fields);
  }
}
