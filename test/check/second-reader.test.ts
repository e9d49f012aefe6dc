import { expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { buildFile } from '../../src/dicom/build.ts';

const bytesOf = (uid: string): Uint8Array =>
  buildFile({
    SOPClassUID: '1.2.840.10008.5.1.4.1.1.7',
    SOPInstanceUID: uid,
    Modality: 'OT',
    StudyTime: '093000',
    SeriesDescription: `file ${uid}`,
  });

it('says the same of small Buffers, which share their memory, as of any bytes', () => {
  const names = ['2.25.1', '2.25.2', '2.25.3'];
  const originals = new Map(names.map((name) => [name, bytesOf(name)]));
  const codes = (output: ReadonlyMap<string, Uint8Array>): string[] =>
    check({ originals, output, policy: 'basic' }).findings.map(({ code, path }) => `${code} ${path}`);
  // Buffer.concat and Buffer.from do so: one file behind the other in a pool
  const pool = Buffer.concat([...originals.values(), Buffer.alloc(8192)]);
  let at = pool.byteOffset;
  const shared = new Map(
    [...originals].map(([name, { length }]) => {
      const output = Buffer.from(pool.buffer, at, length);
      at += length;
      return [name, output];
    }),
  );
  expect(codes(shared)).toEqual(codes(originals));
});
