import type { ActionName } from '../profile/action.ts';

/** A plotly.js figure as a plain object: the lab draws it with `show`, `figureHtml` makes a text of it, any plotly takes it. */
export interface Figure {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly layout: Readonly<Record<string, unknown>>;
}

export const BLUE = '#1565c0';
export const ORANGE = '#b45309';
export const GREY = '#9aa5b1';
export const RED = '#c62828';
const GREEN = '#2e7d32';

/** One colour an action, the same wherever an action is shown. All have a contrast of 4.5 or more with white. */
export const ACTION_COLOURS: Readonly<Record<ActionName, string>> = {
  keep: GREEN,
  remove: RED,
  empty: ORANGE,
  dummy: '#795548',
  replace: '#6d4c41',
  pseudonym: '#7b1fa2',
  uid: BLUE,
  shift: '#00737f',
  generalize: '#4d7c0f',
  clean: '#00695c',
  noise: '#5d6d7e',
  encrypt: '#37474f',
  mask: '#ad1457',
  pixelate: '#ad1457',
};

const MAX_LABEL_CHARACTERS = 44;

/**
 * Names short enough for an axis, no two of them alike: a path without the word Sequence in its steps, and of a long one the
 * end, which says more than its beginning, as far as it is its own.
 *
 * @example shortNames(['ContentSequence/TextValue']) // => ['Content/TextValue']
 */
export function shortNames(names: readonly string[]): string[] {
  const plain = names.map((name) => name.replaceAll('Sequence/', '/'));
  const paths = plain.map((path, index) => (count(plain, path) > 1 ? names[index]! : path));
  const short = paths.map((path) => endOf(path, MAX_LABEL_CHARACTERS));
  for (let length = MAX_LABEL_CHARACTERS + STEP_CHARACTERS; new Set(short).size < new Set(paths).size; ) {
    const alike = short.map((label) => count(short, label) > 1);
    for (const [index, path] of paths.entries()) if (alike[index]) short[index] = endOf(path, length);
    length += STEP_CHARACTERS;
  }
  return short;
}

const STEP_CHARACTERS = 8;

function count(all: readonly string[], one: string): number {
  return all.filter((each) => each === one).length;
}

function endOf(path: string, length: number): string {
  return path.length <= length ? path : `\u2026${path.slice(1 - length)}`;
}

/** Text in a figure: plotly reads a little HTML in labels, which values must not be taken for. */
export function plainLabel(text: string): string {
  return text.replace(/[<>&]/g, (character) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[character]!);
}

/** The layout of all charts: white, a title to the left, room for names. */
export function layoutOf(
  title: string,
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {
    title: { text: title, x: 0, xanchor: 'left', xref: 'paper', font: { size: 16 } },
    font: { family: 'system-ui, sans-serif', size: 12, color: '#1b1f24' },
    paper_bgcolor: '#fff',
    plot_bgcolor: '#fff',
    margin: { l: 60, r: 20, t: 60, b: 60 },
    ...more,
  };
}

/** Height in points of the screen for so many horizontal bars. */
export function heightForBars(bars: number): number {
  return Math.max(260, 130 + 20 * bars);
}

/** An axis of names; data gives their positions, so that nothing in a name is taken for a number or a date. */
export function nameAxis(names: readonly string[]): Record<string, unknown> {
  const short = shortNames(names);
  return {
    tickmode: 'array',
    tickvals: names.map((_, index) => index),
    ticktext: short.map(plainLabel),
    range: [-0.6, names.length - 0.4],
    zeroline: false,
    automargin: true,
    ticklabelstandoff: 4,
  };
}
