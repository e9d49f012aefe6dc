import type { Identifier } from '../deidentify/identifier-forms.ts';
import { createMatcher, type IdentifierMatcher } from '../deidentify/identifiers.ts';
import { identifierKindOf } from '../deidentify/identity.ts';
import { vrCode } from '../dicom/vr.ts';
import { ITEM_SEPARATOR } from './cell.ts';
import type { Column } from './columns.ts';
import type { Row } from './header-row.ts';
import { keyOf } from './levels.ts';
import { entropyOf } from './summary.ts';

/** What a cohort shows about one attribute. Counts only: no value is in it. */
export interface Evidence {
  readonly files: number;
  readonly filled: number;
  readonly patients: number;
  /** Different values; `Infinity` when there are more than were counted. */
  readonly values: number;
  /** Of the values; NaN when they were too many to count. */
  readonly entropyBits: number;
  /** Every patient has one value that no other patient has, and there are enough patients to tell. */
  readonly isOnePerPatient: boolean;
  /** Values that fewer than k patients have. */
  readonly rareValues: number;
  /** Files in which it holds a name or number of the file's own patient, in any form. */
  readonly withIdentifier: number;
  /** Files by SOP class. */
  readonly classes: ReadonlyMap<string, number>;
}

/** Gathers evidence row by row. Memory grows with attributes and patients, not with files. */
export interface EvidenceGatherer {
  add(row: Row, columns: readonly Column[]): void;
  of(column: Column): Evidence | undefined;
  readonly patients: number;
  readonly classes: ReadonlyMap<string, ClassFiles>;
}

/** The files of one SOP class. */
export interface ClassFiles {
  readonly files: number;
  /** The Modality that all of them have; `undefined` when they have several, or none. */
  readonly modality: string | undefined;
}

/** More different values are as good as another one in every file. */
const MAX_VALUES = 1000;
const MAX_MATCHERS = 64;
const MAX_OUTCOMES = 50_000;
const MAX_SEARCHED_CHARACTERS = 4000;

interface Gathered {
  files: number;
  filled: number;
  withIdentifier: number;
  isTooMany: boolean;
  /** For each value the files, and the first and the number of patients. */
  readonly values: Map<string, { files: number; patients: Set<number> }>;
  readonly patients: Set<number>;
  readonly classes: Map<string, number>;
}

/** @param k a value of fewer patients is rare, and so many patients are needed to tell that each has a value of its own */
export function createEvidence(k: number): EvidenceGatherer {
  const gathered = new Map<number, Gathered>();
  const patients = new Map<string, number>();
  const classes = new Map<string, ClassFiles>();
  const findIdentifiers = createFinder();
  let classIndex = -1;
  let modalityIndex = -1;
  return {
    classes,
    get patients() {
      return patients.size;
    },
    add(row, columns) {
      if (classIndex < 0) classIndex = columns.find(({ name }) => name === 'SOPClassUID')?.index ?? -1;
      const sopClass = row[classIndex] ?? '';
      if (modalityIndex < 0) modalityIndex = columns.find(({ name }) => name === 'Modality')?.index ?? -1;
      const modality = row[modalityIndex] || undefined;
      const before = classes.get(sopClass);
      classes.set(sopClass, {
        files: (before?.files ?? 0) + 1,
        modality: before === undefined || before.modality === modality ? modality : undefined,
      });
      const key = keyOf(row, 'patient');
      const patient = patients.get(key) ?? patients.size;
      patients.set(key, patient);
      const holds = findIdentifiers(row, columns);
      for (let index = 0; index < row.length; index++) {
        const cell = row[index];
        const column = columns[index]!;
        if (cell === undefined || column.path.length === 0) continue;
        let one = gathered.get(index);
        if (one === undefined) {
          one = emptyGathered();
          gathered.set(index, one);
        }
        note(one, cell, patient, sopClass);
        if (cell !== '' && holds(cell, column)) one.withIdentifier++;
      }
    },
    of({ index }) {
      const one = gathered.get(index);
      return one && conclude(one, k);
    },
  };
}

function emptyGathered(): Gathered {
  return {
    files: 0,
    filled: 0,
    withIdentifier: 0,
    isTooMany: false,
    values: new Map(),
    patients: new Set(),
    classes: new Map(),
  };
}

function note(one: Gathered, cell: string, patient: number, sopClass: string): void {
  one.files++;
  one.classes.set(sopClass, (one.classes.get(sopClass) ?? 0) + 1);
  if (cell === '') return;
  one.filled++;
  one.patients.add(patient);
  if (one.isTooMany) return;
  const value = one.values.get(cell);
  if (value !== undefined) {
    value.files++;
    value.patients.add(patient);
  } else if (one.values.size < MAX_VALUES) {
    one.values.set(cell, { files: 1, patients: new Set([patient]) });
  } else {
    one.isTooMany = true;
    one.values.clear();
  }
}

function conclude(one: Gathered, k: number): Evidence {
  const values = [...one.values.values()];
  const { files, filled, withIdentifier, isTooMany, classes } = one;
  return {
    files,
    filled,
    withIdentifier,
    classes,
    patients: one.patients.size,
    values: isTooMany ? Number.POSITIVE_INFINITY : values.length,
    entropyBits: isTooMany ? Number.NaN : entropyOf(values.map((value) => value.files).sort((a, b) => a - b)),
    isOnePerPatient:
      !isTooMany &&
      one.patients.size >= k &&
      values.length === one.patients.size &&
      values.every((value) => value.patients.size === 1),
    rareValues: isTooMany
      ? Number.POSITIVE_INFINITY
      : values.filter((value) => value.patients.size < k).length,
  };
}

/** Kinds of identifiers that are the patient's own; devices and dates of the study are for others to find. */
const OWN_KINDS: ReadonlySet<string> = new Set(['name', 'id', 'phone', 'address']);

/** Answers whether a cell holds an identifier that another attribute of the same file has. */
function createFinder(): (row: Row, columns: readonly Column[]) => (cell: string, column: Column) => boolean {
  const matchers = new Map<string, { readonly id: number; readonly matcher: IdentifierMatcher }>();
  const outcomes = new Map<string, boolean>();
  let made = 0;
  return (row, columns) => {
    const identifiers: Identifier[] = [];
    for (let index = 0; index < row.length; index++) {
      const cell = row[index];
      if (cell === undefined || cell === '') continue;
      const kind = kindOf(columns[index]!);
      if (kind !== undefined && OWN_KINDS.has(kind)) {
        for (const text of cell.split(ITEM_SEPARATOR)) identifiers.push({ kind, text });
      }
    }
    const signature = JSON.stringify(identifiers);
    let known = matchers.get(signature);
    if (known === undefined) {
      if (matchers.size >= MAX_MATCHERS) matchers.clear();
      known = { id: made++, matcher: createMatcher(identifiers) };
      matchers.set(signature, known);
    }
    const { id, matcher } = known;
    return (cell, column) => {
      if (!SEARCHED.has(column.vr) || kindOf(column) !== undefined) return false;
      const key = `${id} ${cell}`;
      let hit = outcomes.get(key);
      if (hit === undefined) {
        hit = matcher.find(cell.slice(0, MAX_SEARCHED_CHARACTERS)).length > 0;
        if (outcomes.size >= MAX_OUTCOMES) outcomes.clear();
        outcomes.set(key, hit);
      }
      return hit;
    };
  };
}

/** VRs in which a name or a number of a person can be written. */
const SEARCHED: ReadonlySet<string> = new Set('AE CS LO LT SH ST UC UN UR UT PN DS IS OB'.split(' '));

function kindOf({ path, vr }: Column): ReturnType<typeof identifierKindOf> {
  const tag = path.at(-1);
  return tag === undefined ? undefined : identifierKindOf(tag, vrCode(vr));
}
