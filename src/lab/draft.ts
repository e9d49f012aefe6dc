import { join } from 'node:path';
import type { ChatClient } from '../draft/chat.ts';
import { type Compiler, openCompiler } from '../draft/compile.ts';
import { assertEgress, findIdentifier } from '../draft/egress.ts';
import { createJudge, type Verdict } from '../draft/judge.ts';
import { draftScript, type Run } from '../draft/loop.ts';
import { readReplay, replayClient } from '../draft/replay.ts';
import { hiddenCorpus, listReplays, loadTask, visibleCorpus } from '../draft/task.ts';
import { DeidError } from '../errors.ts';

let compiler: Compiler | undefined;
/** To start one takes seconds, and its thread keeps no program from ending: a notebook has one for all cells. */
const sharedCompiler = (): Compiler => {
  compiler ??= openCompiler();
  return compiler;
};

/**
 * Plays a draft and its repairs that were written by the authors: everything but the model is real. No model is called.
 *
 * @param task name or number of a task
 * @param replay name of a folder below the task's `replays`
 * @throws DeidError E_USAGE for a name that is none
 * @example (await replayDraft('2', '01-leaves-nested-names')).ended // => 'passed'
 */
export async function replayDraft(task: string, replay: string): Promise<Run> {
  const loaded = await loadTask(task);
  const client = replayClient(await readReplay(join(loaded.folder, 'replays', replay)));
  return await draftScript(loaded, { client, compiler: sharedCompiler() });
}

/** All drafts that the authors wrote for a task, each with its repairs, the one to begin with first. */
export async function replayDrafts(task: string): Promise<Run[]> {
  const loaded = await loadTask(task);
  const runs: Run[] = [];
  for (const name of listReplays(loaded)) {
    const client = replayClient(await readReplay(join(loaded.folder, 'replays', name)));
    runs.push(await draftScript(loaded, { client, compiler: sharedCompiler() }));
  }
  return runs;
}

type Answer = (words: string, passing: string) => string;
let lastPrompt: { task: string; words: string; answer: Answer; run: Run } | undefined;

/**
 * Sends a learner's words the whole way, with a replay where the model would be: the schema is added, the request is looked
 * at as before sending, and the draft that comes back is compiled, run in the sandbox and checked on visible and hidden files.
 *
 * @param task name or number of a task
 * @param words what a learner would send to a model
 * @param options.answer makes the answer of the words and of the authored answer that passes
 * @throws DeidError E_EGRESS for words that may not be sent
 */
export async function replayPrompt(
  task: string,
  words: string,
  { answer }: { readonly answer: Answer },
): Promise<Run> {
  // each claim of an exercise asks again
  if (lastPrompt?.task === task && lastPrompt.words === words && lastPrompt.answer === answer)
    return lastPrompt.run;
  const loaded = await loadTask(task);
  const corpora = { visible: visibleCorpus(loaded), hidden: hiddenCorpus(loaded) };
  const identifiers = [corpora.visible, corpora.hidden].flatMap((corpus) => corpus.identifiers);
  const passing = await readReplay(join(loaded.folder, 'replays', listReplays(loaded).at(-1)!));
  const client: ChatClient = {
    ...replayClient(passing),
    ask: async (prompt) => {
      assertEgress(prompt, identifiers);
      const { text } = prompt.instruction;
      if (findIdentifier(text, identifiers))
        throw new DeidError('E_EGRESS', 'Nothing was sent: your words hold an identifier of the files.');
      return { text: answer(text, passing.answers[0]!), seconds: 0 };
    },
  };
  const run = await draftScript(loaded, {
    ...{ client, corpora, repairs: 0, compiler: sharedCompiler() },
    words: { by: 'learner', name: 'words', text: words },
  });
  lastPrompt = { task, words, answer, run };
  return run;
}

let last: { readonly task: string; readonly script: string; readonly verdict: Verdict } | undefined;

/**
 * Compiles a script, runs it in the sandbox on the visible and the hidden files of a task, and has the checker judge it.
 *
 * @param script TypeScript with the default export `deidentify(dataset, tools)`
 */
export async function judgeScript(task: string, script: string): Promise<Verdict> {
  // a cell shows what was found, and the next line asks again
  if (last?.task === task && last.script === script) return last.verdict;
  const loaded = await loadTask(task);
  const corpora = { visible: visibleCorpus(loaded), hidden: hiddenCorpus(loaded) };
  const verdict = await createJudge(loaded, corpora)(script, { compiler: sharedCompiler() });
  last = { task, script, verdict };
  return verdict;
}
