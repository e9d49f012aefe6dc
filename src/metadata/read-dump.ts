import { readFileSync } from 'node:fs';
import { DeidError } from '../errors.ts';
import { isNumberText } from './cell.ts';
import { kindOfName, vrOfName } from './columns.ts';
import { parseCsv, unprotectCell } from './csv.ts';
import type { Dump } from './dump.ts';
import type { DumpColumn } from './dump-columns.ts';
import type { Row } from './header-row.ts';
import { type DumpLevel, LEVEL_COUNTS, VARIES } from './levels.ts';
import { isDateText } from './typed.ts';
import { formatOfName } from './writers.ts';

/**
 * Reads a dump that `deidlab dump` wrote, of any of its formats, as it was before it was written.
 *
 * @param options.plain the CSV was written with `plain`
 * @throws DeidError E_USAGE when the name tells no format, E_UNREADABLE when the file is no such table
 * @example const before = await readDump('secret/before.csv')
 */
export async function readDump(path: string, options: { readonly plain?: boolean } = {}): Promise<Dump> {
  const format = formatOfName(path);
  try {
    if (format === 'csv') return readCsv(readFileSync(path, 'utf8'), options.plain ?? false);
    return format === 'json' ? readJson(readFileSync(path, 'utf8')) : await readParquet(path);
  } catch (cause) {
    if (cause instanceof DeidError) throw cause;
    throw new DeidError(
      'E_UNREADABLE',
      `expected a dump as deidlab writes them, found a file that cannot be read as ${format} (${(cause as { code?: string }).code ?? (cause as Error).name})`,
      { cause },
    );
  }
}

function readCsv(text: string, plain: boolean): Dump {
  const [header, ...records] = parseCsv(text);
  if (header === undefined) throw new SyntaxError('no header');
  const read = plain ? (cell: string): string => cell : unprotectCell;
  const names = header.map((name) => read(name ?? ''));
  return toDump(
    names,
    records.map((record) =>
      names.map((_, index) => (record[index] === undefined ? undefined : read(record[index]))),
    ),
  );
}

function readJson(text: string): Dump {
  return fromObjects(JSON.parse(text) as Record<string, unknown>[]);
}

async function readParquet(path: string): Promise<Dump> {
  const { parquetMetadataAsync, parquetReadObjects } = await import('hyparquet');
  const bytes = readFileSync(path);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  const metadata = await parquetMetadataAsync(file);
  const names = metadata.schema.slice(1).map(({ name }) => name);
  return fromObjects((await parquetReadObjects({ file })) as Record<string, unknown>[], names);
}

/** Without a header, columns come in the order in which they are first met. */
function fromObjects(objects: readonly Record<string, unknown>[], header?: readonly string[]): Dump {
  const names = header ?? [...new Set(objects.flatMap((object) => Object.keys(object)))];
  return toDump(
    names,
    objects.map((object) =>
      names.map((name) =>
        object[name] === undefined || object[name] === null ? undefined : textOf(object[name]),
      ),
    ),
  );
}

/** A day as DICOM writes it. */
function textOf(value: unknown): string {
  return value instanceof Date ? value.toISOString().slice(0, 10).replaceAll('-', '') : String(value);
}

function toDump(names: readonly string[], rows: readonly Row[]): Dump {
  const levels = Object.keys(LEVEL_COUNTS) as DumpLevel[];
  const isFiles = names.includes('File');
  const level = [...levels]
    .reverse()
    .find((each) => LEVEL_COUNTS[each].every((name) => names.includes(name)));
  const columns = names.map((name, index): DumpColumn => {
    const kind = kindOfName(name);
    const cells = rows.map((row) => row[index]).filter((cell) => cell !== undefined && cell !== '');
    return {
      name,
      vr: vrOfName(name),
      kind,
      isNumeric: kind === 'number' && cells.every((cell) => cell === VARIES || isNumberText(cell!)),
      isDate:
        kind === 'date' && cells.length > 0 && cells.every((cell) => cell === VARIES || isDateText(cell!)),
      varies: cells.includes(VARIES),
    };
  });
  return { level: isFiles ? 'instance' : (level ?? 'instance'), columns, rows };
}
