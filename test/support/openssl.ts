import { spawnSync } from 'node:child_process';

/** Runs openssl to its end and returns what it prints. */
export function openssl(args: readonly string[], input?: Uint8Array): Buffer {
  const run = spawnSync('openssl', args, { input, maxBuffer: 1 << 28, timeout: 30_000 });
  if (run.status !== 0)
    throw new Error(`openssl ${args[0]} ended with ${run.status}: ${run.stderr.toString()}`);
  return run.stdout;
}
