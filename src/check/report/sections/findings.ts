import type { Level } from '../../codes.ts';
import type { Finding } from '../../finding.ts';
import { SEVERITIES } from '../charts.ts';
import type { ReportData } from '../data.ts';
import { type Html, html } from '../html.ts';
import { count, number, positions } from '../words.ts';

/** More than this nobody reads one by one; the rest is counted. */
const MAX_FINDINGS = 300;
/** A finding names no more. */
const MAX_FILES = 20;
const LEVELS: readonly Level[] = ['policy', 'residue', 'relations', 'metamorphic'];

/** What was found, one card a cause, with filters. */
export function findingsSection({ check, showsValues }: ReportData): Html {
  if (check === undefined) return html``;
  const { findings } = check;
  if (findings.length === 0) {
    return html`<section id="findings" aria-labelledby="findings-title"><h2 id="findings-title">Findings</h2>
<p class="empty">None.</p></section>`;
  }
  const shown = findings.slice(0, MAX_FINDINGS);
  return html`<section id="findings" aria-labelledby="findings-title">
<h2 id="findings-title">Findings</h2>
${filters(findings)}
<p id="findings-shown" class="note" role="status">${count(shown.length, 'finding')} shown${
    findings.length > shown.length &&
    html`; ${number(findings.length - shown.length)} more are counted in the chart and in the JSON of the check`
  }</p>
${groupByCause(shown).map((group) => causeCard(group, showsValues))}
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

function causeCard({ first, findings }: Cause, showsValues: boolean): Html {
  const { code, severity, level, why, clause } = first;
  const places = findings.reduce((sum, each) => sum + each.count, 0);
  // said once when it is the same everywhere
  const common = findings.every(({ hint }) => hint === first.hint) ? first.hint : undefined;
  return html`<article class="cause sev-${severity.toLowerCase()}" data-severity="${severity}" data-level="${level}" data-text="${`${code} ${why} ${clause}`.toLowerCase()}">
<header><span class="badge">${severity}</span><h3><code>${code}</code></h3><span class="places">${count(places, 'place')}</span></header>
<p class="why">${why}</p><p class="meta">${clause} · level: ${level}</p>${hintDetails(common ?? '')}
<div class="scroll"><table class="stack"><thead><tr><th scope="col">Where</th><th scope="col">Expected</th><th scope="col">Observed</th><th scope="col" class="num">Places</th><th scope="col">Files</th></tr></thead><tbody>
${findings.map((finding) => findingRow(finding, { showsValues, hasHint: common === undefined }))}
</tbody></table></div></article>`;
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
