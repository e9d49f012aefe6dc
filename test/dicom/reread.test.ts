import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDeidentifier } from '../../src/deidentify/deidentify.ts';
import { DEMO_KEY } from '../../src/deidentify/key.ts';
import { type Dicom, readDicom } from '../../src/dicom/read.ts';
import { createReader } from '../../src/dicom/reread.ts';
import { memorySource } from '../../src/dicom/source.ts';
import { joinPieces } from '../../src/dicom/write.ts';
import { DeidError } from '../../src/errors.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { arbitraryModel, encodeModel, movingSource, mutate, randomOf } from '../support/generate.ts';
import { describeReal, realFiles } from '../support/real-files.ts';

const DATASETS = fileURLToPath(new URL('../../datasets/', import.meta.url));
const cohort = (): Uint8Array[] =>
  (
    JSON.parse(readFileSync(join(DATASETS, 'manifest.json'), 'utf8')) as { files: { file: string }[] }
  ).files.map(({ file }) => readFileSync(join(DATASETS, 'cohort', file)));

/** What was read, or how it was refused. */
function outcomeOf(read: () => Dicom): unknown {
  try {
    const { meta, elements, syntax, hasPreamble, dataStart, dataEnd } = read();
    return structuredClone({ meta, elements, syntax, hasPreamble, dataStart, dataEnd });
  } catch (error) {
    if (!(error instanceof DeidError)) throw error;
    return { code: error.code, message: error.message, offset: error.offset };
  }
}

/** A reader that has read all of `files` reads each as if it were the first. */
function expectSameRows(files: readonly Uint8Array[]): number {
  const read = createReader();
  const seen = new Set<unknown>();
  let again = 0;
  for (const bytes of files) {
    const outcome = outcomeOf(() => {
      const file = read(memorySource(bytes));
      if (seen.has(file.elements)) again++;
      seen.add(file.elements);
      return file;
    });
    expect(outcome).toEqual(outcomeOf(() => readDicom(bytes)));
  }
  return again;
}

/** Every value of `bytes` whose place is known gets other bytes of the same kind; lengths and structure stay. */
function otherValues(bytes: Uint8Array, random: () => number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (const { valueStart, valueEnd, kind } of readDicom(bytes).elements)
    if (kind === 0 && random() < 0.3)
      for (let at = valueStart; at < Math.min(valueEnd, valueStart + 64); at++)
        copy[at] = 0x30 + Math.floor(random() * 10);
  return copy;
}

describe('a file laid out like one before it', () => {
  it('is read to the same rows: generated files in turns, with other values, cut and bent', () => {
    let again = 0;
    fc.assert(
      fc.property(fc.array(arbitraryModel, { minLength: 1, maxLength: 3 }), fc.integer(), (models, seed) => {
        const random = randomOf(seed);
        const encoded = models.map((model) => encodeModel(model));
        const files: Uint8Array[] = [];
        for (let round = 0; round < 6; round++)
          for (const { bytes } of encoded) {
            const kind = random();
            if (kind < 0.4) files.push(bytes);
            else if (kind < 0.5) files.push(bytes.subarray(0, Math.floor(random() * bytes.length)));
            else files.push(mutate(bytes, [], random));
          }
        again += expectSameRows(files);
      }),
      { numRuns: 300 },
    );
    expect(again).toBeGreaterThan(100);
  });

  it('is read to the same rows: the bundled cohort twice, in order and mixed', () => {
    const files = cohort();
    expect(expectSameRows([...files, ...files])).toBeGreaterThan(files.length / 2);
    const random = randomOf(7);
    expectSameRows([...files, ...files].sort(() => random() - 0.5));
  });

  it('is read to the same rows through a window that moves', () => {
    const file = cohort()[0]!;
    const read = createReader();
    const first = read(movingSource(file));
    const second = read(movingSource(file));
    expect(second.elements).toBe(first.elements);
    expect(outcomeOf(() => second)).toEqual(outcomeOf(() => readDicom(file)));
  });

  it('is a file of its own when a value that was empty is not, and when a UN value holds items now', () => {
    const read = createReader();
    const of = (hex: string): Uint8Array => Buffer.concat([head(), Buffer.from(hex, 'hex')]);
    const empty = read(memorySource(of('080018005549020031000800800053480000')));
    const filled = read(memorySource(of('0800180055490200310008008000534802004142')));
    expect(filled.elements).not.toBe(empty.elements);
    const un = '29001000554e00000a000000';
    const opaque = read(memorySource(of(`${un}41424344454647484950`)));
    const items = read(memorySource(of(`${un.replace('0a000000', '08000000')}feff00e000000000`)));
    expect(opaque.elements).toHaveLength(1);
    expect(items.elements).toHaveLength(2);
  });
});

function head(): Uint8Array {
  const uid = '1.2.840.10008.1.2.1\0';
  return Buffer.concat([
    Buffer.alloc(128),
    Buffer.from('DICM'),
    Buffer.from('020010005549', 'hex'),
    Buffer.from([uid.length, 0]),
    Buffer.from(uid, 'latin1'),
  ]);
}

/** A de-identifier that has seen all of `files` makes the same of each as one that sees only that one. */
function expectSameOutput(files: readonly Uint8Array[], profile: string): void {
  const read = createReader();
  const next = createDeidentifier(builtinProfile(profile), DEMO_KEY);
  const outputOf = (open: () => Dicom, deidentify: typeof next): unknown => {
    try {
      const file = open();
      const { pieces, changes, problems, deeds, mapping, instanceUid } = deidentify(file);
      const bytes = Buffer.from(joinPieces(pieces, file.file)).toString('latin1');
      const { patientId, uids } = mapping();
      return {
        bytes,
        changes: changes.map(({ row, decision }) => [row, decision]),
        problems,
        deeds,
        patientId,
        uids,
        instanceUid,
      };
    } catch (error) {
      if (!(error instanceof DeidError)) throw error;
      return { code: error.code, message: error.message };
    }
  };
  for (const bytes of files) {
    const seen = outputOf(() => read(memorySource(bytes)), next);
    const alone = outputOf(() => readDicom(bytes), createDeidentifier(builtinProfile(profile), DEMO_KEY));
    expect(seen).toEqual(alone);
  }
}

describe.each(['basic', 'research', 'whitelist'])(
  'what is remembered of earlier files changes no byte (%s)',
  (profile) => {
    it('of the bundled cohort, twice, some values changed, mixed', () => {
      const random = randomOf(11);
      const files = cohort().filter((bytes) => bytes.length < 100_000);
      const changed = files.map((bytes) => otherValues(bytes, random));
      expectSameOutput(
        [...files, ...changed, ...files].sort(() => random() - 0.5),
        profile,
      );
    });

    let small: Uint8Array[] = [];
    beforeAll(() => {
      small = cohort().filter((bytes) => bytes.length < 20_000);
    });
    it('of files that differ in the values that decide', () => {
      const random = randomOf(13);
      const files = small.flatMap((bytes) => [0, 1, 2, 3].map(() => mutate(bytes, [], random)));
      expectSameOutput(files, profile);
    });
  },
);

describeReal('the real files, read one after the other', () => {
  it('give the same rows as when each is read alone', () => {
    const files = realFiles().map((real) => real.bytes());
    expectSameRows([...files, ...files]);
  });
});
