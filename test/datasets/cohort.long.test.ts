import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildFile } from '../../src/dicom/build.ts';
import { charsetOf } from '../../src/dicom/charset.ts';
import { readDicom } from '../../src/dicom/read.ts';
import { bytesOf } from '../../src/dicom/source.ts';
import { valueBytes } from '../../src/dicom/value.ts';
import { makeKeyWriter, readAnswerKey } from '../../src/synthetic/answer-key.ts';
import { type CohortFile, makeCohort, type PlantedIdentifier } from '../../src/synthetic/cohort.ts';
import { drawText } from '../../src/synthetic/font.ts';
import { makeName, uniqueDigits } from '../../src/synthetic/people.ts';
import type { Manifest } from '../../src/synthetic/write-cohort.ts';
import { hasTool, storedPixels } from '../support/render.ts';
import { decodeIndependently, elementsByPath } from './locate.ts';

const folder = join(import.meta.dirname, '../../datasets');
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
const keyText = readFileSync(join(folder, 'answer-key.jsonl'), 'utf8');
const key = [...readAnswerKey(keyText.split('\n'))];
const fileBytes = new Map(
  manifest.files.map(({ file }) => [file, new Uint8Array(readFileSync(join(folder, 'cohort', file)))]),
);
const keyOf = groupByFile(key);

function groupByFile(rows: readonly PlantedIdentifier[]): Map<string, PlantedIdentifier[]> {
  const groups = new Map<string, PlantedIdentifier[]>();
  for (const row of rows) groups.set(row.file, [...(groups.get(row.file) ?? []), row]);
  return groups;
}

/** The bytes that a row's offsets count in: the inflated data set of a deflated file, else the file. */
function spaceOf(bytes: Uint8Array, row: PlantedIdentifier): Uint8Array {
  const inMeta = row.where === 'preamble' || row.where.startsWith('(0002');
  const file = readDicom(bytes);
  return inMeta || file.data === file.file ? bytes : bytesOf(file.data, 0, file.dataEnd);
}

describe('the bundled cohort', () => {
  it('is marked synthetic, free to use, and holds exactly the files of its manifest', () => {
    expect(manifest).toMatchObject({ provenance: 'SYNTHETIC', licence: 'CC0-1.0', seed: 1, patients: 6 });
    const onDisk = readdirSync(join(folder, 'cohort'), { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, 'cohort', name)).isFile())
      .map((name) => name.replaceAll('\\', '/'));
    expect(onDisk.sort()).toEqual(manifest.files.map(({ file }) => file).sort());
    for (const { file, bytes, sha256 } of manifest.files) {
      expect(fileBytes.get(file)!.length, file).toBe(bytes);
      expect(createHash('sha256').update(fileBytes.get(file)!).digest('hex'), file).toBe(sha256);
    }
    const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, keyText.length);
    expect(total).toBeLessThan(6 * 1024 * 1024);
  });

  it('comes out the same, byte for byte, when it is made again from its seed', () => {
    const linesOf = makeKeyWriter();
    const lines: string[] = [];
    const made: string[] = [];
    for (const file of makeCohort({ seed: 1 })) {
      made.push(`${file.path} ${createHash('sha256').update(file.bytes).digest('hex')}`);
      lines.push(...linesOf(file));
    }
    expect(made).toEqual(manifest.files.map(({ file, sha256 }) => `${file} ${sha256}`));
    expect(`${lines.join('\n')}\n`).toBe(keyText);
  });

  it('shows every object and every trap that its README promises', () => {
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    for (const { file } of manifest.files.filter(({ file }) => !/\d{4}\.dcm$/.test(file)))
      expect(readme, file).toContain(file.replace(/^patient-\d\//, ''));
    const wheres = key.map(({ where, kind, form }) => `${where} ${kind} ${form}`);
    expect(wheres.some((where) => /^(\(0040,A730\)\[\d\]\/){4}\(0040,A160\) name/.test(where))).toBe(true);
    for (const trap of [
      /^\(0008,1030\) name/,
      /^preamble name/,
      /^\(0002,0102\) name/,
      /^\(FFFC,FFFC\) name/,
      /^\(6000,3000\) name/,
      /^file name name/,
      /^\(0088,0200\)\[0\]\/\(7FE0,0010\) name/,
      /^\(0400,0561\)\[0\].*\(0040,0275\)\[0\]\/\(0008,1110\)\[0\]\/.* name natural/,
      /^\(7FE0,0010\) name drawn/,
      /^\(0021,"IMAGINARY WORKLIST",01\) name/,
      /^\(0042,0011\) name/,
      /^\(0070,0001\).*\(0070,0006\) name/,
      /decoy protocol name/,
      /date mm\/dd\/yyyy/,
    ])
      expect(
        wheres.some((where) => trap.test(where)),
        String(trap),
      ).toBe(true);
    expect(key.filter(({ kind, text }) => kind === 'age' && text === '095Y').length).toBeGreaterThan(0);
    const syntaxes = new Set([...fileBytes.values()].map((bytes) => readDicom(bytes).syntax.uid));
    expect(syntaxes.size).toBe(7);
  });
});

describe('the answer key', () => {
  it('finds every identifier that lies in bytes: inside the element it names, decoded without our code', () => {
    for (const [name, rows] of keyOf) {
      const bytes = fileBytes.get(name)!;
      const elements = elementsByPath(readDicom(bytes));
      for (const row of rows) {
        if (row.bytes === undefined) continue;
        const { offset, length } = row.bytes;
        const found = decodeIndependently(spaceOf(bytes, row).subarray(offset, offset + length), row.charset);
        expect(found, `${name} ${row.where}`).toBe(row.text);
        if (row.where === 'preamble') continue;
        const element = elements.get(row.where);
        expect(element, `${name} ${row.where}`).toBeDefined();
        expect(
          offset >= element!.valueStart && offset + length <= element!.valueEnd,
          `${name} ${row.where}`,
        ).toBe(true);
      }
    }
  });

  it('finds every identifier that is drawn: ink where the letters are and nowhere else in the box', () => {
    const noGdcm = !hasTool('gdcmconv');
    if (noGdcm) console.warn('gdcmconv is not installed: text in JPEG frames is not looked at');
    for (const row of key.filter(({ box }) => box !== undefined)) {
      const bytes = fileBytes.get(row.file)!;
      const file = readDicom(bytes);
      const isJpeg = file.syntax.uid.startsWith('1.2.840.10008.1.2.4') && row.where === '(7FE0,0010)';
      if (isJpeg && (noGdcm || row.box!.frame > 1)) continue;
      const { box, text } = row as Required<PlantedIdentifier>;
      const inked = new Set<number>();
      const scale = box.rows / 7;
      drawText(text, scale, (r, c) => inked.add(r * box.columns + c));
      const grey = greyAt(row);
      let right = 0;
      const ink = grey(
        (box.row + [...inked][0]! / box.columns) | 0,
        box.column + ([...inked][0]! % box.columns),
      );
      for (let r = 0; r < box.rows; r++)
        for (let c = 0; c < box.columns; c++) {
          const isInk = isJpeg
            ? grey(box.row + r, box.column + c) > 110
            : grey(box.row + r, box.column + c) === ink;
          if (isInk === inked.has(r * box.columns + c)) right++;
        }
      const share = right / (box.rows * box.columns);
      expect(share, `${row.file} ${row.where}`).toBeGreaterThan(
        isJpeg ? 0.97 : row.where.startsWith('(0088') ? 0.9 : 0.999,
      );
    }
  });

  it('names what is in file names', () => {
    for (const row of key.filter(({ where }) => where === 'file name')) expect(row.file).toContain(row.text);
  });

  it('allows at least one action of each profile for everything, and keeping only where nothing is given away', () => {
    for (const { allowed, kind, where, text } of key)
      for (const [profile, actions] of Object.entries(allowed)) {
        expect(actions.length).toBeGreaterThan(0);
        if (actions.includes('keep') && kind !== 'decoy' && kind !== 'time')
          expect(
            profile === 'research'
              ? ['device', 'age'].includes(kind)
              : where === '(7FE0,0010)' || (profile === 'whitelist' && kind === 'age' && text <= '089Y'),
            `${profile} ${kind} ${where}`,
          ).toBe(true);
      }
  });

  it('lists every planted string that occurs in a file, in every encoding', () => {
    const tokens = tokensOf(key);
    expect(tokens.size).toBeGreaterThan(300);
    const index = indexByStart(tokens);
    for (const [name, bytes] of fileBytes) {
      const rows = keyOf.get(name) ?? [];
      const file = readDicom(bytes);
      const isDeflated = file.data !== file.file;
      const spaces = isDeflated
        ? [
            {
              space: bytes.subarray(0, file.dataStart),
              rows: rows.filter(({ where }) => where === 'preamble' || where.startsWith('(0002')),
            },
            {
              space: new Uint8Array(inflateRawSync(bytes.subarray(file.dataStart))),
              rows: rows.filter(({ where }) => !where.startsWith('(0002')),
            },
          ]
        : [{ space: bytes, rows }];
      for (const { space, rows } of spaces)
        for (const { at, length } of occurrences(space, index)) {
          const isListed = rows.some(
            ({ bytes }) =>
              bytes !== undefined && bytes.offset <= at && at + length <= bytes.offset + bytes.length,
          );
          expect(isListed, `${name}: an unlisted planted string of ${length} bytes at ${at}`).toBe(true);
        }
    }
  }, 20_000);
});

describe('identity', () => {
  const one = identifiersOf(makeCohort({ seed: 1, imagesPerSeries: 1 }));
  const other = new Map<string, Set<string>>();
  for (const file of makeCohort({ seed: 2, patients: 12, imagesPerSeries: 1 })) {
    const patient = file.path.split('/')[0]!;
    other.set(patient, new Set([...(other.get(patient) ?? []), ...identifiersOf([file])]));
  }
  const all = [...other.values()].flatMap((set) => [...set]);

  it('is not shared by two seeds: no name, number or address', () => {
    expect(one.size).toBeGreaterThan(150);
    expect(all.filter((text) => one.has(text))).toEqual([]);
  });

  it('is not shared by two patients of a cohort, nor by their doctors and hospitals', () => {
    expect(new Set(all).size).toBe(all.length);
  });

  it('is not shared by any two of many seeds and places', () => {
    for (const style of ['plain', 'telling', 'umlauts', 'polish', 'japanese', 'korean'] as const) {
      const seen = new Set<string>();
      for (let seed = 1; seed <= 60; seed++)
        for (let slot = 0; slot < 50; slot++) {
          const { family, given } = makeName({ seed, slot, style });
          seen.add(`family ${family}`).add(`given ${given}`);
        }
      expect(seen.size, style).toBe(2 * 60 * 50);
    }
    const numbers = Array.from({ length: 3600 }, (_, k) => uniqueDigits(1 + (k % 60), Math.floor(k / 60)));
    expect(new Set(numbers).size).toBe(3600);
  });
});

describe('a name in another script', () => {
  const seeds = [1, 2, 9, 77, 309, 1000, 2026, 4242, 9999, 20_000, 123_456, 500_000, 777_777, 1_000_000];
  const cases = seeds.flatMap((seed) =>
    [0, 3, 50].flatMap((slot) =>
      (
        [
          ['japanese', 'ISO 2022 IR 87'],
          ['korean', 'ISO 2022 IR 149'],
        ] as const
      ).map(([style, charset]) => ({ seed, slot, style, charset: ['', charset] })),
    ),
  );

  it('fits into the 64 bytes that validators allow, and keeps its other script, for small and large seeds', () => {
    for (const { seed, slot, style, charset } of cases) {
      const { pn } = makeName({ seed, slot, style });
      const where = `${style} ${seed} ${slot}`;
      expect(charsetOf(charset).encodeValues([pn], 'PN').length, where).toBeLessThanOrEqual(64);
      if (seed * (slot + 1) < 2_000_000) expect(pn, where).toMatch(/[\u3000-\u9fff]/);
    }
  });

  it.skipIf(!hasTool('dciodvfy'))('has no error in it for dciodvfy', () => {
    const temporary = mkdtempSync(join(tmpdir(), 'deidlab-names-'));
    for (const { seed, slot, style, charset } of cases) {
      const path = join(temporary, 'name.dcm');
      const { pn } = makeName({ seed, slot, style });
      writeFileSync(
        path,
        buildFile({
          SOPClassUID: '1.2.840.10008.5.1.4.1.1.7',
          SOPInstanceUID: '2.25.1',
          SpecificCharacterSet: charset,
          PatientName: pn,
        }),
      );
      const { stderr, stdout } = spawnSync('dciodvfy', [path], { encoding: 'latin1' });
      const output = `${stderr}${stdout}`;
      expect(output).toContain('SCImage');
      expect(output, `${style} ${seed} ${slot}`).not.toContain('Value invalid');
    }
    rmSync(temporary, { recursive: true });
  });
});

describe('a cohort of any size', () => {
  it('is made file by file without gathering them in memory', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const used = (): number => {
      collect();
      // what the first one found is freed in another thread, which the second one waits for
      collect();
      return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
    };
    let [files, bytes, before] = [0, 0, 0];
    for (const file of makeCohort({ seed: 9, patients: 60, imagesPerSeries: 2 })) {
      files++;
      if (before > 0) bytes += file.bytes.length;
      if (files === 120) before = used();
    }
    expect(bytes).toBeGreaterThan(5e6);
    expect(used() - before).toBeLessThan(2e6);
  }, 30_000);

  it('refuses a size that is none', () => {
    expect(() => makeCohort({ seed: 0 })).toThrowError(/seed/);
    expect(() => makeCohort({ seed: 1, patients: 1.5 })).toThrowError(/patients/);
  });
});

const UNIQUE = new Set([
  'name',
  'staff-name',
  'record-number',
  'accession-number',
  'other-number',
  'insurance-number',
  'phone',
  'address',
  'email',
  'institution',
  'device',
]);

/** Identifiers that belong to one person or place, and the parts of names. */
function identifiersOf(files: Iterable<CohortFile>): Set<string> {
  const texts = new Set<string>();
  for (const { planted } of files)
    for (const { kind, text, form } of planted) {
      if (!UNIQUE.has(kind) || form === 'initials') continue;
      texts.add(text.toLowerCase());
      for (const phone of text.match(/[\d() ]{6,8}555-\d{4}/g) ?? []) texts.add(phone);
      if (kind === 'name' || kind === 'staff-name')
        for (const part of text.split(/[\^=, _]+/)) texts.add(part.toLowerCase());
    }
  return texts;
}

/** What to search for: planted strings, parts of names, and dates of birth and study, in the encodings of DICOM. */
function tokensOf(rows: readonly PlantedIdentifier[]): Set<string> {
  const texts = new Set<string>();
  for (const { kind, text, form } of rows) {
    if (UNIQUE.has(kind) && form !== 'initials') texts.add(text);
    if (kind === 'date' && form !== 'dt') texts.add(text);
    if (kind === 'name' || kind === 'staff-name') for (const part of text.split(/[\^=, _]+/)) texts.add(part);
    if (kind === 'institution') texts.add(text.split(' ')[0]!);
  }
  const tokens = new Set<string>();
  for (const text of texts)
    for (const form of [text, text.toUpperCase(), text.toLowerCase()]) {
      if (/^[\0-\xff]*$/.test(form)) tokens.add(form);
      tokens.add(Buffer.from(form, 'utf8').toString('latin1'));
      for (const charset of [['', 'ISO 2022 IR 87'], ['', 'ISO 2022 IR 149'], ['ISO_IR 101']]) {
        const coder = charsetOf(charset);
        if (coder.canEncode(form))
          tokens.add(Buffer.from(coder.encodeValues([form], 'LO')).toString('latin1'));
      }
    }
  return new Set([...tokens].filter((token) => token.length >= 4));
}

function indexByStart(tokens: ReadonlySet<string>): Map<number, string[]> {
  const index = new Map<number, string[]>();
  for (const token of tokens) {
    const start = Buffer.from(token.slice(0, 4), 'latin1').readUInt32BE();
    index.set(start, [...(index.get(start) ?? []), token]);
  }
  return index;
}

function* occurrences(
  space: Uint8Array,
  index: ReadonlyMap<number, string[]>,
): Generator<{ at: number; length: number }> {
  const buffer = Buffer.from(space.buffer, space.byteOffset, space.byteLength);
  for (let at = 0; at + 4 <= buffer.length; at++)
    for (const token of index.get(buffer.readUInt32BE(at)) ?? [])
      if (buffer.toString('latin1', at, at + token.length) === token) yield { at, length: token.length };
}

/** The grey value at a place of the picture that a row speaks of. */
function greyAt(row: PlantedIdentifier): (r: number, c: number) => number {
  const bytes = fileBytes.get(row.file)!;
  if (row.where === '(7FE0,0010)') {
    const { columns, frames } = pixelsOf(row.file, bytes);
    return (r, c) => frames[row.box!.frame]![r * columns + c]!;
  }
  const file = readDicom(bytes);
  const element = elementsByPath(file).get(row.where)!;
  const data = valueBytes(file, element);
  if (row.where === '(6000,3000)') return (r, c) => (data[(r * 256 + c) >> 3]! >> (c & 7)) & 1;
  return (r, c) => data[r * 64 + c]!;
}

const decoded = new Map<string, NonNullable<ReturnType<typeof storedPixels>>>();
function pixelsOf(name: string, bytes: Uint8Array): NonNullable<ReturnType<typeof storedPixels>> {
  const pixels = decoded.get(name) ?? storedPixels(bytes)!;
  decoded.set(name, pixels);
  return pixels;
}
