/**
 * A data element tag (PS3.5 section 7.1) as one number: group * 65536 + element, unsigned.
 * Numbers compare in the order in which elements stand in a file.
 */
export type Tag = number;

export const ITEM: Tag = 0xfffee000;
export const ITEM_END: Tag = 0xfffee00d;
export const SEQUENCE_END: Tag = 0xfffee0dd;

/** `(0010,0010)`, the form of the standard's tables. */
export function formatTag(tag: Tag): string {
  const hex = tagToHex(tag);
  return `(${hex.slice(0, 4)},${hex.slice(4)})`;
}

/** `00100010`, the form of the DICOM JSON model (PS3.18 F.2.2). */
export function tagToHex(tag: Tag): string {
  return tag.toString(16).toUpperCase().padStart(8, '0');
}

/** Reads `00100010`, `0010,0010` or `(0010,0010)`; `undefined` for anything else. */
export function parseTag(text: string): Tag | undefined {
  const match = /^\(?([0-9a-f]{4}),?([0-9a-f]{4})\)?$/i.exec(text.trim());
  return match ? Number.parseInt(match[1]! + match[2]!, 16) : undefined;
}

export function groupOf(tag: Tag): number {
  return tag >>> 16;
}

export function elementOf(tag: Tag): number {
  return tag & 0xffff;
}

/** Private data elements have an odd group (PS3.5 section 7.8). */
export function isPrivate(tag: Tag): boolean {
  return (tag & 0x10000) !== 0;
}

/** (gggg,0010) to (gggg,00FF) of an odd group reserve a block for a private creator (PS3.5 section 7.8.1). */
export function isPrivateCreator(tag: Tag): boolean {
  const element = tag & 0xffff;
  return isPrivate(tag) && element >= 0x10 && element <= 0xff;
}

/** The tag of the private creator element that owns a private element, e.g. (0019,1008) -> (0019,0010). */
export function creatorTagOf(tag: Tag): Tag {
  return ((tag & 0xffff0000) | ((tag >>> 8) & 0xff)) >>> 0;
}
