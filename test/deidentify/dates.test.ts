import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTime, offsetDaysOf, shiftDate, shiftDateTime } from '../../src/deidentify/dates.ts';
import { DEMO_KEY, keyFromBytes } from '../../src/deidentify/key.ts';

const DAY_MS = 86_400_000;
const dayOf = (date: string): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6, 8))) / DAY_MS;
const date = fc
  .integer({ min: dayOf('19000101'), max: dayOf('20991231') })
  .map((day) => new Date(day * DAY_MS).toISOString().slice(0, 10).replaceAll('-', ''));
const offset = fc.integer({ min: -3650, max: -1 });

describe('shiftDate', () => {
  it('moves every date by exactly the offset, so intervals stay', () => {
    fc.assert(
      fc.property(date, date, offset, (a, b, days) => {
        expect(dayOf(shiftDate(a, days)!) - dayOf(a)).toBe(days);
        expect(dayOf(shiftDate(b, days)!) - dayOf(shiftDate(a, days)!)).toBe(dayOf(b) - dayOf(a));
      }),
    );
  });

  it.each([
    ['20240301', -1, '20240229'],
    ['20230301', -1, '20230228'],
    ['20000101', -1, '19991231'],
    ['1997.04.24', -4, '19970420'],
  ])('%s by %i days is %s', (before, days, after) => expect(shiftDate(before, days)).toBe(after));

  it.each([
    '',
    '2024',
    '20240230',
    '20241301',
    '20240101-20240201',
    '2024-01-01',
    'unknown',
    '20240101 ',
    '00000000',
    '00010101',
  ])('does not guess %j', (text) => expect(shiftDate(text, -400)).toBeUndefined());
});

describe('shiftDateTime', () => {
  it.each([
    ['20240301101530.123456+0100', -1, '20240229101530.123456+0100'],
    ['20240301101530-0500', -1, '20240229101530-0500'],
    ['202403011015', -1, '202402291015'],
    ['2024030110', -1, '2024022910'],
    ['20240301', -1, '20240229'],
    ['202403', -1, '202402'],
    ['2024', -1, '2023'],
    ['2024+0100', -1, '2023+0100'],
  ])('%s by %i days is %s', (before, days, after) => expect(shiftDateTime(before, days)).toBe(after));

  it('keeps the time of day and the zone to the letter', () => {
    const time = fc.tuple(
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
      fc.integer({ min: 0, max: 59 }),
    );
    const zone = fc.constantFrom('', '+0000', '-1200', '+1400', '+0530');
    fc.assert(
      fc.property(date, time, zone, offset, (day, parts, suffix, days) => {
        const clock = parts.map((part) => String(part).padStart(2, '0')).join('') + suffix;
        expect(shiftDateTime(day + clock, days)).toBe(shiftDate(day, days)! + clock);
      }),
    );
  });

  it.each([
    '',
    '20241301101530',
    '2024030125',
    '20240301101530.1234567',
    '20240301101530+9900',
    '2024T1015',
    '202403011',
    'soon',
  ])('does not guess %j', (text) => expect(shiftDateTime(text, -1)).toBeUndefined());
});

describe('offsetDaysOf', () => {
  it('is one to 3650 days into the past, the same for a patient, and another for another key', () => {
    const other = keyFromBytes(new Uint8Array(32).fill(1));
    const offsets = new Set<number>();
    let sameUnderOtherKey = 0;
    for (let patient = 0; patient < 500; patient++) {
      const days = offsetDaysOf(DEMO_KEY, `id\0${patient}\0`);
      expect(days).toBeGreaterThanOrEqual(-3650);
      expect(days).toBeLessThanOrEqual(-1);
      expect(offsetDaysOf(DEMO_KEY, `id\0${patient}\0`)).toBe(days);
      offsets.add(days);
      if (offsetDaysOf(other, `id\0${patient}\0`) === days) sameUnderOtherKey++;
    }
    expect(offsets.size).toBeGreaterThan(400);
    expect(sameUnderOtherKey).toBeLessThan(5);
  });
});

describe('isTime', () => {
  it.each(['10', '1015', '101530', '101530.5', '235960', '10:15:30'])('takes %s', (text) =>
    expect(isTime(text)).toBe(true),
  );
  it.each(['24', '1060', '101561', '1015301', 'noon', ''])('refuses %j', (text) =>
    expect(isTime(text)).toBe(false),
  );
});
