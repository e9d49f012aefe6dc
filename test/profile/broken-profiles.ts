/** Profiles that are wrong, each with what must be said of it; shared by the tests of the reader and of the schema. */

export interface BrokenProfile {
  readonly title: string;
  readonly yaml: string;
  /** The lines of the message after its first: file, line, rule, what was expected, what was found. */
  readonly says: readonly string[];
  /** Whether the JSON Schema sees it too; the others need to know YAML or DICOM. */
  readonly schemaRejects: boolean;
}

const HEAD = 'deidlab: 1\nname: p\nbasis: nothing\n';
/** A profile with more keys, from line 4. */
const more = (text: string): string => `${HEAD}${text}`;
/** A profile whose one rule is on line 5. */
const rule = (text: string): string => `${HEAD}rules:\n  - ${text}\n`;

const KEYS = 'deidlab, name, description, basis, options, private, rules';
const ACTIONS =
  'keep, remove, empty, dummy, replace, pseudonym, uid, shift, generalize, clean, noise, encrypt, mask, pixelate';
const OPTIONS =
  'retain-safe-private, retain-uids, retain-device-identity, retain-institution-identity, retain-patient-characteristics, ' +
  'retain-longitudinal-full-dates, retain-longitudinal-modified-dates, clean-descriptors, clean-structured-content, clean-graphics, ' +
  'clean-pixel-data, clean-recognizable-visual-features';
const VRS =
  'AE, AS, AT, CS, DA, DS, DT, FD, FL, IS, LO, LT, PN, SH, SL, SS, ST, TM, UI, UL, US, OB, OD, OF, OL, OV, OW, SQ, SV, UC, UN, UR, UT, UV';
const FORMS = 'a PS3.6 keyword, a tag (gggg,eeee) or a private attribute (gggg,"CREATOR",ee)';

export const BROKEN_PROFILES: readonly BrokenProfile[] = [
  {
    title: 'an empty file',
    yaml: '',
    says: [
      'p.yaml:1: expected lines such as "deidlab: 1", "name: my-profile", "basis: ps3.15", found nothing',
    ],
    schemaRejects: true,
  },
  {
    title: 'only a comment',
    yaml: '# nothing yet\n',
    says: [
      'p.yaml:1: expected lines such as "deidlab: 1", "name: my-profile", "basis: ps3.15", found nothing',
    ],
    schemaRejects: true,
  },
  {
    title: 'a list instead of a profile',
    yaml: '- PatientID\n- PatientName\n',
    says: [
      'p.yaml:1: expected lines such as "deidlab: 1", "name: my-profile", "basis: ps3.15", found a list of 2',
    ],
    schemaRejects: true,
  },
  {
    title: 'one word',
    yaml: 'basic\n',
    says: [
      'p.yaml:1: expected lines such as "deidlab: 1", "name: my-profile", "basis: ps3.15", found "basic"',
    ],
    schemaRejects: true,
  },
  {
    title: 'nothing but the version',
    yaml: 'deidlab: 1\n',
    says: [
      'p.yaml:1: expected text for name, found nothing: the key is missing',
      'p.yaml:1: expected "ps3.15" or "nothing" for basis, found nothing: the key is missing',
    ],
    schemaRejects: true,
  },
  {
    title: 'another version of the language',
    yaml: 'deidlab: 2\nname: p\nbasis: ps3.15\n',
    says: ['p.yaml:1: expected 1 for deidlab, found 2'],
    schemaRejects: true,
  },
  {
    title: 'a name with a space',
    yaml: 'deidlab: 1\nname: my profile\nbasis: ps3.15\n',
    says: [
      'p.yaml:2: expected 1 to 32 letters, digits, dots, dashes or underscores for name, found "my profile"',
    ],
    schemaRejects: true,
  },
  {
    title: 'a name that YAML takes for true',
    yaml: 'deidlab: 1\nname: true\nbasis: ps3.15\n',
    says: [
      'p.yaml:2: expected text for name, found true. Text that YAML takes for something else needs quotes',
    ],
    schemaRejects: true,
  },
  {
    title: 'another basis',
    yaml: 'deidlab: 1\nname: p\nbasis: ps3.16\n',
    says: ['p.yaml:3: expected "ps3.15" or "nothing" for basis, found "ps3.16". Did you mean ps3.15?'],
    schemaRejects: true,
  },
  {
    title: 'a misspelt key',
    yaml: 'deidlab: 1\nname: p\nbasis: ps3.15\noption: [retain-uids]\n',
    says: [`p.yaml:4: expected one of the keys ${KEYS}, found "option". Did you mean options?`],
    schemaRejects: true,
  },
  {
    title: 'a misspelt option',
    yaml: more('options: [clean-descriptor]\n'),
    says: [
      `p.yaml:4: expected one of ${OPTIONS} for options, found "clean-descriptor". Did you mean clean-descriptors?`,
    ],
    schemaRejects: true,
  },
  {
    title: 'an option without its list',
    yaml: more('options: retain-uids\n'),
    says: ['p.yaml:4: expected a list for options, found "retain-uids"'],
    schemaRejects: true,
  },
  {
    title: 'an option by a part of its name',
    yaml: more('options: [retain-full-dates]\n'),
    says: [
      `p.yaml:4: expected one of ${OPTIONS} for options, found "retain-full-dates". Did you mean retain-longitudinal-full-dates?`,
    ],
    schemaRejects: true,
  },
  {
    title: 'both date options',
    yaml: more('options: [retain-longitudinal-full-dates, retain-longitudinal-modified-dates]\n'),
    says: [
      'p.yaml:4: expected one of retain-longitudinal-full-dates and retain-longitudinal-modified-dates for options, found both; they contradict each other',
    ],
    schemaRejects: false,
  },
  {
    title: 'another policy for private attributes',
    yaml: more('private: keepsafe\n'),
    says: [
      'p.yaml:4: expected one of remove, keep-safe, keep for private, found "keepsafe". Did you mean keep-safe?',
    ],
    schemaRejects: true,
  },
  {
    title: 'rules as a map',
    yaml: more('rules: { PatientID: remove }\n'),
    says: ['p.yaml:4: expected a list for rules, found a map with PatientID'],
    schemaRejects: true,
  },
  {
    title: 'a rule that is a word',
    yaml: rule('PatientID'),
    says: [
      'p.yaml:5: rule 1: expected a map for a rule, such as { select: PatientID, action: remove }, found "PatientID"',
    ],
    schemaRejects: true,
  },
  {
    title: 'a misspelt action',
    yaml: rule('{ select: PatientID, action: pseudonim }'),
    says: [`p.yaml:5: rule 1: expected an action (${ACTIONS}), found "pseudonim". Did you mean pseudonym?`],
    schemaRejects: true,
  },
  {
    title: 'no action',
    yaml: rule('{ select: PatientID }'),
    says: [`p.yaml:5: rule 1: expected an action (${ACTIONS}), found nothing: the key is missing`],
    schemaRejects: true,
  },
  {
    title: 'no selector',
    yaml: rule('{ action: remove }'),
    says: [
      'p.yaml:5: rule 1: expected an attribute, a list of attributes, or { attribute, vr, group } for select, found nothing: the key is missing',
    ],
    schemaRejects: true,
  },
  {
    title: 'a misspelt keyword',
    yaml: rule('{ select: PatientsName, action: empty }'),
    says: [
      `p.yaml:5: rule 1: expected ${FORMS} in the selector "PatientsName", found "PatientsName". Did you mean PatientName?`,
    ],
    schemaRejects: false,
  },
  {
    title: "an attribute's name instead of its keyword",
    yaml: rule('{ select: "Patient\'s Birth Date", action: empty }'),
    says: [
      `p.yaml:5: rule 1: expected ${FORMS} in the selector "Patient's Birth Date", found "Patient's Birth Date". Did you mean PatientBirthDate?`,
    ],
    schemaRejects: false,
  },
  {
    title: 'a misspelt keyword in a list',
    yaml: 'deidlab: 1\nname: p\nbasis: nothing\nrules:\n  - select:\n      - PatientID\n      - StudyDesc\n    action: remove\n',
    says: [
      `p.yaml:7: rule 1: expected ${FORMS} in the selector "StudyDesc", found "StudyDesc". Did you mean StudyDescription?`,
    ],
    schemaRejects: false,
  },
  {
    title: 'a tag without its quotes inside braces',
    yaml: rule('{ select: (0010,0020), action: remove }'),
    says: [
      'p.yaml:5: rule 1: expected a closing ) in the selector "(0010", found none. A selector that holds a comma needs quotes inside { }',
    ],
    schemaRejects: true,
  },
  {
    title: 'a tag as a bare number',
    yaml: rule('{ select: 00100020, action: remove }'),
    says: [
      'p.yaml:5: rule 1: expected an attribute, a list of attributes, or { attribute, vr, group } for select, found 100020. A tag needs parentheses and quotes, as in "(0010,0020)"',
    ],
    schemaRejects: true,
  },
  {
    title: 'a private attribute in an even group',
    yaml: rule('{ select: \'(0018,"SIEMENS",0C)\', action: keep }'),
    says: [
      'p.yaml:5: rule 1: expected an odd group for a private attribute in the selector "(0018,"SIEMENS",0C)", found the even group 0018',
    ],
    schemaRejects: false,
  },
  {
    title: 'a private attribute whose element has three digits',
    yaml: rule('{ select: \'(0019,"SIEMENS",10C)\', action: keep }'),
    says: [
      'p.yaml:5: rule 1: expected two hexadecimal digits after the creator in the selector "(0019,"SIEMENS",10C)", as the block before them differs from file to file, found "10C"',
    ],
    schemaRejects: false,
  },
  {
    title: 'a private creator that is blank',
    yaml: rule('{ select: \'(0019," ",0C)\', action: keep }'),
    says: [
      'p.yaml:5: rule 1: expected a private creator between the quotes of the selector "(0019," ",0C)", found none',
    ],
    schemaRejects: false,
  },
  {
    title: 'a quote that is never closed',
    yaml: rule("{ select: '(0019,\"SIEMENS,0C)', action: keep }"),
    says: ['p.yaml:5: rule 1: expected a closing " in the selector "(0019,"SIEMENS,0C)", found none'],
    schemaRejects: false,
  },
  {
    title: 'a path with a gap',
    yaml: rule('{ select: ContentSequence//TextValue, action: clean }'),
    says: [
      'p.yaml:5: rule 1: expected an attribute, * or ** before and after each / of the selector "ContentSequence//TextValue", found nothing',
    ],
    schemaRejects: false,
  },
  {
    title: 'a path that ends in **',
    yaml: rule('{ select: ContentSequence/**, action: clean }'),
    says: [
      'p.yaml:5: rule 1: expected a path that ends in an attribute in the selector "ContentSequence/**", found one that ends in "**"',
    ],
    schemaRejects: false,
  },
  {
    title: 'a path with too many **',
    yaml: rule('{ select: "**/**/**/**/**/PatientID", action: remove }'),
    says: [
      'p.yaml:5: rule 1: expected at most 4 times ** in the selector "**/**/**/**/**/PatientID", found 5',
    ],
    schemaRejects: false,
  },
  {
    title: 'an empty selector',
    yaml: rule("{ select: '', action: keep }"),
    says: ['p.yaml:5: rule 1: expected an attribute for select, found ""'],
    schemaRejects: true,
  },
  {
    title: 'an empty list of selectors',
    yaml: rule('{ select: [], action: keep }'),
    says: ['p.yaml:5: rule 1: expected at least one attribute for select, found an empty list'],
    schemaRejects: true,
  },
  {
    title: 'an empty map of selectors',
    yaml: rule('{ select: {}, action: keep }'),
    says: ['p.yaml:5: rule 1: expected at least one of attribute, vr, group for select, found an empty map'],
    schemaRejects: false,
  },
  {
    title: 'a VR that there is not',
    yaml: rule('{ select: { vr: XX }, action: keep }'),
    says: [`p.yaml:5: rule 1: expected one of ${VRS} for vr, found "XX"`],
    schemaRejects: true,
  },
  {
    title: 'a VR in small letters',
    yaml: rule('{ select: { vr: pn }, action: empty }'),
    says: [`p.yaml:5: rule 1: expected one of ${VRS} for vr, found "pn". Did you mean PN?`],
    schemaRejects: true,
  },
  {
    title: 'a group without quotes',
    yaml: rule('{ select: { group: 0018 }, action: remove }'),
    says: ['p.yaml:5: rule 1: expected text for group, found 18. A group needs quotes, as in group: "0018"'],
    schemaRejects: true,
  },
  {
    title: 'a group of two digits',
    yaml: rule('{ select: { group: "18" }, action: remove }'),
    says: ['p.yaml:5: rule 1: expected four hexadecimal digits such as "0018" for group, found "18"'],
    schemaRejects: true,
  },
  {
    title: 'a misspelt part of a selector',
    yaml: rule('{ select: { atribute: PatientID }, action: remove }'),
    says: [
      'p.yaml:5: rule 1: expected one of the keys attribute, vr, group, found "atribute". Did you mean attribute?',
    ],
    schemaRejects: true,
  },
  {
    title: 'a condition that is a list',
    yaml: rule('{ select: PatientID, when: [CT], action: remove }'),
    says: [
      'p.yaml:5: rule 1: expected attributes with their values, such as { Modality: [CT, MR] }, for when, found a list of 1',
    ],
    schemaRejects: true,
  },
  {
    title: 'a condition on a misspelt keyword',
    yaml: rule('{ select: PatientID, when: { Modalty: CT }, action: remove }'),
    says: ['p.yaml:5: rule 1: expected a PS3.6 keyword in when, found "Modalty". Did you mean Modality?'],
    schemaRejects: false,
  },
  {
    title: 'a condition without values',
    yaml: rule('{ select: PatientID, when: { Modality: [] }, action: remove }'),
    says: ['p.yaml:5: rule 1: expected at least one value for Modality, found an empty list'],
    schemaRejects: true,
  },
  {
    title: 'a condition on a number',
    yaml: rule('{ select: PatientID, when: { SeriesNumber: 3 }, action: remove }'),
    says: [
      'p.yaml:5: rule 1: expected text or a list of texts for SeriesNumber, found 3. Text that YAML takes for something else needs quotes',
    ],
    schemaRejects: true,
  },
  {
    title: 'an empty condition',
    yaml: rule('{ select: PatientID, when: {}, action: remove }'),
    says: [
      'p.yaml:5: rule 1: expected attributes with their values, such as { Modality: [CT, MR] }, for when, found an empty map',
    ],
    schemaRejects: false,
  },
  {
    title: 'replace without a value',
    yaml: rule('{ select: PatientID, action: replace }'),
    says: ['p.yaml:5: rule 1: expected text or a number for value, found nothing: the key is missing'],
    schemaRejects: true,
  },
  {
    title: 'a value for an action that takes none',
    yaml: rule('{ select: PatientID, action: remove, value: x }'),
    says: ['p.yaml:5: rule 1: expected one of the keys select, when, note, action, found "value"'],
    schemaRejects: true,
  },
  {
    title: 'generalize without saying how',
    yaml: rule('{ select: PatientAge, action: generalize }'),
    says: [
      'p.yaml:5: rule 1: expected one of width and cap (ages), period (dates), digits (postcodes), step (numbers) for generalize, found none',
    ],
    schemaRejects: false,
  },
  {
    title: 'generalize in two ways',
    yaml: rule('{ select: PatientAge, action: generalize, width: 5, period: year }'),
    says: [
      'p.yaml:5: rule 1: expected one of width and cap (ages), period (dates), digits (postcodes), step (numbers) for generalize, found width and period',
    ],
    schemaRejects: false,
  },
  {
    title: 'half a year',
    yaml: rule('{ select: PatientAge, action: generalize, width: 0.5 }'),
    says: ['p.yaml:5: rule 1: expected a whole number for width, found 0.5'],
    schemaRejects: true,
  },
  {
    title: 'a band of no years',
    yaml: rule('{ select: PatientAge, action: generalize, width: 0 }'),
    says: ['p.yaml:5: rule 1: expected at least 1 for width, found 0'],
    schemaRejects: true,
  },
  {
    title: 'a number as text',
    yaml: rule('{ select: PatientAge, action: generalize, width: "5" }'),
    says: ['p.yaml:5: rule 1: expected a number for width, found "5"'],
    schemaRejects: true,
  },
  {
    title: 'an unknown period',
    yaml: rule('{ select: StudyDate, action: generalize, period: week }'),
    says: ['p.yaml:5: rule 1: expected one of month, quarter, year for period, found "week"'],
    schemaRejects: true,
  },
  {
    title: 'a step of nothing',
    yaml: rule('{ select: PatientWeight, action: generalize, step: 0 }'),
    says: ['p.yaml:5: rule 1: expected more than 0 for step, found 0'],
    schemaRejects: true,
  },
  {
    title: 'noise without an amount',
    yaml: rule('{ select: PatientWeight, action: noise }'),
    says: ['p.yaml:5: rule 1: expected one of percent, absolute for noise, found neither'],
    schemaRejects: false,
  },
  {
    title: 'noise in two units',
    yaml: rule('{ select: PatientWeight, action: noise, percent: 5, absolute: 2 }'),
    says: ['p.yaml:5: rule 1: expected one of percent, absolute for noise, found both'],
    schemaRejects: false,
  },
  {
    title: 'more noise than value',
    yaml: rule('{ select: PatientWeight, action: noise, percent: 500 }'),
    says: ['p.yaml:5: rule 1: expected at most 100 for percent, found 500'],
    schemaRejects: true,
  },
  {
    title: 'a pseudonym that is nearly all prefix',
    yaml: rule('{ select: PatientID, action: pseudonym, prefix: TRIAL-7, width: 8 }'),
    says: [
      'p.yaml:5: rule 1: expected a width of at least 11 for a prefix of 7, found 8; else two values soon share a pseudonym',
    ],
    schemaRejects: false,
  },
  {
    title: 'a prefix with a space',
    yaml: rule('{ select: PatientID, action: pseudonym, prefix: "A B" }'),
    says: ['p.yaml:5: rule 1: expected at most 8 letters, digits or dashes for prefix, found "A B"'],
    schemaRejects: true,
  },
  {
    title: 'an unknown style',
    yaml: rule('{ select: StudyDescription, action: clean, style: hard }'),
    says: ['p.yaml:5: rule 1: expected one of auto, description, narrative for style, found "hard"'],
    schemaRejects: true,
  },
  {
    title: 'encrypt that leaves something unknown',
    yaml: rule('{ select: PatientName, action: encrypt, leave: nothing }'),
    says: ['p.yaml:5: rule 1: expected one of remove, empty, dummy for leave, found "nothing"'],
    schemaRejects: true,
  },
  {
    title: 'a tab',
    yaml: 'deidlab: 1\nname: p\nbasis: nothing\nrules:\n\t- { select: PatientID, action: keep }\n',
    says: ['p.yaml:5: expected spaces at the beginning of the line, found a tab'],
    schemaRejects: false,
  },
  {
    title: 'the same key twice',
    yaml: 'deidlab: 1\nname: p\nbasis: nothing\nname: q\n',
    says: ['p.yaml:4: expected each key once, found "name" again'],
    schemaRejects: false,
  },
  {
    title: 'two profiles in one file',
    yaml: 'deidlab: 1\nname: p\nbasis: nothing\n---\ndeidlab: 1\n',
    says: ['p.yaml:4: expected one profile in a file, found a second one after ---'],
    schemaRejects: false,
  },
  {
    title: 'a colon in a text',
    yaml: more('description: CT: whole body\n'),
    says: [
      'p.yaml:4: expected one key and one value, found another ":" on the line. A text that holds ": " needs quotes',
    ],
    schemaRejects: false,
  },
  {
    title: 'a bracket that is never closed',
    yaml: more('options: [retain-uids\nprivate: remove\n'),
    says: ['p.yaml:5: expected a closing ] before this, found none'],
    schemaRejects: false,
  },
  {
    title: 'a quote that is never closed in YAML',
    yaml: more('description: "whole body\n'),
    says: ['p.yaml:5: expected a closing quote, found none'],
    schemaRejects: false,
  },
  {
    title: 'a line without a key',
    yaml: more('description: whole body\nremove everything\n'),
    says: ['p.yaml:5: expected a key and a value, such as name: my-profile, found "remove everything"'],
    schemaRejects: false,
  },
  {
    title: 'an entry in the wrong column',
    yaml: 'deidlab: 1\nname: p\nbasis: nothing\nrules:\n  - { select: PatientID, action: keep }\n - { select: PatientName, action: keep }\n',
    says: [
      'p.yaml:6: expected the entries of a list or a map to begin in the same column, found another indentation',
    ],
    schemaRejects: false,
  },
  {
    title: 'a character that YAML reserves',
    yaml: more('description: @home\n'),
    says: [
      'p.yaml:4: expected text, found "@", which YAML reserves. A text that begins with it needs quotes',
    ],
    schemaRejects: false,
  },
  {
    title: 'a YAML tag',
    yaml: more('description: !secret x\n'),
    says: ['p.yaml:4: expected no YAML tags, found "!secret"'],
    schemaRejects: false,
  },
  {
    title: 'an alias without its anchor',
    yaml: more('rules: *shared\n'),
    says: ['p.yaml:4: expected the anchor &shared above the alias *shared, found none'],
    schemaRejects: false,
  },
  {
    title: 'a merge key',
    yaml: more('<<: { private: keep }\n'),
    says: [`p.yaml:4: expected one of the keys ${KEYS}, found "<<"`],
    schemaRejects: true,
  },
  {
    title: 'a control character',
    yaml: more('description: "a\u001b[31mb"\n'),
    says: ['p.yaml:4: expected text, found a control character'],
    schemaRejects: false,
  },
  {
    title: 'a key called __proto__',
    yaml: more('__proto__: { private: keep }\n'),
    says: [`p.yaml:4: expected one of the keys ${KEYS}, found "__proto__"`],
    schemaRejects: true,
  },
  {
    title: 'an action called constructor',
    yaml: rule('{ select: PatientID, action: constructor }'),
    says: [`p.yaml:5: rule 1: expected an action (${ACTIONS}), found "constructor"`],
    schemaRejects: true,
  },
  {
    title: 'several at once',
    yaml: 'deidlab: 1\nname: my profile\nbasis: ps3.15\noptions: [clean-descriptor]\nrules:\n  - { select: PatientIDD, action: kep }\n  - { select: PatientAge, action: generalize, widht: 5 }\n  - { select: { vr: PM }, when: { Modalty: CT }, action: replace }\n',
    says: [
      'p.yaml:2: expected 1 to 32 letters, digits, dots, dashes or underscores for name, found "my profile"',
      `p.yaml:4: expected one of ${OPTIONS} for options, found "clean-descriptor". Did you mean clean-descriptors?`,
      `p.yaml:6: rule 1: expected an action (${ACTIONS}), found "kep". Did you mean keep?`,
      `p.yaml:6: rule 1: expected ${FORMS} in the selector "PatientIDD", found "PatientIDD". Did you mean PatientID?`,
      'p.yaml:7: rule 2: expected one of the keys select, when, note, action, width, cap, period, digits, step, found "widht". Did you mean width?',
      `p.yaml:8: rule 3: expected one of ${VRS} for vr, found "PM". Did you mean PN?`,
      'p.yaml:8: rule 3: expected text or a number for value, found nothing: the key is missing',
      'p.yaml:8: rule 3: expected a PS3.6 keyword in when, found "Modalty". Did you mean Modality?',
    ],
    schemaRejects: true,
  },
];
