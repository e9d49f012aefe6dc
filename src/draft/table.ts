import { DeidError } from '../errors.ts';
import type { RoundRecord, RunRecord } from './run-folder.ts';

/** Several runs of one prompt and one model. Leaks and over-removals stand side by side and are never blended. */
export interface TableRow {
  readonly task: string;
  readonly prompt: string;
  readonly model: string;
  /** Who wrote the answers, for a replay. */
  readonly label?: string;
  /** First drafts, one a run. */
  readonly drafts: number;
  /** First drafts that gave a data set for each file. */
  readonly ran: number;
  /** First drafts in which nothing was found. */
  readonly passed: number;
  /** passed / drafts, with its 95 % interval (Wilson). */
  readonly passAt1: number;
  readonly interval: readonly [number, number];
  /** Chance that one of `k` first drafts passes, the unbiased estimate; only for k up to the number of drafts. */
  readonly passAtK: { readonly k: number; readonly chance: number } | undefined;
  /** Runs that passed at once or after repair. */
  readonly repaired: number;
  /** Findings in first drafts that ran: worst and median. */
  readonly leaks: Spread;
  readonly overRemovals: Spread;
  readonly invalid: Spread;
  readonly linkage: Spread;
  /** Drafts until one passed, the median of the runs that did. */
  readonly roundsToPass: number | undefined;
  /** As reported; absent when a server did not report them, or no model was called. */
  readonly tokens: { readonly input: number; readonly output: number } | undefined;
  readonly cost: { readonly amount: number; readonly currency: string } | undefined;
  readonly seconds: number | undefined;
}

export interface Spread {
  readonly worst: number;
  readonly median: number;
}

/** Prices for a million tokens, from a file that the user gives, with the day that they are of. */
export interface Prices {
  readonly date: string;
  readonly currency: string;
  readonly models: Readonly<Record<string, { readonly input: number; readonly output: number }>>;
}

/** All that a learner is shown of several runs. */
export interface DraftTable {
  readonly rows: readonly TableRow[];
  /** How many drafts of which run failed for which reason. */
  readonly failures: readonly { readonly model: string; readonly reason: string; readonly drafts: number }[];
  /** Runs that had passed after so many drafts. */
  readonly byRound: readonly {
    readonly model: string;
    readonly passed: readonly number[];
    readonly runs: number;
  }[];
  readonly notes: readonly string[];
}

/**
 * Puts runs together by task, prompt and model.
 *
 * @param options.k for pass@k; default 3
 * @example makeTable([record]).rows[0].passAt1 // => 0.5
 */
export function makeTable(
  records: readonly RunRecord[],
  options: { readonly prices?: Prices | undefined; readonly k?: number } = {},
): DraftTable {
  const groups = new Map<string, RunRecord[]>();
  for (const record of records) {
    // all replays of a task are drafts of one author
    const key = JSON.stringify([record.task, record.prompt, modelOf(record), record.label ?? '']);
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  const all = [...groups.values()];
  return {
    rows: all.map((group) => rowOf(group, options)),
    failures: all.flatMap(failuresOf),
    byRound: all.map(byRoundOf),
    notes: notesOf(records, options.prices),
  };
}

function modelOf({ label, model }: RunRecord): string {
  return label === undefined ? model : 'replay';
}

function rowOf(
  group: readonly RunRecord[],
  { prices, k = 3 }: { readonly prices?: Prices | undefined; readonly k?: number },
): TableRow {
  const [one] = group as [RunRecord];
  const firsts = group.map(({ rounds }) => rounds[0]!);
  const drafts = firsts.length;
  const passed = firsts.filter(({ outcome }) => outcome === 'passed').length;
  const judged = firsts.filter(({ outcome }) => outcome === 'passed' || outcome === 'findings');
  const done = group.filter(({ ended }) => ended === 'passed');
  const rounds = group.flatMap((record) => record.rounds);
  const tokens = tokensOf(rounds);
  const price = prices?.models[one.model];
  return {
    ...{
      task: one.task,
      prompt: one.prompt,
      model: modelOf(one),
      ...(one.label !== undefined && { label: one.label }),
    },
    ...{ drafts, ran: judged.length, passed, passAt1: passed / drafts, interval: wilson(passed, drafts) },
    passAtK: drafts >= k ? { k, chance: passAtK(drafts, passed, k) } : undefined,
    repaired: done.length,
    leaks: spread(judged.map((each) => each.leaks)),
    overRemovals: spread(judged.map((each) => each.overRemovals)),
    invalid: spread(judged.map((each) => each.invalid)),
    linkage: spread(judged.map((each) => each.linkage + each.unstable)),
    roundsToPass: done.length === 0 ? undefined : median(done.map((record) => record.rounds.length)),
    tokens,
    cost:
      tokens !== undefined && price !== undefined
        ? {
            amount: (tokens.input * price.input + tokens.output * price.output) / 1e6,
            currency: prices!.currency,
          }
        : undefined,
    seconds: one.label === undefined ? rounds.reduce((sum, { seconds }) => sum + seconds, 0) : undefined,
  };
}

function tokensOf(rounds: readonly RoundRecord[]): TableRow['tokens'] {
  let [input, output] = [0, 0];
  for (const { usage } of rounds) {
    if (usage === undefined) return undefined;
    input += usage.inputTokens;
    output += usage.outputTokens;
  }
  return { input, output };
}

/** The 95 % interval of a share (Wilson 1927): 3 of 5 is 23 to 88 %. */
export function wilson(passed: number, of: number): [number, number] {
  if (of === 0) return [0, 1];
  const z = 1.96;
  const share = passed / of;
  const middle = share + (z * z) / (2 * of);
  const reach = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const size = 1 + (z * z) / of;
  return [Math.max(0, (middle - reach) / size), Math.min(1, (middle + reach) / size)];
}

/** 1 - C(n - c, k) / C(n, k), as HumanEval estimates it (Chen et al. 2021). */
export function passAtK(n: number, c: number, k: number): number {
  if (n - c < k) return 1;
  let none = 1;
  for (let each = n - c + 1; each <= n; each++) none *= 1 - k / each;
  return 1 - none;
}

function spread(numbers: readonly number[]): Spread {
  return { worst: Math.max(0, ...numbers), median: median(numbers) };
}

function median(numbers: readonly number[]): number {
  if (numbers.length === 0) return 0;
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

function failuresOf(group: readonly RunRecord[]): DraftTable['failures'] {
  const counts = new Map<string, number>();
  for (const { outcome, codes } of group.flatMap(({ rounds }) => rounds)) {
    if (outcome === 'passed') continue;
    for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const model = modelOf(group[0]!);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([reason, drafts]) => ({ model, reason, drafts }));
}

function byRoundOf(group: readonly RunRecord[]): DraftTable['byRound'][number] {
  const most = Math.max(...group.map(({ rounds }) => rounds.length));
  const passed = Array.from(
    { length: most },
    (_, round) =>
      group.filter(({ ended, rounds }) => ended === 'passed' && rounds.length <= round + 1).length,
  );
  return { model: modelOf(group[0]!), passed, runs: group.length };
}

function notesOf(records: readonly RunRecord[], prices: Prices | undefined): string[] {
  const labels = [...new Set(records.flatMap(({ label }) => label ?? []))];
  return [
    ...labels.map((label) => `Rows of a ${label}.`),
    ...(prices === undefined ? [] : [`Prices of ${prices.date}, from the file that was given.`]),
    'Passed means: nothing was found by these checks on synthetic files. It does not mean safe to release.',
    'Not checked: pixels and text in them, faces, re-identification by rare combinations.',
  ];
}

/**
 * Reads a price file: `{ date, currency, models: { NAME: { input, output } } }`, prices for a million tokens, JSON or YAML.
 *
 * @throws DeidError E_USAGE
 */
export async function parsePrices(text: string): Promise<Prices> {
  const { parse } = await import('yaml');
  const { z } = await import('zod');
  const price = z.strictObject({ input: z.number().nonnegative(), output: z.number().nonnegative() });
  const form = z.strictObject({
    date: z.string().regex(/^\d{4}-\d\d-\d\d$/),
    currency: z.string().regex(/^[A-Z]{3}$/),
    models: z.record(z.string(), price),
  });
  let value: unknown;
  try {
    value = parse(text);
  } catch {
    value = undefined;
  }
  const read = form.safeParse(value);
  if (read.success) return read.data;
  throw new DeidError(
    'E_USAGE',
    'expected a price file with date (2026-11-25), currency (USD) and models, each with input and output for a million tokens',
  );
}
