import {
  CYRILLIC,
  GREEK,
  HANGUL,
  KANA,
  KOREAN_FAMILIES,
  KOREAN_SYLLABLES,
  KUNREI,
} from './transliteration-data.ts';

/** A name longer than this is none, and would make as many forms as it has letters. */
const MAX_CHARACTERS = 200;

/**
 * How a name in Cyrillic, Greek, kana or Hangul is written in Latin letters, by every common system; each result has the
 * whole name, so that its parts belong together. Ideographs have no reading of their own and give nothing, nor do scripts
 * that leave out vowels.
 *
 * @example
 * transliterations('Иванович^Иван') // => ['ivanovich^ivan', 'iwanowitsch^iwan', ...]
 */
export function transliterations(name: string): readonly string[] {
  if (name.length > MAX_CHARACTERS) return [];
  const lower = name.normalize('NFC').toLowerCase();
  const found = new Set<string>();
  if (/[\u0400-\u052f]/.test(lower)) for (const table of tablesOf(CYRILLIC)) found.add(spell(lower, table));
  else if (/[\u0370-\u03ff\u1f00-\u1fff]/.test(lower)) {
    const plain = lower.normalize('NFD').replace(/(?<!υ\u0301?)\u0308|[\u0300-\u0307\u0309-\u036f]/g, '');
    const text = plain.normalize('NFC').replaceAll('ς', 'σ').replaceAll('ϋ', 'υ').replaceAll('ϊ', 'ι');
    for (const table of tablesOf(GREEK)) found.add(spell(text, table));
  } else if (/[\u3040-\u30ff\uff66-\uff9f]/.test(lower)) for (const text of spellKana(lower)) found.add(text);
  else if (/[\uac00-\ud7a3]/.test(lower)) for (const text of spellHangul(lower)) found.add(text);
  return [...found].filter((text) => /[a-z]/.test(text));
}

type SpellingTable = ReadonlyMap<string, string>;
const tables = new Map<readonly string[], readonly SpellingTable[]>();

function tablesOf(rows: readonly string[]): readonly SpellingTable[] {
  const known = tables.get(rows);
  if (known) return known;
  const read = (row: string): (readonly [string, string])[] =>
    row.split(' ').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
  const made = rows.map((row) => new Map([...read(rows[0]!), ...read(row)]));
  tables.set(rows, made);
  return made;
}

/** What stands at the end or beginning of a word comes first, then two letters, then one. */
function spell(text: string, table: SpellingTable): string {
  let out = '';
  for (let at = 0; at < text.length; ) {
    const isFirst = !isLetter(text[at - 1]);
    let length = 2;
    let latin: string | undefined;
    for (; length > 0 && latin === undefined; length--) {
      const piece = text.slice(at, at + length);
      if (piece.length < length || piece.startsWith('^')) continue;
      const isLast = !isLetter(text[at + length]);
      latin =
        (isLast ? table.get(`${piece}$`) : undefined) ??
        (isFirst ? table.get(`^${piece}`) : undefined) ??
        table.get(piece);
    }
    out += latin ?? text[at]!;
    at += latin === undefined ? 1 : length + 1;
  }
  return out;
}

const isLetter = (char: string | undefined): boolean => char !== undefined && /\p{L}/u.test(char);

const kana = new Map(
  [...KANA.matchAll(/([^ a-z]+)([a-z]+)/g)].map(([, syllable, latin]) => [syllable!, latin!] as const),
);

/** Long vowels are left out, written, or marked by an h; n before b, m and p may be m. */
function spellKana(name: string): Set<string> {
  const hiragana = name
    .normalize('NFKC')
    .replace(/[\u30a1-\u30f6]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0x60));
  const found = new Set<string>();
  for (const isKunrei of [false, true]) {
    let text = '';
    let isDouble = false;
    for (let at = 0; at < hiragana.length; ) {
      const pair = kana.get(hiragana.slice(at, at + 2));
      const latin = pair ?? kana.get(hiragana[at]!);
      if (hiragana[at] === 'っ') isDouble = true;
      else if (hiragana[at] === 'ー') text += '-';
      else if (latin === undefined) text += hiragana[at];
      else {
        const spelled = isKunrei ? (KUNREI[latin] ?? latin) : latin;
        text += (isDouble ? (spelled.startsWith('ch') ? 't' : spelled[0]) : '') + spelled;
        isDouble = false;
      }
      at += pair === undefined ? 1 : 2;
    }
    const written = text.replace(/([aeiou])-/g, '$1$1');
    const short = text.replace(/-/g, '').replace(/o[ou]/g, 'o').replace(/uu/g, 'u');
    const marked = text.replace(/-/g, 'h').replace(/o[ou](?![aeiou])/g, 'oh');
    for (const form of [written, text.replace(/-/g, ''), short, marked, short.replace(/ii/g, 'i')]) {
      found.add(form);
      found.add(form.replace(/n(?=[bmp])/g, 'm'));
    }
  }
  return found;
}

function spellHangul(name: string): Set<string> {
  const found = new Set<string>();
  const families = (syllable: string | undefined): string[] =>
    (KOREAN_FAMILIES[syllable ?? ''] ?? '').split(' ').filter(Boolean);
  const schemes = HANGUL.map((scheme) =>
    scheme.map((row) => row.split(' ').map((each) => each.replace('-', ''))),
  );
  for (const [first, vowel, last] of schemes) {
    const latin = (char: string): string => {
      const code = char.charCodeAt(0) - 0xac00;
      if (code < 0 || code >= 11172) return char;
      return first![Math.floor(code / 588)]! + vowel![Math.floor((code % 588) / 28)]! + last![code % 28]!;
    };
    const popular = (char: string): string => KOREAN_SYLLABLES[char] ?? latin(char);
    for (const spellOne of [latin, popular]) {
      const text = Array.from(name, spellOne).join('');
      found.add(text);
      // the family name stands alone before ^, a space or a given name of two syllables
      for (const family of families(name[0])) {
        const rest = Array.from(name.slice(1), spellOne).join('');
        found.add(/^[\uac00-\ud7a3]/.test(name[1] ?? '') ? `${family}^${rest}` : family + rest);
      }
    }
  }
  return found;
}
