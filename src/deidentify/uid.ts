import { derive, type ProjectKey } from './key.ts';

/** Whether text is a UID at all: numbers with points between them (PS3.5 section 9.1). */
export function isUid(text: string): boolean {
  return text.length <= 64 && /^\d+(?:\.\d+)*$/.test(text);
}

/** UIDs that DICOM itself registers (SOP classes, transfer syntaxes, well-known frames of reference) name no instance. */
export function isRegisteredUid(uid: string): boolean {
  // no registered one has a longer component; a number of a patient in one would hide behind the root
  return /^1\.2\.840\.10008(?:\.\d{1,4})+$/.test(uid);
}

/**
 * The stand-in for a UID: `2.25.` and 128 bits of the keyed hash as a decimal number (PS3.5 section B.2).
 * The same key and UID give the same result, everywhere and at any time.
 *
 * @param uid without padding
 * @example remapUid(key, '1.2.3') // => '2.25.273...', at most 44 characters
 */
export function remapUid(key: ProjectKey, uid: string): string {
  if (isRegisteredUid(uid)) return uid;
  const hash = derive(key, 'uid', uid);
  // version and variant bits of a UUID, as section B.2 asks for
  hash[6] = (hash[6]! & 0x0f) | 0x80;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  return `2.25.${BigInt(`0x${hash.toString('hex', 0, 16)}`)}`;
}
