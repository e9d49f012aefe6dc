import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dumpCorpus } from './corpus.ts';
import { measure, median, type Sample } from './measure.ts';
import { formatColumns } from './report.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const LEAST_RATIO = 5;

/**
 * The dump of a folder beside the same table written with dcmjs, one process each, in turns: `deidlab dump`, and dcmjs
 * `readFile` + `naturalizeDataset` into a CSV of all attributes.
 */
export async function benchDump(folder: string, rounds: number): Promise<{ text: string; isMet: boolean }> {
  const input = join(folder, 'dump-in');
  mkdirSync(input);
  const bytes = dumpCorpus.write(input);
  const tools = [
    {
      name: 'deidlab dump',
      command: (out: string) => [process.execPath, path('../dist/cli/main.js'), 'dump', input, '--out', out],
    },
    { name: 'dcmjs', command: (out: string) => [process.execPath, path('dump-dcmjs.mjs'), input, out] },
  ];
  const samples = new Map<string, Sample[]>(tools.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, command } of tools) {
      const out = join(folder, 'dump.csv');
      const sample = await measure(command(out));
      const rows = sample.exitCode === 0 ? countRows(out) : 0;
      if (rows !== dumpCorpus.files)
        throw new Error(`${name}: expected ${dumpCorpus.files} rows, found ${rows}. ${sample.printed}`);
      samples.get(name)!.push(sample);
      rmSync(out);
    }
  }
  rmSync(input, { recursive: true });
  const rows = [...samples].map(([name, runs]) => {
    const seconds = median(runs.map((run) => run.seconds));
    const cpu = median(runs.map((run) => run.cpuSeconds));
    const peak = Math.max(...runs.map((run) => run.peakBytes));
    return { name, seconds, cpu, peak };
  });
  const ratio = rows[1]!.seconds / rows[0]!.seconds;
  const isMet = ratio >= LEAST_RATIO;
  const table = formatColumns(
    ['tool', 's', 'files/s', 'CPU ms/file', 'peak MB'],
    rows.map(({ name, seconds, cpu, peak }) => [
      name,
      seconds.toFixed(2),
      (dumpCorpus.files / seconds).toFixed(0),
      ((1000 * cpu) / dumpCorpus.files).toFixed(3),
      (peak / 1e6).toFixed(0),
    ]),
    '<>>>>',
  );
  const text =
    `(dump) the metadata of ${dumpCorpus.what}, ${(bytes / 2 ** 20).toFixed(0)} MiB, as CSV\n${table}\n` +
    `speed as a multiple of dcmjs: at least ${LEAST_RATIO}, reached ${ratio.toFixed(1)} (by CPU time ${(rows[1]!.cpu / rows[0]!.cpu).toFixed(1)}): ${isMet ? 'MET' : 'MISSED'}`;
  return { text, isMet };
}

/** Records of a CSV without line breaks in its fields, as these are. */
function countRows(file: string): number {
  return readFileSync(file, 'utf8').trimEnd().split('\n').length - 1;
}
