import { lookupKeyword, lookupTag } from '../dicom/dictionary.ts';
import { parseTag, type Tag } from '../dicom/tag.ts';
import { spotsOf } from './align.ts';
import type { PairContext } from './context.ts';
import type { Finding, SafeHarborRow } from './finding.ts';
import { CATEGORIES } from './identity-data.ts';
import { safePath } from './safe-path.ts';
import { isEmptyNode, isSequence } from './tree.ts';

/** What was looked at for each category, growing file by file. */
export interface SafeHarborTally {
  readonly rows: Map<string, { attributes: Set<string>; checked: number }>;
  hasPixels: boolean;
}

export const createSafeHarbor = (): SafeHarborTally => ({
  rows: new Map(CATEGORIES.map(({ letter }) => [letter, { attributes: new Set<string>(), checked: 0 }])),
  hasPixels: false,
});

let letters: ReadonlyMap<Tag, string> | undefined;

/** The category of an attribute: by its name, else by what its VR tells. */
function letterOf(tag: Tag, vr: string): string | undefined {
  letters ??= new Map(
    [...CATEGORIES].reverse().flatMap(({ keywords, letter }) =>
      keywords.split(' ').flatMap((keyword) => {
        const number = lookupKeywordTag(keyword);
        return number === undefined ? [] : [[number, letter] as const];
      }),
    ),
  );
  return letters.get(tag) ?? { PN: 'A', DA: 'C', DT: 'C', UI: 'R', UR: 'N' }[vr];
}

const lookupKeywordTag = (keyword: string): Tag | undefined =>
  keyword === '' ? undefined : lookupKeyword(keyword)?.tag;

export function tallySafeHarbor(tally: SafeHarborTally, context: PairContext): void {
  for (const { before } of spotsOf(context.spots)) {
    if (before === undefined || isEmptyNode(before)) continue;
    if (before.tag === 0x7fe00010) tally.hasPixels = true;
    const letter = letterOf(before.tag, isSequence(before) ? 'SQ' : before.vr);
    if (letter === undefined) continue;
    const row = tally.rows.get(letter)!;
    row.checked++;
    row.attributes.add(lookupTag(before.tag)?.keyword ?? safePath(before.name));
  }
}

/** The 18 categories, 45 CFR 164.514(b)(2)(i): what was looked at, what was found, what nobody looked at. */
export function safeHarborRows(tally: SafeHarborTally, findings: readonly Finding[]): SafeHarborRow[] {
  const counts = new Map<string, number>();
  for (const { severity, path, count, code } of findings) {
    if (severity !== 'LEAK') continue;
    const tag = parseTag(path.slice(path.lastIndexOf('/(') + 1));
    const vr = tag === undefined ? '' : (lookupTag(tag)?.vr ?? '');
    const letter =
      code === 'pixel-text-kept' ? 'A' : ((tag === undefined ? undefined : letterOf(tag, vr)) ?? 'R');
    counts.set(letter, (counts.get(letter) ?? 0) + count);
  }
  return CATEGORIES.map(({ letter, category, blind }) => {
    const { attributes, checked } = tally.rows.get(letter)!;
    return {
      ...{ letter, category, checked, attributes: [...attributes].sort(), findings: counts.get(letter) ?? 0 },
      notChecked: blind === undefined ? [] : [blind],
    };
  });
}
