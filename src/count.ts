/** @example count(1, 'study', 'studies') // => '1 study' */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
