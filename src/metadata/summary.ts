import { DeidError } from '../errors.ts';
import type { Dump } from './dump.ts';
import type { Row } from './header-row.ts';

/** One value of a column. */
export interface ValueCount {
  /** `''` where it is empty, `undefined` where it is absent. */
  readonly value: string | undefined;
  readonly rows: number;
  /** Of all rows, 0 to 1. */
  readonly share: number;
}

/**
 * How often each value of a column occurs, the most frequent first.
 *
 * @throws DeidError E_USAGE when the dump has no such column
 * @example valueCounts(dump, 'Modality')[0] // => { value: 'CT', rows: 28, share: 0.44 }
 */
export function valueCounts(dump: Dump, name: string): ValueCount[] {
  const counts = countCells(dump.rows, columnIndex(dump, name));
  return [...counts]
    .map(([value, rows]) => ({ value, rows, share: rows / dump.rows.length }))
    .sort((a, b) => b.rows - a.rows);
}

/** How many values an attribute has, and how they are spread. */
export interface Cardinality {
  readonly name: string;
  readonly vr: string;
  /** Different values, empty and absent not counted. */
  readonly values: number;
  /** Rows that have a value. */
  readonly filled: number;
  /** Values that only one row has. */
  readonly unique: number;
  /** Shannon entropy of the values in bits: 0 when all rows say the same, log2(rows) when each says something else. */
  readonly entropyBits: number;
}

/** How many different values each column has, the most first. */
export function cardinality(dump: Dump): Cardinality[] {
  return dump.columns
    .map(({ name, vr }, index): Cardinality => {
      const counts = [...countCells(dump.rows, index)].filter(
        ([value]) => value !== undefined && value !== '',
      );
      const filled = counts.reduce((sum, [, rows]) => sum + rows, 0);
      return {
        name,
        vr,
        values: counts.length,
        filled,
        unique: counts.filter(([, rows]) => rows === 1).length,
        entropyBits: entropyOf(counts.map(([, rows]) => rows)),
      };
    })
    .sort((a, b) => b.values - a.values);
}

/** Shannon entropy in bits of a distribution given by its counts. */
export function entropyOf(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let bits = 0;
  for (const count of counts) if (count > 0) bits -= (count / total) * Math.log2(count / total);
  return Math.abs(bits);
}

/** In how many rows an attribute is filled, empty or absent. */
export interface Missingness {
  readonly name: string;
  readonly vr: string;
  readonly filled: number;
  /** Rows in which the attribute is there without a value, as Type 2 allows. */
  readonly empty: number;
  readonly absent: number;
  /** Of all rows, 0 to 1. */
  readonly filledShare: number;
}

/** How many rows have each attribute with a value, empty, or not at all; in the order of the columns. */
export function missingness(dump: Dump): Missingness[] {
  return dump.columns.map(({ name, vr }, index) => {
    let [filled, empty, absent] = [0, 0, 0];
    for (const row of dump.rows) {
      if (row[index] === undefined) absent++;
      else if (row[index] === '') empty++;
      else filled++;
    }
    return {
      name,
      vr,
      filled,
      empty,
      absent,
      filledShare: dump.rows.length === 0 ? 0 : filled / dump.rows.length,
    };
  });
}

function countCells(rows: readonly Row[], index: number): Map<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  for (const row of rows) counts.set(row[index], (counts.get(row[index]) ?? 0) + 1);
  return counts;
}

/** @throws DeidError E_USAGE when the dump has no such column */
function columnIndex(dump: Dump, name: string): number {
  const index = dump.columns.findIndex((column) => column.name === name);
  if (index >= 0) return index;
  throw new DeidError(
    'E_USAGE',
    `expected a column of the dump, found ${name}, which it does not have. Read the dump with this column, or choose one of its ${dump.columns.length}`,
  );
}

/** The cells of a column; `undefined` throughout when the dump does not have it. */
export function cellsOf(dump: Dump, name: string): (string | undefined)[] {
  const index = dump.columns.findIndex((column) => column.name === name);
  return dump.rows.map((row) => (index < 0 ? undefined : row[index]));
}
