/** How many of a unit make a year. */
const PER_YEAR: Readonly<Record<string, number>> = { Y: 1, M: 12, W: 365.25 / 7, D: 365.25 };

/** An age as the lower end of a band of five years; see README.md. */
export function generalizeAge(age: string): string {
  const match = /^(\d{3})([YMWD])$/.exec(age);
  if (match === null) return '';
  const years = Math.floor(Number(match[1]) / PER_YEAR[match[2]!]!);
  // over 89 is one class for all: 45 CFR 164.514(b)(2)(i)(C)
  const band = Math.min(90, Math.floor(years / 5) * 5);
  // AS has always three digits
  return `${String(band).padStart(3, '0')}Y`;
}
