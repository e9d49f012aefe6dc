import { inflateRawSync } from 'node:zlib';
import { DeidError } from '../errors.ts';
import { BIG_ENDIAN, canFollow, EXPLICIT, lengthAt, tagAt, u32 } from './header.ts';
import { bytesOf, memorySource, type Source } from './source.ts';
import type { Tag } from './tag.ts';
import { type TransferSyntax, transferSyntaxOf } from './uids.ts';
import { hasLongLength, isKnownVr, isLetters, type VrCode } from './vr.ts';

/** A deflated data set may grow a thousandfold; one that inflates to more than this is refused. */
const MAX_INFLATED_BYTES = 1 << 27;

/** A preamble is there when DICM stands at 128 and the file does not already begin with an element (PS3.10 section 7.1). */
export function findPreamble(file: Source): boolean {
  if (file.size < 132) return false;
  const bytes = bytesOf(file, 0, Math.min(file.size, 144));
  if (!(bytes[128] === 0x44 && bytes[129] === 0x49 && bytes[130] === 0x43 && bytes[131] === 0x4d))
    return false;
  const hasMeta = bytes[132] === 2 && bytes[133] === 0;
  return hasMeta || !looksLikeElement(bytes);
}

/** Whether the bytes begin as a data set does that has no preamble: with group 2 or 8, in either byte order. */
function looksLikeElement(bytes: Uint8Array): boolean {
  const group = bytes[0]! | (bytes[1]! << 8);
  return group === 2 || group === 8 || group === 0x0800;
}

/** Without a declared transfer syntax, the first element tells which of the three uncompressed ones it is, or nothing does. */
export function guessSyntax(file: Source, start: number, isPart10: boolean): TransferSyntax {
  const bytes = bytesOf(file, start, Math.min(file.size, start + 8));
  const vr = (bytes[4]! << 8) | bytes[5]!;
  const isLittle = bytes[1] === 0 && bytes[0]! > 0 && bytes[0]! % 2 === 0;
  const isBig = bytes[0] === 0 && bytes[1]! > 0 && bytes[1]! % 2 === 0;
  if (isKnownVr(vr)) {
    if (isLittle) return transferSyntaxOf('1.2.840.10008.1.2.1')!;
    if (isBig) return transferSyntaxOf('1.2.840.10008.1.2.2')!;
  } else if (isLittle && start + 8 + u32(bytes, 4, 0) <= file.size) {
    return transferSyntaxOf('1.2.840.10008.1.2')!;
  }
  if (!isPart10) throw notDicom(file.size);
  throw new DeidError(
    'E_NO_TRANSFER_SYNTAX',
    'expected Transfer Syntax UID (0002,0010), found none, and the first element does not tell how it is encoded (PS3.10 section 7.1)',
    { tag: 0x00020010, offset: start },
  );
}

/**
 * Some files declare explicit VR and hold implicit VR, or the other way round, or hold the other byte order: reading
 * on would give wrong elements, and with zeros for pixels no length need run past the end.
 */
export function refuseMisdeclared(data: Source, start: number, syntax: TransferSyntax): void {
  if (data.size - start < 8) return;
  const bytes = bytesOf(data, start, start + 8);
  const tag = tagAt(bytes, 0, syntax.littleEndian ? 0 : BIG_ENDIAN);
  if (tag === 0) return; // padding and no data set
  const vr = (bytes[4]! << 8) | bytes[5]!;
  const end = start + 8 + u32(bytes, 4, 0);
  const looksImplicit = !isKnownVr(vr) && !isLetters(vr) && end <= data.size;
  let found: string | undefined;
  // every data set begins with group 0008, and no group is 0800
  if (tag >>> 16 === 0x0800) found = `${syntax.littleEndian ? 'big' : 'little'} endian`;
  else if (syntax.explicit ? looksImplicit : looksExplicit(data, start, tag, vr))
    found = `${syntax.explicit ? 'implicit' : 'explicit'} VR`;
  if (found === undefined) return;
  throw new DeidError(
    'E_UNSUPPORTED_SYNTAX',
    `expected ${syntax.explicit ? 'explicit' : 'implicit'} VR ${syntax.littleEndian ? 'little' : 'big'} endian, as (0002,0010) declares, ` +
      `found ${found} in the first element at offset ${start}; ` +
      'have the sender or a toolkit write the file again with the right transfer syntax',
    { tag: 0x00020010, offset: start },
  );
}

function looksExplicit(data: Source, start: number, tag: Tag, vr: VrCode): boolean {
  if (!isKnownVr(vr)) return false;
  const lengthAsImplicit = u32(bytesOf(data, start, start + 8), 4, 0);
  return start + 8 + lengthAsImplicit > data.size || isExplicitElement(data, start, tag, vr);
}

/** Whether the little endian element at `pos`, read as explicit VR, ends where the next one has a known VR too. */
function isExplicitElement(data: Source, pos: number, tag: Tag, vr: VrCode): boolean {
  const header = hasLongLength(vr) ? 12 : 8;
  if (pos + header > data.size) return false;
  const next = pos + header + lengthAt(data, pos, header, EXPLICIT);
  return canFollow(data, { tag, vr, header, isStrict: true }, next, data.size, EXPLICIT);
}

/** The data set of a deflated file (PS3.5 section A.5). What follows the deflate stream is padding. */
export function inflate(file: Source, start: number): Source {
  try {
    const inflated = inflateRawSync(bytesOf(file, start, file.size), { maxOutputLength: MAX_INFLATED_BYTES });
    return memorySource(inflated);
  } catch (cause) {
    const isTooLarge = (cause as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new DeidError(
      isTooLarge ? 'E_TOO_LARGE' : 'E_BAD_DEFLATE',
      isTooLarge
        ? `expected a deflated data set of at most ${MAX_INFLATED_BYTES >> 20} MiB, found a larger one`
        : 'expected a complete deflate stream after the file meta information, found a damaged or cut off one (PS3.5 section A.5)',
      { offset: start, cause },
    );
  }
}

export function notDicom(size: number): DeidError {
  return new DeidError(
    'E_NOT_DICOM',
    `expected a DICOM file (PS3.10 section 7.1), found ${size} bytes that are not one`,
    { offset: 0 },
  );
}
