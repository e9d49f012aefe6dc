import type { Dicom, Element } from '../dicom/read.ts';
import { bytesOf } from '../dicom/source.ts';
import { latin1 } from '../dicom/value.ts';
import type { IdentifierMatcher } from './identifiers.ts';
import { residualHits } from './text.ts';

const STEP = 1 << 20;
/** No name with its separators is longer, two bytes a character. */
const OVERLAP = 1 << 10;
/** In so many bytes chance puts together any four letters; six in a row with the right ones it does not. */
export const MIN_BULK_LETTERS = 6;

/** Whether a large value that is no text holds an identifier, in runs of readable characters; piece by piece, so memory stays flat. */
export function bulkHoldsIdentifier(file: Dicom, element: Element, matcher: IdentifierMatcher): boolean {
  const { valueStart, valueEnd } = element;
  for (let from = valueStart; from < valueEnd; from += STEP) {
    const bytes = bytesOf(file.data, from, Math.min(from + STEP + OVERLAP, valueEnd));
    if (!matcher.mayOccurInOpaque(bytes)) continue;
    const raw = latin1(bytes);
    // two bytes a character: the letters without the zeros between them
    const isHit = [raw, raw.replaceAll('\0', '')].some((text) =>
      residualHits(text, matcher, { vr: 'OB' }).some(({ start, end }) => end - start >= MIN_BULK_LETTERS),
    );
    if (isHit) return true;
  }
  return false;
}
