import { DeidError } from '../errors.ts';
import type { ChatClient, Usage } from './chat.ts';
import { type Compiler, openCompiler } from './compile.ts';
import { extractDraft } from './extract.ts';
import { type FeedbackLine, renderFeedback } from './feedback.ts';
import { type Corpora, createJudge, type Judge, type JudgeStep, type Verdict } from './judge.ts';
import { type DraftPrompt, type Instruction, type Message, renderPrompt } from './prompt.ts';
import type { SandboxLimits } from './sandbox.ts';
import { schemaOf } from './schema.ts';
import { hiddenCorpus, type Task, visibleCorpus } from './task.ts';

/** One draft, and what became of it. */
export interface Round {
  /** From 1. */
  readonly number: number;
  /** The request, as a model gets it; in a replay, as it would get it. */
  readonly request: readonly Message[];
  readonly answer: string;
  /** Absent when the answer held no single code block. */
  readonly draft?: string;
  readonly verdict?: Verdict;
  readonly feedback: readonly FeedbackLine[];
  readonly usage?: Usage;
  /** Seconds that the answer took; 0 in a replay. */
  readonly seconds: number;
}

/** A draft and its repairs. */
export interface Run {
  readonly task: string;
  /** Whose words the request has: the task's own, or the name that the learner gave theirs. */
  readonly prompt: string;
  readonly model: string;
  readonly endpoint: string;
  /** Set for a replay, and printed wherever the run is. */
  readonly label?: string;
  readonly rounds: readonly Round[];
  readonly ended: 'passed' | 'repeated' | 'rounds' | 'no more answers';
}

/** Who drafts, how often a draft may be repaired, and who looks on. */
export interface DraftOptions {
  readonly client: ChatClient;
  /** Default 2, at most 4. */
  readonly repairs?: number;
  /** The learner's words in place of those of the task. */
  readonly words?: Instruction & { readonly name: string };
  readonly signal?: AbortSignal;
  readonly onText?: (text: string) => void;
  readonly onAsk?: (request: readonly Message[], round: number) => void;
  /** Before each step of judging a draft. */
  readonly onStep?: (step: JudgeStep) => void;
  readonly onRound?: (round: Round) => void;
  /** Default a new one for each run. */
  readonly compiler?: Compiler;
  readonly limits?: Partial<SandboxLimits>;
  /** Other people in the same files: for a test that requests do not depend on who is in them. */
  readonly corpora?: Corpora;
}

const REPAIRS = 2;
const MOST_REPAIRS = 4;

/**
 * Has a draft made, checks it, and has it repaired: until nothing is found, findings repeat, or the rounds are used up. Only
 * synthetic files are used, and nothing that depends on their values is asked.
 *
 * @throws DeidError E_USAGE for too many repairs, E_EGRESS, E_MODEL_...; what was drafted until then is lost
 * @example
 * const run = await draftScript(await loadTask('2'), { client: replayClient(replay) });
 * run.ended // => 'passed'
 */
export async function draftScript(task: Task, options: DraftOptions): Promise<Run> {
  const { client, repairs = REPAIRS, words, signal } = options;
  if (!Number.isInteger(repairs) || repairs < 0 || repairs > MOST_REPAIRS)
    throw new DeidError('E_USAGE', `expected 0 to ${MOST_REPAIRS} rounds of repair: later ones rarely help`);
  const most = Math.min(1 + repairs, client.rounds ?? Infinity);
  const corpora = options.corpora ?? { visible: visibleCorpus(task), hidden: hiddenCorpus(task) };
  const judge = createJudge(task, corpora);
  const schema = schemaOf(corpora.visible);
  const identifiers = [corpora.visible, corpora.hidden].flatMap((corpus) => corpus.identifiers);
  const instruction: Instruction = words ?? { by: 'authors', text: task.instruction };
  const compiler = options.compiler ?? openCompiler();
  const rounds: Round[] = [];
  const finish = (ended: Run['ended']): Run => ({
    ...{ task: task.name, prompt: words?.name ?? 'task', model: client.model, endpoint: client.endpoint },
    ...(client.label !== undefined && { label: client.label }),
    ...{ rounds, ended },
  });
  try {
    const turns: { draft: string; feedback: readonly FeedbackLine[] }[] = [];
    for (let number = 1; number <= most; number++) {
      const prompt: DraftPrompt = { instruction, schema, turns: [...turns] };
      const round = await doRound({ ...options, prompt, number, compiler, judge, identifiers });
      rounds.push(round);
      options.onRound?.(round);
      if (round.verdict?.stage === 'passed') return finish('passed');
      const before = turns.at(-1)?.feedback;
      if (before !== undefined && renderFeedback(before) === renderFeedback(round.feedback))
        return finish('repeated');
      turns.push({ draft: round.draft ?? '', feedback: round.feedback });
      if (signal?.aborted) throw new DeidError('E_MODEL_STOPPED', 'stopped');
    }
    return finish(client.rounds !== undefined && client.rounds < 1 + repairs ? 'no more answers' : 'rounds');
  } finally {
    if (options.compiler === undefined) await compiler.close();
  }
}

async function doRound(
  options: DraftOptions & {
    readonly prompt: DraftPrompt;
    readonly number: number;
    readonly compiler: Compiler;
    readonly judge: Judge;
    readonly identifiers: readonly string[];
  },
): Promise<Round> {
  const { client, prompt, number, judge, identifiers, signal, onText } = options;
  const request = renderPrompt(prompt);
  options.onAsk?.(request, number);
  const {
    text: answer,
    usage,
    seconds,
  } = await client.ask(prompt, {
    identifiers,
    ...(signal && { signal }),
    ...(onText && { onText }),
  });
  const base = { number, request, answer, seconds, ...(usage && { usage }) };
  const extracted = extractDraft(answer);
  if (extracted.kind === 'problem') return { ...base, feedback: [{ kind: 'answer', code: extracted.code }] };
  const { draft } = extracted;
  const verdict = await judge(draft, options);
  return { ...base, draft, verdict, feedback: verdict.feedback };
}
