import { readSync } from 'node:fs';
import { DeidError } from '../errors.ts';

/**
 * The bytes of a file, wherever they are. A file in memory is one window that never moves; a large file on disk
 * is seen through a window that moves, so that its pixel data is never held.
 */
export interface Source {
  /** Bytes in all. */
  readonly size: number;
  /** The bytes now in memory: `window[i]` is the byte at offset `base + i`. */
  window: Buffer;
  base: number;
  /** Moves the window so that it holds [start, start + length). The caller has checked that this lies in the file. */
  load(start: number, length: number): void;
}

/** A half-open range of a source, in bytes. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export function memorySource(bytes: Uint8Array): Source {
  return {
    size: bytes.length,
    window: asBuffer(bytes),
    base: 0,
    load(start, length) {
      throw new DeidError(
        'E_TRUNCATED',
        `expected ${length} bytes at offset ${start}, found the end of the data`,
        {
          offset: start,
        },
      );
    },
  };
}

/**
 * A file that stays on disk. `head` holds its first bytes and is never written to; a second buffer of
 * `windowBytes` is made when the reader first goes past them.
 */
export function fileSource(fd: number, size: number, head: Uint8Array, windowBytes = 1 << 18): Source {
  let buffer: Buffer | undefined;
  const first = asBuffer(head);
  return {
    size,
    window: first,
    base: 0,
    load(start, length) {
      if (start + length <= head.length) {
        this.window = first;
        this.base = 0;
        return;
      }
      // one large value gets a buffer for itself, so that the headers after it are not read in its size
      buffer ??= Buffer.alloc(windowBytes);
      const into = length > windowBytes ? Buffer.alloc(length) : buffer;
      const filled = readFully(fd, into, start, Math.min(into.length, size - start));
      if (filled < length) {
        throw new DeidError(
          'E_UNREADABLE',
          `expected ${length} bytes at offset ${start}, the file gave ${filled}`,
          {
            offset: start,
          },
        );
      }
      this.window = into.subarray(0, filled);
      this.base = start;
    },
  };
}

/** The same memory. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Reads until `length` bytes are there or the file ends; returns how many came. */
export function readFully(fd: number, target: Uint8Array, position: number, length: number): number {
  let filled = 0;
  while (filled < length) {
    const got = readSync(fd, target, filled, length - filled, position + filled);
    if (got === 0) break;
    filled += got;
  }
  return filled;
}

/** The bytes [start, end): a view when the whole file is in memory, else a copy, as the window may move under a view. */
export function bytesOf(source: Source, start: number, end: number): Uint8Array {
  if (start < source.base || end > source.base + source.window.length) source.load(start, end - start);
  const { window, base, size } = source;
  const part = window.subarray(start - base, end - base);
  return window.length === size ? part : new Uint8Array(part);
}
