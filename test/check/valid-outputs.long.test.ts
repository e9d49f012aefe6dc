import { describe, expect, it } from 'vitest';
import { VALID_OUTPUTS } from '../../datasets/valid-outputs.ts';
import { check } from '../../src/check/check.ts';
import { MORE_VALID_OUTPUTS } from './more-valid-outputs.ts';
import { answerKey, world } from './worlds.ts';

const shown = (findings: ReturnType<typeof check>['findings']): string[] =>
  findings.map(({ code, path, count }) => `${code} ${path} ${count}`);

describe('nothing is found in a valid output', () => {
  it.each(VALID_OUTPUTS.map((valid) => [valid.id, valid] as const))('%s', (_, { policy, make }) => {
    const { files: output, mapping } = make(world);
    const result = check({ originals: world.cohort, output, mapping, policy, answerKey });
    expect(shown(result.findings)).toEqual([]);
    expect(result.files.pairs + result.files.refused).toBe(60);
  });

  it.each(MORE_VALID_OUTPUTS.map((variant) => [variant.id, variant] as const))(
    '%s',
    (_, { profile, make, mapping: given }) => {
      const { files: output, mapping } = make(world.runs(profile).main, world);
      const maps = { uids: { ...mapping, files: [] }, none: undefined, all: mapping };
      const originals = new Map(
        // without a mapping nobody can tell a refusal from a loss
        [...world.cohort].filter(
          ([path]) =>
            given === undefined || mapping.files.some((row) => row.input === path && row.output !== ''),
        ),
      );
      const result = check({
        ...{ originals, output, policy: profile, answerKey },
        mapping: maps[given ?? 'all'],
      });
      expect(shown(result.findings)).toEqual([]);
      expect(result.files.pairs).toBe(output.size);
    },
  );

  it('and all further runs agree', () => {
    const runs = world.runs('research');
    const runOf = ({ files, mapping }: typeof runs.main) => ({ output: files, mapping });
    const result = check({
      ...{ originals: world.cohort, ...runOf(runs.main), policy: 'research', answerKey },
      runs: {
        ...{ repeat: runOf(runs.repeat), reversed: runOf(runs.reversed), otherKey: runOf(runs.otherKey) },
        otherCorpus: { ...runOf(runs.otherCorpus), originals: world.otherCohort },
      },
    });
    expect(shown(result.findings)).toEqual([]);
    expect(result.checks.metamorphic).toBeGreaterThan(150);
    expect(result.notChecked.join()).not.toMatch(/how the program behaves/);
  });
});
