import { lookupTag } from '../dicom/dictionary.ts';
import type { Dicom } from '../dicom/read.ts';
import { bytesOf } from '../dicom/source.ts';
import { formatTag, type Tag } from '../dicom/tag.ts';
import { asciiValue, findRow } from '../dicom/value.ts';
import { DeidError, type DeidErrorCode } from '../errors.ts';
import type { Profile } from '../profile/compile.ts';
import type { FileFacts } from './subject.ts';

const MEDIA_DIRECTORY = '1.2.840.10008.1.3.10';
/** Encapsulated PDF, CDA, STL, OBJ, MTL and whatever comes next under the same arc. */
const ENCAPSULATED_DOCUMENTS = '1.2.840.10008.5.1.4.1.1.104.';

/**
 * Refuses what nothing here can make safe. No byte of a refused file is written.
 *
 * @throws DeidError E_DICOMDIR, E_ENCAPSULATED_DOCUMENT, E_VIDEO, E_PIXELS
 */
export function refuseUnsafe(file: Dicom, { sopClassUid, isDirectory, holdsDocument }: FileFacts): void {
  if (sopClassUid === MEDIA_DIRECTORY || isDirectory) {
    throw refusal(
      'E_DICOMDIR',
      'expected one instance, found a media directory (PS3.3 section F); its byte offsets name files that will not exist. ' +
        'Leave it out, and make a new one from the output when one is needed',
      0x00041220,
    );
  }
  if (sopClassUid.startsWith(ENCAPSULATED_DOCUMENTS) || holdsDocument) {
    throw refusal(
      'E_ENCAPSULATED_DOCUMENT',
      'expected data elements, found an encapsulated document (PS3.3 section A.45), whose pages are not looked into. ' +
        'Have it read and redacted by a person',
      0x00420011,
    );
  }
  if (file.syntax.video) {
    throw refusal(
      'E_VIDEO',
      'expected single frames, found video (PS3.5 section A.4), in whose pictures and sound nothing can be checked. ' +
        'Have it converted to frames first',
      0x00020010,
    );
  }
  if (file.syntax.referenced) {
    throw refusal(
      'E_PIXELS',
      'expected pixel data, found only the address of a server that has it (PS3.5 section A.6). Fetch the pixel data first',
      0x00287fe0,
    );
  }
}

/**
 * Objects whose pixels are a screen, a form or a banner (PS3.3 A.8, A.6, A.7), text in which is the rule: secondary
 * capture and ultrasound, with the classes below them and the retired ones.
 */
const USUALLY_BURNED_IN = [
  '1.2.840.10008.5.1.4.1.1.7',
  '1.2.840.10008.5.1.4.1.1.3',
  '1.2.840.10008.5.1.4.1.1.6',
];
const PIXEL_TAGS: readonly Tag[] = [0x7fe00010, 0x7fe00008, 0x7fe00009];

/**
 * Refuses images whose pixels the profile wants cleaned: this version looks at no pixel, and passing them on would be
 * a silent leak.
 *
 * @throws DeidError E_PIXELS
 * @see PS3.15 section E.3.1, E.3.2
 */
export function refuseUnseenPixels(file: Dicom, sopClassUid: string, profile: Profile): void {
  const { options } = profile;
  if (options.has('clean-graphics')) refuseOverlayInPixels(file);
  const wantsPixels = options.has('clean-pixel-data') || options.has('clean-recognizable-visual-features');
  const rule = profile.definition.rules.find(
    ({ action }) => action.name === 'mask' || action.name === 'pixelate',
  );
  if (!wantsPixels && rule === undefined) return;
  if (!PIXEL_TAGS.some((tag) => findRow(file.elements, tag) >= 0)) return;
  const why =
    rule !== undefined
      ? `rule ${rule.number} of the profile wants them changed`
      : options.has('clean-recognizable-visual-features')
        ? 'the option clean-recognizable-visual-features wants faces made unrecognizable'
        : signOfText(file, sopClassUid);
  if (why === undefined) return;
  throw refusal(
    'E_PIXELS',
    `expected pixels that need no look, found pixels that do: ${why}, and this version cannot do that. ` +
      'Set these files aside, or use a profile that does not claim clean pixels',
    0x7fe00010,
  );
}

/** What the file says that lets one expect text in its pixels; nothing for most images. */
function signOfText(file: Dicom, sopClassUid: string): string | undefined {
  const flag = findRow(file.elements, 0x00280301);
  if (flag >= 0 && /^Y/i.test(asciiValue(file, file.elements[flag]!)))
    return 'Burned In Annotation (0028,0301) says that they hold text';
  return USUALLY_BURNED_IN.some((uid) => sopClassUid === uid || sopClassUid.startsWith(`${uid}.`))
    ? 'objects of this SOP class usually hold text in them'
    : undefined;
}

/** A retired overlay (PS3.5 section 8.1.2, until 2004): drawn into bits of the pixels that the image does not use. */
function refuseOverlayInPixels({ elements, data }: Dicom): void {
  for (let row = 0; row < elements.length; row = elements[row]!.next) {
    const { tag, valueStart, valueEnd } = elements[row]!;
    if ((tag & 0xff01ffff) !== 0x60000102 && (tag & 0xff01ffff) !== 0x60000100) continue;
    if (valueEnd - valueStart < 2 || findRow(elements, ((tag & 0xffff0000) | 0x3000) >>> 0) >= 0) continue;
    const [low = 0, high = 0] = bytesOf(data, valueStart, valueEnd);
    // in either byte order: a plane of its own has Bits Allocated 1 and Bit Position 0 (PS3.3 section C.9.2)
    if (low + high <= ((tag & 0xffff) === 0x0100 ? 1 : 0)) continue;
    throw refusal(
      'E_PIXELS',
      'expected overlays with data of their own (PS3.3 section C.9.2), found one that is drawn into unused bits of the pixels, ' +
        'where it cannot be removed. Have the overlay taken out of the pixels first',
      tag,
    );
  }
}

function refusal(code: DeidErrorCode, message: string, tag: Tag): DeidError {
  return new DeidError(code, `${message}. [${formatTag(tag)} ${lookupTag(tag)?.keyword ?? ''}]`, { tag });
}
