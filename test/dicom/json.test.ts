import { describe, expect, it } from 'vitest';
import { type BuildDataset, buildFile } from '../../src/dicom/build.ts';
import { type DicomJson, toDicomJson } from '../../src/dicom/json.ts';
import { readDicom } from '../../src/dicom/read.ts';
import {
  BIG,
  encodeModel,
  IMPLICIT,
  JPEG,
  LITTLE,
  type Node,
  rawElement,
  rawFile,
  rawImplicit,
} from '../support/generate.ts';
import { describeReal, realFiles } from '../support/real-files.ts';
import { thrownBy } from '../support/thrown.ts';
import { describeWith, runPydicom } from '../support/tools.ts';

const SOP = rawElement(0x00080016, 'UI', '1.2.3\0');
const TAG = '00191001';

/** The JSON of one private element. */
function jsonOf(vr: string, value: Uint8Array | string): unknown {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'latin1') : value;
  return toDicomJson(readDicom(rawFile(Buffer.concat([SOP, rawElement(0x00191001, vr, bytes)]))))[TAG];
}

describe('the example of PS3.18 section F.2.1', () => {
  const dataset: BuildDataset = {
    SpecificCharacterSet: 'ISO_IR 192',
    StudyDate: '20130409',
    StudyTime: '131600.0000+0100',
    AccessionNumber: '11235813',
    InstanceAvailability: 'ONLINE',
    ModalitiesInStudy: ['CT', 'PET'],
    ReferringPhysicianName: '^Bob^^Dr.',
    RetrieveURL: 'http://wado.example.org/studies/1.2.392.200036.9116.2.2.2.1762893313.1029997326.945873',
    '(0009,"Vendor A",02)': { vr: 'UN', value: Buffer.from('z0x9c8v7', 'base64') },
    PatientName: 'Wang^XiaoDong=王^小東',
    PatientID: '12345',
    IssuerOfPatientID: 'Hospital A',
    PatientBirthDate: '19670701',
    PatientSex: 'M',
    OtherPatientIDsSequence: [
      { PatientID: '54321', IssuerOfPatientID: 'Hospital B' },
      { PatientID: '24680', IssuerOfPatientID: 'Hospital C' },
    ],
    StudyInstanceUID: '1.2.392.200036.9116.2.2.2.1762893313.1029997326.945873',
    StudyID: '11235813',
    NumberOfStudyRelatedSeries: '4',
    NumberOfStudyRelatedInstances: '942',
  };
  const expected: DicomJson = {
    '00080020': { vr: 'DA', Value: ['20130409'] },
    '00080030': { vr: 'TM', Value: ['131600.0000+0100'] },
    '00080050': { vr: 'SH', Value: ['11235813'] },
    '00080056': { vr: 'CS', Value: ['ONLINE'] },
    '00080061': { vr: 'CS', Value: ['CT', 'PET'] },
    '00080090': { vr: 'PN', Value: [{ Alphabetic: '^Bob^^Dr.' }] },
    '00081190': {
      vr: 'UR',
      Value: ['http://wado.example.org/studies/1.2.392.200036.9116.2.2.2.1762893313.1029997326.945873'],
    },
    '00090010': { vr: 'LO', Value: ['Vendor A'] },
    '00091002': { vr: 'UN', InlineBinary: 'z0x9c8v7' },
    '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Wang^XiaoDong', Ideographic: '王^小東' }] },
    '00100020': { vr: 'LO', Value: ['12345'] },
    '00100021': { vr: 'LO', Value: ['Hospital A'] },
    '00100030': { vr: 'DA', Value: ['19670701'] },
    '00100040': { vr: 'CS', Value: ['M'] },
    '00101002': {
      vr: 'SQ',
      Value: [
        { '00100020': { vr: 'LO', Value: ['54321'] }, '00100021': { vr: 'LO', Value: ['Hospital B'] } },
        { '00100020': { vr: 'LO', Value: ['24680'] }, '00100021': { vr: 'LO', Value: ['Hospital C'] } },
      ],
    },
    '0020000D': { vr: 'UI', Value: ['1.2.392.200036.9116.2.2.2.1762893313.1029997326.945873'] },
    '00200010': { vr: 'SH', Value: ['11235813'] },
    '00201206': { vr: 'IS', Value: [4] },
    '00201208': { vr: 'IS', Value: [942] },
  };

  it.each([IMPLICIT, LITTLE, BIG])('comes out as printed there (%s)', (syntax) => {
    expect(toDicomJson(readDicom(buildFile(dataset, { syntax })))).toEqual(expected);
    expect(JSON.parse(JSON.stringify(toDicomJson(readDicom(buildFile(dataset, { syntax })))))).toEqual(
      expected,
    );
  });
});

describe('values', () => {
  it.each<[string, Uint8Array | string, unknown]>([
    // F.2.5: no value, no Value; a missing one among others is null
    ['LO', '', { vr: 'LO' }],
    ['LO', '  ', { vr: 'LO' }],
    ['LO', 'bar\\\\foo', { vr: 'LO', Value: ['bar', null, 'foo'] }],
    ['LO', '\\', { vr: 'LO', Value: [null, null] }],
    ['PN', 'A^B=\\C', { vr: 'PN', Value: [{ Alphabetic: 'A^B' }, { Alphabetic: 'C' }] }],
    ['PN', '==P^Q ', { vr: 'PN', Value: [{ Phonetic: 'P^Q' }] }],
    ['PN', '', { vr: 'PN' }],
    ['DS', '1.50\\-2e3\\ +7 \\.5', { vr: 'DS', Value: [1.5, -2000, 7, 0.5] }],
    ['DS', '1\\\\2 ', { vr: 'DS', Value: [1, null, 2] }],
    ['IS', ' -12 ', { vr: 'IS', Value: [-12] }],
    ['UI', '1.2\\1.3\0', { vr: 'UI', Value: ['1.2', '1.3'] }],
    ['LT', '  a\\b ', { vr: 'LT', Value: ['  a\\b'] }],
    ['AT', Buffer.from('18005000e07f1000', 'hex'), { vr: 'AT', Value: ['00180050', '7FE00010'] }],
    ['AT', '', { vr: 'AT' }],
    ['US', Buffer.from('0100ffff', 'hex'), { vr: 'US', Value: [1, 65535] }],
    ['US', '', { vr: 'US' }],
    ['FD', Buffer.from('9a9999999999b93f', 'hex'), { vr: 'FD', Value: [0.1] }],
    ['SV', Buffer.from('feffffffffffffff', 'hex'), { vr: 'SV', Value: [-2] }],
    // F.2.3: a string where a number would lose digits
    ['SV', Buffer.from('0000000000000080', 'hex'), { vr: 'SV', Value: ['-9223372036854775808'] }],
    ['UV', Buffer.from('ffffffffffffffff', 'hex'), { vr: 'UV', Value: ['18446744073709551615'] }],
    ['OV', Buffer.from('0100000000000000', 'hex'), { vr: 'OV', InlineBinary: 'AQAAAAAAAAA=' }],
    ['OB', Buffer.from('0102', 'hex'), { vr: 'OB', InlineBinary: 'AQI=' }],
    ['OB', '', { vr: 'OB' }],
    ['UN', Buffer.from('0102', 'hex'), { vr: 'UN', InlineBinary: 'AQI=' }],
    ['SQ', '', { vr: 'SQ' }],
  ])('%s %j', (vr, value, expected) => {
    expect(jsonOf(vr, value)).toEqual(expected);
  });

  it('infinities and NaN survive JSON.stringify', () => {
    const bytes = Buffer.from('0000807f000080ff0000c07f', 'hex');
    expect(JSON.parse(JSON.stringify(jsonOf('FL', bytes)))).toEqual({
      vr: 'FL',
      Value: ['inf', '-inf', 'NaN'],
    });
  });

  it('of a VR that the model does not know are UN', () => {
    const strange = Buffer.concat([
      Buffer.from('19000110', 'hex'),
      Buffer.from('??'),
      Buffer.from('0400', 'hex'),
      Buffer.from('abcd'),
    ]);
    expect(toDicomJson(readDicom(rawFile(Buffer.concat([SOP, strange]))))[TAG]).toEqual({
      vr: 'UN',
      InlineBinary: 'YWJjZA==',
    });
    const letters = Buffer.concat([
      Buffer.from('19000110', 'hex'),
      Buffer.from('ZZ'),
      Buffer.from('0400', 'hex'),
      Buffer.from('\xfa\xfbcd', 'latin1'),
    ]);
    expect(toDicomJson(readDicom(rawFile(Buffer.concat([SOP, letters]))))[TAG]).toEqual({
      vr: 'UN',
      InlineBinary: '+vtjZA==',
    });
  });

  it.each([
    ['DS', 'ZZMARKZZ'],
    ['DS', '0x10'],
    ['DS', '1,5 '],
    ['DS', '1.5.2 '],
    ['DS', 'Infinity'],
    ['IS', '0b11'],
    ['IS', '7 ZZMARKZZ'],
  ])('%s %j is no number: refused without showing it', (vr, value) => {
    const refusal = thrownBy(() => jsonOf(vr, value));
    expect(refusal).toMatchObject({ code: 'E_BAD_VALUE', tag: 0x00191001 });
    expect(refusal.offset).toBeGreaterThan(0);
    expect(refusal.stack).not.toContain(value.trim());
  });

  it('of half a number are refused', () => {
    expect(thrownBy(() => jsonOf('FD', 'ZZMARK')).message).toMatch(
      /multiple of 8 bytes in \(0019,1001\) FD, found 6/,
    );
  });
});

describe('the data set', () => {
  it('leaves out group lengths, and the character set of the file, as the text is Unicode now', () => {
    const json = toDicomJson(
      readDicom(
        buildFile({
          '00080000': { vr: 'UL', value: 100 },
          SpecificCharacterSet: 'ISO_IR 100',
          SOPClassUID: '1.2.3',
          PatientName: 'Müller',
        }),
      ),
    );
    expect(json).toEqual({
      '00080016': { vr: 'UI', Value: ['1.2.3'] },
      '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Müller' }] },
    });
  });

  it('has empty items, at any depth, and items of UN sequences', () => {
    const inner = rawImplicit(0xfffee000, rawImplicit(0x00100020, 'AB'));
    const items = Buffer.concat([
      rawImplicit(0xfffee000),
      rawImplicit(0xfffee000, rawElement(0x00191001, 'UN', inner)),
    ]);
    expect(
      toDicomJson(readDicom(rawFile(Buffer.concat([SOP, rawElement(0x00400275, 'SQ', items)]))))['00400275'],
    ).toEqual({
      vr: 'SQ',
      Value: [{}, { '00191001': { vr: 'SQ', Value: [{ '00100020': { vr: 'LO', Value: ['AB'] } }] } }],
    });
  });

  it('gives bulk data in little endian whatever the file was, or leaves it out', () => {
    const value = Buffer.from('0102030405060708', 'hex');
    for (const [vr, width] of [
      ['OB', 1],
      ['OW', 2],
      ['OF', 4],
      ['OL', 4],
      ['OD', 8],
      ['OV', 8],
    ] as const) {
      const big = Buffer.from(value);
      for (let at = 0; at < 8; at += width) big.subarray(at, at + width).reverse();
      const nodes: Node[] = [
        { kind: 'value', tag: 0x00080016, vr: 'UI', value: Buffer.from('1.2.3\0') },
        { kind: 'value', tag: 0x00191001, vr, value: big },
      ];
      const file = readDicom(
        encodeModel({ syntax: BIG, preamble: undefined, meta: 'whole', trailingBytes: 0, nodes }).bytes,
      );
      expect(toDicomJson(file)[TAG]).toEqual({ vr, InlineBinary: value.toString('base64') });
      expect(toDicomJson(file, { bulkData: 'omit' })[TAG]).toEqual({ vr });
    }
  });

  it('gives fragments as they stand, offset table first', () => {
    const fragments = Buffer.concat([rawImplicit(0xfffee000), rawImplicit(0xfffee000, 'JPEG')]);
    const pixels = rawElement(
      0x7fe00010,
      'OB',
      Buffer.concat([fragments, rawImplicit(0xfffee0dd)]),
      0xffffffff,
    );
    const json = toDicomJson(readDicom(rawFile(Buffer.concat([SOP, pixels]), JPEG)));
    expect(json['7FE00010']).toEqual({ vr: 'OB', InlineBinary: fragments.toString('base64') });
  });
});

/**
 * Where pydicom 2.3.1 and we differ, and why that is no fault of ours. Each says so for a place in the JSON, and
 * for what stands there.
 */
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const ACCEPTED: readonly (readonly [
  why: string,
  when: (place: string, ours: Json | undefined, theirs: Json | undefined) => boolean,
])[] = [
  [
    'the character set of the file says nothing about JSON',
    (place, ours) => place.endsWith('/00080005') && ours === undefined,
  ],
  ['PS3.18 F.2.2: no group lengths', (place, ours) => /\/[0-9A-F]{4}0000$/.test(place) && ours === undefined],
  [
    'an empty sequence needs no Value (F.2.5)',
    (_, ours, theirs) => ours === undefined && Array.isArray(theirs) && theirs.length === 0,
  ],
  ['a missing value among others is null (F.2.5)', (_, ours, theirs) => ours === null && theirs === ''],
  [
    'a 64-bit number that JavaScript cannot hold is a string (F.2.3)',
    (_, ours, theirs) => typeof ours === 'string' && Number(ours) === theirs,
  ],
  ['an element written as UN stays UN: pydicom looks its VR up', (_, ours) => isUn(ours)],
];
/** pydicom leaves OW in the byte order of a big endian file, though F.2.7 wants little endian. */
const BIG_ENDIAN_BULK = ['pydicom__rtdose_expb_1frame.dcm'];
/** pydicom takes DICM inside a value for the end of a preamble. */
const MISREAD_BY_PYDICOM = ['dcm4che__no_preamble_dicm_in_data'];

function isUn(json: Json | undefined): boolean {
  return typeof json === 'object' && json !== null && !Array.isArray(json) && json.vr === 'UN';
}

function differences(ours: Json | undefined, theirs: Json | undefined, place = ''): string[] {
  if (ours === theirs || ACCEPTED.some(([, when]) => when(place, ours, theirs))) return [];
  if (typeof ours !== 'object' || typeof theirs !== 'object' || ours === null || theirs === null)
    return [place];
  if (Array.isArray(ours) !== Array.isArray(theirs)) return [place];
  const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  const [one, other] = [ours, theirs] as [Record<string, Json>, Record<string, Json>];
  return [...keys].flatMap((key) => differences(one[key], other[key], `${place}/${key}`));
}

const PROGRAM = `
import json, sys, warnings
warnings.simplefilter('ignore')
import pydicom
print(json.dumps([pydicom.dcmread(path, force=True).to_json_dict(bulk_data_threshold=1 << 30) for path in sys.argv[1:]]))
`;

describeReal('real files', () => {
  it('all come out as JSON that can be written and read', () => {
    for (const { bytes, manifest } of realFiles()) {
      if (manifest.expect === 'reject') continue;
      const text = JSON.stringify(toDicomJson(readDicom(bytes())));
      expect(JSON.stringify(JSON.parse(text))).toBe(text);
    }
  });

  describeWith(['pydicom'], 'held against pydicom', () => {
    const files = realFiles().filter(
      ({ name, manifest }) => manifest.expect === 'ok' && !MISREAD_BY_PYDICOM.includes(name),
    );

    it('same attributes, VRs, values and nesting in every file that both read', () => {
      const all = runPydicom(
        PROGRAM,
        files.map(({ path }) => path),
      ) as Json[];
      const found = files.flatMap(({ name, bytes }, index) => {
        const json = toDicomJson(readDicom(bytes())) as unknown as Json;
        const places = differences(json, all[index]).filter(
          (place) => !(BIG_ENDIAN_BULK.includes(name) && place === '/7FE00010/InlineBinary'),
        );
        return places.map((place) => `${name}${place}`);
      });
      expect(found).toEqual([]);
      expect(files.length).toBeGreaterThan(40);
    });
  });
});
