// Finds planted strings in bytes: every identifier of an answer key in every encoding that leaks.
import { createHash } from 'node:crypto';
import { charsetOf } from '../src/dicom/charset.ts';
import type { Kind, PlantedIdentifier } from '../src/synthetic/cohort.ts';

/** Kinds that one person or place alone has. Times and ages are shared by many and are judged by their place. */
const SEARCHED: ReadonlySet<Kind> = new Set<Kind>([
  ...([
    'name',
    'staff-name',
    'record-number',
    'accession-number',
    'other-number',
    'insurance-number',
  ] as const),
  ...(['phone', 'address', 'email', 'institution', 'device', 'uid', 'date'] as const),
]);
/** Shorter strings turn up by chance in pixels. */
const MIN_BYTES = 4;
const MIN_ENCODED_BYTES = 6;

export interface Occurrence {
  readonly at: number;
  readonly length: number;
  readonly kind: Kind;
}

export interface Search {
  /** How many strings are searched for. */
  readonly size: number;
  /** Occurrences in bytes that belong to a patient (a folder of the cohort). */
  find(bytes: Uint8Array, patient: string): Generator<Occurrence>;
}

interface Wanted {
  readonly bytes: Buffer;
  readonly kind: Kind;
  /** Dates are searched in the files of their patient: those of others may come up when they are moved. */
  readonly patient: string | undefined;
}

const searches = new WeakMap<object, Search>();

/** The search for everything in an answer key that is not shared by many; made once a key. */
export function searchFor(key: ReadonlyMap<string, readonly PlantedIdentifier[]>): Search {
  const made = searches.get(key) ?? createSearch(wantedOf(key));
  searches.set(key, made);
  return made;
}

function wantedOf(key: ReadonlyMap<string, readonly PlantedIdentifier[]>): Wanted[] {
  const wanted = new Map<string, Wanted>();
  const texts = new Set<string>();
  for (const [input, rows] of key)
    for (const { kind, text, form } of rows) {
      if (!SEARCHED.has(kind) || form === 'initials') continue;
      const patient = kind === 'date' ? input.split('/')[0]! : undefined;
      if (texts.has(`${patient} ${text}`)) continue;
      texts.add(`${patient} ${text}`);
      const isName = kind === 'name' || kind === 'staff-name';
      for (const part of isName ? [text, ...text.split(/[\^=, _]+/)] : [text])
        for (const spelling of spellings(part))
          wanted.set(`${patient} ${spelling}`, { bytes: Buffer.from(spelling, 'latin1'), kind, patient });
    }
  return [...wanted.values()];
}

/** The bytes of a text in the character sets of DICOM and in the disguises that leak most often. */
function spellings(text: string): Set<string> {
  const found = new Set<string>();
  const add = (bytes: Buffer, atLeast: number): void => {
    if (bytes.length >= atLeast) found.add(bytes.toString('latin1'));
  };
  for (const form of new Set([text, text.toUpperCase(), text.toLowerCase()])) {
    add(Buffer.from(form, 'utf8'), MIN_BYTES);
    for (const charset of CHARSETS)
      if (charset.canEncode(form)) add(Buffer.from(charset.encodeValues([form], 'UT')), MIN_BYTES);
    const wide = Buffer.from(form, 'utf16le');
    add(wide, MIN_ENCODED_BYTES);
    add(Buffer.from(wide).swap16(), MIN_ENCODED_BYTES);
    add(Buffer.from([...form].reverse().join(''), 'utf8'), MIN_ENCODED_BYTES);
    const bytes = Buffer.from(form, 'utf8');
    add(Buffer.from(bytes.toString('hex')), MIN_ENCODED_BYTES);
    add(Buffer.from(bytes.toString('base64').replace(/=+$/, '')), MIN_ENCODED_BYTES);
    for (const hash of ['md5', 'sha1', 'sha256'])
      add(Buffer.from(createHash(hash).update(bytes).digest('hex')), MIN_ENCODED_BYTES);
  }
  return found;
}

const CHARSETS = [
  ['ISO_IR 100'],
  ['ISO_IR 101'],
  ['', 'ISO 2022 IR 87'],
  ['', 'ISO 2022 IR 149'],
  ['ISO_IR 13'],
].map(charsetOf);

const HASH_BITS = 20;
/** Where the first four bytes of a string stand in a table that most bytes miss. */
const hashOf = (start: number): number => Math.imul(start, 0x9e3779b1) >>> (32 - HASH_BITS);

function createSearch(wanted: readonly Wanted[]): Search {
  const index = new Map<number, Wanted[]>();
  const isStart = new Uint8Array(1 << HASH_BITS);
  for (const each of wanted) {
    const start = each.bytes.readUInt32BE();
    const list = index.get(start) ?? [];
    list.push(each);
    index.set(start, list);
    isStart[hashOf(start)] = 1;
  }
  return {
    size: wanted.length,
    *find(space, patient) {
      const buffer = Buffer.from(space.buffer, space.byteOffset, space.byteLength);
      let start = 0;
      for (let end = 0; end < buffer.length; end++) {
        start = ((start << 8) | buffer[end]!) >>> 0;
        if (end < 3 || isStart[hashOf(start)] === 0) continue;
        const at = end - 3;
        for (const each of index.get(start) ?? []) {
          if (each.patient !== undefined && each.patient !== patient) continue;
          if (each.bytes.compare(buffer, at, Math.min(at + each.bytes.length, buffer.length)) === 0)
            yield { at, length: each.bytes.length, kind: each.kind };
        }
      }
    },
  };
}
