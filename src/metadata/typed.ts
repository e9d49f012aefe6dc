/** DICOM text as values that can be compared and counted with. */

const YEARS_PER_UNIT: Readonly<Record<string, number>> = { Y: 1, M: 1 / 12, W: 7 / 365.25, D: 1 / 365.25 };

/**
 * Years of an age string (PS3.5 section 6.2, AS), to three decimals; NaN when it is none.
 *
 * @example yearsOf('018M') // => 1.5
 */
export function yearsOf(age: string): number {
  const match = /^(\d{3})([DWMY])$/.exec(age);
  return match ? Math.round(Number(match[1]) * YEARS_PER_UNIT[match[2]!]! * 1000) / 1000 : Number.NaN;
}

/** `2019-03-17`; text that is no date stays as it is. */
export function isoDate(date: string): string {
  const match = /^(\d{4})\.?(\d\d)\.?(\d\d)$/.exec(date);
  return match ? `${match[1]}-${match[2]}-${match[3]}` : date;
}

/** `08:10:15.25`; text that is no time stays as it is. */
export function isoTime(time: string): string {
  const match = /^(\d\d)(?::?(\d\d)(?::?(\d\d)(?:\.(\d{1,6}))?)?)?$/.exec(time);
  if (!match) return time;
  const fraction = match[4]?.replace(/0+$/, '');
  return `${match[1]}:${match[2] ?? '00'}:${match[3] ?? '00'}${fraction ? `.${fraction}` : ''}`;
}

/** `2019-03-17T08:10:15`, as precise as it was, with its offset from UTC. */
export function isoDateTime(value: string): string {
  const match = /^(\d{4})(\d\d)?(\d\d)?(\d{2,6}(?:\.\d{1,6})?)?([+-]\d{4})?$/.exec(value);
  if (!match) return value;
  const [, year, month, day, time, zone] = match;
  const date = [year, month, day].filter(Boolean).join('-');
  return `${date}${time ? `T${isoTime(time)}` : ''}${zone ? `${zone.slice(0, 3)}:${zone.slice(3)}` : ''}`;
}

/** Days from 1970-01-01 of a DICOM date; NaN when it is none or no day of the calendar, which has no year 0. */
export function dayNumberOf(date: string): number {
  const match = /^(\d{4})\.?(\d\d)\.?(\d\d)/.exec(date);
  if (!match) return Number.NaN;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  // Date.UTC takes the years before 100 for those of the last century
  const time = new Date(0).setUTCFullYear(year, month - 1, day);
  const back = new Date(time);
  return year > 0 && back.getUTCMonth() === month - 1 && back.getUTCDate() === day
    ? Math.round(time / 86_400_000)
    : Number.NaN;
}

/** One day of the calendar as PS3.5 section 6.2 writes it, eight digits and nothing else. */
export function isDateText(text: string): boolean {
  return text.length === 8 && !/\D/.test(text) && !Number.isNaN(dayNumberOf(text));
}
