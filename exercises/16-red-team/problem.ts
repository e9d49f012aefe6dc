/** A patient of the set that was handed out. */
export interface CleanRecord {
  readonly id: string;
  readonly sex: 'F' | 'M';
  /** The lower end of a band of five years: `060Y`. */
  readonly age: string;
  /** Study dates, all moved by the same unknown number of days. */
  readonly dates: readonly string[];
}

/** What somebody else knows. */
export interface Person {
  readonly name: string;
  readonly sex: 'F' | 'M';
  readonly birthYear: number;
  /** True days at the hospital. */
  readonly visits: readonly string[];
}

/** Names by record, for all that fit one person and no other; see README.md. */
export function linkRecords(
  records: readonly CleanRecord[],
  register: readonly Person[],
): Map<string, string> {
  // TODO: who fits? A moved date tells nothing, but the days between two of them tell much
  throw new Error(`linkRecords is not written yet (${records.length}, ${register.length})`);
}
