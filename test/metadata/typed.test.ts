import { expect, it } from 'vitest';
import { dayNumberOf, isDateText } from '../../src/metadata/typed.ts';

it('counts days from 1970 also for the first centuries, whose calendar has no year 0', () => {
  expect(['00010101', '00991231', '19700101', '19691231'].map(dayNumberOf)).toEqual([
    -719162, -683004, 0, -1,
  ]);
  expect(dayNumberOf('00000101')).toBeNaN();
});

it('takes for a date what is eight digits, one day of the calendar, and nothing else', () => {
  expect(['20240229', '00010101', '99991231'].every(isDateText)).toBe(true);
  const others = ['', '202402', '20230229', '2024.01.01', '20240101\\20240102', '20240101-', '20240101 '];
  expect(others.filter(isDateText)).toEqual([]);
});
