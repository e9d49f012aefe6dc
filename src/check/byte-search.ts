import { createHash } from 'node:crypto';
import { charsetOf } from '../dicom/charset.ts';
import { MIN_CHARACTERS, type Term, wordsOfName } from './terms.ts';

/** What stands in bytes: the text itself in some character set, or a disguise that everybody can take off. */
export interface Pattern {
  readonly bytes: Buffer;
  readonly term: Term;
  readonly how: 'plain' | 'encoded';
  /** All bytes are those of ASCII. */
  readonly isAscii: boolean;
}

interface Hit {
  readonly at: number;
  readonly pattern: Pattern;
}

/** Shorter strings turn up by chance in pixels. */
const MIN_BYTES = 5;
const MIN_ENCODED = 8;
const HASHES = ['md5', 'sha1', 'sha256', 'sha512'];
const MAX_CACHED = 512;
/** UIDs are many, and their disguises more: the first ones are enough to find a script that hashes. */
const DISGUISED_UIDS = 6;

const CHARSETS = [
  ['ISO_IR 100'],
  ['ISO_IR 101'],
  ['', 'ISO 2022 IR 87'],
  ['', 'ISO 2022 IR 149'],
  ['ISO_IR 13'],
  ['GB18030'],
].map(charsetOf);

const cache = new Map<string, readonly Pattern[]>();

function patternsOf(term: Term, isDisguised: boolean): readonly Pattern[] {
  const key = `${isDisguised} ${term.kind} ${term.text}`;
  let patterns = cache.get(key);
  if (patterns === undefined) {
    patterns = makePatterns(term, isDisguised);
    if (cache.size >= MAX_CACHED) cache.clear();
    cache.set(key, patterns);
  }
  return patterns;
}

function makePatterns(term: Term, isDisguised: boolean): Pattern[] {
  const found = new Map<string, Pattern>();
  const add = (bytes: Buffer, how: Pattern['how']): void => {
    if (bytes.length < (how === 'plain' ? MIN_BYTES : MIN_ENCODED)) return;
    const key = bytes.toString('latin1');
    if (!found.has(key)) found.set(key, { bytes, term, how, isAscii: bytes.every((byte) => byte < 0x80) });
  };
  for (const text of textsOfTerm(term)) {
    for (const form of new Set([text, text.toUpperCase(), text.toLowerCase()])) {
      const utf8 = Buffer.from(form, 'utf8');
      add(utf8, 'plain');
      if (utf8.length !== form.length)
        for (const charset of CHARSETS)
          if (charset.canEncode(form)) add(Buffer.from(charset.encodeValues([form], 'UT')), 'plain');
      if (!isDisguised) continue;
      const wide = Buffer.from(form, 'utf16le');
      add(wide, 'encoded');
      add(Buffer.from(wide).swap16(), 'encoded');
      disguise(utf8, form, add);
    }
  }
  return [...found.values()];
}

function disguise(utf8: Buffer, form: string, add: (bytes: Buffer, how: 'encoded') => void): void {
  const reversed = [...form].reverse().join('');
  if (reversed.length >= MIN_CHARACTERS + 2)
    add(Buffer.from(reversed.padEnd(MIN_ENCODED, reversed)), 'encoded');
  if (reversed.length >= MIN_CHARACTERS + 2 && reversed.length < MIN_ENCODED)
    add(Buffer.from(reversed), 'encoded');
  const hex = utf8.toString('hex');
  add(Buffer.from(hex), 'encoded');
  add(Buffer.from(hex.toUpperCase()), 'encoded');
  for (let shift = 0; shift < 3; shift++) {
    const text = Buffer.concat([Buffer.alloc(shift), utf8])
      .toString('base64')
      .replace(/=+$/, '');
    // the first and last letters also depend on the neighbours
    const start = shift === 0 ? 0 : shift + 1;
    const end = (shift + utf8.length) % 3 === 0 ? text.length : text.length - 1;
    add(Buffer.from(text.slice(start, end)), 'encoded');
  }
  for (const name of HASHES) {
    const digest = createHash(name).update(utf8).digest();
    add(Buffer.from(digest.toString('hex')), 'encoded');
    add(Buffer.from(digest.toString('hex').toUpperCase()), 'encoded');
    add(Buffer.from(digest.toString('base64').replace(/=+$/, '')), 'encoded');
  }
}

/** A name is searched whole and by its words. */
function textsOfTerm({ text, kind }: Term): string[] {
  if (kind === 'date') return [];
  if (kind !== 'name') return [text];
  const groups = text.split('=').filter((group) => group !== '');
  return [
    ...new Set([
      text,
      ...groups.flatMap((group) => {
        const { strong } = wordsOfName(group);
        const words = group.split('^').filter((word) => word !== '');
        const whole =
          words.length > 1 ? [group, words.join(' '), [...words].reverse().join(' '), words.join(', ')] : [];
        return [...whole, ...strong];
      }),
    ]),
  ];
}

export interface ByteSearch {
  /** Strings searched for. */
  readonly size: number;
  find(bytes: Uint8Array): Generator<Hit>;
}

const HASH_BITS = 17;
/** One table for all searches, filled for the one that was used last. */
const isStart = new Uint8Array(1 << HASH_BITS);
let filledFor: object | undefined;
const slotOf = (start: number): number => Math.imul(start, 0x9e3779b1) >>> (32 - HASH_BITS);

/** Searches bytes for identifiers in all encodings at once, to the end before another search is used. */
export function createByteSearch(terms: readonly Term[]): ByteSearch {
  const index = new Map<number, Pattern[]>();
  let uids = 0;
  let size = 0;
  for (const term of terms) {
    const isDisguised = term.kind !== 'uid' || uids++ < DISGUISED_UIDS;
    for (const pattern of patternsOf(term, isDisguised)) {
      const start = pattern.bytes.readUInt32BE();
      const list = index.get(start);
      if (list === undefined) index.set(start, [pattern]);
      else list.push(pattern);
      size++;
    }
  }
  return {
    size,
    *find(bytes) {
      if (filledFor !== index) {
        isStart.fill(0);
        for (const start of index.keys()) isStart[slotOf(start)] = 1;
        filledFor = index;
      }
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      let start = 0;
      for (let end = 0; end < buffer.length; end++) {
        start = ((start << 8) | buffer[end]!) >>> 0;
        if (end < 3 || isStart[slotOf(start)] === 0) continue;
        const patterns = index.get(start);
        if (patterns === undefined) continue;
        const at = end - 3;
        for (const pattern of patterns) {
          const stop = at + pattern.bytes.length;
          if (stop <= buffer.length && pattern.bytes.compare(buffer, at, stop) === 0) yield { at, pattern };
        }
      }
    },
  };
}
