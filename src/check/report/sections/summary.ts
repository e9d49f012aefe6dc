import { groupRefusals } from '../../../batch/refusals.ts';
import type { RunSummary } from '../../../batch/summary.ts';
import type { Severity } from '../../codes.ts';
import type { CheckResult, Share } from '../../finding.ts';
import { describeOtherProfiles } from '../../made-with.ts';
import { SEVERITIES } from '../charts.ts';
import type { ReportData } from '../data.ts';
import { type Html, html } from '../html.ts';
import { count, number, percent, positions } from '../words.ts';

/** The verdict in one sentence, and what stands behind it. */
export function summarySection(data: ReportData): Html {
  const { check, run } = data;
  return html`<section id="summary" aria-labelledby="summary-title">
<h2 id="summary-title">Summary</h2>
${check && describeOtherProfiles(check).map((words) => verdict('warn', 'Made with another profile.', words))}
${check === undefined ? runVerdict(data) : checkVerdict(check)}
${check && privacyAndUtility(check)}
${run && runFacts(data)}
${check && checkFacts(check)}
</section>`;
}

function checkVerdict(check: CheckResult): Html {
  const checks = Object.values(check.checks).reduce((sum, each) => sum + each, 0);
  const by = Object.entries(check.checks).map(([level, times]) => `${number(times)} ${level}`);
  if (checks === 0) {
    return verdict(
      'open',
      'Nothing was checked.',
      'No pair of an original and an output was found to compare.',
    );
  }
  if (check.findings.length === 0) {
    return verdict(
      'good',
      `Passed these ${number(checks)} checks.`,
      `${by.join(', ')}. That says what was looked at, nothing more: see what was not checked, and the sampling plan.`,
    );
  }
  const places = (severity: Severity): number =>
    check.findings
      .filter((finding) => finding.severity === severity)
      .reduce((sum, finding) => sum + finding.count, 0);
  const parts = SEVERITIES.filter((severity) => places(severity) > 0).map(
    (severity) => `${count(places(severity), 'place')} ${severity}`,
  );
  return verdict(
    check.privacy.leaks > 0 ? 'bad' : 'warn',
    `Did not pass: ${count(check.findings.length, 'finding')}.`,
    `${parts.join(', ')}; out of ${number(checks)} checks (${by.join(', ')}).`,
  );
}

function runVerdict({ run }: ReportData): Html {
  if (run === undefined) return verdict('open', 'Nothing was done.', '');
  const { files, deidentified, refused, stopped, foreign } = run;
  const head = `De-identified ${number(deidentified)} of ${count(files, 'file')}; the result was not checked yet.`;
  const more = [
    refused.length > 0 &&
      `${count(refused.length, 'file was', 'files were')} refused, and nothing of them written.`,
    stopped && 'The run was stopped before its end.',
    foreign > 0 && `${count(foreign, 'file')} in the output are not from this run.`,
    'This report says what was done. Prove it with:',
  ];
  return verdict(
    stopped || foreign > 0 ? 'warn' : 'open',
    head,
    html`${more.filter(Boolean).join(' ')} <code>deidlab check OUT --originals IN --mapping DIR</code>`,
  );
}

function verdict(tone: 'good' | 'warn' | 'bad' | 'open', head: string, text: string | Html): Html {
  return html`<div class="verdict ${tone}"><p class="verdict-head">${head}</p><p>${text}</p></div>`;
}

/** Side by side, never one number: a data set of nothing leaks nothing. */
function privacyAndUtility({ privacy, utility, findings }: CheckResult): Html {
  const lost = findings
    .filter(({ severity }) => severity === 'OVER-REMOVAL')
    .reduce((sum, each) => sum + each.count, 0);
  return html`<div class="pair">
<div class="panel"><h3>Privacy</h3><p class="note">What of the originals the output still tells.</p>
<table class="figures"><tbody>
${figure('Leaks', number(privacy.leaks), 'places where something of an original is still there', privacy.leaks > 0)}
${figure('Linkage', number(privacy.linkage), 'places where what belongs together fell apart, or leads back', privacy.linkage > 0)}
${figure('Identifiers searched for', number(privacy.identifiersSearched), 'in every value and byte of the output, in every form', false)}
</tbody></table></div>
<div class="panel"><h3>Utility</h3><p class="note">What research can still do. What the policy gives up counts as lost too.</p>
<table class="figures"><tbody>
${share('Research attributes kept', utility.attributesKept)}
${share('Pixels equal', utility.pixelsEqual)}
${share('Geometry intact', utility.geometryIntact)}
${share('SUV computable', utility.suvComputable)}
${share('Private b-values kept', utility.bValuesKept)}
${figure('Over-removal', number(lost), 'places where more is gone than the policy asks for', lost > 0)}
</tbody></table></div>
</div>`;
}

function figure(name: string, value: string, note: string, isBad: boolean): Html {
  return html`<tr><th scope="row">${name}<small>${note}</small></th><td class="${isBad ? 'num bad' : 'num'}">${value}</td></tr>`;
}

function share(name: string, { passed, checked }: Share): Html {
  return figure(
    name,
    percent({ passed, checked }),
    checked === 0 ? 'nothing here to look at' : `${number(passed)} of ${number(checked)}`,
    false,
  );
}

function checkFacts({ files, policy }: CheckResult): Html {
  return facts([
    ['Policy judged by', policy],
    ['Originals', number(files.originals)],
    ['Outputs', number(files.outputs)],
    ['Compared pairs', number(files.pairs)],
    ['Refused by the run', number(files.refused)],
  ]);
}

function runFacts({ run, header }: ReportData): Html {
  const { files, deidentified, refused, patients, studies, series, seconds, problems } = run!;
  return html`${facts([
    ['Profile', header.profile?.name ?? ''],
    ['Options', header.profile?.options.join(', ') || 'none'],
    [
      'Files',
      `${number(files)} read, ${number(deidentified)} de-identified, ${number(refused.length)} refused`,
    ],
    [
      'Output',
      `${count(patients, 'patient')}, ${count(studies, 'study', 'studies')}, ${number(series)} series`,
    ],
    [
      'Values that were not what their VR says',
      problems === 0 ? 'none' : `${number(problems)}, handled in the safe way`,
    ],
    ['Time', `${seconds.toFixed(2)} s`],
  ])}${refused.length > 0 && refusedTable(run!.refused)}`;
}

const MAX_REASONS = 50;

function refusedTable(refused: RunSummary['refused']): Html {
  const { shown, left } = groupRefusals(refused, MAX_REASONS);
  return html`<h3>Refused</h3><p class="note">By position in the input, as names of files may name people. The mapping's files.csv lists them.</p>
<div class="scroll"><table><thead><tr><th scope="col">Code</th><th scope="col" class="num">Files</th><th scope="col">Positions</th><th scope="col">Why</th></tr></thead><tbody>
${shown.map(({ code, message, at }) => html`<tr><td><code>${code}</code></td><td class="num">${number(at.length)}</td><td>${positions(at)}</td><td>${message}</td></tr>`)}
</tbody></table></div>${left > 0 && html`<p class="note">… and ${count(left, 'more reason')}.</p>`}`;
}

/** A list of names and what they are. */
export function facts(rows: readonly (readonly [string, string])[]): Html {
  return html`<dl class="facts">${rows.map(([name, value]) => html`<div class="${value.length > 60 && 'wide'}"><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}
