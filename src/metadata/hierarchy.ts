import { count } from '../count.ts';
import type { Dump } from './dump.ts';
import { patientsOf } from './patients.ts';
import { cellsOf } from './summary.ts';
import { isoDate } from './typed.ts';

/** Patient, study, series (PS3.3 figure 7-1a) with what is below each. */
export interface HierarchyNode {
  readonly kind: 'cohort' | 'patient' | 'study' | 'series';
  /** PatientID, or UID; empty for the cohort. */
  readonly id: string;
  /** Fit to be shown: patient ID; date and description; modality, number and description. */
  readonly label: string;
  /** What fits into a small place: the date, or modality and number. */
  readonly short: string;
  readonly studies: number;
  readonly series: number;
  readonly images: number;
  readonly children: readonly HierarchyNode[];
}

/** The columns that `hierarchyOf` reads, for a dump that is made only for it. */
export const HIERARCHY_COLUMNS: readonly string[] = [
  'PatientID',
  'IssuerOfPatientID',
  'StudyInstanceUID',
  'SeriesInstanceUID',
  'StudyDate',
  'StudyDescription',
  'Modality',
  'SeriesNumber',
  'SeriesDescription',
  'PatientName',
  'PatientBirthDate',
];

interface Building {
  readonly id: string;
  readonly label: string;
  readonly short: string;
  images: number;
  readonly children: Map<string, Building>;
}

/**
 * The tree patient > study > series of a dump of files or of series, with counts.
 *
 * @example hierarchyOf(dump).children[0]?.studies // => 2
 */
export function hierarchyOf(dump: Dump): HierarchyNode {
  const [ids, , studies, seriesUids, dates, studyTexts, modalities, numbers, seriesTexts] =
    HIERARCHY_COLUMNS.map((name) => cellsOf(dump, name)) as [
      Cells,
      Cells,
      Cells,
      Cells,
      Cells,
      Cells,
      Cells,
      Cells,
      Cells,
    ];
  const patients = patientsOf(dump);
  const images = cellsOf(dump, 'NumberOfSeriesRelatedInstances');
  const root = building({ id: '', label: 'all', short: 'all' });
  for (let row = 0; row < dump.rows.length; row++) {
    const patientId = ids[row] ?? '';
    const patient = child(root, patients[row]!, () => {
      const label = patientId || '(no patient ID)';
      return { id: patientId, label, short: label };
    });
    const studyUid = studies[row] ?? '';
    const study = child(patient, studyUid, () => ({
      id: studyUid,
      label: words(dates[row], studyTexts[row]) || '(study)',
      short: isoDate(dates[row] ?? '') || '(study)',
    }));
    const seriesUid = seriesUids[row] ?? '';
    const series = child(study, seriesUid, () => ({
      id: seriesUid,
      label: words(modalities[row], numbers[row], seriesTexts[row]) || '(series)',
      short: words(modalities[row], numbers[row]) || '(series)',
    }));
    const count = dump.level === 'series' ? Number(images[row] ?? 1) : 1;
    for (const node of [root, patient, study, series]) node.images += count;
  }
  return finish(root, 0);
}

type Cells = (string | undefined)[];
const KINDS = ['cohort', 'patient', 'study', 'series'] as const;

function building(names: Pick<Building, 'id' | 'label' | 'short'>): Building {
  return { ...names, images: 0, children: new Map() };
}

function child(
  parent: Building,
  key: string,
  names: () => Pick<Building, 'id' | 'label' | 'short'>,
): Building {
  let found = parent.children.get(key);
  if (found === undefined) {
    found = building(names());
    parent.children.set(key, found);
  }
  return found;
}

function words(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

function finish(node: Building, depth: number): HierarchyNode {
  const children = [...node.children.values()].map((each) => finish(each, depth + 1));
  const sum = (key: 'studies' | 'series'): number => children.reduce((total, each) => total + each[key], 0);
  const kind = KINDS[depth]!;
  return {
    kind,
    id: node.id,
    label: node.label,
    short: node.short,
    studies: kind === 'study' ? 1 : kind === 'series' ? 0 : sum('studies'),
    series: kind === 'series' ? 1 : sum('series'),
    images: node.images,
    children,
  };
}

/**
 * The tree as text, one line a node, indented.
 *
 * @param depth levels shown below the cohort; default 3, down to the series
 */
export function formatHierarchy(root: HierarchyNode, depth = 3): string {
  const lines: string[] = [];
  const visit = (node: HierarchyNode, indent: number): void => {
    lines.push(`${'  '.repeat(indent)}${describe(node)}`);
    if (indent < depth) for (const each of node.children) visit(each, indent + 1);
  };
  visit(root, 0);
  return lines.join('\n');
}

function describe({ kind, label, studies, series, images, children }: HierarchyNode): string {
  const counts = {
    cohort: [count(children.length, 'patient'), count(studies, 'study', 'studies'), `${series} series`],
    patient: [count(studies, 'study', 'studies'), `${series} series`],
    study: [`${series} series`],
    series: [],
  }[kind];
  return `${kind} ${label}: ${[...counts, count(images, 'image')].join(', ')}`;
}
