import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CheckResult } from '../check/finding.ts';
import type { PolicyInput } from '../check/policy.ts';
import { count } from '../count.ts';
import { readKeyFile } from '../deidentify/key.ts';
import { applyScript } from '../draft/apply.ts';
import { severalRuns } from '../draft/replay.ts';
import { hashScript } from '../draft/script-hash.ts';
import { loadTask } from '../draft/task.ts';
import { DeidError } from '../errors.ts';
import { describeCheck } from './check-text.ts';
import { EXIT } from './exit.ts';
import { profileOption } from './profile-option.ts';
import { watchJob } from './watch.ts';
import { fitted } from './wrap.ts';

interface ApplyCommandOptions {
  readonly keyFile?: string;
  readonly mapping?: string;
  readonly policy?: string;
  readonly unchecked?: boolean;
  readonly hints?: boolean;
  readonly json?: boolean;
}

/** `deidlab draft apply SCRIPT IN OUT`: a script that passed, on a person's own files, and the check of what came out. */
export async function draftApplyCommand(
  given: string,
  [input, output]: readonly [string, string],
  options: ApplyCommandOptions,
): Promise<number> {
  if (options.keyFile === undefined)
    throw new DeidError('E_NO_KEY', 'expected --key-file K. Make a key with: deidlab key new project.key');
  const key = readKeyFile(options.keyFile);
  const path = scriptAt(given);
  const script = readScript(path);
  const task = passedTask(path, script);
  if (task === undefined) {
    if (!options.unchecked)
      throw new DeidError(
        'E_USAGE',
        'expected a script that passed: script.ts of a folder that deidlab draft --out wrote, unchanged, with passed.json beside it. ' +
          'Have it checked first, or give --unchecked: the output is checked in any case',
      );
    process.stderr.write('deidlab: WARNING: nothing shows that this script passed a check (--unchecked)\n');
  }
  const policy = await policyOf(options.policy, task);
  const isSilent = options.json === true || process.stdout.isTTY !== true;
  const applied = await watchJob(
    input,
    (watch) => applyScript({ script, input, output, key, mapping: options.mapping, ...watch }),
    { isSilent },
  );
  try {
    const { files, written, refused, seconds, stopped } = applied;
    if (stopped) {
      process.stderr.write(
        fitted(
          `deidlab: stopped after ${count(files, 'file')}; ${output} is not complete and was not checked\n`,
          process.stderr,
        ),
      );
      return EXIT.failed;
    }
    if (files === 0)
      throw new DeidError('E_USAGE', 'expected files in the input, found none. Nothing was written');
    const check = (): Promise<CheckResult> =>
      watchJob(output, (watch) => applied.check(policy, watch), { isSilent });
    const result = written > 0 ? await check() : undefined;
    if (options.json) {
      const summary = { files, deidentified: written, refused, seconds, findings: result?.findings ?? [] };
      process.stdout.write(`${JSON.stringify(summary, undefined, 1)}\n`);
    } else {
      process.stdout.write(
        `${written} of ${files} files written, ${refused.length} refused, ${seconds.toFixed(1)} s.\n`,
      );
      for (const each of refused.slice(0, 10))
        process.stdout.write(`  file ${each.index}: ${each.message} [${each.code}]\n`);
      if (refused.length > 10) process.stdout.write(`  ... and ${refused.length - 10} more\n`);
      if (result)
        process.stdout.write(
          fitted(
            `\n${describeCheck(result, { hints: options.hints === true })}\n\n${describeOutput(output, result)}\n`,
          ),
        );
    }
    if (result === undefined || result.findings.length > 0) return EXIT.failed;
    return refused.length > 0 ? EXIT.someRefused : EXIT.done;
  } finally {
    applied.close();
  }
}

/** What a person does next. */
function describeOutput(output: string, { findings }: CheckResult): string {
  return findings.length === 0
    ? `The output is in ${output}. Nothing was found by these checks; that does not mean "safe to release".`
    : `The output is in ${output}. Do not pass it on: see the findings above. A script that passed its task knows the attributes of that task; other files have more. deidlab deidentify knows them all.`;
}

/** A folder stands for the script in it. @throws DeidError E_USAGE when it holds none */
function scriptAt(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return path;
  const script = join(path, 'script.ts');
  if (existsSync(script)) return script;
  const runs = severalRuns(path).filter((run) => existsSync(join(run, 'script.ts')));
  throw new DeidError(
    'E_USAGE',
    runs.length > 0
      ? `expected the folder of one run that passed, found one with several runs; of these passed: ${runs.join(', ')}`
      : existsSync(join(path, 'run.json'))
        ? 'expected the folder of a run that passed, found one of which no draft passed: there is no script to apply. Its round-1-draft.ts and so on are what was tried'
        : 'expected a folder that deidlab draft --out wrote, with script.ts in it, found none there',
  );
}

function readScript(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new DeidError('E_USAGE', 'expected a script that can be read, found none at that path', { cause });
  }
}

/** The task that this very script passed, as the run that wrote it says. */
function passedTask(path: string, script: string): string | undefined {
  try {
    const passed = JSON.parse(readFileSync(join(dirname(path), 'passed.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    return passed.sha256 === hashScript(script) ? String(passed.task) : undefined;
  } catch {
    return undefined;
  }
}

/** Without --policy: that of the task, but of all attributes, whatever part the task was about. */
async function policyOf(given: string | undefined, task: string | undefined): Promise<PolicyInput> {
  if (given !== undefined || task === undefined) return (await profileOption(given ?? 'basic')).definition;
  const { policy } = await loadTask(task);
  if (typeof policy === 'string' || 'rules' in policy) return policy;
  const { scope: _, ...whole } = policy;
  return whole;
}
