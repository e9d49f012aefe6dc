import { type Dicom, ITEM_ROW } from '../dicom/read.ts';
import type { Tag } from '../dicom/tag.ts';
import { asciiValue } from '../dicom/value.ts';
import { CLEAN, DUMMY } from '../profile/action.ts';
import type { Decision } from '../profile/decision.ts';
import { PUBLIC_SCHEMES } from './coding-schemes-data.ts';

export const CODE_MEANING: Tag = 0x00080104;
const CODING_SCHEME_DESIGNATOR: Tag = 0x00080102;

const publicSchemes: ReadonlySet<string> = new Set(PUBLIC_SCHEMES.trim().split(/\s/));

/** Whether the Code Meaning in a row belongs to a code of the hospital's own: of no scheme that is public, or of none at all. */
export function isLocalMeaning(file: Dicom, row: number): boolean {
  const { elements } = file;
  const { depth } = elements[row]!;
  // the designator stands before the meaning, as tags ascend (PS3.5 section 7.1)
  for (let each = row - 1; each >= 0; each--) {
    const element = elements[each]!;
    if (element.depth < depth || (element.depth === depth && element.kind === ITEM_ROW)) break;
    if (element.depth === depth && element.tag === CODING_SCHEME_DESIGNATOR)
      return !publicSchemes.has(asciiValue(file, element).toUpperCase());
  }
  return true;
}

/** Type 1 in every code (PS3.3 Table 8.8-1): a meaning of which nothing is left becomes a stand-in. */
export const LOCAL_MEANING: Decision = {
  action: CLEAN,
  reason: {
    by: 'option',
    text: 'the meaning of a code of no public coding scheme: somebody typed it',
    clause: 'PS3.15 section E.3.5',
    option: 'clean-descriptors',
  },
  fallback: DUMMY,
};
