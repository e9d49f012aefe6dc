import { parseTag } from '../dicom/tag.ts';
import { isTellable } from '../dicom/told.ts';
import { creatorIsKnown } from '../profile/safe-private.ts';

const TAG = '\\([0-9A-Fa-f]{4},[0-9A-Fa-f]{4}\\)';
const PRIVATE = '\\([0-9A-Fa-f]{4},"([^"]*)",[0-9A-Fa-f]{2}\\)';
const STEP = `(?:${TAG}|${PRIVATE})(?:\\[\\+?\\d+\\])?`;
const WHOLE = new RegExp(`^${STEP}(?:/${STEP})*$`);
const CREATORS = new RegExp(PRIVATE, 'g');
const TAGS = new RegExp(TAG, 'g');
/** Keywords, and places such as `file meta`. */
const WORDS = /^[A-Za-z][A-Za-z0-9 ]*$/;

/**
 * A path without anything that a file could have put into it: a private creator is shown only when it is one that is
 * published, a tag only when the standard knows it or no letters make it; what is no path at all is cut at the first thing
 * that could be a value.
 *
 * @example
 * safePath('(0019,"SIEMENS MR HEADER",0C)') // => '(0019,"SIEMENS MR HEADER",0C)'
 * safePath('(0019,"J DOE",0C)/(0010,0010)') // => '(0019,"unlisted creator",0C)/(0010,0010)'
 */
export function safePath(path: string): string {
  if (WORDS.test(path)) return path;
  if (!WHOLE.test(path)) return 'an element that has no plain name';
  return path
    .replace(TAGS, (tag) => (isTellable(parseTag(tag)!) ? tag : '(unlisted tag)'))
    .replace(CREATORS, (step, creator: string) =>
      creatorIsKnown(Number.parseInt(step.slice(1, 5), 16), creator)
        ? step
        : `${step.slice(0, 6)}"unlisted creator"${step.slice(-4)}`,
    );
}
