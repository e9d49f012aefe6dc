import type { Level } from '../../codes.ts';
import type { Finding } from '../../finding.ts';
import { SEVERITIES } from '../charts.ts';
import type { ReportData } from '../data.ts';
import { type Html, html } from '../html.ts';
import { count, number, positions } from '../words.ts';

/** More than this nobody reads one by one; the rest is counted, and in a file of its own. */
export const MAX_FINDINGS = 300;
/** A finding names no more. */
const MAX_FILES = 20;
const LEVELS: readonly Level[] = ['policy', 'residue', 'relations', 'metamorphic'];

/** What was found, one card a cause, with filters. */
export function findingsSection({ check, showsValues, findingsFile }: ReportData): Html {
  if (check === undefined) return html``;
  const { findings } = check;
  if (findings.length === 0) {
    return html`<section id="findings" aria-labelledby="findings-title"><h2 id="findings-title">Findings</h2>
<p class="empty">None.</p></section>`;
  }
  const causes = groupByCause(findings);
  const most = rowsPerCause(causes.map((cause) => cause.findings.length));
  const shown = causes.reduce((sum, cause) => sum + Math.min(cause.findings.length, most), 0);
  return html`<section id="findings" aria-labelledby="findings-title">
<h2 id="findings-title">Findings</h2>
${filters(findings)}
<p id="findings-shown" class="note" role="status">${count(shown, 'finding')} shown${
    findings.length > shown &&
    html`; ${number(findings.length - shown)} more are counted with their cause${
      findingsFile !== undefined &&
      html`, and all ${number(findings.length)} are in ${findingsFile} beside this report`
    }`
  }</p>
${causes.map((cause) => causeCard(cause, { showsValues, most }))}
<p id="findings-none" class="empty" hidden>No finding fits the filter.</p>
</section>`;
}

function filters(findings: readonly Finding[]): Html {
  const severities = SEVERITIES.filter((severity) =>
    findings.some((finding) => finding.severity === severity),
  );
  const levels = LEVELS.filter((level) => findings.some((finding) => finding.level === level));
  return html`<form class="filters script-only" role="search" aria-label="Filter the findings">
<label class="search">Search <input type="search" id="filter-text" placeholder="keyword, path, code, word" autocomplete="off"></label>
<fieldset><legend>Severity</legend>${severities.map(
    (severity) =>
      html`<label class="chip"><input type="checkbox" name="severity" value="${severity}" checked> ${severity} <span class="num">${number(
        findings.filter((finding) => finding.severity === severity).length,
      )}</span></label>`,
  )}</fieldset>
<label>Level <select id="filter-level"><option value="">all</option>${levels.map((level) => html`<option>${level}</option>`)}</select></label>
</form>`;
}

interface Cause {
  readonly first: Finding;
  readonly findings: Finding[];
}

/** Findings with one code, clause and reason have one cause; their places stand below it. */
function groupByCause(findings: readonly Finding[]): Cause[] {
  const causes = new Map<string, Cause>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.code, finding.severity, finding.level, finding.why, finding.clause]);
    const cause = causes.get(key);
    if (cause) cause.findings.push(finding);
    else causes.set(key, { first: finding, findings: [finding] });
  }
  return [...causes.values()];
}

/** So many that all causes together fit, and none hides another one. */
function rowsPerCause(lengths: readonly number[]): number {
  let left = MAX_FINDINGS;
  for (const [index, length] of [...lengths].sort((a, b) => a - b).entries()) {
    const share = Math.max(1, Math.floor(left / (lengths.length - index)));
    if (length > share) return share;
    left -= length;
  }
  return MAX_FINDINGS;
}

function causeCard(
  { first, findings }: Cause,
  { showsValues, most }: { readonly showsValues: boolean; readonly most: number },
): Html {
  const { code, severity, level, why, clause } = first;
  const places = findings.reduce((sum, each) => sum + each.count, 0);
  // said once when it is the same everywhere
  const common = findings.every(({ hint }) => hint === first.hint) ? first.hint : undefined;
  return html`<article class="cause sev-${severity.toLowerCase()}" data-severity="${severity}" data-level="${level}" data-text="${`${code} ${why} ${clause}`.toLowerCase()}">
<header><span class="badge">${severity}</span><h3><code>${code}</code></h3><span class="places">${count(places, 'place')}</span></header>
<p class="why">${why}</p><p class="meta">${clause} · level: ${level}</p>${hintDetails(common ?? '')}
<div class="scroll"><table class="stack"><thead><tr><th scope="col">Where</th><th scope="col">Expected</th><th scope="col">Observed</th><th scope="col" class="num">Places</th><th scope="col">Files</th></tr></thead><tbody>
${findings.slice(0, most).map((finding) => findingRow(finding, { showsValues, hasHint: common === undefined }))}
</tbody></table></div>${findings.length > most && leftOut(findings.slice(most))}</article>`;
}

function leftOut(findings: readonly Finding[]): Html {
  const places = findings.reduce((sum, each) => sum + each.count, 0);
  return html`<p class="note">… and ${count(findings.length, 'more finding')} of this cause, ${count(places, 'place')}.</p>`;
}

function hintDetails(hint: string): Html {
  return hint === '' ? html`` : html`<details class="hint"><summary>Hint</summary><p>${hint}</p></details>`;
}

function findingRow(
  finding: Finding,
  { showsValues, hasHint }: { readonly showsValues: boolean; readonly hasHint: boolean },
): Html {
  const { path, keyword, expected, observed, count: places, files, hint, sample } = finding;
  const outside = files.filter((file) => file > 0);
  return html`<tr data-text="${`${path} ${keyword} ${expected} ${observed}`.toLowerCase()}">
<td data-label="Where"><code class="path">${path}</code>${keyword !== '' && html`<span class="keyword">${keyword}</span>`}${
    hasHint && hintDetails(hint)
  }${
    showsValues &&
    sample &&
    html`<div class="sample">synthetic: <q>${sample.original}</q> → <q>${sample.output}</q></div>`
  }</td>
<td data-label="Expected">${expected}</td><td data-label="Observed">${observed}</td>
<td data-label="Places" class="num">${number(places)}</td>
<td data-label="Files">${outside.length > 0 ? positions(outside) : '–'}${outside.length >= MAX_FILES && ', …'}</td></tr>`;
}
