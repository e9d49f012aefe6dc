/** What a sample says about the population that it was drawn from. */

export interface UniquesEstimate {
  /** Persons of the population who are alone in their class. */
  readonly uniques: number;
  /** Of the population, 0 to 1. */
  readonly share: number;
  readonly estimator: 'zayatz' | 'pitman' | 'none';
}

/**
 * The expected risk 1/F of a class of which f persons are in a sample of the fraction p, when F given f is negative binomial:
 * for f = 1 it is (p/q) ln(1/p), for f = 2 it is (p/q) - (p/q)^2 ln(1/p), with q = 1 - p; from f = 3 on p/(f - q) is near enough.
 *
 * @see Benedetti, Franconi: Statistical and technological solutions for controlled data dissemination (1998); this is the
 * mu-Argus estimator in Dankar et al. 2012
 * @example expectedInverseSize(1, 0.5) // => 0.693
 */
export function expectedInverseSize(f: number, fraction: number): number {
  if (fraction >= 1) return 1 / f;
  const odds = fraction / (1 - fraction);
  if (f === 1) return odds * Math.log(1 / fraction);
  if (f === 2) return odds - odds ** 2 * Math.log(1 / fraction);
  return fraction / (f - (1 - fraction));
}

/**
 * How many persons are alone in the population, from the sizes of the classes of a sample. Dankar et al. found no estimator good
 * everywhere and choose by the sampling fraction: Pitman's up to 0.1, Zayatz' above (their third one, the slide negative
 * binomial, is not here).
 *
 * @param sizes of the classes of the sample
 * @param population number of persons
 * @see Dankar et al. 2012, appendix A, and its decision rule
 */
export function estimateUniques(sizes: readonly number[], population: number): UniquesEstimate {
  const n = sizes.reduce((sum, size) => sum + size, 0);
  const singles = sizes.filter((size) => size === 1).length;
  const result = (uniques: number, estimator: UniquesEstimate['estimator']): UniquesEstimate => {
    const bounded = Math.min(population, Math.max(0, uniques));
    return { uniques: bounded, share: bounded / population, estimator };
  };
  if (singles === 0) return result(0, 'none');
  if (n / population <= 0.1) {
    const pitman = pitmanUniques(sizes, population);
    if (pitman >= 0 && pitman <= population) return result(pitman, 'pitman');
  }
  return result(zayatzUniques(sizes, population), 'zayatz');
}

/**
 * Zayatz: a class that is single in the sample is single in the population with the probability
 * p_1 P(1|1) / sum_j p_j P(1|j), where p_j is the share of classes of size j, taken from the sample, and P(1|j) is
 * hypergeometric. That many of the sample's singles, times N/n, are unique.
 *
 * @see Zayatz: Estimation of the number of unique population elements using a sample (1991)
 */
export function zayatzUniques(sizes: readonly number[], population: number): number {
  const n = sizes.reduce((sum, size) => sum + size, 0);
  const counts = new Map<number, number>();
  for (const size of sizes) counts.set(size, (counts.get(size) ?? 0) + 1);
  let all = 0;
  for (const [size, classes] of counts) all += (classes / sizes.length) * oneInSample(size, n, population);
  const singles = counts.get(1) ?? 0;
  if (singles === 0) return 0;
  const ones = (singles / sizes.length) * oneInSample(1, n, population);
  return ((singles * ones) / all) * (population / n);
}

/** Hypergeometric: exactly one of a class of F persons is among n drawn from N. */
function oneInSample(F: number, n: number, N: number): number {
  // F (n/N) times the chance that the F - 1 others are among the N - n not drawn
  let chance = (F * n) / N;
  for (let other = 0; other < F - 1; other++) chance *= Math.max(0, N - n - other) / (N - 1 - other);
  return chance;
}

/**
 * Pitman: S_1 = Gamma(theta + 1)/Gamma(theta + alpha) N^alpha, with Hoshino's closed-form estimates of theta and alpha from the
 * number of classes u and of those of one and two persons. NaN where they do not exist.
 *
 * @see Hoshino: Applying Pitman's sampling formula to microdata disclosure risk assessment, J Official Statistics 2001, 17:499
 */
export function pitmanUniques(sizes: readonly number[], population: number): number {
  const n = sizes.reduce((sum, size) => sum + size, 0);
  const u = sizes.length;
  const s1 = sizes.filter((size) => size === 1).length;
  const s2 = sizes.filter((size) => size === 2).length;
  if (s1 === 0 || s2 === 0) return Number.NaN;
  const c = (s1 * (s1 - 1)) / s2;
  const theta = (n * u * c - s1 * (n - 1) * (2 * u + c)) / (2 * s1 * u + s1 * c - n * c);
  const alpha = (theta * (s1 - n) + (n - 1) * s1) / (n * u);
  // the model holds for alpha from 0 to 1 and theta above -alpha
  if (!(alpha > 0 && alpha < 1 && theta > -alpha)) return Number.NaN;
  return Math.exp(logGamma(theta + 1) - logGamma(theta + alpha)) * population ** alpha;
}

/** Stirling's series, after the argument was moved to where it converges. */
function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < 10; z++) shift += Math.log(z);
  const series = 1 / (12 * z) - 1 / (360 * z ** 3) + 1 / (1260 * z ** 5);
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
