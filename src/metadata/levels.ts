import { patientIdentity } from '../deidentify/identity.ts';
import type { Column } from './columns.ts';
import type { Row } from './header-row.ts';

/** What one row of a dump is about. */
export type DumpLevel = 'instance' | 'series' | 'study' | 'patient';

export const DUMP_LEVELS: readonly DumpLevel[] = ['instance', 'series', 'study', 'patient'];

/** Stands where the files of a row do not all say the same. */
export const VARIES = '(varies)';

/** Attributes that say what belongs together. A scan with levels reads them first, in this order. */
export const LEVEL_KEYS = [
  'PatientID',
  'IssuerOfPatientID',
  'StudyInstanceUID',
  'SeriesInstanceUID',
  'PatientName',
  'PatientBirthDate',
] as const;

/** Counts that a level has, by the keywords that DICOM queries use for them (PS3.4 section C.3.4). */
export const LEVEL_COUNTS: Readonly<Record<DumpLevel, readonly string[]>> = {
  instance: ['NumberOfSeriesRelatedInstances'],
  series: ['NumberOfSeriesRelatedInstances'],
  study: ['NumberOfStudyRelatedSeries', 'NumberOfStudyRelatedInstances'],
  patient: [
    'NumberOfPatientRelatedStudies',
    'NumberOfPatientRelatedSeries',
    'NumberOfPatientRelatedInstances',
  ],
};

/** Many files as one row each series, study or patient: what is the same in all stays, what is not is marked. */
export interface Grouper {
  add(row: Row): void;
  /** Cells by column index, and the counts of the level in the order of `LEVEL_COUNTS`. */
  rows(): Generator<{ readonly cells: Row; readonly counts: readonly number[] }>;
  /** Whether some row has the mark in this column. */
  varies(column: Column): boolean;
}

interface Group {
  readonly cells: Row;
  instances: number;
  readonly series: Set<string>;
  readonly studies: Set<string>;
}

/** Columns whose numbers are added up. */
const SUMS: ReadonlySet<string> = new Set(['FileSizeBytes', 'PixelDataBytes']);

/**
 * Memory grows with the number of groups, not of files.
 *
 * @param level no groups of one instance: those need no grouper
 * @param columns of the scan; may still grow
 */
export function createGrouper(level: Exclude<DumpLevel, 'instance'>, columns: readonly Column[]): Grouper {
  const groups = new Map<string, Group>();
  // equal text of many groups is held once
  const pool = new Map<string, string>();
  const varying = new Set<number>();
  const intern = (text: string): string => {
    const known = pool.get(text);
    if (known !== undefined) return known;
    pool.set(text, text);
    return text;
  };
  return {
    add(row) {
      const key = intern(keyOf(row, level));
      let group = groups.get(key);
      if (group === undefined) {
        group = { cells: row.map((cell) => (cell === undefined ? cell : intern(cell))), ...empty() };
        groups.set(key, group);
      } else merge(group.cells, row, columns, varying);
      group.instances++;
      if (level !== 'series') group.series.add(intern(keyOf(row, 'series')));
      if (level === 'patient') group.studies.add(intern(keyOf(row, 'study')));
    },
    varies: ({ index }) => varying.has(index),
    *rows() {
      for (const { cells, instances, series, studies } of groups.values()) {
        const counts = { series: [instances], study: [series.size, instances] };
        yield {
          cells,
          counts: level === 'patient' ? [studies.size, series.size, instances] : counts[level],
        };
      }
    },
  };
}

function empty(): Omit<Group, 'cells'> {
  return { instances: 0, series: new Set(), studies: new Set() };
}

/** @returns what all rows of one group share; no UID is the same as another one */
export function keyOf(row: Row, level: Exclude<DumpLevel, 'instance'>): string {
  const [patientId = '', issuer = '', studyUid = '', series = '', name = '', birthDate = ''] = row;
  if (level === 'series') return series;
  return level === 'study' ? studyUid : patientIdentity({ patientId, issuer, name, birthDate, studyUid });
}

function merge(cells: Row, row: Row, columns: readonly Column[], varying: Set<number>): void {
  const width = Math.max(cells.length, row.length);
  for (let index = 0; index < width; index++) {
    const before = cells[index];
    const cell = row[index];
    if (before === VARIES) continue;
    // equal sizes add up all the same
    if (SUMS.has(columns[index]!.name)) cells[index] = String(Number(before ?? 0) + Number(cell ?? 0));
    else if (before !== cell) {
      cells[index] = VARIES;
      varying.add(index);
    }
  }
}
