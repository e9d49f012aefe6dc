import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeidError } from '../../src/errors.ts';
import { compileProfile } from '../../src/profile/compile.ts';
import { parseProfile, parseProfileWithLines, readProfileFile } from '../../src/profile/load.ts';
import { problemsOf } from '../../src/profile/problems.ts';
import { BROKEN_PROFILES } from './broken-profiles.ts';
import { isHandled } from './handled.ts';

const HEAD = 'deidlab: 1\nname: p\nbasis: nothing\n';

/** The error for a profile that is wrong; any other error, and none, fails the test. */
function errorOf(read: () => unknown): DeidError {
  try {
    read();
  } catch (error) {
    if (error instanceof DeidError && error.code === 'E_BAD_PROFILE') return error;
    throw error;
  }
  throw new Error('expected E_BAD_PROFILE, found a profile');
}

const linesOf = (error: DeidError): string[] =>
  error.message
    .split('\n')
    .slice(1)
    .map((line) => line.trim());

describe('a broken profile is told what is wrong', () => {
  it.each(BROKEN_PROFILES.map((broken) => [broken.title, broken] as const))('%s', (_, { yaml, says }) => {
    const error = errorOf(() => parseProfile(yaml, 'p.yaml'));
    expect(linesOf(error)).toEqual(says);
    const found = says.length === 1 ? 'a problem' : `${says.length} problems`;
    expect(error.message.split('\n')[0]).toBe(`expected a profile, found ${found} in p.yaml:`);
    expect(problemsOf(error)!.map((problem) => `p.yaml:${problem.line}`)).toEqual(
      says.map((line) => /^p\.yaml:\d+/.exec(line)![0]),
    );
  });

  it('a list of more than 100 problems ends there, and says so', () => {
    const yaml = `${HEAD}rules:\n${'  - { select: PatientIDD, action: keep }\n'.repeat(200)}`;
    const error = errorOf(() => parseProfile(yaml, 'p.yaml'));
    expect(linesOf(error)).toHaveLength(100);
    expect(error.message).toMatch(
      /^expected a profile, found 100 problems \(and perhaps more\) in p\.yaml:\n/,
    );
  });
});

describe('a profile file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'deidlab-profile-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const read = (name: string, bytes: Uint8Array | string): unknown => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return readProfileFile(path);
  };

  it('is read with a byte order mark, with either kind of line end', () => {
    expect(read('bom.yaml', `\uFEFF${HEAD}`)).toMatchObject({ name: 'p' });
    expect(read('crlf.yaml', HEAD.replaceAll('\n', '\r\n'))).toMatchObject({ name: 'p' });
  });

  it.each([
    [
      'UTF-16',
      Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(HEAD, 'utf16le')]),
      'p.yaml:1: expected text in UTF-8, found UTF-16. Save the file as UTF-8',
    ],
    [
      'Latin-1',
      Buffer.from(`${HEAD}description: M\u00fcnchen\n`, 'latin1'),
      'p.yaml:4: expected text in UTF-8, found bytes that are none. Save the file as UTF-8',
    ],
    [
      'a picture',
      Buffer.of(0x89, 0x50, 0x4e, 0x47),
      'p.yaml:1: expected text in UTF-8, found bytes that are none. Save the file as UTF-8',
    ],
    ['a NUL byte', Buffer.from(`${HEAD}\0`), 'p.yaml:4: expected text, found a control character'],
    [
      'more than 1 MiB',
      Buffer.alloc((1 << 20) + 1, '#'),
      'p.yaml:1: expected at most 1048576 bytes, found 1048577',
    ],
  ])('in %s is refused', (_, bytes, says) => {
    expect(linesOf(errorOf(() => read('p.yaml', bytes)))).toEqual([says]);
  });

  it('that is not there is refused by its path', () => {
    const error = errorOf(() => readProfileFile(join(folder, 'no.yaml')));
    expect(error.message).toBe(
      `expected a profile file at ${join(folder, 'no.yaml')}, found none that can be read`,
    );
    expect(problemsOf(error)).toBeUndefined();
  });

  it('that is a folder is refused', () => {
    errorOf(() => readProfileFile(folder));
  });
});

describe('a right profile', () => {
  it('reads as it is written', () => {
    const { definition, lines } = parseProfileWithLines(`# mine
deidlab: 1
name: my-whitelist
basis: ps3.15
options:
  - clean-descriptors
  - retain-safe-private
rules:
  - { select: PatientAge, action: generalize, width: 5, cap: 85 }
  - select:
      - '(0019,"SIEMENS MR HEADER",0C)'
      - ContentSequence/**/TextValue
    when: { Modality: [CT, MR], SeriesNumber: "3" }
    action: keep
    note: b values
  - { select: { vr: PN, group: "0010" }, action: empty }
`);
    expect(definition).toMatchObject({
      name: 'my-whitelist',
      description: '',
      basis: 'ps3.15',
      options: ['clean-descriptors', 'retain-safe-private'],
      private: 'keep-safe',
    });
    expect(
      definition.rules.map(({ number, select, when, action }) => [number, select.text, when.length, action]),
    ).toEqual([
      [1, 'PatientAge', 0, { name: 'generalize', to: { kind: 'age', width: 5, cap: 85 } }],
      [2, '(0019,"SIEMENS MR HEADER",0C)', 2, { name: 'keep' }],
      [2, 'ContentSequence/**/TextValue', 2, { name: 'keep' }],
      [3, 'VR PN, group 0010', 0, { name: 'empty' }],
    ]);
    expect(lines).toEqual({ rules: [9, 11, 12, 16], options: [6, 7], basis: 4, private: 2 });
  });

  it.each([
    ['replace, value: 007', { name: 'replace', value: '007' }],
    ['replace, value: 1.50', { name: 'replace', value: '1.50' }],
    ['replace, value: NO', { name: 'replace', value: 'NO' }],
    ['replace, value: ""', { name: 'replace', value: '' }],
    ['pseudonym', { name: 'pseudonym', prefix: 'P', width: 12 }],
    ['pseudonym, prefix: "", width: 16', { name: 'pseudonym', prefix: '', width: 16 }],
    ['generalize, cap: 90', { name: 'generalize', to: { kind: 'age', width: 1, cap: 90 } }],
    ['generalize, period: year', { name: 'generalize', to: { kind: 'date', period: 'year' } }],
    ['generalize, digits: 2', { name: 'generalize', to: { kind: 'postcode', digits: 2 } }],
    ['generalize, step: 0.5', { name: 'generalize', to: { kind: 'number', step: 0.5 } }],
    ['clean', { name: 'clean', style: 'auto' }],
    ['noise, percent: 5', { name: 'noise', bound: 5, unit: 'percent' }],
    ['noise, absolute: 2', { name: 'noise', bound: 2, unit: 'absolute' }],
    // biome-ignore lint/suspicious/noThenProperty: an action is never awaited
    ['encrypt', { name: 'encrypt', then: 'empty' }],
    // biome-ignore lint/suspicious/noThenProperty: an action is never awaited
    ['encrypt, leave: dummy', { name: 'encrypt', then: 'dummy' }],
  ])('%s', (text, action) => {
    expect(
      parseProfile(`${HEAD}rules:\n  - { select: PatientID, action: ${text} }\n`).rules[0]!.action,
    ).toEqual(action);
  });

  it('has the same hash whatever lines it stands on', () => {
    const text = `${HEAD}rules: [{ select: PatientID, action: keep }]\n`;
    const hashOf = (yaml: string): string => compileProfile(parseProfile(yaml)).hash;
    expect(hashOf(`# a comment\n\n${text.replace('rules: ', 'rules:\n  ')}`)).toBe(hashOf(text));
    expect(hashOf(text.replace('keep', 'remove'))).not.toBe(hashOf(text));
  });

  it('may use an anchor', () => {
    const yaml = `${HEAD}rules:\n  - { select: &who [PatientID, PatientName], action: keep, when: { Modality: CT } }\n  - { select: *who, action: remove }\n`;
    expect(parseProfile(yaml).rules.map((each) => `${each.number} ${each.select.text}`)).toEqual([
      '1 PatientID',
      '1 PatientName',
      '2 PatientID',
      '2 PatientName',
    ]);
  });

  it('has text for what only YAML 1.1 takes for a date or a truth', () => {
    expect(parseProfile(`%YAML 1.1\n---\n${HEAD}description: 2024-01-31\n`).description).toBe('2024-01-31');
  });
});

describe('whatever a file holds', () => {
  it('with any piece cut out or put twice', () => {
    const right = `${HEAD}options: [clean-descriptors]\nrules:\n  - { select: '(0019,"A B",0C)', action: keep }\n  - select: [PatientID, "**/PatientName"]\n    when: { Modality: [CT] }\n    action: pseudonym\n    width: 10\n`;
    expect(parseProfile(right).rules).toHaveLength(3);
    const cut = fc.tuple(fc.nat({ max: right.length }), fc.nat({ max: right.length }));
    fc.assert(
      fc.property(cut, ([from, to]) => isHandled(right.slice(0, from) + right.slice(to))),
      { numRuns: 400 },
    );
  });
});
