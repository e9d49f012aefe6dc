import { DeidError } from '../errors.ts';
import type { Dump } from './dump.ts';
import { estimateUniques, expectedInverseSize, type UniquesEstimate } from './population.ts';
import {
  DEFAULT_QUASI_IDENTIFIERS,
  type Person,
  personsOf,
  type QuasiIdentifier,
} from './quasi-identifiers.ts';

/** What an outsider is taken to know, and how much risk is acceptable. */
export interface RiskOptions {
  /** Default: sex, age in bands of 5 years, month of study, scanner, institution, body part. */
  readonly quasiIdentifiers?: readonly QuasiIdentifier[];
  /**
   * The highest risk that is acceptable for one person. Default 0.09, a cell of 11 persons, usual for data that are given to
   * researchers; 0.05 (20 persons) for the public; 0.33 (3 persons) between trusted partners.
   */
  readonly threshold?: number;
  /**
   * Whom the data are a sample of: their number, or a dump of all of them. Default: nobody else, so that the journalist's risk
   * is the prosecutor's.
   */
  readonly population?: number | Dump;
}

/** The risk of one kind of attack, 0 to 1. */
export interface AttackRisk {
  /** The highest of any person. */
  readonly maximum: number;
  readonly average: number;
  /** Share of the persons whose risk is above the threshold. */
  readonly atRisk: number;
}

/** Persons that no outsider can tell apart. */
interface EquivalenceClass {
  /** In the order of the quasi-identifiers; `''` where nothing is known. */
  readonly values: readonly string[];
  readonly persons: number;
  /** In the population, when that is a dump. */
  readonly population: number | undefined;
}

/** The risk that persons of a dump are found again; risks and shares are numbers from 0 to 1. */
export interface Risk {
  readonly persons: number;
  readonly quasiIdentifiers: readonly string[];
  readonly threshold: number;
  /** The smallest class first. */
  readonly classes: readonly EquivalenceClass[];
  /** Size of the smallest class: the data are k-anonymous. */
  readonly k: number;
  /** Persons who are alone in their class. */
  readonly uniques: number;
  readonly prosecutor: AttackRisk;
  readonly journalist: AttackRisk;
  /** Share of the persons that an attacker who matches all of them gets right on average. */
  readonly marketer: number;
  /** How many persons of the population are alone in it, when its number is known. */
  readonly populationUniques: UniquesEstimate | undefined;
}

/**
 * The risk that persons are found again in a dump by what an outsider may know of them. Persons who agree in all
 * quasi-identifiers form an equivalence class j; f_j of the n persons of the data are in it, F_j of the population.
 *
 * - Prosecutor, who knows that somebody is in the data: 1/f_j. Maximum 1/min f_j, average J/n with J classes.
 * - Journalist, who does not care who is found: 1/F_j. Maximum 1/min F_j, average max(J/sum F_j, (1/n) sum f_j/F_j).
 *   When only the number of the population is known, 1/F_j is estimated from f_j.
 * - Marketer, who wants as many as possible: (1/n) sum f_j/F_j; J/n when the data are the population.
 *
 * @see El Emam, Arbuckle: Anonymizing Health Data (O'Reilly 2013), chapter 2; El Emam: Guide to the De-Identification of
 * Personal Health Information (CRC 2013), chapter 16, for the formulas
 * @see Dankar, El Emam, Neisa, Roffey: Estimating the re-identification risk of clinical data sets, BMC Med Inform Decis Mak
 * 2012, 12:66, for `populationUniques`
 * @throws DeidError E_USAGE for an empty dump, a population smaller than the data, or a threshold out of range
 * @example measureRisk(dump, { threshold: 0.2 }).prosecutor.maximum // => 1
 */
export function measureRisk(dump: Dump, options: RiskOptions = {}): Risk {
  const { quasiIdentifiers = DEFAULT_QUASI_IDENTIFIERS, threshold = 0.09, population } = options;
  const persons = personsOf(dump, quasiIdentifiers);
  const everybody = typeof population === 'object' ? personsOf(population, quasiIdentifiers) : undefined;
  const number = typeof population === 'number' ? population : everybody?.length;
  checkNumbers(persons.length, threshold, number);
  const sizes = countClasses(persons);
  const wholeSizes = everybody && countClasses(everybody);
  const classes = [...sizes]
    .map(
      ([key, size]): EquivalenceClass => ({
        values: key.split(SEPARATOR),
        persons: size,
        population: wholeSizes && Math.max(size, wholeSizes.get(key) ?? 0),
      }),
    )
    .sort((a, b) => a.persons - b.persons);
  const n = persons.length;
  const prosecutor = attackRisk(classes, n, threshold, ({ persons: f }) => 1 / f);
  const fraction = number === undefined ? 1 : n / number;
  const inverse = ({ persons: f, population: F }: EquivalenceClass): number =>
    F === undefined ? expectedInverseSize(f, fraction) : 1 / F;
  const journalist = attackRisk(classes, n, threshold, inverse);
  const marketer = journalist.average;
  const wholeOfClasses = wholeSizes && classes.reduce((sum, each) => sum + each.population!, 0);
  return {
    persons: n,
    quasiIdentifiers: quasiIdentifiers.map(({ name }) => name),
    threshold,
    classes,
    k: classes[0]!.persons,
    uniques: classes.filter((each) => each.persons === 1).length,
    prosecutor,
    journalist:
      wholeOfClasses === undefined
        ? journalist
        : { ...journalist, average: Math.max(classes.length / wholeOfClasses, journalist.average) },
    marketer,
    populationUniques:
      number === undefined || everybody
        ? undefined
        : estimateUniques(
            classes.map((each) => each.persons),
            number,
          ),
  };
}

/** No value holds it: NUL is no character of a value. */
const SEPARATOR = '\0';

function countClasses(persons: readonly Person[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { values } of persons) {
    const key = values.join(SEPARATOR);
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return sizes;
}

function attackRisk(
  classes: readonly EquivalenceClass[],
  n: number,
  threshold: number,
  riskOf: (each: EquivalenceClass) => number,
): AttackRisk {
  let [maximum, sum, above] = [0, 0, 0];
  for (const each of classes) {
    const risk = riskOf(each);
    maximum = Math.max(maximum, risk);
    sum += risk * each.persons;
    if (risk > threshold) above += each.persons;
  }
  return { maximum, average: sum / n, atRisk: above / n };
}

function checkNumbers(persons: number, threshold: number, population: number | undefined): void {
  if (persons === 0) throw new DeidError('E_USAGE', 'expected a dump with at least one patient, found none');
  if (!(threshold > 0 && threshold <= 1))
    throw new DeidError('E_USAGE', 'expected a threshold above 0 and up to 1, found another number');
  if (population !== undefined && !(population >= persons && Number.isFinite(population)))
    throw new DeidError(
      'E_USAGE',
      `expected a population of at least the ${persons} persons of the data, found a smaller one or no number`,
    );
}

/** One row a class that is smaller than `k`, the smallest first: what makes these persons rare. Confidential. */
export function smallCells(
  risk: Risk,
  k: number = Math.ceil(1 / risk.threshold - 1e-9),
): Record<string, string | number>[] {
  return risk.classes
    .filter(({ persons }) => persons < k)
    .map(({ values, persons }) => ({
      persons,
      ...Object.fromEntries(risk.quasiIdentifiers.map((name, index) => [name, values[index]!])),
    }));
}
