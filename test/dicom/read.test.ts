import { constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFile } from '../../src/dicom/build.ts';
import { BIG_ENDIAN, EXPLICIT } from '../../src/dicom/header.ts';
import { type Dicom, FRAGMENTS, ITEM_ROW, MAX_DEPTH, readDicom, VALUE } from '../../src/dicom/read.ts';
import { formatTag } from '../../src/dicom/tag.ts';
import { vrCode, vrName } from '../../src/dicom/vr.ts';
import { joinPieces, writeEdited } from '../../src/dicom/write.ts';
import { DeidError } from '../../src/errors.ts';
import {
  arbitraryModel,
  BIG,
  checkRows,
  DEFLATED,
  encodeModel,
  IMPLICIT,
  JPEG,
  LITTLE,
  mutate,
  randomOf,
  rawElement,
  rawFile,
  rawImplicit,
  tagBytes,
  u16,
  u32,
} from '../support/generate.ts';
import { PATIENCE } from '../support/patience.ts';
import { describeReal, realFiles } from '../support/real-files.ts';

const ITEM = 0xfffee000;
const ITEM_END = rawImplicit(0xfffee00d);
const SEQUENCE_END = rawImplicit(0xfffee0dd);
const UNDEFINED = 0xffffffff;
const SOP = rawElement(0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.7\0');
const SOP_IMPLICIT = rawImplicit(0x00080016, '1.2.840.10008.5.1.4.1.1.7\0');
const ROWS = rawElement(0x00280010, 'US', u16(4));
const PIXELS = rawElement(0x7fe00010, 'OW', new Uint8Array(64));
/** Where the data set of `rawFile` begins. */
const START = rawFile(new Uint8Array()).length;
const START_JPEG = rawFile(new Uint8Array(), JPEG).length;

const join = (...parts: Uint8Array[]): Buffer => Buffer.concat(parts);
const item = (body: Uint8Array, length = body.length): Buffer => rawImplicit(ITEM, body, length);
const file = (...parts: Uint8Array[]): Uint8Array => rawFile(join(...parts));
/** 3 MiB, so that wrong lengths of a few hundred KiB stay inside the file. */
const large = new Uint8Array(3 << 20);

function refusalOf(bytes: Uint8Array): DeidError {
  try {
    readDicom(bytes);
  } catch (error) {
    if (error instanceof DeidError) return error;
    throw error;
  }
  return expect.unreachable('the file was read');
}

function tagsOf(dicom: Dicom): string[] {
  return dicom.elements.map(
    ({ tag, vr, depth, kind }) => `${depth} ${formatTag(tag)} ${kind === ITEM_ROW ? '' : vrName(vr)} ${kind}`,
  );
}

describe('reading any well-formed file', () => {
  it('finds every row where an independent encoder put it', () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const { bytes, rows, dataStart, dataSet } = encodeModel(model);
        const dicom = readDicom(bytes);
        expect(dicom.elements).toEqual(rows.map(({ of, ...row }) => row));
        expect(dicom.syntax.uid).toBe(model.meta === 'none' && model.syntax === JPEG ? LITTLE : model.syntax);
        expect(dicom.hasPreamble).toBe(model.preamble !== undefined);
        expect(dicom.dataStart).toBe(dataStart);
        expect(dicom.dataEnd).toBe(model.syntax === DEFLATED ? dataSet.length : dataStart + dataSet.length);
      }),
      { numRuns: 400, seed: 11 },
    );
  });

  it('and writing it without an edit gives the input back, byte for byte', () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const { bytes } = encodeModel(model);
        const dicom = readDicom(bytes);
        expect(Buffer.compare(joinPieces(writeEdited(dicom, []), dicom.file), bytes)).toBe(0);
      }),
      { numRuns: 200, seed: 12 },
    );
  });

  it('reads what buildFile writes, in all syntaxes and with all lengths', () => {
    for (const syntax of [IMPLICIT, LITTLE, BIG, DEFLATED]) {
      for (const sequences of ['defined', 'undefined'] as const) {
        for (const items of ['defined', 'undefined'] as const) {
          const seen: string[] = [];
          const bytes = buildFile(
            {
              SOPClassUID: '1.2.3',
              PatientName: 'A^B',
              ReferencedStudySequence: [
                { ReferencedSOPInstanceUID: '1.2' },
                {},
                { PatientID: '7', ContentSequence: [{ TextValue: 'x' }] },
              ],
              '(0019,"SOMEBODY",0C)': { vr: 'DS', value: '1.5' },
              Rows: 4,
            },
            {
              syntax,
              sequences,
              items,
              onElement: ({ tag, offset, length }) =>
                tag >>> 16 !== 2 && seen.push(`${tag} ${offset} ${length}`),
            },
          );
          const dicom = readDicom(bytes);
          const leaves = dicom.elements.filter(({ kind }) => kind === VALUE);
          const found = leaves.map((row) => `${row.tag} ${row.valueStart} ${row.valueEnd - row.valueStart}`);
          expect(found).toEqual(seen);
        }
      }
    }
  });

  it('takes a UN of defined length for a sequence when it is one to its end, and for a value when it is not', () => {
    const inner = rawImplicit(0x00100020, 'AB');
    const good = rawElement(0x00191021, 'UN', item(inner));
    const cut = rawElement(0x00191022, 'UN', item(inner, inner.length + 2));
    const behind = rawElement(0x00191023, 'UN', join(item(inner), Buffer.from('xx')));
    const explicit = rawElement(0x00191024, 'UN', item(rawElement(0x00100020, 'LO', 'AB')));
    const dicom = readDicom(file(SOP, good, cut, behind, explicit, ROWS));
    expect(tagsOf(dicom).slice(1, -1)).toEqual([
      '0 (0019,1021) UN 1',
      '1 (FFFE,E000)  2',
      '1 (0010,0020) LO 0',
      '0 (0019,1022) UN 0',
      '0 (0019,1023) UN 0',
      '0 (0019,1024) UN 0',
    ]);
    expect(dicom.elements[3]).toMatchObject({ encoding: 0 });
    expect(dicom.elements[4]).toMatchObject({ next: 5, valueEnd: dicom.elements[5]!.start });
  });

  it('reads a private sequence of undefined length in implicit VR', () => {
    const inner = join(item(rawImplicit(0x00091001, 'AB'), UNDEFINED), ITEM_END);
    const bytes = rawFile(
      join(SOP_IMPLICIT, rawImplicit(0x00091000, join(inner, SEQUENCE_END), UNDEFINED)),
      IMPLICIT,
    );
    expect(tagsOf(readDicom(bytes)).slice(1)).toEqual([
      '0 (0009,1000) UN 1',
      '1 (FFFE,E000)  2',
      '1 (0009,1001) UN 0',
    ]);
  });

  it('steps over fragments by their lengths, whatever bytes they hold', () => {
    const fragments = join(
      item(new Uint8Array()),
      item(join(SEQUENCE_END, ITEM_END, item(new Uint8Array(3)))),
    );
    const dicom = readDicom(
      rawFile(join(SOP, rawElement(0x7fe00010, 'OB', join(fragments, SEQUENCE_END), UNDEFINED)), JPEG),
    );
    const pixels = dicom.elements.at(-1)!;
    expect(pixels).toMatchObject({
      kind: FRAGMENTS,
      undefinedLength: true,
      valueEnd: pixels.valueStart + fragments.length,
    });
    expect(pixels.end).toBe(dicom.file.size);
  });

  it(`reads ${MAX_DEPTH} nested sequences`, () => {
    const dicom = readDicom(file(SOP, nested(MAX_DEPTH)));
    expect(dicom.elements.at(-1)!.depth).toBe(MAX_DEPTH);
    expect(readDicom(file(SOP, nestedUndefined(MAX_DEPTH))).elements.at(-1)!.depth).toBe(MAX_DEPTH);
  });
});

describe('odd but legal files', () => {
  it('a file without preamble is not fooled by DICM at 128 inside a value', () => {
    const trap = rawElement(0x00081010, 'SH', `${'x'.repeat(128 - SOP.length - 8)}DICM${'x'.repeat(20)}`);
    expect(join(SOP, trap).subarray(128, 132).toString()).toBe('DICM');
    const dicom = readDicom(join(SOP, trap, ROWS));
    expect(dicom.elements).toHaveLength(3);
    expect(dicom.hasPreamble).toBe(false);
  });

  it('a preamble may hold anything, also what looks like an element', () => {
    for (const start of [
      [2, 0, 0, 0],
      [8, 0, 5, 0],
      [0x49, 0x49, 0x2a, 0],
      [0, 8, 0, 5],
    ]) {
      const bytes = file(SOP, ROWS);
      bytes.set(start, 0);
      expect(readDicom(bytes)).toMatchObject({ hasPreamble: true, dataStart: START });
    }
  });

  it('file meta information may have no group length, or a wrong one, and may be unsorted', () => {
    const whole = Buffer.from(file(SOP, ROWS));
    const without = join(whole.subarray(0, 132), whole.subarray(144));
    expect(readDicom(without)).toMatchObject({ dataStart: START - 12 });
    for (const wrong of [0, 1, 0xffffffff, 500]) {
      const bytes = Buffer.from(whole);
      bytes.writeUInt32LE(wrong, 140);
      expect(readDicom(bytes)).toMatchObject({ dataStart: START });
    }
    const meta = join(
      rawElement(0x00020010, 'UI', `${LITTLE}\0`),
      rawElement(0x00020001, 'OB', Uint8Array.of(0, 1)),
    );
    expect(readDicom(join(new Uint8Array(128), Buffer.from('DICM'), meta, SOP)).elements).toHaveLength(1);
  });

  it.each([
    ['implicit little endian', IMPLICIT, SOP_IMPLICIT],
    ['explicit little endian', LITTLE, SOP],
    [
      'explicit big endian',
      BIG,
      join(tagBytes(0x00080016, true), Buffer.from('UI'), u16(2, true), Buffer.from('1\0')),
    ],
  ])('without any file meta information the first element tells: %s', (_, uid, dataSet) => {
    for (const bytes of [dataSet, join(new Uint8Array(128), Buffer.from('DICM'), dataSet)]) {
      expect(readDicom(new Uint8Array(bytes)).syntax.uid).toBe(uid);
    }
  });

  it('zeros after the data set are padding, as many as there are', () => {
    for (const zeros of [1, 2, 3, 7, 8, 9, 15, 16, 5000]) {
      const dicom = readDicom(file(SOP, ROWS, new Uint8Array(zeros)));
      expect(dicom.elements).toHaveLength(2);
      expect(dicom.dataEnd).toBe(dicom.file.size - zeros);
    }
  });

  it('an empty transfer syntax counts as none', () => {
    const meta = rawElement(0x00020010, 'UI', '');
    expect(readDicom(join(new Uint8Array(128), Buffer.from('DICM'), meta, SOP)).syntax.uid).toBe(LITTLE);
  });

  it('elements may be doubled or out of order', () => {
    expect(readDicom(file(SOP, ROWS, SOP, SOP, ROWS)).elements).toHaveLength(5);
  });

  it('a value of odd length moves the next element to an odd offset', () => {
    const dicom = readDicom(file(SOP, rawElement(0x00100020, 'LO', 'ABC'), ROWS));
    expect(dicom.elements.map(({ valueEnd, valueStart }) => valueEnd - valueStart)).toEqual([26, 3, 2]);
  });
});

describe('unknown value representations', () => {
  const bare = (tag: number, value: string): Buffer => rawImplicit(tag, value);
  const short = (vr: string, value: string): Buffer =>
    join(tagBytes(0x00211010), Buffer.from(vr, 'latin1'), u16(value.length), Buffer.from(value));
  const long = (vr: string, value: string): Buffer =>
    join(
      tagBytes(0x00211010),
      Buffer.from(vr, 'latin1'),
      Buffer.alloc(2),
      u32(value.length),
      Buffer.from(value),
    );
  const STRANGE: readonly (readonly [string, Buffer, string])[] = [
    ...['  ', '\0\0', '??', '--', 'zz', 'Z1', '\xff\xff'].map(
      (vr) => [`${JSON.stringify(vr)}, 16-bit length`, short(vr, 'SIX BY'), vr] as const,
    ),
    ...['??', '--', 'zz', 'ZZ', 'QQ'].map(
      (vr) => [`${JSON.stringify(vr)}, 32-bit length`, long(vr, 'SIX BY'), vr] as const,
    ),
    ['"ZZ", 16-bit length', short('ZZ', 'SIX BY'), 'ZZ'],
    ['"ZZ", 16-bit length, empty', short('ZZ', ''), 'ZZ'],
    ['none, 32-bit length', bare(0x00211010, 'SIX BY'), 'UN'],
    ['none, 32-bit length, text that looks like a later tag', bare(0x00211010, 'AB^CD^EF'), 'UN'],
  ];

  it.each(STRANGE)('%s: one element, and the next one is found', (_, element, vr) => {
    // 3 MiB of any bytes behind it, so that a wrong length finds something to land on
    for (const fill of [0, 7, 0x41]) {
      const dicom = readDicom(
        file(
          SOP,
          element,
          ROWS,
          rawElement(
            0x7fe00010,
            'OW',
            large.map(() => fill),
          ),
        ),
      );
      expect(tagsOf(dicom)).toEqual([
        '0 (0008,0016) UI 0',
        `0 (0021,1010) ${vr} 0`,
        '0 (0028,0010) US 0',
        '0 (7FE0,0010) OW 0',
      ]);
    }
  });

  it.each(STRANGE)('%s: as the last of an item, of the file, and twice in a row', (_, element, vr) => {
    const rows = (dicom: Dicom): string[] => tagsOf(dicom).filter((row) => row.includes('(0021,'));
    const again = join(Buffer.from(element.subarray(0, 2)), u16(0x1011), element.subarray(4));
    for (const wrap of [item(element), join(item(element, UNDEFINED), ITEM_END)]) {
      expect(rows(readDicom(file(SOP, rawElement(0x00400275, 'SQ', wrap), PIXELS)))).toEqual([
        `1 (0021,1010) ${vr} 0`,
      ]);
    }
    expect(rows(readDicom(file(SOP, element)))).toEqual([`0 (0021,1010) ${vr} 0`]);
    expect(rows(readDicom(file(SOP, element, again, PIXELS)))).toEqual([
      `0 (0021,1010) ${vr} 0`,
      `0 (0021,1011) ${vr} 0`,
    ]);
  });

  it('with a length that fits nowhere is refused', () => {
    for (const vr of ['??', 'ZZ', '  ']) {
      const bytes = file(
        SOP,
        join(tagBytes(0x00211010), Buffer.from(vr), u16(0x7777), Buffer.from('SIXBYTES')),
        ROWS,
      );
      expect(refusalOf(bytes)).toMatchObject({
        code: 'E_BAD_ELEMENT',
        offset: START + SOP.length,
        tag: 0x00211010,
      });
    }
  });
});

function nested(depth: number): Buffer {
  let body: Buffer = Buffer.alloc(0);
  for (let level = 0; level < depth; level++) body = rawElement(0x00400275, 'SQ', item(body));
  return body;
}

function nestedUndefined(depth: number): Buffer {
  let body: Buffer = Buffer.alloc(0);
  for (let level = 0; level < depth; level++) {
    body = rawElement(0x00400275, 'SQ', join(item(body, UNDEFINED), ITEM_END, SEQUENCE_END), UNDEFINED);
  }
  return body;
}

const AFTER_SOP = START + SOP.length;
const AFTER_SOP_JPEG = START_JPEG + SOP.length;
const NAME = rawElement(0x00100010, 'PN', 'AB^CD ');
const LONG_NAME = rawElement(0x00100010, 'PN', 'AB^CD ', 100);
const TABLE = item(new Uint8Array());

type Refusal = readonly [title: string, bytes: Uint8Array, code: string, offset: number, tag?: number];
const REFUSALS: readonly Refusal[] = [
  ['no bytes', new Uint8Array(), 'E_NOT_DICOM', 0],
  ['seven bytes', new Uint8Array(7), 'E_NOT_DICOM', 0],
  ['zeros', new Uint8Array(1000), 'E_NOT_DICOM', 0],
  ['text', Buffer.from('This is a text of no great interest.\n'.repeat(20)), 'E_NOT_DICOM', 0],
  ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452'.repeat(20), 'hex'), 'E_NOT_DICOM', 0],
  ['a PDF', Buffer.from('%PDF-1.4\n%abc\n1 0 obj\n'.repeat(20)), 'E_NOT_DICOM', 0],
  ['a zip', Buffer.from('504b03041400000008001c2b'.repeat(30), 'hex'), 'E_NOT_DICOM', 0],
  [
    'a preamble and nothing else',
    join(new Uint8Array(128), Buffer.from('DICM')),
    'E_NO_TRANSFER_SYNTAX',
    132,
    0x00020010,
  ],
  [
    'a preamble and then zeros',
    join(new Uint8Array(128), Buffer.from('DICM'), new Uint8Array(100)),
    'E_NO_TRANSFER_SYNTAX',
    132,
    0x00020010,
  ],
  ['file meta information and nothing else', file(), 'E_TRUNCATED', START],
  ['file meta information and then zeros', file(new Uint8Array(50)), 'E_NOT_DICOM', 0],
  [
    'an element longer than the file',
    file(SOP, rawElement(0x7fe00010, 'OW', 'abcd', 0xc0000000)),
    'E_TRUNCATED',
    AFTER_SOP,
    0x7fe00010,
  ],
  ['a short element longer than the file', file(SOP, LONG_NAME), 'E_TRUNCATED', AFTER_SOP, 0x00100010],
  [
    'a length of 0xFFFFFFFE',
    file(SOP, rawElement(0x7fe00010, 'OW', 'abcd', 0xfffffffe)),
    'E_TRUNCATED',
    AFTER_SOP,
    0x7fe00010,
  ],
  [
    'a sequence length of 0xFFFFFFFE',
    file(SOP, rawElement(0x00400275, 'SQ', item(NAME), 0xfffffffe)),
    'E_TRUNCATED',
    AFTER_SOP,
    0x00400275,
  ],
  [
    'an item length of 0xFFFFFFFE',
    file(SOP, rawElement(0x00400275, 'SQ', item(NAME, 0xfffffffe))),
    'E_TRUNCATED',
    AFTER_SOP + 12,
    0x00400275,
  ],
  [
    'an element longer than its item',
    file(
      SOP,
      rawElement(0x00400275, 'SQ', item(LONG_NAME)),
      rawElement(0x7fe00010, 'OW', new Uint8Array(500)),
    ),
    'E_BAD_LENGTH',
    AFTER_SOP + 20,
    0x00100010,
  ],
  [
    'an item longer than its sequence',
    file(
      SOP,
      rawElement(0x00400275, 'SQ', item(NAME, 100)),
      rawElement(0x7fe00010, 'OW', new Uint8Array(500)),
    ),
    'E_BAD_LENGTH',
    AFTER_SOP + 12,
    0x00400275,
  ],
  [
    'a sequence longer than the item around it',
    file(
      SOP,
      rawElement(0x00400275, 'SQ', item(rawElement(0x00400008, 'SQ', item(NAME), 200))),
      rawElement(0x7fe00010, 'OW', new Uint8Array(500)),
    ),
    'E_BAD_LENGTH',
    AFTER_SOP + 20,
    0x00400008,
  ],
  [
    'undefined length in UT',
    file(SOP, rawElement(0x0040a160, 'UT', 'abcd', UNDEFINED), ROWS),
    'E_BAD_LENGTH',
    AFTER_SOP,
    0x0040a160,
  ],
  [
    'undefined length in implicit LO',
    rawFile(join(SOP_IMPLICIT, rawImplicit(0x00100020, 'abcd', UNDEFINED)), IMPLICIT),
    'E_BAD_LENGTH',
    rawFile(SOP_IMPLICIT, IMPLICIT).length,
    0x00100020,
  ],
  [
    'no item delimiter before the file ends',
    file(SOP, rawElement(0x00400275, 'SQ', item(NAME, UNDEFINED), UNDEFINED)),
    'E_TRUNCATED',
    AFTER_SOP + 12 + 8 + NAME.length,
    0x00400275,
  ],
  [
    'no item delimiter before its sequence ends',
    file(SOP, rawElement(0x00400275, 'SQ', item(NAME, UNDEFINED)), PIXELS),
    'E_TRUNCATED',
    AFTER_SOP + 12 + 8 + NAME.length,
    0x00400275,
  ],
  [
    'no sequence delimiter',
    file(SOP, rawElement(0x00400275, 'SQ', item(NAME), UNDEFINED)),
    'E_TRUNCATED',
    AFTER_SOP + 12 + 8 + NAME.length,
    0x00400275,
  ],
  [
    'an item delimiter where the sequence delimiter should be',
    file(SOP, rawElement(0x00400275, 'SQ', join(item(NAME), ITEM_END), UNDEFINED), ROWS),
    'E_BAD_ELEMENT',
    AFTER_SOP + 12 + 8 + NAME.length,
    0x00400275,
  ],
  [
    'a sequence delimiter where the item delimiter should be',
    file(SOP, rawElement(0x00400275, 'SQ', join(item(NAME, UNDEFINED), SEQUENCE_END), UNDEFINED), ROWS),
    'E_BAD_ELEMENT',
    AFTER_SOP + 12 + 8 + NAME.length,
    0xfffee0dd,
  ],
  [
    'a sequence delimiter in a sequence of defined length',
    file(SOP, rawElement(0x00400275, 'SQ', join(item(NAME), SEQUENCE_END)), ROWS),
    'E_BAD_ELEMENT',
    AFTER_SOP + 12 + 8 + NAME.length,
    0x00400275,
  ],
  [
    'a data element where an item should be',
    file(SOP, rawElement(0x00400275, 'SQ', NAME), ROWS),
    'E_BAD_ELEMENT',
    AFTER_SOP + 12,
    0x00400275,
  ],
  [
    'text where an item should be',
    file(SOP, rawElement(0x00400275, 'SQ', 'some text'), ROWS),
    'E_BAD_ELEMENT',
    AFTER_SOP + 12,
    0x00400275,
  ],
  [
    'four bytes where an item should be',
    file(SOP, rawElement(0x00400275, 'SQ', 'some'), ROWS),
    'E_TRUNCATED',
    AFTER_SOP + 12,
    0x00400275,
  ],
  ['an item in the data set', file(SOP, item(NAME), ROWS), 'E_BAD_ELEMENT', AFTER_SOP, ITEM],
  ['an item delimiter in the data set', file(SOP, ITEM_END, ROWS), 'E_BAD_ELEMENT', AFTER_SOP, 0xfffee00d],
  [
    'a sequence delimiter in the data set',
    file(SOP, SEQUENCE_END, ROWS),
    'E_BAD_ELEMENT',
    AFTER_SOP,
    0xfffee0dd,
  ],
  [
    'an item in an item',
    file(SOP, rawElement(0x00400275, 'SQ', item(item(NAME)))),
    'E_BAD_ELEMENT',
    AFTER_SOP + 20,
    ITEM,
  ],
  ['65 nested sequences', file(SOP, nested(65)), 'E_TOO_DEEP', AFTER_SOP + 64 * 20, 0x00400275],
  [
    '65 nested sequences of undefined length',
    file(SOP, nestedUndefined(65)),
    'E_TOO_DEEP',
    AFTER_SOP + 64 * 20,
    0x00400275,
  ],
  [
    'a fragment cut off',
    rawFile(
      join(SOP, rawElement(0x7fe00010, 'OB', join(TABLE, item(Buffer.from('abcd'), 100)), UNDEFINED)),
      JPEG,
    ),
    'E_TRUNCATED',
    AFTER_SOP_JPEG + 20,
    0x7fe00010,
  ],
  [
    'a fragment of undefined length',
    rawFile(
      join(
        SOP,
        rawElement(
          0x7fe00010,
          'OB',
          join(TABLE, item(Buffer.from('abcd'), UNDEFINED), SEQUENCE_END),
          UNDEFINED,
        ),
      ),
      JPEG,
    ),
    'E_BAD_ELEMENT',
    AFTER_SOP_JPEG + 20,
    0x7fe00010,
  ],
  [
    'a data element among the fragments',
    rawFile(join(SOP, rawElement(0x7fe00010, 'OB', join(TABLE, NAME, SEQUENCE_END), UNDEFINED)), JPEG),
    'E_BAD_ELEMENT',
    AFTER_SOP_JPEG + 20,
    0x7fe00010,
  ],
  [
    'fragments without an end',
    rawFile(join(SOP, rawElement(0x7fe00010, 'OB', join(TABLE, item(Buffer.from('abcd'))), UNDEFINED)), JPEG),
    'E_TRUNCATED',
    AFTER_SOP_JPEG + 32,
    0x7fe00010,
  ],
  [
    'zeros and then something',
    file(SOP, ROWS, new Uint8Array(20), Buffer.from('x')),
    'E_BAD_ELEMENT',
    AFTER_SOP + ROWS.length,
    0,
  ],
  [
    'text after the data set',
    file(SOP, ROWS, Buffer.from('some text behind it, of a length')),
    'E_BAD_ELEMENT',
    AFTER_SOP + ROWS.length,
  ],
  [
    'five bytes after the data set',
    file(SOP, ROWS, Buffer.from('tail.')),
    'E_TRUNCATED',
    AFTER_SOP + ROWS.length,
  ],
  [
    'seven zeros and a one after the data set',
    file(SOP, ROWS, Buffer.from('0000000000000001', 'hex')),
    'E_BAD_ELEMENT',
    AFTER_SOP + ROWS.length,
    0,
  ],
  [
    'zeros in an explicit VR item',
    file(SOP, rawElement(0x00400275, 'SQ', item(new Uint8Array(16)))),
    'E_BAD_ELEMENT',
    AFTER_SOP + 20,
    0,
  ],
  [
    'a deflate stream that is none',
    rawFileRaw(Buffer.from('not deflated at all, only text')),
    'E_BAD_DEFLATE',
    rawFileRaw(Buffer.alloc(0)).length,
  ],
  [
    'a deflate stream cut off',
    rawFileRaw(deflateRawSync(join(SOP, NAME, ROWS)).subarray(0, -3)),
    'E_BAD_DEFLATE',
    rawFileRaw(Buffer.alloc(0)).length,
  ],
  [
    'an element cut off inside a deflate stream',
    rawFile(join(SOP, LONG_NAME), DEFLATED),
    'E_TRUNCATED',
    SOP.length,
    0x00100010,
  ],
  [
    'a transfer syntax nobody knows',
    rawFile(join(SOP, ROWS), '1.2.3.4.5'),
    'E_UNSUPPORTED_SYNTAX',
    208,
    0x00020010,
  ],
  [
    'compressed pixel data and no transfer syntax',
    join(SOP, rawElement(0x7fe00010, 'OB', join(TABLE, item(Buffer.from('abcd')), SEQUENCE_END), UNDEFINED)),
    'E_NO_TRANSFER_SYNTAX',
    0,
    0x00020010,
  ],
  [
    'no transfer syntax, and a first element that does not tell',
    join(new Uint8Array(128), Buffer.from('DICM'), rawImplicit(0x00080016, 'abcd', 0x70000000)),
    'E_NO_TRANSFER_SYNTAX',
    132,
    0x00020010,
  ],
];

/** A file that says it is deflated, with these bytes as they are behind the file meta information. */
function rawFileRaw(stream: Uint8Array): Uint8Array {
  const whole = rawFile(new Uint8Array(), DEFLATED);
  return join(whole.subarray(0, whole.length - deflateRawSync(new Uint8Array()).length), stream);
}

describe('refusals', () => {
  it.each(REFUSALS.map((refusal) => [refusal[0], refusal] as const))(
    '%s',
    (_, [, bytes, code, offset, tag]) => {
      const refusal = refusalOf(new Uint8Array(bytes));
      expect({ code: refusal.code, offset: refusal.offset, tag: refusal.tag }).toEqual({ code, offset, tag });
      expect(refusal.message).toMatch(/^expected .*found/s);
      if (code !== 'E_NOT_DICOM' && !/SYNTAX|DEFLATE/.test(code) && offset > 0 && bytes.length !== START) {
        expect(refusal.message).toContain(`offset ${offset}`);
      }
    },
  );

  it('a deflate bomb is refused within bounded memory', () => {
    // one flushed MiB of zeros, 300 times: 300 KB that would inflate to 300 MiB
    const block = deflateRawSync(new Uint8Array(1 << 20), { finishFlush: constants.Z_FULL_FLUSH });
    const bomb = rawFileRaw(Buffer.concat(Array<Uint8Array>(300).fill(block)));
    const before = process.memoryUsage.rss();
    const refusal = refusalOf(bomb);
    expect(refusal.code).toBe('E_TOO_LARGE');
    expect(process.memoryUsage.rss() - before).toBeLessThan(300 << 20);
  });

  it('a file cut off at any byte is refused, or read up to a border between elements', () => {
    const inner = join(
      rawElement(
        0x00400275,
        'SQ',
        join(item(NAME, UNDEFINED), ITEM_END, item(NAME), SEQUENCE_END),
        UNDEFINED,
      ),
    );
    const dataSet = join(
      SOP,
      NAME,
      inner,
      rawElement(0x00191021, 'UN', item(rawImplicit(0x00100020, 'AB'))),
      ROWS,
      PIXELS,
    );
    const whole = file(dataSet);
    const borders = new Set(
      readDicom(whole)
        .elements.filter(({ depth }) => depth === 0)
        .map(({ end }) => end),
    );
    expect(whole.length).toBeGreaterThan(300);
    for (let size = 0; size < whole.length; size++) {
      const part = whole.slice(0, size);
      if (borders.has(size)) expect(readDicom(part).dataEnd).toBe(size);
      else expect(refusalOf(part).offset).toBeLessThanOrEqual(size);
    }
  });

  it('nor is a byte missing in any other syntax', () => {
    const models = fc
      .sample(arbitraryModel, { numRuns: 80, seed: 21 })
      .map((model) => encodeModel({ ...model, trailingBytes: 0, meta: 'whole' }))
      .filter(({ bytes }) => bytes.length < 3000);
    expect(models.length).toBeGreaterThan(40);
    for (const { bytes, rows, dataStart } of models) {
      const { syntax } = readDicom(bytes);
      const borders = syntax.deflated ? [] : rows.filter(({ depth }) => depth === 0).map(({ end }) => end);
      for (let size = dataStart + 1; size < bytes.length; size += 3) {
        const part = bytes.slice(0, size);
        if (borders.includes(size)) readDicom(part);
        // the first byte of a tag may be a zero, and a zero at the end is padding
        else if (borders.includes(size - 1) && part.at(-1) === 0)
          expect(readDicom(part).dataEnd).toBe(size - 1);
        else refusalOf(part);
      }
    }
  });
});

describe('a transfer syntax that is not the one the data set was written in', () => {
  const big = (tag: number, vr: string, value: string): Buffer =>
    join(tagBytes(tag, true), Buffer.from(vr), u16(value.length, true), Buffer.from(value));
  const CHARSET = rawElement(0x00080005, 'CS', 'ISO_IR 100');
  const LENGTH = rawElement(0x00080000, 'UL', u32(100));
  const pixels = rawElement(0x7fe00010, 'OW', large);
  const pixelsImplicit = rawImplicit(0x7fe00010, large);
  const pixelsBig = join(tagBytes(0x7fe00010, true), Buffer.from('OW\0\0'), u32(large.length, true), large);

  it.each<readonly [string, string, readonly Uint8Array[]]>([
    ['explicit data, declared implicit', IMPLICIT, [SOP, ROWS]],
    ['explicit data, declared implicit, 3 MiB of zeros', IMPLICIT, [SOP, ROWS, pixels]],
    [
      'explicit data that begins with a character set, declared implicit, 3 MiB',
      IMPLICIT,
      [CHARSET, SOP, NAME, ROWS, pixels],
    ],
    [
      'explicit data that begins with a group length, declared implicit, 3 MiB',
      IMPLICIT,
      [LENGTH, SOP, NAME, ROWS, pixels],
    ],
    ['implicit data, declared explicit', LITTLE, [SOP_IMPLICIT, rawImplicit(0x00280010, u16(4))]],
    [
      'implicit data, declared explicit, 3 MiB of zeros',
      LITTLE,
      [SOP_IMPLICIT, rawImplicit(0x00280010, u16(4)), pixelsImplicit],
    ],
    ['implicit data, declared JPEG', JPEG, [SOP_IMPLICIT, rawImplicit(0x00280010, u16(4)), pixelsImplicit]],
    [
      'big endian data, declared little endian',
      LITTLE,
      [big(0x00080016, 'UI', '1.2.3.'), big(0x00280010, 'US', 'ab'), pixelsBig],
    ],
    [
      'big endian data, declared implicit',
      IMPLICIT,
      [big(0x00080016, 'UI', '1.2.3.'), big(0x00280010, 'US', 'ab'), pixelsBig],
    ],
    ['little endian data, declared big endian', BIG, [CHARSET, SOP, ROWS, pixels]],
    [
      'implicit data, declared big endian',
      BIG,
      [SOP_IMPLICIT, rawImplicit(0x00280010, u16(4)), pixelsImplicit],
    ],
    ['explicit data, declared deflated', DEFLATED, [SOP, ROWS, pixels]],
  ])('%s: refused', (_, syntax, parts) => {
    const refusal = refusalOf(
      syntax === DEFLATED ? rawFileRaw(join(...parts)) : rawFile(join(...parts), syntax),
    );
    expect(refusal.code).toBe(syntax === DEFLATED ? 'E_BAD_DEFLATE' : 'E_UNSUPPORTED_SYNTAX');
    expect(refusal.offset).toBeGreaterThan(0);
  });

  it('is told from data sets that only look so', () => {
    // an implicit element whose length spells a VR: 0x5355 bytes, "US"
    const odd = rawImplicit(0x00080008, new Uint8Array(0x5355).fill(0x41));
    expect(readDicom(rawFile(join(odd, rawImplicit(0x00280010, u16(4))), IMPLICIT)).elements).toHaveLength(2);
    // an explicit first element of a VR nobody knows
    const strange = join(tagBytes(0x00080005), Buffer.from('ZZ'), u16(4), Buffer.from('abcd'));
    expect(readDicom(file(strange, SOP)).elements).toHaveLength(2);
  });
});

describe('no message holds a value', () => {
  const MARK = 'ZZMARKZZ';
  const text = (tag: number, vr: string): Buffer => rawElement(tag, vr, MARK.repeat(2));
  const implicit = (tag: number): Buffer => rawImplicit(tag, MARK.repeat(2));
  const items = join(
    item(join(text(0x00100010, 'PN'), text(0x00100020, 'LO'))),
    join(item(text(0x00104000, 'LT'), UNDEFINED), ITEM_END),
  );
  const rest = [
    text(0x00081030, 'LO'),
    rawElement(0x00081140, 'SQ', items),
    text(0x00100010, 'PN'),
    text(0x00190010, 'LO'),
    text(0x00191001, 'UN'),
    rawElement(0x00191002, 'UN', item(implicit(0x00100010))),
    text(0x0040a160, 'UT'),
    rawElement(0x54000100, 'SQ', join(items, SEQUENCE_END), UNDEFINED),
  ];
  const fragments = rawElement(
    0x7fe00010,
    'OB',
    join(TABLE, item(Buffer.from(MARK)), SEQUENCE_END),
    UNDEFINED,
  );
  const sources: readonly Uint8Array[] = [
    file(SOP, ...rest),
    rawFile(join(SOP, ...rest, fragments), JPEG),
    rawFile(join(SOP, ...rest), DEFLATED),
    rawFile(
      join(
        SOP_IMPLICIT,
        implicit(0x00081030),
        implicit(0x00100010),
        rawImplicit(0x00081140, item(implicit(0x00100010))),
        implicit(0x00191001),
      ),
      IMPLICIT,
    ),
    join(SOP, ...rest),
    rawFile(join(SOP, ...rest), `1.2.${MARK}`),
    file(rawElement(0x00080005, 'CS', MARK), ...rest),
  ];

  /** Everything of an error that a log could show. */
  function shown(error: unknown): string {
    if (!(error instanceof Error)) return String(error);
    return `${error.message}\n${error.stack}\n${JSON.stringify(error)}\n${error.cause === undefined ? '' : shown(error.cause)}`;
  }

  it('of a file cut off, bent or filled up in thousands of ways', () => {
    const random = randomOf(31);
    let refused = 0;
    const codes = new Set<string>();
    for (const source of sources) {
      const damaged = [source];
      for (let size = 1; size < source.length; size += 2) damaged.push(source.slice(0, size));
      const headers = Array.from({ length: source.length >> 1 }, (_, index) => index * 2).filter(
        (at) => at > 132,
      );
      for (let count = 0; count < 300; count++) damaged.push(mutate(source, headers, random));
      for (const bytes of damaged) {
        try {
          readDicom(bytes);
        } catch (error) {
          refused++;
          codes.add((error as DeidError).code);
          expect(shown(error)).not.toMatch(/MARK|ZZMA|RKZZ|4D41524B|4B52414D/i);
        }
      }
    }
    expect(refused).toBeGreaterThan(2000);
    expect([...codes].sort()).toEqual(
      expect.arrayContaining([
        'E_BAD_DEFLATE',
        'E_BAD_ELEMENT',
        'E_BAD_LENGTH',
        'E_NOT_DICOM',
        'E_NO_TRANSFER_SYNTAX',
        'E_TRUNCATED',
        'E_UNSUPPORTED_SYNTAX',
      ]),
    );
  });
});

/** What becomes of the files that the manifest wants refused, or where both outcomes are defensible. */
const REAL_REFUSALS: Readonly<Record<string, readonly [code: string, offset: number]>> = {
  'pydicom__MR_truncated.dcm': ['E_TRUNCATED', 1488],
  'pydicom__rtplan_truncated.dcm': ['E_TRUNCATED', 1410],
  'pydicom__meta_missing_tsyntax.dcm': ['E_NO_TRANSFER_SYNTAX', 202],
  'pydicom__SC_rgb_jpeg.dcm': ['E_UNSUPPORTED_SYNTAX', 356],
  'pydicom__DICOMDIR-nooffset': ['E_TRUNCATED', 10860],
  'pydicom-data__emri_small_jpeg_2k_lossless_too_short.dcm': ['E_TRUNCATED', 40316],
  'dcm4che__3gb-bulk-data-truncated': ['E_TRUNCATED', 1908],
};
/** Sound data sets that only the de-identifier refuses (a media directory), or that are read though they need not be. */
const READ_ALL_THE_SAME = ['pydicom__DICOMDIR', 'dcm4che__DICOMDIR', 'pydicom__ExplVR_BigEndNoMeta.dcm'];

describeReal('real files', () => {
  const named = realFiles().map((real) => [real.name, real] as const);

  it.each(named.filter(([name]) => !(name in REAL_REFUSALS)))(
    '%s is read whole and written back byte for byte',
    (name, { bytes, manifest }) => {
      const content = bytes();
      const started = performance.now();
      const dicom = readDicom(content);
      expect(performance.now() - started).toBeLessThan(5000 * PATIENCE);
      expect(dicom.syntax.uid).toBe(manifest.transferSyntax ?? dicom.syntax.uid);
      expect(Buffer.compare(joinPieces(writeEdited(dicom, []), dicom.file), content)).toBe(0);
      expect(manifest.expect === 'ok' || READ_ALL_THE_SAME.includes(name)).toBe(true);
    },
  );

  it.each(named.filter(([name]) => name in REAL_REFUSALS))(
    '%s is refused with its own code, and the offset',
    (name, { bytes, manifest }) => {
      const refusal = refusalOf(bytes());
      expect([refusal.code, refusal.offset]).toEqual(REAL_REFUSALS[name]);
      expect(refusal.message).toMatch(/^expected .*found/s);
      expect(manifest.expect).toBe('reject');
      for (const { value } of manifest.phiLike) {
        if (value.trim().length > 3) expect(refusal.message).not.toContain(value.trim());
      }
    },
  );

  it('no two refused files get the same message', () => {
    const messages = named
      .filter(([name]) => name in REAL_REFUSALS)
      .map(([, { bytes }]) => refusalOf(bytes()).message);
    expect(new Set(messages).size).toBe(messages.length);
  });

  it('rows tile each file: children inside their parents, in order, without a gap', () => {
    for (const [, { bytes, name }] of named) {
      if (name in REAL_REFUSALS) continue;
      checkRows(readDicom(bytes()));
    }
  });

  it('the byte order and the VRs are those of the syntax', () => {
    for (const [, { bytes, name }] of named) {
      if (name in REAL_REFUSALS) continue;
      const { elements, syntax } = readDicom(bytes());
      const encoding = (syntax.explicit ? EXPLICIT : 0) | (syntax.littleEndian ? 0 : BIG_ENDIAN);
      expect(elements.filter(({ depth }) => depth === 0).every((row) => row.encoding === encoding)).toBe(
        true,
      );
      expect(elements.find(({ tag }) => tag === 0x7fe00010)?.vr ?? vrCode('OW')).toSatisfy((vr: number) =>
        ['OB', 'OW'].includes(vrName(vr)),
      );
    }
  });
});
