// Outputs that are wrong, each in one way, with the finding that a checker must raise. They are recipes: a good output
// comes in, the same with one defect goes out. Groups as in what people and models really get wrong.
import { createHash } from 'node:crypto';
import { type FindingCode, kindOfFinding, type Level, type Severity } from '../src/check/codes.ts';
import { readDicom } from '../src/dicom/read.ts';
import { builtinProfile } from '../src/profile/builtin.ts';
import { compileProfile } from '../src/profile/compile.ts';
import type { ProfileName } from '../src/synthetic/cohort.ts';
import {
  type Choice,
  changeElements,
  changeFiles,
  changeMapping,
  changeMeta,
  changeValues,
  claimCode,
  type Insertion,
  moveDate,
  outputOf,
  restoreElement,
  restoreIn,
  rowsByPath,
  rowsOf,
  splice,
  valueAt,
} from './alter.ts';
import { deidentifyCohort, type FileRow, type OutputSet, type Runs, type World } from './outputs.ts';

/**
 * A difference that a recipe makes: how, in which files (the beginning of their path in the cohort), and where: a path
 * without item numbers, `preamble`, `trailing`, `name`, `file`, `whole`, `mapping`, `dates` (any DA or DT); `*` is anything.
 */
export type Touch = readonly [how: 'changed' | 'added' | 'removed' | '*', files: Choice, where: string];

export interface BadOutput {
  readonly id: string;
  /** What is wrong with it. */
  readonly does: string;
  readonly code: FindingCode;
  readonly severity: Severity;
  /** The level of the checker that has to see it. */
  readonly level: Level;
  /** The profile whose good output it was. */
  readonly profile: ProfileName;
  /** The run that is bent; only the metamorphic level looks at others than `main`. */
  readonly run: keyof Runs;
  /** All differences from the good output, and no others. */
  readonly touches: readonly Touch[];
  /** False for the files that cannot be read any more. */
  readonly isReadable: boolean;
  make(good: Runs, world: World): Runs;
}

type Make = (set: OutputSet, world: World, runs: Runs) => OutputSet;

interface Recipe {
  readonly id: string;
  readonly does: string;
  readonly code: FindingCode;
  readonly profile: ProfileName;
  readonly touches: readonly Touch[];
  readonly make: Make;
  readonly run?: keyof Runs;
  readonly isReadable?: false;
}

function bad({ run = 'main', isReadable, make, ...recipe }: Recipe): BadOutput {
  const { severity, level } = kindOfFinding(recipe.code);
  return {
    ...recipe,
    ...{ severity, level, run, isReadable: isReadable ?? true },
    make: (good, world) => ({ ...good, [run]: make(good[run], world, good) }),
  };
}

type Head = readonly [id: string, does: string, code: FindingCode, profile: ProfileName];
const plain = (path: string): string => path.replace(/\[\d+\]/g, '');
const head = ([id, does, code, profile]: Head) => ({ id, does, code, profile });

/** The original is still there. `how` says whether the good output has the element. */
function kept(about: Head, files: Choice, path: string, how: 'changed' | 'added' = 'changed'): BadOutput {
  const inside = how === 'added' ? [[how, files, `${plain(path)}*`] as const] : [];
  return bad({
    ...head(about),
    touches: how === 'added' ? inside : [[how, files, plain(path)]],
    make: (set, { cohort }) => restoreIn(set, cohort, files, path),
  });
}

type Given = string | undefined | ((bytes: Uint8Array, original: Uint8Array) => string);

/** One element has another value; `undefined` removes it. */
function set(about: Head, files: Choice, path: string, value: Given): BadOutput {
  return bad({
    ...head(about),
    touches: [
      [value === undefined ? 'removed' : 'changed', files, plain(path) + (value === undefined ? '*' : '')],
    ],
    make: (output, { cohort }) =>
      changeFiles(output, files, (bytes, row) =>
        changeElements(bytes, {
          [path]: typeof value === 'function' ? value(bytes, cohort.get(row.input)!) : value,
        }),
      ),
  });
}

/** An element that the good output does not have. */
function add(
  about: Head,
  file: Choice,
  { tag, vr }: Omit<Insertion, 'value'>,
  value: Exclude<Given, undefined>,
): BadOutput {
  return bad({
    ...head(about),
    touches: [['added', file, tag]],
    make: (output, { cohort }) =>
      changeFiles(output, file, (bytes, row) => {
        const text = typeof value === 'function' ? value(bytes, cohort.get(row.input)!) : value;
        return changeElements(bytes, {}, [{ tag, vr, value: text }]);
      }),
  });
}

/** Anything else that happens to the bytes of some files. */
function bend(
  about: Head,
  touch: Touch,
  change: (bytes: Uint8Array, original: Uint8Array, row: FileRow) => Uint8Array,
): BadOutput {
  return bad({
    ...head(about),
    touches: [touch],
    make: (output, { cohort }) =>
      changeFiles(output, touch[1], (bytes, row) => change(bytes, cohort.get(row.input)!, row)),
  });
}

const NAME = '(0010,0010)';
const ID = '(0010,0020)';
const STUDY_ID = '(0020,0010)';
const STUDY_DATE = '(0008,0020)';
const DATE_TIME = '(0008,002A)';
const DESCRIPTION = '(0008,1030)';
const CT = 'patient-1/ct-abdomen/';
const DATES = ['DA', 'DT'];
/** Where a dummy date stands, nothing was moved. */
const isDummy = (date: string): boolean => date.startsWith('1900');
const idOf = (original: Uint8Array): string => valueAt(original, ID)!;
const nameOf = (original: Uint8Array): string => valueAt(original, NAME)!;
const freshUid = (text: string): string =>
  `2.25.${BigInt(`0x${createHash('sha256').update(text).digest('hex').slice(0, 30)}`)}`;
const digest = (name: string, text: string): string => createHash(name).update(text).digest('hex');

const ALL_OR_NOTHING: readonly BadOutput[] = [
  bad({
    ...head(['do-nothing', 'the originals, under new names', 'value-kept', 'basic']),
    touches: [['*', '', '*']],
    make: (output, { cohort }) => changeFiles(output, '', (_, { input }) => cohort.get(input)!),
  }),
  bad({
    ...head(['delete-all', 'nothing is left but UIDs and stamps', 'attribute-removed', 'basic']),
    touches: [['removed', '', '*']],
    make: (output) =>
      changeFiles(output, '', (bytes) => {
        const file = readDicom(bytes);
        const isLeft = /^\((0008,001[68]|0020,000[DE]|0012|0028,0303)/;
        const gone = [...rowsByPath(file).keys()].filter((path) => !path.includes('[') && !isLeft.test(path));
        return changeElements(bytes, Object.fromEntries(gone.map((path) => [path, undefined])));
      }),
  }),
  bad({
    ...head([
      'nothing-written',
      'an empty folder and a mapping that tells otherwise',
      'output-missing',
      'basic',
    ]),
    touches: [['removed', '', 'file']],
    make: (output) => ({ ...output, files: new Map() }),
  }),
];

const DIRECT_LEAKS: readonly BadOutput[] = [
  kept(['name-kept', 'PatientName of one patient is untouched', 'value-kept', 'basic'], 'patient-1/', NAME),
  kept(
    ['record-number-kept', 'PatientID of one patient is untouched', 'value-kept', 'basic'],
    'patient-2/',
    ID,
  ),
  kept(
    ['birth-date-kept', 'PatientBirthDate is untouched', 'date-kept', 'research'],
    'patient-4/',
    '(0010,0030)',
  ),
  kept(
    ['accession-kept', 'AccessionNumber is untouched in one file', 'value-kept', 'basic'],
    'patient-5/us-kidney.dcm',
    '(0008,0050)',
  ),
  kept(
    ['address-kept', 'PatientAddress is there', 'value-kept', 'research'],
    `${CT}0001.dcm`,
    '(0010,1040)',
    'added',
  ),
  kept(
    ['phone-kept', 'PatientTelephoneNumbers is there', 'value-kept', 'whitelist'],
    'patient-6/ecg.dcm',
    '(0010,2154)',
    'added',
  ),
  kept(
    ['referrer-kept', 'ReferringPhysicianName is untouched', 'value-kept', 'basic'],
    'patient-3/mr-t1/',
    '(0008,0090)',
  ),
  kept(
    ['institution-kept', 'InstitutionName is there', 'value-kept', 'research'],
    'patient-4/pet/0001.dcm',
    '(0008,0080)',
    'added',
  ),
  kept(
    ['station-kept', 'StationName is there, without the option for devices', 'value-kept', 'basic'],
    `${CT}0003.dcm`,
    '(0008,1010)',
    'added',
  ),
  kept(
    ['other-ids-kept', 'OtherPatientIDsSequence is there', 'value-kept', 'research'],
    `${CT}0006.dcm`,
    '(0010,1002)',
    'added',
  ),
  kept(
    ['age-95-kept', 'an age above 89 is untouched', 'age-kept', 'research'],
    'patient-2/cr-chest-pa.dcm',
    '(0010,1010)',
  ),
  set(
    [
      'ideographic-name-kept',
      'the Roman name is replaced, the ideographic one is not',
      'value-part-kept',
      'basic',
    ],
    'patient-3/mr-t1/0001.dcm',
    NAME,
    (bytes, original) =>
      `${valueAt(bytes, NAME)}=${nameOf(original).split('=\x1b')[1]!.replace(/^/, '\x1b')}`,
  ),
  set(
    ['family-name-kept', 'the given name is replaced, the family name is not', 'value-part-kept', 'basic'],
    'patient-5/us-kidney.dcm',
    NAME,
    (bytes, original) => `${nameOf(original).split('^')[0]}^${valueAt(bytes, NAME)}`,
  ),
];

const NESTING_AND_UIDS: readonly BadOutput[] = [
  kept(
    ['study-uid-kept', 'StudyInstanceUID is untouched, everywhere alike', 'uid-kept', 'basic'],
    'patient-6/',
    '(0020,000D)',
  ),
  set(
    ['one-uid-of-three-kept', 'the last of three IrradiationEventUIDs is untouched', 'uid-kept', 'basic'],
    `${CT}0008.dcm`,
    '(0008,3010)',
    (bytes, original) =>
      [
        ...valueAt(bytes, '(0008,3010)')!.split('\\').slice(0, 2),
        valueAt(original, '(0008,3010)')!.split('\\')[2],
      ].join('\\'),
  ),
  kept(
    [
      'nested-uid-kept',
      'a UID in a sequence is untouched that the table does not list',
      'uid-kept',
      'research',
    ],
    'patient-4/pet/0001.dcm',
    '(0054,0016)[0]/(0008,3012)',
  ),
  kept(
    ['content-uid-kept', 'a UID in a report is untouched', 'uid-kept', 'research'],
    'patient-1/report-sr.dcm',
    '(0040,A730)[1]/(0040,A124)',
  ),
  kept(
    [
      'original-attributes-kept',
      'OriginalAttributesSequence is there, with the old name',
      'value-kept',
      'basic',
    ],
    `${CT}0006.dcm`,
    '(0400,0561)',
    'added',
  ),
  bad({
    ...head(['request-kept', 'the request in a sequence has its numbers', 'value-kept', 'research']),
    touches: [['added', 'patient-3/mr-t2/0001.dcm', '(0040,0275)/*']],
    make: (output, { cohort }) => restoreIn(output, cohort, 'patient-3/mr-t2/0001.dcm', '(0040,0275)'),
  }),
  kept(
    ['name-four-deep-kept', 'the walk stopped at the third level of a report', 'value-kept', 'basic'],
    'patient-1/report-sr.dcm',
    '(0040,A730)[3]/(0040,A730)[0]/(0040,A730)[0]/(0040,A730)[0]/(0040,A160)',
  ),
  kept(
    ['coded-name-kept', 'the code of a referring person is there', 'value-kept', 'basic'],
    'patient-4/pet/0003.dcm',
    '(0008,0096)',
    'added',
  ),
  set(
    ['uid-split', 'one slice got a frame of reference of its own', 'uid-split', 'research'],
    `${CT}0003.dcm`,
    '(0020,0052)',
    freshUid('frame'),
  ),
  bad({
    ...head(['series-merged', 'two series have the same new UID', 'uid-merged', 'basic']),
    touches: [['changed', 'patient-1/ct-follow-up/', '(0020,000E)']],
    make: (output) => {
      const other = valueAt(outputOf(output, CT), '(0020,000E)')!;
      return changeFiles(output, 'patient-1/ct-follow-up/', (bytes) =>
        changeElements(bytes, { '(0020,000E)': other }),
      );
    },
  }),
  bad({
    ...head(['all-uids-one', 'every UID is the same constant', 'uid-merged', 'basic']),
    touches: [['changed', '', '*']],
    make: (output) =>
      changeFiles(output, '', (bytes) => {
        const one = (uid: string) => (uid.startsWith('2.25.') ? '2.25.1' : uid);
        return changeMeta(changeValues(bytes, ['UI'], one), { '(0002,0003)': '2.25.1' });
      }),
  }),
  set(
    ['reference-broken', 'a segmentation names an image that is not there', 'reference-broken', 'research'],
    'patient-1/seg.dcm',
    '(0008,1115)[0]/(0008,114A)[0]/(0008,1155)',
    freshUid('nowhere'),
  ),
  set(
    [
      'class-uid-replaced',
      'a SOP class in a reference was taken for an identifier',
      'value-changed',
      'basic',
    ],
    'patient-1/seg.dcm',
    '(0008,1115)[0]/(0008,114A)[1]/(0008,1150)',
    freshUid('class'),
  ),
];

const DATE_FAULTS: readonly BadOutput[] = [
  kept(
    ['study-date-kept', 'StudyDate is untouched in one file', 'date-kept', 'research'],
    'patient-2/cr-chest-lateral.dcm',
    STUDY_DATE,
  ),
  kept(
    ['nested-date-kept', 'the injection has its day', 'date-kept', 'research'],
    'patient-4/pet/0002.dcm',
    '(0054,0016)[0]/(0018,1078)',
  ),
  kept(
    [
      'private-date-kept',
      'a safe private attribute that is a date was kept, not moved',
      'date-kept',
      'research',
    ],
    'patient-4/pet/0003.dcm',
    '(0009,"GEMS_PETD_01",3B)',
  ),
  bend(
    ['interval-changed', 'the follow-up moved by another number of days', 'interval-changed', 'research'],
    ['changed', 'patient-1/ct-follow-up/', 'dates'],
    (bytes) => changeValues(bytes, DATES, (date) => (isDummy(date) ? date : moveDate(date, 1))),
  ),
  bend(
    ['dates-to-january', 'all dates became the first of January', 'interval-changed', 'research'],
    ['changed', 'patient-1/', 'dates'],
    (bytes) =>
      changeValues(bytes, DATES, (date) =>
        isDummy(date) ? date : `${date.slice(0, 4)}0101${date.slice(8)}`,
      ),
  ),
  set(
    ['frame-date-drifts', 'one frame of a multi-frame image moved further', 'interval-changed', 'research'],
    'patient-3/mr-enhanced.dcm',
    '(5200,9230)[3]/(0020,9111)[0]/(0018,9074)',
    (bytes) => moveDate(valueAt(bytes, '(5200,9230)[3]/(0020,9111)[0]/(0018,9074)')!, 1),
  ),
  bend(
    ['offset-shared', 'the dates of all patients moved by the same days', 'offset-shared', 'research'],
    ['changed', '', 'dates'],
    (bytes, original) => {
      const day = (text: string): number =>
        Date.parse(text.replace(/(....)(..)(..)/, '$1-$2-$3')) / 86_400_000;
      const moved = day(valueAt(bytes, STUDY_DATE)!) - day(valueAt(original, STUDY_DATE)!);
      return changeValues(bytes, DATES, (date) => (isDummy(date) ? date : moveDate(date, -1000 - moved)));
    },
  ),
  set(
    [
      'date-time-mismatch',
      'AcquisitionDateTime tells another day than AcquisitionDate',
      'date-time-mismatch',
      'research',
    ],
    `${CT}0002.dcm`,
    DATE_TIME,
    (bytes) => moveDate(valueAt(bytes, DATE_TIME)!, 1),
  ),
  bend(
    ['injection-time-changed', 'the injection is an hour later: wrong SUV', 'time-changed', 'research'],
    ['changed', 'patient-4/', '(0054,0016)/(0018,1072)'],
    (bytes) =>
      changeValues(bytes, ['TM'], (time, path) =>
        path.endsWith('(0018,1072)') ? time.replace(/^\d\d/, (hour) => `${Number(hour) + 1}`) : time,
      ),
  ),
  set(
    ['zone-lost', 'the zone was cut off a date and time', 'time-changed', 'research'],
    'patient-3/mr-dwi/0001.dcm',
    DATE_TIME,
    (bytes) => valueAt(bytes, DATE_TIME)!.replace(/[+-]\d{4}$/, ''),
  ),
  set(
    ['no-such-day', 'a 30th of February', 'value-invalid', 'research'],
    'patient-6/ecg.dcm',
    STUDY_DATE,
    '20150230',
  ),
  set(
    ['date-with-dashes', 'a date as databases write it', 'value-invalid', 'research'],
    'patient-6/ct-head/0004.dcm',
    STUDY_DATE,
    (bytes) => valueAt(bytes, STUDY_DATE)!.replace(/(....)(..)(..)/, '$1-$2-$3'),
  ),
  set(
    [
      'age-mismatch',
      'a dummy birth date after which the patient is a baby of 67',
      'age-mismatch',
      'research',
    ],
    'patient-4/',
    '(0010,0030)',
    (bytes) => `${valueAt(bytes, STUDY_DATE)!.slice(0, 4)}0101`,
  ),
  kept(
    [
      'date-in-text-kept',
      'the date of the earlier study stands in a description',
      'residue-value',
      'research',
    ],
    'patient-1/ct-follow-up/0002.dcm',
    DESCRIPTION,
  ),
];

/** The last fragment of the pixel data of a file, longer by some bytes at an offset in it (-1: at its end). */
function growFragment(bytes: Uint8Array, at: number, added: Uint8Array): Uint8Array {
  const { elements, data } = readDicom(bytes);
  const pixels = elements.find(({ tag, depth }) => tag === 0x7fe00010 && depth === 0)!;
  let item = pixels.valueStart;
  let length = 0;
  for (let next = item; next < pixels.valueEnd; next += 8 + length) {
    item = next;
    length = data.window.readUInt32LE(item + 4);
  }
  const grown = Buffer.from(splice(bytes, item + 8 + (at < 0 ? length : at), 0, added));
  grown.writeUInt32LE(length + added.length, item + 4);
  return new Uint8Array(grown);
}

/** A comment segment, which viewers do not show (ISO 10918-1 B.2.4.5). */
function jpegComment(text: string): Buffer {
  const padded = text.length % 2 === 0 ? text : `${text} `;
  return Buffer.concat([Buffer.from([0xff, 0xfe, 0, padded.length + 2]), Buffer.from(padded, 'latin1')]);
}

const ENCODED: readonly BadOutput[] = [
  set(
    ['id-base64', 'PatientID is the old one in base 64', 'residue-encoded', 'basic'],
    'patient-1/',
    ID,
    (_, original) => Buffer.from(idOf(original)).toString('base64'),
  ),
  set(
    ['id-reversed', 'PatientID is the old one backwards', 'residue-encoded', 'basic'],
    'patient-2/',
    ID,
    (_, original) => [...idOf(original)].reverse().join(''),
  ),
  set(
    ['id-hex', 'PatientID is the old one in hexadecimal digits', 'residue-encoded', 'basic'],
    'patient-3/',
    ID,
    (_, original) => Buffer.from(idOf(original)).toString('hex'),
  ),
  set(
    ['id-md5', 'PatientID is the MD5 of the old one, without a key', 'residue-encoded', 'basic'],
    'patient-4/',
    ID,
    (_, original) => digest('md5', idOf(original)),
  ),
  set(
    ['id-sha256', 'PatientID is the SHA-256 of the old one, without a key', 'residue-encoded', 'research'],
    'patient-6/',
    ID,
    (_, original) => digest('sha256', idOf(original)),
  ),
  set(
    [
      'name-other-charset',
      'the family name stands in StudyID as UTF-8, in a file that declares Latin-1',
      'residue-encoded',
      'basic',
    ],
    'patient-2/cr-chest-pa.dcm',
    STUDY_ID,
    (_, original) => Buffer.from(nameOf(original).split('^')[0]!, 'utf8').toString('latin1'),
  ),
  bend(
    [
      'name-utf16',
      'the name stands behind the pixels of an RLE frame, two bytes a letter',
      'residue-encoded',
      'basic',
    ],
    ['changed', `${CT}0004.dcm`, '(7FE0,0010)'],
    (bytes, original) => growFragment(bytes, -1, Buffer.from(nameOf(original), 'utf16le')),
  ),
  bend(
    ['jpeg-comment', 'the name stands in a comment inside a JPEG frame', 'residue-bytes', 'basic'],
    ['changed', 'patient-5/us-heart-loop.dcm', '(7FE0,0010)'],
    (bytes, original) => growFragment(bytes, 2, jpegComment(nameOf(original))),
  ),
  set(
    ['id-with-dashes', 'StudyID is the record number with dashes in it', 'residue-form', 'basic'],
    `${CT}0001.dcm`,
    STUDY_ID,
    (_, original) => idOf(original).replace(/(....)(?=.)/g, '$1-'),
  ),
  set(
    ['name-glued', 'StudyID is the name in small letters and one word', 'residue-form', 'basic'],
    `${CT}0001.dcm`,
    STUDY_ID,
    (_, original) => nameOf(original).toLowerCase().split('^').reverse().join(''),
  ),
  set(
    ['name-without-accents', 'StudyID is the family name without its accents', 'residue-form', 'basic'],
    'patient-2/cr-chest-pa.dcm',
    STUDY_ID,
    (_, original) => nameOf(original).split('^')[0]!.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase(),
  ),
];

const MOVED: readonly BadOutput[] = [
  set(
    ['name-in-study-id', 'the name moved into StudyID', 'residue-value', 'basic'],
    'patient-6/ecg.dcm',
    STUDY_ID,
    (_, original) => nameOf(original).split('=')[0]!,
  ),
  set(
    [
      'number-in-series-description',
      'the record number was added to a description',
      'residue-value',
      'research',
    ],
    'patient-6/ct-head/0004.dcm',
    '(0008,103E)',
    (bytes, original) => `${valueAt(bytes, '(0008,103E)')} ${idOf(original)}`,
  ),
  set(
    [
      'uid-in-series-description',
      'the old SOP Instance UID was added to a description',
      'residue-value',
      'research',
    ],
    'patient-3/mr-t1/0002.dcm',
    '(0008,103E)',
    (_, original) => `was ${valueAt(original, '(0008,0018)')}`,
  ),
  set(
    ['name-in-method', 'the method of de-identification says whose file it was', 'residue-value', 'basic'],
    'patient-5/mammography/l-mlo.dcm',
    '(0012,0063)',
    (bytes, original) => `${valueAt(bytes, '(0012,0063)')}\\${nameOf(original)}`,
  ),
  add(
    ['name-as-creator', 'a private creator is the name', 'residue-value', 'research'],
    `${CT}0009.dcm`,
    { tag: '(0021,0010)', vr: 'LO' },
    (_, original) => nameOf(original),
  ),
  add(
    ['comment-added', 'a comment that the original does not have', 'attribute-added', 'basic'],
    'patient-3/mr-t1/0001.dcm',
    { tag: '(0020,4000)', vr: 'LT' },
    'checked twice',
  ),
  bad({
    ...head(['name-in-file-name', 'the output is named by the patient', 'residue-name', 'basic']),
    touches: [
      ['changed', 'patient-6/ecg.dcm', 'name'],
      ['changed', '', 'mapping'],
    ],
    make: (output, { cohort }) => {
      const { output: old, input } = rowsOf(output, 'patient-6/ecg.dcm')[0]!;
      const name = nameOf(cohort.get(input)!).split('=')[0]!.replace('^', '_');
      const fresh = `${old.slice(0, old.lastIndexOf('/'))}/${name}.dcm`;
      const files = new Map([...output.files].map(([path, bytes]) => [path === old ? fresh : path, bytes]));
      return changeMapping({ ...output, files }, (mapping) => ({
        files: mapping.files.map((row) => (row.output === old ? { ...row, output: fresh } : row)),
      }));
    },
  }),
];

const TEXT: readonly BadOutput[] = [
  kept(
    ['description-kept', 'StudyDescription was not cleaned', 'residue-value', 'research'],
    `${CT}0005.dcm`,
    DESCRIPTION,
  ),
  kept(
    ['comment-kept', 'ImageComments with a Korean name was not cleaned', 'residue-value', 'research'],
    'patient-6/ct-head/0004.dcm',
    '(0020,4000)',
  ),
  kept(
    ['report-text-kept', 'a sentence of a report was not cleaned', 'residue-value', 'research'],
    'patient-1/report-sr.dcm',
    '(0040,A730)[2]/(0040,A730)[0]/(0040,A160)',
  ),
  kept(
    ['annotation-kept', 'a text on a presentation state was not cleaned', 'residue-value', 'research'],
    'patient-1/presentation-state.dcm',
    '(0070,0001)[0]/(0070,0008)[0]/(0070,0006)',
  ),
  kept(
    ['frame-comment-kept', 'a comment on one frame was not cleaned', 'residue-value', 'research'],
    'patient-3/mr-enhanced.dcm',
    '(5200,9230)[3]/(0020,9111)[0]/(0020,9158)',
  ),
  set(
    ['history-half-cleaned', 'the date went, the street stayed', 'residue-value', 'research'],
    'patient-2/cr-chest-pa.dcm',
    '(0010,21B0)',
    (_, original) => valueAt(original, '(0010,21B0)')!.replace(/\d\d\/\d\d\/\d{4}/, '[removed]'),
  ),
  set(
    ['two-uids-of-three', 'a third UID got lost', 'vm-changed', 'basic'],
    `${CT}0008.dcm`,
    '(0008,3010)',
    (bytes) => valueAt(bytes, '(0008,3010)')!.split('\\').slice(0, 2).join('\\'),
  ),
  set(
    ['first-window-only', 'of two windows only the first is left', 'vm-changed', 'research'],
    `${CT}0007.dcm`,
    '(0028,1050)',
    (bytes) => valueAt(bytes, '(0028,1050)')!.split('\\')[0]!,
  ),
];

const OVER_REMOVALS: readonly BadOutput[] = [
  set(
    ['spacing-removed', 'PixelSpacing is gone: no more measuring', 'attribute-removed', 'basic'],
    CT,
    '(0028,0030)',
    undefined,
  ),
  set(
    ['laterality-removed', 'left or right breast, nobody knows', 'attribute-removed', 'basic'],
    'patient-5/mammography/l-cc.dcm',
    '(0020,0062)',
    undefined,
  ),
  set(
    [
      'geometry-removed',
      'the shared functional groups of a multi-frame image are gone',
      'attribute-removed',
      'whitelist',
    ],
    'patient-3/mr-enhanced.dcm',
    '(5200,9229)',
    undefined,
  ),
  set(
    ['window-emptied', 'WindowCenter has no value', 'attribute-emptied', 'basic'],
    'patient-6/ct-head/',
    '(0028,1050)',
    '',
  ),
  set(
    ['dose-emptied', 'the injected activity has no value: no SUV', 'attribute-emptied', 'research'],
    'patient-4/',
    '(0054,0016)[0]/(0018,1074)',
    '',
  ),
  set(
    ['position-rounded', 'ImagePositionPatient in whole millimetres', 'value-changed', 'research'],
    CT,
    '(0020,0032)',
    (bytes) =>
      valueAt(bytes, '(0020,0032)')!
        .split('\\')
        .map((number) => String(Math.round(Number(number))))
        .join('\\'),
  ),
  set(
    ['sex-changed', 'another sex, where the policy keeps it', 'value-changed', 'research'],
    'patient-6/',
    '(0010,0040)',
    'O',
  ),
  set(
    ['b-value-removed', 'a private b-value is gone that is known to be safe', 'private-removed', 'research'],
    'patient-3/mr-dwi/0005.dcm',
    '(0019,"SIEMENS MR HEADER",0C)',
    undefined,
  ),
  set(
    [
      'protocol-overcleaned',
      'Stone protocol lost its stone, as the patient is called so',
      'text-overcleaned',
      'research',
    ],
    `${CT}0001.dcm`,
    '(0018,1030)',
    'protocol',
  ),
  set(
    ['contour-removed', 'a contour of a kidney is gone', 'item-removed', 'research'],
    'patient-1/rtstruct.dcm',
    '(3006,0039)[0]/(3006,0040)[3]',
    undefined,
  ),
  bend(
    ['pixels-zeroed', 'rows of the picture are black, without text in them', 'pixels-changed', 'basic'],
    ['changed', `${CT}0003.dcm`, '(7FE0,0010)'],
    (bytes) => changePixels(bytes, (pixels) => pixels.fill(0, 4000, 12_000)),
  ),
  bend(
    ['pixel-bit-changed', 'one bit of one pixel is another', 'pixels-changed', 'whitelist'],
    ['changed', 'patient-3/mr-t1/0001.dcm', '(7FE0,0010)'],
    (bytes) => changePixels(bytes, (pixels) => pixels.writeUInt8(pixels[5000]! ^ 1, 5000)),
  ),
];

function changePixels(bytes: Uint8Array, change: (pixels: Buffer) => void): Uint8Array {
  const file = readDicom(bytes);
  const { valueStart, valueEnd } = file.elements[rowsByPath(file).get('(7FE0,0010)')!]!;
  const pixels = Buffer.from(bytes.subarray(valueStart, valueEnd));
  change(pixels);
  return changeElements(bytes, { '(7FE0,0010)': pixels });
}

const PIXELS: readonly BadOutput[] = [
  bad({
    ...head([
      'banner-kept',
      'a picture with a burned-in name was let through as it is',
      'pixel-text-kept',
      'research',
    ]),
    touches: [
      ['added', 'patient-5/us-kidney.dcm', 'file'],
      ['changed', '', 'mapping'],
    ],
    make: (output, { cohort }) => {
      const input = 'patient-5/us-kidney.dcm';
      const { definition } = builtinProfile('research');
      const options = definition.options.filter((option) => option !== 'clean-pixel-data');
      const made = deidentifyCohort(
        new Map([[input, cohort.get(input)!]]),
        compileProfile({ ...definition, options }),
      );
      return changeMapping({ ...output, files: new Map([...output.files, ...made.files]) }, (mapping) => ({
        files: mapping.files.map((row) => (row.input === input ? made.mapping.files[0]! : row)),
        uids: [...new Map([...mapping.uids, ...made.mapping.uids])],
        patients: [...new Map([...mapping.patients, ...made.mapping.patients])],
      }));
    },
  }),
  kept(
    ['icon-kept', 'the thumbnail with the name is there', 'value-kept', 'basic'],
    'patient-2/cr-chest-lateral.dcm',
    '(0088,0200)',
    'added',
  ),
  kept(
    ['overlay-kept', 'the overlay with the name is there', 'value-kept', 'basic'],
    'patient-2/cr-chest-pa.dcm',
    '(6000,3000)',
    'added',
  ),
];

const STAMPS: readonly BadOutput[] = [
  set(
    ['marker-missing', 'PatientIdentityRemoved is gone', 'marker-missing', 'basic'],
    `${CT}0001.dcm`,
    '(0012,0062)',
    undefined,
  ),
  set(
    ['marker-no', 'PatientIdentityRemoved is NO', 'marker-missing', 'research'],
    'patient-6/ecg.dcm',
    '(0012,0062)',
    'NO',
  ),
  bad({
    ...head(['method-missing', 'no word on how it was done', 'marker-missing', 'basic']),
    touches: [['removed', 'patient-1/seg.dcm', '(0012,006*']],
    make: (output) =>
      changeFiles(output, 'patient-1/seg.dcm', (bytes) =>
        changeElements(bytes, { '(0012,0063)': undefined, '(0012,0064)': undefined }),
      ),
  }),
  bend(
    ['false-claim-pixels', 'a code says that pixels were cleaned', 'stamp-false', 'basic'],
    ['added', `${CT}0001.dcm`, '(0012,0064)*'],
    (bytes) => claimCode(bytes, '113101', 'Clean Pixel Data Option'),
  ),
  set(
    ['false-claim-dates', 'it says that dates are unmodified, and there are none', 'stamp-false', 'basic'],
    'patient-3/mr-t2/',
    '(0028,0303)',
    'UNMODIFIED',
  ),
];

const PATIENTS: readonly BadOutput[] = [
  set(
    ['patient-split', 'one series has another PatientID', 'patient-split', 'basic'],
    'patient-3/mr-t2/',
    ID,
    'P0000000001',
  ),
  bad({
    ...head(['patients-merged', 'two patients have the same new PatientID', 'patients-merged', 'basic']),
    touches: [['changed', 'patient-6/', ID]],
    make: (output) => {
      const other = idOf(outputOf(output, 'patient-5/'));
      return changeFiles(output, 'patient-6/', (bytes) => changeElements(bytes, { [ID]: other }));
    },
  }),
  set(
    ['all-patients-one', 'every PatientID is ANONYMOUS', 'patients-merged', 'research'],
    '',
    ID,
    'ANONYMOUS',
  ),
];

const AROUND: readonly BadOutput[] = [
  bend(
    ['preamble-kept', 'the name is in the preamble', 'preamble-kept', 'basic'],
    ['changed', `${CT}0001.dcm`, 'preamble'],
    (bytes, original) => splice(bytes, 0, 128, original.subarray(0, 128)),
  ),
  bend(
    ['ae-title-kept', 'file meta information names the system that sent it', 'meta-kept', 'basic'],
    ['added', `${CT}0003.dcm`, '(0002,0016)'],
    (bytes, original) =>
      changeMeta(bytes, {}, [{ tag: '(0002,0016)', vr: 'AE', value: metaAt(original, 0x00020016) }]),
  ),
  bend(
    ['private-meta-kept', 'private file meta information is there', 'meta-kept', 'research'],
    ['added', `${CT}0003.dcm`, '(0002,010*'],
    (bytes, original) =>
      changeMeta(bytes, {}, [
        { tag: '(0002,0100)', vr: 'UI', value: metaAt(original, 0x00020100) },
        { tag: '(0002,0102)', vr: 'OB', value: metaAt(original, 0x00020102) },
      ]),
  ),
  bend(
    ['meta-uid-kept', 'file meta information has the old SOP Instance UID', 'uid-kept', 'basic'],
    ['changed', 'patient-3/mr-t1/0003.dcm', '(0002,0003)'],
    (bytes, original) => changeMeta(bytes, { '(0002,0003)': metaAt(original, 0x00020003) }),
  ),
  bend(
    ['meta-mismatch', 'file meta information has a new UID of its own', 'meta-mismatch', 'basic'],
    ['changed', 'patient-3/mr-t1/0004.dcm', '(0002,0003)'],
    (bytes) => changeMeta(bytes, { '(0002,0003)': freshUid('meta') }),
  ),
  kept(
    ['padding-kept', 'the trailing padding with the name is there', 'padding-kept', 'basic'],
    `${CT}0005.dcm`,
    '(FFFC,FFFC)',
    'added',
  ),
  bend(
    ['bytes-behind-deflated', 'the name stands behind the deflated data set', 'padding-kept', 'basic'],
    ['changed', 'patient-1/ct-follow-up/0001.dcm', 'trailing'],
    (bytes, original) => splice(bytes, bytes.length, 0, Buffer.from(nameOf(original), 'latin1')),
  ),
];

function metaAt(bytes: Uint8Array, tag: number): Uint8Array {
  const { meta } = readDicom(bytes);
  const { valueStart, valueEnd } = meta.find((element) => element.tag === tag)!;
  return bytes.subarray(valueStart, valueEnd);
}

const PRIVATE: readonly BadOutput[] = [
  bad({
    ...head([
      'private-block-kept',
      'a private block that nobody knows is there, with the name',
      'private-kept',
      'research',
    ]),
    touches: [['added', 'patient-1/ct-abdomen/0002.dcm', '(0021,*']],
    make: (output, { cohort }) =>
      changeFiles(output, `${CT}0002.dcm`, (bytes, { input }) => {
        const original = cohort.get(input)!;
        const block = [...rowsByPath(readDicom(original)).keys()].filter((path) =>
          /^\(0021,[^/[]*$/.test(path),
        );
        return block.reduce((made, path) => restoreElement(made, original, path), bytes);
      }),
  }),
  bad({
    ...head([
      'creator-missing',
      'private attributes without their private creator',
      'creator-missing',
      'research',
    ]),
    touches: [
      ['removed', 'patient-3/mr-dwi/0002.dcm', '(0019,*'],
      ['added', 'patient-3/mr-dwi/0002.dcm', '(0019,10*'],
    ],
    make: (output) =>
      changeFiles(output, 'patient-3/mr-dwi/0002.dcm', (bytes) =>
        changeElements(bytes, { '(0019,0010)': undefined }),
      ),
  }),
];

const BROKEN: readonly BadOutput[] = [
  bad({
    ...head(['cut-off', 'the last 100 bytes are missing', 'unreadable', 'basic']),
    touches: [['changed', `${CT}0009.dcm`, 'whole']],
    isReadable: false,
    make: (output) => changeFiles(output, `${CT}0009.dcm`, (bytes) => bytes.slice(0, -100)),
  }),
  set(
    ['study-uid-missing', 'StudyInstanceUID is gone', 'required-missing', 'basic'],
    'patient-6/ct-head/0001.dcm',
    '(0020,000D)',
    undefined,
  ),
  set(
    [
      'patient-id-missing',
      'PatientID is gone, though it may be empty at most',
      'required-missing',
      'whitelist',
    ],
    'patient-6/ecg.dcm',
    ID,
    undefined,
  ),
  set(
    ['creation-date-empty', 'a presentation state without its creation date', 'required-empty', 'basic'],
    'patient-1/presentation-state.dcm',
    '(0070,0082)',
    '',
  ),
  set(
    ['uid-with-letters', 'SeriesInstanceUID is a word', 'value-invalid', 'basic'],
    'patient-3/mr-t1/',
    '(0020,000E)',
    'ANON.SERIES',
  ),
  set(
    ['uid-too-long', 'a UID of 70 characters', 'value-invalid', 'basic'],
    'patient-3/mr-t2/',
    '(0020,000E)',
    `2.25.${'7'.repeat(65)}`,
  ),
  set(
    ['code-in-small-letters', 'a dummy that is no Code String', 'value-invalid', 'basic'],
    'patient-1/seg.dcm',
    '(0010,0040)',
    'other',
  ),
  bend(
    ['vr-changed', 'PatientID is written as SH', 'vr-changed', 'basic'],
    ['changed', `${CT}0001.dcm`, ID],
    (bytes) => {
      const file = readDicom(bytes);
      return splice(bytes, file.elements[rowsByPath(file).get(ID)!]!.start + 4, 2, Buffer.from('SH'));
    },
  ),
  set(
    [
      'charset-mismatch',
      'a dummy name in Latin-1, in a file that declares UTF-8',
      'charset-mismatch',
      'basic',
    ],
    'patient-4/pet/0004.dcm',
    NAME,
    'P\xe9t\xe9',
  ),
  bend(
    ['twice-the-same', 'PatientName stands twice', 'order-broken', 'basic'],
    ['added', `${CT}0001.dcm`, NAME],
    (bytes) => {
      const file = readDicom(bytes);
      const { start, end } = file.elements[rowsByPath(file).get(NAME)!]!;
      return splice(bytes, end, 0, bytes.subarray(start, end));
    },
  ),
];

const BETWEEN_FILES: readonly BadOutput[] = [
  bad({
    ...head(['slice-missing', 'one slice is neither written nor refused', 'output-missing', 'research']),
    touches: [['removed', `${CT}0005.dcm`, 'file']],
    make: (output) => {
      const files = new Map(output.files);
      files.delete(rowsOf(output, `${CT}0005.dcm`)[0]!.output);
      return { ...output, files };
    },
  }),
  bad({
    ...head(['original-beside', 'an original lies among the outputs', 'output-extra', 'basic']),
    touches: [['added', '', 'file']],
    make: (output, { cohort }) => ({
      ...output,
      files: new Map([...output.files, ['left-over.dcm', cohort.get('patient-6/ecg.dcm')!]]),
    }),
  }),
  bad({
    ...head([
      'mapping-swapped',
      'two rows of the mapping have their new UIDs swapped',
      'mapping-broken',
      'basic',
    ]),
    touches: [['changed', '', 'mapping']],
    make: (output) =>
      changeMapping(output, ({ uids: [first, second, ...rest] }) => ({
        uids: [[first![0], second![1]], [second![0], first![1]], ...rest],
      })),
  }),
  bad({
    ...head([
      'original-missing',
      'an output whose original is not in the input',
      'original-missing',
      'basic',
    ]),
    touches: [
      ['added', 'patient-7/0001.dcm', 'file'],
      ['changed', '', 'mapping'],
    ],
    make: (output) => {
      const [copied] = rowsOf(output, 'patient-6/ecg.dcm');
      const added: FileRow = {
        ...copied!,
        input: 'patient-7/0001.dcm',
        output: 'P0/2.25.1/2.25.2/2.25.3.dcm',
      };
      const files = new Map([...output.files, [added.output, output.files.get(copied!.output)!]]);
      return changeMapping({ ...output, files }, (mapping) => ({ files: [...mapping.files, added] }));
    },
  }),
];

const UNSTABLE: readonly BadOutput[] = [
  bad({
    ...head(['not-repeatable', 'a second run gives a patient another PatientID', 'not-repeatable', 'basic']),
    run: 'repeat',
    touches: [['changed', 'patient-1/', ID]],
    make: (output) =>
      changeFiles(output, 'patient-1/', (bytes) => changeElements(bytes, { [ID]: 'P4ANOTHERONE' })),
  }),
  bad({
    ...head(['order-dependent', 'PatientID counts patients as they come', 'order-dependent', 'basic']),
    run: 'reversed',
    touches: [['changed', '', ID]],
    make: (output) =>
      changeFiles(output, '', (bytes, { input }) =>
        changeElements(bytes, { [ID]: `P${7 - Number(input[8])}` }),
      ),
  }),
  bad({
    ...head(['key-ignored', 'another key gives the same output', 'key-ignored', 'basic']),
    run: 'otherKey',
    touches: [['*', '', '*']],
    make: (_, __, runs) => runs.main,
  }),
  bad({
    ...head(['dates-without-key', 'another key moves the dates by the same days', 'key-ignored', 'research']),
    run: 'otherKey',
    touches: [['changed', '', 'dates']],
    make: (output, _, runs) =>
      changeFiles(output, '', (bytes, { input }) => {
        const main = outputOf(runs.main, input);
        return changeValues(bytes, DATES, (_date, path) => valueAt(main, path));
      }),
  }),
  bad({
    ...head([
      'fitted-to-names',
      'names of other patients stay, as it knows these ones only',
      'overfitted',
      'basic',
    ]),
    run: 'otherCorpus',
    touches: [['changed', 'patient-1/', NAME]],
    make: (output, { otherCohort }) => restoreIn(output, otherCohort, 'patient-1/', NAME),
  }),
  bad({
    ...head([
      'fitted-to-text',
      'a description of another patient stays, as it knows these ones only',
      'overfitted',
      'research',
    ]),
    run: 'otherCorpus',
    touches: [['changed', `${CT}0001.dcm`, DESCRIPTION]],
    make: (output, { otherCohort }) => restoreIn(output, otherCohort, `${CT}0001.dcm`, DESCRIPTION),
  }),
];

/** All bad outputs; ids are unique. */
export const BAD_OUTPUTS: readonly BadOutput[] = [
  ...ALL_OR_NOTHING,
  ...DIRECT_LEAKS,
  ...NESTING_AND_UIDS,
  ...DATE_FAULTS,
  ...ENCODED,
  ...MOVED,
  ...TEXT,
  ...OVER_REMOVALS,
  ...PIXELS,
  ...STAMPS,
  ...PATIENTS,
  ...AROUND,
  ...PRIVATE,
  ...BROKEN,
  ...BETWEEN_FILES,
  ...UNSTABLE,
];
