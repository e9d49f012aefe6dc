import { isDeepStrictEqual } from 'node:util';
import { type CheckInput, check, type DicomJson, readDicom, toDicomJson } from 'deidlab';

/** Files by name before and after, and what was asked for: what `check` takes. */
export type Run = Pick<CheckInput, 'originals' | 'output' | 'policy'>;

export interface Utility {
  readonly leaks: number;
  readonly needed: number;
  readonly kept: number;
  readonly intervals: number;
  readonly intervalsKept: number;
}

/** What is left of the patients, and of what a study needs. */
export function measureUtility(run: Run, needed: readonly string[]): Utility {
  const pairs = pairsOf(run);
  const places = pairs.flatMap(({ original, output }) =>
    needed
      .filter((tag) => (original[tag]?.Value?.length ?? 0) > 0)
      .map((tag) => isDeepStrictEqual(original[tag]!.Value, output[tag]?.Value)),
  );
  const intervals = neighbours(pairs).flatMap(([first, second]) => {
    const before = daysBetween(first.original, second.original);
    // nothing to compare where an original has no date
    return before === undefined ? [] : [daysBetween(first.output, second.output) === before];
  });
  return {
    leaks: check(run).privacy.leaks,
    needed: places.length,
    kept: places.filter(Boolean).length,
    intervals: intervals.length,
    intervalsKept: intervals.filter(Boolean).length,
  };
}

interface Pair {
  readonly original: DicomJson;
  readonly output: DicomJson;
}

/** An output has the name of its original. */
function pairsOf({ originals, output }: Run): Pair[] {
  return [...originals].flatMap(([name, bytes]) => {
    const made = output.get(name);
    return made === undefined ? [] : [{ original: headerOf(bytes), output: headerOf(made) }];
  });
}

function headerOf(bytes: Uint8Array): DicomJson {
  return toDicomJson(readDicom(bytes), { bulkData: 'omit' });
}

/** By the original number: pseudonyms may be missing, and two patients must never be compared. */
function neighbours(pairs: readonly Pair[]): [Pair, Pair][] {
  const last = new Map<unknown, Pair>();
  return pairs.flatMap((pair): [Pair, Pair][] => {
    const patient = pair.original['00100020']?.Value?.[0];
    const earlier = last.get(patient);
    last.set(patient, pair);
    return earlier === undefined ? [] : [[earlier, pair]];
  });
}

function daysBetween(a: DicomJson, b: DicomJson): number | undefined {
  const [from, to] = [a, b].map((dataset) => dayOf(dataset['00080020']?.Value?.[0]));
  return from === undefined || to === undefined ? undefined : to - from;
}

function dayOf(value: unknown): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)$/.exec(String(value ?? ''));
  return match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / 86_400_000 : undefined;
}
