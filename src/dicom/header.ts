import type { Source } from './source.ts';
import { ITEM, ITEM_END, type Tag } from './tag.ts';
import { isKnownVr, type VrCode } from './vr.ts';

/** How the bytes of an element are written. */
export const EXPLICIT = 1;
export const BIG_ENDIAN = 2;

/** The length of a sequence or item that ends at a delimiter (PS3.5 section 7.5). */
export const UNDEFINED = 0xffffffff;

/** Index of the byte at `offset` in the window, with `length` bytes behind it. The caller has checked the bounds. */
export function at(source: Source, offset: number, length: number): number {
  const index = offset - source.base;
  if (index >= 0 && index + length <= source.window.length) return index;
  source.load(offset, length);
  return offset - source.base;
}

export function u16(bytes: Uint8Array, index: number, encoding: number): number {
  return encoding & BIG_ENDIAN
    ? (bytes[index]! << 8) | bytes[index + 1]!
    : bytes[index]! | (bytes[index + 1]! << 8);
}

export function u32(bytes: Uint8Array, index: number, encoding: number): number {
  return encoding & BIG_ENDIAN
    ? ((bytes[index]! << 24) | (bytes[index + 1]! << 16) | (bytes[index + 2]! << 8) | bytes[index + 3]!) >>> 0
    : (bytes[index]! | (bytes[index + 1]! << 8) | (bytes[index + 2]! << 16) | (bytes[index + 3]! << 24)) >>>
        0;
}

export function tagAt(bytes: Uint8Array, index: number, encoding: number): Tag {
  return ((u16(bytes, index, encoding) << 16) | u16(bytes, index + 2, encoding)) >>> 0;
}

/** The length field of a header of 12 bytes, of 8 with a VR, or of 8 without one (-8). */
export function lengthAt(source: Source, pos: number, header: number, encoding: number): number {
  const index = at(source, pos, header === 12 ? 12 : 8);
  if (header === 12) return u32(source.window, index + 8, encoding);
  return header === 8 ? u16(source.window, index + 6, encoding) : u32(source.window, index + 4, encoding);
}

/** Whether an element of an unknown VR, read with this header, may end at `next`. */
export function canFollow(
  source: Source,
  element: { tag: Tag; vr: VrCode; header: number; isStrict: boolean },
  next: number,
  end: number,
  encoding: number,
): boolean {
  if (next === end) return true;
  if (end - next < 8) return false;
  const index = at(source, next, 8);
  const tag = tagAt(source.window, index, encoding);
  if (tag === ITEM_END) return u32(source.window, index + 4, encoding) === 0;
  if (tag <= element.tag || tag >= ITEM) return false;
  const vr = (source.window[index + 4]! << 8) | source.window[index + 5]!;
  if (isKnownVr(vr) || (element.header > 0 && vr === element.vr)) return true;
  // several elements without a VR in a row
  return !element.isStrict && element.header < 0 && next + 8 + u32(source.window, index + 4, encoding) <= end;
}
