import { isNumberText } from './cell.ts';

/**
 * CSV for people with spreadsheets: RFC 4180, and an apostrophe before every cell that a spreadsheet, in whatever
 * language, would not show as it is: it would run what begins with = + - @, a tab or a line break as a formula, and
 * make a number, a date, a time, an amount or a truth value of text that looks like one. Whole numbers of at most 11
 * digits without leading zeros look the same as numbers; figures of a numeric VR, single or several (`-180\-172.5`),
 * are meant to be numbers.
 *
 * Where a semicolon or a tab separates, as it does in many countries, what follows one in the middle of a text begins a
 * cell; so does a line break, when the quotes no longer hold. So one rule reads it back: an apostrophe at the beginning,
 * or after a semicolon, a tab or a line break, goes.
 */

/** Excel and LibreOffice run these; the last four are their full-width forms. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/** Where another separator would begin a cell with one of them, or with an apostrophe of the text. */
const INNER_START = /(?<=[;\t\r\n])(?=['=+\-@\uff1d\uff0b\uff0d\uff20])/g;
/** Several numbers. */
const FIGURES = /^[-+]?[\d.]+(?:[eE][-+]?\d+)?(?:(?:\\| \| )[-+]?[\d.]+(?:[eE][-+]?\d+)?)+$/;
/** Looks the same as a number. */
const SAME_AS_NUMBER = /^(?:0|[1-9]\d{0,10})$/;
/** Four numbers with dots are no date anywhere. */
const UID = /^\d+(?:\.\d+){3,}$/;
/** Figures with signs only: numbers, amounts, shares, fractions, dates, times. A backslash or a bar is in none. */
const ONLY_FIGURES = /^[^\p{L}\\|]*[\p{Nd}\p{No}][^\p{L}\\|]*$/u;
const WITH_FIGURES = /^[^\\|]*\p{Nd}[^\\|]*$/u;
/** A currency, or a month's name, which begins in one of these ways from Spanish to Swedish: before figures or after. */
const AMOUNT_OR_MONTH =
  /^(?:eur|usd|chf|gbp|kr|(?:jan|j\u00e4n|fe[bv]|f\u00e9v|m[a\u00e4]r|mrz|apr|avr|abr|ma[iyjg]|ju[nli]|giu|lug|ago|aug|ao\u00fb|set|sep|o[ckt]t|out|nov|d[ei\u00e9][czs]|ene|gen)\p{L}{0,7})$/iu;
/** Only after figures: exponent, the signs of ISO 8601, hours, morning and evening, year, month and day in Japanese. */
const AFTER_FIGURES = /^(?:[etzhap]|[ap]m|[\u5e74\u6708\u65e5])$/iu;
const TRUTH =
  /^(?:true|false|wahr|falsch|vrai|faux|verdadero|verdadeiro|falso|vero|waar|onwaar|sant|falskt|sand|falsk)$/i;

/** The cell with an apostrophe in front where a spreadsheet would do something with it. */
export function protectCell(cell: string, isNumberColumn: boolean): string {
  if (cell === '' || SAME_AS_NUMBER.test(cell)) return cell;
  if (isNumberColumn && (isNumberText(cell) || FIGURES.test(cell))) return cell;
  const inside = cell.replace(INNER_START, "'");
  if (inside.length >= MAX_CELL)
    return protectCell(`${cell.slice(0, MAX_CELL / 2 - 1)}\u2026`, isNumberColumn);
  return cell.startsWith("'") || FORMULA.test(cell) || isTakenForNumber(cell) ? `'${inside}` : inside;
}

function isTakenForNumber(cell: string): boolean {
  if (cell.length > MAX_NUMBER_CHARACTERS) return false;
  if (ONLY_FIGURES.test(cell)) return !UID.test(cell);
  if (!WITH_FIGURES.test(cell)) return TRUTH.test(cell);
  return (cell.match(/\p{L}+/gu) ?? []).every(
    (word) => AMOUNT_OR_MONTH.test(word) || (AFTER_FIGURES.test(word) && !cell.startsWith(word)),
  );
}

/** Excel's limit; what is beyond it would begin another row. Half of a text fits in, whatever its apostrophes. */
const MAX_CELL = 32_767;

/** No date, however long its month's name, has more. */
const MAX_NUMBER_CHARACTERS = 64;

/** What `protectCell` was given. */
export function unprotectCell(cell: string): string {
  return cell.replace(/(?<![^;\t\r\n])'/g, '');
}

/** A field with a comma, a semicolon, a quote, a tab, a line break, or spaces at an end is quoted. */
export function quoteField(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Splits CSV text into records of fields; `undefined` for a field of no character, `''` for an empty one in quotes. */
export function parseCsv(text: string): (string | undefined)[][] {
  const records: (string | undefined)[][] = [];
  let record: (string | undefined)[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    let field: string | undefined;
    if (text[at] === '"') {
      field = '';
      for (at++; ; at++) {
        const quote = text.indexOf('"', at);
        const end = quote < 0 ? text.length : quote;
        field += text.slice(at, end);
        at = end + 1;
        if (text[at] !== '"') break;
        field += '"';
      }
    } else {
      const start = at;
      while (at < text.length && text[at] !== ',' && text[at] !== '\n' && text[at] !== '\r') at++;
      field = at > start ? text.slice(start, at) : undefined;
    }
    record.push(field);
    if (text[at] === ',') {
      at++;
      if (at === text.length) record.push(undefined);
      continue;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    records.push(record);
    record = [];
  }
  if (record.length > 0) records.push(record);
  return records;
}
