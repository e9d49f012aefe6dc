import { count } from '../count.ts';
import { DeidError } from '../errors.ts';
import { dumpMetadata } from '../metadata/dump.ts';
import { DUMP_LEVELS, type DumpLevel } from '../metadata/levels.ts';
import { EXIT } from './exit.ts';
import { describeUnread, watchJob } from './watch.ts';
import { WHO_CAN_READ } from './who-can-read.ts';

interface DumpCommandOptions {
  readonly out: string;
  readonly level: string;
  readonly columns?: string;
  readonly bom?: boolean;
  readonly plain?: boolean;
  readonly pixelDigest?: boolean;
  readonly json?: boolean;
}

/** The spreadsheet of the lecture. */
const LECTURE_COLUMNS: readonly string[] = [
  'KVP',
  'Manufacturer',
  'ManufacturerModelName',
  'Modality',
  'NumberOfSeriesRelatedInstances',
  'PatientAge',
  'PatientID',
  'PatientSex',
  'BodyPartExamined',
  'StudyDate',
  'StudyDescription',
  'SeriesDescription',
];

/** `deidlab dump`: the metadata of a folder as a table. */
export async function dumpCommand(input: string, options: DumpCommandOptions): Promise<number> {
  const { out, bom, plain, pixelDigest } = options;
  const columns = columnsOption(options.columns);
  const level = levelOption(options.level);
  const summary = await watchJob(input, (watch) =>
    dumpMetadata(input, { output: out, level, columns, bom, plain, pixelDigest, ...watch }),
  );
  const { files, rows, refused, seconds } = summary;
  if (options.json) {
    process.stdout.write(
      `${JSON.stringify({ files, rows, columns: summary.columns, refused: refused.map(({ index, code }) => ({ index, code })), seconds })}\n`,
    );
  } else if (rows === 0) {
    const unread = describeUnread(refused);
    if (unread !== undefined) process.stdout.write(`${unread}\n`);
  } else {
    const lines = [
      `${count(rows, 'row')} (one ${level === 'instance' ? 'a file' : `a ${level}`}) with ${count(summary.columns, 'column')} from ${count(files, 'file')} in ${seconds.toFixed(2)} s ` +
        `(${Math.round(files / Math.max(seconds, 1e-3))} files/s).`,
      describeUnread(refused),
      describeAbsent(summary.absentColumns),
      summary.droppedColumns > 0
        ? `${summary.droppedColumns} columns more than a spreadsheet takes were left out; choose some with --columns.`
        : undefined,
      /\.csv$/i.test(out) && !plain
        ? 'An apostrophe stands before what a spreadsheet would change or run, as 007 or =1+1; --plain is without.'
        : undefined,
      `The dump holds what the headers hold: names, numbers, dates. It is as confidential as the files; ${WHO_CAN_READ}.`,
    ];
    process.stdout.write(`${lines.filter((line) => line !== undefined).join('\n')}\n`);
  }
  if (summary.stopped) {
    process.stderr.write('deidlab: stopped; no dump was written\n');
    return EXIT.failed;
  }
  if (rows === 0) {
    process.stderr.write('deidlab: expected DICOM files in the input, found none\n');
    return EXIT.failed;
  }
  return refused.length > 0 ? EXIT.someRefused : EXIT.done;
}

/** A name that is right and in no file is easily asked for by mistake. */
function describeAbsent(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
  const list = names.slice(0, MAX_NAMES).join(', ') + more;
  return `No row has ${list}: ${names.length === 1 ? 'that column is' : 'those columns are'} empty.`;
}

const MAX_NAMES = 12;

function levelOption(level: string): DumpLevel {
  const found = DUMP_LEVELS.find((each) => each === level);
  if (found) return found;
  throw new DeidError(
    'E_USAGE',
    `expected one of ${DUMP_LEVELS.join(', ')} after --level, found something else`,
  );
}

/** A comma inside a private name, `(0019,"CREATOR",0C)`, does not separate, whatever the creator is called. */
function columnsOption(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  if (text === 'lecture') return LECTURE_COLUMNS;
  const names = text.match(/(?:\((?:"[^"]*"|[^)"])*\)|[^,])+/g)?.map((name) => name.trim()) ?? [];
  const wanted = names.filter((name) => name !== '');
  if (wanted.length > 0) return wanted;
  throw new DeidError('E_USAGE', 'expected names of columns after --columns, found none');
}
