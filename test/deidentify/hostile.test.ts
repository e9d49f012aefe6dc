import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type RunOptions, runBatch } from '../../src/batch/run.ts';
import { createDeidentifier, deidentify } from '../../src/deidentify/deidentify.ts';
import { DEMO_KEY } from '../../src/deidentify/key.ts';
import { type BuildDataset, buildFile, EXPLICIT_LITTLE } from '../../src/dicom/build.ts';
import { MAX_ROWS, readDicom } from '../../src/dicom/read.ts';
import { asciiValue, MAX_TEXT_BYTES, valueText } from '../../src/dicom/value.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { compileProfile, type Profile } from '../../src/profile/compile.ts';
import { lintProfile } from '../../src/profile/lint.ts';
import { parseProfile } from '../../src/profile/load.ts';
import { CLI } from '../support/cli.ts';
import { PATIENCE } from '../support/patience.ts';
import { itOnPosix } from '../support/posix.ts';
import { makeZip } from '../support/zip.ts';

const PATIENT: BuildDataset = {
  SOPClassUID: '1.2.840.10008.5.1.4.1.1.2',
  SOPInstanceUID: '1.2.3.4.5',
  StudyInstanceUID: '1.2.3.4',
  SeriesInstanceUID: '1.2.3.4.1',
  PatientName: 'Xylander^Quirina',
  PatientID: 'QX-77123456',
  PatientBirthDate: '19600512',
  StudyDate: '20240301',
  PatientAge: '045Y',
};
const bytes = (text: string): Uint8Array =>
  Uint8Array.from(Buffer.from(text.length % 2 ? `${text} ` : text, 'latin1'));
const outputOf = (more: BuildDataset, profile: string): string =>
  Buffer.concat(
    deidentify(buildFile({ ...PATIENT, ...more }), builtinProfile(profile), DEMO_KEY).chunks,
  ).toString('latin1');
const yaml = (text: string): Profile => compileProfile(parseProfile(`deidlab: 1\nname: mine\n${text}`));

const root = mkdtempSync(join(tmpdir(), 'hostile-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const at = (...names: string[]): string => join(root, ...names);
mkdirSync(at('in'));
for (let n = 0; n < 5; n++)
  writeFileSync(at('in', `${n}.dcm`), buildFile({ ...PATIENT, SOPInstanceUID: `1.2.3.4.${n}` }));
const run = (output: string, more: Partial<RunOptions> = {}): ReturnType<typeof runBatch> =>
  runBatch({ input: at('in'), output: at(output), profile: builtinProfile('basic'), key: DEMO_KEY, ...more });
const quiet = (work: Promise<unknown>): Promise<unknown> => work.catch(() => undefined);
const dicomFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.dcm'));

describe('a run', () => {
  it('that is resumed with a changed profile of the same name leaves no file of the old one', async () => {
    const old = yaml('basis: ps3.15\nrules:\n  - { select: PatientAge, action: keep }\n');
    const stricter = yaml(
      'basis: ps3.15\nrules:\n  - { select: PatientAge, action: generalize, width: 10, cap: 90 }\n',
    );
    await run('resumed', { profile: old });
    const summary = await quiet(run('resumed', { profile: stricter, resume: true }));
    const left = dicomFiles(at('resumed')).filter((name) =>
      readFileSync(at('resumed', name)).includes('045Y'),
    );
    // either they are written anew, or the run says that they are not its own
    expect(left.length === 0 || summary === undefined || (summary as { foreign: number }).foreign > 0).toBe(
      true,
    );
  });

  it('over a zip that is stopped leaves no original in the temporary folder', async () => {
    writeFileSync(
      at('all.zip'),
      makeZip(Object.fromEntries([0, 1, 2].map((n) => [`${n}.dcm`, readFileSync(at('in', `${n}.dcm`))]))),
    );
    mkdirSync(at('tmp'));
    const before = process.env.TMPDIR;
    process.env.TMPDIR = at('tmp');
    try {
      let asked = 0;
      await run('stopped', { input: at('all.zip'), shouldStop: () => ++asked > 1 });
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
    expect(readdirSync(at('tmp'))).toEqual([]);
  });

  it('over a zip refuses an entry whose bytes are not those that were packed (CRC-32)', async () => {
    const zip = makeZip({ 'a.dcm': readFileSync(at('in', '0.dcm')) });
    // the checksum in the local header and in the directory, which say the same
    const sum = zip.subarray(14, 18);
    const second = zip.indexOf(sum, 18);
    zip.writeUInt32LE((zip.readUInt32LE(14) ^ 1) >>> 0, 14);
    zip.writeUInt32LE((zip.readUInt32LE(second) ^ 1) >>> 0, second);
    writeFileSync(at('broken.zip'), zip);
    const { deidentified } = await run('broken', { input: at('broken.zip') });
    expect(deidentified).toBe(0);
  });

  it('that cannot begin leaves the mapping of an earlier run as it is', async () => {
    await run('first', { mapping: at('map') });
    const earlier = readFileSync(at('map', 'patid_mapping.csv'), 'utf8');
    await quiet(run('second', { input: at('mistyped'), mapping: at('map') }));
    expect(readFileSync(at('map', 'patid_mapping.csv'), 'utf8')).toBe(earlier);
  });

  it('over the next batch does not silently replace the mapping of the one before', async () => {
    mkdirSync(at('in2'));
    writeFileSync(
      at('in2', 'a.dcm'),
      buildFile({ ...PATIENT, PatientID: 'OTHER-1', SOPInstanceUID: '1.2.3.9' }),
    );
    await run('batch1', { mapping: at('map2') });
    await quiet(run('batch2', { input: at('in2'), mapping: at('map2') }));
    expect(readFileSync(at('map2', 'patid_mapping.csv'), 'utf8')).toContain('QX-77123456');
  });

  it('whose mapping cannot be written leaves an output folder that the next run takes', async () => {
    writeFileSync(at('a-file'), '');
    await quiet(run('again', { mapping: at('a-file') }));
    expect((await quiet(run('again'))) as object | undefined).toMatchObject({ deidentified: 5 });
  });

  itOnPosix('never writes the mapping into the output, not by way of a link either', async () => {
    mkdirSync(at('real'));
    symlinkSync(at('real'), at('link'));
    await quiet(run('link', { mapping: at('real', 'map') }));
    expect(existsSync(at('real', 'map'))).toBe(false);
  });

  it('takes a folder whose name ends in .zip', async () => {
    mkdirSync(at('study.zip'));
    writeFileSync(at('study.zip', 'a.dcm'), readFileSync(at('in', '0.dcm')));
    expect(await quiet(run('from-folder', { input: at('study.zip') }))).toMatchObject({ deidentified: 1 });
  });

  itOnPosix('refuses a named pipe as input instead of waiting for ever', () => {
    spawnSync('mkfifo', [at('pipe')]);
    const { signal } = spawnSync(process.execPath, [CLI, 'inspect', at('pipe')], {
      timeout: 3000,
      killSignal: 'SIGKILL',
    });
    expect(signal).toBeNull();
  });

  it('does not write its report over an original', () => {
    const key = at('project.key');
    writeFileSync(key, `${'ab'.repeat(32)}\n`, { mode: 0o600 });
    mkdirSync(at('in3'));
    writeFileSync(at('in3', 'a.dcm'), readFileSync(at('in', '0.dcm')));
    spawnSync(process.execPath, [
      CLI,
      'deidentify',
      at('in3'),
      at('out3'),
      '-k',
      key,
      '--report',
      at('in3', 'a.dcm'),
    ]);
    expect(readFileSync(at('in3', 'a.dcm')).includes('DICM')).toBe(true);
  });

  it('whose report cannot be written still says what was done, or does nothing', () => {
    const key = at('project2.key');
    writeFileSync(key, `${'ab'.repeat(32)}\n`, { mode: 0o600 });
    const report = at('no', 'such', 'folder', 'r.html');
    const args = [CLI, 'deidentify', at('in'), at('out4'), '-k', key, '--report', report];
    const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(
      stdout.includes('5 of 5 files') || !existsSync(at('out4')) || readdirSync(at('out4')).length === 0,
    ).toBe(true);
  });

  it('over many alike files takes no new decision for each: what is counted by decision would fill the memory', () => {
    const block = Object.fromEntries(
      [16, 32, 48].map((n) => [`(0029,"UNKNOWN CREATOR",${n})`, { vr: 'LO', value: 'ab' }]),
    );
    const file = readDicom(buildFile({ ...PATIENT, ...block }));
    const deidentifyNext = createDeidentifier(builtinProfile('research'), DEMO_KEY);
    const [first, second] = [0, 1].map(
      () => new Set(deidentifyNext(file).changes.map(({ decision }) => decision)),
    );
    expect([...second!].every((decision) => first!.has(decision))).toBe(true);
  });
});

describe('a file made to cost much', () => {
  const little = (text: string, length: number): Buffer => {
    const header = Buffer.from(`${text}00000000`, 'hex');
    header.writeUInt32LE(length, header.length - 4);
    return header;
  };
  const sequenceOf = (body: Buffer): Uint8Array =>
    Buffer.concat([buildFile(PATIENT), little('4000750253510000', body.length), body]);

  it('of more elements and items than any object has is refused before they fill the memory', () => {
    const items = Buffer.alloc(8 * (MAX_ROWS + 1));
    for (let at = 0; at < items.length; at += 8) items.writeUInt32LE(0xe000fffe, at);
    expect(() => readDicom(sequenceOf(items))).toThrow(expect.objectContaining({ code: 'E_TOO_LARGE' }));
  });

  it('of text that no string can hold is refused', () => {
    const file = readDicom(buildFile(PATIENT));
    const row = file.elements.findIndex(({ tag }) => tag === 0x00100010);
    const long = { ...file.elements[row]!, valueEnd: file.elements[row]!.valueStart + MAX_TEXT_BYTES + 2 };
    for (const read of [() => valueText(file, long), () => asciiValue(file, long)])
      expect(read).toThrow(expect.objectContaining({ code: 'E_TOO_LARGE' }));
  });

  it('of 40,000 private elements without a creator, or of 40,000 UIDs twice, takes no time that grows with its square', () => {
    const element = (tag: number, vr: string, value: string): Buffer => {
      const text = value.length % 2 ? `${value}\0` : value;
      const header = Buffer.alloc(8);
      header.writeUInt16LE(tag >>> 16, 0);
      header.writeUInt16LE(tag & 0xffff, 2);
      header.write(vr, 4, 'latin1');
      header.writeUInt16LE(text.length, 6);
      return Buffer.concat([header, Buffer.from(text, 'latin1')]);
    };
    const orphans = Array.from({ length: 40_000 }, (_, n) => element(0x00191000 + n, 'LO', 'ab'));
    const started = performance.now();
    deidentify(Buffer.concat([buildFile(PATIENT), ...orphans]), builtinProfile('research'), DEMO_KEY);
    const items = Array.from({ length: 40_000 }, (_, n) => {
      const body = Buffer.concat([
        element(0x00080118, 'UI', `1.2.3.4.9.${n}`),
        element(0x00081155, 'UI', `1.2.3.4.5.${n}`),
      ]);
      return Buffer.concat([little('feff00e0', body.length), body]);
    });
    deidentify(sequenceOf(Buffer.concat(items)), builtinProfile('basic'), DEMO_KEY);
    // 7 to 9 seconds when every one looked at every other
    expect(performance.now() - started).toBeLessThan(5000 * PATIENCE);
  });
});

describe.each(['basic', 'research'])('an identifier of the file does not stay (%s)', (profile) => {
  const NAME = /xyl?an|quirina/i;

  it('in the fragments of an attribute that is no pixel data', () => {
    const more = { ICCProfile: { vr: 'OB', value: { frames: [[bytes('made for XYLANDER')]] } } };
    const file = buildFile({ ...PATIENT, ...more }, { syntax: EXPLICIT_LITTLE });
    const output = Buffer.concat(deidentify(file, builtinProfile(profile), DEMO_KEY).chunks);
    expect(output.toString('latin1')).not.toMatch(NAME);
  });

  it('behind the first 64 KiB of a byte string', () => {
    const value = bytes(`${'\0'.repeat(70_000)}XYLANDER^QUIRINA`);
    expect(outputOf({ ICCProfile: { vr: 'OB', value } }, profile)).not.toMatch(NAME);
  });

  it('that only shows once its neighbour was cut out', () => {
    const more = { PatientName: 'Ng^A', PatientID: '12345678', Manufacturer: '12345678_NG' };
    expect(outputOf(more, profile)).not.toMatch(/\bNG\b/);
  });

  it('divided over values, or over lines', () => {
    expect(outputOf({ Manufacturer: ['XYLAN', 'DER'] }, profile)).not.toMatch(NAME);
    expect(outputOf({ InventoryPurpose: 'seen by Xylan-\r\nder and others' }, profile)).not.toMatch(NAME);
  });

  it('as an e-mail address that another attribute gives up', () => {
    const more = {
      PatientTelecomInformation: 'quix99@example.org',
      InventoryPurpose: 'send it to quix99@example.org',
    };
    expect(outputOf(more, profile)).not.toContain('quix99');
  });

  it.each([
    ['Иванович^Иван', 'scan of Ivanovich', /ivanovich/i],
    ['Παπαδόπουλος^Γιώργος', 'scan of Papadopoulos', /papadop/i],
    ['=山田^太郎=やまだ^たろう', 'scan of Yamada', /yamada/i],
  ])('in Latin letters: %s', (name, text, form) => {
    const more = { SpecificCharacterSet: 'ISO_IR 192', PatientName: name, InventoryPurpose: text };
    expect(outputOf(more, profile)).not.toMatch(form);
  });

  it.each([
    ['the record number', '77123456'],
    ['the record number with a word', 'MRN: QX-77123456'],
    ['the birth date', '19600512'],
    ['the birth date with points', '12.05.1960'],
  ])('in bytes that are no text, without any word: %s', (_, text) => {
    const more = {
      ICCProfile: { vr: 'OB', value: bytes(`\0\x01${text}\0`) },
      ExtendedOffsetTable: { vr: 'OV', value: bytes(text.padEnd(16)) },
    };
    expect(outputOf(more, profile)).not.toContain(text);
  });

  it('in bytes that are no text, in UTF-8', () => {
    const more = {
      ICCProfile: { vr: 'OB', value: Uint8Array.from(Buffer.from('for Xylän- der and Xyländer ')) },
    };
    expect(outputOf(more, profile)).not.toMatch(/xyl/i);
  });

  it('where a time or an age should be', () => {
    const more = { '00189074': { vr: 'TM', value: '77123456' }, '00081030': { vr: 'AS', value: '77123456' } };
    expect(outputOf(more, profile)).not.toContain('77123456');
  });

  it('in UTF-8 that the file does not declare', () => {
    const more = {
      PatientName: { vr: 'PN', value: Uint8Array.from(Buffer.from('Müller^Jörg ')) },
      Manufacturer: 'made for MULLER',
    };
    expect(outputOf(more, profile)).not.toMatch(/muller/i);
  });

  it.each([
    '12 maggio 1960',
    '12 mei 1960',
    '12 maj 1960',
    '12 maja 1960',
    '12 de maio de 1960',
    '12. května 1960',
    '1960. május 12',
    '12 toukokuuta 1960',
    '12 Mayıs 1960',
    '12 мая 1960',
    '12 травня 1960',
    '12 Μαΐου 1960',
    '12-V-1960',
    '1960-May-12',
    '1960年5月12日',
    '昭和35年5月12日',
  ])('as a birth date in the language of the hospital: %s', (date) => {
    const more = { SpecificCharacterSet: 'ISO_IR 192', Manufacturer: `CT ${date} GE` };
    const output = Buffer.from(outputOf(more, profile), 'latin1').toString('utf8');
    expect(output).toContain('CT GE');
  });

  it('where a number should be, in words of any character set', () => {
    const more = {
      SpecificCharacterSet: 'ISO_IR 192',
      '00189073': { vr: 'DS', value: Uint8Array.from(Buffer.from('1960年5月12日 ')) },
    };
    expect(Buffer.from(outputOf(more, profile), 'latin1').toString('utf8')).not.toContain('1960年');
  });

  it('as a birth date that stands in the file as people write it', () => {
    const more = { PatientBirthDate: { vr: 'LO', value: '12.05.1960' }, Manufacturer: 'born 1960-05-12' };
    expect(outputOf(more, profile)).not.toContain('1960-05-12');
  });

  it('as the hospital that issued a number, when IssuerOfPatientID goes', () => {
    const more = {
      IssuerOfPatientIDQualifiersSequence: [{ UniversalEntityID: 'https://klinikum-mitte.example/mrn' }],
      IssuerOfAccessionNumberSequence: [{ LocalNamespaceEntityID: 'KLINIKUM MITTE' }],
    };
    expect(outputOf(more, profile)).not.toMatch(/klinikum/i);
  });

  it('as a person name that the table does not list and the file writes with another VR', () => {
    expect(outputOf({ EvaluatorName: { vr: 'LO', value: 'Hartmann^K' } }, profile)).not.toContain('Hartmann');
  });
});

describe('research cleans every free text that it keeps', () => {
  const NAME = 'seen by Dr Hartmann';

  it.each<[string, BuildDataset]>([
    ['a waveform annotation', { WaveformAnnotationSequence: [{ UnformattedTextValue: NAME }] }],
    ['an overlay label', { '60001500': { vr: 'LO', value: NAME } }],
    ['a segment label', { SegmentSequence: [{ SegmentLabel: NAME, SegmentDescription: NAME }] }],
    [
      'a frame label',
      { PerFrameFunctionalGroupsSequence: [{ FrameContentSequence: [{ FrameLabel: NAME }] }] },
    ],
    [
      'the meaning of a local code in a report',
      {
        ContentSequence: [
          { ConceptCodeSequence: [{ CodeValue: '9', CodingSchemeDesignator: '99LOCAL', CodeMeaning: NAME }] },
        ],
      },
    ],
    [
      'a private attribute with another VR than the list of safe ones has',
      { '(0019,"SIEMENS MR HEADER",0C)': { vr: 'LO', value: NAME } },
    ],
  ])('%s', (_, more) => {
    expect(outputOf(more, 'research')).not.toContain('Hartmann');
  });

  it.each(['95J', '101 y', 'age: 93', 'aged 95', '095Y', '97 J., male', '96-jähriger', '95歳', '98 лет'])(
    'and an age above 89: %s',
    (age) => {
      const more = { SpecificCharacterSet: 'ISO_IR 192', ImageComments: age, StudyDescription: age };
      const output = Buffer.from(outputOf(more, 'research'), 'latin1').toString('utf8');
      expect(output).not.toContain(age);
    },
  );

  it.each(['FOV 100 x 95 mm', 'TE 95', 'age 95 months', '100 Y axis', '5 V 2000', '90 LAT', 'scan 3-I-2'])(
    'and keeps what is no age and no date: %s',
    (text) => {
      expect(outputOf({ StudyDescription: text }, 'research')).toContain(text);
    },
  );

  it('and refuses an overlay that is drawn into unused bits of the pixels', () => {
    const image: BuildDataset = {
      Rows: 2,
      Columns: 2,
      BitsAllocated: 16,
      BitsStored: 12,
      PixelData: new Uint8Array(8),
    };
    const overlay = { '60000010': 2, '60000011': 2, '60000040': 'G', '60000100': 16, '60000102': 12 };
    expect(() => outputOf({ ...image, ...overlay }, 'research')).toThrow(
      expect.objectContaining({ code: 'E_PIXELS' }),
    );
  });
});

describe('a profile that retains UIDs', () => {
  const retains = yaml('basis: ps3.15\noptions: [retain-uids]\n');
  const valuesOf = (more: BuildDataset): Record<string, string> => {
    const { chunks } = deidentify(buildFile({ ...PATIENT, ...more }), retains, DEMO_KEY);
    const file = readDicom(Buffer.concat(chunks));
    const rows = [...file.meta, ...file.elements];
    return Object.fromEntries(rows.map((each) => [each.tag.toString(16), asciiValue(file, each)]));
  };

  it('keeps one that holds the date of the study or the number of the scanner, as most do', () => {
    const [study, series] = ['1.2.840.113619.20240301.3', '1.3.12.2.1107.5.2.43.166066.1'];
    const more = { StudyInstanceUID: study, SeriesInstanceUID: series, DeviceSerialNumber: '166066' };
    expect(valuesOf(more)).toMatchObject({ '20000d': study, '20000e': series });
  });

  it('keeps its own where a report refers to it by an attribute without that option', () => {
    const series = '1.2.3.4.1';
    const more = { SeriesInstanceUID: series, ContentSequence: [{ ValueType: 'UIDREF', UID: series }] };
    expect(valuesOf(more)['20000e']).toBe(series);
  });

  it('keeps its own in the file meta information and in the names of the output as well', () => {
    const [study, instance] = ['1.2.3.4.5', '1.2.3.4.6'];
    const refersToItself = [
      { ValueType: 'UIDREF', UID: study },
      { ValueType: 'UIDREF', UID: instance },
    ];
    const more = { StudyInstanceUID: study, SOPInstanceUID: instance, ContentSequence: refersToItself };
    expect(valuesOf(more)).toMatchObject({ '20003': instance, '80018': instance, '20000d': study });
    const { studyUid, instanceUid } = deidentify(buildFile({ ...PATIENT, ...more }), retains, DEMO_KEY);
    expect([studyUid, instanceUid]).toEqual([study, instance]);
  });

  it('maps one that holds a number of the patient as a whole, wherever it stands', () => {
    const image = '1.2.840.113619.77123456.4';
    const more = {
      SOPInstanceUID: image,
      PatientID: '77123456',
      ReferencedImageSequence: [{ ReferencedSOPInstanceUID: image }],
    };
    const values = valuesOf(more);
    expect(values['80018']).toMatch(/^2\.25\.\d+$/);
    expect([values['20003'], values['81155']]).toEqual([values['80018'], values['80018']]);
  });

  it('says the same SOP class in the data set and in the file meta information', () => {
    const values = valuesOf({ SOPClassUID: '1.2.3.77123456' });
    expect(values['80016']).not.toContain('77123456');
    expect(values['20002']).toBe(values['80016']);
  });
});

it('a profile that retains the institution keeps its name, though the patient ID is issued by it', () => {
  const retains = yaml('basis: ps3.15\noptions: [retain-institution-identity]\n');
  const more = { InstitutionName: 'Krankenhaus Lindhof', IssuerOfPatientID: 'Krankenhaus Lindhof' };
  const { chunks } = deidentify(buildFile({ ...PATIENT, ...more }), retains, DEMO_KEY);
  expect(Buffer.concat(chunks).toString().split('Krankenhaus Lindhof')).toHaveLength(2);
});

it('a profile that retains the institution keeps its name whole, though a department has part of it', () => {
  const retains = yaml('basis: ps3.15\noptions: [retain-institution-identity]\n');
  const more = { InstitutionName: 'SGH Springfield Hospital', RequestingService: 'SGH', Manufacturer: 'SGH' };
  const { chunks } = deidentify(buildFile({ ...PATIENT, ...more }), retains, DEMO_KEY);
  const output = Buffer.concat(chunks).toString('latin1');
  expect(output.match(/SGH/g)).toHaveLength(1);
  expect(output).toContain('SGH Springfield Hospital');
});

it('the profile in the README has no error by `deidlab profile check`', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const text = /```yaml\n([\s\S]*?)```/.exec(readme)![1]!;
  expect(lintProfile(parseProfile(text)).filter(({ severity }) => severity === 'error')).toEqual([]);
});
