import { readdirSync, statSync } from 'node:fs';

export interface Progress {
  update(done: number): void;
  stop(): void;
}

/** A bar on a terminal, nothing on a pipe. */
export async function createProgress(input: string): Promise<Progress | undefined> {
  if (process.stderr.isTTY !== true) return undefined;
  const { default: progress } = await import('cli-progress');
  const total = countFiles(input);
  const bar = new progress.SingleBar({
    format: '{bar} {value}/{total} files  {percentage}%  {eta_formatted} left',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 100,
  });
  bar.start(total, 0);
  return { update: (done) => bar.update(done), stop: () => bar.stop() };
}

function countFiles(path: string): number {
  try {
    if (!statSync(path).isDirectory()) return 1;
    return readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory())
      .length;
  } catch {
    return 0;
  }
}
