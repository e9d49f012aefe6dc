// Twenty and more bad outputs beside those of datasets/bad-outputs.ts, for rules that those leave unproved.
import { createHash } from 'node:crypto';
import {
  changeElements,
  changeFiles,
  changeMapping,
  changeMeta,
  changeValues,
  claimCode,
  moveDate,
  outputOf,
  rowsByPath,
  rowsOf,
  valueAt,
} from '../../datasets/alter.ts';
import type { BadOutput } from '../../datasets/bad-outputs.ts';
import { bundledKey, deidentifyCohort, type OutputSet, type World } from '../../datasets/outputs.ts';
import { type FindingCode, kindOfFinding } from '../../src/check/codes.ts';
import { readDicom } from '../../src/dicom/read.ts';
import { builtinProfile } from '../../src/profile/builtin.ts';
import { compileProfile } from '../../src/profile/compile.ts';
import type { ProfileName } from '../../src/synthetic/cohort.ts';

type Make = (set: OutputSet, world: World) => OutputSet;

function bad(
  [id, does, code, profile]: readonly [string, string, FindingCode, ProfileName],
  make: Make,
): BadOutput {
  const { severity, level } = kindOfFinding(code);
  return {
    ...{ id, does, code, severity, level, profile, run: 'main', touches: [], isReadable: true },
    make: (good, world) => ({ ...good, main: make(good.main, world) }),
  };
}

const CT = 'patient-1/ct-abdomen/';
const NAME = '(0010,0010)';
const ID = '(0010,0020)';

/** One element of some files set from the original. */
const set =
  (files: string, path: string, value: (original: Uint8Array, output: Uint8Array) => string): Make =>
  (output, { cohort }) =>
    changeFiles(output, files, (bytes, { input }) =>
      changeElements(bytes, { [path]: value(cohort.get(input)!, bytes) }),
    );
const nameOf = (original: Uint8Array): string => valueAt(original, NAME)!.split('=')[0]!;
const idOf = (original: Uint8Array): string => valueAt(original, ID)!;

export const MORE_BAD_OUTPUTS: readonly BadOutput[] = [
  bad(
    ['name-in-code', 'the meaning of a code in a sequence is the name', 'residue-value', 'research'],
    (output, { cohort }) =>
      changeFiles(output, 'patient-4/pet/0001.dcm', (bytes, { input }) =>
        changeElements(bytes, {
          '(0054,0410)[0]/(0008,0104)': Buffer.from(
            valueAt(cohort.get(input)!, NAME)!.replace('^', ' '),
            'latin1',
          ),
        }),
      ),
  ),
  bad(
    ['name-in-deflated', 'the name stands in StudyID of a deflated file', 'residue-value', 'basic'],
    set('patient-1/ct-follow-up/0001.dcm', '(0020,0010)', (original) => nameOf(original).replace('^', ' ')),
  ),
  bad(
    ['name-in-version', 'the implementation version name is the name', 'residue-value', 'basic'],
    (output, { cohort }) =>
      changeFiles(output, 'patient-2/dx-hand.dcm', (bytes, { input }) =>
        changeMeta(bytes, { '(0002,0013)': nameOf(cohort.get(input)!).split('^')[0]! }),
      ),
  ),
  bad(
    ['id-sha1-base64', 'PatientID is the SHA-1 of the old one in base 64', 'residue-encoded', 'basic'],
    set('patient-5/', ID, (original) => createHash('sha1').update(idOf(original)).digest('base64')),
  ),
  bad(
    ['id-sha512', 'a description has the SHA-512 of the record number', 'residue-encoded', 'research'],
    set('patient-6/ct-head/0001.dcm', '(0008,103E)', (original) =>
      createHash('sha512').update(idOf(original)).digest('hex').slice(0, 128),
    ),
  ),
  bad(
    ['name-in-profile', 'an ICC profile has the name in its bytes', 'residue-bytes', 'research'],
    (output, { cohort }) =>
      changeFiles(output, 'patient-6/ct-head/0002.dcm', (bytes, { input }) =>
        changeElements(bytes, {}, [
          {
            tag: '(0028,2000)',
            vr: 'OB',
            value: Buffer.from(`\0\0icc ${nameOf(cohort.get(input)!)}\0`, 'latin1'),
          },
        ]),
      ),
  ),
  bad(
    ['uid-moved', 'the old study UID stands in another UID attribute', 'residue-value', 'basic'],
    set(`${CT}0001.dcm`, '(0020,0052)', (original) => valueAt(original, '(0020,000D)')!),
  ),
  bad(
    ['date-with-other-time', 'the day stayed, the time of day did not', 'date-kept', 'research'],
    set(
      'patient-6/ecg.dcm',
      '(0008,002A)',
      (original) => `${valueAt(original, '(0008,002A)')!.slice(0, 8)}120000`,
    ),
  ),
  bad(
    [
      'content-date-drifts',
      'ContentDate moved a day further than the other dates',
      'interval-changed',
      'research',
    ],
    set(`${CT}0004.dcm`, '(0008,0023)', (_, output) => moveDate(valueAt(output, '(0008,0023)')!, 1)),
  ),
  bad(
    ['age-93', 'an age of 95 was rounded to 093Y', 'age-kept', 'research'],
    set('patient-2/cr-chest-pa.dcm', '(0010,1010)', () => '093Y'),
  ),
  bad(['false-claim-uids', 'a code says that UIDs were retained', 'stamp-false', 'basic'], (output) =>
    changeFiles(output, `${CT}0001.dcm`, (bytes) => claimCode(bytes, '113110', 'Retain UIDs Option')),
  ),
  bad(
    ['false-claim-moved', 'it says that dates were modified, and they were kept', 'stamp-false', 'research'],
    (output, { cohort }) =>
      changeFiles(output, 'patient-6/ecg.dcm', (bytes, { input }) => {
        const original = cohort.get(input)!;
        return changeValues(bytes, ['DA', 'DT'], (_, path) => valueAt(original, path));
      }),
  ),
  bad(
    ['another-syntax', 'file meta information declares another transfer syntax', 'unreadable', 'basic'],
    (output) =>
      changeFiles(output, 'patient-3/mr-t1/0001.dcm', (bytes) =>
        changeMeta(bytes, { '(0002,0010)': '1.2.840.10008.1.2.2' }),
      ),
  ),
  bad(['no-bytes', 'an output of no bytes', 'unreadable', 'basic'], (output) =>
    changeFiles(output, 'patient-6/ecg.dcm', () => new Uint8Array(0)),
  ),
  bad(['text-file', 'an output that is a text', 'unreadable', 'basic'], (output) =>
    changeFiles(output, 'patient-6/ecg.dcm', () => Buffer.from('{"error": "not today"}'.repeat(20))),
  ),
  bad(
    ['uid-leading-zero', 'a component of a UID begins with 0', 'value-invalid', 'basic'],
    set('patient-3/mr-t2/', '(0020,000E)', () => '1.2.03.4'),
  ),
  bad(
    ['name-too-long', 'a dummy name of seventy letters', 'value-invalid', 'basic'],
    set('patient-5/us-kidney.dcm', NAME, () => 'x'.repeat(70)),
  ),
  bad(['item-added', 'a sequence got an item that nobody wrote', 'attribute-added', 'research'], (output) =>
    changeFiles(output, 'patient-4/pet/0001.dcm', (bytes) => {
      const items = bytesAt(bytes, '(0054,0410)');
      return changeElements(bytes, { '(0054,0410)': Buffer.concat([items, items]) });
    }),
  ),
  bad(['pixels-removed', 'the picture is gone', 'attribute-removed', 'basic'], (output) =>
    changeFiles(output, `${CT}0001.dcm`, (bytes) => changeElements(bytes, { '(7FE0,0010)': undefined })),
  ),
  bad(['output-twice', 'two rows of files.csv have the same output', 'mapping-broken', 'basic'], (output) =>
    changeMapping(output, ({ files }) => ({
      files: files.map((row, index) => (index === 1 ? { ...row, output: files[0]!.output } : row)),
    })),
  ),
  bad(['two-answers', 'the mapping has two new UIDs for one', 'mapping-broken', 'basic'], (output) =>
    changeMapping(output, ({ uids }) => ({ uids: [...uids, [uids[0]![0], '2.25.4711']] })),
  ),
  bad(
    ['number-in-folder', 'the folder of a patient is the record number', 'residue-name', 'basic'],
    (output, { cohort }) => {
      const { output: old, input } = rowsOf(output, 'patient-6/ecg.dcm')[0]!;
      const fresh = `${idOf(cohort.get(input)!)}/${old.slice(old.indexOf('/') + 1)}`;
      const files = new Map([...output.files].map(([path, bytes]) => [path === old ? fresh : path, bytes]));
      return changeMapping({ ...output, files }, (mapping) => ({
        files: mapping.files.map((row) => (row.output === old ? { ...row, output: fresh } : row)),
      }));
    },
  ),
  bad(
    [
      'banner-half-masked',
      'of a burned-in banner only the first line was masked',
      'pixel-text-kept',
      'research',
    ],
    (output, { cohort }) => {
      const input = 'patient-5/us-kidney.dcm';
      const { definition } = builtinProfile('research');
      const options = definition.options.filter((option) => option !== 'clean-pixel-data');
      const made = deidentifyCohort(
        new Map([[input, cohort.get(input)!]]),
        compileProfile({ ...definition, options }),
      );
      const [first] = bundledKey()
        .get(input)!
        .flatMap(({ box }) => (box ? [box] : []));
      const [row] = made.mapping.files;
      const masked = claimCode(
        paint(made.files.get(row!.output)!, first!),
        '113101',
        'Clean Pixel Data Option',
      );
      return changeMapping(
        { ...output, files: new Map([...output.files, [row!.output, masked]]) },
        (mapping) => ({
          files: mapping.files.map((each) => (each.input === input ? row! : each)),
          uids: [...new Map([...mapping.uids, ...made.mapping.uids])],
          patients: [...new Map([...mapping.patients, ...made.mapping.patients])],
        }),
      );
    },
  ),
  bad(['same-instance-twice', 'one original came out as two instances', 'uid-merged', 'basic'], (output) => {
    const other = valueAt(outputOf(output, `${CT}0001.dcm`), '(0008,0018)')!;
    return changeFiles(output, `${CT}0002.dcm`, (bytes) =>
      changeMeta(changeElements(bytes, { '(0008,0018)': other }), { '(0002,0003)': other }),
    );
  }),
  bad(
    ['accession-in-name', 'a dummy name has the accession number in it', 'residue-value', 'basic'],
    set('patient-3/mr-t1/0002.dcm', NAME, (original) => `Anon^${valueAt(original, '(0008,0050)')}`),
  ),
  bad(
    ['bytes-behind-name', 'a description goes on behind a null character', 'residue-value', 'research'],
    set(
      'patient-6/ct-head/0002.dcm',
      '(0008,103E)',
      (original, output) => `${valueAt(output, '(0008,103E)')}\0${idOf(original)}`,
    ),
  ),
];

function bytesAt(bytes: Uint8Array, path: string): Uint8Array {
  const file = readDicom(bytes);
  const { valueStart, valueEnd } = file.elements[rowsByPath(file).get(path)!]!;
  return bytes.subarray(valueStart, valueEnd);
}

/** A box of native pixels of one byte, black. */
function paint(
  bytes: Uint8Array,
  box: { row: number; column: number; rows: number; columns: number },
): Uint8Array {
  const pixels = Buffer.from(bytesAt(bytes, '(7FE0,0010)'));
  const columns = Buffer.from(bytesAt(bytes, '(0028,0011)')).readUInt16LE();
  for (let row = box.row; row < box.row + box.rows; row++)
    pixels.fill(0, row * columns + box.column, row * columns + box.column + box.columns);
  return changeElements(bytes, { '(7FE0,0010)': pixels });
}
