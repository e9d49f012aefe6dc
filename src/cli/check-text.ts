import type { Severity } from '../check/codes.ts';
import type { CheckResult, Finding, Share } from '../check/finding.ts';
import { describeOtherProfiles } from '../check/made-with.ts';
import { count } from '../count.ts';
import { cutTo, formatTable, printable } from './table.ts';

const SEVERITIES: readonly (readonly [Severity, string])[] = [
  ['LEAK', 'something of the original is still there'],
  ['LINKAGE', 'what belongs together fell apart'],
  ['INVALID', 'other programs will not read it, or it says what is not so'],
  ['OVER-REMOVAL', 'more is gone than the policy asks for'],
  ['UNSTABLE', 'the next run gives something else'],
];

/** A result for people: findings by severity, privacy and utility beside each other, and what nobody looked at. */
export function describeCheck(result: CheckResult, options: { readonly hints: boolean }): string {
  const { files, policy, findings } = result;
  const lines = [
    ...describeOtherProfiles(result).flatMap((words) => [words, '']),
    `Checked ${count(files.pairs, 'output')} against ${count(files.originals, 'original')}, by the policy "${policy}"` +
      `${files.refused > 0 ? `; ${count(files.refused, 'original was', 'originals were')} refused` : ''}.`,
    '',
  ];
  for (const [severity, meaning] of SEVERITIES) {
    const group = findings.filter((finding) => finding.severity === severity);
    if (group.length === 0) continue;
    lines.push(`${severity}: ${meaning}`);
    for (const code of new Set(group.map((finding) => finding.code)))
      lines.push(
        ...describeCode(
          group.filter((finding) => finding.code === code),
          options.hints,
        ),
        '',
      );
  }
  lines.push(describeNumbers(result), '', describeSafeHarbor(result), '', 'Not checked:');
  for (const words of result.notChecked) lines.push(`  - ${words}`);
  lines.push('', describeVerdict(result));
  return lines.join('\n');
}

/** What is the same for all findings of a code once, and then where. */
function describeCode(findings: readonly Finding[], hasHints: boolean): string[] {
  const [{ code, why, clause, hint }] = findings as [Finding];
  return [
    `  ${code}: ${why} (${clause})`,
    ...(hasHints && hint !== '' ? [`    hint: ${hint}`] : []),
    ...findings.slice(0, MAX_FINDINGS).flatMap(describeFinding),
    ...(findings.length > MAX_FINDINGS ? [describeRest(findings.slice(MAX_FINDINGS))] : []),
  ];
}

/** More of one code than anybody reads on a screen. */
const MAX_FINDINGS = 100;

function describeRest(findings: readonly Finding[]): string {
  const places = findings.reduce((sum, { count }) => sum + count, 0);
  return `    ... and ${count(findings.length, 'more finding')} of this kind, ${count(places, 'place')}; --json F writes all of them`;
}

function describeFinding(finding: Finding): string[] {
  const { path, keyword, observed, expected, count, sample } = finding;
  const place = `${printable(path)}${keyword === '' ? '' : ` ${keyword}`}`;
  const lines = [
    `    ${place}: ${observed}, ${times(count)}, ${describeFiles(finding)}; expected ${printable(expected)}`,
  ];
  if (sample !== undefined && sample.original === sample.output)
    lines.push(`      was and is: ${shown(sample.original)}`);
  else if (sample !== undefined)
    lines.push(`      was:    ${shown(sample.original)}`, `      is now: ${shown(sample.output)}`);
  return lines;
}

const shown = (text: string): string => cutTo(printable(text), 90);
const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

function describeFiles({ files, count }: Finding): string {
  const known = files.filter((file) => file > 0);
  if (known.length === 0) return 'no original';
  const some = known.slice(0, 8).join(', ');
  return `${known.length === 1 ? 'file' : 'files'} ${some}${known.length > 8 || count > 20 ? ' ...' : ''}`;
}

const share = ({ passed, checked }: Share): string =>
  checked === 0 ? 'none there' : `${passed} of ${checked}`;

/** Two columns that are never added up. */
function describeNumbers({ privacy, utility, scores }: CheckResult): string {
  const left = [
    ['leaks', String(privacy.leaks)],
    ['linkage', String(privacy.linkage)],
    ['identifiers searched', String(privacy.identifiersSearched)],
  ];
  const right = [
    ['research attributes kept', share(utility.attributesKept)],
    ['pixels as before', share(utility.pixelsEqual)],
    ['geometry intact', share(utility.geometryIntact)],
    ['SUV computable', share(utility.suvComputable)],
    ['b-values kept', share(utility.bValuesKept)],
  ];
  const rows = right.map(([name, value], row) => [...(left[row] ?? ['', '']), name!, value!]);
  const midi = Object.entries(scores).map(([name, each]) => [name, share(each)]);
  return `${formatTable(['Privacy', '', 'Utility', ''], rows)}\n\n${formatTable(['MIDI-B action', 'passed'], midi)}`;
}

function describeSafeHarbor({ safeHarbor }: CheckResult): string {
  const rows = safeHarbor.map(({ letter, category, checked, findings }) => [
    letter,
    cutTo(category, 48),
    checked,
    findings,
  ]);
  const rest = safeHarbor.filter(({ notChecked }) => notChecked.length > 0);
  return [
    formatTable(['', 'HIPAA Safe Harbor', 'looked at', 'found'], rows),
    '',
    'Of these could not be looked at:',
    ...rest.map(({ letter, notChecked }) => `  ${letter}  ${notChecked.join('; ')}`),
  ].join('\n');
}

function describeVerdict({ checks, findings }: CheckResult): string {
  const all = Object.entries(checks).filter(([, count]) => count > 0);
  const made = all.map(([level, count]) => `${count} ${level}`).join(', ');
  const total = all.reduce((sum, [, count]) => sum + count, 0);
  return findings.length === 0
    ? `Passed these ${total} checks (${made}). That is no proof that nobody can be found: see what was not checked.`
    : `${count(findings.length, 'finding')} in ${total} checks (${made}).`;
}
