import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Deidentified, deidentify } from '../../src/deidentify/deidentify.ts';
import { DEMO_KEY, keyFromBytes } from '../../src/deidentify/key.ts';
import {
  type BuildDataset,
  type BuildOptions,
  type BuildValue,
  buildFile,
  DEFLATED_LITTLE,
  EXPLICIT_BIG,
  EXPLICIT_LITTLE,
  IMPLICIT_LITTLE,
} from '../../src/dicom/build.ts';
import { type DicomJson, toDicomJson } from '../../src/dicom/json.ts';
import { readDicom } from '../../src/dicom/read.ts';
import { compileProfile, type Profile } from '../../src/profile/compile.ts';
import { parseProfile } from '../../src/profile/load.ts';

const SYNTAXES = [IMPLICIT_LITTLE, EXPLICIT_LITTLE, EXPLICIT_BIG, DEFLATED_LITTLE];
const CT = '1.2.840.10008.5.1.4.1.1.2';
const PATIENT: BuildDataset = { SOPClassUID: CT, PatientID: 'QX-77123' };

interface Outcome {
  readonly json: DicomJson;
  readonly result: Deidentified;
  readonly bytes: Buffer;
}

function profileOf(rules: readonly string[], head = 'basis: ps3.15'): Profile {
  const list = rules.map((rule) => `  - ${rule}\n`).join('');
  return compileProfile(
    parseProfile(`deidlab: 1\nname: test\n${head}\n${list === '' ? '' : `rules:\n${list}`}`),
  );
}

function run(
  rules: readonly string[],
  dataset: BuildDataset,
  options: BuildOptions & { readonly head?: string; readonly key?: typeof DEMO_KEY } = {},
): Outcome {
  const { head, key = DEMO_KEY, ...build } = options;
  const result = deidentify(buildFile({ ...PATIENT, ...dataset }, build), profileOf(rules, head), key);
  const bytes = Buffer.concat(result.chunks);
  return { json: toDicomJson(readDicom(bytes)), result, bytes };
}

/** The values of one attribute after one rule. */
function valuesAfter(
  rule: string,
  keyword: string,
  value: BuildValue,
  options: BuildOptions & { readonly head?: string } = {},
): unknown[] {
  const { json } = run([rule], { [keyword]: value }, options);
  const tag = [...Object.keys(json)].find((each) => TAGS[keyword] === each);
  return tag === undefined ? ['gone'] : (json[tag]!.Value ?? []);
}
const TAGS: Readonly<Record<string, string>> = {
  PatientAge: '00101010',
  StudyDate: '00080020',
  AcquisitionDateTime: '0008002A',
  PatientWeight: '00101030',
  KVP: '00180060',
  InstanceNumber: '00200013',
  CountryOfResidence: '00102150',
  PatientBirthDate: '00100030',
  PatientSize: '00101020',
  ExposureTime: '00181150',
  SeriesDate: '00080021',
  ImageComments: '00204000',
  SeriesDescription: '0008103E',
  PatientAddress: '00101040',
};

describe('replace', () => {
  const CASES: readonly (readonly [
    vr: string,
    tag: string,
    before: BuildValue,
    text: string,
    after: unknown,
  ])[] = [
    ['AE', '00080055', 'SCANNER7', 'OTHER', 'OTHER'],
    ['AS', '00101010', '045Y', '050Y', '050Y'],
    ['CS', '00180015', 'CHEST', 'HEAD', 'HEAD'],
    ['DA', '00080020', '20240301', '20000101', '20000101'],
    ['DS', '00180060', '120', '1.5', 1.5],
    ['DT', '0008002A', '20240301', '2000', '2000'],
    ['FD', '00189087', 1.5, '1000.25', 1000.25],
    ['FL', '00700022', 1.5, '0.5', 0.5],
    ['IS', '00200013', '7', '12', 12],
    ['LO', '0008103E', 'before', 'after', 'after'],
    ['LT', '00204000', 'before', 'after', 'after'],
    ['PN', '00100010', 'Xylander^Quirina', 'Doe^Jane', { Alphabetic: 'Doe^Jane' }],
    ['SH', '00081010', 'before', 'after', 'after'],
    ['SL', '00186020', -5, '-70000', -70000],
    ['SS', '00189219', -5, '-300', -300],
    ['ST', '00080081', 'before', 'after', 'after'],
    ['TM', '00080030', '101500', '120000', '120000'],
    ['UC', '00080119', 'before', 'after', 'after'],
    ['UI', '0020000D', '1.2.3', '1.2.4', '1.2.4'],
    ['UL', '00186016', 5, '70000', 70000],
    ['UR', '0040E010', 'https://a.example', 'https://b.example', 'https://b.example'],
    ['US', '00280010', 5, '300', 300],
    ['UT', '0040A160', 'before', 'after', 'after'],
  ];
  for (const [vr, tag, before, text, after] of CASES) {
    it(`puts the given value into ${vr}, in every encoding`, () => {
      for (const syntax of SYNTAXES) {
        const { json, result } = run(
          [`{ select: "(${tag.slice(0, 4)},${tag.slice(4)})", action: replace, value: "${text}" }`],
          { [tag]: { vr, value: before } },
          { syntax },
        );
        expect(json[tag]!.Value).toEqual([after]);
        expect(result.problems).toEqual([]);
      }
    });
  }

  it('takes several values, of text and of numbers', () => {
    const matrix = run(
      ['{ select: AcquisitionMatrix, action: replace, value: "0\\\\256\\\\128\\\\0" }'],
      { AcquisitionMatrix: [1, 2, 3, 4] },
      { syntax: EXPLICIT_BIG },
    );
    expect(matrix.json['00181310']!.Value).toEqual([0, 256, 128, 0]);
    const type = run(['{ select: ImageType, action: replace, value: "DERIVED\\\\SECONDARY" }'], {
      ImageType: ['ORIGINAL', 'PRIMARY'],
    });
    expect(type.json['00080008']!.Value).toEqual(['DERIVED', 'SECONDARY']);
  });

  it('keeps the zeros of a number that is text', () => {
    expect(
      run(['{ select: SeriesDescription, action: replace, value: 007 }'], { SeriesDescription: 'x' }).json[
        '0008103E'
      ]!.Value,
    ).toEqual(['007']);
  });

  it('writes nothing that the VR or the character set cannot take, and leaves nothing of the original', () => {
    for (const [keyword, tag, before, text] of [
      ['PatientAge', '00101010', '045Y', 'abc'],
      ['Rows', '00280010', 5, '70000'],
      ['Rows', '00280010', 5, 'abc'],
      ['InstanceNumber', '00200013', '7', '1.5'],
      ['BodyPartExamined', '00180015', 'CHEST', 'not capitals'],
      ['SeriesNumber', '00200011', '7', '99999999999'],
      ['SegmentLabel', '00620005', 'before', '日本'],
    ] as const) {
      const { json, result } = run([`{ select: ${keyword}, action: replace, value: "${text}" }`], {
        [keyword]: before,
      });
      expect(json[tag]?.Value, keyword).toBeUndefined();
      expect(result.problems).toHaveLength(1);
    }
  });
});

describe('pseudonym', () => {
  it('has prefix and width, and is the same for the same value wherever it stands', () => {
    const { json } = run(
      ['{ select: [AccessionNumber, StudyID], action: pseudonym, prefix: AC-, width: 11 }'],
      {
        AccessionNumber: 'A4711',
        StudyID: 'A4711',
        SharedFunctionalGroupsSequence: [{ AccessionNumber: 'A4711' }, { AccessionNumber: 'A4712' }],
      },
    );
    const stand = json['00080050']!.Value![0];
    expect(stand).toMatch(/^AC-[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(json['00200010']!.Value![0]).toBe(stand);
    const nested = (json['52009229']!.Value as DicomJson[]).map((item) => item['00080050']!.Value![0]);
    expect(nested[0]).toBe(stand);
    expect(nested[1]).not.toBe(stand);
  });

  it('goes by the value, not by padding, and keeps the number of values', () => {
    const of = (value: BuildValue): unknown =>
      run(['{ select: OtherPatientIDs, action: pseudonym }'], { OtherPatientIDs: value }).json['00101000']!
        .Value;
    const [one, two] = of(['A1', 'B2']) as string[];
    expect(of(['B2', 'A1 '])).toEqual([two, one]);
    expect(of(['A1', '', 'B2'])).toEqual([one, null, two]);
  });

  it('gives PatientID and PatientName one stand-in, by ID and issuer, and another under another key', () => {
    const rules = ['{ select: [PatientID, PatientName], action: pseudonym, prefix: P, width: 12 }'];
    const of = (dataset: BuildDataset, key = DEMO_KEY): [unknown, unknown] => {
      const { json } = run(rules, dataset, { key });
      return [
        json['00100020']!.Value![0],
        (json['00100010']!.Value![0] as { Alphabetic: string }).Alphabetic,
      ];
    };
    const [id, name] = of({ PatientName: 'Xylander^Quirina' });
    expect(id).toBe(name);
    expect(of({ PatientName: 'XYLANDER^Q.' })).toEqual([id, id]);
    expect(of({ PatientName: 'Xylander^Quirina', IssuerOfPatientID: 'NORTH' })[0]).not.toBe(id);
    expect(of({ PatientName: 'Xylander^Quirina' }, keyFromBytes(new Uint8Array(32).fill(3)))[0]).not.toBe(id);
  });
});

describe('generalize', () => {
  it('ages into bands with a cap', () => {
    const age = (value: string, width: number, cap = 90): unknown =>
      valuesAfter(
        `{ select: PatientAge, action: generalize, width: ${width}, cap: ${cap} }`,
        'PatientAge',
        value,
      )[0];
    expect([age('047Y', 5), age('045Y', 5), age('044Y', 5), age('047Y', 10), age('047Y', 1)]).toEqual([
      '045Y',
      '045Y',
      '040Y',
      '040Y',
      '047Y',
    ]);
    expect([age('089Y', 5), age('090Y', 5), age('091Y', 5), age('110Y', 1), age('089Y', 1)]).toEqual([
      '085Y',
      '090Y',
      '090Y',
      '090Y',
      '089Y',
    ]);
    expect([age('088Y', 7, 85), age('084Y', 7, 85), age('085Y', 1, 85)]).toEqual(['085Y', '084Y', '085Y']);
    // no band crosses the cap
    expect(age('089Y', 50, 80)).toBe('080Y');
  });

  it('months, weeks and days of children: below one year as they are, or one band', () => {
    const age = (value: string, width: number): unknown =>
      valuesAfter(`{ select: PatientAge, action: generalize, width: ${width} }`, 'PatientAge', value)[0];
    expect([age('018M', 1), age('011M', 1), age('006W', 1), age('003D', 1), age('104W', 1)]).toEqual([
      '001Y',
      '011M',
      '006W',
      '003D',
      '001Y',
    ]);
    expect([age('018M', 5), age('011M', 5), age('006W', 5), age('003D', 5)]).toEqual([
      '000Y',
      '000Y',
      '000Y',
      '000Y',
    ]);
  });

  it('what is no age does not stay', () => {
    for (const value of ['47Y', '47', 'OLD', '047X'])
      expect(
        valuesAfter('{ select: PatientAge, action: generalize, width: 5 }', 'PatientAge', value)[0],
      ).toBe('gone');
  });

  it('dates to the first day of month, quarter or year', () => {
    const date = (value: string, period: string): unknown =>
      valuesAfter(`{ select: StudyDate, action: generalize, period: ${period} }`, 'StudyDate', value)[0];
    expect([date('20240517', 'month'), date('20240517', 'quarter'), date('20240517', 'year')]).toEqual([
      '20240501',
      '20240401',
      '20240101',
    ]);
    expect([date('20241231', 'quarter'), date('20240101', 'quarter'), date('20240229', 'month')]).toEqual([
      '20241001',
      '20240101',
      '20240201',
    ]);
    const time = (value: string): unknown =>
      valuesAfter(
        '{ select: AcquisitionDateTime, action: generalize, period: month }',
        'AcquisitionDateTime',
        value,
      )[0];
    expect(time('20240517101530.25+0100')).toBe('20240501');
  });

  it('what is no date is not guessed: it does not stay, and is reported', () => {
    for (const value of ['20249999', '20240230', '20240101-20240301', 'MAY 2024', '2024']) {
      const { json, result } = run(['{ select: SeriesDate, action: generalize, period: month }'], {
        SeriesDate: value,
      });
      expect(json['00080021']?.Value, value).toBeUndefined();
      expect(result.problems).toHaveLength(1);
      expect(JSON.stringify(result.problems)).not.toContain(value);
    }
  });

  it('postcodes to their first digits', () => {
    const code = (value: string, digits: number): unknown =>
      valuesAfter(
        `{ select: PatientAddress, action: generalize, digits: ${digits} }`,
        'PatientAddress',
        value,
      )[0];
    expect([code('12345', 3), code('SW1A 1AA', 2), code('12', 3)]).toEqual(['123', 'SW', '12']);
  });

  it('numbers to the nearest step', () => {
    const weight = (value: string, step: number): unknown =>
      valuesAfter(`{ select: PatientWeight, action: generalize, step: ${step} }`, 'PatientWeight', value)[0];
    expect([
      weight('71.3', 5),
      weight('72.5', 5),
      weight('71.3', 0.5),
      weight('0.3', 0.1),
      weight('7.13E1', 10),
    ]).toEqual([70, 75, 71.5, 0.3, 70]);
    expect(
      valuesAfter('{ select: ExposureTime, action: generalize, step: 3 }', 'ExposureTime', '10'),
    ).toEqual([9]);
    expect(
      valuesAfter('{ select: PatientWeight, action: generalize, step: 5 }', 'PatientWeight', 'heavy'),
    ).toEqual(['gone']);
  });

  it('a DS has never more than 16 characters', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }),
        fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
        (number, step) => {
          const text = String(number)
            .slice(0, 16)
            .replace(/[eE.+-]+$/, '');
          const { bytes } = run([`{ select: PatientWeight, action: generalize, step: ${step} }`], {
            PatientWeight: text === '' ? '0' : text,
          });
          const file = readDicom(bytes);
          const element = file.elements.find(({ tag }) => tag === 0x00101030)!;
          expect(element.valueEnd - element.valueStart).toBeLessThanOrEqual(16);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('noise', () => {
  const NUMERIC: readonly (readonly [vr: string, tag: string, value: BuildValue])[] = [
    ['DS', '00180060', ['100', '-200.5']],
    ['IS', '00181150', ['1000']],
    ['US', '00181310', [1000, 2000, 3000, 4000]],
    ['SS', '00189219', [-1000]],
    ['UL', '00186016', [1_000_000]],
    ['SL', '00186020', [-1_000_000]],
    ['FL', '00700022', [1000.5]],
    ['FD', '00189087', [1000.5, -1e6]],
  ];
  for (const [vr, tag, value] of NUMERIC) {
    it(`${vr} moves by at most the bound, alike in every encoding`, () => {
      const before = (value as readonly (string | number)[]).map(Number);
      const rule = (bound: string): string =>
        `{ select: "(${tag.slice(0, 4)},${tag.slice(4)})", action: noise, ${bound} }`;
      const after = SYNTAXES.map(
        (syntax) =>
          run([rule('percent: 10')], { [tag]: { vr, value } }, { syntax }).json[tag]!.Value as number[],
      );
      for (const numbers of after) {
        expect(numbers).toEqual(after[0]);
        expect(numbers).toHaveLength(before.length);
        numbers.forEach((number, index) => {
          const share = number / before[index]!;
          expect(Math.abs(share - 1)).toBeLessThanOrEqual(0.1001);
          expect(number).not.toBe(before[index]);
          // one shift for the whole attribute
          expect(share).toBeCloseTo(numbers[0]! / before[0]!, 2);
        });
      }
      const absolute = run([rule('absolute: 5')], { [tag]: { vr, value } }).json[tag]!.Value as number[];
      absolute.forEach((number, index) => {
        expect(Math.abs(number - before[index]!)).toBeLessThanOrEqual(5.01);
      });
    });
  }

  it('ages move as whole numbers', () => {
    const age = valuesAfter(
      '{ select: PatientAge, action: noise, absolute: 5 }',
      'PatientAge',
      '045Y',
    )[0] as string;
    expect(age).toMatch(/^0(4\d|50)Y$/);
  });

  const weightOf = (patient: string, weight: string, key = DEMO_KEY): number =>
    run(
      ['{ select: PatientWeight, action: noise, percent: 10 }'],
      { PatientID: patient, PatientWeight: weight },
      { key },
    ).json['00101030']!.Value![0] as number;

  it('is repeatable: a patient’s second measurement moves like the first', () => {
    expect(weightOf('A', '70')).toBe(weightOf('A', '70'));
    expect(weightOf('A', '140') / weightOf('A', '70')).toBeCloseTo(2, 8);
    const { json } = run(['{ select: PatientWeight, action: noise, percent: 10 }'], {
      PatientID: 'A',
      PatientWeight: '70',
      SharedFunctionalGroupsSequence: [{ PatientWeight: '70' }],
    });
    expect((json['52009229']!.Value![0] as DicomJson)['00101030']).toEqual(json['00101030']);
  });

  it('differs between patients, attributes and keys, and is spread over the whole range', () => {
    const all = Array.from({ length: 60 }, (_, index) => weightOf(`P${index}`, '100'));
    expect(new Set(all).size).toBe(60);
    expect(Math.min(...all)).toBeLessThan(93);
    expect(Math.max(...all)).toBeGreaterThan(107);
    expect(Math.max(...all)).toBeLessThanOrEqual(110);
    expect(weightOf('A', '70', keyFromBytes(new Uint8Array(32).fill(3)))).not.toBe(weightOf('A', '70'));
    const { json } = run(['{ select: [PatientWeight, KVP], action: noise, percent: 10 }'], {
      PatientWeight: '100',
      KVP: '100',
    });
    expect(json['00101030']!.Value).not.toEqual(json['00180060']!.Value);
  });

  it('stays within the VR', () => {
    const extreme = (vr: string, tag: string, value: BuildValue): number[] =>
      run([`{ select: "(${tag.slice(0, 4)},${tag.slice(4)})", action: noise, percent: 100 }`], {
        PatientID: 'P3',
        [tag]: { vr, value },
      }).json[tag]!.Value as number[];
    for (const [vr, tag, value, low, high] of [
      ['US', '00280010', [65535], 0, 65535],
      ['SS', '00189219', [-32768, 32767], -32768, 32767],
      ['UL', '00186016', [4294967295], 0, 4294967295],
      ['IS', '00181150', ['2147483647'], -(2 ** 31), 2 ** 31 - 1],
    ] as const) {
      for (const number of extreme(vr, tag, value)) {
        expect(number).toBeGreaterThanOrEqual(low);
        expect(number).toBeLessThanOrEqual(high);
      }
    }
  });

  it('reads numbers that are written as UN, and leaves none that it cannot read', () => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(1000);
    const { json } = run(['{ select: DiffusionBValue, action: noise, percent: 10 }'], {
      DiffusionBValue: { vr: 'UN', value: bytes },
    });
    const after = Buffer.from(json['00189087']!.InlineBinary!, 'base64').readDoubleLE();
    expect(Math.abs(after - 1000)).toBeLessThanOrEqual(100);
    expect(after).not.toBe(1000);
    for (const value of [Buffer.alloc(6, 1), Buffer.alloc(10, 1)]) {
      const odd = run(['{ select: DiffusionBValue, action: noise, percent: 10 }'], {
        DiffusionBValue: { vr: 'UN', value },
      });
      expect(odd.json['00189087']?.InlineBinary).toBeUndefined();
      expect(odd.result.problems).toHaveLength(1);
    }
    expect(valuesAfter('{ select: KVP, action: noise, percent: 10 }', 'KVP', 'many')).toEqual([]);
  });
});

describe('clean', () => {
  const NAMED: BuildDataset = { PatientName: 'Xylander^Quirina' };
  const text = 'CT CHEST of Xylander';

  it('labels lose the words, sentences show where something was', () => {
    const { json } = run(['{ select: [SeriesDescription, ImageComments], action: clean }'], {
      ...NAMED,
      SeriesDescription: text,
      ImageComments: text,
    });
    expect(json['0008103E']!.Value![0]).toMatch(/^CT CHEST( of)?$/);
    expect(json['00204000']!.Value![0]).toBe('CT CHEST of [removed]');
  });

  it('the style can be asked for', () => {
    const { json } = run(
      [
        '{ select: SeriesDescription, action: clean, style: narrative }',
        '{ select: ImageComments, action: clean, style: description }',
      ],
      {
        ...NAMED,
        SeriesDescription: text,
        ImageComments: text,
      },
    );
    expect(json['0008103E']!.Value![0]).toBe('CT CHEST of [removed]');
    expect(json['00204000']!.Value![0]).toMatch(/^CT CHEST( of)?$/);
  });

  it('each of several values is cleaned, none is lost', () => {
    const { json } = run(['{ select: AdmittingDiagnosesDescription, action: clean }'], {
      ...NAMED,
      AdmittingDiagnosesDescription: ['Pneumonia', 'Xylander', 'Fracture'],
    });
    expect(json['00081080']!.Value).toEqual(['Pneumonia', null, 'Fracture']);
  });

  it('a sequence is cleaned as a whole, and stays a tree', () => {
    const { json, bytes } = run(['{ select: RequestAttributesSequence, action: clean }'], {
      ...NAMED,
      RequestAttributesSequence: [
        {
          ScheduledProcedureStepDescription: text,
          RequestedProcedureID: 'R4711',
          ScheduledProtocolCodeSequence: [{ CodeValue: 'CT1', CodeMeaning: 'CT chest' }],
        },
        { ScheduledProcedureStepDescription: 'CT HEAD' },
      ],
    });
    const items = json['00400275']!.Value as DicomJson[];
    expect(items).toHaveLength(2);
    expect((items[0]!['00400008']!.Value![0] as DicomJson)['00080104']!.Value).toEqual(['CT chest']);
    expect(bytes.includes('Xylander')).toBe(false);
    expect(bytes.includes('R4711')).toBe(false);
  });

  it('bytes that no declared character set explains do not stay', () => {
    const { json } = run(['{ select: SeriesDescription, action: clean }'], {
      SpecificCharacterSet: 'WHO_KNOWS',
      SeriesDescription: { vr: 'LO', value: Buffer.from([0x43, 0x54, 0x20, 0xc4, 0xe9, 0xff]) },
    });
    expect(json['0008103E']!.Value).toBeUndefined();
  });
});

describe('shift', () => {
  it('moves what a rule names by the days of the patient', () => {
    const { json } = run(['{ select: [StudyDate, AcquisitionDateTime, PatientBirthDate], action: shift }'], {
      StudyDate: '20240301',
      AcquisitionDateTime: '20240302101500.5+0100',
      PatientBirthDate: '19600512',
    });
    const day = (value: unknown): number =>
      Date.parse(String(value).replace(/^(....)(..)(..).*/, '$1-$2-$3')) / 86_400_000;
    const [study, acquisition, birth] = ['00080020', '0008002A', '00100030'].map(
      (tag) => json[tag]!.Value![0],
    );
    expect(day(acquisition) - day(study)).toBe(1);
    expect(day(study) - day(birth)).toBe(day('20240301') - day('19600512'));
    expect(day(study)).toBeLessThan(day('20240301'));
    expect(acquisition).toMatch(/101500\.5\+0100$/);
  });

  for (const value of [
    '20240230',
    '20241301',
    '2024',
    'yesterday',
    '20240101-20240301',
    '20240301\\20240230',
    '19000229',
  ]) {
    it(`an invalid date is not guessed: ${value}`, () => {
      const dataset = { StudyDate: value.split('\\'), SeriesDate: value.split('\\') };
      const { json, result, bytes } = run(['{ select: StudyDate, action: shift }'], dataset, {
        head: 'basis: ps3.15\noptions: [retain-longitudinal-modified-dates]',
      });
      // Type 2 is emptied, Type 3 removed
      expect(json['00080020']!.Value).toBeUndefined();
      expect(json['00080021']).toBeUndefined();
      expect(result.problems.map(({ tag }) => tag)).toEqual([0x00080020, 0x00080021]);
      for (const { text } of result.problems) {
        expect(text).toMatch(/^expected .*, found .*/);
        for (const part of value.split('\\')) expect(text).not.toContain(part);
      }
      expect(bytes.includes(value)).toBe(false);
    });
  }
});

describe('a rule whose action cannot do anything with what it names', () => {
  const NAMED: BuildDataset = {
    PatientName: 'Xylander^Quirina',
    InstanceNumber: '7',
    KVP: '120',
    Rows: 5,
    StudyDate: '20240301',
  };

  for (const rule of [
    'action: shift',
    'action: noise, percent: 5',
    'action: uid',
    'action: generalize, step: 5',
    'action: mask',
    'action: pixelate',
  ]) {
    it(`lets no name through: ${rule}`, () => {
      for (const select of ['PatientName', '{ vr: PN }', '{ group: "0010" }']) {
        const { bytes, json } = run([`{ select: ${select}, ${rule} }`], NAMED);
        expect(bytes.includes('Xylander'), select).toBe(false);
        expect(json['00280010']!.Value).toEqual([5]);
      }
    });

    it(`lets no sequence through: ${rule}`, () => {
      const { bytes, json } = run([`{ select: [ContentSequence, RequestAttributesSequence], ${rule} }`], {
        ContentSequence: [{ TextValue: 'about Xylander' }],
        RequestAttributesSequence: [{ RequestedProcedureID: 'R4711' }],
      });
      expect(bytes.includes('Xylander')).toBe(false);
      expect(json['00400275']).toBeUndefined();
    });
  }

  it('does not leave the value of the attribute, nor one that its VR cannot hold', () => {
    for (const action of ['pseudonym', 'uid', 'shift', 'clean']) {
      const { json } = run([`{ select: [InstanceNumber, KVP, Rows], action: ${action} }`], NAMED);
      expect([json['00200013']!.Value, json['00180060']!.Value, json['00280010']!.Value], action).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    }
  });

  it('leaves the rest of a group to the standard', () => {
    const { json } = run(['{ select: { group: "0018" }, action: shift }'], {
      ...NAMED,
      DateOfLastCalibration: '20240301',
      ProtocolName: 'Xylander',
    });
    expect(json['00180060']!.Value).toEqual([120]);
    expect(json['00181200']!.Value![0]).toMatch(/^\d{8}$/);
    expect(json['00181030']).toBeUndefined();
  });
});

describe('dummy, empty and remove', () => {
  it('a dummy is valid for its VR, the same for everybody, and nothing of the original', () => {
    const { json } = run(['{ select: { group: "0018" }, action: dummy }'], {
      ProtocolName: 'secret',
      KVP: '120',
      DateOfLastCalibration: '20240301',
      TimeOfLastCalibration: '101500',
      AcquisitionMatrix: [1, 2, 3, 4],
      DiffusionBValue: 7,
      DeviceUID: '1.2.3',
      ExposureTime: '9',
    });
    expect(json['00181030']!.Value![0]).not.toBe('secret');
    expect(json['00180060']!.Value![0]).not.toBe(120);
    expect(json['00181200']!.Value![0]).toMatch(/^\d{8}$/);
    expect(json['00181201']!.Value![0]).toMatch(/^\d{6}$/);
    expect(json['00189087']!.Value).toEqual([0]);
    expect(json['00181002']!.Value![0]).toMatch(/^2\.25\.\d+$/);
  });

  it('remove takes a sequence with all in it; empty leaves it without items; dummy leaves its structure', () => {
    const dataset: BuildDataset = { SegmentSequence: [{ SegmentNumber: 1, SegmentLabel: 'secret' }] };
    expect(run(['{ select: SegmentSequence, action: remove }'], dataset).json['00620002']).toBeUndefined();
    expect(run(['{ select: SegmentSequence, action: empty }'], dataset).json['00620002']).toEqual({
      vr: 'SQ',
    });
    const item = run(['{ select: SegmentSequence, action: dummy }'], dataset).json['00620002']!
      .Value![0] as DicomJson;
    expect(item['00620004']!.Value).toEqual([1]);
    expect(item['00620005']!.Value![0]).not.toBe('secret');
  });
});

describe('keep on sequences under basis nothing', () => {
  const head = 'basis: nothing';
  const dataset: BuildDataset = {
    SegmentSequence: [
      {
        SegmentNumber: 1,
        SegmentLabel: 'Liver',
        TrackingUID: '1.2.3',
        SegmentedPropertyTypeCodeSequence: [{ CodeValue: 'T-62000', CodeMeaning: 'Liver' }],
        PersonName: 'Xylander^Quirina',
        StudyDate: '20240301',
        StudyDescription: 'CT',
      },
    ],
    SharedFunctionalGroupsSequence: [{ PixelMeasuresSequence: [{ SliceThickness: '1' }] }],
  };

  it('what the table lets through stays inside, the rest of the file goes', () => {
    const { json } = run(['{ select: SegmentSequence, action: keep }'], dataset, { head });
    const item = json['00620002']!.Value![0] as DicomJson;
    expect(item['00620004']!.Value).toEqual([1]);
    expect(item['00620005']!.Value).toEqual(['Liver']);
    expect((item['0062000F']!.Value![0] as DicomJson)['00080100']!.Value).toEqual(['T-62000']);
    expect(item['00620021']!.Value![0]).toMatch(/^2\.25\./);
    expect(JSON.stringify(item)).not.toMatch(/Xylander|20240301|"CT"/);
    expect(json['52009229']).toBeUndefined();
  });

  it('a path keeps the way to what it names, and nothing beside it', () => {
    const { json } = run(
      ['{ select: SegmentSequence/SegmentedPropertyTypeCodeSequence/CodeMeaning, action: keep }'],
      dataset,
      { head },
    );
    expect(json['00620002']!.Value).toEqual([
      { '0062000F': { vr: 'SQ', Value: [{ '00080104': { vr: 'LO', Value: ['Liver'] } }] } },
    ]);
    expect(Object.keys(json).filter((tag) => tag > '00280303')).toEqual(['00620002']);
  });

  it('remove inside a sequence that is kept', () => {
    const { json } = run(
      [
        '{ select: SegmentSequence/SegmentLabel, action: remove }',
        '{ select: SegmentSequence, action: keep }',
      ],
      dataset,
      { head },
    );
    expect((json['00620002']!.Value![0] as DicomJson)['00620005']).toBeUndefined();
    expect((json['00620002']!.Value![0] as DicomJson)['00620004']).toBeDefined();
  });
});

describe('selectors', () => {
  const label = (text: string): BuildDataset => ({ SegmentLabel: text });
  const tree: BuildDataset = {
    ...label('top'),
    SegmentSequence: [
      {
        ...label('one'),
        PixelMeasuresSequence: [{ ...label('two'), PlanePositionSequence: [label('three')] }],
      },
    ],
    SharedFunctionalGroupsSequence: [{ PixelMeasuresSequence: [label('elsewhere')] }],
  };
  /** The labels that a selector hits. */
  function hits(select: string): string[] {
    const { bytes } = run([`{ select: "${select}", action: remove }`], tree);
    return ['top', 'one', 'two', 'three', 'elsewhere'].filter((text) => !bytes.includes(text));
  }

  it('a keyword means every depth, a path its place, * one step, ** any number', () => {
    expect(hits('SegmentLabel')).toEqual(['top', 'one', 'two', 'three', 'elsewhere']);
    expect(hits('(0062,0005)')).toEqual(['top', 'one', 'two', 'three', 'elsewhere']);
    expect(hits('SegmentSequence/SegmentLabel')).toEqual(['one']);
    expect(hits('SegmentSequence/*/SegmentLabel')).toEqual(['two']);
    expect(hits('SegmentSequence/**/SegmentLabel')).toEqual(['one', 'two', 'three']);
    expect(hits('**/PixelMeasuresSequence/SegmentLabel')).toEqual(['two', 'elsewhere']);
    expect(hits('**/PixelMeasuresSequence/**/SegmentLabel')).toEqual(['two', 'three', 'elsewhere']);
    expect(hits('*/PixelMeasuresSequence/SegmentLabel')).toEqual(['two', 'elsewhere']);
    expect(hits('*/SegmentLabel')).toEqual(['one']);
    expect(hits('*/*/SegmentLabel')).toEqual(['two', 'elsewhere']);
    expect(hits('**/SegmentLabel')).toEqual(['top', 'one', 'two', 'three', 'elsewhere']);
  });

  it('under basis nothing as well', () => {
    const { bytes } = run(['{ select: "SegmentSequence/**/SegmentLabel", action: keep }'], tree, {
      head: 'basis: nothing',
    });
    expect(['top', 'one', 'two', 'three', 'elsewhere'].filter((text) => bytes.includes(text))).toEqual([
      'one',
      'two',
      'three',
    ]);
  });

  it('repeating groups, VRs and groups', () => {
    const overlays: BuildDataset = {
      '60000022': { vr: 'LO', value: 'zero' },
      '60020022': { vr: 'LO', value: 'two' },
      '60FE0022': { vr: 'LO', value: 'last' },
      '60000011': { vr: 'US', value: 3 },
    };
    const found = run(['{ select: "(60xx,0022)", action: remove }'], overlays).json;
    expect(Object.keys(found).filter((tag) => tag.startsWith('60'))).toEqual(['60000011']);
    const byVr = run(['{ select: { vr: US, group: "6000" }, action: remove }'], {
      ...overlays,
      Rows: 4,
    }).json;
    expect([byVr['60000011'], byVr['60000022']!.Value, byVr['00280010']!.Value]).toEqual([
      undefined,
      ['zero'],
      [4],
    ]);
  });

  it('the first rule that matches decides', () => {
    const rules = [
      '{ select: SegmentSequence/SegmentLabel, action: replace, value: first }',
      '{ select: SegmentLabel, action: replace, value: second }',
      '{ select: { vr: LO }, action: remove }',
    ];
    const { json } = run(rules, { ...tree, ManufacturerModelName: 'MODEL' });
    expect(json['00620005']!.Value).toEqual(['second']);
    expect((json['00620002']!.Value![0] as DicomJson)['00620005']!.Value).toEqual(['first']);
    expect(json['00081090']).toBeUndefined();
    expect(run([...rules].reverse(), tree).json['00620005']).toBeUndefined();
  });

  it('rules come before table and options', () => {
    const { json } = run(
      ['{ select: StudyDescription, action: replace, value: STUDY }'],
      { StudyDescription: 'CT' },
      { head: 'basis: ps3.15\noptions: [clean-descriptors]' },
    );
    expect(json['00081030']!.Value).toEqual(['STUDY']);
  });
});

describe('when', () => {
  const kept = (when: string, dataset: BuildDataset): boolean =>
    run([`{ select: SegmentLabel, when: ${when}, action: remove }`], { SegmentLabel: 'x', ...dataset }).json[
      '00620005'
    ] !== undefined;

  it('needs one of the values, and every attribute', () => {
    expect(kept('{ Modality: CT }', { Modality: 'CT' })).toBe(false);
    expect(kept('{ Modality: [CT, MR] }', { Modality: 'MR' })).toBe(false);
    expect(kept('{ Modality: [CT, MR] }', { Modality: 'US' })).toBe(true);
    expect(kept('{ Modality: CT }', {})).toBe(true);
    expect(kept('{ Modality: CT, BodyPartExamined: HEAD }', { Modality: 'CT' })).toBe(true);
    expect(
      kept('{ Modality: CT, BodyPartExamined: HEAD }', { Modality: 'CT', BodyPartExamined: 'HEAD' }),
    ).toBe(false);
  });

  it('reads padded, multiple, numeric and UN values', () => {
    expect(kept('{ Modality: CT }', { Modality: { vr: 'CS', value: Buffer.from('CT  ') } })).toBe(false);
    expect(kept('{ ImageType: DERIVED }', { ImageType: ['DERIVED', 'PRIMARY'] })).toBe(false);
    expect(kept('{ SamplesPerPixel: "3" }', { SamplesPerPixel: 3 })).toBe(false);
    expect(kept('{ SamplesPerPixel: "3" }', { SamplesPerPixel: 1 })).toBe(true);
    expect(kept('{ Modality: CT }', { Modality: { vr: 'UN', value: Buffer.from('CT') } })).toBe(false);
  });

  it('looks at the top level for what stands in items', () => {
    const { json } = run(['{ select: SegmentLabel, when: { Modality: CT }, action: remove }'], {
      Modality: 'CT',
      SegmentSequence: [{ Modality: 'MR', SegmentLabel: 'x' }],
    });
    expect(json['00620002']!.Value).toEqual([{ '00080060': { vr: 'CS', Value: ['MR'] } }]);
  });

  it('is asked for each file anew', () => {
    const profile = profileOf(['{ select: SegmentLabel, when: { Modality: CT }, action: remove }']);
    const of = (modality: string): boolean =>
      toDicomJson(
        readDicom(
          Buffer.concat(
            deidentify(buildFile({ ...PATIENT, Modality: modality, SegmentLabel: 'x' }), profile, DEMO_KEY)
              .chunks,
          ),
        ),
      )['00620005'] !== undefined;
    expect([of('CT'), of('MR'), of('CT')]).toEqual([false, true, false]);
  });

  it('on the instance UID: file meta information says what the data set says', () => {
    for (const modality of ['CT', 'MR']) {
      const { bytes, result, json } = run(
        ['{ select: SOPInstanceUID, when: { Modality: CT }, action: keep }'],
        { SOPInstanceUID: '1.2.3.4', Modality: modality },
      );
      const file = readDicom(bytes);
      const meta = file.meta.find(({ tag }) => tag === 0x00020003)!;
      const uid = bytes.toString('latin1', meta.valueStart, meta.valueEnd).replace(/\0$/, '');
      expect(uid).toBe(json['00080018']!.Value![0]);
      expect(result.instanceUid).toBe(uid);
      expect(uid === '1.2.3.4').toBe(modality === 'CT');
    }
  });
});

describe('mask and pixelate', () => {
  for (const action of ['mask', 'pixelate']) {
    it(`${action}: a file whose pixels would have to be changed is refused`, () => {
      expect(() =>
        run([`{ select: PixelData, action: ${action} }`], { Rows: 1, PixelData: new Uint8Array(2) }),
      ).toThrow(expect.objectContaining({ code: 'E_PIXELS' }));
      expect(() =>
        run([`{ select: FloatPixelData, action: ${action} }`], { FloatPixelData: new Uint8Array(4) }),
      ).toThrow(expect.objectContaining({ code: 'E_PIXELS' }));
    });

    it(`${action}: a file without pixels is not`, () => {
      expect(run([`{ select: PixelData, action: ${action} }`], {}).json['00120062']!.Value).toEqual(['YES']);
    });
  }
});

describe('every action', () => {
  const ACTIONS = [
    'remove',
    'empty',
    'dummy',
    'replace, value: X',
    'pseudonym',
    'uid',
    'shift',
    'generalize, step: 5',
    'generalize, width: 5',
    'generalize, period: year',
    'generalize, digits: 2',
    'clean',
    'noise, percent: 5',
    'keep',
  ];
  const values: readonly (readonly [string, string])[] = [
    ['AE', '00080054'],
    ['AS', '00101010'],
    ['AT', '00280009'],
    ['CS', '00180015'],
    ['DA', '00080020'],
    ['DS', '00180060'],
    ['DT', '0008002A'],
    ['FD', '00189087'],
    ['FL', '00700022'],
    ['IS', '00200013'],
    ['LO', '0008103E'],
    ['LT', '00204000'],
    ['OB', '00282000'],
    ['OD', '00720073'],
    ['OF', '7FE00008'],
    ['OL', '00720075'],
    ['OV', '00720081'],
    ['OW', '00281201'],
    ['PN', '00100010'],
    ['SH', '00081010'],
    ['SL', '00186020'],
    ['SS', '00189219'],
    ['ST', '00080081'],
    ['SV', '00720082'],
    ['TM', '00080030'],
    ['UC', '00080119'],
    ['UI', '0020000D'],
    ['UL', '00186016'],
    ['UN', '0072006D'],
    ['UR', '0040E010'],
    ['US', '00280010'],
    ['UT', '0040A160'],
    ['UV', '00720083'],
  ];

  it('on every VR, with any bytes in it, gives a file that can be read, and never another error', () => {
    const profiles = ACTIONS.map((action) =>
      profileOf(
        values.map(([, tag]) => `{ select: "(${tag.slice(0, 4)},${tag.slice(4)})", action: ${action} }`),
      ),
    );
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 0, maxLength: 24 }),
        fc.constantFrom(...SYNTAXES),
        fc.boolean(),
        (bytes, syntax, asUn) => {
          const dataset = Object.fromEntries(
            values.map(([vr, tag]) => [tag, { vr: asUn ? 'UN' : vr, value: bytes }]),
          );
          const file = buildFile({ ...PATIENT, ...dataset }, { syntax });
          for (const profile of profiles) {
            const output = Buffer.concat(deidentify(file, profile, DEMO_KEY).chunks);
            expect(readDicom(output).elements.length).toBeGreaterThan(3);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
