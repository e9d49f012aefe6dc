import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledKey } from '../../datasets/outputs.ts';
import type { CheckResult } from '../../src/check/finding.ts';
import { CLI, listFiles, runCli } from '../support/cli.ts';

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

  it('ends with 2 for a wrong use', () => {
    for (const args of [
      ['check', at('good')],
      ['check', at('good'), '--originals', at('nowhere')],
      ['check', at('good'), '--originals', COHORT, '--mapping', at('nowhere')],
      ['check', at('good'), '--originals', COHORT, '--policy', 'basics'],
    ])
      expect(runCli(args).code, args.slice(2).join(' ')).toBe(2);
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

  it('leaves nothing behind when it is interrupted', async () => {
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
