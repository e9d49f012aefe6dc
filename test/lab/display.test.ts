import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/check/finding.ts';
import { deidentify } from '../../src/deidentify/deidentify.ts';
import { DEMO_KEY } from '../../src/deidentify/key.ts';
import { buildFile } from '../../src/dicom/build.ts';
import { readDicom } from '../../src/dicom/read.ts';
import { cohortBytes, cohortFile, cohortPaths, isOfCohort, plantedBoxes } from '../../src/lab/cohort.ts';
import { renderBytes } from '../../src/lab/display/bytes.ts';
import { diffHeaders, renderDiff } from '../../src/lab/display/diff.ts';
import { emitHtml } from '../../src/lab/display/emit.ts';
import { renderFindings } from '../../src/lab/display/findings.ts';
import { renderHeader } from '../../src/lab/display/header-tree.ts';
import { renderImages } from '../../src/lab/display/image.ts';
import { show } from '../../src/lab/display/show.ts';
import { renderTable } from '../../src/lab/display/table.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { readPng } from '../support/read-png.ts';
import { hasTool, render } from '../support/render.ts';

const SLICE = 'patient-1/ct-abdomen/0001.dcm';
const NESTED = 'patient-1/ct-abdomen/0006.dcm';
const HOSTILE = '<script>alert(1)</script>"&\'';

describe('the header tree', () => {
  it('has every element of every file of the cohort once, nested as in the file', () => {
    for (const path of cohortPaths()) {
      const file = cohortFile(path);
      const html = renderHeader(file);
      // the heading is a row, too
      expect(html.match(/class="dl-row[ "]/g)).toHaveLength(file.elements.length + 1);
      expect(html.match(/<details/g)?.length ?? 0).toBe(html.match(/<\/details>/g)?.length ?? 0);
    }
  });

  it('shows no value unless asked for, and escapes what it shows', () => {
    const file = readDicom(
      buildFile({ PatientName: HOSTILE, SOPClassUID: '1.2.840.10008.5.1.4.1.1.2', SOPInstanceUID: '1.2.3' }),
    );
    expect(renderHeader(file)).not.toContain('alert');
    const shown = renderHeader(file, { values: true });
    expect(shown).toContain('&lt;script&gt;alert(1)');
    expect(shown).not.toContain('<script>');
  });

  it('colours each action and says why, with the clause', () => {
    const html = renderHeader(cohortFile(SLICE), { profile: builtinProfile('basic') });
    for (const part of [
      '>remove ',
      '>keep ',
      '>uid ',
      '>pseudonym ',
      'PS3.15 Table E.1-1',
      'rule 1, PatientID',
    ])
      expect(html).toContain(part);
  });

  it('says why a profile refuses a file, and shows the header all the same', () => {
    const html = renderHeader(cohortFile('patient-2/report-pdf.dcm'), { profile: builtinProfile('basic') });
    expect(html).toMatch(/This profile refuses the file.*E_ENCAPSULATED_DOCUMENT/);
    expect(html).toContain('EncapsulatedDocument');
  });

  it('keeps around a hit of the filter what it is nested in', () => {
    const html = renderHeader(cohortFile(NESTED), { filter: 'RequestedProcedureComments', values: true });
    expect(html).toContain('OriginalAttributesSequence');
    expect(html).not.toContain('PixelData');
  });
});

/** The pictures in what was shown, as PNG. */
function pngsIn(html: string): Buffer[] {
  return [...html.matchAll(/href="data:image\/png;base64,([^"]+)"/g)].map(([, text]) =>
    Buffer.from(text!, 'base64'),
  );
}

describe('pictures', () => {
  const images = cohortPaths().filter((path) =>
    cohortFile(path).elements.some(({ tag }) => tag === 0x7fe00010),
  );

  it('of all files of the cohort with pixels, in every compression', async () => {
    expect(images).toHaveLength(54);
    expect(new Set(images.map((path) => cohortFile(path).syntax.uid)).size).toBeGreaterThan(5);
    for (const path of images) {
      const html = await renderImages([{ file: cohortFile(path) }]);
      expect(html, path).not.toContain('no picture');
      expect(pngsIn(html), path).toHaveLength(1);
    }
  });

  it('that are none say so in their place', async () => {
    expect(await renderImages([{ file: cohortFile('patient-1/report-sr.dcm') }])).toContain(
      'no picture: this file holds no (7FE0,0010) PixelData',
    );
    expect(await renderImages([{ file: cohortFile('patient-5/us-heart-loop.dcm'), frame: 6 }])).toContain(
      'no picture: expected a frame from 0 to 5',
    );
  });

  const withGdcm = hasTool('gdcmconv') ? '' : ' (skipped: gdcmconv not installed here)';
  it.skipIf(withGdcm)(
    `are those of the renderer that the data set was judged by, to one level of grey${withGdcm}`,
    async () => {
      for (const [path, frame] of [
        ['patient-6/ct-head/0002.dcm', 0],
        ['patient-1/ct-abdomen/0004.dcm', 0],
        ['patient-4/pet/0001.dcm', 0],
        ['patient-2/dx-hand.dcm', 0],
        ['patient-5/us-heart-loop.dcm', 4],
        [SLICE, 0],
      ] as const) {
        const [png] = pngsIn(await renderImages([{ file: cohortFile(path), frame }]));
        const truth = render(cohortBytes(path))!.frames[frame]!;
        const shown = readPng(png!);
        expect(shown, path).toHaveLength(truth.length);
        const most = shown.reduce((max, grey, at) => Math.max(max, Math.abs(grey - truth[at]!)), 0);
        expect(most, path).toBeLessThanOrEqual(1);
      }
    },
  );

  it('carry the boxes of the answer key', async () => {
    const path = 'patient-5/us-kidney.dcm';
    const boxes = plantedBoxes(path);
    expect(boxes.length).toBeGreaterThan(1);
    expect((await renderImages([{ file: cohortFile(path), boxes }])).match(/<rect /g)).toHaveLength(
      boxes.length,
    );
  });
});

describe('before and after', () => {
  const original = cohortBytes(NESTED);
  const { chunks } = deidentify(original, builtinProfile('research'), DEMO_KEY);
  const [before, after] = [readDicom(original), readDicom(Buffer.concat(chunks))];

  it('every element is the same, changed, removed or added', () => {
    const rows = diffHeaders(before, after);
    const of = (name: string) => rows.filter((row) => row.name === name).map(({ kind }) => kind);
    expect(of('KVP')).toEqual(['same']);
    expect(of('StudyDate')).toEqual(['changed']);
    expect(of('PatientAddress')).toEqual(['removed']);
    expect(of('PatientIdentityRemoved')).toEqual(['added']);
    expect(diffHeaders(before, before).every(({ kind }) => kind === 'same')).toBe(true);
  });

  it('values only when asked for', () => {
    expect(renderDiff(before, after)).not.toContain('Stone^Finwan');
    expect(renderDiff(before, after, { values: true })).toContain('<del>Stone^Finwan</del>');
  });
});

describe('tables, bytes and findings', () => {
  it('show a data frame or rows, escaped, and count what they leave out', () => {
    const frameLike = {
      columns: ['Modality', 'KVP'],
      values: [
        ['CT', 120],
        [HOSTILE, Number.NaN],
      ],
    };
    const html = renderTable(frameLike, { limit: 1 });
    expect(html).toContain('<td class="dl-number">120</td>');
    expect(html).toContain('and 1 more rows of 2');
    expect(renderTable([{ a: HOSTILE }])).not.toContain('<script>');
  });

  it('say what they take when they get something else', () => {
    expect(() => renderTable('hello' as never)).toThrow(/list of rows/);
    expect(() => show({ columns: ['Modality'] } as never)).toThrow(/expected a chart/);
  });

  it('mark stretches of bytes', () => {
    const html = renderBytes(cohortBytes(SLICE), {
      from: 126,
      to: 140,
      marks: [{ from: 128, to: 132, label: 'magic <word>' }],
    });
    expect(html).toContain('magic &lt;word&gt;');
    expect(html.match(/<b style="background:#cfe8ff">(44|49|43|4d)<\/b>/g)).toHaveLength(4);
  });

  it('show findings worst first, each with its reason, and never say that no finding means safe', () => {
    const finding: Finding = {
      code: 'value-kept',
      severity: 'LEAK',
      level: 'policy',
      path: '(0010,0010)',
      keyword: 'PatientName',
      expected: 'empty',
      observed: 'unchanged',
      why: 'Because <b>.',
      clause: 'PS3.15',
      hint: 'Walk.',
      files: [1],
      count: 3,
    };
    const html = renderFindings([finding]);
    expect(html).toContain('LEAK 1');
    expect(html).toContain('Because &lt;b&gt;.');
    // what leaked is not shown in the colour of what is well
    const still = renderFindings([{ ...finding, sample: { original: 'Stone<b>', output: 'Stone<b>' } }]);
    expect(still).toContain('still <mark>Stone&lt;b&gt;</mark>');
    const partly = renderFindings([{ ...finding, sample: { original: 'Stone^A', output: 'Stone' } }]);
    expect(partly).toContain('was <del>Stone^A</del>, is <mark>Stone</mark>');
    expect(`${still}${partly}`).not.toContain('<ins>');
    const lost = { ...finding, severity: 'OVER-REMOVAL', sample: { original: '5', output: '' } } as Finding;
    expect(renderFindings([lost])).toContain('is <ins></ins>');
    expect(renderFindings([])).toContain('not the same as safe to release');
  });

  it('outside of a notebook say how to open one', () => {
    expect(() => emitHtml('<b>x</b>')).toThrow('npm run lab');
    expect(() => show({ data: [], layout: {} })).toThrow(expect.objectContaining({ code: 'E_USAGE' }));
  });

  it('know the files of the cohort from others', () => {
    const bytes = cohortBytes(SLICE);
    expect(isOfCohort(bytes)).toBe(true);
    const other = Uint8Array.from(bytes);
    other[200]! ^= 1;
    expect(isOfCohort(other)).toBe(false);
    expect(() => cohortBytes('../../package.json')).toThrow('cohortPaths() lists them');
  });
});
