import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtinProfile, DEMO_KEY, runBatch } from '../../src/index.ts';
import { type Dump, dumpMetadata, readMetadata } from '../../src/metadata/dump.ts';
import { DUMP_LEVELS, type DumpLevel } from '../../src/metadata/levels.ts';
import { readDump } from '../../src/metadata/read-dump.ts';
import { type DuckDbTable, duckDbFolder, queryDuckDb } from '../support/duckdb.ts';
import { ctFile } from '../support/patients.ts';

const COHORT = fileURLToPath(new URL('../../datasets/cohort', import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deidlab-parquet-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let turn = 0;
/** The same dump in memory, and as DuckDB reads it from Parquet and from CSV. */
async function dumpForDuckDb(
  input: string,
  level: DumpLevel,
): Promise<{ dump: Dump; parquet: DuckDbTable; csv: DuckDbTable }> {
  const path = join(folder, String(turn++));
  await dumpMetadata(input, { output: `${path}.parquet`, level });
  await dumpMetadata(input, { output: `${path}.csv`, level, plain: true });
  return {
    dump: await readMetadata(input, { level }),
    parquet: await queryDuckDb(`select * from read_parquet('${path}.parquet')`),
    // without what it would guess: no quotes are no value, quotes around nothing are an empty one
    csv: await queryDuckDb(
      `select * from read_csv('${path}.csv', delim=',', quote='"', escape='"', header=true, all_varchar=true,
        allow_quoted_nulls=false, nullstr='', new_line='\\r\\n')`,
    ),
  };
}

/** @returns how many cells were compared */
function expectEqual({ dump, parquet, csv }: { dump: Dump; parquet: DuckDbTable; csv: DuckDbTable }): number {
  const names = dump.columns.map(({ name }) => name);
  expect(parquet.names).toEqual(names);
  expect(csv.names).toEqual(names);
  expect([parquet.rows.length, csv.rows.length]).toEqual([dump.rows.length, dump.rows.length]);
  for (const [index, { name, isNumeric, isDate, varies }] of dump.columns.entries()) {
    const type = varies ? 'VARCHAR' : isNumeric ? 'DOUBLE' : isDate ? 'DATE' : 'VARCHAR';
    expect(parquet.types[index], name).toBe(type);
    const cells = dump.rows.map((row) => row[index] ?? null);
    expect(
      csv.rows.map((row) => row[index]),
      name,
    ).toEqual(cells);
    const typed = cells.map((cell) => (type === 'VARCHAR' ? cell : cell ? cell : null));
    const found = parquet.rows.map((row) => row[index] ?? null);
    const compared = {
      VARCHAR: (cell: unknown) => cell,
      DOUBLE: Number,
      // as DuckDB writes a day: 2024-03-01
      DATE: (cell: unknown) => String(cell).replaceAll('-', ''),
    }[type];
    const each = (cell: unknown): unknown => (cell === null ? null : compared(cell));
    expect(found.map(each), name).toEqual(typed.map(each));
  }
  return names.length * dump.rows.length;
}

const NEEDED = 'skipped: DEIDLAB_DUCKDB names no folder with @duckdb/node-api (CONTRIBUTING.md)';
describe('a dump as Parquet, and as CSV, read by DuckDB', () => {
  if (duckDbFolder === undefined) {
    it.skip(NEEDED, () => {});
    return;
  }

  it('has every cell of the cohort with its type, before and after, at every level', async () => {
    const output = join(folder, 'out');
    const [profile, mapping] = [builtinProfile('research'), join(folder, 'mapping')];
    await runBatch({ input: COHORT, output, mapping, profile, key: DEMO_KEY });
    let compared = 0;
    for (const input of [COHORT, output])
      for (const level of DUMP_LEVELS) compared += expectEqual(await dumpForDuckDb(input, level));
    expect(compared).toBeGreaterThan(70_000);
  });

  it('has what other readers trip over as it was', async () => {
    const input = join(folder, 'nasty');
    mkdirSync(input);
    const texts = [
      '00012',
      '',
      '20200101',
      'a"b,c;d',
      '"',
      '""',
      'x\r\ny',
      '\ny',
      "it's",
      'null',
      'NULL',
      'NaN',
    ];
    texts.push('山田^太郎', '𠮷野', 'é', '\\N', '1\\2', '=1+1', 'true', ' lead', '123456789012345678901');
    for (const [index, text] of texts.entries()) {
      const more = {
        PatientComments: text,
        PatientBirthDate: index % 2 ? '' : '20200230',
        KVP: index % 3 ? '120.50' : '',
      };
      const numbers = { '(0019,"A C",0C)': { vr: 'SL', value: -index }, PixelSpacing: ['0.5', '-1e-3'] };
      writeFileSync(join(input, String(index)), ctFile({ ...more, InstanceNumber: index, ...numbers }));
    }
    const tables = await dumpForDuckDb(input, 'instance');
    const found = tables.parquet.rows.map((row) => row[tables.parquet.names.indexOf('PatientComments')]);
    expect(new Set(found)).toEqual(new Set(texts));
    expectEqual(tables);
  });

  it('has a column of days as DATE, of any century, and as text as soon as one file says no single day', async () => {
    const input = join(folder, 'days');
    mkdirSync(input);
    const days = [
      '00010101',
      '00991231',
      '15821004',
      '18991231',
      '19691231',
      '19700101',
      '20240229',
      '99991231',
      '',
    ];
    const odd = ['202402', '20240230', '00000101', '20240101\\20240102', '2024.01.01', '20240101-'];
    for (const [index, day] of days.entries()) {
      const more: Record<string, string | string[]> = {
        StudyDate: day,
        SeriesDate: '',
        InstanceNumber: String(index),
      };
      if (index > 0) more.AcquisitionDate = day;
      more.ContentDate = (odd[index] ?? '20240101').split('\\');
      writeFileSync(join(input, String(index)), ctFile(more));
    }
    const columns = [
      'InstanceNumber',
      'StudyDate',
      'SeriesDate',
      'AcquisitionDate',
      'ContentDate',
      'StudyTime',
    ];
    const path = join(folder, 'days.parquet');
    await dumpMetadata(input, { output: path, columns });
    const { types, rows } = await queryDuckDb(
      `select * replace (strftime(StudyDate, '%Y%m%d') as StudyDate, strftime(AcquisitionDate, '%Y%m%d') as AcquisitionDate),
        typeof(StudyDate), typeof(AcquisitionDate), StudyDate < '1970-01-01' from read_parquet('${path}') order by InstanceNumber`,
    );
    expect(types.slice(2, 6)).toEqual(['VARCHAR', 'VARCHAR', 'VARCHAR', 'VARCHAR']);
    expect(rows.map((row) => row[1])).toEqual(days.map((day) => day || null));
    expect(rows.map((row) => row[2])).toEqual(days.map(() => ''));
    expect(rows.map((row) => row[3])).toEqual(days.map((day, index) => (index > 0 && day) || null));
    expect(rows.slice(0, odd.length).map((row) => row[4])).toEqual(odd);
    expect(rows[0]!.slice(6, 8)).toEqual(['DATE', 'DATE']);
    expect(rows.map((row) => row[8])).toEqual([true, true, true, true, true, false, false, false, null]);
    const read = await readDump(path);
    const at = read.columns.findIndex(({ name }) => name === 'StudyDate');
    expect(read.rows.map((row) => row[at] ?? '').sort()).toEqual([...days].sort());
  });

  it('is the same with as many rows as take several row groups', async () => {
    const input = join(folder, 'many');
    mkdirSync(input);
    const wide = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [
        `(0019,"ACME ${index}",0C)`,
        { vr: 'LO', value: String(index) },
      ]),
    );
    // 1,000,000 cells a group
    for (let index = 0; index < 4500; index++)
      writeFileSync(
        join(input, String(index)),
        ctFile({ InstanceNumber: index, ...(index % 100 === 0 ? wide : {}) }),
      );
    const path = join(folder, 'many.parquet');
    await dumpMetadata(input, { output: path });
    const [groups] = (await queryDuckDb(`select max(row_group_id) + 1 from parquet_metadata('${path}')`))
      .rows;
    expect(Number(groups![0])).toBeGreaterThan(1);
    const { rows } = await queryDuckDb(
      `select count(*)::int, count(distinct InstanceNumber)::int, sum(InstanceNumber)::int from read_parquet('${path}')`,
    );
    expect(rows).toEqual([[4500, 4500, (4500 * 4499) / 2]]);
  });
});
