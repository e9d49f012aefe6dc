import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { fileSource, memorySource, readFully, type Source } from '../dicom/source.ts';
import { DeidError, systemCode } from '../errors.ts';

/** Larger files stay on disk: only their header is read. */
export const MAX_MEMORY_BYTES: number = 8 << 20;
const HEAD_BYTES = 1 << 20;

/** Opens one input file after the other into the same buffer. */
export interface InputReader {
  /**
   * Reads a file, or the head of a large one, and calls `use`; what it is given is valid only during the call.
   *
   * @param into where to read it when it is smaller than that; else it is read into a buffer of the reader's own
   * @throws DeidError E_UNREADABLE, or what `use` throws
   */
  read<T>(path: string, use: (source: Source, fd: number) => T, into?: Uint8Array): T;
}

/** How much of a file is held in memory. */
export interface InputLimits {
  /** Larger files stay on disk. Default 8 MiB. */
  readonly memoryBytes?: number;
  /** What is read of such a file at once. Default 1 MiB. */
  readonly headBytes?: number;
}

export function createInputReader(limits: InputLimits = {}): InputReader {
  const { memoryBytes = MAX_MEMORY_BYTES, headBytes = HEAD_BYTES } = limits;
  let buffer = new Uint8Array(headBytes);
  /** Bytes of the last file. Files of a folder are alike: after one that does not fit elsewhere the next one is not tried there. */
  let lastSize = 0;
  return {
    read(path, use, into) {
      let fd: number;
      try {
        // a pipe would be waited for without end
        fd = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
      } catch (cause) {
        throw unreadable(cause);
      }
      try {
        const source = load(fd, into);
        return use(source, fd);
      } finally {
        closeSync(fd);
      }
    },
  };

  function load(fd: number, into?: Uint8Array): Source {
    try {
      if (into && lastSize < into.length) {
        lastSize = readSync(fd, into, 0, into.length, 0);
        if (lastSize < into.length) return memorySource(into.subarray(0, lastSize));
      }
      const first = readSync(fd, buffer, 0, buffer.length, 0);
      // a short read is the end of a regular file: most files need no other call
      lastSize = first;
      if (first < buffer.length) return memorySource(buffer.subarray(0, first));
      const { size } = fstatSync(fd);
      const isLarge = size > memoryBytes;
      if (!isLarge && size > buffer.length) buffer = new Uint8Array(memoryBytes + 1);
      const wanted = isLarge ? headBytes : size;
      const filled = first >= wanted ? wanted : readFully(fd, buffer, 0, wanted);
      if (filled < wanted) {
        throw new DeidError(
          'E_UNREADABLE',
          `expected ${wanted} bytes, the file gave ${filled}; it changed while it was read`,
        );
      }
      const head = buffer.subarray(0, filled);
      return isLarge ? fileSource(fd, size, head) : memorySource(head);
    } catch (cause) {
      throw cause instanceof DeidError ? cause : unreadable(cause);
    }
  }
}

function unreadable(cause: unknown): DeidError {
  return new DeidError(
    'E_UNREADABLE',
    `expected a file that can be read, found one that cannot (${systemCode(cause)}). Check its permissions`,
    { cause },
  );
}
