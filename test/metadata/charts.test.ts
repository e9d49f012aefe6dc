import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  actionHeatmapFigure,
  actionSankeyFigure,
  cardinalityFigure,
  missingnessFigure,
} from '../../src/metadata/attribute-charts.ts';
import { hierarchyFigure, timelineFigure } from '../../src/metadata/cohort-charts.ts';
import { decideAttribute, decisionsOf } from '../../src/metadata/decisions.ts';
import { type Dump, readMetadata } from '../../src/metadata/dump.ts';
import { shortNames } from '../../src/metadata/figure.ts';
import { hierarchyOf } from '../../src/metadata/hierarchy.ts';
import { figureHtml, show } from '../../src/metadata/show.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { ctFile } from '../support/patients.ts';

const COHORT = fileURLToPath(new URL('../../datasets/cohort', import.meta.url));
let dump: Dump;
beforeAll(async () => {
  dump = await readMetadata(COHORT);
});
type Trace = Record<string, unknown[]>;

describe('figures', () => {
  it('are plain objects that survive JSON', () => {
    const figures = [
      hierarchyFigure(hierarchyOf(dump)),
      missingnessFigure(dump),
      cardinalityFigure(dump),
      actionHeatmapFigure(dump, ['basic', 'research', 'whitelist'].map(builtinProfile)),
      actionSankeyFigure(dump, builtinProfile('research')),
      timelineFigure(dump, dump),
    ];
    for (const figure of figures) expect(JSON.parse(JSON.stringify(figure))).toEqual(figure);
  });

  it('show the tree with all its images', () => {
    const [trace] = hierarchyFigure(hierarchyOf(dump)).data as unknown as Trace[];
    expect(trace!.values![0]).toBe(60);
    expect(trace!.ids).toHaveLength(1 + 6 + 9 + 22);
    expect(trace!.labels).toContain('CT 2');
  });

  it('show each row of a bar as filled, empty or absent', () => {
    const bars = missingnessFigure(dump, { most: 5 }).data as unknown as { x: number[] }[];
    for (let row = 0; row < 5; row++) expect(bars.reduce((sum, bar) => sum + bar.x[row]!, 0)).toBe(60);
  });

  it('colour each action of the heat map as what it is called', () => {
    const { data } = actionHeatmapFigure(dump, ['basic', 'research'].map(builtinProfile));
    const [{ z, text }] = data as unknown as [{ z: number[][]; text: string[][] }];
    const names = new Map<number, Set<string>>();
    for (const [row, numbers] of z.entries())
      for (const [column, number] of numbers.entries())
        names.set(number, (names.get(number) ?? new Set()).add(text[row]![column]!));
    for (const each of names.values()) expect(each.size).toBe(1);
  });

  it('give no two rows of one axis the same name', () => {
    const figures = [
      missingnessFigure(dump, { most: 500 }),
      cardinalityFigure(dump, { most: 500 }),
      actionHeatmapFigure(dump, ['basic', 'research'].map(builtinProfile), { most: 500 }),
    ];
    for (const { layout } of figures) {
      const { ticktext } = layout.yaxis as { ticktext: string[] };
      expect(ticktext.length).toBeGreaterThan(300);
      expect(new Set(ticktext).size).toBe(ticktext.length);
    }
    expect(
      shortNames([
        'ContentSequence/TextValue',
        'Content/TextValue',
        `${'A/'.repeat(50)}B`,
        `${'A/'.repeat(40)}B`,
      ]),
    ).toEqual([
      'ContentSequence/TextValue',
      'Content/TextValue',
      expect.stringMatching(/^\u2026[A/]{40,}B$/),
      `${'A/'.repeat(40)}B`,
    ]);
  });

  it('show two profiles of one name as two columns', () => {
    const twice = ['basic', 'basic'].map(builtinProfile);
    const [trace] = actionHeatmapFigure(dump, twice).data as unknown as Trace[];
    expect(new Set(trace!.x).size).toBe(2);
  });

  it('show the days before and after, of one line a patient with a mapping, below each other without', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'deidlab-charts-'));
    try {
      const write = (name: string, patient: string, date: string): void =>
        writeFileSync(
          join(folder, name),
          ctFile({ PatientID: patient, StudyDate: date, SOPInstanceUID: '1.2' }),
        );
      write('a', 'OLD-1', '20200101');
      const before = await readMetadata(folder);
      write('a', 'NEW-1', '20200111');
      const after = await readMetadata(folder);
      const timeline = (mapping?: Map<string, string>) => {
        const { data, layout } = timelineFigure(before, after, mapping ? { mapping } : {});
        const { ticktext } = layout.yaxis as { ticktext: string[] };
        return data.map(({ x, y }) => [
          x,
          (y as (number | null)[]).map((at) => (at === null ? null : ticktext[at])),
        ]);
      };
      expect(timeline(new Map([['OLD-1', 'NEW-1']]))).toEqual([
        [
          ['2020-01-01', '2020-01-11', null],
          ['OLD-1', 'OLD-1', null],
        ],
        [['2020-01-01'], ['OLD-1']],
        [['2020-01-11'], ['OLD-1']],
      ]);
      expect(timeline()).toEqual([
        [[], []],
        [['2020-01-01'], ['OLD-1']],
        [['2020-01-11'], ['NEW-1']],
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('let every value flow to one action', () => {
    const [trace] = actionSankeyFigure(dump, builtinProfile('basic')).data as unknown as {
      link: { value: number[] };
    }[];
    const filled = decisionsOf(dump, builtinProfile('basic')).reduce((sum, each) => sum + each.filled, 0);
    expect(trace!.link.value.reduce((sum, value) => sum + value, 0)).toBe(filled);
  });
});

describe('what a profile does with a column', () => {
  it('is what it does with the element, also in sequences', () => {
    const basic = builtinProfile('basic');
    const actionOf = (name: string, profile = basic): string | undefined =>
      decideAttribute(profile, name)?.action.name;
    expect(actionOf('PatientName')).toBe('pseudonym');
    expect(actionOf('RequestAttributesSequence/RequestedProcedureID')).toBe('remove');
    expect(actionOf('KVP', builtinProfile('whitelist'))).toBe('keep');
    expect(actionOf('RequestAttributesSequence/KVP', builtinProfile('whitelist'))).toBe('remove');
    expect(actionOf('File')).toBeUndefined();
    expect(actionOf('(0019,"SIEMENS MR HEADER",0C)', builtinProfile('research'))).toBe('keep');
  });
});

describe('a figure as HTML', () => {
  it('brings the library from the package on disk, and nothing from a network', () => {
    const html = figureHtml(missingnessFigure(dump), { withLibrary: true });
    expect(html.length).toBeGreaterThan(1_000_000);
    expect(figureHtml(missingnessFigure(dump)).length).toBeLessThan(100_000);
    expect(html).not.toMatch(/<script[^>]+src=/);
  });

  it('lets no label end the script or become a tag', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'deidlab-charts-'));
    try {
      writeFileSync(
        join(folder, 'a'),
        ctFile({ PatientID: '</script><img src=x>', SeriesDescription: '<b>x' }),
      );
      const html = figureHtml(hierarchyFigure(hierarchyOf(await readMetadata(folder))));
      expect(html.match(/<\/script/g)).toHaveLength(1);
      expect(html).not.toContain('<img');
      expect(html).toContain('&lt;');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is shown in notebooks only', () => {
    expect(() => show(missingnessFigure(dump))).toThrow(expect.objectContaining({ code: 'E_USAGE' }));
  });
});
