import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lookupTag } from '../../src/dicom/dictionary.ts';
import { isOptionName, OPTION_NAMES, OPTIONS, type OptionName, optionOf } from '../../src/profile/options.ts';
import { TABLE_EDITION, tableRowOf, tableRows } from '../../src/profile/table.ts';

interface Reference {
  readonly edition: string;
  readonly rows: readonly {
    readonly tag: string;
    readonly name: string;
    readonly inStandardIod: string;
    readonly basic: string;
    readonly options?: Readonly<Record<string, string>>;
  }[];
}

const path = new URL('../../../shared/reference/ps3.15-e1-1.json', import.meta.url);
const reference = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Reference) : undefined;
const withReference = reference ? '' : ' (skipped: ../shared/reference is not here)';

/** `retainLongitudinalFullDates` of the reference as `retain-longitudinal-full-dates`. */
const toOptionName = (column: string): string =>
  column.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

describe('PS3.15 Table E.1-1', () => {
  it.skipIf(!reference)(`equals the reference row by row${withReference}`, () => {
    expect(TABLE_EDITION).toBe(reference!.edition);
    expect(
      tableRows().map(({ selector, name, basic, options, inStandardIod }) => ({
        selector,
        name,
        basic,
        options,
        inStandardIod,
      })),
    ).toEqual(
      reference!.rows.map((row) => ({
        selector: row.tag,
        name: row.name.replace(/\s*\(see Note 11\)$/, ''), // of Icon Image Sequence
        basic: row.basic,
        options: Object.fromEntries(
          Object.entries(row.options ?? {}).map(([column, code]) => [toOptionName(column), code]),
        ),
        inStandardIod: row.inStandardIod === 'Y',
      })),
    );
  });

  it('is the table that was compared with the standard', () => {
    const text = JSON.stringify(
      tableRows().map(({ selector, tag, basic, options, inStandardIod }) => [
        selector,
        tag,
        basic,
        Object.entries(options).sort(),
        inStandardIod,
      ]),
    );
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      '789ed9eb67620850578be729f6ad47ed11ac992a42c51dd9df07d51f5d3ae623',
    );
  });

  it('has 621 rows, 617 of them for one tag that the dictionary knows', () => {
    const rows = tableRows();
    const tags = rows.flatMap(({ tag }) => (tag === undefined ? [] : [tag]));
    expect(rows).toHaveLength(621);
    expect(new Set(tags).size).toBe(617);
    expect(tags.filter((tag) => lookupTag(tag) === undefined)).toEqual([]);
  });

  it('finds the row of a tag', () => {
    expect(tableRowOf(0x00100010)).toMatchObject({
      selector: '(0010,0010)',
      name: "Patient's Name",
      basic: 'Z',
      options: {},
    });
    expect(tableRowOf(0x00080022)).toMatchObject({
      basic: 'X/Z',
      options: { 'retain-longitudinal-full-dates': 'K', 'retain-longitudinal-modified-dates': 'C' },
      inStandardIod: true,
    });
    expect(tableRowOf(0x00080016)).toBeUndefined();
    expect(tableRowOf(0x7fe00010)).toBeUndefined();
  });

  it('finds the rows that stand for many tags', () => {
    for (const tag of [0x50000010, 0x50143000, 0x50fe0000]) expect(tableRowOf(tag)?.name).toBe('Curve Data');
    expect(tableRowOf(0x60003000)?.name).toBe('Overlay Data');
    expect(tableRowOf(0x60204000)?.name).toBe('Overlay Comments');
    expect(tableRowOf(0x60000022)).toBeUndefined();
    expect(tableRowOf(0x52009229)).toBeUndefined();
    for (const tag of [0x00090010, 0x00191008, 0x50011000, 0x60013000, 0x7fe10010, 0xffff0001])
      expect(tableRowOf(tag)).toMatchObject({
        name: 'Private Attributes',
        basic: 'X',
        options: { 'retain-safe-private': 'C' },
      });
  });
});

describe('the options', () => {
  it('are those of CID 7050, each once', () => {
    expect(OPTIONS.map(({ code }) => code).sort()).toEqual(
      Array.from({ length: 12 }, (_, index) => String(113101 + index)),
    );
    expect(new Set(OPTIONS.map(({ meaning }) => meaning)).size).toBe(12);
    expect(optionOf('clean-pixel-data').code).toBe('113101');
    expect(optionOf('retain-institution-identity').code).toBe('113112');
    expect(isOptionName('retain-uids')).toBe(true);
    expect(isOptionName('toString')).toBe(false);
  });

  it('all have a column in the table, but for the two about pixels', () => {
    const used = new Set(tableRows().flatMap(({ options }) => Object.keys(options) as OptionName[]));
    expect(OPTION_NAMES.filter((name) => !used.has(name))).toEqual([
      'clean-pixel-data',
      'clean-recognizable-visual-features',
    ]);
  });
});
