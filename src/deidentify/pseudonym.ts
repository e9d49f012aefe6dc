import { derive, type ProjectKey } from './key.ts';

/** Digits and letters that are hard to confuse when read aloud (Crockford's base 32). */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A stand-in that looks like one: `prefix` and then base 32 digits, `width` characters in all.
 * Two values share one with a chance of 1 in 32 ** (width - prefix.length).
 *
 * @param width at most 51 more than the prefix
 * @example pseudonymOf(key, 'patient', '4MR1', { prefix: 'P', width: 12 }) // => 'P7K2M0XQ4T9B'
 */
export function pseudonymOf(
  key: ProjectKey,
  purpose: string,
  text: string,
  options: { readonly prefix: string; readonly width: number },
): string {
  const hash = derive(key, `pseudonym ${purpose}`, text);
  let digits = options.prefix;
  let bits = 0;
  let held = 0;
  for (const byte of hash) {
    bits = ((bits << 8) | byte) & 0xffff;
    held += 8;
    while (held >= 5 && digits.length < options.width) {
      held -= 5;
      digits += DIGITS[(bits >>> held) & 31];
    }
  }
  return digits;
}
