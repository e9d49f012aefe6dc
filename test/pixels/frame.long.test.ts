import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDicom } from '../../src/dicom/read.ts';
import { decodeFrame } from '../../src/pixels/frame.ts';
import { renderFrame, shrink } from '../../src/pixels/render.ts';
import { describeReal, realFiles } from '../support/real-files.ts';
import { hasTool, storedPixels } from '../support/render.ts';

const cohort = join(import.meta.dirname, '../../datasets/cohort');
const files = readdirSync(cohort, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.dcm'),
);

/** Where the two differ at all: how many samples, and by how much at most. */
function compare(a: Int32Array, b: Int32Array): { readonly count: number; readonly most: number } {
  let [count, most] = [Math.abs(a.length - b.length), 0];
  for (let at = 0; at < a.length; at++) {
    if (a[at] === b[at]) continue;
    count++;
    most = Math.max(most, Math.abs(a[at]! - b[at]!));
  }
  return { count, most };
}

describe('a frame', () => {
  it.skipIf(!hasTool('gdcmconv'))(
    'has the stored values that GDCM gives: every frame of every image of the cohort',
    async () => {
      let frames = 0;
      for (const name of files) {
        const bytes = new Uint8Array(readFileSync(join(cohort, name)));
        const file = readDicom(bytes);
        const expected = storedPixels(bytes);
        const first = await decodeFrame(file);
        expect(first?.frames, name).toBe(expected?.frames.length);
        for (const [index, values] of (expected?.frames ?? []).entries()) {
          frames++;
          const frame = await decodeFrame(file, index);
          expect(frame, name).toMatchObject({ rows: expected!.rows, columns: expected!.columns, index });
          expect(compare(frame!.values, values), `${name}, frame ${index}`).toEqual({ count: 0, most: 0 });
        }
      }
      expect(frames).toBeGreaterThan(55);
    },
    20_000,
  );

  it('is refused, not guessed, when the attributes do not fit the bytes', async () => {
    const bytes = new Uint8Array(readFileSync(join(cohort, 'patient-3/mr-t1/0001.dcm')));
    const file = readDicom(bytes);
    const rows = file.elements.find(({ tag }) => tag === 0x00280010)!;
    const broken = Uint8Array.from(bytes);
    new DataView(broken.buffer).setUint16(rows.valueStart, 4000, true);
    await expect(decodeFrame(readDicom(broken))).rejects.toMatchObject({ code: 'E_PIXELS' });
  });

  it('that is not there is refused with the number of frames', async () => {
    const file = readDicom(new Uint8Array(readFileSync(join(cohort, 'patient-5/us-heart-loop.dcm'))));
    for (const index of [-1, 0.5, 6])
      await expect(decodeFrame(file, index)).rejects.toThrow('a frame from 0 to 5');
  });
});

describeReal('a frame of real files', () => {
  /** Not for us, and why. */
  const REFUSED: Readonly<Record<string, RegExp>> = {
    'dcm4che__will-jxl.dcm': /not JPEG XL/,
    'pydicom__nested_priv_SQ.dcm': /samples a frame/,
    'pydicom__JPEG2000-embedded-sequence-delimiter.dcm': /1024 x 256 x 1 samples/,
  };
  /** GDCM leaves them in YBR, and dcmtk, like us, says RGB; or GDCM does not read them at all. */
  const NO_TRUTH = ['deid-data__ctbrain1.dcm', 'pydicom__examples_ybr_color.dcm'];
  const GDCM_FAILS = [
    'dicomParser__CT0012.fragmented_no_bot_jpeg_ls.81.dcm',
    'pydicom-data__liver_deflate.dcm',
  ];
  /** 32 bits in big endian: GDCM swaps them as if they were 16. */
  const GDCM_SWAPS = 'pydicom__rtdose_expb_1frame.dcm';
  const images = realFiles().filter(
    ({ manifest, truth }) => manifest.expect === 'ok' && truth.pixelData !== undefined,
  );

  it('is decoded in every transfer syntax that has a codec, the first and the last', async () => {
    const syntaxes = new Set<string>();
    for (const { name, bytes } of images) {
      const file = readDicom(bytes());
      if (REFUSED[name]) {
        await expect(decodeFrame(file), name).rejects.toThrow(REFUSED[name]);
        continue;
      }
      const first = await decodeFrame(file);
      if (first === undefined) continue;
      syntaxes.add(file.syntax.uid);
      const last = (await decodeFrame(file, first.frames - 1))!;
      for (const { values, rows, columns, samples } of [first, last])
        expect(values, name).toHaveLength(rows * columns * samples);
    }
    expect([...syntaxes].map((uid) => uid.replace('1.2.840.10008.1.2', '')).sort()).toEqual([
      '',
      '.1',
      '.2',
      '.4.50',
      '.4.70',
      '.4.80',
      '.4.81',
      '.4.90',
      '.5',
      '.8.1',
    ]);
  });

  it.skipIf(!hasTool('gdcmconv'))(
    'has the values that GDCM gives, in colour too',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'deidlab-frames-'));
      try {
        let compared = 0;
        for (const { name, bytes, path } of images) {
          if (REFUSED[name] || NO_TRUTH.includes(name) || GDCM_FAILS.includes(name) || name === GDCM_SWAPS)
            continue;
          const file = readDicom(bytes());
          const first = await decodeFrame(file);
          if (first === undefined) continue;
          execFileSync('gdcmconv', ['--raw', path, join(folder, 'raw.dcm')], { stdio: 'ignore' });
          const raw = readDicom(new Uint8Array(readFileSync(join(folder, 'raw.dcm'))));
          for (const index of new Set([0, first.frames - 1])) {
            const [ours, theirs] = [await decodeFrame(file, index), await decodeFrame(raw, index)];
            expect(compare(ours!.values, theirs!.values), `${name}, frame ${index}`).toEqual({
              count: 0,
              most: 0,
            });
            compared++;
          }
        }
        expect(compared).toBeGreaterThan(20);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    30_000,
  );
});

describe('a small picture', () => {
  it('keeps the proportions and the mean', async () => {
    const file = readDicom(new Uint8Array(readFileSync(join(cohort, 'patient-5/mammography/l-cc.dcm'))));
    const picture = renderFrame(file, (await decodeFrame(file))!);
    const small = shrink(picture, 32);
    expect([small.rows, small.columns]).toEqual([32, 20]);
    const mean = (pixels: Uint8Array): number => pixels.reduce((sum, each) => sum + each, 0) / pixels.length;
    expect(Math.abs(mean(small.pixels) - mean(picture.pixels))).toBeLessThan(1);
  });
});
