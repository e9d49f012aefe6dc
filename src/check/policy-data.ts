// Facts of the standard that Table E.1-1 does not say, PS3.3, PS3.5 and PS3.15 2024e.
import type { Tag } from '../dicom/tag.ts';

/** What a de-identification writes about itself, and the envelope of encrypted originals (PS3.15 section E.1.1, E.1.2). */
export const STAMPS: ReadonlySet<Tag> = new Set([
  0x00120062, 0x00120063, 0x00120064, 0x00280303, 0x00280301, 0x00080005,
]);

/** What may come in by masking and by putting pixels into another form (PS3.3 section C.7.6.1). */
export const MAY_BE_ADDED: ReadonlySet<Tag> = new Set([
  0x00082111, 0x00089215, 0x00282110, 0x00282112, 0x00282114, 0x0018a001, 0x04000500,
]);

/** Attributes that every composite object has (PS3.3 C.7.1.1, C.7.2.1, C.7.3.1, C.12.1). */
export const REQUIRED: ReadonlyMap<Tag, '1' | '2'> = new Map([
  [0x00080016, '1'],
  [0x00080018, '1'],
  [0x00080060, '1'],
  [0x0020000d, '1'],
  [0x0020000e, '1'],
  [0x00100010, '2'],
  [0x00100020, '2'],
  [0x00100030, '2'],
  [0x00100040, '2'],
  [0x00080020, '2'],
  [0x00080030, '2'],
  [0x00080050, '2'],
  [0x00080090, '2'],
  [0x00200010, '2'],
]);

/** What a few objects have to have though the table removes it (PS3.3 C.11.10, C.8.8.2, C.8.8.14, C.8.8.15). */
export const REQUIRED_THERE: ReadonlyMap<Tag, '1' | '2'> = new Map([
  [0x00700082, '1'],
  [0x00700083, '1'],
  [0x300a00b2, '2'],
  [0x300a0216, '2'],
  [0x30020020, '2'],
]);

/** UIDs of classes, syntaxes, code systems and templates: the same everywhere. */
export const CLASS_UID_TAGS: ReadonlySet<Tag> = new Set([
  0x00080016, 0x0008001a, 0x0008001b, 0x00080062, 0x0008010c, 0x0008010d, 0x00080117, 0x00080118, 0x0008040e,
  0x00081150, 0x0008115a, 0x00083002, 0x00089123, 0x00340003, 0x04000010, 0x04000510, 0x3010001f, 0x30100052,
  0x30100053,
]);

/** The code sequence macro (PS3.3 Table 8.8-1). */
export const CODE_MACRO: ReadonlySet<Tag> = new Set([
  0x00080100, 0x00080102, 0x00080103, 0x00080104, 0x00080119, 0x00080120, 0x00080105, 0x0008010f, 0x00080117,
  0x00080006, 0x00080106, 0x00080107, 0x0008010b, 0x0008010d, 0x00080118, 0x0008010c, 0x00080114, 0x00080115,
]);

/**
 * Issuers of identifiers, envelopes of earlier de-identifications, addresses of the originals, dates in another calendar, order
 * numbers by their retired names, registrations of animals, identifiers of HL7 documents, contacts.
 */
export const UNLISTED_IDENTITY: ReadonlySet<Tag> = new Set([
  0x00100024, 0x00080051, 0x04000500, 0x00287fe0, 0x00100033, 0x00100034, 0x00100035, 0x00401006, 0x00401007,
  0x00402006, 0x00402007, 0x00102295, 0x00081190, 0x0040e010, 0x0040e001, 0x0074100a, 0x0074100c,
]);

/** Attributes by the one of the table that says the same: a machine, a host. */
export const SAYS_THE_SAME: ReadonlyMap<Tag, Tag> = new Map([
  [0x30020020, 0x300a00b2],
  [0x00181003, 0x00181000],
  [0x00181010, 0x00181008],
  [0x00181011, 0x00181008],
  [0x00181803, 0x00181008],
]);
