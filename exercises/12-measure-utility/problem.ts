import { type CheckInput, check, readDicom, toDicomJson } from 'deidlab';

/** Files by name before and after, and what was asked for: what `check` takes. */
export type Run = Pick<CheckInput, 'originals' | 'output' | 'policy'>;

export interface Utility {
  readonly leaks: number;
  readonly needed: number;
  readonly kept: number;
  readonly intervals: number;
  readonly intervalsKept: number;
}

/** What is left of the patients, and of what a study needs; see README.md. */
export function measureUtility(run: Run, needed: readonly string[]): Utility {
  const { privacy } = check(run);
  const headers = [...run.originals.values()].map((bytes) =>
    toDicomJson(readDicom(bytes), { bulkData: 'omit' }),
  );
  // TODO: compare the values of each needed tag; then the days between neighbours of a patient
  throw new Error(
    `measureUtility is not written yet (${privacy.leaks}, ${headers.length}, ${needed.length})`,
  );
}
