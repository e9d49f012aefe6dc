import { lookupTag } from './dictionary.ts';
import { formatTag, ITEM, isPrivate, SEQUENCE_END, type Tag } from './tag.ts';
import { isLetters, type VrCode, vrName } from './vr.ts';

/** For a message. */
export function nameVr(vr: VrCode): string {
  return isLetters(vr) ? vrName(vr) : '(unknown VR)';
}

/**
 * Whether a tag is one, as far as one can tell. After a wrong length the bytes of a value are taken for a tag, and a
 * message that shows them shows letters of a name.
 */
export function isTellable(tag: Tag): boolean {
  if (tag >= ITEM && tag <= SEQUENCE_END) return true;
  if (lookupTag(tag) !== undefined) return true;
  // text has no such bytes
  return isPrivate(tag) && (tag >>> 24 < 9 || ((tag >>> 16) & 0xff) < 9);
}

/** For the place of an error. */
export const toldTag = (tag: Tag): Tag | undefined => (isTellable(tag) ? tag : undefined);
/** For the text of an error. */
export const tellTag = (tag: Tag): string =>
  isTellable(tag) ? formatTag(tag) : 'an element of a tag that the standard does not know';
