// npm run bench -- [--sets a,b,c,d,f,dump] [--rounds 5] [--profile basic]: the main job and its rivals on generated files.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { cpus, freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CORPUS, type CorpusSet } from './corpus.ts';
import { benchDump } from './dump.ts';
import { measure, median, type Sample } from './measure.ts';
import { formatColumns, formatResults } from './report.ts';
import { type Residue, searchResidue } from './residue.ts';
import { judge, type Result } from './targets.ts';
import { DEIDLAB, findTools, type Tool } from './tools.ts';

/** The metadata dump, which has a rival of its own. */
const DUMP = 'dump';
const TMPFS = '/dev/shm';
const TMPFS_MAGIC = 0x01021994;
/** Left for everybody else on the machine. */
const SPARE_BYTES = 1 << 29;

interface Options {
  readonly sets: readonly string[];
  readonly rounds: number;
  readonly profile: string;
}

/** Where files are made. On a tmpfs what is done with can go at once; see `runSet` for why it cannot elsewhere. */
interface Workplace {
  readonly folder: string;
  readonly isTmpfs: boolean;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      sets: { type: 'string', default: [...Object.keys(CORPUS), DUMP].join(',') },
      rounds: { type: 'string', default: '5' },
      profile: { type: 'string', default: 'basic' },
    },
  });
  const sets = values.sets.split(',');
  const unknown = sets.find((name) => name !== DUMP && !Object.hasOwn(CORPUS, name));
  if (unknown !== undefined)
    throw new Error(`expected sets out of ${[...Object.keys(CORPUS), DUMP].join(', ')}; found "${unknown}"`);
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('expected a whole number of rounds from 1 on');
  return { sets, rounds, profile: values.profile };
}

function isTmpfs(folder: string): boolean {
  try {
    return process.platform === 'linux' && statfsSync(folder).type === TMPFS_MAGIC;
  } catch {
    return false;
  }
}

function makeWorkplace(): Workplace {
  const parent = isTmpfs(TMPFS) ? TMPFS : tmpdir();
  return { folder: mkdtempSync(join(parent, 'deidlab-bench-')), isTmpfs: isTmpfs(parent) };
}

/** Bytes that can be written; on a tmpfs they are memory as well. */
function freeBytes({ folder, isTmpfs }: Workplace): number {
  const { bavail, bsize } = statfsSync(folder);
  return isTmpfs ? Math.min(bavail * bsize, freemem()) : bavail * bsize;
}

/**
 * All tools on one set: every round runs each tool once, beginning with another one, so that no tool has a place in
 * the order of its own and a busy spell of the machine hits all alike. Every run writes to a fresh folder. Outputs
 * are deleted between runs, outside of the timing, but only on a tmpfs: on ext4 a file that is created soon after
 * others were deleted takes ten times as long.
 */
async function runSet(
  set: CorpusSet,
  tools: readonly Tool[],
  rounds: number,
  workplace: Workplace,
): Promise<{ bytes: number; results: Map<string, Result>; residues: Map<string, Residue> }> {
  const folder = mkdtempSync(join(workplace.folder, 'set-'));
  const input = join(folder, 'in');
  mkdirSync(input);
  const bytes = set.write(input);
  const samples = new Map<Tool, Sample[]>(tools.map((tool) => [tool, []]));
  const residues = new Map<string, Residue>();
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < tools.length; turn++) {
      const tool = tools[(round + turn) % tools.length]!;
      const output = join(folder, `out-${round}-${turn}`);
      const sample = await measure(tool.command(input, output));
      const written = sample.exitCode === 0 ? countFiles(output) : 0;
      if (written === set.files) samples.get(tool)!.push(sample);
      else complain(tool, sample, written, set);
      if (written > 0 && !residues.has(tool.name)) residues.set(tool.name, searchResidue(output));
      if (workplace.isTmpfs) rmSync(output, { recursive: true, force: true });
    }
  }
  if (workplace.isTmpfs) rmSync(folder, { recursive: true });
  const results = new Map<string, Result>();
  for (const [{ name }, runs] of samples) if (runs.length > 0) results.set(name, summarize(name, runs));
  return { bytes, results, residues };
}

function countFiles(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
    .length;
}

function complain(tool: Tool, sample: Sample, written: number, set: CorpusSet): void {
  if (tool.name === DEIDLAB) process.exitCode = 1;
  process.stderr.write(
    `${tool.name} FAILED: exit code ${sample.exitCode}, ${written} of ${set.files} files written. This run does not count.\n${sample.printed}\n`,
  );
}

function summarize(tool: string, runs: readonly Sample[]): Result {
  return {
    tool,
    seconds: median(runs.map((run) => run.seconds)),
    fastestSeconds: Math.min(...runs.map((run) => run.seconds)),
    cpuSeconds: median(runs.map((run) => run.cpuSeconds)),
    peakBytes: Math.max(...runs.map((run) => run.peakBytes)),
  };
}

async function main(): Promise<void> {
  const { sets, rounds, profile } = readOptions();
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  const workplace = makeWorkplace();
  const cleanUp = (): void => rmSync(workplace.folder, { recursive: true, force: true });
  process.once('exit', cleanUp);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

  const tools = findTools(workplace.folder, profile);
  say(`deidlab benchmark: profile ${profile}, medians of ${rounds} rounds, one process a tool`);
  say(
    `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, files in ${workplace.folder}`,
  );
  if (!workplace.isTmpfs)
    say('WARNING: not on a tmpfs; the figures say as much about the disk as about the tools');
  if (tools.length < 4)
    say('gdcmanon or openssl is not installed (Debian: libgdcm-tools, openssl): not compared with it');

  const verdicts: (readonly string[])[] = [];
  for (const name of sets.filter((each) => each !== DUMP)) {
    const set = CORPUS[name]!;
    const copies = workplace.isTmpfs ? 2 : 1 + rounds * tools.length;
    if (freeBytes(workplace) < copies * set.roughBytes + SPARE_BYTES) {
      say(
        `\n(${name}) ${set.what}: left out, as it needs ${Math.ceil((copies * set.roughBytes) / 2 ** 20)} MiB of free space`,
      );
      continue;
    }
    const { bytes, results, residues } = await runSet(set, tools, rounds, workplace);
    say(`\n(${name}) ${set.what}, ${(bytes / 2 ** 20).toFixed(0)} MiB`);
    say(formatResults(set, bytes, results, residues));
    verdicts.push(...judge(name, results));
  }
  if (sets.includes(DUMP)) {
    const { text, isMet } = await benchDump(workplace.folder, Math.min(rounds, 3));
    say(`\n${text}`);
    if (!isMet) process.exitCode = 1;
  }
  if (verdicts.length > 0)
    say(`\n${formatColumns(['set', 'target', 'wanted', 'reached', ''], verdicts, '<<<><')}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
