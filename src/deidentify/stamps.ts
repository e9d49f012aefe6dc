import { BIG_ENDIAN, EXPLICIT } from '../dicom/header.ts';
import { ITEM, type Tag } from '../dicom/tag.ts';
import { hasLongLength, vrCode } from '../dicom/vr.ts';
import { type NewElement, writeHead } from '../dicom/write.ts';
import { BASIC_CODE, BASIC_MEANING, OPTIONS, type OptionName } from '../profile/options.ts';
import { VERSION } from '../version.ts';

const PATIENT_IDENTITY_REMOVED: Tag = 0x00120062;
const DEIDENTIFICATION_METHOD: Tag = 0x00120063;
const METHOD_CODE_SEQUENCE: Tag = 0x00120064;
const LONGITUDINAL_INFORMATION: Tag = 0x00280303;
/** Whatever an input claims of an earlier de-identification is replaced by what was done now. */
export const STAMP_TAGS: ReadonlySet<Tag> = new Set([
  PATIENT_IDENTITY_REMOVED,
  DEIDENTIFICATION_METHOD,
  METHOD_CODE_SEQUENCE,
  LONGITUDINAL_INFORMATION,
]);

/** What was really done to one file. */
export interface Deeds {
  readonly profileName: string;
  readonly profileHash: string;
  /** Nothing of the Basic Profile was weakened by a rule. */
  readonly basicHeld: boolean;
  /** Options that decided at least one element of this file. */
  readonly options: ReadonlySet<OptionName>;
  readonly dates: 'REMOVED' | 'MODIFIED' | 'UNMODIFIED';
}

/**
 * The elements that say what was done (PS3.15 section E.1.1 step 6, PS3.3 section C.12.1): a CID 7050 code stands for an
 * option only when it acted on this file.
 *
 * @param encoding of the data set, see `EXPLICIT` and `BIG_ENDIAN`
 */
function stampElements(deeds: Deeds, encoding: number): NewElement[] {
  const codes = OPTIONS.filter((option) => deeds.options.has(option.name))
    .map((option) => [option.code, option.meaning] as const)
    .sort();
  if (deeds.basicHeld) codes.unshift([BASIC_CODE, BASIC_MEANING]);
  const method = [
    `deidlab ${VERSION}`,
    `profile ${deeds.profileName.slice(0, 32)} ${deeds.profileHash}`,
  ].join('\\');
  return [
    { tag: PATIENT_IDENTITY_REMOVED, vr: vrCode('CS'), value: ascii('YES') },
    { tag: DEIDENTIFICATION_METHOD, vr: vrCode('LO'), value: ascii(method) },
    ...(codes.length === 0
      ? []
      : [
          {
            tag: METHOD_CODE_SEQUENCE,
            vr: vrCode('SQ'),
            value: Buffer.concat(codes.map((code) => codeItem(code, encoding))),
          },
        ]),
    { tag: LONGITUDINAL_INFORMATION, vr: vrCode('CS'), value: ascii(deeds.dates) },
  ];
}

/** One item of a code sequence (PS3.3 Table 8.8-1), coding scheme DCM. */
function codeItem([value, meaning]: readonly [string, string], encoding: number): Buffer {
  const content = Buffer.concat([
    encodeElement(0x00080100, 'SH', value, encoding),
    encodeElement(0x00080102, 'SH', 'DCM', encoding),
    encodeElement(0x00080104, 'LO', meaning, encoding),
  ]);
  return Buffer.concat([header(ITEM, content.length, encoding), content]);
}

function encodeElement(tag: Tag, vr: string, text: string, encoding: number): Buffer {
  const value = ascii(text.length % 2 === 0 ? text : `${text} `);
  if ((encoding & EXPLICIT) === 0) return Buffer.concat([header(tag, value.length, encoding), value]);
  const head = header(tag, 0, encoding);
  head.write(vr, 4, 'latin1');
  if (hasLongLength(vrCode(vr))) throw new TypeError(`${vr} has no short header`);
  if (encoding & BIG_ENDIAN) head.writeUInt16BE(value.length, 6);
  else head.writeUInt16LE(value.length, 6);
  return Buffer.concat([head, value]);
}

function header(tag: Tag, length: number, encoding: number): Buffer {
  const bytes = Buffer.alloc(8);
  if (encoding & BIG_ENDIAN) {
    bytes.writeUInt16BE(tag >>> 16, 0);
    bytes.writeUInt16BE(tag & 0xffff, 2);
    bytes.writeUInt32BE(length, 4);
  } else {
    bytes.writeUInt16LE(tag >>> 16, 0);
    bytes.writeUInt16LE(tag & 0xffff, 2);
    bytes.writeUInt32LE(length, 4);
  }
  return bytes;
}

/** Made once for this project (PS3.7 section D.3.3.2). */
const IMPLEMENTATION_CLASS_UID = '2.25.170853414206219013358160431922084703761';

/**
 * Preamble and file meta information, built anew: nothing of the original's (a preamble, a source AE title, private
 * meta information) is carried over (PS3.10 section 7.1).
 *
 * @param instanceUid may be empty, as `sopClassUid` may
 */
export function freshHead(sopClassUid: string, instanceUid: string, transferSyntaxUid: string): Uint8Array {
  const ui = vrCode('UI');
  // what the data set does not say, the file meta information does not invent
  const known = (tag: Tag, uid: string): NewElement[] =>
    uid === '' ? [] : [{ tag, vr: ui, value: ascii(uid) }];
  return writeHead([
    { tag: 0x00020001, vr: vrCode('OB'), value: Uint8Array.of(0, 1) },
    ...known(0x00020002, sopClassUid),
    ...known(0x00020003, instanceUid),
    { tag: 0x00020010, vr: ui, value: ascii(transferSyntaxUid) },
    { tag: 0x00020012, vr: ui, value: ascii(IMPLEMENTATION_CLASS_UID) },
    {
      tag: 0x00020013,
      vr: vrCode('SH'),
      value: ascii(`DEIDLAB_${VERSION.replace(/[^0-9]/g, '_')}`.slice(0, 16)),
    },
  ]);
}

function ascii(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

/**
 * Head and stamps for file after file. A head is valid until the next one is asked for: most files share all but the instance UID, and
 * all new UIDs have much the same length.
 */
export function createHeads(): {
  head(sopClassUid: string, instanceUid: string, transferSyntaxUid: string): Uint8Array;
  stamps(deeds: Deeds, encoding: number): readonly NewElement[];
} {
  const heads = new Map<string, { readonly bytes: Buffer; readonly at: number }>();
  const stamps = new Map<string, readonly NewElement[]>();
  return {
    head(sopClassUid, instanceUid, transferSyntaxUid) {
      const key = `${sopClassUid}\0${transferSyntaxUid}\0${instanceUid.length}`;
      let template = heads.get(key);
      if (template === undefined) {
        const bytes = Buffer.from(freshHead(sopClassUid, instanceUid, transferSyntaxUid));
        template = { bytes, at: instanceUid === '' ? -1 : bytes.indexOf(MEDIA_STORAGE_INSTANCE, 132) + 8 };
        if (heads.size >= MAX_TEMPLATES) heads.clear();
        heads.set(key, template);
      }
      if (template.at >= 0) template.bytes.write(instanceUid, template.at, 'latin1');
      return template.bytes;
    },
    stamps(deeds, encoding) {
      const key = `${deeds.basicHeld} ${[...deeds.options].sort().join()} ${deeds.dates} ${encoding}`;
      let elements = stamps.get(key);
      if (elements === undefined) {
        elements = stampElements(deeds, encoding);
        if (stamps.size >= MAX_TEMPLATES) stamps.clear();
        stamps.set(key, elements);
      }
      return elements;
    },
  };
}

/** (0002,0003) UI, as it stands in a head. */
const MEDIA_STORAGE_INSTANCE = Buffer.from([0x02, 0x00, 0x03, 0x00, 0x55, 0x49]);
const MAX_TEMPLATES = 256;
