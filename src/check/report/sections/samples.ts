import type { Finding } from '../../finding.ts';
import type { ReportData, SampleFile, SampleRow, ThumbnailSlot } from '../data.ts';
import { type Html, html } from '../html.ts';
import { count, number } from '../words.ts';

/** Some files attribute by attribute, with small pictures. */
export function samplesSection({ samples, showsValues, header, check }: ReportData): Html {
  if (samples.length === 0) return html``;
  return html`<section id="samples" aria-labelledby="samples-title"><h2 id="samples-title">Sampled files, before and after</h2>
<p class="note">${
    showsValues
      ? 'The originals are declared synthetic by their manifest, and --show-synthetic was given: values and originals are shown.'
      : 'No value is shown: each attribute stands with its VR, length and shape. Originals are not drawn, and outputs only so coarsely that no text in them can be read.'
  } ${header.kind === 'check' ? 'What the policy allows stands beside what was observed.' : 'The reason is the one that the profile gave.'}</p>
<p class="script-only"><label class="chip"><input type="checkbox" id="only-changed" checked> only what is not the same</label></p>
<div id="sample-files" class="only-changed">${samples.map((sample, index) => sampleDetails(sample, { findings: check?.findings ?? [], isOpen: index === 0 }))}</div>
</section>`;
}

function sampleDetails(
  sample: SampleFile,
  { findings, isOpen }: { readonly findings: readonly Finding[]; readonly isOpen: boolean },
): Html {
  const severityOf = new Map<string, Finding['severity']>();
  for (const { files, path, severity } of findings)
    if (files.includes(sample.index) && !severityOf.has(path)) severityOf.set(path, severity);
  const { index, sopClass, syntax, rows, omitted, before, after } = sample;
  const changed = rows.filter(({ isSame }) => !isSame).length;
  return html`<details class="file"${isOpen && html` open`}><summary><b>File ${number(index)}</b> ${sopClass} <small>${syntax} · ${count(rows.length + omitted, 'attribute')}, ${number(changed)} not the same</small></summary>
<div class="thumbs">${figure('Before', before)}${figure('After', after)}</div>
<div class="scroll"><table class="stack before-after"><thead><tr><th scope="col">Attribute</th><th scope="col">VR</th><th scope="col">Before</th><th scope="col">After</th><th scope="col">Action</th><th scope="col">Why</th></tr></thead><tbody>
${rows.map((row) => sampleRow(row, severityOf.get(row.where.replace(/\[\+?\d+\]/g, ''))))}
</tbody></table></div>${omitted > 0 && html`<p class="note">${count(omitted, 'more attribute')} not shown.</p>`}</details>`;
}

function sampleRow(row: SampleRow, severity: Finding['severity'] | undefined): Html {
  const { where, keyword, vr, before, after, action, why, clause, isSame } = row;
  return html`<tr class="${isSame && severity === undefined && 'same'}"><td data-label="Attribute"><code class="path">${where}</code><span class="keyword">${keyword}</span></td><td data-label="VR">${vr}</td>
<td data-label="Before">${before}</td><td data-label="After">${after}</td><td data-label="Action"><span class="action">${action}</span>${severity !== undefined && html` <span class="badge sev-${severity.toLowerCase()}">${severity}</span>`}</td>
<td data-label="Why">${why}${clause !== '' && html` <small>${clause}</small>`}</td></tr>`;
}

function figure(title: string, slot: ThumbnailSlot): Html {
  if ('missing' in slot) {
    return html`<figure><div class="no-picture">${slot.missing}</div><figcaption>${title}</figcaption></figure>`;
  }
  const { uri, rows, columns, frames, isCoarse } = slot;
  return html`<figure><img src="${uri}" alt="${title}: first frame, ${rows} rows, ${columns} columns"${isCoarse && html` class="coarse"`}><figcaption>${title}, ${rows} × ${columns}${
    frames > 1 && `, frame 1 of ${number(frames)}`
  }${isCoarse && ', drawn coarsely'}</figcaption></figure>`;
}
