/**
 * How much longer than on an ordinary machine something may take in a test. Continuous integration runs on machines
 * that are two or three times slower and busy besides; what these limits are there to find, work that grows with the
 * square of its input, takes hundreds of times longer.
 */
export const PATIENCE = 5;
