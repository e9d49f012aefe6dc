import type { BadOutput } from '../../datasets/bad-outputs.ts';
import { bundledKey, type Cohort, createWorld, type OutputSet, type Runs } from '../../datasets/outputs.ts';
import type { CheckInput } from '../../src/check/check.ts';
import type { CheckedRuns } from '../../src/check/metamorphic.ts';

export const world = createWorld();
export const answerKey = bundledKey();

const runOf = ({ files, mapping }: OutputSet) => ({ output: files, mapping });

/**
 * What a check of a bad output needs: the patients that it changed and one more. The other files are as good as before,
 * and checking all of them 121 times would only take time.
 */
export function inputOf(bad: BadOutput): CheckInput {
  const good = world.runs(bad.profile);
  const runs = bad.make(good, world);
  const touched = touchedPatients(good, runs, bad);
  const originals = new Map([...world.cohort].filter(([path]) => touched.has(patientOf(path))));
  const { output, mapping } = part(runs.main, originals, touched);
  return {
    ...{ originals, output, mapping, policy: bad.profile, answerKey },
    runs: runsOf(bad, runs, { originals, touched }),
  };
}

const patientOf = (path: string): string => path.split('/')[0]!;

function touchedPatients(good: Runs, runs: Runs, { run }: BadOutput): ReadonlySet<string> {
  const touched = new Set<string>();
  const before = new Map(good[run].mapping.files.map((row) => [row.input, row]));
  if (run !== 'otherCorpus')
    for (const row of runs[run].mapping.files) {
      const old = before.get(row.input);
      const isSame =
        old?.output === row.output && good[run].files.get(old.output) === runs[run].files.get(row.output);
      if (!isSame) touched.add(patientOf(row.input));
    }
  if (good[run].mapping.uids !== runs[run].mapping.uids) touched.add('patient-1');
  for (const patient of ['patient-5', 'patient-6', 'patient-4']) if (touched.size < 2) touched.add(patient);
  return touched;
}

/** A run without the files of other patients; what no row of the mapping explains stays. */
function part(set: OutputSet, originals: Cohort, touched: ReadonlySet<string>) {
  const rows = set.mapping.files.filter(({ input }) => touched.has(patientOf(input)));
  const others = new Set(set.mapping.files.filter((row) => !rows.includes(row)).map(({ output }) => output));
  return {
    originals,
    output: new Map([...set.files].filter(([path]) => !others.has(path))),
    mapping: { ...set.mapping, files: rows },
  };
}

function runsOf(
  { run }: BadOutput,
  runs: Runs,
  { originals, touched }: { readonly originals: Cohort; readonly touched: ReadonlySet<string> },
): CheckedRuns | undefined {
  if (run === 'main') return undefined;
  if (run === 'otherCorpus')
    return { otherCorpus: { ...runOf(runs.otherCorpus), originals: world.otherCohort } };
  return { [run]: part(runs[run], originals, touched) };
}
