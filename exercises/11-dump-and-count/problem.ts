import type { Dump } from 'deidlab';

export interface ColumnFacts {
  readonly column: string;
  readonly filled: number;
  readonly distinct: number;
  readonly singling: number;
}

/** What each column gives away; see README.md. */
export function countColumns({ columns, rows }: Dump): ColumnFacts[] {
  // TODO: for each column, the patients of each of its values
  throw new Error(`countColumns is not written yet (${columns.length} columns, ${rows.length} rows)`);
}
