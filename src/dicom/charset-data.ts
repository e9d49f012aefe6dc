/**
 * Character sets of PS3.3 C.12.1.1.2 (2024e), tables C.12-2 to C.12-5, and where their characters come from.
 *
 * The characters themselves are those of iconv-lite 0.7. `corrections` (by their bytes in hex) are the places where
 * it follows a vendor, or has another edition, and not the mapping tables of the Unicode consortium.
 */
export interface CodeSetRow {
  /** Number in the ISO International Register, the one in the term. */
  readonly ir: number;
  /** What follows ESC to put the set into G0 or G1. */
  readonly escape: string;
  readonly encoding: string;
  /** Two bytes a character. */
  readonly isDouble?: true;
  /** Bytes before each character in that encoding. */
  readonly prefix?: readonly number[];
  /** Private characters for positions without a character begin here. */
  readonly privateStart?: number;
  readonly corrections?: Readonly<Record<string, string>>;
  /** Rows that are empty in the standard and hold characters of vendors in files. */
  readonly vendorRows?: readonly number[];
}

const JIS_X_0208 = { 2141: '\u301c', 2142: '\u2016', '215d': '\u2212', 2171: '\xa2', 2172: '\xa3', '224c': '\xac' };

export const CODE_SETS: readonly CodeSetRow[] = [
  { ir: 100, escape: '-A', encoding: 'latin1' },
  { ir: 101, escape: '-B', encoding: 'iso-8859-2' },
  { ir: 109, escape: '-C', encoding: 'iso-8859-3' },
  { ir: 110, escape: '-D', encoding: 'iso-8859-4' },
  { ir: 126, escape: '-F', encoding: 'iso-8859-7' },
  { ir: 127, escape: '-G', encoding: 'iso-8859-6' },
  { ir: 138, escape: '-H', encoding: 'iso-8859-8' },
  { ir: 144, escape: '-L', encoding: 'iso-8859-5' },
  { ir: 148, escape: '-M', encoding: 'iso-8859-9' },
  { ir: 166, escape: '-T', encoding: 'tis620' },
  { ir: 203, escape: '-b', encoding: 'iso-8859-15' },
  { ir: 13, escape: ')I', encoding: 'shift_jis' },
  { ir: 87, escape: '$B', encoding: 'euc-jp', isDouble: true, privateStart: 0xf0000, corrections: JIS_X_0208, vendorRows: [13, 89, 90, 91, 92] },
  { ir: 159, escape: '$(D', encoding: 'euc-jp', isDouble: true, prefix: [0x8f], privateStart: 0xf4000, corrections: { 2237: '~' } },
  { ir: 149, escape: '$)C', encoding: 'euc-kr', isDouble: true, privateStart: 0xf8000 },
  { ir: 58, escape: '$)A', encoding: 'gb2312', isDouble: true, privateStart: 0xfc000, corrections: { 2124: '\u30fb', '212a': '\u2015' } },
];

/** Escape sequences of the left half: ISO-IR 6 (ASCII), and ISO-IR 14, which is the left half of JIS X 0201. */
export const ASCII_ESCAPE = '(B';
export const ROMAN_ESCAPE = '(J';

/** Table C.12-5: encodings without escape sequences. GB 18030 is read as in 2000 (later: A8BC is U+1E3F). */
export const STREAMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  utf8: {},
  gb18030: { a3a0: '\ue5e5', a8bc: '\ue7c7', '8135f437': '\u1e3f' },
  gbk: { a2e3: '\u20ac' },
};

/** ISO-IR numbers of the parts 1 to 15 of ISO 8859, 0 where DICOM has none. */
export const ISO_8859_PARTS: readonly number[] = [0, 100, 101, 109, 110, 144, 127, 126, 138, 148, 0, 166, 0, 0, 0, 203];

/** Terms by their letters and digits alone, beyond those that hold an ISO-IR number or a part of ISO 8859. */
export const SPELLINGS: Readonly<Record<string, number | string>> = {
  ASCII: 6,
  USASCII: 6,
  ISO646: 6,
  LATIN1: 100,
  UTF8: 'utf8',
  ISO10646: 'utf8',
  GB18030: 'gb18030',
  ISO2022GB18030: 'gb18030',
  GBK: 'gbk',
  ISO2022GBK: 'gbk',
};
