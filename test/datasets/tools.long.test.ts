import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { readDicom } from '../../src/dicom/read.ts';
import { encodePng } from '../../src/pixels/png.ts';
import { readAnswerKey } from '../../src/synthetic/answer-key.ts';
import { contactSheet, hasTool, render } from '../support/render.ts';

// dcmjs comes without types.
const dcmjsPackage = 'dcmjs';
const { default: dcmjs } = (await import(dcmjsPackage)) as {
  default: {
    data: {
      DicomMessage: {
        readFile(bytes: ArrayBuffer, options: object): { dict: Record<string, { Value: unknown[] }> };
      };
    };
  };
};
const folder = join(import.meta.dirname, '../../datasets/cohort');
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.dcm'))
  .sort();
const temporary = mkdtempSync(join(tmpdir(), 'deidlab-datasets-'));
afterAll(() => rmSync(temporary, { recursive: true }));

function needs(tool: string): boolean {
  if (hasTool(tool)) return true;
  console.warn(`${tool} is not installed: its claim was not checked`);
  return false;
}

/** Debian's dciodvfy is built without zlib: a deflated file is given to it inflated. */
function inflated(bytes: Uint8Array): Uint8Array {
  const { dataStart } = readDicom(bytes);
  const head = Buffer.from(bytes.subarray(0, dataStart));
  const at = head.indexOf('1.2.840.10008.1.2.1.99');
  if (at < 0) return bytes;
  head.write('1.2.840.10008.1.2.1\0\0\0', at, 'latin1');
  return Buffer.concat([head, inflateRawSync(bytes.subarray(dataStart))]);
}

describe('other programs and the bundled cohort', () => {
  it.skipIf(!needs('dciodvfy'))(
    'dciodvfy finds no error in any file',
    () => {
      for (const name of names) {
        const path = join(temporary, 'verify.dcm');
        writeFileSync(path, inflated(readFileSync(join(folder, name))));
        const { stderr, stdout } = spawnSync('dciodvfy', [path], { encoding: 'latin1' });
        const errors = `${stderr}${stdout}`.split('\n').filter((line) => line.startsWith('Error'));
        expect(errors, name).toEqual([]);
      }
    },
    60_000,
  );

  it.skipIf(!needs('dcmdump'))(
    'dcmdump reads every file to its end',
    () => {
      const { stderr, status } = spawnSync('dcmdump', ['-q', ...names.map((name) => join(folder, name))], {
        encoding: 'latin1',
        maxBuffer: 1e9,
      });
      expect([stderr, status]).toEqual(['', 0]);
    },
    60_000,
  );

  it.skipIf(!needs('gdcmdump'))(
    'gdcmdump reads every file',
    () => {
      for (const name of names)
        expect(() => execFileSync('gdcmdump', [join(folder, name)], { stdio: 'ignore' }), name).not.toThrow();
    },
    60_000,
  );

  it('dcmjs reads every file; ISO 2022 only when told to go on', () => {
    for (const name of names) {
      const bytes = new Uint8Array(readFileSync(join(folder, name)));
      const ignoreErrors = /patient-[36]/.test(name);
      const { dict } = dcmjs.data.DicomMessage.readFile(bytes.buffer, { ignoreErrors });
      expect(dict['00100010']?.Value.length, name).toBe(1);
      expect(Object.keys(dict).length, name).toBeGreaterThan(40);
    }
  });
});

describe('the pictures', () => {
  it('come out of every image file as a PNG with light and dark in it', () => {
    const sheet: { rows: number; columns: number; grey: Uint8Array }[] = [];
    const canDecode = needs('gdcmconv');
    let without = 0;
    for (const name of names) {
      const bytes = readFileSync(join(folder, name));
      if (!canDecode && readDicom(bytes).syntax.uid.startsWith('1.2.840.10008.1.2.4')) continue;
      const picture = render(bytes);
      if (picture === undefined) {
        without++;
        continue;
      }
      for (const [index, grey] of picture.frames.entries()) {
        const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length;
        const spread = Math.sqrt(grey.reduce((sum, value) => sum + (value - mean) ** 2, 0) / grey.length);
        expect(spread, name).toBeGreaterThan(name.includes('seg') ? 1 : 8);
        sheet.push({ rows: picture.rows, columns: picture.columns, grey });
        writeFileSync(
          join(temporary, `${name.replaceAll(/[/\\]/g, '_')}.${index}.png`),
          encodePng({ pixels: grey, channels: 1, ...picture }),
        );
      }
    }
    expect(without).toBe(6); // RTSTRUCT, PR, KO, SR, PDF, ECG
    writeFileSync(process.env.DEIDLAB_SHEET ?? join(temporary, 'all.png'), contactSheet(sheet, 1000));
  }, 20_000);

  it.skipIf(!needs('tesseract'))(
    'carry text that OCR can read',
    () => {
      const read = (name: string, isLightOnDark: boolean): string => {
        const { rows, columns, frames } = render(readFileSync(join(folder, name)))!;
        const scale = 4;
        const large = new Uint8Array(rows * columns * scale * scale);
        for (let at = 0; at < large.length; at++) {
          const [row, column] = [Math.floor(at / (columns * scale)), at % (columns * scale)];
          const grey = frames[0]![Math.floor(row / scale) * columns + Math.floor(column / scale)]!;
          large[at] = isLightOnDark ? 255 - grey : grey;
        }
        const path = join(temporary, 'ocr.png');
        writeFileSync(
          path,
          encodePng({ pixels: large, rows: rows * scale, columns: columns * scale, channels: 1 }),
        );
        return execFileSync('tesseract', [path, '-', '--psm', '6'], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        });
      };
      const key = [...readAnswerKey(readFileSync(join(folder, '../answer-key.jsonl'), 'utf8').split('\n'))];
      const missed: string[] = [];
      for (const name of ['patient-2/form-sc.dcm', 'patient-5/us-kidney.dcm']) {
        const seen = read(name, name.includes('us-'));
        const drawn = key
          .filter(({ file, box }) => file === name && box !== undefined)
          .map(({ text }) => text);
        missed.push(...drawn.filter((text) => !seen.includes(text)));
      }
      expect(missed.length, missed.join()).toBeLessThan(3); // of ten; recognition differs between versions
    },
    60_000,
  );
});
