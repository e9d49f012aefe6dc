/** An age as the lower end of a band of five years; see README.md. */
export function generalizeAge(age: string): string {
  // TODO: number and unit, whole years, the band, the cap
  throw new Error(`generalizeAge is not written yet (${age.length} characters)`);
}
