import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headerCorpus } from '../../bench/corpus.ts';
import { estimateRun } from '../../src/metadata/estimate.ts';
import { chooseClusters } from '../../src/metadata/estimate-sample.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { runCli } from '../support/cli.ts';
import { ctFile, writeSeries } from '../support/patients.ts';
import { makeZip } from '../support/zip.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'deidlab-estimate-test-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A fresh process of the built package, as a user has it; CPU time, as other programs run beside this test. */
function inProcess(body: string): number {
  const built = (name: string): string => JSON.stringify(new URL(`../../dist/${name}`, import.meta.url).href);
  const program = `
import { estimateRun } from ${built('metadata/estimate.js')};
import { runBatch } from ${built('batch/run.js')};
import { builtinProfile } from ${built('profile/builtin.js')};
import { DEMO_KEY } from ${built('deidentify/key.js')};
const clock = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
const profile = builtinProfile('basic');
${body}`;
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }));
}

describe('the estimate of a run', () => {
  it('of 2,000 generated files is within 30 % of the run itself', () => {
    const [input, output] = [join(root, 'in'), join(root, 'out')];
    mkdirSync(input);
    headerCorpus(2000).write(input);
    const estimate = (): number =>
      inProcess(`
const { seconds } = await estimateRun(${JSON.stringify(input)}, { profile, clock, workFolder: ${JSON.stringify(root)} });
console.log(seconds.expected);`);
    const run = (): number => {
      rmSync(output, { recursive: true, force: true });
      return inProcess(`
const started = clock();
await runBatch({ input: ${JSON.stringify(input)}, output: ${JSON.stringify(output)}, profile, key: DEMO_KEY });
console.log((clock() - started) / 1000);`);
    };
    // in turn, and of five each the one that other programs held up least: the machine is not ours alone
    const pairs = Array.from({ length: 5 }, () => [estimate(), run()] as const);
    const estimated = Math.min(...pairs.map(([seconds]) => seconds));
    const measured = Math.min(...pairs.map(([, seconds]) => seconds));
    expect(estimated / measured, `${estimated} s for ${measured} s`).toBeGreaterThan(0.7);
    expect(estimated / measured, `${estimated} s for ${measured} s`).toBeLessThan(1.3);
    // ten processes, on a machine that may be busy
  }, 240_000);

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
