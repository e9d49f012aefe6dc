import type { DataFrame } from 'danfojs';
import { loadDanfo } from './danfo.ts';
import { type Dump, type DumpOptions, readMetadata } from './dump.ts';
import type { DumpColumn } from './dump-columns.ts';

import { isoDate, isoDateTime, isoTime, yearsOf } from './typed.ts';

/**
 * A danfo.js data frame of the headers of all files below `source`, columns typed: numbers as numbers, ages in years, dates
 * as `2019-03-17`, times as `08:10:15`; NaN where a file does not have the attribute, its value is empty, or (in a column of
 * numbers) there are several.
 *
 * @param source a file, a folder, a zip, a list of these, or a dump that was read already
 * @throws DeidError E_USAGE when there is nothing at an input, or a column has a name that is none
 * @example
 * const df = await metadataFrame('datasets/cohort', { columns: ['Modality', 'PatientAge'] })
 * df.groupby(['Modality']).col(['PatientAge']).mean().print()
 */
export async function metadataFrame(
  source: string | readonly string[] | Dump,
  options: DumpOptions = {},
): Promise<DataFrame> {
  const dump = isDump(source) ? source : await readMetadata(source, options);
  const danfo = await loadDanfo();
  const chosen = isDump(source) && options.columns ? pick(dump, options.columns) : dump;
  const columns = chosen.columns.map((column, index) => ({
    name: column.name,
    ...typedColumn(
      column,
      chosen.rows.map((row) => row[index]),
    ),
  }));
  return new danfo.DataFrame(
    chosen.rows.map((_, row) => columns.map(({ values }) => values[row]!)),
    { columns: columns.map(({ name }) => name), dtypes: columns.map(({ dtype }) => dtype) },
  );
}

/**
 * A frame of records, such as those of `valueCounts`, `cardinality`, `missingness` or `compareDumps`.
 *
 * @example (await frameOf(cardinality(dump))).head(5).print()
 */
export async function frameOf<T extends object>(records: readonly T[]): Promise<DataFrame> {
  const danfo = await loadDanfo();
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const dtypes = names.map((name) =>
    records.every((record) => typeof (record as Record<string, unknown>)[name] === 'number')
      ? 'float32'
      : 'string',
  );
  return new danfo.DataFrame(
    records.map((record) =>
      names.map((name) => {
        const value = (record as Record<string, unknown>)[name];
        return typeof value === 'number' || typeof value === 'string'
          ? value
          : value === undefined
            ? Number.NaN
            : String(value);
      }),
    ),
    { columns: names, dtypes },
  );
}

function isDump(source: string | readonly string[] | Dump): source is Dump {
  return typeof source === 'object' && 'rows' in source;
}

function pick(dump: Dump, names: readonly string[]): Dump {
  const indexes = names
    .map((name) => dump.columns.findIndex((column) => column.name === name))
    .filter((at) => at >= 0);
  return {
    level: dump.level,
    columns: indexes.map((at) => dump.columns[at]!),
    rows: dump.rows.map((row) => indexes.map((at) => row[at])),
  };
}

function typedColumn(
  { kind, isNumeric }: DumpColumn,
  cells: readonly (string | undefined)[],
): { readonly values: (string | number)[]; readonly dtype: 'string' | 'int32' | 'float32' } {
  if (isNumeric || kind === 'age') {
    const numbers = cells.map((cell) => {
      if (cell === undefined || cell === '') return Number.NaN;
      return kind === 'age' ? yearsOf(cell) : Number(cell);
    });
    return {
      values: numbers,
      dtype: numbers.every((number) => Number.isInteger(number)) ? 'int32' : 'float32',
    };
  }
  const convert = CONVERTERS[kind] ?? ((cell: string) => cell);
  return {
    values: cells.map((cell) => (cell === undefined || cell === '' ? Number.NaN : convert(cell))),
    dtype: 'string',
  };
}

const CONVERTERS: Readonly<Partial<Record<DumpColumn['kind'], (cell: string) => string>>> = {
  date: isoDate,
  time: isoTime,
  datetime: isoDateTime,
};
