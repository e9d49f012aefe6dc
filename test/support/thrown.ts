import { expect } from 'vitest';
import { DeidError } from '../../src/errors.ts';

/** The error that something is refused with. */
export function thrownBy(run: () => unknown): DeidError {
  try {
    run();
  } catch (error) {
    if (error instanceof DeidError) return error;
    throw error;
  }
  return expect.unreachable('nothing was thrown');
}
