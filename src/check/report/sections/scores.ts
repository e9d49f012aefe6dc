import type { MidiAction } from '../../finding.ts';
import type { ReportData } from '../data.ts';
import { type Html, html } from '../html.ts';
import { number, percent } from '../words.ts';

/** What each action of the benchmark asks, in words. */
const ASKS: Readonly<Record<MidiAction, string>> = {
  tag_retained: 'an attribute that has to stay is there',
  text_notnull: 'an attribute that needs a value has one',
  text_retained: 'words that name nobody are still there',
  text_removed: 'words that name somebody are gone',
  date_shifted: 'a date is another one',
  uid_changed: 'a UID is another one',
  uid_consistent: 'the same old UID gives the same new one',
  patid_consistent: 'the same old patient ID gives the same new one',
  pixels_retained: 'pixels without text are bit for bit the same',
  pixels_hidden: 'text in the pixels cannot be read any more',
};

/** The ten actions of MIDI-B, each by itself: one number over all would let many easy ones hide a leak. */
export function scoresSection({ check }: ReportData): Html {
  if (check === undefined) return html``;
  return html`<section id="scores" aria-labelledby="scores-title"><h2 id="scores-title">Scores in the manner of MIDI-B</h2>
<p class="note">The ten actions of the Medical Image De-Identification Benchmark. There is no total: many easy attributes would hide one leak.</p>
<div class="scroll"><table class="stack"><thead><tr><th scope="col">Action</th><th scope="col">Asks that</th><th scope="col" class="num">Passed</th><th scope="col" class="num">Checked</th><th scope="col" class="num">Score</th></tr></thead><tbody>
${Object.entries(check.scores).map(
  ([
    action,
    share,
  ]) => html`<tr><td data-label="Action"><code>${action}</code></td><td data-label="Asks that">${ASKS[action as MidiAction] ?? ''}</td>
<td data-label="Passed" class="num">${number(share.passed)}</td><td data-label="Checked" class="num">${number(share.checked)}</td>
<td data-label="Score" class="num ${share.passed < share.checked && 'bad'}">${percent(share)}</td></tr>`,
)}
</tbody></table></div></section>`;
}

const MAX_ATTRIBUTES = 12;

/** HIPAA Safe Harbor as a checklist; what could not be looked at stands beside what was. */
export function safeHarborSection({ check }: ReportData): Html {
  if (check === undefined) return html``;
  return html`<section id="safe-harbor" aria-labelledby="safe-harbor-title"><h2 id="safe-harbor-title">HIPAA Safe Harbor, 18 categories</h2>
<p class="note">45 CFR 164.514(b)(2)(i). A row without findings means that nothing was found where somebody looked; the last column says where nobody did.</p>
<div class="scroll"><table class="stack checklist"><thead><tr><th scope="col"></th><th scope="col">Category</th><th scope="col">Looked at</th><th scope="col" class="num">Places</th><th scope="col" class="num">Findings</th><th scope="col">Not looked at</th></tr></thead><tbody>
${check.safeHarbor.map(({ letter, category, attributes, checked, findings, notChecked }) => {
  const more = attributes.slice(MAX_ATTRIBUTES);
  return html`<tr><td data-label="Letter"><b>${letter}</b></td><td data-label="Category">${category}</td>
<td data-label="Looked at">${attributes.length === 0 ? 'none present' : attributes.slice(0, MAX_ATTRIBUTES).join(', ')}${
    more.length > 0 &&
    html` <details><summary>${number(more.length)} more</summary>${more.slice(0, 200).join(', ')}</details>`
  }</td><td data-label="Places" class="num">${number(checked)}</td>
<td data-label="Findings" class="num ${findings > 0 && 'bad'}">${number(findings)}</td>
<td data-label="Not looked at">${notChecked.length === 0 ? '–' : notChecked.join('; ')}</td></tr>`;
})}
</tbody></table></div></section>`;
}
