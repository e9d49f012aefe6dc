import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charsetOf } from '../../src/dicom/charset.ts';
import { type Dicom, ITEM_ROW, readDicom, SEQUENCE } from '../../src/dicom/read.ts';
import { valueBytes } from '../../src/dicom/value.ts';
import { vrCode, vrName } from '../../src/dicom/vr.ts';
import {
  type Edit,
  joinPieces,
  type NewElement,
  type Piece,
  writeEdited,
  writeHead,
} from '../../src/dicom/write.ts';
import {
  arbitraryModel,
  BIG,
  checkRows,
  DEFLATED,
  type Encoded,
  editModel,
  encodeModel,
  IMPLICIT,
  type ItemNode,
  JPEG,
  type Model,
  type Node,
  rawElement,
  rawFile,
  rawImplicit,
  u16,
} from '../support/generate.ts';
import { PATIENCE } from '../support/patience.ts';
import { describeReal, realFiles } from '../support/real-files.ts';

const bytesOf = (file: Dicom, pieces: readonly Piece[]): Uint8Array => joinPieces(pieces, file.file);
const equal = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;
const text = (value: string): Uint8Array => Buffer.from(value, 'latin1');

/** The data set's bytes of a written file, inflated when they are deflated. */
function dataSetOf(written: Uint8Array, dataStart: number, syntax: string): Uint8Array {
  const body = written.subarray(dataStart);
  return syntax === DEFLATED ? inflateRawSync(body) : body;
}

/**
 * Rows picked at random, none inside another one that is picked. Items can only go, sequences go or are emptied; the
 * first element stays, as it may be all that tells the encoding.
 */
function editsOf(encoded: Encoded, picks: readonly { at: number; value: Uint8Array | undefined }[]): Edit[] {
  const wanted = new Map(picks.map(({ at, value }) => [1 + (at % (encoded.rows.length - 1)), value]));
  const edits: Edit[] = [];
  for (let row = 0; row < encoded.rows.length; row++) {
    if (!wanted.has(row)) continue;
    const { kind, next } = encoded.rows[row]!;
    const value = wanted.get(row);
    if (kind === SEQUENCE && value !== undefined) edits.push({ row, value: new Uint8Array() });
    else edits.push({ row, value: kind === ITEM_ROW ? undefined : value });
    row = next - 1;
  }
  return edits;
}

function expectedOf(
  model: Model,
  encoded: Encoded,
  edits: readonly Edit[],
  insert: readonly NewElement[],
): Uint8Array {
  const byNode = new Map<Node | ItemNode, Uint8Array | undefined>(
    edits.map(({ row, value }) => [encoded.rows[row]!.of, value]),
  );
  const edited = editModel(model, byNode);
  const added = insert.map(
    ({ tag, vr, value }): Node => ({ kind: 'value', tag, vr: vrName(vr), value, rewritten: true }),
  );
  const nodes = [...edited.nodes, ...added].sort((one, other) => one.tag - other.tag);
  return encodeModel({
    ...edited,
    nodes,
    trailingBytes: edits.length + insert.length === 0 ? model.trailingBytes : 0,
  }).dataSet;
}

const arbitraryValue = fc.oneof(
  { weight: 8, arbitrary: fc.uint8Array({ maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(16_383, 16_384, 65_533, 65_534, 65_535, 65_536, 70_001)
      .map((size) => new Uint8Array(size).fill(0x31)),
  },
);
const arbitraryPicks = fc.array(
  fc.record({ at: fc.nat(), value: fc.option(arbitraryValue, { nil: undefined }) }),
  {
    minLength: 1,
    maxLength: 6,
  },
);
/** Tags that the generator does not use. */
const arbitraryInsert = fc
  .uniqueArray(
    fc.constantFrom(
      ...([
        [0x00080001, 'UL'],
        [0x00080012, 'DA'],
        [0x00120062, 'CS'],
        [0x00120063, 'LO'],
        [0x00280301, 'CS'],
        [0x00280303, 'CS'],
        [0x7fe10010, 'LO'],
      ] as const),
    ),
    {
      maxLength: 4,
      selector: ([tag]) => tag,
    },
  )
  .chain((list) =>
    fc
      .tuple(...list.map(() => arbitraryValue))
      .map((values) =>
        list
          .map(([tag, vr], index): NewElement => ({ tag, vr: vrCode(vr), value: values[index]! }))
          .sort((one, other) => one.tag - other.tag),
      ),
  );

describe('any edits of any file', () => {
  it('give exactly the bytes that an independent encoder writes for the edited tree', () => {
    fc.assert(
      fc.property(
        arbitraryModel,
        arbitraryPicks,
        arbitraryInsert,
        fc.nat(300),
        (model, picks, insert, bufferBytes) => {
          const encoded = encodeModel(model);
          const before = Uint8Array.from(encoded.bytes);
          const edits = editsOf(encoded, picks);
          const file = readDicom(encoded.bytes);
          const written = bytesOf(
            file,
            writeEdited(file, edits, { insert, buffer: Buffer.alloc(bufferBytes) }),
          );
          const dataSet = dataSetOf(written, encoded.dataStart, model.syntax);
          const expected = expectedOf(model, encoded, edits, insert);
          expect(equal(dataSet, expected)).toBe(true);
          expect(
            equal(written.subarray(0, encoded.dataStart), encoded.bytes.subarray(0, encoded.dataStart)),
          ).toBe(true);
          // the input is not touched, and what was written is a file that reads and writes
          expect(equal(encoded.bytes, before)).toBe(true);
          const again = readDicom(written);
          checkRows(again);
          expect(equal(bytesOf(again, writeEdited(again, [])), written)).toBe(true);
        },
      ),
      { numRuns: 600, seed: 41 },
    );
  });

  it('keep every byte of every other element, whatever is around it', () => {
    fc.assert(
      fc.property(arbitraryModel, arbitraryPicks, (model, picks) => {
        const encoded = encodeModel(model);
        const file = readDicom(encoded.bytes);
        const edits = editsOf(encoded, picks).map(({ row }) => ({ row, value: undefined }));
        const gone = new Set<number>();
        for (const { row } of edits)
          for (let each = row; each < file.elements[row]!.next; each++) gone.add(each);
        const kept = file.elements.filter((_, row) => !gone.has(row));
        const again = readDicom(bytesOf(file, writeEdited(file, edits)));
        expect(again.elements.map(({ tag, vr, depth }) => [tag, vr, depth])).toEqual(
          kept.map(({ tag, vr, depth }) => [tag, vr, depth]),
        );
        for (const [index, element] of again.elements.entries()) {
          expect(element.undefinedLength).toBe(kept[index]!.undefinedLength);
          if (
            element.next === index + 1 &&
            element.kind === kept[index]!.kind &&
            kept[index]!.next === file.elements.indexOf(kept[index]!) + 1
          ) {
            expect(equal(valueBytes(again, element), valueBytes(file, kept[index]!))).toBe(true);
          }
        }
      }),
      { numRuns: 200, seed: 42 },
    );
  });
});

describe('one edit', () => {
  const NAME = rawElement(0x00100010, 'PN', 'AB^CD ');
  const ID = rawElement(0x00100020, 'LO', '1234');
  const SOP = rawElement(0x00080016, 'UI', '1.2.3\0');
  const item = (body: Uint8Array): Buffer => rawImplicit(0xfffee000, body);
  const rowOf = (file: Dicom, tag: number): number =>
    file.elements.findIndex((element) => element.tag === tag);
  const edited = (bytes: Uint8Array, tag: number, value: Uint8Array | undefined): Uint8Array => {
    const file = readDicom(bytes);
    return bytesOf(file, writeEdited(file, [{ row: rowOf(file, tag), value }]));
  };
  const built = (...parts: Uint8Array[]): Uint8Array => rawFile(Buffer.concat(parts));

  it('in a nested sequence of defined length renews every length around it', () => {
    const around = (inner: Uint8Array): Uint8Array =>
      built(
        SOP,
        rawElement(0x00400275, 'SQ', item(Buffer.concat([rawElement(0x00400008, 'SQ', item(inner)), ID]))),
        NAME,
      );
    expect(edited(around(NAME), 0x00100010, text('E'))).toEqual(
      Buffer.from(around(rawElement(0x00100010, 'PN', 'E '))),
    );
    expect(edited(around(NAME), 0x00100010, undefined)).toEqual(Buffer.from(around(new Uint8Array())));
  });

  it('inside a sequence in UN is written in implicit VR', () => {
    const around = (inner: Uint8Array): Uint8Array =>
      built(SOP, rawElement(0x00191021, 'UN', item(inner)), ID);
    expect(edited(around(rawImplicit(0x00100010, 'AB^C')), 0x00100010, text('XYZ'))).toEqual(
      Buffer.from(around(rawImplicit(0x00100010, 'XYZ '))),
    );
  });

  it('with more than 65534 bytes makes a short VR UN, and no fewer', () => {
    for (const [size, vr] of [
      [65_533, 'LO'],
      [65_534, 'LO'],
      [65_535, 'UN'],
      [65_536, 'UN'],
    ] as const) {
      const again = readDicom(edited(built(SOP, ID), 0x00100020, new Uint8Array(size).fill(0x41)));
      const row = again.elements[1]!;
      expect([vrName(row.vr), row.valueEnd - row.valueStart]).toEqual([vr, size + (size % 2)]);
    }
    const implicit = rawFile(
      Buffer.concat([rawImplicit(0x00080016, '1.2.3\0'), rawImplicit(0x00100020, '1234')]),
      IMPLICIT,
    );
    expect(vrName(readDicom(edited(implicit, 0x00100020, new Uint8Array(70_000))).elements[1]!.vr)).toBe(
      'LO',
    );
  });

  it.each([
    ['UI', 0],
    ['OB', 0],
    ['UN', 0],
    ['LO', 0x20],
    ['PN', 0x20],
    ['UT', 0x20],
    ['UC', 0x20],
    ['UR', 0x20],
  ])('pads %s with %i to an even length', (vr, padding) => {
    const written = edited(built(SOP, rawElement(0x00191001, vr, 'abcd')), 0x00191001, text('xyz'));
    expect([...written.subarray(-4)]).toEqual([0x78, 0x79, 0x7a, padding]);
  });

  it('in big endian writes big endian headers', () => {
    const bytes = encodeModel({
      syntax: BIG,
      preamble: undefined,
      meta: 'whole',
      trailingBytes: 0,
      nodes: [
        { kind: 'value', tag: 0x00080016, vr: 'UI', value: text('1.') },
        {
          kind: 'sequence',
          tag: 0x00400275,
          vr: 'SQ',
          undefinedLength: false,
          items: [
            {
              kind: 'item',
              undefinedLength: false,
              nodes: [{ kind: 'value', tag: 0x00100010, vr: 'PN', value: text('AB') }],
            },
          ],
        },
      ],
    }).bytes;
    const written = Buffer.from(edited(bytes, 0x00100010, text('ABCD')));
    expect(written.subarray(-32).toString('hex')).toBe(
      '00400275' + '53510000' + '00000014' + 'fffee000' + '0000000c' + '00100010' + '504e0004' + '41424344',
    );
  });

  it('empties a value without touching its header form, and a whole sequence too', () => {
    expect(edited(built(SOP, NAME, ID), 0x00100010, new Uint8Array())).toEqual(
      Buffer.from(built(SOP, rawElement(0x00100010, 'PN', ''), ID)),
    );
    const sequence = rawElement(0x00400275, 'SQ', item(ID));
    expect(edited(built(SOP, sequence), 0x00400275, new Uint8Array())).toEqual(
      Buffer.from(built(SOP, rawElement(0x00400275, 'SQ', ''))),
    );
  });

  it('drops what pads the data set', () => {
    expect(edited(built(SOP, NAME, ID, new Uint8Array(40)), 0x00100010, undefined)).toEqual(
      Buffer.from(built(SOP, ID)),
    );
  });

  it('of a deflated file gives a stream that inflates, of even length, in the same syntax', () => {
    for (let length = 0; length < 12; length++) {
      const bytes = rawFile(Buffer.concat([SOP, NAME, ID]), DEFLATED);
      const written = edited(bytes, 0x00100010, text('x'.repeat(length)));
      const again = readDicom(written);
      expect(again.syntax.uid).toBe(DEFLATED);
      expect((written.length - again.dataStart) % 2).toBe(0);
      expect(again.elements).toHaveLength(3);
    }
  });

  it('passes long runs on as ranges, not as copies', () => {
    const pixels = rawElement(0x7fe00010, 'OW', new Uint8Array(1 << 20));
    const file = readDicom(built(SOP, NAME, ID, pixels));
    const pieces = writeEdited(file, [{ row: 1, value: text('X') }]);
    const copied = pieces.reduce((sum, piece) => sum + (piece instanceof Uint8Array ? piece.length : 0), 0);
    expect(copied).toBeLessThan(2000);
    expect(pieces.some((piece) => !(piece instanceof Uint8Array) && piece.end - piece.start > 1 << 20)).toBe(
      true,
    );
  });

  it('after a long run inside a sequence of defined length patches the right length', () => {
    const long = rawElement(0x0040a160, 'UT', new Uint8Array(40_000).fill(0x41));
    const around = (...inner: Uint8Array[]): Uint8Array =>
      built(
        SOP,
        rawElement(0x00400275, 'SQ', Buffer.concat([item(Buffer.concat(inner)), item(ID)])),
        rawElement(0x7fe00010, 'OW', u16(1)),
      );
    for (const order of [
      [long, NAME],
      [NAME, long],
      [long, NAME, long],
      [NAME, long, ID],
    ]) {
      const expected = order.map((part) => (part === NAME ? rawElement(0x00100010, 'PN', 'Q ') : part));
      expect(equal(edited(around(...order), 0x00100010, text('Q')), around(...expected))).toBe(true);
    }
  });

  it('leaves fragments and their offset table alone', () => {
    const fragments = Buffer.concat([item(u16(0)), item(text('JPEGJPEG')), rawImplicit(0xfffee0dd)]);
    const pixels = rawElement(0x7fe00010, 'OB', fragments, 0xffffffff);
    const written = edited(rawFile(Buffer.concat([SOP, NAME, pixels]), JPEG), 0x00100010, undefined);
    expect(equal(written, rawFile(Buffer.concat([SOP, pixels]), JPEG))).toBe(true);
  });
});

describe('a new head', () => {
  it('replaces preamble and file meta information, and nothing else', () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const { bytes, dataSet } = encodeModel(model);
        const file = readDicom(bytes);
        const head = writeHead([
          { tag: 0x00020001, vr: vrCode('OB'), value: Uint8Array.of(0, 1) },
          { tag: 0x00020010, vr: vrCode('UI'), value: text(file.syntax.uid) },
        ]);
        const written = bytesOf(file, writeEdited(file, [], { head }));
        expect(equal(written.subarray(0, head.length), head)).toBe(true);
        expect(equal(dataSetOf(written, head.length, model.syntax), dataSet)).toBe(true);
        expect(readDicom(written).syntax.uid).toBe(file.syntax.uid);
      }),
      { numRuns: 100, seed: 43 },
    );
  });

  it('has a zero preamble, DICM, the right group length, and even values', () => {
    const head = writeHead([
      { tag: 0x00020002, vr: vrCode('UI'), value: text('1.2.3') },
      { tag: 0x00020013, vr: vrCode('SH'), value: text('ABC') },
      { tag: 0x00020102, vr: vrCode('OB'), value: Uint8Array.of(1, 2, 3) },
    ]);
    expect(head.subarray(0, 128).every((byte) => byte === 0)).toBe(true);
    expect(Buffer.from(head.subarray(128)).toString('latin1')).toBe(
      'DICM\x02\0\0\0UL\x04\0\x2a\0\0\0' +
        '\x02\0\x02\0UI\x06\x001.2.3\0' +
        '\x02\0\x13\0SH\x04\0ABC ' +
        '\x02\0\x02\x01OB\0\0\x04\0\0\0\x01\x02\x03\0',
    );
  });
});

describe('many edits', () => {
  it('of 50,000 elements take less than a second', () => {
    const many = Buffer.concat(
      Array.from({ length: 50_000 }, (_, index) => rawElement(0x00100000 + index, 'LO', 'ABCDEF')),
    );
    const file = readDicom(rawFile(Buffer.concat([rawElement(0x00080016, 'UI', '1.2.3\0'), many])));
    const edits = file.elements.flatMap((_, row) => (row % 2 === 1 ? [{ row, value: text('XY') }] : []));
    const started = process.cpuUsage();
    const written = bytesOf(file, writeEdited(file, edits));
    expect(process.cpuUsage(started).user).toBeLessThan(1_000_000 * PATIENCE);
    expect(readDicom(written).elements).toHaveLength(file.elements.length);
  });
});

describeReal('real files', () => {
  const readable = realFiles().filter(
    ({ manifest, name }) => manifest.expect === 'ok' || name.endsWith('DICOMDIR'),
  );

  it.each(readable.map((real) => [real.name, real] as const))(
    '%s: each value of a level replaced in turn, all others kept',
    (_, { bytes }) => {
      const file = readDicom(bytes());
      const leaves = file.elements.flatMap((element, row) =>
        element.kind !== SEQUENCE && element.kind !== ITEM_ROW ? [row] : [],
      );
      const step = Math.max(1, Math.floor(leaves.length / 12));
      for (let pick = 0; pick < leaves.length; pick += step) {
        const row = leaves[pick]!;
        const value = charsetOf([]).encodeValues(['REPLACED'], 'LO');
        const again = readDicom(bytesOf(file, writeEdited(file, [{ row, value }])));
        expect(again.elements).toHaveLength(file.elements.length);
        for (const [index, element] of again.elements.entries()) {
          const original = file.elements[index]!;
          expect([element.tag, element.depth, element.kind === ITEM_ROW]).toEqual([
            original.tag,
            original.depth,
            original.kind === ITEM_ROW,
          ]);
          if (index === row) expect(Buffer.from(valueBytes(again, element)).toString()).toBe('REPLACED');
          else if (element.next === index + 1)
            expect(digest(valueBytes(again, element))).toBe(digest(valueBytes(file, original)));
        }
      }
    },
  );

  it('an edit of a deflated real file keeps everything else in it', () => {
    for (const { bytes } of readable.filter(({ manifest }) => manifest.transferSyntax === DEFLATED)) {
      const file = readDicom(bytes());
      const inflated = file.data.window;
      const last = file.elements.length - 1;
      const written = bytesOf(
        file,
        writeEdited(file, [{ row: last, value: valueBytes(file, file.elements[last]!) }]),
      );
      expect(
        equal(inflateRawSync(written.subarray(file.dataStart)), inflated.subarray(0, file.dataEnd)),
      ).toBe(true);
    }
  });
});

function digest(bytes: Uint8Array): string {
  return bytes.length < 64
    ? Buffer.from(bytes).toString('hex')
    : createHash('sha1').update(bytes).digest('hex');
}
