import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import type { Row } from './header-row.ts';

/**
 * Rows on disk, as columns that a later file has are not known when the first row is read. Each row is what differs from
 * the one before it: files of a series say mostly the same.
 */
export interface Spill {
  add(row: Row): void;
  /** The rows again; each is valid until the next one. */
  rows(): Generator<Row>;
  close(): void;
}

const FLUSH_CHARACTERS = 1 << 18;
const READ_BYTES = 1 << 20;

/** @param path of a file that is made, readable only by its owner, and gone when the spill is closed or the process killed */
export function createSpill(path: string): Spill {
  // what a killed process may have left, where an open file keeps its name
  remove(path);
  const fd = openSync(path, 'wx+', 0o600);
  remove(path);
  let waiting = '';
  let last: Row = [];
  const flush = (): void => {
    writeFully(fd, Buffer.from(waiting));
    waiting = '';
  };
  return {
    add(row) {
      const changes: (number | string | null)[] = [];
      const width = Math.max(row.length, last.length);
      for (let index = 0; index < width; index++) {
        if (row[index] !== last[index]) changes.push(index, row[index] ?? null);
      }
      last = row;
      waiting += `${JSON.stringify(changes)}\n`;
      if (waiting.length >= FLUSH_CHARACTERS) flush();
    },
    *rows() {
      flush();
      const row: Row = [];
      for (const line of readLines(fd)) {
        const changes = JSON.parse(line) as (number | string | null)[];
        for (let at = 0; at < changes.length; at += 2)
          row[changes[at] as number] = (changes[at + 1] as string | null) ?? undefined;
        yield row;
      }
    },
    close() {
      closeSync(fd);
      remove(path);
    },
  };
}

/** On Windows an open file stays until it is closed. */
function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // then it goes when the spill is closed, or is told when it is opened
  }
}

function writeFully(fd: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at, bytes.length - at);
}

function* readLines(fd: number): Generator<string> {
  const buffer = Buffer.allocUnsafe(READ_BYTES);
  let rest: Buffer = Buffer.alloc(0);
  for (let position = 0; ; ) {
    const got = readSync(fd, buffer, 0, READ_BYTES, position);
    if (got === 0) break;
    position += got;
    const chunk = Buffer.concat([rest, buffer.subarray(0, got)]);
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      yield chunk.toString('utf8', start, end);
      start = end + 1;
    }
    rest = chunk.subarray(start);
  }
}
