import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { groupRefusals } from '../batch/refusals.ts';
import { runBatch } from '../batch/run.ts';
import type { RunSummary } from '../batch/summary.ts';
import type { ReportWriter } from '../check/report/report.ts';
import { count } from '../count.ts';
import { DEMO_KEY, type ProjectKey, readKeyFile } from '../deidentify/key.ts';
import { DeidError } from '../errors.ts';
import type { Estimate } from '../metadata/estimate.ts';
import type { Profile } from '../profile/compile.ts';
import { EXIT } from './exit.ts';
import { readPem } from './pem-file.ts';
import { profileOption } from './profile-option.ts';
import { refuseReportPath } from './report-path.ts';
import { stoppable, watchJob } from './watch.ts';

interface DeidentifyOptions {
  readonly profile: string;
  readonly keyFile?: string;
  readonly demoKey?: boolean;
  readonly certificate?: string;
  readonly mapping?: string;
  readonly report?: string;
  readonly showSynthetic?: boolean;
  readonly resume?: boolean;
  /** True without a file. */
  readonly estimate?: string | true;
  readonly json?: boolean;
}

export async function deidentifyCommand(
  input: string,
  output: string,
  options: DeidentifyOptions,
): Promise<number> {
  const profile = await profileOption(options.profile);
  const key = keyOption(options);
  const report = await reportOption(options, { input, output, profile, key });
  const estimate =
    options.estimate === undefined ? undefined : await makeEstimate(input, output, { profile, options });
  let summary: RunSummary;
  try {
    summary = await watchJob(input, (watch) =>
      runBatch({
        ...{ input, output, profile, key, ...watch },
        certificate: certificateOption(options.certificate, profile),
        mapping: options.mapping,
        resume: options.resume,
        onFile: report?.add,
      }),
    );
  } catch (error) {
    report?.discard();
    throw error;
  }
  if (options.json) {
    const { files, deidentified, refused, seconds } = summary;
    process.stdout.write(`${JSON.stringify({ files, deidentified, refused, seconds })}\n`);
  } else {
    process.stdout.write(`${describeSummary(summary, options.mapping !== undefined)}\n`);
  }
  if (report) {
    const { endOfRun } = await import('../check/report/run-report.ts');
    await report.finish(endOfRun(summary, { input, profile }));
  }
  if (estimate !== undefined && !options.json && !summary.stopped) {
    const { compareEstimate } = await import('./estimate.ts');
    process.stdout.write(`\n${compareEstimate(estimate, summary)}\n`);
  }
  if (summary.stopped) {
    process.stderr.write('deidlab: stopped. Everything written is whole; go on with --resume\n');
    return EXIT.failed;
  }
  if (summary.foreign > 0) {
    process.stderr.write(
      `deidlab: expected only files of this run in the output, found ${summary.foreign} others (another key, profile or input). ` +
        'Do not give this folder away: start again with an empty one [E_OUTPUT_NOT_EMPTY]\n',
    );
    return EXIT.failed;
  }
  if (summary.files === 0) {
    process.stderr.write('deidlab: expected files in the input, found none\n');
    return EXIT.failed;
  }
  return summary.refused.length > 0 ? EXIT.someRefused : EXIT.done;
}

async function makeEstimate(
  input: string,
  output: string,
  {
    profile,
    options: { estimate, json },
  }: { readonly profile: Profile; readonly options: DeidentifyOptions },
): Promise<Estimate> {
  const { describeEstimate, readEstimate } = await import('./estimate.ts');
  if (typeof estimate === 'string') return readEstimate(estimate);
  const { estimateRun } = await import('../metadata/estimate.ts');
  // on the disk of the output
  const parent = dirname(resolve(output));
  const workFolder = existsSync(parent) ? parent : undefined;
  const made = await stoppable((shouldStop) => estimateRun(input, { profile, workFolder, shouldStop }));
  if (!json) process.stdout.write(`${describeEstimate(made)}\n\n`);
  return made;
}

/** Begun before the run, so that what is wrong with it is said before the work and not after. */
async function reportOption(
  { report: path, showSynthetic }: DeidentifyOptions,
  run: {
    readonly input: string;
    readonly output: string;
    readonly profile: Profile;
    readonly key: ProjectKey;
  },
): Promise<ReportWriter | undefined> {
  if (path === undefined) {
    if (!showSynthetic) return undefined;
    throw new DeidError('E_USAGE', 'expected --report F with --show-synthetic, found none');
  }
  const { input, output, profile, key } = run;
  refuseReportPath(path, [input, output]);
  const { openReport } = await import('../check/report/report.ts');
  return openReport(path, { input, profile, key, showSynthetic });
}

function keyOption(options: DeidentifyOptions): ProjectKey {
  if (options.demoKey) return DEMO_KEY;
  if (options.keyFile !== undefined) return readKeyFile(options.keyFile);
  throw new DeidError(
    'E_NO_KEY',
    'expected a project key with --key-file, found none. Make one with: deidlab key new project.key',
  );
}

/** A certificate that nothing is encrypted for would be a false comfort. */
function certificateOption(path: string | undefined, profile: Profile): string | undefined {
  if (path === undefined) return undefined;
  if (profile.definition.rules.some(({ action }) => action.name === 'encrypt'))
    return readPem(path, '--certificate');
  throw new DeidError(
    'E_USAGE',
    `expected a profile with a rule that encrypts, as there is a --certificate, found none in profile ${profile.name}. ` +
      'Add one, such as: { select: PatientName, action: encrypt }',
  );
}

/** What was done and what was not, for people. */
export function describeSummary(summary: RunSummary, hasMapping: boolean): string {
  const { files, deidentified, refused, seconds, bytesRead } = summary;
  const mebibytes = bytesRead / 2 ** 20;
  const lines = [
    `${deidentified} of ${files} files de-identified in ${seconds.toFixed(2)} s ` +
      `(${Math.round(deidentified / Math.max(seconds, 1e-3))} files/s, ${(mebibytes / Math.max(seconds, 1e-3)).toFixed(0)} MiB/s): ` +
      `${count(summary.patients, 'patient')}, ${count(summary.studies, 'study', 'studies')}, ${summary.series} series.`,
  ];
  if (summary.problems > 0) {
    lines.push(
      `${count(summary.problems, 'value was', 'values were')} not what the VR says and handled in the safe way.`,
    );
  }
  if (refused.length > 0) {
    lines.push('', `${refused.length} refused; nothing of them was written:`, formatRefusals(refused));
    if (!hasMapping)
      lines.push(
        'Names of files can name people, so only positions are shown; --mapping DIR lists the names.',
      );
  }
  return lines.join('\n');
}

const MAX_REASONS = 20;

function formatRefusals(refused: RunSummary['refused']): string {
  const { shown, left } = groupRefusals(refused, MAX_REASONS);
  const lines = shown.map(
    ({ code, message, at }) =>
      `  ${code}: ${at.length === 1 ? 'file' : 'files'} ${positions(at)}\n    ${message}`,
  );
  if (left > 0) lines.push(`  ... and ${count(left, 'more reason')}`);
  return lines.join('\n');
}

/** `3, 7-9`, cut when there are very many. */
function positions(indexes: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const index of indexes) {
    const last = runs.at(-1);
    if (last && last[1] === index - 1) last[1] = index;
    else runs.push([index, index]);
  }
  const texts = runs.slice(0, 12).map(([from, to]) => (from === to ? String(from) : `${from}-${to}`));
  return texts.join(', ') + (runs.length > texts.length ? ` ... (${indexes.length} in all)` : '');
}
