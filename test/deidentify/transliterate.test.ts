import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../src/deidentify/identifiers.ts';
import { cleanText, residualHits } from '../../src/deidentify/text.ts';
import { transliterations } from '../../src/deidentify/transliterate.ts';

/** Whether the last net finds the whole text in the file of somebody of this name. */
function isFound(name: string, text: string): boolean {
  const hits = residualHits(text, createMatcher([{ kind: 'name', text: name }]));
  const left = hits.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
  return !/[\p{L}\p{N}]{2}/u.test(left);
}

describe('a name in another script is found in Latin letters', () => {
  it.each<[string, string]>([
    ['Иванович^Иван', 'Ivanovich Ivanovič Iwanowitsch Ivanovitch Iwanowicz IVANOVICH_IVAN IvanIvanovich'],
    ['Хрущёв^Юрий', 'Khrushchev Chruschtschow Khrouchtchev Chruščev Yuri Yuriy Iurii Jurij Juri'],
    ['Чайковский^Пётр', 'Tchaikovsky Tschaikowskij Chaykovskiy Čajkovskij Czajkowski Pyotr Petr Pjotr'],
    ['Жуков^Александр', 'Zhukov Schukow Joukov Žukov Alexander Aleksandr'],
    ['Шевченко^Юлія', 'Shevchenko Ševčenko Szewczenko Schewtschenko Yuliia Yuliya'],
    ['Ђорђевић^Љиљана', 'Đorđević Djordjevic Ljiljana'],
    ['Щербаков^Яна', 'Shcherbakov Schtscherbakow Yana Jana Iana'],
    ['Παπαδόπουλος^Γιώργος', 'Papadopoulos Papadopulos Giorgos PAPADOPOULOS_G'],
    ['Χατζηδάκης^Ευαγγελία', 'Hatzidakis Chatzidakis Evangelia'],
    ['Μπουκουβάλας^Ντίνα', 'Boukouvalas Dina'],
    ['=山田^太郎=やまだ^たろう', 'Yamada Taro Tarou Taroh 山田太郎 やまだ ヤマダ'],
    ['=大野^裕子=おおの^ゆうこ', 'Ono Oono Ohno Yuko Yuuko'],
    ['=新橋^京子=シンバシ^キョウコ', 'Shinbashi Shimbashi Sinbasi Kyoko Kyouko'],
    ['=八田^純一=はった^じゅんいち', 'Hatta Junichi'],
    ['=김^영수', 'Kim Gim Youngsoo Yeongsu YOUNG-SOO'],
    ['=박^현주', 'Park Pak Bak Hyunju Hyeonju'],
    ['=이^준호', 'Lee^Junho YiJunho'],
    ['Çelik^Işıl', 'Celik Isil ÇELİK'],
    ['Wójcik^Łucja', 'Wojcik Lucja WÓJCIK'],
    ['Kjærsgård^Søren', 'Kjaersgaard Kjaersgard Soeren Soren'],
    ['Weiß^Jürgen', 'Weiss Juergen Jurgen'],
  ])('%s', (name, forms) => {
    expect(forms.split(' ').filter((form) => !isFound(name, form))).toEqual([]);
  });
});

it('what has no reading of its own gives nothing, and no name gives many forms', () => {
  expect(transliterations('山田^太郎')).toEqual([]);
  expect(transliterations('Smith^John')).toEqual([]);
  expect(transliterations('')).toEqual([]);
  expect(transliterations('а'.repeat(100_000))).toEqual([]);
  for (const name of ['Хрущёв^Юрий', 'しんばし^きょうこ', '김^영수', 'Χατζηδάκης^Ευαγγελία'])
    expect(transliterations(name).length).toBeLessThan(40);
});

it('imaging words stay for somebody whose name is spelled like one', () => {
  const matcher = createMatcher([{ kind: 'name', text: 'Лунг^Ким' }]);
  expect(cleanText('CT LUNG WINDOW', matcher).text).toBe('CT LUNG WINDOW');
});

it('Latin letters beside ideographs are read with short vowels and with long ones', () => {
  for (const text of ['Sato Yuko', 'SATOU', 'Yuuko', 'satoyuko'])
    expect(isFound('Satou^Yuuko=佐藤^裕子', text)).toBe(true);
  expect(isFound('Ohno^Kouichi=大野^浩一', 'Ono Koichi')).toBe(true);
  expect(isFound('Smith^John=山田', 'Yamada')).toBe(false);
});
