import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDeidentifier } from '../../src/deidentify/deidentify.ts';
import { DEMO_KEY } from '../../src/deidentify/key.ts';
import { type BuildDataset, type BuildValue, buildFile } from '../../src/dicom/build.ts';
import { lookupTag } from '../../src/dicom/dictionary.ts';
import { type Dicom, ITEM_ROW, readDicom } from '../../src/dicom/read.ts';
import { valueText } from '../../src/dicom/value.ts';
import { joinPieces } from '../../src/dicom/write.ts';
import { DeidError } from '../../src/errors.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { compileProfile, type Profile } from '../../src/profile/compile.ts';
import { OPTION_NAMES, type OptionName } from '../../src/profile/options.ts';
import { modalityOf } from '../support/modality.ts';
import { describeWith, runTool } from '../support/tools.ts';

/*
 * Every row of PS3.15 Table E.1-1 in one object of every SOP class, de-identified under every option. What must become
 * of a row is worked out here from the letters of the table and the Types of PS3.3 as two reference files give them;
 * nothing of src/profile is asked.
 */

interface ReferenceRow {
  readonly tag: string;
  readonly name: string;
  readonly basic: string;
  readonly options?: Readonly<Record<string, 'K' | 'C'>>;
}
interface ReferenceClass {
  readonly name: string;
  readonly types: Readonly<Record<string, string>>;
}

const referenceOf = <T>(name: string): T | undefined => {
  const path = new URL(`../../../shared/reference/${name}`, import.meta.url);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined;
};
const table = referenceOf<{ readonly rows: readonly ReferenceRow[] }>('ps3.15-e1-1.json');
const types = referenceOf<{ readonly sopClasses: Readonly<Record<string, ReferenceClass>> }>(
  'attribute-types.json',
);

/** `clean-graphics` as the reference file writes it. */
const columnOf = (option: string): string =>
  option.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

// --- one value for each row, found again wherever it goes -----------------------------------------------------------

/** Where a row's value stands, and what it was. */
interface Planted {
  readonly tag: number;
  readonly vr: string;
  readonly row: ReferenceRow | undefined;
  /** What no output may hold unless the row is kept. */
  readonly mark: string;
  readonly value: BuildValue;
  /** Of a sequence: what stands in its one item. */
  readonly inside: readonly Planted[];
}

const UID_ROOT = '1.2.826.0.1.3680043.8.498.';
const MARKS = /Wq[a-z]{8}|WQ[A-Z]{8}|1\.2\.826\.0\.1\.3680043\.8\.498\.\d+/g;
const TEXT_WITH_WORDS = new Set(['LO', 'SH', 'LT', 'ST', 'UT', 'UC']);
let seed = 7;
let count = 0;

/** A word that no dictionary knows and that shares no piece with another one. */
function newMark(): string {
  let mark = 'Wq';
  for (let each = 0; each < 8; each++) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    mark += 'bcdfghjklmnprstvxz'[Math.floor(seed / 65536) % 18];
  }
  return mark;
}

function plant(tag: number, row: ReferenceRow | undefined, vr: string = lookupTag(tag)!.vr): Planted {
  const serial = ++count;
  const mark = newMark();
  const day = new Date(Date.UTC(2003, 0, serial)).toISOString().slice(0, 10).replaceAll('-', '');
  const time = `${10 + (serial % 12)}${10 + (serial % 49)}${10 + (Math.floor(serial / 49) % 49)}`;
  const isCleaned = Object.values(row?.options ?? {}).includes('C');
  const make = (): [mark: string, value: BuildValue] => {
    switch (vr) {
      case 'DA':
        return [day, day];
      case 'DT':
        return [`${day}${time}.25`, `${day}${time}.25`];
      case 'TM':
        return [time, time];
      case 'UI':
        return [UID_ROOT + serial, UID_ROOT + serial];
      case 'AS':
        return [`0${30 + (serial % 40)}Y`, `0${30 + (serial % 40)}Y`];
      case 'DS':
        return [`${serial}.125`, `${serial}.125`];
      case 'IS':
        return [`${70000 + serial}`, `${70000 + serial}`];
      case 'US':
        return [`${serial}`, serial];
      case 'AE':
      case 'CS':
        return [mark.toUpperCase(), mark.toUpperCase()];
      case 'PN':
        return [mark, `${mark}^${newMark()}`];
      case 'UR':
        return [mark, `https://${mark}.example.org/x`];
      case 'OB':
      case 'OW':
      case 'UN':
        return [mark, Buffer.from(mark, 'latin1')];
      default:
        return [mark, isCleaned && TEXT_WITH_WORDS.has(vr) ? `CT ${mark}` : mark];
    }
  };
  if (vr !== 'SQ') {
    const [found, value] = make();
    return { tag, vr, row, mark: found, value, inside: [] };
  }
  const inside = NESTED.map((each) => plant(each, rowAt(each)));
  // the meaning of a public code stays, that of a local one is cleaned
  const item = {
    '00080102': { vr: 'SH', value: 'DCM' },
    ...Object.fromEntries(inside.map((each) => [hex(each.tag), { vr: each.vr, value: each.value }])),
  };
  return { tag, vr, row, mark, value: [item], inside };
}

/** A description, the meaning of a code, a date, a reference and a name, all at home in items. */
const NESTED = [0x00081030, 0x00080104, 0x00081155, 0x0040a121, 0x0040a123];
const hex = (tag: number): string => tag.toString(16).padStart(8, '0').toUpperCase();
const rowsByTag = new Map<number, ReferenceRow>();
for (const row of table?.rows ?? []) {
  const tag = Number.parseInt(row.tag.replace(/[(,)]/g, ''), 16);
  if (/^\([0-9A-F]{4},[0-9A-F]{4}\)$/.test(row.tag)) rowsByTag.set(tag, row);
}
const rowNamed = (name: string): ReferenceRow | undefined => table?.rows.find((row) => row.name === name);

/** Rows for one tag, and those that stand for many. */
function rowAt(tag: number): ReferenceRow | undefined {
  if (tag >>> 24 === 0x50) return rowNamed('Curve Data');
  if (tag >>> 24 === 0x60 && (tag & 0xffff) === 0x3000) return rowNamed('Overlay Data');
  if (tag >>> 24 === 0x60 && (tag & 0xffff) === 0x4000) return rowNamed('Overlay Comments');
  return rowsByTag.get(tag);
}

const SAFE = '(0019,"SIEMENS MR HEADER",0C)';
const UNKNOWN_CREATOR = 'WQ UNKNOWN CREATOR';
const planted: Planted[] = [];
for (const tag of rowsByTag.keys()) {
  // commands, file meta information and directories are not data sets; an encapsulated document is refused
  if ([0x0000, 0x0002, 0x0004].includes(tag >>> 16) || tag === 0x00420011) continue;
  planted.push(plant(tag, rowsByTag.get(tag)));
}
for (const [tag, vr] of [
  [0x50000022, 'LO'],
  [0x50003000, 'OW'],
  [0x50023000, 'OW'],
  [0x60003000, 'OW'],
  [0x60004000, 'LT'],
  [0x60023000, 'OW'],
] as const) {
  planted.push(plant(tag, rowAt(tag), vr));
}
const privateMark = newMark();
const TABLE_CONTENT: BuildDataset = {
  ...Object.fromEntries(planted.map(({ tag, vr, value }) => [hex(tag), { vr, value }])),
  [SAFE]: { vr: 'IS', value: '1000' },
  [`(0011,"${UNKNOWN_CREATOR}",01)`]: { vr: 'LO', value: privateMark },
};

const isImage = ({ name }: ReferenceClass): boolean => /Image Storage|Segmentation|RT Dose/.test(name);

function objectOf(uid: string, sopClass: ReferenceClass, withPixels = isImage(sopClass)): Uint8Array {
  return buildFile({
    ...TABLE_CONTENT,
    SOPClassUID: uid,
    Modality: modalityOf(sopClass.name),
    Manufacturer: 'SIEMENS',
    InstanceNumber: 1,
    SeriesNumber: 1,
    ...(isImage(sopClass) ? IMAGE : {}),
    ...(withPixels ? { PixelData: new Uint8Array(8) } : {}),
  });
}

const IMAGE: BuildDataset = {
  ImageType: ['ORIGINAL', 'PRIMARY'],
  SamplesPerPixel: 1,
  PhotometricInterpretation: 'MONOCHROME2',
  Rows: 2,
  Columns: 2,
  NumberOfFrames: 1,
  PixelSpacing: [1, 1],
  ImagePositionPatient: [0, 0, 0],
  ImageOrientationPatient: [1, 0, 0, 0, 1, 0],
  BitsAllocated: 16,
  BitsStored: 12,
  HighBit: 11,
  PixelRepresentation: 0,
  BurnedInAnnotation: 'NO',
};

// --- what the standard demands --------------------------------------------------------------------------------------

type Demand =
  | 'gone'
  | 'empty'
  | 'dummy'
  | 'uid'
  | 'kept'
  | 'shifted'
  | 'cleaned'
  | 'gone or cleaned'
  | 'anything new';

/** PS3.15 removes these four, and PS3.3 C.11.10, C.8.8.14, C.8.8.15 require them where they stand. */
const REQUIRED: Readonly<Record<string, string>> = {
  '(0070,0082)': '1',
  '(0070,0083)': '1',
  '(300A,00B2)': '2',
  '(300A,0216)': '2',
};

/** `type` undefined: the reference does not say, so the result must be valid whatever the Type is. */
function demandOf(
  row: ReferenceRow,
  vr: string,
  type: string | undefined,
  options: ReadonlySet<OptionName>,
): Demand {
  const codes = [...options].flatMap((option) => row.options?.[columnOf(option)] ?? []);
  // of two options the stricter decides: a device's calibration date under modified dates is moved, not kept
  if (codes.includes('C')) {
    const isTimed =
      options.has('retain-longitudinal-modified-dates') && row.options?.retainLongitudinalModifiedDates;
    if (isTimed && ['DA', 'DT', 'TM'].includes(vr)) return 'shifted';
    // a signed time stamp cannot be moved: it goes as without the option
    if (isTimed) return vr === 'OB' && row.basic === 'X' ? 'gone' : 'anything new';
    // what is drawn cannot be read for names: removing it is cleaning it
    return ['OB', 'OW'].includes(vr) || /Curve/.test(row.name) ? 'gone or cleaned' : 'cleaned';
  }
  if (codes.includes('K')) return 'kept';
  const required = REQUIRED[row.tag];
  const actual = (required ?? type)?.[0];
  const allowed = row.basic.replace('*', '').split('/');
  if (allowed.length === 1 && required === undefined) return demandOfLetter(allowed[0]!);
  const order = { '1': 'DU', '2': 'ZDU', '3': 'XZ' }[actual ?? ''] ?? 'UDZ';
  const letter = [...order].find((each) => allowed.includes(each));
  return demandOfLetter(letter ?? (actual === '1' ? 'D' : 'Z'));
}

function demandOfLetter(letter: string): Demand {
  return ({ X: 'gone', Z: 'empty', D: 'dummy', U: 'uid' } as const)[letter as 'X'];
}

/** What stands in an item: its own row decides, and what is around it when that is made dummy or cleaned as a whole. */
function demandInside(each: Planted, around: Demand, options: ReadonlySet<OptionName>): Demand {
  const own = each.row === undefined ? 'kept' : demandOf(each.row, each.vr, undefined, options);
  if (each.vr === 'UI') return own;
  if (around === 'dummy' && own === 'kept') return 'anything new';
  return own;
}

// --- what was found -------------------------------------------------------------------------------------------------

interface Found {
  readonly length: number;
  readonly text: string;
  readonly items: readonly ReadonlyMap<number, Found>[];
}

function readLevel(file: Dicom, from: number, to: number): Map<number, Found> {
  const found = new Map<number, Found>();
  for (let row = from; row < to; row = file.elements[row]!.next) {
    const element = file.elements[row]!;
    const items: Map<number, Found>[] = [];
    for (let item = row + 1; item < element.next; item = file.elements[item]!.next) {
      if (file.elements[item]!.kind === ITEM_ROW)
        items.push(readLevel(file, item + 1, file.elements[item]!.next));
    }
    found.set(element.tag, {
      length: element.valueEnd - element.valueStart,
      text: element.next > row + 1 ? '' : valueText(file, element).replace(/[\0 ]+$/, ''),
      items,
    });
  }
  return found;
}

/** Days from one DA or DT to another, or NaN. */
function daysBetween(before: string, after: string): number {
  const day = (text: string): number => Date.UTC(+text.slice(0, 4), +text.slice(4, 6) - 1, +text.slice(6, 8));
  return before.slice(8) === after.slice(8) ? (day(after) - day(before)) / 86_400_000 : Number.NaN;
}

/** What was found in one output. */
interface Verdict {
  readonly options: ReadonlySet<OptionName>;
  readonly failures: string[];
  /** Marks of what had to be kept. */
  readonly mayStay: Set<string>;
  /** Days by which dates were moved. */
  readonly offsets: Set<number>;
}

function check(verdict: Verdict, each: Planted, demand: Demand, found: Found | undefined, path = ''): void {
  const problem = problemOf(verdict, each, demand, found, path);
  if (problem === undefined) return;
  const { row, vr, tag } = each;
  verdict.failures.push(
    `${path}${row?.tag ?? hex(tag)} ${row?.name ?? ''} ${vr} ${row?.basic ?? ''}: must be ${demand}, ${problem}`,
  );
}

function problemOf(
  verdict: Verdict,
  each: Planted,
  demand: Demand,
  found: Found | undefined,
  path: string,
): string | undefined {
  const { vr, mark } = each;
  const before = String(each.value);
  const has = found?.text.includes(mark) ?? false;
  if (demand === 'gone') return found === undefined ? undefined : 'is there';
  if (demand === 'gone or cleaned' && found === undefined) return undefined;
  if (found === undefined) return 'is gone';
  if (demand === 'empty') return found.length === 0 ? undefined : 'has a value';
  if (vr === 'SQ') return problemInside(verdict, each, demand, found, path);
  switch (demand) {
    case 'kept': {
      verdict.mayStay.add(mark);
      const after =
        vr === 'US' ? String(Buffer.from(`${found.text}\0\0`, 'latin1').readUInt16LE()) : found.text;
      return after === before ? undefined : 'was changed';
    }
    case 'dummy':
      return found.length === 0 ? 'is empty' : has ? 'still holds the original' : undefined;
    case 'uid':
      return found.text === before || !/^2\.25\.[1-9]\d*$/.test(found.text) ? 'is no new UID' : undefined;
    case 'shifted': {
      if (vr === 'TM') return found.text === before ? undefined : 'is another time';
      const days = daysBetween(before, found.text);
      verdict.offsets.add(days);
      return Number.isInteger(days) && days !== 0 ? undefined : 'was not moved by whole days';
    }
    case 'anything new':
      // an offset from UTC is neither a date nor a time
      if (each.tag === 0x00080201) verdict.mayStay.add(mark);
      return has && each.tag !== 0x00080201 ? 'still holds the original' : undefined;
    default:
      if (has) return 'still holds the original';
      return TEXT_WITH_WORDS.has(vr) && !/CT/.test(found.text) ? 'lost its harmless word' : undefined;
  }
}

function problemInside(
  verdict: Verdict,
  each: Planted,
  demand: Demand,
  found: Found,
  path: string,
): string | undefined {
  const item = found.items[0];
  if (item === undefined) return 'has no item';
  for (const inner of each.inside) {
    const wanted = demandInside(inner, demand, verdict.options);
    check(verdict, inner, wanted, item.get(inner.tag), `${path}${each.row!.tag}/`);
  }
  return undefined;
}

/** Judges one output. `ruled` is what rules of the profile decide, by tag. */
function judge(
  output: Uint8Array,
  sopClass: ReferenceClass,
  options: ReadonlySet<OptionName>,
  ruled: Readonly<Record<string, Demand>> = {},
): Verdict {
  const file = readDicom(output);
  const top = readLevel(file, 0, file.elements.length);
  const verdict: Verdict = { options, failures: [], mayStay: new Set(), offsets: new Set() };
  for (const each of planted) {
    const tag = hex(each.tag);
    check(
      verdict,
      each,
      ruled[tag] ?? demandOf(each.row!, each.vr, sopClass.types[tag], options),
      top.get(each.tag),
    );
  }
  const isSafeKept = options.has('retain-safe-private');
  if (top.has(0x0019100c) !== isSafeKept || top.has(0x00190010) !== isSafeKept)
    verdict.failures.push('safe private');
  if (top.has(0x00110010) || top.has(0x00111001)) verdict.failures.push('unknown private');
  const text = Buffer.from(output.buffer, output.byteOffset, output.length).toString('latin1');
  for (const [mark] of text.matchAll(MARKS)) {
    if (!verdict.mayStay.has(mark)) verdict.failures.push(`${nameOfMark(mark)} is left in the bytes`);
  }
  return verdict;
}

function nameOfMark(mark: string, among: readonly Planted[] = planted): string {
  for (const each of among) {
    const inside = each.inside.length > 0 ? nameOfMark(mark, each.inside) : '';
    if (inside !== '') return `${each.row?.name}/${inside}`;
    if (String(each.value).includes(mark)) return each.row?.name ?? hex(each.tag);
  }
  return '';
}

const profileWith = (options: readonly OptionName[]): Profile =>
  compileProfile({
    name: 'table',
    description: '',
    basis: 'ps3.15',
    options,
    private: options.includes('retain-safe-private') ? 'keep-safe' : 'remove',
    rules: [],
  });

const REFUSED: Readonly<Record<string, string>> = {
  '1.2.840.10008.1.3.10': 'E_DICOMDIR',
  '1.2.840.10008.5.1.4.1.1.104.1': 'E_ENCAPSULATED_DOCUMENT',
  '1.2.840.10008.5.1.4.1.1.104.2': 'E_ENCAPSULATED_DOCUMENT',
};
/** Secondary capture and ultrasound: text in the picture is the rule. */
const hasTextInPixels = (uid: string): boolean =>
  /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.(7|6\.1|3\.1)(\.|$)/.test(uid);

const classes = Object.entries(types?.sopClasses ?? {}).filter(([uid]) => !(uid in REFUSED));

/** The output for one class, or the code with which it was refused. */
function run(
  profile: Profile,
  objects: Iterable<readonly [string, Uint8Array]>,
): Map<string, Uint8Array | string> {
  const deidentify = createDeidentifier(profile, DEMO_KEY);
  const outputs = new Map<string, Uint8Array | string>();
  for (const [uid, bytes] of objects) {
    try {
      const file = readDicom(bytes);
      outputs.set(uid, joinPieces(deidentify(file).pieces, file.file));
    } catch (error) {
      if (!(error instanceof DeidError)) throw error;
      outputs.set(uid, error.code);
    }
  }
  return outputs;
}

const MISSING = 'skipped: the tables of ../shared/reference are not here';
const describeTable = (title: string, body: () => void): void => {
  if (table && types) describe(title, body);
  else describe(title, () => it.skip(MISSING, () => {}));
};

describeTable('Table E.1-1, every row in an object of every SOP class', () => {
  const objects = new Map<string, Uint8Array>();
  const withoutPixels = new Map<string, Uint8Array>();
  beforeAll(() => {
    for (const [uid, sopClass] of classes) {
      objects.set(uid, objectOf(uid, sopClass));
      withoutPixels.set(uid, objectOf(uid, sopClass, false));
    }
  });

  /** Judges all classes; where pixels are what is refused, the same object without pixels. */
  function judgeAll(
    profile: Profile,
    isRefused: (uid: string, sopClass: ReferenceClass) => boolean,
    ruled: Readonly<Record<string, Demand>> = {},
  ): void {
    const outputs = run(profile, objects);
    const again = run(
      profile,
      [...withoutPixels].filter(([uid]) => typeof outputs.get(uid) === 'string'),
    );
    /** What is wrong, with the classes in which it is. */
    const failures = new Map<string, string[]>();
    const fail = (problem: string, name: string): unknown =>
      failures.set(problem, [...(failures.get(problem) ?? []), name]);
    const offsets = new Set<number>();
    for (const [uid, sopClass] of classes) {
      const first = outputs.get(uid)!;
      const refused = typeof first === 'string' ? first : undefined;
      if (refused !== (isRefused(uid, sopClass) ? 'E_PIXELS' : undefined)) {
        fail(refused ?? 'not refused', sopClass.name);
      }
      const output = refused === undefined ? first : again.get(uid)!;
      const verdict = judge(output as Uint8Array, sopClass, profile.options, ruled);
      for (const problem of verdict.failures) fail(problem, sopClass.name);
      for (const days of verdict.offsets) offsets.add(days);
    }
    expect([...failures].map(([problem, names]) => `${problem} (${names.length}: ${names[0]})`)).toEqual([]);
    // it is one patient: all dates of all files move alike, and into the past
    if (profile.options.has('retain-longitudinal-modified-dates')) {
      expect([...offsets]).toHaveLength(1);
      expect([...offsets][0]).toBeLessThan(0);
    }
  }

  it('has 67 classes with 600 rows each', () => {
    expect(Object.keys(types!.sopClasses)).toHaveLength(70);
    expect(objects.size).toBe(67);
    expect(new Set(planted.map(({ row }) => row)).size).toBeGreaterThanOrEqual(600);
  });

  it('and the other three are refused', () => {
    const others = Object.keys(REFUSED).map(
      (uid) => [uid, objectOf(uid, types!.sopClasses[uid]!, false)] as const,
    );
    expect(Object.fromEntries(run(builtinProfile('basic'), others))).toEqual(REFUSED);
  });

  it('a file that was not de-identified fails in nearly every row', () => {
    const uid = '1.2.840.10008.5.1.4.1.1.2';
    const { failures } = judge(objects.get(uid)!, types!.sopClasses[uid]!, new Set());
    expect(failures.filter((problem) => /must be/.test(problem)).length).toBeGreaterThan(590);
  });

  it('no option', () => judgeAll(profileWith([]), () => false));

  for (const option of OPTION_NAMES) {
    it(option, () =>
      judgeAll(profileWith([option]), (uid, sopClass) => {
        if (option === 'clean-recognizable-visual-features') return isImage(sopClass);
        return option === 'clean-pixel-data' && hasTextInPixels(uid);
      }),
    );
  }

  const standIns = { '00100010': 'dummy', '00100020': 'dummy' } as const;
  it('profile basic', () => judgeAll(builtinProfile('basic'), () => false, standIns));

  it('profile research', () => judgeAll(builtinProfile('research'), hasTextInPixels, standIns));

  describeWith(['dciodvfy'], 'seen by dciodvfy', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'deidlab-table-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const errorsOf = (bytes: Uint8Array): string[] => {
      const path = join(folder, 'object.dcm');
      writeFileSync(path, bytes);
      const { stdout, stderr } = runTool('dciodvfy', ['-new', path]);
      return `${stdout}\n${stderr}`.split('\n').filter((line) => line.startsWith('Error'));
    };
    const normal = (line: string): string => line.replace(/<[^>]*>|\[[^\]]*\]/g, '');
    // What the standard itself makes: a committee's name stays as a dummy (D) without the approval number (X) that it
    // needs, and source images that one module wants in Type 2C (Z) are Type 3 with an item in another one
    const isTheTables = (line: string): boolean =>
      /\(0012,0081\).*Attribute present when condition unsatisfied/.test(line) ||
      /\(0008,2112\).*(Bad Sequence number of Items = <0>|Bad attribute Value Multiplicity for Type 3)/.test(
        line,
      );

    it('no new error but for emptied Type 1 attributes', () => {
      const fresh: string[] = [];
      const outputs = (['basic', 'research'] as const).map(
        (name) => [name, run(builtinProfile(name), objects)] as const,
      );
      for (const [uid, sopClass] of classes) {
        const old = new Set(errorsOf(objects.get(uid)!).map(normal));
        for (const [name, all] of outputs) {
          const output = all.get(uid)!;
          if (typeof output === 'string') continue;
          for (const line of errorsOf(output)) {
            if (
              !old.has(normal(line)) &&
              !isTheTables(line) &&
              !/Empty attribute \(no value\) for Type 1/.test(line)
            ) {
              fresh.push(`${name}, ${sopClass.name}: ${line}`);
            }
          }
        }
      }
      expect(fresh.slice(0, 40), `${fresh.length} new errors`).toEqual([]);
    });
  });
});
