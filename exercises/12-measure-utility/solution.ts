import { isDeepStrictEqual } from 'node:util';
import type { DicomJson } from 'deidlab';

export interface Pair {
  readonly original: DicomJson;
  readonly output: DicomJson;
}

export interface Utility {
  readonly needed: number;
  readonly kept: number;
  readonly intervals: number;
  readonly intervalsKept: number;
}

/** How much of what a study needs is still there; see README.md. */
export function measureUtility(pairs: readonly Pair[], needed: readonly string[]): Utility {
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
    needed: places.length,
    kept: places.filter(Boolean).length,
    intervals: intervals.length,
    intervalsKept: intervals.filter(Boolean).length,
  };
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
