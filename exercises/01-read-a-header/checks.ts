import { buildFile } from 'deidlab';
import { cohortBytes, defineExercise, expectEqual, firstProblem } from 'deidlab/exercise';
import { describeFile } from './solution.ts';

const bare = buildFile({
  SOPClassUID: '1.2.840.10008.5.1.4.1.1.88.11',
  SOPInstanceUID: '2.25.1',
  PatientName: '',
  Modality: 'SR',
});

export const exercise = defineExercise<typeof import('./problem.ts')>({
  title: 'Read a header',
  exports: { describeFile: 'function' },
  meaning: 'Name, date and modality stand open in every file: whoever has the file has them.',
  checks: [
    {
      claim: 'a CT image tells its modality, date and rows',
      run: ({ describeFile }) => {
        const input = 'patient-1/ct-abdomen/0001.dcm';
        const { modality, date, rows } = describeFile(cohortBytes(input)) ?? {};
        return expectEqual(
          { modality, date, rows },
          { modality: 'CT', date: '20180110', rows: 160 },
          { input },
        );
      },
      hints: [
        'Each of the three is one look-up by eight hex digits.',
        'Value is a list, as an attribute may have several values. You want the first one.',
        'The keys are 00080060, 00080020 and 00280010, and Rows is a number already.',
      ],
      read: 'PS3.18 section F.2.2',
    },
    {
      claim: "the patient's name is text",
      run: ({ describeFile }) =>
        firstProblem(
          [
            ['patient-1/ct-abdomen/0001.dcm', 'Stone^Finwan'],
            ['patient-6/DONGGUNG_DORIN_chest.dcm', 'Donggung^Dorin'],
          ] as const,
          ([input, name]) =>
            expectEqual(describeFile(cohortBytes(input))?.name, name, {
              input,
              because:
                typeof describeFile(cohortBytes(input))?.name === 'object'
                  ? 'A name is an object with up to three writings of it, not a text.'
                  : undefined,
            }),
        ),
      hints: [
        'Print the attribute 00100010 of a file, and look at what its first value is.',
        'A name comes in up to three groups: Alphabetic, Ideographic, Phonetic.',
        'You want the member Alphabetic of the first value.',
      ],
      read: 'PS3.5 section 6.2.1; PS3.18 section F.2.2',
    },
    {
      claim: 'a report without pixels has no rows, and that is no error',
      run: ({ describeFile }) => {
        const input = 'patient-1/report-sr.dcm';
        return expectEqual(describeFile(cohortBytes(input))?.rows, undefined, { input });
      },
      hints: [
        'What do you get for 00280010 when the file has no such element?',
        'Reading a member of undefined throws; there is an operator that does not.',
        'The question mark before a point or a bracket stops at what is not there.',
      ],
      read: 'PS3.3 section A.35: reports have no Image Pixel module',
    },
    {
      claim: 'an element that is there without a value gives an empty text',
      run: ({ describeFile }) =>
        expectEqual(
          describeFile(bare),
          { name: '', modality: 'SR', date: '', rows: undefined },
          { input: 'a report with an empty name and no study date' },
        ),
      hints: [
        'An attribute of Type 2 has to be there, but may be empty.',
        'Then Value is missing, or holds nothing: look at both.',
        'One operator gives another value for what is undefined or null; it is two question marks.',
      ],
      read: 'PS3.5 section 7.4.3, Type 2',
    },
  ],
  mistakes: [
    {
      what: 'the name as the object that it is in JSON',
      caughtBy: "the patient's name is text",
      answers: {
        describeFile: (bytes) => ({
          ...describeFile(bytes),
          name: { Alphabetic: describeFile(bytes).name } as unknown as string,
        }),
      },
    },
    {
      what: 'no rows read as 0',
      caughtBy: 'a report without pixels has no rows, and that is no error',
      answers: { describeFile: (bytes) => ({ ...describeFile(bytes), rows: describeFile(bytes).rows ?? 0 }) },
    },
    {
      what: 'the date with dashes',
      caughtBy: 'a CT image tells its modality, date and rows',
      answers: {
        describeFile: (bytes) => {
          const facts = describeFile(bytes);
          return { ...facts, date: facts.date.replace(/(....)(..)(..)/, '$1-$2-$3') };
        },
      },
    },
    {
      what: 'an absent date as the text "undefined"',
      caughtBy: 'an element that is there without a value gives an empty text',
      answers: {
        describeFile: (bytes) => ({ ...describeFile(bytes), date: describeFile(bytes).date || 'undefined' }),
      },
    },
  ],
});
