import { check } from '../../check/check.ts';
import type { CheckResult } from '../../check/finding.ts';
import { DeidError } from '../../errors.ts';
import { cohortPaths } from '../cohort.ts';
import { runOnCohort } from '../run-cohort.ts';
import type { Turn, Verdict } from '../turn.ts';

interface Answers {
  readonly yaml?: unknown;
  readonly before?: unknown;
}

let last: { readonly yaml: string; readonly result: CheckResult } | undefined;

/** PET slices, and a file each with a date in its text and with a private b-value. */
function chosenPaths(): string[] {
  return cohortPaths().filter((path) => /pet.000[1-3]|ct-follow-up.0001|mr-dwi.0003/.test(path));
}

function judge(yaml: unknown): CheckResult {
  const text = String(yaml);
  if (last?.yaml !== text)
    last = {
      yaml: text,
      result: check({ ...runOnCohort(text, { paths: chosenPaths() }), policy: 'research' }),
    };
  return last.result;
}

export const BUILD_WHITELIST: Turn<Answers> = {
  id: '04-build-whitelist',
  isUntouched: ({ yaml, before }) => typeof yaml !== 'string' || yaml.trim() === String(before).trim(),
  checks: [
    {
      claim: 'the profile can be read',
      run: ({ yaml }): Verdict => {
        try {
          judge(yaml);
          return undefined;
        } catch (error) {
          if (!(error instanceof DeidError)) throw error;
          return { because: withLine(error.message, String(yaml)) };
        }
      },
    },
    {
      claim: 'nothing of a person is left',
      run: ({ yaml }) => {
        const leaks = judge(yaml).findings.filter(({ severity }) => severity === 'LEAK');
        return leaks.length === 0
          ? undefined
          : {
              got: leaks
                .slice(0, 4)
                .map(({ keyword, path }) => keyword || path)
                .join(', '),
              because: leaks.some(({ code }) => code.startsWith('date'))
                ? 'A date or time was kept as it is: shift it.'
                : 'Somebody could be found by this. Shift it, clean it, or leave it out.',
            };
      },
    },
    {
      claim: 'the intervals between dates are true',
      run: ({ yaml }) => {
        const broken = judge(yaml).findings.filter(({ severity }) => severity === 'LINKAGE');
        return broken.length === 0
          ? undefined
          : {
              got: broken.map(({ keyword, path }) => keyword || path).join(', '),
              because: 'These no longer fit each other.',
            };
      },
    },
    {
      claim: 'the SUV of every PET slice can be computed',
      run: ({ yaml }) => {
        const { passed, checked } = judge(yaml).utility.suvComputable;
        return passed === checked && checked > 0
          ? undefined
          : {
              expected: `${checked} of ${checked} slices`,
              got: `${passed} of ${checked}`,
              because:
                'It needs PatientWeight, the dose, the half-life, the time of the scan, and the time of injection, which stands inside the sequence.',
            };
      },
    },
    {
      claim: 'what was kept before is still kept',
      run: ({ yaml, before }) => {
        const now = judge(yaml).utility.attributesKept.passed;
        const was = judge(before).utility.attributesKept.passed;
        return now >= was ? undefined : { expected: `at least ${was} values`, got: String(now) };
      },
    },
  ],
  hints: [
    'The time of injection stands in RadiopharmaceuticalInformationSequence; a rule for its keyword reaches it at any depth.',
    'Two rules do: one keeps the sequence and the weight, one shifts SeriesDate, SeriesTime and the times of injection.',
    'The keywords inside are RadiopharmaceuticalStartTime and RadiopharmaceuticalStartDateTime. A rule is one line that begins with two spaces and a dash.',
  ],
  meaning:
    'The uptake of a lesion can be measured, on a day that never was. Whoever asks for the dates "because of the SUV" gets them shifted.',
};

/** The rules of the learner stand at the end of a longer profile, so a number alone would not find the line. */
function withLine(message: string, yaml: string): string {
  const number = Number(/profile:(\d+)/.exec(message)?.[1]);
  const line = yaml.split('\n')[number - 1]?.trim();
  return line ? `${message}\n  Line ${number} of the whole profile is: ${line}` : message;
}
