import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDeidentifier, type Deidentified } from '../../src/deidentify/deidentify.ts';
import { DEMO_KEY, keyFromBytes } from '../../src/deidentify/key.ts';
import { type Dicom, FRAGMENTS, readDicom, VALUE } from '../../src/dicom/read.ts';
import { bytesOf } from '../../src/dicom/source.ts';
import { joinPieces } from '../../src/dicom/write.ts';
import { DeidError } from '../../src/errors.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { describeReal, type RealFile, realFiles } from '../support/real-files.ts';
import { describeWith, runTool } from '../support/tools.ts';

interface Outcome {
  readonly real: RealFile;
  readonly before: Dicom;
  readonly result: Deidentified;
  readonly output: Uint8Array;
  readonly after: Dicom;
}

/** The pixel bytes as truth.json hashes them: the native value, or the fragments joined without the offset table. */
function pixelHash(file: Dicom): string | undefined {
  const element = file.elements.find(
    ({ tag, depth }) => depth === 0 && [0x7fe00010, 0x7fe00008, 0x7fe00009].includes(tag),
  );
  if (element === undefined) return undefined;
  const bytes = Buffer.from(bytesOf(file.data, element.valueStart, element.valueEnd));
  if (element.kind !== FRAGMENTS) return createHash('sha256').update(bytes).digest('hex');
  const hash = createHash('sha256');
  for (let at = 0, index = 0; at + 8 <= bytes.length; index++) {
    const length = bytes.readUInt32LE(at + 4);
    if (index > 0) hash.update(bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return hash.digest('hex');
}

function deidentifyAll(profile: string, key = DEMO_KEY, reversed = false): Map<string, Outcome | DeidError> {
  const deidentify = createDeidentifier(builtinProfile(profile), key);
  const outcomes = new Map<string, Outcome | DeidError>();
  const files = reversed ? [...realFiles()].reverse() : realFiles();
  for (const real of files) {
    try {
      const before = readDicom(real.bytes());
      const result = deidentify(before);
      const output = joinPieces(result.pieces, before.file);
      outcomes.set(real.name, { real, before, result, output, after: readDicom(output) });
    } catch (error) {
      if (!(error instanceof DeidError)) throw error;
      outcomes.set(real.name, error);
    }
  }
  return outcomes;
}

describeReal('the 58 real files with profile basic', () => {
  let outcomes: Map<string, Outcome | DeidError>;
  const done = (): Outcome[] =>
    [...outcomes.values()].filter((each): each is Outcome => !(each instanceof DeidError));
  beforeAll(() => {
    outcomes = deidentifyAll('basic');
  });

  for (const { name, manifest } of realFiles()) {
    const either = manifest.eitherAccepted !== undefined;
    it(`${name} is ${either ? 'either done or refused' : manifest.expect === 'ok' ? 'de-identified' : 'refused'}`, () => {
      const outcome = outcomes.get(name)!;
      if (outcome instanceof DeidError) {
        expect(manifest.expect === 'reject' || either, outcome.message).toBe(true);
        expect(outcome.code).toMatch(/^E_/);
      } else {
        expect(manifest.expect === 'ok' || either).toBe(true);
      }
    });
  }

  it('every element that is kept has the bytes it had, header included', () => {
    for (const { real, before, result, after } of done()) {
      const changed = new Map(result.changes.map((change) => [change.row, change]));
      const kept: string[] = [];
      for (let row = 0; row < before.elements.length; ) {
        const element = before.elements[row]!;
        const change = changed.get(row);
        if (change !== undefined) {
          row = change.value === undefined || element.kind !== VALUE ? element.next : row + 1;
          continue;
        }
        if (element.kind === VALUE || element.kind === FRAGMENTS) {
          kept.push(
            createHash('sha256')
              .update(bytesOf(before.data, element.start, element.end))
              .digest('hex'),
          );
        }
        row++;
      }
      const written = after.elements
        .filter(({ kind }) => kind === VALUE || kind === FRAGMENTS)
        .map((element) =>
          createHash('sha256')
            .update(bytesOf(after.data, element.start, element.end))
            .digest('hex'),
        );
      let at = 0;
      for (const hash of kept) {
        at = written.indexOf(hash, at);
        expect(at, `${real.name}: a kept element is missing or moved`).toBeGreaterThanOrEqual(0);
        at++;
      }
    }
  });

  it('pixels keep their sha256', () => {
    const compared = done().filter(({ real, after }) => {
      if (!real.truth.pixelData || after.elements.every(({ tag }) => tag >>> 16 !== 0x7fe0)) return false;
      expect(pixelHash(after), real.name).toBe(real.truth.pixelData.sha256);
      return true;
    });
    expect(compared.length).toBeGreaterThan(30);
  });

  it('levels have as many elements as before, less the removed and with the stamps', () => {
    for (const { real, before, result, after } of done()) {
      if (real.truth.dcmdump.returnCode !== 0) continue;
      const gone = new Set<number>();
      for (const { row, value } of result.changes) {
        const element = before.elements[row]!;
        const from = value === undefined ? row : row + 1;
        if (value === undefined || element.kind !== VALUE)
          for (let each = from; each < element.next; each++) gone.add(each);
      }
      const perLevel = (file: Dicom, skip: ReadonlySet<number>): Map<number, number> => {
        const counts = new Map<number, number>();
        file.elements.forEach(({ tag, depth }, row) => {
          if (tag !== 0xfffee000 && !skip.has(row)) counts.set(depth, (counts.get(depth) ?? 0) + 1);
        });
        return counts;
      };
      const expected = perLevel(before, gone);
      const codes = result.deeds.options.size + (result.deeds.basicHeld ? 1 : 0);
      expected.set(0, (expected.get(0) ?? 0) + 3 + (codes > 0 ? 1 : 0));
      if (codes > 0) expected.set(1, (expected.get(1) ?? 0) + 3 * codes);
      const counts = perLevel(after, new Set());
      for (const level of new Set([...expected.keys(), ...counts.keys()])) {
        expect(counts.get(level) ?? 0, `${real.name} level ${level}`).toBe(expected.get(level) ?? 0);
      }
    }
  });

  it('no value of an identifying attribute that the profile removes is left in the bytes', () => {
    const identifying = new Set([
      '00100010',
      '00100020',
      '00100030',
      '00101000',
      '00101040',
      '00102154',
      '00080080',
      '00080081',
      '00080090',
      '00080050',
    ]);
    for (const { real, output, after } of done()) {
      const bytes = after.syntax.deflated
        ? Buffer.concat([output.subarray(0, after.dataStart), bytesOf(after.data, 0, after.data.size)])
        : Buffer.from(output);
      for (const { tag, value } of real.manifest.phiLike) {
        const text = value.trim();
        if (!identifying.has(tag) || text.length < 5 || /^(anonym|removed|GE MEDICAL|TOSHIBA)/i.test(text))
          continue;
        expect(bytes.includes(Buffer.from(text, 'latin1')), `${real.name} ${tag}`).toBe(false);
      }
    }
  });

  it('preamble, file meta information and padding are new', () => {
    for (const { output, after } of done()) {
      expect(Buffer.from(output.subarray(0, 128)).every((byte) => byte === 0)).toBe(true);
      expect(after.dataEnd).toBe(after.data.size);
      expect(after.meta.map(({ tag }) => tag).filter((tag) => tag > 0x00020013)).toEqual([]);
    }
  });

  it('the same input and key give the same bytes in another order, and another key changes what is keyed', () => {
    const again = deidentifyAll('basic', DEMO_KEY, true);
    const other = deidentifyAll('basic', keyFromBytes(new Uint8Array(32).fill(7)));
    for (const { real, output, result } of done()) {
      const second = again.get(real.name) as Outcome;
      expect(Buffer.compare(output, second.output), real.name).toBe(0);
      const foreign = other.get(real.name) as Outcome;
      expect(foreign.result.patient).not.toBe(result.patient);
      // a well-known instance that DICOM itself registers, such as a colour palette, keeps its UID
      const isWellKnown = result.instanceUid.startsWith('1.2.840.10008.');
      if (!isWellKnown) expect(foreign.result.instanceUid).not.toBe(result.instanceUid);
      for (const [old, fresh] of result.mapping().uids)
        expect(foreign.result.mapping().uids.get(old)).not.toBe(fresh);
    }
  });

  describeWith(['dcmdump', 'dciodvfy'], 'seen by other programs', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'deidlab-real-'));
      for (const { real, output } of done()) writeFileSync(join(folder, real.name), output);
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('dcmdump reads every output', () => {
      for (const { real } of done()) {
        const { code, stderr } = runTool('dcmdump', ['-q', join(folder, real.name)]);
        expect(code, `${real.name}: ${stderr}`).toBe(0);
      }
    });

    it('dciodvfy finds no error that the original did not have, but for emptied Type 1 attributes', () => {
      const errorsOf = (path: string): string[] => {
        const { stdout, stderr } = runTool('dciodvfy', ['-new', path]);
        return `${stdout}\n${stderr}`.split('\n').filter((line) => line.startsWith('Error'));
      };
      for (const { real, before, after, output } of done()) {
        const plain = (file: Dicom, bytes: Uint8Array, name: string): string => {
          // dciodvfy does not inflate: it is given the same data set as explicit little endian
          if (!file.syntax.deflated) return name;
          const head = Buffer.from(bytes.subarray(0, file.dataStart));
          const at = head.indexOf('1.2.840.10008.1.2.1.99');
          head.write('1.2.840.10008.1.2.1\0\0\0', at, 'latin1');
          const inflated = join(folder, `${real.name}.${name === real.path ? 'before' : 'after'}`);
          writeFileSync(inflated, Buffer.concat([head, inflateRawSync(bytes.subarray(file.dataStart))]));
          return inflated;
        };
        const old = errorsOf(plain(before, real.bytes(), real.path));
        // what cannot be read to its end says nothing about what comes after
        if (old.some((line) => /Tags out of order|Tag read failed/.test(line))) continue;
        const normal = (line: string): string => line.replace(/<[^>]*>|\[[^\]]*\]/g, '');
        const left = [...old.map(normal)];
        const fresh = errorsOf(plain(after, output, join(folder, real.name))).filter((line) => {
          const at = left.indexOf(normal(line));
          if (at >= 0) left.splice(at, 1);
          return at < 0 && !/Empty attribute \(no value\) for Type 1/.test(line);
        });
        expect(fresh, real.name).toEqual([]);
      }
    });
  });
});
