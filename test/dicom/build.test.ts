import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type BuildDataset,
  type BuildOptions,
  type BuiltElement,
  buildFile,
  DEFLATED_LITTLE,
  EXPLICIT_BIG,
  EXPLICIT_LITTLE,
  IMPLICIT_LITTLE,
} from '../../src/dicom/build.ts';
import { readDicom } from '../../src/dicom/read.ts';
import { bytesOf } from '../../src/dicom/source.ts';
import { formatTag } from '../../src/dicom/tag.ts';
import { valueBytes } from '../../src/dicom/value.ts';
import { hasTool } from '../support/render.ts';

const temporary = mkdtempSync(join(tmpdir(), 'deidlab-build-'));
afterAll(() => rmSync(temporary, { recursive: true }));

const base = { SOPClassUID: '1.2.840.10008.5.1.4.1.1.7', SOPInstanceUID: '1.2.3' };
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
/** The data set's bytes alone. */
const body = (dataset: BuildDataset, options: BuildOptions = {}): string =>
  hex(buildFile(dataset, { ...options, preamble: false }));

function valuesOf(bytes: Uint8Array): Record<string, string> {
  const file = readDicom(bytes);
  return Object.fromEntries(
    file.elements
      .filter(({ next }, row) => next === row + 1)
      .map((e) => [formatTag(e.tag), latin1(valueBytes(file, e))]),
  );
}

describe('buildFile', () => {
  it('writes preamble, DICM and a file meta group whose length counts', () => {
    const preamble = new TextEncoder().encode('hello');
    const bytes = buildFile(base, { preamble, meta: { SourceApplicationEntityTitle: 'AE' } });
    expect(latin1(bytes.subarray(0, 6))).toBe('hello\0');
    expect(latin1(bytes.subarray(128, 132))).toBe('DICM');
    const file = readDicom(bytes);
    const metaEnd = file.meta.at(-1)!.end;
    expect(new DataView(bytes.buffer).getUint32(140, true)).toBe(metaEnd - 144);
    expect(file.meta.map(({ tag }) => formatTag(tag))).toEqual(
      ['0000', '0001', '0002', '0003', '0010', '0012', '0013', '0016'].map((element) => `(0002,${element})`),
    );
    expect(file.dataStart).toBe(metaEnd);
  });

  it('pads text with a space, UIDs and bytes with NUL', () => {
    expect(body({ PatientID: 'ABC' })).toBe('100020004c4f040041424320');
    expect(body({ SOPInstanceUID: '1.2' })).toBe('0800180055490400312e3200');
    expect(body({ '00420011': { vr: 'OB', value: Uint8Array.of(1) } })).toBe('420011004f420000020000000100');
  });

  it('writes short and long forms, implicit VR and big endian as PS3.5 section 7.1 says', () => {
    expect(body({ Rows: 258 })).toBe('28001000555302000201');
    expect(body({ Rows: 258 }, { syntax: EXPLICIT_BIG })).toBe('00280010555300020102');
    expect(body({ Rows: 258 }, { syntax: IMPLICIT_LITTLE })).toBe('28001000020000000201');
    expect(body({ TextValue: 'AB' })).toBe('400060a155540000020000004142');
    expect(body({ FrameIncrementPointer: 0x00181063 }, { syntax: EXPLICIT_BIG })).toBe(
      '0028000941540004' + '00181063',
    );
    expect(body({ DiffusionBValue: 1 })).toBe('1800879046440800000000000000f03f');
  });

  it('swaps words, not bytes, in big endian: OW by two, OB not at all', () => {
    const value = Uint8Array.of(1, 2, 3, 4);
    expect(body({ PixelData: { vr: 'OW', value } }, { syntax: EXPLICIT_BIG })).toMatch(/02010403$/);
    expect(body({ PixelData: { vr: 'OB', value } }, { syntax: EXPLICIT_BIG })).toMatch(/01020304$/);
    expect(
      body(
        { '00720072': { vr: 'OD', value: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) } },
        { syntax: EXPLICIT_BIG },
      ),
    ).toMatch(/0807060504030201$/);
  });

  it('chooses between two VRs as the rest of the data set asks', () => {
    const vrs = (dataset: BuildDataset): string[] => {
      const seen: BuiltElement[] = [];
      buildFile(dataset, { onElement: (element) => seen.push(element) });
      return seen.filter(({ tag }) => tag > 0x00280103).map(({ vr }) => vr);
    };
    const pixels = Uint8Array.of(1, 2);
    expect(
      vrs({ BitsAllocated: 16, PixelRepresentation: 1, SmallestImagePixelValue: -5, PixelData: pixels }),
    ).toEqual(['SS', 'OW']);
    expect(
      vrs({ BitsAllocated: 8, PixelRepresentation: 0, SmallestImagePixelValue: 5, PixelData: pixels }),
    ).toEqual(['US', 'OB']);
    expect(vrs({ BitsAllocated: 16, PixelData: { frames: [[pixels]] } })).toEqual(['OB']);
  });

  it('writes defined and undefined lengths of sequences and items at any depth', () => {
    const nested: BuildDataset = {
      OriginalAttributesSequence: [{ ModifiedAttributesSequence: [{ PatientID: 'X' }, {}] }, {}],
    };
    expect(body({ ReferencedStudySequence: [{}] })).toBe('080010115351000008000000feff00e000000000');
    expect(body({ ReferencedStudySequence: [{}] }, { sequences: 'undefined', items: 'undefined' })).toBe(
      '0800101153510000ffffffff' + 'feff00e0ffffffff' + 'feff0de000000000' + 'feffdde000000000',
    );
    expect(body({ ReferencedStudySequence: [] })).toBe('080010115351000000000000');
    for (const sequences of ['defined', 'undefined'] as const)
      for (const items of ['defined', 'undefined'] as const)
        for (const syntax of [EXPLICIT_LITTLE, IMPLICIT_LITTLE, EXPLICIT_BIG]) {
          const file = readDicom(buildFile({ ...base, ...nested }, { sequences, items, syntax }));
          expect(file.elements.map(({ depth }) => depth)).toEqual([0, 0, 0, 1, 1, 2, 2, 2, 1]);
          expect(latin1(valueBytes(file, file.elements[6]!))).toBe('X ');
        }
  });

  it('reserves a block for each private creator and writes its element', () => {
    const bytes = buildFile({
      ...base,
      '(0019,"B",0C)': { vr: 'IS', value: '1000' },
      '(0019,"A",01)': { vr: 'UN', value: 'raw' },
      '(0019,"B",0D)': { vr: 'SQ', value: [{ '(0021,"C",FF)': { vr: 'LO', value: 'deep' } }] },
    });
    expect(valuesOf(bytes)).toMatchObject({
      '(0019,0010)': 'B ',
      '(0019,0011)': 'A ',
      '(0019,100C)': '1000',
      '(0019,1101)': 'raw\0',
      '(0021,0010)': 'C ',
      '(0021,10FF)': 'deep',
    });
  });

  it('encodes text by (0008,0005), which items inherit or replace', () => {
    const bytes = buildFile({
      ...base,
      SpecificCharacterSet: 'ISO_IR 192',
      PatientName: 'Ä',
      RequestAttributesSequence: [
        { RequestedProcedureDescription: 'Ä' },
        { SpecificCharacterSet: 'ISO_IR 100', RequestedProcedureDescription: 'Ä' },
      ],
    });
    const file = readDicom(bytes);
    const found = file.elements
      .filter(({ tag }) => tag === 0x00321060)
      .map((element) => hex(valueBytes(file, element)));
    expect(found).toEqual(['c384', 'c420']);
    expect(body({ SpecificCharacterSet: ['', 'ISO 2022 IR 87'], PatientName: 'A^B=山' })).toContain(
      hex(Buffer.from('A^B=\x1b$B;3\x1b(B', 'latin1')),
    );
  });

  it('deflates all after file meta, to an even length', () => {
    const bytes = buildFile({ ...base, PatientID: 'SECRET' }, { syntax: DEFLATED_LITTLE });
    const file = readDicom(bytes);
    expect(bytes.length % 2).toBe(0);
    expect(latin1(bytes)).not.toContain('SECRET');
    expect(latin1(inflateRawSync(bytes.subarray(file.dataStart)))).toContain('SECRET');
    expect(valuesOf(bytes)['(0010,0020)']).toBe('SECRET');
  });

  it('wraps fragments into items behind an offset table that is made, empty or given', () => {
    const frames = [[Uint8Array.of(1, 2, 3)], [Uint8Array.of(4, 5), Uint8Array.of(6, 7)]];
    const syntax = '1.2.840.10008.1.2.4.50';
    const tail =
      'feff00e00400000001020300' + 'feff00e0020000000405' + 'feff00e0020000000607' + 'feffdde000000000';
    const head = 'e07f10004f420000ffffffff';
    expect(body({ PixelData: { frames } }, { syntax })).toBe(
      `${head}feff00e008000000000000000c000000${tail}`,
    );
    expect(body({ PixelData: { frames, offsetTable: 'empty' } }, { syntax })).toBe(
      `${head}feff00e000000000${tail}`,
    );
    expect(body({ PixelData: { frames, offsetTable: [9] } }, { syntax })).toBe(
      `${head}feff00e00400000009000000${tail}`,
    );
  });

  it('says where each value is', () => {
    for (const syntax of [EXPLICIT_LITTLE, IMPLICIT_LITTLE, EXPLICIT_BIG, DEFLATED_LITTLE]) {
      const seen: BuiltElement[] = [];
      const bytes = buildFile(
        {
          ...base,
          OriginalAttributesSequence: [{}, { PatientID: 'here' }],
          '(0019,"A",01)': { vr: 'LO', value: 'there' },
        },
        { syntax, items: 'undefined', onElement: (element) => seen.push(element) },
      );
      const file = readDicom(bytes);
      const at = (path: string): string => {
        const { offset, length } = seen.find((element) => element.path === path)!;
        return latin1(bytesOf(path.startsWith('(0002') ? file.file : file.data, offset, offset + length));
      };
      expect(at('(0400,0561)[1]/(0010,0020)')).toBe('here');
      expect(at('(0019,"A",01)')).toBe('there ');
      expect(at('(0002,0010)').replace(/\0$/, '')).toBe(syntax);
    }
  });

  it('appends trailing bytes and leaves out the preamble when told to', () => {
    const bytes = buildFile(base, { trailing: Uint8Array.of(7, 7) });
    expect([...bytes.subarray(-2)]).toEqual([7, 7]);
    expect(latin1(buildFile(base, { preamble: false }).subarray(0, 4))).toBe('\x08\0\x16\0');
  });

  it('refuses an unknown keyword, and a value that its header cannot count', () => {
    expect(() => buildFile({ PatientNam: 'x' })).toThrowError(
      expect.objectContaining({ code: 'E_BAD_ELEMENT' }),
    );
    const long = { PatientComments: 'x'.repeat(70000) };
    expect(() => buildFile(long)).toThrowError(expect.objectContaining({ code: 'E_BAD_LENGTH' }));
    expect(buildFile(long, { syntax: IMPLICIT_LITTLE }).length).toBeGreaterThan(70000);
  });

  it('takes empty values: undefined, [] and an empty string', () => {
    expect(body({ PatientID: undefined })).toBe('100020004c4f0000');
    expect(body({ PatientID: '' })).toBe('100020004c4f0000');
    expect(body({ Rows: [] })).toBe('2800100055530000');
  });

  it.skipIf(!hasTool('dcmdump'))('dcmdump reads what was built, in every syntax', () => {
    const dataset: BuildDataset = {
      ...base,
      SpecificCharacterSet: 'ISO_IR 100',
      PatientName: 'Grün^É',
      OriginalAttributesSequence: [{ ModifiedAttributesSequence: [{ PatientID: 'deep' }] }],
      '(0019,"A",01)': { vr: 'FD', value: [1.5, 2] },
      BitsAllocated: 8,
    };
    for (const syntax of [EXPLICIT_LITTLE, IMPLICIT_LITTLE, EXPLICIT_BIG, DEFLATED_LITTLE])
      for (const lengths of ['defined', 'undefined'] as const) {
        const path = join(temporary, 'built.dcm');
        writeFileSync(path, buildFile(dataset, { syntax, sequences: lengths, items: lengths }));
        const { stdout, stderr, status } = spawnSync('dcmdump', ['-q', path], { encoding: 'latin1' });
        expect([stderr, status]).toEqual(['', 0]);
        for (const text of ['[Grün^É]', '[deep]', '[A]']) expect(stdout).toContain(text);
      }
  });
});
