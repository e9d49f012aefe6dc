import type { CorpusSet } from './corpus.ts';
import type { Residue } from './residue.ts';
import { type Result, timeRatio } from './targets.ts';
import { GDCMANON, NODE_LOOP } from './tools.ts';

const HEADER = [
  'tool',
  's',
  'fastest',
  'files/s',
  'MiB/s',
  'CPU ms/file',
  'peak MB',
  'time/loop',
  'speed/gdcmanon',
  'PHI left',
];

/** One row a tool, and below it what each left behind. */
export function formatResults(
  set: CorpusSet,
  bytes: number,
  results: ReadonlyMap<string, Result>,
  residues: ReadonlyMap<string, Residue>,
): string {
  const rows = [...results.values()].map((result) => {
    const residue = residues.get(result.tool);
    return [
      result.tool,
      result.seconds.toFixed(3),
      result.fastestSeconds.toFixed(3),
      (set.files / result.seconds).toFixed(set.files < 100 ? 1 : 0),
      (bytes / 2 ** 20 / result.seconds).toFixed(0),
      fixed((1000 * result.cpuSeconds) / set.files, 3),
      fixed(result.peakBytes / 1e6, 0),
      fixed(timeRatio(results, result.tool, NODE_LOOP), 2),
      fixed(timeRatio(results, GDCMANON, result.tool), 2),
      residue ? `${residue.left.length} of ${residue.planted}` : '-',
    ];
  });
  const notes = [...residues]
    .filter(([, { left, planted }]) => left.length > 0 && left.length < planted)
    .map(([tool, { left }]) => `${tool} left behind: ${left.join(', ')}`);
  return [formatColumns(HEADER, rows, '<>>>>>>>>>'), ...notes].join('\n');
}

/** Rows under a header; `align` has one `<` or `>` a column. */
export function formatColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  align: string,
): string {
  const lines = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const format = (line: readonly string[]): string =>
    line
      .map((text, column) =>
        align[column] === '>' ? text.padStart(widths[column]!) : text.padEnd(widths[column]!),
      )
      .join('  ')
      .trimEnd();
  return [format(header), format(widths.map((width) => '-'.repeat(width))), ...rows.map(format)].join('\n');
}

function fixed(value: number | undefined, digits: number): string {
  return value === undefined || Number.isNaN(value) ? '-' : value.toFixed(digits);
}
