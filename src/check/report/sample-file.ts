import { lookupTag } from '../../dicom/dictionary.ts';
import { isPrivate, isPrivateCreator, type Tag } from '../../dicom/tag.ts';
import { sopClassName } from '../../dicom/uids.ts';
import { type TableRow, tableRowOf } from '../../profile/table.ts';
import { alignTrees, type Spot, spotsOf } from '../align.ts';
import { safePath } from '../safe-path.ts';
import { isEmptyNode, isSame, isSequence, type Node, type Tree, topText } from '../tree.ts';
import type { SampleFile, SampleRow } from './data.ts';
import { shapeOf, shownValue } from './shape.ts';
import { drawThumbnail } from './thumbnail.ts';

/** Why something was done, or may be done, to an attribute. */
export interface Why {
  /** Replaces what was observed, such as `uid` for `changed`. */
  readonly action?: string | undefined;
  readonly why: string;
  readonly clause: string;
}

export type Reasons = (spot: Spot) => Why;

export type Outcome = 'kept' | 'changed' | 'emptied' | 'removed' | 'added';

const MAX_ROWS = 400;
/** Bulk data above this is compared by length only; the manifest has the digests of the files. */
const MAX_COMPARED_BYTES = 1 << 22;

/** What became of an attribute. A sequence is kept when it has as many items; what is inside speaks for itself. */
export function outcomeOf({ before, after }: Spot): Outcome {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  if (isSequence(before) && isSequence(after)) {
    if (before.items.length === after.items.length) return 'kept';
    return after.items.length === 0 ? 'emptied' : 'changed';
  }
  if (isEmptyNode(after)) return isEmptyNode(before) ? 'kept' : 'emptied';
  const [one, other] = [lengthOf(before), lengthOf(after)];
  if (Math.max(one, other) > MAX_COMPARED_BYTES) return one === other ? 'kept' : 'changed';
  return isSame(before, after) ? 'kept' : 'changed';
}

function lengthOf({ element }: Node): number {
  return element.valueEnd - element.valueStart;
}

/** One file before and after, attribute by attribute, with a picture of each where one may be shown. */
export async function describeSample(
  trees: { readonly before: Tree; readonly after: Tree },
  options: {
    readonly index: number;
    readonly reasons: Reasons;
    /** The original is declared synthetic and its values may be shown. */
    readonly showsValues: boolean;
  },
): Promise<SampleFile> {
  const { before, after } = trees;
  const { index, reasons, showsValues } = options;
  const rows: SampleRow[] = [];
  for (const spot of spotsOf(alignTrees(before, after))) rows.push(rowOf(spot, reasons(spot), showsValues));
  const kept = rows.length <= MAX_ROWS ? rows : chooseRows(rows);
  return {
    index,
    sopClass: sopClassName(topText(after, 0x00080016)) ?? 'a SOP class that PS3.6 does not list',
    syntax: after.file.syntax.name,
    showsValues,
    rows: kept,
    omitted: rows.length - kept.length,
    before: showsValues
      ? await drawThumbnail(before.file, { isCoarse: false })
      : {
          missing: hasPixels(before)
            ? 'Not drawn: text burned into an original would show. Only files declared synthetic are drawn.'
            : 'No picture: the object has no pixel data.',
        },
    after: await drawThumbnail(after.file, { isCoarse: !showsValues }),
  };
}

function hasPixels({ level }: Tree): boolean {
  return level.some(({ tag }) => tag === 0x7fe00010);
}

/** Those that changed first, in the order of the file. */
function chooseRows(rows: readonly SampleRow[]): SampleRow[] {
  const changed = rows.filter(({ isSame }) => !isSame).slice(0, MAX_ROWS);
  const same = rows.filter(({ isSame }) => isSame).slice(0, MAX_ROWS - changed.length);
  const chosen = new Set([...changed, ...same]);
  return rows.filter((row) => chosen.has(row));
}

function rowOf(spot: Spot, { action, why, clause }: Why, showsValues: boolean): SampleRow {
  const { before, after } = spot;
  const node = before ?? after!;
  const outcome = outcomeOf(spot);
  const show = (each: Node | undefined): string =>
    each === undefined ? '–' : showsValues ? shownValue(each) : shapeOf(each);
  return {
    where: showsValues ? spot.where : safePath(spot.where),
    keyword: keywordOf(node.tag),
    vr: before && after && before.vr !== after.vr ? `${before.vr} → ${after.vr}` : node.vr,
    before: show(before),
    after: show(after),
    action: outcome === 'kept' ? 'kept' : (action ?? outcome),
    why,
    clause,
    isSame: outcome === 'kept',
  };
}

function keywordOf(tag: Tag): string {
  return (
    lookupTag(tag)?.keyword ??
    (isPrivateCreator(tag) ? 'private creator' : isPrivate(tag) ? 'private' : 'not in PS3.6')
  );
}

/** `row (0010,0010): Z`; empty when the table does not list the attribute. */
export function tableRowText(row: TableRow | undefined): string {
  return row === undefined ? '' : `row ${row.selector}: ${row.basic}`;
}

/** What Table E.1-1 asks for, in words: the groups of the chart. */
export function tableAsks(tag: Tag): string {
  const row = tableRowOf(tag);
  if (isPrivate(tag)) return 'private: X';
  return row === undefined ? 'not listed' : `listed: ${row.basic}`;
}
