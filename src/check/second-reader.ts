import { createRequire } from 'node:module';
import { FRAGMENTS } from '../dicom/read.ts';
import { tagToHex } from '../dicom/tag.ts';
import { isSequence, isTextNode, type Node, nodesOf, type Tree, textsOf, topText } from './tree.ts';

interface DcmjsElement {
  readonly vr: string;
  readonly Value?: readonly unknown[];
}

interface Dcmjs {
  readonly log?: { setLevel(level: string): void };
  readonly data: {
    readonly DicomMessage: {
      readFile(buffer: ArrayBuffer): { readonly dict: Readonly<Record<string, DcmjsElement>> };
    };
  };
}

let loaded: Dcmjs | undefined;

/** dcmjs logs what it does not like, with values: it is kept silent. */
function dcmjs(): Dcmjs {
  if (loaded === undefined) {
    loaded = createRequire(import.meta.url)('dcmjs') as Dcmjs;
    loaded.log?.setLevel('silent');
  }
  return loaded;
}

/** What a second reader says: nothing where it is known to be wrong itself, else the elements that it reads in another way. */
export type SecondOpinion =
  | { readonly isFit: false }
  | { readonly isFit: true; readonly paths: readonly string[] };

const UNFIT: SecondOpinion = { isFit: false };
const MAX_BYTES = 4 << 20;
/** VRs that dcmjs neither formats nor cuts: DS and IS lose characters there, UI too, and text keeps its padding. */
const COMPARED = new Set(['AE', 'AS', 'CS', 'DA', 'DT', 'LO', 'PN', 'SH', 'TM', 'UI']);

/**
 * Reads an output once more with dcmjs, and compares names and texts at the top level. Files of a kind that dcmjs is known
 * to read wrongly are left out: compressed and deflated ones, big endian, UN, code extensions, no meta information.
 */
export function askSecondReader(tree: Tree, bytes: Uint8Array): SecondOpinion {
  if (!isFit(tree, bytes)) return UNFIT;
  let dict: Readonly<Record<string, DcmjsElement>>;
  const { warn, error, log } = console;
  try {
    // an ArrayBuffer of its own: dcmjs reads a shared one from its start, and the slice of a Buffer is no copy
    const own = Uint8Array.from(bytes).buffer as ArrayBuffer;
    for (const method of ['warn', 'error', 'log'] as const) console[method] = () => {};
    dict = dcmjs().data.DicomMessage.readFile(own).dict;
  } catch {
    return UNFIT;
  } finally {
    Object.assign(console, { warn, error, log });
  }
  return { isFit: true, paths: differences(tree, dict) };
}

function isFit(tree: Tree, bytes: Uint8Array): boolean {
  const { syntax, hasPreamble } = tree.file;
  if (bytes.length > MAX_BYTES || !hasPreamble || tree.meta[0]?.tag !== 0x00020000) return false;
  if (syntax.deflated || syntax.encapsulated || !syntax.littleEndian) return false;
  if (!/^(|ISO_IR 6|ISO_IR 100|ISO_IR 192)$/.test(topText(tree, 0x00080005))) return false;
  for (const node of nodesOf(tree.level))
    if (
      node.vr === 'UN' ||
      node.element.kind === FRAGMENTS ||
      (isSequence(node) && node.items.some((item) => item.length === 0))
    )
      return false;
  return true;
}

function differences(tree: Tree, dict: Readonly<Record<string, DcmjsElement>>): string[] {
  const paths: string[] = [];
  // dcmjs puts another character set than the file's there
  const seen = new Set<string>(['00080005']);
  for (const node of tree.level) {
    const hex = tagToHex(node.tag);
    // one that stands twice is another rule's
    if (seen.has(hex)) continue;
    seen.add(hex);
    const other = dict[hex];
    if (other === undefined) paths.push(node.name);
    else if (COMPARED.has(node.vr) && other.vr === node.vr && isTextNode(node) && isOther(node, other))
      paths.push(node.name);
  }
  for (const hex of Object.keys(dict)) if (!seen.has(hex.toUpperCase())) paths.push('file');
  return paths;
}

/** Letters and digits alone count: padding and formatting are not what it is about. */
function isOther(node: Node, { Value = [] }: DcmjsElement): boolean {
  const bare = (texts: readonly string[]): string => texts.join('\\').replace(/[^\p{L}\p{N}\\]/gu, '');
  const theirs = Value.map((value) => (node.vr === 'PN' ? nameOf(value) : String(value ?? '')));
  return bare(textsOf(node)) !== bare(theirs);
}

function nameOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Alphabetic = '', Ideographic = '', Phonetic = '' } = (value ?? {}) as Record<string, string>;
  return [Alphabetic, Ideographic, Phonetic].join('=');
}
