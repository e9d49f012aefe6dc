// Damages real and generated DICOM files and reads them: `npm run fuzz [-- COUNT [SEED]]`, by default 20,000 times.
// Each copy must be refused with a DeidError, or read into rows that tile the file and write the same bytes again.
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { toDicomJson } from '../src/dicom/json.ts';
import { type Dicom, ITEM_ROW, readDicom, SEQUENCE } from '../src/dicom/read.ts';
import { charsetLookup, multiplicityOf, numberValues, textValues } from '../src/dicom/value.ts';
import { isText } from '../src/dicom/vr.ts';
import { joinPieces, writeEdited } from '../src/dicom/write.ts';
import { DeidError } from '../src/errors.ts';
import {
  arbitraryModel,
  checkRows,
  encodeModel,
  movingSource,
  mutate,
  randomOf,
} from '../test/support/generate.ts';
import { realFiles } from '../test/support/real-files.ts';

export interface FuzzFigures {
  readonly mutations: number;
  readonly read: number;
  /** Refusals by code. */
  readonly refused: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  readonly rssGrowthMiB: number;
  readonly seconds: number;
  /** What must not happen, with what is needed to see it again. */
  readonly failures: readonly string[];
}

const LARGEST_SOURCE = 20_000;

interface FuzzSource {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Where headers begin, in the file or in the inflated data set. */
  readonly headers: readonly number[];
  /** Where the deflate stream begins, when there is one. */
  readonly deflatedAt: number | undefined;
}

/** Reads `count` damaged files and says what happened; the same seed damages them the same way. */
export function fuzz({ count, seed }: { count: number; seed: number }): FuzzFigures {
  const sources = findSources();
  const random = randomOf(seed);
  const refused: Record<string, number> = {};
  const failures: string[] = [];
  const rssBefore = process.memoryUsage.rss();
  const started = performance.now();
  let rss = rssBefore;
  let read = 0;
  let slowestMs = 0;
  for (let index = 0; index < count; index++) {
    const source = sources[Math.floor(random() * sources.length)]!;
    const bytes = damage(source, random);
    const before = performance.now();
    try {
      const code = tryOut(bytes, random);
      if (code === undefined) read++;
      else refused[code] = (refused[code] ?? 0) + 1;
    } catch (error) {
      failures.push(
        `seed ${seed}, mutation ${index} of ${source.name}: ${error instanceof Error ? error.stack : error}`,
      );
    }
    const ms = performance.now() - before;
    if (ms > 1000)
      failures.push(`seed ${seed}, mutation ${index} of ${source.name}: took ${ms.toFixed(0)} ms`);
    slowestMs = Math.max(slowestMs, ms);
    if (index % 100 === 0) rss = Math.max(rss, process.memoryUsage.rss());
  }
  return {
    mutations: count,
    read,
    refused,
    slowestMs,
    rssGrowthMiB: (rss - rssBefore) / (1 << 20),
    seconds: (performance.now() - started) / 1000,
    failures,
  };
}

function findSources(): FuzzSource[] {
  const generated = fc
    .sample(arbitraryModel, { numRuns: 120, seed: 61 })
    .map((model, index) => ({ name: `generated ${index}`, bytes: encodeModel(model).bytes }));
  const real = realFiles().map(({ name, bytes }) => ({ name, bytes: bytes() }));
  return [...real, ...generated].filter(({ bytes }) => bytes.length < LARGEST_SOURCE).map(asSource);
}

function asSource({ name, bytes }: { name: string; bytes: Uint8Array }): FuzzSource {
  try {
    const { meta, elements, syntax, dataStart } = readDicom(bytes);
    const inData = elements.map(({ start }) => start);
    if (syntax.deflated) return { name, bytes, headers: inData, deflatedAt: dataStart };
    return { name, bytes, headers: [...meta.map(({ start }) => start), ...inData], deflatedAt: undefined };
  } catch {
    return { name, bytes, headers: [], deflatedAt: undefined };
  }
}

/** One to three kinds of damage; that of a deflated file is mostly done to what is inside the stream. */
function damage({ bytes, headers, deflatedAt }: FuzzSource, random: () => number): Uint8Array {
  const times = random() < 0.7 ? 1 : 2 + Math.floor(random() * 2);
  const often = (part: Uint8Array, at: readonly number[]): Uint8Array => {
    let damaged = part;
    for (let time = 0; time < times && damaged.length > 8; time++) {
      const length = damaged.length;
      damaged = mutate(
        damaged,
        at.filter((offset) => offset < length - 8),
        random,
      );
    }
    return new Uint8Array(damaged);
  };
  if (deflatedAt === undefined || random() < 0.2)
    return often(bytes, deflatedAt === undefined ? headers : []);
  const inside = often(inflateRawSync(bytes.subarray(deflatedAt)), headers);
  return new Uint8Array(Buffer.concat([bytes.subarray(0, deflatedAt), deflateRawSync(inside)]));
}

/** The code of the refusal, or `undefined` for a file that was read. Throws for anything that must not happen. */
function tryOut(bytes: Uint8Array, random: () => number): string | undefined {
  const before = Buffer.from(bytes);
  const file = expectRefusal(() => readDicom(bytes));
  if (typeof file === 'string') return file;
  checkRows(file);
  if (!before.equals(joinPieces(writeEdited(file, []), file.file)))
    throw new Error('writing gives other bytes');
  if (!before.equals(bytes)) throw new Error('the input was changed');
  useValues(file);
  if (random() < 0.2) compareMoving(bytes, file);
  const row = Math.floor(random() * file.elements.length);
  joinPieces(writeEdited(file, [{ row, value: undefined }]), file.file);
  return undefined;
}

/** A file that stays on disk must give the same rows and the same bytes as one in memory. */
function compareMoving(bytes: Uint8Array, file: Dicom): void {
  const moving = readDicom(movingSource(bytes));
  if (JSON.stringify(moving.elements) !== JSON.stringify(file.elements))
    throw new Error('a moving window gives other rows');
  const pieces = [
    { start: 0, end: file.dataStart },
    { start: file.dataStart, end: bytes.length },
  ];
  if (Buffer.compare(joinPieces(pieces, moving.file), bytes) !== 0)
    throw new Error('a moving window gives other bytes');
  useValues(moving);
}

/** Everything that a caller may ask of a file that was read. */
function useValues(file: Dicom): void {
  const charset = charsetLookup(file);
  for (const [row, element] of file.elements.entries()) {
    if (element.kind === ITEM_ROW || element.kind === SEQUENCE) continue;
    multiplicityOf(file, element, charset(row));
    if (isText(element.vr)) textValues(file, element, charset(row));
    else expectRefusal(() => numberValues(file, element));
  }
  expectRefusal(() => toDicomJson(file));
}

/** What `run` returns, or the code with which it refused. */
function expectRefusal<T>(run: () => T): T | string {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof DeidError)) throw error;
    if (typeof error.offset !== 'number' || !error.message.startsWith('expected ')) {
      throw new Error(`${error.code} without an offset or in other words: ${error.message}`);
    }
    return error.code;
  }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { failures, ...figures } = fuzz({
    count: Number(process.argv[2] ?? 20_000),
    seed: Number(process.argv[3] ?? 1),
  });
  console.log(figures);
  for (const failure of failures.slice(0, 10)) console.error(failure);
  console.log(`${failures.length} failures`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}
