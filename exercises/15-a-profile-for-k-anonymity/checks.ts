import {
  buildFile,
  compileProfile,
  DEMO_KEY,
  deidentify,
  parseProfile,
  readDicom,
  toDicomJson,
} from 'deidlab';
import { defineExercise, type Verdict } from 'deidlab/exercise';
import { profile } from './solution.ts';

type Answers = typeof import('./problem.ts');
interface Patient {
  readonly sex: 'F' | 'M';
  readonly age: number;
  readonly weight: number;
}
/** New values as text; empty when the attribute is gone. */
type Row = readonly [sex: string, age: string, weight: string];

const K = 5;
const TOLERANCE = 0.03;
/** 120 patients whose ages and weights are spread as those of a clinic: more in the middle, some far out. */
const PATIENTS: readonly Patient[] = Array.from({ length: 120 }, (_, at): Patient => {
  const random = (salt: number): number => ((Math.imul(at * 7 + salt, 2654435761) >>> 0) % 1000) / 1000;
  const middle = (random(1) + random(2) + random(3)) / 3;
  const heavy = (random(4) + random(5) + random(6)) / 3;
  return {
    sex: at % 2 === 0 ? 'F' : 'M',
    age: Math.round(22 + middle * 66),
    weight: Math.round(45 + heavy * 70),
  };
});
const FILES = PATIENTS.map(({ sex, age, weight }, at) =>
  buildFile({
    SOPClassUID: '1.2.840.10008.5.1.4.1.1.7',
    SOPInstanceUID: `2.25.${at + 1}`,
    StudyInstanceUID: `2.25.${at + 1001}`,
    SeriesInstanceUID: `2.25.${at + 2001}`,
    PatientID: `P${at}`,
    PatientSex: sex,
    PatientAge: `0${age}Y`,
    PatientWeight: String(weight),
  }),
);

function outputs(text: string): Row[] {
  const compiled = compileProfile(parseProfile(text));
  return FILES.map((bytes): Row => {
    const header = toDicomJson(readDicom(Buffer.concat(deidentify(bytes, compiled, DEMO_KEY).chunks)));
    const value = (tag: string): string => String(header[tag]?.Value?.[0] ?? '');
    return [value('00100040'), value('00101010'), value('00101030')];
  });
}

/** The size of the smallest group. */
function smallest(rows: readonly Row[]): number {
  const groups = new Map<string, number>();
  for (const row of rows) groups.set(row.join('|'), (groups.get(row.join('|')) ?? 0) + 1);
  return Math.min(...groups.values());
}

function lossOf(rows: readonly Row[]): number {
  const sex = rows.every(([text]) => text !== '') ? 0 : 1;
  return (sex + widths(rows, 1, 'age') + widths(rows, 2, 'weight')) / 3;
}

function widths(rows: readonly Row[], column: 1 | 2, name: 'age' | 'weight'): number {
  const groups = new Map<string, number[]>();
  for (const [at, row] of rows.entries())
    groups.set(row[column], [...(groups.get(row[column]) ?? []), PATIENTS[at]![name]]);
  const range = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  const whole = range(PATIENTS.map((patient) => patient[name]));
  const sum = [...groups].reduce(
    (total, [text, values]) => total + values.length * (text === '' ? 1 : range(values) / whole),
    0,
  );
  return sum / rows.length;
}

/** The least loss of all combinations that reach k; worked out, not known beforehand. */
function best(): number {
  const ages = [1, 2, 5, 10, 15, 20, 25, 30, 40, 0];
  const weights = [1, 2, 5, 10, 20, 30, 40, 60, 0];
  let least = 1;
  for (const width of ages)
    for (const step of weights)
      for (const keepsSex of [true, false]) {
        const rows = PATIENTS.map(
          ({ sex, age, weight }): Row => [
            keepsSex ? sex : '',
            width === 0 ? '' : String(age >= 90 ? 90 : Math.floor(age / width) * width),
            step === 0 ? '' : String(Math.round(weight / step) * step),
          ],
        );
        if (smallest(rows) >= K) least = Math.min(least, lossOf(rows));
      }
  return least;
}

export const exercise = defineExercise<Answers>({
  title: 'A profile that reaches k = 5, at the least loss',
  exports: { profile: 'string' },
  meaning: 'Whoever knows sex, age and weight of a patient still has five files to choose from.',
  checks: [
    {
      claim: 'it is a profile that begins from nothing',
      run: ({ profile }): Verdict => {
        try {
          const { basis } = parseProfile(profile, 'profile');
          return basis === 'nothing' ? undefined : { expected: 'basis: nothing', got: `basis: ${basis}` };
        } catch (error) {
          return { expected: 'a profile', got: (error as Error).message.split('\n').join(' ').slice(0, 300) };
        }
      },
      hints: [
        'Compare the braces and commas with those of the problem.',
        'Every rule is one line with select and action.',
        'generalize wants width and cap for an age, step for a number.',
      ],
      read: 'npx deidlab profile schema',
    },
    {
      claim: 'at least five patients share each combination',
      run: ({ profile }): Verdict => {
        const rows = outputs(profile);
        const k = smallest(rows);
        if (k >= K) return undefined;
        return {
          input: '120 patients',
          expected: `k of at least ${K}`,
          got: `k = ${k}, with a loss of ${lossOf(rows).toFixed(3)}`,
          because:
            k === 1
              ? 'Somebody is alone in his group: make it coarser.'
              : 'Nearly: one of the three is still too fine.',
        };
      },
      hints: [
        'Coarser ages, coarser weights: which of the two has the longer tails?',
        'A wider band merges groups. The lonely ones sit at the ends.',
        'Both have to be coarser than twenty; try that before you give the sex away.',
      ],
      read: 'Sweeney 2002: k-anonymity',
    },
    {
      claim: 'it is not coarser than it has to be',
      run: ({ profile }): Verdict => {
        const loss = lossOf(outputs(profile));
        const least = best();
        if (loss <= least + TOLERANCE) return undefined;
        return {
          input: '120 patients',
          expected: `a loss of at most ${(least + TOLERANCE).toFixed(3)}`,
          got: `a loss of ${loss.toFixed(3)}`,
          because: 'The groups are large enough and could be finer: what is removed altogether costs most.',
        };
      },
      hints: [
        'Removing costs a third of everything.',
        'Try to keep all three, and share the coarseness between age and weight.',
        'Change one width at a time, and watch k and the loss.',
      ],
      read: 'the lecture: balance',
    },
  ],
  mistakes: [
    {
      what: 'a width that is no number',
      caughtBy: 'it is a profile that begins from nothing',
      answers: { profile: profile.replace('width: 30', 'width: wide') },
    },
    {
      what: 'bands of five years, and the weight as it is',
      caughtBy: 'at least five patients share each combination',
      answers: { profile: profile.replace('width: 30', 'width: 5').replace('generalize, step: 30', 'keep') },
    },
    {
      what: 'the sex is enough',
      caughtBy: 'it is not coarser than it has to be',
      answers: { profile: profile.replace(/.*(PatientAge|PatientWeight).*\n/g, '') },
    },
  ],
});
