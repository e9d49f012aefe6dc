import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync, writevSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { readFully, type Source } from '../dicom/source.ts';
import type { Piece } from '../dicom/write.ts';
import { DeidError, systemCode } from '../errors.ts';

/** Where files under way are; a crash leaves at most one here, and none under its final name. */
const PARTIAL = '.partial';

/** A folder to which whole files are written. */
export interface OutputFolder {
  readonly path: string;
  /** The one file under way. */
  readonly partial: string;
  readonly madeFolders: Set<string>;
  /** For what does not fit in memory: passes from disk to disk through this buffer. */
  readonly buffer: Uint8Array;
}

/** @throws DeidError E_WRITE when the folder cannot be made */
export function openOutputFolder(path: string): OutputFolder {
  try {
    rmSync(join(path, PARTIAL), { recursive: true, force: true });
    makeFolder(resolve(path, PARTIAL));
  } catch (cause) {
    throw writeFailed(cause);
  }
  return {
    path,
    partial: join(path, PARTIAL, 'file'),
    madeFolders: new Set(),
    buffer: new Uint8Array(1 << 20),
  };
}

/** Level by level: on a file system that takes no folders, Node's recursive way does not come to an end. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  mkdirSync(path);
}

export function closeOutputFolder(folder: OutputFolder): void {
  rmSync(join(folder.path, PARTIAL), { recursive: true, force: true });
}

/**
 * Whether the file is there already: of the right size, and with the same header, which names the profile and its
 * version. The pixel data behind it is the input's whatever the profile.
 */
export function isWritten(folder: OutputFolder, name: string, pieces: readonly Piece[]): boolean {
  const path = folder.path + sep + name;
  if (statSync(path, { throwIfNoEntry: false })?.size !== sizeOfPieces(pieces)) return false;
  const file = openSync(path, 'r');
  try {
    let at = 0;
    for (const piece of pieces) {
      if (piece instanceof Uint8Array) {
        const there = Buffer.alloc(piece.length);
        if (readFully(file, there, at, piece.length) < piece.length || !there.equals(piece)) return false;
        at += piece.length;
      } else {
        at += piece.end - piece.start;
      }
    }
    return true;
  } finally {
    closeSync(file);
  }
}

export function sizeOfPieces(pieces: readonly Piece[]): number {
  let size = 0;
  for (const piece of pieces) size += piece instanceof Uint8Array ? piece.length : piece.end - piece.start;
  return size;
}

/**
 * Writes one file under a temporary name and renames it: under `name` there is a whole file or none.
 *
 * @param name path below the folder, with `/`
 * @param fd the open input, for ranges that are not in memory
 * @returns the bytes written
 * @throws DeidError E_WRITE, with nothing left behind
 */
export function writeOutputFile(
  folder: OutputFolder,
  name: string,
  pieces: readonly Piece[],
  source: Source,
  fd: number | undefined,
): number {
  const { partial } = folder;
  const final = folder.path + sep + name;
  try {
    const parent = dirname(final);
    if (!folder.madeFolders.has(parent)) {
      mkdirSync(parent, { recursive: true });
      folder.madeFolders.add(parent);
    }
    const out = openSync(partial, 'w');
    let size: number;
    try {
      size = writePieces(out, pieces, source, fd, folder.buffer);
    } finally {
      closeSync(out);
    }
    renameSync(partial, final);
    return size;
  } catch (cause) {
    rmSync(partial, { force: true });
    throw cause instanceof DeidError ? cause : writeFailed(cause);
  }
}

function writePieces(
  out: number,
  pieces: readonly Piece[],
  source: Source,
  fd: number | undefined,
  buffer: Uint8Array,
): number {
  const { window, base } = source;
  let ready: Uint8Array[] = [];
  let size = 0;
  for (const piece of pieces) {
    if (piece instanceof Uint8Array) {
      ready.push(piece);
    } else if (piece.start >= base && piece.end <= base + window.length) {
      ready.push(window.subarray(piece.start - base, piece.end - base));
    } else {
      size += writeAll(out, ready);
      ready = [];
      size += copyRange(out, fd!, piece.start, piece.end, buffer);
    }
  }
  return size + writeAll(out, ready);
}

function writeAll(out: number, chunks: readonly Uint8Array[]): number {
  if (chunks.length === 0) return 0;
  const total = sizeOfPieces(chunks);
  const written = chunks.length === 1 ? writeSync(out, chunks[0]!) : writevSync(out, chunks);
  if (written === total) return total;
  // a short write: the rest goes one chunk at a time, until it is through or the disk says why not
  let skip = written;
  for (const chunk of chunks) {
    let at = Math.min(skip, chunk.length);
    skip -= at;
    while (at < chunk.length) at += writeSync(out, chunk, at, chunk.length - at);
  }
  return total;
}

function copyRange(out: number, fd: number, start: number, end: number, buffer: Uint8Array): number {
  for (let at = start; at < end; ) {
    const length = Math.min(buffer.length, end - at);
    if (readFully(fd, buffer, at, length) < length) {
      throw new DeidError(
        'E_UNREADABLE',
        `expected ${end - start} bytes of pixel data, the file gave fewer; it changed while it was read`,
        {
          offset: at,
        },
      );
    }
    writeAll(out, [length === buffer.length ? buffer : buffer.subarray(0, length)]);
    at += length;
  }
  return end - start;
}

export function writeFailed(cause: unknown): DeidError {
  const code = systemCode(cause);
  const text =
    code === 'ENOSPC' || code === 'EDQUOT'
      ? 'the disk is full. Make room and run again with --resume; no half file was left'
      : `the output could not be written (${code}). Nothing under a final name is incomplete`;
  return new DeidError('E_WRITE', text, { cause });
}
