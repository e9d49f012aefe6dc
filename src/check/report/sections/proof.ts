import type { ReportData } from '../data.ts';
import { type Html, html, jsonBlock } from '../html.ts';
import type { ManifestEntry } from '../manifest.ts';
import { sampleSize } from '../sampling.ts';
import { bytes, count, number } from '../words.ts';
import { facts } from './summary.ts';

export function notCheckedSection({ notChecked }: ReportData): Html {
  return html`<section id="not-checked" aria-labelledby="not-checked-title"><h2 id="not-checked-title">What was not checked</h2>
<ul>${notChecked.map((each) => html`<li>${each}</li>`)}</ul></section>`;
}

const CONFIDENCES = [0.9, 0.95, 0.99];
const SHARES = [0.1, 0.05, 0.02, 0.01];

/** How many files a person should look at, and which. */
export function samplingSection({ plan }: ReportData): Html {
  if (plan.population === 0) return html``;
  const picked = plan.strata.reduce((sum, { picks }) => sum + picks.length, 0);
  const asPercent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
  return html`<section id="sampling" aria-labelledby="sampling-title"><h2 id="sampling-title">Sampling plan for manual review</h2>
<p>No program sees everything. ${
    picked === plan.population
      ? html`These are so few files that a sample says little: look at all ${number(picked)}, header and pixels.`
      : html`Look at the ${count(picked, 'file')} below, header and pixels. If <b>none</b> of them has a fault, then with ${asPercent(plan.confidence)} confidence fewer than ${asPercent(plan.share)} of the ${count(plan.population, 'file')} have one.`
  } If one has a fault, stop: find the cause, run again, draw again.</p>
<h3>How many files for which confidence</h3>
<div class="scroll"><table class="narrow"><thead><tr><th scope="col">Confidence</th>${SHARES.map((share) => html`<th scope="col" class="num">fewer than ${asPercent(share)}</th>`)}</tr></thead><tbody>
${CONFIDENCES.map(
  (confidence) =>
    html`<tr><th scope="row">${asPercent(confidence)}</th>${SHARES.map((share) => html`<td class="num">${number(sampleSize(plan.population, { confidence, share }))}</td>`)}</tr>`,
)}
</tbody></table></div>
<p class="note">Smallest n with (N−D choose n) / (N choose n) ≤ 1 − confidence, N = ${number(plan.population)} files, D = the share of them, rounded up: drawing without putting back, accepting on zero faults (acceptance sampling, Schilling and Neubauer). For large N it is ln(1 − confidence) / ln(1 − share), and for 95 % about 3 / share: the rule of three (Hanley and Lippman-Hand, JAMA 1983;249:1743-1745). It counts faults that come by chance; files of one series or device share theirs, so at least one file of every stratum is in the sample.</p>
<h3>Which ones</h3>
<p class="note">By position in the input (row of files.csv in the mapping; <code>deidlab manifest REPORT OUT --sample</code> prints where they are). A stratum is a kind of object from one device model. Within it the choice follows a hash of the outputs: random, the same for everybody, and not to be steered.</p>
<div class="scroll"><table class="stack"><thead><tr><th scope="col">Stratum</th><th scope="col" class="num">Files</th><th scope="col" class="num">Look at</th><th scope="col">Positions</th></tr></thead><tbody>
${plan.strata.map(
  ({ label, files, picks }) =>
    html`<tr><td data-label="Stratum">${label}</td><td data-label="Files" class="num">${number(files)}</td><td data-label="Look at" class="num">${number(picks.length)}</td><td data-label="Positions">${picks.map(({ index }) => number(index)).join(', ')}</td></tr>`,
)}
</tbody></table></div>${jsonBlock('plan', plan)}</section>`;
}

const MAX_ENTRIES = 200;

/** What was run, and the digests of all files, chained. */
export function manifestSection({ header, closing, manifest, manifestFile }: ReportData): Html {
  const { tool, date, profile, policy, table, keyId } = header;
  const entries = (manifest ?? []).slice(1, -1).slice(0, MAX_ENTRIES);
  return html`<section id="manifest-section" aria-labelledby="manifest-title"><h2 id="manifest-title">Manifest</h2>
${facts([
  ['Tool', tool],
  ['Date', date],
  ...(profile
    ? [
        ['Profile', profile.name] as const,
        ['Profile hash', profile.hash] as const,
        ['Options', profile.options.join(', ') || 'none'] as const,
      ]
    : []),
  ...(policy === undefined ? [] : [['Policy', policy] as const]),
  ['Table', table],
  ...(keyId === undefined ? [] : [['Key', `${keyId}: a fingerprint, of no use without the key`] as const]),
  [
    'Files',
    `${number(closing.files)}: ${number(closing.deidentified)} de-identified, ${number(closing.refused)} refused`,
  ],
  ['Last hash of the chain', closing.chain],
  ...(closing.seal === undefined ? [] : [['Seal', closing.seal] as const]),
])}
<p class="note">Each line of the manifest carries the hash of all lines before it, so a line that is changed, added or taken out breaks the chain from there on; the last hash is the one above. Note it where this report cannot be changed, such as in the letter that goes with the data. <code>deidlab manifest REPORT OUT</code> follows the chain and compares the files.${
    closing.seal !== undefined &&
    ' The seal is a keyed hash of the chain: with --key-file the same command tells whether the holder of the key made it.'
  } There is no name and no value in it, but whoever has an original can tell by its SHA-256 that it is among these.</p>
${
  manifest === undefined
    ? html`<p>${count(closing.files, 'file')} are too many to list here: the lines are in <code>${manifestFile ?? ''}</code> beside this report.</p>`
    : html`<details><summary>SHA-256 of ${count(closing.files, 'file')}, before and after</summary><div class="scroll tall"><table class="digests"><thead><tr><th scope="col" class="num">File</th><th scope="col">Status</th><th scope="col">Before</th><th scope="col">After</th><th scope="col" class="num">Size after</th></tr></thead><tbody>
${entries.map((line) => entryRow(JSON.parse(line) as ManifestEntry))}
</tbody></table></div>${manifest.length - 2 > MAX_ENTRIES && html`<p class="note">${number(manifest.length - 2 - MAX_ENTRIES)} more are in this file as data.</p>`}</details>${jsonBlock('manifest', manifest)}`
}</section>`;
}

function entryRow({ index, status, code, before, after, bytesAfter }: ManifestEntry): Html {
  return html`<tr><td class="num">${number(index)}</td><td>${status}${code !== undefined && ` ${code}`}</td><td><code>${before ?? '–'}</code></td><td><code>${after ?? '–'}</code></td><td class="num">${bytesAfter === undefined ? '–' : bytes(bytesAfter)}</td></tr>`;
}
