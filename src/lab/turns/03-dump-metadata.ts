import { lookupKeyword } from '../../dicom/dictionary.ts';
import { formatTag } from '../../dicom/tag.ts';
import { cohortFile, cohortPaths } from '../cohort.ts';
import { readValue } from '../read-value.ts';
import type { Turn, TurnCheck, Verdict } from '../turn.ts';
import { judgeKeyword } from './keyword-answer.ts';

interface Answers {
  readonly finds?: Readonly<Record<string, unknown>>;
}

/** What an attribute says of whom: its values in the files, and in whose. */
interface Column {
  readonly values: readonly string[];
  readonly patients: readonly string[];
}

let files: readonly { readonly file: ReturnType<typeof cohortFile>; readonly patient: string }[] | undefined;

function columnOf(keyword: string): Column {
  files ??= cohortPaths().map((path) => ({ file: cohortFile(path), patient: path.split('/')[0]! }));
  const filled = files
    .map(({ file, patient }) => ({ value: readValue(file, keyword), patient }))
    .filter(({ value }) => value !== '');
  return { values: filled.map(({ value }) => value), patients: filled.map(({ patient }) => patient) };
}

function claim(key: string, text: string, judge: (column: Column) => string | undefined): TurnCheck<Answers> {
  return {
    claim: text,
    run: ({ finds }): Verdict => {
      const wrong = judgeKeyword(finds?.[key], 'the table');
      if (wrong !== undefined) return wrong;
      const keyword = String(finds?.[key]);
      const entry = lookupKeyword(keyword)!;
      const column = columnOf(keyword);
      if (column.values.length === 0)
        return {
          got: `${keyword} ${formatTag(entry.tag)}`,
          because:
            entry.tag >>> 16 === 2
              ? 'True, but that is file meta information, which is written anew. Find one in the data set.'
              : 'No file of the cohort has a value there at the top level.',
        };
      const because = judge(column);
      return because === undefined ? undefined : { got: keyword, because };
    },
  };
}

export const DUMP_METADATA: Turn<Answers> = {
  id: '03-dump-metadata',
  isUntouched: ({ finds }) => finds === undefined || Object.values(finds).every((keyword) => keyword === ''),
  checks: [
    claim('everyFile', 'everyFile: another value in every file', ({ values }) =>
      values.length === cohortPaths().length && new Set(values).size === values.length
        ? undefined
        : `${new Set(values).size} different values in ${values.length} files.`,
    ),
    claim(
      'everyPatient',
      'everyPatient: one value for each patient, never shared',
      ({ values, patients }) => {
        const pairs = new Set(values.map((value, index) => `${patients[index]} ${value}`));
        const people = new Set(patients);
        if (people.size < 6) return `Only ${people.size} of the 6 patients have it.`;
        if (pairs.size > people.size) return 'Some patient has more than one value of it.';
        return new Set(values).size === people.size ? undefined : 'Two patients share a value of it.';
      },
    ),
    {
      claim: 'everyPatient: and it is not the one that is made for that',
      run: ({ finds }) =>
        ['PatientID', 'PatientName'].includes(String(finds?.everyPatient))
          ? {
              got: String(finds?.everyPatient),
              because: 'True, and everybody knows it. Find one that is less obvious.',
            }
          : undefined,
    },
    claim('nobody', 'nobody: at least two patients behind every value', ({ values, patients }) => {
      const behind = new Map<string, Set<string>>();
      for (const [index, value] of values.entries())
        behind.set(value, (behind.get(value) ?? new Set()).add(patients[index]!));
      const lonely = [...behind.values()].filter((people) => people.size < 2).length;
      return lonely === 0 ? undefined : `${lonely} of its ${behind.size} values belong to one patient alone.`;
    }),
  ],
  hints: [
    'Sort in your mind by the column "values": 60, 6, and very few.',
    'Where were you born on which day? Six patients, six answers.',
    'PatientSex has two values, and three patients behind each.',
  ],
  meaning:
    'You have found identifiers without reading one value. That is how to check an export from a scanner that nobody has a manual for.',
};
