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
  const columns = new Map<string, { filled: number; patients: Map<string, Set<string>> }>();
  for (const row of rows)
    for (const [column, value] of Object.entries(row)) {
      // a Map keeps the order in which columns were first seen
      const facts = columns.get(column) ?? { filled: 0, patients: new Map<string, Set<string>>() };
      columns.set(column, facts);
      if (value === '') continue;
      facts.filled++;
      // many files of one patient are still one patient
      const patients = facts.patients.get(value) ?? new Set<string>();
      facts.patients.set(value, patients.add(row.PatientID ?? ''));
    }
  return [...columns].map(([column, { filled, patients }]) => ({
    column,
    filled,
    distinct: patients.size,
    singling: [...patients.values()].filter(({ size }) => size === 1).length,
  }));
}
