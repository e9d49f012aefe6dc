import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deidentify } from '../../src/deidentify/deidentify.ts';
import { DEMO_KEY } from '../../src/deidentify/key.ts';
import { type BuildDataset, type BuildValue, buildFile } from '../../src/dicom/build.ts';
import { lookupKeyword } from '../../src/dicom/dictionary.ts';
import { SOP_CLASSES } from '../../src/dicom/uids-data.ts';
import { proposeWhitelist } from '../../src/metadata/whitelist.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { compileProfile, type Profile } from '../../src/profile/compile.ts';
import { parseProfile } from '../../src/profile/load.ts';
import { modalityOf } from '../support/modality.ts';
import { describeReal, realFiles } from '../support/real-files.ts';
import { describeWith, runTool } from '../support/tools.ts';

/*
 * What the whitelist makes of an object of every storage class, judged by dciodvfy. The objects are made by asking
 * dciodvfy itself: what it misses is put in, until it misses nothing more that can be put in.
 */

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deidlab-whitelist-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Not for machine learning (raw data of one vendor's program), retired before 2004, or of no patient's images. */
const NOT_FOR_IT =
  /Raw Data|Standalone|Stored Print|Hardcopy|Encapsulated|Video|Audio|Spectacle|Detached|Trial|Delivery Instruction/;

const CLASSES = SOP_CLASSES.split('\n')
  .map((line) => [`1.2.840.10008.${line.split(' ')[0]}`, line.slice(line.indexOf(' ') + 1)] as const)
  .filter(
    ([uid, name]) =>
      uid.startsWith('1.2.840.10008.5.1.4.1.1.') && / Storage/.test(name) && !NOT_FOR_IT.test(name),
  );

const VALUES: Readonly<Record<string, BuildValue>> = {
  AS: '050Y',
  CS: 'ENUM',
  DA: '20240105',
  DS: '1.5',
  DT: '20240105101500',
  FL: 1,
  FD: 1,
  IS: '1',
  LO: 'Liver',
  LT: 'Lesion',
  PN: 'Quibble^Zebedee',
  SH: 'Liver',
  SL: 1,
  SS: 1,
  ST: 'Lesion',
  TM: '101500',
  UC: 'Liver',
  UI: '1.2.3.4.5.6',
  UL: 1,
  US: 1,
  UT: 'Lesion',
  AT: 0x00200013,
  OB: Uint8Array.of(0, 1),
  OW: Uint8Array.of(0, 1),
  OF: new Uint8Array(4),
  OD: new Uint8Array(8),
};
const FITTING: Readonly<Record<string, BuildValue>> = {
  SamplesPerPixel: 1,
  PhotometricInterpretation: 'MONOCHROME2',
  BitsAllocated: 16,
  BitsStored: 12,
  HighBit: 11,
  PixelRepresentation: 0,
  Rows: 1,
  Columns: 1,
  Laterality: 'L',
  ImageLaterality: 'L',
  PatientSex: 'F',
  CompletionFlag: 'COMPLETE',
  VerificationFlag: 'VERIFIED',
  ApprovalStatus: 'APPROVED',
};

function errorsOf(bytes: Uint8Array, name: string): string[] {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const { stdout, stderr } = runTool('dciodvfy', ['-new', path]);
  return `${stdout}\n${stderr}`.split('\n').filter((line) => line.startsWith('Error'));
}

const MISSING = /<\/([^>]*)> - (?:Missing attribute|Bad Sequence number of Items|Empty attribute)/;
const missingIn = (errors: readonly string[]): string[] => errors.filter((line) => MISSING.test(line));

/** The keywords on the way to what is missed: `</DisplayedAreaSelectionSequence(0070,005a)[1]/PresentationSizeMode(0070,0101)>`. */
const pathsIn = (errors: readonly string[]): string[][] =>
  errors.flatMap((line) => {
    const path = line.includes('Missing attribute') ? MISSING.exec(line)?.[1] : undefined;
    return path === undefined ? [] : [path.split('/').map((step) => step.replace(/\(.*/, ''))];
  });

/** The data set with a value at a path, in the first items; `undefined` when there is one, or none that fits. */
function put(dataset: BuildDataset, [keyword = '', ...rest]: readonly string[]): BuildDataset | undefined {
  if (rest.length === 0) {
    const value = keyword in dataset ? undefined : valueFor(keyword);
    return value === undefined ? undefined : { ...dataset, [keyword]: value };
  }
  const [first = {}, ...others] = (dataset[keyword] ?? []) as readonly BuildDataset[];
  const item = put(first, rest);
  return item && { ...dataset, [keyword]: [item, ...others] };
}

function valueFor(keyword: string): BuildValue {
  const entry = lookupKeyword(keyword);
  if (keyword in FITTING) return FITTING[keyword];
  // an item with nothing in it: what is asked for here is the sequence
  if (entry?.vr === 'SQ') return [{}];
  const value = VALUES[entry?.vr ?? ''];
  const least = Number.parseInt(entry?.vm ?? '1', 10);
  return least > 1 && !(value instanceof Uint8Array) ? new Array(least).fill(value) : value;
}

/** An object with everything that dciodvfy asks for. */
function objectOf(
  sopClassUid: string,
  name: string,
  number: number,
): { bytes: Uint8Array; errors: string[] } {
  let dataset: BuildDataset = {
    SOPClassUID: sopClassUid,
    SOPInstanceUID: `1.2.3.4.${number}.1`,
    StudyInstanceUID: '1.2.3.4',
    SeriesInstanceUID: `1.2.3.4.${number}`,
    Modality: modalityOf(name),
    PatientName: 'Quibble^Zebedee',
    PatientID: 'QZ-004711',
  };
  for (let round = 0; ; round++) {
    const bytes = buildFile(dataset);
    const errors = errorsOf(bytes, `${number}.dcm`);
    const before = dataset;
    for (const path of pathsIn(errors)) dataset = put(dataset, path) ?? dataset;
    if (dataset === before || round === 12) return { bytes, errors };
  }
}

function newlyMissing(before: readonly string[], output: Uint8Array): string[] {
  const left = missingIn(before);
  return missingIn(errorsOf(output, 'output.dcm')).filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const outputOf = (bytes: Uint8Array, profile: Profile): Uint8Array =>
  Buffer.concat(deidentify(bytes, profile, DEMO_KEY).chunks);

describeWith(['dciodvfy'], 'an object of every storage class', () => {
  const made = new Map<string, { bytes: Uint8Array; errors: string[] }>();
  beforeAll(() => {
    for (const [number, [uid, name]] of CLASSES.entries()) made.set(uid, objectOf(uid, name, number));
  }, 300_000);

  it('misses nothing after the whitelist that it had before', () => {
    expect(made.size).toBeGreaterThan(120);
    const lost = CLASSES.flatMap(([uid, name]) =>
      newlyMissing(made.get(uid)!.errors, outputOf(made.get(uid)!.bytes, builtinProfile('whitelist'))).map(
        (line) => `${name}: ${line}`,
      ),
    );
    expect(lost).toEqual([]);
  }, 300_000);

  it('misses nothing after a whitelist that was proposed for it', async () => {
    const cohort = mkdtempSync(join(folder, 'cohort-'));
    for (const [uid] of CLASSES) writeFileSync(join(cohort, `${uid}.dcm`), made.get(uid)!.bytes);
    const { yaml } = await proposeWhitelist(cohort);
    const proposed = compileProfile(parseProfile(yaml));
    const lost = CLASSES.flatMap(([uid, name]) =>
      newlyMissing(made.get(uid)!.errors, outputOf(made.get(uid)!.bytes, proposed)).map(
        (line) => `${name}: ${line}`,
      ),
    );
    expect(lost).toEqual([]);
  }, 300_000);
});

describeReal('real files', () => {
  describeWith(['dciodvfy'], 'after the whitelist', () => {
    it('miss nothing that they had before', () => {
      const whitelist = builtinProfile('whitelist');
      const lost = realFiles().flatMap((real) => {
        if (real.manifest.expect !== 'ok' || real.manifest.transferSyntax === '1.2.840.10008.1.2.1.99')
          return [];
        const before = errorsOf(real.bytes(), 'before.dcm');
        // what cannot be read to its end says nothing about what comes after
        if (before.some((line) => /Tags out of order|Tag read failed/.test(line))) return [];
        let output: Uint8Array;
        try {
          output = outputOf(real.bytes(), whitelist);
        } catch {
          return [];
        }
        return newlyMissing(before, output).map((line) => `${real.name}: ${line}`);
      });
      expect(lost).toEqual([]);
    }, 120_000);
  });
});
