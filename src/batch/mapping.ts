import { closeSync, fchmodSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DeidError, systemCode } from '../errors.ts';

/**
 * The confidential files that lead back to the originals: `uid_mapping.csv` and `patid_mapping.csv` with the columns
 * `id_old,id_new`, and `files.csv` with `input,output,status,code`. Only their owner can read them (mode 0600).
 */
export interface MappingWriter {
  addUid(old: string, fresh: string): void;
  addPatient(old: string, fresh: string): void;
  /**
   * @param isThere for a file that another thread writes: its line waits until this says true, so that no line names a
   * file that was never written
   */
  addFile(line: FileLine, isThere?: () => boolean): void;
  close(): void;
}

interface FileLine {
  readonly input: string;
  readonly output: string;
  readonly status: 'deidentified' | 'refused';
  readonly code: string;
}

/** @throws DeidError E_WRITE */
export function openMapping(folder: string): MappingWriter {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const uids = openCsv(join(folder, 'uid_mapping.csv'), 'id_old,id_new');
    const patients = openCsv(join(folder, 'patid_mapping.csv'), 'id_old,id_new');
    const files = openCsv(join(folder, 'files.csv'), 'input,output,status,code');
    const seen = new Set<string>();
    const once = (csv: Csv, old: string, fresh: string): void => {
      const line = csvLine([old, fresh]);
      if (seen.has(line)) return;
      seen.add(line);
      csv.add(line);
    };
    const waiting: { readonly line: string; readonly isThere: () => boolean }[] = [];
    return {
      addUid: (old, fresh) => once(uids, old, fresh),
      addPatient: (old, fresh) => once(patients, old, fresh),
      addFile: ({ input, output, status, code }, isThere = () => true) => {
        waiting.push({ line: csvLine([input, output, status, code]), isThere });
        while (waiting[0]?.isThere()) files.add(waiting.shift()!.line);
      },
      close: () => {
        for (const { line, isThere } of waiting) if (isThere()) files.add(line);
        for (const csv of [uids, patients, files]) csv.close();
      },
    };
  } catch (cause) {
    throw mappingFailed(cause);
  }
}

function mappingFailed(cause: unknown): DeidError {
  if (cause instanceof DeidError) return cause;
  const code = systemCode(cause);
  const text =
    code === 'ENOSPC' || code === 'EDQUOT'
      ? 'the disk is full, and the mapping is not complete. Make room and run again into another output and mapping folder'
      : `the mapping could not be written (${code})`;
  return new DeidError('E_WRITE', text, { cause });
}

interface Csv {
  add(line: string): void;
  close(): void;
}

const FLUSH_CHARACTERS = 1 << 16;

function openCsv(path: string, header: string): Csv {
  const fd = openSync(path, 'w', 0o600);
  // a file that was there keeps its mode
  fchmodSync(fd, 0o600);
  let waiting = `${header}\n`;
  const flush = (): void => {
    const bytes = Buffer.from(waiting, 'utf8');
    waiting = '';
    try {
      // a disk that is nearly full takes a part
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
    } catch (cause) {
      throw mappingFailed(cause);
    }
  };
  return {
    add(line) {
      waiting += line;
      if (waiting.length >= FLUSH_CHARACTERS) flush();
    },
    close() {
      try {
        flush();
      } finally {
        closeSync(fd);
      }
    },
  };
}

/** RFC 4180: fields with a comma, a quote or a line break are quoted. */
function csvLine(fields: readonly string[]): string {
  return `${fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',')}\n`;
}
