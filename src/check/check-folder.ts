import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { InputFile } from '../batch/discover.ts';
import { createTurns } from '../batch/turns.ts';
import { DeidError } from '../errors.ts';
import type { AnswerKeyRow } from './context.ts';
import { factsOf } from './facts.ts';
import type { CheckResult } from './finding.ts';
import { openMappingFolder } from './mapping-files.ts';
import { notCheckedOf } from './not-checked.ts';
import { type Pairing, pairFiles } from './pairs.ts';
import { createPolicy, type PolicyInput } from './policy.ts';
import type { Group, RecordStore } from './records.ts';
import { createSession, type Session } from './session.ts';
import { isFile, type Side, sideAt, slashed } from './side.ts';
import { spillRecords } from './spill.ts';

/** Two folders or two files, and what was asked for. */
export interface CheckFolderInput {
  readonly originals: string;
  readonly output: string;
  /** What `--mapping` wrote; without it files are paired by content, which takes memory for each of them. */
  readonly mapping?: string | undefined;
  readonly policy: PolicyInput;
  /** Where identifiers were planted, by path below the originals. */
  readonly answerKey?: ReadonlyMap<string, readonly AnswerKeyRow[]> | undefined;
  /** SHA-256 in hex of originals that are declared synthetic: values of these, and of no other, come into samples. */
  readonly synthetic?: ReadonlySet<string> | undefined;
  readonly onProgress?: ((done: number) => void) | undefined;
  readonly shouldStop?: (() => boolean) | undefined;
  /** Called for each pair, as long as its bytes are in memory: for a report that shows some of them. */
  readonly onPair?: ((pair: CheckedPair) => void) | undefined;
}

/** Two files that belong together; names are below their folders. */
interface CheckedPair {
  readonly index: number;
  readonly original: Uint8Array;
  readonly output: Uint8Array;
  readonly originalName: string;
  readonly outputName: string;
}

/** Larger files are not looked at, and that is said. */
const MAX_CHECKED_BYTES: number = 1 << 30;

/**
 * Checks a folder of any size against the folder it was made from. One pair of files is in memory at a time; what has to
 * be compared between files is kept as keyed hashes in a temporary folder, which is gone when this returns or throws.
 *
 * @returns as `check`; `files` of a finding are lines of `files.csv`, which is the order of the originals
 * @throws DeidError E_USAGE for folders that are not there, E_BAD_PROFILE, E_WRITE, E_CHECK_FAILED when it was stopped
 * @example
 * await checkFolder({ originals: 'in', output: 'out', mapping: 'secret', policy: 'basic' })
 */
export async function checkFolder(input: CheckFolderInput): Promise<CheckResult> {
  const { mapping, answerKey, synthetic } = input;
  const originals = sideAt(input.originals, 'originals');
  const outputs = sideAt(input.output, 'outputs');
  if (outputs.only !== undefined && originals.only === undefined)
    throw new DeidError(
      'E_USAGE',
      'expected one original for one output, found a folder of originals. Name the original of that output, or the folder of all outputs',
    );
  const policy = createPolicy(input.policy);
  const maps = mapping === undefined ? undefined : openMappingFolder(mapping);
  const records = spillRecords();
  try {
    const session = createSession({ policy, showValues: synthetic !== undefined, records });
    const counts = { done: 0, tooLarge: 0, refused: 0, pairs: 0, takeTurn: createTurns() };
    const job: Job = { input, originals, outputs, session, records, ...counts };
    const by =
      maps?.hasFiles === true && outputs.only === undefined
        ? await pairByRows(job, maps.files())
        : await pairInMemory(job, [...(maps?.uids() ?? [])]);
    if (maps !== undefined) {
      for (const pair of maps.uids()) session.addMapping({ files: [], uids: [pair], patients: [] });
      for (const pair of maps.patients()) session.addMapping({ files: [], uids: [], patients: [pair] });
    }
    const listed = { originals: 0, outputs: 0 };
    const { readTwice, ...result } = session.finish((group) => judgeFiles(job, group, listed));
    const notChecked = notCheckedOf({
      policy,
      runs: undefined,
      hasKey: answerKey !== undefined,
      by,
      pairs: job.pairs,
      readTwice,
    });
    if (job.tooLarge > 0)
      notChecked.unshift(`${job.tooLarge} files of more than ${MAX_CHECKED_BYTES >> 20} MiB`);
    return {
      ...result,
      files: { ...listed, refused: job.refused, pairs: job.pairs },
      notChecked,
    };
  } finally {
    records.close();
  }
}

interface Job {
  readonly input: CheckFolderInput;
  readonly originals: Side;
  readonly outputs: Side;
  readonly session: Session;
  readonly records: RecordStore;
  done: number;
  tooLarge: number;
  refused: number;
  pairs: number;
  readonly takeTurn: () => Promise<void> | undefined;
}

/** Pairs by files.csv, one row at a time. Whether everything has a row is a question to the records. */
async function pairByRows(
  job: Job,
  rows: Iterable<{ input: string; output: string; status: string }>,
): Promise<Pairing['by']> {
  const { originals, outputs, records } = job;
  let index = 0;
  for (const row of rows) {
    index++;
    const place = { file: index, path: 'file' };
    records.add('row-input', [`original ${slashed(row.input)}`, String(index)], place);
    if (row.output !== '') records.add('row-output', [`output ${slashed(row.output)}`, String(index)], place);
    const [original, output] = [originals.find(row.input), outputs.find(row.output)];
    if (row.status === 'refused' && output === undefined) job.refused++;
    else if (original === undefined) {
      if (output !== undefined) report(job, 'original-missing', index);
    } else if (output === undefined) report(job, 'output-missing', index);
    else
      await addPair(job, {
        index,
        original,
        output,
        outputName: slashed(row.output),
        input: slashed(row.input),
      });
  }
  list(job);
  return 'mapping';
}

/** Names of all files as records, for finding those without a row. */
function list({ originals, outputs, records }: Job): void {
  let index = 0;
  for (const { name } of originals.files())
    records.add('original', [`original ${slashed(name)}`, ''], { file: ++index, path: 'file' });
  for (const { name } of outputs.files())
    records.add('output', [`output ${slashed(name)}`, ''], { file: 0, path: 'file' });
}

function judgeFiles(job: Job, group: Group, listed: { originals: number; outputs: number }): void {
  const [original, output] = [group.of('original')[0], group.of('output')[0]];
  const [inputs, outputs] = [group.of('row-input'), group.of('row-output')];
  if (original !== undefined) {
    listed.originals++;
    if (inputs.length === 0 && job.input.mapping !== undefined)
      report(job, 'output-missing', original.places[0]!.file);
  }
  if (output !== undefined) {
    listed.outputs++;
    if (outputs.length === 0) report(job, 'output-extra', 0);
  }
  for (const rows of [inputs, outputs])
    if (rows.length > 1)
      job.session.findings.add(
        {
          code: 'mapping-broken',
          path: 'mapping',
          observed: 'inconsistent',
          expected: 'each input and each output once in files.csv',
        },
        rows[1]!.places[0]!.file,
      );
}

const EXPECTED = {
  'output-missing': ['missing', 'an output, or a refusal with a code'],
  'output-extra': ['unexpected', 'an output of an original'],
  'original-missing': ['missing', 'the original of each output'],
} as const;

function report({ session }: Job, code: keyof typeof EXPECTED, file: number): void {
  const [observed, expected] = EXPECTED[code];
  if (code !== 'original-missing') session.count('relations');
  session.findings.add({ code, path: 'file', observed, expected }, file);
}

async function addPair(
  job: Job,
  pair: { index: number; original: string; output: string; outputName: string; input: string },
): Promise<void> {
  const { input, session } = job;
  await job.takeTurn();
  if (input.shouldStop?.() === true)
    throw new DeidError('E_CHECK_FAILED', 'stopped before all files were checked; nothing is proved');
  job.pairs++;
  session.count('relations');
  if ([pair.original, pair.output].some((path) => sizeOf(path) > MAX_CHECKED_BYTES)) {
    job.tooLarge++;
    return;
  }
  const [original, output] = [pair.original, pair.output].map(bytesAt) as [Uint8Array, Uint8Array];
  const { index, outputName } = pair;
  session.addPair({
    ...{ index, original, output, outputName, key: input.answerKey?.get(pair.input) },
    hidesValues: input.synthetic?.has(createHash('sha256').update(original).digest('hex')) === false,
  });
  input.onPair?.({ index, original, output, originalName: pair.input, outputName });
  input.onProgress?.(++job.done);
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Of a file that nobody may read there is nothing, and nothing is no DICOM: the check finds that it cannot be read. */
function bytesAt(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch {
    return new Uint8Array(0);
  }
}

/** Without files.csv: every name and a digest of every file is kept, which takes some hundred bytes a file. */
async function pairInMemory(job: Job, uids: readonly (readonly [string, string])[]): Promise<Pairing['by']> {
  const { records } = job;
  const [originals, outputs] = [job.originals, job.outputs].map((side) => [...side.files()]) as [
    InputFile[],
    InputFile[],
  ];
  const positions = new Map(originals.map(({ name }, index) => [slashed(name), index + 1]));
  // what is no file, as a link that leads nowhere, is nobody's original and nobody's output
  const namesOf = (files: readonly InputFile[]): string[] =>
    files.filter(({ path }) => isFile(path)).map(({ name }) => slashed(name));
  const inputs = namesOf(originals);
  const pathOf = (side: 'original' | 'output', name: string): string =>
    (side === 'original' ? job.originals : job.outputs).pathOf(name);
  const bytesOf = (side: 'original' | 'output', name: string): Uint8Array => readFileSync(pathOf(side, name));
  const { only } = job.outputs;
  const pairing =
    only === undefined
      ? pairFiles(inputs, namesOf(outputs), {
          mapping: { files: [], uids, patients: [] },
          facts: factsOf(bytesOf),
        })
      : pairOf(job.originals.only!, only);
  for (const pair of pairing.pairs)
    await addPair(job, {
      index: positions.get(pair.input)!,
      original: pathOf('original', pair.input),
      output: pathOf('output', pair.output),
      outputName: pair.output,
      input: pair.input,
    });
  const noFiles = originals.filter(({ path }) => !isFile(path)).map(({ name }) => slashed(name));
  const missing = [...pairing.missing, ...noFiles];
  for (const name of missing) report(job, 'output-missing', positions.get(name)!);
  for (const { input: name, output } of pairing.pairs) {
    records.add('row-input', [`original ${name}`, ''], { file: positions.get(name)!, path: 'file' });
    records.add('row-output', [`output ${output}`, ''], { file: 0, path: 'file' });
  }
  for (const name of missing)
    records.add('row-input', [`original ${name}`, ''], { file: positions.get(name)!, path: 'file' });
  list(job);
  return pairing.by;
}

/** Two files are a pair because somebody said so. */
function pairOf(input: string, output: string): Pairing {
  return {
    ...{ pairs: [{ input, output }], refused: [], missing: [], extra: [], orphans: [], brokenRows: 0 },
    by: 'hand',
  };
}
