import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { createChecker } from '../check/check.ts';
import { kindOfFinding } from '../check/codes.ts';
import type { Finding } from '../check/finding.ts';
import { hintOf } from '../check/hints-data.ts';
import type { DicomJson } from '../dicom/json.ts';
import { type Dicom, readDicom } from '../dicom/read.ts';
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

/** The files that a draft is made with, and those that it is judged by without being shown them. */
export interface Corpora {
  readonly visible: Corpus;
  readonly hidden: Corpus;
}

interface JudgeOptions {
  readonly compiler: Compiler;
  readonly limits?: Partial<SandboxLimits>;
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: ((step: JudgeStep) => void) | undefined;
}

/** What is done next with a draft, and how many of all steps are done. */
export interface JudgeStep {
  readonly stage: 'compile' | 'run' | 'check';
  readonly done: number;
  readonly all: number;
}

/**
 * Compiles a draft, runs it in the sandbox on the visible and the hidden files, with a second key on the visible ones, and
 * has the checker judge what came out. Nothing is believed before that.
 *
 * @throws DeidError E_MODEL_STOPPED when the signal says so
 */
export type Judge = (draft: string, options: JudgeOptions) => Promise<Verdict>;

/** Keys of a run: new ones each time, so that a draft cannot be made for them. */
const newKey = (): string => randomBytes(32).toString('hex');

/**
 * Who judges drafts of a task. The files are read once, for all drafts.
 *
 * @throws DeidError E_EGRESS for a corpus that is not synthetic
 * @example
 * const judge = createJudge(task, { visible: visibleCorpus(task), hidden: hiddenCorpus(task) });
 * (await judge(draft, { compiler })).stage // => 'passed'
 */
export function createJudge(task: Task, { visible, hidden }: Corpora): Judge {
  for (const corpus of [visible, hidden]) assertSynthetic(corpus);
  const [shown, unseen] = [visible, hidden].map(inputsOf) as [Input[], Input[]];
  const [checkShown, checkUnseen] = [visible, hidden].map((corpus) =>
    createChecker({
      originals: new Map(corpus.files.map(({ name, bytes }) => [name, bytes])),
      policy: task.policy,
    }),
  ) as [Checker, Checker];
  const files = shown.length + unseen.length;
  const nothing = { problems: [], findings: [], files, checks: 0, notChecked: [], printed: '' };

  return async (draft, { compiler, limits, signal, onStep }) => {
    const checks = 2;
    const all = 1 + shown.length + unseen.length + oneOfTwo(shown).length + checks;
    let done = 0;
    const begin = async (stage: JudgeStep['stage']): Promise<void> => {
      onStep?.({ stage, done: done++, all });
      // signals and timers have their turn between two steps
      await setImmediate();
      if (signal?.aborted) throw stoppedWhileChecked();
    };
    await begin('compile');
    const compiled = await untilStopped(compiler.compile(draft), signal);
    if (compiled.kind === 'refused') {
      const { problems } = compiled;
      return {
        ...nothing,
        stage: 'compile',
        problems,
        feedback: problems.map((problem) => ({ kind: 'compile', problem })),
      };
    }
    const sandbox = openSandbox(compiled.code, limits);
    const runs: Ran[] = [];
    try {
      const [key, other] = [newKey(), newKey()];
      for (const [inputs, secret] of [
        [shown, key],
        [unseen, key],
        [oneOfTwo(shown), other],
      ] as const) {
        const ran = await runInputs(sandbox, inputs, { key: secret, begin, signal });
        if (ran.failure !== undefined) {
          const { failure } = ran;
          const feedback = [feedbackOfFailure(failure, draft)];
          return { ...nothing, stage: 'run', failure, feedback, printed: (runs[0] ?? ran).printed };
        }
        runs.push(ran);
      }
    } finally {
      await sandbox.close();
    }
    const [inShown, inUnseen, again] = runs as [Ran, Ran, Ran];
    await begin('check');
    const result = checkShown({
      ...{ output: inShown.output, showValues: true },
      runs: { otherKey: { output: again.output } },
    });
    await begin('check');
    const others = checkUnseen({ output: inUnseen.output, without: READ_TWICE });
    const inVisible = [...result.findings, ...checkTaskRules(task, visible, inShown.output)];
    const inHidden = [...others.findings, ...checkTaskRules(task, hidden, inUnseen.output)];
    const findings = [...inVisible, ...overfittedOf(inVisible, inHidden)];
    return {
      ...{ stage: findings.length === 0 ? 'passed' : 'check', problems: [], findings, files },
      checks: [result, others].reduce((sum, { checks }) => sum + sumOf(Object.values(checks)), 0),
      notChecked: [...result.notChecked.filter((text) => !ANSWERED_HERE.test(text)), NOT_READ_TWICE],
      feedback: feedbackOf([...inVisible, ...inHidden]),
      printed: inShown.printed,
    };
  };
}

type Checker = ReturnType<typeof createChecker>;

/** The same program wrote the hidden outputs: what a second reader says of the visible ones holds for them. */
const READ_TWICE: ReadonlySet<string> = new Set(['second-reader']);
const NOT_READ_TWICE = 'whether a second reader agrees on the hidden files';
/** Other patients are the hidden files; a second run and another order cannot differ, as each file meets a fresh engine. */
const ANSWERED_HERE = /^(?:how the program behaves|the mapping)/;
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/** A file as it is put before drafts. */
interface Input {
  readonly name: string;
  readonly file: Dicom;
  readonly dataset: DicomJson;
  readonly text: string;
}

function inputsOf({ files }: Corpus): Input[] {
  return files.map(({ name, bytes }) => {
    const file = readDicom(bytes);
    const dataset = toDraftJson(file);
    return { name, file, dataset, text: JSON.stringify(dataset) };
  });
}

/** One image of each study tells whether the key is used. */
function oneOfTwo(inputs: readonly Input[]): Input[] {
  return inputs.filter((_, index) => index % 2 === 0);
}

interface Ran {
  readonly output: ReadonlyMap<string, Uint8Array>;
  readonly printed: string;
  readonly failure?: SandboxFailure;
}

async function runInputs(
  sandbox: Sandbox,
  inputs: readonly Input[],
  options: {
    readonly key: string;
    readonly begin: (stage: 'run') => Promise<void>;
    readonly signal: AbortSignal | undefined;
  },
): Promise<Ran> {
  const { key, begin, signal } = options;
  const output = new Map<string, Uint8Array>();
  let printed = '';
  for (const { name, file, dataset, text } of inputs) {
    await begin('run');
    const outcome = await untilStopped(sandbox.run(text, key), signal);
    printed ||= outcome.printed;
    if (outcome.kind === 'failed') return { output, printed, failure: outcome.failure };
    try {
      output.set(name, joinPieces(rebuildFile(file, outcome.text, { dataset }), file.file));
    } catch (error) {
      if (!(error instanceof DeidError)) throw error;
      return { output, printed, failure: { code: 'not-a-dataset', message: error.message } };
    }
  }
  return { output, printed };
}

const stoppedWhileChecked = (): DeidError =>
  new DeidError('E_MODEL_STOPPED', 'stopped while a draft was checked');

/** Whoever stops it need not wait for a thread; its result is nobody's then. */
async function untilStopped<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  let onStop: (() => void) | undefined;
  const isStopped = new Promise<never>((_, reject) => {
    onStop = () => reject(stoppedWhileChecked());
    signal.addEventListener('abort', onStop, { once: true });
  });
  try {
    return await Promise.race([work, isStopped]);
  } finally {
    signal.removeEventListener('abort', onStop!);
  }
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
