import { type DicomJson, shiftDate } from 'deidlab';
import { cohortDataset, defineExercise, expectEqual, expectUntouched, firstProblem } from 'deidlab/exercise';
import { shiftDates } from './solution.ts';

const one = (vr: string, ...values: string[]): DicomJson => ({ '00080020': { vr, Value: values } });
const nested: DicomJson = {
  '00081140': {
    vr: 'SQ',
    Value: [one('DA', '20180110'), { '00081140': { vr: 'SQ', Value: [one('DA', '20180209')] } }],
  },
};
const FILE = 'patient-1/report-sr.dcm';

/** Every DA in order, at any depth. */
function datesOf(dataset: DicomJson): string[] {
  return Object.values(dataset ?? {}).flatMap(({ vr, Value = [] }) =>
    vr === 'SQ'
      ? Value.flatMap((item) => datesOf(item as DicomJson))
      : vr === 'DA'
        ? (Value as string[])
        : [],
  );
}

export const exercise = defineExercise<typeof import('./problem.ts')>({
  title: 'Dates, with their intervals',
  exports: { shiftDates: 'function' },
  meaning: 'Thirty days between two scans are still thirty days, and no calendar shows when they were.',
  checks: [
    {
      claim: 'a date moves by the days, over the ends of months and leap years',
      run: ({ shiftDates }) =>
        firstProblem(
          [
            ['20180110', -9, '20180101'],
            ['20180110', -30, '20171211'],
            ['20240301', -1, '20240229'],
            ['20230301', -1, '20230228'],
            ['20190331', 1, '20190401'],
          ] as const,
          ([date, days, expected]) =>
            expectEqual(shiftDates(one('DA', date), days)?.['00080020']?.Value?.[0], expected, {
              input: `${date}, ${days} days`,
            }),
        ),
      hints: [
        'Do not reckon with the digits: a month has no fixed length.',
        'shiftDate of deidlab moves one DA value.',
        'Map every attribute of the data set; when its VR is DA, map its values.',
      ],
      read: 'PS3.5 section 6.2, DA',
    },
    {
      claim: 'all values of an attribute move',
      run: ({ shiftDates }) =>
        expectEqual(
          shiftDates(one('DA', '20180110', '20180112'), -9)?.['00080020']?.Value,
          ['20180101', '20180103'],
          {
            input: '20180110 and 20180112, -9 days',
          },
        ),
      hints: ['Value is a list.', 'Do you change the first of it only?', 'Use map on Value.'],
      read: 'PS3.5 section 6.4',
    },
    {
      claim: 'a date and time moves, and keeps its time, fraction and zone',
      run: ({ shiftDates }) =>
        firstProblem(
          [
            ['20180110111736.601844-0500', '20180101111736.601844-0500'],
            ['20180110235959+0900', '20180101235959+0900'],
            ['201801', '201712'],
          ] as const,
          ([value, expected]) =>
            expectEqual(
              shiftDates(one('DT', value), value.length === 6 ? -31 : -9)?.['00080020']?.Value?.[0],
              expected,
              {
                input: `${value}, ${value.length === 6 ? -31 : -9} days`,
              },
            ),
        ),
      hints: [
        'DT is another VR than DA: has your code a branch for it?',
        'Turned into a Date and back, zone and fraction are lost.',
        'shiftDateTime of deidlab keeps what does not move.',
      ],
      read: 'PS3.5 section 6.2, DT',
    },
    {
      claim: 'times of day, and all that is no date, stay as they are',
      run: ({ shiftDates }) => {
        const input: DicomJson = {
          '00080030': { vr: 'TM', Value: ['111620'] },
          '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Stone^Finwan' }] },
          '00100020': { vr: 'LO', Value: ['20180110'] },
          '00280010': { vr: 'US', Value: [160] },
          '00104000': { vr: 'LT' },
        };
        return expectEqual(shiftDates(structuredClone(input), -9), input, {
          input: 'a time, a name, a number that looks like a date, an empty comment',
        });
      },
      hints: [
        'Which VR has each of them?',
        'Look at the VR, not at what a value looks like.',
        'An attribute that is neither DA, DT nor SQ goes into the new data set as it is.',
      ],
      read: 'PS3.5 section 6.2, TM',
    },
    {
      claim: 'what is no date is not guessed: the attribute loses its values',
      run: ({ shiftDates }) =>
        firstProblem(['20181301', 'UNKNOWN', '2018-01-10'], (value) => {
          const got = shiftDates(one('DA', value), -9)?.['00080020'];
          if (got !== undefined && (got.Value === undefined || got.Value.length === 0)) return undefined;
          return {
            input: value,
            expected: 'the attribute, without a value',
            got: got === undefined ? 'no attribute' : JSON.stringify(got.Value),
            because:
              'shiftDate gives undefined for what is no date; a value that was not moved may be the true one.',
          };
        }),
      hints: [
        'What does shiftDate give for the thirteenth month?',
        'Neither keep the value nor write undefined into the list.',
        'Leave out Value altogether when one of them is undefined.',
      ],
      read: 'PS3.15 section E.3.6',
    },
    {
      claim: 'dates in sequences move by the same days, and intervals stay',
      run: ({ shiftDates }) =>
        expectEqual(datesOf(shiftDates(structuredClone(nested), -9)), ['20180101', '20180131'], {
          input: 'two dates, one and two sequences deep',
        }) ??
        expectEqual(
          datesOf(shiftDates(cohortDataset(FILE), -100)),
          datesOf(cohortDataset(FILE)).map((date) => shiftDate(date, -100)),
          { input: `${FILE}, -100 days` },
        ),
      hints: [
        'Items are data sets.',
        'You are just writing the function that can do it.',
        'Map the values of an SQ with shiftDates itself.',
      ],
      read: 'PS3.5 section 7.5',
    },
    {
      claim: 'the data set that goes in is left as it was',
      run: ({ shiftDates }) => {
        const input = structuredClone(nested);
        shiftDates(input, -9);
        return expectUntouched(nested, input, 'dates in sequences');
      },
      hints: [
        'Do you write into the attribute that you were given?',
        'Build a new object for each attribute that changes.',
        'structuredClone at the top is allowed, and simple.',
      ],
      read: 'the contract of this exercise',
    },
  ],
  mistakes: [
    {
      what: 'reckoned in days of 30',
      caughtBy: 'a date moves by the days, over the ends of months and leap years',
      answers: {
        shiftDates: (dataset, days) =>
          mapDates(dataset, ['DA'], (value) =>
            String(Number(value) + days - (Number(value.slice(6)) + days < 1 ? 70 : 0)),
          ),
      },
    },
    {
      what: 'the first value only',
      caughtBy: 'all values of an attribute move',
      answers: {
        shiftDates: (dataset, days) => {
          const done = shiftDates(dataset, days);
          return Object.fromEntries(
            Object.entries(done).map(([tag, { vr, Value }]) => [
              tag,
              {
                vr,
                ...(Value && { Value: vr === 'DA' ? [Value[0]!, ...dataset[tag]!.Value!.slice(1)] : Value }),
              },
            ]),
          );
        },
      },
    },
    {
      what: 'DT forgotten',
      caughtBy: 'a date and time moves, and keeps its time, fraction and zone',
      answers: {
        shiftDates: (dataset, days) => mapDates(dataset, ['DA'], (value) => shiftDate(value, days) ?? value),
      },
    },
    {
      what: 'whatever has eight digits is a date',
      caughtBy: 'times of day, and all that is no date, stay as they are',
      answers: {
        shiftDates: (dataset, days) =>
          Object.fromEntries(
            Object.entries(shiftDates(dataset, days)).map(([tag, { vr, Value }]) => [
              tag,
              {
                vr,
                ...(Value && {
                  Value: Value.map((value) =>
                    vr === 'LO' && /^\d{8}$/.test(String(value)) ? shiftDate(String(value), days)! : value,
                  ),
                }),
              },
            ]),
          ),
      },
    },
    {
      what: 'what is no date stays',
      caughtBy: 'what is no date is not guessed: the attribute loses its values',
      answers: {
        shiftDates: (dataset, days) =>
          Object.fromEntries(
            Object.entries(shiftDates(dataset, days)).map(([tag, attribute]) => [
              tag,
              attribute.vr === 'DA' && attribute.Value === undefined ? dataset[tag]! : attribute,
            ]),
          ),
      },
    },
    {
      what: 'sequences forgotten',
      caughtBy: 'dates in sequences move by the same days, and intervals stay',
      answers: {
        shiftDates: (dataset, days) =>
          Object.fromEntries(
            Object.entries(shiftDates(dataset, days)).map(([tag, attribute]) => [
              tag,
              attribute.vr === 'SQ' ? dataset[tag]! : attribute,
            ]),
          ),
      },
    },
    {
      what: 'the input is changed',
      caughtBy: 'the data set that goes in is left as it was',
      answers: { shiftDates: (dataset, days) => Object.assign(dataset, shiftDates(dataset, days)) },
    },
  ],
});

function mapDates(dataset: DicomJson, vrs: readonly string[], change: (value: string) => string): DicomJson {
  return Object.fromEntries(
    Object.entries(dataset).map(([tag, { vr, Value }]) => [
      tag,
      { vr, ...(Value && { Value: vrs.includes(vr) ? Value.map((value) => change(String(value))) : Value }) },
    ]),
  );
}
