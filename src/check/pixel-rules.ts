import { FRAGMENTS } from '../dicom/read.ts';
import { numberValues } from '../dicom/value.ts';
import type { AnswerKeyRow, PairContext, Rule } from './context.ts';
import { claimedOptions } from './stamp-rules.ts';
import { bytesOfNode, findNode, isSame, type Node, type Tree, topText } from './tree.ts';

type Box = NonNullable<AnswerKeyRow['box']>;

/** Pixels stay bit for bit, but for text in them. */
export const PIXEL_RULES: readonly Rule<PairContext>[] = [
  { name: 'pixels-changed', level: 'policy', run: checkPixels },
  { name: 'pixel-text-kept', level: 'policy', run: checkDrawnText },
];

const PIXEL_TAGS = [0x7fe00010, 0x7fe00008, 0x7fe00009];

function pixelsOf({ before, after }: PairContext): { old: Node; fresh: Node } | undefined {
  for (const tag of PIXEL_TAGS) {
    const [old, fresh] = [findNode(before.level, tag), findNode(after.level, tag)];
    if (old !== undefined && fresh !== undefined) return { old, fresh };
  }
  return undefined;
}

export const boxesOf = (key: readonly AnswerKeyRow[]): Box[] =>
  key.flatMap(({ box, where }) => (box !== undefined && where === '(7FE0,0010)' ? [box] : []));

/** How pixels were kept: `other form` cannot be compared without decoding. */
export function comparePixels(context: PairContext): 'none' | 'same' | 'outside' | 'changed' | 'other form' {
  const pixels = pixelsOf(context);
  if (pixels === undefined) return 'none';
  const { old, fresh } = pixels;
  if (isSame(old, fresh)) return 'same';
  if (context.before.file.syntax.encapsulated !== context.after.file.syntax.encapsulated) return 'other form';
  const boxes = boxesOf(context.key);
  const isMasked =
    context.policy.options.has('clean-pixel-data') && claimedOptions(context).includes('clean-pixel-data');
  if (old.element.kind === FRAGMENTS) return boxes.length > 0 || isMasked ? 'other form' : 'changed';
  if (boxes.length === 0) return isMasked ? 'other form' : 'changed';
  const lines = linesOf(context.before, old, boxes);
  return lines !== undefined && isSameOutside(bytesOfNode(old), bytesOfNode(fresh), lines)
    ? 'outside'
    : 'changed';
}

function checkPixels(context: PairContext): void {
  context.count('policy');
  if (comparePixels(context) !== 'changed') return;
  context.report({
    code: 'pixels-changed',
    path: pixelsOf(context)!.old.name,
    observed: 'changed',
    expected: 'the pixels of the original, bit for bit',
  });
}

function checkDrawnText(context: PairContext): void {
  const pixels = pixelsOf(context);
  if (pixels === undefined || !context.policy.options.has('clean-pixel-data')) return;
  const boxes = boxesOf(context.key);
  const isDeclared = topText(context.before, 0x00280301) === 'YES';
  if (boxes.length === 0 && !isDeclared) return;
  context.count('policy', boxes.length || 1);
  const { old, fresh } = pixels;
  const isKept =
    boxes.length === 0 || old.element.kind === FRAGMENTS
      ? isSame(old, fresh)
      : boxes.some((box) => isBoxKept(context, box, old, fresh));
  if (isKept)
    context.report({
      code: 'pixel-text-kept',
      path: old.name,
      observed: 'unchanged',
      expected: 'text that is drawn into the pixels to be masked',
    });
}

/** Byte ranges of the lines of boxes in native pixels. */
function linesOf(
  tree: Tree,
  pixels: Node,
  boxes: readonly Box[],
): [start: number, end: number][] | undefined {
  const number = (tag: number, fallback: number): number => {
    const node = findNode(tree.level, tag);
    return node === undefined ? fallback : Number(numberValues(tree.file, node.element)[0] ?? fallback);
  };
  const [rows, columns, samples, bits] = [
    number(0x00280010, 0),
    number(0x00280011, 0),
    number(0x00280002, 1),
    number(0x00280100, 8),
  ] as [number, number, number, number];
  const isPlanar = samples > 1 && number(0x00280006, 0) === 1;
  if (isPlanar || bits % 8 !== 0) return undefined;
  const width = (samples * bits) / 8;
  const size = bytesOfNode(pixels).length;
  return boxes
    .flatMap((box) =>
      Array.from({ length: box.rows }, (_, line): [number, number] => {
        const start = ((box.frame * rows + box.row + line) * columns + box.column) * width;
        return [Math.min(start, size), Math.min(start + box.columns * width, size)];
      }),
    )
    .sort((a, b) => a[0] - b[0]);
}

function isSameOutside(
  before: Uint8Array,
  after: Uint8Array,
  lines: readonly (readonly [number, number])[],
): boolean {
  if (before.length !== after.length) return false;
  const [one, other] = [Buffer.from(before), Buffer.from(after)];
  for (const [start, end] of lines) {
    one.fill(0, start, end);
    other.fill(0, start, end);
  }
  return one.equals(other);
}

/** A box is kept when it has its old bytes and is not of one colour anyway. */
function isBoxKept({ before, after }: PairContext, box: Box, old: Node, fresh: Node): boolean {
  if (after.file.syntax.encapsulated !== before.file.syntax.encapsulated) return false;
  const lines = linesOf(before, old, [box]);
  if (lines === undefined) return isSame(old, fresh);
  const [one, other] = [bytesOfNode(old), bytesOfNode(fresh)].map((bytes) => Buffer.from(bytes)) as [
    Buffer,
    Buffer,
  ];
  return lines.some(([start, end]) => {
    const line = one.subarray(start, end);
    const isUniform = line.every((byte) => byte === line[0]);
    return !isUniform && line.equals(other.subarray(start, end));
  });
}
