// Outputs that are as right as the engine's and made differently: the standard leaves freedom, and a checker that takes
// it away is wrong. Recipes, as in bad-outputs.ts; a checker must find nothing in any of them.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_KEY } from '../src/deidentify/key.ts';
import { createSealer } from '../src/deidentify/seal.ts';
import { EXPLICIT } from '../src/dicom/header.ts';
import { readDicom } from '../src/dicom/read.ts';
import { transcodeElements } from '../src/dicom/transcode.ts';
import { numberValues } from '../src/dicom/value.ts';
import { builtinProfile } from '../src/profile/builtin.ts';
import { compileProfile } from '../src/profile/compile.ts';
import type { ProfileDefinition } from '../src/profile/definition.ts';
import { parseProfile } from '../src/profile/load.ts';
import {
  changeElements,
  changeFiles,
  changeMapping,
  changeMeta,
  changeValues,
  claimCode,
  moveDate,
  renameUids,
  rowsByPath,
  splice,
  valueAt,
} from './alter.ts';
import { bundledKey, deidentifyCohort, type OutputSet, type World } from './outputs.ts';

export interface ValidOutput {
  readonly id: string;
  /** What is different. */
  readonly does: string;
  /** What was asked for: what a checker has to judge by. */
  readonly policy: ProfileDefinition;
  make(world: World): OutputSet;
}

type Way = readonly [id: string, does: string, profile: 'basic' | 'research' | 'whitelist'];

function valid([id, does, profile]: Way, make: (good: OutputSet, world: World) => OutputSet): ValidOutput {
  const { definition } = builtinProfile(profile);
  return { id, does, policy: definition, make: (world) => make(world.runs(profile).main, world) };
}

/** With a profile of its own, and a certificate for what it encrypts. */
function profiled([id, does]: readonly [string, string], yaml: string): ValidOutput {
  const policy = parseProfile(`deidlab: 1\nname: ${id}\n${yaml}`);
  return {
    ...{ id, does, policy },
    make({ cohort }) {
      const profile = compileProfile(policy);
      if (!yaml.includes('encrypt')) return deidentifyCohort(cohort, profile);
      const certificate = readFileSync(join(import.meta.dirname, 'example-certificate.pem'), 'utf8');
      return deidentifyCohort(cohort, profile, { seal: createSealer(certificate, DEMO_KEY) });
    },
  };
}

const NAME = '(0010,0010)';
const ID = '(0010,0020)';
const DATES = ['DA', 'DT'];
const TEXTS = ['LO', 'LT', 'SH', 'ST', 'UT'];
const isDummy = (date: string): boolean => date.startsWith('1900');
const patientOf = (input: string): number => Number(input[8]);

/** The dates of each patient once more moved, each by days of its own. */
function moveOn(output: OutputSet, daysOf: (patient: number) => number): OutputSet {
  return changeFiles(output, '', (bytes, { input }) =>
    changeValues(bytes, DATES, (date) => (isDummy(date) ? date : moveDate(date, daysOf(patientOf(input))))),
  );
}

/** The same data set in explicit VR little endian; compressed files stay as they are. */
function toExplicit(bytes: Uint8Array): Uint8Array {
  const file = readDicom(bytes);
  const { encapsulated, deflated, explicit, littleEndian } = file.syntax;
  if (encapsulated || (explicit && littleEndian && !deflated)) return bytes;
  const rows = [...rowsByPath(file)].filter(([path]) => !path.includes('[')).map(([, row]) => row);
  const changed = changeMeta(bytes, { '(0002,0010)': '1.2.840.10008.1.2.1' });
  const head = changed.subarray(0, changed.length - (bytes.length - file.dataStart));
  return new Uint8Array(Buffer.concat([head, transcodeElements(file, rows, EXPLICIT)]));
}

/** Boxes of native pixels of one byte painted black, and the claim that comes with it. */
function paintOver(
  bytes: Uint8Array,
  boxes: readonly { row: number; column: number; rows: number; columns: number }[],
) {
  const file = readDicom(bytes);
  const paths = rowsByPath(file);
  const columns = Number(numberValues(file, file.elements[paths.get('(0028,0011)')!]!)[0]);
  const start = file.elements[paths.get('(7FE0,0010)')!]!.valueStart;
  let painted = bytes;
  for (const box of boxes)
    for (let row = box.row; row < box.row + box.rows; row++)
      painted = splice(painted, start + row * columns + box.column, box.columns, new Uint8Array(box.columns));
  return claimCode(painted, '113101', 'Clean Pixel Data Option');
}

export const VALID_OUTPUTS: readonly ValidOutput[] = [
  valid(['basic', 'as the engine gives it', 'basic'], (good) => good),
  valid(['research', 'as the engine gives it', 'research'], (good) => good),
  valid(['whitelist', 'as the engine gives it', 'whitelist'], (good) => good),
  valid(
    ['another-key', 'other UIDs, pseudonyms and offsets', 'research'],
    (_, world) => world.runs('research').otherKey,
  ),
  valid(
    ['another-order', 'the files came in the opposite order', 'basic'],
    (_, world) => world.runs('basic').reversed,
  ),
  valid(['another-uid-scheme', 'UIDs under a root of its own instead of 2.25', 'research'], (good) =>
    renameUids(
      good,
      (uid) =>
        `1.3.6.1.4.1.32473.77.${parseInt(createHash('sha256').update(uid).digest('hex').slice(0, 12), 16)}`,
    ),
  ),
  valid(
    ['numbered-patients', 'patients are SUBJ-1, SUBJ-2 ... with names that look like names', 'basic'],
    (good) => {
      const names = new Map<string, string>();
      const output = changeFiles(good, '', (bytes, { input }) => {
        const subject = `SUBJ-${patientOf(input)}`;
        names.set(valueAt(bytes, ID)!, subject);
        return changeElements(bytes, { [ID]: subject, [NAME]: `Subject^No ${patientOf(input)}` });
      });
      return changeMapping(output, (mapping) => ({
        patients: mapping.patients.map(([old, fresh]) => [old, names.get(fresh) ?? fresh]),
      }));
    },
  ),
  valid(['names-emptied', 'PatientName is empty, as code Z allows', 'basic'], (good) =>
    changeFiles(good, '', (bytes) => changeElements(bytes, { [NAME]: '' })),
  ),
  valid(['other-dummies', 'dummy dates, times and texts are others', 'basic'], (good) => {
    const others = new Map([
      ['19000101', '20000101'],
      ['19000101000000', '20000101120000'],
      ['000000', '120000'],
      ['ANONYMIZED', 'Replaced'],
    ]);
    return changeFiles(good, '', (bytes) =>
      changeValues(bytes, [...DATES, 'TM', 'PN', ...TEXTS], (text) => others.get(text)),
    );
  }),
  valid(['empty-for-dummy', 'OperatorsName is empty where the engine put a dummy', 'basic'], (good) =>
    changeFiles(good, 'patient-1/', (bytes) =>
      valueAt(bytes, '(0008,1070)') === undefined ? bytes : changeElements(bytes, { '(0008,1070)': '' }),
    ),
  ),
  valid(
    ['empty-for-removed', 'InstitutionName stays without a value, as code X/Z/D allows', 'basic'],
    (good) =>
      changeFiles(good, 'patient-1/ct-', (bytes) =>
        changeElements(bytes, {}, [{ tag: '(0008,0080)', vr: 'LO', value: '' }]),
      ),
  ),
  valid(['dates-earlier', 'dates moved further back, each patient by days of its own', 'research'], (good) =>
    moveOn(good, (patient) => -100 * patient),
  ),
  valid(['dates-later', 'dates moved to the future', 'research'], (good) =>
    moveOn(good, (patient) => 9000 + 37 * patient),
  ),
  valid(['descriptions-removed', 'StudyDescription is gone, not cleaned', 'research'], (good) =>
    changeFiles(good, 'patient-2/', (bytes) =>
      valueAt(bytes, '(0008,1030)') === undefined
        ? bytes
        : changeElements(bytes, { '(0008,1030)': undefined }),
    ),
  ),
  valid(['another-placeholder', 'what was cut out of texts is marked by three stars', 'research'], (good) =>
    changeFiles(good, '', (bytes) =>
      changeValues(bytes, TEXTS, (text) => text.replaceAll('[removed]', '***')),
    ),
  ),
  valid(['ages-in-bands', 'ages in bands of five years', 'whitelist'], (good) =>
    changeFiles(good, '', (bytes) =>
      changeValues(
        bytes,
        ['AS'],
        (age) => `${String(Math.floor(Number(age.slice(0, 3)) / 5) * 5).padStart(3, '0')}Y`,
      ),
    ),
  ),
  valid(
    ['explicit-little', 'implicit, big endian and deflated files are explicit VR little endian now', 'basic'],
    (good) => changeFiles(good, '', toExplicit),
  ),
  valid(['flat-names', 'outputs are 0001.dcm, 0002.dcm ... in one folder', 'basic'], (good) => {
    const names = new Map(
      [...good.files.keys()].map((name, index) => [name, `${String(index + 1).padStart(4, '0')}.dcm`]),
    );
    const files = new Map([...good.files].map(([name, bytes]) => [names.get(name)!, bytes]));
    return changeMapping({ ...good, files }, (mapping) => ({
      files: mapping.files.map((row) => ({ ...row, output: names.get(row.output) ?? '' })),
    }));
  }),
  valid(['one-more-refused', 'a file that could have been done was refused', 'basic'], (good) => {
    const input = 'patient-6/ecg.dcm';
    const gone = good.mapping.files.find((row) => row.input === input)!.output;
    return changeMapping(
      { ...good, files: new Map([...good.files].filter(([name]) => name !== gone)) },
      (mapping) => ({
        files: mapping.files.map((row) =>
          row.input === input ? { ...row, output: '', status: 'refused', code: 'E_UNREADABLE' } : row,
        ),
      }),
    );
  }),
  valid(
    ['painted-over', 'a picture with a burned-in name was masked, not refused', 'research'],
    (good, { cohort }) => {
      const input = 'patient-5/us-kidney.dcm';
      const { definition } = builtinProfile('research');
      const options = definition.options.filter((option) => option !== 'clean-pixel-data');
      const made = deidentifyCohort(
        new Map([[input, cohort.get(input)!]]),
        compileProfile({ ...definition, options }),
      );
      const boxes = bundledKey()
        .get(input)!
        .flatMap(({ box }) => (box ? [box] : []));
      const painted = changeFiles(made, input, (bytes) => paintOver(bytes, boxes));
      return changeMapping({ ...good, files: new Map([...good.files, ...painted.files]) }, (mapping) => ({
        files: mapping.files.map((row) => (row.input === input ? painted.mapping.files[0]! : row)),
        uids: [...new Map([...mapping.uids, ...painted.mapping.uids])],
        patients: [...new Map([...mapping.patients, ...painted.mapping.patients])],
      }));
    },
  ),
  profiled(
    ['encrypted', 'name, birth date and order are encrypted for who has the private key'],
    'basis: ps3.15\nrules:\n  - { select: PatientID, action: pseudonym }\n  - { select: [PatientName, PatientBirthDate, AccessionNumber], action: encrypt }\n',
  ),
  profiled(
    ['dates-and-uids-retained', 'the options that keep dates and UIDs'],
    'basis: ps3.15\noptions: [retain-longitudinal-full-dates, retain-uids]\nrules:\n  - { select: [PatientID, PatientName], action: pseudonym }\n',
  ),
  profiled(
    ['institution-retained', 'the options that keep institution and device'],
    'basis: ps3.15\noptions: [retain-institution-identity, retain-device-identity]\nrules:\n  - { select: PatientID, action: pseudonym }\n',
  ),
];
