import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledKey } from '../../datasets/outputs.ts';
import type { CheckResult } from '../../src/check/finding.ts';
import { CLI, listFiles, runCli } from '../support/cli.ts';
import { ctFile } from '../support/patients.ts';
import { itOnPosix } from '../support/posix.ts';
import { makeZip } from '../support/zip.ts';

const COHORT = fileURLToPath(new URL('../../datasets/cohort', import.meta.url));
let root: string;
const at = (...parts: string[]): string => join(root, ...parts);

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'deidlab-test-'));
  const { code } = runCli(['deidentify', COHORT, at('good'), '--demo-key', '--mapping', at('map')]);
  expect(code).toBe(3);
  // one output is an original
  runCli(['deidentify', COHORT, at('bad'), '--demo-key', '--mapping', at('map-bad')]);
  const row = readFileSync(at('map-bad', 'files.csv'), 'utf8')
    .split('\n')
    .map((line) => line.split(','))
    .find(([input]) => input === 'patient-1/ct-abdomen/0006.dcm')!;
  writeFileSync(at('bad', row[1]!), readFileSync(join(COHORT, row[0]!)));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const check = (output: string, map: string, ...more: string[]) =>
  runCli(['check', at(output), '--originals', COHORT, '--mapping', at(map), ...more]);

describe('deidlab check', () => {
  it('ends with 0 for a good output, and says what it passed and what nobody looked at', () => {
    const { code, stdout, stderr } = check('good', 'map');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toMatch(/Passed these \d+ checks/);
    expect(stdout).not.toMatch(/safe to release/i);
    expect(stdout).toMatch(/Privacy +Utility/);
    expect(stdout).toMatch(/Not checked:\n {2}- text burned into pixels/);
    for (const letter of 'ABCDEFGHIJKLMNOPQR') expect(stdout).toMatch(new RegExp(`^${letter} {2}\\S`, 'm'));
  });

  it('ends with 1 for a bad one, groups what it found, and shows no value', () => {
    const { code, stdout } = check('bad', 'map-bad', '--hints', '--json', at('result.json'));
    expect(code).toBe(1);
    expect(stdout).toMatch(/^LEAK: /m);
    expect(stdout).toMatch(
      / {4}\(0010,0010\) PatientName: unchanged, [^;]*; expected remove, empty or replace/,
    );
    expect(stdout).toMatch(/hint: /);
    const text = stdout + readFileSync(at('result.json'), 'utf8');
    const values = bundledKey()
      .get('patient-1/ct-abdomen/0006.dcm')!
      .filter(({ kind, text: value }) => kind !== 'decoy' && kind !== 'time' && value.length > 4)
      .map((row) => row.text);
    expect(values.filter((value) => text.includes(value))).toEqual([]);
    const result = JSON.parse(readFileSync(at('result.json'), 'utf8')) as CheckResult;
    expect(result.findings.length).toBeGreaterThan(10);
    expect(result.files).toEqual({ originals: 60, outputs: 59, refused: 1, pairs: 59 });
  });

  it('shows values of synthetic originals when asked, and of no others', () => {
    const shown = check('bad', 'map-bad', '--show-synthetic');
    expect(shown.stdout).toMatch(/was and is: Stone\^Finwan/);
    mkdirSync(at('plain'));
    writeFileSync(at('plain', 'a.dcm'), readFileSync(join(COHORT, 'patient-6', 'ecg.dcm')));
    const refused = runCli(['check', at('good'), '--originals', at('plain'), '--show-synthetic']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/manifest\.json.*SYNTHETIC/);
  });

  it('shows values only of originals whose digest the manifest names', () => {
    // a real file, put where a synthetic one was
    cpSync(join(COHORT, '..'), at('lab'), {
      recursive: true,
      filter: (path) => !/answer-key|patient-[2-6]/.test(path),
    });
    const real = join(at('lab'), 'cohort', 'patient-1', 'ct-abdomen', '0005.dcm');
    const bytes = readFileSync(real);
    bytes.write('Steno', bytes.indexOf('Stone^Finwan'), 'latin1');
    writeFileSync(real, bytes);
    const args = [
      'deidentify',
      join(at('lab'), 'cohort'),
      at('lab-out'),
      '--demo-key',
      '--mapping',
      at('lab-map'),
    ];
    expect(runCli(args).code).toBe(0);
    const rows = readFileSync(at('lab-map', 'files.csv'), 'utf8').split('\n');
    for (const name of ['0006.dcm', '0005.dcm']) {
      const [input, output] = rows.find((row) => row.includes(`ct-abdomen/${name}`))!.split(',');
      writeFileSync(at('lab-out', output!), readFileSync(join(at('lab'), 'cohort', input!)));
    }
    const { stdout } = runCli([
      ...['check', at('lab-out'), '--originals', join(at('lab'), 'cohort'), '--mapping', at('lab-map')],
      ...['--show-synthetic', '--json', at('lab.json')],
    ]);
    expect(stdout).toMatch(/was and is: Stone\^Finwan/);
    expect(stdout + readFileSync(at('lab.json'), 'utf8')).not.toContain('Steno^');
  });

  it('takes two files, and says so of a file and a folder that do not fit', () => {
    const [input, output] = readFileSync(at('map', 'files.csv'), 'utf8')
      .split('\n')
      .find((row) => row.startsWith('patient-6/ecg.dcm'))!
      .split(',');
    const [original, made] = [join(COHORT, input!), at('good', output!)];
    for (const more of [[], ['--mapping', at('map')], ['--report', at('one.html')]]) {
      const { code, stdout, stderr } = runCli(['check', made, '--originals', original, ...more]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/^Checked 1 output against 1 original,/);
    }
    expect(readFileSync(at('one.html'), 'utf8')).toMatch(/Compared pairs<\/\w+>\s*<\w+[^>]*>1</);
    const wrong = runCli(['check', original, '--originals', original]);
    expect(wrong).toMatchObject({ code: 1, stdout: expect.stringMatching(/^LEAK: /m) });
    const many = runCli(['check', made, '--originals', COHORT]);
    expect(many.code).toBe(2);
    expect(many.stderr).toMatch(/one original for one output/);
  });

  it('takes the folder that a single original became', () => {
    const original = join(COHORT, 'patient-6', 'ecg.dcm');
    runCli(['deidentify', original, at('single'), '--demo-key', '--mapping', at('map-single')]);
    for (const more of [[], ['--mapping', at('map-single')]])
      expect(runCli(['check', at('single'), '--originals', original, ...more])).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^Checked 1 output against 1 original,/),
      });
  });

  it('takes zips, and leaves nothing of them behind', () => {
    const zipOf = (folder: string, path: string): string => {
      const names = listFiles(folder).filter((name) => name.endsWith('.dcm'));
      writeFileSync(
        path,
        makeZip(Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))]))),
      );
      return path;
    };
    mkdirSync(at('zip-tmp'));
    const [originals, output] = [zipOf(COHORT, at('in.zip')), zipOf(at('good'), at('good.zip'))];
    const args = [
      'check',
      output,
      '--originals',
      originals,
      '--mapping',
      at('map'),
      '--report',
      at('zip.html'),
    ];
    const { code, stdout, stderr } = runCli(args, { env: { TMPDIR: at('zip-tmp') } });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Checked 59 outputs against 60 originals/);
    expect(readdirSync(at('zip-tmp'))).toEqual([]);
    writeFileSync(at('evil.zip'), makeZip({ '../../evil.dcm': ctFile() }));
    const evil = runCli(['check', at('evil.zip'), '--originals', originals], {
      env: { TMPDIR: at('zip-tmp') },
    });
    expect(evil.code).toBe(2);
    expect(evil.stderr).toMatch(/zip/);
    expect(evil.stderr).not.toContain('evil.dcm');
    expect(readdirSync(at('zip-tmp'))).toEqual([]);
  });

  it('says first when the outputs were made with another profile', () => {
    const ecg = join(COHORT, 'patient-6');
    runCli([
      'deidentify',
      ecg,
      at('research'),
      '--demo-key',
      '-p',
      'research',
      '--mapping',
      at('map-research'),
    ]);
    const args = ['check', at('research'), '--originals', ecg, '--mapping', at('map-research')];
    const { stdout } = runCli([...args, '--json', at('research.json'), '--report', at('research.html')]);
    expect(stdout).toMatch(
      /^All \d+ outputs say that they were made with the profile research, and are checked against basic here\. .*--policy research/,
    );
    expect(stdout.match(/made with the profile/g)).toHaveLength(1);
    expect(JSON.parse(readFileSync(at('research.json'), 'utf8')).otherProfiles).toEqual([
      { profile: 'research', outputs: expect.any(Number) },
    ]);
    expect(readFileSync(at('research.html'), 'utf8')).toContain('made with the profile research');
    expect(runCli([...args, '--policy', 'research']).stdout).toMatch(/^Checked/);
  });

  it('ends with 2 for a wrong use', () => {
    for (const args of [
      ['check', at('good')],
      ['check', at('good'), '--originals', at('nowhere')],
      ['check', at('good'), '--originals', COHORT, '--mapping', at('nowhere')],
      ['check', at('good'), '--originals', COHORT, '--policy', 'basics'],
      ['check', at('good'), '--originals', COHORT, '--report', at('r.pdf')],
      ['check', at('good'), '--originals', COHORT, '--report', ''],
      ['check', at('good'), '--originals', COHORT, '--report', at('r.json'), '--json', `${at('.')}/r.json`],
      ['check', at('good'), '--originals', COHORT, '--json', at('nowhere', 'r.json')],
      ['check', at('good'), '--originals', COHORT, '--json', at('good', listFiles(at('good'))[0]!)],
    ])
      expect(runCli(args).code, args.slice(2).join(' ')).toBe(2);
  });

  it('tells what it found also when the report cannot be written', () => {
    mkdirSync(at('full.manifest.jsonl'));
    const run = check('good', 'map', '--report', at('full.html'), '--json', at('full.json'));
    expect(run).toMatchObject({ code: 1, stdout: expect.stringMatching(/Passed these \d+ checks/) });
    expect(run.stderr).toMatch(/the report could not be written \(EISDIR\) \[E_WRITE\]/);
    expect(JSON.parse(readFileSync(at('full.json'), 'utf8'))).toMatchObject({ findings: [] });
  });

  it("takes a profile of one's own as what was asked for", () => {
    writeFileSync(
      at('own.yaml'),
      'deidlab: 1\nname: own\nbasis: ps3.15\noptions: [retain-device-identity]\nrules:\n  - { select: PatientID, action: pseudonym }\n  - { select: SliceThickness, action: remove }\n',
    );
    runCli(['deidentify', COHORT, at('own'), '--demo-key', '-p', at('own.yaml'), '--mapping', at('map-own')]);
    expect(check('own', 'map-own', '--policy', at('own.yaml'))).toMatchObject({ code: 0 });
    const { stdout } = check('own', 'map-own');
    expect(stdout).toMatch(/value-kept: [\s\S]* {4}\(0008,1010\) StationName: unchanged/);
    expect(stdout).toMatch(/attribute-removed: [\s\S]* {4}\(0018,0050\) SliceThickness: removed/);
  });

  itOnPosix('leaves nothing behind when it is interrupted', async () => {
    mkdirSync(at('tmp'));
    const args = ['check', at('good'), '--originals', COHORT, '--mapping', at('map')];
    const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, TMPDIR: at('tmp') } });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    while (child.exitCode === null && readdirSync(at('tmp')).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGINT');
    expect(await ended).toBe(1);
    expect(listFiles(at('tmp'))).toEqual([]);
    expect(readdirSync(at('tmp'))).toEqual([]);
  });

  it('npm start ends with it', () => {
    const { code, stdout } = runCli(['demo', '--keep', at('demo')]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Passed these \d+ checks/);
  });
});
