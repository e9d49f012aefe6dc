import { check } from '../../check/check.ts';
import type { CheckResult } from '../../check/finding.ts';
import { readDicom } from '../../dicom/read.ts';
import { DeidError } from '../../errors.ts';
import { cohortPaths } from '../cohort.ts';
import { readValue } from '../read-value.ts';
import { type CohortRun, runOnCohort } from '../run-cohort.ts';
import type { Turn, Verdict } from '../turn.ts';

interface Answers {
  readonly profile?: unknown;
}

/** The profile that the notebook gives. */
const GIVEN = `deidlab: 1
name: nearly
basis: ps3.15
options: [retain-uids, retain-patient-characteristics]
private: keep
rules:
  - { select: PatientAge, action: keep }
  - { select: [StudyDescription, SeriesDescription], action: keep }
`;
/** Some of each patient; pixels that hold text are another lesson. */
const CHOSEN =
  /ct-abdomen.000[126]|ct-follow-up.0001|dx-hand|mr-t1.0002|mr-dwi.000[1-3]|pet.000[13]|l-cc|ct-head.0001/;

interface Attacked {
  readonly profile: string;
  readonly run: CohortRun;
  readonly result: CheckResult;
}
let last: Attacked | undefined;

function attack(profile: unknown): Attacked {
  const text = String(profile);
  if (last?.profile !== text) {
    const run = runOnCohort(text, { paths: cohortPaths().filter((path) => CHOSEN.test(path)) });
    last = { profile: text, run, result: check({ ...run, policy: 'research' }) };
  }
  return last;
}

/** Values of an attribute in the release, one a file. */
function valuesOf(profile: unknown, keyword: string): string[] {
  return [...attack(profile).run.output.values()].map((bytes) => readValue(readDicom(bytes), keyword));
}

function leaks(profile: unknown, wanted: (code: string, path: string) => boolean, because: string): Verdict {
  const found = attack(profile).result.findings.filter(
    ({ severity, code, path }) => severity === 'LEAK' && !code.startsWith('pixel') && wanted(code, path),
  );
  if (found.length === 0) return undefined;
  return {
    got: found
      .slice(0, 4)
      .map(({ keyword, path }) => `${keyword} ${path}`.trim())
      .join(', '),
    because,
  };
}

const isPrivatePath = (path: string): boolean => path.includes('"');

export const ATTACK_RELEASE: Turn<Answers> = {
  id: '10-attack-release',
  isUntouched: ({ profile }) => profile === undefined || String(profile).trim() === GIVEN.trim(),
  checks: [
    {
      claim: 'the profile can be read',
      run: ({ profile }): Verdict => {
        try {
          attack(profile);
          return undefined;
        } catch (error) {
          if (!(error instanceof DeidError)) throw error;
          return { because: error.message };
        }
      },
    },
    {
      claim: 'the newspaper finds nobody: no age above 89',
      run: ({ profile }) => {
        const old = valuesOf(profile, 'PatientAge').filter((age) => Number.parseInt(age, 10) > 90);
        return old.length === 0
          ? undefined
          : {
              got: old.length === 1 ? '1 file' : `${old.length} files`,
              because: 'Cap the ages with generalize.',
            };
      },
    },
    {
      claim: 'the calendar is empty: no UID tells a day',
      run: ({ profile }) => {
        const dated = [
          'StudyInstanceUID',
          'SeriesInstanceUID',
          'SOPInstanceUID',
          'FrameOfReferenceUID',
        ].filter((keyword) => valuesOf(profile, keyword).some((uid) => /\.(19|20)\d{6}\./.test(uid)));
        return dated.length === 0
          ? undefined
          : { got: dated.join(', '), because: 'An option in the profile keeps UIDs.' };
      },
    },
    {
      claim: 'private elements and nested items tell nothing',
      run: ({ profile }) =>
        leaks(
          profile,
          (_, path) => isPrivatePath(path) || path.includes('/'),
          'Keep only the private elements that are known to be safe.',
        ),
    },
    {
      claim: 'free text names nobody, and nothing else is left',
      run: ({ profile }) => leaks(profile, () => true, 'Text is kept as it is: clean it.'),
    },
    {
      claim: 'the data is still useful: description, sex, age and b-values',
      run: ({ profile }): Verdict => {
        const lost = ['StudyDescription', 'PatientSex', 'PatientAge'].filter((keyword) => {
          const values = valuesOf(profile, keyword);
          return values.filter((value) => value !== '').length < values.length * 0.9;
        });
        const { passed, checked } = attack(profile).result.utility.bValuesKept;
        if (passed < checked) lost.push('b-values');
        return lost.length === 0
          ? undefined
          : {
              got: `lost: ${lost.join(', ')}`,
              because: 'Removing everything is no solution: somebody wanted to work with this.',
            };
      },
    },
  ],
  hints: [
    'Four things are wrong: one option, private, and two rules.',
    'Without retain-uids, UIDs are replaced; private: keep-safe keeps the b-values and drops the rest.',
    'The action for PatientAge is generalize with width 1 and cap 90; that for descriptions is clean.',
  ],
  meaning:
    'The five-minute script is closed: what is left are pixels and patterns, which need a mask, a sampling plan and a contract.',
};
