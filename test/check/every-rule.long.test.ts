import { describe, expect, it } from 'vitest';
import { BAD_OUTPUTS, type BadOutput } from '../../datasets/bad-outputs.ts';
import { type CheckInput, check } from '../../src/check/check.ts';
import { FINDING_CODES } from '../../src/check/codes.ts';
import { RULE_NAMES } from '../../src/check/rule-names.ts';
import { MORE_BAD_OUTPUTS } from './more-bad-outputs.ts';
import { inputOf } from './worlds.ts';

const ALL = new Map([...BAD_OUTPUTS, ...MORE_BAD_OUTPUTS].map((bad) => [bad.id, bad]));

/** Rules whose name is not the code that they raise, and the bad output that only they catch. */
const WITNESSES: Readonly<Record<string, string>> = {
  'stamp-false-dates': 'false-claim-dates',
  'residue-pattern': 'date-in-text-kept',
  'residue-uid': 'uid-moved',
  'record-uids': 'series-merged',
  'record-patient': 'patient-split',
  'record-dates': 'interval-changed',
  'uid-kept-in-meta': 'meta-uid-kept',
  'padding-kept-behind': 'bytes-behind-deflated',
  'value-kept': 'name-kept',
};

/** Without the answer key the date in a text is known by its form alone. */
const withoutKey = new Set(['residue-pattern']);

function isCaught(bad: BadOutput, input: CheckInput, without: readonly string[]): boolean {
  const { findings } = check({ ...input, without: new Set(['second-reader', ...without]) });
  return findings.some(({ code }) => code === bad.code);
}

describe('each rule earns its place', () => {
  it.each(RULE_NAMES)('without %s some bad output survives', (rule) => {
    const candidates =
      WITNESSES[rule] === undefined
        ? [...ALL.values()].filter(({ code }) => code === rule)
        : [ALL.get(WITNESSES[rule])!];
    expect(candidates.length, 'bad outputs for the rule').toBeGreaterThan(0);
    const survivor = candidates.find((bad) => {
      const input = inputOf(bad);
      const asked = withoutKey.has(rule) ? { ...input, answerKey: undefined } : input;
      if (isCaught(bad, asked, [rule])) return false;
      // and it is the rule that caught it
      expect(isCaught(bad, asked, []), `${bad.id} is caught with the rule`).toBe(true);
      return true;
    });
    expect(survivor?.id).toBeDefined();
  });

  it('there is a bad output for every code', () => {
    const codes = new Set([...ALL.values()].map(({ code }) => code));
    expect(FINDING_CODES.filter((code) => !codes.has(code))).toEqual([]);
  });
});
