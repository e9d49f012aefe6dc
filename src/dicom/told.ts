import { lookupTag } from './dictionary.ts';
import { formatTag, ITEM, isPrivate, SEQUENCE_END, type Tag } from './tag.ts';
import { isLetters, type VrCode, vrName } from './vr.ts';

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

/** The tag for an error's place; none when it may be something else. */
export function toldTag(tag: Tag): Tag | undefined {
  return isTellable(tag) ? tag : undefined;
}

/** The tag in a message. */
export function tellTag(tag: Tag): string {
  return isTellable(tag) ? formatTag(tag) : 'an element of a tag that the standard does not know';
}

/** For the text of an error. */
export const tellVr = (vr: VrCode): string => (isLetters(vr) ? vrName(vr) : '(unknown VR)');
