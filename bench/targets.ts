import { DEIDLAB, GDCMANON, NODE_LOOP } from './tools.ts';

/** Medians of one tool on one set. */
export interface Result {
  readonly tool: string;
  readonly seconds: number;
  readonly fastestSeconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

/** What the main job is to reach; ratios, so that they hold on any machine. */
interface Target {
  readonly set: string;
  readonly what: string;
  readonly figure: (results: ReadonlyMap<string, Result>) => number | undefined;
  readonly limit: number;
  readonly sense: 'at most' | 'at least';
  readonly unit: string;
}

const loopRatio = (set: string, limit: number): Target => ({
  set,
  what: `time as a multiple of the ${NODE_LOOP} loop's`,
  figure: (results) => timeRatio(results, DEIDLAB, NODE_LOOP),
  limit,
  sense: 'at most',
  unit: '',
});

const gdcmanonRatio = (set: string, limit: number): Target => ({
  set,
  what: `files/s as a multiple of ${GDCMANON}'s`,
  figure: (results) => timeRatio(results, GDCMANON, DEIDLAB),
  limit,
  sense: 'at least',
  unit: '',
});

const TARGETS: readonly Target[] = [
  loopRatio('a', 1.3),
  loopRatio('b', 2),
  gdcmanonRatio('b', 2),
  loopRatio('c', 1.2),
  {
    set: 'c',
    what: 'peak memory',
    figure: (results) => megabytes(results.get(DEIDLAB)?.peakBytes),
    limit: 100,
    sense: 'at most',
    unit: ' MB',
  },
  gdcmanonRatio('d', 1),
  gdcmanonRatio('f', 3),
];

/** One row a target of the set: what, wanted, reached, MET, MISSED or not measured. */
export function judge(set: string, results: ReadonlyMap<string, Result>): (readonly string[])[] {
  return TARGETS.filter((target) => target.set === set).map(({ what, figure, limit, sense, unit }) => {
    const reached = figure(results);
    if (reached === undefined || Number.isNaN(reached))
      return [`(${set})`, what, `${sense} ${limit}${unit}`, '-', 'not measured'];
    const isMet = sense === 'at most' ? reached <= limit : reached >= limit;
    return [
      `(${set})`,
      what,
      `${sense} ${limit}${unit}`,
      `${reached.toFixed(2)}${unit}`,
      isMet ? 'MET' : 'MISSED',
    ];
  });
}

/** Median time of `tool` divided by that of `other`. */
export function timeRatio(
  results: ReadonlyMap<string, Result>,
  tool: string,
  other: string,
): number | undefined {
  const [above, below] = [results.get(tool), results.get(other)];
  return above && below ? above.seconds / below.seconds : undefined;
}

function megabytes(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : bytes / 1e6;
}
