import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runTool } from './tools.ts';

/** A cell as the spreadsheet program has it. */
export interface SpreadsheetCell {
  /** What a person sees, before a column is too narrow. */
  readonly shown: string;
  /** What the program took it for: `string`, `float`, `date`, `boolean` ...; empty for an empty cell. */
  readonly type: string;
  /** It would be, or was, computed. */
  readonly isFormula: boolean;
}

export interface OpenOptions {
  /** A folder for what the program leaves. */
  readonly workFolder: string;
  /** Windows' number of the language whose dates and numbers are recognised: 1033 American English, 1031 German. */
  readonly language: number;
  /** Dates, per cents, currencies and the like are recognised, as Excel always does. */
  readonly detectsSpecial: boolean;
  /** Default comma. */
  readonly separator?: string;
}

const UTF_8 = 76;

/** Opens a CSV file with LibreOffice Calc, in UTF-8, and reads its first sheet back. */
export function openInSpreadsheet(path: string, options: OpenOptions): SpreadsheetCell[][] {
  const { workFolder, language, detectsSpecial, separator = ',' } = options;
  const out = join(workFolder, `${language}-${detectsSpecial}-${separator.charCodeAt(0)}`);
  mkdirSync(out, { recursive: true });
  const filter = `CSV:${separator.charCodeAt(0)},34,${UTF_8},1,,${language},false,${detectsSpecial}`;
  const run = runTool(
    'soffice',
    [
      // a profile of its own: a second LibreOffice with the same one would end at once
      `-env:UserInstallation=${pathToFileURL(join(workFolder, 'profile')).href}`,
      '--headless',
      `--infilter=${filter}`,
      '--convert-to',
      'fods',
      '--outdir',
      out,
      path,
    ],
    { timeoutMs: 180_000 },
  );
  if (run.code !== 0) throw new Error(`LibreOffice failed: ${run.stderr}`);
  return cellsOfFods(readFileSync(join(out, basename(path).replace(/\.csv$/, '.fods')), 'utf8'));
}

/** Rows and cells of a flat OpenDocument spreadsheet (OpenDocument 1.3 part 3, section 9.1); trailing empty ones are cut. */
function cellsOfFods(xml: string): SpreadsheetCell[][] {
  const rows: SpreadsheetCell[][] = [];
  for (const [, attributes, content] of xml.matchAll(
    /<table:table-row\b([^>]*)>(.*?)<\/table:table-row>/gs,
  )) {
    const row: SpreadsheetCell[] = [];
    for (const cell of content!.matchAll(/<table:table-cell\b([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)) {
      const type = /office:value-type="([^"]*)"/.exec(cell[1]!)?.[1] ?? '';
      const read = { shown: shownText(cell[2] ?? ''), type, isFormula: cell[1]!.includes('table:formula=') };
      const times = Number(/number-columns-repeated="(\d+)"/.exec(cell[1]!)?.[1] ?? 1);
      for (let count = 0; count < (type === '' ? Math.min(times, 20_000) : times); count++) row.push(read);
    }
    while (row.at(-1)?.type === '') row.pop();
    const times = Number(/number-rows-repeated="(\d+)"/.exec(attributes!)?.[1] ?? 1);
    for (let count = 0; count < (row.length === 0 ? 1 : times); count++) rows.push(row);
  }
  while (rows.at(-1)?.length === 0) rows.pop();
  return rows;
}

function shownText(xml: string): string {
  return [...xml.matchAll(/<text:p(?:\/>|[^>]*>(.*?)<\/text:p>)/gs)]
    .map(([, text]) =>
      (text ?? '')
        .replace(/<text:s(?: text:c="(\d+)")?\/>/g, (_, count) => ' '.repeat(Number(count ?? 1)))
        .replaceAll('<text:tab/>', '\t')
        .replaceAll('<text:line-break/>', '\n')
        .replace(/<[^>]*>/g, '')
        .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&apos;', "'")
        .replaceAll('&amp;', '&'),
    )
    .join('\n');
}
