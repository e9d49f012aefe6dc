import { cardinality, type Dump, readMetadata } from 'deidlab';
import { COHORT_FOLDER, defineExercise, expectEqual, expectUntouched } from 'deidlab/exercise';
import type { ColumnFacts } from './problem.ts';
import { countColumns } from './solution.ts';

const column = (name: string): Dump['columns'][number] => ({
  ...{ name, vr: 'LO', kind: 'text', isNumeric: false, varies: false },
});
const SMALL: Dump = {
  level: 'instance',
  columns: ['Modality', 'StudyDescription', 'PatientID', 'Rows'].map(column),
  rows: [
    ['CT', 'CT HEAD', 'a', undefined],
    ['CT', 'CT HEAD', 'a', undefined],
    ['CT', '', 'b', undefined],
    ['SR', undefined, 'c', ''],
  ],
};

const named = (facts: readonly ColumnFacts[] | undefined, column: string): ColumnFacts | undefined =>
  facts?.find((each) => each.column === column);

export const exercise = defineExercise<typeof import('./problem.ts')>({
  title: 'Dump and count',
  exports: { countColumns: 'function' },
  meaning: 'A spreadsheet without a single name can still point at each patient, column by column.',
  checks: [
    {
      claim: 'every column is there once, in the order of the dump',
      run: ({ countColumns }) =>
        expectEqual(
          countColumns(SMALL)?.map(({ column }) => column),
          ['Modality', 'StudyDescription', 'PatientID', 'Rows'],
          { input: 'four rows; one column without a single value' },
        ),
      hints: [
        'A dump has its columns beside its rows.',
        'Begin with the columns, not with the rows.',
        'A column without any value gets a fact sheet, too: all its numbers are 0.',
      ],
      read: 'npx deidlab dump --help',
    },
    {
      claim: 'filled and distinct leave out what is empty',
      run: ({ countColumns }) => {
        const { filled, distinct } = named(countColumns(SMALL), 'StudyDescription') ?? {};
        return expectEqual(
          { filled, distinct },
          { filled: 2, distinct: 1 },
          {
            input: 'StudyDescription: CT HEAD, CT HEAD, empty, absent',
          },
        );
      },
      hints: [
        'How many rows have a description at all?',
        'The empty text is no value.',
        'Different values: that is what a Set counts.',
      ],
      read: 'PS3.5 section 7.4.3: Type 2 may be empty',
    },
    {
      claim: 'a value of one patient singles him out, in however many files',
      run: ({ countColumns }) =>
        expectEqual(
          countColumns(SMALL)?.map(({ column, singling }) => `${column} ${singling}`),
          ['Modality 1', 'StudyDescription 1', 'PatientID 3', 'Rows 0'],
          {
            input: 'CT HEAD is in two files of one patient',
            because: 'Count patients, not rows: two files may be of one patient.',
          },
        ),
      hints: [
        'Who are the patients behind each value?',
        'Keep a set of patients for every value of every column.',
        'Then count the sets that have one member.',
      ],
      read: 'Sweeney 2000: simple demographics often identify people uniquely',
    },
    {
      claim: 'it works on the dump of the cohort',
      run: async ({ countColumns }) => {
        const dump = await cohortDump();
        const facts = countColumns(dump);
        const counted = new Map(cardinality(dump).map((each) => [each.name, each]));
        const wrong = dump.columns.find(({ name }) => {
          const { filled, values } = counted.get(name)!;
          const mine = named(facts, name);
          return mine?.filled !== filled || mine.distinct !== values;
        });
        if (wrong) {
          const { filled, values: distinct } = counted.get(wrong.name)!;
          const mine = named(facts, wrong.name);
          return expectEqual(
            mine && { filled: mine.filled, distinct: mine.distinct },
            { filled, distinct },
            { input: `${wrong.name} in the dump of datasets/cohort` },
          );
        }
        return expectEqual(
          ['PatientID', 'PatientSex', 'SOPInstanceUID', 'PatientBirthDate'].map((name) => named(facts, name)),
          [
            { column: 'PatientID', filled: 60, distinct: 6, singling: 6 },
            { column: 'PatientSex', filled: 60, distinct: 2, singling: 0 },
            { column: 'SOPInstanceUID', filled: 60, distinct: 60, singling: 60 },
            { column: 'PatientBirthDate', filled: 60, distinct: 6, singling: 6 },
          ],
          { input: 'the dump of datasets/cohort, 60 files' },
        );
      },
      hints: [
        'Which column is off? Print it.',
        'Some columns are in a few files only.',
        'Is a value that occurs in two patients still counted as one that singles out?',
      ],
      read: 'npx deidlab dump datasets/cohort --out cohort.csv',
    },
    {
      claim: 'the rows are left as they were',
      run: ({ countColumns }) => {
        const input = structuredClone(SMALL);
        countColumns(input);
        return expectUntouched(SMALL, input, 'a dump of four rows');
      },
      hints: [
        'Do you fill in what is missing?',
        'Sorting a list changes it.',
        'Count in structures of your own.',
      ],
      read: 'the contract of this exercise',
    },
  ],
  mistakes: [
    {
      what: 'only columns that have a value',
      caughtBy: 'every column is there once, in the order of the dump',
      answers: { countColumns: (dump) => countColumns(dump).filter(({ filled }) => filled > 0) },
    },
    {
      what: 'empty is a value',
      caughtBy: 'filled and distinct leave out what is empty',
      answers: {
        countColumns: (dump) =>
          countColumns({ ...dump, rows: dump.rows.map((row) => row.map((cell) => cell || ' ')) }),
      },
    },
    {
      what: 'rows instead of patients',
      caughtBy: 'a value of one patient singles him out, in however many files',
      answers: {
        countColumns: (dump) =>
          countColumns(dump).map((facts, at) => ({
            ...facts,
            singling: [...new Set(dump.rows.map((row) => row[at]))].filter(
              (value) => value && dump.rows.filter((row) => row[at] === value).length === 1,
            ).length,
          })),
      },
    },
    {
      what: 'only the first of several values counts',
      caughtBy: 'it works on the dump of the cohort',
      answers: {
        countColumns: (dump) =>
          countColumns({
            ...dump,
            rows: dump.rows.map((row) => row.map((cell) => cell?.split('\\')[0])),
          }),
      },
    },
    {
      what: 'the rows are sorted in place',
      caughtBy: 'the rows are left as they were',
      answers: {
        countColumns: (dump) => {
          const facts = countColumns(dump);
          (dump.rows as Dump['rows'][number][]).reverse();
          return facts;
        },
      },
    },
  ],
});

let read: Promise<Dump> | undefined;
/** As in README.md; read once. */
function cohortDump(): Promise<Dump> {
  read ??= readMetadata(COHORT_FOLDER);
  return read;
}
