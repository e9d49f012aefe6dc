import type { Action } from '../profile/action.ts';
import { builtinProfile } from '../profile/builtin.ts';
import { compileProfile, type Profile } from '../profile/compile.ts';
import { OPTIONS } from '../profile/options.ts';
import { decideAttribute, decisionsOf } from './decisions.ts';
import type { Dump } from './dump.ts';
import { personsOf, type QuasiIdentifier } from './quasi-identifiers.ts';
import { measureRisk, type Risk, type RiskOptions } from './risk.ts';
import { entropyOf } from './summary.ts';

/** What a choice does to risk and to use, side by side: they are never blended into one figure. */
export interface Effect {
  readonly choice: string;
  readonly k: number;
  readonly uniques: number;
  /** Prosecutor's risk, 0 to 1. */
  readonly maximum: number;
  readonly average: number;
  readonly atRisk: number;
  /** Journalist's risk on average; the same as the prosecutor's when no population is given. */
  readonly journalist: number;
  /** Share of the values of all files that stay as they are. */
  readonly kept: number;
  /** Share that stays or is changed so that it still means something: shifted, cleaned, made coarser, noisy. */
  readonly usable: number;
}

/** As sharp as they are in a file: a profile is what makes them coarser. */
const SHARP: readonly QuasiIdentifier[] = [
  { name: 'PatientSex' },
  { name: 'PatientAge', ageWidthYears: 1 },
  { name: 'StudyDate', period: 'day' },
  { name: 'ManufacturerModelName' },
  { name: 'DeviceSerialNumber' },
  { name: 'StationName' },
  { name: 'InstitutionName' },
  { name: 'BodyPartExamined' },
];

/** PS3.15's Basic Profile, alone and with each of its options. */
export function optionProfiles(): Profile[] {
  const { definition } = builtinProfile('basic');
  return [
    builtinProfile('basic'),
    ...OPTIONS.map(({ name }) =>
      compileProfile({
        ...definition,
        name: `basic + ${name}`,
        options: [name],
        private: name === 'retain-safe-private' ? 'keep-safe' : definition.private,
      }),
    ),
  ];
}

/**
 * Risk and use of the data as they are and after each profile, by what the profile decides about each attribute. What is
 * replaced or taken away tells an outsider nothing; of dates that are moved together the days between them are left; what is
 * cleaned counts as kept.
 *
 * @param options.profiles default: the Basic Profile, with each option of PS3.15, and the other built-in profiles
 * @example (await frameOf(effectOfProfiles(dump))).print()
 */
export function effectOfProfiles(
  dump: Dump,
  options: RiskOptions & { readonly profiles?: readonly Profile[] } = {},
): Effect[] {
  const { quasiIdentifiers = SHARP } = options;
  const profiles = options.profiles ?? [
    ...optionProfiles(),
    builtinProfile('research'),
    builtinProfile('whitelist'),
  ];
  const original = effect('originals', measureRisk(dump, { ...options, quasiIdentifiers }), {
    kept: 1,
    usable: 1,
  });
  return [
    original,
    ...profiles.map((profile) => {
      const left = quasiIdentifiers.flatMap((identifier) => identifierAfter(identifier, profile));
      return effect(
        profile.name,
        measureRisk(dump, { ...options, quasiIdentifiers: left }),
        useOf(dump, profile),
      );
    }),
  ];
}

function effect(choice: string, risk: Risk, use: { readonly kept: number; readonly usable: number }): Effect {
  const { k, uniques, prosecutor, journalist } = risk;
  return { choice, k, uniques, ...prosecutor, journalist: journalist.average, ...use };
}

/** What of a quasi-identifier is left after a profile. */
function identifierAfter(identifier: QuasiIdentifier, profile: Profile): QuasiIdentifier[] {
  const action = decideAttribute(profile, identifier.name)?.action;
  switch (action?.name) {
    case 'keep':
    case 'clean':
    case 'noise':
      return [identifier];
    case 'shift':
      return [{ ...identifier, period: 'interval' }];
    case 'generalize':
      return [coarser(identifier, action)];
    default:
      return [];
  }
}

function coarser(
  identifier: QuasiIdentifier,
  { to }: Action & { readonly name: 'generalize' },
): QuasiIdentifier {
  if (to.kind === 'age') {
    const ageWidthYears = Math.max(to.width, identifier.ageWidthYears ?? 1);
    return { ...identifier, ageWidthYears, ageCapYears: Math.min(to.cap, identifier.ageCapYears ?? to.cap) };
  }
  if (to.kind === 'date') return { ...identifier, period: to.period };
  return to.kind === 'postcode' ? { ...identifier, characters: to.digits } : identifier;
}

const MEANINGFUL: ReadonlySet<string> = new Set(['keep', 'clean', 'shift', 'generalize', 'noise']);

function useOf(dump: Dump, profile: Profile): { kept: number; usable: number } {
  let [all, kept, usable] = [0, 0, 0];
  for (const { action, filled } of decisionsOf(dump, profile)) {
    all += filled;
    if (action === 'keep') kept += filled;
    if (MEANINGFUL.has(action)) usable += filled;
  }
  return { kept: kept / Math.max(1, all), usable: usable / Math.max(1, all) };
}

/** What one pair of widths does. */
export interface WidthEffect extends Omit<Effect, 'kept' | 'usable'> {
  readonly ageWidthYears: number;
  readonly datePeriod: NonNullable<QuasiIdentifier['period']>;
  /** Information of ages and dates that is left: entropy after through entropy before, 0 to 1. */
  readonly informationKept: number;
}

/**
 * Risk and information for every pair of an age width and a date period: how coarse must it be, and what does that cost.
 *
 * @param options.ageWidthsYears default 1, 2, 5, 10, 20
 * @param options.datePeriods default day, month, quarter, year, interval (as after a shift)
 * @see El Emam: Guide to the De-Identification of Personal Health Information (2013), chapter 14, on non-uniform entropy as a
 * measure of lost information
 */
export function effectOfWidths(
  dump: Dump,
  options: RiskOptions & {
    readonly ageWidthsYears?: readonly number[];
    readonly datePeriods?: readonly NonNullable<QuasiIdentifier['period']>[];
  } = {},
): WidthEffect[] {
  const {
    quasiIdentifiers = SHARP,
    ageWidthsYears = [1, 2, 5, 10, 20],
    datePeriods = ['day', 'month', 'quarter', 'year', 'interval'],
  } = options;
  const isCoarse = (each: QuasiIdentifier): boolean =>
    each.ageWidthYears !== undefined || each.period !== undefined;
  const sharp = quasiIdentifiers
    .filter(isCoarse)
    .map((each) => ({ ...each, ...(each.period ? { period: 'day' as const } : { ageWidthYears: 1 }) }));
  const before = entropyOfPersons(dump, sharp);
  return ageWidthsYears.flatMap((ageWidthYears) =>
    datePeriods.map((datePeriod): WidthEffect => {
      const identifiers = quasiIdentifiers.map((each) => ({
        ...each,
        ...(each.ageWidthYears !== undefined && { ageWidthYears }),
        ...(each.period !== undefined && { period: datePeriod }),
      }));
      const risk = measureRisk(dump, { ...options, quasiIdentifiers: identifiers });
      const after = entropyOfPersons(dump, identifiers.filter(isCoarse));
      const {
        kept: _kept,
        usable: _usable,
        ...rest
      } = effect(`ages of ${ageWidthYears} years, dates by ${datePeriod}`, risk, { kept: 0, usable: 0 });
      return { ...rest, ageWidthYears, datePeriod, informationKept: before === 0 ? 1 : after / before };
    }),
  );
}

/** The sum of the entropies of the quasi-identifiers over the persons, in bits. */
function entropyOfPersons(dump: Dump, identifiers: readonly QuasiIdentifier[]): number {
  const persons = personsOf(dump, identifiers);
  return identifiers.reduce((sum, _, index) => {
    const counts = new Map<string, number>();
    for (const { values } of persons) counts.set(values[index]!, (counts.get(values[index]!) ?? 0) + 1);
    return sum + entropyOf([...counts.values()]);
  }, 0);
}
