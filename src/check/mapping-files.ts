import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { DeidError, systemCode } from '../errors.ts';
import type { FileRow } from './pairs.ts';

/** The files of `--mapping DIR`, read row by row. */
export interface MappingFolder {
  files(): Generator<FileRow>;
  uids(): Generator<readonly [string, string]>;
  patients(): Generator<readonly [string, string]>;
  readonly hasFiles: boolean;
}

/**
 * Opens what `deidlab deidentify --mapping DIR` wrote.
 *
 * @throws DeidError E_USAGE when none of its three files is there; while reading, for a row of another shape and for a file
 * that cannot be read
 */
export function openMappingFolder(folder: string): MappingFolder {
  const path = (name: string): string => join(folder, name);
  const names = ['files.csv', 'uid_mapping.csv', 'patid_mapping.csv'];
  if (!names.some((name) => existsSync(path(name))))
    throw new DeidError('E_USAGE', `expected ${names.join(', ')} in the mapping folder, found none of them`);
  const pairsOf = function* (name: string): Generator<readonly [string, string]> {
    if (!existsSync(path(name))) return;
    for (const [old, fresh] of readCsv(path(name), ['id_old', 'id_new'])) yield [old!, fresh!];
  };
  return {
    hasFiles: existsSync(path('files.csv')),
    *files() {
      for (const [input, output, status, code] of readCsv(path('files.csv'), [
        'input',
        'output',
        'status',
        'code',
      ]))
        yield {
          ...{ input: input!, output: output!, code: code! },
          status: status === 'refused' ? 'refused' : 'deidentified',
        };
    },
    uids: () => pairsOf('uid_mapping.csv'),
    patients: () => pairsOf('patid_mapping.csv'),
  };
}

const CHUNK_BYTES = 1 << 16;

/** RFC 4180, with a header of known names; a part of the file is in memory at a time. */
function* readCsv(path: string, header: readonly string[]): Generator<string[]> {
  let line = 0;
  const name = path.split(/[\\/]/).at(-1)!;
  for (const fields of csvRows(textOf(path, name))) {
    line++;
    const isHeader = line === 1;
    if (
      fields.length !== header.length ||
      (isHeader && fields.some((field, index) => field !== header[index]))
    )
      throw new DeidError(
        'E_USAGE',
        `expected the columns ${header.join(',')} in line ${line} of ${name}, found ${fields.length} others`,
      );
    if (!isHeader) yield fields;
  }
}

function* textOf(path: string, name: string): Generator<string> {
  const file = reading(name, () => openSync(path, 'r'));
  const decoder = new TextDecoder('utf-8');
  const buffer = Buffer.alloc(CHUNK_BYTES);
  const read = (): number => reading(name, () => readSync(file, buffer));
  try {
    for (let got = read(); got > 0; got = read())
      yield decoder.decode(buffer.subarray(0, got), { stream: true });
    yield decoder.decode();
  } finally {
    closeSync(file);
  }
}

function reading<T>(name: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    const code = systemCode(cause);
    throw new DeidError(
      'E_USAGE',
      `expected a file ${name} that can be read in the mapping folder, found none (${code})`,
      {
        cause,
      },
    );
  }
}

function* csvRows(texts: Iterable<string>): Generator<string[]> {
  let fields: string[] = [];
  let field = '';
  let isQuoted = false;
  let wasQuote = false;
  for (const text of texts)
    for (const character of text) {
      if (isQuoted) {
        if (character !== '"') field += character;
        else [isQuoted, wasQuote] = [false, true];
      } else if (character === '"') {
        // two quotes inside a quoted field are one
        if (wasQuote) field += '"';
        [isQuoted, wasQuote] = [true, false];
      } else if (character === ',') {
        fields.push(field);
        [field, wasQuote] = ['', false];
      } else if (character === '\n') {
        fields.push(field.replace(/\r$/, ''));
        yield fields;
        [fields, field, wasQuote] = [[], '', false];
      } else field += character;
    }
  if (field !== '' || fields.length > 0) yield [...fields, field];
}
