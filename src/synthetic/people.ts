import { makeRandom } from './random.ts';

/** One way of making names: syllables that join into a family name and a given name. `/` separates scripts of one syllable. */
interface NameLists {
  readonly family: readonly [readonly string[], readonly string[], readonly string[]];
  readonly given: readonly [readonly string[], readonly string[], readonly string[]];
}

const words = (text: string): readonly string[] => text.split(' ');

/** What stands between the first and the last syllable, two letters each. */
const MIDDLE = [...'eaiou'].flatMap((vowel) => [...'rnldmkstbvgfpz'].map((consonant) => vowel + consonant));
const PLAIN: NameLists = {
  family: [
    words(
      'Ash Thorn Wex Bram Quill Hath Pell Dun Whit Ork Lind Hol Cray Mor Fen Garr Tam Ister Birch Yar Ver Ell Sax Kest Rud Nor Jes Oaken Trel Ux',
    ),
    MIDDLE,
    words(
      'ford wick bury ham worth ley combe mere dale stead shaw croft hurst by ridge gate well thorpe brook ness',
    ),
  ],
  given: [
    words('Ro Al Cor Be Da Fin Ga Hes Il Jor Ka Lo Mir Nes Or Pe Qui Ra Si To Ul Va Wen Xan Yo Ze'),
    MIDDLE,
    words('wan ric den nard mian lan win per vian dan lor ren ston tan vin zar'),
  ],
};
const PLAIN_WOMEN: NameLists = {
  ...PLAIN,
  given: [
    PLAIN.given[0],
    MIDDLE,
    words('wena rica dene narda mia lana wyn pera viana dora lotta rena stina tana vina zara'),
  ],
};
const UMLAUTS: NameLists = {
  family: [
    words('Grün Jäger Bär Löwen Schön Köhl Röß Blüm Fähr Müh Höl Käst Dürr Göß Süß Wöl'),
    MIDDLE,
    words('berg feld hofer bacher städter müller wälder brück köster tümmler'),
  ],
  given: [
    words('Hélo Séve Auré Anaï Zoë Gaë Rómu Ágne Bérén Chloë Édi Fé Írmen Noé Thérè Üwe'),
    MIDDLE,
    words('ise ine lie trix gard linde rose mone vène tte'),
  ],
};
const POLISH: NameLists = {
  family: [
    words('Żół Śwież Łącz Grześ Źród Ćwik Dąb Gęś Kłos Młyn Pszczół Rzęd Sęk Trześ Wąs Złot'),
    MIDDLE,
    words('kiewska ńska licka owska dzka czyńska łowska żewska'),
  ],
  given: [
    words('Łu Żane Bogumi Stani Świę Dobro Mści Przemy Wień Zdzi'),
    MIDDLE,
    words('ława cja tka łka mira żena ścia święta'),
  ],
};
/** No kanji with 0x5C among its bytes in JIS X 0208: too many programs take that for a backslash. */
const JAPANESE_MIDDLE = words(
  'no/野/の to/戸/と ma/間/ま ga/賀/が be/部/べ se/瀬/せ wa/和/わ ka/加/か mi/三/み ya/谷/や tsu/津/つ sa/佐/さ ' +
    'chi/千/ち na/名/な u/宇/う su/州/す ku/久/く e/江/え ho/保/ほ ni/仁/に ra/良/ら yo/与/よ re/礼/れ mu/武/む',
);
const KOREAN_MIDDLE = words(
  'won/元/원 an/安/안 gyo/橋/교 su/水/수 rim/林/림 u/于/우 yun/允/윤 hyeon/賢/현 a/雅/아 i/二/이 seong/星/성 il/一/일 ' +
    'guk/國/국 nae/內/내 mok/木/목 baek/白/백 san/山/산 ok/玉/옥 cheon/川/천 hwa/花/화 pung/風/풍 to/土/토 tae/太/태 yeo/余/여',
);
/** Each syllable as roman/ideographic/phonetic. */
const JAPANESE: NameLists = {
  family: [
    words(
      'Yama/山/やま Matsu/松/まつ Taka/高/たか Ishi/石/いし Mori/森/もり Naka/中/なか Ki/木/き O/大/お Shima/島/しま Fuji/藤/ふじ',
    ),
    JAPANESE_MIDDLE,
    words(
      'saki/崎/さき moto/元/もと mura/村/むら zawa/沢/ざわ guchi/口/ぐち hara/原/はら kawa/川/かわ oka/岡/おか',
    ),
  ],
  given: [
    words('Ken/健/けん Masa/真/まさ Kazu/和/かず Nao/直/なお Tomo/智/とも Aki/明/あき Yu/由/ゆ Haru/春/はる'),
    JAPANESE_MIDDLE,
    words('ko/子/こ ta/太/た ichi/一/いち ya/也/や o/雄/お yo/代/よ ka/香/か taro/太郎/たろう'),
  ],
};
const KOREAN: NameLists = {
  family: [
    words(
      'Nam/南/남 Dong/東/동 Seo/西/서 Hwang/黃/황 Seon/善/선 Gang/姜/강 Do/都/도 Mun/文/문 Je/諸/제 Sa/司/사',
    ),
    KOREAN_MIDDLE,
    words('gung/宮/궁 bang/方/방 bo/甫/보 jeon/田/전 gal/葛/갈 gong/公/공 bu/傅/부 ma/馬/마'),
  ],
  given: [
    words('Se/世/세 Ha/夏/하 Min/敏/민 Ji/智/지 Ye/藝/예 Jun/俊/준 Do/道/도 Su/秀/수'),
    KOREAN_MIDDLE,
    words('rin/麟/린 on/溫/온 ram/覽/람 bin/彬/빈 ho/浩/호 gyeong/慶/경 jin/眞/진 seok/碩/석'),
  ],
};

/** Family names that are also words of radiology: a cleaner that goes by the word alone will hurt the protocol name. */
const TELLING = words(
  'Stone Lung Marrow Head Palm Temple Heart Skull Spine Bone Hand Foot Chest Rib Contrast Arch',
);

export type NameStyle = 'plain' | 'telling' | 'umlauts' | 'polish' | 'japanese' | 'korean';

const STYLES: Readonly<Record<NameStyle, NameLists>> = {
  plain: PLAIN,
  telling: PLAIN,
  umlauts: UMLAUTS,
  polish: POLISH,
  japanese: JAPANESE,
  korean: KOREAN,
};

/** A name in all its writings. */
export interface Name {
  /** Roman letters. */
  readonly family: string;
  readonly given: string;
  /** The DICOM value, with ideographic and phonetic groups where the style has them. */
  readonly pn: string;
}

/** A fictional person. Nothing in it is shared with another seed, save the sex and dates that people may well share. */
export interface Person extends Name {
  readonly sex: 'F' | 'M';
  readonly patientId: string;
  readonly otherId: string;
  readonly insurance: string;
  readonly phone: string;
  readonly address: string;
  readonly email: string;
}

/** Two whole numbers into one, without collisions (Cantor): so no two (seed, slot) pairs give the same name or number. */
function pair(a: number, b: number): number {
  return ((a + b) * (a + b + 1)) / 2 + b;
}

/**
 * The place of (seed, slot) when all pairs are ordered by seed times (slot + 1): also without collisions, and small when
 * either of the two is small. Names in two scripts have to be short: validators stop at 64 bytes.
 */
function densePair(seed: number, slot: number): number {
  const product = seed * (slot + 1);
  // pairs with a smaller product, counted with Dirichlet's hyperbola
  const root = Math.floor(Math.sqrt(product - 1));
  let place = -root * root;
  for (let factor = 1; factor <= root; factor++) place += 2 * Math.floor((product - 1) / factor);
  // pairs with the same product and no larger seed
  for (let factor = 1; factor * factor <= product; factor++) {
    if (product % factor !== 0) continue;
    if (factor <= seed) place++;
    if (product / factor <= seed && factor * factor !== product) place++;
  }
  return place;
}

/** A number of twelve digits; different for every seed and slot as long as their sum stays below 1.4 million. */
export function uniqueDigits(seed: number, slot: number): string {
  return String((BigInt(pair(seed, slot)) * 2654435769n + 4815162342n) % 1_000_000_000_000n).padStart(
    12,
    '0',
  );
}

function spell(
  [first, middle, last]: readonly [readonly string[], readonly string[], readonly string[]],
  index: number,
): string[] {
  let rest = index;
  const take = (list: readonly string[]): string => {
    const word = list[rest % list.length]!;
    rest = Math.floor(rest / list.length);
    return word;
  };
  const start = take(first);
  const end = take(last);
  const between: string[] = [];
  while (rest > 0) {
    rest--; // bijective numbering: no two numbers give the same syllables
    between.push(take(middle));
  }
  return [start, ...between, end];
}

/**
 * A name that no other seed and no other slot has.
 *
 * @example
 * makeName({ seed: 1, slot: 3, style: 'japanese' }).pn // roman=ideographic=phonetic
 */
export function makeName(options: { seed: number; slot: number; style: NameStyle; sex?: 'F' | 'M' }): Name {
  const { seed, slot, style } = options;
  const lists = style === 'plain' && options.sex === 'F' ? PLAIN_WOMEN : STYLES[style];
  const hasScripts = lists.family[0][0]!.includes('/');
  const index = hasScripts ? densePair(seed, slot) : pair(seed, slot);
  const family = style === 'telling' ? telling(index) : spell(lists.family, index);
  const given = spell(lists.given, index + 5);
  const script = (parts: readonly string[], n: number): string =>
    parts.map((part) => part.split('/')[n]).join('');
  const group = (n: number): string => `${script(family, n)}^${script(given, n)}`;
  const roman = group(0);
  const forms = [
    ...(hasScripts && family.length === 2 ? [[roman, group(1), group(2)]] : []),
    ...(hasScripts
      ? [
          [roman, group(1)],
          [roman, script(family, 1)],
        ]
      : []),
    [roman],
    [`${script(family, 0)}^${given[0]![0]}`],
  ].map((groups) => groups.join('='));
  return {
    family: script(family, 0),
    given: script(given, 0),
    // Validators count the bytes of all groups together (PS3.5 Table 6.2-1 counts characters of each).
    pn: forms.find((form) => mostBytes(form) <= MOST_BYTES) ?? script(family, 0),
  };
}

const MOST_BYTES = 64;

/** The bytes of a name in ISO 2022: two for a character of another script, and escape sequences around each part. */
function mostBytes(pn: string): number {
  const wide = [...pn].filter((character) => character > '\u2e80').length;
  const parts = pn.split(/[=^]/).filter((part) => /[\u2e80-\uffff]/.test(part)).length;
  return pn.length + wide + 6 * parts;
}

/** `Stone`, ... and, when the words run out, `Stone-Ashwick`. */
function telling(index: number): string[] {
  const word = TELLING[index % TELLING.length]!;
  const round = Math.floor(index / TELLING.length);
  return round === 0 ? [word] : [`${word}-`, ...spell(PLAIN.family, round - 1)];
}

/** Slots for numbers, and for names of the plain style, that one patient may use. */
export const NUMBER_SLOTS = 32;
export const NAME_SLOTS = 8;

/** The patient at a place in the cohort; `turn` counts the patients of the same style before this one. */
export function makePerson(options: {
  seed: number;
  index: number;
  turn: number;
  style: NameStyle;
  sex: 'F' | 'M';
}): Person {
  const { seed, index, turn, style, sex } = options;
  // Seed 1 starts with the first telling name, Stone.
  const slot = style === 'plain' ? index * NAME_SLOTS : turn;
  const name = makeName({ seed: style === 'telling' ? seed - 1 : seed, slot, style, sex });
  const [street, town] = [1, 2].map(
    (k) => makeName({ seed, slot: index * NAME_SLOTS + k, style: 'plain' }).family,
  );
  const number = index * NUMBER_SLOTS;
  return {
    ...name,
    sex,
    patientId: uniqueDigits(seed, number),
    otherId: uniqueDigits(seed, number + 1),
    insurance: `SYN-${uniqueDigits(seed, number + 2)}`,
    phone: makePhone(seed, index),
    address: `${1 + makeRandom(seed, index, 77).integer(240)} ${street} Lane, ${town}`,
    email: `${plainLetters(name.given)}.${plainLetters(name.family)}@mail.example`.toLowerCase(),
  };
}

/** 555-01xx numbers are set aside for fiction; what stands before makes each different. At most 16 characters (SH). */
function makePhone(seed: number, slot: number): string {
  const n = pair(seed, slot);
  const line = `555-01${pad(n % 100, 2)}`;
  const area = Math.floor(n / 100);
  return area < 600 ? `(${200 + area}) ${line}` : `${pad(area % 10_000_000, 7)} ${line}`;
}

/** ASCII letters only: accents drop off. */
function plainLetters(text: string): string {
  return text
    .replace(/ł/g, 'l')
    .replace(/Ł/g, 'L')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '');
}

/** A day as `yyyymmdd`; `day` counts from 1 January 2000. Plain calendar arithmetic, no clock and no zone. */
export function dateOf(day: number): string {
  let year = 2000;
  let rest = day;
  const daysIn = (y: number): number => (y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 366 : 365);
  for (; rest >= daysIn(year); year++) rest -= daysIn(year);
  for (; rest < 0; rest += daysIn(year)) year--;
  const months = [31, daysIn(year) - 337, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  let month = 0;
  for (; rest >= months[month]!; month++) rest -= months[month]!;
  return `${year}${pad(month + 1, 2)}${pad(rest + 1, 2)}`;
}

/** Seconds after midnight as `hhmmss`. */
export function timeOf(seconds: number): string {
  return (
    pad(Math.floor(seconds / 3600), 2) +
    pad(Math.floor(seconds / 60) % 60, 2) +
    pad(Math.floor(seconds) % 60, 2)
  );
}

export function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** `S.F.` of Stone, Finwan. */
export function initialsOf(name: Name): string {
  return `${name.family[0]}.${name.given[0]}.`;
}

/** Text as the dot font can draw it: capitals without accents. */
export function asDrawn(text: string): string {
  return text
    .replace(/ł/g, 'l')
    .replace(/Ł/g, 'L')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase();
}
