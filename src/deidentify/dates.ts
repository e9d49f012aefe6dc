import { derive, type ProjectKey } from './key.ts';

const DAY_MS = 86_400_000;
/** Ten years: far enough that the season and the year tell nothing, near enough that software takes the date. */
const LARGEST_OFFSET_DAYS = 3650;

/**
 * The patient's offset: 1 to 3650 whole days into the past, the same for every date of the patient.
 *
 * @param identity what identifies the patient (`patientIdentity`)
 */
export function offsetDaysOf(key: ProjectKey, identity: string): number {
  return -1 - (derive(key, 'offset', identity).readUInt32BE(0) % LARGEST_OFFSET_DAYS);
}

/**
 * A DA value moved by whole days. `YYYY.MM.DD` of before 1993 is read too (PS3.5 section 6.2) and written without dots.
 *
 * @returns `undefined` when the value is no date; it is never guessed
 * @example shiftDate('20240301', -1) // => '20240229'
 */
export function shiftDate(date: string, offsetDays: number): string | undefined {
  const match = /^(\d{4})(\.?)(\d\d)\2(\d\d)$/.exec(date);
  return match ? shiftParts(match[1]!, match[3]!, match[4]!, offsetDays)?.join('') : undefined;
}

/**
 * A DT value of any precision, with or without fraction and zone, moved by whole days: the time of day and the zone
 * stay. A year or a month alone moves as its first day does.
 *
 * @returns `undefined` when the value is no date and time (PS3.5 section 6.2)
 * @example shiftDateTime('20240301101530.5+0100', -1) // => '20240229101530.5+0100'
 */
export function shiftDateTime(dateTime: string, offsetDays: number): string | undefined {
  const match =
    /^(\d{4})(\d\d)?(\d\d)?((?:[01]\d|2[0-3])(?:[0-5]\d(?:(?:[0-5]\d|60)(?:\.\d{1,6})?)?)?)?([+-](?:0\d|1[0-4])[0-5]\d)?$/.exec(
      dateTime,
    );
  if (match === null) return undefined;
  const [, year, month, day, time = '', zone = ''] = match;
  if (time !== '' && day === undefined) return undefined;
  const shifted = shiftParts(year!, month ?? '01', day ?? '01', offsetDays);
  if (shifted === undefined) return undefined;
  return (
    shifted[0] + (month === undefined ? '' : shifted[1]) + (day === undefined ? '' : shifted[2]) + time + zone
  );
}

/** Whether a TM value is one; times of day are never moved (PS3.5 section 6.2; colons before 1993). */
export function isTime(time: string): boolean {
  return /^(?:[01]\d|2[0-3])(?::?[0-5]\d(?::?(?:[0-5]\d|60)(?:\.\d{1,6})?)?)?$/.test(time);
}

function shiftParts(
  year: string,
  month: string,
  day: string,
  offsetDays: number,
): [string, string, string] | undefined {
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return undefined;
  const shifted = new Date(date.getTime() + offsetDays * DAY_MS);
  const newYear = shifted.getUTCFullYear();
  if (newYear < 1 || newYear > 9999) return undefined;
  return [
    String(newYear).padStart(4, '0'),
    String(shifted.getUTCMonth() + 1).padStart(2, '0'),
    String(shifted.getUTCDate()).padStart(2, '0'),
  ];
}
