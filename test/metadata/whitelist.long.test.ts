import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBatch } from '../../src/batch/run.ts';
import { check } from '../../src/check/check.ts';
import type { CheckMapping } from '../../src/check/pairs.ts';
import type { PolicyInput } from '../../src/check/policy.ts';
import { DEMO_KEY } from '../../src/deidentify/key.ts';
import { buildFile } from '../../src/dicom/build.ts';
import { parseCsv } from '../../src/metadata/csv.ts';
import { type Dump, readMetadata } from '../../src/metadata/dump.ts';
import { proposeWhitelist, type WhitelistProposal } from '../../src/metadata/whitelist.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { compileProfile, type Profile } from '../../src/profile/compile.ts';
import { lintProfile } from '../../src/profile/lint.ts';
import { parseProfile } from '../../src/profile/load.ts';
import { readAnswerKey } from '../../src/synthetic/answer-key.ts';
import type { PlantedIdentifier } from '../../src/synthetic/planted.ts';
import { ctFile } from '../support/patients.ts';
import { REAL_FOLDER, realFiles } from '../support/real-files.ts';

const COHORT = fileURLToPath(new URL('../../datasets/cohort', import.meta.url));
const ANSWERS = fileURLToPath(new URL('../../datasets/answer-key.jsonl', import.meta.url));

let root: string;
let proposal: WhitelistProposal;
let proposed: Profile;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'deidlab-whitelist-'));
  proposal = await proposeWhitelist(COHORT);
  proposed = compileProfile(parseProfile(proposal.yaml));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function filesBelow(folder: string): Map<string, Uint8Array> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
}

function readMapping(folder: string): CheckMapping {
  const rows = (file: string): string[][] =>
    parseCsv(readFileSync(join(folder, file), 'utf8'))
      .slice(1)
      .map((row) => row.map((field) => field ?? ''));
  const pairs = (file: string): [string, string][] => rows(file).map(([old, fresh]) => [old!, fresh!]);
  return {
    files: rows('files.csv').map(([input, output, status, code]) => ({
      input: input!,
      output: output!,
      status: status as 'deidentified',
      code: code ?? '',
    })),
    uids: pairs('uid_mapping.csv'),
    patients: pairs('patid_mapping.csv'),
  };
}

/** For every original of the cohort: the attributes with a value in its output. */
async function attributesKept(profile: Profile): Promise<Map<string, Set<string>>> {
  const [output, mapping] = [join(root, profile.name), join(root, `${profile.name}-map`)];
  await runBatch({ input: COHORT, output, mapping, profile, key: DEMO_KEY });
  const dump: Dump = await readMetadata(output);
  const inputs = new Map(readMapping(mapping).files.map((row) => [row.output, row.input]));
  return new Map(
    dump.rows.map((row) => [
      inputs.get(row[0]!)!,
      new Set(
        dump.columns
          .filter((_, index) => row[index] !== undefined && row[index] !== '')
          .map(({ name }) => name),
      ),
    ]),
  );
}

describe('a proposed whitelist', () => {
  it('loads as a profile that keeps nothing but what it names', () => {
    expect(proposed.definition.basis).toBe('nothing');
    expect(proposed.definition.rules.length).toBeGreaterThan(200);
  });

  it('keeps at least what the built-in whitelist keeps, file by file', async () => {
    const [mine, builtin] = [
      await attributesKept(proposed),
      await attributesKept(builtinProfile('whitelist')),
    ];
    expect([...mine.keys()].sort()).toEqual([...builtin.keys()].sort());
    const lost: string[] = [];
    for (const [file, attributes] of builtin)
      for (const name of attributes) if (!mine.get(file)!.has(name)) lost.push(`${name} in ${file}`);
    expect(lost).toEqual([]);
  });

  it.each<[string, () => PolicyInput]>([
    ['its own words', () => proposed.definition],
    [
      'PS3.15 with safe private attributes, patient characteristics and moved dates',
      () => ({
        basis: 'ps3.15',
        options: [
          'retain-safe-private',
          'retain-patient-characteristics',
          'retain-longitudinal-modified-dates',
          'clean-descriptors',
          'clean-graphics',
          'clean-structured-content',
        ],
      }),
    ],
  ])('leaves no leak in the cohort, judged by the checker, the answer key and %s', async (name, policy) => {
    const [output, mapping] = [join(root, `by ${name}`), join(root, `map ${name}`)];
    await runBatch({ input: COHORT, output, mapping, profile: proposed, key: DEMO_KEY });
    const answerKey = new Map<string, PlantedIdentifier[]>();
    for (const planted of readAnswerKey(readFileSync(ANSWERS, 'utf8').split('\n')))
      answerKey.set(planted.file, [...(answerKey.get(planted.file) ?? []), planted]);
    expect(answerKey.size).toBeGreaterThan(50);
    const { findings, files } = check({
      originals: filesBelow(COHORT),
      output: filesBelow(output),
      mapping: readMapping(mapping),
      policy: policy(),
      answerKey,
    });
    expect(files.pairs).toBeGreaterThan(50);
    const leaks = findings.filter(({ severity }) => severity === 'LEAK');
    expect(leaks.map(({ code, path, keyword }) => `${code} ${path} ${keyword}`)).toEqual([]);
  });

  it('has a comment with table row, cardinality, entropy and rare values for every attribute', () => {
    const lines = proposal.yaml.split('\n');
    const rules = lines.flatMap((line, index) => (/^ {2}(?:# )?- \{ select: /.test(line) ? [index] : []));
    expect(rules.length).toBe(proposal.sections.flatMap(({ proposals }) => proposals).length);
    for (const at of rules) expect(lines[at - 1]).toMatch(/^ {2}# /);
    expect(proposal.yaml).toMatch(/Table E\.1-1 says Z[\s\S]{0,80}6 values, 2\.\d bits, 6 rare/);
    expect(proposal.yaml).toContain('every patient has a value of its own');
    expect(proposal.yaml).toContain("shares words with the patient's name or numbers");
  });

  it('holds no value of the cohort', async () => {
    const dump = await readMetadata(COHORT, {
      columns: [
        'PatientName',
        'PatientID',
        'AccessionNumber',
        'InstitutionName',
        'StudyDate',
        'StudyInstanceUID',
        'StudyDescription',
      ],
    });
    for (const cell of new Set(dump.rows.flat())) if (cell) expect(proposal.yaml.includes(cell)).toBe(false);
  });

  it('leaves out an attribute of no table that shows the name of its patient', async () => {
    const folder = mkdtempSync(join(root, 'in-'));
    writeFileSync(
      join(folder, 'a'),
      ctFile({
        ContentQualification: 'PRODUCT',
        TagAngleSecondAxis: 1,
        CassetteSize: 'QUIBBLE',
        FilterType: 'WEDGE',
      }),
    );
    const { sections } = await proposeWhitelist(folder);
    const actionOf = (select: string): string | undefined =>
      sections.flatMap(({ proposals }) => proposals).find((each) => each.select === select)?.action?.name;
    expect({ cassette: actionOf('CassetteSize'), filter: actionOf('FilterType') }).toEqual({
      cassette: undefined,
      filter: 'keep',
    });
  });

  it('has no error by the profile check: no rule hides a narrower one, and no class loses its UIDs', async () => {
    const folder = mkdtempSync(join(root, 'in-'));
    const nested = { Manufacturer: 'Acme works', ManufacturerModelName: 'Model one' };
    writeFileSync(join(folder, 'a'), ctFile({ BeamSequence: [nested] }));
    writeFileSync(
      join(folder, 'b'),
      buildFile({ SOPClassUID: '1.2.840.10008.5.1.4.1.1.4', SOPInstanceUID: '1.2.3.9', Modality: 'MR' }),
    );
    for (const input of [folder, COHORT, ...(realFiles().length > 0 ? [REAL_FOLDER] : [])]) {
      const { yaml } = await proposeWhitelist(input);
      const errors = lintProfile(parseProfile(yaml)).filter(({ severity }) => severity === 'error');
      expect(errors.map(({ text }) => text)).toEqual([]);
    }
  });

  it('decides on a sequence that the built-in whitelist names as a whole, and says so', () => {
    const lines = proposal.yaml.split('\n');
    const report = lines.findIndex((line) => /select: ContentSequence[,/]/.test(line));
    expect(lines[report]).toMatch(/select: ContentSequence, .*action: clean/);
    expect(proposal.yaml).toContain('it stays, and all text inside is cleaned');
    expect(proposal.yaml).not.toMatch(/stays with what the table lets through inside; never with a value/);
    expect(proposal.yaml).toContain(
      `options: [${builtinProfile('whitelist').definition.options.join(', ')}]`,
    );
  });

  it('moves the dates of PET alone, as the built-in whitelist does', () => {
    const rules = proposal.yaml.split('\n').filter((line) => /^ {2}- .*action: shift/.test(line));
    expect(rules.some((rule) => rule.includes('select: SeriesDate,'))).toBe(true);
    expect(rules.some((rule) => rule.includes('/RadiopharmaceuticalStartTime,'))).toBe(true);
    expect(rules.filter((rule) => !rule.includes("'1.2.840.10008.5.1.4.1.1.128'"))).toEqual([]);
  });

  it('is the same when the files come in another order', async () => {
    for (const source of [COHORT, ...(realFiles().length > 0 ? [REAL_FOLDER] : [])]) {
      const found: string[] = [];
      for (const salt of ['a', 'b']) {
        const folder = mkdtempSync(join(root, 'order-'));
        for (const [name, bytes] of filesBelow(source))
          writeFileSync(
            join(
              folder,
              createHash('sha256')
                .update(salt + name)
                .digest('hex'),
            ),
            bytes,
          );
        found.push((await proposeWhitelist(folder)).yaml);
      }
      expect(found[1]).toBe(found[0]);
    }
  });

  it('keeps a code whole or not at all', async () => {
    const folder = mkdtempSync(join(root, 'in-'));
    const code = { CodeValue: '1', CodingSchemeDesignator: 'QUIBBLE', CodeMeaning: 'Chest' };
    writeFileSync(join(folder, 'a'), ctFile({ ProcedureCodeSequence: [code] }));
    const { yaml, sections } = await proposeWhitelist(folder);
    const named = sections
      .flatMap(({ proposals }) => proposals)
      .filter(({ select }) => /ProcedureCode/.test(select));
    expect(named.map(({ select, action, mustLook }) => [select, action?.name, mustLook])).toEqual([
      ['ProcedureCodeSequence', 'keep', true],
    ]);
    expect(yaml).toContain('a code; its meaning is cleaned unless its coding scheme is a public one');
  });

  it('keeps what some objects must have although a word of the patient stands in it by chance', async () => {
    const folder = mkdtempSync(join(root, 'in-'));
    const item = { ValueType: 'TEXT', TextValue: 'Lesion of the liver' };
    const report = {
      SOPClassUID: '1.2.840.10008.5.1.4.1.1.88.11',
      Modality: 'SR',
      PatientName: 'Text^Zebedee',
    };
    writeFileSync(join(folder, 'a'), ctFile({ ...report, ContentSequence: [item] }));
    const { sections } = await proposeWhitelist(folder);
    const named = sections
      .flatMap(({ proposals }) => proposals)
      .filter(({ select }) => /^ContentSequence/.test(select));
    expect(named.map(({ select, action }) => [select, action?.name])).toEqual([['ContentSequence', 'clean']]);
  });

  it('keeps a sequence whose items are empty, as a required one may be', async () => {
    const folder = mkdtempSync(join(root, 'in-'));
    writeFileSync(join(folder, 'a'), ctFile({ SharedFunctionalGroupsSequence: [{}] }));
    expect((await proposeWhitelist(folder)).yaml).toMatch(
      /^ {2}- \{ select: SharedFunctionalGroupsSequence,/m,
    );
  });

  it('gives files of a class that the standard does not have what all others get', async () => {
    const folder = mkdtempSync(join(root, 'in-'));
    writeFileSync(join(folder, 'a'), ctFile());
    writeFileSync(join(folder, 'b'), ctFile({ SOPClassUID: '1.2.3.9.9', SOPInstanceUID: '1.2.3.4.2' }));
    expect((await proposeWhitelist(folder)).yaml).toMatch(/^ {2}- \{ select: Modality, action: keep \}/m);
  });

  it('does not promise what describes an overlay, as it goes with it', async () => {
    const folder = mkdtempSync(join(root, 'in-'));
    writeFileSync(
      join(folder, 'a'),
      ctFile({ OverlayRows: 4, OverlayColumns: 4, OverlayData: new Uint8Array(2) }),
    );
    const { yaml } = await proposeWhitelist(folder);
    expect(yaml).not.toMatch(/^ {2}- .*Overlay/m);
    expect(yaml).toContain('# - { select: OverlayRows');
  });

  it('offers for what is left out the rule that gives least away', async () => {
    const folder = mkdtempSync(join(root, 'in-'));
    writeFileSync(join(folder, 'a'), ctFile({ SeriesDescription: 'CHEST' }));
    const { yaml } = await proposeWhitelist(folder);
    expect(yaml).toMatch(/# - \{ select: SeriesDescription, .*action: clean \}/);
    expect(yaml).toMatch(/# - \{ select: SeriesDate, .*action: shift \}/);
  });
});
