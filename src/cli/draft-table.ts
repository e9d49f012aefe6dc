import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readRecord } from '../draft/run-folder.ts';
import { type DraftTable, makeTable, type Prices, parsePrices } from '../draft/table.ts';
import { cellsOf, linesBelow, TABLE_HEADER, tableHtml } from '../draft/table-text.ts';
import { DeidError } from '../errors.ts';
import { EXIT } from './exit.ts';
import { formatTable, printable } from './table.ts';
import { fitted } from './wrap.ts';

/** The table as text: one block of lines a row, as so many columns fit no terminal. */
export function writeTable(table: DraftTable): string {
  const cells = table.rows.map((row) => cellsOf(row).map(printable));
  const columns = cells.map((row) => `${row[1]} x ${row[2]}`);
  const [task] = cells[0] ?? [''];
  const isOneTask = cells.every((row) => row[0] === task);
  const names = TABLE_HEADER.slice(3);
  const header = [
    isOneTask ? `Task ${task}` : 'Task',
    ...columns.map((name, index) => (isOneTask ? name : `${cells[index]![0]}: ${name}`)),
  ];
  const lines = names.map((name, index) => [name, ...cells.map((row) => row[index + 3]!)]);
  return `${formatTable(header, lines)}\n\n${linesBelow(table).map(printable).join('\n')}`;
}

/** @throws DeidError E_USAGE */
export async function readPrices(path: string): Promise<Prices> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new DeidError('E_USAGE', 'expected a file that can be read after --prices', { cause });
  }
  return parsePrices(text);
}

interface TablePaths {
  readonly html?: string | undefined;
  readonly json?: string | undefined;
}

/** Before the work is done. @throws DeidError E_WRITE */
export function refuseTablePaths({ html, json }: TablePaths): void {
  for (const [option, path] of [
    ['--html', html],
    ['--json', json],
  ] as const)
    if (path !== undefined && (!existsSync(dirname(resolve(path))) || isFolder(path)))
      throw unwritable(option);
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

function unwritable(option: string, cause?: unknown): DeidError {
  return new DeidError('E_WRITE', `expected a file that can be written after ${option}, found none`, {
    cause,
  });
}

/** The table as a page and as JSON, where they are asked for. @throws DeidError E_WRITE */
export async function saveTable(table: DraftTable, { html, json }: TablePaths): Promise<void> {
  const write = (option: string, path: string, text: string): void => {
    try {
      writeFileSync(path, text);
    } catch (cause) {
      throw unwritable(option, cause);
    }
  };
  if (html !== undefined) write('--html', html, tableHtml(table));
  if (json !== undefined) write('--json', json, `${JSON.stringify(table, undefined, 1)}\n`);
}

/** `deidlab draft table RUN...`: the table over runs that were saved. */
export async function draftTableCommand(
  folders: readonly string[],
  options: { readonly prices?: string; readonly html?: string; readonly json?: string },
): Promise<number> {
  refuseTablePaths(options);
  const prices = options.prices === undefined ? undefined : await readPrices(options.prices);
  const table = makeTable(folders.map(readRecord), { prices });
  process.stdout.write(fitted(`${writeTable(table)}\n`));
  await saveTable(table, options);
  return EXIT.done;
}
