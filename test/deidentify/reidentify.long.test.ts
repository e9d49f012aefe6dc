import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDeidentifier, type Deidentified } from '../../src/deidentify/deidentify.ts';
import { keyFromBytes } from '../../src/deidentify/key.ts';
import { reidentify } from '../../src/deidentify/reidentify.ts';
import { createSealer } from '../../src/deidentify/seal.ts';
import { STAMP_TAGS } from '../../src/deidentify/stamps.ts';
import {
  type BuildDataset,
  buildFile,
  DEFLATED_LITTLE,
  EXPLICIT_BIG,
  EXPLICIT_LITTLE,
  IMPLICIT_LITTLE,
} from '../../src/dicom/build.ts';
import { type Dicom, readDicom } from '../../src/dicom/read.ts';
import { creatorTagOf, formatTag, isPrivateCreator, type Tag } from '../../src/dicom/tag.ts';
import { transferSyntaxes, transferSyntaxOf } from '../../src/dicom/uids.ts';
import { asciiValue, charsetLookup, findRow, textValues, valueBytes } from '../../src/dicom/value.ts';
import { joinPieces, writeHead } from '../../src/dicom/write.ts';
import { DeidError } from '../../src/errors.ts';
import { visibleAction } from '../../src/profile/action.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { compileProfile, type Profile } from '../../src/profile/compile.ts';
import { parseProfile } from '../../src/profile/load.ts';
import { parseSelector } from '../../src/profile/selector.ts';
import { makeCertificate } from '../support/certificate.ts';
import { listFiles, runCli } from '../support/cli.ts';
import { openssl } from '../support/openssl.ts';
import { isPosix } from '../support/posix.ts';
import { describeReal, realFiles } from '../support/real-files.ts';
import { describeWith, runTool } from '../support/tools.ts';

const mine = makeCertificate();
const other = makeCertificate();
const key = keyFromBytes(Buffer.alloc(32, 9));
const seal = createSealer(mine.certificate, key);
const ENVELOPE = 0x04000500;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deidlab-reidentify-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ENCRYPTING = `
deidlab: 1
name: sealed
basis: ps3.15
private: keep-safe
rules:
  - { select: [PatientName, PatientID, SOPInstanceUID, StudyDate], action: encrypt, leave: dummy }
  - { select: [PatientBirthDate, '(0009,"LAB X",01)'], action: encrypt }
  - { select: [OtherPatientIDs, '(0009,"LAB Y",02)', RequestAttributesSequence], action: encrypt, leave: remove }
  - { select: AnatomicRegionSequence/**/PatientComments, action: encrypt, leave: empty }
  - { select: ReferencedStudySequence, action: encrypt, leave: dummy }
`;
const encrypting = compileProfile(parseProfile(ENCRYPTING));

/** Values that stand nowhere else. */
const SECRETS = {
  PatientName: '山田QX^太郎',
  PatientID: 'QX-77-4711',
  PatientBirthDate: '19431207',
  StudyDate: '20170306',
  OtherPatientIDs: 'QX-OLD-1',
  SOPInstanceUID: '1.2.3.77.4711',
};

function datasetOf(more: BuildDataset = {}): BuildDataset {
  return {
    SpecificCharacterSet: ['', 'ISO 2022 IR 87'],
    SOPClassUID: '1.2.840.10008.5.1.4.1.1.4',
    ...SECRETS,
    StudyInstanceUID: '1.2.3.1',
    SeriesInstanceUID: '1.2.3.2',
    Modality: 'MR',
    ReferencedStudySequence: [
      {
        Manufacturer: 'QX-free text',
        ReferencedSOPClassUID: '1.2.840.10008.3.1.2.3.1',
        ReferencedSOPInstanceUID: '1.2.3.77.1',
      },
    ],
    AnatomicRegionSequence: [
      { CodeValue: 'C1' },
      {
        CodeValue: 'C2',
        AnatomicRegionModifierSequence: [{ CodeValue: 'C3', PatientComments: 'QX-nested' }],
      },
    ],
    '(0009,"LAB X",01)': { vr: 'LO', value: 'QX-private-1' },
    '(0009,"LAB Y",02)': { vr: 'US', value: 4711 },
    RequestAttributesSequence: [{ ScheduledProcedureStepID: 'QX-STEP' }],
    Rows: 2,
    Columns: 2,
    BitsAllocated: 16,
    PixelRepresentation: 0,
    ...more,
  };
}

const run = (file: Dicom, profile: Profile = encrypting): { result: Deidentified; output: Uint8Array } => {
  const result = createDeidentifier(profile, key, { seal })(file);
  return { result, output: joinPieces(result.pieces, file.file) };
};
const restore = (
  output: Uint8Array,
  privateKey = mine.privateKey,
): { file: Dicom; restored: readonly Tag[] } => {
  const file = readDicom(output);
  const { pieces, restored } = reidentify(file, privateKey);
  return { file: readDicom(joinPieces(pieces, file.file)), restored };
};
const dataOf = (file: Dicom): Buffer =>
  Buffer.from(joinPieces([{ start: 0, end: file.data.size }], file.data));
const elementBytes = (file: Dicom, tag: Tag): string => {
  const { start, end } = file.elements[findRow(file.elements, tag)]!;
  return dataOf(file).subarray(start, end).toString('hex');
};
const text = (file: Dicom, tag: Tag): string[] => {
  const row = findRow(file.elements, tag);
  return row < 0 ? ['(not there)'] : textValues(file, file.elements[row]!, charsetLookup(file)(row));
};
function errorOf(act: () => unknown): DeidError {
  try {
    act();
  } catch (error) {
    if (error instanceof DeidError) return error;
    throw error;
  }
  throw new Error('expected an error');
}

describe('encrypt, then re-identify, in every transfer syntax', () => {
  const native = [IMPLICIT_LITTLE, EXPLICIT_LITTLE, DEFLATED_LITTLE, EXPLICIT_BIG];
  const encapsulated = transferSyntaxes().filter((each) => each.encapsulated && !each.video);
  for (const syntax of [...native, ...encapsulated.map(({ uid }) => uid)]) {
    it(`${transferSyntaxOf(syntax)!.name}: every original is back, byte for byte, and nothing was left of it`, () => {
      const pixels = native.includes(syntax)
        ? { vr: 'OW', value: Uint8Array.from({ length: 8 }, (_, at) => at) }
        : { frames: [[Uint8Array.of(1, 2, 3, 4)]] };
      const lengths = syntax === EXPLICIT_LITTLE ? 'undefined' : 'defined';
      const before = readDicom(
        buildFile(datasetOf({ PixelData: pixels }), { syntax, sequences: lengths, items: lengths }),
      );
      const { output } = run(before);
      const between = readDicom(output);
      const bytes = Buffer.concat([output, dataOf(between)]);
      // ;3ED is how ISO 2022 IR 87 writes the family name
      // long ones only: the envelope is as good as random, and two letters turn up in it now and then
      for (const secret of [
        ...Object.values(SECRETS),
        'QX-free',
        'QX-nested',
        'QX-private',
        'QX-STEP',
        ';3ED',
        'LAB Y',
      ])
        expect(bytes.includes(secret)).toBe(false);
      expect(findRow(between.elements, ENVELOPE)).toBeGreaterThan(0);
      expect(text(between, 0x00100020)).toEqual(['ANONYMIZED']);
      expect(text(between, 0x00080018)[0]).toMatch(/^2\.25\./);

      const { file: after, restored } = restore(output);
      expect(restored.map(formatTag)).toEqual(
        '00080005 00080018 00080020 00081110 00082218 00090010 00090011 00091001 00091102 00100010 00100020 00100030 00101000 00400275'
          .split(' ')
          .map((tag) => formatTag(Number.parseInt(tag, 16))),
      );
      expect(after.syntax.uid).toBe(syntax);
      expect(text(after, 0x00100010)).toEqual(['山田QX^太郎']);
      // all attributes are back or were never touched, but for those that are nobody's secret and changed all the same
      const changed = [0x0020000d, 0x0020000e];
      const tags = (file: Dicom): Tag[] =>
        file.elements.filter(({ depth, tag }) => depth === 0 && tag < 0xfffe0000).map(({ tag }) => tag);
      expect(tags(after)).toEqual(tags(before));
      for (const tag of tags(before)) {
        if (!changed.includes(tag))
          expect(elementBytes(after, tag), formatTag(tag)).toBe(elementBytes(before, tag));
        else expect(elementBytes(after, tag)).toBe(elementBytes(between, tag));
      }
      const meta = after.meta.find(({ tag }) => tag === 0x00020003)!;
      expect(asciiValue({ ...after, data: after.file }, meta)).toBe('1.2.3.77.4711');
    });
  }
});

describe('encrypt', () => {
  const file = readDicom(buildFile(datasetOf()));

  it('gives the same bytes again', () => {
    expect(Buffer.from(run(file).output).equals(run(readDicom(buildFile(datasetOf()))).output)).toBe(true);
  });

  it('leaves what the rule says, and says in the list of changes that it encrypted', () => {
    const { result, output } = run(file);
    const between = readDicom(output);
    expect(text(between, 0x00100010)).toEqual(['ANONYMIZED']);
    expect(text(between, 0x00100030)).toEqual([]);
    expect(text(between, 0x00101000)).toEqual(['(not there)']);
    const study = between.elements[findRow(between.elements, 0x00081110)]!;
    expect(
      between.elements.some(
        ({ tag, start, end }) => tag === 0x00081155 && start > study.start && end <= study.end,
      ),
    ).toBe(true);
    const actions = result.changes
      .filter(({ decision }) => decision.action.name === 'encrypt')
      .map(({ row }) => formatTag(file.elements[row]!.tag));
    expect(actions).toContain('(0010,0010)');
    expect(actions).toContain('(0040,0275)');
  });

  it('brings an empty element back as an empty one', () => {
    const before = readDicom(buildFile(datasetOf({ OtherPatientIDs: '' })));
    const { output } = run(before);
    expect(text(readDicom(output), 0x00101000)).toEqual(['(not there)']);
    expect(text(restore(output).file, 0x00101000)).toEqual([]);
  });

  it('makes no envelope when a file has nothing to encrypt', () => {
    const { output } = run(
      readDicom(buildFile({ SOPClassUID: '1.2.840.10008.5.1.4.1.1.4', Modality: 'MR' })),
    );
    const between = readDicom(output);
    expect(findRow(between.elements, ENVELOPE)).toBe(-1);
    expect(errorOf(() => reidentify(between, mine.privateKey))).toMatchObject({
      code: 'E_USAGE',
      tag: ENVELOPE,
    });
  });

  it('keeps no envelope of the input, whatever the profile says', () => {
    const keeping = compileProfile(
      parseProfile(`${ENCRYPTING}  - { select: EncryptedAttributesSequence, action: keep }\n`),
    );
    const twice = readDicom(run(file).output);
    const { output } = run(twice, keeping);
    const between = readDicom(output);
    expect(between.elements.filter(({ tag }) => tag === ENVELOPE)).toHaveLength(1);
    expect(text(restore(output).file, 0x00100020)).toEqual(['ANONYMIZED']);
  });

  it('keeps a compressed icon whole, under its own transfer syntax', () => {
    const profile = compileProfile(
      parseProfile(
        'deidlab: 1\nname: p\nbasis: ps3.15\nrules:\n  - { select: IconImageSequence, action: encrypt, leave: remove }\n',
      ),
    );
    const syntax = '1.2.840.10008.1.2.4.50';
    const icon = { Rows: 1, PixelData: { frames: [[Uint8Array.of(1, 2)]] } };
    const before = readDicom(
      buildFile(datasetOf({ IconImageSequence: [icon], PixelData: icon.PixelData }), { syntax }),
    );
    const { output } = run(before, profile);
    const between = readDicom(output);
    const named = between.elements.find(({ tag }) => tag === 0x04000510)!;
    expect(asciiValue(between, named)).toBe(syntax);
    const { file: after } = restore(output);
    expect(elementBytes(after, 0x00880200)).toBe(elementBytes(before, 0x00880200));
  });

  it('refuses what is too large or too deep for an envelope', () => {
    const pixels = compileProfile(
      parseProfile(
        'deidlab: 1\nname: p\nbasis: ps3.15\nrules:\n  - { select: PixelData, action: encrypt }\n',
      ),
    );
    const large = readDicom(
      buildFile(datasetOf({ PixelData: { vr: 'OW', value: new Uint8Array((1 << 24) + 2) } })),
    );
    expect(errorOf(() => run(large, pixels)).code).toBe('E_TOO_LARGE');
    let nested: BuildDataset = { PatientComments: 'QX' };
    for (let depth = 0; depth < 64; depth++) nested = { AnatomicRegionSequence: [nested] };
    expect(errorOf(() => run(readDicom(buildFile(datasetOf(nested))))).code).toBe('E_TOO_DEEP');
    nested = nested.AnatomicRegionSequence![0 as never] as BuildDataset;
    const deepest = readDicom(buildFile(datasetOf(nested)));
    expect(elementBytes(restore(run(deepest).output).file, 0x00082218)).toBe(
      elementBytes(deepest, 0x00082218),
    );
  });
});

describe('what cannot be restored', () => {
  const { output } = run(readDicom(buildFile(datasetOf())));

  it('another private key: E_BAD_KEY, and nothing is learned', () => {
    const error = errorOf(() => restore(output, other.privateKey));
    expect(error.code).toBe('E_BAD_KEY');
    expect(error.message).not.toMatch(/QX|4711/);
  });

  it('a file that says what is in its envelope, but holds something else: E_BAD_VALUE', () => {
    const content = (bytes: Uint8Array, syntax = EXPLICIT_LITTLE): Uint8Array =>
      buildFile({
        Modality: 'MR',
        '04000500': [{ '04000510': syntax, '04000520': { vr: 'OB', value: seal(bytes, '') } }],
      });
    const noModified = buildFile({ PatientID: 'QX' }, { preamble: false });
    for (const damaged of [content(noModified), content(Buffer.from('QX')), content(noModified, '1.2.3')]) {
      const error = errorOf(() => restore(damaged));
      expect(error.code).toBe('E_BAD_VALUE');
      expect(error.message).not.toContain('QX');
    }
    const noContent = buildFile({ Modality: 'MR', '04000500': [{ '04000510': EXPLICIT_LITTLE }] });
    expect(errorOf(() => restore(noContent)).code).toBe('E_BAD_VALUE');
  });

  it('opens the one of several envelopes that its key is for', () => {
    const inner = (id: string): Uint8Array =>
      buildFile({ '04000550': [{ PatientID: id }] }, { preamble: false, syntax: IMPLICIT_LITTLE });
    const item = (envelope: Uint8Array): BuildDataset => ({
      '04000510': IMPLICIT_LITTLE,
      '04000520': { vr: 'OB', value: envelope },
    });
    const theirs = createSealer(other.certificate, key);
    const file = buildFile({
      Modality: 'MR',
      PatientID: '',
      '04000500': [item(theirs(inner('THEIRS'), '')), item(seal(inner('MINE'), ''))],
    });
    expect(text(restore(file).file, 0x00100020)).toEqual(['MINE']);
    expect(text(restore(file, other.privateKey).file, 0x00100020)).toEqual(['THEIRS']);
  });
});

/** Encrypts every attribute that the Basic Profile would remove or change, wherever in the file. */
function encryptAllOf(file: Dicom): Profile {
  const basic = builtinProfile('basic');
  const actions = new Map<Tag, 'remove' | 'empty' | 'dummy'>();
  const note = (row: number, action: string): void => {
    const { tag } = file.elements[row]!;
    if (action !== 'keep') actions.set(tag, action === 'remove' || action === 'empty' ? action : 'dummy');
  };
  const deidentifier = createDeidentifier(basic, key, {
    observe: (row, { action }) => note(row, visibleAction(action)),
  });
  for (const { row, decision, value } of deidentifier(file).changes)
    note(row, value === undefined ? 'remove' : visibleAction(decision.action));
  return compileProfile({
    ...basic.definition,
    rules: [...actions].map(([tag, then]) => ({
      number: 1,
      select: parseSelector(formatTag(tag)),
      when: [],
      action: { name: 'encrypt', then },
    })),
  });
}

describeReal('the real files, with everything encrypted that the Basic Profile removes', () => {
  let files = 0;
  let attributes = 0;
  for (const real of realFiles().filter(({ manifest }) => manifest.expect === 'ok')) {
    it(`${real.name}: every attribute is back, byte for byte`, () => {
      const before = readDicom(real.bytes());
      const profile = encryptAllOf(before);
      const { output } = run(before, profile);
      const between = readDicom(output);
      if (profile.definition.rules.length === 0) {
        expect(findRow(between.elements, ENVELOPE)).toBe(-1);
        return;
      }
      const { file: after, restored } = restore(output);
      // what no rule can name: group lengths, claims of an earlier de-identification, its envelope
      // and private creators that own nothing
      const owners = new Set(
        before.elements.filter(({ depth }) => depth === 0).map(({ tag }) => creatorTagOf(tag)),
      );
      const isOrphan = (tag: Tag): boolean => isPrivateCreator(tag) && !owners.has(tag);
      const isGone = (tag: Tag): boolean =>
        (tag & 0xffff) === 0 || STAMP_TAGS.has(tag) || tag === ENVELOPE || isOrphan(tag);
      const inside = (file: Dicom): Tag[] =>
        file.elements.filter(({ depth }) => depth === 0).map(({ tag }) => tag);
      expect(inside(after)).toEqual(inside(before).filter((tag) => !isGone(tag)));
      for (const tag of restored)
        expect(elementBytes(after, tag), formatTag(tag)).toBe(elementBytes(before, tag));
      for (const tag of inside(after)) {
        if (!isPrivateCreator(tag))
          expect(elementBytes(after, tag), formatTag(tag)).toBe(elementBytes(before, tag));
      }
      const name = findRow(before.elements, 0x00100010);
      if (name >= 0 && before.elements[name]!.valueEnd - before.elements[name]!.valueStart > 5) {
        expect(
          Buffer.concat([output, dataOf(between)]).includes(
            Buffer.from(valueBytes(before, before.elements[name]!)),
          ),
        ).toBe(false);
      }
      files++;
      attributes += restored.length;
    });
  }
  it('they are enough to show something', () => {
    expect(files).toBeGreaterThan(40);
    expect(attributes).toBeGreaterThan(500);
  });
});

describeWith(['openssl'], 'openssl cms -decrypt', () => {
  it('opens the envelope of a file, and what it gives is a data set', () => {
    writeFileSync(join(folder, 'private.pem'), mine.privateKey);
    for (const syntax of [IMPLICIT_LITTLE, EXPLICIT_LITTLE, EXPLICIT_BIG]) {
      const between = readDicom(run(readDicom(buildFile(datasetOf(), { syntax }))).output);
      const content = between.elements.find(({ tag }) => tag === 0x04000520)!;
      const args = ['cms', '-decrypt', '-inform', 'DER', '-binary', '-inkey', join(folder, 'private.pem')];
      const decrypted = openssl(args, valueBytes(between, content));
      const head = writeHead([{ tag: 0x00020010, vr: 0x5549, value: Buffer.from(EXPLICIT_LITTLE) }]);
      const opened = readDicom(Buffer.concat([head, decrypted]));
      expect(formatTag(opened.elements[0]!.tag)).toBe('(0400,0550)');
      const row = opened.elements.findIndex(({ tag }) => tag === 0x00100010);
      expect(textValues(opened, opened.elements[row]!, charsetLookup(opened)(row))).toEqual(['山田QX^太郎']);
      expect(opened.elements.filter(({ depth }) => depth === 1).map(({ tag }) => formatTag(tag))).toContain(
        '(0008,0005)',
      );
    }
  });
});

describeWith(['dcmdump'], 'dcmdump', () => {
  it('reads files with an envelope and restored files without a warning, in every uncompressed syntax', () => {
    for (const syntax of [IMPLICIT_LITTLE, EXPLICIT_LITTLE, DEFLATED_LITTLE, EXPLICIT_BIG]) {
      const { output } = run(readDicom(buildFile(datasetOf(), { syntax })));
      const between = readDicom(output);
      writeFileSync(join(folder, 'sealed.dcm'), output);
      writeFileSync(
        join(folder, 'restored.dcm'),
        joinPieces(reidentify(between, mine.privateKey).pieces, between.file),
      );
      const sealed = runTool('dcmdump', [join(folder, 'sealed.dcm')]);
      expect({ code: sealed.code, stderr: sealed.stderr }).toEqual({ code: 0, stderr: '' });
      expect(sealed.stdout).toMatch(
        /\(0400,0500\) SQ .*\n {2}\(fffe,e000\).*\n {4}\(0400,0510\) UI =LittleEndianExplicit.*\n {4}\(0400,0520\) OB 30\\82/,
      );
      const restored = runTool('dcmdump', [join(folder, 'restored.dcm')]);
      expect({ code: restored.code, stderr: restored.stderr }).toEqual({ code: 0, stderr: '' });
      expect(restored.stdout).toMatch(/\(0010,0020\) LO \[QX-77-4711/);
      expect(restored.stdout).not.toMatch(/\(0012,006|\(0028,0303\)|\(0400,05/);
    }
  });
});

describe('the command line', () => {
  const at = (name: string): string => join(folder, name);
  let sealed: string;

  beforeAll(() => {
    runCli(['key', 'new', at('project.key')]);
    writeFileSync(at('certificate.pem'), mine.certificate);
    writeFileSync(at('private.pem'), mine.privateKey);
    writeFileSync(at('other.pem'), other.privateKey);
    writeFileSync(at('sealed.yaml'), ENCRYPTING);
    // larger than what is held in memory
    const pixels = Buffer.alloc(9 << 20, 0x5a);
    writeFileSync(at('in.dcm'), buildFile(datasetOf({ PixelData: { vr: 'OW', value: pixels } })));
    const args = ['deidentify', at('in.dcm'), at('out'), '-k', at('project.key'), '-p', at('sealed.yaml')];
    expect(runCli([...args, '--certificate', at('certificate.pem')])).toMatchObject({ code: 0, stderr: '' });
    sealed = join(at('out'), listFiles(at('out'))[0]!);
  });

  it('deidentify --certificate and reidentify --private-key give the originals back, to their owner only', () => {
    const run = runCli(['reidentify', sealed, at('back.dcm'), '--private-key', at('private.pem')]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/^14 attributes restored to /);
    if (isPosix) expect(statSync(at('back.dcm')).mode & 0o777).toBe(0o600);
    const [before, after] = [readDicom(readFileSync(at('in.dcm'))), readDicom(readFileSync(at('back.dcm')))];
    for (const tag of [0x00080018, 0x00080020, 0x00100010, 0x00100020, 0x00400275, 0x7fe00010]) {
      expect(elementBytes(after, tag) === elementBytes(before, tag), formatTag(tag)).toBe(true);
    }
  });

  it('refuses with exit code 2 and leaves nothing: wrong key, no PEM, OUT that exists, a file without an envelope', () => {
    const cases: [string[], RegExp][] = [
      [[sealed, at('new.dcm'), '--private-key', at('other.pem')], /another one.*\[E_BAD_KEY\]/],
      [[sealed, at('new.dcm'), '--private-key', at('certificate.pem')], /\[E_BAD_KEY\]/],
      [[sealed, at('new.dcm'), '--private-key', at('missing.pem')], /--private-key.*\[E_USAGE\]/],
      [
        [at('in.dcm'), at('new.dcm'), '--private-key', at('private.pem')],
        /nothing was encrypted.*\[E_USAGE\]/,
      ],
      [[sealed, at('in.dcm'), '--private-key', at('private.pem')], /\[E_OUTPUT_NOT_EMPTY\]/],
      [[sealed, at('new.dcm')], /--private-key/],
    ];
    for (const [args, message] of cases) {
      const { code, stdout, stderr } = runCli(['reidentify', ...args]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(message);
    }
    expect(listFiles(folder).filter((name) => /new\.dcm|partial/.test(name))).toEqual([]);
  });

  it('refuses to encrypt for nobody, and a certificate that nothing is encrypted for', () => {
    const args = ['deidentify', at('in.dcm'), at('nowhere'), '-k', at('project.key')];
    const noCertificate = runCli([...args, '-p', at('sealed.yaml')]);
    expect(noCertificate.code).toBe(2);
    expect(noCertificate.stderr).toMatch(
      /rule 1 of profile sealed encrypts.*--certificate.*openssl req -x509.*\[E_USAGE\]/,
    );
    const noRule = runCli([...args, '--certificate', at('certificate.pem')]);
    expect(noRule.code).toBe(2);
    expect(noRule.stderr).toMatch(/profile basic.*\[E_USAGE\]/);
    expect(listFiles(folder).filter((name) => name.startsWith('nowhere'))).toEqual([]);
  });

  it('inspect shows what would be encrypted, without a certificate', () => {
    const { code, stdout } = runCli(['inspect', at('in.dcm'), '-p', at('sealed.yaml'), '--json']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/"action":"encrypt",.*"tag":"\(0010,0010\)"/);
  });
});
