import type { Tag } from '../dicom/tag.ts';
import { spotsOf } from './align.ts';
import type { PairContext } from './context.ts';
import { comparePixels } from './pixel-rules.ts';
import { count, type Tally } from './scores.ts';
import { findNode, isEmptyNode, isSame, isSequence, type Tree, topText } from './tree.ts';

export type UtilityName =
  | 'attributesKept'
  | 'pixelsEqual'
  | 'geometryIntact'
  | 'suvComputable'
  | 'bValuesKept';
export const UTILITY_NAMES: readonly UtilityName[] = [
  'attributesKept',
  'pixelsEqual',
  'geometryIntact',
  'suvComputable',
  'bValuesKept',
];

/** Where a pixel is in the patient, and how large. */
const GEOMETRY: ReadonlySet<Tag> = new Set([
  0x00200032, 0x00200037, 0x00280030, 0x00180050, 0x00180088, 0x00201041, 0x00181164, 0x00280010, 0x00280011,
  0x30060050, 0x00186024, 0x0018602c, 0x0018602e,
]);
const B_VALUES: ReadonlySet<string> = new Set([
  '(0018,9087)',
  '(0019,"SIEMENS MR HEADER",0C)',
  '(0043,"GEMS_PARM_01",39)',
  '(2001,"Philips Imaging DD 001",03)',
]);
const PET = '1.2.840.10008.5.1.4.1.1.128';

/** What research can still do with an output, beside what the policy had to take away. */
export function tallyUtility(tally: Tally<UtilityName>, context: PairContext): void {
  let hasGeometry = false;
  let isIntact = true;
  for (const { before, after } of spotsOf(context.spots)) {
    if (before === undefined || isSequence(before) || isEmptyNode(before)) continue;
    const { letters } = context.policy.allowed(before);
    const isThere = after !== undefined && !isEmptyNode(after);
    if (letters.has('K') || letters.has('C') || letters.has('S')) count(tally, 'attributesKept', isThere);
    if (GEOMETRY.has(before.tag)) {
      hasGeometry = true;
      isIntact &&= isThere && isSame(before, after);
    }
    if (B_VALUES.has(before.name)) count(tally, 'bValuesKept', isThere && isSame(before, after));
  }
  // a sequence that is gone took its geometry with it
  let lost = 0;
  for (const { before, after } of spotsOf(context.spots))
    if (
      before !== undefined &&
      after === undefined &&
      isSequence(before) &&
      context.policy.allowed(before).letters.has('K')
    )
      for (const node of before.items.flat()) if (GEOMETRY.has(node.tag) || isSequence(node)) lost++;
  if (hasGeometry || lost > 0) count(tally, 'geometryIntact', isIntact && lost === 0);
  const pixels = comparePixels(context);
  if (pixels !== 'none') count(tally, 'pixelsEqual', pixels === 'same' || pixels === 'outside');
  if (topText(context.before, 0x00080016) === PET && hasSuv(context.before))
    count(tally, 'suvComputable', hasSuv(context.after));
}

/** Weight, injected activity, half-life, and the times of injection and scan. */
function hasSuv(tree: Tree): boolean {
  const injected = findNode(tree.level, 0x00540016)?.items[0];
  if (injected === undefined || topText(tree, 0x00101030) === '') return false;
  const isThere = (tag: Tag): boolean => {
    const node = findNode(injected, tag);
    return node !== undefined && !isEmptyNode(node);
  };
  const hasTime = topText(tree, 0x00080031) !== '' || topText(tree, 0x00080032) !== '';
  return (
    isThere(0x00181074) && isThere(0x00181075) && (isThere(0x00181072) || isThere(0x00181078)) && hasTime
  );
}
