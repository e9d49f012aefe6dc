import { join } from 'node:path';
import { openCompiler } from '../draft/compile.ts';
import { judgeDraft, type Verdict } from '../draft/judge.ts';
import { draftScript, type Run } from '../draft/loop.ts';
import { readReplay, replayClient } from '../draft/replay.ts';
import { hiddenCorpus, listReplays, loadTask, visibleCorpus } from '../draft/task.ts';

/** The names of the replays of a task: drafts that the authors wrote, the one to begin with first. */
export async function replaysOf(task: string): Promise<string[]> {
  return listReplays(await loadTask(task));
}

/**
 * Plays a draft and its repairs that were written by the authors: everything but the model is real. No model is called.
 *
 * @param task name or number of a task
 * @param replay as `replaysOf` gives it
 * @throws DeidError E_USAGE for a name that is none
 * @example (await replayDraft('2', '01-leaves-nested-names')).ended // => 'passed'
 */
export async function replayDraft(task: string, replay: string): Promise<Run> {
  const loaded = await loadTask(task);
  const client = replayClient(await readReplay(join(loaded.folder, 'replays', replay)));
  return await draftScript(loaded, { client });
}

/**
 * Compiles a script, runs it in the sandbox on the visible and the hidden files of a task, and has the checker judge it.
 *
 * @param script TypeScript with the default export `deidentify(dataset, tools)`
 */
export async function judgeScript(task: string, script: string): Promise<Verdict> {
  const loaded = await loadTask(task);
  const compiler = openCompiler();
  try {
    return await judgeDraft(loaded, script, {
      visible: visibleCorpus(loaded),
      hidden: hiddenCorpus(loaded),
      compiler,
    });
  } finally {
    await compiler.close();
  }
}
