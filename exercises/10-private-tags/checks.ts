import type { DicomJson } from 'deidlab';
import { cohortDataset, defineExercise, expectEqual, expectUntouched } from 'deidlab/exercise';
import type { SafePrivate } from './problem.ts';
import { keepSafePrivate } from './solution.ts';

const SAFE: readonly SafePrivate[] = [
  { group: '0019', creator: 'SIEMENS MR HEADER', element: '0C' },
  { group: '0019', creator: 'SIEMENS MR HEADER', element: '0D' },
];
const creator = (name: string) => ({ vr: 'LO', Value: [name] });
const bValue = { vr: 'IS', Value: ['1000'] };
const name = { vr: 'LO', Value: ['Stone Finwan'] };
const DWI = 'patient-3/mr-dwi/0004.dcm';
const keys = (dataset: DicomJson | undefined): string[] => Object.keys(dataset ?? {}).sort();

export const exercise = defineExercise<typeof import('./problem.ts')>({
  title: 'Private tags',
  exports: { keepSafePrivate: 'function' },
  meaning: 'The diffusion map can still be worked out, and the operator log beside it is gone.',
  checks: [
    {
      claim: 'standard attributes stay as they are',
      run: ({ keepSafePrivate }) => {
        const input: DicomJson = { '00080060': { vr: 'CS', Value: ['MR'] }, '00104000': { vr: 'LT' } };
        return expectEqual(keepSafePrivate(structuredClone(input), SAFE), input, {
          input: 'Modality and an empty comment',
        });
      },
      hints: [
        'Which groups are private: the even or the odd ones?',
        'The group is the first four hex digits, and one of them tells odd from even.',
        'Read the four digits as a hex number, and see whether two divides it.',
      ],
      read: 'PS3.5 section 7.1',
    },
    {
      claim: 'private elements that are not on the list go',
      run: ({ keepSafePrivate }) =>
        expectEqual(
          keys(
            keepSafePrivate(
              { '00190010': creator('SIEMENS MR HEADER'), '0019100C': bValue, '00191077': name },
              SAFE,
            ),
          ),
          ['00190010', '0019100C'],
          { input: 'b-value (0C) and another element (77) in one block' },
        ),
      hints: [
        'The list says which elements of a creator are safe.',
        'The last two digits of the tag are the element.',
        'Look for an entry with the same group, creator and element.',
      ],
      read: 'PS3.15 section E.3.10',
    },
    {
      claim: 'the creator decides, not the number of the block',
      run: ({ keepSafePrivate }) =>
        expectEqual(
          keys(
            keepSafePrivate(
              {
                '00190010': creator('IMAGINARY OPERATOR LOG'),
                '00190011': creator('SIEMENS MR HEADER'),
                '0019100C': name,
                '0019110C': bValue,
              },
              SAFE,
            ),
          ),
          ['00190011', '0019110C'],
          {
            input: 'element 0C of two creators: a log in block 10, the maker in block 11',
            because:
              'Digits five and six of the tag are the block; its creator stands in element 00 and that block.',
          },
        ),
      hints: [
        'Two makers can share a group, in any order.',
        'Where does the creator of (0019,110C) stand? In (0019,0011).',
        'Put the group, 00 and digits five and six together: that is the tag of the creator.',
      ],
      read: 'PS3.5 section 7.8.1',
    },
    {
      claim: 'creators of blocks that are empty now go',
      run: ({ keepSafePrivate }) =>
        expectEqual(
          keys(keepSafePrivate({ '00290010': creator('IMAGINARY COIL NOTES'), '00291010': name }, SAFE)),
          [],
          {
            input: 'a block with nothing safe in it',
          },
        ),
      hints: [
        'What is left when all elements of a block are gone?',
        'A creator alone tells which software was there, and is of no use.',
        'Remember the creators of what you keep, and put in only these.',
      ],
      read: 'PS3.5 section 7.8.1',
    },
    {
      claim: 'it is the same inside of sequences, and in a real header',
      run: ({ keepSafePrivate }) =>
        expectEqual(
          keepSafePrivate(
            {
              '00081140': {
                vr: 'SQ',
                Value: [
                  { '00290010': creator('X'), '00291010': name, '00081155': { vr: 'UI', Value: ['1.2'] } },
                ],
              },
            },
            SAFE,
          ),
          { '00081140': { vr: 'SQ', Value: [{ '00081155': { vr: 'UI', Value: ['1.2'] } }] } },
          { input: 'a private note inside of a standard sequence' },
        ) ??
        expectEqual(
          keys(keepSafePrivate(cohortDataset(DWI), SAFE)).filter((tag) => /^...[13579BDF]/.test(tag)),
          ['00190010', '0019100C', '0019100D'],
          { input: DWI },
        ),
      hints: [
        'Items are data sets, with blocks of their own.',
        'Creators are looked up in the same item.',
        'Map the items of every SQ that stays with keepSafePrivate itself.',
      ],
      read: 'PS3.5 section 7.8.1: blocks are reserved within an item',
    },
    {
      claim: 'the data set that goes in is left as it was',
      run: ({ keepSafePrivate }) => {
        const before = cohortDataset(DWI);
        const input = cohortDataset(DWI);
        keepSafePrivate(input, SAFE);
        return expectUntouched(before, input, DWI);
      },
      hints: [
        'Is there a delete in your code?',
        'Build a new object of what stays.',
        'structuredClone at the top is allowed, and simple.',
      ],
      read: 'the contract of this exercise',
    },
  ],
  mistakes: [
    {
      what: 'everything in odd groups goes',
      caughtBy: 'private elements that are not on the list go',
      answers: { keepSafePrivate: (dataset) => keepSafePrivate(dataset, []) },
    },
    {
      what: 'the block number is written into the code',
      caughtBy: 'the creator decides, not the number of the block',
      answers: {
        keepSafePrivate: (dataset, safe) =>
          Object.fromEntries(
            Object.entries(dataset).filter(
              ([tag]) =>
                /^...[02468ACE]/.test(tag) ||
                tag === '00190010' ||
                safe.some(({ group, element }) => tag === `${group}10${element}`),
            ),
          ),
      },
    },
    {
      what: 'creators stay',
      caughtBy: 'creators of blocks that are empty now go',
      answers: {
        keepSafePrivate: (dataset, safe) => ({
          ...(dataset['00290010'] && { '00290010': dataset['00290010'] }),
          ...keepSafePrivate(dataset, safe),
        }),
      },
    },
    {
      what: 'sequences are not looked into',
      caughtBy: 'it is the same inside of sequences, and in a real header',
      answers: {
        keepSafePrivate: (dataset, safe) =>
          Object.fromEntries(Object.keys(keepSafePrivate(dataset, safe)).map((tag) => [tag, dataset[tag]!])),
      },
    },
    {
      what: 'the input is changed',
      caughtBy: 'the data set that goes in is left as it was',
      answers: {
        keepSafePrivate: (dataset, safe) => {
          const kept = keepSafePrivate(dataset, safe);
          for (const tag of Object.keys(dataset)) if (!(tag in kept)) delete dataset[tag];
          return Object.assign(dataset, kept);
        },
      },
    },
  ],
});
