/** Value representations (PS3.5 section 6.2). Inside the walker a VR is its two bytes as one number. */
export type VrCode = number;

/** The code of a VR's two letters, as they stand in an explicit VR file: first letter in the upper byte. */
export function vrCode(vr: string): VrCode {
  return (vr.charCodeAt(0) << 8) | vr.charCodeAt(1);
}

/** The codes of several VRs by name. */
export function vrCodes<Name extends string>(...names: readonly Name[]): Readonly<Record<Name, VrCode>> {
  return Object.fromEntries(names.map((name) => [name, vrCode(name)])) as Record<Name, VrCode>;
}

/** The two letters of a VR: the reverse of `vrCode`. */
export function vrName(code: VrCode): string {
  return String.fromCharCode(code >>> 8, code & 0xff);
}

const SHORT = 'AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US';
const LONG = 'OB OD OF OL OV OW SQ SV UC UN UR UT UV';

/** All VRs of PS3.5 2024e, table 6.2-1. */
export const VRS: readonly string[] = `${SHORT} ${LONG}`.split(' ');

const CHARSET_TEXT = 'SH LO ST LT UC UT PN';
const TEXT = 'AE AS CS DA DS DT IS LO LT PN SH ST TM UC UI UR UT';
const SINGLE_VALUED = 'ST LT UT UR';

const KNOWN_BIT = 1;
const LONG_BIT = 2;
const CHARSET_BIT = 4;
const TEXT_BIT = 8;
const SINGLE_BIT = 16;

/** What is true of each VR code: looked up for every element of every file. */
const FLAGS: Uint8Array = new Uint8Array(1 << 16);
for (const [vrs, bit] of [
  [`${SHORT} ${LONG}`, KNOWN_BIT],
  [LONG, LONG_BIT],
  [CHARSET_TEXT, CHARSET_BIT],
  [TEXT, TEXT_BIT],
  [SINGLE_VALUED, SINGLE_BIT],
] as const) {
  for (const vr of vrs.split(' ')) FLAGS[vrCode(vr)]! |= bit;
}

/** Bytes of one number, for the binary VRs. */
const WIDTH = new Map<VrCode, number>(
  (
    [
      ['US', 2],
      ['SS', 2],
      ['OW', 2],
      ['AT', 4],
      ['UL', 4],
      ['SL', 4],
      ['FL', 4],
      ['OF', 4],
      ['OL', 4],
      ['FD', 8],
      ['OD', 8],
      ['OV', 8],
      ['SV', 8],
      ['UV', 8],
    ] as const
  ).map(([vr, width]) => [vrCode(vr), width]),
);

/** Longest value in characters (bytes for the byte-limited VRs), PS3.5 table 6.2-1. */
export const MAX_LENGTH: Readonly<Record<string, number>> = {
  AE: 16,
  AS: 4,
  CS: 16,
  DA: 8,
  DS: 16,
  DT: 26,
  IS: 12,
  LO: 64,
  LT: 10240,
  PN: 64,
  SH: 16,
  ST: 1024,
  TM: 14,
  UI: 64,
};

export const isKnownVr = (vr: VrCode): boolean => (FLAGS[vr]! & KNOWN_BIT) !== 0;
/** Explicit VR elements of these VRs have two reserved bytes and a 32-bit length (PS3.5 section 7.1.2). */
export const hasLongLength = (vr: VrCode): boolean => (FLAGS[vr]! & LONG_BIT) !== 0;
/** Specific Character Set applies to these (PS3.5 section 6.1.2.2). */
export const usesCharset = (vr: VrCode): boolean => (FLAGS[vr]! & CHARSET_BIT) !== 0;
/** The value is characters. */
export const isText = (vr: VrCode): boolean => (FLAGS[vr]! & TEXT_BIT) !== 0;
/** A backslash is a character of these, not a delimiter (PS3.5 section 6.4). */
export const isSingleValued = (vr: VrCode): boolean => (FLAGS[vr]! & SINGLE_BIT) !== 0;
/** Bytes of one number of a binary VR; 1 for the others. */
export const widthOf = (vr: VrCode): number => WIDTH.get(vr) ?? 1;

/** Whether the two bytes look like a VR, known or not. */
export function isLetters(vr: VrCode): boolean {
  return /^[A-Z]{2}$/.test(vrName(vr));
}
