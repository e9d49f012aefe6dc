import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listFiles, runCli, startCli } from '../support/cli.ts';
import { ctFile } from '../support/patients.ts';
import { isPosix, itOnPosix } from '../support/posix.ts';

const COHORT = fileURLToPath(new URL('../../datasets/cohort', import.meta.url));
let root: string;
let folder: string;
let turn = 0;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'deidlab-cli-metadata-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  folder = join(root, String(turn++));
  mkdirSync(folder);
});
const at = (...names: string[]): string => join(folder, ...names);

describe('deidlab dump', () => {
  it("writes the lecture's spreadsheet, says how many, and that it is confidential", () => {
    const { code, stdout, stderr } = runCli([
      'dump',
      COHORT,
      '--out',
      at('d.csv'),
      '--level',
      'series',
      '--columns',
      'lecture',
      '--bom',
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^22 rows \(one a series\) with 12 columns from 60 files in /);
    expect(stdout).toContain('as confidential as the files');
    expect(readFileSync(at('d.csv'), 'utf8')).toMatch(
      /^\ufeffKVP,Manufacturer,ManufacturerModelName,Modality,NumberOfSeriesRelatedInstances,PatientAge,PatientID,PatientSex,/,
    );
    if (isPosix) expect(statSync(at('d.csv')).mode & 0o777).toBe(0o600);
  });

  it('takes private attributes and paths as columns', () => {
    mkdirSync(at('in'));
    writeFileSync(at('in', 'a'), ctFile({ '(0019,"ACME",0C)': { vr: 'LO', value: 'x' } }));
    expect(
      runCli(['dump', at('in'), '--out', at('d.csv'), '--plain', '--columns', 'PatientID,(0019,"ACME",0C)'])
        .code,
    ).toBe(0);
    expect(readFileSync(at('d.csv'), 'utf8')).toBe('PatientID,"(0019,""ACME"",0C)"\r\nQZ-004711,x\r\n');
  });

  it('takes a private creator as a column whatever it is called', () => {
    mkdirSync(at('in'));
    writeFileSync(at('in', 'a'), ctFile({ '(0019,"A (B), C",0C)': { vr: 'LO', value: 'x' } }));
    const columns = ['--columns', '(0019,"A (B), C",0C),Modality'];
    expect(runCli(['dump', at('in'), '--out', at('d.csv'), '--plain', ...columns]).code).toBe(0);
    expect(readFileSync(at('d.csv'), 'utf8')).toBe('"(0019,""A (B), C"",0C)",Modality\r\nx,CT\r\n');
  });

  it('says which of the columns asked for no file has', () => {
    const columns = ['--columns', 'Modality,CurveDate,NumberOfStudyRelatedSeries'];
    const { code, stdout } = runCli(['dump', COHORT, '--out', at('d.csv'), ...columns]);
    expect(code).toBe(0);
    expect(stdout).toContain(
      '\nNo row has CurveDate, NumberOfStudyRelatedSeries: those columns are empty.\n',
    );
    const one = join(COHORT, 'patient-2/cr-chest-pa.dcm');
    expect(runCli(['dump', one, '--out', at('one.csv'), '--columns', 'Modality']).stdout).toMatch(
      /^1 row \(one a file\) with 1 column from 1 file in .*\n(?!No row)/,
    );
  });

  it('ends with 3 when some files were not read, with 1 when none was, with 2 when asked for what is not', () => {
    mkdirSync(at('in'));
    writeFileSync(at('in', 'text'), 'no DICOM');
    const none = runCli(['dump', at('in'), '--out', at('none.csv')]);
    expect(none).toMatchObject({ code: 1, stdout: '1 file was not read: 1 E_NOT_DICOM\n' });
    expect(none.stderr).toMatch(/expected DICOM files in the input, found none/);
    expect(existsSync(at('none.csv'))).toBe(false);
    expect(runCli(['dump', at('in'), '--out', at('none.csv'), '--columns', ' ,']).code).toBe(2);
    writeFileSync(at('in', 'a'), ctFile());
    const some = runCli(['dump', at('in'), '--out', at('some.json')]);
    expect(some.code).toBe(3);
    expect(some.stdout).toContain('1 file was not read: 1 E_NOT_DICOM');
    expect(runCli(['dump', at('in'), '--out', at('d.xls')]).code).toBe(2);
    expect(runCli(['dump', at('in'), '--out', at('d.csv'), '--level', 'image']).code).toBe(2);
    expect(runCli(['dump', at('in'), '--out', at('some.json')]).code).toBe(2);
  });

  itOnPosix('is not stopped by what a killed dump left, and keeps its rows under no name', async () => {
    mkdirSync(at('in'));
    for (let index = 0; index < 2000; index++) writeFileSync(at('in', String(index)), ctFile());
    const child = startCli(['dump', at('in'), '--out', at('d.csv')]);
    const ended = new Promise((done) => child.once('exit', done));
    while (child.exitCode === null && !existsSync(at('d.csv.partial')))
      await new Promise((done) => setTimeout(done, 1));
    child.kill('SIGKILL');
    await ended;
    expect(listFiles(folder).filter((name) => name.includes('rows'))).toEqual([]);
    writeFileSync(at('d.csv.rows.partial'), 'left by another system');
    rmSync(at('d.csv'), { force: true });
    expect(runCli(['dump', at('in'), '--out', at('d.csv')]).code).toBe(0);
    expect(listFiles(folder).filter((name) => name.startsWith('d'))).toEqual(['d.csv']);
  });

  itOnPosix('tells what cannot be written without saying its name', () => {
    const long = 'n'.repeat(300);
    for (const args of [
      ['dump', COHORT, '--out', at(`${long}.csv`)],
      ['dump', COHORT, '--out', at(`${long}.csv`), '--level', 'series'],
      ['whitelist', COHORT, '--out', at(`${long}.yaml`)],
    ]) {
      const { code, stderr } = runCli(args);
      expect(code).toBe(1);
      expect(stderr).toMatch(/ENAMETOOLONG\) \[E_WRITE\]/);
      expect(stderr).not.toContain('nnn');
    }
  });

  it('prints one summary object with --json, without a name of a file', () => {
    const { stdout } = runCli(['dump', COHORT, '--out', at('d.parquet'), '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ files: 60, rows: 60, refused: [] });
  });
});

describe('deidlab whitelist', () => {
  it('proposes a profile that deidlab profile check takes and deidentify works with', () => {
    const { code, stdout } = runCli(['whitelist', COHORT, '--out', at('p.yaml')]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+ rules from 60 files of 6 patients; \d+ attributes are left out/);
    expect(runCli(['profile', 'check', at('p.yaml')]).stdout).not.toMatch(/^error/m);
    const run = runCli([
      'deidentify',
      join(COHORT, 'patient-1'),
      at('out'),
      '--demo-key',
      '--profile',
      at('p.yaml'),
    ]);
    expect(run.code).toBe(0);
    expect(runCli(['whitelist', COHORT, '--out', at('p.yaml')]).code).toBe(2);
  });

  it('looks at the name of the profile first, and puts none among the files', () => {
    mkdirSync(at('in'));
    writeFileSync(at('in', 'a'), ctFile());
    const names = ['-', at('p.txt'), at('no', 'p.yaml'), at('in', 'p.yaml')];
    for (const name of names)
      expect(runCli(['whitelist', at('in'), '--out', name], { cwd: folder })).toMatchObject({
        code: 2,
        stdout: '',
      });
    expect(listFiles(folder)).toEqual(['in/a']);
  });
});
