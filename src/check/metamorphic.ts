import type { Note } from './context.ts';
import type { CheckMapping } from './pairs.ts';
import { isTextNode, type Node, nodesOf, readTree, type Tree, textsOf, topText } from './tree.ts';
import { dayOf } from './value-form.ts';

/** One more run of the same program. */
export interface CheckedRun {
  readonly output: ReadonlyMap<string, Uint8Array>;
  readonly mapping?: CheckMapping | undefined;
}

/** Further runs, each optional. */
export interface CheckedRuns {
  /** Once more, with the same key. */
  readonly repeat?: CheckedRun | undefined;
  /** The files in the opposite order. */
  readonly reversed?: CheckedRun | undefined;
  /** With another key. */
  readonly otherKey?: CheckedRun | undefined;
  /** Other patients, whose values share nothing with the first ones. */
  readonly otherCorpus?: (CheckedRun & { readonly originals: ReadonlyMap<string, Uint8Array> }) | undefined;
}

/** The same original in two runs. */
export interface TwoRuns {
  readonly index: number;
  readonly original: Uint8Array;
  readonly main: Uint8Array;
  readonly other: Uint8Array;
}

type Report = (note: Note, file: number) => void;

function tryTree(bytes: Uint8Array): Tree | undefined {
  try {
    return readTree(bytes);
  } catch {
    return undefined;
  }
}

/** A run that should give the same bytes. */
export function compareRuns(
  code: 'not-repeatable' | 'order-dependent',
  files: Iterable<TwoRuns>,
  report: Report,
): number {
  let checks = 0;
  for (const { index, main, other } of files) {
    checks++;
    if (Buffer.compare(main, other) === 0) continue;
    report(
      {
        code,
        path: differenceOf(main, other),
        observed: 'changed',
        expected:
          code === 'not-repeatable'
            ? 'the same output for the same key and file'
            : 'the same output in any order',
      },
      index,
    );
  }
  return checks;
}

/** The first attribute that two outputs differ in. */
function differenceOf(one: Uint8Array, other: Uint8Array): string {
  const [a, b] = [tryTree(one), tryTree(other)];
  if (a === undefined || b === undefined) return 'file';
  for (const node of a.level) {
    const partner = b.level.find(({ name }) => name === node.name);
    if (partner === undefined) return node.name;
    const bytes = ({ tree, element }: Node) => tree.file.data.window.subarray(element.start, element.end);
    if (Buffer.compare(bytes(node), bytes(partner)) !== 0) return node.name;
  }
  return 'file';
}

/** With another key stand-ins and offsets must differ. */
export function compareKeys(files: Iterable<TwoRuns>, report: Report): number {
  let checks = 0;
  const days: { same: number; all: number; file: number; patients: Set<string> } = {
    same: 0,
    all: 0,
    file: 0,
    patients: new Set(),
  };
  for (const { index, original, main, other } of files) {
    const trees = [original, main, other].map(tryTree);
    if (trees.some((tree) => tree === undefined)) continue;
    const [before, one, two] = trees as [Tree, Tree, Tree];
    checks++;
    for (const path of sameStandIns(before, one, two))
      report(
        { code: 'key-ignored', path, observed: 'unchanged', expected: 'another stand-in with another key' },
        index,
      );
    const offset = (tree: Tree): number | undefined => firstMove(before, tree);
    const [a, b] = [offset(one), offset(two)];
    if (a === undefined || b === undefined) continue;
    const patient = topText(before, 0x00100020);
    if (days.patients.has(patient)) continue;
    days.patients.add(patient);
    days.all++;
    if (a === b) days.same++;
    days.file ||= index;
  }
  // one patient may get the same days by chance
  if (days.all > 1 && days.same * 2 > days.all)
    report(
      { code: 'key-ignored', path: 'dates', observed: 'unchanged', expected: 'other days with another key' },
      days.file,
    );
  return checks;
}

function* sameStandIns(before: Tree, one: Tree, two: Tree): Generator<string> {
  for (const [tag, path] of [
    [0x00080018, '(0008,0018)'],
    [0x0020000d, '(0020,000D)'],
    [0x00100020, '(0010,0020)'],
  ] as const) {
    const [old, a, b] = [before, one, two].map((tree) => topText(tree, tag));
    if (a !== '' && a === b && a !== old) yield path;
  }
}

/** By how many days the first date of a file that moved did so. */
function firstMove(before: Tree, after: Tree): number | undefined {
  const others = new Map<string, Node>();
  for (const node of nodesOf(after.level)) if (node.parent === undefined) others.set(node.name, node);
  for (const node of before.level) {
    if (!isTextNode(node) || node.vr !== 'DA' || node.tag === 0x00100030) continue;
    const partner = others.get(node.name);
    const [from, to] = [
      dayOf(textsOf(node)[0] ?? ''),
      dayOf(partner === undefined ? '' : (textsOf(partner)[0] ?? '')),
    ];
    if (from !== undefined && to !== undefined && from !== to && !isDummy(textsOf(partner!)[0]!))
      return to - from;
  }
  return undefined;
}

const isDummy = (date: string): boolean => date.endsWith('0101');
