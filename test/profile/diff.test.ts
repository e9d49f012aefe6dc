import { describe, expect, it } from 'vitest';
import { BUILTIN_NAMES, builtinProfile } from '../../src/profile/builtin.ts';
import { compileProfile, type Profile } from '../../src/profile/compile.ts';
import { type DiffRow, describeAction, diffProfiles } from '../../src/profile/diff.ts';
import { parseProfile } from '../../src/profile/load.ts';
import { tableRows } from '../../src/profile/table.ts';

const CT = '1.2.840.10008.5.1.4.1.1.2';

const profile = (yaml: string): Profile => compileProfile(parseProfile(`deidlab: 1\nname: p\n${yaml}`));
const ofRules = (...rules: string[]): Profile =>
  profile(
    `basis: ps3.15\nrules:${rules.length === 0 ? ' []' : `\n${rules.map((rule) => `  - { ${rule} }\n`).join('')}`}`,
  );
/** `PatientID: pseudonym P 12 -> remove, less`. */
const short = ({ attribute, when, a, b, change }: DiffRow): string =>
  `${attribute}${when === undefined ? '' : ` when ${when}`}: ${a.what} -> ${b.what}, ${change}`;

describe('two profiles', () => {
  it.each(BUILTIN_NAMES)('%s and itself do not differ', (name) => {
    const { rows, others, counts } = diffProfiles(builtinProfile(name), builtinProfile(name));
    expect([...rows, ...others]).toEqual([]);
    expect(counts).toMatchObject({ more: 0, less: 0, other: 0 });
    expect(counts.same).toBeGreaterThanOrEqual(tableRows().length);
  });

  it('differ the other way round when they change places', () => {
    const [basic, research] = [builtinProfile('basic'), builtinProfile('research')];
    const [there, back] = [diffProfiles(basic, research), diffProfiles(research, basic)];
    expect(there.counts).toMatchObject({ less: 0, more: back.counts.less });
    expect(there.counts.more).toBeGreaterThan(300);
    expect(back.rows.map((row) => [row.attribute, row.b, row.a])).toEqual(
      there.rows.map((row) => [row.attribute, row.a, row.b]),
    );
  });

  it('name what the options let stay, with both reasons', () => {
    const { rows } = diffProfiles(builtinProfile('basic'), builtinProfile('research'), { sopClassUid: CT });
    const find = (attribute: string): string | undefined =>
      rows.filter((row) => row.attribute === attribute).map(short)[0];
    expect(find('StudyDate')).toBe('StudyDate: empty -> shift, more');
    expect(find('StudyDescription')).toBe('StudyDescription: remove -> clean, more');
    expect(find('PatientAge')).toBe('PatientAge: remove -> generalize age 1, cap 90, more');
    expect(find('private, listed as safe')).toBe('private, listed as safe: remove -> keep, more');
    expect(find('PatientID')).toBeUndefined();
    const row = rows.find((each) => each.attribute === 'StudyDescription')!;
    expect([row.tag, row.a.by, row.b.by]).toEqual(['(0008,1030)', 'table X', 'clean-descriptors']);
    expect(row.a.clause).toMatch(/^PS3\.15 Table E\.1-1/);
    expect(row.b.why).not.toBe(row.a.why);
  });

  it('differ by the Types of a SOP class only where those settle the code', () => {
    const [a, b] = [ofRules(), ofRules('select: AcquisitionDate, action: remove')];
    expect(diffProfiles(a, b).rows.map(short)).toEqual(['AcquisitionDate: empty -> remove, other']);
    // Type 3 in CT: X/Z is X
    expect(diffProfiles(a, b, { sopClassUid: CT }).rows).toEqual([]);
  });
});

describe('the rest of PS3.6', () => {
  it('is counted, not listed', () => {
    const { rows, others } = diffProfiles(builtinProfile('basic'), builtinProfile('whitelist'));
    const most = others[0]!;
    expect([most.a.what, most.b.what, most.change]).toEqual(['keep', 'remove', 'less']);
    expect(most.attributes.length).toBeGreaterThan(3500);
    const listed = new Set(rows.map((row) => row.attribute));
    expect(others.flatMap((group) => group.attributes).filter((name) => listed.has(name))).toEqual([]);
  });

  it('shows what a wide rule reaches', () => {
    const { others } = diffProfiles(ofRules(), ofRules('select: { vr: PN }, action: dummy'));
    expect(
      others.map(({ a, b, attributes }) => [a.what, b.what, attributes.includes('SecondaryReviewerName')]),
    ).toEqual([['empty', 'dummy', true]]);
    const when = diffProfiles(
      ofRules(),
      ofRules('select: { vr: PN }, when: { Modality: SR }, action: dummy'),
    ).others;
    expect(when.map((group) => group.when)).toEqual(['Modality SR']);
  });
});

describe('an attribute that a rule names', () => {
  it.each([
    ['a keyword', 'select: BodyPartExamined, action: remove', ['BodyPartExamined: keep -> remove, less']],
    [
      'another value',
      'select: PatientName, action: replace, value: X',
      ['PatientName: empty -> replace "X", other'],
    ],
    [
      'a private attribute',
      'select: \'(0019,"ACME",0C)\', action: keep',
      ['(0019,"ACME",0C): remove -> keep, more'],
    ],
    [
      'a private attribute that is in the list',
      'select: \'(0019,"SIEMENS MR HEADER",0C)\', action: keep',
      ['(0019,"SIEMENS MR HEADER",0C): remove -> keep, more'],
    ],
    ['a repeating group', 'select: "(60xx,4000)", action: clean', ['(60xx,4000): remove -> clean, more']],
    [
      'a VR',
      'select: { attribute: PatientID, vr: LO }, action: keep',
      ['PatientID: dummy -> keep, more', 'PatientID, VR LO: dummy -> keep, more'],
    ],
    [
      'a condition',
      'select: PatientSex, when: { Modality: [CT, MR] }, action: keep',
      ['PatientSex when Modality CT: empty -> keep, more'],
    ],
    [
      'two conditions',
      'select: PatientSex, when: { Modality: CT, BodyPartExamined: HEAD }, action: keep',
      ['PatientSex when Modality CT, BodyPartExamined HEAD: empty -> keep, more'],
    ],
    ['what deidlab decides', 'select: SpecificCharacterSet, action: remove', []],
  ])('%s', (_, rule, expected) => {
    expect(diffProfiles(ofRules(), ofRules(rule)).rows.map(short)).toEqual(expected);
  });

  it('inside a sequence goes with the sequence', () => {
    const keep = 'select: OtherPatientIDsSequence, action: keep';
    const inside = 'select: OtherPatientIDsSequence/TypeOfPatientID, action: dummy';
    expect(diffProfiles(ofRules(), ofRules(inside)).rows).toEqual([]);
    const [sequence, element] = diffProfiles(ofRules(), ofRules(keep, inside)).rows;
    expect(short(sequence!)).toBe('OtherPatientIDsSequence: remove -> keep, more');
    expect(short(element!)).toBe('OtherPatientIDsSequence/TypeOfPatientID: remove -> dummy, other');
    expect(element!.a.why).toMatch(/^inside OtherPatientIDsSequence, which goes: /);
  });

  it('is held by a whitelist that selects inside it', () => {
    const empty = profile('basis: nothing\n');
    const path = profile('basis: nothing\nrules: [{ select: ContentSequence/**/CodeValue, action: keep }]\n');
    expect(diffProfiles(empty, path).rows.map(short)).toEqual([
      'ContentSequence: remove -> keep, more',
      'ContentSequence/**/CodeValue: remove -> keep, more',
    ]);
  });
});

describe('an action in words', () => {
  it.each([
    ['keep', 'keep'],
    ['replace, value: x', 'replace "x"'],
    ['pseudonym', 'pseudonym P 12'],
    ['noise, percent: 5', 'noise 5 %'],
    ['noise, absolute: 2', 'noise 2'],
    ['encrypt, leave: dummy', 'encrypt, dummy'],
    ['clean', 'clean'],
    ['clean, style: narrative', 'clean narrative'],
    ['generalize, width: 5, cap: 90', 'generalize age 5, cap 90'],
    ['generalize, period: month', 'generalize date month'],
    ['generalize, digits: 2', 'generalize postcode 2'],
    ['generalize, step: 10', 'generalize number 10'],
  ])('%s', (action, words) => {
    expect(describeAction(ofRules(`select: PatientID, action: ${action}`).definition.rules[0]!.action)).toBe(
      words,
    );
  });
});
