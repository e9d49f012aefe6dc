#!/usr/bin/env node
import { CommanderError } from 'commander';
import { DeidError } from '../errors.ts';
import { EXIT } from './exit.ts';
import { buildProgram } from './program.ts';
import { fitted } from './wrap.ts';

async function main(): Promise<void> {
  // a reader that stops early (deidlab inspect FILE | head) is no error
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done);
    throw error;
  });
  try {
    await buildProgram().parseAsync();
  } catch (error) {
    process.exitCode = explain(error);
  }
}

/** Prints an error so that a person knows what to do, and returns the exit code. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
  if (error instanceof DeidError) {
    process.stderr.write(fitted(`deidlab: ${error.message} [${error.code}]\n`, process.stderr));
    return USAGE_CODES.has(error.code) ? EXIT.usage : EXIT.failed;
  }
  // a fault of ours: its text may hold anything, so only its kind and place are shown
  const place =
    (error instanceof Error ? (error.stack ?? '') : '').split('\n').find((line) => /^ +at /.test(line)) ?? '';
  process.stderr.write(
    `deidlab: a fault in deidlab itself (${error instanceof Error ? error.name : typeof error}${place.replace(/\(.*[\\/](?=[^\\/]+$)/, '(')}). Please report it.\n`,
  );
  return EXIT.failed;
}

const USAGE_CODES: ReadonlySet<string> = new Set([
  'E_USAGE',
  'E_NO_KEY',
  'E_BAD_KEY',
  'E_BAD_PROFILE',
  'E_OUTPUT_NOT_EMPTY',
  'E_OUTPUT_INSIDE_INPUT',
]);

void main();
