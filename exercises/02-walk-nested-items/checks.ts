import type { DicomJson } from 'deidlab';
import { cohortDataset, defineExercise, expectEqual, expectUntouched } from 'deidlab/exercise';
import { findAll } from './solution.ts';

const reference = (uid: string): DicomJson => ({ '00081155': { vr: 'UI', Value: [uid] } });
const twoItems: DicomJson = {
  '00081140': { vr: 'SQ', Value: [reference('1.2.1'), reference('1.2.2')] },
  '00081155': { vr: 'UI', Value: ['1.2.3'] },
};
const SR = 'patient-1/report-sr.dcm';

export const exercise = defineExercise<typeof import('./problem.ts')>({
  title: 'Walk nested items',
  exports: { findAll: 'function' },
  meaning: 'A name four sequences deep is as readable as one on top: a walk that stops early proves nothing.',
  checks: [
    {
      claim: 'an attribute at the top is found, with all its values',
      run: ({ findAll }) =>
        expectEqual(
          findAll({ '00080008': { vr: 'CS', Value: ['ORIGINAL', 'PRIMARY', 'AXIAL'] } }, '00080008'),
          ['ORIGINAL', 'PRIMARY', 'AXIAL'],
          { input: 'ImageType with three values' },
        ),
      hints: [
        'Object.entries gives you each key with its attribute.',
        'An attribute has a list of values: all of them count.',
        'Push every element of attribute.Value when the key is the tag.',
      ],
      read: 'PS3.5 section 6.4: value multiplicity',
    },
    {
      claim: 'every item of a sequence is walked, in order',
      run: ({ findAll }) =>
        expectEqual(findAll(structuredClone(twoItems), '00081155'), ['1.2.1', '1.2.2', '1.2.3'], {
          input: 'two items, and the same attribute after them',
        }),
      hints: [
        'The values of a sequence are data sets.',
        'You already have a function that searches a data set: this one.',
        'Call findAll on each item, and keep what it gives before you go on.',
      ],
      read: 'PS3.5 section 7.5',
    },
    {
      claim: 'an empty sequence and an attribute without a value give nothing',
      run: ({ findAll }) =>
        expectEqual(findAll({ '00081140': { vr: 'SQ' }, '00100020': { vr: 'LO' } }, '00100020'), [], {
          input: 'a sequence without items, an empty PatientID',
        }),
      hints: [
        'The member Value is not always there.',
        'A loop over undefined throws.',
        'Give the loop an empty list in place of what is missing.',
      ],
      read: 'PS3.18 section F.2.5',
    },
    {
      claim: 'the names in a report are found, however deep',
      run: ({ findAll }) =>
        expectEqual(findAll(cohortDataset(SR), '0040A123'), findAllHere(cohortDataset(SR), '0040A123'), {
          input: `${SR}, PersonName (0040,A123)`,
        }),
      hints: [
        'How many levels does your code go down? The report has four.',
        'A function that calls itself goes down as far as there is something.',
        'A name is an object here: you want its member Alphabetic.',
      ],
      read: 'PS3.3 section C.17.3: the content tree of a report',
    },
    {
      claim: 'the data set is left as it was',
      run: ({ findAll }) => {
        const input = structuredClone(twoItems);
        findAll(input, '00081155');
        return expectUntouched(twoItems, input, 'two items, and an attribute after them');
      },
      hints: [
        'Do you put something into the data set, or take something out of it?',
        'Methods such as pop, shift and splice change the list they are called on.',
        'Gather what you find in a list of your own.',
      ],
      read: 'datasets/README.md: the answer key counts on files that stay as they are',
    },
  ],
  mistakes: [
    {
      what: 'only the first value',
      caughtBy: 'an attribute at the top is found, with all its values',
      answers: { findAll: (dataset, tag) => findAll(dataset, tag).slice(0, 1) },
    },
    {
      what: 'only the first item of each sequence',
      caughtBy: 'every item of a sequence is walked, in order',
      answers: {
        findAll: function walk(dataset, tag): unknown[] {
          return Object.entries(dataset).flatMap(([key, { vr, Value = [] }]) =>
            vr === 'SQ' ? (Value[0] ? walk(Value[0] as DicomJson, tag) : []) : key === tag ? Value : [],
          );
        },
      },
    },
    {
      what: 'one level of sequences and no more',
      caughtBy: 'the names in a report are found, however deep',
      answers: {
        findAll: (dataset, tag) =>
          Object.entries(dataset).flatMap(([key, { vr, Value = [] }]) =>
            vr === 'SQ'
              ? Value.flatMap((item) => ((item as DicomJson)[tag]?.Value ?? []) as unknown[])
              : key === tag
                ? Value
                : [],
          ),
      },
    },
    {
      what: 'items are taken out while they are walked',
      caughtBy: 'the data set is left as it was',
      answers: {
        findAll: (dataset, tag) => {
          const found = findAll(dataset, tag);
          for (const attribute of Object.values(dataset))
            if (attribute.vr === 'SQ') attribute.Value?.splice(0);
          return found;
        },
      },
    },
  ],
});

/** The expected names, without the solution: by a walk over everything. */
function findAllHere(value: unknown, tag: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === tag
      ? (inner as { Value: { Alphabetic: string }[] }).Value.map(({ Alphabetic }) => Alphabetic)
      : findAllHere(inner, tag),
  );
}
