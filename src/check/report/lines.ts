import { closeSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { DeidError, systemCode } from '../../errors.ts';

/** A text file that is written line by line. */
export interface LineWriter {
  add(line: string): void;
  close(): void;
}

const FLUSH_CHARACTERS = 1 << 16;

/** @throws DeidError E_WRITE */
export function openLines(path: string): LineWriter {
  const fd = writing(() => openSync(path, 'w'));
  let waiting = '';
  let isOpen = true;
  const flush = (): void => {
    const text = waiting;
    waiting = '';
    writing(() => writeWhole(fd, text));
  };
  return {
    add(line) {
      waiting += `${line}\n`;
      if (waiting.length >= FLUSH_CHARACTERS) flush();
    },
    close() {
      if (!isOpen) return;
      isOpen = false;
      try {
        flush();
      } finally {
        closeSync(fd);
      }
    },
  };
}

export function readLines(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

/** The lines as the elements of a JSON list, a piece at a time. Each line is JSON already. */
export function copyAsList(from: string, to: number): void {
  const source = openSync(from, 'r');
  try {
    const buffer = Buffer.alloc(FLUSH_CHARACTERS);
    writeWhole(to, '[');
    // the last line break is the end, and no comma
    let pending = false;
    for (let got = readSync(source, buffer); got > 0; got = readSync(source, buffer)) {
      const text = buffer.toString('latin1', 0, got);
      const isLast = text.endsWith('\n');
      const body = (pending ? ',\n' : '') + (isLast ? text.slice(0, -1) : text).replaceAll('\n', ',\n');
      pending = isLast;
      writeWhole(to, Buffer.from(body, 'latin1'));
    }
    writeWhole(to, ']');
  } finally {
    closeSync(source);
  }
}

export function writeWhole(fd: number, data: string | Buffer): void {
  const buffer = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
  for (let at = 0; at < buffer.length; ) at += writeSync(fd, buffer, at, buffer.length - at);
}

/** What goes wrong with the disk is said without a path, which may name people. */
export function writing<T>(act: () => T): T {
  try {
    return act();
  } catch (cause) {
    if (cause instanceof DeidError) throw cause;
    throw new DeidError('E_WRITE', `the report could not be written (${systemCode(cause)})`, { cause });
  }
}
