/**
 * How names in other scripts are written in Latin letters: the common systems, without accents (texts are folded before
 * they are compared). Facts of ISO 9, BGN/PCGN, ICAO Doc 9303, the German Duden, Polish and French use, ELOT 743, Hepburn,
 * Kunrei-shiki and the Revised Romanization of Korean (2000); written for this project.
 *
 * Cyrillic and Greek: `letters=latin`, one scheme a row, laid over the first row of its script. A letter sequence of two
 * stands before single ones; `^x` applies at the beginning of a word, `x$` at its end.
 */
export const CYRILLIC: readonly string[] = [
  // English (BGN/PCGN, simplified): Ivanovich, Yuriy, Khrushchev
  'а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ' +
    'і=i ї=yi є=ye ґ=g ў=u ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѓ=gj ќ=kj ѕ=dz ә=a ғ=gh қ=q ң=ng ө=o ұ=u ү=u һ=h',
  'ий$=y ый$=y ё=yo',
  'ий$=i ый$=y ё=e ^е=ye ^ё=yo х=h',
  'ий$=iy ый$=yy ^е=ye ье=ye ъе=ye ае=aye ое=oye ие=iye ё=yo',
  // passports (ICAO): Iurii, Andreev
  'й=i ц=ts щ=shch ъ=ie ю=iu я=ia ё=e',
  'ий$=y ый$=y ц=tc щ=shch ю=iu я=ia',
  // scholarly and ISO 9: Ivanovič, Chruščev
  'ж=z й=j х=ch ц=c ч=c ш=s щ=sc ю=ju я=ja є=je ї=ji',
  'ж=z й=j х=h ц=c ч=c ш=s щ=s ю=u я=a ё=e',
  // German: Iwanowitsch, Juri, Schukow
  'в=w ж=sch з=s й=j ий$=i ый$=y х=ch ц=z ч=tsch ш=sch щ=schtsch ю=ju я=ja ё=jo',
  'в=w ж=sh й=i ий$=ij х=ch ц=z ч=tsch ш=sch щ=schtsch ю=ju я=ja ё=o ^е=je',
  // French: Ivanovitch, Iouri, Khrouchtchev
  'ж=j й=i ий$=i у=ou ц=ts ч=tch ш=ch щ=chtch ю=iou я=ia ё=e',
  'ж=j й=i ин$=ine у=ou ц=ts ч=tch ш=ch щ=chtch ю=iou я=ia ё=io',
  // Polish: Iwanowicz, Szewczenko
  'в=w ж=z й=j ий$=i ый$=y л=l х=ch ц=c ч=cz ш=sz щ=szcz ю=ju я=ja ё=jo',
  // everyday English: Alexander, Tchaikovsky, Dmitri
  'кс=x др$=der ий$=y ай=ai ей=ei ч=tch ч$=ch щ=sch х=kh ю=yu я=ia',
  // Ukrainian (2010) and Bulgarian
  'и=y г=h й=i ^й=y ^ю=yu ^я=ya ^є=ye ^ї=yi ю=iu я=ia є=ie ї=i ий$=yi',
  'и=y г=h й=y ий$=y ю=yu я=ya є=ye ї=yi х=kh',
  'щ=sht ъ=a х=h ц=ts ю=yu я=ya',
  // Serbian and Macedonian
  'ж=z х=h ц=c ч=c ш=s ђ=d ћ=c љ=lj њ=nj џ=dz',
  'ђ=dj ћ=ch ж=zh ч=ch ш=sh љ=ly њ=ny',
];

export const GREEK: readonly string[] = [
  // ELOT 743, passports: Papadopoulos, Georgiou
  'ου=ou αυ=av ευ=ev ηυ=iv μπ=mp ^μπ=b ντ=nt γγ=ng γκ=gk γξ=nx γχ=nch α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s τ=t υ=y φ=f χ=ch ψ=ps ω=o',
  'αυ=af ευ=ef μπ=b ντ=d γκ=g φ=f χ=h υ=i οι=i ει=i αι=e',
  'φ=ph χ=h υ=y μπ=b γκ=g ντ=d',
  'φ=ph χ=ch υ=y αυ=au ευ=eu',
  // classical and everyday: Demetrios, Basil, Kyriakos
  'η=e β=b φ=ph χ=ch υ=y αυ=au ευ=eu γγ=ng γκ=nk ου=ou',
  'η=e β=v φ=f χ=h υ=y ου=ou γκ=nk',
  // typed on a Latin keyboard
  'χ=x ξ=ks φ=f υ=u ου=ou β=b',
  'ου=u χ=kh φ=f γ=y ^γι=y γι=y',
];

/** Syllables in the order of the gojuon and their Hepburn spelling; small y kana make the second row. */
export const KANA =
  'あa いi うu えe おo かka きki くku けke こko さsa しshi すsu せse そso たta ちchi つtsu てte とto なna にni ぬnu ねne のno はha ひhi ふfu へhe ほho ' +
  'まma みmi むmu めme もmo やya ゆyu よyo らra りri るru れre ろro わwa ゐi ゑe をo んn がga ぎgi ぐgu げge ごgo ざza じji ずzu ぜze ぞzo だda ぢji づzu でde どdo ' +
  'ばba びbi ぶbu べbe ぼbo ぱpa ぴpi ぷpu ぺpe ぽpo ゔvu ぁa ぃi ぅu ぇe ぉo ' +
  'きゃkya きゅkyu きょkyo しゃsha しゅshu しょsho しぇshe ちゃcha ちゅchu ちょcho ちぇche にゃnya にゅnyu にょnyo ひゃhya ひゅhyu ひょhyo みゃmya みゅmyu みょmyo ' +
  'りゃrya りゅryu りょryo ぎゃgya ぎゅgyu ぎょgyo じゃja じゅju じょjo じぇje びゃbya びゅbyu びょbyo ぴゃpya ぴゅpyu ぴょpyo ' +
  'ふぁfa ふぃfi ふぇfe ふぉfo てぃti でぃdi うぃwi うぇwe うぉwo ゔぁva ゔぃvi ゔぇve ゔぉvo';
/** What Kunrei-shiki writes otherwise. */
export const KUNREI: Readonly<Record<string, string>> = {
  ...{ shi: 'si', chi: 'ti', tsu: 'tu', fu: 'hu', ji: 'zi', sha: 'sya', shu: 'syu', sho: 'syo' },
  ...{ cha: 'tya', chu: 'tyu', cho: 'tyo', ja: 'zya', ju: 'zyu', jo: 'zyo' },
};

/** Hangul: the 19 first consonants, 21 vowels and 28 last consonants of the Unicode blocks, one scheme a row. */
export const HANGUL: readonly (readonly [first: string, vowel: string, last: string])[] = [
  // Revised Romanization
  [
    'g kk n d tt r m b pp s ss - j jj ch k t p h',
    'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i',
    '- k k ks n n n t l k m l l l p l m p p t t ng t t k t p h',
  ],
  // McCune-Reischauer without its marks, as in passports
  [
    'k kk n t tt r m p pp s ss - ch tch ch k t p h',
    'a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i',
    '- k k ks n n n t l k m l l l p l m p p t t ng t t k t p h',
  ],
  // how people write their own names: Kim Young-soo, Park Hyun-joo
  [
    'k kk n d tt r m p pp s ss - j jj ch k t p h',
    'a ae ya yae u e yu ye o wa wae oe yo oo won we wi yoo eu ui i',
    '- k k ks n n n t l k m l l l p l m p p t t ng t t k t p h',
  ],
  [
    'g kk n d tt r m b pp s ss - j jj ch k t p h',
    'a ae ya yae eo e yeo ye o wa wae oe yo oo wo we wi yoo u ee ee',
    '- k k ks n n n t l k m l l l p l m p p t t ng t t k t p h',
  ],
];

/** Family names whose bearers write them otherwise. */
export const KOREAN_FAMILIES: Readonly<Record<string, string>> = {
  ...{ 김: 'kim gim', 이: 'lee yi rhee ri i', 박: 'park pak bak', 최: 'choi choe', 정: 'jung chung jeong' },
  ...{ 강: 'kang gang', 조: 'cho jo', 윤: 'yoon yun', 장: 'jang chang', 임: 'lim im rim', 오: 'oh o' },
  ...{ 서: 'seo suh', 신: 'shin sin', 권: 'kwon gwon', 안: 'ahn an', 전: 'jeon jun chun', 유: 'yoo yu you' },
  ...{ 류: 'ryu yoo', 고: 'ko koh go', 문: 'moon mun', 손: 'son sohn', 배: 'bae pae', 백: 'baek paik' },
  ...{ 허: 'heo hur huh', 심: 'shim sim', 노: 'noh roh no', 성: 'sung seong', 주: 'joo ju', 우: 'woo u' },
  ...{ 구: 'koo ku gu', 나: 'na ra', 진: 'jin chin', 엄: 'eom um', 원: 'won', 천: 'cheon chun' },
  ...{ 공: 'kong gong', 현: 'hyun hyeon', 변: 'byun byeon', 여: 'yeo', 추: 'choo chu', 석: 'seok suk' },
  ...{ 선: 'sun seon', 길: 'gil kil', 명: 'myung myeong', 금: 'keum geum kum', 맹: 'maeng' },
};

/** Popular spellings of syllables in given names that no scheme gives. */
export const KOREAN_SYLLABLES: Readonly<Record<string, string>> = {
  ...{ 영: 'young', 용: 'yong', 경: 'kyung', 수: 'soo', 준: 'joon', 훈: 'hoon', 희: 'hee', 은: 'eun' },
  ...{ 우: 'woo', 원: 'won', 승: 'seung', 정: 'jung', 현: 'hyun', 연: 'yeon', 선: 'sun', 진: 'jin' },
  ...{ 길: 'gil', 석: 'seok', 미: 'mi', 지: 'ji', 명: 'myung', 병: 'byung', 형: 'hyung', 규: 'kyu' },
};
