import { shiftDate } from 'deidlab';
import { defineExercise, expectEqual, expectUntouched } from 'deidlab/exercise';
import type { CleanRecord, Person } from './problem.ts';
import { linkRecords } from './solution.ts';

const record = (id: string, sex: 'F' | 'M', age: string, ...dates: string[]): CleanRecord => ({
  id,
  sex,
  age,
  dates,
});
const person = (name: string, sex: 'F' | 'M', birthYear: number, ...visits: string[]): Person => ({
  name,
  sex,
  birthYear,
  visits,
});
const sorted = (links: unknown): unknown =>
  links instanceof Map ? Object.fromEntries([...links].sort(([a], [b]) => (a < b ? -1 : 1))) : links;

/** A town: persons with up to four visits, and the set that a hospital made of them. */
function makeTown(): { register: Person[]; records: CleanRecord[]; expected: Record<string, string> } {
  const random = (at: number, salt: number, below: number): number =>
    (Math.imul((at + 1) * 31 + salt, 2654435761) >>> 7) % below;
  const register = Array.from({ length: 60 }, (_, at): Person => {
    const first = shiftDate('20170101', random(at, 1, 700))!;
    const visits = [first];
    for (let visit = 0; visit < random(at, 2, 4); visit++)
      visits.push(shiftDate(visits.at(-1)!, [7, 30, 90, 182][random(at, 5 + visit, 4)]!)!);
    return person(
      `Person ${at + 1}`,
      random(at, 3, 2) === 0 ? 'F' : 'M',
      1925 + random(at, 4, 70),
      ...visits,
    );
  });
  const records = register.map((each, at): CleanRecord => {
    const age = Number(each.visits[0]!.slice(0, 4)) - each.birthYear;
    const offset = -1 - random(at, 9, 3000);
    return record(
      `r${String(at + 1).padStart(2, '0')}`,
      each.sex,
      `${String(Math.floor(age / 5) * 5).padStart(3, '0')}Y`,
      ...each.visits.map((date) => shiftDate(date, offset)!),
    );
  });
  // who is alone in sex, band, and the days between: reckoned from the records themselves, not by linking
  const keyOf = ({ sex, age, dates }: CleanRecord): string =>
    [
      sex,
      age,
      ...dates.map((date) => Math.round((Date.parse(iso(date)) - Date.parse(iso(dates[0]!))) / 86_400_000)),
    ].join();
  const counts = new Map<string, number>();
  for (const each of records) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  const alone = records.flatMap((each, at) =>
    counts.get(keyOf(each)) === 1 ? [[each.id, register[at]!.name] as const] : [],
  );
  return { register, records, expected: Object.fromEntries(alone) };
}
const iso = (date: string): string => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;

export const exercise = defineExercise<typeof import('./problem.ts')>({
  title: 'Red team',
  exports: { linkRecords: 'function' },
  meaning:
    'Kept intervals are a fingerprint. Releasing them is a decision with a price, and now you know who pays it.',
  checks: [
    {
      claim: 'intervals link a record to its person, whatever the offset',
      run: ({ linkRecords }) =>
        expectEqual(
          sorted(
            linkRecords(
              [record('r1', 'M', '060Y', '20160301', '20160331')],
              [
                person('A', 'M', 1956, '20180110', '20180209'),
                person('B', 'M', 1956, '20180110', '20180210'),
              ],
            ),
          ),
          { r1: 'A' },
          { input: '30 days between two dates; A has 30 days between, B has 31' },
        ),
      hints: [
        'The dates themselves will never match.',
        'An offset drops out when you take the difference of two dates.',
        'Write the days between neighbours of each list side by side, and compare these.',
      ],
      read: 'PS3.15 section E.3.6, and what it costs',
    },
    {
      claim: 'sex and age have to fit, too',
      run: ({ linkRecords }) =>
        expectEqual(
          sorted(
            linkRecords(
              [
                record('r1', 'F', '060Y', '20160301', '20160331'),
                record('r2', 'M', '095Y', '20160301', '20160331'),
              ],
              [
                person('A', 'M', 1956, '20180110', '20180209'),
                person('B', 'F', 1953, '20180110', '20180209'),
                person('C', 'F', 1954, '20180110', '20180209'),
              ],
            ),
          ),
          { r1: 'C' },
          { input: 'B turns 65 in the year of the visit, C 64; nobody is 95' },
        ),
      hints: [
        'Who is out by sex alone?',
        'The age is the year of the first true visit minus the year of birth.',
        'A band of 060Y holds 60, 61, 62, 63 and 64, and not 65.',
      ],
      read: 'exercise 08',
    },
    {
      claim: 'the number of visits counts, and a month is not 30 days',
      run: ({ linkRecords }) =>
        expectEqual(
          sorted(
            linkRecords(
              [record('r1', 'M', '060Y', '20160131', '20160301')],
              [
                person('A', 'M', 1956, '20180110', '20180209', '20180301'),
                person('B', 'M', 1956, '20180110', '20180210'),
                person('C', 'M', 1956, '20180110', '20180209'),
              ],
            ),
          ),
          { r1: 'C' },
          { input: 'from 31 January to 1 March 2016 it is 30 days; A came three times' },
        ),
      hints: [
        'Do you compare all intervals, or those that both have?',
        'Days are best counted with Date.UTC, over months and leap years.',
        'Lists of different lengths never fit.',
      ],
      read: 'PS3.5 section 6.2, DA',
    },
    {
      claim: 'who fits more than one person, or nobody, is not linked',
      run: ({ linkRecords }) =>
        expectEqual(
          sorted(
            linkRecords(
              [record('r1', 'M', '060Y', '20160301'), record('r2', 'F', '020Y', '20160301')],
              [person('A', 'M', 1956, '20180110'), person('B', 'M', 1957, '20170402')],
            ),
          ),
          {},
          {
            input: 'one visit each: A and B both fit r1; nobody fits r2',
            because: 'The first that fits is a guess. Look whether there is a second one.',
          },
        ),
      hints: ['How many fit?', 'find stops at the first one.', 'filter, and look at the length.'],
      read: 'El Emam 2011: only verified matches count',
    },
    {
      claim: 'a whole town: everybody who can be found is found, and nobody else',
      run: ({ linkRecords }) => {
        const { register, records, expected } = makeTown();
        const [before, after] = [structuredClone(records), structuredClone(records)];
        const got = linkRecords(after, register);
        return (
          expectEqual(sorted(got), expected, {
            input: `60 patients, ${Object.keys(expected).length} of whom can be found`,
          }) ?? expectUntouched(before, after, 'the records')
        );
      },
      hints: [
        'Which record is linked and should not be, or the other way round? Print one.',
        'Mind the ends of the bands, and visits over the turn of a year.',
        'Every record is judged alone: one link does not rule out another.',
      ],
      read: 'notebook 10',
    },
  ],
  mistakes: [
    {
      what: 'dates are compared, not intervals',
      caughtBy: 'intervals link a record to its person, whatever the offset',
      answers: {
        linkRecords: (records, register) =>
          linkRecords(
            records,
            register.map((each) => ({ ...each, visits: [] })),
          ),
      },
    },
    {
      what: 'the sex is forgotten',
      caughtBy: 'sex and age have to fit, too',
      answers: {
        linkRecords: (records, register) =>
          linkRecords(
            records.map((each) => ({ ...each, sex: 'M' as const })),
            register.map((each) => ({ ...each, sex: 'M' as const })),
          ),
      },
    },
    {
      what: 'the end of the band belongs to it',
      caughtBy: 'sex and age have to fit, too',
      answers: {
        linkRecords: (records, register) =>
          linkRecords(
            records,
            register.map((each) => (each.birthYear === 1953 ? { ...each, birthYear: 1954 } : each)),
          ),
      },
    },
    {
      what: 'only the first interval',
      caughtBy: 'the number of visits counts, and a month is not 30 days',
      answers: {
        linkRecords: (records, register) =>
          linkRecords(
            records.map((each) => ({ ...each, dates: each.dates.slice(0, 2) })),
            register.map((each) => ({ ...each, visits: each.visits.slice(0, 2) })),
          ),
      },
    },
    {
      what: 'the first that fits',
      caughtBy: 'who fits more than one person, or nobody, is not linked',
      answers: {
        linkRecords: (records, register) =>
          new Map(
            records.flatMap((each) => {
              const found = register.find((someone) => linkRecords([each], [someone]).size === 1);
              return found ? [[each.id, found.name] as const] : [];
            }),
          ),
      },
    },
    {
      what: 'nobody with one visit only is looked at',
      caughtBy: 'a whole town: everybody who can be found is found, and nobody else',
      answers: {
        linkRecords: (records, register) =>
          linkRecords(
            records.filter(({ dates }) => dates.length > 1),
            register,
          ),
      },
    },
  ],
});
