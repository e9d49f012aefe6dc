import { statSync } from 'node:fs';
import { styleText } from 'node:util';
import { createInputReader } from '../batch/input.ts';
import { type Explained, explainFile } from '../deidentify/explain.ts';
import { readDicom } from '../dicom/read.ts';
import { sopClassName } from '../dicom/uids.ts';
import { asciiValue, findRow } from '../dicom/value.ts';
import { DeidError } from '../errors.ts';
import { ACTION_WORDS } from './action-words.ts';
import { EXIT } from './exit.ts';
import { inspectLines } from './inspect-table.ts';
import { profileOption } from './profile-option.ts';
import { formatTable } from './table.ts';
import { fitted } from './wrap.ts';

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

/** The letters in the reasons, as PS3.15 Table E.1-1a defines them. */
const CODES =
  'Codes of PS3.15: X remove, Z empty or dummy, D dummy, K keep, C clean, U new UID. Of X/Z/D, the first that leaves a valid object: ' +
  'what may be absent (Type 3) goes, what may be empty (Type 2) is emptied, what needs a value (Type 1) gets a dummy.';

export async function inspectCommand(path: string, options: InspectOptions): Promise<number> {
  const profile = await profileOption(options.profile);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    throw new DeidError(
      'E_USAGE',
      'expected one DICOM file, found a folder or nothing at that path; look whether the path is spelled right and begins in the folder you are in. For a whole folder: deidlab dump',
    );
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
      fitted(
        `${(sopClass >= 0 ? sopClassName(asciiValue(file, file.elements[sopClass]!)) : undefined) ?? 'unknown SOP class'}, ${file.syntax.name}, ${file.elements.length} elements and items, ` +
          `${file.hasPreamble ? 'preamble of 128 bytes' : 'no preamble'}\n` +
          `What profile ${profile.name} would do, and why:\n\n`,
      ),
    );
    printRows(rows);
  });
  return EXIT.done;
}

function printRows(rows: readonly Explained[]): void {
  const color = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
  const lines = inspectLines(rows, {
    width: process.stdout.columns ?? 160,
    paint: (padded, action) => {
      const style = COLORS[action];
      return color && style ? styleText(style, padded) : padded;
    },
  });
  process.stdout.write(`${lines.join('\n')}\n`);
  const counts = new Map<string, number>();
  for (const row of rows) if (row.action !== '') counts.set(row.action, (counts.get(row.action) ?? 0) + 1);
  const table = formatTable(
    ['Action', 'Elements', 'What it means'],
    [...counts]
      .sort((a, b) => b[1] - a[1])
      .map(([action, times]) => [action, times, ACTION_WORDS[action] ?? '']),
  );
  process.stdout.write(`\n${table}\n\n${fitted(CODES)}\n`);
}
