import { describe, expect, it } from 'vitest';
import { createDeidentifier, deidentify } from '../../src/deidentify/deidentify.ts';
import { DEMO_KEY } from '../../src/deidentify/key.ts';
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
import { lookupTag } from '../../src/dicom/dictionary.ts';
import { type DicomJson, type JsonAttribute, toDicomJson } from '../../src/dicom/json.ts';
import { type Dicom, readDicom, SEQUENCE } from '../../src/dicom/read.ts';
import { valueBytes } from '../../src/dicom/value.ts';
import { joinPieces } from '../../src/dicom/write.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { compileProfile, type Profile } from '../../src/profile/compile.ts';
import { parseProfile } from '../../src/profile/load.ts';
import { tableRows } from '../../src/profile/table.ts';

const CT = '1.2.840.10008.5.1.4.1.1.2';
const PATIENT: BuildDataset = {
  SOPClassUID: CT,
  SOPInstanceUID: '1.2.3.4.5',
  PatientName: 'Xylander^Quirina',
  PatientID: 'QX-77123',
};
const [basic, research, whitelist] = ['basic', 'research', 'whitelist'].map(builtinProfile) as [
  Profile,
  Profile,
  Profile,
];
const SYNTAXES = [IMPLICIT_LITTLE, EXPLICIT_LITTLE, EXPLICIT_BIG, DEFLATED_LITTLE];

interface Output {
  /** The data set, inflated. */
  readonly text: string;
  readonly file: Dicom;
  readonly json: DicomJson;
}

const outputOf = (bytes: Uint8Array): Output => {
  const file = readDicom(bytes);
  return { text: file.data.window.toString('latin1'), file, json: toDicomJson(file) };
};
const runBytes = (profile: Profile, input: Uint8Array): Output =>
  outputOf(Buffer.concat(deidentify(input, profile, DEMO_KEY).chunks));
const run = (profile: Profile, dataset: BuildDataset, options: BuildOptions = {}): Output =>
  runBytes(profile, buildFile(dataset, options));

const yaml = (text: string): Profile => compileProfile(parseProfile(`deidlab: 1\nname: test\n${text}`));

/** The attribute at a path of tags through the first items. */
function at(json: DicomJson, ...path: string[]): JsonAttribute | undefined {
  let level: DicomJson | undefined = json;
  for (const tag of path.slice(0, -1)) level = level?.[tag]?.Value?.[0] as DicomJson | undefined;
  return level?.[path.at(-1)!];
}

/** The items of a sequence as a UN value holds them: implicit VR little endian (PS3.5 section 6.2.2). */
function itemsAsUn(items: readonly BuildDataset[]): Uint8Array {
  const file = readDicom(buildFile({ SharedFunctionalGroupsSequence: items }, { syntax: IMPLICIT_LITTLE }));
  return Uint8Array.from(valueBytes(file, file.elements[0]!));
}

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

// --- four sequences deep --------------------------------------------------------------------------------------------

/** Sequences that Table E.1-1 does not list, so that their items are what is decided on. */
const DEEP = ['52009229', '00409096', '004008EA', '00080121'];

function deep(inside: BuildDataset): BuildDataset {
  return [...DEEP].reverse().reduce<BuildDataset>((content, tag) => ({ [tag]: [content] }), inside);
}

const VALUES: Readonly<Record<string, BuildValue>> = {
  AE: 'SCANNER7',
  AS: '045Y',
  CS: 'MAYBE',
  DA: '20240301',
  DS: '12.5',
  DT: '20240301101500',
  FD: 1.5,
  IS: '12',
  LO: 'CT of nobody',
  LT: 'CT of nobody',
  OB: latin('opaque'),
  PN: 'Nobody^Anna',
  SH: 'CT one',
  ST: 'CT of nobody',
  TM: '101500',
  UC: 'CT of nobody',
  UI: '1.2.3.99',
  UN: latin('opaque'),
  UR: 'https://example.org/nobody',
  US: 7,
  UT: 'CT of nobody',
};

/** Every row whose code is the same at every depth: compound ones go by the Type, which is known at the top level only. */
const simpleRows: BuildDataset = Object.fromEntries(
  tableRows().flatMap(({ tag, basic: code }) => {
    const isSpecial =
      tag === undefined || [0x0000, 0x0002, 0x0004].includes(tag >>> 16) || code.includes('/');
    // the last four are required where they stand (PS3.3), at every depth; the document is refused
    if (isSpecial || tag === 0x00420011) return [];
    const { vr } = lookupTag(tag)!;
    const value =
      vr === 'SQ'
        ? [{ PersonName: 'Nobody^Anna', CodeMeaning: 'CT of nobody', StudyDate: '20240301' }]
        : VALUES[vr];
    return [[tag.toString(16).padStart(8, '0').toUpperCase(), { vr, value }]];
  }),
);

describe('four sequences deep', () => {
  const isStamp = (tag: string): boolean =>
    ['00120062', '00120063', '00120064', '00280303', '00080016'].includes(tag);
  const content = (json: DicomJson): DicomJson =>
    Object.fromEntries(Object.entries(json).filter(([tag]) => !isStamp(tag) && tag !== DEEP[0]));
  const dataset = {
    ...simpleRows,
    SOPClassUID: CT,
    PatientID: 'QX-77123',
    ...deep({ ...simpleRows, PatientID: 'QX-77123' }),
  };

  for (const profile of [basic, research]) {
    for (const syntax of SYNTAXES) {
      it(`every row is decided as at the top: ${profile.name}, ${syntax}`, () => {
        const { json } = run(profile, dataset, {
          syntax,
          sequences: syntax === EXPLICIT_BIG ? 'undefined' : 'defined',
        });
        expect(Object.keys(content(json)).length).toBeGreaterThan(150);
        expect(at(json, ...DEEP.slice(0, 3), '00080121')!.Value![0]).toEqual(content(json));
      });
    }

    it(`and in sequences that are written as UN: ${profile.name}`, () => {
      const inner = itemsAsUn([{ '00080121': [{ ...simpleRows, PatientID: 'QX-77123' }] }]);
      const { json, text, file } = run(profile, {
        ...dataset,
        '52009229': {
          vr: 'UN',
          value: itemsAsUn([
            { '00409096': { vr: 'UN', value: itemsAsUn([{ '004008EA': { vr: 'UN', value: inner } }]) } },
          ]),
        },
      });
      const found = at(json, ...DEEP)!.Value![0];
      expect(found).toEqual(content(json));
      expect(text).not.toContain('Nobody^Anna');
      expect(file.elements.find(({ tag }) => tag === 0x52009229)!.kind).toBe(SEQUENCE);
    });
  }

  it('and in private sequences that the profile keeps', () => {
    const profile = yaml('basis: ps3.15\nprivate: keep\n');
    const { json, text } = run(profile, {
      ...PATIENT,
      '(0029,"SOMEBODY",01)': [
        {
          '(0029,"SOMEBODY",02)': [
            { PatientName: 'Xylander^Quirina', StudyDate: '20240301', StudyInstanceUID: '1.2.3.4', Rows: 4 },
          ],
        },
      ],
    });
    const inside = at(json, '00291001', '00291002')!.Value![0] as DicomJson;
    expect(inside['00100010']!.Value).toBeUndefined();
    expect(inside['00080020']?.Value).toBeUndefined();
    expect(inside['0020000D']!.Value![0]).toMatch(/^2\.25\./);
    expect(inside['00280010']!.Value).toEqual([4]);
    expect(text).not.toContain('Xylander');
  });

  it('names that stand only there are found in the text at the top', () => {
    const { text, json } = run(basic, {
      SOPClassUID: CT,
      ...deep({ PersonName: 'Wolpertinger^Ignaz' }),
      SegmentSequence: [{ SegmentLabel: 'Liver Wolpertinger' }],
    });
    expect(text).not.toMatch(/wolpertinger/i);
    expect(at(json, '00620002', '00620005')!.Value).toEqual(['Liver']);
  });

  it('stays a valid tree when the deepest lengths change', () => {
    for (const items of ['defined', 'undefined'] as const) {
      for (const sequences of ['defined', 'undefined'] as const) {
        const { json } = run(
          basic,
          {
            ...PATIENT,
            ...deep({ PersonName: 'Nobody^Anna^With^A^Long^Name', ReferencedSOPInstanceUID: '1.2', Rows: 4 }),
            Rows: 2,
          },
          { items, sequences },
        );
        expect(at(json, ...DEEP, '00280010')!.Value).toEqual([4]);
        expect(json['00280010']!.Value).toEqual([2]);
      }
    }
  });
});

// --- character sets -------------------------------------------------------------------------------------------------

describe('a character set of its own in an item', () => {
  it('decodes the identifiers of the item, to be found elsewhere in another encoding', () => {
    const { json, file } = run(basic, {
      SpecificCharacterSet: 'ISO_IR 100',
      SOPClassUID: CT,
      SegmentSequence: [
        {
          SpecificCharacterSet: 'ISO_IR 192',
          ...deep({ PersonName: 'Žižková^Jiřina' }),
          SegmentLabel: 'Liver',
        },
        { SegmentLabel: 'Liver Zizková' },
        { SpecificCharacterSet: 'ISO_IR 101', SegmentLabel: 'Liver Žižková' },
      ],
    });
    const labels = (json['00620002']!.Value as DicomJson[]).map((item) => item['00620005']!.Value);
    expect(labels).toEqual([['Liver'], ['Liver'], ['Liver']]);
    expect(file.data.window.toString('utf8')).not.toMatch(/i.kov/);
  });

  it('is inherited by the items below, and encodes what is written anew', () => {
    const { json } = run(research, {
      SpecificCharacterSet: 'ISO_IR 100',
      ...PATIENT,
      ...deep({
        SpecificCharacterSet: 'ISO_IR 192',
        ViewCodeSequence: [
          { SeriesDescription: 'Thorax 5 µm Xylander', StudyDescription: 'Schädel Xylander' },
        ],
      }),
      SeriesDescription: 'Thorax 5 µm Xylander',
    });
    expect(json['0008103E']!.Value).toEqual(['Thorax 5 µm']);
    expect(at(json, ...DEEP, '00540220', '0008103E')!.Value).toEqual(['Thorax 5 µm']);
    expect(at(json, ...DEEP, '00540220', '00081030')!.Value).toEqual(['Schädel']);
  });

  it('matches a Japanese name in its three groups', () => {
    const { json, text } = run(basic, {
      SpecificCharacterSet: ['', 'ISO 2022 IR 87'],
      SOPClassUID: CT,
      PatientName: 'Yamada^Tarou=山田^太郎=やまだ^たろう',
      SegmentSequence: [
        { SpecificCharacterSet: 'ISO_IR 192', SegmentLabel: '山田太郎' },
        { SegmentLabel: 'YAMADA T liver' },
      ],
    });
    const labels = (json['00620002']!.Value as DicomJson[]).map((item) => item['00620005']?.Value);
    expect(labels[0] ?? []).toEqual([]);
    expect(text).not.toMatch(/yamada/i);
  });

  it('counts for each file anew: the order of files changes nothing', () => {
    // the same bytes, once Cyrillic and once Latin
    const name = Buffer.from([0xb8, 0xd2, 0xd0, 0xdd, 0xde, 0xd2]);
    const fileIn = (charset: string, label: string): Uint8Array =>
      buildFile({
        SOPClassUID: CT,
        PatientID: 'QX-77123',
        SegmentSequence: [
          { SpecificCharacterSet: charset, PersonName: { vr: 'PN', value: name }, SegmentLabel: 'x' },
          { SpecificCharacterSet: 'ISO_IR 192', SegmentLabel: label },
        ],
      });
    const files = [fileIn('ISO_IR 101', 'Liver'), fileIn('ISO_IR 144', 'Liver Иванов')];
    const inOrder = (list: readonly Uint8Array[]): string[] => {
      const next = createDeidentifier(basic, DEMO_KEY);
      return list.map((bytes) => {
        const file = readDicom(bytes);
        return Buffer.from(joinPieces(next(file).pieces, file.file)).toString('hex');
      });
    };
    const [latinFirst, cyrillicSecond] = inOrder(files);
    const [cyrillicFirst, latinSecond] = inOrder([...files].reverse());
    expect(cyrillicSecond).toBe(cyrillicFirst);
    expect(latinFirst).toBe(latinSecond);
    expect(Buffer.from(cyrillicFirst!, 'hex').includes(Buffer.from('Иванов'))).toBe(false);
  });
});

// --- UN -------------------------------------------------------------------------------------------------------------

describe('attributes that are written as UN', () => {
  const asUn: BuildDataset = {
    SOPClassUID: CT,
    PatientName: { vr: 'UN', value: latin('Xylander^Quirina') },
    PatientID: { vr: 'UN', value: latin('QX-77123') },
    StudyDate: { vr: 'UN', value: latin('20240301') },
    StudyInstanceUID: { vr: 'UN', value: latin('1.2.3.4') },
    StudyDescription: { vr: 'UN', value: latin('CT CHEST Xylander ') },
    InstitutionName: { vr: 'UN', value: latin('Quellwaldhospital ') },
    SegmentLabel: { vr: 'UN', value: latin('Xylander liver') },
  };
  const plain: BuildDataset = Object.fromEntries(
    Object.entries(asUn).map(([keyword, value]) => [
      keyword,
      typeof value === 'object' && 'vr' in (value as object)
        ? Buffer.from((value as { value: Uint8Array }).value)
            .toString('latin1')
            .trim()
        : value,
    ]),
  ) as BuildDataset;

  for (const profile of [basic, research, whitelist]) {
    it(`are decided and changed as what they are: ${profile.name}`, () => {
      const found = run(profile, asUn);
      const expected = run(profile, plain);
      expect(found.text).not.toMatch(/xylander|QX-77123|quellwald/i);
      expect(Object.keys(found.json)).toEqual(Object.keys(expected.json));
      for (const [tag, attribute] of Object.entries(found.json)) {
        if (attribute.vr !== 'UN') continue;
        const text = Buffer.from(attribute.InlineBinary ?? '', 'base64')
          .toString('latin1')
          .replace(/[ \0]+$/, '');
        const wanted = expected.json[tag]!.Value?.[0];
        expect(text, tag).toBe(
          typeof wanted === 'object' ? (wanted as { Alphabetic: string }).Alphabetic : (wanted ?? ''),
        );
      }
    });
  }

  for (const tag of ['0040A730', '00400555', '52009229', '00081140']) {
    it(`a sequence whose items cannot be read does not stay: (${tag.slice(0, 4)},${tag.slice(4)})`, () => {
      for (const profile of [
        basic,
        research,
        whitelist,
        yaml(
          `basis: nothing\nrules:\n  - { select: "(${tag.slice(0, 4)},${tag.slice(4)})", action: keep }\n`,
        ),
      ]) {
        const { text } = run(profile, {
          ...PATIENT,
          [tag]: { vr: 'UN', value: latin('what Wolpertinger wrote here') },
        });
        expect(text, profile.name).not.toContain('Wolpertinger');
      }
    });
  }
});

// --- private blocks -------------------------------------------------------------------------------------------------

describe('private blocks', () => {
  const keepSafe = yaml('basis: ps3.15\noptions: [retain-safe-private]\n');
  const withUids = yaml(
    'basis: ps3.15\noptions: [retain-safe-private, retain-longitudinal-modified-dates]\n',
  );
  const SIEMENS = 'SIEMENS MR HEADER';
  const bValue = { vr: 'IS', value: '1000' };
  const privateOf = (json: DicomJson): string[] =>
    Object.keys(json).filter((tag) => Number.parseInt(tag.slice(0, 4), 16) % 2 === 1);

  for (const block of ['10', '11', '2A', 'E1', 'FF']) {
    it(`are known by their creator in block ${block}`, () => {
      const { json } = run(keepSafe, {
        ...PATIENT,
        [`001900${block}`]: { vr: 'LO', value: SIEMENS },
        [`0019${block}0C`]: bValue,
        [`0019${block}FE`]: { vr: 'LO', value: 'x' },
      });
      expect(privateOf(json)).toEqual([`001900${block}`, `0019${block}0C`]);
      expect(json[`0019${block}0C`]!.Value).toEqual([1000]);
    });
  }

  for (const [what, bytes] of Object.entries({
    spaces: 'SIEMENS MR HEADER   ',
    'a NUL': 'SIEMENS MR HEADER\0',
    'spaces and NULs': 'SIEMENS MR HEADER \0 \0\0 ',
    'spaces before': '  SIEMENS MR HEADER ',
  })) {
    it(`the creator may be padded with ${what}`, () => {
      for (const vr of ['LO', 'UN']) {
        const { json } = run(keepSafe, {
          ...PATIENT,
          '00190010': { vr, value: latin(bytes.length % 2 ? `${bytes} ` : bytes) },
          '0019100C': bValue,
        });
        expect(privateOf(json)).toEqual(['00190010', '0019100C']);
      }
    });
  }

  it('a private element without a creator goes, a creator without elements too', () => {
    for (const profile of [keepSafe, yaml('basis: ps3.15\nprivate: keep\n'), basic, whitelist]) {
      const { json } = run(profile, {
        ...PATIENT,
        '00190010': { vr: 'LO', value: SIEMENS },
        '0019110C': bValue, // block 11, which nobody owns
        '00210010': { vr: 'LO', value: undefined },
        '00211001': bValue,
        '00230001': { vr: 'LO', value: 'below the creators' },
        '00230100': { vr: 'LO', value: 'behind the creators' },
      });
      expect(privateOf(json), profile.name).toEqual([]);
    }
  });

  it('the creator of attributes that all go goes with them', () => {
    const { json, text } = run(keepSafe, {
      ...PATIENT,
      '(0019,"SIEMENS MR HEADER",FE)': { vr: 'LO', value: 'x' },
      '(0021,"UNKNOWN",01)': bValue,
    });
    expect(privateOf(json)).toEqual([]);
    expect(text).not.toContain('UNKNOWN');
  });

  it('two creators in one group are kept apart', () => {
    const { json } = run(keepSafe, {
      ...PATIENT,
      '00190010': { vr: 'LO', value: 'SOMEBODY ELSE' },
      '00190011': { vr: 'LO', value: SIEMENS },
      '00190012': { vr: 'LO', value: SIEMENS },
      '0019100C': bValue,
      '0019110C': bValue,
      '0019120C': bValue,
    });
    expect(privateOf(json)).toEqual(['00190011', '00190012', '0019110C', '0019120C']);
  });

  it('a creator counts in its own item only (PS3.5 section 7.8.1)', () => {
    const { json } = run(keepSafe, {
      ...PATIENT,
      '(0019,"SIEMENS MR HEADER",0C)': bValue,
      SharedFunctionalGroupsSequence: [
        { '0019100C': bValue, Rows: 2 },
        { '(0019,"SIEMENS MR HEADER",0C)': bValue },
      ],
    });
    const items = json['52009229']!.Value as DicomJson[];
    expect(privateOf(items[0]!)).toEqual([]);
    expect(privateOf(items[1]!)).toEqual(['00190010', '0019100C']);
  });

  it('safe attributes are kept, replaced or moved, as the list says', () => {
    const { json } = run(withUids, {
      ...PATIENT,
      StudyDate: '20240301',
      '(0011,"GEMS_GENIE_1",19)': { vr: 'FD', value: 1.5 },
      '(0009,"GEMS_GENIE_1",2B)': { vr: 'LO', value: 'TRIGGER-4711' },
      '(0013,"SIEMENS CM VA0  CMS",10)': { vr: 'DA', value: '20240302' },
      '(0013,"GEMS_GENIE_1",26)': { vr: 'LT', value: 'CT of Xylander' },
    });
    expect(json['00111019']!.Value).toEqual([1.5]);
    expect(json['0009102B']!.Value![0]).toMatch(/^H[0-9A-Z]{11}$/);
    const day = (text: unknown): number => Date.parse(String(text).replace(/(....)(..)(..)/, '$1-$2-$3'));
    expect(day(json['00131010']!.Value![0]) - day(json['00080020']!.Value![0])).toBe(86_400_000);
    expect(json['00131010']!.Value).not.toEqual(['20240302']);
    expect(json['00131126']!.Value![0]).not.toMatch(/Xylander/);
  });

  it('a safe date goes when no option keeps dates, one that is none goes anyway', () => {
    expect(
      privateOf(
        run(keepSafe, { ...PATIENT, '(0013,"SIEMENS CM VA0  CMS",10)': { vr: 'DA', value: '20240302' } })
          .json,
      ),
    ).toEqual([]);
    expect(
      run(withUids, { ...PATIENT, '(0013,"SIEMENS CM VA0  CMS",10)': { vr: 'DA', value: '20249902' } }).json[
        '00131010'
      ],
    ).toBeUndefined();
  });

  it('values that are written as UN are read as what the list says', () => {
    const { json, text } = run(withUids, {
      ...PATIENT,
      StudyDate: '20240301',
      '(0009,"GEMS_GENIE_1",2B)': { vr: 'UN', value: latin('TRIGGER-4711') },
      '(0011,"GEMS_GENIE_1",19)': { vr: 'UN', value: Buffer.from([0, 0, 0, 0, 0, 0, 0xf8, 0x3f]) },
      '(0013,"SIEMENS CM VA0  CMS",10)': { vr: 'UN', value: latin('20240301') },
    });
    const unText = (tag: string): string =>
      Buffer.from(json[tag]!.InlineBinary!, 'base64').toString('latin1');
    expect(unText('0009102B')).toMatch(/^H[0-9A-Z]{11}$/);
    expect(unText('00131010')).toBe(json['00080020']!.Value![0]);
    expect(json['00111019']!.InlineBinary).toBe(
      Buffer.from([0, 0, 0, 0, 0, 0, 0xf8, 0x3f]).toString('base64'),
    );
    expect(text).not.toContain('4711');
    // in implicit VR every private value is such a one
    const implicit = run(
      withUids,
      {
        ...PATIENT,
        StudyDate: '20240301',
        '(0013,"SIEMENS CM VA0  CMS",10)': { vr: 'DA', value: '20240301' },
      },
      { syntax: IMPLICIT_LITTLE },
    );
    expect(Buffer.from(implicit.json['00131010']!.InlineBinary!, 'base64').toString('latin1')).toBe(
      implicit.json['00080020']!.Value![0],
    );
  });

  it('paths through private sequences count, and what is not on them goes', () => {
    const coil = '(0029,"MMCPrivate",73)';
    const through = (last: BuildDataset): BuildDataset => ({
      ...PATIENT,
      '(0029,"MMCPrivate",32)': [{ '(0029,"MMCPrivate",70)': [last] }],
    });
    const quadrature = { vr: 'CS', value: 'YES' };
    const { json, text } = run(keepSafe, {
      ...through({
        [coil]: quadrature,
        '(0029,"MMCPrivate",74)': { vr: 'LO', value: 'Xylander' },
        PatientName: 'Wolpertinger^Ignaz',
        Rows: 4,
      }),
      [coil]: quadrature,
    });
    expect(at(json, '00291032', '00291070', '00291073')!.Value).toEqual(['YES']);
    expect(at(json, '00291032', '00291070', '00291074')).toBeUndefined();
    expect(json['00291073']).toBeUndefined();
    expect(text).not.toMatch(/wolpertinger|xylander/i);
  });

  it('a safe sequence whose items cannot be read does not stay', () => {
    const { json } = run(keepSafe, {
      ...PATIENT,
      '(0029,"MMCPrivate",32)': { vr: 'UN', value: latin('something else here!') },
    });
    expect(privateOf(json)).toEqual([]);
    const read = run(keepSafe, {
      ...PATIENT,
      '(0029,"MMCPrivate",32)': {
        vr: 'UN',
        value: itemsAsUn([
          { '(0029,"MMCPrivate",70)': [{ '(0029,"MMCPrivate",73)': { vr: 'CS', value: 'YES' } }] },
        ]),
      },
    });
    expect(read.text).toContain('YES');
  });

  it('a rule keeps what it names, with the creator, under every form of selector', () => {
    for (const select of [
      '\'(0019,"MY CREATOR",01)\'',
      '"(0019,1001)"',
      '{ group: "0019" }',
      '{ vr: IS, group: "0019" }',
    ]) {
      for (const basis of ['ps3.15', 'nothing']) {
        const { json } = run(yaml(`basis: ${basis}\nrules:\n  - { select: ${select}, action: keep }\n`), {
          ...PATIENT,
          '(0019,"MY CREATOR",01)': bValue,
          '(0019,"OTHER",01)': { vr: 'IS', value: '7' },
        });
        expect(json['00191001']?.Value, select).toEqual([1000]);
        expect(json['00190010']?.Value, select).toEqual(['MY CREATOR']);
      }
    }
  });

  it('no rule by VR or group parts a creator from its block', () => {
    for (const rule of [
      '{ select: { vr: LO }, action: remove }',
      '{ select: { vr: LO }, action: clean }',
      '{ select: { vr: LO }, action: dummy }',
    ]) {
      const { json } = run(yaml(`basis: ps3.15\noptions: [retain-safe-private]\nrules:\n  - ${rule}\n`), {
        ...PATIENT,
        '(0019,"SIEMENS MR HEADER",0C)': bValue,
      });
      expect(json['00190010']!.Value).toEqual(['SIEMENS MR HEADER']);
      expect(json['0019100C']!.Value).toEqual([1000]);
    }
  });

  it('a sequence in the place of a creator is none, and hides nothing', () => {
    const { text, json } = run(yaml('basis: ps3.15\nprivate: keep\n'), {
      ...PATIENT,
      '00190010': { vr: 'SQ', value: [{ PersonName: 'Wolpertinger^Ignaz', StudyDate: '20240301' }] },
      '00191001': bValue,
    });
    expect(json['00191001']).toBeUndefined();
    expect(text).not.toMatch(/wolpertinger|20240301/i);
  });

  it('a creator that holds the name of the patient is no safe place', () => {
    const { text } = run(yaml('basis: ps3.15\nprivate: keep\n'), {
      ...PATIENT,
      '(0019,"PRIVATE XYLANDER",01)': bValue,
    });
    expect(text).not.toMatch(/xylander/i);
  });
});

// --- files that are not in order ------------------------------------------------------------------------------------

/** The data set of the second behind that of the first, whatever the tags. */
function joined(first: BuildDataset, second: BuildDataset, options: BuildOptions = {}): Uint8Array {
  return Buffer.concat([buildFile(first, options), buildFile(second, { ...options, preamble: false })]);
}

describe('tags that stand twice or in the wrong order', () => {
  it('every copy is decided on', () => {
    for (const profile of [basic, research, whitelist]) {
      const { text, file } = run(profile, {
        ...PATIENT,
        '00100010': 'Wolpertinger^Ignaz',
        '00100020': 'WI-88',
        StudyDate: '20240301',
        '00080020': '20240302',
        SegmentLabel: 'Wolpertinger liver Xylander',
      });
      expect(text, profile.name).not.toMatch(/wolpertinger|xylander|WI-88|QX-77123|2024030/i);
      expect(file.elements.filter(({ tag }) => tag === 0x00100010)).toHaveLength(2);
    }
  });

  it('claims and UIDs as well', () => {
    const { json, text, file } = run(basic, {
      ...PATIENT,
      '00080018': '1.2.3.4.6',
      PatientIdentityRemoved: 'NO',
      '00120062': 'NEVER',
      DeidentificationMethod: 'old',
      '00120063': 'older',
    });
    expect(text).not.toMatch(/1\.2\.3\.4\.[56]|NEVER|older/);
    expect(json['00120062']!.Value).toEqual(['YES']);
    expect(file.elements.filter(({ tag }) => tag === 0x00120062)).toHaveLength(1);
  });

  for (const syntax of [IMPLICIT_LITTLE, EXPLICIT_LITTLE, EXPLICIT_BIG]) {
    it(`what comes behind the pixels is decided on, too: ${syntax}`, () => {
      const { text, json, file } = runBytes(
        basic,
        joined(
          { SOPClassUID: CT, Rows: 1, Columns: 1, BitsAllocated: 16, PixelData: new Uint8Array(2) },
          {
            ...PATIENT,
            StudyDate: '20240301',
            SegmentSequence: [{ SegmentLabel: 'Xylander liver' }],
            '(0019,"UNKNOWN",01)': { vr: 'LO', value: 'Xylander' },
          },
          { syntax },
        ),
      );
      expect(text).not.toMatch(/xylander|QX-77123|20240301/i);
      expect(json['00120062']!.Value).toEqual(['YES']);
      expect(file.elements.filter(({ tag }) => tag === 0x00120062)).toHaveLength(1);
      expect(json['7FE00010']).toBeDefined();
    });
  }

  it('a creator behind its elements, a character set behind the text', () => {
    const keepSafe = builtinProfile('research');
    const { json } = runBytes(
      keepSafe,
      joined(
        {
          ...PATIENT,
          PatientName: { vr: 'PN', value: Buffer.from('Žižková^Jiřina', 'utf8') },
          '0019100C': { vr: 'IS', value: '1000' },
          SegmentSequence: [{ SegmentLabel: { vr: 'LO', value: Buffer.from('Žižková liver', 'utf8') } }],
        },
        { SpecificCharacterSet: 'ISO_IR 192', '00190010': { vr: 'LO', value: 'SIEMENS MR HEADER' } },
      ),
    );
    expect(json['0019100C']!.Value).toEqual([1000]);
    expect(at(json, '00620002', '00620005')!.Value).toEqual(['liver']);
  });
});

// --- the last net ---------------------------------------------------------------------------------------------------

describe('the last net: identifiers in attributes that the table does not list', () => {
  const LABELS: BuildDataset = {
    ...PATIENT,
    PatientBirthDate: '19600512',
    AccessionNumber: 'ACC99812',
    InstitutionName: 'Krankenhaus Quellwald',
    ReferringPhysicianName: 'Wolpertinger^Ignaz^^Dr',
    Modality: 'SEG',
    BodyPartExamined: 'XYLANDER',
    ManufacturerModelName: 'Scanner of Quellwald',
    SoftwareVersions: ['VB10', 'QX-77123'],
    ContentLabel: 'XYLANDER_Q',
    RetrieveURI: 'https://pacs.example.org/studies?patient=QX-77123',
    ICCProfile: { vr: 'OB', value: latin('desc made for Quirina Xylander') },
    SegmentSequence: [
      {
        SegmentNumber: 1,
        SegmentLabel: 'Liver Xylander',
        SegmentedPropertyTypeCodeSequence: [{ CodeValue: '1', CodeMeaning: 'Liver (Xylander, Quirina)' }],
      },
      { SegmentNumber: 2, SegmentLabel: 'xylanderquirina' },
      { SegmentNumber: 3, SegmentLabel: 'ACC99812 liver' },
      { SegmentNumber: 4, SegmentLabel: 'born 12.05.1960' },
      { SegmentNumber: 5, SegmentLabel: 'by Dr. Wolpertinger' },
      { SegmentNumber: 6, SegmentLabel: 'XYLANDER^QUIRINA' },
      { SegmentNumber: 7, SegmentLabel: 'Quirina' },
    ],
    WindowCenterWidthExplanation: ['BONE', 'Xylander'],
    PixelDataAreaOriginRelativeToFOV: undefined,
    '(0019,"UNKNOWN",01)': { vr: 'UN', value: latin('Xylander in unknown') },
  };
  const IDENTIFIERS = /xylander|quirina|QX-?77123|ACC99812|quellwald|wolpertinger|19600512|12\.05\.1960/i;
  const keepAll = yaml('basis: ps3.15\nprivate: keep\n');

  for (const profile of [basic, research, whitelist, keepAll]) {
    for (const syntax of [IMPLICIT_LITTLE, EXPLICIT_LITTLE, DEFLATED_LITTLE]) {
      it(`nothing is left anywhere in the bytes: ${profile.name} ${syntax}`, () => {
        expect(run(profile, LABELS, { syntax }).text).not.toMatch(IDENTIFIERS);
      });
    }
  }

  it('what stood beside the identifier stays', () => {
    const { json } = run(basic, LABELS);
    const labels = (json['00620002']!.Value as DicomJson[]).map((item) => item['00620005']?.Value?.[0]);
    expect(labels[0]).toBe('Liver');
    expect(labels[2]).toBe('liver');
    expect(json['00281055']!.Value).toEqual(['BONE', null]);
    expect(json['00181020']!.Value).toEqual(['VB10', null]);
    expect(json['00081090']!.Value![0]).toMatch(/^Scanner/);
    expect((json['00620002']!.Value as DicomJson[]).map((item) => item['00620004']!.Value![0])).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ]);
  });

  it('what means nothing with a part cut out goes as a whole', () => {
    const { json } = run(basic, LABELS);
    expect(json['00180015']?.Value).toBeUndefined();
    expect(json['00700080']?.Value).toBeUndefined();
    expect(json['0040E010']?.Value).toBeUndefined();
    expect(json['00282000']?.InlineBinary).toBeUndefined();
  });

  it('values without an identifier keep their bytes', () => {
    const harmless: BuildDataset = {
      ...PATIENT,
      BodyPartExamined: 'LIVER',
      ICCProfile: { vr: 'OB', value: latin('sRGB') },
      CodingSchemeURL: 'https://example.org/terms',
      SegmentSequence: [{ SegmentLabel: '  Liver  ' }],
    };
    const { text } = run(basic, harmless);
    for (const kept of ['LIVER ', 'sRGB', 'https://example.org/terms', '  Liver  '])
      expect(text).toContain(kept);
  });

  it('a VR that no edition of the standard has hides nothing', () => {
    const bytes = Buffer.from(
      buildFile({ ...PATIENT, SegmentSequence: [{ SegmentLabel: 'Xylander liver' }] }),
    );
    bytes.write('ZZ', bytes.indexOf(Buffer.from([0x62, 0, 5, 0, 0x4c, 0x4f])) + 4, 'latin1');
    expect(runBytes(basic, bytes).text).not.toMatch(/xylander/i);
  });

  describe('imaging words that are also the name of the patient', () => {
    const namedAs = (name: string): BuildDataset => ({
      SOPClassUID: CT,
      PatientName: name,
      PatientID: '1',
      BodyPartExamined: 'CHEST',
      StudyDescription: 'CT CHEST LUNG',
      SeriesDescription: 'kidney stone protocol',
      SegmentSequence: [
        {
          SegmentLabel: 'Left lung',
          SegmentedPropertyTypeCodeSequence: [{ CodeValue: '1', CodeMeaning: 'Lung structure' }],
        },
        { SegmentLabel: 'Chest wall' },
        { SegmentLabel: 'Kidney stone' },
      ],
    });
    for (const name of ['Stone^Mary', 'Lung^Mary', 'Chest^Mary', 'Stone^Lung', 'Mary^Chest']) {
      it(`stay for ${name}`, () => {
        const { json } = run(research, namedAs(name));
        expect(json['00180015']!.Value).toEqual(['CHEST']);
        expect(json['00081030']!.Value).toEqual(['CT CHEST LUNG']);
        expect(json['0008103E']!.Value).toEqual(['kidney stone protocol']);
        const items = json['00620002']!.Value as DicomJson[];
        expect(items.map((item) => item['00620005']!.Value![0])).toEqual([
          'Left lung',
          'Chest wall',
          'Kidney stone',
        ]);
        expect(at(items[0]!, '0062000F', '00080104')!.Value).toEqual(['Lung structure']);
      });
    }

    it('and go where they are the name', () => {
      const { text } = run(research, {
        SOPClassUID: CT,
        PatientName: 'Stone^Mary',
        PatientID: '1',
        StudyDescription: 'Stone, Mary CT CHEST',
        SegmentSequence: [{ SegmentLabel: 'Mary Stone' }, { SegmentLabel: 'Mrs Stone' }],
      });
      expect(text).not.toMatch(/stone|mary/i);
      expect(text).toContain('CT CHEST');
    });
  });
});

describe('uid on a sequence of references', () => {
  // Type 3 in CT, so that the Basic Profile removes it
  const file = {
    ...PATIENT,
    SourceImageSequence: [
      { ReferencedSOPClassUID: CT, ReferencedSOPInstanceUID: '1.2.3.4.5', Manufacturer: 'Xylander works' },
    ],
  };
  it.each(['basis: nothing', 'basis: ps3.15'])('keeps it with new UIDs inside, %s', (basis) => {
    const profile = yaml(
      `${basis}\nrules:\n  - { select: SOPInstanceUID, action: uid }\n  - { select: SourceImageSequence, action: uid }\n`,
    );
    const { json, text } = run(profile, file);
    expect(at(json, '00082112', '00081155')?.Value).toEqual(at(json, '00080018')?.Value);
    expect(at(json, '00082112', '00081150')?.Value).toEqual([CT]);
    expect(text).not.toContain('Xylander');
    expect(text).not.toContain('1.2.3.4.5\0');
  });

  it('does nothing to another one: that is as the table has it', () => {
    const profile = yaml('basis: ps3.15\nrules:\n  - { select: RequestAttributesSequence, action: uid }\n');
    const { json } = run(profile, { ...PATIENT, RequestAttributesSequence: [{ RequestedProcedureID: '7' }] });
    expect(at(json, '00400275')).toBeUndefined();
  });
});
