import { expect, it } from 'vitest';
import { screenWords } from '../../src/draft/screen.ts';

it('lets the root of registered UIDs pass, which is public, and no other UID or number', () => {
  expect(screenWords('UIDs that begin with 1.2.840.10008 stay')).toEqual([]);
  expect(screenWords('UIDs below 1.2.840.10008. stay, such as 1.2.840.10008.5.1.4.1.1.2.')).toEqual([]);
  expect(screenWords('UIDs such as 1.2.840.113619.2.1.4 go')).toMatchObject([{ kind: 'uid' }]);
  expect(screenWords('the number 10008 and 1.3.2.840.10008')).toMatchObject([
    { start: 11, length: 5 },
    { kind: 'uid' },
  ]);
});

it.each([
  ['Remove DOE, JOHN from the files', 'DOE, JOHN'],
  ["OperatorsName is O'Hara Mildred", "O'Hara Mildred"],
  ['PatientName: Yomian Bramworth', 'Yomian Bramworth'],
  ['Ｓｍｉｔｈ＾Ｊｏｈｎ', 'Ｓｍｉｔｈ＾Ｊｏｈｎ'],
])('sees a name in: %s', (words, name) => {
  expect(screenWords(words).map(({ start, length }) => words.slice(start, start + length))).toEqual([name]);
});

it.each([
  'Keep CT, MR and PET images; PN, DA, UI values go.',
  'For STUDY, SERIES and IMAGE the same.',
  'PatientName: empty. PatientID: a stand-in. PatientName is Removed.',
  'Remove PatientName, PatientID and all UIDs, DATES and TIMES.',
])('sees none in: %s', (words) => {
  expect(screenWords(words)).toEqual([]);
});
