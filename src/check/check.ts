import type { AnswerKeyRow, Note } from './context.ts';
import { factsOf } from './facts.ts';
import type { CheckResult } from './finding.ts';
import { type CheckedRun, type CheckedRuns, compareKeys, compareRuns, type TwoRuns } from './metamorphic.ts';
import { notCheckedOf } from './not-checked.ts';
import { type Original, readOriginal } from './original.ts';
import { type CheckMapping, type Pairing, pairFiles } from './pairs.ts';
import { createPolicy, type Policy, type PolicyInput } from './policy.ts';
import { createSession, type Session } from './session.ts';

/** A data set in memory, and what was asked for. */
export interface CheckInput {
  /** Original files by path. */
  readonly originals: ReadonlyMap<string, Uint8Array>;
  /** Output files by path. */
  readonly output: ReadonlyMap<string, Uint8Array>;
  /** What leads back; without it files are paired by name, else by content. */
  readonly mapping?: CheckMapping | undefined;
  /** `basic`, `research`, `whitelist`, a profile, or options. */
  readonly policy: PolicyInput;
  /** Where identifiers were planted, by original. */
  readonly answerKey?: ReadonlyMap<string, readonly AnswerKeyRow[]> | undefined;
  /** Further runs of the same program, for the metamorphic level. */
  readonly runs?: CheckedRuns | undefined;
  /** Puts values into the samples of findings: for synthetic data only. Default: false. */
  readonly showValues?: boolean | undefined;
  /** Names of rules to leave out: for tests of the checker. */
  readonly without?: ReadonlySet<string> | undefined;
}

/**
 * Judges what a program made of originals, whoever or whatever wrote it. Nothing of the engine or of a profile's
 * decisions is asked: only PS3.15 Table E.1-1, the originals, the mapping and the answer key.
 *
 * @returns findings grouped by cause, privacy and utility beside each other, and what nobody looked at
 * @throws DeidError E_BAD_PROFILE for a policy that does not exist; files that cannot be read are findings
 * @see PS3.15 annex E, 45 CFR 164.514(b)(2)
 * @example
 * const { findings } = check({ originals, output, policy: 'basic' })
 * findings.filter(({ severity }) => severity === 'LEAK') // => [{ code: 'value-kept', path: '(0010,0010)', ... }]
 */
export function check(input: CheckInput): CheckResult {
  return judge(input, { policy: createPolicy(input.policy), originals: input.originals });
}

/** What a check needs beside the originals. */
export type OutputInput = Omit<CheckInput, 'originals' | 'policy' | 'answerKey'>;

/**
 * A check of many outputs of the same few originals: they are read once, and held.
 *
 * @throws DeidError E_BAD_PROFILE as `check`
 * @example
 * const checkOutput = createChecker({ originals, policy: 'basic' })
 * drafts.map((output) => checkOutput({ output }).findings)
 */
export function createChecker(
  input: Pick<CheckInput, 'originals' | 'policy' | 'answerKey'>,
): (output: OutputInput) => CheckResult {
  const policy = createPolicy(input.policy);
  const originals = new Map<string, Uint8Array | Original>();
  for (const [path, bytes] of input.originals) {
    let original: Uint8Array | Original = bytes;
    try {
      original = readOriginal(bytes, { policy, key: input.answerKey?.get(path) });
    } catch {
      // a finding of every check
    }
    originals.set(path, original);
  }
  return (output) => judge({ ...input, ...output }, { policy, originals });
}

function judge(
  input: CheckInput,
  given: { readonly policy: Policy; readonly originals: ReadonlyMap<string, Uint8Array | Original> },
): CheckResult {
  const { originals, output, mapping, answerKey, runs, showValues = false, without } = input;
  const { policy } = given;
  const session = createSession({ policy, showValues, without });
  const inputs = [...originals.keys()];
  const positions = new Map(inputs.map((path, index) => [path, index + 1]));
  const pairing = pairFiles(inputs, [...output.keys()], {
    mapping,
    facts: factsOf(bytesIn(originals, output)),
  });
  for (const { input: path, output: name } of pairing.pairs)
    session.addPair({
      index: positions.get(path)!,
      original: given.originals.get(path)!,
      output: output.get(name)!,
      outputName: name,
      key: answerKey?.get(path),
    });
  if (mapping !== undefined) session.addMapping(mapping);
  reportPairing(session, pairing, { positions, without });
  if (runs !== undefined) checkRuns(input, runs, { session, pairing, positions });
  const { readTwice, ...result } = session.finish();
  const pairs = pairing.pairs.length;
  return {
    ...result,
    files: {
      originals: originals.size,
      outputs: output.size,
      refused: pairing.refused.length,
      pairs,
    },
    notChecked: notCheckedOf({
      policy,
      runs,
      hasKey: answerKey !== undefined,
      by: pairing.by,
      pairs,
      readTwice,
    }),
  };
}

const bytesIn =
  (originals: CheckInput['originals'], output: CheckInput['output']) =>
  (side: 'original' | 'output', path: string): Uint8Array =>
    (side === 'original' ? originals : output).get(path)!;

/** Findings about files that have no partner. */
function reportPairing(
  session: Session,
  pairing: Pairing,
  {
    positions,
    without,
  }: { readonly positions: ReadonlyMap<string, number>; readonly without?: ReadonlySet<string> | undefined },
): void {
  const add = (
    code: Note['code'],
    observed: Note['observed'],
    expected: string,
    file: number,
    path = 'file',
  ): void => {
    if (without?.has(code) !== true) session.findings.add({ code, path, observed, expected }, file);
  };
  session.count('relations', pairing.pairs.length + pairing.missing.length + pairing.extra.length);
  for (const path of pairing.missing)
    add('output-missing', 'missing', 'an output, or a refusal with a code', positions.get(path) ?? 0);
  for (const _ of pairing.extra) add('output-extra', 'unexpected', 'an output of an original', 0);
  for (const _ of pairing.orphans) add('original-missing', 'missing', 'the original of each output', 0);
  for (let row = 0; row < pairing.brokenRows; row++)
    add('mapping-broken', 'inconsistent', 'each input and each output once in files.csv', 0, 'mapping');
}

interface Main {
  readonly session: Session;
  readonly pairing: Pairing;
  readonly positions: ReadonlyMap<string, number>;
}

function checkRuns(input: CheckInput, runs: CheckedRuns, { session, pairing, positions }: Main): void {
  const { originals, output, policy, without } = input;
  const main = new Map(pairing.pairs.map((pair) => [pair.input, output.get(pair.output)!]));
  const isIn = (name: string): boolean => without?.has(name) !== true;
  const report = (note: Note, file: number): void => session.findings.add(note, file);
  const pairsOf = function* (run: CheckedRun): Generator<TwoRuns> {
    const other = pairFiles([...originals.keys()], [...run.output.keys()], {
      mapping: run.mapping,
      facts: factsOf(bytesIn(originals, run.output)),
    });
    for (const pair of other.pairs) {
      const made = main.get(pair.input);
      if (made !== undefined)
        yield {
          index: positions.get(pair.input)!,
          original: originals.get(pair.input)!,
          main: made,
          other: run.output.get(pair.output)!,
        };
    }
  };
  if (runs.repeat && isIn('not-repeatable'))
    session.count('metamorphic', compareRuns('not-repeatable', pairsOf(runs.repeat), report));
  if (runs.reversed && isIn('order-dependent'))
    session.count('metamorphic', compareRuns('order-dependent', pairsOf(runs.reversed), report));
  if (runs.otherKey && isIn('key-ignored'))
    session.count('metamorphic', compareKeys(pairsOf(runs.otherKey), report));
  if (runs.otherCorpus && isIn('overfitted')) {
    const known = new Set(session.findings.list().map(({ code, path }) => `${code} ${path}`));
    const other = check({ ...runs.otherCorpus, policy });
    session.count('metamorphic', other.files.pairs);
    for (const { severity, code, path, count, observed } of other.findings)
      if (severity === 'LEAK' && !known.has(`${code} ${path}`))
        session.findings.add(
          { code: 'overfitted', path, observed, expected: 'other patients treated like these' },
          0,
          count,
        );
  }
}
