import { displayWidth } from './table.ts';

const WIDTH = 80;
/** Before the text of `    Expected: ...` and the like. */
const LABEL = /^\s*(?:[✓✗○-] |(?:Input|Expected|Got|Where|Likely|Read):\s+|(?:Read|Write in)\s{2,})?/;

/** Columns of the terminal; 80 when there is none, or it is wider than one reads. */
export function terminalWidth(columns: number | undefined = process.stdout.columns): number {
  return Math.max(40, Math.min(WIDTH, columns || WIDTH));
}

/** Lines broken at spaces; what follows stands below the text of the first part. A word that is too long stays whole. */
export function wrapLines(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => (displayWidth(line) <= width ? [line] : wrapLine(line, width)))
    .join('\n');
}

/** Text for whoever reads it: broken at the width of a terminal, whole for a program. */
export function fitted(text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return stream.isTTY === true ? wrapLines(text, terminalWidth(stream.columns)) : text;
}

function wrapLine(line: string, width: number): string[] {
  const label = LABEL.exec(line)![0];
  const indent = ' '.repeat(displayWidth(label));
  const lines: string[] = [];
  let current = label;
  let isEmpty = true;
  for (const word of line.slice(label.length).split(' ')) {
    if (!isEmpty && displayWidth(current) + 1 + displayWidth(word) > width) {
      lines.push(current);
      current = indent;
      isEmpty = true;
    }
    current += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, current];
}
