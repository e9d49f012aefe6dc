import { createHash } from 'node:crypto';
import { readFully, type Source } from '../../dicom/source.ts';

export const CHUNK_BYTES: number = 1 << 20;

/**
 * SHA-256 of a whole file, in hex; one that is not in memory passes through `chunk`.
 *
 * @param fd the open file
 */
export function digestOf(source: Source, fd: number, chunk: Uint8Array): string {
  const hash = createHash('sha256');
  if (source.window.length === source.size) return hash.update(source.window).digest('hex');
  for (let at = 0; at < source.size; ) {
    const filled = readFully(fd, chunk, at, Math.min(chunk.length, source.size - at));
    if (filled === 0) break;
    hash.update(chunk.subarray(0, filled));
    at += filled;
  }
  return hash.digest('hex');
}
