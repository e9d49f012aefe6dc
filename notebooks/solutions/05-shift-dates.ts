function shiftVisits(dates: string[], patientId: string, key: typeof DEMO_KEY): string[] {
  const days = offsetDaysOf(key, patientId); // from the key, the same for all dates of this patient
  return dates.map((date) => shiftDate(date, days) ?? ''); // what is no date is never guessed
}
