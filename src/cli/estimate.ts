import { readFileSync } from 'node:fs';
import type { RunSummary } from '../batch/summary.ts';
import { DeidError } from '../errors.ts';
import { type Estimate, estimateRun, type Interval } from '../metadata/estimate.ts';
import { EXIT } from './exit.ts';
import { refuseNewFile, writeNewFile } from './new-file.ts';
import { profileOption } from './profile-option.ts';
import { stoppable } from './watch.ts';

interface EstimateCommandOptions {
  readonly profile: string;
  readonly work?: string;
  readonly save?: string;
  readonly json?: boolean;
}

/** `deidlab estimate`: how long a run will take, how much disk and memory. */
export async function estimateCommand(input: string, options: EstimateCommandOptions): Promise<number> {
  const profile = await profileOption(options.profile);
  const { save, work } = options;
  if (save !== undefined) refuseNewFile(save, 'an estimate', input);
  const estimate = await stoppable((shouldStop) =>
    estimateRun(input, { profile, workFolder: work, shouldStop }),
  );
  if (save !== undefined) writeNewFile(save, `${JSON.stringify(estimate, undefined, 2)}\n`, 'an estimate');
  process.stdout.write(options.json ? `${JSON.stringify(estimate)}\n` : `${describeEstimate(estimate)}\n`);
  return EXIT.done;
}

export function describeEstimate(estimate: Estimate): string {
  const { files, bytes, seconds, filesPerSecond, diskBytes, memoryBytes, refusedShare, sampled, profile } =
    estimate;
  return [
    `${number(files)} ${files === 1 ? 'file' : 'files'}, ${size(bytes)}, with profile ${profile}; ${sampled} of them ${sampled === 1 ? 'was' : 'were'} tried:`,
    `  time    ${time(seconds.expected)}  (${time(seconds.low)} to ${time(seconds.high)}), ${number(Math.round(filesPerSecond))} files/s`,
    `  disk    ${size(diskBytes.expected)}  (${size(diskBytes.low)} to ${size(diskBytes.high)})`,
    `  memory  ${size(memoryBytes.expected)}  (${size(memoryBytes.low)} to ${size(memoryBytes.high)})`,
    refusedShare > 0
      ? `  about ${(100 * refusedShare).toFixed(0)} % of the files will be refused`
      : '  no file of the sample was refused',
    'Nine runs of ten should be inside these intervals when the machine has nothing else to do.',
  ].join('\n');
}

/** Estimate and reality side by side, for the end of a run. */
export function compareEstimate(estimate: Estimate, summary: RunSummary): string {
  const memory = process.resourceUsage().maxRSS * 1024;
  const row = (name: string, interval: Interval, real: number, show: (value: number) => string): string => {
    const isInside = real >= interval.low && real <= interval.high;
    const off = interval.expected === 0 ? 0 : (100 * (real - interval.expected)) / interval.expected;
    return `  ${name.padEnd(7)} ${show(interval.expected).padStart(10)} estimated, ${show(real).padStart(10)} in reality (${off >= 0 ? '+' : ''}${off.toFixed(0)} %${isInside ? '' : ', outside the interval'})`;
  };
  return [
    `Estimate and reality${estimate.files === summary.files ? '' : `, though the estimate was made for ${number(estimate.files)} files`}:`,
    row('time', estimate.seconds, summary.seconds, time),
    row('disk', estimate.diskBytes, summary.bytesWritten, size),
    row('memory', estimate.memoryBytes, memory, size),
  ].join('\n');
}

/** @throws DeidError E_USAGE when the file holds no estimate */
export function readEstimate(path: string): Estimate {
  try {
    const estimate = JSON.parse(readFileSync(path, 'utf8')) as Estimate;
    const isInterval = (each: Interval | undefined): boolean =>
      [each?.low, each?.expected, each?.high].every((value) => typeof value === 'number');
    if (isInterval(estimate.seconds) && isInterval(estimate.diskBytes) && isInterval(estimate.memoryBytes))
      return estimate;
  } catch {
    // told below
  }
  throw new DeidError(
    'E_USAGE',
    'expected a file that deidlab estimate --save wrote after --estimate, found another one',
  );
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

function size(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let [value, unit] = [bytes, 0];
  for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024;
  return `${value >= 100 || unit === 0 ? value.toFixed(0) : value.toFixed(1)} ${units[unit]}`;
}

function time(seconds: number): string {
  if (seconds < 120) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  return seconds < 7200 ? `${(seconds / 60).toFixed(1)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
