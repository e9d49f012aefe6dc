import { describe, expect, it } from 'vitest';
import { buildFile } from '../../src/dicom/build.ts';
import { charsetOf, DEFAULT_CHARSET } from '../../src/dicom/charset.ts';
import { type Dicom, type Element, ITEM_ROW, readDicom } from '../../src/dicom/read.ts';
import {
  asciiValue,
  charsetLookup,
  findRow,
  latin1,
  multiplicityOf,
  numberValues,
  textValues,
  valueBytes,
} from '../../src/dicom/value.ts';
import { vrCode } from '../../src/dicom/vr.ts';
import { BIG, encodeModel, IMPLICIT, LITTLE, rawElement, rawFile, rawImplicit } from '../support/generate.ts';
import { PATIENCE } from '../support/patience.ts';
import { describeReal, realFiles } from '../support/real-files.ts';
import { thrownBy } from '../support/thrown.ts';

const TAG = 0x00191001;

/** A file with one private element of the VR and bytes given, and that element. */
function one(vr: string, value: Uint8Array | string, syntax = LITTLE): { file: Dicom; element: Element } {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'latin1') : value;
  const { bytes: content } = encodeModel({
    syntax,
    preamble: undefined,
    meta: 'whole',
    trailingBytes: 0,
    nodes: [
      { kind: 'value', tag: 0x00080016, vr: 'UI', value: Buffer.from('1.2.3\0') },
      { kind: 'value', tag: TAG, vr, value: bytes },
    ],
  });
  const file = readDicom(content);
  return { file, element: file.elements[1]! };
}

describe('numbers', () => {
  /** The same numbers in both byte orders, as hex digits of little endian. */
  const NUMBERS: readonly (readonly [
    vr: string,
    width: number,
    hex: string,
    numbers: readonly (number | bigint)[],
  ])[] = [
    ['US', 2, '0000010000800fffffff', [0, 1, 0x8000, 0xff0f, 0xffff]],
    ['SS', 2, '000001000080ffff30f8', [0, 1, -32768, -1, -2000]],
    ['OW', 2, '0100feff', [1, 0xfffe]],
    ['UL', 4, '01000000ffffffff00000080', [1, 0xffffffff, 0x80000000]],
    ['SL', 4, '01000000ffffffff00000080', [1, -1, -0x80000000]],
    ['OL', 4, '78563412', [0x12345678]],
    ['FL', 4, '0000803f0000c0ff0000807f0000000000000080', [1, Number.NaN, Number.POSITIVE_INFINITY, 0, -0]],
    ['OF', 4, 'cdcccc3d', [Math.fround(0.1)]],
    ['FD', 8, '9a9999999999b93f', [0.1]],
    ['OD', 8, '182d4454fb210940', [Math.PI]],
    ['SV', 8, 'ffffffffffffffff0000000000000080', [-1n, -(2n ** 63n)]],
    ['UV', 8, 'ffffffffffffffff0100000000000000', [2n ** 64n - 1n, 1n]],
    ['OV', 8, '0100000000000080', [2n ** 63n + 1n]],
  ];

  it.each(NUMBERS)('%s of %i bytes reads the same in both byte orders', (vr, width, hex, numbers) => {
    const little = Buffer.from(hex, 'hex');
    const big = Buffer.from(little);
    for (let at = 0; at < big.length; at += width) big.subarray(at, at + width).reverse();
    for (const [bytes, syntax] of [
      [little, LITTLE],
      [big, BIG],
    ] as const) {
      const { file, element } = one(vr, bytes, syntax);
      expect(numberValues(file, element)).toEqual(numbers);
    }
  });

  it.each(NUMBERS)('%s: no bytes are no numbers, never a zero', (vr) => {
    for (const syntax of [LITTLE, BIG]) {
      const { file, element } = one(vr, new Uint8Array(), syntax);
      expect(numberValues(file, element)).toEqual([]);
      expect(multiplicityOf(file, element, DEFAULT_CHARSET)).toBe(0);
    }
  });

  it.each(NUMBERS)(
    '%s of %i bytes and half a number is refused with tag, offset and length, and no value',
    (vr, width, hex) => {
      const { file, element } = one(vr, Buffer.from(`${hex}5a`, 'hex'));
      const refusal = thrownBy(() => numberValues(file, element));
      expect(refusal).toMatchObject({ code: 'E_BAD_VALUE', tag: TAG, offset: element.start });
      expect(refusal.message).toContain(
        `multiple of ${width} bytes in (0019,1001) ${vr}, found ${hex.length / 2 + 1}`,
      );
    },
  );

  it('AT is two 16-bit numbers in the byte order of the file', () => {
    const little = one('AT', Buffer.from('180050001000feff', 'hex'));
    expect(numberValues(little.file, little.element)).toEqual([0x00180050, 0x0010fffe]);
    const big = one('AT', Buffer.from('00180050fffee000', 'hex'), BIG);
    expect(numberValues(big.file, big.element)).toEqual([0x00180050, 0xfffee000]);
    const empty = one('AT', new Uint8Array());
    expect(numberValues(empty.file, empty.element)).toEqual([]);
    const half = one('AT', Buffer.from('1800', 'hex'));
    expect(() => numberValues(half.file, half.element)).toThrow(
      expect.objectContaining({ code: 'E_BAD_VALUE' }),
    );
  });

  it('inside a UN sequence of a big endian file are little endian', () => {
    const nodes = [{ kind: 'value', tag: 0x00280010, vr: 'US', value: Uint8Array.of(1, 2) }] as const;
    const { bytes } = encodeModel({
      syntax: BIG,
      preamble: undefined,
      meta: 'whole',
      trailingBytes: 0,
      nodes: [
        { kind: 'value', tag: 0x00080016, vr: 'UI', value: Buffer.from('1.2.3\0') },
        {
          kind: 'sequence',
          tag: TAG,
          vr: 'UN',
          undefinedLength: false,
          items: [{ kind: 'item', undefinedLength: false, nodes }],
        },
        nodes[0],
      ],
    });
    const file = readDicom(bytes);
    expect(
      file.elements.filter(({ tag }) => tag === 0x00280010).map((row) => numberValues(file, row)),
    ).toEqual([[0x0201], [0x0102]]);
  });

  it('of any offset read right: the bytes need no alignment', () => {
    for (let shift = 0; shift < 8; shift++) {
      const sop = rawElement(0x00080016, 'UI', '1'.repeat(shift));
      const file = readDicom(
        rawFile(Buffer.concat([sop, rawElement(TAG, 'FD', Buffer.from('9a9999999999b93f', 'hex'))])),
      );
      expect(numberValues(file, file.elements[1]!)).toEqual([0.1]);
    }
  });
});

describe('text', () => {
  const values = (vr: string, value: string, terms: readonly string[] = []): string[] => {
    const { file, element } = one(vr, value);
    return textValues(file, element, charsetOf(terms));
  };

  it.each<[string, string, string[]]>([
    ['LO', '', []],
    ['LO', 'A', ['A']],
    ['LO', ' A B ', ['A B']],
    ['LO', 'A\0', ['A']],
    ['LO', 'A \0 \0', ['A']],
    ['LO', '  ', ['']],
    ['LO', '\\', ['', '']],
    ['LO', 'A\\\\B ', ['A', '', 'B']],
    ['LO', ' A \\ B \\C', ['A', 'B', 'C']],
    ['SH', ' A', ['A']],
    ['CS', 'ORIGINAL\\PRIMARY\\AXIAL ', ['ORIGINAL', 'PRIMARY', 'AXIAL']],
    ['AE', '  AE  ', ['AE']],
    ['DS', ' 1.5 \\-2e3', ['1.5', '-2e3']],
    ['IS', ' 7 ', ['7']],
    ['UI', '1.2.3\0', ['1.2.3']],
    ['UI', '1.2\\1.3\0', ['1.2', '1.3']],
    ['DA', '20240229', ['20240229']],
    ['TM', '1200\\1300 ', ['1200', '1300']],
    ['DT', '20240229120000.000000+0100', ['20240229120000.000000+0100']],
    ['PN', 'Doe^John^^^ ', ['Doe^John^^^']],
    ['PN', 'A^B=C=D\\E^F', ['A^B=C=D', 'E^F']],
    ['LT', '  indented\\not split ', ['  indented\\not split']],
    ['ST', ' a\\b\r\n ', [' a\\b\r\n']],
    ['UT', '\\ ', ['\\']],
    ['UR', 'http://a/b\\c ', ['http://a/b\\c']],
    ['UC', ' a\\b ', [' a', 'b']],
  ])('%s %j', (vr, value, expected) => {
    expect(values(vr, value)).toEqual(expected);
    const { file, element } = one(vr, value);
    expect(multiplicityOf(file, element, DEFAULT_CHARSET)).toBe(expected.length);
  });

  it('splits at a backslash, not at half a character that looks like one', () => {
    // GB18030: 0x815C is one character
    expect(values('LO', '\x81\x5c\\A', ['GB18030'])).toHaveLength(2);
    // JIS X 0208 under code extensions, each value back in ASCII before the delimiter
    expect(values('PN', 'Yamada=\x1b$B;3ED\x1b(B\\B', ['', 'ISO 2022 IR 87'])).toEqual(['Yamada=山田', 'B']);
  });

  it('of a UN element reads as the VR that the caller knows', () => {
    const { file, element } = one('UN', 'A\\B ');
    expect(textValues(file, element, DEFAULT_CHARSET, vrCode('LO'))).toEqual(['A', 'B']);
    expect(textValues(file, element, DEFAULT_CHARSET, vrCode('LT'))).toEqual(['A\\B']);
  });

  it('in ASCII comes without padding, whatever the padding', () => {
    for (const padding of ['', '\0', ' ', '\0\0', ' \0']) {
      const { file, element } = one('UI', `1.2.3${padding}`);
      expect(asciiValue(file, element)).toBe('1.2.3');
    }
    expect(latin1(Uint8Array.of(0x41, 0xe9, 0xff, 0))).toBe('Aéÿ\0');
  });
});

describe('the character set of a row', () => {
  const levels = (bytes: Uint8Array): string[] => {
    const file = readDicom(bytes);
    const charset = charsetLookup(file);
    return file.elements.flatMap((element, row) =>
      element.tag === 0x00100010
        ? [`${element.depth} ${textValues(file, element, charset(row)).join()}`]
        : [],
    );
  };

  it.each([IMPLICIT, LITTLE, BIG])("is its item's own, else that of the level above (%s)", (syntax) => {
    const name = (text: string): { PatientName: string } => ({ PatientName: text });
    const bytes = buildFile(
      {
        SOPClassUID: '1.2.3',
        SpecificCharacterSet: 'ISO_IR 100',
        ReferencedStudySequence: [
          { ...name('Zürich'), ReferencedSeriesSequence: [name('Genève')] },
          {
            SpecificCharacterSet: 'ISO_IR 192',
            ...name('山田'),
            ReferencedSeriesSequence: [
              name('김'),
              { SpecificCharacterSet: 'ISO_IR 144', ...name('Люк') },
              name('ü'),
            ],
          },
          { ...name('Köln') },
          { SpecificCharacterSet: ['', 'ISO 2022 IR 87'], ...name('Yamada^Tarou=山田^太郎') },
        ],
        ...name('Äpfel'),
        ContentSequence: [{ ...name('Öl') }],
      },
      { syntax, items: 'undefined' },
    );
    expect(levels(bytes).sort()).toEqual(
      [
        '0 Äpfel',
        '1 Zürich',
        '2 Genève',
        '1 山田',
        '2 김',
        '2 Люк',
        '2 ü',
        '1 Köln',
        '1 Yamada^Tarou=山田^太郎',
        '1 Öl',
      ].sort(),
    );
  });

  it('of an item with an empty (0008,0005) is the default one', () => {
    const item = rawImplicit(
      0xfffee000,
      Buffer.concat([rawElement(0x00080005, 'CS', ''), rawElement(0x00100010, 'PN', 'M\xfcll')]),
    );
    const bytes = rawFile(
      Buffer.concat([rawElement(0x00080005, 'CS', 'ISO_IR 192'), rawElement(0x00081110, 'SQ', item)]),
    );
    expect(levels(bytes)).toEqual(['1 Müll']);
  });

  it('is found where it stands, also out of order', () => {
    const charset = rawElement(0x00080005, 'CS', 'ISO_IR 192');
    const sop = rawElement(0x00080016, 'UI', '1.2.3\0');
    const name = rawElement(0x00100010, 'PN', Buffer.from('Zürich '));
    expect(levels(rawFile(Buffer.concat([sop, name, charset])))).toEqual(['0 Zürich']);
    expect(levels(rawFile(Buffer.concat([sop, charset, name])))).toEqual(['0 Zürich']);
  });

  it('holds in a UN sequence too', () => {
    const inner = rawImplicit(0xfffee000, rawImplicit(0x00100010, Buffer.from('Zürich ')));
    const bytes = rawFile(
      Buffer.concat([rawElement(0x00080005, 'CS', 'ISO_IR 192'), rawElement(0x00191021, 'UN', inner)]),
    );
    expect(levels(bytes)).toEqual(['1 Zürich']);
  });

  it('costs no more than the file is long: 40,000 items with a set of their own', () => {
    const item = rawImplicit(
      0xfffee000,
      Buffer.concat([rawElement(0x00080005, 'CS', 'ISO_IR 192'), rawElement(0x00100010, 'PN', 'AB')]),
    );
    const items = Buffer.concat(Array<Buffer>(40_000).fill(item));
    const file = readDicom(
      rawFile(Buffer.concat([rawElement(0x00080016, 'UI', '1.2.3\0'), rawElement(0x00400275, 'SQ', items)])),
    );
    const started = process.cpuUsage();
    const charset = charsetLookup(file);
    for (let row = 0; row < file.elements.length; row++) charset(row);
    expect(process.cpuUsage(started).user).toBeLessThan(500_000 * PATIENCE);
  });
});

describe('how many values', () => {
  it.each<[string, Uint8Array | string, number]>([
    ['US', Buffer.alloc(6), 3],
    ['UL', Buffer.alloc(6), 1],
    ['FD', Buffer.alloc(16), 2],
    ['AT', Buffer.alloc(8), 2],
    ['OW', Buffer.alloc(8), 1],
    ['OB', Buffer.alloc(8), 1],
    ['UN', Buffer.alloc(9), 1],
    ['UT', 'a\\b', 1],
    ['LO', 'a\\b', 2],
  ])('%s', (vr, value, count) => {
    const { file, element } = one(vr, value);
    expect(multiplicityOf(file, element, DEFAULT_CHARSET)).toBe(count);
  });
});

describe('finding rows and bytes', () => {
  const file = readDicom(
    buildFile({
      SOPClassUID: '1.2.3',
      PatientID: 'outer',
      ReferencedStudySequence: [{ PatientID: 'inner' }, { PatientID: 'other' }],
    }),
  );
  const { elements } = file;
  const firstItem = elements.findIndex(({ kind }) => kind === ITEM_ROW);

  it('looks at one level only', () => {
    expect(latin1(valueBytes(file, elements[findRow(elements, 0x00100020)]!))).toBe('outer ');
    expect(
      latin1(
        valueBytes(file, elements[findRow(elements, 0x00100020, firstItem + 1, elements[firstItem]!.next)]!),
      ),
    ).toBe('inner ');
    expect(findRow(elements, 0x00100010)).toBe(-1);
    expect(findRow(elements, 0x00100020, firstItem + 1, firstItem + 1)).toBe(-1);
  });

  it('values are views of the file, not copies', () => {
    expect(valueBytes(file, elements[0]!).buffer).toBe(file.file.window.buffer);
  });
});

describeReal('names in the character sets of real files', () => {
  it.each([
    ['pydicom__chrX1.dcm', 'Wang^XiaoDong=王^小東='],
    ['pydicom__chrH31.dcm', 'Yamada^Tarou=山田^太郎=やまだ^たろう'],
    ['pydicom__chrI2.dcm', 'Hong^Gildong=洪^吉洞=홍^길동'],
    ['pydicom__chrFrenMulti.dcm', 'Buc^Jérôme'],
  ])('%s', (name, expected) => {
    const file = readDicom(
      realFiles()
        .find((real) => real.name === name)!
        .bytes(),
    );
    const row = findRow(file.elements, 0x00100010);
    expect(textValues(file, file.elements[row]!, charsetLookup(file)(row))).toEqual([expected]);
  });
});
