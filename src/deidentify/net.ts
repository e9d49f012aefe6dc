import type { Charset } from '../dicom/charset.ts';
import type { Dicom, Element } from '../dicom/read.ts';
import type { Tag } from '../dicom/tag.ts';
import { valueBytes, valueText } from '../dicom/value.ts';
import { isText, type VrCode, vrName } from '../dicom/vr.ts';
import type { IdentifierMatcher } from './identifiers.ts';
import { residualHits } from './text.ts';

export type NetOutcome = Uint8Array | 'unchanged' | 'removed';

/** Values that are codes, numbers or addresses mean nothing with a part cut out. */
const WHOLE_VALUES = new Set(['AE', 'AS', 'CS', 'DS', 'IS', 'UR']);

/** Manufacturer, its model name and software, and what a code means: words that may be somebody's name and are not here. */
const VENDOR_WORDS: ReadonlySet<Tag> = new Set([0x00080070, 0x00081090, 0x00181020, 0x00080104]);

/**
 * Searches one kept value for the file's own identifiers and takes out what is found: the words in text, the whole
 * value where a part would mean nothing, the whole element when it is opaque bytes.
 *
 * @returns the new value, `unchanged`, or `removed`
 */
export function netText(
  file: Dicom,
  element: Element,
  vr: VrCode,
  charset: Charset,
  matcher: IdentifierMatcher,
): NetOutcome {
  if (!isText(vr)) {
    return residualHits(valueText(file, element), matcher, { vr: vrName(vr) }).length > 0
      ? 'removed'
      : 'unchanged';
  }
  const name = vrName(vr);
  let isHit = false;
  const cleaned = charset.decodeValues(valueBytes(file, element), name).map((text) => {
    const hits = residualHits(text, matcher, { vr: name, lenient: VENDOR_WORDS.has(element.tag) });
    if (hits.length === 0) return text;
    isHit = true;
    return WHOLE_VALUES.has(name) ? '' : cut(text, hits);
  });
  if (!isHit) return 'unchanged';
  if (!cleaned.every((text) => charset.canEncode(text))) return new Uint8Array(0);
  return charset.encodeValues(cleaned.every((text) => text === '') ? [''] : cleaned, name);
}

function cut(text: string, hits: readonly { start: number; end: number }[]): string {
  let kept = '';
  let from = 0;
  for (const { start, end } of hits) {
    kept += text.slice(from, start);
    from = end;
  }
  const joined = (kept + text.slice(from)).replace(/ {2,}/g, ' ');
  // what separated a name from the rest separates nothing now; a loop, as a regular expression would be quadratic
  let start = 0;
  let end = joined.length;
  while (start < end && SEPARATORS.includes(joined[start]!)) start++;
  while (end > start && SEPARATORS.includes(joined[end - 1]!)) end--;
  return joined.slice(start, end);
}

const SEPARATORS = ' \t\r\n,;:^_-';
