import { eastAsianWidth } from 'get-east-asian-width';

/** Plain text tables and safe text for terminals. */

/** Characters that a terminal would obey, and line breaks, shown instead of sent. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (character) =>
    character === '\n' || character === '\r' || character === '\t' ? ' ' : '\u00b7',
  );
}

/** Columns a terminal needs for the text: ideographs take two, combining marks none. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) {
    if (!/\p{M}/u.test(character)) width += eastAsianWidth(character.codePointAt(0)!);
  }
  return width;
}

/** Cut to at most `width` columns, with a mark where something was cut. */
export function cutTo(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const character of text) {
    const each = displayWidth(character);
    if (used + each > width - 1) break;
    kept += character;
    used += each;
  }
  return `${kept}\u2026`;
}

export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** Rows under a header; numbers to the right, all columns as wide as they need to be. */
export function formatTable(
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const texts = [header, ...rows.map((row) => row.map(String))];
  const widths = header.map((_, column) => Math.max(...texts.map((row) => displayWidth(row[column] ?? ''))));
  const isNumber = header.map((_, column) => rows.every((row) => typeof row[column] === 'number'));
  const line = (row: readonly string[]): string =>
    row
      .map((text, column) =>
        isNumber[column]
          ? ' '.repeat(widths[column]! - displayWidth(text)) + text
          : pad(text, widths[column]!),
      )
      .join('  ')
      .trimEnd();
  return [line(texts[0]!), line(widths.map((width) => '-'.repeat(width))), ...texts.slice(1).map(line)].join(
    '\n',
  );
}
