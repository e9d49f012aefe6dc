import { FILE_RULES } from './file-rules.ts';
import { PIXEL_RULES } from './pixel-rules.ts';
import { GROUP_RULES, RELATION_RULES } from './relations.ts';
import { RESIDUE_RULES } from './residue.ts';
import { SPOT_RULES } from './spot-rules.ts';
import { STAMP_RULES } from './stamp-rules.ts';

/** The rules of the checker by name; each can be left out, so that a test shows what it is for. */
export const RULE_NAMES: readonly string[] = [
  ...[SPOT_RULES, FILE_RULES, STAMP_RULES, PIXEL_RULES, RESIDUE_RULES, RELATION_RULES, GROUP_RULES].flatMap(
    (rules) => rules.map(({ name }) => name),
  ),
  ...['unreadable', 'offset-shared', 'output-missing', 'output-extra', 'original-missing'],
  ...['not-repeatable', 'order-dependent', 'key-ignored', 'overfitted'],
];
