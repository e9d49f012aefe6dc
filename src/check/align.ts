import { isPrivateCreator } from '../dicom/tag.ts';
import { bytesOfNode, isSequence, type Node, nodesOf, type Tree } from './tree.ts';

/** One place in an original and its output. At least one of the two is there. */
export interface Spot {
  readonly before: Node | undefined;
  readonly after: Node | undefined;
  /** With item numbers of the original, as an answer key has it: `(0040,A730)[1]/(0010,0010)`. */
  readonly where: string;
  /** Without item numbers. */
  readonly path: string;
  readonly parent: Spot | undefined;
  /** What is in the sequence: by item of the original. */
  readonly inside: readonly Spot[];
  /** Items of the original that the output does not have. */
  readonly itemsLost: number;
}

/** Puts the elements of an original and of its output side by side, items by what is in them. */
export function alignTrees(before: Tree, after: Tree): readonly Spot[] {
  return alignLevels(before.level, after.level, undefined, '');
}

/** All spots with those inside, outer ones first. */
export function* spotsOf(spots: readonly Spot[]): Generator<Spot> {
  for (const spot of spots) {
    yield spot;
    yield* spotsOf(spot.inside);
  }
}

function alignLevels(
  before: readonly Node[],
  after: readonly Node[],
  parent: Spot | undefined,
  outer: string,
): Spot[] {
  const spots: Spot[] = [];
  const others = new Map<string, Node>();
  for (const node of after) if (!others.has(node.name)) others.set(node.name, node);
  const seen = new Set<string>();
  for (const node of before) {
    if (seen.has(node.name)) continue;
    seen.add(node.name);
    spots.push(alignNodes(node, others.get(node.name), parent, outer));
  }
  for (const [name, node] of others)
    if (!seen.has(name)) spots.push(alignNodes(undefined, node, parent, outer));
  return spots;
}

function alignNodes(
  before: Node | undefined,
  after: Node | undefined,
  parent: Spot | undefined,
  outer: string,
): Spot {
  const node = before ?? after!;
  const where = outer + node.name;
  const path = parent === undefined ? node.name : `${parent.path}/${node.name}`;
  const inside: Spot[] = [];
  const spot = { before, after, where, path, parent, inside, itemsLost: 0 };
  if (before === undefined || after === undefined || !isSequence(before) || !isSequence(after)) return spot;
  const partners = alignItems(before.items, after.items);
  for (const [index, item] of before.items.entries()) {
    const partner = partners[index];
    if (partner === undefined) spot.itemsLost++;
    else inside.push(...alignLevels(item, after.items[partner]!, spot, `${where}[${index}]/`));
  }
  const used = new Set(partners);
  for (const [index, item] of after.items.entries())
    if (!used.has(index)) inside.push(...alignLevels([], item, spot, `${where}[+${index}]/`));
  return spot;
}

/** Which item of the output stands for each item of the original; `undefined` for one that is gone. */
function alignItems(
  before: readonly (readonly Node[])[],
  after: readonly (readonly Node[])[],
): (number | undefined)[] {
  if (before.length === after.length) return before.map((_, index) => index);
  // more items: the first ones are those of the original; fewer: those most alike, in their order
  if (after.length > before.length) return before.map((_, index) => index);
  const marks = before.map(marksOf);
  const partners: (number | undefined)[] = before.map(() => undefined);
  let next = 0;
  for (const [index, item] of after.entries()) {
    const mine = marksOf(item);
    const last = before.length - (after.length - index);
    let best = next;
    let bestScore = -1;
    for (let candidate = next; candidate <= last && candidate < next + MAX_LOOKAHEAD; candidate++) {
      let score = 0;
      for (const mark of mine) if (marks[candidate]!.has(mark)) score++;
      if (score > bestScore) [best, bestScore] = [candidate, score];
    }
    partners[best] = index;
    next = best + 1;
  }
  return partners;
}

const MAX_LOOKAHEAD = 64;
const MAX_MARKED_BYTES = 256;

/** What an item holds, for telling it from its neighbours. */
function marksOf(item: readonly Node[]): Set<string> {
  const marks = new Set<string>();
  for (const node of nodesOf(item)) {
    if (isSequence(node) || isPrivateCreator(node.tag)) continue;
    const bytes = bytesOfNode(node);
    marks.add(`${node.name} ${Buffer.from(bytes.subarray(0, MAX_MARKED_BYTES)).toString('latin1')}`);
  }
  return marks;
}
