import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeidError, systemCode } from '../errors.ts';
import { VERSION } from '../version.ts';
import type { Usage } from './chat.ts';
import type { FeedbackLine } from './feedback.ts';
import type { Verdict } from './judge.ts';
import type { Round, Run } from './loop.ts';
import { severalRuns } from './replay.ts';
import { hashScript } from './script-hash.ts';

/** One round in a few numbers: all that a table needs. */
export interface RoundRecord {
  readonly outcome: Outcome;
  /** What stopped the draft, or the codes of its findings. */
  readonly codes: readonly string[];
  readonly leaks: number;
  readonly linkage: number;
  readonly invalid: number;
  readonly overRemovals: number;
  readonly unstable: number;
  readonly feedback: readonly FeedbackLine[];
  readonly usage?: Usage;
  readonly seconds: number;
}

type Outcome = 'no code' | 'did not compile' | 'did not run' | 'findings' | 'passed';

/** A run in a few numbers. */
export interface RunRecord {
  readonly deidlab: string;
  readonly task: string;
  readonly prompt: string;
  readonly model: string;
  readonly endpoint: string;
  readonly label?: string;
  readonly date: string;
  readonly ended: Run['ended'];
  readonly rounds: readonly RoundRecord[];
}

/** A run as a record to compare with others. @param date when the run was made, ISO 8601 */
export function recordOf(run: Run, date: string): RunRecord {
  const { task, prompt, model, endpoint, label, ended } = run;
  return {
    ...{ deidlab: VERSION, task, prompt, model, endpoint },
    ...(label !== undefined && { label }),
    ...{ date, ended, rounds: run.rounds.map(recordRound) },
  };
}

function recordRound({ verdict, feedback, usage, seconds, draft }: Round): RoundRecord {
  const count = (severity: string): number => {
    const all = verdict?.findings.filter((finding) => finding.severity === severity) ?? [];
    return all.reduce((sum, finding) => sum + Math.max(1, finding.count), 0);
  };
  // what leaks with other patients leaks
  const leaks = count('LEAK') + (verdict?.findings.filter(({ code }) => code === 'overfitted').length ?? 0);
  return {
    outcome: draft === undefined ? 'no code' : outcomeOf(verdict!),
    codes: codesOf(verdict, feedback),
    ...{ leaks, linkage: count('LINKAGE'), invalid: count('INVALID') },
    ...{ overRemovals: count('OVER-REMOVAL'), unstable: count('UNSTABLE'), feedback },
    ...(usage && { usage }),
    seconds: Math.round(seconds * 100) / 100,
  };
}

const OUTCOMES = {
  compile: 'did not compile',
  run: 'did not run',
  check: 'findings',
  passed: 'passed',
} as const;

function outcomeOf({ stage }: Verdict): Outcome {
  return OUTCOMES[stage];
}

function codesOf(verdict: Verdict | undefined, feedback: readonly FeedbackLine[]): string[] {
  const codes = verdict?.findings.map(({ code }): string => code) ?? [];
  for (const line of feedback) {
    if (line.kind === 'compile') codes.push(line.problem.kind);
    if (line.kind === 'run' || line.kind === 'answer') codes.push(line.code);
  }
  return [...new Set(codes)];
}

/**
 * Saves a run so that it can be read and replayed: for each round the request, the answer, the draft, the findings. Everything
 * is of synthetic data. `script.ts` is there when a draft passed, with `passed.json`, by which `draft apply` knows it.
 *
 * @throws DeidError E_OUTPUT_NOT_EMPTY, E_WRITE
 */
export function saveRun(folder: string, run: Run, record: RunRecord): void {
  try {
    mkdirSync(folder, { recursive: true });
    if (readdirSync(folder).length > 0)
      throw new DeidError(
        'E_OUTPUT_NOT_EMPTY',
        'expected an empty or new folder for the run, found one with files in it',
      );
    const write = (name: string, content: string | object): void =>
      writeFileSync(
        join(folder, name),
        typeof content === 'string' ? content : `${JSON.stringify(content, undefined, 1)}\n`,
      );
    write('run.json', record);
    write('replay.yaml', replayYaml(run, record));
    for (const round of run.rounds) {
      write(`round-${round.number}.md`, round.answer);
      write(`round-${round.number}-request.json`, round.request);
      if (round.draft !== undefined) write(`round-${round.number}-draft.ts`, round.draft);
      if (round.verdict) write(`round-${round.number}-findings.json`, round.verdict.findings);
    }
    const last = run.rounds.at(-1);
    if (run.ended === 'passed' && last?.draft !== undefined) {
      write('script.ts', last.draft);
      write('passed.json', { sha256: hashScript(last.draft), ...record });
    }
  } catch (cause) {
    if (cause instanceof DeidError) throw cause;
    const code = systemCode(cause);
    throw new DeidError('E_WRITE', `the run could not be saved (${code})`, { cause });
  }
}

/** Recorded answers carry who gave them and when; those of the authors stay what they are. */
function replayYaml(run: Run, record: RunRecord): string {
  const isAuthored = run.label?.includes('written by the authors') === true;
  const about = {
    kind: isAuthored ? 'authored-example' : 'recording',
    ...{ model: run.model, endpoint: run.endpoint, date: record.date, task: run.task },
    title: `${run.task}, ${run.model}`,
    promptSha256: hashScript(JSON.stringify(run.rounds[0]?.request ?? [])),
  };
  return Object.entries(about)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('');
}

/**
 * Reads what `saveRun` recorded.
 *
 * @throws DeidError E_USAGE when there is no run
 */
export function readRecord(folder: string): RunRecord {
  try {
    const record = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as RunRecord;
    if (isRecord(record)) return record;
  } catch (cause) {
    throw notARun(cause, severalRuns(folder));
  }
  throw notARun(undefined);
}

/** Whether it has what a table needs: the file may have been written by anybody. */
function isRecord({ task, prompt, model, ended, rounds }: RunRecord): boolean {
  return (
    [task, prompt, model, ended].every((each) => typeof each === 'string') &&
    Array.isArray(rounds) &&
    rounds.length > 0 &&
    rounds.every(
      (round) =>
        typeof round.outcome === 'string' &&
        Array.isArray(round.codes) &&
        [round.leaks, round.linkage, round.invalid, round.overRemovals, round.unstable, round.seconds].every(
          Number.isFinite,
        ),
    )
  );
}

function notARun(cause: unknown, runs: readonly string[] = []): DeidError {
  const message =
    runs.length > 0
      ? `expected folders of single runs, found one with several: ${runs.join(', ')}. Name them`
      : 'expected a folder that deidlab draft --out wrote, with run.json in it';
  return new DeidError('E_USAGE', message, { cause });
}
