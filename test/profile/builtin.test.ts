import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { z } from 'zod';
import { DeidError } from '../../src/errors.ts';
import { BUILTIN_NAMES, builtinProfile } from '../../src/profile/builtin.ts';
import { compileProfile } from '../../src/profile/compile.ts';
import { lintProfile } from '../../src/profile/lint.ts';
import { parseProfile, parseProfileWithLines } from '../../src/profile/load.ts';
import { profileJsonSchema } from '../../src/profile/schema.ts';
import { BROKEN_PROFILES } from './broken-profiles.ts';

const folder = new URL('../../profiles/', import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(`${name}.yaml`, folder), 'utf8');
const schemaFile = JSON.parse(readFileSync(new URL('profile.schema.json', folder), 'utf8')) as Record<
  string,
  unknown
>;

describe('the built-in profiles', () => {
  it('are the files in profiles/', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    expect(files.sort()).toEqual(BUILTIN_NAMES.map((name) => `${name}.yaml`).sort());
  });

  it('are the three that are promised', () => {
    expect(BUILTIN_NAMES).toEqual(['basic', 'research', 'whitelist']);
    expect(builtinProfile('basic').definition).toMatchObject({
      basis: 'ps3.15',
      options: [],
      private: 'remove',
    });
    expect(builtinProfile('research').definition).toMatchObject({ basis: 'ps3.15', private: 'keep-safe' });
    expect([...builtinProfile('research').options].sort()).toEqual([
      'clean-descriptors',
      'clean-graphics',
      'clean-pixel-data',
      'clean-structured-content',
      'retain-device-identity',
      'retain-longitudinal-modified-dates',
      'retain-patient-characteristics',
      'retain-safe-private',
    ]);
    expect(builtinProfile('whitelist').definition).toMatchObject({ basis: 'nothing', private: 'remove' });
  });

  it('has no other name', () => {
    expect(() => builtinProfile('constructor')).toThrow(DeidError);
  });

  // after a change of a file in profiles/ or of the schema: npx tsx scripts/make-profiles.ts
  it.each(BUILTIN_NAMES)('%s in builtin-data.ts is what its file says', (name) => {
    const fromFile = parseProfile(textOf(name), `${name}.yaml`);
    expect(fromFile.name).toBe(name);
    expect(builtinProfile(name).definition).toEqual(JSON.parse(JSON.stringify(fromFile)));
    expect(builtinProfile(name).hash).toBe(compileProfile(fromFile).hash);
  });

  it.each(BUILTIN_NAMES)('%s has no finding that is an error', (name) => {
    const { definition, lines } = parseProfileWithLines(textOf(name), `${name}.yaml`);
    expect(lintProfile(definition, lines).filter((finding) => finding.severity === 'error')).toEqual([]);
  });

  it.each(BUILTIN_NAMES)('%s names the schema for editors, by a path that leads there', (name) => {
    const path = /^# yaml-language-server: \$schema=(\S+)$/m.exec(textOf(name))?.[1];
    expect(path).toBeDefined();
    expect(existsSync(new URL(path!, folder))).toBe(true);
  });
});

describe('the JSON Schema', () => {
  it('in profiles/ is the one of the language', () => {
    expect(schemaFile).toEqual(JSON.parse(JSON.stringify(profileJsonSchema())));
  });

  // read back by zod, the one reader of JSON Schema among the dependencies
  const schema = z.fromJSONSchema(schemaFile as Parameters<typeof z.fromJSONSchema>[0]);

  it.each(BUILTIN_NAMES)('takes %s', (name) => {
    expect(schema.safeParse(parse(textOf(name)))).toMatchObject({ success: true });
  });

  it('takes every action, option and kind of selector', () => {
    const yaml = `deidlab: 1
name: all
basis: nothing
options: [${'retain-safe-private, retain-uids, retain-device-identity, clean-descriptors, clean-graphics'}]
private: keep
rules:
  - { select: PatientID, action: pseudonym, prefix: X, width: 10, note: why }
  - { select: [PatientName, '(0010,1000)'], action: encrypt, leave: dummy }
  - { select: { vr: PN, group: "0008", attribute: '*' }, action: empty }
  - { select: PatientAge, when: { Modality: [CT, MR], BodyPartExamined: HEAD }, action: generalize, width: 5, cap: 90 }
  - { select: StudyDate, action: generalize, period: month }
  - { select: PatientWeight, action: noise, percent: 5 }
  - { select: PatientSize, action: noise, absolute: 0.05 }
  - { select: StudyDescription, action: clean, style: narrative }
  - { select: InstitutionName, action: replace, value: Hospital }
  - { select: PatientTelephoneNumbers, action: replace, value: 0 }
  - { select: PixelData, action: mask }
`;
    expect(parseProfile(yaml).rules).toHaveLength(12);
    expect(schema.safeParse(parse(yaml))).toMatchObject({ success: true });
  });

  it.each(BROKEN_PROFILES.map((broken) => [broken.title, broken] as const))(
    'sees what it can of: %s',
    (_, { yaml, schemaRejects }) => {
      const document = parseDocument(yaml);
      let raw: unknown;
      try {
        raw = document.errors.length > 0 ? undefined : document.toJS();
      } catch {
        raw = undefined;
      }
      // what is not YAML never comes to the schema
      const isRejected = raw !== undefined && !schema.safeParse(raw).success;
      expect(isRejected).toBe(schemaRejects);
    },
  );
});
