import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BuildDataset,
  buildFile,
  DEFLATED_LITTLE,
  EXPLICIT_BIG,
  EXPLICIT_LITTLE,
  IMPLICIT_LITTLE,
} from '../../src/dicom/build.ts';
import { BIG_ENDIAN, EXPLICIT } from '../../src/dicom/header.ts';
import { type Dicom, ITEM_ROW, readDicom, VALUE } from '../../src/dicom/read.ts';
import { encodingOf, transcodeElements } from '../../src/dicom/transcode.ts';
import { asciiValue, numberValues, valueBytes } from '../../src/dicom/value.ts';
import { isText, vrName } from '../../src/dicom/vr.ts';
import { writeHead } from '../../src/dicom/write.ts';
import { describeReal, realFiles } from '../support/real-files.ts';

const SYNTAXES: Readonly<Record<string, number>> = {
  [IMPLICIT_LITTLE]: 0,
  [EXPLICIT_LITTLE]: EXPLICIT,
  [EXPLICIT_BIG]: EXPLICIT | BIG_ENDIAN,
};
const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, (_, at) => at + 1);

/** Every VR, a nested sequence in a nested sequence, private elements, UN with items and without. */
const DATASET: BuildDataset = {
  SpecificCharacterSet: 'ISO_IR 192',
  SOPClassUID: '1.2.840.10008.5.1.4.1.1.7',
  SOPInstanceUID: '1.2.3',
  StudyDate: '20200131',
  PatientName: '山田^太郎',
  EthnicGroup: '',
  ReferencedStudySequence: [
    {
      ReferencedSOPInstanceUID: '1.2.4',
      RequestedProcedureCodeSequence: [{ CodeValue: 'A', CodeMeaning: 'B' }, {}],
    },
    { FrameIncrementPointer: { vr: 'AT', value: [0x00181063, 0x00540010] } },
  ],
  Rows: 258,
  SmallestImagePixelValue: { vr: 'SS', value: -2 },
  '00182010': { vr: 'DS', value: ['1.50', '2'] },
  '00189087': { vr: 'FD', value: 0.1 },
  '00280009': { vr: 'AT', value: 0x00181063 },
  '00221130': { vr: 'FL', value: [1.5, -2.5] },
  '00660016': { vr: 'OF', value: bytes(8) },
  '00660023': { vr: 'OW', value: bytes(6) },
  '00720083': { vr: 'UV', value: bytes(16) },
  '00720081': { vr: 'OV', value: bytes(16) },
  '00720082': { vr: 'SV', value: bytes(8) },
  '00720071': { vr: 'UR', value: 'urn:oid:1.2' },
  '00720075': { vr: 'OL', value: bytes(8) },
  '00720073': { vr: 'OD', value: bytes(8) },
  '(0019,"LAB",0C)': { vr: 'SL', value: [70000, -70000] },
  '(0019,"LAB",0D)': { vr: 'UN', value: bytes(6) },
  '(0019,"LAB",0E)': [{ '(0019,"LAB",01)': { vr: 'DA', value: '20200131' } }],
  PixelData: { vr: 'OW', value: bytes(8) },
};

const PLAIN: BuildDataset = Object.fromEntries(
  Object.entries(DATASET).filter(([key]) => !key.startsWith('(') && key !== 'SmallestImagePixelValue'),
);

const topRows = ({ elements }: Dicom): number[] =>
  elements.flatMap(({ depth, kind }, row) => (depth === 0 && kind !== ITEM_ROW ? [row] : []));

/** The whole data set in another encoding, read again. */
function transcodeFile(file: Dicom, syntax: string): Dicom {
  const head = writeHead([{ tag: 0x00020010, vr: 0x5549, value: Buffer.from(syntax) }]);
  return readDicom(Buffer.concat([head, transcodeElements(file, topRows(file), SYNTAXES[syntax]!)]));
}

const dataOf = (file: Dicom): Buffer =>
  Buffer.from(transcodeElements(file, topRows(file), encodingOf(file.syntax)));

/** What a file says, whatever its encoding. An implicit file does not say a private VR. */
function meaningOf(file: Dicom): unknown[] {
  return file.elements.map((element) => {
    const { tag, vr, kind, depth } = element;
    if (kind !== VALUE) return [tag, depth, kind];
    const name = vrName(vr);
    if (name === 'UN') return [tag, depth, Buffer.from(valueBytes(file, element)).toString('hex')];
    return [tag, depth, name, isText(vr) ? asciiValue(file, element) : numberValues(file, element)];
  });
}

describe('transcodeElements', () => {
  const lengths = [
    { sequences: 'defined', items: 'defined' },
    { sequences: 'undefined', items: 'undefined' },
    { sequences: 'undefined', items: 'defined' },
  ] as const;

  for (const from of [IMPLICIT_LITTLE, EXPLICIT_LITTLE, EXPLICIT_BIG, DEFLATED_LITTLE]) {
    for (const length of lengths) {
      const file = readDicom(buildFile(DATASET, { syntax: from, ...length }));

      it(`${from}, ${length.sequences} and ${length.items} lengths: its own encoding gives its own bytes`, () => {
        const { data, dataEnd, elements } = file;
        expect(dataOf(file).equals(data.window.subarray(elements[0]!.start, dataEnd))).toBe(true);
      });

      for (const to of Object.keys(SYNTAXES)) {
        // an implicit file does not say what VR a private element has, nor which of two a public one has
        const data =
          file.syntax.explicit && to === IMPLICIT_LITTLE
            ? readDicom(buildFile(PLAIN, { syntax: from, ...length }))
            : file;
        it(`${from} to ${to} and back, ${length.sequences} and ${length.items} lengths: the same bytes`, () => {
          const there = transcodeFile(data, to);
          expect(there.elements.length).toBe(data.elements.length);
          expect(transcodeElements(there, topRows(there), encodingOf(data.syntax)).equals(dataOf(data))).toBe(
            true,
          );
        });
      }
    }
  }

  it('says the same in explicit little endian as in big endian', () => {
    const big = readDicom(buildFile(DATASET, { syntax: EXPLICIT_BIG }));
    const little = readDicom(buildFile(DATASET, { syntax: EXPLICIT_LITTLE }));
    expect(meaningOf(transcodeFile(big, EXPLICIT_LITTLE))).toEqual(meaningOf(little));
    expect(meaningOf(transcodeFile(little, EXPLICIT_BIG))).toEqual(meaningOf(big));
    expect(dataOf(transcodeFile(big, EXPLICIT_LITTLE)).equals(dataOf(little))).toBe(true);
  });

  it('leaves UN alone: its bytes are the same in every encoding, also when they are items', () => {
    const item = transcodeElements(
      readDicom(buildFile({ PatientID: 'A1' }, { syntax: IMPLICIT_LITTLE })),
      [0],
      0,
    );
    const items = Buffer.concat([Buffer.from('feff00e0', 'hex'), Buffer.from([item.length, 0, 0, 0]), item]);
    for (const syntax of [EXPLICIT_LITTLE, EXPLICIT_BIG]) {
      const file = readDicom(buildFile({ '00191010': { vr: 'UN', value: 'x' } }, { syntax }));
      const un = Buffer.from(transcodeElements(file, [0], SYNTAXES[syntax]!));
      const header = un.subarray(0, 12);
      if (syntax === EXPLICIT_BIG) header.writeUInt32BE(items.length, 8);
      else header.writeUInt32LE(items.length, 8);
      const head = writeHead([{ tag: 0x00020010, vr: 0x5549, value: Buffer.from(syntax) }]);
      const nested = readDicom(Buffer.concat([head, header, items]));
      expect(nested.elements).toHaveLength(3);
      for (const to of [EXPLICIT, EXPLICIT | BIG_ENDIAN, 0]) {
        expect(
          transcodeElements(nested, [0], to)
            .subarray(to === 0 ? 8 : 12)
            .equals(items),
        ).toBe(true);
      }
    }
  });

  it('writes a text as UN in explicit VR when it is too long for a 16-bit length, and back as it was', () => {
    const long = 'x'.repeat(70_000);
    const file = readDicom(buildFile({ PatientID: 'A', ImageComments: long }, { syntax: IMPLICIT_LITTLE }));
    const there = transcodeFile(file, EXPLICIT_LITTLE);
    expect(there.elements.map(({ vr }) => vrName(vr))).toEqual(['LO', 'UN']);
    expect(dataOf(transcodeFile(there, IMPLICIT_LITTLE)).equals(dataOf(file))).toBe(true);
  });

  it('refuses fragments in the other byte order', () => {
    const file = readDicom(
      buildFile({ PixelData: { frames: [[bytes(4)]] } }, { syntax: '1.2.840.10008.1.2.4.50' }),
    );
    expect(() => transcodeElements(file, [0], EXPLICIT | BIG_ENDIAN)).toThrow(
      expect.objectContaining({ code: 'E_UNSUPPORTED_SYNTAX' }),
    );
    expect(dataOf(file).equals(file.data.window.subarray(file.dataStart))).toBe(true);
  });

  it('gives any numbers back after a turn through big endian', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('US', 'SL', 'FL', 'FD', 'AT', 'OW', 'OL', 'OD', 'UV'),
        fc.uint8Array({ maxLength: 40 }),
        (vr, value) => {
          const file = readDicom(buildFile({ PatientID: 'A', '00720099': { vr, value } }));
          const back = transcodeFile(transcodeFile(file, EXPLICIT_BIG), EXPLICIT_LITTLE);
          expect(dataOf(back).equals(dataOf(file))).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describeReal('the real files', () => {
  for (const real of realFiles().filter(({ manifest }) => manifest.expect === 'ok')) {
    it(`${real.name}: every element has its own bytes after a turn through explicit little endian`, () => {
      const file = readDicom(real.bytes());
      const little = transcodeFile(file, EXPLICIT_LITTLE);
      expect(little.elements.length).toBe(file.elements.length);
      const rows = topRows(file);
      for (const [index, row] of topRows(little).entries()) {
        const { start, end } = file.elements[rows[index]!]!;
        const back = transcodeElements(little, [row], encodingOf(file.syntax));
        expect(back.equals(file.data.window.subarray(start, end)), `row ${row}`).toBe(true);
      }
    });
  }
});
