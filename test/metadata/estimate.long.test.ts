import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { estimateRun } from '../../src/metadata/estimate.ts';
import { chooseClusters } from '../../src/metadata/estimate-sample.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { runCli, startCli } from '../support/cli.ts';
import { ctFile, writeSeries } from '../support/patients.ts';
import { makeZip } from '../support/zip.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'deidlab-estimate-test-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the estimate of a run', () => {
  it('knows files, bytes and refusals, and leaves nothing behind', async () => {
    const [input, work] = [join(root, 'some'), join(root, 'work')];
    mkdirSync(work);
    writeSeries(input, 50);
    for (let each = 0; each < 10; each++) writeFileSync(join(input, `text-${each}`), 'no DICOM');
    const estimate = await estimateRun(input, { profile: builtinProfile('basic'), workFolder: work });
    expect(estimate).toMatchObject({ files: 60, sampled: 60, profile: 'basic' });
    expect(estimate.refusedShare).toBeCloseTo(10 / 60, 10);
    for (const { low, expected, high } of [estimate.seconds, estimate.diskBytes, estimate.memoryBytes])
      expect(low <= expected && expected <= high && expected > 0).toBe(true);
    expect(readdirSync(work)).toEqual([]);
  });

  it('takes a zip', async () => {
    const path = join(root, 'some.zip');
    const [first, second] = [ctFile(), ctFile({ SOPInstanceUID: '1.2.3.9' })];
    writeFileSync(path, makeZip({ 'a.dcm': first, 'b/c.dcm': second }));
    const estimate = await estimateRun(path, { profile: builtinProfile('basic') });
    expect(estimate).toMatchObject({
      files: 2,
      bytes: first.length + second.length,
      sampled: 2,
      refusedShare: 0,
    });
  });

  it('tries runs of neighbours from all over the input, and a few large files', () => {
    const large = new Set([5, 50, 500, 900]);
    const { small, large: some } = chooseClusters({ files: 10_000, bytes: 0, large, largeBytes: 0 });
    expect(small.size).toBe(480);
    expect(Math.max(...small.keys())).toBeGreaterThan(9000);
    expect(some.size).toBe(3);
    expect(chooseClusters({ files: 30, bytes: 0, large: new Set(), largeBytes: 0 }).small.size).toBe(30);
  });

  it('stops when asked to and leaves nothing behind, nor where nothing can be written', async () => {
    const [input, work] = [join(root, 'long'), join(root, 'work-of-long')];
    mkdirSync(work);
    writeSeries(input, 500);
    const child = startCli(['estimate', input, '--work', work]);
    const ended = new Promise<number | null>((done) => child.once('exit', done));
    let said = '';
    child.stderr!.on('data', (text) => {
      said += String(text);
    });
    while (child.exitCode === null && readdirSync(work).length === 0)
      await new Promise((done) => setTimeout(done, 5));
    child.kill('SIGINT');
    expect(await ended).toBe(1);
    expect(said).toContain('there is no estimate [E_STOPPED]');
    expect(readdirSync(work)).toEqual([]);
    expect(runCli(['estimate', input, '--work', join(root, 'nowhere')])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/Choose another one with --work \[E_WRITE\]/),
    });
    const save = ['--save', join(root, 'nowhere', 'e.json')];
    expect(runCli(['estimate', input, ...save])).toMatchObject({ code: 2, stdout: '' });
  });

  it('is printed beside what a run took, made just before it or kept from deidlab estimate', () => {
    const [input, key, kept] = [join(root, 'few'), join(root, 'key'), join(root, 'estimate.json')];
    writeSeries(input, 30);
    runCli(['key', 'new', key]);
    const direct = runCli(['deidentify', input, join(root, 'o1'), '--key-file', key, '--estimate']);
    expect(direct).toMatchObject({ code: 0, stderr: '' });
    expect(direct.stdout).toMatch(/^30 files, .*\n {2}time .*\n {2}disk .*\n {2}memory /);
    expect(direct.stdout).toMatch(/Estimate and reality:\n {2}time .*estimated.*in reality \([+-]\d+ %/);
    expect(runCli(['estimate', input, '--save', kept]).code).toBe(0);
    const later = runCli(['deidentify', input, join(root, 'o2'), '--key-file', key, '--estimate', kept]);
    expect(later.stdout).toMatch(/Estimate and reality:\n {2}time/);
    writeFileSync(kept, '{}');
    expect(
      runCli(['deidentify', input, join(root, 'o3'), '--key-file', key, '--estimate', kept]),
    ).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('E_USAGE'),
    });
  });
});
