/**
 * CSV for people with spreadsheets: RFC 4180, and an apostrophe before every cell that a spreadsheet would not show as
 * it is. A cell that begins with = + - @, a tab or a line break would be run as a formula; text that looks like a number
 * with a leading zero, with more than 11 digits, or like a date would lose some. Figures of a numeric VR, single or
 * several (`-180\-172.5`), stay as they are. A cell that begins with an apostrophe gets one more, so one rule reads it
 * back: an apostrophe at the beginning goes.
 */

/** Excel and LibreOffice run these; the last four are their full-width forms. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const FIGURES = /^[-+]?[\d.]+(?:[eE][-+]?\d+)?(?:(?:\\| \| )[-+]?[\d.]+(?:[eE][-+]?\d+)?)*$/;
/** Leading zeros, more than 11 digits, exponents, zeros at the end: shown as a number it is not the same text. */
const CHANGED_NUMBER =
  /^\s*(?:0\d+(?:[.,]\d*)?|\d{12,}(?:[.,]\d*)?|\d+(?:[.,]\d*)?[eE][-+]?\d+|\d*[.,]\d*0)\s*$/;
/** 3-5, 1/2, 12:30, MAR1, 2-May: dates and times to a spreadsheet. */
const DATE_LIKE =
  /^\s*(?:\d{1,4}[-/.:]\d{1,4}(?:[-/.:]\d{1,4})?|(?:\d{1,4}[-/ ]?)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[-/ ]?\d{0,4})\s*$/i;

/** The cell with an apostrophe in front where a spreadsheet would do something with it. */
export function protectCell(cell: string, isNumberColumn: boolean): string {
  if (cell === '') return cell;
  if (cell.startsWith("'")) return `'${cell}`;
  if (FORMULA.test(cell)) return isNumberColumn && FIGURES.test(cell) ? cell : `'${cell}`;
  if (!isNumberColumn && (CHANGED_NUMBER.test(cell) || DATE_LIKE.test(cell))) return `'${cell}`;
  return cell;
}

/** What `protectCell` was given. */
export function unprotectCell(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
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
