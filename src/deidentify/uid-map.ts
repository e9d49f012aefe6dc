import type { ProjectKey } from './key.ts';
import { isRegisteredUid, remapUid } from './uid.ts';

/** An old UID and its stand-in, the same for a registered one. */
export interface UidPair {
  readonly old: string;
  readonly fresh: string;
  /** The stand-in as a value. */
  readonly value: Uint8Array;
}

/** New UIDs by old ones; it only saves time: a stand-in comes from key and UID alone. */
export interface UidMap {
  pairOf(uid: string): UidPair;
  /** Whether DICOM itself registers the UID, so that it never changes. */
  isRegistered(uid: string): boolean;
}

/** Emptied when full, so that memory does not grow with the number of files. */
const MAX_UIDS = 1 << 16;

export function createUidMap(key: ProjectKey): UidMap {
  const pairs = new Map<string, UidPair>();
  const registered = new Set<string>();
  return {
    pairOf(uid) {
      let pair = pairs.get(uid);
      if (pair === undefined) {
        if (pairs.size >= MAX_UIDS) pairs.clear();
        const fresh = remapUid(key, uid);
        pair = { old: uid, fresh, value: Buffer.from(fresh, 'latin1') };
        pairs.set(uid, pair);
      }
      return pair;
    },
    isRegistered(uid) {
      if (registered.has(uid)) return true;
      if (!isRegisteredUid(uid)) return false;
      // there are some hundreds of them, but text of the form is without end
      if (registered.size < 1024) registered.add(uid);
      return true;
    },
  };
}
