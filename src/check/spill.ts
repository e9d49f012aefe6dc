import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeidError, systemCode } from '../errors.ts';
import { createGroups, createHasher, type Group, type RecordPlace, type RecordStore } from './records.ts';

const PARTITIONS = 256;
/** Records that wait in memory, equal ones together. */
const MAX_WAITING = 4000;

/**
 * Records of any number of files: in a temporary folder that only its owner can open, cut by hash into parts that fit
 * into memory one at a time. Only keyed hashes are written; the folder goes when the store is closed, and when the
 * process ends.
 *
 * @throws DeidError E_WRITE
 */
export function spillRecords(): RecordStore {
  const hash = createHasher();
  const folder = guarded(() => mkdtempSync(join(tmpdir(), 'deidlab-check-')));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.on('exit', remove);
  const parts: (number | undefined)[] = new Array(PARTITIONS).fill(undefined);
  // paths hold names of private creators, which anybody may have chosen: they stay in memory
  const paths: string[] = [];
  const numbers = new Map<string, number>();
  const waiting = new Map<string, { count: number; place: RecordPlace }>();

  const numberOf = (path: string): number => {
    const known = numbers.get(path);
    if (known !== undefined) return known;
    numbers.set(path, paths.length);
    return paths.push(path) - 1;
  };
  const partOf = (key: string): number => Buffer.from(key.slice(0, 4), 'base64')[0]! % PARTITIONS;
  const nameOf = (part: number): string => join(folder, String(part));
  const flush = (): void => {
    const texts = new Map<number, string>();
    for (const [record, { count, place }] of waiting) {
      const part = partOf(record.slice(record.indexOf(' ') + 1));
      const line = `${record} ${count} ${place.file} ${numberOf(place.path)}\n`;
      texts.set(part, (texts.get(part) ?? '') + line);
    }
    waiting.clear();
    for (const [part, text] of texts)
      guarded(() => {
        parts[part] ??= openSync(nameOf(part), 'a', 0o600);
        writeSync(parts[part], text);
      });
  };

  return {
    add(kind, [key, value], place) {
      const record = `${kind} ${hash(key)} ${hash(value)}`;
      // the first place of equal records that wait, one for each path
      const each = `${record} ${numberOf(place.path)}`;
      const seen = waiting.get(each);
      if (seen !== undefined) seen.count++;
      else waiting.set(each, { count: 1, place });
      if (waiting.size >= MAX_WAITING) flush();
    },
    *groups(): Generator<Group> {
      flush();
      for (let part = 0; part < PARTITIONS; part++) {
        if (parts[part] === undefined) continue;
        const groups = createGroups();
        for (const line of guarded(() => readFileSync(nameOf(part), 'utf8')).split('\n')) {
          if (line === '') continue;
          const [kind, key, value, , count, file, path] = line.split(' ');
          const place = { file: Number(file), path: paths[Number(path)]! };
          groups.add(kind!, { key: key!, value: value!, count: Number(count) }, place);
        }
        yield* groups.list();
      }
    },
    close() {
      for (const descriptor of parts) if (descriptor !== undefined) closeSync(descriptor);
      parts.fill(undefined);
      remove();
      process.off('exit', remove);
    },
  };
}

function guarded<T>(act: () => T): T {
  try {
    return act();
  } catch (cause) {
    throw new DeidError('E_WRITE', `expected room for temporary files, found none (${systemCode(cause)})`, {
      cause,
    });
  }
}
