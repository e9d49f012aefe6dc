import type { Charset } from '../dicom/charset.ts';
import { vrOfTag } from '../dicom/dictionary.ts';
import { type Dicom, type Element, FRAGMENTS, ITEM_ROW, readDicom, SEQUENCE, VALUE } from '../dicom/read.ts';
import type { Source } from '../dicom/source.ts';
import { formatTag, groupOf, isPrivate, isPrivateCreator, type Tag } from '../dicom/tag.ts';
import { asciiValue, charsetLookup, numberValues, textValues, valueBytes } from '../dicom/value.ts';
import { isKnownVr, isText, type VrCode, vrCode, vrName, widthOf } from '../dicom/vr.ts';
import { lookupSafePrivate } from '../profile/safe-private.ts';

/** One element of a file that was read, with the items of a sequence. Values are decoded when asked for. */
export interface Node {
  readonly tree: Tree;
  readonly tag: Tag;
  /** As written; of UN and of what is no VR, as the dictionary or the list of private attributes says. */
  readonly vr: string;
  readonly written: VrCode;
  readonly element: Element;
  readonly row: number;
  /** The private creator's text; `undefined` for public elements and for private ones without. */
  readonly creator: string | undefined;
  /** `(0010,0010)` or `(0019,"SIEMENS MR HEADER",0C)`. */
  readonly name: string;
  readonly parent: Node | undefined;
  /** One level an item; empty for anything but a sequence. */
  readonly items: readonly (readonly Node[])[];
  texts?: readonly string[];
}

/** A file as the checker sees it. */
export interface Tree {
  readonly file: Dicom;
  /** Top-level elements, in the order of the file. */
  readonly level: readonly Node[];
  readonly meta: readonly Node[];
  readonly charset: (row: number) => Charset;
}

const UN = vrCode('UN');

/** @throws DeidError as `readDicom` */
export function readTree(input: Uint8Array | Source): Tree {
  const file = readDicom(input);
  const { elements } = file;
  const tree: Tree = { file, level: [], meta: [], charset: charsetLookup(file) };
  (tree.level as Node[]).push(...readLevel(0, elements.length, undefined));
  const inMeta: Tree = { ...tree, file: { ...file, data: file.file, elements: file.meta } };
  (tree.meta as Node[]).push(
    ...file.meta.map((element, row) => nodeOf(inMeta, element, row, undefined, undefined)),
  );
  return tree;

  function readLevel(from: number, to: number, parent: Node | undefined): Node[] {
    const creators = new Map<Tag, string>();
    const nodes: Node[] = [];
    for (let row = from; row < to; row = elements[row]!.next) {
      const element = elements[row]!;
      if (element.kind === ITEM_ROW) continue;
      if (isPrivateCreator(element.tag)) creators.set(element.tag, asciiValue(file, element));
      const creator = isPrivate(element.tag)
        ? creators.get(((element.tag & 0xffff0000) | ((element.tag >>> 8) & 0xff)) >>> 0)
        : undefined;
      const node = nodeOf(tree, element, row, creator, parent);
      nodes.push(node);
      for (let inner = row + 1; inner < element.next; inner = elements[inner]!.next)
        if (elements[inner]!.kind === ITEM_ROW)
          (node.items as (readonly Node[])[]).push(readLevel(inner + 1, elements[inner]!.next, node));
    }
    return nodes;
  }
}

function nodeOf(
  tree: Tree,
  element: Element,
  row: number,
  creator: string | undefined,
  parent: Node | undefined,
): Node {
  const { tag, vr: written } = element;
  const name =
    creator === undefined || isPrivateCreator(tag)
      ? formatTag(tag)
      : `(${formatTag(tag).slice(1, 5)},"${creator}",${formatTag(tag).slice(8, 10)})`;
  const node = { tree, tag, written, element, row, creator, name, parent, items: [], vr: vrName(written) };
  if (element.kind === SEQUENCE) node.vr = 'SQ';
  else if (written === UN || !isKnownVr(written)) node.vr = usualVr(node);
  return node;
}

function usualVr(node: Node): string {
  const known = vrOfTag(node.tag);
  if (known !== undefined) return vrName(known);
  if (node.creator === undefined) return 'UN';
  const vrs = lookupSafePrivate(groupOf(node.tag), node.creator, node.tag & 0xff, stepsOf(node))?.vrs ?? [];
  return vrs.length === 1 && vrs[0] !== 'SQ' ? vrs[0]! : 'UN';
}

/** The names of the sequences around an element, outermost first. */
export function stepsOf(node: Node): string[] {
  const steps: string[] = [];
  for (let each = node.parent; each !== undefined; each = each.parent) steps.unshift(each.name);
  return steps;
}

/** Tags without item numbers: `(0040,A730)/(0010,0010)`. */
export function pathOf(node: Node): string {
  return node.parent === undefined ? node.name : `${pathOf(node.parent)}/${node.name}`;
}

export const isSequence = (node: Node): boolean => node.element.kind === SEQUENCE;
export const isTextNode = (node: Node): boolean => node.element.kind === VALUE && isText(vrCode(node.vr));
/** No items, no bytes, or nothing but the padding of a text. */
export function isEmptyNode(node: Node): boolean {
  if (isSequence(node)) return node.items.length === 0;
  if (node.element.valueEnd === node.element.valueStart) return true;
  return isTextNode(node) && bytesOfNode(node).every((byte) => byte === 0x20 || byte === 0);
}

export function bytesOfNode(node: Node): Uint8Array {
  return valueBytes(node.tree.file, node.element);
}

/** The values of a text element, decoded and without padding; none for anything else. */
export function textsOf(node: Node): readonly string[] {
  node.texts ??= isTextNode(node) ? readTexts(node) : [];
  return node.texts;
}

function readTexts(node: Node): string[] {
  return textValues(node.tree.file, node.element, node.tree.charset(node.row), vrCode(node.vr));
}

/** The whole text of an element; several values with backslashes between. */
export const textOf = (node: Node): string => textsOf(node).join('\\');

export function findNode(level: readonly Node[], tag: Tag): Node | undefined {
  return level.find((node) => node.tag === tag);
}

/** The text of a top-level element; empty when it is not there. */
export function topText(tree: Tree, tag: Tag): string {
  const node = findNode(tree.level, tag);
  return node === undefined ? '' : textOf(node);
}

/** Every element of a file with all that is inside its sequences, in the order of the file. */
export function* nodesOf(level: readonly Node[]): Generator<Node> {
  for (const node of level) {
    yield node;
    for (const item of node.items) yield* nodesOf(item);
  }
}

/** Whether two elements say the same, whatever encoding they are in. */
export function isSame(a: Node, b: Node): boolean {
  if (isSequence(a) !== isSequence(b)) return false;
  if (isSequence(a))
    return (
      a.items.length === b.items.length && a.items.every((item, index) => isSameLevel(item, b.items[index]!))
    );
  const [one, other] = [bytesOfNode(a), bytesOfNode(b)];
  if (Buffer.compare(one, other) === 0) return true;
  if (isTextNode(a) && isTextNode(b)) return textOf(a) === textOf(b);
  if (
    a.element.kind === FRAGMENTS ||
    one.length !== other.length ||
    a.element.encoding === b.element.encoding
  )
    return false;
  if (widthOf(vrCode(a.vr)) === 1) return false;
  const numbers = numberValues(b.tree.file, b.element);
  return numberValues(a.tree.file, a.element).every((number, index) => Object.is(number, numbers[index]));
}

function isSameLevel(a: readonly Node[], b: readonly Node[]): boolean {
  return (
    a.length === b.length && a.every((node, index) => node.name === b[index]!.name && isSame(node, b[index]!))
  );
}
