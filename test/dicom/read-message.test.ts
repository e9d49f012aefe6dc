import { describe, expect, it } from 'vitest';
import { readDicom } from '../../src/dicom/read.ts';
import { memorySource } from '../../src/dicom/source.ts';
import { DeidError } from '../../src/errors.ts';

const NAME = 'Zylberkweit^Hortensja';

function pack(group: number, element: number, vr: string, value: string, length = value.length): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16LE(group, 0);
  head.writeUInt16LE(element, 2);
  if (vr === '') head.writeUInt32LE(length, 4);
  else {
    head.write(vr, 4, 'latin1');
    head.writeUInt16LE(length, 6);
  }
  return Buffer.concat([head, Buffer.from(value, 'latin1')]);
}

function fileOf(syntax: string, dataSet: readonly Buffer[]): Uint8Array {
  const meta = pack(2, 0x10, 'UI', syntax.length % 2 ? `${syntax}\0` : syntax);
  return Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), meta, ...dataSet]);
}

function failureOf(bytes: Uint8Array): DeidError {
  try {
    readDicom(memorySource(bytes));
  } catch (error) {
    if (error instanceof DeidError) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('a wrong length before the letters of a name', () => {
  it.each([
    ['explicit', '1.2.840.10008.1.2.1', 'PN'],
    ['implicit', '1.2.840.10008.1.2', ''],
  ])('is refused without one of them, in %s VR', (_, syntax, vr) => {
    const start = vr === '' ? pack(8, 0x60, '', 'CT') : pack(8, 0x60, 'CS', 'CT');
    for (let length = 2; length <= 12; length += 2) {
      const bytes = fileOf(syntax, [start, pack(0x10, 0x10, vr, `${NAME} `, length)]);
      const { message, tag } = failureOf(bytes);
      const told = [...`${message} ${tag?.toString(16) ?? ''}`.matchAll(/[0-9A-Fa-f]{4,8}|\d{5,}/g)].map(
        String,
      );
      const spelt = told.flatMap((text) => [
        Buffer.from(text.padStart(8, '0').slice(-8), 'hex').swap16().toString('latin1'),
        ...(/^\d{5,}$/.test(text)
          ? [Buffer.from(Uint32Array.of(Number(text)).buffer).toString('latin1')]
          : []),
      ]);
      for (const letters of spelt)
        for (let at = 0; at + 2 <= NAME.length; at++) expect(letters).not.toContain(NAME.slice(at, at + 2));
    }
  });
});
