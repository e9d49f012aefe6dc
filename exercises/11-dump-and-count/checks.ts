import { lookupTag, parseTag } from 'deidlab';
import { cohortDataset, cohortPaths, defineExercise, expectEqual, expectUntouched } from 'deidlab/exercise';
import type { ColumnFacts, Row } from './problem.ts';
import { countColumns } from './solution.ts';

const SMALL: readonly Row[] = [
  { PatientID: 'a', Modality: 'CT', StudyDescription: 'CT HEAD' },
  { PatientID: 'a', Modality: 'CT', StudyDescription: 'CT HEAD' },
  { PatientID: 'b', Modality: 'CT', StudyDescription: '' },
  { PatientID: 'c', Modality: 'SR', Rows: '' },
];

/** The dump of the cohort: text values at the top of each file. */
function dump(): Row[] {
  return cohortPaths().map((path) =>
    Object.fromEntries(
      Object.entries(cohortDataset(path)).flatMap(([key, { vr, Value = [] }]) => {
        const keyword = lookupTag(parseTag(key)!)?.keyword;
        if (keyword === undefined || vr === 'SQ') return [];
        const texts = Value.map((value) =>
          typeof value === 'object' && value !== null
            ? (value as { Alphabetic?: string }).Alphabetic
            : String(value),
        );
        return [[keyword, texts.join('\\')]];
      }),
    ),
  );
}

const named = (facts: readonly ColumnFacts[] | undefined, column: string): ColumnFacts | undefined =>
  facts?.find((each) => each.column === column);

export const exercise = defineExercise<typeof import('./problem.ts')>({
  title: 'Dump and count',
  exports: { countColumns: 'function' },
  meaning: 'A spreadsheet without a single name can still point at each patient, column by column.',
  checks: [
    {
      claim: 'every column is there once, in the order in which they appear',
      run: ({ countColumns }) =>
        expectEqual(
          countColumns(SMALL)?.map(({ column }) => column),
          ['PatientID', 'Modality', 'StudyDescription', 'Rows'],
          { input: 'four rows; the last one brings a new column' },
        ),
      hints: [
        'The first row does not have all columns.',
        'Walk over all rows and all their entries.',
        'A Map remembers what it has seen, and in which order.',
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
          ['PatientID 3', 'Modality 1', 'StudyDescription 1', 'Rows 0'],
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
      run: ({ countColumns }) => {
        const facts = countColumns(dump());
        return expectEqual(
          ['PatientID', 'PatientSex', 'Modality', 'SOPInstanceUID', 'PatientBirthDate'].map((column) =>
            named(facts, column),
          ),
          [
            { column: 'PatientID', filled: 60, distinct: 6, singling: 6 },
            { column: 'PatientSex', filled: 60, distinct: 2, singling: 0 },
            { column: 'Modality', filled: 60, distinct: modalities().size, singling: modalitiesOfOne() },
            { column: 'SOPInstanceUID', filled: 60, distinct: 60, singling: 60 },
            { column: 'PatientBirthDate', filled: 60, distinct: 6, singling: 6 },
          ],
          { input: 'datasets/cohort, 60 files' },
        );
      },
      hints: [
        'Which column is off? Print it.',
        'Some columns are in a few files only.',
        'Is a value that occurs in two patients still counted as one that singles out?',
      ],
      read: 'datasets/README.md',
    },
    {
      claim: 'the rows are left as they were',
      run: ({ countColumns }) => {
        const input = structuredClone(SMALL);
        countColumns(input);
        return expectUntouched(SMALL, input, 'four rows');
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
      what: 'the columns of the first row only',
      caughtBy: 'every column is there once, in the order in which they appear',
      answers: { countColumns: (rows) => countColumns(rows).filter(({ column }) => column in rows[0]!) },
    },
    {
      what: 'empty is a value',
      caughtBy: 'filled and distinct leave out what is empty',
      answers: {
        countColumns: (rows) =>
          countColumns(
            rows.map((row) =>
              Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value || ' '])),
            ),
          ),
      },
    },
    {
      what: 'rows instead of patients',
      caughtBy: 'a value of one patient singles him out, in however many files',
      answers: {
        countColumns: (rows) =>
          countColumns(rows).map((facts) => ({
            ...facts,
            singling: [...new Set(rows.map((row) => row[facts.column]))].filter(
              (value) => value && rows.filter((row) => row[facts.column] === value).length === 1,
            ).length,
          })),
      },
    },
    {
      what: 'the rows are sorted in place',
      caughtBy: 'the rows are left as they were',
      answers: {
        countColumns: (rows) => {
          const facts = countColumns(rows);
          (rows as Row[]).reverse();
          return facts;
        },
      },
    },
  ],
});

function modalities(): Map<string, Set<string>> {
  const patients = new Map<string, Set<string>>();
  for (const { Modality = '', PatientID = '' } of dump())
    patients.set(Modality, (patients.get(Modality) ?? new Set()).add(PatientID));
  return patients;
}

function modalitiesOfOne(): number {
  return [...modalities().values()].filter(({ size }) => size === 1).length;
}
