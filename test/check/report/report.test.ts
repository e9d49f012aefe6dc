import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discoverFiles } from '../../../src/batch/discover.ts';
import { runBatch } from '../../../src/batch/run.ts';
import type { RunSummary } from '../../../src/batch/summary.ts';
import { check } from '../../../src/check/check.ts';
import { createPolicy } from '../../../src/check/policy.ts';
import { writeCheckReport } from '../../../src/check/report/check-report.ts';
import { proveReport } from '../../../src/check/report/prove.ts';
import { openReport } from '../../../src/check/report/report.ts';
import { endOfRun } from '../../../src/check/report/run-report.ts';
import { DEMO_KEY } from '../../../src/deidentify/key.ts';
import { builtinProfile } from '../../../src/profile/builtin.ts';
import { readAnswerKey } from '../../../src/synthetic/answer-key.ts';
import { checkResult, finding } from '../../support/check-result.ts';
import { ctFile, writeSeries } from '../../support/patients.ts';

const DATASETS = join(import.meta.dirname, '../../../datasets');
const COHORT = join(DATASETS, 'cohort');
const profile = builtinProfile('basic');

let root: string;
let turn = 0;
const at = (...names: string[]): string => join(root, ...names);

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'deidlab-report-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A run with its report, as the command makes it. */
async function reportRun(
  name: string,
  options: { readonly input?: string; readonly showSynthetic?: boolean } = {},
): Promise<{
  readonly text: string;
  readonly path: string;
  readonly output: string;
  readonly summary: RunSummary;
}> {
  const { input = COHORT, showSynthetic } = options;
  const output = at(`out-${turn++}`);
  const path = at(name);
  const report = openReport(path, { input, profile, key: DEMO_KEY, showSynthetic });
  const summary = await runBatch({ input, output, profile, key: DEMO_KEY, onFile: report.add });
  await report.finish(endOfRun(summary, { input, profile }));
  return { text: readFileSync(path, 'utf8'), path, output, summary };
}

/** What a report says, without the code of the charts and without digests, in which any digits turn up. */
function wordsOf(text: string): string {
  return text
    .replace(/<script>[\s\S]*?<\/script>/g, '')
    .replace(/[0-9a-f]{64}/g, '')
    .replace(/data:image[^"]*/g, '');
}

/** Everything planted in the cohort that is long enough not to turn up by chance. */
function plantedTexts(): string[] {
  const lines = readFileSync(join(DATASETS, 'answer-key.jsonl'), 'utf8').split('\n');
  const texts = [...readAnswerKey(lines)]
    .flatMap(({ text, kind }) => [text, ...(kind === 'name' ? text.split(/[\^= ]+/) : [])])
    .filter((text) => text.length >= 6 && !/^[A-Z_ ]{1,5}$/.test(text));
  return [...new Set(texts)];
}

describe('the report of a run', () => {
  it('of the whole cohort is small, whole and holds nothing that was planted', async () => {
    const { text, path, summary } = await reportRun('run.html');
    expect(summary.files).toBe(60);
    expect(text.length).toBeLessThan(6_000_000);
    expect(readdirSync(root).filter((name) => name.startsWith('run'))).toEqual(['run.html']);
    const words = wordsOf(text);
    expect(words).toContain('De-identified 59 of 60 files; the result was not checked yet.');
    expect(words).toContain('E_ENCAPSULATED_DOCUMENT');
    expect(words).toContain('row (0020,000D): U');
    expect(plantedTexts().length).toBeGreaterThan(100);
    for (const planted of plantedTexts()) expect(words).not.toContain(planted);
    // originals are not drawn, outputs are, coarsely
    expect(words).toContain('Not drawn: text burned into an original would show');
    expect(text.match(/<img /g)!.length).toBe(text.match(/class="coarse"/g)!.length);
    expect(existsSync(path)).toBe(true);
  });

  it('as JSON says the same, with the manifest in it', async () => {
    const { text, path, output } = await reportRun('run.json');
    const data = JSON.parse(text) as { run: RunSummary; manifest: object[]; samples: object[] };
    expect(data.run.files).toBe(60);
    expect(data.manifest).toHaveLength(62);
    expect(data.samples.length).toBeGreaterThan(3);
    const words = wordsOf(text);
    for (const planted of plantedTexts()) expect(words).not.toContain(planted);
    expect(text).not.toContain(root);
    expect(proveReport(path, { output }).output).toEqual({ matching: 59, missing: 0, other: 0 });
  });

  it('shows values and originals of declared files only, and only when asked', async () => {
    const input = at('mixed', 'cohort');
    mkdirSync(input, { recursive: true });
    const name = 'patient-2/cr-chest-pa.dcm';
    copyFileSync(join(COHORT, name), join(input, 'declared.dcm'));
    copyFileSync(join(DATASETS, 'manifest.json'), at('mixed', 'manifest.json'));
    // a real file that somebody put beside them: nothing declares it
    writeFileSync(
      join(input, 'real.dcm'),
      ctFile({ PatientName: 'ZZMARK^ZZMARK', '(0029,"ZZMARK",10)': { vr: 'LO', value: 'ZZMARK' } }),
    );
    const planted = [
      ...readAnswerKey(readFileSync(join(DATASETS, 'answer-key.jsonl'), 'utf8').split('\n')),
    ].find(({ file, where }) => file === name && where === '(0010,0010)')!;
    const { text } = await reportRun('shown.html', { input, showSynthetic: true });
    expect(text).toContain(planted.text.split('^')[0]);
    expect(text).not.toContain('ZZMARK');
    expect(text.match(/<img [^>]*alt="Before/g)).toHaveLength(1);
    const quiet = await reportRun('quiet.html', { input });
    expect(quiet.text).not.toContain(planted.text.split('^')[0]);
    expect(quiet.text).not.toContain('ZZMARK');
  });

  it('refuses to show values when nothing declares the files synthetic, and leaves nothing behind', () => {
    const input = at('real');
    mkdirSync(input);
    expect(() => openReport(at('real.html'), { input, profile, key: DEMO_KEY, showSynthetic: true })).toThrow(
      expect.objectContaining({ code: 'E_USAGE' }),
    );
    expect(readdirSync(root).filter((name) => name.startsWith('real.'))).toEqual([]);
  });

  it('of many files keeps its size: the manifest goes into a file of its own', async () => {
    const input = at('many');
    writeSeries(input, 1100);
    const { text, path, output } = await reportRun('many.html', { input });
    expect(text.length).toBeLessThan(1_500_000);
    expect(text).toContain('many.manifest.jsonl');
    expect(readFileSync(at('many.manifest.jsonl'), 'utf8').trim().split('\n')).toHaveLength(1102);
    const proof = proveReport(path, { output });
    expect(proof).toMatchObject({ brokenAt: undefined, output: { matching: 1100, missing: 0, other: 0 } });
    expect(proof.sample.length).toBeGreaterThanOrEqual(55);
  });

  it('proves whether files are those of the run', async () => {
    const input = at('few');
    writeSeries(input, 3);
    const { path, output } = await reportRun('few.html', { input });
    expect(proveReport(path, { output, originals: input, key: DEMO_KEY })).toMatchObject({
      ...{ files: 3, brokenAt: undefined, sealed: true },
      output: { matching: 3, missing: 0, other: 0 },
      originals: { matching: 3, missing: 0, other: 0 },
    });
    const [first] = discoverFiles(output);
    const bytes = readFileSync(first!.path);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(first!.path, bytes);
    expect(proveReport(path, { output }).output).toEqual({ matching: 2, missing: 1, other: 1 });
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/\\"before\\":\\"./g, '\\"before\\":\\"x'));
    expect(proveReport(path).brokenAt).toBe(2);
  });
});

describe('the report of a check', () => {
  it('shows what the check found, and files without a partner', async () => {
    const names = ['patient-3/mr-dwi/0001.dcm', 'patient-3/mr-dwi/0002.dcm', 'patient-2/cr-chest-pa.dcm'];
    const [input, output] = [at('checked'), at('checked-out')];
    for (const folder of [input, output]) mkdirSync(folder);
    const originals = new Map(
      names.map((name, index) => [`${index}.dcm`, new Uint8Array(readFileSync(join(COHORT, name)))]),
    );
    for (const [name, bytes] of originals) writeFileSync(join(input, name), bytes);
    // the first as it was, the second not at all, the third de-identified, and one that nobody knows
    const { output: made } = await reportRun('made.html', { input });
    const madeFiles = [...discoverFiles(made)];
    const outputs = new Map<string, Uint8Array>([
      ['0.dcm', originals.get('0.dcm')!],
      ['2.dcm', new Uint8Array(readFileSync(madeFiles.at(-1)!.path))],
      ['9.dcm', ctFile()],
    ]);
    for (const [name, bytes] of outputs) writeFileSync(join(output, name), bytes);
    const result = check({ originals, output: outputs, policy: 'basic' });
    const path = at('check.html');
    const pairs = new Map(
      [1, 3].map((index) => [index, { originalName: `${index - 1}.dcm`, outputName: `${index - 1}.dcm` }]),
    );
    const folders = { originals: input, output, pairs };
    await writeCheckReport(path, { result, policy: createPolicy('basic'), folders });
    const words = wordsOf(readFileSync(path, 'utf8'));
    expect(words).toContain('Did not pass');
    for (const code of ['value-kept', 'output-missing', 'output-extra'])
      expect(words).toContain(`<code>${code}</code>`);
    expect(words).toMatch(/allowed: [^<]*remove/);
    // the row of the sampled file says what was found there
    expect(words).toMatch(
      /\(0010,0010\)<\/code>[^\n]*PatientName[^\n]*\n[^\n]*<span class="badge sev-leak">LEAK/,
    );
    const proof = proveReport(path);
    expect(proof.files).toBe(4);
    for (const planted of plantedTexts()) expect(words).not.toContain(planted);
  });

  it('has all findings in a file beside it when they are too many for a page, and none when they are not', async () => {
    const [path, list] = [at('long.html'), at('long.findings.jsonl')];
    const folders = { originals: at('checked'), output: at('checked-out'), pairs: new Map() };
    const policy = createPolicy('basic');
    const findings = Array.from({ length: 301 }, (_, k) => finding('value-kept', { count: k }));
    await writeCheckReport(path, { result: checkResult({ findings }), policy, folders });
    const lines = readFileSync(list, 'utf8').trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { count: number }).count)).toEqual([...findings.keys()]);
    expect(readFileSync(path, 'utf8')).toContain('all 301 are in long.findings.jsonl beside this report');
    await writeCheckReport(path, {
      result: checkResult({ findings: findings.slice(1) }),
      ...{ policy, folders },
    });
    expect(existsSync(list)).toBe(false);
    expect(readFileSync(path, 'utf8')).toContain('300 findings shown<');
  });

  it('is not there when it was stopped or cannot be written, nor anything of it beside it', async () => {
    const input = at('stopped');
    writeSeries(input, 3);
    const pairs = new Map(
      ['00000', '00001', '00002'].map((name, index) => {
        const file = `series-0/image-${name}.dcm`;
        return [index + 1, { originalName: file, outputName: file }];
      }),
    );
    const options = {
      ...{ result: checkResult(), policy: createPolicy('basic') },
      folders: { originals: input, output: input, pairs },
    };
    let asked = 0;
    const shouldStop = (): boolean => ++asked > 1;
    await expect(writeCheckReport(at('gone.html'), { ...options, shouldStop })).rejects.toMatchObject({
      code: 'E_STOPPED',
    });
    expect(asked).toBe(2);
    // a folder where the page has to go
    mkdirSync(at('gone.html'));
    await expect(writeCheckReport(at('gone.html'), options)).rejects.toMatchObject({ code: 'E_WRITE' });
    expect(readdirSync(root).filter((name) => name.startsWith('gone'))).toEqual(['gone.html']);
  });
});
