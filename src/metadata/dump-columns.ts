import type { Column, ColumnKind } from './columns.ts';
import type { Row } from './header-row.ts';
import { type DumpLevel, LEVEL_COUNTS } from './levels.ts';

/** A column of a finished dump. */
export interface DumpColumn {
  /** Keyword, path or private form: what a profile's selector may say. */
  readonly name: string;
  /** Empty for what is about the file and for counts. */
  readonly vr: string;
  readonly kind: ColumnKind;
  /** Every cell is empty, one number, or the mark of several values. */
  readonly isNumeric: boolean;
  /** Some cell has a value, and every value is one day of the calendar as `20240301`, or the mark of several. Default false. */
  readonly isDate?: boolean | undefined;
  /** Some cell is the mark of several values. */
  readonly varies: boolean;
}

/** How the rows of a scan become the rows of a dump. */
export interface DumpPlan {
  readonly columns: readonly DumpColumn[];
  /** Names of those that no file has. */
  readonly absent: readonly string[];
  /** The cells of one row, in the order of `columns`. */
  cellsOf(row: Row, counts: readonly number[]): Row;
}

/** Of more than one file, these say nothing. */
const INSTANCE_ONLY: ReadonlySet<string> = new Set(['File', 'PixelDataSHA256']);

/**
 * Columns in the order of the standard, what is about the file and the counts of the level first; or those that were
 * chosen, in the order chosen, also when no file has them.
 */
export function planDump(
  scanned: readonly Column[],
  level: DumpLevel,
  options: {
    readonly chosen?: readonly string[] | undefined;
    readonly varies?: ((column: Column) => boolean) | undefined;
  } = {},
): DumpPlan {
  const { chosen, varies = () => false } = options;
  const countNames = LEVEL_COUNTS[level];
  const byName = new Map(scanned.map((column) => [column.name, column]));
  const names =
    chosen ??
    [
      ...scanned.filter(({ path }) => path.length === 0),
      ...scanned.filter(({ path }) => path.length > 0).sort((a, b) => (a.order < b.order ? -1 : 1)),
    ]
      .filter((column) => column.files > 0 && !(level !== 'instance' && INSTANCE_ONLY.has(column.name)))
      .map(({ name }) => name);
  const own = chosen ? [] : countNames;
  const firstAttribute = chosen ? 0 : names.findIndex((name) => (byName.get(name)?.path.length ?? 0) > 0);
  const split = firstAttribute < 0 ? names.length : firstAttribute;
  const ordered = [
    ...names.slice(0, split),
    ...own,
    ...names.slice(split).filter((name) => !own.includes(name)),
  ];
  const sources = ordered.map((name) => {
    const count = countNames.indexOf(name);
    return count >= 0 ? { count } : { index: byName.get(name)?.index };
  });
  return {
    absent: ordered.filter((name) => !countNames.includes(name) && !byName.get(name)?.files),
    columns: ordered.map((name): DumpColumn => {
      if (countNames.includes(name)) return { name, vr: '', kind: 'number', isNumeric: true, varies: false };
      const column = byName.get(name);
      if (column === undefined) return { name, vr: '', kind: 'text', isNumeric: false, varies: false };
      const { vr, kind } = column;
      const isNumeric = column.files > 0 && column.isNumeric;
      const isDate = column.hasValue && column.isDate;
      return { name, vr, kind, isNumeric, isDate, varies: varies(column) };
    }),
    cellsOf: (row, counts) =>
      sources.map((source) =>
        'count' in source
          ? String(counts[source.count!])
          : source.index === undefined
            ? undefined
            : row[source.index],
      ),
  };
}
