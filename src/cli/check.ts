import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isInside, isZip } from '../batch/discover.ts';
import { unpackZip } from '../batch/unzip.ts';
import { checkFolder } from '../check/check-folder.ts';
import type { AnswerKeyRow } from '../check/context.ts';
import type { CheckResult } from '../check/finding.ts';
import { createPolicy } from '../check/policy.ts';
import { DeidError } from '../errors.ts';
import { describeCheck } from './check-text.ts';
import { EXIT } from './exit.ts';
import { writeNewFile } from './new-file.ts';
import { profileOption } from './profile-option.ts';
import { refuseAmongFiles, refuseReportPath } from './report-path.ts';
import { stoppable, watchJob } from './watch.ts';

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

/** Prints what a check found; 1 when there is any finding. A zip is unpacked for as long as that takes. */
export async function checkCommand(output: string, options: CheckOptions): Promise<number> {
  const files = [options.originals, output];
  if (options.report !== undefined) refuseReportPath(options.report, files);
  if (options.json !== undefined && options.json !== '-') refuseAmongFiles(options.json, 'a result', files);
  if (options.json !== undefined && options.report !== undefined && isSameFile(options.json, options.report))
    throw new DeidError('E_USAGE', 'expected two files for --json and --report, found the same one twice');
  if (![output, options.originals].some(isZip)) return checkFiles(output, options);
  return await stoppable(async (shouldStop) => {
    const opened: { close(): void }[] = [];
    const folderOf = async (path: string): Promise<string> => {
      if (!isZip(path)) return path;
      const zip = await unpackZip(path, shouldStop);
      opened.push(zip);
      return zip.folder;
    };
    try {
      const originals = await folderOf(options.originals);
      return await checkFiles(await folderOf(output), { ...options, originals });
    } finally {
      for (const zip of opened) zip.close();
    }
  });
}

function isSameFile(one: string, other: string): boolean {
  return isInside(one, other) && isInside(other, one);
}

async function checkFiles(output: string, options: CheckOptions): Promise<number> {
  const { originals, mapping, report, answerKey } = options;
  const policy = (await profileOption(options.policy)).definition;
  const synthetic = options.showSynthetic ? await declaredIn(originals) : undefined;
  // without files.csv nothing else tells afterwards which file became which
  const hasRows = mapping !== undefined && existsSync(join(mapping, 'files.csv'));
  const pairs =
    report === undefined || (hasRows && !statSync(output).isFile())
      ? undefined
      : new Map<number, { originalName: string; outputName: string }>();
  const result = await runCheck({
    ...{ originals, output, mapping, policy },
    answerKey: answerKey === undefined ? await readKeyFor(originals) : await readKey(answerKey),
    synthetic,
    onPair:
      pairs && (({ index, originalName, outputName }) => pairs.set(index, { originalName, outputName })),
  });
  if (result.files.originals === 0)
    throw new DeidError('E_USAGE', 'expected originals to hold the output against, found no file there');
  // what was found is told first, whatever becomes of the files that also say it
  if (options.json !== '-')
    process.stdout.write(`${describeCheck(result, { hints: options.hints === true })}\n`);
  if (options.json !== undefined) writeJson(options.json, result);
  if (report !== undefined) {
    const { writeCheckReport } = await import('../check/report/check-report.ts');
    await watchJob(output, (watch) =>
      writeCheckReport(report, {
        ...{ result, policy: createPolicy(policy), showSynthetic: options.showSynthetic },
        folders: { originals, output, mapping, pairs },
        ...watch,
      }),
    );
  }
  return result.findings.length > 0 ? EXIT.failed : EXIT.done;
}

/** A check with a bar on a terminal, which Ctrl-C ends without leaving anything behind. */
export async function runCheck(input: Parameters<typeof checkFolder>[0]): Promise<CheckResult> {
  return await watchJob(input.output, (watch) => checkFolder({ ...input, ...watch }));
}

function writeJson(path: string, result: CheckResult): void {
  const text = `${JSON.stringify(result, undefined, 2)}\n`;
  if (path === '-') process.stdout.write(text);
  else writeNewFile(path, text, 'a file for --json');
}

async function declaredIn(originals: string): Promise<ReadonlySet<string>> {
  const { declaredSynthetic } = await import('../check/report/synthetic.ts');
  return declaredSynthetic(originals);
}

const MANIFESTS = ['manifest.json', join('..', 'manifest.json')];

/** Whether a manifest in or beside the originals calls them synthetic, so that an answer key may lie there too. */
function saysSynthetic(originals: string): boolean {
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
