import type { Tag } from '../dicom/tag.ts';

/**
 * Attributes of VR UI that PS3.15 Table E.1-1 (2024e) does not list and whose UIDs are those of classes, syntaxes, code
 * systems, templates and product versions (PS3.6 2024e): the same everywhere, so they lead back to nobody.
 */
export const CLASS_UIDS: ReadonlySet<Tag> = new Set([
  0x00080016, 0x0008001a, 0x0008001b, 0x00080062, 0x0008010c, 0x0008010d, 0x00080117, 0x00080118, 0x0008040e,
  0x00081150, 0x0008115a, 0x00083002, 0x00089123, 0x00340003, 0x04000010, 0x04000510, 0x3010001f, 0x30100052,
  0x30100053,
]);
