import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, createStrata, sampleSize } from '../../../src/check/report/sampling.ts';

/** Chance that n of N, drawn without putting back, hold none of D: by whole numbers. */
function chanceOfNone(population: number, faulty: number, drawn: number): number {
  let [above, below] = [1n, 1n];
  for (let k = 0; k < drawn; k++) {
    above *= BigInt(Math.max(0, population - faulty - k));
    below *= BigInt(population - k);
  }
  return Number((above * 1_000_000_000n) / below) / 1e9;
}

describe('how many files to look at', () => {
  it('is what is printed for large populations: 59 for 95 % and 5 %, 299 for 95 % and 1 %', () => {
    expect(sampleSize(10_000_000, { confidence: 0.95, share: 0.05 })).toBe(59);
    expect(sampleSize(10_000_000, { confidence: 0.95, share: 0.01 })).toBe(299);
    expect(sampleSize(10_000_000, { confidence: 0.99, share: 0.01 })).toBe(459);
    expect(sampleSize(0, { confidence: 0.95, share: 0.05 })).toBe(0);
    expect(sampleSize(1, { confidence: 0.95, share: 0.05 })).toBe(1);
  });

  it('is the smallest number with the confidence asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.constantFrom(0.01, 0.05, 0.1), (population, share) => {
        const size = sampleSize(population, { confidence: 0.95, share });
        const faulty = Math.ceil(share * population - 1e-9);
        expect(chanceOfNone(population, faulty, size)).toBeLessThanOrEqual(0.05 + 1e-9);
        if (size > 1) expect(chanceOfNone(population, faulty, size - 1)).toBeGreaterThan(0.05 - 1e-9);
      }),
    );
  });
});

describe('which files', () => {
  const digest = (index: number): string => createHash('sha256').update(String(index)).digest('hex');

  it('are the same in any order, at least one of every stratum, and as many as the formula asks for', () => {
    const files = Array.from({ length: 1000 }, (_, k) => ({
      label: k < 3 ? 'rare' : k % 4 === 0 ? 'some' : 'many',
      index: k + 1,
    }));
    const planOf = (list: typeof files): unknown => {
      const strata = createStrata();
      for (const { label, index } of list) strata.add(label, { index, after: digest(index), output: '' });
      return strata.plan({ confidence: 0.95, share: 0.05 });
    };
    const plan = planOf(files) as ReturnType<ReturnType<typeof createStrata>['plan']>;
    expect(planOf([...files].reverse())).toEqual(plan);
    const byLabel = Object.fromEntries(plan.strata.map(({ label, picks }) => [label, picks.length]));
    expect(byLabel.rare).toBe(1);
    const picked = plan.strata.reduce((sum, { picks }) => sum + picks.length, 0);
    expect(picked).toBeGreaterThanOrEqual(plan.size);
    expect(picked).toBeLessThanOrEqual(plan.size + plan.strata.length);
    expect(JSON.stringify(plan)).not.toContain('output');
  });

  it('remembers no more than it can need, however many there are', () => {
    const strata = createStrata(5);
    for (let index = 1; index <= 2000; index++)
      strata.add(`stratum ${index % 1000}`, { index, after: digest(index), output: '' });
    const plan = strata.plan({ confidence: 0.99, share: 0.01 });
    expect(plan.strata.length).toBeLessThanOrEqual(201);
    expect(plan.population).toBe(2000);
    for (const { picks } of plan.strata) expect(picks.length).toBeLessThanOrEqual(5);
  });

  it('allocates all, in proportion', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 20 }), (sizes) => {
        const population = sizes.reduce((sum, size) => sum + size, 0);
        const total = Math.ceil(population / 3);
        const shares = allocate(sizes, total);
        for (const [index, share] of shares.entries()) {
          expect(share).toBeGreaterThanOrEqual(1);
          expect(share).toBeLessThanOrEqual(sizes[index]!);
        }
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeGreaterThanOrEqual(total);
      }),
    );
  });
});
