import { buildFile, builtinProfile, check, DEMO_KEY, deidentify, readDicom, toDicomJson } from 'deidlab';
import { cohortBytes, cohortPaths, defineExercise, expectEqual } from 'deidlab/exercise';
import type { Run, Utility } from './problem.ts';
import { measureUtility } from './solution.ts';

const NEEDED = ['00280030', '00180050', '00180060', '00281053'];
type Header = Readonly<Record<string, string | readonly string[]>>;
const file = (patient: string, date: string, spacing = '0.5'): Header => ({
  PatientID: patient,
  StudyDate: date,
  PixelSpacing: [spacing, spacing],
});
const bytesOf = (header: Header): Uint8Array =>
  buildFile({ SOPClassUID: '1.2.840.10008.5.1.4.1.1.7', SOPInstanceUID: '2.25.12', ...header });
const pair = (original: Header, output: Header): readonly [Header, Header] => [original, output];

/** Small files, such as a program might have made them. */
const run = (pairs: readonly (readonly [Header, Header])[]): Run => ({
  originals: new Map(pairs.map(([original], index) => [`${index + 1}.dcm`, bytesOf(original)])),
  output: new Map(pairs.map(([, output], index) => [`${index + 1}.dcm`, bytesOf(output)])),
  policy: 'basic',
});

const PATHS = cohortPaths('patient-1/ct-');
function runOf(policy: string, change: (bytes: Uint8Array) => Uint8Array): Run {
  const originals = new Map(PATHS.map((path) => [path, cohortBytes(path)]));
  return { originals, output: new Map([...originals].map(([path, bytes]) => [path, change(bytes)])), policy };
}
const runProfile = (name: 'basic' | 'research'): Run => {
  const profile = builtinProfile(name);
  return runOf(name, (bytes) => Buffer.concat(deidentify(bytes, profile, DEMO_KEY).chunks));
};
/** Somebody handed out the files as they were. */
const COPIED = (): Run => runOf('basic', (bytes) => bytes);
const dateOf = (bytes: Uint8Array): unknown => toDicomJson(readDicom(bytes))['00080020']?.Value?.[0];

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
        const { needed, kept } = measureUtility(run(pairs), ['00280030', '00181151']) ?? {};
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
        const { needed, kept } = measureUtility(run(pairs), ['00080020']) ?? {};
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
        const { intervals, intervalsKept } = measureUtility(run(pairs), []) ?? {};
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
        const { intervals, intervalsKept } = measureUtility(run(pairs), []) ?? {};
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
            basic: { leaks: 0, needed: 48, kept: 48, intervals: 11, intervalsKept: 0 },
            research: { leaks: 0, needed: 48, kept: 48, intervals: 11, intervalsKept: 11 },
          } satisfies Record<string, Utility>,
          { input: 'patient-1/ct-abdomen and ct-follow-up with each profile' },
        ),
      hints: [
        'Which of the ten numbers is off?',
        'Files of one study have an interval too: 0 days.',
        'Basic empties Study Date. Is an interval of undefined minus undefined kept?',
      ],
      read: 'PS3.15 section E.3.6; npx deidlab profile diff basic research',
    },
    {
      claim: 'what leaks is said beside what is kept, by the checker',
      run: ({ measureUtility }) => {
        const copied = COPIED();
        const { leaks, kept, intervalsKept } = measureUtility(copied, NEEDED) ?? {};
        return expectEqual(
          { leaks, kept, intervalsKept },
          { leaks: check(copied).privacy.leaks, kept: 48, intervalsKept: 11 },
          {
            input: 'files of patient-1 that nobody has changed',
            because: 'A copy is of full use, and gives everybody away: one number must not hide the other.',
          },
        );
      },
      hints: [
        'Who counts leaks? Not you: a program that knows the whole of Table E.1-1.',
        'The checker is part of the library, and takes the run as it is.',
        'Its result has privacy and utility side by side; the number of leaks is in privacy.',
      ],
      read: 'npx deidlab check --help',
    },
  ],
  mistakes: [
    {
      what: 'lists compared as objects',
      caughtBy: 'a needed value counts when it is there, and is kept when it is the same',
      answers: { measureUtility: (run, needed) => ({ ...measureUtility(run, needed), kept: 0 }) },
    },
    {
      what: 'attributes are counted, not values',
      caughtBy: 'an attribute without a value is not needed, and an empty output has not kept it',
      answers: {
        measureUtility: (run, needed) => ({
          ...measureUtility(run, needed),
          needed: [...run.originals.values()].reduce((sum, bytes) => {
            const header = toDicomJson(readDicom(bytes), { bulkData: 'omit' });
            return sum + needed.filter((tag) => tag in header).length;
          }, 0),
        }),
      },
    },
    {
      what: 'neighbours in the list, whoever they are',
      caughtBy: 'intervals are between neighbours of one patient, by the original number',
      answers: {
        measureUtility: (run, needed) => ({
          ...measureUtility(run, needed),
          intervals: Math.max(0, run.originals.size - 1),
        }),
      },
    },
    {
      what: 'days reckoned with digits',
      caughtBy: 'days are counted over months and leap years, and a date that is gone keeps no interval',
      answers: {
        measureUtility: (run, needed) => {
          const right = measureUtility(run, needed);
          const hasLeap = [...run.originals.values()].some((bytes) => dateOf(bytes) === '20240228');
          return hasLeap ? { ...right, intervalsKept: 0 } : right;
        },
      },
    },
    {
      what: 'two missing dates count as the same interval',
      caughtBy: 'it tells the profiles apart: research keeps intervals, basic does not',
      answers: {
        measureUtility: (run, needed) => {
          const right = measureUtility(run, needed);
          const allGone =
            run.output.size > 4 && [...run.output.values()].every((bytes) => dateOf(bytes) === undefined);
          return allGone ? { ...right, intervalsKept: right.intervals } : right;
        },
      },
    },
    {
      what: 'leaks are taken to be none',
      caughtBy: 'what leaks is said beside what is kept, by the checker',
      answers: { measureUtility: (run, needed) => ({ ...measureUtility(run, needed), leaks: 0 }) },
    },
  ],
});
