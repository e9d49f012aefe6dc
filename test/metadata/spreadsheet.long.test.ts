import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unprotectCell } from '../../src/metadata/csv.ts';
import { type Dump, dumpMetadata, readMetadata } from '../../src/metadata/dump.ts';
import { ctFile } from '../support/patients.ts';
import { openInSpreadsheet, type SpreadsheetCell } from '../support/spreadsheet.ts';
import { describeWith } from '../support/tools.ts';

const COHORT = fileURLToPath(new URL('../../datasets/cohort', import.meta.url));
const LONG_MS = 240_000;
/** American and British English, German, Swiss German, French, Japanese, Swedish: unlike signs for dates and numbers. */
const LANGUAGES = [1033, 2057, 1031, 2055, 1036, 1041, 1053];

/** Text that some spreadsheet, in some language, would take for a number, a date, a truth value or a formula. */
const TEXTS = [
  ...[
    '00012',
    '000',
    '123456789012',
    '1234567890123456',
    '081015',
    '101530.000000',
    '1.2.840.10008.1',
    '1.2',
  ],
  ...['.5', '5.', '1.50', '1,5', '1,234', '1,234.5', '1.234,5', "1'000", '1 000', '1 1/2', '(5)', '5-', '5+'],
  ...['$5', '5%', '50 %', '£10', '5 €', '1E5', '2e-3', '1D5', '0x1F', '１２３', '٣٤', '１E５', '½', '5 EUR'],
  ...['1/2', '3-5', '2020-01-01', '2020-01-01T10:00:00Z', '2020-01-01 10:00', '20200101101530+0100', '5.1.'],
  ...['12:30', '12:30 PM', '11 am', '5 p', 'MAR1', 'March 5, 2020', 'Mar-05-2020', '5 Mar 2020', '2020 SEP'],
  ...[
    '1. Mai',
    '15. März',
    'Mai 5',
    '5 mai 2020',
    '5 août',
    'DEC',
    'MARCH',
    '2020年1月1日',
    '5 maj',
    '1 okt',
  ],
  ...['true', 'TRUE', 'False', 'WAHR', 'falsch', 'VRAI', 'faux', '#N/A', '#REF!', 'NaN', 'INF', 'NULL'],
  ...['=1+1', "=cmd|' /C calc'!A0", '+1', '-2+3', '@SUM(A1)', '＝1+1', "'quoted", "''two", 'a"b', 'a,b;c'],
  ...[
    'x;=1+1;y',
    'line\r\n=1+1',
    "x;'=1+1",
    'line\n-2;@x',
    '\r\n=1+1',
    'a\t+1',
    '山田^太郎',
    'é ü ß',
    '1\\2',
  ],
];
const NUMBERS = ['1', '12345678901', '20200101', '101530', '0'];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deidlab-spreadsheet-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A line break in a cell is one character to a spreadsheet. */
function oneBreak(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** How many cells are not what the dump has, by column and text. */
function differences(dump: Dump, cells: readonly SpreadsheetCell[][]): string[] {
  const found: string[] = [];
  expect(cells[0]!.map(({ shown }) => shown)).toEqual(dump.columns.map(({ name }) => name));
  expect(cells).toHaveLength(dump.rows.length + 1);
  for (const [at, row] of dump.rows.entries()) {
    for (const [index, { name, kind }] of dump.columns.entries()) {
      const expected = row[index] ?? '';
      const cell = cells[at + 1]![index] ?? { shown: '', type: '', isFormula: false };
      const isSameNumber =
        kind === 'number' && cell.type === 'float' && expected !== '' && sameNumber(cell.shown, expected);
      const isSame = unprotectCell(cell.shown) === oneBreak(expected);
      if (cell.isFormula || !(isSame || isSameNumber)) found.push(`${name}: ${expected} is ${cell.shown}`);
      // 12 as a number or as text looks the same; nothing else may be a number, a date or a truth value
      if (kind !== 'number' && !['', 'string'].includes(cell.type) && !/^(?:0|[1-9]\d{0,10})$/.test(expected))
        found.push(`${name}: ${expected} is of type ${cell.type}`);
    }
  }
  return found;
}

/** A column of numbers is shown with so many digits as fit. */
function sameNumber(shown: string, expected: string): boolean {
  return Math.abs(Number(shown) - Number(expected)) <= 1e-9 * Math.max(1, Math.abs(Number(expected)));
}

describeWith(['soffice'], 'a dump as CSV in a spreadsheet program', () => {
  it(
    'shows every cell of the cohort as it is, with and without the byte order mark',
    async () => {
      const dump = await readMetadata(COHORT);
      for (const bom of [false, true]) {
        const path = join(folder, `cohort-${bom}.csv`);
        await dumpMetadata(COHORT, { output: path, bom });
        const cells = openInSpreadsheet(path, {
          workFolder: folder,
          language: 1033,
          detectsSpecial: true,
        });
        expect(differences(dump, cells)).toEqual([]);
      }
    },
    LONG_MS,
  );

  it(
    'takes no text for a number, a date or a formula, in any language',
    async () => {
      const input = join(folder, 'texts');
      mkdirSync(input);
      for (const [index, text] of [...TEXTS, ...NUMBERS].entries()) {
        writeFileSync(
          join(input, String(index).padStart(3, '0')),
          ctFile({ PatientComments: text, InstanceNumber: index }),
        );
      }
      const columns = ['PatientComments', 'InstanceNumber'];
      const dump = await readMetadata(input, { columns });
      expect(dump.rows.map(([text]) => text)).toEqual([...TEXTS, ...NUMBERS]);
      const path = join(folder, 'texts.csv');
      await dumpMetadata(input, { output: path, columns });
      for (const language of LANGUAGES) {
        const cells = openInSpreadsheet(path, { workFolder: folder, language, detectsSpecial: true });
        expect(differences(dump, cells), String(language)).toEqual([]);
      }
    },
    LONG_MS,
  );

  it(
    'runs nothing either when it is cut at semicolons or tabs, as spreadsheets of many countries do',
    async () => {
      for (const separator of [';', '\t']) {
        const cells = openInSpreadsheet(join(folder, 'texts.csv'), {
          workFolder: folder,
          language: 1031,
          detectsSpecial: true,
          separator,
        });
        expect(cells.length).toBeGreaterThan(TEXTS.length);
        expect(cells.flat().filter(({ isFormula }) => isFormula)).toEqual([]);
      }
    },
    LONG_MS,
  );
});
