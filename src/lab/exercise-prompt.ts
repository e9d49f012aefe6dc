import type { Run } from '../draft/loop.ts';

/**
 * The same as `replayPrompt` of the notebooks. A compiler and a sandbox come with it, so it is loaded when it is asked for.
 *
 * @example (await replayPrompt('8', prompt, { answer: (_words, passing) => passing })).ended // => 'passed'
 */
export async function replayPrompt(
  task: string,
  words: string,
  options: { readonly answer: (words: string, passing: string) => string },
): Promise<Run> {
  const lab = await import('./draft.ts');
  return await lab.replayPrompt(task, words, options);
}
