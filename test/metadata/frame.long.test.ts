import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadDanfo } from '../../src/metadata/danfo.ts';
import { type Dump, dumpMetadata, readMetadata } from '../../src/metadata/dump.ts';
import { frameOf, metadataFrame } from '../../src/metadata/frame.ts';
import { formatHierarchy, hierarchyOf } from '../../src/metadata/hierarchy.ts';
import { readDump } from '../../src/metadata/read-dump.ts';
import { cardinality, entropyOf, missingness, valueCounts } from '../../src/metadata/summary.ts';
import { isoDate, isoDateTime, isoTime, yearsOf } from '../../src/metadata/typed.ts';

const COHORT = fileURLToPath(new URL('../../datasets/cohort', import.meta.url));
const LECTURE =
  'KVP Manufacturer ManufacturerModelName Modality NumberOfSeriesRelatedInstances PatientAge PatientID PatientSex'.split(
    ' ',
  );

/** A table by hand: rows of cells, `-` for absent. */
function dumpOf(names: string[], rows: (string | undefined)[][]): Dump {
  const columns = names.map((name) => ({
    name,
    vr: 'LO',
    kind: 'text' as const,
    isNumeric: false,
    varies: false,
  }));
  return { level: 'instance', columns, rows };
}

describe('a frame', () => {
  it('has typed columns: numbers, ages in years, dates; NaN where there is none', async () => {
    const df = await metadataFrame(COHORT, {
      columns: ['Modality', 'KVP', 'PatientAge', 'PatientID', 'StudyDate', 'StudyTime', 'InstanceNumber'],
    });
    expect(df.shape).toEqual([60, 7]);
    expect(df.dtypes).toEqual([
      'string',
      'float32',
      'int32',
      'string',
      'string',
      'string',
      expect.stringMatching(/int32|float32/),
    ]);
    expect(df.PatientAge.values[0]).toBe(61);
    expect(df.StudyDate.values[0]).toBe('2018-01-10');
    // leading zeros are no number's
    expect(df.PatientID.values).toContain('007469598111');
    expect(df.KVP.values.some((value: number) => Number.isNaN(value))).toBe(true);
  });

  it('can be grouped, counted, sorted, queried, merged, sampled and described without TensorFlow', async () => {
    const danfo = await loadDanfo();
    const df = await metadataFrame(COHORT, {
      level: 'series',
      columns: ['Modality', 'KVP', 'PatientID', 'NumberOfSeriesRelatedInstances'],
    });
    const grouped = df.groupby(['Modality']).col(['NumberOfSeriesRelatedInstances']).sum();
    const sums = Object.fromEntries(grouped.values as [string, number][]);
    expect(sums.CT).toBe(16);
    expect(Object.values(sums).reduce((total, each) => total + each, 0)).toBe(60);
    expect(df.Modality.valueCounts().index).toContain('CT');
    expect(
      df.sortValues('NumberOfSeriesRelatedInstances', { ascending: false }).head(1).Modality.values,
    ).toEqual(['CT']);
    expect(df.query(df.Modality.eq('CT')).shape[0]).toBe(3);
    expect(
      danfo.merge({ left: df.head(2), right: df.head(2), on: ['PatientID'], how: 'inner' }).shape[0],
    ).toBe(4);
    expect(danfo.concat({ dfList: [df.head(2), df.head(3)], axis: 0 }).shape[0]).toBe(5);
    expect(df.isNa().shape).toEqual(df.shape);
    expect(df.KVP.mean()).toBeGreaterThan(100);
    expect(df.KVP.add(1).mean()).toBeCloseTo(df.KVP.mean() + 1, 3);
    expect(df.describe().shape[1]).toBe(2);
    const [some, again] = [await df.sample(5, { seed: 3 }), await df.sample(5, { seed: 3 })];
    expect(some.shape).toEqual([5, 4]);
    expect(again.index).toEqual(some.index);
    expect(new Set(some.index).size).toBe(5);
  });

  it('says what does not work without TensorFlow', async () => {
    const df = await metadataFrame(COHORT, { level: 'series', columns: ['NumberOfSeriesRelatedInstances'] });
    expect(() => df.add(1)).toThrow(/needs no tensors/);
  });

  it('shows before and after alike whether read from the files, from a CSV, or by danfo itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'deidlab-frame-'));
    try {
      const output = join(folder, 'd.csv');
      await dumpMetadata(COHORT, { output, level: 'series', columns: LECTURE });
      const fromFiles = await metadataFrame(COHORT, { level: 'series', columns: LECTURE });
      const fromCsv = await metadataFrame(await readDump(output));
      expect(fromCsv.values).toEqual(fromFiles.values);
      expect(fromCsv.dtypes).toEqual(fromFiles.dtypes);
      const { readCSV } = await loadDanfo();
      // danfo's reader for Node takes a stream
      const byDanfo = await (readCSV as unknown as (stream: Readable) => Promise<typeof fromFiles>)(
        Readable.from([readFileSync(output, 'utf8').trimEnd()]),
      );
      expect(byDanfo.columns).toEqual(LECTURE);
      const cells = (byDanfo.PatientID.values as (string | number)[]).map((cell) =>
        String(cell).replace(/^'/, ''),
      );
      expect(cells).toEqual(fromFiles.PatientID.values);
      expect(byDanfo.Modality.values).toEqual(fromFiles.Modality.values);
      expect(byDanfo.NumberOfSeriesRelatedInstances.values).toEqual(
        fromFiles.NumberOfSeriesRelatedInstances.values,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is also made of the records that the summaries give', async () => {
    const df = await frameOf(valueCounts(dumpOf(['A'], [['x'], ['x'], [undefined]]), 'A'));
    expect(df.columns).toEqual(['value', 'rows', 'share']);
    expect(df.rows.values).toEqual([2, 1]);
  });
});

describe('summaries', () => {
  const dump = dumpOf(
    ['A', 'B'],
    [
      ['x', ''],
      ['x', 'u'],
      ['y', undefined],
      ['z', undefined],
    ],
  );

  it('count values, empty and absent ones apart', () => {
    expect(valueCounts(dump, 'A')).toEqual([
      { value: 'x', rows: 2, share: 0.5 },
      { value: 'y', rows: 1, share: 0.25 },
      { value: 'z', rows: 1, share: 0.25 },
    ]);
    expect(valueCounts(dump, 'B')).toContainEqual({ value: undefined, rows: 2, share: 0.5 });
    expect(() => valueCounts(dump, 'C')).toThrow(expect.objectContaining({ code: 'E_USAGE' }));
  });

  it('know cardinality and entropy: 1.5 bits for a half and two quarters', () => {
    expect(entropyOf([2, 1, 1])).toBe(1.5);
    expect(entropyOf([5])).toBe(0);
    expect(cardinality(dump)[0]).toEqual({
      name: 'A',
      vr: 'LO',
      values: 3,
      filled: 4,
      unique: 2,
      entropyBits: 1.5,
    });
    expect(cardinality(dump)[1]).toEqual({
      name: 'B',
      vr: 'LO',
      values: 1,
      filled: 1,
      unique: 1,
      entropyBits: 0,
    });
  });

  it('know what is missing', () => {
    expect(missingness(dump)[1]).toEqual({
      name: 'B',
      vr: 'LO',
      filled: 1,
      empty: 1,
      absent: 2,
      filledShare: 0.25,
    });
  });

  it('give the tree patient > study > series with counts, the same from files and from series', async () => {
    const tree = hierarchyOf(await readMetadata(COHORT));
    expect(tree).toMatchObject({ kind: 'cohort', series: 22, images: 60 });
    expect(tree.children).toHaveLength(6);
    const ofSeries = hierarchyOf(await readMetadata(COHORT, { level: 'series' }));
    expect(formatHierarchy(ofSeries, 2)).toBe(formatHierarchy(tree, 2));
    expect(ofSeries).toMatchObject({ series: 22, images: 60 });
    const lines = formatHierarchy(tree).split('\n');
    expect(lines[0]).toBe('cohort all: 6 patients, 9 studies, 22 series, 60 images');
    expect(lines[1]).toMatch(/^ {2}patient 007469598111: 2 studies, 7 series, \d+ images$/);
    expect(lines[2]).toMatch(/^ {4}study 20180110 /);
  });
});

describe('typed values', () => {
  it('are years, ISO dates and times', () => {
    expect(['061Y', '018M', '026W', '010D', '61Y', ''].map(yearsOf)).toEqual([
      61,
      1.5,
      0.498,
      0.027,
      Number.NaN,
      Number.NaN,
    ]);
    expect([isoDate('20190317'), isoDate('2019.03.17'), isoDate('19')]).toEqual([
      '2019-03-17',
      '2019-03-17',
      '19',
    ]);
    expect([isoTime('081015.250000'), isoTime('0810'), isoTime('x')]).toEqual([
      '08:10:15.25',
      '08:10:00',
      'x',
    ]);
    expect([isoDateTime('20190317081015.5+0100'), isoDateTime('201903')]).toEqual([
      '2019-03-17T08:10:15.5+01:00',
      '2019-03',
    ]);
  });
});
