import type { Finding } from '../check/finding.ts';
import { count } from '../count.ts';
import { renderLine } from '../draft/feedback.ts';
import type { Round, Run } from '../draft/loop.ts';
import type { Task } from '../draft/task.ts';
import { cutTo, displayWidth, printable } from './table.ts';
import { terminalWidth } from './wrap.ts';

const MOST_FINDINGS = 12;

/** A line with a title in it. */
export function rule(title = ''): string {
  const width = terminalWidth();
  const shown = title === '' ? '' : ` ${cutTo(title, width - 8)} `;
  return `──${shown}${'─'.repeat(Math.max(2, width - 2 - displayWidth(shown)))}`;
}

/** Text of a model while it comes: line breaks stay, whatever else a terminal would obey does not. */
export function streamable(write: (text: string) => void): (text: string) => void {
  return (text) =>
    write(
      text
        .split(/(\r?\n|\t)/)
        .map((part) => (part === '\t' ? '  ' : /^\r?\n$/.test(part) ? '\n' : printable(part)))
        .join(''),
    );
}

export function describeTask(task: Task): string {
  return `Task ${task.level}: ${task.title}  [${task.name}]\n\n${task.instruction}\n`;
}

/** What became of a draft, for the learner: samples are of invented people. */
export function describeRound(round: Round, options: { readonly hints: boolean }): string {
  const { verdict, number, feedback } = round;
  const title = rule(`check of draft ${number}`);
  const usage =
    round.usage &&
    `${round.usage.inputTokens} tokens in, ${round.usage.outputTokens} out, ${round.seconds.toFixed(1)} s`;
  const lines = [title, ...(usage === undefined ? [] : [usage])];
  if (verdict === undefined || verdict.stage === 'compile' || verdict.stage === 'run') {
    lines.push(...feedback.map((line) => `✗ ${printable(renderLine(line))}`));
    lines.push(...sourceLine(round));
    const message = verdict?.failure?.message;
    if (message !== undefined)
      lines.push(`  on your screen only: ${printable(`${verdict?.failure?.name ?? ''}: ${message}`)}`);
  } else {
    lines.push(`✓ compiled, and ran on ${verdict.files} files of invented people`);
    lines.push(verdict.stage === 'passed' ? '✓ nothing was found' : countsOf(verdict.findings));
    lines.push(...describeFindings(verdict.findings, options));
  }
  if (verdict?.printed)
    lines.push(
      '  console of the draft:',
      ...verdict.printed
        .trimEnd()
        .split('\n')
        .slice(0, 10)
        .map((each) => `    ${printable(each)}`),
    );
  return lines.join('\n');
}

function countsOf(findings: readonly Finding[]): string {
  const severities = ['LEAK', 'LINKAGE', 'INVALID', 'OVER-REMOVAL', 'UNSTABLE'] as const;
  const counts = severities.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return `${severity} ${count}`;
  });
  return `✗ ${counts.join(' · ')}`;
}

/** By code, the reason once. */
function describeFindings(findings: readonly Finding[], { hints }: { readonly hints: boolean }): string[] {
  const lines: string[] = [];
  const shown = findings.slice(0, MOST_FINDINGS);
  for (const code of new Set(shown.map((finding) => finding.code))) {
    const group = shown.filter((finding) => finding.code === code);
    const { severity, why, clause, hint } = group[0]!;
    lines.push(`  ${severity}  ${code}: ${why} [${clause}]`);
    for (const finding of group) lines.push(...describeFinding(finding));
    if (hints && hint !== '') lines.push(`      Hint: ${hint}`);
  }
  if (findings.length > shown.length) lines.push(`  ... and ${findings.length - shown.length} more`);
  return lines;
}

function describeFinding({ path, keyword, expected, observed, sample, count, files }: Finding): string[] {
  const where = printable(`${path}${keyword === '' ? '' : ` ${keyword}`}`);
  const isHidden = files.length === 0 && sample === undefined;
  const place = isHidden ? 'in hidden files' : count > 1 ? `${count} places` : '';
  return [
    `      ${where}${place === '' ? '' : `  (${place})`}`,
    `          expected: ${printable(expected)}; observed: ${observed}`,
    ...(sample ? [`          ${shown(sample.original)}  →  ${shown(sample.output)}`] : []),
  ];
}

/** Two stand beside each other. */
const shown = (value: string): string => cutTo(printable(value), Math.floor((terminalWidth() - 15) / 2));

/** The line of the draft that an error points at. */
function sourceLine({ draft, verdict }: Round): string[] {
  const number = verdict?.problems[0]?.line ?? verdict?.failure?.line;
  const text = number === undefined ? undefined : draft?.split('\n')[number - 1];
  return text === undefined
    ? []
    : [`  ${String(number).padStart(4)} | ${cutTo(printable(text), terminalWidth() - 9)}`];
}

const ENDS: Readonly<Record<Run['ended'], string>> = {
  passed: 'passed',
  repeated: 'not passed: the same findings twice, so another round would not help',
  rounds: 'not passed: no round is left',
  'no more answers': 'not passed: the replay has no more answers',
};

/** The last words of a command. */
export function describeEnd(
  task: Task,
  runs: readonly { readonly run: Run; readonly folder: string | undefined }[],
): string {
  const lines: string[] = [];
  const notChecked = new Set<string>();
  for (const { run, folder } of runs) {
    const { ended, rounds, label, model } = run;
    const who = label === undefined ? model : `${model} (${label})`;
    lines.push(`${task.name}, ${who}: ${ENDS[ended]}, after ${count(rounds.length, 'round')}.`);
    const verdict = rounds.at(-1)?.verdict;
    if (ended === 'passed' && verdict) {
      for (const text of verdict.notChecked) notChecked.add(text);
      lines.push(
        `  It passed these ${verdict.checks.toLocaleString('en-US')} checks on ${verdict.files} synthetic files. That does not mean "safe to release".`,
      );
      lines.push(
        folder === undefined
          ? '  It was not saved. With --out DIR it is, and deidlab draft apply DIR runs it on your own files.'
          : `  Saved in ${folder}. On your own files: deidlab draft apply ${folder} IN OUT --key-file K`,
      );
    } else if (folder !== undefined) lines.push(`  Saved in ${folder}`);
  }
  if (notChecked.size > 0) lines.push('Not checked:', ...[...notChecked].map((text) => `  - ${text}`));
  return lines.join('\n');
}
