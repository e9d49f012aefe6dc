/** The built-in profiles whose freedom the answer key states. */
export type ProfileName = 'basic' | 'research' | 'whitelist';
export type Action =
  | 'keep'
  | 'remove'
  | 'empty'
  | 'dummy'
  | 'replace'
  | 'pseudonym'
  | 'uid'
  | 'shift'
  | 'generalize'
  | 'clean'
  | 'noise'
  | 'encrypt'
  | 'mask'
  | 'pixelate';

export type Allowed = Readonly<Record<ProfileName, readonly Action[]>>;

const VALUE: readonly Action[] = ['dummy', 'replace', 'pseudonym', 'encrypt'];
/** What the codes of PS3.15 Table E.1-1a let a program do. */
const BY_CODE: Readonly<Record<string, readonly Action[]>> = {
  X: ['remove'],
  Z: ['empty', ...VALUE],
  D: VALUE,
  U: ['uid'],
  'U*': ['uid'],
};
/** Texts under an option that cleans: what is left after cleaning may be nothing. */
const CLEANED: readonly Action[] = ['clean', 'remove', 'empty', ...VALUE];
const GONE: readonly Action[] = ['remove', 'empty', ...VALUE, 'clean', 'generalize', 'noise'];

/**
 * Where identifiers are planted: the basic code of PS3.15 Table E.1-1 (2024e), and what the options of the
 * `research` profile turn it into: c clean, s shift whole days, k keep, - nothing. The table says X for (0070,0082) and
 * (0070,0083), but a presentation state has to have them (PS3.3 C.11.10): a dummy is as good there.
 */
const TABLE: Readonly<Record<string, string>> = Object.fromEntries(
  `
(0002,0003) U -
(0008,0012) X/D s
(0008,0013) X/Z/D s
(0008,0018) U -
(0008,0020) Z s
(0008,0021) X/D s
(0008,0022) X/Z s
(0008,0023) Z/D s
(0008,002A) X/Z/D s
(0008,0030) Z s
(0008,0031) X/D s
(0008,0032) X/Z s
(0008,0033) Z/D s
(0008,0050) Z -
(0008,0080) X/Z/D -
(0008,0081) X -
(0008,0090) Z -
(0008,0096) X -
(0008,1010) X/Z/D k
(0008,1030) X c
(0008,1060) X -
(0008,1070) X/Z/D -
(0008,1110) X/Z -
(0008,1111) X/Z/D -
(0008,1140) X/Z/U* -
(0008,1155) U -
(0008,2112) X/Z/U* -
(0008,3010) U -
(0010,0010) Z -
(0010,0020) Z/D -
(0010,0021) X -
(0010,0030) Z -
(0010,1002) X -
(0010,1010) X k
(0010,1040) X -
(0010,2154) X -
(0010,21B0) X c
(0010,4000) X c
(0018,1000) X/Z/D k
(0018,1004) X k
(0018,1030) X/D c
(0018,1072) X s
(0018,1073) X s
(0018,1078) X s
(0018,1079) X s
(0018,700A) X/D k
(0018,9074) D s
(0018,9151) D s
(0020,000D) U -
(0020,000E) U -
(0020,0010) Z -
(0020,0052) U -
(0020,4000) X c
(0020,9158) X c
(0020,9164) U -
(0040,0009) X -
(0040,0275) X c
(0040,1001) X -
(0040,1101) D -
(0040,1400) X c
(0040,A027) D -
(0040,A030) D s
(0040,A073) D -
(0040,A075) D -
(0040,A123) D -
(0040,A124) U -
(0040,A730) D c
(0042,0011) D -
(0070,0001) D c
(0070,0082) X/D s
(0070,0083) X/D s
(0070,0084) Z/D -
(0088,0200) X -
(0400,0550) X -
(0400,0561) X -
(0400,0562) D s
(3006,0002) D c
(3006,0004) X c
(3006,0008) Z s
(3006,0009) Z s
(3006,0024) U -
(3006,00A6) Z -
(300E,0004) Z s
(300E,0005) Z s
(300E,0008) X/Z -
(FFFC,FFFC) X -
`
    .trim()
    .split('\n')
    .map((row) => [row.slice(0, 11), row.slice(12)]),
);

/**
 * The actions each built-in profile may take on an identifier. Written by hand from the table, not by asking the
 * engine: the key must not repeat the engine's mistakes.
 */
export function allowedActions(place: {
  where: string;
  kind: string;
  box?: unknown;
  text?: string;
}): Allowed {
  const { where, kind } = place;
  const segments = where.split('/');
  const last = segments.at(-1)!.replace(/\[\d+\]$/, '');
  const ancestors = segments.slice(0, -1).map((segment) => segment.replace(/\[\d+\]$/, ''));
  if (kind === 'decoy')
    return { basic: ['keep', ...GONE], research: ['keep', 'clean'], whitelist: ['keep', ...GONE] };
  if (where === 'preamble' || where === 'file name') return same(['remove', 'empty', 'replace']);
  if (place.box !== undefined) return pixels(last, ancestors);
  if (last === '(0002,0003)') return same(['uid']);
  if (last.startsWith('(0002')) return same(['remove', 'empty', 'replace']);
  const isPrivate = [...ancestors, last].some((segment) => /^\(...[13579bdf]/i.test(segment));
  if (isPrivate) {
    // (0009,"GEMS_PETD_01",3B) is on the list of safe private attributes as a date to shift.
    const isSafeDate = last === '(0009,"GEMS_PETD_01",3B)';
    return {
      basic: ['remove'],
      research: isSafeDate ? ['shift', 'remove'] : ['remove'],
      whitelist: ['remove'],
    };
  }
  const inherited = ancestors.flatMap((segment) => removals(segment));
  const basic = codeActions(last) ?? (kind === 'uid' ? ['uid', 'remove'] : CLEANED);
  return {
    basic: union(basic, inherited),
    research: union(researchActions(last, place) ?? basic, inherited),
    whitelist: whitelistActions(last, place),
  };
}

function codeActions(tag: string): Action[] | undefined {
  const code = TABLE[tag]?.split(' ')[0];
  return code?.split('/').flatMap((letter) => [...BY_CODE[letter]!]);
}

function researchActions(tag: string, place: { kind: string; text?: string }): readonly Action[] | undefined {
  const option = TABLE[tag]?.split(' ')[1];
  if (option === 's') return place.kind === 'time' ? ['shift', 'keep'] : ['shift']; // whole days leave the time of day
  if (option === 'c') return CLEANED;
  // HIPAA 164.514(b)(2)(i)(C): ages over 89 may not stay, whatever the option retains.
  if (option === 'k') return isTellingAge(place) ? ['generalize', 'remove', 'empty', 'dummy'] : ['keep'];
  return undefined;
}

function isTellingAge({ kind, text }: { kind: string; text?: string }): boolean {
  return kind === 'age' && (text ?? '') > '089Y';
}

/** A whitelist is no profile of the standard: it may let an age through that names nobody. */
function whitelistActions(tag: string, place: { kind: string; text?: string }): readonly Action[] {
  const { kind } = place;
  if (kind === 'uid') return ['uid', 'remove'];
  // a date in a label or a sentence goes when the text is cleaned
  if (kind === 'date' || kind === 'time') return [...timed(kind), 'clean'];
  return tag === '(0010,1010)' && !isTellingAge(place) ? ['keep', ...GONE] : GONE;
}

/** What happens to content when the sequence around it goes or is replaced. */
function removals(tag: string): Action[] {
  const codes = TABLE[tag]?.split(' ')[0]?.split('/') ?? [];
  return codes.some((code) => code === 'X' || code === 'Z' || code === 'D')
    ? ['remove', 'empty', 'dummy']
    : [];
}

function pixels(tag: string, ancestors: readonly string[]): Allowed {
  if (ancestors.includes('(0088,0200)')) return same(['remove']);
  if (tag.startsWith('(60'))
    return { basic: ['remove'], research: ['remove', 'clean', 'mask'], whitelist: ['remove'] };
  // The Basic Profile leaves pixels alone without its Clean Pixel Data Option (PS3.15 E.3.1); a careful tool need not.
  return {
    basic: ['keep', 'mask', 'pixelate'],
    research: ['mask', 'pixelate'],
    whitelist: ['mask', 'pixelate', 'remove'],
  };
}

function timed(kind: string): readonly Action[] {
  return kind === 'time'
    ? ['remove', 'empty', 'dummy', 'shift', 'keep']
    : ['remove', 'empty', 'dummy', 'replace', 'shift', 'generalize'];
}

function same(actions: readonly Action[]): Allowed {
  return { basic: actions, research: actions, whitelist: actions };
}

function union(a: readonly Action[], b: readonly Action[]): Action[] {
  return [...new Set([...a, ...b])];
}
