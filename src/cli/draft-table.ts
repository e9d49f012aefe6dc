import { writeFileSync } from 'node:fs';
import { readRecord } from '../draft/run-folder.ts';
import { type DraftTable, makeTable, parsePrices } from '../draft/table.ts';
import { cellsOf, linesBelow, TABLE_HEADER, tableHtml } from '../draft/table-text.ts';
import { formatTable } from './table.ts';

/** The table as text: one block of lines a row, as so many columns fit no terminal. */
export function writeTable(table: DraftTable): string {
  const cells = table.rows.map(cellsOf);
  const columns = cells.map((row) => `${row[1]} x ${row[2]}`);
  const [task] = cells[0] ?? [''];
  const isOneTask = cells.every((row) => row[0] === task);
  const names = TABLE_HEADER.slice(3);
  const header = [
    isOneTask ? `Task ${task}` : 'Task',
    ...columns.map((name, index) => (isOneTask ? name : `${cells[index]![0]}: ${name}`)),
  ];
  const lines = names.map((name, index) => [name, ...cells.map((row) => row[index + 3]!)]);
  return `${formatTable(header, lines)}\n\n${linesBelow(table).join('\n')}`;
}

/** `deidlab draft table RUN...`: the table over runs that were saved. */
export async function draftTableCommand(
  folders: readonly string[],
  options: { readonly prices?: string; readonly html?: string; readonly json?: string },
): Promise<number> {
  const { readFileSync } = await import('node:fs');
  const prices =
    options.prices === undefined ? undefined : await parsePrices(readFileSync(options.prices, 'utf8'));
  const table = makeTable(folders.map(readRecord), { prices });
  process.stdout.write(`${writeTable(table)}\n`);
  if (options.html !== undefined) writeFileSync(options.html, tableHtml(table));
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(table, undefined, 1)}\n`);
  return 0;
}
