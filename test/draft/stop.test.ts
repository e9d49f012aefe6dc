import { expect, it } from 'vitest';
import { openCompiler } from '../../src/draft/compile.ts';
import { createJudge, type JudgeStep } from '../../src/draft/judge.ts';
import { hiddenCorpus, loadTask, visibleCorpus } from '../../src/draft/task.ts';

const DRAFT = '// a draft\nexport default (dataset: Dataset): Dataset => dataset;';

it('whoever stops a check does not wait for the compiler', async () => {
  const task = await loadTask('1');
  const judge = createJudge(task, { visible: visibleCorpus(task), hidden: hiddenCorpus(task) });
  const stop = new AbortController();
  const neverEnds = { compile: () => new Promise<never>(() => {}), close: async () => {} };
  const judged = judge(DRAFT, { compiler: neverEnds, signal: stop.signal });
  setTimeout(() => stop.abort(), 10);
  await expect(judged).rejects.toMatchObject({ code: 'E_MODEL_STOPPED' });
});

it('a compiler that is closed ends what it compiles', async () => {
  const compiler = openCompiler();
  const running = compiler.compile(DRAFT);
  await compiler.close();
  expect((await running).kind).toBe('refused');
});

it('each step of a check is told before it is done, each once', async () => {
  const task = await loadTask('1');
  const corpora = { visible: visibleCorpus(task), hidden: hiddenCorpus(task) };
  const compiler = openCompiler();
  const steps: JudgeStep[] = [];
  await createJudge(task, corpora)(DRAFT, { compiler, onStep: (step) => steps.push(step) });
  await compiler.close();
  expect(steps.map(({ done }) => done)).toEqual(steps.map((_, index) => index));
  expect(new Set(steps.map(({ all }) => all))).toEqual(new Set([steps.length]));
  expect([...new Set(steps.map(({ stage }) => stage))]).toEqual(['compile', 'run', 'check']);
});
