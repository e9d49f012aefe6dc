import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lookupKeyword } from '../../src/dicom/dictionary.ts';
import { DICTIONARY } from '../../src/dicom/dictionary-data.ts';
import { type Suspicion, screenWords } from '../../src/draft/screen.ts';
import { listTasks } from '../../src/draft/task.ts';
import { listFiles } from '../support/cli.ts';
import { HARMLESS, NOT_SEEN, UNSEEN_HARMLESS, UNSEEN_WITH_NAMES, WITH_NAMES } from './typed-words.ts';

const EXERCISES = fileURLToPath(new URL('../../exercises/', import.meta.url));

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

describe('names without a mark', () => {
  const seen = (words: string): string[] =>
    screenWords(words).map(({ start, length }) => words.slice(start, start + length));

  it.each([...HARMLESS, ...UNSEEN_HARMLESS])('none in: %s', (words) => {
    expect(seen(words)).toEqual([]);
  });

  it.each([...WITH_NAMES, ...UNSEEN_WITH_NAMES])('%s', (words, name) => {
    const start = words.lastIndexOf(name);
    const touches = (each: Suspicion): boolean =>
      each.kind === 'name' && each.start < start + name.length && start < each.start + each.length;
    expect(screenWords(words).some(touches)).toBe(true);
  });

  it.each(NOT_SEEN)('is a limit that is known: %s', (words) => {
    expect(seen(words)).toEqual([]);
  });

  it('none in the words of the tasks and the exercises', async () => {
    const texts = [
      ...(await listTasks()).map(({ instruction }) => instruction),
      ...listFiles(EXERCISES)
        .filter((name) => name.endsWith('README.md'))
        .map((name) => readFileSync(join(EXERCISES, name), 'utf8').replace(/```[\s\S]*?```/g, '')),
    ];
    expect(texts.length).toBeGreaterThan(20);
    for (const text of texts) expect(screenWords(text).filter(({ kind }) => kind === 'name')).toEqual([]);
  });

  it('none in any name of PS3.6, as a keyword or in plain words', () => {
    const keywords = DICTIONARY.split('\n').map((row) => /^\S+ -?(\w+)/.exec(row)![1]!);
    expect(keywords.length).toBeGreaterThan(4000);
    const alarms = keywords.filter((keyword) => {
      const { name } = lookupKeyword(keyword)!;
      const typed = `Remove ${keyword} of the patient. The ${name} is empty, ${name.toLowerCase()} too.`;
      return screenWords(typed).some(({ kind }) => kind === 'name');
    });
    expect(alarms).toEqual([]);
  });
});
