import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Dump, readMetadata } from '../../src/metadata/dump.ts';
import {
  estimateUniques,
  expectedInverseSize,
  pitmanUniques,
  zayatzUniques,
} from '../../src/metadata/population.ts';
import { generalizeValue, personsOf, type QuasiIdentifier } from '../../src/metadata/quasi-identifiers.ts';
import { measureRisk, smallCells } from '../../src/metadata/risk.ts';
import { riskHistogramFigure, riskUtilityFigure, riskWidthsFigure } from '../../src/metadata/risk-charts.ts';
import { effectOfProfiles, effectOfWidths } from '../../src/metadata/risk-effects.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';

const COHORT = fileURLToPath(new URL('../../datasets/cohort', import.meta.url));
const SEX: QuasiIdentifier = { name: 'PatientSex' };

/** A dump of one file a person with the given body parts, so many of each. */
function people(classes: Readonly<Record<string, number>>): Dump {
  const columns = ['PatientID', 'BodyPartExamined'].map((name) => ({
    name,
    vr: 'LO',
    kind: 'text' as const,
    isNumeric: false,
    varies: false,
  }));
  let id = 0;
  const rows = Object.entries(classes).flatMap(([part, persons]) =>
    Array.from({ length: persons }, () => [String(id++), part]),
  );
  return { level: 'instance', columns, rows };
}
const BODY: readonly QuasiIdentifier[] = [{ name: 'BodyPartExamined' }];

it('refuses a quasi-identifier that is misspelled: it would make everybody alike', () => {
  const dump = people({ HEAD: 4, FOOT: 1 });
  const spelled = (name: string): (() => unknown) => {
    return () => measureRisk(dump, { quasiIdentifiers: [{ name }] });
  };
  expect(spelled('BodyPartExamind')).toThrow(/E_USAGE|attribute/);
  expect(spelled('')).toThrow(/attribute/);
  // an attribute that these files do not have is one that nobody learns
  expect(spelled('PatientSex')).not.toThrow();
});

it.each([
  ['ages of no width', { quasiIdentifiers: [{ name: 'PatientAge', ageWidthYears: 0 }] }],
  ['ages of a negative width', { quasiIdentifiers: [{ name: 'PatientAge', ageWidthYears: -5 }] }],
  ['a cap that is no number', { quasiIdentifiers: [{ name: 'PatientAge', ageCapYears: Number.NaN }] }],
  ['no character', { quasiIdentifiers: [{ name: 'PostalCode', characters: 0 }] }],
  ['a period of no calendar', { quasiIdentifiers: [{ name: 'StudyDate', period: 'week' as 'day' }] }],
  ['a population without end', { population: Number.POSITIVE_INFINITY }],
])('refuses %s: the number would say nothing', (_, options) => {
  expect(() => measureRisk(people({ HEAD: 4, FOOT: 1 }), options)).toThrow(
    expect.objectContaining({ code: 'E_USAGE' }),
  );
});

describe('risk, against an example worked out by hand', () => {
  // ten persons in classes of 4, 3, 2 and 1
  const dump = people({ HEAD: 4, CHEST: 3, HAND: 2, FOOT: 1 });

  it('is 1/f for the prosecutor: 1 at most, 4 classes of 10 persons on average', () => {
    const risk = measureRisk(dump, { quasiIdentifiers: BODY, threshold: 0.4 });
    expect(risk).toMatchObject({ persons: 10, k: 1, uniques: 1, marketer: 0.4 });
    // above 0.4 are 1/1 and 1/2: three persons
    expect(risk.prosecutor).toEqual({ maximum: 1, average: 0.4, atRisk: 0.3 });
    expect(risk.journalist).toEqual(risk.prosecutor);
  });

  it('is 1/F for the journalist, and the mean of f/F for the marketer', () => {
    // in the population 8, 6, 10 and 2: f/F = 1/2, 1/2, 1/5, 1/2; sum 1.7 of 10 persons; 4 classes of 26 persons
    const population = people({ HEAD: 8, CHEST: 6, HAND: 10, FOOT: 2, KNEE: 5 });
    const risk = measureRisk(dump, { quasiIdentifiers: BODY, threshold: 0.4, population });
    expect(risk.journalist.maximum).toBe(1 / 2);
    expect(risk.journalist.atRisk).toBe(0.1);
    expect(risk.marketer).toBeCloseTo(0.17, 12);
    // max(4/26, 0.17)
    expect(risk.journalist.average).toBeCloseTo(0.17, 12);
    expect(risk.prosecutor.maximum).toBe(1);
  });

  it('counts a person once, whatever the number of files, with all values that the files show', () => {
    const columns = people({}).columns;
    const rows = [
      ['a', 'HEAD'],
      ['a', 'HEAD'],
      ['a', 'CHEST'],
      ['b', 'CHEST'],
      ['c', 'CHEST'],
    ];
    const risk = measureRisk({ level: 'instance', columns, rows }, { quasiIdentifiers: BODY });
    expect(risk.classes.map(({ values, persons }) => [...values, persons])).toEqual([
      ['CHEST + HEAD', 1],
      ['CHEST', 2],
    ]);
  });

  it('lists small cells: fewer than 11 persons at a threshold of 0.09, fewer than 3 when asked for', () => {
    const risk = measureRisk(dump, { quasiIdentifiers: BODY });
    expect(smallCells(risk)).toHaveLength(4);
    expect(smallCells(risk, 3)).toEqual([
      { persons: 1, BodyPartExamined: 'FOOT' },
      { persons: 2, BodyPartExamined: 'HAND' },
    ]);
  });

  it('refuses what makes no sense', () => {
    expect(() => measureRisk(people({}), { quasiIdentifiers: BODY })).toThrow(/at least one patient/);
    expect(() => measureRisk(dump, { quasiIdentifiers: BODY, population: 9 })).toThrow(/population/);
    expect(() => measureRisk(dump, { quasiIdentifiers: BODY, threshold: 0 })).toThrow(/threshold/);
  });
});

describe('what a sample says of its population, by hand', () => {
  it('expects 1/F as mu-Argus does: ln 2 and 1 - ln 2 for half of everybody', () => {
    expect(expectedInverseSize(1, 0.5)).toBeCloseTo(Math.LN2, 12);
    expect(expectedInverseSize(2, 0.5)).toBeCloseTo(1 - Math.LN2, 12);
    expect(expectedInverseSize(5, 0.5)).toBeCloseTo(0.5 / 4.5, 12);
    expect(expectedInverseSize(4, 1)).toBe(0.25);
  });

  it('has 0.25 / 0.55 of the singles unique, twice, by Zayatz', () => {
    // classes of 1 and 2 in a sample of 3 of 6: p1 = p2 = 1/2; P(1|1) = 1/2, P(1|2) = 2 C(4,2)/C(6,3) = 0.6
    expect(zayatzUniques([1, 2], 6)).toBeCloseTo((0.25 / 0.55) * 2, 12);
    expect(estimateUniques([2, 2], 8)).toEqual({ uniques: 0, share: 0, estimator: 'none' });
  });

  it('follows Hoshino for Pitman: theta 9/13 and alpha 19/52 for classes of 1, 1, 1, 2, 2, 3', () => {
    // n = 10, u = 6, s1 = 3, s2 = 2, c = 3 * 2 / 2 = 3
    // theta = (10*6*3 - 3*9*(12 + 3)) / (2*3*6 + 3*3 - 10*3) = (180 - 405) / 15 = -15: outside the model
    expect(pitmanUniques([1, 1, 1, 2, 2, 3], 100)).toBeNaN();
    // n = 20, u = 12, s1 = 8, s2 = 2, c = 28
    // theta = (6720 - 8*19*52) / (192 + 224 - 560) = (6720 - 7904) / -144 = 8.2222
    // alpha = (8.2222 * -12 + 152) / 240 = 0.22222
    const theta = 1184 / 144;
    const alpha = (theta * -12 + 152) / 240;
    expect(alpha).toBeCloseTo(2 / 9, 12);
    // Gamma(theta + 1)/Gamma(theta + alpha) is nearly theta^(1 - alpha) for large theta
    const uniques = pitmanUniques([...new Array(8).fill(1), 2, 2, 4, 4], 1000);
    expect(uniques).toBeCloseTo(
      theta ** (1 - alpha) * 1000 ** alpha * (1 + ((1 - alpha) * alpha) / (2 * theta)),
      0,
    );
  });

  it('is near the truth for a made population, at a fraction above and below 0.1', () => {
    // 6,000 persons in classes of Zipf sizes
    const sizes: number[] = [];
    for (let rank = 1, left = 6000; left > 0; rank++) {
      const size = Math.max(1, Math.min(left, Math.floor(700 / rank)));
      sizes.push(size);
      left -= size;
    }
    const everybody = sizes.flatMap((size, index) => new Array<number>(size).fill(index));
    const truth = sizes.filter((size) => size === 1).length;
    let state = 12345;
    const random = (): number => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return state / 2 ** 32;
    };
    for (const fraction of [0.3, 0.08]) {
      const sample = new Map<number, number>();
      for (const person of everybody)
        if (random() < fraction) sample.set(person, (sample.get(person) ?? 0) + 1);
      const { uniques, estimator } = estimateUniques([...sample.values()], everybody.length);
      expect(estimator).toBe(fraction > 0.1 ? 'zayatz' : 'pitman');
      expect(uniques / truth, `${estimator}: ${uniques} for ${truth}`).toBeGreaterThan(0.4);
      expect(uniques / truth, `${estimator}: ${uniques} for ${truth}`).toBeLessThan(2.5);
    }
  });
});

describe('quasi-identifiers', () => {
  it('are made coarser: ages in bands with a cap, dates to periods', () => {
    const age = (cell: string): string =>
      generalizeValue(cell, { name: 'PatientAge', ageWidthYears: 5, ageCapYears: 90 });
    expect(['061Y', '018M', '095Y', '089Y', 'x'].map(age)).toEqual(['60-64', '0-4', '90+', '85-89', '']);
    const date = (period: QuasiIdentifier['period']): string =>
      generalizeValue('20190517', { name: 'StudyDate', period });
    expect([date('day'), date('month'), date('quarter'), date('year')]).toEqual([
      '2019-05-17',
      '2019-05',
      '2019-Q2',
      '2019',
    ]);
  });

  it('of moved dates are the days between them', () => {
    const columns = ['PatientID', 'StudyDate'].map((name) => ({
      name,
      vr: 'DA',
      kind: 'text' as const,
      isNumeric: false,
      varies: false,
    }));
    const rows = [
      ['a', '20190228'],
      ['a', '20190301'],
      ['a', '20190411'],
      ['b', '20200101'],
    ];
    expect(
      personsOf({ level: 'instance', columns, rows }, [{ name: 'StudyDate', period: 'interval' }]),
    ).toEqual([
      { id: 'a', values: ['+1 +42'] },
      { id: 'b', values: [''] },
    ]);
  });
});

describe('effects on risk and use', () => {
  let dump: Dump;
  beforeAll(async () => {
    dump = await readMetadata(COHORT);
  });

  it('show each profile and option: full dates single everybody out, the Basic Profile nobody', () => {
    const quasiIdentifiers: QuasiIdentifier[] = [
      SEX,
      { name: 'PatientAge', ageWidthYears: 1 },
      { name: 'StudyDate', period: 'day' },
    ];
    const effects = new Map(
      effectOfProfiles(dump, { quasiIdentifiers }).map((effect) => [effect.choice, effect]),
    );
    expect(effects.get('originals')).toMatchObject({ k: 1, uniques: 6, average: 1, kept: 1 });
    expect(effects.get('basic')).toMatchObject({ k: 6, uniques: 0, maximum: 1 / 6 });
    expect(effects.get('basic + retain-longitudinal-full-dates')).toMatchObject({ uniques: 6, average: 1 });
    expect(effects.get('basic + retain-longitudinal-modified-dates')!.average).toBeLessThan(1);
    expect(effects.get('research')!.usable).toBeGreaterThan(effects.get('basic')!.usable);
    for (const { kept, usable } of effects.values()) expect(kept).toBeLessThanOrEqual(usable);
  });

  it('show how risk and information fall as ages and dates get coarser', () => {
    const quasiIdentifiers = [
      SEX,
      { name: 'PatientAge', ageWidthYears: 1 },
      { name: 'StudyDate', period: 'day' as const },
    ];
    const effects = effectOfWidths(dump, { quasiIdentifiers });
    const at = (width: number, period: string): (typeof effects)[number] =>
      effects.find((each) => each.ageWidthYears === width && each.datePeriod === period)!;
    expect(effects).toHaveLength(25);
    expect(at(1, 'day')).toMatchObject({ average: 1, informationKept: 1 });
    expect(at(20, 'year').informationKept).toBeLessThan(1);
    expect(at(20, 'year').average).toBeLessThan(1);
    // two patients came twice, at another distance each: that is still a pattern of their own
    expect(at(20, 'interval').uniques).toBeGreaterThan(0);
  });

  it('can be drawn', () => {
    const risk = measureRisk(dump, { quasiIdentifiers: [SEX] });
    const [above, acceptable] = riskHistogramFigure(risk).data as { y: number[] }[];
    expect([...above!.y, ...acceptable!.y].reduce((sum, persons) => sum + persons, 0)).toBe(6);
    const effects = effectOfProfiles(dump, { profiles: [builtinProfile('basic')] });
    expect(JSON.stringify(riskUtilityFigure(effects))).toContain('originals');
    // of two points that would cover each other one is left, with both names beside it
    const everything = effectOfProfiles(dump);
    const [points] = riskUtilityFigure(everything).data as unknown as { x: number[]; y: number[] }[];
    const { x, y } = points!;
    for (const [a, left] of x.entries())
      for (const [b, other] of x.entries())
        if (a < b && Math.abs(y[a]! - y[b]!) < 0.04) expect(Math.abs(left - other)).toBeGreaterThan(0.04);
    const text = JSON.stringify(riskUtilityFigure(everything).layout);
    for (const { choice } of everything) expect(text).toContain(choice);
    expect(riskWidthsFigure(effectOfWidths(dump)).data[0]!.z).toHaveLength(5);
  });
});
