import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { answerKey, world } from './worlds.ts';

const { main } = world.runs('basic');
const row = main.mapping.files.find(({ input }) => input === 'patient-1/report-sr.dcm')!;
const original = world.cohort.get(row.input)!;
const output = main.files.get(row.output)!;

const judge = (before: Uint8Array, after: Uint8Array) =>
  check({
    originals: new Map([[row.input, before]]),
    output: new Map([[row.output, after]]),
    mapping: { ...main.mapping, files: [row] },
    policy: 'basic',
    answerKey,
  });

/** Bytes cut off, bytes changed, bytes put in. */
const damage = fc.record({
  cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 2 }),
  flips: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
    maxLength: 12,
  }),
});

function bend(
  bytes: Uint8Array,
  { cut, flips }: { cut: number | null; flips: readonly (readonly [number, number])[] },
) {
  const bent = Uint8Array.from(bytes);
  for (const [at, value] of flips) bent[Math.floor(at * (bent.length - 1))] = value;
  return cut === null ? bent : bent.slice(0, Math.floor(cut * bent.length));
}

describe('damaged files', () => {
  it('never crash the checker, and a file that cannot be read is a finding', () => {
    fc.assert(
      fc.property(damage, fc.boolean(), (how, isOutput) => {
        const { findings, files } = isOutput
          ? judge(original, bend(output, how))
          : judge(bend(original, how), output);
        expect(files.pairs).toBe(1);
        for (const finding of findings) expect(finding.count).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
    expect(judge(original, new Uint8Array(0)).findings.map(({ code }) => code)).toEqual(['unreadable']);
    expect(judge(new Uint8Array(5), output).findings.map(({ code }) => code)).toContain('original-missing');
  });

  it('no data at all is no crash and no pass', () => {
    const nothing = check({ originals: new Map(), output: new Map(), policy: 'basic' });
    expect(nothing.findings).toEqual([]);
    expect(nothing.files.pairs).toBe(0);
    expect(check({ originals: world.cohort, output: new Map(), policy: 'basic' }).findings[0]).toMatchObject({
      code: 'output-missing',
      count: 60,
    });
    expect(
      check({ originals: new Map(), output: main.files, mapping: main.mapping, policy: 'basic' }).findings[0],
    ).toMatchObject({ code: 'original-missing', count: 59 });
  });

  it('a mapping of nonsense is no crash', () => {
    const mapping = {
      files: [{ input: '', output: '', status: 'deidentified' as const, code: '' }],
      uids: [['', ''] as const],
      patients: [['a', ''] as const],
    };
    const { findings } = check({ originals: world.cohort, output: main.files, mapping, policy: 'basic' });
    expect(findings.map(({ code }) => code).sort()).toEqual(['output-extra', 'output-missing']);
  });
});

describe('a result', () => {
  it('holds no original value unless it is asked for', () => {
    const result = check({
      ...{ originals: world.cohort, output: world.cohort, policy: 'research', answerKey },
    });
    expect(result.findings.length).toBeGreaterThan(50);
    const text = JSON.stringify(result).toLowerCase();
    const values = [...answerKey.values()]
      .flat()
      .filter(
        ({ kind, text: value }) => kind !== 'decoy' && kind !== 'time' && kind !== 'age' && value.length > 5,
      )
      .map((each) => each.text.toLowerCase());
    expect(values.filter((value) => text.includes(value))).toEqual([]);
    const shown = check({
      ...{ originals: world.cohort, output: world.cohort, policy: 'basic', answerKey, showValues: true },
    });
    expect(shown.findings.find(({ code }) => code === 'value-kept')?.sample?.original).toBeDefined();
  });

  it('says that it passed checks, and what nobody looked at', () => {
    const { notChecked, checks, privacy } = judge(original, output);
    expect(notChecked.length).toBeGreaterThan(4);
    expect(checks.policy).toBeGreaterThan(100);
    expect(privacy).toMatchObject({ leaks: 0, linkage: 0 });
  });
});
