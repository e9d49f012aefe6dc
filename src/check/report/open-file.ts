import { closeSync, fstatSync, openSync } from 'node:fs';
import { MAX_MEMORY_BYTES } from '../../batch/input.ts';
import { fileSource, memorySource, readFully } from '../../dicom/source.ts';
import { DeidError } from '../../errors.ts';
import { readTree, type Tree } from '../tree.ts';

export interface OpenFile {
  readonly tree: Tree;
  readonly fd: number;
  close(): void;
}

const HEAD_BYTES = 1 << 20;

/** Opens a DICOM file that stays open until it is closed; `undefined` when it cannot be read. */
export function openDicom(path: string): OpenFile | undefined {
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r');
    const { size } = fstatSync(fd);
    const head = Buffer.alloc(size > MAX_MEMORY_BYTES ? HEAD_BYTES : size);
    readFully(fd, head, 0, head.length);
    const tree = readTree(size > MAX_MEMORY_BYTES ? fileSource(fd, size, head) : memorySource(head));
    const open = fd;
    return { tree, fd: open, close: () => closeSync(open) };
  } catch (error) {
    if (fd !== undefined) closeSync(fd);
    if (error instanceof DeidError || (error as { code?: string }).code !== undefined) return undefined;
    throw error;
  }
}
