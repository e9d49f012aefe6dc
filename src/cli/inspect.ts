import { statSync } from 'node:fs';
import { styleText } from 'node:util';
import { createInputReader } from '../batch/input.ts';
import { type Explained, explainFile } from '../deidentify/explain.ts';
import { readDicom } from '../dicom/read.ts';
import { sopClassName } from '../dicom/uids.ts';
import { asciiValue, findRow } from '../dicom/value.ts';
import { DeidError } from '../errors.ts';
import { profileOption } from './profile-option.ts';
import { cutTo, formatTable, pad, printable } from './table.ts';

interface InspectOptions {
  readonly profile: string;
  readonly hideValues?: boolean;
  readonly json?: boolean;
}

const COLORS: Readonly<Record<string, Parameters<typeof styleText>[0]>> = {
  keep: 'green',
  remove: 'red',
  empty: 'red',
  dummy: 'magenta',
  replace: 'magenta',
  pseudonym: 'magenta',
  uid: 'cyan',
  shift: 'cyan',
};

export async function inspectCommand(path: string, options: InspectOptions): Promise<number> {
  const profile = await profileOption(options.profile);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    throw new DeidError('E_USAGE', 'expected one DICOM file, found a folder or nothing at that path');
  }
  createInputReader().read(path, (source) => {
    const file = readDicom(source);
    const rows = explainFile(file, profile, { values: options.hideValues !== true });
    if (options.json) {
      for (const row of rows) process.stdout.write(`${JSON.stringify(row)}\n`);
      return;
    }
    const sopClass = findRow(file.elements, 0x00080016);
    process.stdout.write(
      `${(sopClass >= 0 ? sopClassName(asciiValue(file, file.elements[sopClass]!)) : undefined) ?? 'unknown SOP class'}, ${file.syntax.name}, ${file.elements.length} elements and items, ` +
        `${file.hasPreamble ? 'preamble of 128 bytes' : 'no preamble'}\n` +
        `What profile ${profile.name} would do, and why:\n\n`,
    );
    printRows(rows);
  });
  return 0;
}

function printRows(rows: readonly Explained[]): void {
  const width = process.stdout.columns ?? 160;
  const color = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
  const header = ['Tag', 'VR', 'VM', 'Length', 'Attribute', 'Value', 'Action', 'Why'];
  // the reason is the column to read; the value gives way first
  const widths = [0, 2, 3, 7, 0, 0, 10];
  widths[0] = Math.min(30, Math.max(...rows.map((row) => row.tag.length + 2 * row.depth)));
  widths[4] = Math.min(34, Math.max(...rows.map((row) => row.name.length)));
  const used = widths.reduce((sum, each) => sum + each, 0) + 2 * 7;
  widths[5] = Math.max(12, Math.min(32, width - used - 50));
  const whyWidth = Math.max(30, width - used - widths[5]);
  const line = (cells: readonly string[], paint: (text: string) => string): string => {
    const shown = cells.slice(0, 7).map((cell, column) => {
      const text = pad(cutTo(cell, widths[column]!), widths[column]!);
      return column === 6 ? paint(text) : text;
    });
    return `${shown.join('  ')}  ${cutTo(cells[7]!, whyWidth)}`.trimEnd();
  };
  process.stdout.write(
    `${line(header, (text) => text)}\n${'-'.repeat(Math.min(width, used + widths[5] + whyWidth))}\n`,
  );
  for (const row of rows) {
    const paint = (text: string): string => {
      const style = COLORS[row.action];
      return color && style ? styleText(style, text) : text;
    };
    const cells = [
      `${'  '.repeat(row.depth)}${row.tag}`,
      row.vr,
      row.vm === undefined ? '' : String(row.vm),
      String(row.length),
      row.name,
      printable(row.value ?? ''),
      row.action,
      row.action === '' ? '' : `${row.why} [${row.clause}]`,
    ];
    process.stdout.write(`${line(cells, paint)}\n`);
  }
  const counts = new Map<string, number>();
  for (const row of rows) if (row.action !== '') counts.set(row.action, (counts.get(row.action) ?? 0) + 1);
  process.stdout.write(
    `\n${formatTable(
      ['Action', 'Elements'],
      [...counts].sort((a, b) => b[1] - a[1]),
    )}\n`,
  );
}
