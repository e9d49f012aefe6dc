// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts of drafts
import { readFileSync } from 'node:fs';
import { extractDraft } from '../../src/draft/extract.ts';

/** A draft with one defect, and what has to be said about it. */
export interface BadDraft {
  readonly task: string;
  readonly name: string;
  readonly draft: string;
  /** Where it stops, and a code that has to be told; for `compile` words of the message. */
  readonly stage: 'compile' | 'run' | 'check';
  readonly reason: string;
}

/** The drafts of the replays that pass at once. */
export function passingDraft(task: string): string {
  const folder = new URL(`../../tasks/${task}/replays/`, import.meta.url);
  const name =
    { '01-direct-identifiers': '06-passes', '05-free-text': '05-passes', '08-everything': '05-passes' }[
      task
    ] ?? '04-passes';
  const found = extractDraft(readFileSync(new URL(`${name}/round-1.md`, folder), 'utf8'));
  if (found.kind === 'problem') throw new Error(found.code);
  return found.draft;
}

type Change = readonly [from: string, to: string];

function change(task: string, ...changes: readonly Change[]): string {
  let draft = passingDraft(task);
  for (const [from, to] of changes) {
    if (!draft.includes(from)) throw new Error(`the draft of ${task} does not hold: ${from}`);
    draft = draft.replace(from, to);
  }
  return draft;
}

const [DIRECT, NESTED, UIDS, DATES, TEXT, PRIVATE, WHITELIST, ALL] = [
  ...['01-direct-identifiers', '02-nested', '03-uids', '04-dates'],
  ...['05-free-text', '06-private', '07-whitelist', '08-everything'],
] as [string, string, string, string, string, string, string, string];

const bad = (task: string, name: string, reason: string, ...changes: readonly Change[]): BadDraft => ({
  ...{ task, name, reason, stage: 'check', draft: change(task, ...changes) },
});
const body = (
  task: string,
  name: string,
  stage: BadDraft['stage'],
  reason: string,
  code: string,
): BadDraft => ({
  ...{ task, name, stage, reason },
  draft: `export default function deidentify(dataset: Dataset, tools: Tools): Dataset {\n  ${code}\n}\n`,
});

const PSEUDONYM: Change = ['tools.pseudonym(String(value))', 'tools.pseudonym(String(value))'];
const idBy = (code: string): Change => [PSEUDONYM[0], code];
const AFTER_CLEAN = '  clean(dataset, patient, tools);\n';

export const BAD_DRAFTS: readonly BadDraft[] = [
  // nothing and everything
  body(ALL, 'does nothing', 'check', 'value-kept', 'return dataset;'),
  body(ALL, 'deletes everything', 'check', 'required-missing', 'return {};'),
  body(
    DIRECT,
    'returns the first file for all',
    'check',
    'attribute-removed',
    "return { '00100010': { vr: 'PN' } };",
  ),
  // direct leaks
  ...['00101000', '00101060', '00101040', '00102154', '00081070'].map((tag) =>
    bad(DIRECT, `leaves ${tag}`, 'value-kept', [`'${tag}'`, `'00109999'`]),
  ),
  ...['00100010', '00080050', '00200010', '00080090'].map((tag) =>
    bad(DIRECT, `does not empty ${tag}`, 'value-kept', [`'${tag}'`, `'00109999'`]),
  ),
  bad(DIRECT, 'leaves the birth date', 'date-kept', [`, '00100030'`, '']),
  bad(DIRECT, 'leaves PatientID', 'value-kept', idBy('value')),
  // parts and forms
  bad(DIRECT, 'keeps the family name', 'value-part-kept', [
    'dataset[tag] = { vr: attribute.vr };',
    "dataset[tag] = tag === '00100010' ? { vr: 'PN', Value: [{ Alphabetic: (attribute.Value?.[0] as PersonName | undefined)?.Alphabetic?.split('^')[0] ?? '' }] } : { vr: attribute.vr };",
  ]),
  bad(DIRECT, 'prefixes PatientID', 'value-part-kept', idBy('`ANON${String(value)}`')),
  bad(DIRECT, 'turns PatientID around', 'residue-encoded', idBy("[...String(value)].reverse().join('')")),
  bad(
    DIRECT,
    'writes the name in base 64',
    'residue-encoded',
    ['  return dataset;', '  return dataset;\n}\nfunction unused(): void {'],
    [
      '  for (const tag of EMPTY) {',
      "  const name = (dataset['00100010']?.Value?.[0] as PersonName | undefined)?.Alphabetic ?? '';\n  for (const tag of EMPTY) {",
    ],
    [
      '  for (const tag of REMOVE) delete dataset[tag];',
      "  for (const tag of REMOVE) delete dataset[tag];\n  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';\n  const bits = [...name].map((each) => each.charCodeAt(0).toString(2).padStart(8, '0')).join('');\n  dataset['00100010'] = { vr: 'PN', Value: [(bits.match(/.{1,6}/g) ?? []).map((six) => letters[parseInt(six.padEnd(6, '0'), 2)]).join('')] };",
    ],
  ),
  // moved elsewhere
  bad(DIRECT, 'moves the name into another attribute', 'residue-value', [
    '  for (const tag of EMPTY) {',
    "  dataset['00081030'] = { vr: 'LO', Value: [`CT of ${(dataset['00100010']?.Value?.[0] as PersonName | undefined)?.Alphabetic}`] };\n  for (const tag of EMPTY) {",
  ]),
  bad(ALL, 'adds an attribute', 'attribute-added', [
    AFTER_CLEAN,
    `${AFTER_CLEAN}  dataset['00102180'] = { vr: 'SH', Value: ['SOMETHING'] };\n`,
  ]),
  // people
  bad(DIRECT, 'one stand-in for all', 'patients-merged', idBy("'ANONYMOUS'")),
  bad(
    DIRECT,
    'a hash without the key',
    'key-ignored',
    idBy('`P${[...String(value)].reduce((sum, each) => (sum * 31 + each.charCodeAt(0)) % 1e9, 7)}`'),
  ),
  bad(
    DIRECT,
    'another stand-in for each image',
    'patient-split',
    idBy("tools.pseudonym(String(value) + String(dataset['00080018']?.Value?.[0]))"),
  ),
  // nesting and UIDs
  bad(NESTED, 'walks one level deep only', 'value-kept', [
    'clean(item as Dataset, tools);',
    'for (const tag of REMOVE) delete (item as Dataset)[tag];',
  ]),
  bad(NESTED, 'leaves PersonName', 'value-kept', ["'0040A123'", "'0040A999'"]),
  bad(NESTED, 'removes a sequence without an identifier', 'attribute-removed', [
    "'00400009',\n",
    "'00400009', '00082218',\n",
  ]),
  bad(UIDS, 'leaves references', 'uid-kept', [", '00081155'", '']),
  bad(UIDS, 'leaves the frame of reference', 'uid-kept', [", '00200052'", '']),
  bad(UIDS, 'one UID for all', 'uid-merged', ['tools.hashUid(String(value))', "'2.25.1'"]),
  bad(UIDS, 'a UID that is none', 'value-invalid', [
    'tools.hashUid(String(value))',
    '`2.25.0${tools.hashUid(String(value)).slice(5)}`',
  ]),
  bad(UIDS, 'another UID for each image', 'uid-split', [
    'tools.hashUid(String(value))',
    "tools.hashUid(`${String(value)}.${String(dataset['00200013']?.Value?.[0] ?? 7)}`)",
  ]),
  bad(
    UIDS,
    'maps the class',
    'value-changed',
    ["'00081155'", "'00081155', '00080016'"],
    ['tools.hashUid(String(value))', "tools.hashUid(String(value).replace('1.2.840.10008', '1.2.3'))"],
  ),
  // dates
  bad(DATES, 'leaves date-times', 'date-kept', ["vr === 'DA' || vr === 'DT'", "vr === 'DA'"]),
  bad(DATES, 'leaves dates in sequences', 'date-kept', [
    'move(item as Dataset, patient, tools)',
    'void item',
  ]),
  bad(DATES, 'moves the first of several values only', 'vm-changed', [
    'values.map((value)',
    'values.slice(0, 1).map((value)',
  ]),
  bad(DATES, 'the days of the file in place of those of the patient', 'interval-changed', [
    "dataset['00100020']?.Value",
    "dataset['00080018']?.Value",
  ]),
  bad(DATES, 'the same days for all patients', 'offset-shared', [
    "String(dataset['00100020']?.Value?.[0] ?? '')",
    "'everybody'",
  ]),
  bad(DATES, 'removes dates', 'attribute-removed', [
    'if (moved.length > 0) attribute.Value = moved;',
    "if (moved.length > 0) attribute.Value = moved;\n      if (dataset['00080021'] === attribute) delete dataset['00080021'];",
  ]),
  bad(DATES, 'changes the time of day', 'time-changed', [
    'shift(String(value ??',
    "(vr === 'DT' ? (text: string, id: string) => tools.shiftDateTime(text, id)?.replace(/^(.{8})..../, '$10000') : shift)(String(value ??",
  ]),
  bad(DATES, 'writes a date as people do', 'value-invalid', [
    'patient) ?? null',
    "patient)?.replace(/^(....)(..)(..)$/, '$1-$2-$3') ?? null",
  ]),
  bad(DATES, 'leaves the birth date', 'age-mismatch', [
    "if (birth) dataset['00100030'] = { vr: birth.vr };",
    "if (birth) birth.Value = ['19000101'];\n  if (birth) delete dataset['00100030'];\n  dataset['00100030'] = { vr: 'DA', Value: [String(dataset['00080020']?.Value?.[0])] };",
  ]),
  // free text
  bad(TEXT, 'minds the case', 'residue-value', [", 'gi')", ", 'g')"]),
  bad(TEXT, 'looks for whole names only', 'residue-value', [
    "if (dataset[tag]?.vr === 'PN') for",
    'if (text === "") for',
  ]),
  bad(TEXT, 'forgets a text', 'residue-value', [", '00104000'", '']),
  bad(TEXT, 'forgets the institution', 'value-kept', [", '00080080'", '']),
  bad(TEXT, 'empties texts', 'text-overcleaned', ["String(value ?? '').replace(pattern, '[removed]')", "''"]),
  bad(TEXT, 'hard-codes the visible names', 'overfitted', [
    '.replace(pattern,',
    '.replace(/ashworth|vamia|fenstead|beren|\\d{6,}|\\(?\\d*\\)?.?555.\\d*|A\\d+/gi,',
  ]),
  // what all visible files have in common
  bad(UIDS, 'maps the UIDs of the visible root only', 'overfitted', [
    'tools.hashUid(String(value))',
    "String(value).startsWith('1.2.826.0.1.3680043.8.498.') ? tools.hashUid(String(value)) : value",
  ]),
  bad(
    DIRECT,
    'removes accession numbers that begin like the visible ones',
    'overfitted',
    [
      '  return dataset;',
      "  return String(given?.Value?.[0] ?? '').startsWith('A') || given === undefined ? dataset : { ...dataset, '00080050': given };",
    ],
    ['  for', "  const given = dataset['00080050'];\n  for"],
  ),
  // private, over-removal, marker
  bad(PRIVATE, 'keeps group 0019', 'private-kept', [
    'if (isPrivate(tag)) {',
    "if (isPrivate(tag) && !tag.startsWith('0019')) {",
  ]),
  bad(PRIVATE, 'removes the creators only', 'creator-missing', [
    'if (isPrivate(tag)) {',
    "if (isPrivate(tag) && tag.startsWith('00', 4)) {",
  ]),
  bad(PRIVATE, 'removes sequences with private attributes', 'attribute-removed', [
    'if (isPrivate(tag)) {',
    "if (isPrivate(tag) || tag === '00081032') {",
  ]),
  bad(WHITELIST, 'forgets the geometry', 'attribute-removed', ["'00200032', '00200037', ", '']),
  bad(
    WHITELIST,
    'keeps the study date',
    'date-kept',
    ["'00080020', ", ''],
    ["'00080016', ", "'00080016', '00080020', "],
  ),
  bad(WHITELIST, 'formats numbers anew', 'value-changed', [
    'output[tag] = attribute;\n  }\n  for (const tag of EMPTY)',
    "output[tag] = tag === '00280030' ? { vr: 'DS', Value: ['0.70', '0.70'] } : attribute;\n  }\n  for (const tag of EMPTY)",
  ]),
  bad(WHITELIST, 'has no marker', 'marker-missing', [
    "  output['00120062'] = { vr: 'CS', Value: ['YES'] };\n",
    '',
  ]),
  bad(ALL, 'changes the weight', 'value-changed', [
    AFTER_CLEAN,
    `${AFTER_CLEAN}  dataset['00101030'] = { vr: 'DS', Value: [70] };\n`,
  ]),
  bad(ALL, 'a dummy that is too long', 'value-invalid', [
    AFTER_CLEAN,
    `${AFTER_CLEAN}  dataset['00080050'] = { vr: 'SH', Value: ['REMOVED FOR THE SAKE OF PRIVACY'] };\n`,
  ]),
  bad(ALL, 'another VR', 'vr-changed', [
    AFTER_CLEAN,
    `${AFTER_CLEAN}  dataset['00080050'] = { vr: 'LO', Value: ['REMOVED'] };\n`,
  ]),
  bad(ALL, 'claims that pixels were cleaned', 'stamp-false', [
    AFTER_CLEAN,
    `${AFTER_CLEAN}  dataset['00120064'] = { vr: 'SQ', Value: [{ '00080100': { vr: 'SH', Value: ['113101'] }, '00080102': { vr: 'SH', Value: ['DCM'] }, '00080104': { vr: 'LO', Value: ['Clean Pixel Data Option'] } }] };\n`,
  ]),
  // does not run
  body(
    DIRECT,
    'a misspelt tool',
    'compile',
    'Did you mean',
    "dataset['00080018']!.Value = [tools.hashUID('1.2.3')]; return dataset;",
  ),
  body(
    DIRECT,
    'an import inside',
    'compile',
    'Cannot find module',
    "void import('node:fs'); return dataset;",
  ),
  body(
    DIRECT,
    'Buffer',
    'compile',
    'Cannot find name',
    "dataset['00100010'] = { vr: 'PN', Value: [Buffer.from('x').toString()] }; return dataset;",
  ),
  {
    ...body(DIRECT, 'a promise', 'compile', 'not the function of the contract', ''),
    draft: 'export default async (dataset: Dataset): Promise<Dataset> => dataset;\n',
  },
  {
    ...body(DIRECT, 'no default export', 'compile', 'no default export', ''),
    draft: 'export const deidentify = (dataset: Dataset): Dataset => dataset;\n',
  },
  body(DIRECT, 'a brace that is missing', 'compile', 'expected', 'if (dataset) {'),
  body(
    DIRECT,
    'an attribute that may be missing',
    'run',
    'threw',
    "delete dataset['00101000']!.Value![0]; return dataset;",
  ),
  body(
    DIRECT,
    'a random number',
    'run',
    'threw',
    "dataset['00100020'] = { vr: 'LO', Value: [String(Math.random())] }; return dataset;",
  ),
  body(
    DIRECT,
    'the clock',
    'run',
    'threw',
    "dataset['00080020'] = { vr: 'DA', Value: [String(Date.now())] }; return dataset;",
  ),
  body(
    DIRECT,
    'an endless loop',
    'run',
    'timed-out',
    "for (let n = 0; dataset['00100020']; n++); return dataset;",
  ),
  body(
    DIRECT,
    'too much memory',
    'run',
    'out-of-memory',
    "const all: ArrayBuffer[] = []; while (dataset['00100020']) all.push(new ArrayBuffer(2 ** 27)); return dataset;",
  ),
  body(
    DIRECT,
    'a list in place of a data set',
    'run',
    'not-a-dataset',
    'return [dataset] as unknown as Dataset;',
  ),
  body(
    DIRECT,
    'values without a vr',
    'run',
    'not-a-dataset',
    "return { ...dataset, '00100010': { Value: ['x'] } as unknown as Attribute };",
  ),
  body(
    DIRECT,
    'keywords in place of tags',
    'run',
    'not-a-dataset',
    "return { ...dataset, PatientName: { vr: 'PN' } };",
  ),
  body(
    DIRECT,
    'a placeholder in another place',
    'run',
    'not-a-dataset',
    "return { ...dataset, '00102180': { vr: 'OB', BulkDataURI: dataset['7FE00010']!.BulkDataURI! } };",
  ),
];
