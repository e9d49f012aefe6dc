import { createHmac, randomBytes } from 'node:crypto';

/** Where a record comes from: the position of a file, from 1, and a path. */
export interface RecordPlace {
  readonly file: number;
  readonly path: string;
}

/** One thing that was seen to belong to a key, with the places where it was. */
export interface Seen {
  readonly value: string;
  count: number;
  /** The first ones. */
  readonly places: RecordPlace[];
}

/** Everything about one key: by kind, what was seen. */
export interface Group {
  readonly key: string;
  of(kind: string): readonly Seen[];
}

/**
 * What is remembered of each file to compare files: keys and values as keyed hashes, so that nothing of an original is
 * held or written. The key of the hashes is made anew for each run and never leaves it.
 */
export interface RecordStore {
  add(kind: string, pair: readonly [key: string, value: string], place: RecordPlace): void;
  groups(): Iterable<Group>;
  close(): void;
}

const MAX_PLACES = 20;

const MAX_KNOWN = 4096;

/** Hashes for one run. */
export function createHasher(): (text: string) => string {
  const key = randomBytes(32);
  // the UIDs of a study come again with each of its files
  const known = new Map<string, string>();
  return (text) => {
    let hash = known.get(text);
    if (hash === undefined) {
      hash = createHmac('sha256', key).update(text).digest('base64').slice(0, 22);
      if (known.size >= MAX_KNOWN) known.clear();
      known.set(text, hash);
    }
    return hash;
  };
}

type Kinds = Map<string, Map<string, Seen>>;

/** Puts records together by key. */
export function createGroups(): {
  add(
    kind: string,
    record: { readonly key: string; readonly value: string; readonly count?: number },
    place: RecordPlace,
  ): void;
  list(): Generator<Group>;
} {
  const keys = new Map<string, Kinds>();
  return {
    add(kind, { key, value, count = 1 }, place) {
      const kinds: Kinds = keys.get(key) ?? new Map();
      keys.set(key, kinds);
      const values = kinds.get(kind) ?? new Map<string, Seen>();
      kinds.set(kind, values);
      const seen = values.get(value) ?? { value, count: 0, places: [] };
      values.set(value, seen);
      seen.count += count;
      if (seen.places.length < MAX_PLACES) seen.places.push(place);
    },
    *list() {
      for (const [key, kinds] of keys) yield { key, of: (kind) => [...(kinds.get(kind)?.values() ?? [])] };
    },
  };
}

/** Keeps records in memory: for data sets that are in memory themselves. */
export function memoryRecords(): RecordStore {
  const hash = createHasher();
  const groups = createGroups();
  return {
    add: (kind, [key, value], place) => groups.add(kind, { key: hash(key), value: hash(value) }, place),
    groups: () => groups.list(),
    close() {},
  };
}
