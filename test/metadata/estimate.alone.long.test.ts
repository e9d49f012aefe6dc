import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headerCorpus } from '../../bench/corpus.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'deidlab-estimate-test-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/**
 * A fresh process of the built package, as a user has it. Its own CPU time, as other programs run beside this test, and
 * as the system's share is three times more a moment later, when a disk begins to write what it was given.
 */
function inProcess(body: string): number {
  const built = (name: string): string => JSON.stringify(new URL(`../../dist/${name}`, import.meta.url).href);
  const program = `
import { estimateRun } from ${built('metadata/estimate.js')};
import { runBatch } from ${built('batch/run.js')};
import { builtinProfile } from ${built('profile/builtin.js')};
import { DEMO_KEY } from ${built('deidentify/key.js')};
const clock = () => process.cpuUsage().user / 1000;
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
    // In turn, and the middle one of their ratios, as the machine is not ours alone. Eleven pairs when five are too few to tell.
    const ratios: number[] = [];
    const middle = (): number => [...ratios].sort((one, other) => one - other)[ratios.length >> 1]!;
    const isNear = (ratio: number): boolean => ratio > 0.7 && ratio < 1.3;
    while (ratios.length < 5 || (ratios.length < 11 && !isNear(middle()))) ratios.push(estimate() / run());
    expect(middle(), `ratios ${ratios.map((each) => each.toFixed(2)).join(' ')}`).toSatisfy(isNear);
    // up to 22 processes, on a machine that may be busy
  }, 300_000);
});
