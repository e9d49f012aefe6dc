import { cohortPaths } from '../cohort.ts';
import type { Turn } from '../turn.ts';

/** A first edit: change a number, run two cells. */
export const CHECK_SETUP: Turn<{ readonly fileCount?: unknown }> = {
  id: '00-check-setup',
  isUntouched: ({ fileCount }) => fileCount === undefined || fileCount === 0,
  checks: [
    {
      claim: 'the answer is a number',
      run: ({ fileCount }) =>
        typeof fileCount === 'number'
          ? undefined
          : {
              expected: 'a number, without quotes',
              got: typeof fileCount === 'string' ? 'a text' : 'something else',
            },
    },
    {
      claim: 'it is the number of files in the bundled cohort',
      run: ({ fileCount }) =>
        fileCount === cohortPaths().length
          ? undefined
          : {
              got: String(fileCount),
              because: 'Count all patients: the table above shows the files of each.',
            },
    },
  ],
  hints: [
    'The table above has one row for each patient. What is the sum of its last column?',
    'cohortPaths() gives the list of all files; lists have a length.',
  ],
  meaning: 'You can edit a cell and run it. That is all the programming skill this lab takes for granted.',
};
