import type { Dump } from 'deidlab';

export interface ColumnFacts {
  readonly column: string;
  readonly filled: number;
  readonly distinct: number;
  readonly singling: number;
}

/** What each column gives away; see README.md. */
export function countColumns({ columns, rows }: Dump): ColumnFacts[] {
  const patientAt = columns.findIndex(({ name }) => name === 'PatientID');
  return columns.map(({ name }, at) => {
    let filled = 0;
    const patients = new Map<string, Set<string>>();
    for (const row of rows) {
      const value = row[at];
      // absent or empty: nobody is told anything
      if (value === undefined || value === '') continue;
      filled++;
      // many files of one patient are still one patient
      patients.set(value, (patients.get(value) ?? new Set<string>()).add(row[patientAt] ?? ''));
    }
    return {
      column: name,
      filled,
      distinct: patients.size,
      singling: [...patients.values()].filter(({ size }) => size === 1).length,
    };
  });
}
