import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDicom } from '../../src/dicom/read.ts';
import { decodeFirstFrame } from '../../src/pixels/frame.ts';
import { renderFrame, shrink } from '../../src/pixels/render.ts';
import { hasTool, storedPixels } from '../support/render.ts';

const cohort = join(import.meta.dirname, '../../datasets/cohort');
const files = readdirSync(cohort, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.dcm'),
);

describe('the first frame', () => {
  it.skipIf(!hasTool('gdcmconv'))(
    'has the stored values that GDCM gives, for every image of the cohort',
    async () => {
      let images = 0;
      for (const name of files) {
        const bytes = new Uint8Array(readFileSync(join(cohort, name)));
        const frame = await decodeFirstFrame(readDicom(bytes));
        const expected = storedPixels(bytes);
        expect(frame === undefined, name).toBe(expected === undefined);
        if (frame === undefined || expected === undefined) continue;
        images++;
        expect([frame.rows, frame.columns], name).toEqual([expected.rows, expected.columns]);
        expect(
          Buffer.compare(Buffer.from(frame.values.buffer), Buffer.from(expected.frames[0]!.buffer)),
          name,
        ).toBe(0);
      }
      expect(images).toBeGreaterThan(50);
    },
  );

  it('is refused, not guessed, when the attributes do not fit the bytes', async () => {
    const bytes = new Uint8Array(readFileSync(join(cohort, 'patient-3/mr-t1/0001.dcm')));
    const file = readDicom(bytes);
    const rows = file.elements.find(({ tag }) => tag === 0x00280010)!;
    const broken = Uint8Array.from(bytes);
    new DataView(broken.buffer).setUint16(rows.valueStart, 4000, true);
    await expect(decodeFirstFrame(readDicom(broken))).rejects.toMatchObject({ code: 'E_PIXELS' });
  });
});

describe('a small picture', () => {
  it('keeps the proportions and the mean', async () => {
    const file = readDicom(new Uint8Array(readFileSync(join(cohort, 'patient-5/mammography/l-cc.dcm'))));
    const picture = renderFrame(file, (await decodeFirstFrame(file))!);
    const small = shrink(picture, 32);
    expect([small.rows, small.columns]).toEqual([32, 20]);
    const mean = (pixels: Uint8Array): number => pixels.reduce((sum, each) => sum + each, 0) / pixels.length;
    expect(Math.abs(mean(small.pixels) - mean(picture.pixels))).toBeLessThan(1);
  });
});
