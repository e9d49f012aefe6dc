import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeidError } from '../errors.ts';
import { parseCsv } from './csv.ts';
import type { Dump } from './dump.ts';
import type { Row } from './header-row.ts';
import { cellsOf } from './summary.ts';

/** What became of one attribute from one dump to another. */
export interface AttributeComparison {
  readonly name: string;
  readonly vr: string;
  /** Rows with a value. */
  readonly filledBefore: number;
  readonly filledAfter: number;
  /** Different values. */
  readonly valuesBefore: number;
  readonly valuesAfter: number;
  /** Different values that are there before and after. */
  readonly valuesShared: number;
  /** Rows of both dumps that are the same file: with the same value, another one, none any more, and a new one. */
  readonly kept: number;
  readonly changed: number;
  readonly emptied: number;
  readonly removed: number;
  readonly added: number;
  /** `gone`, `empty`, `same`, `changed`, `new` or `mixed`, of all rows together; `unpaired` when no row is in both dumps. */
  readonly verdict: 'gone' | 'empty' | 'same' | 'changed' | 'new' | 'mixed' | 'unpaired';
}

/** Two dumps of the same data, attribute by attribute. */
export interface DumpComparison {
  readonly attributes: readonly AttributeComparison[];
  /** Rows that were found in both dumps. */
  readonly paired: number;
  readonly onlyBefore: number;
  readonly onlyAfter: number;
}

/** The attribute that tells which row is which. */
const IDENTITY = {
  instance: 'SOPInstanceUID',
  series: 'SeriesInstanceUID',
  study: 'StudyInstanceUID',
  patient: 'PatientID',
} as const;

/**
 * Two dumps of one level, attribute by attribute. Rows are paired by their UID (patients by their ID).
 *
 * @param options.mapping old to new UIDs and patient IDs, see `readIdMapping`; without it only UIDs that stayed pair rows
 * @throws DeidError E_USAGE when the levels differ, or a dump does not have the identifying column
 * @example
 * const { attributes } = compareDumps(before, after, { mapping: readIdMapping('secret/mapping') })
 * attributes.find(({ name }) => name === 'PatientName')?.verdict // => 'changed'
 */
export function compareDumps(
  before: Dump,
  after: Dump,
  options: { readonly mapping?: ReadonlyMap<string, string> } = {},
): DumpComparison {
  const { level } = before;
  if (after.level !== level)
    throw new DeidError(
      'E_USAGE',
      `expected two dumps of one level, found one by ${level} and one by ${after.level}`,
    );
  const key = IDENTITY[level];
  for (const dump of [before, after]) {
    if (!dump.columns.some(({ name }) => name === key))
      throw new DeidError(
        'E_USAGE',
        `expected the column ${key}, which says which row is which, found a dump without it`,
      );
  }
  const afterRows = new Map(cellsOf(after, key).map((id, row) => [id ?? '', after.rows[row]!]));
  const pairs: [Row, Row][] = [];
  for (const [row, id] of cellsOf(before, key).entries()) {
    // a row without its identifier is nobody's
    const match = id ? afterRows.get(options.mapping?.get(id) ?? id) : undefined;
    if (match) pairs.push([before.rows[row]!, match]);
  }
  const names = [...new Set([...before.columns, ...after.columns].map(({ name }) => name))];
  return {
    attributes: names.map((name) => compareColumn(name, before, after, pairs)),
    paired: pairs.length,
    onlyBefore: before.rows.length - pairs.length,
    onlyAfter: after.rows.length - pairs.length,
  };
}

function compareColumn(
  name: string,
  before: Dump,
  after: Dump,
  pairs: readonly (readonly [Row, Row])[],
): AttributeComparison {
  const columns = [before, after].map((dump) => dump.columns.findIndex((column) => column.name === name)) as [
    number,
    number,
  ];
  const isFilled = (cell: string | undefined): cell is string => cell !== undefined && cell !== '';
  const filled = [before, after].map((dump) => cellsOf(dump, name).filter(isFilled)) as [string[], string[]];
  const values = filled.map((cells) => new Set(cells)) as [Set<string>, Set<string>];
  const counts = { kept: 0, changed: 0, emptied: 0, removed: 0, added: 0 };
  for (const [from, to] of pairs) {
    const [old, fresh] = [from[columns[0]], to[columns[1]]];
    if (isFilled(old)) {
      if (fresh === undefined) counts.removed++;
      else if (fresh === '') counts.emptied++;
      else counts[fresh === old ? 'kept' : 'changed']++;
    } else if (isFilled(fresh)) counts.added++;
  }
  return {
    name,
    vr: (before.columns[columns[0]] ?? after.columns[columns[1]])!.vr,
    filledBefore: filled[0].length,
    filledAfter: filled[1].length,
    valuesBefore: values[0].size,
    valuesAfter: values[1].size,
    valuesShared: [...values[0]].filter((value) => values[1].has(value)).length,
    ...counts,
    verdict: pairs.length === 0 ? 'unpaired' : verdictOf(counts),
  };
}

function verdictOf(
  counts: Record<'kept' | 'changed' | 'emptied' | 'removed' | 'added', number>,
): AttributeComparison['verdict'] {
  const seen = Object.entries(counts).filter(([, rows]) => rows > 0);
  // never with a value, before or after
  if (seen.length === 0) return 'same';
  if (seen.length > 1) return 'mixed';
  return ({ kept: 'same', changed: 'changed', emptied: 'empty', removed: 'gone', added: 'new' } as const)[
    seen[0]![0] as 'kept'
  ];
}

/**
 * Old to new UIDs and patient IDs from the folder that `deidlab deidentify --mapping` filled. Confidential.
 *
 * @throws DeidError E_USAGE when the folder has no mapping
 */
export function readIdMapping(folder: string): Map<string, string> {
  const ids = new Map<string, string>();
  try {
    for (const file of ['uid_mapping.csv', 'patid_mapping.csv']) {
      for (const [old, fresh] of parseCsv(readFileSync(join(folder, file), 'utf8')).slice(1))
        ids.set(old ?? '', fresh ?? '');
    }
  } catch (cause) {
    throw new DeidError(
      'E_USAGE',
      'expected a folder with uid_mapping.csv and patid_mapping.csv, as deidentify --mapping writes them, found none',
      { cause },
    );
  }
  return ids;
}
