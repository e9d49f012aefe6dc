import type { Charset } from '../dicom/charset.ts';
import type { Dicom, Element } from '../dicom/read.ts';
import type { Tag } from '../dicom/tag.ts';
import { valueBytes, valueText } from '../dicom/value.ts';
import { isText, vrName } from '../dicom/vr.ts';
import { bytesHoldIdentifier, UTF_8 } from './byte-scan.ts';
import { isTime } from './dates.ts';
import type { IdentifierKind } from './identifier-forms.ts';
import type { IdentifierMatcher } from './identifiers.ts';
import type { Kept } from './plan.ts';
import { residualHits } from './text.ts';

export type NetOutcome = Uint8Array | 'unchanged' | 'removed';

/** Values that are codes, numbers or addresses mean nothing with a part cut out. */
const WHOLE_VALUES = new Set(['AE', 'AS', 'CS', 'DS', 'IS', 'UR']);

/** Their values have no words (PS3.5 Table 6.2-1). */
const NO_WORDS = new Set(['AS', 'DA', 'DS', 'DT', 'IS', 'TM', 'UI']);
const WORD = /[A-Za-z]{2}|[\x80-\xff]/;
/** What times, ages and UIDs look like: nearly any number is one. UIDs change as a whole or not at all, see `catchKeptUids`. */
const FORMS: Readonly<Record<string, (value: string) => boolean>> = {
  TM: isTime,
  UI: (value) => /^[\d.]*$/.test(value),
  AS: (value) => /^\d{3}[DWMY]$/.test(value),
};

/** Manufacturer, its model name and software, and what a code means: words that may be somebody's name and are not here. */
const VENDOR_WORDS: ReadonlySet<Tag> = new Set([0x00080070, 0x00081090, 0x00181020, 0x00080104]);

/** What defined terms such as HU and SB, or L\F of an orientation, look like is what initials look like, and nobody writes initials there (PS3.3 C.11.1, C.10.9). */
const RESCALE_TYPE: Tag = 0x00281054;
const LONGEST_INITIALS = 3;

type Netting = Pick<Kept, 'vr' | 'namesInstitution'> & {
  readonly charset: Charset;
  readonly matcher: IdentifierMatcher;
};

/** No hits in what is kept because it names the institution. */
const INSTITUTION_KINDS: ReadonlySet<IdentifierKind> = new Set(['organization', 'address']);

/**
 * Searches one kept value for the file's own identifiers and takes out what is found: the words in text, the whole
 * value where a part would mean nothing, the whole element when it is opaque bytes.
 *
 * @returns the new value, `unchanged`, or `removed`
 */
export function netText(
  file: Dicom,
  element: Element,
  { vr, charset, matcher, namesInstitution }: Netting,
): NetOutcome {
  const raw = valueText(file, element);
  if (!isText(vr)) return bytesHoldIdentifier(raw, matcher) ? 'removed' : 'unchanged';
  const name = vrName(vr);
  const isFormed = FORMS[name];
  const isStrange =
    isFormed !== undefined && raw.split('\\').some((value) => !isFormed(value.replace(/[ \0]+$/, '')));
  if (isStrange || (NO_WORDS.has(name) && WORD.test(raw))) {
    // a date, a time, a number or a UID with words in it is none, and its words may be written in any character set
    const bytes = valueBytes(file, element);
    const readings = [raw, Buffer.from(bytes).toString('utf8'), charset.decodeValues(bytes, 'LO').join('\\')];
    const isHit = readings.some((text) => residualHits(text, matcher, { vr: 'LO' }).length > 0);
    return isHit ? new Uint8Array(0) : 'unchanged';
  }
  if (isFormed !== undefined) return 'unchanged';
  const hasDefinedTerms = name === 'CS' || element.tag === RESCALE_TYPE;
  const isTerm = (found: string): boolean =>
    hasDefinedTerms && found.replaceAll('\\', '').length <= LONGEST_INITIALS;
  let isHit = false;
  let cleaned = charset.decodeValues(valueBytes(file, element), name).map((text) => {
    const hits = residualHits(text, matcher, { vr: name, lenient: VENDOR_WORDS.has(element.tag) }).filter(
      ({ start, end, kind }) =>
        !isTerm(text.slice(start, end)) && !(namesInstitution && INSTITUTION_KINDS.has(kind)),
    );
    if (hits.length === 0) return text;
    isHit = true;
    return WHOLE_VALUES.has(name) ? '' : cutAll(text, hits, name, matcher);
  });
  const whole =
    cleaned.length > 1 && !NO_WORDS.has(name) ? cutAcross(cleaned, name, matcher, isTerm) : undefined;
  if (whole !== undefined) {
    isHit = true;
    cleaned = whole;
  }
  if (!isHit) {
    // text that is UTF-8 whatever (0008,0005) says
    const isUtf8 = UTF_8.test(raw) && !charset.terms.includes('ISO_IR 192');
    const text = isUtf8 ? Buffer.from(raw, 'latin1').toString('utf8') : '';
    return isUtf8 && residualHits(text, matcher, { vr: name }).length > 0 ? new Uint8Array(0) : 'unchanged';
  }
  if (!cleaned.every((text) => charset.canEncode(text))) return new Uint8Array(0);
  return charset.encodeValues(cleaned.every((text) => text === '') ? [''] : cleaned, name);
}

/** Identifiers that begin in one value and end in another, as `XYLAN\\DER`; `undefined` when there are none. */
function cutAcross(
  values: readonly string[],
  vr: string,
  matcher: IdentifierMatcher,
  isTerm: (found: string) => boolean,
): string[] | undefined {
  const text = values.join('\\');
  const hits = matcher.find(text).filter(({ start, end }) => {
    const found = text.slice(start, end);
    return found.includes('\\') && !isTerm(found);
  });
  if (hits.length === 0) return undefined;
  let from = 0;
  return values.map((value) => {
    const start = from;
    from += value.length + 1;
    const inside = hits
      .filter((hit) => hit.start < start + value.length && hit.end > start)
      .map((hit) => ({
        start: Math.max(hit.start - start, 0),
        end: Math.min(hit.end - start, value.length),
      }));
    if (inside.length === 0) return value;
    return WHOLE_VALUES.has(vr) ? '' : cut(value, inside);
  });
}

/** What is left after a cut may be a hit in turn, now that it stands alone. */
function cutAll(
  text: string,
  hits: readonly { start: number; end: number }[],
  vr: string,
  matcher: IdentifierMatcher,
): string {
  let left = text;
  for (let found = hits; found.length > 0 && left !== ''; found = residualHits(left, matcher, { vr })) {
    left = cut(left, found);
  }
  return left;
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
