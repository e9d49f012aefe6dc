import { BIG_ENDIAN } from '../dicom/header.ts';
import { type Dicom, type Element, FRAGMENTS } from '../dicom/read.ts';
import { type ByteRange, bytesOf } from '../dicom/source.ts';
import { formatTag, type Tag } from '../dicom/tag.ts';
import { asciiValue, findRow, latin1, valueBytes } from '../dicom/value.ts';
import { DeidError } from '../errors.ts';
import { bytesHoldIdentifier } from './byte-scan.ts';
import type { IdentifierMatcher } from './identifiers.ts';

/**
 * Refuses a file whose frames name somebody behind the pixels, or in a comment or application segment: JPEG, JPEG-LS (ITU-T T.81 section
 * B.2.4) and JPEG 2000 (T.800 section A.9.2) carry text of their own. Refused and not blanked, because kept pixel data is kept bit by bit.
 *
 * @throws DeidError E_PIXELS
 */
export function refuseNamedFrames(file: Dicom, matcher: IdentifierMatcher): void {
  if (!file.syntax.encapsulated) {
    refuseNamedRest(file, matcher);
    return;
  }
  for (const element of file.elements) {
    if (element.kind !== FRAGMENTS || element.tag >>> 16 !== 0x7fe0) continue;
    for (const fragment of fragmentsOf(file, element)) {
      for (const range of [...textSegments(file, fragment), ...behindEnd(file, fragment)]) {
        if (isNamed(file, range, matcher)) throw named(element, range.start);
      }
    }
  }
}

/** The same for what stands behind the last pixel of native pixel data, where nobody sees it. */
function refuseNamedRest(file: Dicom, matcher: IdentifierMatcher): void {
  const { elements } = file;
  const pixels = elements[findRow(elements, 0x7fe00010)];
  if (pixels === undefined) return;
  const number = (tag: Tag, otherwise: number): number => {
    const element = elements[findRow(elements, tag)];
    if (element === undefined || element.valueEnd - element.valueStart < 2) return otherwise;
    const [low = 0, high = 0] = valueBytes(file, element);
    return (element.encoding & BIG_ENDIAN) === 0 ? low + high * 256 : low * 256 + high;
  };
  const frames = elements[findRow(elements, 0x00280008)];
  const bits = number(0x00280010, 0) * number(0x00280011, 0) * number(0x00280002, 1) * number(0x00280100, 16);
  const length = Math.ceil((bits * (frames === undefined ? 1 : Number(asciiValue(file, frames)) || 1)) / 8);
  const range = { start: pixels.valueStart + length, end: pixels.valueEnd };
  if (length === 0 || range.end - range.start < MIN_TEXT_BYTES) return;
  if (isNamed(file, { ...range, end: Math.min(range.end, range.start + MAX_REST_BYTES) }, matcher))
    throw named(pixels, range.start);
}

const MIN_TEXT_BYTES = 4;
/** Longer ones are further frames. */
const MAX_REST_BYTES = 1 << 16;

/** What stands behind the end of a compressed frame: EOI of JPEG and JPEG-LS, EOC of JPEG 2000, which are the same bytes. */
function behindEnd({ data }: Dicom, { start, end }: ByteRange): ByteRange[] {
  const from = Math.max(start, end - MAX_REST_BYTES / 16);
  const at = Buffer.from(bytesOf(data, from, end)).lastIndexOf('ffd9', undefined, 'hex');
  return at < 0 || end - from - at - 2 < MIN_TEXT_BYTES ? [] : [{ start: from + at + 2, end }];
}

function isNamed({ data }: Dicom, { start, end }: ByteRange, matcher: IdentifierMatcher): boolean {
  return bytesHoldIdentifier(latin1(bytesOf(data, start, end)), matcher);
}

function named(element: Element, offset: number): DeidError {
  return new DeidError(
    'E_PIXELS',
    'expected frames that name nobody, found one of the identifiers of this file in a comment or application segment of a frame, ' +
      'or behind its pixels (ITU-T T.81 section B.2.4). Have the frames written again without comments, for example decompressed (PS3.5 section A.4). ' +
      `[${formatTag(element.tag)} PixelData, offset ${offset}]`,
    { tag: element.tag, offset },
  );
}

/** Items of the encapsulated value, the offset table among them (PS3.5 section A.4). */
function* fragmentsOf({ data }: Dicom, { valueStart, valueEnd }: Element): Generator<ByteRange> {
  for (let at = valueStart; at + 8 <= valueEnd; ) {
    const header = bytesOf(data, at, at + 8);
    const length = new DataView(header.buffer, header.byteOffset, 8).getUint32(4, true);
    const start = at + 8;
    const end = Math.min(start + length, valueEnd);
    yield { start, end };
    at = start + length;
  }
}

const [SOI, SOC, SOS, EOI, SOD, J2K_COMMENT] = [0xffd8, 0xff4f, 0xffda, 0xffd9, 0xff93, 0xff64];

/** The segments in front of the compressed data that may hold text. */
function* textSegments({ data }: Dicom, { start, end }: ByteRange): Generator<ByteRange> {
  const word = (at: number): number => {
    if (at + 2 > end) return -1;
    const bytes = bytesOf(data, at, at + 2);
    return (bytes[0]! << 8) | bytes[1]!;
  };
  const first = word(start);
  if (first !== SOI && first !== SOC) return;
  for (let at = start + 2; ; ) {
    const marker = word(at);
    if (marker === 0xffff) {
      at += 1; // a fill byte
      continue;
    }
    if (marker < 0xff01 || marker === SOD || marker === SOS || marker === EOI) return;
    // restart markers stand alone
    if (first === SOI && marker >= 0xffd0 && marker <= 0xffd7) {
      at += 2;
      continue;
    }
    const length = word(at + 2);
    if (length < 2) return;
    const isText =
      first === SOI ? (marker >= 0xffe0 && marker <= 0xffef) || marker === 0xfffe : marker === J2K_COMMENT;
    const behind = Math.min(at + 2 + length, end);
    if (isText) yield { start: at + 4, end: behind };
    at = behind;
  }
}
