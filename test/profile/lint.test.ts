import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samplePlace } from '../../src/profile/attributes.ts';
import { compileProfile } from '../../src/profile/compile.ts';
import { coversRule, samplesOf } from '../../src/profile/coverage.ts';
import type { Rule } from '../../src/profile/definition.ts';
import { lintProfile } from '../../src/profile/lint.ts';
import { parseProfileWithLines } from '../../src/profile/load.ts';
import { matches, parseSelector } from '../../src/profile/selector.ts';
import { expectedCountOf, expectedOf } from '../../src/profile/vr-fit.ts';
import { PATIENCE } from '../support/patience.ts';

const HEAD = 'deidlab: 1\nname: p\nbasis: ps3.15\n';
/** Without these a whitelist has findings of its own. */
const BASE =
  '  - { select: SOPClassUID, action: keep }\n  - { select: [SOPInstanceUID, StudyInstanceUID, SeriesInstanceUID], action: uid }\n' +
  '  - { select: [PatientID, PatientName], action: pseudonym }\n' +
  '  - { select: [Modality, SeriesNumber, InstanceNumber], action: keep }\n' +
  '  - { select: [PatientBirthDate, PatientSex, StudyDate, StudyTime, StudyID, AccessionNumber, ReferringPhysicianName], action: empty }\n';

/** Findings as lines of text: severity, code, line, what is wrong. */
function lint(yaml: string): string[] {
  const { definition, lines } = parseProfileWithLines(yaml);
  return lintProfile(definition, lines).map(
    ({ severity, code, line, text }) => `${severity} ${code} ${line}: ${text}`,
  );
}
/** Rules from line 5. */
const ofRules = (...rules: string[]): string[] =>
  lint(`${HEAD}rules:\n${rules.map((rule) => `  - { ${rule} }\n`).join('')}`);
/** Options on line 4, rules from line 6. */
const withOptions = (options: string, ...rules: string[]): string[] =>
  lint(
    `${HEAD}options: [${options}]\nrules:${rules.length === 0 ? ' []' : `\n${rules.map((rule) => `  - { ${rule} }\n`).join('')}`}`,
  );
/** A whitelist whose own rules begin on line 10. */
const whitelist = (...rules: string[]): string[] =>
  lint(
    `${HEAD.replace('ps3.15', 'nothing')}rules:\n${BASE}${rules.map((rule) => `  - { ${rule} }\n`).join('')}`,
  );

describe('a rule that never acts', () => {
  const unreachable = (...rules: string[]): string[] =>
    ofRules(...rules).filter((line) => line.includes(' unreachable '));

  it.each([
    ['PatientID', 'PatientID'],
    ['"(0010,0020)"', 'PatientID'],
    ['{ group: "0010" }', 'PatientID'],
    ['{ vr: PN }', 'PatientName'],
    ['"*"', '"(0019,\\"ACME\\",0C)"'],
    ['PersonName', 'ContentSequence/PersonName'],
    ['PatientName', '"**/PatientName"'],
    ['"**/PatientName"', 'PatientName'],
    ['"ContentSequence/**/TextValue"', 'ContentSequence/TextValue'],
    ['"ContentSequence/**/TextValue"', '"ContentSequence/*/TextValue"'],
    ['"ContentSequence/**/*"', '"ContentSequence/**/TextValue"'],
    ['"(60xx,3000)"', '"(6002,3000)"'],
    ['"(60xx,xxxx)"', '"(60xx,3000)"'],
    ['{ vr: LO }', '{ vr: LO, group: "0008" }'],
    ['"*"', '{ vr: LO }'],
  ])('%s before %s', (first, second) => {
    const found = unreachable(`select: ${first}, action: remove`, `select: ${second}, action: empty`);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(
      /^error unreachable 6: .*: rule 1 \(line 5\) always decides first: remove, so empty never happens$/,
    );
  });

  it.each([
    ['PatientName', 'PatientID'],
    ['ContentSequence/PersonName', 'PersonName'],
    ['"ContentSequence/*/TextValue"', '"ContentSequence/**/TextValue"'],
    ['"*/TextValue"', 'TextValue'],
    ['"(6000,4000)"', '"(60xx,4000)"'],
    ['"(60xx,4000)"', '{ vr: LT }'],
    ['{ vr: LO, group: "0008" }', '{ vr: LO }'],
    ['{ vr: PN }', '{ group: "0010" }'],
    ['"(xxxx,0020)"', '{ vr: LO }'],
    ['"(0019,\\"ACME\\",0C)"', '"(0019,\\"OTHER\\",0C)"'],
  ])('but not %s before %s', (first, second) => {
    expect(unreachable(`select: ${first}, action: remove`, `select: ${second}, action: empty`)).toEqual([]);
  });

  it('is so only where its condition always holds', () => {
    const first = (when: string): string => `select: StationName, ${when}action: remove`;
    const second = (when: string): string => `select: StationName, ${when}action: empty`;
    expect(ofRules(first('when: { Modality: CT }, '), second(''))).toEqual([]);
    expect(ofRules(first('when: { Modality: CT }, '), second('when: { Modality: [CT, MR] }, '))).toEqual([]);
    expect(ofRules(first('when: { Modality: [CT, MR] }, '), second('when: { Modality: CT }, '))).toHaveLength(
      1,
    );
    expect(ofRules(first(''), second('when: { Modality: CT }, '))).toHaveLength(1);
    expect(
      ofRules(first('when: { Modality: CT, BodyPartExamined: HEAD }, '), second('when: { Modality: CT }, ')),
    ).toEqual([]);
  });

  it('is only said to be one too many when it does the same', () => {
    expect(
      ofRules('select: [PatientName, PatientID], action: empty', 'select: PatientID, action: empty'),
    ).toEqual(['warning unreachable 6: PatientID: rule 1 (line 5) always decides first: empty as well']);
  });

  it('names the line of each selector in a list', () => {
    expect(
      lint(`${HEAD}rules:\n  - select:\n      - PatientName\n      - PatientName\n    action: empty\n`),
    ).toEqual(['warning unreachable 7: PatientName: rule 1 (line 6) always decides first: empty as well']);
  });

  it('as deidlab itself decides', () => {
    expect(
      ofRules('select: PatientIdentityRemoved, action: keep', 'select: SpecificCharacterSet, action: remove'),
    ).toEqual([
      'warning unreachable 5: PatientIdentityRemoved: every output gets this anew, so the rule never acts',
      'warning unreachable 6: SpecificCharacterSet: every output gets this anew, so the rule never acts',
    ]);
  });

  it('as its path leads nowhere', () => {
    expect(ofRules('select: PatientName/TextValue, action: clean')).toEqual([
      'error unreachable 5: PatientName/TextValue: PatientName is no sequence but PN, so nothing is inside it',
    ]);
    const blocked = ofRules('select: OtherPatientIDsSequence/PatientID, action: pseudonym');
    expect(blocked).toHaveLength(1);
    expect(blocked[0]).toMatch(
      /^error unreachable 5: .*: OtherPatientIDsSequence goes as a whole \(.*\), so the rule never sees what is inside$/,
    );
    expect(
      ofRules(
        'select: OtherPatientIDsSequence, action: keep',
        'select: OtherPatientIDsSequence/PatientID, action: pseudonym',
      ).join('\n'),
    ).not.toMatch(/unreachable/);
    expect(whitelist('select: "ContentSequence/**/CodeValue", action: keep')).toEqual([]);
  });

  it('as nothing is all that it asks for', () => {
    const text = 'no element is all of this, so the rule never acts';
    expect(ofRules('select: { attribute: PatientID, group: "0018" }, action: remove')).toEqual([
      `error unreachable 5: PatientID, group 0018: ${text}`,
    ]);
    expect(ofRules('select: "(0019,10xx)", action: remove')).toEqual([
      `error unreachable 5: (0019,10xx): ${text}`,
    ]);
  });

  it('is found by samples that really stand for all', () => {
    const step = fc.constantFrom('ContentSequence', 'ConceptNameCodeSequence', '*', '**', '(0040,A7xx)');
    const selector = fc
      .tuple(
        fc.array(step, { maxLength: 3 }),
        fc.constantFrom('TextValue', 'CodeValue', '*', '(0040,A1xx)', '(0041,"ACME",01)'),
      )
      .map(([steps, last]) => parseSelector([...steps, last].join('/')));
    const ruleOf = (select: Rule['select']): Rule => ({
      number: 1,
      select,
      when: [],
      action: { name: 'keep' },
    });
    fc.assert(
      fc.property(selector, selector, selector, (a, b, other) => {
        if (!coversRule(ruleOf(a), ruleOf(b), samplesOf(b)!)) return;
        // whatever a third selector takes and b takes too, a takes
        for (const sample of samplesOf(other)!) {
          const place = samplePlace(sample);
          if (matches(b, place)) expect(matches(a, place)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a private attribute', () => {
  it('needs its creator', () => {
    expect(ofRules('select: "(0019,100C)", action: keep', 'select: "(0019,0010)", action: remove')).toEqual([
      'error private-without-creator 5: (0019,100C): the number of a private block differs from file to file, so this is another attribute in every file',
      'error private-without-creator 6: (0019,0010): a private creator stays exactly when something of its block stays; a rule about it tears the two apart',
    ]);
    expect(ofRules('select: "(0019,\\"ACME\\",0C)", action: remove')).toEqual([]);
  });

  it('must not stay with a whole group', () => {
    expect(ofRules('select: { group: "0019" }, action: keep')).toEqual([
      'error private-without-creator 5: group 0019: takes private attributes of every creator as well, and nobody knows what they hold',
    ]);
    expect(ofRules('select: { group: "0019" }, action: remove')).toEqual([]);
    expect(ofRules('select: { vr: DS }, action: keep')).toContain(
      'warning private-without-creator 5: VR DS: takes private attributes of every creator as well where a file says this VR, and nobody knows what they hold',
    );
  });

  it('that stays is said to be somebody’s own responsibility, or safe by an option', () => {
    expect(ofRules('select: "(0019,\\"SIEMENS MR HEADER\\",0C)", action: keep')).toEqual([
      'warning identifying 5: (0019,"SIEMENS MR HEADER",0C): stays, though PS3.15 takes it away (private attribute, Basic Profile says X)',
    ]);
    expect(
      withOptions('retain-safe-private', 'select: "(0019,\\"SIEMENS MR HEADER\\",0C)", action: keep'),
    ).toEqual([]);
  });

  it('has a policy that fits the options', () => {
    const found = (line: string): string[] => lint(`${HEAD}${line}\n`);
    expect(found('private: keep')).toEqual([
      'error identifying 4: "private: keep" keeps private attributes of which nobody knows what they hold; names, dates and IDs are often among them',
    ]);
    expect(found('private: keep-safe')).toEqual([
      'warning contradiction 4: "private: keep-safe" is the option retain-safe-private, which the profile does not name',
    ]);
    expect(found('private: remove\noptions: [retain-safe-private]')).toEqual([
      'error contradiction 4: "private: remove" takes away what the option retain-safe-private keeps',
    ]);
    expect(found('private: keep-safe\noptions: [retain-safe-private]')).toEqual([]);
    expect(found('options: [retain-safe-private]')).toEqual([]);
  });
});

describe('an identifying attribute', () => {
  it('that stays names its row', () => {
    expect(ofRules('select: AccessionNumber, action: keep')).toEqual([
      'error identifying 5: AccessionNumber: stays, though PS3.15 takes it away (Table E.1-1, row "Accession Number", says Z)',
    ]);
  });

  it('that an option would let stay is an error beside the table, a warning in a whitelist', () => {
    const text =
      'PatientWeight: stays, though PS3.15 takes it away (Table E.1-1, row "Patient\'s Weight", says X)';
    expect(ofRules('select: PatientWeight, action: keep')).toEqual([`error identifying 5: ${text}`]);
    expect(whitelist('select: PatientWeight, action: keep')).toEqual([`warning identifying 10: ${text}`]);
    expect(whitelist('select: AccessionNumber, action: keep')[0]).toMatch(
      /^error unreachable|^error identifying/,
    );
    expect(withOptions('retain-patient-characteristics', 'select: PatientWeight, action: keep')).toEqual([]);
  });

  it('that stays in part is a warning', () => {
    expect(ofRules('select: PatientBirthDate, action: generalize, period: year')).toEqual([
      'warning identifying 5: PatientBirthDate: stays in part (generalize), though PS3.15 takes it away (Table E.1-1, row "Patient\'s Birth Date", says Z)',
    ]);
    expect(ofRules('select: StudyDescription, action: clean')).toHaveLength(1);
    expect(withOptions('clean-descriptors', 'select: StudyDescription, action: clean')).toEqual([]);
  });

  it('says which option to name', () => {
    const remedies = (yaml: string): string[] => {
      const { definition, lines } = parseProfileWithLines(yaml);
      return lintProfile(definition, lines).map((finding) => finding.remedy);
    };
    const of = (rule: string): string[] => remedies(`${HEAD}rules:\n  - { ${rule} }\n`);
    expect(of('select: StudyDate, action: keep')).toEqual([
      'The option retain-longitudinal-full-dates lets it stay: name it under options, so that the output says so.',
    ]);
    expect(of('select: StudyDescription, action: keep')).toEqual([
      'The option clean-descriptors lets it stay once it is cleaned: use clean (for a date, shift), and name the option.',
    ]);
    expect(of('select: PatientID, action: keep')).toEqual([
      'No option of PS3.15 lets it stay. Leave it to the table, or use a stand-in (pseudonym, uid, dummy).',
    ]);
  });

  it('is found by VR where the table has no row', () => {
    expect(ofRules('select: SecondaryReviewerName, action: keep')).toEqual([
      'error identifying 5: SecondaryReviewerName: stays, though PS3.15 takes it away (not in the table, but a person name by its VR)',
    ]);
  });

  it('is one finding for all that are alike', () => {
    expect(ofRules('select: [PatientSize, PatientWeight, PatientSex], action: keep')).toEqual([
      'error identifying 5: PatientSize, PatientWeight, PatientSex: stays, though PS3.15 takes it away (Table E.1-1 says X, Z)',
    ]);
    const wide = ofRules('select: { group: "0010" }, action: keep');
    expect(wide.length).toBeLessThan(8);
    expect(wide.join('\n')).toMatch(
      /error identifying 5: PatientName, PatientID, IssuerOfPatientID, .* and \d+ more: stays/,
    );
  });

  it('is not one that stands in for the original, nor one that an earlier rule takes', () => {
    for (const action of ['empty', 'dummy', 'pseudonym', 'encrypt', 'replace, value: X']) {
      expect(ofRules(`select: AccessionNumber, action: ${action}`)).toEqual([]);
    }
    expect(
      ofRules(
        'select: [PatientName, PatientID], action: pseudonym',
        'select: { group: "0010" }, action: keep',
      ).join(),
    ).not.toMatch(/PatientName/);
  });
});

describe('an option and a rule', () => {
  it('contradict each other where the option keeps and the rule takes away', () => {
    expect(withOptions('retain-uids', 'select: StudyInstanceUID, action: uid')).toEqual([
      'error contradiction 6: StudyInstanceUID: uid, though the option retain-uids keeps it; some UIDs then change and some do not, and references break',
    ]);
    expect(withOptions('retain-institution-identity', 'select: InstitutionAddress, action: remove')).toEqual([
      'warning contradiction 6: InstitutionAddress: remove, though the option retain-institution-identity keeps it',
    ]);
    expect(withOptions('retain-longitudinal-full-dates', 'select: StudyDate, action: shift')).toEqual([
      'warning contradiction 6: StudyDate: shift, though the option retain-longitudinal-full-dates keeps it',
    ]);
  });

  it('contradict each other where one date stays among dates that move', () => {
    const text =
      'beside the option retain-longitudinal-modified-dates: one date that does not move with the others tells by how many days they moved';
    expect(withOptions('retain-longitudinal-modified-dates', 'select: StudyDate, action: keep')).toEqual([
      `error contradiction 6: StudyDate: keep ${text}`,
    ]);
    expect(
      withOptions(
        'retain-longitudinal-modified-dates',
        'select: StudyDate, action: generalize, period: year',
      ),
    ).toEqual([`warning contradiction 6: StudyDate: generalize ${text}`]);
    // a time of day does not move
    expect(withOptions('retain-longitudinal-modified-dates', 'select: StudyTime, action: keep')).toEqual([]);
    expect(withOptions('retain-longitudinal-modified-dates', 'select: StudyDate, action: empty')).toEqual([]);
  });

  it('contradict each other where the option cleans and the rule keeps', () => {
    expect(withOptions('clean-descriptors', 'select: StudyDescription, action: keep')).toEqual([
      'error contradiction 6: StudyDescription: stays as it is, though the option clean-descriptors cleans it',
    ]);
    expect(withOptions('clean-descriptors', 'select: StudyDescription, action: remove')).toEqual([]);
  });

  it('go together where the rule only coarsens what the option keeps', () => {
    expect(
      withOptions('retain-patient-characteristics', 'select: PatientAge, action: generalize, width: 5'),
    ).toEqual([]);
    expect(
      withOptions('retain-patient-characteristics', 'select: PatientWeight, action: noise, percent: 5'),
    ).toEqual([]);
  });
});

describe('an option', () => {
  it('that changes nothing is a warning', () => {
    expect(whitelist()).toEqual([]);
    expect(
      lint(
        `${HEAD.replace('ps3.15', 'nothing')}options: [clean-graphics]\nrules:\n${BASE}  - { select: "(60xx,xxxx)", action: remove }\n  - { select: [GraphicAnnotationSequence, "(50xx,xxxx)"], action: remove }\n`,
      ),
    ).toEqual([
      'warning no-effect 4: option clean-graphics changes nothing: rules, or the basis, already decide about all it is for',
    ]);
    for (const option of [
      'retain-uids',
      'retain-device-identity',
      'clean-descriptors',
      'retain-longitudinal-modified-dates',
      'clean-graphics',
    ]) {
      expect(withOptions(option)).toEqual([]);
    }
  });

  it('that is named twice is a warning', () => {
    expect(withOptions('retain-uids, retain-uids')).toEqual([
      'warning no-effect 4: option retain-uids is named twice',
    ]);
  });

  it('or an action about pixels says that such files are refused', () => {
    expect(withOptions('clean-pixel-data')).toEqual([
      'warning not-carried-out 4: option clean-pixel-data is not carried out by this version: files that need it are refused',
    ]);
    expect(withOptions('clean-recognizable-visual-features')).toHaveLength(1);
    for (const action of ['mask', 'pixelate']) {
      expect(ofRules(`select: PixelData, action: ${action}`)).toEqual([
        `warning not-carried-out 5: ${action} is not carried out by this version: every file with pixel data is refused`,
      ]);
    }
  });
});

describe('an action that cannot work', () => {
  it.each([
    ['PatientSex', 'shift', 'shift works on DA, DT, TM, and this is CS'],
    ['StudyDate', 'generalize, width: 5', 'generalize (age) works on AS, and this is DA'],
    ['PatientSex', 'generalize, period: year', 'generalize (date) works on DA, DT, and this is CS'],
    ['PatientName', 'uid', 'uid works on UI, and this is PN'],
    ['ContentSequence', 'uid', 'uid works on UI, and this is SQ'],
    ['PixelData', 'clean', 'clean works on LO, LT, SH, ST, UC, UT, AE, CS, PN, UR, SQ, and this is OW'],
    ['PatientSex', 'noise, percent: 5', 'noise works on AS, DS, IS, FD, FL, SL, SS, UL, US, and this is CS'],
    ['Rows', 'pseudonym', 'pseudonym works on LO, LT, SH, ST, UC, UT, AE, CS, PN, and this is US'],
    ['StudyDate', 'mask', 'mask works on OB, OW, OF, OD, and this is DA'],
    [
      'ContentSequence',
      'replace, value: x',
      'replace works on LO, LT, SH, ST, UC, UT, AE, AS, CS, DA, DS, DT, FD, FL, IS, PN, SL, SS, TM, UI, UL, UR, US, and this is SQ',
    ],
  ])('%s, %s', (select, action, text) => {
    expect(ofRules(`select: ${select}, action: ${action}`)).toContain(`error wrong-vr 5: ${select}: ${text}`);
  });

  it('is not uid on a sequence of references, which the table gives code U*', () => {
    expect(ofRules('select: ReferencedImageSequence, action: uid')).toEqual([]);
  });

  it('in a VR that a rule names', () => {
    expect(ofRules('select: { vr: LO }, action: shift').join('\n')).toMatch(
      /^error wrong-vr 5: .* and \d+ more: shift works on DA, DT, TM, and this is LO$/m,
    );
  });

  it('is a warning where a wide rule takes other attributes too', () => {
    expect(
      ofRules('select: { group: "0008" }, action: shift')
        .filter((line) => line.includes('wrong-vr'))
        .every((line) => line.startsWith('warning')),
    ).toBe(true);
  });

  it('is not one where one of the possible VRs fits', () => {
    expect(ofRules('select: SmallestImagePixelValue, action: noise, absolute: 1')).toEqual([]);
  });
});

describe('a value to replace with', () => {
  it.each([
    ['PatientSex', 'male', 'capital letters, digits, spaces and underscores, at most 16'],
    ['PatientAge', 'old', 'an age such as 047Y'],
    ['StudyDate', '2024-01-31', 'a date such as 20240131'],
    ['StudyTime', '25', 'a time such as 235959'],
    ['PatientWeight', 'heavy', 'a number of at most 16 characters'],
    ['Rows', '-1', 'a whole number from 0 to 65535'],
    ['FrameOfReferenceUID', '1.02', 'a UID: numbers with dots, at most 64 characters'],
    ['StationName', 'a name that is too long', 'at most 16 characters'],
    ['PatientID', 'A\\\\B', '1 values'],
  ])('%s does not take "%s"', (select, value, expected) => {
    const found = ofRules(`select: ${select}, action: replace, value: "${value}"`).filter((line) =>
      line.includes('bad-value'),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`wants ${expected}`);
  });

  it.each([
    ['AE', 'STORE_1'],
    ['AS', '047Y'],
    ['CS', 'ORIGINAL\\PRIMARY'],
    ['DA', '20240131'],
    ['DS', '-1.5e3\\2'],
    ['DT', '20240131235959.123+0100'],
    ['DT', '2024'],
    ['IS', '-12'],
    ['LO', 'A b'],
    ['LT', 'two\nlines'],
    ['PN', 'Doe^Jane=x=y'],
    ['SH', 'x'],
    ['TM', '2359'],
    ['UI', '1.2.840'],
    ['UR', 'https://a.example/b'],
    ['US', '65535'],
    ['FD', '1.5'],
    ['LO', ''],
  ])('%s takes "%s"', (vr, value) => {
    expect(expectedOf(value, vr)).toBeUndefined();
  });

  it('counts the values', () => {
    expect(expectedCountOf('1\\2', 0x00280030)).toBeUndefined(); // PixelSpacing
    expect(expectedCountOf('1', 0x00280030)).toBe('2 values');
    expect(expectedCountOf('A', 0x00080008)).toBe('2-n values'); // ImageType
    expect(expectedCountOf('1\\2\\3', 0x30060050)).toBeUndefined(); // ContourData, 3-3n
    expect(expectedCountOf('1\\2\\3\\4', 0x30060050)).toBe('3-3n values');
    expect(expectedCountOf('a\\b', 0x00104000)).toBeUndefined(); // PatientComments, LT
  });

  it('must not make one patient of all', () => {
    expect(ofRules('select: PatientID, action: replace, value: X')).toEqual([
      'warning merged 5: PatientID: all patients get the same ID, and their files become those of one patient',
    ]);
  });

  it('with letters that a file may not be able to hold is a warning', () => {
    expect(ofRules('select: InstitutionName, action: replace, value: "M\u00fcnchen"')).toEqual([
      'warning bad-value 5: InstitutionName: the value has letters that not every file can hold: that depends on its Specific Character Set (0008,0005)',
    ]);
  });
});

describe('a pseudonym', () => {
  it('must be long enough to tell patients apart', () => {
    expect(ofRules('select: PatientID, action: pseudonym, prefix: AB, width: 6')).toEqual([
      'warning merged 5: 4 characters after the prefix: among 10,000 patients two share a pseudonym with a chance of 100 %',
    ]);
    expect(ofRules('select: PatientID, action: pseudonym, prefix: P, width: 8')).toEqual([]);
  });

  it('must be a value of the VR', () => {
    expect(ofRules('select: StationName, action: pseudonym, width: 20')).toEqual([
      'error bad-value 5: StationName: prefix P and width 20 make no value for it: the VR SH wants at most 16 characters',
    ]);
    expect(ofRules('select: BarcodeValue, action: pseudonym, prefix: p-')).toEqual([]);
    expect(ofRules('select: PatientSex, action: pseudonym, prefix: p-')[0]).toMatch(
      /^error bad-value 5: PatientSex: prefix p- and width 12 make no value/,
    );
  });
});

describe('what comes out', () => {
  it('must have a SOP class and UIDs', () => {
    expect(lint(`${HEAD.replace('ps3.15', 'nothing')}`).filter((line) => line.startsWith('error'))).toEqual([
      'error unreadable 3: SOPClassUID: does not stay as it is, and without it no program knows what kind of file it is',
      'error unreadable 3: SOPInstanceUID, StudyInstanceUID, SeriesInstanceUID: neither stays nor gets a new UID, and without it no program can file the instance',
    ]);
    expect(ofRules('select: SOPClassUID, action: dummy')).toHaveLength(1);
    expect(ofRules('select: SeriesInstanceUID, action: remove')).toEqual([
      'error unreadable 5: SeriesInstanceUID: neither stays nor gets a new UID, and without it no program can file the instance',
    ]);
  });

  it('must be shown when it has pixels', () => {
    expect(whitelist('select: [PixelData, Rows, Columns], action: keep')).toEqual([
      'error unreadable 3: SamplesPerPixel, PhotometricInterpretation, BitsAllocated, BitsStored and 2 more: does not stay as it is, though the pixel data does; without it no program can show the image',
      'warning unreadable 3: PlanarConfiguration, NumberOfFrames: does not stay, and colour images or those with several frames cannot be shown without',
    ]);
    expect(
      whitelist(
        'select: [FloatPixelData, Rows, Columns, SamplesPerPixel, PhotometricInterpretation, BitsAllocated, PlanarConfiguration, NumberOfFrames], action: keep',
      ),
    ).toEqual([]);
    expect(ofRules('select: BitsAllocated, action: empty')).toEqual([
      'error unreadable 5: BitsAllocated: does not stay as it is, though the pixel data does; without it no program can show the image',
    ]);
  });

  it('should have what an image must have, be it empty', () => {
    expect(ofRules('select: [StudyID, Modality], action: remove')).toEqual([
      'warning unreadable 5: Modality, StudyID: goes, and an image must have it, be it empty; validators and some archives complain',
    ]);
  });

  it('should keep its references', () => {
    expect(ofRules('select: ReferencedSOPInstanceUID, action: remove')).toEqual([
      'warning broken-references 5: ReferencedSOPInstanceUID: remove cuts the references from file to file',
    ]);
    expect(ofRules('select: FrameOfReferenceUID, action: replace, value: 1.2.3')).toEqual([
      'error broken-references 5: FrameOfReferenceUID: replace gives all files the same UID, and what refers to one refers to all',
    ]);
    expect(ofRules('select: ReferencedSOPInstanceUID, action: uid')).toEqual([]);
  });
});

describe('other findings', () => {
  it('a condition that no file meets', () => {
    expect(ofRules('select: StationName, when: { Modality: [ct, MR] }, action: remove')).toEqual([
      'warning no-effect 5: when Modality is "ct": no file has that, as the VR CS wants capital letters, digits, spaces and underscores, at most 16',
    ]);
  });

  it('come by line, with a remedy and, where there is one, a clause', () => {
    const { definition, lines } = parseProfileWithLines(
      `${HEAD}options: [retain-uids, retain-uids]\nrules:\n  - { select: StudyInstanceUID, action: uid }\n  - { select: PatientName, action: keep }\n`,
    );
    const findings = lintProfile(definition, lines);
    expect(findings.map(({ line, rule }) => [line, rule])).toEqual([
      [4, undefined],
      [6, 1],
      [7, 2],
    ]);
    for (const finding of findings) {
      expect(finding.remedy).toMatch(/\.$/);
      expect(finding.clause).toMatch(/^PS3\./);
    }
    expect(lintProfile(definition).every((finding) => finding.line === undefined)).toBe(true);
  });

  it('a thousand rules take less than two seconds', () => {
    const rules = Array.from(
      { length: 1000 },
      (_, index) =>
        `  - { select: "(${(0x0040 + 2 * (index % 7)).toString(16).padStart(4, '0')},${(0xf000 + index).toString(16)})", action: remove }\n`,
    );
    const start = performance.now();
    lint(
      `${HEAD}options: [retain-uids, clean-descriptors]\nrules:\n${rules.join('')}  - { select: { vr: LO }, action: clean }\n`,
    );
    expect(performance.now() - start).toBeLessThan(2000 * PATIENCE);
  });

  it('leave the profile as it is', () => {
    const { definition, lines } = parseProfileWithLines(`${HEAD}rules:\n${BASE}`);
    const before = JSON.stringify(definition);
    const { hash } = compileProfile(definition);
    lintProfile(definition, lines);
    expect(JSON.stringify(definition)).toBe(before);
    expect(compileProfile(definition).hash).toBe(hash);
  });
});
