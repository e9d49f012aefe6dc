/**
 * The word nearest to a misspelt one, when one is near enough to be meant.
 *
 * @example nearestWord('baisc', ['basic', 'research']) // => 'basic'
 */
export function nearestWord(word: string, words: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const each of words) {
    const distance = editDistance(word.toLowerCase(), each.toLowerCase(), least);
    if (distance < least) {
      least = distance;
      best = each;
    }
  }
  return best ?? words.find((each) => hasParts(each, word.toLowerCase()));
}

/** `retain-full-dates` is a shorter `retain-longitudinal-full-dates`. */
function hasParts(name: string, word: string): boolean {
  const parts = word.split('-');
  return parts.length > 1 && parts.every((part) => name.toLowerCase().split('-').includes(part));
}

/** Insertions, deletions, changes and swaps of neighbours that make one word of the other; `limit` when not fewer. */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const now = [row];
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let least = Math.min(last[column]! + 1, now[column - 1]! + 1, last[column - 1]! + cost);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        least = Math.min(least, before[column - 2]! + 1);
      }
      now.push(least);
    }
    if (Math.min(...now) >= limit) return limit;
    before = last;
    last = now;
  }
  return Math.min(last[b.length]!, limit);
}
