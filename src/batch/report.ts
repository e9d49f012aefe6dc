import { writeFileSync } from 'node:fs';
import type { ProjectKey } from '../deidentify/key.ts';
import { DeidError } from '../errors.ts';
import type { Profile } from '../profile/compile.ts';
import { TABLE_EDITION } from '../profile/table.ts';
import { VERSION } from '../version.ts';
import type { RunSummary } from './run.ts';

/** What a compliance officer needs to know of a run. Holds no original value and no name of a file. */
export interface RunReport {
  readonly tool: string;
  readonly date: string;
  readonly profile: { readonly name: string; readonly hash: string; readonly options: readonly string[] };
  readonly table: string;
  readonly keyId: string;
  readonly summary: RunSummary;
  readonly notChecked: readonly string[];
}

const NOT_CHECKED = [
  'text burned into the pixels, and faces that can be reconstructed from head scans',
  'private attributes that the profile keeps, beyond the identifiers of their own file',
  'whether a rare combination of what stays (age, sex, dates, device) points to a person',
];

export function makeReport(summary: RunSummary, profile: Profile, key: ProjectKey): RunReport {
  return {
    tool: `deidlab ${VERSION}`,
    date: new Date().toISOString(),
    profile: { name: profile.name, hash: profile.hash, options: profile.definition.options },
    table: `PS3.15 Table E.1-1 ${TABLE_EDITION}`,
    keyId: key.isDemo ? `${key.id} (published demo key)` : key.id,
    summary,
    notChecked: NOT_CHECKED,
  };
}

/**
 * Writes the report of a run as `.json` or, under any other name, as one self-contained HTML page.
 *
 * @throws DeidError E_WRITE
 */
export function writeReport(path: string, summary: RunSummary, profile: Profile, key: ProjectKey): void {
  const report = makeReport(summary, profile, key);
  try {
    writeFileSync(
      path,
      path.endsWith('.json') ? `${JSON.stringify(report, undefined, 2)}\n` : formatHtml(report),
    );
  } catch (cause) {
    throw new DeidError(
      'E_WRITE',
      `the report could not be written (${(cause as { code?: string }).code ?? 'unknown error'})`,
      { cause },
    );
  }
}

function formatHtml(report: RunReport): string {
  const { summary } = report;
  const table = (
    title: string,
    header: readonly string[],
    rows: readonly (readonly (string | number)[])[],
  ): string =>
    rows.length === 0
      ? ''
      : `<h2>${title}</h2><table><tr>${header.map((cell) => `<th>${escapeHtml(cell)}</th>`).join('')}</tr>${rows
          .map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(String(cell))}</td>`).join('')}</tr>`)
          .join('')}</table>`;
  const rows: (readonly (string | number)[])[] = [
    ['Tool', report.tool],
    ['Date', report.date],
    ['Profile', `${report.profile.name}, hash ${report.profile.hash}`],
    ['Options', report.profile.options.join(', ') || 'none'],
    ['Table', report.table],
    ['Key', report.keyId],
    ['Files', summary.files],
    ['De-identified', summary.deidentified],
    ['Refused', summary.refused.length],
    ['Patients, studies, series', `${summary.patients}, ${summary.studies}, ${summary.series}`],
    ['Seconds', summary.seconds.toFixed(2)],
  ];
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>De-identification report</title>
<style>
body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2733}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.35rem .8rem;border-bottom:1px solid #dde3e8;vertical-align:top}
th{background:#f3f6f8}
</style>
<h1>De-identification report</h1>
${table('Run', ['', ''], rows)}
${table('Elements changed, by action', ['Action', 'Elements'], byCount(summary.actions))}
${table('Elements changed, by what decided', ['Decided by', 'Elements'], byCount(summary.deciders))}
${table('Files in which an option acted', ['Option', 'Files'], byCount(summary.options))}
${table(
  'Refused files',
  ['Position', 'Code', 'Why'],
  summary.refused.map(({ index, code, message }) => [index, code, message]),
)}
<h2>Not checked</h2><ul>${report.notChecked.map((each) => `<li>${escapeHtml(each)}</li>`).join('')}</ul>
<p>This report holds no original value. It says what was done, not that the result is safe to release.</p>
</html>
`;
}

function byCount(counts: Readonly<Record<string, number>>): (readonly [string, number])[] {
  return Object.entries(counts).sort((a, b) => b[1] - a[1]);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
