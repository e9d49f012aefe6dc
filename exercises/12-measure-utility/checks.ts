import { builtinProfile, DEMO_KEY, type DicomJson, deidentify, readDicom, toDicomJson } from 'deidlab';
import { cohortBytes, cohortPaths, defineExercise, expectEqual } from 'deidlab/exercise';
import type { Pair, Utility } from './problem.ts';
import { measureUtility } from './solution.ts';

const NEEDED = ['00280030', '00180050', '00180060', '00281053'];
const file = (patient: string, date: string, spacing = '0.5'): DicomJson => ({
  '00100020': { vr: 'LO', Value: [patient] },
  '00080020': date === '' ? { vr: 'DA' } : { vr: 'DA', Value: [date] },
  '00280030': { vr: 'DS', Value: [spacing, spacing] },
});
const pair = (original: DicomJson, output: DicomJson): Pair => ({ original, output });

function runProfile(name: 'basic' | 'research'): Pair[] {
  const profile = builtinProfile(name);
  return cohortPaths('patient-1/ct-').map((path) => {
    const bytes = cohortBytes(path);
    const output = Buffer.concat(deidentify(bytes, profile, DEMO_KEY).chunks);
    return pair(header(bytes), header(output));
  });
}
const header = (bytes: Uint8Array): DicomJson => toDicomJson(readDicom(bytes), { bulkData: 'omit' });

export const exercise = defineExercise<typeof import('./problem.ts')>({
  title: 'Measure utility',
  exports: { measureUtility: 'function' },
  meaning: 'Basic keeps every pixel and loses the 30 days between the scans; now you can say so in numbers.',
  checks: [
    {
      claim: 'a needed value counts when it is there, and is kept when it is the same',
      run: ({ measureUtility }) => {
        const pairs = [
          pair(file('a', ''), file('x', '')),
          pair(file('b', '', '0.7'), file('y', '', '0.8')),
          pair({}, {}),
        ];
        const { needed, kept } = measureUtility(pairs, ['00280030', '00181151']) ?? {};
        return expectEqual(
          { needed, kept },
          { needed: 2, kept: 1 },
          {
            input: 'spacing kept, spacing changed, no spacing; a second tag that nobody has',
          },
        );
      },
      hints: [
        'What an original does not have cannot be lost.',
        'Two lists with the same members are not the same list: compare what is in them.',
        'isDeepStrictEqual of node:util, or JSON.stringify on both.',
      ],
      read: 'PS3.18 section F.2.2',
    },
    {
      claim: 'an attribute without a value is not needed, and an empty output has not kept it',
      run: ({ measureUtility }) => {
        const pairs = [pair(file('a', ''), file('x', '')), pair(file('b', '20180110'), file('y', ''))];
        const { needed, kept } = measureUtility(pairs, ['00080020']) ?? {};
        return expectEqual(
          { needed, kept },
          { needed: 1, kept: 0 },
          { input: 'an empty date; a date that was emptied' },
        );
      },
      hints: [
        'Is there a value, or only an attribute?',
        'Value may be missing on either side.',
        'Look at the length of Value of the original first.',
      ],
      read: 'PS3.5 section 7.4.3',
    },
    {
      claim: 'intervals are between neighbours of one patient, by the original number',
      run: ({ measureUtility }) => {
        const pairs = [
          pair(file('a', '20180110'), file('', '20170110')),
          pair(file('b', '20180101'), file('', '20160101')),
          pair(file('a', '20180209'), file('', '20170209')),
          pair(file('b', '20180103'), file('', '20160102')),
        ];
        const { intervals, intervalsKept } = measureUtility(pairs, []) ?? {};
        return expectEqual(
          { intervals, intervalsKept },
          { intervals: 2, intervalsKept: 1 },
          {
            input: 'patient a: 30 days, kept; patient b: 2 days, now 1; all numbers are emptied',
          },
        );
      },
      hints: [
        'Neighbours in the list may be of different patients.',
        'Remember for each patient the last file.',
        'Group by the PatientID of the original: the output may have none.',
      ],
      read: 'the lecture: dates need special attention',
    },
    {
      claim: 'days are counted over months and leap years, and a date that is gone keeps no interval',
      run: ({ measureUtility }) => {
        const pairs = [
          pair(file('a', '20240228'), file('', '20230227')),
          pair(file('a', '20240301'), file('', '20230301')),
          pair(file('a', '20240302'), file('', '')),
          pair(file('a', ''), file('', '')),
        ];
        const { intervals, intervalsKept } = measureUtility(pairs, []) ?? {};
        return expectEqual(
          { intervals, intervalsKept },
          { intervals: 2, intervalsKept: 1 },
          {
            input: 'two days over 29 February, kept; one day, its end removed; no date at all',
          },
        );
      },
      hints: [
        'From 28 February to 1 March it is two days in 2024, and one in 2023.',
        'Date.UTC gives milliseconds; a day has 86,400,000.',
        'Where an output has no date, the interval is not kept; where an original has none, there is no interval.',
      ],
      read: 'PS3.5 section 6.2, DA',
    },
    {
      claim: 'it tells the profiles apart: research keeps intervals, basic does not',
      run: ({ measureUtility }) =>
        expectEqual(
          {
            basic: measureUtility(runProfile('basic'), NEEDED),
            research: measureUtility(runProfile('research'), NEEDED),
          },
          {
            basic: { needed: 48, kept: 48, intervals: 11, intervalsKept: 0 },
            research: { needed: 48, kept: 48, intervals: 11, intervalsKept: 11 },
          } satisfies Record<string, Utility>,
          { input: 'patient-1/ct-abdomen and ct-follow-up with each profile' },
        ),
      hints: [
        'Which of the eight numbers is off?',
        'Files of one study have an interval too: 0 days.',
        'Basic empties Study Date. Is an interval of undefined minus undefined kept?',
      ],
      read: 'PS3.15 section E.3.6; npx deidlab profile diff basic research',
    },
  ],
  mistakes: [
    {
      what: 'lists compared as objects',
      caughtBy: 'a needed value counts when it is there, and is kept when it is the same',
      answers: { measureUtility: (pairs, needed) => ({ ...measureUtility(pairs, needed), kept: 0 }) },
    },
    {
      what: 'attributes are counted, not values',
      caughtBy: 'an attribute without a value is not needed, and an empty output has not kept it',
      answers: {
        measureUtility: (pairs, needed) => ({
          ...measureUtility(pairs, needed),
          needed: pairs.reduce(
            (sum, { original }) => sum + needed.filter((tag) => tag in original).length,
            0,
          ),
        }),
      },
    },
    {
      what: 'neighbours in the list, whoever they are',
      caughtBy: 'intervals are between neighbours of one patient, by the original number',
      answers: {
        measureUtility: (pairs, needed) => ({
          ...measureUtility(pairs, needed),
          intervals: Math.max(0, pairs.length - 1),
        }),
      },
    },
    {
      what: 'days reckoned with digits',
      caughtBy: 'days are counted over months and leap years, and a date that is gone keeps no interval',
      answers: {
        measureUtility: (pairs, needed) => {
          const right = measureUtility(pairs, needed);
          const hasLeap = pairs.some(({ original }) => original['00080020']?.Value?.[0] === '20240228');
          return hasLeap ? { ...right, intervalsKept: 0 } : right;
        },
      },
    },
    {
      what: 'two missing dates count as the same interval',
      caughtBy: 'it tells the profiles apart: research keeps intervals, basic does not',
      answers: {
        measureUtility: (pairs, needed) => {
          const right = measureUtility(pairs, needed);
          const allGone =
            pairs.length > 4 && pairs.every(({ output }) => output['00080020']?.Value === undefined);
          return allGone ? { ...right, intervalsKept: right.intervals } : right;
        },
      },
    },
  ],
});
