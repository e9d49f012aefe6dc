import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BuildDataset, buildFile } from '../../src/dicom/build.ts';
import { builtinProfile, DEMO_KEY, runBatch } from '../../src/index.ts';
import { compareDumps, readIdMapping } from '../../src/metadata/compare.ts';
import { parseCsv, protectCell, quoteField, unprotectCell } from '../../src/metadata/csv.ts';
import { type Dump, dumpMetadata, readMetadata } from '../../src/metadata/dump.ts';
import { hierarchyOf } from '../../src/metadata/hierarchy.ts';
import { readDump } from '../../src/metadata/read-dump.ts';
import { measureRisk } from '../../src/metadata/risk.ts';
import { cellsOf } from '../../src/metadata/summary.ts';
import { proposeWhitelist } from '../../src/metadata/whitelist.ts';
import { ctFile } from '../support/patients.ts';
import { isPosix } from '../support/posix.ts';
import { describeWith, findTool, runPydicom } from '../support/tools.ts';
import { makeZip } from '../support/zip.ts';

const COHORT = fileURLToPath(new URL('../../datasets/cohort', import.meta.url));
const LECTURE =
  'KVP Manufacturer ManufacturerModelName Modality NumberOfSeriesRelatedInstances PatientAge PatientID PatientSex'.split(
    ' ',
  );
/** What a spreadsheet would run, change or cut apart. */
const NASTY: Readonly<Record<string, string>> = {
  PatientID: '00012',
  PatientName: '=HYPERLINK("http://x","y")^A=山田^太郎=やまだ^たろう',
  PatientComments: '+1\r\n-2,"quoted"\tand 山',
  AccessionNumber: '-2+3',
  StudyID: '@SUM(A1)',
  StudyDescription: "'quoted; already",
  SeriesDescription: '3-5',
  ProtocolName: '1E5',
  StationName: '123456789012345',
};

let root: string;
let folder: string;
let turn = 0;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'deidlab-dump-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  folder = join(root, String(turn++));
  mkdirSync(join(folder, 'in'), { recursive: true });
});
const at = (...names: string[]): string => join(folder, ...names);
const column = (dump: Dump, name: string): (string | undefined)[] => cellsOf(dump, name);

/** Python's csv module, an independent reader of RFC 4180. */
function readByPython(path: string, encoding = 'utf-8'): string[][] {
  const program = `import csv,json,sys; print(json.dumps(list(csv.reader(open(sys.argv[1], newline='', encoding='${encoding}')))))`;
  return JSON.parse(
    execFileSync(findTool('python3')!, ['-c', program, path], { encoding: 'utf8', maxBuffer: 1 << 28 }),
  );
}

describe('a dump', () => {
  it('has one row a file, with every attribute that is there, in the order of the standard', async () => {
    const dump = await readMetadata(COHORT);
    expect(dump.rows).toHaveLength(60);
    const names = dump.columns.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.slice(0, 4)).toEqual([
      'File',
      'FileSizeBytes',
      'PixelDataBytes',
      'NumberOfSeriesRelatedInstances',
    ]);
    expect(names).toEqual(expect.arrayContaining(['TransferSyntaxUID', ...LECTURE]));
    expect(names.indexOf('StudyDate')).toBeLessThan(names.indexOf('PatientID'));
  });

  it('names nested attributes by path and private ones by creator, as selectors of a profile do', async () => {
    writeFileSync(
      at('in', 'a'),
      ctFile({
        '(0019,"ACME 1.1",0C)': { vr: 'LO', value: 'secret' },
        RequestAttributesSequence: [
          { ScheduledProcedureStepID: 'S1', '(0021,"ACME 2",01)': { vr: 'DS', value: '1.5' } },
          { ScheduledProcedureStepID: 'S2' },
          { ScheduledProcedureStepID: 'S1' },
        ],
        ProcedureCodeSequence: [],
      }),
    );
    const dump = await readMetadata(at('in'));
    expect(column(dump, '(0019,"ACME 1.1",0C)')).toEqual(['secret']);
    expect(column(dump, 'RequestAttributesSequence/ScheduledProcedureStepID')).toEqual(['S1 | S2']);
    expect(column(dump, 'RequestAttributesSequence/(0021,"ACME 2",01)')).toEqual(['1.5']);
    expect(column(dump, 'ProcedureCodeSequence')).toEqual(['']);
  });

  it('has a column of its own for each of several overlays', async () => {
    writeFileSync(at('in', 'a'), ctFile({ '60000010': 512, '60020010': 256, '60020011': 128 }));
    const dump = await readMetadata(at('in'));
    expect(column(dump, 'OverlayRows')).toEqual(['512']);
    expect(column(dump, '(6002,0010)')).toEqual(['256']);
    expect(column(dump, '(6002,0011)')).toEqual(['128']);
    await dumpMetadata(at('in'), { output: at('d.json') });
    const [row] = JSON.parse(readFileSync(at('d.json'), 'utf8'));
    expect([row.OverlayRows, row['(6002,0010)']]).toEqual([512, 256]);
    expect(column(await readMetadata(at('in'), { columns: ['(6002,0010)'] }), '(6002,0010)')).toEqual([
      '256',
    ]);
  });

  it('has only the columns that are asked for, in that order, also when no file has them', async () => {
    const dump = await readMetadata(COHORT, { columns: ['Modality', 'KVP', 'AbortReason'] });
    expect(dump.columns.map(({ name }) => name)).toEqual(['Modality', 'KVP', 'AbortReason']);
    expect(new Set(column(dump, 'AbortReason'))).toEqual(new Set([undefined]));
  });

  it('takes a column by its tag, in any case of letters, and each only once', async () => {
    writeFileSync(at('in', 'a'), ctFile({ '(0019,"Acme",0C)': { vr: 'LO', value: 'x' }, '60020010': 256 }));
    const asked = [
      '(0010,0020)',
      '00100020',
      'PatientID',
      '(0019,"Acme",0c)',
      '(6002,0010)',
      '(0040,0275)/(0040,0009)',
    ];
    const dump = await readMetadata(at('in'), { columns: asked });
    expect(dump.columns.map(({ name }) => name)).toEqual([
      ...[
        'PatientID',
        '(0019,"Acme",0C)',
        '(6002,0010)',
        'RequestAttributesSequence/ScheduledProcedureStepID',
      ],
    ]);
    expect(dump.rows).toEqual([['QZ-004711', 'x', '256', undefined]]);
  });

  it.each(['*/CodeValue', 'ContentSequence/**/TextValue'])(
    'refuses %s as a column, which would have no cell',
    async (name) => {
      await expect(readMetadata(COHORT, { columns: [name] })).rejects.toMatchObject({ code: 'E_USAGE' });
    },
  );

  it('tells the nearest keyword of a column that is none', async () => {
    await expect(readMetadata(COHORT, { columns: ['PatientsID'] })).rejects.toMatchObject({
      code: 'E_USAGE',
      message: expect.stringContaining('PatientID'),
    });
  });

  it('keeps what is the same in all files of a series, study or patient, marks what is not, and counts', async () => {
    const columns = [...LECTURE, 'StudyInstanceUID', 'SOPInstanceUID', 'FileSizeBytes'];
    const series = await readMetadata(COHORT, { level: 'series', columns });
    expect(series.rows).toHaveLength(22);
    expect(
      column(series, 'NumberOfSeriesRelatedInstances').reduce((sum, cell) => sum + Number(cell), 0),
    ).toBe(60);
    const first = series.rows[0]!;
    expect(first[LECTURE.indexOf('KVP')]).toBe('120');
    expect(first[columns.indexOf('SOPInstanceUID')]).toBe('(varies)');
    const files = await readMetadata(COHORT, { columns: ['FileSizeBytes'] });
    const bytes = (dump: Dump): number =>
      column(dump, 'FileSizeBytes').reduce((sum, cell) => sum + Number(cell), 0);
    expect(bytes(series)).toBe(bytes(files));
    const patients = await readMetadata(COHORT, { level: 'patient' });
    expect(
      column(patients, 'NumberOfPatientRelatedInstances').reduce((sum, cell) => sum + Number(cell), 0),
    ).toBe(60);
    expect(
      column(patients, 'NumberOfPatientRelatedSeries').reduce((sum, cell) => sum + Number(cell), 0),
    ).toBe(22);
    const studies = await readMetadata(COHORT, { level: 'study' });
    expect(studies.rows).toHaveLength(
      column(patients, 'NumberOfPatientRelatedStudies').reduce((sum, cell) => sum + Number(cell), 0),
    );
    expect(column(studies, 'NumberOfStudyRelatedSeries').reduce((sum, cell) => sum + Number(cell), 0)).toBe(
      22,
    );
  });

  it('tells patients without an ID apart by name and birth date, and without those by study, as the run does', async () => {
    const write = (name: string, more: BuildDataset): void =>
      writeFileSync(
        at('in', name),
        buildFile({ SOPClassUID: '1.2.840.10008.5.1.4.1.1.2', SOPInstanceUID: `1.2.${name}`, ...more }),
      );
    write('1', {
      PatientName: 'Doe^Jane',
      StudyInstanceUID: '1.1',
      SeriesInstanceUID: '1.1.1',
      PatientSex: 'F',
    });
    write('2', {
      PatientName: 'Doe^Jane',
      StudyInstanceUID: '1.2',
      SeriesInstanceUID: '1.2.1',
      PatientSex: 'F',
    });
    write('3', {
      PatientName: 'Roe^Rick',
      PatientID: '',
      StudyInstanceUID: '1.3',
      SeriesInstanceUID: '1.3.1',
      PatientSex: 'M',
    });
    write('4', { StudyInstanceUID: '1.4', SeriesInstanceUID: '1.4.1' });
    write('5', { StudyInstanceUID: '1.5', SeriesInstanceUID: '1.5.1' });
    const patients = await readMetadata(at('in'), { level: 'patient' });
    expect(column(patients, 'NumberOfPatientRelatedStudies')).toEqual(['2', '1', '1', '1']);
    const files = await readMetadata(at('in'));
    expect(hierarchyOf(files).children.map(({ studies }) => studies)).toEqual([2, 1, 1, 1]);
    expect(measureRisk(files, { quasiIdentifiers: [{ name: 'PatientSex' }] })).toMatchObject({
      persons: 4,
      k: 1,
      uniques: 2,
    });
    expect((await proposeWhitelist(at('in'))).patients).toBe(4);
    // an empty ID says of nobody who is who
    expect(compareDumps(patients, patients)).toMatchObject({ paired: 0, onlyBefore: 4, onlyAfter: 4 });
  });

  it('reads a zip as it reads the folder', async () => {
    writeFileSync(at('in', 'a'), ctFile());
    writeFileSync(at('in.zip'), makeZip({ a: ctFile() }));
    const [fromFolder, fromZip] = [await readMetadata(at('in')), await readMetadata(at('in.zip'))];
    expect(fromZip.rows).toEqual(fromFolder.rows);
  });

  it('reads no pixel unless their digest is asked for', async () => {
    const [plain, digests] = [await readMetadata(COHORT), await readMetadata(COHORT, { pixelDigest: true })];
    expect(plain.columns.some(({ name }) => name === 'PixelDataSHA256')).toBe(false);
    const found = column(digests, 'PixelDataSHA256');
    expect(found.filter((cell) => /^[0-9a-f]{64}$/.test(cell ?? '')).length).toBe(
      column(plain, 'PixelDataBytes').filter((cell) => cell !== undefined).length,
    );
  });
});

describe('a dump on disk', () => {
  it.each(['csv', 'json', 'parquet'])('as %s reads back with the same cells', async (format) => {
    const before = await readMetadata(COHORT);
    await dumpMetadata(COHORT, { output: at(`d.${format}`) });
    const after = await readDump(at(`d.${format}`));
    expect(after.level).toBe('instance');
    expect(after.columns.length).toBe(before.columns.length);
    for (const { name, isNumeric, isDate } of before.columns) {
      const [was, is] = [column(before, name), column(after, name)];
      // JSON and Parquet hold numbers as numbers: 1.50 and 1.5 are the same one
      const isNull = isNumeric || (isDate && format === 'parquet');
      const compared = (cell: string | undefined): string | number | undefined =>
        isNumeric && format !== 'csv' && cell ? Number(cell) : isNull && cell === '' ? undefined : cell;
      expect(is.map(compared), name).toEqual(was.map(compared));
    }
  });

  it.each(['csv', 'json', 'parquet'])('as %s loses no digit of a 64-bit number', async (format) => {
    const more = { '(0019,"ACME",0C)': { vr: 'UV', value: new Uint8Array(8).fill(255) } };
    writeFileSync(at('in', 'a'), ctFile(more));
    await dumpMetadata(at('in'), { output: at(`d.${format}`) });
    expect(column(await readDump(at(`d.${format}`)), '(0019,"ACME",0C)')).toEqual(['18446744073709551615']);
  });

  it.each(['csv', 'json', 'parquet'])(
    'as %s keeps line breaks, quotes, ideographs and leading zeros',
    async (format) => {
      writeFileSync(at('in', 'a'), ctFile({ SpecificCharacterSet: 'ISO_IR 192', ...NASTY }));
      await dumpMetadata(at('in'), { output: at(`d.${format}`) });
      const dump = await readDump(at(`d.${format}`));
      for (const [name, value] of Object.entries(NASTY)) expect(column(dump, name), name).toEqual([value]);
    },
  );

  const withPython = findTool('python3') ? '' : ' (skipped: python3 not installed here)';
  it.skipIf(withPython)(`as CSV is to Python what it is to us${withPython}`, async () => {
    const dump = await readMetadata(COHORT);
    await dumpMetadata(COHORT, { output: at('d.csv'), plain: true });
    await dumpMetadata(COHORT, { output: at('safe.csv'), bom: true });
    const expected = [
      dump.columns.map(({ name }) => name),
      ...dump.rows.map((row) => dump.columns.map((_, index) => row[index] ?? '')),
    ];
    expect(readByPython(at('d.csv'))).toEqual(expected);
    const safe = readByPython(at('safe.csv'), 'utf-8-sig');
    expect(safe.map((row) => row.map(unprotectCell))).toEqual(expected);
    expect(readFileSync(at('safe.csv')).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  });

  it.skipIf(withPython)(
    `as CSV begins no cell with a character that a spreadsheet runs${withPython}`,
    async () => {
      writeFileSync(
        at('in', 'a'),
        ctFile({ SpecificCharacterSet: 'ISO_IR 192', ImagePositionPatient: ['-1.5', '2', '3'], ...NASTY }),
      );
      await dumpMetadata(at('in'), { output: at('d.csv') });
      const [header, row] = readByPython(at('d.csv')) as [string[], string[]];
      const cell = (name: string): string => row[header.indexOf(name)]!;
      for (const [name, value] of Object.entries(NASTY))
        expect(cell(name), name).toBe(`'${value.replace('\n-', "\n'-")}`);
      expect(cell('ImagePositionPatient')).toBe('-1.5\\2\\3');
      for (const each of row) if (/^[=+\-@\t\r\n]/.test(each)) expect(each).toMatch(/^-[\d.\\]+$/);
    },
  );

  it('is readable only by its owner, whole or not there, and leaves nothing beside it', async () => {
    await dumpMetadata(COHORT, { output: at('d.csv') });
    if (isPosix) expect(statSync(at('d.csv')).mode & 0o777).toBe(0o600);
    await dumpMetadata(COHORT, { output: at('e.csv'), shouldStop: () => true });
    expect(existsSync(at('e.csv'))).toBe(false);
    expect(readdirSync(folder).sort()).toEqual(['d.csv', 'in']);
  });

  it('never takes the place of a file, and never lies in the input', async () => {
    writeFileSync(at('d.csv'), 'mine');
    await expect(dumpMetadata(COHORT, { output: at('d.csv') })).rejects.toMatchObject({
      code: 'E_OUTPUT_NOT_EMPTY',
    });
    expect(readFileSync(at('d.csv'), 'utf8')).toBe('mine');
    await expect(dumpMetadata(at('in'), { output: at('in', 'd.csv') })).rejects.toMatchObject({
      code: 'E_OUTPUT_INSIDE_INPUT',
    });
    await expect(dumpMetadata(COHORT, { output: at('d.xls') })).rejects.toMatchObject({ code: 'E_USAGE' });
  });

  it('is not there when there is no row for it', async () => {
    expect(await dumpMetadata(at('in'), { output: at('d.csv') })).toMatchObject({ files: 0, rows: 0 });
    expect(readdirSync(folder)).toEqual(['in']);
  });

  it('counts what is no DICOM instance, and goes on', async () => {
    writeFileSync(at('in', 'a'), ctFile());
    writeFileSync(at('in', 'b'), ctFile().subarray(0, 700));
    writeFileSync(at('in', 'c'), 'no DICOM');
    const { files, rows, refused } = await dumpMetadata(at('in'), { output: at('d.csv') });
    expect({ files, rows, codes: refused.map(({ code }) => code) }).toEqual({
      files: 3,
      rows: 1,
      codes: [expect.stringMatching(/^E_/), 'E_NOT_DICOM'],
    });
  });
});

describe('a protected cell', () => {
  it('reads back as it was, whatever it holds', () => {
    const characters = fc.constantFrom(...`'=+-@;,"\t\r\n 01.\\aé山１`);
    fc.assert(
      fc.property(fc.string({ unit: characters }), fc.boolean(), (text, isNumber) => {
        const cell = protectCell(text, isNumber);
        expect(unprotectCell(cell)).toBe(text);
        expect(parseCsv(`${quoteField(cell)}\r\n`)[0]![0] ?? '').toBe(cell);
      }),
      { numRuns: 2000 },
    );
  });

  it('is a number only in a column of numbers, and only one that a double holds', () => {
    for (const text of ['1.50', '-1.5', '1E5', '-180\\-172.5']) expect(protectCell(text, true)).toBe(text);
    for (const text of ['3-5', '=1', '-1+2', '18446744073709551615'])
      expect(protectCell(text, true)).toBe(`'${text}`);
  });

  it('is never longer than a cell of Excel, which would put the rest into the next row', () => {
    const cell = protectCell('a;=1'.repeat(8000), false);
    expect(cell.length).toBeLessThanOrEqual(32_767);
    expect(cell).toMatch(/^(?:a;'=1)+a?;?'?=?\u2026$/);
  });

  it('has no apostrophe more than it needs', () => {
    for (const text of ['CT CHEST 5MM', 'MARROW', 'DEC', 'T1 AX', '1.2.840.10008.1.2', 'A-1', '015Y', '1\\2'])
      expect(protectCell(text, false)).toBe(text);
  });
});

describe("the lecture's spreadsheet", () => {
  it('says the same before and after where nothing should change, and something else where it should', async () => {
    await runBatch({
      input: COHORT,
      output: at('out'),
      mapping: at('map'),
      profile: builtinProfile('research'),
      key: DEMO_KEY,
    });
    const columns = [...LECTURE, 'SOPInstanceUID', 'StudyDate'];
    const [before, after] = [
      await readMetadata(COHORT, { columns }),
      await readMetadata(at('out'), { columns }),
    ];
    const { attributes, paired, onlyAfter } = compareDumps(before, after, {
      mapping: readIdMapping(at('map')),
    });
    expect({ paired, onlyAfter }).toEqual({ paired: after.rows.length, onlyAfter: 0 });
    const verdicts = Object.fromEntries(attributes.map(({ name, verdict }) => [name, verdict]));
    expect(verdicts).toMatchObject({
      KVP: 'same',
      Modality: 'same',
      Manufacturer: 'same',
      PatientSex: 'same',
      PatientID: 'changed',
      StudyDate: 'changed',
    });
    // all UIDs are new, so without the mapping nobody knows which row is which, and nothing is the same
    const unpaired = compareDumps(before, after);
    expect(unpaired.paired).toBe(0);
    expect(new Set(unpaired.attributes.map(({ verdict }) => verdict))).toEqual(new Set(['unpaired']));
  });
});

describeWith(['pydicom'], 'a dump beside pydicom', () => {
  it('has the same text in every top-level attribute of the cohort', async () => {
    const dump = await readMetadata(COHORT);
    const paths = column(dump, 'File').map((name) => join(COHORT, name!));
    const program = `
import json, sys, pydicom
out = []
for path in sys.argv[1:]:
    data = pydicom.dcmread(path, stop_before_pixels=True)
    row = {}
    for element in data:
        if element.tag.is_private or element.VR == 'SQ' or not element.keyword or element.VR not in ('CS','SH','LO','UI','DA','TM','AS','PN'): continue
        value = element.value
        row[element.keyword] = '\\\\'.join(str(each) for each in value) if isinstance(value, (list, pydicom.multival.MultiValue)) else str(value or '')
    out.append(row)
print(json.dumps(out))`;
    const rows = runPydicom(program, paths) as Record<string, string>[];
    let compared = 0;
    for (const [index, row] of rows.entries()) {
      for (const [keyword, value] of Object.entries(row)) {
        if (keyword === 'SpecificCharacterSet') continue;
        expect(column(dump, keyword)[index], keyword).toBe(value);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(2000);
  });
});
