import { lookupKeyword } from '../dicom/dictionary.ts';
import { DeidError } from '../errors.ts';
import { nearestWord } from '../nearest.ts';
import type { Dump } from './dump.ts';
import { VARIES } from './levels.ts';
import { patientsOf } from './patients.ts';
import { cellsOf } from './summary.ts';
import { dayNumberOf, yearsOf } from './typed.ts';

/** An attribute that an outsider may know of somebody, and how coarsely it is looked at. */
export interface QuasiIdentifier {
  /** A column of the dump. */
  readonly name: string;
  /** Ages in bands of so many years; all from `cap` on in one. */
  readonly ageWidthYears?: number | undefined;
  readonly ageCapYears?: number | undefined;
  /** Dates to the beginning of their month, quarter or year; or only the days between them, as after a shift. */
  readonly period?: 'day' | 'month' | 'quarter' | 'year' | 'interval' | undefined;
  /** Only the first characters, as of a postcode. */
  readonly characters?: number | undefined;
}

/**
 * What neighbours, colleagues and public registers may know of a patient, by default: sex, age in bands of 5 years, the
 * months of the studies, scanner, institution, body part.
 *
 * @see El Emam, Arbuckle: Anonymizing Health Data (2013), chapter 2, on choosing quasi-identifiers
 */
export const DEFAULT_QUASI_IDENTIFIERS: readonly QuasiIdentifier[] = [
  { name: 'PatientSex' },
  { name: 'PatientAge', ageWidthYears: 5, ageCapYears: 90 },
  { name: 'StudyDate', period: 'month' },
  { name: 'ManufacturerModelName' },
  { name: 'InstitutionName' },
  { name: 'BodyPartExamined' },
];

/** One person with what an outsider may know: the values of each quasi-identifier in one text. */
export interface Person {
  readonly id: string;
  readonly values: readonly string[];
}

/** What an outsider does not learn. */
const UNKNOWN = '';

/**
 * One row a patient: every quasi-identifier with its different values, made as coarse as asked for, in order.
 *
 * @param dump of files, series or studies; one of patients marks what varies, and says less
 * @throws DeidError E_USAGE for a name that is neither a column nor an attribute: everybody would be alike
 */
export function personsOf(dump: Dump, identifiers: readonly QuasiIdentifier[]): Person[] {
  refuseWrong(identifiers);
  for (const { name } of identifiers) refuseMisspelled(dump, name);
  const [ids, patients] = [cellsOf(dump, 'PatientID'), patientsOf(dump)];
  const columns = identifiers.map(({ name }) => cellsOf(dump, name));
  const persons = new Map<string, { readonly id: string; readonly values: Set<string>[] }>();
  for (let row = 0; row < dump.rows.length; row++) {
    const key = patients[row]!;
    let person = persons.get(key);
    if (person === undefined) {
      person = { id: ids[row] ?? '', values: identifiers.map(() => new Set()) };
      persons.set(key, person);
    }
    for (const [index, column] of columns.entries()) {
      const cell = column[row];
      if (cell !== undefined && cell !== '') person.values[index]!.add(cell);
    }
  }
  return [...persons.values()].map(({ id, values }) => ({
    id,
    values: values.map((set, index) => describe([...set], identifiers[index]!)),
  }));
}

const PERIODS = ['day', 'month', 'quarter', 'year', 'interval'] as const satisfies NonNullable<
  QuasiIdentifier['period']
>[];

function refuseWrong(identifiers: readonly QuasiIdentifier[]): void {
  const isWhole = (number: number | undefined): boolean =>
    number === undefined || (Number.isInteger(number) && number > 0);
  const need = (isRight: (each: QuasiIdentifier) => boolean, what: string): void => {
    if (!identifiers.every(isRight)) throw new DeidError('E_USAGE', `expected ${what}, found something else`);
  };
  need((each) => isWhole(each.ageWidthYears) && isWhole(each.ageCapYears), 'whole years above 0 for ages');
  need(({ characters }) => isWhole(characters), 'a whole number of characters above 0');
  need(
    ({ period }) => period === undefined || PERIODS.includes(period),
    `one of ${PERIODS.join(', ')} as a period`,
  );
}

/** An attribute that no file of the dump has is one that nobody learns; a word that is none is a mistake. */
function refuseMisspelled({ columns }: Dump, name: string): void {
  const names = columns.map((column) => column.name);
  const last = name.split('/').at(-1)!;
  if (names.includes(name) || last.startsWith('(') || lookupKeyword(last) !== undefined) return;
  const near = nearestWord(name, names);
  throw new DeidError(
    'E_USAGE',
    `expected the keyword of an attribute as a quasi-identifier, found another word${near === undefined ? '' : `. Did you mean ${near}?`}`,
  );
}

function describe(cells: readonly string[], identifier: QuasiIdentifier): string {
  if (identifier.period === 'interval') return intervalsOf(cells);
  const coarse = new Set(cells.map((cell) => generalizeValue(cell, identifier)));
  coarse.delete(UNKNOWN);
  return [...coarse].sort().join(' + ');
}

/** A value as coarse as asked for; `''` for one that cannot be made coarse, as nobody would keep it. */
export function generalizeValue(cell: string, identifier: QuasiIdentifier): string {
  const { ageWidthYears, ageCapYears, period, characters } = identifier;
  if (cell === VARIES) return cell;
  if (ageWidthYears !== undefined) {
    const years = yearsOf(cell);
    if (Number.isNaN(years)) return UNKNOWN;
    if (ageCapYears !== undefined && years >= ageCapYears) return `${ageCapYears}+`;
    const from = Math.floor(years / ageWidthYears) * ageWidthYears;
    return ageWidthYears === 1 ? String(from) : `${from}-${from + ageWidthYears - 1}`;
  }
  if (period !== undefined) {
    if (Number.isNaN(dayNumberOf(cell))) return UNKNOWN;
    const [year, month] = [cell.slice(0, 4), Number(cell.replaceAll('.', '').slice(4, 6))];
    if (period === 'year') return year;
    if (period === 'quarter') return `${year}-Q${Math.ceil(month / 3)}`;
    const text = `${year}-${String(month).padStart(2, '0')}`;
    return period === 'month' ? text : `${text}-${cell.replaceAll('.', '').slice(6, 8)}`;
  }
  return characters === undefined ? cell : cell.slice(0, characters);
}

/** Days from the first date to each other one: what is left of dates that were moved together. */
function intervalsOf(cells: readonly string[]): string {
  const days = [...new Set(cells.map(dayNumberOf))].filter((day) => !Number.isNaN(day)).sort((a, b) => a - b);
  return days
    .slice(1)
    .map((day) => `+${day - days[0]!}`)
    .join(' ');
}
