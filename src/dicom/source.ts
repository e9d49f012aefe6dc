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
  window: Uint8Array;
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
    window: bytes,
    base: 0,
    load(start, length) {
      throw new DeidError('E_TRUNCATED', `expected ${length} bytes at offset ${start}, found the end of the data`, {
        offset: start,
      });
    },
  };
}

/**
 * A file that stays on disk. `head` holds its first bytes and is never written to; a second buffer of
 * `windowBytes` is made when the reader first goes past them.
 */
export function fileSource(fd: number, size: number, head: Uint8Array, windowBytes = 1 << 18): Source {
  let buffer: Uint8Array | undefined;
  return {
    size,
    window: head,
    base: 0,
    load(start, length) {
      if (start + length <= head.length) {
        this.window = head;
        this.base = 0;
        return;
      }
      if (length > windowBytes || buffer === undefined) buffer = new Uint8Array(Math.max(length, windowBytes));
      const filled = readFully(fd, buffer, start, Math.min(buffer.length, size - start));
      if (filled < length) {
        throw new DeidError('E_UNREADABLE', `expected ${length} bytes at offset ${start}, the file gave ${filled}`, {
          offset: start,
        });
      }
      this.window = buffer.subarray(0, filled);
      this.base = start;
    },
  };
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

/** The bytes [start, end): a view of what is in memory, or a copy when they had to be fetched. */
export function bytesOf(source: Source, start: number, end: number): Uint8Array {
  const { window, base } = source;
  if (start >= base && end <= base + window.length) return window.subarray(start - base, end - base);
  source.load(start, end - start);
  return source.window.slice(start - source.base, end - source.base);
}
