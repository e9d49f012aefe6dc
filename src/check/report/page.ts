import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { actionsFigure, type Figure, findingsFigure } from './charts.ts';
import { CLIENT } from './client.ts';
import type { ReportData } from './data.ts';
import { type Html, html, jsonBlock } from './html.ts';
import { redactCheck } from './redact.ts';
import { findingsSection } from './sections/findings.ts';
import { manifestSection, notCheckedSection, samplingSection } from './sections/proof.ts';
import { samplesSection } from './sections/samples.ts';
import { safeHarborSection, scoresSection } from './sections/scores.ts';
import { summarySection } from './sections/summary.ts';
import { STYLE } from './style.ts';
import { number } from './words.ts';

/**
 * A report as one HTML page that needs nothing but itself: no network, no other file. Whatever comes from files or
 * profiles is escaped, and a policy in the page lets no script run but its own two.
 */
export function renderPage(all: ReportData): string {
  const data = all.showsValues || !all.check ? all : { ...all, check: redactCheck(all.check) };
  const isCheck = data.check !== undefined;
  const title = isCheck ? 'Check of a de-identification' : 'De-identification report';
  const figures = [
    data.check && findingsFigure(data.check.findings),
    actionsFigure(
      data.actions,
      isCheck
        ? 'Elements by what Table E.1-1 asks, and what was observed'
        : 'Elements changed, by what decided',
    ),
  ].filter((figure) => figure !== undefined);
  const plotly = figures.length > 0 ? readPlotly() : '';
  const sections: readonly (readonly [string, string, Html])[] = [
    ['summary', 'Summary', summarySection(data)],
    ['not-checked', 'Not checked', notCheckedSection(data)],
    ['charts', 'Charts', chartsSection(figures)],
    ['findings', 'Findings', findingsSection(data)],
    ['scores', 'MIDI-B scores', scoresSection(data)],
    ['safe-harbor', 'Safe Harbor', safeHarborSection(data)],
    ['samples', 'Before and after', samplesSection(data)],
    ['sampling', 'Sampling plan', samplingSection(data)],
    ['manifest-section', 'Manifest', manifestSection(data)],
  ];
  const present = sections.filter(([, , section]) => section.html !== '');
  const scripts = [plotly, CLIENT].filter((script) => script !== '');
  const policy = `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src ${scripts.map(hashSource).join(' ')}; base-uri 'none'; form-action 'none'`;
  const { tool, date, profile, policy: judged } = data.header;
  return html`<!doctype html>
<html lang="en" class="js-off"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${title}</title><style>${verbatim(STYLE)}</style></head><body>
<a class="skip" href="#main">Skip to the report</a>
<header class="top"><div><div><h1>${title}</h1><p>${tool} · ${date.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')} · ${
    profile ? `profile ${profile.name}` : `policy ${judged ?? ''}`
  }</p></div><button type="button" id="theme" class="theme script-only">Dark theme</button></div></header>
<div class="layout"><nav aria-label="Sections"><ul>${present.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
<main id="main">${present.map(([, , section]) => section)}</main></div>
<footer>${
    data.showsValues
      ? 'This report shows values of files that their manifest declares synthetic.'
      : 'This report holds no value of any file.'
  } Everything in it is in this one file; it asks no network for anything.</footer>
${jsonBlock(
  'figures',
  figures.map(({ id, data: traces, layout }) => ({ id, data: traces, layout })),
)}
${scripts.map((script) => html`<script>${verbatim(script)}</script>`)}
</body></html>
`.html;
}

function chartsSection(figures: readonly Figure[]): Html {
  if (figures.length === 0) return html``;
  return html`<section id="charts" aria-labelledby="charts-title"><h2 id="charts-title">Charts</h2>
${figures.map(
  ({
    id,
    title,
    table,
  }) => html`<h3>${title}</h3><div class="chart script-only" id="${id}" role="img" aria-label="${title}; the numbers are in the table below"></div>
<details><summary>The numbers</summary><div class="scroll"><table><thead><tr>${table.header.map((cell, column) => html`<th scope="col" class="${column > 0 && 'num'}">${cell}</th>`)}</tr></thead><tbody>
${table.rows.map((row) => html`<tr>${row.map((cell, column) => (column === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="num">${typeof cell === 'number' ? number(cell) : cell}</td>`))}</tr>`)}
</tbody></table></div></details>`,
)}
</section>`;
}

/** Text of our own, or of the plotly package, as it is. */
function verbatim(text: string): Html {
  return { html: text };
}

/** Read from the package on disk, and only for a report that has a chart: it is a megabyte. */
function readPlotly(): string {
  const path = createRequire(import.meta.url).resolve('plotly.js-basic-dist-min');
  return readFileSync(path, 'utf8').replaceAll('</script', '<\\/script');
}

function hashSource(script: string): string {
  return `'sha256-${createHash('sha256').update(script, 'utf8').digest('base64')}'`;
}
