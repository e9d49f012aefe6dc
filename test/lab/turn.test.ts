import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { ProjectKey } from '../../src/deidentify/key.ts';
import { offsetDaysOf, shiftDate } from '../../src/index.ts';
import { checkTurn, type Turn } from '../../src/lab/turn.ts';
import { FIND_IDENTIFIERS } from '../../src/lab/turns/01-find-identifiers.ts';
import { READ_FILE } from '../../src/lab/turns/02-read-file.ts';
import { DUMP_METADATA } from '../../src/lab/turns/03-dump-metadata.ts';
import { BUILD_WHITELIST } from '../../src/lab/turns/04-build-whitelist.ts';
import { SHIFT_DATES } from '../../src/lab/turns/05-shift-dates.ts';
import { DRAFT_SCRIPT } from '../../src/lab/turns/07-draft-script.ts';
import { ASSURE_QUALITY } from '../../src/lab/turns/08-assure-quality.ts';
import { ATTACK_RELEASE } from '../../src/lab/turns/10-attack-release.ts';
import { check } from '../../src/lab/turns.ts';

type Shift = (dates: string[], patientId: string, key: ProjectKey) => unknown;
/** What the "your turn" of a notebook gives. */
function givenOf(name: string): string {
  const path = new URL(`../../notebooks/${name}.ipynb`, import.meta.url);
  const { cells } = JSON.parse(readFileSync(path, 'utf8')) as { cells: { source: string[] }[] };
  return cells.map(({ source }) => source.join('')).find((text) => text.startsWith('// YOUR TURN'))!;
}

const failedOf = async <Answers>(turn: Turn<Answers>, answers: Answers): Promise<string | undefined> =>
  (await checkTurn(turn, answers)).failed;

describe('the check of a "your turn"', () => {
  it('is kind to an untouched stub', async () => {
    const { isSolved, isUntouched, text } = await checkTurn(SHIFT_DATES, { shiftVisits: () => [] });
    expect({ isSolved, isUntouched }).toEqual({ isSolved: false, isUntouched: true });
    expect(text).toMatchInlineSnapshot(`
      "○ Nothing here to check yet, and that is fine.
        Write your answer in the cell above, run it, then run this cell again.
        Stuck? Write , { hint: 1 } between the last } and ) of this cell (there are 3 hints)."
    `);
  });

  it('says what was put in, expected and got, the likely cause, and how many checks wait', async () => {
    const months: Shift = (dates) => dates.map((date) => `${date.slice(0, 4)}0101`);
    expect((await checkTurn(SHIFT_DATES, { shiftVisits: months }, { hint: 2 })).text).toMatchInlineSnapshot(`
      "✓ every visit gets a date of eight digits
      ✗ no visit keeps its date
          Input:    20240101
          Expected: another day
          Got:      20240101
        5 more checks wait behind this one.
        [■□□□□□□] 1 of 7
        Stuck? Write , { hint: 1 } between the last } and ) of this cell (there are 3 hints).
        Hint 2 of 3: offsetDaysOf(key, patientId) gives the days; shiftDate(date, days) moves one date."
    `);
  });

  it('names the keyword that a misspelt one means, and says when an answer is no text', async () => {
    const misspelt = await checkTurn(FIND_IDENTIFIERS, { finds: { names: 'PatientsName' } });
    expect(misspelt.text).toContain('Did you mean PatientName?');
    const nearest = await checkTurn(DUMP_METADATA, { finds: { everyFile: 'SOPInstanceUid ' } });
    expect(nearest.text).toContain('Did you mean SOPInstanceUID?');
    const number = await checkTurn(FIND_IDENTIFIERS, { finds: { names: 5 } });
    expect(number.text).toContain('a number');
    expect(number.text).toContain('put it between quotes');
  });

  it('of a function that gives nothing back says so, and does not call it untouched', async () => {
    const nothing = await checkTurn(READ_FILE, { readHeader: () => undefined });
    expect(nothing.isUntouched).toBe(false);
    expect(nothing.text).toContain('has to begin with return');
    const shift = (): undefined => undefined;
    expect((await checkTurn(SHIFT_DATES, { shiftVisits: shift })).text).toContain(
      'does your function return',
    );
    const later = async (dates: string[]): Promise<string[]> => dates;
    expect((await checkTurn(SHIFT_DATES, { shiftVisits: later })).text).toContain('leave out the word async');
  });

  it('of a draft or a profile that was changed anywhere does not say that there is nothing yet', async () => {
    const solution = (name: string): string => /`([\s\S]*)`/.exec(givenOf(name))![1]!;
    const draft = solution('07-draft-script').replace('return dataset;', '');
    expect((await checkTurn(DRAFT_SCRIPT, { draft })).isUntouched).toBe(false);
    const untouched = await checkTurn(DRAFT_SCRIPT, { draft: solution('07-draft-script') });
    expect(untouched.isUntouched).toBe(true);
    const empty = await checkTurn(DRAFT_SCRIPT, { draft: '' });
    expect(empty.text).toContain('has to have the function');
    expect(empty.text).not.toContain('undefined');
    const given = solution('10-attack-release');
    expect((await checkTurn(ATTACK_RELEASE, { profile: given })).isUntouched).toBe(true);
    const tab = await checkTurn(ATTACK_RELEASE, {
      profile: given.replace('  - { select: PatientAge', '- {'),
    });
    expect(tab.isUntouched).toBe(false);
    expect((await checkTurn(ATTACK_RELEASE, { profile: 5 })).isUntouched).toBe(false);
  });

  it('of a wrong rule shows the line, and of a wrong kind of answer says which is wanted', async () => {
    const before = 'deidlab: 1\nname: mine\nbasis: nothing\nrules:\n  - { select: Modality, action: keep }\n';
    const yaml = `${before}  - { select: PatientWieght, action: keep }\n`;
    expect((await checkTurn(BUILD_WHITELIST, { yaml, before })).text).toContain(
      'Line 6 of the whole profile is: - { select: PatientWieght, action: keep }',
    );
    const answers = (imagesToLookAt: unknown, tooManyLeaks: unknown) => ({
      answers: { imagesToLookAt, tooManyLeaks, tooMuchGone: 'bert' },
    });
    expect((await checkTurn(ASSURE_QUALITY, answers('many', 'lena'))).text).toContain(
      'a number, without quotes',
    );
    expect((await checkTurn(ASSURE_QUALITY, answers(299, {}))).text).toContain('in quotes');
    expect((await checkTurn(ASSURE_QUALITY, answers(299, 'lana'))).text).toContain(
      'one of "lena" and "bert"',
    );
    expect((await checkTurn(ASSURE_QUALITY, answers(299, 'Lena '))).isSolved).toBe(true);
  });

  it('of a keyword that the table shows says why it is not the one', async () => {
    const everyFile = await checkTurn(DUMP_METADATA, { finds: { everyFile: 'MediaStorageSOPInstanceUID' } });
    expect(everyFile.text).toContain('file meta information');
    const nested = { everyFile: 'SOPInstanceUID', everyPatient: 'OtherPatientIDsSequence/PatientID' };
    expect((await checkTurn(DUMP_METADATA, { finds: nested })).text).toContain('without a slash');
    const list = await checkTurn(FIND_IDENTIFIERS, { finds: { names: ['PatientName'] } });
    expect(list.text).toContain('a list');
  });

  it('of a draft does not ask for what was done, and knows a tag that is written as findings show it', async () => {
    const draft = (empty: string, remove: string): string => `
      const EMPTY = ['00100010', '00080050', '00200010', '00080090'${empty}];
      const REMOVE = ['00101000', '00101040', '00102154'${remove}];
      export default function deidentify(dataset: Dataset, tools: Tools): Dataset {
        for (const tag of EMPTY) if (dataset[tag]) dataset[tag] = { vr: dataset[tag].vr };
        for (const tag of REMOVE) delete dataset[tag];
        const id = dataset['00100020'];
        if (id?.Value) id.Value = id.Value.map((value) => tools.pseudonym(String(value)));
        return dataset;
      }`;
    const removed = await checkTurn(DRAFT_SCRIPT, {
      draft: draft('', `, '00100030', '00101060', '00081070'`),
    });
    expect(removed.text).toContain(
      'PatientBirthDate: expected empty or replace (Table E.1-1 2024e: Z), observed removed',
    );
    const printed = await checkTurn(DRAFT_SCRIPT, { draft: draft(`, '(0010,0030)'`, '') });
    expect(printed.text).toContain("without brackets and comma: '00100030'");
  });

  it('never throws: what the learner throws is told', async () => {
    const spy = vi.spyOn(console, 'log').mockImplementation(() => {});
    const broken = (): never => {
      throw new TypeError('oh dear');
    };
    expect(await check('05-shift-dates', { shiftVisits: broken })).toBe(false);
    expect(await check('no-such-notebook', {})).toBe(false);
    expect(await check('01-find-identifiers', {})).toBe(false);
    const printed = spy.mock.calls.flat().join('\n');
    spy.mockRestore();
    expect(printed).toContain('TypeError: oh dear');
    expect(printed).toContain('There are: 00-check-setup');
  });

  it.each<[string, Shift, string]>([
    [
      'the same offset for everybody',
      (dates) => dates.map((date) => shiftDate(date, -100)),
      'patients move by different numbers of days',
    ],
    [
      'an offset from the patient number alone',
      (dates, id) => dates.map((date) => shiftDate(date, -1 - Number(id.at(-1)))),
      'another key gives other dates',
    ],
    [
      'a random offset for each call',
      (dates) =>
        dates.map(
          (
            (days) => (date: string) =>
              shiftDate(date, days)
          )(-1 - Math.floor(Math.random() * 1e3)),
        ),
      'asked again, it answers the same',
    ],
    [
      'an offset for each date',
      (dates, id, key) => dates.map((date, index) => shiftDate(date, offsetDaysOf(key, id + index))),
      'the days between two visits stay the same',
    ],
    ['dates kept', (dates) => [...dates], 'no visit keeps its date'],
    ['dates emptied', (dates) => dates.map(() => ''), 'every visit gets a date of eight digits'],
    [
      'the input changed',
      (dates, id, key) => {
        for (const [at, date] of dates.entries()) dates[at] = shiftDate(date, offsetDaysOf(key, id))!;
        return dates;
      },
      'the list that was given is left as it was',
    ],
  ])('catches %s', async (_, shiftVisits, claim) => {
    expect(await failedOf(SHIFT_DATES, { shiftVisits })).toBe(claim);
  });

  it('takes any attribute that holds what was asked for, and no other', async () => {
    const finds = {
      names: 'PatientName',
      places: 'InstitutionName',
      dates: 'ContentDate',
      phones: 'PatientTelephoneNumbers',
      recordNumbers: 'PatientID',
      devices: 'StationName',
      freeText: 'StudyDescription',
    };
    expect((await checkTurn(FIND_IDENTIFIERS, { finds })).isSolved).toBe(true);
    expect(await failedOf(FIND_IDENTIFIERS, { finds: { ...finds, dates: 'Modality' } })).toMatch(/^C:/);
    expect(await failedOf(FIND_IDENTIFIERS, { finds: { ...finds, names: 'Patientname' } })).toMatch(/^A:/);
    // the key calls the protocol a decoy: it is medicine
    expect(await failedOf(FIND_IDENTIFIERS, { finds: { ...finds, freeText: 'ProtocolName' } })).toMatch(
      /freeText/,
    );
    expect(await failedOf(FIND_IDENTIFIERS, { finds: { ...finds, freeText: 'PatientName' } })).toMatch(
      /freeText/,
    );
  });

  it('reads the bytes that the learner should read', async () => {
    const readHeader = (bytes: Uint8Array, offset: number) => {
      const view = new DataView(bytes.buffer, bytes.byteOffset);
      return {
        group: view.getUint16(offset, true),
        element: view.getUint16(offset + 2, true),
        vr: String.fromCharCode(bytes[offset + 4]!, bytes[offset + 5]!),
        length: view.getUint16(offset + 6, true),
      };
    };
    expect((await checkTurn(READ_FILE, { readHeader })).isSolved).toBe(true);
    const bigEndian = (bytes: Uint8Array, offset: number) => ({
      ...readHeader(bytes, offset),
      group: 256 * bytes[offset]! + bytes[offset + 1]!,
    });
    expect(await failedOf(READ_FILE, { readHeader: bigEndian })).toMatch(/group number/);
  });
});
