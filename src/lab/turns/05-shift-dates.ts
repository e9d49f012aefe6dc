import { keyFromBytes, type ProjectKey } from '../../deidentify/key.ts';
import type { Turn, Verdict } from '../turn.ts';

interface Answers {
  readonly shiftVisits?: (dates: string[], patientId: string, key: ProjectKey) => unknown;
}

/** Fictional visits: thirty days apart, over a leap day, over a new year. */
const VISITS = ['20180110', '20180209', '20240228', '20240301', '20231231', '20240101'];
const KEYS = [1, 2].map((byte) => keyFromBytes(new Uint8Array(32).fill(byte))) as [ProjectKey, ProjectKey];
const PATIENTS = Array.from({ length: 6 }, (_, index) => `4711-${index}`);

export const SHIFT_DATES: Turn<Answers> = {
  id: '05-shift-dates',
  isUntouched: ({ shiftVisits }) => {
    if (typeof shiftVisits !== 'function') return true;
    const result = run(shiftVisits, 0);
    return Array.isArray(result) && result.length === 0;
  },
  checks: [
    {
      claim: 'every visit gets a date of eight digits',
      run: ({ shiftVisits }) => {
        const result = run(shiftVisits!, 0);
        const isFine =
          Array.isArray(result) &&
          result.length === VISITS.length &&
          result.every((date) => /^\d{8}$/.test(String(date)));
        return isFine
          ? undefined
          : {
              input: VISITS.join(' '),
              expected: `${VISITS.length} dates such as 20170312`,
              got: shown(result),
            };
      },
    },
    {
      claim: 'no visit keeps its date',
      run: ({ shiftVisits }) => {
        const result = run(shiftVisits!, 0) as string[];
        const kept = VISITS.find((date, index) => result[index] === date);
        return kept === undefined ? undefined : { input: kept, expected: 'another day', got: kept };
      },
    },
    {
      claim: 'the days between two visits stay the same',
      run: ({ shiftVisits }) => sameIntervals(run(shiftVisits!, 0) as string[]),
    },
    {
      claim: 'asked again, it answers the same',
      run: ({ shiftVisits }) => {
        const [once, again] = [run(shiftVisits!, 0), run(shiftVisits!, 0)].map(String);
        return once === again
          ? undefined
          : {
              expected: once!,
              got: again!,
              because: 'A random number is different each time: the next export would not fit this one.',
            };
      },
    },
    {
      claim: 'patients move by different numbers of days',
      run: ({ shiftVisits }) => {
        const all = new Set(PATIENTS.map((_, patient) => String(run(shiftVisits!, patient))));
        return all.size > PATIENTS.length / 2
          ? undefined
          : {
              expected: 'an offset of its own for each patient',
              got: `${all.size} for ${PATIENTS.length} patients`,
              because: 'Who learns the true date of one patient would know the dates of all.',
            };
      },
    },
    {
      claim: 'another key gives other dates',
      run: ({ shiftVisits }) =>
        String(run(shiftVisits!, 0)) !== String(run(shiftVisits!, 0, KEYS[1])) ||
        String(run(shiftVisits!, 1)) !== String(run(shiftVisits!, 1, KEYS[1]))
          ? undefined
          : {
              because:
                'The offset does not come from the key, so whoever knows the patient number can work it out.',
            },
    },
    {
      claim: 'the list that was given is left as it was',
      run: ({ shiftVisits }) => {
        const given = [...VISITS];
        shiftVisits!(given, PATIENTS[0]!, KEYS[0]);
        return String(given) === String(VISITS)
          ? undefined
          : { because: 'Your function changed its input. Make a new list, for example with map.' };
      },
    },
  ],
  hints: [
    'Ask for the offset of the patient once, then move each date by it.',
    'offsetDaysOf(key, patientId) gives the days; shiftDate(date, days) moves one date.',
    'dates.map(...) makes the new list; shiftDate gives undefined for what is no date, so say what then (?? "").',
  ],
  meaning:
    'Growth of a nodule, time to recurrence, decay of a tracer: all of them live in intervals, and the intervals are still true. The calendar is not, and only the key leads back.',
};

function run(shiftVisits: NonNullable<Answers['shiftVisits']>, patient: number, key = KEYS[0]): unknown {
  return shiftVisits([...VISITS], PATIENTS[patient]!, key);
}

function sameIntervals(result: readonly string[]): Verdict {
  for (let index = 1; index < VISITS.length; index++) {
    const expected = daysBetween(VISITS[index - 1]!, VISITS[index]!);
    const got = daysBetween(result[index - 1]!, result[index]!);
    if (got !== expected)
      return {
        input: `${VISITS[index - 1]} and ${VISITS[index]}`,
        expected: `${expected} days apart`,
        got: Number.isNaN(got) ? 'no dates' : `${got} days apart`,
        because:
          'Move all dates of a patient by the same number of days. Months have different lengths, and 2024 has a 29 February.',
      };
  }
  return undefined;
}

function daysBetween(from: string, to: string): number {
  return (dayOf(to) - dayOf(from)) / 86_400_000;
}

function dayOf(date: string): number {
  return Date.parse(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`);
}

function shown(value: unknown): string {
  if (value instanceof Promise) return 'a promise (leave out the word async)';
  if (value === undefined) return 'nothing (does your function return something?)';
  return Array.isArray(value)
    ? `[${value.slice(0, 3).map(String).join(', ')}${value.length > 3 ? ', ...' : ''}]`
    : typeof value;
}
