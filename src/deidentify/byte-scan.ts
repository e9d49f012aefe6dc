import type { Dicom, Element } from '../dicom/read.ts';
import { bytesOf } from '../dicom/source.ts';
import { latin1 } from '../dicom/value.ts';
import type { IdentifierMatcher } from './identifiers.ts';
import { residualHits } from './text.ts';

// What bytes tell that nobody decodes: values that are no text, and text before it is worth decoding.

const STEP = 1 << 20;
/** No name with its separators is longer, two bytes a character. */
const OVERLAP = 1 << 10;
/** In so many bytes chance puts together any four letters; six in a row with the right ones it does not. */
const MIN_BULK_CHARACTERS = 6;

/** Whether a large value that is no text holds an identifier, in runs of readable characters; piece by piece, so memory stays flat. */
export function bulkHoldsIdentifier(file: Dicom, element: Element, matcher: IdentifierMatcher): boolean {
  const { valueStart, valueEnd } = element;
  for (let from = valueStart; from < valueEnd; from += STEP) {
    const bytes = bytesOf(file.data, from, Math.min(from + STEP + OVERLAP, valueEnd));
    if (!matcher.mayOccurInOpaque(bytes)) continue;
    if (bytesHoldIdentifier(latin1(bytes), matcher, MIN_BULK_CHARACTERS)) return true;
  }
  return false;
}

/** A character beyond ASCII, its bytes read as Latin-1. */
export const UTF_8 = /[\xc2-\xf4][\x80-\xbf]/;

/**
 * The same for bytes that are in memory as a whole.
 *
 * @param raw the bytes as Latin-1
 * @param least shorter finds do not count
 */
export function bytesHoldIdentifier(raw: string, matcher: IdentifierMatcher, least = 0): boolean {
  // two bytes a character: the letters without the zeros between them
  const readings = [raw, raw.replaceAll('\0', '')];
  if (UTF_8.test(raw)) readings.push(Buffer.from(raw, 'latin1').toString('utf8'));
  return readings.some((text) =>
    residualHits(text, matcher, { vr: 'OB' }).some(({ start, end }) => end - start >= least),
  );
}

/**
 * Whether bytes that are no text have four letters in a row all the same, zeros between them not counted, or the six digits of a
 * number or a date, separators between them not counted either.
 */
export function hasCharacters(bytes: Uint8Array, start: number, end: number): boolean {
  let letters = 0;
  let digits = 0;
  for (let index = start; index < end; index++) {
    const byte = bytes[index]!;
    if (byte === 0) continue;
    if (byte >= 0x30 && byte <= 0x39) {
      if (++digits === 6) return true;
      letters = 0;
    } else if ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte >= 0xc0) {
      if (++letters === 4) return true;
      digits = 0;
    } else {
      letters = 0;
      if (byte < 0x20 || byte > 0x2f) digits = 0;
    }
  }
  return false;
}

/** Shorter UIDs turn up in any number. */
export const MIN_UID_CHARACTERS = 10;

/** Whether text has a run of digits and points that is long enough for a UID. */
export function hasUidRun(bytes: Uint8Array, start: number, end: number): boolean {
  let run = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === 0x2e || (byte >= 0x30 && byte <= 0x39)) {
      if (++run === MIN_UID_CHARACTERS) return true;
    } else run = 0;
  }
  return false;
}
