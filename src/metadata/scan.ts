import { discoverFiles, type InputFile, isZip } from '../batch/discover.ts';
import { createInputReader } from '../batch/input.ts';
import { createTurns } from '../batch/turns.ts';
import { listZip } from '../batch/zip.ts';
import { lookupKeyword } from '../dicom/dictionary.ts';
import { createReader } from '../dicom/reread.ts';
import { parseTag } from '../dicom/tag.ts';
import { findRow } from '../dicom/value.ts';
import { vrCode } from '../dicom/vr.ts';
import { DeidError, type DeidErrorCode } from '../errors.ts';
import { parseSelector } from '../profile/selector.ts';
import { type Column, createColumns, stepsOf, tagOfName } from './columns.ts';
import { createRowReader, type Row } from './header-row.ts';

export interface ScanOptions {
  /** Names of the columns wanted; default: every attribute that is there. */
  readonly columns?: readonly string[] | undefined;
  /** Columns that the caller needs for itself as well. */
  readonly keys?: readonly string[] | undefined;
  /** Read the pixel data too, for a column with its SHA-256. Default false: only headers are read. */
  readonly pixelDigest?: boolean | undefined;
  readonly onProgress?: ((done: number) => void) | undefined;
  /** Asked between files; true ends the scan. */
  readonly shouldStop?: (() => boolean) | undefined;
}

export interface Scan {
  readonly files: number;
  readonly rows: number;
  /** In the order in which they were met. */
  readonly columns: readonly Column[];
  readonly droppedColumns: number;
  readonly bytes: number;
  readonly refused: readonly { readonly index: number; readonly code: DeidErrorCode }[];
  readonly stopped: boolean;
}

/** All that a header holds is read; of longer files only so much at first. */
const HEAD_BYTES = 1 << 15;
const DIRECTORY_RECORDS = 0x00041220;

/**
 * Reads the header of every file of a folder, a zip or a list of these, and gives one row a file to `onRow`. What is
 * no DICOM instance gives no row and is told in the result.
 *
 * @throws DeidError E_USAGE when there is nothing at an input, or a column has a name that is none
 */
export async function scanMetadata(
  inputs: string | readonly string[],
  options: ScanOptions,
  onRow: (row: Row, columns: readonly Column[]) => void,
): Promise<Scan> {
  const wanted = options.columns && new Set([...options.columns, ...(options.keys ?? [])]);
  checkNames(options.columns ?? []);
  const columns = createColumns((name) => wanted === undefined || wanted.has(name));
  // so that their places are known before the first file
  for (const key of options.keys ?? []) {
    const { top } = columns;
    const entry = lookupKeyword(key)!;
    columns.columnOf(top, columns.slotOf(top, entry.tag, undefined), vrCode(entry.vr));
  }
  const rowReader = createRowReader(columns, { pixelDigest: options.pixelDigest ?? false });
  const reader = createInputReader({ memoryBytes: HEAD_BYTES, headBytes: HEAD_BYTES });
  const readDicom = createReader();
  const refused: { index: number; code: DeidErrorCode }[] = [];
  let [files, rows, bytes, stopped] = [0, 0, 0, false];
  const takeTurn = createTurns();
  for await (const turnOrFile of eachFile(typeof inputs === 'string' ? [inputs] : inputs)) {
    if (turnOrFile === undefined) continue;
    const input = turnOrFile;
    if (options.shouldStop?.()) {
      stopped = true;
      break;
    }
    await takeTurn();
    files++;
    try {
      if (input.refusal) throw input.refusal;
      const row = reader.read(input.path, (source) => {
        bytes += source.size;
        const file = readDicom(source);
        if (findRow(file.elements, DIRECTORY_RECORDS) >= 0) throw directory();
        return rowReader.read(file, input.name);
      });
      rows++;
      onRow(row, columns.all);
    } catch (error) {
      if (!(error instanceof DeidError) || error.code === 'E_WRITE') throw error;
      refused.push({ index: files, code: error.code });
    } finally {
      input.dispose?.();
    }
    options.onProgress?.(files);
  }
  return { files, rows, columns: columns.all, droppedColumns: columns.dropped, bytes, refused, stopped };
}

async function* eachFile(inputs: readonly string[]): AsyncGenerator<InputFile> {
  for (const input of inputs) yield* isZip(input) ? listZip(input) : discoverFiles(input);
}

function directory(): DeidError {
  return new DeidError('E_DICOMDIR', 'expected one instance, found a media directory (PS3.3 section F)', {
    tag: DIRECTORY_RECORDS,
  });
}

/** Columns that are no attributes of the standard. */
const OWN_COLUMNS: readonly string[] = ['File', 'FileSizeBytes', 'PixelDataBytes', 'PixelDataSHA256'];

/** @throws DeidError E_USAGE with the nearest keyword */
function checkNames(names: readonly string[]): void {
  for (const name of names) {
    if (stepsOf(name).some((step) => /^\*+$/.test(step)))
      throw new DeidError('E_USAGE', 'expected the whole path of an attribute as a column, found one with *');
    if (OWN_COLUMNS.includes(name) || parseTag(name) !== undefined || tagOfName(name) !== undefined) continue;
    try {
      parseSelector(name);
    } catch (error) {
      throw new DeidError('E_USAGE', `a column: ${(error as Error).message}`, { cause: error });
    }
  }
}
