/** A patient of the set that was handed out. */
export interface CleanRecord {
  readonly id: string;
  readonly sex: 'F' | 'M';
  /** The lower end of a band of five years: `060Y`. */
  readonly age: string;
  /** Study dates, all moved by the same unknown number of days. */
  readonly dates: readonly string[];
}

/** What somebody else knows. */
export interface Person {
  readonly name: string;
  readonly sex: 'F' | 'M';
  readonly birthYear: number;
  /** True days at the hospital. */
  readonly visits: readonly string[];
}

/** Names by record, for all that fit one person and no other; see README.md. */
export function linkRecords(
  records: readonly CleanRecord[],
  register: readonly Person[],
): Map<string, string> {
  const links = new Map<string, string>();
  for (const record of records) {
    const fitting = register.filter((person) => fits(record, person));
    // two candidates are a guess, not a finding
    if (fitting.length === 1) links.set(record.id, fitting[0]!.name);
  }
  return links;
}

function fits(record: CleanRecord, person: Person): boolean {
  const age = Number(person.visits[0]?.slice(0, 4)) - person.birthYear;
  const band = Number(record.age.slice(0, 3));
  return (
    record.sex === person.sex &&
    age >= band &&
    age < band + 5 &&
    // the offset drops out of differences: this is what the set gives away
    intervalsOf(record.dates) === intervalsOf(person.visits)
  );
}

/** The days between neighbours, and with them the number of visits. */
function intervalsOf(dates: readonly string[]): string {
  return dates.map((date, at) => (at === 0 ? 0 : dayOf(date) - dayOf(dates[at - 1]!))).join(' ');
}

function dayOf(date: string): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6))) / 86_400_000;
}
