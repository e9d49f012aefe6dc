import type { DraftTable, Spread, TableRow } from './table.ts';

/** The cells of a table as text; what is not known is a dash, never 0. */
export const TABLE_HEADER: readonly string[] = [
  ...[
    'Task',
    'Prompt',
    'Model',
    'Drafts',
    'Ran',
    'Passed',
    'pass@1',
    'pass@k',
    'After repair',
    'Leaks',
    'Over-removals',
  ],
  ...['Invalid', 'Linkage', 'Rounds', 'Tokens in/out', 'Cost', 'Seconds'],
];

export function cellsOf(row: TableRow): string[] {
  const { drafts, passAt1, interval, passAtK, tokens, cost, seconds, roundsToPass } = row;
  const isReplay = row.label !== undefined;
  return [
    ...[
      row.task,
      row.prompt,
      row.label ?? row.model,
      String(drafts),
      `${row.ran}/${drafts}`,
      `${row.passed}/${drafts}`,
    ],
    `${percent(passAt1)} (${percent(interval[0])}-${percent(interval[1])})`,
    passAtK === undefined ? '-' : `${percent(passAtK.chance)} (k=${passAtK.k})`,
    `${row.repaired}/${drafts}`,
    ...[row.leaks, row.overRemovals, row.invalid, row.linkage].map((each) =>
      row.ran === 0 ? '-' : spreadText(each),
    ),
    roundsToPass === undefined ? '-' : String(roundsToPass),
    tokens === undefined ? (isReplay ? '-' : 'not reported') : `${tokens.input}/${tokens.output}`,
    cost === undefined ? '-' : `${cost.amount.toFixed(4)} ${cost.currency}`,
    seconds === undefined ? '-' : seconds.toFixed(1),
  ];
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const spreadText = ({ worst, median }: Spread): string => `${worst} (median ${median})`;

/** Lines below the table: what failed why, and what repair brought. */
export function linesBelow({ failures, byRound, notes }: DraftTable): string[] {
  const why = failures.map(
    ({ model, reason, drafts }) => `  ${model}: ${reason} in ${drafts} ${drafts === 1 ? 'draft' : 'drafts'}`,
  );
  const rounds = byRound.map(
    ({ model, passed, runs }) =>
      `  ${model}: ${passed.map((count, round) => `${count}/${runs} after draft ${round + 1}`).join(', ')}`,
  );
  return [...(why.length > 0 ? ['Why drafts failed:', ...why] : []), 'Passed by round:', ...rounds, ...notes];
}

/** A page that stands alone: no script, no link, no font from elsewhere. */
export function tableHtml(table: DraftTable): string {
  const cell = (name: 'th' | 'td') => (text: string) => `<${name}>${escapeHtml(text)}</${name}>`;
  const rows = table.rows.map((row) => `<tr>${cellsOf(row).map(cell('td')).join('')}</tr>`);
  const label = [...new Set(table.rows.flatMap((row) => row.label ?? []))];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Drafts by prompt and model</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; color: #1b1f24; background: #fff }
table { border-collapse: collapse } th, td { padding: .35rem .6rem; border-bottom: 1px solid #d0d7de; text-align: left; white-space: nowrap; vertical-align: top }
td:nth-child(n+4) { font-variant-numeric: tabular-nums } .wrap { overflow-x: auto } .label { background: #fff3cd; padding: .3rem .6rem }
</style></head><body>
<h1>Drafts by prompt and model</h1>
${label.map((text) => `<p class="label">${escapeHtml(text)}</p>`).join('\n')}
<div class="wrap"><table><thead><tr>${TABLE_HEADER.map(cell('th')).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>
<pre>${escapeHtml(linesBelow(table).join('\n'))}</pre>
</body></html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
