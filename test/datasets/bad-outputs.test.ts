import { describe, expect, it } from 'vitest';
import { BAD_OUTPUTS } from '../../datasets/bad-outputs.ts';
import { createWorld, type Runs } from '../../datasets/outputs.ts';
import { FINDING_CODES, kindOfFinding } from '../../src/check/codes.ts';
import { readDicom } from '../../src/dicom/read.ts';
import { announces, compareOutputs } from './differences.ts';

const world = createWorld();
const RUNS = [
  'main',
  'repeat',
  'reversed',
  'otherKey',
  'otherCorpus',
] as const satisfies readonly (keyof Runs)[];

describe('the bad outputs', () => {
  it('are more than fifty, with an id and a description each', () => {
    expect(BAD_OUTPUTS.length).toBeGreaterThan(50);
    expect(new Set(BAD_OUTPUTS.map(({ id }) => id)).size).toBe(BAD_OUTPUTS.length);
    expect(new Set(BAD_OUTPUTS.map(({ does }) => does)).size).toBe(BAD_OUTPUTS.length);
    for (const { id, does } of BAD_OUTPUTS) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(does, id).toMatch(/^[^\n]{10,90}$/);
    }
  });

  it('know a finding each, and every finding has one', () => {
    expect(new Set(BAD_OUTPUTS.map(({ code }) => code))).toEqual(new Set(FINDING_CODES));
    for (const { code, severity, level } of BAD_OUTPUTS)
      expect({ severity, level }).toMatchObject(pick(code));
    for (const profile of ['basic', 'research', 'whitelist'])
      expect(BAD_OUTPUTS.some((each) => each.profile === profile)).toBe(true);
  });

  it.each(BAD_OUTPUTS)('$id: $does', ({ make, profile, run, touches, isReadable }) => {
    const good = world.runs(profile);
    const made = make(good, world);
    for (const name of RUNS) if (name !== run) expect(made[name]).toBe(good[name]);
    const differences = compareOutputs(good[run], made[run]);
    expect(differences).not.toEqual([]);
    expect(differences.filter((each) => !touches.some((touch) => announces(touch, each)))).toEqual([]);
    for (const touch of touches)
      expect(
        differences.some((each) => announces(touch, each)),
        String(touch),
      ).toBe(true);
    let unreadable = 0;
    for (const [path, bytes] of made[run].files)
      if (good[run].files.get(path) !== bytes)
        try {
          readDicom(bytes);
        } catch {
          unreadable++;
        }
    expect(unreadable > 0).toBe(!isReadable);
    // the good output is left alone, and the same comes out again
    expect(compareOutputs(made[run], make(good, world)[run])).toEqual([]);
  });
});

function pick(code: (typeof FINDING_CODES)[number]) {
  const { severity, level } = kindOfFinding(code);
  return { severity, level };
}

describe('the codes of findings', () => {
  it('say why it matters in one sentence, with a clause, and fit their level', () => {
    for (const code of FINDING_CODES) {
      const { why, clause, severity, level } = kindOfFinding(code);
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(why, code).toMatch(/^[A-Z].*[a-z0-9]\.$/);
      expect(why, code).not.toMatch(/\. /);
      expect(clause, code).toMatch(/^(PS3\.\d+|45 CFR) /);
      expect(severity === 'UNSTABLE', code).toBe(level === 'metamorphic');
    }
  });
});
