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
  // TODO: compare the values of each needed tag; then the days between neighbours of a patient
  throw new Error(`measureUtility is not written yet (${pairs.length}, ${needed.length})`);
}
