import { DeidError } from '../../errors.ts';
import { escapeHtml, frame } from './style.ts';

/** What a cell of a table may hold. */
export type Cell = string | number | bigint | boolean | null | undefined;
/** A row of a table by the names of its columns. */
export type Row = Readonly<Record<string, Cell>>;

/** What danfo.js calls a DataFrame: only what a table needs of it. */
export interface DataFrameLike {
  readonly columns: readonly string[];
  readonly values: readonly unknown[];
}

/** What `showTable` shows of the rows. */
export interface TableOptions {
  /** Default: every key with text or a number, in the order in which they first appear. */
  readonly columns?: readonly string[];
  /** Rows shown; the others are counted. Default 30. */
  readonly limit?: number;
  readonly caption?: string;
}

/**
 * Rows, or a danfo DataFrame, as an HTML table.
 *
 * @example renderTable([{ Modality: 'CT', files: 12 }])
 */
export function renderTable(data: readonly object[] | DataFrameLike, options: TableOptions = {}): string {
  if (typeof data !== 'object' || data === null || !(Array.isArray(data) || 'columns' in data))
    throw new DeidError(
      'E_USAGE',
      'expected a list of rows, such as [{ Modality: "CT" }], or a data frame, found neither; showText shows text',
    );
  const rows = 'columns' in data ? rowsOf(data) : (data as readonly Row[]);
  const limit = options.limit ?? 30;
  const columns = options.columns ?? [
    ...new Set(rows.flatMap((row) => Object.keys(row).filter((key) => isCell(row[key])))),
  ];
  const head = columns.map((name) => `<th>${escapeHtml(name)}</th>`).join('');
  const body = rows
    .slice(0, limit)
    .map((row) => `<tr>${columns.map((name) => cellOf(row[name])).join('')}</tr>`)
    .join('');
  const more =
    rows.length > limit
      ? `<div class="dl-note">and ${rows.length - limit} more rows of ${rows.length}</div>`
      : '';
  const caption = options.caption ? `<div class="dl-note">${escapeHtml(options.caption)}</div>` : '';
  return frame(
    'data',
    `${caption}<table class="dl-table"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>${more}`,
  );
}

/** What a table can show; lists and objects inside of a row are left out. */
function isCell(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'function');
}

function cellOf(value: Cell): string {
  const isNumber = typeof value === 'number' || typeof value === 'bigint';
  return `<td${isNumber ? ' class="dl-number"' : ''}>${escapeHtml(textOf(value))}</td>`;
}

function textOf(value: Cell): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  if (typeof value === 'number' && !Number.isInteger(value)) return String(Number(value.toPrecision(6)));
  return String(value);
}

function rowsOf(frameLike: DataFrameLike): Row[] {
  return frameLike.values.map((line) =>
    Object.fromEntries(frameLike.columns.map((name, at) => [name, (line as readonly Cell[])[at]])),
  );
}
