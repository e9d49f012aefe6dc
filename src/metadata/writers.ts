import { chmodSync, closeSync, openSync, writeSync } from 'node:fs';
import { DeidError } from '../errors.ts';
import { protectCell, quoteField } from './csv.ts';
import type { DumpColumn } from './dump-columns.ts';
import type { Row } from './header-row.ts';
import { VARIES } from './levels.ts';
import { dayNumberOf } from './typed.ts';

export type DumpFormat = 'csv' | 'json' | 'parquet';

/** Takes the rows of a dump one after the other. */
export interface TableWriter {
  add(cells: Row): void;
  /** Writes the rest. The file is whole only after it. */
  finish(): void;
}

export interface CsvOptions {
  /** Begin with a byte order mark, so that Excel takes the text for UTF-8. Default false. */
  readonly bom?: boolean | undefined;
  /** Cells as they are, for programs; a spreadsheet would run formulas in them. Default false. */
  readonly plain?: boolean | undefined;
}

/** @throws DeidError E_USAGE when the name ends in nothing known */
export function formatOfName(path: string): DumpFormat {
  const ending = /\.(csv|json|parquet)$/i.exec(path)?.[1]?.toLowerCase();
  if (ending !== undefined) return ending as DumpFormat;
  throw new DeidError(
    'E_USAGE',
    'expected an output that ends in .csv, .json or .parquet, found another name',
  );
}

/** Opens a new file that only its owner can read. */
export async function openTable(
  path: string,
  columns: readonly DumpColumn[],
  options: CsvOptions & { readonly format: DumpFormat },
): Promise<TableWriter> {
  closeSync(openSync(path, 'w', 0o600));
  chmodSync(path, 0o600);
  if (options.format === 'csv') return openCsv(path, columns, options);
  return options.format === 'json' ? openJson(path, columns) : await openParquet(path, columns);
}

const FLUSH_CHARACTERS = 1 << 18;

function openText(path: string): { write(text: string): void; close(): void } {
  const fd = openSync(path, 'w', 0o600);
  let waiting: string[] = [];
  let length = 0;
  const flush = (): void => {
    const bytes = Buffer.from(waiting.join(''));
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at, bytes.length - at);
    waiting = [];
    length = 0;
  };
  return {
    write(text) {
      waiting.push(text);
      length += text.length;
      if (length >= FLUSH_CHARACTERS) flush();
    },
    close() {
      flush();
      closeSync(fd);
    },
  };
}

function openCsv(path: string, columns: readonly DumpColumn[], { bom, plain }: CsvOptions): TableWriter {
  const out = openText(path);
  const isFigures = columns.map(({ kind }) => kind === 'number');
  const field = (cell: string, isNumber: boolean): string =>
    // quotes tell a value that is there and empty from none; to a spreadsheet both are an empty cell
    cell === '' ? '""' : quoteField(plain ? cell : protectCell(cell, isNumber));
  const lastCells: Row = [];
  const lastFields: string[] = [];
  out.write(`${bom ? '\ufeff' : ''}${columns.map(({ name }) => field(name, false)).join(',')}\r\n`);
  return {
    add(cells) {
      let line = '';
      for (let index = 0; index < columns.length; index++) {
        const cell = cells[index];
        if (cell !== lastCells[index]) {
          lastCells[index] = cell;
          lastFields[index] = cell === undefined ? '' : field(cell, isFigures[index]!);
        }
        line += index === 0 ? (lastFields[0] ?? '') : `,${lastFields[index] ?? ''}`;
      }
      out.write(`${line}\r\n`);
    },
    finish: () => out.close(),
  };
}

/** A list of objects, one a line; columns of numbers as numbers; what a file does not have is left out. */
function openJson(path: string, columns: readonly DumpColumn[]): TableWriter {
  const out = openText(path);
  const keys = columns.map(({ name }) => JSON.stringify(name));
  let isFirst = true;
  out.write('[');
  return {
    add(cells) {
      const members: string[] = [];
      for (let index = 0; index < columns.length; index++) {
        const cell = cells[index];
        if (cell === undefined) continue;
        const isNumber = columns[index]!.isNumeric && cell !== '' && cell !== VARIES;
        members.push(`${keys[index]}:${isNumber ? JSON.stringify(Number(cell)) : JSON.stringify(cell)}`);
      }
      out.write(`${isFirst ? '\n' : ',\n'}{${members.join(',')}}`);
      isFirst = false;
    },
    finish() {
      out.write('\n]\n');
      out.close();
    },
  };
}

/** Cells in one row group: memory for one at a time. */
const ROW_GROUP_CELLS = 1_000_000;

/** What a column is in Parquet; one with the mark of several values is text. */
const PARQUET_TYPES = {
  number: { element: { type: 'DOUBLE' }, convert: Number },
  date: { element: { type: 'INT32', converted_type: 'DATE' }, convert: dayNumberOf },
  text: { element: { type: 'BYTE_ARRAY', converted_type: 'UTF8' }, convert: undefined },
} as const;

/**
 * Columns of numbers are DOUBLE, those of days DATE: one, or nothing, in every file. All others are UTF-8 text as it
 * is in the file, so that nothing is lost: partial dates, several dates in one cell, and times (TM and DT say by their
 * length how precise they are, may lack minutes or have a zone, and count to second 60, all of which TIME cannot say).
 */
async function openParquet(path: string, columns: readonly DumpColumn[]): Promise<TableWriter> {
  const { fileWriter, ParquetWriter } = await import('hyparquet-writer');
  const types = columns.map(({ isNumeric, isDate, varies }) =>
    varies ? PARQUET_TYPES.text : PARQUET_TYPES[isNumeric ? 'number' : isDate ? 'date' : 'text'],
  );
  const empty = (): (string | number | null)[][] => columns.map(() => []);
  const toData = (lists: (string | number | null)[][]) =>
    columns.map(({ name }, index) => ({ name, data: lists[index]! }));
  const schema = [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name }, index) => ({
      name,
      repetition_type: 'OPTIONAL' as const,
      ...types[index]!.element,
    })),
  ];
  const writer = new ParquetWriter({ writer: fileWriter(path), schema, createdBy: 'deidlab' });
  const rowsPerGroup = Math.max(1, Math.floor(ROW_GROUP_CELLS / Math.max(1, columns.length)));
  let lists = empty();
  const flush = (): void => {
    if ((lists[0]?.length ?? 0) > 0)
      void writer.write({ columnData: toData(lists), rowGroupSize: rowsPerGroup });
    lists = empty();
  };
  return {
    add(cells) {
      for (let index = 0; index < columns.length; index++) {
        const cell = cells[index];
        const { convert } = types[index]!;
        lists[index]!.push(
          cell === undefined || (convert && cell === '') ? null : convert ? convert(cell) : cell,
        );
      }
      if (lists[0]!.length >= rowsPerGroup) flush();
    },
    finish() {
      flush();
      void writer.finish();
    },
  };
}
