import { isDeepStrictEqual } from 'node:util';
import type { Verdict } from './exercise-type.ts';

/** Characters of a value that fit beside its label. */
const MOST_CHARACTERS = 110;

/** A value as a learner would write it, on one line. Values are fictional: they may be shown. */
export function showValue(value: unknown): string {
  const text = textOf(value);
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 2)} ...`;
}

function textOf(value: unknown): string {
  if (typeof value === 'function') return `the function ${value.name}`;
  if (value instanceof Map) return `a Map of ${value.size} entries`;
  if (value instanceof Set) return `a Set: ${showValue([...value])}`;
  if (value instanceof Promise) return 'a promise';
  return JSON.stringify(value) ?? String(value);
}

/**
 * The verdict on a result that should equal another one. Arrays and objects are compared by what they hold.
 *
 * @param options.input what went in, as shown to the learner
 * @param options.because the likely cause, where the check knows better than `likelyCause`
 * @example expectEqual(shiftDate('20240301', -1), '20240229', { input: '20240301, -1 day' })
 */
export function expectEqual(
  got: unknown,
  expected: unknown,
  options: { readonly input?: unknown; readonly because?: string | undefined } = {},
): Verdict {
  if (isDeepStrictEqual(plain(got), plain(expected))) return undefined;
  const because = options.because ?? likelyCause(got, expected, options.input);
  const input = options.input === undefined ? undefined : showInput(options.input);
  const [shownGot, shownExpected] = showPair(got, expected);
  return {
    ...(input !== undefined && { input }),
    expected: shownExpected,
    got: shownGot,
    ...(because !== undefined && { because }),
  };
}

/** The verdict on an input that a function was given and must not change. */
export function expectUntouched(before: unknown, after: unknown, input: string): Verdict {
  if (isDeepStrictEqual(plain(before), plain(after))) return undefined;
  return {
    input,
    expected: 'the data set that went in, as it was',
    got: 'a changed one',
    because:
      'Your code changed its input. Others still need the original: work on a copy, such as structuredClone gives.',
  };
}

/**
 * The first verdict that is one. An error on the way is told which item it came from.
 *
 * @example firstProblem(['047Y', '061Y'], (age) => expectEqual(generalizeAge(age), ...))
 */
export function firstProblem<Item>(items: Iterable<Item>, judge: (item: Item) => Verdict): Verdict {
  for (const item of items) {
    try {
      const verdict = judge(item);
      if (verdict !== undefined) return verdict;
    } catch (error) {
      noteInput(error, Array.isArray(item) ? (item[0] as unknown) : item);
      throw error;
    }
  }
  return undefined;
}

const inputs = new WeakMap<object, string>();

function noteInput(error: unknown, input: unknown): void {
  if (typeof error === 'object' && error !== null && !inputs.has(error)) inputs.set(error, showInput(input));
}

/** With what a learner's code was called when it threw, where that is known. */
export function inputOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null ? inputs.get(error) : undefined;
}

/** One plain sentence when the difference is of a known kind. */
export function likelyCause(got: unknown, expected: unknown, input?: unknown): string | undefined {
  if (got === undefined)
    return 'Your function returned nothing here. Is there a return on every path, also in the last branch?';
  if (got instanceof Promise)
    return 'Your function returned a promise. It is async, or lacks an await; this one has to answer at once.';
  if (typeof got !== typeof expected && String(got) === String(expected))
    return `The value is right, but it is a ${typeof got}, and a ${typeof expected} was asked for.`;
  if (input !== undefined && isDeepStrictEqual(plain(got), plain(input)))
    return 'What came back is what went in: nothing was done to it.';
  if (typeof got === 'string' && typeof expected === 'string') return causeOfText(got, expected);
  if (typeof got === 'number' && typeof expected === 'number' && Math.abs(got - expected) === 1)
    return 'Off by one: does a loop or an index start or end one step too early?';
  if (Array.isArray(got) && Array.isArray(expected)) return causeOfList(got, expected);
  return undefined;
}

function causeOfText(got: string, expected: string): string | undefined {
  if (trim(got) === trim(expected))
    return 'Only the padding differs: values are filled to an even length with a space, UIDs with a null (PS3.5 section 6.2).';
  if (got.toLowerCase() === expected.toLowerCase()) return 'Only upper and lower case differ.';
  const [days, wanted] = [dayOf(got), dayOf(expected)];
  if (days !== undefined && wanted !== undefined && Math.abs(days - wanted) === 1)
    return 'Off by one day: a Date in local time can slip over midnight. Reckon in UTC, or without Date.';
  return undefined;
}

function causeOfList(got: readonly unknown[], expected: readonly unknown[]): string | undefined {
  const [mine, theirs] = [got, expected].map((list) => new Set(list.map((item) => JSON.stringify(item))));
  const missing = [...theirs!].filter((item) => !mine!.has(item)).length;
  const extra = [...mine!].filter((item) => !theirs!.has(item)).length;
  if (missing === 0 && extra === 0)
    return got.length === expected.length
      ? 'The right items in another order: the order of the file was asked for.'
      : 'The right items, but not the right number of each.';
  if (extra === 0)
    return `${count(missing, 'item is', 'items are')} missing and the others are right. Does your code go into sequences, and into every item of them?`;
  if (missing === 0) return `All that was asked for is there, and ${count(extra, 'item', 'items')} too many.`;
  return undefined;
}

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
const trim = (text: string): string => text.replace(/[ \0]+$/, '').trim();

function dayOf(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)/.exec(text);
  return match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / 86_400_000 : undefined;
}

/** Two long texts from where they differ. */
function showPair(got: unknown, expected: unknown): [string, string] {
  const full = [got, expected].map((value) => JSON.stringify(value) ?? String(value)) as [string, string];
  const isLong = full.some((text) => text.length > MOST_CHARACTERS);
  const isText = [got, expected].every((value) => typeof value === 'string' || typeof value === 'object');
  if (!isLong || !isText || got instanceof Map || got instanceof Set || got instanceof Promise)
    return [showValue(got), showValue(expected)];
  let at = 0;
  while (at < full[0].length && full[0][at] === full[1][at]) at++;
  const from = Math.max(0, at - 30);
  return full.map((text) => {
    const part = text.slice(from, from + MOST_CHARACTERS - 8);
    return `${from > 0 ? '... ' : ''}${part}${from + MOST_CHARACTERS - 8 < text.length ? ' ...' : ''}`;
  }) as [string, string];
}

function showInput(input: unknown): string {
  return typeof input === 'string' ? input.slice(0, MOST_CHARACTERS) : showValue(input);
}

/** Frozen, class and null-prototype objects as plain ones; `undefined` members do not count. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, plain(item)]));
  if (value instanceof Set || value instanceof Uint8Array || value instanceof Promise) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, plain(item)]),
  );
}
