import { inflateRawSync } from 'node:zlib';
import { spotsOf } from './align.ts';
import type { PairContext, Rule } from './context.ts';
import { bytesOfNode, findNode, isEmptyNode, type Node, textOf, topText } from './tree.ts';

/** Rules about a file as a whole: what is around the data set, its order. */
export type FileRule = Rule<PairContext>;

export const FILE_RULES: readonly FileRule[] = [
  { name: 'uid-kept-in-meta', level: 'policy', run: checkMetaUid },
  { name: 'meta-kept', level: 'policy', run: checkMeta },
  { name: 'meta-mismatch', level: 'policy', run: checkMetaMatch },
  { name: 'preamble-kept', level: 'policy', run: checkPreamble },
  { name: 'padding-kept-behind', level: 'policy', run: checkPadding },
  { name: 'order-broken', level: 'policy', run: checkOrder },
  { name: 'marker-missing', level: 'policy', run: checkMarker },
  { name: 'text-overcleaned', level: 'policy', run: checkDecoys },
];

const metaText = (meta: readonly Node[], tag: number): string => {
  const node = findNode(meta, tag);
  return node === undefined ? '' : textOf(node);
};

const INSTANCE = 0x00020003;
const CLASS = 0x00020002;

function keepsMetaUid({ before, after, policy }: PairContext): boolean {
  const old = metaText(before.meta, INSTANCE);
  // a registered object, such as a standard palette, has the same UID everywhere
  return (
    old !== '' &&
    !old.startsWith('1.2.840.10008.') &&
    metaText(after.meta, INSTANCE) === old &&
    !policy.options.has('retain-uids')
  );
}

function checkMetaUid(context: PairContext): void {
  context.count('policy');
  if (keepsMetaUid(context))
    context.report({
      code: 'uid-kept',
      path: '(0002,0003)',
      observed: 'unchanged',
      expected: 'the new SOP Instance UID',
    });
}

/** What says how the file is written, not where it comes from. */
const NEEDED_META = new Set([0x00020000, 0x00020001, CLASS, INSTANCE, 0x00020010, 0x00020012, 0x00020013]);

function checkMeta(context: PairContext): void {
  const { before, after } = context;
  for (const node of after.meta) {
    context.count('policy');
    if (NEEDED_META.has(node.tag) || isEmptyNode(node)) continue;
    const old = findNode(before.meta, node.tag);
    const isKept = old !== undefined && Buffer.compare(bytesOfNode(old), bytesOfNode(node)) === 0;
    if (!isKept && node.tag !== 0x00020102) continue;
    context.leakingPlaces.add(node);
    context.report({
      code: 'meta-kept',
      path: node.name,
      observed: isKept ? 'unchanged' : 'unexpected',
      expected: 'file meta information made anew',
    });
  }
}

function checkMetaMatch(context: PairContext): void {
  const { after } = context;
  context.count('policy');
  if (after.meta.length === 0 || keepsMetaUid(context)) return;
  const isOther = (meta: number, data: number): boolean => {
    const [inMeta, inData] = [metaText(after.meta, meta), topText(after, data)];
    return inMeta !== '' && inData !== '' && inMeta !== inData;
  };
  for (const [meta, data, path] of [
    [INSTANCE, 0x00080018, '(0002,0003)'],
    [CLASS, 0x00080016, '(0002,0002)'],
  ] as const)
    if (isOther(meta, data))
      context.report({
        code: 'meta-mismatch',
        path,
        observed: 'inconsistent',
        expected: 'the same UID as in the data set',
      });
}

function checkPreamble(context: PairContext): void {
  const { before, after, bytesBefore, bytesAfter } = context;
  context.count('policy');
  if (!before.file.hasPreamble || !after.file.hasPreamble) return;
  const [old, fresh] = [bytesBefore.subarray(0, 128), bytesAfter.subarray(0, 128)];
  if (fresh.every((byte) => byte === 0) || Buffer.compare(old, fresh) !== 0) return;
  context.leakingPlaces.add('preamble');
  context.report({
    code: 'preamble-kept',
    path: 'preamble',
    observed: 'unchanged',
    expected: '128 zeros',
  });
}

/** What stands behind the end of a deflate stream; behind other data sets the reader lets only zeros through. */
function checkPadding(context: PairContext): void {
  const { after, bytesAfter } = context;
  context.count('policy');
  const rest = trailingBytes(after.file.syntax.deflated, bytesAfter, after.file.dataStart);
  if (rest.every((byte) => byte === 0)) return;
  context.leakingPlaces.add('padding');
  context.report({
    code: 'padding-kept',
    path: 'padding',
    observed: 'unexpected',
    expected: 'nothing behind the data set',
  });
}

export function trailingBytes(isDeflated: boolean, bytes: Uint8Array, dataStart: number): Uint8Array {
  if (!isDeflated) return new Uint8Array(0);
  const { engine } = inflateRawSync(bytes.subarray(dataStart), { info: true }) as unknown as {
    engine: { bytesWritten: number };
  };
  return bytes.subarray(dataStart + engine.bytesWritten);
}

function checkOrder(context: PairContext): void {
  const { before, after } = context;
  const isWrong = (level: readonly Node[]): Node | undefined =>
    level.find((node, index) => index > 0 && node.tag <= level[index - 1]!.tag);
  const visit = (level: readonly Node[], path: string): void => {
    context.count('policy');
    const node = isWrong(level);
    if (node !== undefined)
      context.report({
        code: 'order-broken',
        path: path + node.name,
        observed: 'inconsistent',
        expected: 'ascending tags, each once',
      });
    for (const each of level) for (const item of each.items) visit(item, `${path}${each.name}/`);
  };
  // an original that is out of order says nothing about who de-identified it
  if (!hasDisorder(before.level)) visit(after.level, '');

  function hasDisorder(level: readonly Node[]): boolean {
    return isWrong(level) !== undefined || level.some((node) => node.items.some(hasDisorder));
  }
}

function checkMarker(context: PairContext): void {
  const { after } = context;
  context.count('policy', 2);
  if (context.policy.isScoped) return;
  if (topText(after, 0x00120062) !== 'YES')
    context.report({
      code: 'marker-missing',
      path: '(0012,0062)',
      observed: findNode(after.level, 0x00120062) === undefined ? 'missing' : 'invalid',
      expected: 'YES',
    });
  const codes = findNode(after.level, 0x00120064);
  if (topText(after, 0x00120063) === '' && (codes === undefined || isEmptyNode(codes)))
    context.report({
      code: 'marker-missing',
      path: '(0012,0063)',
      observed: 'missing',
      expected: 'the method in words or in codes (0012,0064)',
    });
}

/** What the answer key calls harmless has to survive where the policy cleans and something was left. */
function checkDecoys(context: PairContext): void {
  // a single word that is also this patient's name may go out of caution; a phrase may not
  const decoys = context.key.filter(({ kind, text }) => kind === 'decoy' && text.includes(' '));
  if (decoys.length === 0) return;
  const rows = new Map(decoys.map((row) => [row.where, row]));
  for (const spot of spotsOf(context.spots)) {
    const row = rows.get(spot.where);
    if (row === undefined || spot.before === undefined || spot.after === undefined) continue;
    const { letters } = context.policy.allowed(spot.before);
    if (!letters.has('C') && !letters.has('K')) continue;
    if (!context.policy.inScope(spot.before)) continue;
    context.count('policy');
    const left = textOf(spot.after);
    // a word cut out in view is caution; one that vanished from a phrase is a loss that nobody sees
    const isMarked = /\[[^\]]*\]|\*\*\*/.test(left);
    // another text in its place is no cleaning at all
    const words = new Set(left.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
    const isSomeLeft = (
      textOf(spot.before)
        .toLowerCase()
        .match(/\p{L}{3,}/gu) ?? []
    ).some((word) => words.has(word));
    if (isSomeLeft && !isMarked && !left.includes(row.text))
      context.report({
        code: 'text-overcleaned',
        path: spot.path,
        observed: 'partly unchanged',
        expected: 'words that name nobody to stay',
        original: textOf(spot.before),
        output: left,
      });
  }
}
