import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toDicomJson } from '../../src/dicom/json.ts';
import { type Dicom, readDicom } from '../../src/dicom/read.ts';
import { bytesOf, fileSource, memorySource, type Source } from '../../src/dicom/source.ts';
import { valueBytes } from '../../src/dicom/value.ts';
import { joinPieces, toChunks, writeEdited } from '../../src/dicom/write.ts';
import { DeidError } from '../../src/errors.ts';
import { arbitraryModel, encodeModel, rawElement, rawFile } from '../support/generate.ts';
import { describeReal, realFiles } from '../support/real-files.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deidlab-source-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs with a file that is seen through a window so small that it moves at nearly every step. */
function withTinyWindow<T>(bytes: Uint8Array, run: (source: Source) => T, head = 132, windowBytes = 64): T {
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  const fd = openSync(path, 'r');
  try {
    return run(fileSource(fd, bytes.length, bytes.slice(0, head), windowBytes));
  } finally {
    closeSync(fd);
  }
}

function outcome(input: Uint8Array | Source): unknown {
  try {
    const { meta, elements, syntax, hasPreamble, dataStart, dataEnd } = readDicom(input);
    return { meta, elements, syntax, hasPreamble, dataStart, dataEnd };
  } catch (error) {
    if (!(error instanceof DeidError)) throw error;
    return { code: error.code, message: error.message, offset: error.offset, tag: error.tag };
  }
}

function wholeOf(file: Dicom): Uint8Array {
  return joinPieces(writeEdited(file, []), file.file);
}

describe('a file seen through a moving window', () => {
  it('gives the same rows as the file in memory, whatever the window (generated files)', () => {
    fc.assert(
      fc.property(
        arbitraryModel,
        fc.integer({ min: 8, max: 200 }),
        fc.integer({ min: 12, max: 300 }),
        (model, head, size) => {
          const { bytes } = encodeModel(model);
          expect(withTinyWindow(bytes, outcome, head, size)).toEqual(outcome(bytes));
        },
      ),
      { numRuns: 60, seed: 1 },
    );
  });

  it('gives the same values and the same edited file as the file in memory', () => {
    fc.assert(
      fc.property(arbitraryModel, fc.integer({ min: 0, max: 1000 }), (model, pick) => {
        const { bytes } = encodeModel(model);
        const inMemory = readDicom(bytes);
        const row = pick % inMemory.elements.length;
        const edits = [{ row, value: undefined }];
        withTinyWindow(bytes, (source) => {
          const file = readDicom(source);
          for (const [index, element] of file.elements.entries()) {
            expect(
              Buffer.compare(valueBytes(file, element), valueBytes(inMemory, inMemory.elements[index]!)),
            ).toBe(0);
          }
          const written = joinPieces(writeEdited(file, edits), file.file);
          expect(Buffer.compare(written, joinPieces(writeEdited(inMemory, edits), inMemory.file))).toBe(0);
          expect(Buffer.compare(wholeOf(file), bytes)).toBe(0);
        });
      }),
      { numRuns: 60, seed: 2 },
    );
  });

  it('keeps each chunk what it was when it was asked for, though the window has moved on', () => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index & 0xff);
    const chunks = withTinyWindow(bytes, (source) =>
      toChunks(
        [
          { start: 200, end: 250 },
          { start: 210, end: 220 },
          { start: 600, end: 650 },
          { start: 0, end: 10 },
        ],
        source,
      ),
    );
    expect(chunks.map((chunk) => chunk[0])).toEqual([200, 210, 600 & 0xff, 0]);
    expect(chunks.map((chunk) => chunk.length)).toEqual([50, 10, 50, 10]);
  });

  it('does not go on reading large windows after one large value', () => {
    const bytes = new Uint8Array(1 << 16);
    withTinyWindow(bytes, (source) => {
      source.load(1000, 40_000);
      source.load(50_000, 8);
      expect(source.window.length).toBeLessThanOrEqual(64);
    });
  });

  it('says so when the file gives fewer bytes than it had', () => {
    const path = join(folder, 'shrinking');
    writeFileSync(path, new Uint8Array(100));
    const fd = openSync(path, 'r');
    try {
      const source = fileSource(fd, 5000, new Uint8Array(50), 64);
      expect(() => bytesOf(source, 4000, 4010)).toThrow(
        expect.objectContaining({ code: 'E_UNREADABLE', offset: 4000 }),
      );
      expect(() => bytesOf(source, 90, 110)).toThrow(expect.objectContaining({ code: 'E_UNREADABLE' }));
    } finally {
      closeSync(fd);
    }
  });
});

describe.runIf(process.platform === 'linux')('a file of more than 4 GiB (a sparse one)', () => {
  it('is read and written by its offsets, in little memory', () => {
    const head = rawFile(rawElement(0x7fe00010, 'OW', new Uint8Array(), 0xfffffffe));
    const tail = rawElement(0xfffcfffc, 'OB', Buffer.from('tail'));
    const size = head.length + 0xfffffffe + tail.length;
    const path = join(folder, 'sparse');
    const fd = openSync(path, 'w+');
    try {
      writeSync(fd, head, 0, head.length, 0);
      writeSync(fd, tail, 0, tail.length, size - tail.length);
      const rss = process.memoryUsage.rss();
      const file = readDicom(fileSource(fd, size, head));
      expect(file.elements.map(({ start, end }) => [start, end])).toEqual([
        [head.length - 12, size - tail.length],
        [size - tail.length, size],
      ]);
      expect(Buffer.from(valueBytes(file, file.elements[1]!)).toString()).toBe('tail');
      const [kept, pixels, written] = writeEdited(file, [{ row: 1, value: Buffer.from('new!') }]);
      expect(kept).toEqual({ start: 0, end: head.length - 12 });
      expect(pixels).toEqual({ start: head.length - 12, end: size - tail.length });
      expect(Buffer.from(written as Uint8Array).toString('latin1')).toMatch(/new!$/);
      expect((process.memoryUsage.rss() - rss) / (1 << 20)).toBeLessThan(50);
    } finally {
      closeSync(fd);
      rmSync(path);
    }
  });
});

describe('a file in memory', () => {
  it('is never copied and never changed', () => {
    const bytes = Uint8Array.from({ length: 50 }, (_, index) => index);
    const source = memorySource(bytes);
    const part = bytesOf(source, 10, 20);
    expect(part.buffer).toBe(bytes.buffer);
    expect([...part]).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    expect(() => bytesOf(source, 45, 51)).toThrow(
      expect.objectContaining({ code: 'E_TRUNCATED', offset: 45 }),
    );
  });

  it('may be a part of a larger buffer', () => {
    const { bytes } = encodeModel(fc.sample(arbitraryModel, { numRuns: 1, seed: 5 })[0]!);
    const shared = Buffer.concat([Buffer.alloc(333, 0x5a), bytes, Buffer.alloc(100, 0x5a)]);
    const part = new Uint8Array(shared.buffer, shared.byteOffset + 333, bytes.length);
    expect(outcome(part)).toEqual(outcome(bytes));
    expect(Buffer.compare(wholeOf(readDicom(part)), bytes)).toBe(0);
  });
});

describeReal('real files through a moving window', () => {
  it.each(realFiles().map((file) => [file.name, file] as const))(
    '%s: same rows, same bytes',
    (_, { path, bytes }) => {
      const content = bytes();
      const fd = openSync(path, 'r');
      try {
        for (const windowBytes of [64, 1000]) {
          expect(outcome(fileSource(fd, content.length, content.slice(0, 132), windowBytes))).toEqual(
            outcome(content),
          );
        }
        const source = fileSource(fd, content.length, content.slice(0, 132), 64);
        let file: Dicom;
        try {
          file = readDicom(source);
        } catch {
          return; // refused either way, as compared above
        }
        expect(Buffer.compare(wholeOf(file), readFileSync(path))).toBe(0);
        const json = JSON.stringify(toDicomJson(file));
        expect(json).toBe(JSON.stringify(toDicomJson(readDicom(content))));
      } finally {
        closeSync(fd);
      }
    },
  );
});
