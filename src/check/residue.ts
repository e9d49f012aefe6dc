import { isPrivateCreator } from '../dicom/tag.ts';
import { isText, usesCharset, vrCode } from '../dicom/vr.ts';
import { type Spot, spotsOf } from './align.ts';
import type { Pattern } from './byte-search.ts';
import type { PairContext, Rule } from './context.ts';
import { trailingBytes } from './file-rules.ts';
import type { Original } from './original.ts';
import { CODE_MACRO } from './policy-data.ts';
import { KEPT_WORDS, type Term } from './terms.ts';
import {
  isSame,
  isSequence,
  isTextNode,
  type Node,
  nodesOf,
  pathOf,
  textOf,
  textsOf,
  topText,
} from './tree.ts';

/** A pair, and the identifiers of its original. */
export interface ResidueContext extends PairContext {
  readonly original: Original;
  /** Places where something was found already. */
  readonly found: Set<Node | string>;
}

export const RESIDUE_RULES: readonly Rule<ResidueContext>[] = [
  { name: 'residue-value', level: 'residue', run: (context) => searchTexts(context, 'value') },
  { name: 'residue-form', level: 'residue', run: (context) => searchTexts(context, 'form') },
  { name: 'residue-pattern', level: 'residue', run: searchPatterns },
  { name: 'residue-uid', level: 'residue', run: searchUids },
  { name: 'residue-encoded', level: 'residue', run: (context) => searchBytes(context, 'encoded') },
  { name: 'residue-bytes', level: 'residue', run: (context) => searchBytes(context, 'plain') },
  { name: 'residue-name', level: 'residue', run: searchName },
];

/** VRs whose digits and points are those of everything. */
const NOT_SEARCHED = new Set(['UI', 'DA', 'DT', 'TM', 'DS', 'IS', 'AS']);
const EXPECTED = 'no identifier of the original';

interface Searched {
  readonly node: Node;
  readonly spot: Spot | undefined;
  readonly texts: readonly string[];
}

const searched = new WeakMap<ResidueContext, Searched[]>();

/** The texts of an output, without those where a leak was reported and without what an answer key calls harmless. */
function textsIn(context: ResidueContext): Searched[] {
  let list = searched.get(context);
  if (list !== undefined) return list;
  list = [];
  const spots = new Map<Node, Spot>();
  for (const spot of spotsOf(context.spots)) if (spot.after !== undefined) spots.set(spot.after, spot);
  const decoys = new Map(
    context.key.filter(({ kind }) => kind === 'decoy').map((row) => [row.where, row.text]),
  );
  for (const level of [context.after.level, context.after.meta])
    for (const node of nodesOf(level)) {
      if (!isTextNode(node) || NOT_SEARCHED.has(node.vr) || !isLookedAt(context, node)) continue;
      const spot = spots.get(node);
      if (context.leakingPlaces.has(node) || (spot !== undefined && isInLeak(context, spot))) continue;
      const decoy = spot === undefined ? undefined : decoys.get(spot.where);
      const texts = textsOf(node).map((text) =>
        decoy === undefined ? text : text.replaceAll(decoy, '\u2026'),
      );
      list.push({ node, spot, texts });
    }
  searched.set(context, list);
  return list;
}

function isLookedAt(context: ResidueContext, node: Node): boolean {
  return !context.policy.isScoped || context.policy.inScope(node);
}

function isInLeak(context: ResidueContext, spot: Spot): boolean {
  for (let each: Spot | undefined = spot; each !== undefined; each = each.parent)
    if (context.leaking.has(each)) return true;
  return false;
}

function searchTexts(context: ResidueContext, how: 'value' | 'form'): void {
  for (const { node, spot, texts } of textsIn(context)) {
    context.count('residue', context.original.terms.length);
    const isLenient = spot !== undefined && isProductOrCode(spot);
    const hit = texts
      .map((text) => context.original.search.find(text, isLenient))
      .find((each) => each !== undefined);
    if (hit === undefined || hit.how !== how || context.found.has(node)) continue;
    context.found.add(node);
    context.report({
      code: how === 'value' ? 'residue-value' : 'residue-form',
      path: pathOf(node),
      observed: how === 'value' ? 'partly unchanged' : 'in another form',
      expected: EXPECTED,
      original: hit.term.text,
      output: textOf(node),
      hint: isPrivateCreator(node.tag) ? 'A private creator is text, too.' : undefined,
    });
  }
}

/** Makers, products, codes and defined terms that are as they were: a word in them is not somebody's name. */
function isProductOrCode({ before, after }: Spot): boolean {
  if (before === undefined || after === undefined || !isSame(before, after)) return false;
  return before.vr === 'CS' || KEPT_WORDS.has(before.tag) || CODE_MACRO.has(before.tag);
}

/** Dates, addresses and numbers for calls in text that was to be cleaned, when they stood there before. */
const PATTERNS: readonly RegExp[] = [
  /(?<!\d)(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d(?!\d)/g,
  /(?<!\d)(?:0?[1-9]|1[0-2])\/(?:0?[1-9]|[12]\d|3[01])\/(?:19|20)\d\d(?!\d)/g,
  /(?<!\d)(?:19|20)\d\d[-/.](?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01])(?!\d)/g,
  /(?<![\d.])(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\d.])/g,
  /[\w.+-]+@[\w-]+\.[\w.]+/g,
];

function searchPatterns(context: ResidueContext): void {
  const { options } = context.policy;
  for (const { node, spot, texts } of textsIn(context)) {
    if (spot?.before === undefined || !isTextNode(spot.before) || context.found.has(node)) continue;
    const { letters } = context.policy.allowed(spot.before);
    if (!letters.has('C') || !usesCharset(vrCode(node.vr)) || !/^(LO|LT|SH|ST|UC|UT)$/.test(node.vr))
      continue;
    context.count('residue');
    const before = textOf(spot.before);
    const patterns = options.has('retain-longitudinal-full-dates') ? PATTERNS.slice(-1) : PATTERNS;
    const isLeft = texts.some((text) =>
      patterns.some((pattern) => (text.match(pattern) ?? []).some((match) => before.includes(match))),
    );
    if (!isLeft) continue;
    context.found.add(node);
    context.report({
      code: 'residue-value',
      path: pathOf(node),
      observed: 'partly unchanged',
      expected: 'no date and no address in a text that is cleaned',
      original: before,
      output: textOf(node),
    });
  }
}

/** An old UID in another attribute than its own. */
function searchUids(context: ResidueContext): void {
  if (context.policy.options.has('retain-uids')) return;
  const olds = new Set(context.original.terms.filter(({ kind }) => kind === 'uid').map(({ text }) => text));
  const spots = new Map<Node, Spot>();
  for (const spot of spotsOf(context.spots)) if (spot.after !== undefined) spots.set(spot.after, spot);
  for (const node of nodesOf(context.after.level)) {
    if (node.vr !== 'UI' || !isLookedAt(context, node)) continue;
    context.count('residue');
    const spot = spots.get(node);
    if (spot !== undefined && (isInLeak(context, spot) || isAllowedToStay(context, spot))) continue;
    const hit = textsOf(node).find((uid) => olds.has(uid));
    if (hit === undefined) continue;
    context.found.add(node);
    context.report({
      code: 'residue-value',
      path: pathOf(node),
      observed: 'unchanged',
      expected: EXPECTED,
      original: hit,
      output: textOf(node),
    });
  }
}

function isAllowedToStay(context: ResidueContext, { before }: Spot): boolean {
  return before !== undefined && context.policy.allowed(before).letters.has('K');
}

// ---- bytes

interface Region {
  readonly start: number;
  readonly end: number;
  readonly path: string;
  readonly node: Node | undefined;
}

/** Bytes that are one value or one part of a file, in ascending order. */
function regionsOf(nodes: readonly Node[]): Region[] {
  const regions: Region[] = [];
  for (const node of nodesOf(nodes))
    if (!isSequence(node))
      regions.push({ start: node.element.start, end: node.element.end, path: pathOf(node), node });
  return regions;
}

function regionAt(regions: readonly Region[], at: number): Region | undefined {
  let [low, high] = [0, regions.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const region = regions[middle]!;
    if (at < region.start) high = middle - 1;
    else if (at >= region.end) low = middle + 1;
    else return region;
  }
  return undefined;
}

interface ByteHit {
  readonly region: Region;
  readonly how: Pattern['how'];
  readonly term: Term;
}

const byteHits = new WeakMap<ResidueContext, ByteHit[]>();

function hitsIn(context: ResidueContext): ByteHit[] {
  let hits = byteHits.get(context);
  if (hits !== undefined) return hits;
  hits = [];
  const { after, bytesAfter } = context;
  const { file } = after;
  const head = bytesAfter.subarray(0, file.dataStart);
  const data = file.syntax.deflated ? file.data.window : bytesAfter;
  const outside = (path: string): Region => ({ start: 0, end: 0, path, node: undefined });
  const spaces: { bytes: Uint8Array; regions: Region[]; otherwise: Region; from: number }[] = [
    { bytes: head, regions: regionsOf(after.meta), otherwise: outside('preamble'), from: 0 },
    {
      bytes: data,
      regions: regionsOf(after.level),
      otherwise: outside('padding'),
      from: file.syntax.deflated ? 0 : file.dataStart,
    },
    {
      bytes: trailingBytes(file.syntax.deflated, bytesAfter, file.dataStart),
      regions: [],
      otherwise: outside('padding'),
      from: 0,
    },
  ];
  for (const { bytes, regions, otherwise, from } of spaces)
    for (const { at, pattern } of context.original.byteSearch.find(bytes.subarray(from))) {
      const region = regionAt(regions, at + from) ?? otherwise;
      if (isTelling(context, region, pattern))
        hits.push({ region, how: howIn(region, pattern), term: pattern.term });
    }
  byteHits.set(context, hits);
  return hits;
}

/** Text was searched as text; bytes tell where the text search cannot look. */
function isTelling(context: ResidueContext, { node }: Region, pattern: Pattern): boolean {
  if (node === undefined) return true;
  if (!isLookedAt(context, node)) return false;
  if (!isText(vrCode(node.vr)) || !isTextNode(node)) {
    // short words come up by chance in pixels
    return pattern.bytes.length >= 6 || !/^O[BWDFLV]$/.test(node.vr);
  }
  if (NOT_SEARCHED.has(node.vr)) return pattern.how === 'encoded' && pattern.bytes.length >= 16;
  return pattern.how === 'encoded' || !pattern.isAscii;
}

function howIn({ node }: Region, pattern: Pattern): Pattern['how'] {
  return node !== undefined && isTextNode(node) ? 'encoded' : pattern.how;
}

function searchBytes(context: ResidueContext, how: Pattern['how']): void {
  context.count('residue', context.original.terms.length);
  const leaking = new Set<Node>();
  for (const spot of spotsOf(context.spots))
    if (spot.after !== undefined && isInLeak(context, spot))
      for (const node of inner(spot.after)) leaking.add(node);
  for (const hit of hitsIn(context)) {
    const { region } = hit;
    const place = region.node ?? region.path;
    if (hit.how !== how || context.found.has(place)) continue;
    if (region.node !== undefined && leaking.has(region.node)) continue;
    context.found.add(place);
    context.report({
      code: how === 'encoded' ? 'residue-encoded' : 'residue-bytes',
      path: region.path,
      observed: how === 'encoded' ? 'in another encoding' : 'unchanged',
      expected: EXPECTED,
      original: hit.term.text,
      output: region.node === undefined ? '' : textOf(region.node),
    });
  }
}

function* inner(node: Node): Generator<Node> {
  yield node;
  for (const item of node.items) yield* nodesOf(item);
}

/** The output's own name and those of its folders. */
function searchName(context: ResidueContext): void {
  context.count('residue', context.original.terms.length);
  // the new UIDs of the file are no text, and old ones are another rule's
  const uids = [0x00080018, 0x0020000d, 0x0020000e].map((tag) => topText(context.after, tag));
  const name = context.outputName
    .replace(/\.dcm$/i, '')
    .split(/[/\\]/)
    .filter((part) => !uids.includes(part))
    .join(' ')
    .replaceAll('_', ' ');
  const hit = context.original.search.find(name);
  if (hit === undefined || context.policy.isScoped) return;
  context.report({
    code: 'residue-name',
    path: 'file name',
    observed: hit.how === 'value' ? 'partly unchanged' : 'in another form',
    expected: 'a name made of new identifiers',
    original: hit.term.text,
    output: context.outputName,
  });
}
