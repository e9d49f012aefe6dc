import { describe, expect, it } from 'vitest';
import { createDeidentifier } from '../../src/deidentify/deidentify.ts';
import { DEMO_KEY } from '../../src/deidentify/key.ts';
import {
  type BuildDataset,
  type BuildOptions,
  buildFile,
  DEFLATED_LITTLE,
  EXPLICIT_LITTLE,
  IMPLICIT_LITTLE,
} from '../../src/dicom/build.ts';
import { readDicom } from '../../src/dicom/read.ts';
import { DeidError } from '../../src/errors.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { compileProfile, type Profile } from '../../src/profile/compile.ts';
import { parseProfile } from '../../src/profile/load.ts';

const CT = '1.2.840.10008.5.1.4.1.1.2';
const CLASS = '1.2.840.10008.5.1.4.1.1.';
const [basic, research, whitelist] = ['basic', 'research', 'whitelist'].map(builtinProfile) as [
  Profile,
  Profile,
  Profile,
];
const yaml = (text: string): Profile =>
  compileProfile(parseProfile(`deidlab: 1\nname: test\nbasis: ps3.15\n${text}`));
const cleanPixels = yaml('options: [clean-pixel-data]\n');
const cleanFaces = yaml('options: [clean-recognizable-visual-features]\n');

/** A mark in every kind of value, so that a message that repeats any of them is found out. */
const MARKED: BuildDataset = {
  SOPClassUID: CT,
  SOPInstanceUID: '1.2.826.0.1.4711.1',
  PatientName: 'Zqmarked^Zqgiven',
  PatientID: 'ZQID-4711',
  PatientBirthDate: '19111213',
  InstitutionName: 'Zqhospital',
  StudyInstanceUID: '1.2.826.0.1.4711.2',
  StudyDescription: 'Zqdescription',
  Modality: 'ZQ',
  Manufacturer: 'Zqvendor',
  ImageComments: 'Zqcomment',
};
const MARKS = /zq|4711|19111213/i;

/** What a file is refused with; `undefined` when it is not. */
function refusalOf(
  profile: Profile,
  dataset: BuildDataset,
  options: BuildOptions = {},
): DeidError | undefined {
  const file = readDicom(buildFile({ ...MARKED, ...dataset }, options));
  try {
    createDeidentifier(profile, DEMO_KEY)(file);
    return undefined;
  } catch (error) {
    if (!(error instanceof DeidError)) throw error;
    // every refusal of this file goes through here
    expect(
      `${error.message} ${error.stack} ${String(error.cause ?? '')}`.replace(/\(?\/[^ ]*\.ts[^ ]*/g, ''),
    ).not.toMatch(MARKS);
    expect(error.message).toMatch(/^expected .*, found .*\[\([0-9A-F]{4},[0-9A-F]{4}\) \w*\]$/s);
    expect(error.tag).toBeTypeOf('number');
    return error;
  }
}
const codesOf = (dataset: BuildDataset, options: BuildOptions = {}): (string | undefined)[] =>
  [basic, research, whitelist].map((profile) => refusalOf(profile, dataset, options)?.code);
const all = (code: string | undefined): (string | undefined)[] => [code, code, code];

describe('what nothing here can make safe is refused under every profile', () => {
  it('DICOMDIR', () => {
    const records: BuildDataset = {
      FileSetID: 'ZQSET',
      DirectoryRecordSequence: [{ DirectoryRecordType: 'PATIENT', PatientName: 'Zqmarked' }],
    };
    expect(codesOf({ ...records, SOPClassUID: '1.2.840.10008.1.3.10' })).toEqual(all('E_DICOMDIR'));
    // by its class alone, by the class in the file meta information alone, by its records alone
    expect(codesOf({ SOPClassUID: '1.2.840.10008.1.3.10' })).toEqual(all('E_DICOMDIR'));
    expect(
      codesOf({ SOPClassUID: undefined }, { meta: { MediaStorageSOPClassUID: '1.2.840.10008.1.3.10' } }),
    ).toEqual(all('E_DICOMDIR'));
    expect(codesOf(records)).toEqual(all('E_DICOMDIR'));
    expect(codesOf({ DirectoryRecordSequence: [] })).toEqual(all('E_DICOMDIR'));
  });

  for (const [what, uid] of Object.entries({
    PDF: '104.1',
    CDA: '104.2',
    STL: '104.3',
    OBJ: '104.4',
    MTL: '104.5',
  })) {
    it(`encapsulated ${what}`, () => {
      const document = { EncapsulatedDocument: Buffer.from('%PDF-1.4 Zqdocument'), DocumentTitle: 'Zqtitle' };
      expect(codesOf({ ...document, SOPClassUID: CLASS + uid })).toEqual(all('E_ENCAPSULATED_DOCUMENT'));
      expect(codesOf({ SOPClassUID: CLASS + uid })).toEqual(all('E_ENCAPSULATED_DOCUMENT'));
    });
  }

  it('a document in an object of any other class, written in any VR', () => {
    expect(codesOf({ EncapsulatedDocument: Buffer.from('%PDF Zqdocument ') })).toEqual(
      all('E_ENCAPSULATED_DOCUMENT'),
    );
    expect(codesOf({ EncapsulatedDocument: { vr: 'UN', value: Buffer.from('%PDF Zqdocument ') } })).toEqual(
      all('E_ENCAPSULATED_DOCUMENT'),
    );
    expect(codesOf({ EncapsulatedDocument: Buffer.from('%PDF') }, { syntax: IMPLICIT_LITTLE })).toEqual(
      all('E_ENCAPSULATED_DOCUMENT'),
    );
  });

  const VIDEO = [
    ...[
      '100',
      '100.1',
      '101',
      '101.1',
      '102',
      '102.1',
      '103',
      '103.1',
      '104',
      '104.1',
      '105',
      '105.1',
      '106',
      '106.1',
      '107',
      '108',
    ].map((last) => `1.2.840.10008.1.2.4.${last}`),
    '1.2.840.10008.1.2.7.1',
    '1.2.840.10008.1.2.7.2',
  ];
  for (const syntax of VIDEO) {
    it(`video: ${syntax}`, () => {
      const dataset = {
        Rows: 2,
        Columns: 2,
        BitsAllocated: 8,
        NumberOfFrames: 1,
        PixelData: { frames: [[Buffer.from('Zqframes')]] },
      };
      expect(codesOf(dataset, { syntax })).toEqual(all('E_VIDEO'));
    });
  }

  it('JPIP: the pixels are on a server', () => {
    const dataset = {
      Rows: 2,
      Columns: 2,
      BitsAllocated: 8,
      PixelDataProviderURL: 'https://jpip.example.org/?target=zq4711',
    };
    for (const syntax of ['1.2.840.10008.1.2.4.94', '1.2.840.10008.1.2.4.204'])
      expect(codesOf(dataset, { syntax })).toEqual(all('E_PIXELS'));
    for (const TransferSyntaxUID of ['1.2.840.10008.1.2.4.95', '1.2.840.10008.1.2.4.205']) {
      expect(codesOf(dataset, { syntax: DEFLATED_LITTLE, meta: { TransferSyntaxUID } })).toEqual(
        all('E_PIXELS'),
      );
    }
  });

  it('the address of a server in any other file is taken out', () => {
    const file = readDicom(
      buildFile({ ...MARKED, PixelDataProviderURL: 'https://jpip.example.org/?target=zq4711' }),
    );
    for (const profile of [basic, research, whitelist]) {
      const { changes } = createDeidentifier(profile, DEMO_KEY)(file);
      expect(changes.find(({ row }) => file.elements[row]!.tag === 0x00287fe0)?.value).toBeUndefined();
      expect(changes.some(({ row }) => file.elements[row]!.tag === 0x00287fe0)).toBe(true);
    }
  });
});

describe('pixels that the profile wants cleaned, and nobody can clean yet', () => {
  const pixels: BuildDataset = { Rows: 2, Columns: 2, BitsAllocated: 8, PixelData: new Uint8Array(4) };

  for (const [name, profile] of [
    ['clean-pixel-data', cleanPixels],
    ['research', research],
  ] as const) {
    describe(name, () => {
      it('are refused when Burned In Annotation says YES', () => {
        expect(refusalOf(profile, { ...pixels, BurnedInAnnotation: 'YES' })?.code).toBe('E_PIXELS');
        expect(
          refusalOf(profile, { ...pixels, BurnedInAnnotation: { vr: 'CS', value: Buffer.from('YES ') } })
            ?.code,
        ).toBe('E_PIXELS');
        expect(
          refusalOf(profile, { ...pixels, BurnedInAnnotation: { vr: 'CS', value: Buffer.from(' YES') } })
            ?.code,
        ).toBe('E_PIXELS');
        expect(
          refusalOf(profile, { ...pixels, BurnedInAnnotation: { vr: 'UN', value: Buffer.from('YES\0') } })
            ?.code,
        ).toBe('E_PIXELS');
        expect(refusalOf(profile, { ...pixels, BurnedInAnnotation: 'yes' })?.code).toBe('E_PIXELS');
        expect(
          refusalOf(profile, { ...pixels, BurnedInAnnotation: 'YES' }, { syntax: DEFLATED_LITTLE })?.code,
        ).toBe('E_PIXELS');
      });

      it('pass when it says NO, or nothing, in a class where text is not the rule', () => {
        expect(refusalOf(profile, { ...pixels, BurnedInAnnotation: 'NO' })).toBeUndefined();
        expect(refusalOf(profile, pixels)).toBeUndefined();
      });

      it('are refused in secondary captures and ultrasound, whatever the flag says', () => {
        for (const uid of ['7', '7.1', '7.2', '7.3', '7.4', '6.1', '6.2', '3.1', '6', '3']) {
          for (const flag of [{}, { BurnedInAnnotation: 'NO' }]) {
            expect(refusalOf(profile, { ...pixels, ...flag, SOPClassUID: CLASS + uid })?.code, uid).toBe(
              'E_PIXELS',
            );
          }
        }
        // these numbers only begin alike
        for (const uid of ['77.1.4', '66.4', '30', '31'])
          expect(refusalOf(profile, { ...pixels, SOPClassUID: CLASS + uid }), uid).toBeUndefined();
      });

      it('of every kind, compressed too; without pixels nothing is refused', () => {
        const flag = { SOPClassUID: `${CLASS}7` };
        expect(refusalOf(profile, { ...flag, FloatPixelData: new Uint8Array(4) })?.code).toBe('E_PIXELS');
        expect(refusalOf(profile, { ...flag, DoubleFloatPixelData: new Uint8Array(8) })?.code).toBe(
          'E_PIXELS',
        );
        const frames = { frames: [[Buffer.from('Zqframes')]] };
        expect(
          refusalOf(profile, { ...flag, PixelData: frames }, { syntax: '1.2.840.10008.1.2.4.50' })?.code,
        ).toBe('E_PIXELS');
        expect(refusalOf(profile, { ...flag, BurnedInAnnotation: 'YES' })).toBeUndefined();
      });
    });
  }

  it('clean-recognizable-visual-features: every image is refused, no other object', () => {
    for (const uid of ['2', '4', '128', '7', '77.1.4'])
      expect(
        refusalOf(cleanFaces, { ...pixels, BurnedInAnnotation: 'NO', SOPClassUID: CLASS + uid })?.code,
      ).toBe('E_PIXELS');
    expect(refusalOf(cleanFaces, { SOPClassUID: `${CLASS}88.11` })).toBeUndefined();
  });

  it('profiles that claim nothing about pixels pass them on', () => {
    for (const profile of [basic, whitelist]) {
      for (const uid of ['2', '7', '6.1'])
        expect(
          refusalOf(profile, { ...pixels, BurnedInAnnotation: 'YES', SOPClassUID: CLASS + uid }),
        ).toBeUndefined();
    }
  });
});

describe('a refusal', () => {
  it('says what to do, and which attribute is meant', () => {
    const { message, tag } = refusalOf(research, {
      SOPClassUID: `${CLASS}7`,
      Rows: 1,
      PixelData: new Uint8Array(2),
    })!;
    expect(message).toContain('(7FE0,0010) PixelData');
    expect(tag).toBe(0x7fe00010);
    expect(message).toMatch(/Set these files aside, or use/);
    expect(refusalOf(basic, { EncapsulatedDocument: Buffer.from('%PDF') })!.message).toContain(
      '(0042,0011) EncapsulatedDocument',
    );
  });

  it('changes nothing for the files after it', () => {
    const deidentify = createDeidentifier(research, DEMO_KEY);
    const good = readDicom(buildFile(MARKED));
    const bad = readDicom(
      buildFile({ ...MARKED, SOPClassUID: `${CLASS}104.1` }, { syntax: EXPLICIT_LITTLE }),
    );
    const bytesOf = (): string =>
      deidentify(good)
        .pieces.map((piece) =>
          piece instanceof Uint8Array ? Buffer.from(piece).toString('hex') : `${piece.start}-${piece.end}`,
        )
        .join();
    const first = bytesOf();
    expect(() => deidentify(bad)).toThrow(DeidError);
    expect(bytesOf()).toBe(first);
  });

  it('names the rule and the profile, never a value of theirs that came from a file', () => {
    const profile = yaml('rules:\n  - { select: PixelData, action: mask }\n');
    expect(refusalOf(profile, { Rows: 1, PixelData: new Uint8Array(2) })!.message).toContain('rule 1');
  });
});
