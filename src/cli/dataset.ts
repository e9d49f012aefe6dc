import { createTurns } from '../batch/turns.ts';
import { DeidError } from '../errors.ts';
import type { CohortOptions } from '../synthetic/cohort.ts';
import { type WrittenCohort, writeCohortSteps } from '../synthetic/write-cohort.ts';
import { EXIT } from './exit.ts';
import { stoppable } from './watch.ts';

interface MakeOptions {
  readonly seed: string;
  readonly patients: string;
  readonly images?: string;
}

/** `deidlab dataset make`: fictional patients with an answer key, as many as wanted. */
export async function makeDatasetCommand(output: string, options: MakeOptions): Promise<number> {
  const size = cohortSize(options);
  const bar = await createBar(size.patients);
  const started = performance.now();
  const steps = writeCohortSteps(output, size);
  const takeTurn = createTurns();
  const step = await stoppable(async (shouldStop) => {
    try {
      let next = steps.next();
      for (; !(next.done || shouldStop()); next = steps.next()) {
        bar?.update(next.value);
        await takeTurn();
      }
      // after an interruption, this closes the files
      if (!next.done) steps.return(next.value);
      return next;
    } finally {
      bar?.stop();
    }
  });
  if (!step.done) {
    process.stderr.write(
      `deidlab: stopped after ${step.value.files} files. What is in ${output} is no whole cohort and has no manifest\n`,
    );
    return EXIT.failed;
  }
  process.stdout.write(`${describeCohort(step.value, size.seed, (performance.now() - started) / 1000)}\n`);
  process.stdout.write(`${output}: cohort/, answer-key.jsonl, manifest.json\n`);
  return EXIT.done;
}

function cohortSize({ seed, patients, images }: MakeOptions): CohortOptions & { readonly patients: number } {
  return {
    seed: wholeNumber('--seed', seed),
    patients: wholeNumber('--patients', patients),
    ...(images !== undefined && { imagesPerSeries: wholeNumber('--images', images) }),
  };
}

function wholeNumber(name: string, text: string): number {
  const number = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= 1_000_000) return number;
  throw new DeidError(
    'E_USAGE',
    `expected a whole number from 1 to 1,000,000 after ${name}, found something else. For example: ${name} 7`,
  );
}

function describeCohort(written: WrittenCohort, seed: number, seconds: number): string {
  const { patients, files, bytes, identifiers } = written;
  const number = (value: number): string => value.toLocaleString('en-US');
  return (
    `${number(files)} files (${(bytes / 2 ** 20).toFixed(1)} MiB) of ${number(patients)} fictional ${patients === 1 ? 'patient' : 'patients'} ` +
    `with ${number(identifiers)} planted identifiers, seed ${seed}, in ${seconds.toFixed(1)} s.`
  );
}

/** A bar on a terminal, nothing on a pipe. */
async function createBar(
  patients: number,
): Promise<{ update(written: WrittenCohort): void; stop(): void } | undefined> {
  if (process.stderr.isTTY !== true) return undefined;
  const { default: progress } = await import('cli-progress');
  const bar = new progress.SingleBar({
    format: '{bar} {value}/{total} patients  {files} files  {percentage}%  {eta_formatted} left',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 100,
  });
  bar.start(patients, 0, { files: 0 });
  return {
    // the last patient counted is still being written
    update: ({ patients, files }) => bar.update(patients - 1, { files }),
    stop: () => bar.stop(),
  };
}
