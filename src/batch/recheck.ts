import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDicom } from '../dicom/read.ts';
import { findRow } from '../dicom/value.ts';
import { joinPieces } from '../dicom/write.ts';
import { DeidError } from '../errors.ts';
import { discoverFiles } from './discover.ts';
import { createInputReader } from './input.ts';

/** What reading an output folder again shows. A first look, not the checker's proof. */
export interface Recheck {
  readonly files: number;
  readonly readable: number;
  /** Files with Patient Identity Removed (0012,0062). */
  readonly stamped: number;
  /** Files whose bytes still hold an old UID or patient ID. */
  readonly withOriginals: number;
  /** Old identifiers searched for. */
  readonly searched: number;
}

/** Shorter ones turn up in any number. */
const MIN_SEARCHED = 4;

/** Reads every output file again and searches its bytes for the old identifiers of the mapping. */
export function recheckOutput(output: string, mapping: string): Recheck {
  const olds = [
    ...oldIds(join(mapping, 'uid_mapping.csv')),
    ...oldIds(join(mapping, 'patid_mapping.csv')),
  ].filter((old) => old.length >= MIN_SEARCHED);
  const found = { files: 0, readable: 0, stamped: 0, withOriginals: 0 };
  const reader = createInputReader();
  for (const { path } of discoverFiles(output)) {
    found.files++;
    try {
      reader.read(path, (source) => {
        const file = readDicom(source);
        found.readable++;
        if (findRow(file.elements, 0x00120062) >= 0) found.stamped++;
        const bytes = Buffer.from(joinPieces([{ start: 0, end: file.data.size }], file.data));
        if (olds.some((old) => bytes.includes(old))) found.withOriginals++;
      });
    } catch (error) {
      if (!(error instanceof DeidError)) throw error;
    }
  }
  return { ...found, searched: olds.length };
}

function oldIds(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => /^"((?:[^"]|"")*)"|^([^,]*)/.exec(line)!)
    .map((match) => match[1]?.replaceAll('""', '"') ?? match[2]!);
}
