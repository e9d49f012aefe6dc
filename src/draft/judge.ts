import { randomBytes } from 'node:crypto';
import { check } from '../check/check.ts';
import { kindOfFinding } from '../check/codes.ts';
import type { Finding } from '../check/finding.ts';
import { hintOf } from '../check/hints-data.ts';
import { readDicom } from '../dicom/read.ts';
import { joinPieces } from '../dicom/write.ts';
import { DeidError } from '../errors.ts';
import type { CompileProblem, Compiler } from './compile.ts';
import { assertSynthetic, type Corpus } from './corpus.ts';
import { toDraftJson } from './dataset-text.ts';
import { type FeedbackLine, feedbackOf, feedbackOfFailure } from './feedback.ts';
import { rebuildFile } from './rebuild.ts';
import { openSandbox, type Sandbox, type SandboxFailure, type SandboxLimits } from './sandbox.ts';
import type { Task } from './task.ts';
import { checkTaskRules } from './task-rules.ts';

/** How far a draft came, and what was found. */
export interface Verdict {
  /** Where it stopped; `passed` when nothing was found in any file. */
  readonly stage: 'compile' | 'run' | 'check' | 'passed';
  readonly problems: readonly CompileProblem[];
  /** The first file that it gave nothing for. */
  readonly failure?: SandboxFailure;
  /** Of both corpora; samples only of the visible one. */
  readonly findings: readonly Finding[];
  /** Single checks made, of both corpora. */
  readonly checks: number;
  /** What nobody looked at, in words. */
  readonly notChecked: readonly string[];
  /** Files of both corpora. */
  readonly files: number;
  readonly feedback: readonly FeedbackLine[];
  /** What the draft wrote to its console with the first visible file: for the learner's screen only. */
  readonly printed: string;
}

export interface JudgeOptions {
  readonly visible: Corpus;
  readonly hidden: Corpus;
  readonly compiler: Compiler;
  readonly limits?: Partial<SandboxLimits>;
  readonly signal?: AbortSignal | undefined;
}

/** Keys of a run: new ones each time, so that a draft cannot be made for them. */
const newKey = (): string => randomBytes(32).toString('hex');

/**
 * Compiles a draft, runs it in the sandbox on the visible and the hidden files, with a second key on the visible ones, and
 * has the checker judge what came out. Nothing is believed before that.
 *
 * @throws DeidError E_EGRESS for a corpus that is not synthetic, E_MODEL_STOPPED when the signal says so
 */
export async function judgeDraft(task: Task, draft: string, options: JudgeOptions): Promise<Verdict> {
  const { visible, hidden, compiler } = options;
  for (const corpus of [visible, hidden]) assertSynthetic(corpus);
  const files = visible.files.length + hidden.files.length;
  const nothing = { problems: [], findings: [], files, checks: 0, notChecked: [], printed: '' };
  const compiled = await compiler.compile(draft);
  if (compiled.kind === 'refused') {
    const { problems } = compiled;
    return {
      ...nothing,
      stage: 'compile',
      problems,
      feedback: problems.map((problem) => ({ kind: 'compile', problem })),
    };
  }
  const sandbox = openSandbox(compiled.code, options.limits);
  try {
    const [key, other] = [newKey(), newKey()];
    const runs: Ran[] = [];
    for (const [corpus, secret] of [
      [visible, key],
      [hidden, key],
      [oneOfTwo(visible), other],
    ] as const) {
      const ran = await runCorpus(sandbox, corpus, { key: secret, signal: options.signal });
      if (ran.failure !== undefined) {
        const feedback = [feedbackOfFailure(ran.failure, draft)];
        return {
          ...nothing,
          stage: 'run',
          failure: ran.failure,
          feedback,
          printed: runs[0]?.printed ?? ran.printed,
        };
      }
      runs.push(ran);
    }
    const [shown, unseen, again] = runs as [Ran, Ran, Ran];
    const { policy } = task;
    const result = check({
      ...{ originals: filesOf(visible), output: shown.output, policy, showValues: true },
      runs: { otherKey: { output: again.output } },
    });
    const others = check({ originals: filesOf(hidden), output: unseen.output, policy });
    const inVisible = [...result.findings, ...checkTaskRules(task, visible, shown.output)];
    const inHidden = [...others.findings, ...checkTaskRules(task, hidden, unseen.output)];
    const findings = [...inVisible, ...overfittedOf(inVisible, inHidden)];
    return {
      ...{ stage: findings.length === 0 ? 'passed' : 'check', problems: [], findings, files },
      checks: [result, others].reduce((sum, { checks }) => sum + sumOf(Object.values(checks)), 0),
      notChecked: result.notChecked.filter((text) => !ANSWERED_HERE.test(text)),
      feedback: feedbackOf([...inVisible, ...inHidden]),
      printed: shown.printed,
    };
  } finally {
    await sandbox.close();
  }
}

/** Other patients are the hidden files; a second run and another order cannot differ, as each file meets a fresh engine. */
const ANSWERED_HERE = /^(?:how the program behaves|the mapping)/;
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/** One image of each study tells whether the key is used. */
function oneOfTwo({ files }: Corpus): Pick<Corpus, 'files'> {
  return { files: files.filter((_, index) => index % 2 === 0) };
}

function filesOf(corpus: Corpus): Map<string, Uint8Array> {
  return new Map(corpus.files.map(({ name, bytes }) => [name, bytes]));
}

interface Ran {
  readonly output: ReadonlyMap<string, Uint8Array>;
  readonly printed: string;
  readonly failure?: SandboxFailure;
}

async function runCorpus(
  sandbox: Sandbox,
  corpus: Pick<Corpus, 'files'>,
  { key, signal }: { readonly key: string; readonly signal: AbortSignal | undefined },
): Promise<Ran> {
  const output = new Map<string, Uint8Array>();
  let printed = '';
  for (const { name, bytes } of corpus.files) {
    if (signal?.aborted) throw new DeidError('E_MODEL_STOPPED', 'stopped while a draft was checked');
    const file = readDicom(bytes);
    const outcome = await sandbox.run(JSON.stringify(toDraftJson(file)), key);
    printed ||= outcome.printed;
    if (outcome.kind === 'failed') return { output, printed, failure: outcome.failure };
    try {
      output.set(name, joinPieces(rebuildFile(file, outcome.text), file.file));
    } catch (error) {
      if (!(error instanceof DeidError)) throw error;
      return { output, printed, failure: { code: 'not-a-dataset', message: error.message } };
    }
  }
  return { output, printed };
}

/** What is wrong with other people's files only: the draft was made for the values of the visible ones. */
function overfittedOf(visible: readonly Finding[], hidden: readonly Finding[]): Finding[] {
  const known = new Set(visible.map(({ code, path }) => `${code} ${path}`));
  const { severity, level, why, clause } = kindOfFinding('overfitted');
  return hidden
    .filter(({ code, path }) => !known.has(`${code} ${path}`))
    .map(
      (finding): Finding =>
        finding.severity === 'LEAK'
          ? {
              ...finding,
              ...{ code: 'overfitted', severity, level, why, clause, hint: hintOf('overfitted'), files: [] },
              expected: 'other patients treated like these',
            }
          : { ...finding, files: [] },
    );
}
