import { createHash } from 'node:crypto';

/** A file that may be looked at by a person. */
export interface Candidate {
  /** Position in the input, from 1. */
  readonly index: number;
  /** SHA-256 of the output, in hex. */
  readonly after: string;
}

interface PlannedStratum {
  readonly label: string;
  readonly files: number;
  readonly picks: readonly Candidate[];
}

export interface SamplingPlan {
  readonly population: number;
  readonly confidence: number;
  readonly share: number;
  /** What the formula asks for; at least one of every stratum is added to it. */
  readonly size: number;
  readonly strata: readonly PlannedStratum[];
}

/**
 * How many files of `population` to look at so that, when none of them has a fault, one is confident that less than
 * `share` of all files have one. Exact, for drawing without putting back: the smallest n for which the hypergeometric
 * chance of seeing none of D = ceil(share x population) faulty files is at most 1 - confidence. For large populations
 * this is ln(1 - confidence) / ln(1 - share), and for 95 % about 3 / share.
 *
 * @see Hanley JA, Lippman-Hand A. If nothing goes wrong, is everything all right? JAMA 1983;249(13):1743-1745 (the rule
 * of three); the hypergeometric form as in acceptance sampling with acceptance number 0 (Schilling and Neubauer,
 * Acceptance Sampling in Quality Control)
 * @example
 * sampleSize(1_000_000, { confidence: 0.95, share: 0.05 }) // => 59
 * sampleSize(60, { confidence: 0.95, share: 0.05 })        // => 37
 */
export function sampleSize(
  population: number,
  { confidence, share }: { readonly confidence: number; readonly share: number },
): number {
  const faulty = Math.min(population, Math.ceil(share * population - 1e-9));
  if (population === 0 || faulty === 0) return population;
  const limit = Math.log(1 - confidence);
  let chance = 0;
  // the chance that none of the first n drawn is faulty, as a sum of logarithms
  for (let drawn = 0; drawn < population; drawn++) {
    const left = population - drawn;
    if (left <= faulty) return drawn + 1;
    chance += Math.log((left - faulty) / left);
    if (chance <= limit + 1e-12) return drawn + 1;
  }
  return population;
}

/** Strata beyond this share one, so that memory does not grow with odd data. */
const MAX_STRATA = 200;
const OTHERS = 'all others';

/** Collects files by stratum; keeps only as many of each as a plan can ask for. */
export interface Strata {
  /** @param output path of the output, which no plan says */
  add(label: string, candidate: Candidate & { readonly output: string }): void;
  plan(goal: { readonly confidence: number; readonly share: number }): SamplingPlan;
  /** The output of a file that is remembered. */
  outputOf(index: number): string | undefined;
}

/**
 * Which files to look at: those of each stratum whose digests, hashed once more, come first. That is a random choice
 * that nobody can steer and everybody can repeat.
 *
 * @param keep at most this many of one stratum are remembered
 */
export function createStrata(keep = 300): Strata {
  interface Stratum {
    files: number;
    picks: { readonly candidate: Candidate & { readonly output: string }; readonly order: string }[];
  }
  const strata = new Map<string, Stratum>();
  return {
    add(label, candidate) {
      const name = strata.has(label) || strata.size < MAX_STRATA ? label : OTHERS;
      let stratum = strata.get(name);
      if (stratum === undefined) {
        stratum = { files: 0, picks: [] };
        strata.set(name, stratum);
      }
      stratum.files++;
      const { picks } = stratum;
      const order = createHash('sha256').update(`sample\0${candidate.after}`).digest('hex');
      if (picks.length === keep && order >= picks.at(-1)!.order) return;
      let at = picks.length;
      while (at > 0 && picks[at - 1]!.order > order) at--;
      picks.splice(at, 0, { candidate, order });
      if (picks.length > keep) picks.pop();
    },
    plan(goal) {
      const rows = [...strata].sort(([a], [b]) => (a < b ? -1 : 1));
      const population = rows.reduce((sum, [, { files }]) => sum + files, 0);
      const size = sampleSize(population, goal);
      const shares = allocate(
        rows.map(([, { files }]) => files),
        size,
      );
      return {
        population,
        ...goal,
        size,
        strata: rows.map(([label, { files, picks }], index) => ({
          label,
          files,
          picks: picks
            .slice(0, shares[index])
            .map(({ candidate: { index, after } }) => ({ index, after }))
            .sort((a, b) => a.index - b.index),
        })),
      };
    },
    outputOf(index) {
      for (const { picks } of strata.values())
        for (const { candidate } of picks) if (candidate.index === index) return candidate.output;
      return undefined;
    },
  };
}

/** In proportion to the size of the strata, by largest remainder, and at least one of each. */
export function allocate(sizes: readonly number[], total: number): number[] {
  const population = sizes.reduce((sum, size) => sum + size, 0);
  if (population === 0) return sizes.map(() => 0);
  const exact = sizes.map((size) => (size * total) / population);
  const shares = exact.map(Math.floor);
  const left = total - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) shares[index]!++;
  return shares.map((share, index) => Math.min(sizes[index]!, Math.max(share, sizes[index]! > 0 ? 1 : 0)));
}
