import { count } from '../count.ts';
import { BUILTIN_DEFINITIONS } from '../profile/builtin-data.ts';
import type { CheckResult } from './finding.ts';
import { type Tree, topText } from './tree.ts';

const DEIDENTIFICATION_METHOD = 0x00120063;
/** So much of a profile's name is in a file. */
const MAX_NAME = 32;

/**
 * The profile that a file says it was made with (PS3.3 section C.12.1), when it is another one than `expected`. Only the name
 * of a built-in profile is told: any other text may be anything.
 */
export function otherProfileOf(tree: Tree, expected: string): string | undefined {
  const name = /(?:^|\\)profile (.{1,32}) [0-9a-f]{8,64}(?:\\|$)/.exec(
    topText(tree, DEIDENTIFICATION_METHOD),
  )?.[1];
  if (name === undefined || name === expected.slice(0, MAX_NAME)) return undefined;
  return Object.hasOwn(BUILTIN_DEFINITIONS, name) ? name : 'of another name';
}

/** One sentence for each such profile: most findings may come from that alone. */
export function describeOtherProfiles({ otherProfiles, policy, files }: CheckResult): string[] {
  return otherProfiles.map(({ profile, outputs }) => {
    const isNamed = Object.hasOwn(BUILTIN_DEFINITIONS, profile);
    const who = `${outputs > 1 && outputs === files.outputs ? 'All ' : ''}${count(outputs, 'output says', 'outputs say')}`;
    return (
      `${who} that ${outputs === 1 ? 'it was' : 'they were'} made with ${isNamed ? `the profile ${profile}` : 'a profile of another name'}, and ${outputs === 1 ? 'is' : 'are'} checked against ` +
      `${policy} here. Most findings may come from that alone: check again with --policy ${isNamed ? profile : 'and the file of that profile'}.`
    );
  });
}
