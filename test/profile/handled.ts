import { expect } from 'vitest';
import { DeidError } from '../../src/errors.ts';
import { parseProfile } from '../../src/profile/load.ts';

/** A profile, or E_BAD_PROFILE; nothing else, and soon. */
export const isHandled = (text: string): boolean => {
  const start = performance.now();
  try {
    parseProfile(text, 'p.yaml');
  } catch (error) {
    if (!(error instanceof DeidError) || error.code !== 'E_BAD_PROFILE') throw error;
    // a message goes to a terminal
    expect(error.message).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(error.message.length).toBeLessThan(100_000);
  }
  return performance.now() - start < 5000;
};
