import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What one run of a program took. */
export interface Sample {
  readonly seconds: number;
  /** User and system time of the program and all it started, in steps of 10 ms; NaN where the system does not tell. */
  readonly cpuSeconds: number;
  /** Largest resident memory in bytes; NaN where the system does not tell. */
  readonly peakBytes: number;
  readonly exitCode: number;
  /** The beginning of what it printed, on either stream. */
  readonly printed: string;
}

const POLL_MS = 4;
/** Linux gives times to user space in hundredths of a second, whatever the kernel counts in. */
const TICKS_PER_SECOND = 100;
const KEPT_CHARACTERS = 1000;
/** With certificates of one's own every start of Node takes 30 ms more, as it reads them all. Nothing here needs one. */
const { NODE_EXTRA_CA_CERTS: _, ...ENVIRONMENT } = process.env;

/**
 * Runs a program, from before its start to after its end. The peak is the kernel's own high-water mark of the
 * program's memory, read until it ends: what `wait4` tells begins with the size of the process that forked it.
 */
export function measure(command: readonly string[]): Promise<Sample> {
  return new Promise((resolve, reject) => {
    const cpuBefore = childrenCpuSeconds();
    const started = performance.now();
    const child = spawn(command[0]!, command.slice(1), {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: ENVIRONMENT,
    });
    let peakBytes = Number.NaN;
    let printed = '';
    const poll = setInterval(() => {
      const now = peakOf(child.pid);
      if (now !== undefined) peakBytes = now;
    }, POLL_MS);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed = (printed + text).slice(0, KEPT_CHARACTERS);
      });
    }
    let seconds = 0;
    let cpuSeconds = Number.NaN;
    child.on('error', (error) => {
      clearInterval(poll);
      reject(error);
    });
    child.on('exit', () => {
      seconds = (performance.now() - started) / 1000;
      cpuSeconds = childrenCpuSeconds() - cpuBefore;
      clearInterval(poll);
    });
    child.on('close', (code) => resolve({ seconds, cpuSeconds, peakBytes, exitCode: code ?? -1, printed }));
  });
}

function peakOf(pid: number | undefined): number | undefined {
  try {
    const match = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'));
    return match ? Number(match[1]) * 1024 : undefined;
  } catch {
    return undefined;
  }
}

/** cutime and cstime, fields 16 and 17 of /proc/self/stat: of children that have ended. */
function childrenCpuSeconds(): number {
  try {
    const fields = readFileSync('/proc/self/stat', 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND;
  } catch {
    return Number.NaN;
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
