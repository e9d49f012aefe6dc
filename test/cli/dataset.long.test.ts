import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDicom } from '../../src/dicom/read.ts';
import { readAnswerKey } from '../../src/synthetic/answer-key.ts';
import type { Manifest } from '../../src/synthetic/write-cohort.ts';
import { listFiles, runCli, startCli } from '../support/cli.ts';
import { itOnPosix } from '../support/posix.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deidlab-dataset-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...parts: string[]): string => join(folder, ...parts);
const make = (...options: string[]) => runCli(['dataset', 'make', ...options]);

describe('deidlab dataset make', () => {
  it('writes files, answer key and manifest, and says in one line what was made', () => {
    const { code, stdout, stderr } = make('--seed', '3', '--patients', '1', '--images', '1', at('out'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^7 files \(\d+\.\d MiB\) of 1 fictional patient with \d+ planted identifiers, seed 3, in \d+\.\d s\.$/m,
    );
    expect(readdirSync(at('out')).sort()).toEqual(['answer-key.jsonl', 'cohort', 'manifest.json']);
    const manifest = JSON.parse(readFileSync(at('out', 'manifest.json'), 'utf8')) as Manifest;
    expect(manifest).toMatchObject({ provenance: 'SYNTHETIC', seed: 3, patients: 1, imagesPerSeries: 1 });
    expect(manifest.files.map(({ file }) => file).sort()).toEqual(
      listFiles(at('out', 'cohort')).filter((name) => name.endsWith('.dcm')),
    );
    for (const { file, sha256 } of manifest.files) {
      const bytes = readFileSync(at('out', 'cohort', file));
      readDicom(bytes);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
    const rows = [...readAnswerKey(readFileSync(at('out', 'answer-key.jsonl'), 'utf8').split('\n'))];
    expect(rows.length).toBeGreaterThan(100);
  });

  it('gives the same bytes for the same seed, and other people for another', () => {
    const digests = [3, 3, 4].map((seed, index) => {
      make('--seed', String(seed), '--patients', '1', '--images', '1', at(`out${index}`));
      return createHash('sha256')
        .update(readFileSync(at(`out${index}`, 'manifest.json')))
        .digest('hex');
    });
    expect(digests[1]).toBe(digests[0]);
    expect(digests[2]).not.toBe(digests[0]);
  });

  it('is understood by deidentify', () => {
    make('--seed', '5', '--patients', '1', '--images', '1', at('out'));
    const { code, stdout } = runCli(['deidentify', at('out', 'cohort'), at('done'), '--demo-key']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^7 of 7 files de-identified .* 1 patient, 2 studies/);
  });

  it('takes as much memory for fifteen times as many files', () => {
    const peak = (patients: number, output: string): number => {
      const atEnd = 'process.on("exit",()=>console.error("peak "+process.resourceUsage().maxRSS))';
      const { stderr } = runCli(
        ['dataset', 'make', '--seed', '3', '--images', '1', '--patients', String(patients), output],
        {
          env: {
            NODE_OPTIONS: `--max-semi-space-size=2 --import=data:text/javascript,${encodeURIComponent(atEnd)}`,
          },
        },
      );
      return Number(/peak (\d+)/.exec(stderr)![1]) / 1024;
    };
    const [few, many] = [peak(12, at('few')), peak(180, at('many'))];
    expect(listFiles(at('many')).length).toBe(840 + 2);
    // what the second run writes weighs 37 MiB more; the heap takes its 10 to 25 whatever the number
    expect(many - few, `${few} and ${many} MiB`).toBeLessThan(36);
  }, 60_000);

  itOnPosix('stops cleanly on Ctrl-C and leaves no manifest', async () => {
    const child = startCli(['dataset', 'make', '--seed', '3', '--patients', '500', at('out')]);
    let stderr = '';
    child.stderr!.on('data', (data: Buffer) => {
      stderr += data.toString();
    });
    const exited = new Promise<number | null>((done) => child.on('exit', done));
    while (!existsSync(at('out', 'cohort')) || listFiles(at('out', 'cohort')).length < 3)
      await new Promise((done) => setTimeout(done, 5));
    child.kill('SIGINT');
    expect(await exited).toBe(1);
    expect(stderr).toMatch(/^deidlab: stopped after \d+ files\./);
    expect(existsSync(at('out', 'manifest.json'))).toBe(false);
    for (const name of listFiles(at('out', 'cohort')).filter((each) => each.endsWith('.dcm')))
      readDicom(readFileSync(at('out', 'cohort', name)));
  });

  it.each([
    [[], /--seed/],
    [['--seed', 'x'], /whole number from 1 to 1,000,000 after --seed/],
    [['--seed', '0'], /after --seed/],
    [['--seed', '1', '--patients', '1.5'], /after --patients/],
    [['--seed', '1', '--images', '-2'], /--images/],
    [['--seed', '1', '--patient', '2'], /--patients/],
  ])('refuses %j and says what it expects', (options, message) => {
    const { code, stderr } = make(...options, at('out'));
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(existsSync(at('out'))).toBe(false);
  });

  it('never writes into a folder that is in use, or over a file', () => {
    writeFileSync(at('note.txt'), 'mine');
    for (const output of [folder, at('note.txt')])
      expect(make('--seed', '1', output)).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/E_OUTPUT_NOT_EMPTY/),
      });
    expect(readFileSync(at('note.txt'), 'utf8')).toBe('mine');
  });
});
