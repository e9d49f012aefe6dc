/** A row of a dump: values by the keyword of their attribute. */
export type Row = Readonly<Record<string, string>>;

export interface ColumnFacts {
  readonly column: string;
  readonly filled: number;
  readonly distinct: number;
  readonly singling: number;
}

/** What each column gives away; see README.md. */
export function countColumns(rows: readonly Row[]): ColumnFacts[] {
  // TODO: for each column, the patients of each of its values
  throw new Error(`countColumns is not written yet (${rows.length} rows)`);
}
