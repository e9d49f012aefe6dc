import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deidentify as fromLibrary } from '../../src/deidentify/deidentify.ts';
import { readKeyFile } from '../../src/deidentify/key.ts';
import { readDicom } from '../../src/dicom/read.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { CLI, listFiles, runCli, startCli } from '../support/cli.ts';
import { ctFile, writeSeries } from '../support/patients.ts';
import { itOnPosix } from '../support/posix.ts';
import { makeZip } from '../support/zip.ts';

let root: string;
let key: string;
let folder: string;
let turn = 0;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'deidlab-cli-'));
  key = join(root, 'project.key');
  expect(runCli(['key', 'new', key]).code).toBe(0);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  folder = join(root, String(turn++));
  mkdirSync(join(folder, 'in'), { recursive: true });
});

const at = (...names: string[]): string => join(folder, ...names);
const deidentify = (...more: string[]): ReturnType<typeof runCli> =>
  runCli(['deidentify', at('in'), at('out'), '--key-file', key, ...more]);

describe('deidlab deidentify', () => {
  it('fills OUT as PATIENT/STUDY/SERIES/INSTANCE.dcm by new identifiers, and says how many', () => {
    writeSeries(at('in'), 25);
    const { code, stdout, stderr } = deidentify();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^25 of 25 files de-identified .* 1 patient, 1 study, 2 series/);
    const names = listFiles(at('out'));
    expect(names).toHaveLength(25);
    for (const name of names) {
      expect(name).toMatch(/^P[0-9A-Z]{11}\/2\.25\.\d+\/2\.25\.\d+\/2\.25\.\d+\.dcm$/);
      readDicom(readFileSync(at('out', name)));
    }
  });

  it('takes a single file', () => {
    writeFileSync(at('one.dcm'), ctFile());
    expect(runCli(['deidentify', at('one.dcm'), at('out'), '--key-file', key]).code).toBe(0);
    expect(listFiles(at('out'))).toHaveLength(1);
  });

  // it starts from a bundle that is read as ASCII: the letters of other languages have to come through
  it.each(['basic', 'research'])(
    'writes byte for byte what the library does, in any language (%s)',
    (profile) => {
      const file = ctFile({
        SpecificCharacterSet: 'ISO_IR 192',
        PatientName: 'Grünwaldt^Đorđe',
        PatientBirthDate: '19480923',
        ScanOptions: 'GRUENWALDT',
        FilterType: 'gruenwaldt.dj',
        SequenceName: 'Djordje',
        ContrastBolusRoute: '1948年9月23日',
        ImageComments: '김철수 1948년 9월 23일, 95歳, O’Hara’s',
      });
      writeFileSync(at('in', 'one.dcm'), file);
      deidentify('--profile', profile);
      const { chunks } = fromLibrary(file, builtinProfile(profile), readKeyFile(key));
      const written = readFileSync(at('out', listFiles(at('out'))[0]!));
      expect(written.equals(Buffer.concat(chunks))).toBe(true);
      expect(written.toString()).not.toMatch(/gruenwaldt|djordje|1948/i);
    },
  );

  it('takes a zip, and gives the same bytes as for the folder', () => {
    writeSeries(at('in'), 5);
    writeFileSync(at('in', 'note.txt'), 'not DICOM');
    const entries = listFiles(at('in')).map((name) => [name, readFileSync(at('in', name))] as const);
    // names in a zip are never used as paths
    writeFileSync(
      at('all.zip'),
      makeZip({ ...Object.fromEntries(entries), '../../escaped.txt': Buffer.from('no') }),
    );
    const zipped = runCli(['deidentify', at('all.zip'), at('zipped'), '--key-file', key]);
    expect(zipped.code).toBe(3);
    deidentify();
    expect(listFiles(at('zipped'))).toEqual(listFiles(at('out')));
    for (const name of listFiles(at('out'))) {
      expect(Buffer.compare(readFileSync(at('out', name)), readFileSync(at('zipped', name)))).toBe(0);
    }
  });

  it('takes a folder that is called study.zip for the folder it is', () => {
    mkdirSync(at('study.zip'));
    writeSeries(at('study.zip'), 2);
    expect(runCli(['deidentify', at('study.zip'), at('out'), '--key-file', key]).code).toBe(0);
    expect(listFiles(at('out'))).toHaveLength(2);
  });

  itOnPosix('lists what it refuses, goes on with the rest, and ends with 3', () => {
    writeSeries(at('in'), 3);
    writeFileSync(at('in', 'letter.txt'), 'Dear doctor');
    writeFileSync(at('in', 'cut.dcm'), ctFile().subarray(0, 700));
    writeFileSync(at('in', 'again.dcm'), ctFile({ SOPInstanceUID: '1.2.3.4.0.1' }));
    symlinkSync(at('in'), at('in', 'loop'));
    execFileSync('mkfifo', [at('in', 'pipe')]);
    const { code, stdout } = deidentify('--json');
    expect(code).toBe(3);
    const summary = JSON.parse(stdout) as {
      files: number;
      deidentified: number;
      refused: { index: number; code: string; message: string }[];
    };
    expect(Object.keys(summary)).toEqual(['files', 'deidentified', 'refused', 'seconds']);
    expect(summary).toMatchObject({ files: 8, deidentified: 3 });
    expect(summary.refused.map((each) => each.code).sort()).toEqual([
      'E_DUPLICATE',
      'E_NOT_DICOM',
      'E_TRUNCATED',
      'E_UNREADABLE',
      'E_UNREADABLE',
    ]);
    expect(listFiles(at('out'))).toHaveLength(3);
  });

  itOnPosix('writes the confidential mapping, readable by its owner only', () => {
    writeSeries(at('in'), 2);
    writeFileSync(at('in', 'a, "b".txt'), 'no');
    expect(deidentify('--mapping', at('map')).code).toBe(3);
    for (const name of ['uid_mapping.csv', 'patid_mapping.csv', 'files.csv']) {
      expect(statSync(at('map', name)).mode & 0o777).toBe(0o600);
    }
    const patients = readFileSync(at('map', 'patid_mapping.csv'), 'utf8').trim().split('\n');
    expect(patients).toEqual(['id_old,id_new', expect.stringMatching(/^QZ-004711,P[0-9A-Z]{11}$/)]);
    const uids = readFileSync(at('map', 'uid_mapping.csv'), 'utf8').trim().split('\n');
    expect(uids[0]).toBe('id_old,id_new');
    expect(uids.map((line) => line.split(',')[0])).toEqual(
      expect.arrayContaining(['1.2.3.4', '1.2.3.4.0', '1.2.3.4.0.1', '1.2.3.4.0.2']),
    );
    const files = readFileSync(at('map', 'files.csv'), 'utf8').trim().split('\n');
    expect(files[0]).toBe('input,output,status,code');
    expect(files).toContainEqual('"a, ""b"".txt",,refused,E_NOT_DICOM');
    expect(files.filter((line) => line.includes(',deidentified,'))).toHaveLength(2);
  });

  it('resumes after a crash, with the same bytes as an undisturbed run', async () => {
    writeSeries(at('in'), 400);
    deidentify();
    cpSync(at('out'), at('whole'), { recursive: true });
    rmSync(at('out'), { recursive: true });
    const child = startCli(['deidentify', at('in'), at('out'), '--key-file', key]);
    const exited = new Promise((done) => child.on('exit', done));
    while (!statSync(at('out'), { throwIfNoEntry: false }) || listFiles(at('out')).length < 5)
      await new Promise((done) => setTimeout(done, 1));
    child.kill('SIGKILL');
    await exited;
    const whole = listFiles(at('whole'));
    const left = listFiles(at('out')).filter((name) => !name.startsWith('.partial'));
    for (const name of left)
      expect(Buffer.compare(readFileSync(at('out', name)), readFileSync(at('whole', name)))).toBe(0);
    expect(deidentify().code).toBe(left.length > 0 ? 2 : 0);
    expect(deidentify('--resume').code).toBe(0);
    expect(listFiles(at('out'))).toEqual(whole);
    for (const name of whole)
      expect(Buffer.compare(readFileSync(at('out', name)), readFileSync(at('whole', name)))).toBe(0);
  });

  it('does not call a folder finished that holds files of another key', () => {
    writeSeries(at('in'), 2);
    deidentify();
    const other = join(root, 'other.key');
    runCli(['key', 'new', other]);
    const mixed = runCli(['deidentify', at('in'), at('out'), '--key-file', other, '--resume']);
    expect(mixed).toMatchObject({ code: 1, stderr: expect.stringMatching(/found 2 others/) });
  });

  itOnPosix('stops cleanly on Ctrl-C', async () => {
    writeSeries(at('in'), 1500);
    const child = startCli(['deidentify', at('in'), at('out'), '--key-file', key]);
    let stderr = '';
    child.stderr!.on('data', (data: Buffer) => {
      stderr += data.toString();
    });
    const exited = new Promise<number | null>((done) => child.on('exit', done));
    while (!statSync(at('out'), { throwIfNoEntry: false }) || listFiles(at('out')).length < 3)
      await new Promise((done) => setTimeout(done, 1));
    child.kill('SIGINT');
    const code = await exited;
    const names = listFiles(at('out'));
    if (names.length < 1500) {
      expect(code).toBe(1);
      expect(stderr).toMatch(/--resume/);
    }
    for (const name of names) readDicom(readFileSync(at('out', name)));
  });

  itOnPosix('leaves no half file when a write fails, and ends with 1', () => {
    writeFileSync(at('in', 'big.dcm'), ctFile({ PixelData: new Uint8Array(2 << 20) }));
    const { status, stderr } = spawnSync(
      'bash',
      [
        '-c',
        `ulimit -f 1024; exec "$0" "$@"`,
        process.execPath,
        CLI,
        'deidentify',
        at('in'),
        at('out'),
        '--key-file',
        key,
      ],
      { encoding: 'utf8' },
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(/could not be written \(EFBIG\).*\[E_WRITE\]/);
    expect(listFiles(at('out'))).toEqual([]);
  });

  it('streams a file larger than 8 MiB, and gives the bytes that memory gives', () => {
    const pixels = new Uint8Array(9 << 20).map((_, index) => (index * 7) & 0xff);
    const attributes = {
      Rows: 2304,
      Columns: 2048,
      PixelData: pixels,
      DataSetTrailingPadding: new Uint8Array(64),
    };
    writeFileSync(at('in', 'big.dcm'), ctFile(attributes));
    expect(deidentify().code).toBe(0);
    const [name] = listFiles(at('out'));
    const output = readFileSync(at('out', name!));
    expect(output.includes(Buffer.from(pixels.subarray(0, 4096)))).toBe(true);
    const file = readDicom(output);
    expect(file.elements.at(-1)!.tag).toBe(0x7fe00010);
    expect(Buffer.compare(output.subarray(file.elements.at(-1)!.valueStart), Buffer.from(pixels))).toBe(0);
  });

  describe('wrong usage ends with 2 and says what to do', () => {
    it('no key', () => {
      const { code, stderr } = runCli(['deidentify', at('in'), at('out')]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/deidlab key new/);
    });

    it('OUT not empty, OUT inside IN, OUT equal to IN, mapping inside OUT', () => {
      writeSeries(at('in'), 1);
      mkdirSync(at('full'));
      writeFileSync(at('full', 'x'), '');
      expect(runCli(['deidentify', at('in'), at('full'), '--key-file', key])).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/E_OUTPUT_NOT_EMPTY/),
      });
      expect(runCli(['deidentify', at('in'), at('in', 'out'), '--key-file', key])).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/E_OUTPUT_INSIDE_INPUT/),
      });
      expect(runCli(['deidentify', at('in'), at('in'), '--key-file', key])).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/E_OUTPUT_INSIDE_INPUT/),
      });
      expect(deidentify('--mapping', at('out', 'map'))).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/outside input and output/),
      });
      expect(listFiles(at('in'))).toHaveLength(1);
    });

    itOnPosix('OUT inside IN by way of a link', () => {
      symlinkSync(at('in'), at('alias'));
      expect(runCli(['deidentify', at('alias'), at('in', 'deep', 'out'), '--key-file', key])).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/E_OUTPUT_INSIDE_INPUT/),
      });
    });

    it('a misspelt option, command or profile: the nearest right name', () => {
      expect(deidentify('--profil', 'basic')).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/--profile/),
      });
      expect(runCli(['deidentfy'])).toMatchObject({ code: 2, stderr: expect.stringMatching(/deidentify/) });
      expect(deidentify('--profile', 'reserch')).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/Did you mean research\?/),
      });
    });

    it('no input', () => {
      expect(runCli(['deidentify', at('nothing'), at('out'), '--key-file', key])).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/E_USAGE/),
      });
    });
  });

  it('says no value and no name of a file in output, error or report, whatever goes wrong', () => {
    const mark = 'ZZMARKZZ';
    const marked = {
      PatientName: `${mark}^A`,
      PatientID: mark,
      StudyDescription: mark,
      StudyDate: mark.slice(0, 8),
      PatientAge: mark.slice(0, 4),
      AccessionNumber: mark,
      PatientComments: mark,
      SOPInstanceUID: '1.2.3.9',
    };
    const whole = ctFile(marked);
    writeFileSync(at('in', `${mark}.dcm`), whole);
    writeFileSync(at('in', `${mark}-again.dcm`), whole);
    writeFileSync(at('in', `${mark}.txt`), mark.repeat(100));
    for (const cut of [200, 500, 700, 900])
      writeFileSync(at('in', `${mark}-${cut}.dcm`), whole.subarray(0, cut));
    writeFileSync(
      at('in', `${mark}-syntax.dcm`),
      ctFile(marked, { meta: { TransferSyntaxUID: `1.2.${mark}` } }),
    );
    for (const profile of ['basic', 'research', 'whitelist']) {
      for (const report of ['json', 'html']) {
        rmSync(at('out'), { recursive: true, force: true });
        const result = deidentify('--profile', profile, '--report', at(`report.${report}`));
        expect(result.code).toBe(3);
        expect(result.stdout + result.stderr + readFileSync(at(`report.${report}`), 'utf8')).not.toContain(
          mark,
        );
      }
      for (const name of listFiles(at('out'))) {
        expect(name).not.toContain(mark);
        expect(readFileSync(at('out', name)).includes(mark)).toBe(false);
      }
    }
  });
});

describe('deidlab inspect', () => {
  it('shows tag, VR, VM, length, attribute, value, action and reason', () => {
    writeFileSync(at('one.dcm'), ctFile());
    const { code, stdout } = runCli(['inspect', at('one.dcm')]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /\(0010,0030\) +DA +1 +8 +PatientBirthDate +19500512 +empty +Basic Profile says Z/,
    );
  });

  it('sends no control character of a value to the terminal, and hides values when asked', () => {
    writeFileSync(at('one.dcm'), ctFile({ PatientComments: 'a\u001b[31mred\u0007' }));
    const { stdout } = runCli(['inspect', at('one.dcm')]);
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
    expect(runCli(['inspect', at('one.dcm'), '--hide-values']).stdout).not.toContain('Quibble');
  });
});
