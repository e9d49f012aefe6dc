import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFolder } from '../check/check-folder.ts';
import type { AnswerKeyRow } from '../check/context.ts';
import type { CheckResult } from '../check/finding.ts';
import { createPolicy } from '../check/policy.ts';
import { DeidError } from '../errors.ts';
import { describeCheck } from './check-text.ts';
import { profileOption } from './profile-option.ts';
import { createProgress } from './progress.ts';
import { refuseReportPath } from './report-path.ts';

interface CheckOptions {
  readonly originals: string;
  readonly mapping?: string;
  readonly policy: string;
  readonly answerKey?: string;
  readonly json?: string;
  readonly report?: string;
  readonly hints?: boolean;
  readonly showSynthetic?: boolean;
}

const PASSED = 0;
const FOUND = 1;

/** Prints what a check found; 1 when there is any finding. */
export async function checkCommand(output: string, options: CheckOptions): Promise<number> {
  const { originals, mapping, report } = options;
  if (report !== undefined) refuseReportPath(report, [originals, output]);
  const policy = (await profileOption(options.policy)).definition;
  const isSynthetic = saysSynthetic(originals);
  if (options.showSynthetic && !isSynthetic)
    throw new DeidError(
      'E_USAGE',
      'expected a manifest.json beside or in the originals that says SYNTHETIC, as --show-synthetic shows values, found none',
    );
  const { answerKey } = options;
  // without files.csv nothing else tells afterwards which file became which
  const pairs =
    report === undefined || (mapping !== undefined && existsSync(join(mapping, 'files.csv')))
      ? undefined
      : new Map<number, { originalName: string; outputName: string }>();
  const result = await runCheck({
    ...{ originals, output, mapping, policy },
    answerKey: answerKey === undefined ? await readKeyFor(originals) : await readKey(answerKey),
    showValues: options.showSynthetic === true,
    onPair:
      pairs && (({ index, originalName, outputName }) => pairs.set(index, { originalName, outputName })),
  });
  if (result.files.originals === 0)
    throw new DeidError(
      'E_USAGE',
      'expected originals to hold the output against, found no file in that folder',
    );
  if (report !== undefined) {
    const { writeCheckReport } = await import('../check/report/check-report.ts');
    await writeCheckReport(report, {
      ...{ result, policy: createPolicy(policy), showSynthetic: options.showSynthetic },
      folders: { originals, output, mapping, pairs },
    });
  }
  if (options.json !== undefined) writeJson(options.json, result);
  if (options.json !== '-')
    process.stdout.write(`${describeCheck(result, { hints: options.hints === true })}\n`);
  return result.findings.length > 0 ? FOUND : PASSED;
}

/** A check with a bar on a terminal, which Ctrl-C ends without leaving anything behind. */
export async function runCheck(input: Parameters<typeof checkFolder>[0]): Promise<CheckResult> {
  let isInterrupted = false;
  const onInterrupt = (): void => {
    isInterrupted = true;
  };
  process.once('SIGINT', onInterrupt);
  process.once('SIGTERM', onInterrupt);
  const progress = await createProgress(input.output);
  try {
    return await checkFolder({
      ...input,
      onProgress: (done) => progress?.update(done),
      shouldStop: () => isInterrupted,
    });
  } finally {
    progress?.stop();
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
}

function writeJson(path: string, result: CheckResult): void {
  const text = `${JSON.stringify(result, undefined, 2)}\n`;
  if (path === '-') process.stdout.write(text);
  else
    try {
      writeFileSync(path, text);
    } catch (cause) {
      throw new DeidError('E_WRITE', 'expected a file that can be written for --json, found none', { cause });
    }
}

const MANIFESTS = ['manifest.json', join('..', 'manifest.json')];

/** Whether a manifest in or beside the originals calls them synthetic. */
export function saysSynthetic(originals: string): boolean {
  return MANIFESTS.some((name) => {
    const path = join(originals, name);
    try {
      return (
        existsSync(path) &&
        (JSON.parse(readFileSync(path, 'utf8')) as { provenance?: unknown }).provenance === 'SYNTHETIC'
      );
    } catch {
      return false;
    }
  });
}

/** The answer key of synthetic originals, when it lies in or beside their folder. */
export async function readKeyFor(
  originals: string,
): Promise<ReadonlyMap<string, readonly AnswerKeyRow[]> | undefined> {
  const path = saysSynthetic(originals) ? answerKeyBeside(originals) : undefined;
  return path === undefined ? undefined : await readKey(path);
}

function answerKeyBeside(originals: string): string | undefined {
  return ['answer-key.jsonl', join('..', 'answer-key.jsonl')]
    .map((name) => join(originals, name))
    .find((path) => existsSync(path));
}

async function readKey(path: string): Promise<ReadonlyMap<string, readonly AnswerKeyRow[]>> {
  const { readAnswerKey } = await import('../synthetic/answer-key.ts');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new DeidError('E_USAGE', 'expected an answer key that can be read, found none', { cause });
  }
  const key = new Map<string, AnswerKeyRow[]>();
  for (const row of readAnswerKey(text.split('\n'))) {
    const rows = key.get(row.file) ?? [];
    rows.push(row);
    key.set(row.file, rows);
  }
  return key;
}
