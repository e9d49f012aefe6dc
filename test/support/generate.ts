import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { BIG_ENDIAN, EXPLICIT } from '../../src/dicom/header.ts';
import { type Dicom, type Element, FRAGMENTS, ITEM_ROW, SEQUENCE, VALUE } from '../../src/dicom/read.ts';
import type { Source } from '../../src/dicom/source.ts';

/**
 * Random DICOM files as trees, and an encoder of its own that says where every byte of them must be. It shares
 * nothing with `src/dicom` but the names of the row kinds, so that what it says can be held against the reader and
 * the writer.
 */
interface ValueNode {
  readonly kind: 'value';
  readonly tag: number;
  readonly vr: string;
  /** What an implicit VR file makes of the tag, when that is not `vr`. */
  readonly implicitVr?: string;
  readonly value: Uint8Array;
  /** The header of a VR nobody knows: a 16-bit length, a 32-bit one, or no VR at all. */
  readonly form?: 'short' | 'long' | 'bare';
  /** Written anew by the writer: padded, and UN where the VR cannot hold it. */
  readonly rewritten?: boolean;
}

interface SequenceNode {
  readonly kind: 'sequence';
  readonly tag: number;
  /** UN holds items in implicit VR little endian. */
  readonly vr: 'SQ' | 'UN';
  readonly implicitVr?: string;
  readonly undefinedLength: boolean;
  readonly items: readonly ItemNode[];
}

export interface ItemNode {
  readonly kind: 'item';
  readonly undefinedLength: boolean;
  readonly nodes: readonly Node[];
}

interface FragmentsNode {
  readonly kind: 'fragments';
  readonly tag: number;
  readonly vr: 'OB' | 'OW';
  readonly implicitVr: 'OW';
  /** The offset table first. */
  readonly fragments: readonly Uint8Array[];
}

export type Node = ValueNode | SequenceNode | FragmentsNode;

export interface Model {
  readonly syntax: string;
  /** 128 bytes; without them there is no DICM either. */
  readonly preamble: Uint8Array | undefined;
  readonly meta: 'whole' | 'no-length' | 'none';
  readonly nodes: readonly Node[];
  /** Zeros behind the data set, inside the deflated stream when there is one. */
  readonly trailingBytes: number;
}

/** What the reader must say of one row, and the part of the tree it stands for. */
type Row = Omit<Element, 'valueEnd' | 'end' | 'next'> & {
  valueEnd: number;
  end: number;
  next: number;
  readonly of: Node | ItemNode;
};

export interface Encoded {
  readonly bytes: Uint8Array;
  /** The data set without trailing bytes, not deflated. */
  readonly dataSet: Uint8Array;
  /** Offsets are those of the file, or of the inflated data set. */
  readonly rows: readonly Row[];
  readonly dataStart: number;
}

export const IMPLICIT = '1.2.840.10008.1.2';
export const LITTLE = '1.2.840.10008.1.2.1';
export const BIG = '1.2.840.10008.1.2.2';
export const DEFLATED = '1.2.840.10008.1.2.1.99';
export const JPEG = '1.2.840.10008.1.2.4.50';
const SYNTAXES: readonly string[] = [IMPLICIT, LITTLE, BIG, DEFLATED, JPEG];

interface Wire {
  readonly explicit: boolean;
  readonly big: boolean;
}

const LONG_VRS = new Set('OB OD OF OL OV OW SQ SV UC UN UR UT UV'.split(' '));
const SHORT_VRS = new Set('AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US'.split(' '));
const NUL_PADDED = new Set('UI OB UN OW OD OF OL OV'.split(' '));
const ITEM = 0xfffee000;
const ITEM_END = 0xfffee00d;
const SEQUENCE_END = 0xfffee0dd;
const UNDEFINED = 0xffffffff;

/** The bytes of a model, and the rows a reader must find in them. */
export function encodeModel(model: Model): Encoded {
  const head: Buffer[] = [];
  if (model.preamble !== undefined) head.push(Buffer.from(model.preamble), Buffer.from('DICM'));
  if (model.meta !== 'none') head.push(encodeMeta(model));
  const start = Buffer.concat(head);
  const isDeflated = model.syntax === DEFLATED;
  const wire = { explicit: model.syntax !== IMPLICIT, big: model.syntax === BIG };
  const rows: Row[] = [];
  const dataSet = encodeNodes(model.nodes, wire, isDeflated ? 0 : start.length, 0, rows);
  const padded = Buffer.concat([dataSet, Buffer.alloc(model.trailingBytes)]);
  const bytes = Buffer.concat([start, isDeflated ? deflateRawSync(padded) : padded]);
  return { bytes: new Uint8Array(bytes), dataSet, rows, dataStart: start.length };
}

function encodeMeta(model: Model): Buffer {
  const text = (tag: number, vr: string, value: string): ValueNode => ({
    kind: 'value',
    tag,
    vr,
    value: Buffer.from(value.length % 2 === 0 ? value : `${value}\0`, 'latin1'),
  });
  const wire = { explicit: true, big: false };
  const rest = encodeNodes(
    [
      { kind: 'value', tag: 0x00020001, vr: 'OB', value: Uint8Array.of(0, 1) },
      text(0x00020002, 'UI', '1.2.840.10008.5.1.4.1.1.7'),
      text(0x00020003, 'UI', '1.2.3.4'),
      text(0x00020010, 'UI', model.syntax),
      text(0x00020012, 'UI', '1.3.6.1.4.1.32473.0.1'),
    ],
    wire,
    0,
    0,
    [],
  );
  if (model.meta === 'no-length') return rest;
  const length: ValueNode = { kind: 'value', tag: 0x00020000, vr: 'UL', value: u32(rest.length, false) };
  return Buffer.concat([encodeNodes([length], wire, 0, 0, []), rest]);
}

function encodeNodes(nodes: readonly Node[], wire: Wire, start: number, depth: number, rows: Row[]): Buffer {
  const parts: Buffer[] = [];
  let at = start;
  for (const node of nodes) {
    const part = encodeNode(node, wire, at, depth, rows);
    parts.push(part);
    at += part.length;
  }
  return Buffer.concat(parts);
}

function encodeNode(node: Node, wire: Wire, start: number, depth: number, rows: Row[]): Buffer {
  // in big endian no VR and a 32-bit length are the same bytes as the VR 0000 and a 16-bit one
  const bareVr = wire.big ? '\0\0' : 'UN';
  const isBare = node.kind === 'value' && node.form === 'bare';
  const vrRead = wire.explicit ? (isBare ? bareVr : node.vr) : (node.implicitVr ?? node.vr);
  const form = node.kind === 'value' ? node.form : undefined;
  if (node.kind === 'value') {
    const value = node.rewritten === true ? pad(node.value, vrRead) : node.value;
    const vr = node.rewritten === true ? writtenVr(vrRead, value.length) : vrRead;
    const header = headerOf(node.tag, vr, value.length, wire, node.rewritten === true ? undefined : form);
    const row = addRow(rows, {
      node,
      vr: wire.explicit ? vr : vrRead,
      kind: VALUE,
      depth,
      wire,
      start,
      header,
      undefinedLength: false,
    });
    finishRow(row, rows, value.length, 0);
    return Buffer.concat([header, value]);
  }
  if (node.kind === 'fragments') {
    const header = headerOf(node.tag, node.vr, UNDEFINED, wire, undefined);
    const row = addRow(rows, {
      node,
      vr: vrRead,
      kind: FRAGMENTS,
      depth,
      wire,
      start,
      header,
      undefinedLength: true,
    });
    const body = Buffer.concat(
      node.fragments.flatMap((bytes) => [itemHeader(ITEM, bytes.length, wire), bytes]),
    );
    finishRow(row, rows, body.length, 8);
    return Buffer.concat([header, body, itemHeader(SEQUENCE_END, 0, wire)]);
  }
  const inside = vrRead === 'UN' && wire.explicit ? { explicit: false, big: false } : wire;
  const emptyHeader = headerOf(node.tag, vrRead, 0, wire, undefined);
  const { undefinedLength } = node;
  const row = addRow(rows, {
    node,
    vr: vrRead,
    kind: SEQUENCE,
    depth,
    wire,
    start,
    header: emptyHeader,
    undefinedLength,
  });
  const parts: Buffer[] = [];
  let at = row.valueStart;
  for (const item of node.items) {
    const part = encodeItem(item, inside, at, depth + 1, rows);
    parts.push(part);
    at += part.length;
  }
  const body = Buffer.concat(parts);
  finishRow(row, rows, body.length, undefinedLength ? 8 : 0);
  const header = headerOf(node.tag, vrRead, undefinedLength ? UNDEFINED : body.length, wire, undefined);
  return Buffer.concat([header, body, ...(undefinedLength ? [itemHeader(SEQUENCE_END, 0, inside)] : [])]);
}

function encodeItem(item: ItemNode, wire: Wire, start: number, depth: number, rows: Row[]): Buffer {
  const { undefinedLength } = item;
  const header = itemHeader(ITEM, 0, wire);
  const row = addRow(rows, {
    node: item,
    vr: undefined,
    kind: ITEM_ROW,
    depth,
    wire,
    start,
    header,
    undefinedLength,
  });
  const body = encodeNodes(item.nodes, wire, start + 8, depth, rows);
  finishRow(row, rows, body.length, undefinedLength ? 8 : 0);
  return Buffer.concat([
    itemHeader(ITEM, undefinedLength ? UNDEFINED : body.length, wire),
    body,
    ...(undefinedLength ? [itemHeader(ITEM_END, 0, wire)] : []),
  ]);
}

interface RowStart {
  readonly node: Node | ItemNode;
  readonly vr: string | undefined;
  readonly kind: number;
  readonly depth: number;
  readonly wire: Wire;
  readonly start: number;
  readonly header: Buffer;
  readonly undefinedLength: boolean;
}

function addRow(rows: Row[], { node, vr, kind, depth, wire, start, header, undefinedLength }: RowStart): Row {
  const row: Row = {
    tag: node.kind === 'item' ? ITEM : node.tag,
    vr: vr === undefined ? 0 : (vr.charCodeAt(0) << 8) | vr.charCodeAt(1),
    kind,
    depth,
    encoding: (wire.explicit ? EXPLICIT : 0) | (wire.big ? BIG_ENDIAN : 0),
    undefinedLength,
    start,
    valueStart: start + header.length,
    valueEnd: 0,
    end: 0,
    next: 0,
    of: node,
  };
  rows.push(row);
  return row;
}

function finishRow(row: Row, rows: readonly Row[], bodyBytes: number, delimiterBytes: number): void {
  row.valueEnd = row.valueStart + bodyBytes;
  row.end = row.valueEnd + delimiterBytes;
  row.next = rows.length;
}

function writtenVr(vr: string, length: number): string {
  if (LONG_VRS.has(vr)) return vr;
  return SHORT_VRS.has(vr) && length <= 0xfffe ? vr : 'UN';
}

function pad(value: Uint8Array, vr: string): Uint8Array {
  return value.length % 2 === 0
    ? value
    : Buffer.concat([value, Uint8Array.of(NUL_PADDED.has(vr) ? 0 : 0x20)]);
}

function headerOf(tag: number, vr: string, length: number, wire: Wire, form: ValueNode['form']): Buffer {
  if (!wire.explicit || form === 'bare') return itemHeader(tag, length, wire);
  const isLong = form === undefined ? LONG_VRS.has(vr) : form === 'long';
  const letters = Buffer.from(vr, 'latin1');
  return isLong
    ? Buffer.concat([tagBytes(tag, wire.big), letters, Buffer.alloc(2), u32(length, wire.big)])
    : Buffer.concat([tagBytes(tag, wire.big), letters, u16(length, wire.big)]);
}

function itemHeader(tag: number, length: number, wire: Wire): Buffer {
  return Buffer.concat([tagBytes(tag, wire.big), u32(length, wire.big)]);
}

export function u16(number: number, big = false): Buffer {
  const bytes = Buffer.alloc(2);
  if (big) bytes.writeUInt16BE(number);
  else bytes.writeUInt16LE(number);
  return bytes;
}

export function u32(number: number, big = false): Buffer {
  const bytes = Buffer.alloc(4);
  if (big) bytes.writeUInt32BE(number);
  else bytes.writeUInt32LE(number);
  return bytes;
}

export function tagBytes(tag: number, big = false): Buffer {
  return Buffer.concat([u16(tag >>> 16, big), u16(tag & 0xffff, big)]);
}

/** One raw element in explicit VR little endian; `length` may be a lie. */
export function rawElement(tag: number, vr: string, value: Uint8Array | string, length?: number): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'latin1') : value;
  const wire = { explicit: true, big: false };
  return Buffer.concat([headerOf(tag, vr, length ?? bytes.length, wire, undefined), bytes]);
}

/** One raw element, item or delimiter in implicit VR little endian; `length` may be a lie. */
export function rawImplicit(tag: number, value: Uint8Array | string = '', length?: number): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'latin1') : value;
  return Buffer.concat([itemHeader(tag, length ?? bytes.length, { explicit: false, big: false }), bytes]);
}

/** Preamble, DICM and file meta information of a syntax, with the raw bytes of a data set behind them. */
export function rawFile(dataSet: Uint8Array, syntax: string = LITTLE): Uint8Array {
  const model: Model = { syntax, preamble: new Uint8Array(128), meta: 'whole', nodes: [], trailingBytes: 0 };
  const isDeflated = syntax === DEFLATED;
  const head = encodeModel({ ...model, syntax }).bytes.subarray(0, encodeModel(model).dataStart);
  return new Uint8Array(Buffer.concat([head, isDeflated ? deflateRawSync(dataSet) : dataSet]));
}

/** A model with some of its nodes replaced (by a value) or taken out, as `writeEdited` is asked to write it. */
export function editModel(model: Model, edits: ReadonlyMap<Node | ItemNode, Uint8Array | undefined>): Model {
  const editNodes = (nodes: readonly Node[]): Node[] =>
    nodes.flatMap((node): Node[] => {
      if (!edits.has(node)) {
        if (node.kind !== 'sequence') return [node];
        const items = node.items
          .filter((item) => !edits.has(item))
          .map((item) => ({ ...item, nodes: editNodes(item.nodes) }));
        return [{ ...node, items }];
      }
      const value = edits.get(node);
      if (value === undefined) return [];
      const implicitVr = node.implicitVr;
      const form = node.kind === 'value' ? node.form : undefined;
      return [
        {
          kind: 'value',
          tag: node.tag,
          vr: node.vr,
          ...(implicitVr === undefined ? {} : { implicitVr }),
          ...(form === undefined ? {} : { form }),
          value,
          rewritten: true,
        },
      ];
    });
  return {
    ...model,
    nodes: editNodes(model.nodes),
    trailingBytes: edits.size === 0 ? model.trailingBytes : 0,
  };
}

/**
 * Throws when the rows of a file that was read do not tile it: each level without gap or overlap, children inside
 * their parents, depths and `next` right.
 */
export function checkRows({ elements, syntax, dataStart, dataEnd, data }: Dicom): void {
  const fail = (row: number, what: string): never => {
    throw new Error(`row ${row} of ${elements.length}: ${what}`);
  };
  const checkLevel = (
    from: number,
    to: number,
    level: { start: number; end: number; depth: number; ofItems: boolean },
  ): void => {
    let at = level.start;
    let row = from;
    while (row < to) {
      const { kind, depth, start, valueStart, valueEnd, end, next, undefinedLength } = elements[row]!;
      const isItem = kind === ITEM_ROW;
      const isContainer = isItem || kind === SEQUENCE;
      if (start !== at) fail(row, `begins at ${start}, not at ${at}`);
      if (isItem !== level.ofItems || depth !== level.depth) fail(row, 'is of the wrong level');
      if (valueStart - start !== 8 && valueStart - start !== 12) fail(row, 'has a header of a strange size');
      if (valueEnd < valueStart || end - valueEnd !== (undefinedLength ? 8 : 0)) fail(row, 'ends wrongly');
      if (isContainer ? next <= row : next !== row + 1) fail(row, `is followed by row ${next}`);
      if (next > to) fail(row, 'reaches out of its parent');
      if (isContainer)
        checkLevel(row + 1, next, {
          start: valueStart,
          end: valueEnd,
          depth: isItem ? depth : depth + 1,
          ofItems: !isItem,
        });
      at = end;
      row = next;
    }
    if (at !== level.end) fail(from, `and those behind it end at ${at}, not at ${level.end}`);
  };
  if (dataEnd > data.size) fail(0, 'the data set ends behind the file');
  checkLevel(0, elements.length, {
    start: syntax.deflated ? 0 : dataStart,
    end: dataEnd,
    depth: 0,
    ofItems: false,
  });
}

const CHARSETS = [
  'ISO_IR 100',
  'ISO_IR 192',
  'GB18030 ',
  '\\ISO 2022 IR 87 ',
  'ISO 2022 IR 13\\ISO 2022 IR 87 ',
  '',
  'NONSENSE',
];

/** Tag, VR, and the VR an implicit VR file gives it when that differs. Facts of PS3.6, not looked up in our dictionary. */
const LEAVES: readonly (readonly [tag: number, vr: string, implicitVr?: string])[] = [
  [0x00080000, 'UL'],
  [0x00080008, 'CS'],
  [0x00080018, 'UI'],
  [0x00080020, 'DA'],
  [0x0008002a, 'DT'],
  [0x00080030, 'TM'],
  [0x00080054, 'AE'],
  [0x00080119, 'UC'],
  [0x00081190, 'UR'],
  [0x00089998, 'LO', 'UN'],
  [0x00100010, 'PN'],
  [0x00100020, 'LO'],
  [0x00101010, 'AS'],
  [0x00104000, 'LT'],
  [0x00180050, 'DS'],
  [0x00189087, 'FD'],
  [0x00190010, 'LO'],
  [0x00191001, 'DS', 'UN'],
  [0x00191002, 'UN', 'UN'],
  [0x00191003, 'OB', 'UN'],
  [0x00191004, 'SV', 'UN'],
  [0x00200013, 'IS'],
  [0x00280009, 'AT'],
  [0x00281201, 'OW'],
  [0x0040a160, 'UT'],
  [0x0040db0d, 'UI'],
  [0x00720076, 'FL'],
  [0x00720078, 'UL'],
  [0x0072007c, 'SL'],
  [0x0072007e, 'SS'],
  [0x00720082, 'SV'],
  [0x00720083, 'UV'],
];
const SEQUENCES: readonly (readonly [tag: number, vr: 'SQ' | 'UN', implicitVr?: string])[] = [
  [0x00081140, 'SQ'],
  [0x00081199, 'UN', 'SQ'],
  [0x00191020, 'SQ', 'UN'],
  [0x00191021, 'UN', 'UN'],
  [0x00400275, 'SQ'],
  [0x54000100, 'SQ'],
];
const STRANGE: readonly (readonly [vr: string, form: NonNullable<ValueNode['form']>])[] = [
  ['ZZ', 'long'],
  ['ZZ', 'short'],
  ['??', 'short'],
  ['??', 'long'],
  ['  ', 'short'],
  ['\0\0', 'short'],
  ['\0\0', 'bare'],
];
const ROWS: ValueNode = { kind: 'value', tag: 0x00280010, vr: 'US', value: Uint8Array.of(4, 0) };

/** Bytes of any kind and any length, now and then more than the writer copies (16 KiB) or a short VR holds (64 KiB). */
function arbitraryBytes(vr: string): fc.Arbitrary<Uint8Array> {
  return fc.oneof(
    { weight: 30, arbitrary: fc.uint8Array({ maxLength: 24 }) },
    { weight: 1, arbitrary: fc.constantFrom(20_000, 40_001).map(filled) },
    { weight: 1, arbitrary: fc.constant(LONG_VRS.has(vr) ? 70_000 : 300).map(filled) },
  );
}

/** Many bytes, of which a failing property shows only the number. */
function filled(length: number): Uint8Array {
  const bytes = new Uint8Array(length).fill(7);
  return Object.defineProperty(bytes, fc.toStringMethod, { value: () => `filled(${length})` });
}

/** Bytes that are opaque wherever they stand: an item tag in front would make them a sequence. */
function opaque(bytes: Uint8Array): Uint8Array {
  return bytes.length > 0 && bytes[0]! >= 0xfe ? Uint8Array.of(0x20, ...bytes.subarray(1)) : bytes;
}

const arbitraryLeaf: fc.Arbitrary<Node> = fc.constantFrom(...LEAVES).chain(([tag, vr, implicitVr]) =>
  arbitraryBytes(vr).map((value) => ({
    kind: 'value' as const,
    tag,
    vr,
    ...(implicitVr ? { implicitVr } : {}),
    value: opaque(value),
  })),
);

const arbitraryCharset: fc.Arbitrary<Node> = fc
  .constantFrom(...CHARSETS)
  .map((terms) => ({ kind: 'value' as const, tag: 0x00080005, vr: 'CS', value: Buffer.from(terms) }));

const arbitraryStrange: fc.Arbitrary<Node> = fc
  .tuple(fc.constantFrom(...STRANGE), fc.uint8Array({ minLength: 2, maxLength: 24 }))
  .map(([[vr, form], value]) => ({
    kind: 'value' as const,
    tag: 0x00211010,
    vr,
    implicitVr: 'UN',
    value: opaque(value),
    form,
  }));

const arbitraryFragments: fc.Arbitrary<Node> = fc
  .tuple(
    fc.constantFrom('OB' as const, 'OW' as const),
    fc.array(
      fc.oneof(
        arbitraryBytes('OB'),
        fc.constant(itemHeader(SEQUENCE_END, 0, { explicit: true, big: false })),
      ),
      { maxLength: 3 },
    ),
  )
  .map(([vr, fragments]) => ({
    kind: 'fragments' as const,
    tag: 0x7fe00010,
    vr,
    implicitVr: 'OW' as const,
    fragments: [new Uint8Array(), ...fragments],
  }));

const { nodes: arbitraryNodes } = fc.letrec<{ nodes: readonly Node[]; sequence: Node; item: ItemNode }>(
  (tie) => ({
    item: fc.record({
      kind: fc.constant('item' as const),
      undefinedLength: fc.boolean(),
      nodes: tie('nodes'),
    }),
    sequence: fc
      .tuple(
        fc.constantFrom(...SEQUENCES),
        fc.boolean(),
        fc.array(tie('item'), { maxLength: 3, depthIdentifier: 'items' }),
      )
      .map(([[tag, vr, implicitVr], undefinedLength, items]) => ({
        kind: 'sequence' as const,
        tag,
        vr,
        ...(implicitVr ? { implicitVr } : {}),
        // nothing tells an empty sequence of defined length in UN from an empty value
        undefinedLength: undefinedLength || (items.length === 0 && (vr === 'UN' || implicitVr === 'UN')),
        items,
      })),
    nodes: fc
      .uniqueArray(
        fc.oneof(
          { maxDepth: 4, depthIdentifier: 'items' },
          { weight: 7, arbitrary: arbitraryLeaf },
          { weight: 1, arbitrary: arbitraryCharset },
          { weight: 1, arbitrary: arbitraryStrange },
          { weight: 4, arbitrary: tie('sequence') },
        ),
        { maxLength: 7, selector: (node) => node.tag, depthIdentifier: 'items' },
      )
      .map((nodes) => [...nodes].sort((one, other) => one.tag - other.tag)),
  }),
);

/** Any file: random nesting, lengths, syntaxes, character sets, private blocks, unknown VRs, padding. */
export const arbitraryModel: fc.Arbitrary<Model> = fc
  .record({
    syntax: fc.constantFrom(...SYNTAXES),
    preamble: fc.option(fc.uint8Array({ minLength: 128, maxLength: 128 }), { nil: undefined, freq: 4 }),
    meta: fc.constantFrom('whole' as const, 'whole' as const, 'no-length' as const, 'none' as const),
    nodes: arbitraryNodes,
    fragments: fc.option(arbitraryFragments, { nil: undefined }),
    icon: fc.option(arbitraryFragments, { nil: undefined }),
    trailingBytes: fc.constantFrom(0, 0, 0, 1, 2, 7, 8, 9, 100),
  })
  .map(({ fragments, icon, ...model }): Model => {
    const needsMeta = model.syntax === JPEG || model.syntax === DEFLATED;
    // what begins the data set must tell its encoding when nothing else does; an unknown VR must not be its end
    const sop: Node = {
      kind: 'value',
      tag: 0x00080016,
      vr: 'UI',
      value: Buffer.from('1.2.840.10008.5.1.4.1.1.7\0'),
    };
    const nodes: Node[] = [sop, ...model.nodes, ROWS];
    if (model.syntax === JPEG && icon !== undefined) {
      const item: ItemNode = { kind: 'item', undefinedLength: true, nodes: [{ ...ROWS }, icon] };
      nodes.push({ kind: 'sequence', tag: 0x00880200, vr: 'SQ', undefinedLength: false, items: [item] });
    }
    if (model.syntax === JPEG && fragments !== undefined) nodes.push(fragments);
    else nodes.push({ kind: 'value', tag: 0x7fe00010, vr: 'OW', value: new Uint8Array(64).fill(9) });
    nodes.sort((one, other) => one.tag - other.tag);
    const meta = needsMeta && model.meta === 'none' ? 'whole' : model.meta;
    // without file meta information behind it, a preamble that begins like an element cannot be told from one
    if (meta === 'none') model.preamble?.fill(0x49, 0, 1);
    return { ...model, nodes, meta };
  });

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A file seen through a window that holds only what was asked for, and that is wiped when it moves: whoever goes on
 * using a view of it reads 0xEE.
 */
export function movingSource(bytes: Uint8Array): Source {
  return {
    size: bytes.length,
    window: Buffer.alloc(0),
    base: 0,
    load(start, length) {
      this.window.fill(0xee);
      this.window = Buffer.from(bytes.subarray(start, start + length));
      this.base = start;
    },
  };
}

const LENGTHS = [
  0, 1, 2, 7, 8, 9, 0xfffe, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffff6, 0xfffffffe, 0xffffffff,
];
const INSERTS = [
  'feff00e000000000',
  'feff00e0ffffffff',
  'feff0de000000000',
  'feffdde000000000',
  'feffdde004000000',
  'fffee00000000000',
  'fffee0dd00000000',
  '0000000000000000',
  '4449434d',
];
const SOME_VRS = ['SQ', 'UN', 'OB', 'OW', 'UT', 'LO', 'US', 'FD', '??', '  ', '\0\0', 'ZZ', 'zz'];

/** A damaged copy. `headers` are offsets of headers, so that damage can hit lengths and VRs on purpose. */
export function mutate(bytes: Uint8Array, headers: readonly number[], random: () => number): Uint8Array {
  const copy = Buffer.from(bytes);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const at = below(copy.length);
  const header = headers.length === 0 ? at : pick(headers);
  switch (below(9)) {
    case 0:
      for (let flips = 1 + below(8); flips > 0; flips--) copy[below(copy.length)]! ^= 1 << below(8);
      return copy;
    case 1:
      return copy.subarray(0, at);
    case 2: {
      // the 16 bits of a short length, the 32 bits of an implicit one, or those of a long one
      const field = header + pick([4, 6, 8]);
      const length = pick([...LENGTHS, copy.length - header, below(copy.length), below(100)]);
      if (field + 4 > copy.length) return copy.subarray(0, field);
      if (random() < 0.4) copy.writeUInt16LE(length & 0xffff, field);
      else if (random() < 0.1) copy.writeUInt32BE(length >>> 0, field);
      else copy.writeUInt32LE(length >>> 0, field);
      return copy;
    }
    case 3:
      copy.write(pick(SOME_VRS), Math.min(header + 4, copy.length - 2), 'latin1');
      return copy;
    case 4:
      return Buffer.concat([
        copy.subarray(0, header),
        Buffer.from(pick(INSERTS), 'hex'),
        copy.subarray(header),
      ]);
    case 5:
      return Buffer.concat([copy.subarray(0, at), Buffer.from(pick(INSERTS), 'hex'), copy.subarray(at)]);
    case 6:
      return Buffer.concat([
        copy.subarray(0, header),
        copy.subarray(Math.min(copy.length, header + 1 + below(40))),
      ]);
    case 7: {
      const from = headers.length === 0 ? at : pick(headers);
      return Buffer.concat([
        copy.subarray(0, header),
        copy.subarray(from, from + below(200)),
        copy.subarray(header),
      ]);
    }
    default:
      copy.write(pick(INSERTS), header, 'hex');
      return copy;
  }
}
