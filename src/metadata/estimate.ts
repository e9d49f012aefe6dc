import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { discoverFiles, isZip } from '../batch/discover.ts';
import { runBatch } from '../batch/run.ts';
import type { RunSummary } from '../batch/summary.ts';
import { listZip } from '../batch/zip.ts';
import { keyFromBytes } from '../deidentify/key.ts';
import { DeidError } from '../errors.ts';
import type { Profile } from '../profile/compile.ts';
import {
  CLUSTER_FILES,
  chooseClusters,
  type InputCount,
  LARGE_BYTES,
  measureInput,
  measureZip,
} from './estimate-sample.ts';

/** A figure and the interval in which it will be found nine times of ten. */
export interface Interval {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/** What a run will take on this machine. */
export interface Estimate {
  readonly files: number;
  readonly bytes: number;
  readonly seconds: Interval;
  readonly filesPerSecond: number;
  /** Bytes of the output. */
  readonly diskBytes: Interval;
  /** The largest memory of the process. */
  readonly memoryBytes: Interval;
  /** Share of the files that will be refused, 0 to 1. */
  readonly refusedShare: number;
  /** Files that were really de-identified to find out. */
  readonly sampled: number;
  readonly profile: string;
}

export interface EstimateOptions {
  readonly profile: Profile;
  /** Where the sample is written and deleted again: a folder on the disk of the output. Default: the one for temporary files. */
  readonly workFolder?: string | undefined;
  /** Asked between files; true ends the estimate. */
  readonly shouldStop?: (() => boolean) | undefined;
  /** What tells the time, in milliseconds. Default the wall clock; CPU time tells the same on a busy machine as on an idle one. */
  readonly clock?: (() => number) | undefined;
}

/** What a name of an output and a row of the list of UIDs take, for each file. */
const BYTES_PER_FILE = 300;
/** A machine is never twice as fast as itself, but other work, and a disk that is not in memory yet, make it slower. */
const MOOD = { low: 0.8, high: 1.35 };
/** Of Student's t for about a dozen runs of neighbours, nine times of ten. */
const T_NINETY = 1.8;
const PASSES = 5;
const PASS_BUDGET_SECONDS = 4;

/**
 * De-identifies a sample of the input for real, into a folder that is deleted again, and says how long all of it will take,
 * how much disk and how much memory. Small files are taken in runs of neighbours from all over the input, as neighbours are
 * alike; a few large ones for themselves.
 *
 * @throws DeidError E_USAGE when there is nothing at the input, E_WRITE when the sample cannot be written, E_STOPPED
 * @example (await estimateRun('studies', { profile: builtinProfile('basic') })).seconds.expected // => 41.5
 */
export async function estimateRun(input: string, options: EstimateOptions): Promise<Estimate> {
  const folder = makeFolder(options.workFolder ?? tmpdir());
  try {
    const zipped = isZip(input);
    const clock = options.clock ?? wallClock;
    const started = clock();
    const count = zipped ? await measureZip(input) : measureInput(input);
    const listingSeconds = (clock() - started) / 1000;
    if (count.files === 0) throw new DeidError('E_USAGE', 'expected files in the input, found none');
    const sample = zipped ? await unpackSample(input, folder, clock) : linkSample(input, count, folder);
    const small = await measureSample(sample.small, join(folder, 'out'), options);
    const large = await measureSample(sample.large, join(folder, 'out'), options);
    return conclude(count, { small, large, listingSeconds, unpackSeconds: sample.unpackSeconds }, options);
  } catch (cause) {
    throw cause instanceof DeidError && cause.code === 'E_WRITE' ? noRoom(cause) : cause;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeFolder(parent: string): string {
  try {
    return mkdtempSync(join(parent, 'deidlab-estimate-'));
  } catch (cause) {
    throw noRoom(cause);
  }
}

function noRoom(cause: unknown): DeidError {
  return new DeidError(
    'E_WRITE',
    'expected a folder where a sample can be written, found none or a full disk. Choose another one with --work',
    { cause },
  );
}

const wallClock = (): number => performance.now();

interface Sample {
  readonly small: { readonly folder: string; readonly files: number; readonly bytes: number };
  readonly large: { readonly folder: string; readonly files: number; readonly bytes: number };
  /** For one file of a zip. */
  readonly unpackSeconds: number;
}

/** Links, as copying the sample would cost more than reading it. */
function linkSample(input: string, count: InputCount, folder: string): Sample {
  const small = { folder: join(folder, 'small'), files: 0, bytes: 0 };
  const large = { folder: join(folder, 'large'), files: 0, bytes: 0 };
  const clusters = chooseClusters(count);
  for (const each of [small, large]) mkdirSync(each.folder);
  let [at, atSmall] = [0, 0];
  for (const { path, refusal } of discoverFiles(input)) {
    if (refusal) continue;
    const isLarge = count.large.has(at);
    at++;
    const cluster = isLarge ? undefined : clusters.small.get(atSmall++);
    if (isLarge ? !clusters.large.has(at - 1) : cluster === undefined) continue;
    const into = isLarge ? large : small;
    const target = join(into.folder, String(cluster ?? 0).padStart(3, '0'));
    mkdirSync(target, { recursive: true });
    standIn(resolve(path), join(target, `${String(at).padStart(9, '0')}.dcm`));
    into.files++;
    into.bytes += statSync(path).size;
  }
  return { small, large, unpackSeconds: 0 };
}

/** Windows lets only some people make links, and some disks have none; a copy is as good, and slower. */
function standIn(path: string, at: string): void {
  try {
    if (process.platform !== 'win32') {
      symlinkSync(path, at);
      return;
    }
  } catch {}
  copyFileSync(path, at);
}

const SAMPLED_OF_ZIP = 200;

/** A zip is read from its beginning. */
async function unpackSample(input: string, folder: string, clock: () => number): Promise<Sample> {
  const small = { folder: join(folder, 'small'), files: 0, bytes: 0 };
  const large = { folder: join(folder, 'large'), files: 0, bytes: 0 };
  for (const each of [small, large]) mkdirSync(each.folder);
  const started = clock();
  for await (const { path, refusal, dispose } of listZip(input)) {
    if (!refusal) {
      const { size } = statSync(path);
      const into = size > LARGE_BYTES ? large : small;
      copyFileSync(path, join(into.folder, `${String(into.files).padStart(9, '0')}.dcm`));
      into.files++;
      into.bytes += size;
    }
    dispose?.();
    if (small.files + large.files >= SAMPLED_OF_ZIP) break;
  }
  const unpackSeconds = (clock() - started) / 1000 / Math.max(1, small.files + large.files);
  return { small, large, unpackSeconds };
}

interface Measured {
  readonly files: number;
  readonly bytes: number;
  /** Of the first pass, in which code is compiled. */
  readonly coldSeconds: number;
  /** A file in a later pass, for each run of neighbours. */
  readonly hotSeconds: readonly number[];
  readonly summary: RunSummary | undefined;
}

async function measureSample(
  sample: Sample['small'],
  output: string,
  { profile, shouldStop, clock = wallClock }: EstimateOptions,
): Promise<Measured> {
  const { folder, files, bytes } = sample;
  if (files === 0) return { files, bytes, coldSeconds: 0, hotSeconds: [], summary: undefined };
  const key = keyFromBytes(randomBytes(32));
  const passes: { seconds: number; each: number[] }[] = [];
  let summary: RunSummary | undefined;
  const started = performance.now();
  for (let pass = 0; pass < PASSES; pass++) {
    const times: number[] = [clock()];
    summary = await runBatch({
      input: folder,
      output,
      profile,
      key,
      shouldStop,
      onProgress: () => {
        times.push(clock());
      },
    });
    if (summary.stopped)
      throw new DeidError('E_STOPPED', 'stopped before the sample was done; there is no estimate');
    const each = times.slice(1).map((time, index) => (time - times[index]!) / 1000);
    passes.push({ seconds: (clock() - times[0]!) / 1000, each });
    rmSync(output, { recursive: true, force: true });
    if ((performance.now() - started) / 1000 > PASS_BUDGET_SECONDS) break;
  }
  // the fastest pass: the others were held up by compiling, or by other programs
  const hot = (passes.length > 1 ? passes.slice(1) : passes).reduce((a, b) =>
    a.seconds <= b.seconds ? a : b,
  );
  const hotSeconds: number[] = [];
  // while the first files are done, the thread that writes is still starting: that is paid once, in the first pass
  const settled = CLUSTER_FILES * Math.floor(hot.each.length / CLUSTER_FILES / 4);
  for (let at = settled; at < hot.each.length; at += CLUSTER_FILES)
    hotSeconds.push(mean(hot.each.slice(at, at + CLUSTER_FILES)));
  return { files, bytes, coldSeconds: passes[0]!.seconds, hotSeconds, summary };
}

function conclude(
  count: InputCount,
  {
    small,
    large,
    listingSeconds,
    unpackSeconds,
  }: {
    readonly small: Measured;
    readonly large: Measured;
    readonly listingSeconds: number;
    readonly unpackSeconds: number;
  },
  { profile }: EstimateOptions,
): Estimate {
  const smallFiles = count.files - count.large.size;
  const rest = Math.max(0, smallFiles - small.files);
  const perFile = mean(small.hotSeconds);
  const smallSeconds = small.coldSeconds + rest * perFile;
  const smallError = rest * T_NINETY * standardError(small.hotSeconds);
  // large files cost by their bytes
  const largeSeconds =
    large.bytes === 0 ? 0 : (mean(large.hotSeconds) * large.files * count.largeBytes) / large.bytes;
  const seconds = listingSeconds + smallSeconds + largeSeconds + unpackSeconds * count.files;
  const written = (one: Measured, bytes: number): number =>
    one.bytes === 0 ? 0 : ((one.summary?.bytesWritten ?? 0) * bytes) / one.bytes;
  const diskBytes = written(small, count.bytes - count.largeBytes) + written(large, count.largeBytes);
  const refused = (small.summary?.refused.length ?? 0) + (large.summary?.refused.length ?? 0);
  const sampled = small.files + large.files;
  const refusedShare = refused / Math.max(1, sampled);
  // neighbours are refused together, so a sample counts by its runs of neighbours
  const clusters = Math.max(1, small.hotSeconds.length);
  const isWhole = sampled >= count.files;
  const diskError = isWhole
    ? 0.01
    : 0.05 + T_NINETY * Math.sqrt((refusedShare * (1 - refusedShare)) / clusters);
  const memory = process.resourceUsage().maxRSS * 1024 + BYTES_PER_FILE * Math.max(0, count.files - sampled);
  return {
    files: count.files,
    bytes: count.bytes,
    seconds: {
      expected: seconds,
      low: Math.max(0, (seconds - smallError) * MOOD.low),
      high: (seconds + smallError) * MOOD.high,
    },
    filesPerSecond: count.files / seconds,
    diskBytes: {
      expected: diskBytes,
      low: diskBytes * Math.max(0, 1 - diskError),
      high: diskBytes * (1 + diskError),
    },
    memoryBytes: { expected: memory, low: memory * 0.7, high: memory * 1.3 },
    refusedShare,
    sampled,
    profile: profile.name,
  };
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

function standardError(numbers: readonly number[]): number {
  if (numbers.length < 2) return mean(numbers) * 0.3;
  const center = mean(numbers);
  const variance = numbers.reduce((sum, each) => sum + (each - center) ** 2, 0) / (numbers.length - 1);
  return Math.sqrt(variance / numbers.length);
}
