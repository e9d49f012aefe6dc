import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Compiler, openCompiler } from '../../src/draft/compile.ts';
import { createJudge, type Verdict } from '../../src/draft/judge.ts';
import { hiddenCorpus, loadTask, visibleCorpus } from '../../src/draft/task.ts';
import { BAD_DRAFTS } from './bad-drafts.ts';
import { VALID_DRAFTS } from './valid-drafts.ts';

let compiler: Compiler;
beforeAll(() => {
  compiler = openCompiler();
});
afterAll(() => compiler.close());

async function judge(name: string, draft: string): Promise<Verdict> {
  const task = await loadTask(name);
  const judge = createJudge(task, { visible: visibleCorpus(task), hidden: hiddenCorpus(task) });
  return judge(draft, { compiler });
}

const reasonsOf = ({ problems, failure, findings }: Verdict): string[] => [
  ...problems.map(({ message }) => message),
  ...(failure ? [failure.code] : []),
  ...findings.map(({ code }) => code),
];

describe('a bad draft', () => {
  it('is one of at least 40, each with a name of its own', () => {
    expect(BAD_DRAFTS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(BAD_DRAFTS.map(({ task, name }) => `${task} ${name}`)).size).toBe(BAD_DRAFTS.length);
  });

  it.concurrent.each(BAD_DRAFTS)(
    '$task: $name is caught as $reason',
    { timeout: 60_000 },
    async ({ task, draft, stage, reason }) => {
      const verdict = await judge(task, draft);
      const reasons = reasonsOf(verdict);
      expect(verdict.stage, reasons.join(', ')).toBe(stage);
      expect(
        reasons.some((each) => (stage === 'compile' ? each.includes(reason) : each === reason)),
        reasons.join(', '),
      ).toBe(true);
      expect(verdict.feedback.length).toBeGreaterThan(0);
    },
  );
});

describe('a valid draft', () => {
  it('is one of at least 8', () => expect(VALID_DRAFTS.length).toBeGreaterThanOrEqual(8));

  it.concurrent.each(VALID_DRAFTS)('$task: $name passes', { timeout: 60_000 }, async ({ task, draft }) => {
    const verdict = await judge(task, draft);
    expect(reasonsOf(verdict)).toEqual([]);
    expect(verdict.stage).toBe('passed');
    expect(verdict.checks).toBeGreaterThan(1000);
  });
});
