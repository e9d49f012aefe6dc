import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFiles, runCli } from '../support/cli.ts';
import { makeZip } from '../support/zip.ts';

const DATASETS = join(import.meta.dirname, '../../datasets');
let root: string;
const at = (...names: string[]): string => join(root, ...names);

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'deidlab-cli-report-'));
  mkdirSync(at('data'));
  cpSync(join(DATASETS, 'manifest.json'), at('data', 'manifest.json'));
  cpSync(join(DATASETS, 'cohort/patient-2'), at('data', 'cohort', 'patient-2'), { recursive: true });
  const run = runCli([
    ...['deidentify', at('data', 'cohort'), at('out'), '--demo-key'],
    ...['--mapping', at('map'), '--report', at('run.html'), '--show-synthetic'],
  ]);
  expect(run).toMatchObject({ code: 3, stderr: '' });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Names of people in the originals. */
const names = readFileSync(join(DATASETS, 'answer-key.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line.includes('patient-2/'))
  .flatMap((line) => (JSON.parse(line) as { identifiers: { kind: string; text: string }[] }).identifiers)
  .filter(({ kind }) => kind === 'name')
  .flatMap(({ text }) => text.split(/[\^= ,]+/))
  .filter((name) => name.length >= 5);

describe('reports', () => {
  it('of a run and of a check are pages of their own, and prove themselves', () => {
    expect(readFileSync(at('run.html'), 'utf8')).toContain('--show-synthetic was given');
    const check = runCli([
      ...['check', at('out'), '--originals', at('data', 'cohort'), '--mapping', at('map')],
      ...['--policy', 'research', '--report', at('check.html')],
    ]);
    expect(check.code).toBe(1);
    const page = readFileSync(at('check.html'), 'utf8');
    expect(page).toContain('Did not pass');
    // the name burned into the forms and written in the headers
    for (const name of names) expect(page).not.toContain(name);
    for (const report of ['run.html', 'check.html']) {
      const proof = runCli([
        'manifest',
        at(report),
        at('out'),
        '--originals',
        at('data', 'cohort'),
        '--json',
      ]);
      expect(proof.code).toBe(0);
      expect(JSON.parse(proof.stdout)).toMatchObject({ brokenAt: null, output: { missing: 0, other: 0 } });
    }
  });

  it('a file that was changed, or a manifest that was, ends the proof with 1', () => {
    const copy = at('copy');
    cpSync(at('out'), copy, { recursive: true });
    appendFileSync(join(copy, listFiles(copy)[0]!), 'x');
    const changed = runCli(['manifest', at('run.html'), copy]);
    expect(changed.code).toBe(1);
    expect(changed.stdout).toContain('1 are missing, 1 are others');
    const forged = readFileSync(at('run.html'), 'utf8').replace('\\"index\\":2,', '\\"index\\":7,');
    writeFileSync(at('forged.html'), forged);
    const broken = runCli(['manifest', at('forged.html')]);
    expect(broken.code).toBe(1);
    expect(broken.stdout).toContain('broken at line 3');
    expect(runCli(['manifest', at('data', 'manifest.json')])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('found no manifest in that file'),
    });
  });

  it('lists where the files of the sampling plan are', () => {
    const { stdout } = runCli(['manifest', at('run.html'), at('out'), '--sample']);
    const listed = stdout.split('\n').filter((line) => line.endsWith('.dcm'));
    expect(listed.length).toBeGreaterThan(0);
    for (const line of listed) expect(listFiles(at('out'))).toContain(line.trim().split(/\s+/)[1]);
  });

  it('takes a zip too, whose files are unpacked once more to be drawn', () => {
    const names = listFiles(at('data', 'cohort'));
    writeFileSync(
      at('all.zip'),
      makeZip(Object.fromEntries(names.map((name) => [name, readFileSync(at('data', 'cohort', name))]))),
    );
    const run = runCli(['deidentify', at('all.zip'), at('zipped'), '--demo-key', '--report', at('zip.html')]);
    expect(run.code).toBe(3);
    expect(readFileSync(at('zip.html'), 'utf8')).toMatch(/<img src="data:image\/png/);
  });

  it('never lie among the originals or in what is given away, and values need a declaration', () => {
    const from = at('data', 'cohort');
    const refused = [
      ['deidentify', from, at('out2'), '--demo-key', '--report', join(from, 'r.html')],
      ['deidentify', from, at('out2'), '--demo-key', '--report', at('out2', 'r.html')],
      ['check', at('out'), '--originals', from, '--report', at('out', 'r.html')],
      ['check', at('out'), '--originals', from, '--report', at('no', 'such', 'r.html')],
      ['deidentify', at('out'), at('out2'), '--demo-key', '--report', at('r.html'), '--show-synthetic'],
      ['deidentify', from, at('out2'), '--demo-key', '--show-synthetic'],
    ];
    for (const args of refused) expect(runCli(args)).toMatchObject({ code: 2, stdout: '' });
    expect(listFiles(root).filter((name) => /^r\.|out2/.test(name))).toEqual([]);
  });
});
