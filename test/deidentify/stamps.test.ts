import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deidentify } from '../../src/deidentify/deidentify.ts';
import { DEMO_KEY } from '../../src/deidentify/key.ts';
import {
  type BuildDataset,
  type BuildOptions,
  buildFile,
  DEFLATED_LITTLE,
  EXPLICIT_BIG,
  EXPLICIT_LITTLE,
  IMPLICIT_LITTLE,
} from '../../src/dicom/build.ts';
import { type DicomJson, toDicomJson } from '../../src/dicom/json.ts';
import { type Dicom, readDicom } from '../../src/dicom/read.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { compileProfile, type Profile } from '../../src/profile/compile.ts';
import { parseProfile } from '../../src/profile/load.ts';
import { OPTION_NAMES, type OptionName } from '../../src/profile/options.ts';
import { describeWith, runTool } from '../support/tools.ts';

const CT = '1.2.840.10008.5.1.4.1.1.2';
/** What every file here has; nothing of it has an option column. */
const BARE: BuildDataset = { SOPClassUID: CT, PatientName: 'Xylander^Quirina', PatientID: 'QX-77123' };

function profileOf(options: readonly OptionName[], rules: readonly string[] = [], head = ''): Profile {
  const list = rules.length === 0 ? '' : `rules:\n${rules.map((rule) => `  - ${rule}\n`).join('')}`;
  return compileProfile(
    parseProfile(`deidlab: 1\nname: test\nbasis: ps3.15\noptions: [${options.join(', ')}]\n${head}\n${list}`),
  );
}

function run(
  profile: Profile,
  dataset: BuildDataset,
  options: BuildOptions = {},
): { bytes: Buffer; file: Dicom; json: DicomJson } {
  const bytes = Buffer.concat(deidentify(buildFile(dataset, options), profile, DEMO_KEY).chunks);
  const file = readDicom(bytes);
  return { bytes, file, json: toDicomJson(file) };
}

interface Stamps {
  readonly codes: readonly string[];
  readonly dates: unknown;
}

function stampsOf(profile: Profile, dataset: BuildDataset): Stamps {
  const { json } = run(profile, { ...BARE, ...dataset });
  expect(json['00120062']).toEqual({ vr: 'CS', Value: ['YES'] });
  const items = (json['00120064']?.Value ?? []) as DicomJson[];
  for (const item of items) expect(item['00080102']).toEqual({ vr: 'SH', Value: ['DCM'] });
  return {
    codes: items.map((item) => String(item['00080100']!.Value![0])),
    dates: json['00280303']!.Value![0],
  };
}

/** CID 7050 of PS3.16, and for each option files on which it acts and files on which it has nothing to do or cannot. */
const CASES: Readonly<
  Record<
    OptionName,
    {
      readonly code: string;
      readonly acts: Readonly<Record<string, BuildDataset>>;
      readonly not: Readonly<Record<string, BuildDataset>>;
    }
  >
> = {
  'retain-safe-private': {
    code: '113111',
    acts: { 'a b value': { '(0019,"SIEMENS MR HEADER",0C)': { vr: 'IS', value: '1000' } } },
    not: {
      'no private element': {},
      'an unknown creator': { '(0019,"NOBODY KNOWS",0C)': { vr: 'IS', value: '1000' } },
      'an unlisted element of a known creator': { '(0019,"SIEMENS MR HEADER",FE)': { vr: 'LO', value: 'x' } },
      'an empty value': { '(0019,"SIEMENS MR HEADER",0C)': { vr: 'IS', value: undefined } },
    },
  },
  'retain-uids': {
    code: '113110',
    acts: {
      'a UID': { StudyInstanceUID: '1.2.3' },
      'a reference': { ReferencedStudySequence: [{ ReferencedSOPInstanceUID: '1.2.4' }] },
    },
    not: { 'no UID': {}, 'an empty one': { StudyInstanceUID: undefined } },
  },
  'retain-device-identity': {
    code: '113109',
    acts: {
      'a serial number': { DeviceSerialNumber: 'SN-4711' },
      'an AE title, which gets a stand-in': { StationAETitle: 'SCANNER7' },
      'one deep inside': { ContributingEquipmentSequence: [{ DeviceSerialNumber: 'SN-4711' }] },
    },
    not: { 'no device': {}, 'an empty number': { DeviceSerialNumber: undefined } },
  },
  'retain-institution-identity': {
    code: '113112',
    acts: {
      'a name': { InstitutionName: 'Hospital of the North' },
      'a code': { InstitutionCodeSequence: [{ CodeValue: 'H1' }] },
    },
    not: {
      'no institution': {},
      'an empty name': { InstitutionName: undefined },
      'a sequence without items': { InstitutionCodeSequence: [] },
    },
  },
  'retain-patient-characteristics': {
    code: '113108',
    acts: { 'the sex': { PatientSex: 'F' }, allergies: { Allergies: 'LATEX' } },
    not: { nothing: {}, 'an empty sex': { PatientSex: undefined } },
  },
  'retain-longitudinal-full-dates': {
    code: '113106',
    acts: { 'a date': { StudyDate: '20240301' }, 'a time': { StudyTime: '101500' } },
    not: { 'no date': {}, 'a birth date, for which there is no option': { PatientBirthDate: '19600101' } },
  },
  'retain-longitudinal-modified-dates': {
    code: '113107',
    acts: { 'a date': { StudyDate: '20240301' }, 'a date and time': { AcquisitionDateTime: '2024030110' } },
    not: {
      'no date': {},
      'a birth date, for which there is no option': { PatientBirthDate: '19600101' },
      'a date that is none, and cannot be moved': { StudyDate: '20240231' },
      'a time stamp that nobody can move': {
        CertifiedTimestamp: { vr: 'OB', value: Buffer.from([1, 2, 3, 4]) },
      },
    },
  },
  'clean-descriptors': {
    code: '113105',
    acts: {
      'a description': { StudyDescription: 'CT CHEST' },
      'one with a name': { StudyDescription: 'CT CHEST Xylander' },
    },
    not: {
      'no description': {},
      'an empty one': { StudyDescription: undefined },
      'bytes that hold no text': { MakerNote: { vr: 'OB', value: Buffer.from([1, 2, 3, 4]) } },
    },
  },
  'clean-structured-content': {
    code: '113104',
    acts: { 'a tree': { ContentSequence: [{ ValueType: 'TEXT', TextValue: 'No finding.' }] } },
    not: { 'no tree': {}, 'a tree without items': { ContentSequence: [] } },
  },
  'clean-graphics': {
    code: '113103',
    acts: {
      annotations: {
        GraphicAnnotationSequence: [{ TextObjectSequence: [{ UnformattedTextValue: 'lesion' }] }],
      },
      'an overlay comment': { '60004000': { vr: 'LT', value: 'lesion' } },
    },
    not: {
      'no graphics': {},
      'an overlay, which goes as without the option': { '60003000': { vr: 'OW', value: Buffer.alloc(8) } },
    },
  },
  // nothing in this version looks at a pixel, so nothing may be claimed
  'clean-pixel-data': {
    code: '113101',
    acts: {},
    not: { 'no pixels': {}, pixels: { PixelData: new Uint8Array(8) } },
  },
  'clean-recognizable-visual-features': { code: '113102', acts: {}, not: { 'no pixels': {} } },
};

describe('De-identification Method Code Sequence (0012,0064)', () => {
  for (const option of OPTION_NAMES) {
    const { code, acts, not } = CASES[option];
    for (const [what, dataset] of Object.entries(acts)) {
      it(`has ${code} for ${option} when there is ${what}`, () => {
        expect(stampsOf(profileOf([option]), dataset).codes).toEqual(['113100', code]);
      });
    }
    for (const [what, dataset] of Object.entries(not)) {
      it(`has no ${code} for ${option} when there is ${what}`, () => {
        expect(stampsOf(profileOf([option]), dataset).codes).toEqual(['113100']);
      });
    }
  }

  it('never has the code of an option that the profile does not have', () => {
    const everything = Object.assign(
      {},
      ...Object.values(CASES).flatMap(({ acts }) => Object.values(acts)),
    ) as BuildDataset;
    expect(stampsOf(profileOf([]), everything).codes).toEqual(['113100']);
    const all = OPTION_NAMES.filter((name) => !/full-dates|pixel|visual/.test(name));
    const codes = all.map((option) => CASES[option].code);
    expect(stampsOf(profileOf(all), everything).codes).toEqual(['113100', ...codes.sort()]);
  });

  it('says no more for a second file than what was done to it', () => {
    const profile = profileOf(['clean-descriptors', 'retain-patient-characteristics']);
    expect(stampsOf(profile, { StudyDescription: 'CT', PatientSex: 'F' }).codes).toEqual([
      '113100',
      '113105',
      '113108',
    ]);
    expect(stampsOf(profile, { PatientSex: 'F' }).codes).toEqual(['113100', '113108']);
    expect(stampsOf(profile, {}).codes).toEqual(['113100']);
  });

  describe('when a rule decides instead of the option', () => {
    const option: OptionName[] = [
      'retain-device-identity',
      'clean-descriptors',
      'retain-longitudinal-modified-dates',
    ];
    const codesWith = (rule: string, dataset: BuildDataset): readonly string[] =>
      stampsOf(profileOf(option, [rule]), dataset).codes;

    it('has no code for what the rule removes, empties or replaces', () => {
      for (const action of ['remove', 'empty', 'dummy', 'replace, value: X1']) {
        expect(
          codesWith(`{ select: DeviceSerialNumber, action: ${action} }`, { DeviceSerialNumber: 'SN-4711' }),
        ).toEqual(['113100']);
      }
    });

    it('has the code when the rule does what the option does, or less', () => {
      expect(
        codesWith('{ select: DeviceSerialNumber, action: keep }', { DeviceSerialNumber: 'SN-4711' }),
      ).toEqual(['113100', '113109']);
      expect(codesWith('{ select: StudyDescription, action: clean }', { StudyDescription: 'CT' })).toEqual([
        '113100',
        '113105',
      ]);
      expect(codesWith('{ select: StudyDate, action: shift }', { StudyDate: '20240301' })).toEqual([
        '113100',
        '113107',
      ]);
    });

    it('claims neither the option nor the Basic Profile when the rule keeps what the option cleans or moves', () => {
      expect(codesWith('{ select: StudyDescription, action: keep }', { StudyDescription: 'CT' })).toEqual([]);
      expect(codesWith('{ select: StudyDate, action: keep }', { StudyDate: '20240301' })).toEqual([]);
    });
  });
});

describe('113100, Basic Application Confidentiality Profile', () => {
  const isClaimed = (rules: readonly string[], dataset: BuildDataset, head = ''): boolean =>
    stampsOf(profileOf([], rules, head), dataset).codes.includes('113100');

  it('is gone when a rule lets through what the table removes, empties or replaces', () => {
    expect(isClaimed(['{ select: StudyDescription, action: keep }'], { StudyDescription: 'CT' })).toBe(false);
    expect(isClaimed(['{ select: StudyDescription, action: clean }'], { StudyDescription: 'CT' })).toBe(
      false,
    );
    expect(isClaimed(['{ select: PatientName, action: keep }'], {})).toBe(false);
    expect(isClaimed(['{ select: StudyDate, action: shift }'], { StudyDate: '20240301' })).toBe(false);
    expect(
      isClaimed(['{ select: PatientBirthDate, action: generalize, period: year }'], {
        PatientBirthDate: '19600512',
      }),
    ).toBe(false);
    expect(
      isClaimed(['{ select: PatientWeight, action: noise, percent: 5 }'], { PatientWeight: '71.5' }),
    ).toBe(false);
    expect(isClaimed(['{ select: SOPInstanceUID, action: keep }'], { SOPInstanceUID: '1.2.3' })).toBe(false);
  });

  it('is gone when that happens deep inside, too', () => {
    const dataset = {
      SharedFunctionalGroupsSequence: [{ FrameContentSequence: [{ FrameComments: 'note' }] }],
    };
    expect(isClaimed(['{ select: FrameComments, action: keep }'], dataset)).toBe(false);
  });

  it('is gone when private attributes are kept that nobody knows to be safe', () => {
    const dataset = { '(0019,"NOBODY KNOWS",0C)': { vr: 'IS', value: '1000' } };
    expect(isClaimed([], dataset, 'private: keep')).toBe(false);
    expect(isClaimed([], {}, 'private: keep')).toBe(true);
    expect(isClaimed(['{ select: \'(0019,"NOBODY KNOWS",0C)\', action: keep }'], dataset)).toBe(false);
  });

  it('stays when a rule does more than the table, or nothing to this file', () => {
    expect(
      isClaimed(['{ select: PatientName, action: pseudonym }', '{ select: Modality, action: remove }'], {
        Modality: 'CT',
      }),
    ).toBe(true);
    expect(isClaimed(['{ select: Modality, action: keep }'], { Modality: 'CT' })).toBe(true);
    expect(isClaimed(['{ select: StudyDescription, action: keep }'], {})).toBe(true);
    expect(
      isClaimed(['{ select: StudyDescription, when: { Modality: MR }, action: keep }'], {
        Modality: 'CT',
        StudyDescription: 'CT',
      }),
    ).toBe(true);
  });

  it('leaves no empty sequence behind when there is nothing to claim', () => {
    const { json } = run(profileOf([], ['{ select: PatientName, action: keep }']), BARE);
    expect(json['00120064']).toBeUndefined();
    expect(json['00120062']!.Value).toEqual(['YES']);
  });
});

describe('Longitudinal Temporal Information Modified (0028,0303)', () => {
  const dated: BuildDataset = { StudyDate: '20240301', StudyTime: '101500' };
  const datesOf = (
    options: readonly OptionName[],
    dataset: BuildDataset,
    rules: readonly string[] = [],
  ): unknown => stampsOf(profileOf(options, rules), dataset).dates;

  it('is REMOVED, MODIFIED or UNMODIFIED by what became of the dates', () => {
    expect(datesOf([], dated)).toBe('REMOVED');
    expect(datesOf(['retain-longitudinal-modified-dates'], dated)).toBe('MODIFIED');
    expect(datesOf(['retain-longitudinal-full-dates'], dated)).toBe('UNMODIFIED');
  });

  it('is REMOVED when there was nothing that could be moved or kept', () => {
    expect(datesOf(['retain-longitudinal-modified-dates'], {})).toBe('REMOVED');
    expect(datesOf(['retain-longitudinal-modified-dates'], { StudyDate: 'yesterday' })).toBe('REMOVED');
    expect(datesOf(['retain-longitudinal-full-dates'], {})).toBe('REMOVED');
  });

  it('goes with the code of the date option (PS3.15 E.3.6)', () => {
    expect(stampsOf(profileOf(['retain-longitudinal-full-dates']), { StudyTime: '101500' })).toEqual({
      codes: ['113100', '113106'],
      dates: 'UNMODIFIED',
    });
  });

  it('counts what rules do, and dates in items', () => {
    expect(datesOf([], dated, ['{ select: StudyDate, action: keep }'])).toBe('UNMODIFIED');
    expect(datesOf([], dated, ['{ select: StudyDate, action: shift }'])).toBe('MODIFIED');
    expect(datesOf([], dated, ['{ select: StudyDate, action: generalize, period: month }'])).toBe('MODIFIED');
    expect(
      datesOf(['retain-longitudinal-modified-dates'], {
        PerFrameFunctionalGroupsSequence: [
          { FrameContentSequence: [{ FrameAcquisitionDateTime: '20240301101500' }] },
        ],
      }),
    ).toBe('MODIFIED');
  });
});

describe('De-identification Method (0012,0063)', () => {
  const methodOf = (profile: Profile): string[] => run(profile, BARE).json['00120063']!.Value as string[];

  it('names the software with its version and the profile with its hash', () => {
    const profile = builtinProfile('basic');
    const [software, used] = methodOf(profile);
    expect(software).toMatch(/^deidlab \d+\.\d+\.\d+/);
    expect(used).toBe(`profile basic ${profile.hash}`);
    expect(profile.hash).toMatch(/^[0-9a-f]{16}$/);
  });

  it('has the same hash for the same profile, another one for one that decides otherwise', () => {
    const hash = (options: readonly OptionName[], rules: readonly string[] = []): string =>
      methodOf(profileOf(options, rules))[1]!;
    expect(hash(['retain-uids'])).toBe(hash(['retain-uids']));
    expect(hash(['retain-uids'])).not.toBe(hash([]));
    expect(hash([], ['{ select: PatientID, action: pseudonym, width: 12 }'])).not.toBe(
      hash([], ['{ select: PatientID, action: pseudonym, width: 13 }']),
    );
  });

  it('fits into LO with the longest profile name', () => {
    const name = 'n'.repeat(32);
    const values = methodOf(compileProfile(parseProfile(`deidlab: 1\nname: ${name}\nbasis: nothing\n`)));
    expect(values[1]).toContain(name);
    for (const value of values) expect(value.length).toBeLessThanOrEqual(64);
  });
});

describe('claims of the input', () => {
  const claims: BuildDataset = {
    ...BARE,
    StudyDate: '20240301',
    PatientIdentityRemoved: 'NO',
    DeidentificationMethod: 'Zzyzxqtool by Dr Wqvxly',
    DeidentificationMethodCodeSequence: [
      { CodeValue: '113102', CodingSchemeDesignator: 'DCM', CodeMeaning: 'Zzyzxqclaim' },
    ],
    LongitudinalTemporalInformationModified: 'UNMODIFIED',
  };

  for (const name of ['basic', 'research', 'whitelist']) {
    it(`are replaced by what was done now: ${name}`, () => {
      const { json, bytes, file } = run(builtinProfile(name), claims);
      expect(json['00120062']!.Value).toEqual(['YES']);
      expect(json['00120063']!.Value).toHaveLength(2);
      expect((json['00120064']!.Value as DicomJson[])[0]!['00080100']!.Value).toEqual(['113100']);
      expect(json['00280303']!.Value).toEqual([name === 'research' ? 'MODIFIED' : 'REMOVED']);
      expect(bytes.includes('Zzyzxq') || bytes.includes('113102')).toBe(false);
      const tags = file.elements.filter(({ depth }) => depth === 0).map(({ tag }) => tag);
      expect(new Set(tags).size).toBe(tags.length);
    });
  }

  it('go even when a rule wants to keep them', () => {
    const rules = [
      'PatientIdentityRemoved',
      'DeidentificationMethod',
      'DeidentificationMethodCodeSequence',
    ].map((keyword) => `{ select: ${keyword}, action: keep }`);
    const { json, bytes } = run(profileOf([], rules), claims);
    expect(json['00120062']!.Value).toEqual(['YES']);
    expect(bytes.includes('Zzyzxq')).toBe(false);
  });
});

describe('in every encoding', () => {
  const SYNTAXES = {
    'implicit little endian': IMPLICIT_LITTLE,
    'explicit little endian': EXPLICIT_LITTLE,
    'explicit big endian': EXPLICIT_BIG,
    deflated: DEFLATED_LITTLE,
  };
  const dataset: BuildDataset = {
    ...BARE,
    SOPInstanceUID: '1.2.3.4',
    StudyDate: '20240301',
    StudyDescription: 'CT CHEST',
    PatientSex: 'F',
    ClinicalTrialTimePointID: 'T1',
    DeidentificationMethod: 'something older',
    Rows: 2,
    Columns: 2,
    BitsAllocated: 16,
    BurnedInAnnotation: 'NO',
    WindowCenter: 40,
    PixelData: new Uint8Array(8),
  };
  const research = builtinProfile('research');

  for (const [name, syntax] of Object.entries(SYNTAXES)) {
    it(`${name}: the stamps read alike, and tags stand in order`, () => {
      const { json, file } = run(research, dataset, { syntax });
      const expected = run(research, dataset).json;
      for (const tag of ['00120062', '00120063', '00120064', '00280303'])
        expect(json[tag]).toEqual(expected[tag]);
      const tags = file.elements.filter(({ depth }) => depth === 0).map(({ tag }) => tag);
      expect(tags).toEqual([...tags].sort((a, b) => a - b));
      expect(tags).toContain(0x00280303);
      for (const element of file.elements) expect((element.end - element.start) % 2).toBe(0);
    });
  }

  describeWith(['dcmdump'], 'seen by dcmdump', () => {
    for (const [name, syntax] of Object.entries(SYNTAXES)) {
      it(`${name}: the codes and their meanings`, () => {
        const folder = mkdtempSync(join(tmpdir(), 'deidlab-stamps-'));
        try {
          const path = join(folder, 'out.dcm');
          writeFileSync(path, run(research, dataset, { syntax }).bytes);
          const { code, stdout } = runTool('dcmdump', [
            '-q',
            '+P',
            '0012,0062',
            '+P',
            '0012,0063',
            '+P',
            '0008,0100',
            '+P',
            '0008,0104',
            '+P',
            '0028,0303',
            path,
          ]);
          expect(code).toBe(0);
          expect([...stdout.matchAll(/\[([^\]]*)\]/g)].map(([, value]) => value)).toEqual(
            expect.arrayContaining([
              'YES',
              '113100',
              '113105',
              '113107',
              '113108',
              'Clean Descriptors Option',
              'MODIFIED',
            ]),
          );
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      });
    }
  });

  it('before, between and behind what is there', () => {
    const orderOf = (content: BuildDataset): string[] =>
      run(builtinProfile('basic'), content)
        .file.elements.filter(({ depth }) => depth === 0)
        .map(({ tag }) => tag.toString(16).padStart(8, '0'));
    const stamps = ['00120062', '00120063', '00120064', '00280303'];
    expect(orderOf({ PixelData: new Uint8Array(2) })).toEqual([...stamps, '7fe00010']);
    expect(orderOf({ SOPClassUID: CT })).toEqual(['00080016', ...stamps]);
    expect(
      orderOf({ SOPClassUID: CT, SliceThickness: 1, BurnedInAnnotation: 'NO', WindowCenter: 1 }),
    ).toEqual([
      '00080016',
      '00120062',
      '00120063',
      '00120064',
      '00180050',
      '00280301',
      '00280303',
      '00281050',
    ]);
  });
});
