import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isInside } from '../batch/discover.ts';
import { DeidError } from '../errors.ts';
import { type Column, canonicalName } from './columns.ts';
import { type DumpColumn, planDump } from './dump-columns.ts';
import type { Row } from './header-row.ts';
import { createGrouper, DUMP_LEVELS, type DumpLevel, type Grouper, keyOf, LEVEL_KEYS } from './levels.ts';
import { type Scan, type ScanOptions, scanMetadata } from './scan.ts';
import { createSpill, type Spill } from './spill.ts';
import { type CsvOptions, formatOfName, openTable, type TableWriter } from './writers.ts';

/** What is read of the files, and what makes a row. */
export interface DumpOptions extends Omit<ScanOptions, 'keys'> {
  /** What one row is about. Default `instance`: one row a file. */
  readonly level?: DumpLevel | undefined;
}

/** The metadata of a folder as a table in memory. Holds what the files hold: confidential. */
export interface Dump {
  readonly level: DumpLevel;
  readonly columns: readonly DumpColumn[];
  /** Cells in the order of `columns`: text as in the file; `''` for an empty value, `undefined` for none. */
  readonly rows: readonly Row[];
}

/** A dump that was written, in numbers. */
export interface DumpSummary {
  readonly files: number;
  readonly rows: number;
  readonly columns: number;
  /** Columns beyond what a spreadsheet takes, which were left out. */
  readonly droppedColumns: number;
  /** Columns that were asked for and that no row has. */
  readonly absentColumns: readonly string[];
  readonly refused: Scan['refused'];
  readonly bytes: number;
  readonly seconds: number;
  readonly stopped: boolean;
}

/** Keeps the rows of a scan until the columns are known. */
interface Store {
  add(row: Row, columns: readonly Column[]): void;
  /** Rows with the counts of their level. */
  rows(): Generator<{ readonly cells: Row; readonly counts: readonly number[] }>;
  varies(column: Column): boolean;
}

/**
 * The headers of all files below `inputs` as a table in memory, for notebooks.
 *
 * @param inputs a file, a folder (with all below it), a zip, or a list of these
 * @throws DeidError E_USAGE when there is nothing at an input, or a column has a name that is none
 * @example
 * const dump = await readMetadata('datasets/cohort', { level: 'series', columns: ['Modality', 'KVP'] })
 * dump.rows[0] // => ['CT', '120']
 */
export async function readMetadata(
  inputs: string | readonly string[],
  options: DumpOptions = {},
): Promise<Dump> {
  const level = options.level ?? 'instance';
  if (!DUMP_LEVELS.includes(level))
    throw new DeidError('E_USAGE', `expected the level ${DUMP_LEVELS.join(', ')}, found another`);
  const chosen = chosenColumns(options);
  const kept: Row[] = [];
  const store =
    level === 'instance'
      ? instanceStore({ add: (row) => void kept.push(row), rows: () => each(kept) })
      : groupStore(level);
  const scan = await scanMetadata(inputs, scanOptions(options, chosen), store.add);
  const plan = planDump(scan.columns, level, { chosen, varies: store.varies });
  const rows: Row[] = [];
  for (const { cells, counts } of store.rows()) rows.push(plan.cellsOf(cells, counts));
  return { level, columns: plan.columns, rows };
}

function* each(rows: readonly Row[]): Generator<Row> {
  yield* rows;
}

/**
 * Writes the headers of all files below `inputs` as a table: CSV, JSON or Parquet by the name of `output`. Memory does not
 * grow with the number of files. The file is confidential (mode 0600) and whole or not there; without a row it is not there.
 * In Parquet, columns of numbers are DOUBLE and columns of whole dates DATE, in which an empty value is null, as one that is
 * not there is; everything else, times too, is text as in the files.
 *
 * @throws DeidError E_USAGE, E_OUTPUT_NOT_EMPTY when the file is there, E_OUTPUT_INSIDE_INPUT, E_WRITE
 * @example
 * const { rows } = await dumpMetadata('studies', { output: 'secret/dump.csv', level: 'series' })
 */
export async function dumpMetadata(
  inputs: string | readonly string[],
  options: DumpOptions & CsvOptions & { readonly output: string },
): Promise<DumpSummary> {
  const started = performance.now();
  const { output } = options;
  const level = options.level ?? 'instance';
  const format = formatOfName(output);
  const chosen = chosenColumns(options);
  refuseOutput(typeof inputs === 'string' ? [inputs] : inputs, output);
  const partial = `${output}.partial`;
  let spill: Spill | undefined;
  let writer: TableWriter | undefined;
  try {
    if (level === 'instance') spill = createSpill(`${output}.rows.partial`);
    const store = spill ? instanceStore(spill) : groupStore(level as Exclude<DumpLevel, 'instance'>);
    const scan = await scanMetadata(inputs, scanOptions(options, chosen), store.add);
    const summary = { ...scan, columns: 0, rows: 0, absentColumns: [] as readonly string[] };
    if (!scan.stopped && scan.rows > 0) {
      const plan = planDump(scan.columns, level, { chosen, varies: store.varies });
      writer = await openTable(partial, plan.columns, { ...options, format });
      for (const { cells, counts } of store.rows()) {
        writer.add(plan.cellsOf(cells, counts));
        summary.rows++;
      }
      writer.finish();
      renameSync(partial, output);
      summary.columns = plan.columns.length;
      summary.absentColumns = plan.absent;
    }
    return { ...summary, seconds: (performance.now() - started) / 1000 };
  } catch (cause) {
    if (cause instanceof DeidError || (cause as { code?: string }).code === undefined) throw cause;
    throw new DeidError('E_WRITE', `the dump could not be written (${(cause as { code?: string }).code})`, {
      cause,
    });
  } finally {
    spill?.close();
    if (existsSync(partial)) rmSync(partial);
  }
}

function refuseOutput(inputs: readonly string[], output: string): void {
  if (existsSync(output)) {
    throw new DeidError(
      'E_OUTPUT_NOT_EMPTY',
      'expected a file that does not exist yet, found one that would be lost. Choose another name',
    );
  }
  if (!existsSync(dirname(resolve(output))))
    throw new DeidError('E_USAGE', 'expected an output in a folder that exists, found another path');
  if (inputs.some((input) => isInside(output, input))) {
    throw new DeidError(
      'E_OUTPUT_INSIDE_INPUT',
      'expected an output outside the input, found one in it; it would be read as one of the files',
    );
  }
}

function scanOptions(options: DumpOptions, columns: readonly string[] | undefined): ScanOptions {
  return { ...options, columns, keys: LEVEL_KEYS };
}

/** Each once, by the name that a dump has for it. */
function chosenColumns({ columns }: DumpOptions): readonly string[] | undefined {
  return columns && [...new Set(columns.map(canonicalName))];
}

/** One row a file; how many files a series has is known at the end. */
function instanceStore(rows: { add(row: Row): void; rows(): Generator<Row> }): Store {
  const perSeries = new Map<string, number>();
  return {
    add(row) {
      const series = keyOf(row, 'series');
      perSeries.set(series, (perSeries.get(series) ?? 0) + 1);
      rows.add(row);
    },
    varies: () => false,
    *rows() {
      for (const cells of rows.rows()) yield { cells, counts: [perSeries.get(keyOf(cells, 'series')) ?? 1] };
    },
  };
}

function groupStore(level: Exclude<DumpLevel, 'instance'>): Store {
  let grouper: Grouper | undefined;
  return {
    add(row, columns) {
      grouper ??= createGrouper(level, columns);
      grouper.add(row);
    },
    varies: (column) => grouper?.varies(column) ?? false,
    *rows() {
      if (grouper) yield* grouper.rows();
    },
  };
}
