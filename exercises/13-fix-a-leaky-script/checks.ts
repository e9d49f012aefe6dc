import { type DicomJson, type JsonAttribute, shiftDate, shiftDateTime } from 'deidlab';
import {
  cohortDataset,
  cohortPaths,
  defineExercise,
  expectEqual,
  expectUntouched,
  plantedIn,
  type Verdict,
} from 'deidlab/exercise';
import type { Tools } from './problem.ts';
import { deidentify } from './solution.ts';

type Answers = typeof import('./problem.ts');
const TOOLS: Tools = {
  uid: (uid) =>
    `2.25.${[...uid].reduce((sum, character) => (sum * 131n + BigInt(character.charCodeAt(0))) % 2n ** 120n, 7n)}`,
  shiftDate: (value) => shiftDate(value, -100) ?? shiftDateTime(value, -100) ?? '',
};
const FILES = cohortPaths('patient-1/ct-');
const KEPT = [
  '00080060',
  '00180050',
  '00180060',
  '00200032',
  '00200037',
  '00280010',
  '00280030',
  '00281053',
  '7FE00010',
];

/** Every value with where it stands: `(0040,0275)[0]/(0040,1001)`. */
function* walk(
  dataset: DicomJson,
  outer = '',
): Generator<{ path: string; attribute: JsonAttribute; text: string }> {
  for (const [tag, attribute] of Object.entries(dataset ?? {})) {
    const path = `${outer}(${tag.slice(0, 4)},${tag.slice(4)})`;
    yield { path, attribute, text: attribute.vr === 'SQ' ? '' : JSON.stringify(attribute.Value ?? []) };
    if (attribute.vr === 'SQ')
      for (const [index, item] of (attribute.Value ?? []).entries())
        yield* walk(item as DicomJson, `${path}[${index}]/`);
  }
}

/** The first output in which something stands that must not. */
function forEachFile(answers: Answers, judge: (output: DicomJson, path: string) => Verdict): Verdict {
  for (const path of FILES) {
    const verdict = judge(answers.deidentify(cohortDataset(path), TOOLS), path);
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}

function leftOf(
  output: DicomJson,
  path: string,
  options: { kinds: readonly string[]; nested: boolean; because: string },
): Verdict {
  const texts = plantedIn(path)
    .filter(({ kind, form, text }) => options.kinds.includes(kind) && form !== 'initials' && text.length > 4)
    .map(({ kind, text }) => ({ kind, text: JSON.stringify(text).slice(1, -1).toLowerCase() }));
  for (const found of walk(output)) {
    if (found.path.includes('/') !== options.nested || isPrivate(found.path)) continue;
    const left = texts.find(({ text }) => found.text.toLowerCase().includes(text));
    if (left)
      return {
        input: path,
        expected: `no ${left.kind} of the original`,
        got: `one in ${found.path}`,
        because: options.because,
      };
  }
  return undefined;
}
const isPrivate = (path: string): boolean => /\(...[13579BDF],/.test(path);

const PEOPLE = ['name', 'staff-name'];
const NUMBERS = [
  'record-number',
  'accession-number',
  'other-number',
  'phone',
  'address',
  'email',
  'institution',
  'device',
];

export const exercise = defineExercise<Answers>({
  title: 'Fix a leaky script',
  exports: { deidentify: 'function' },
  meaning: 'A script that runs and looks tidy is a draft. Only the proof of its output makes it more.',
  checks: [
    {
      claim: 'nobody is named at the top of the header, not even in a text',
      run: (answers) =>
        forEachFile(answers, (output, path) =>
          leftOf(output, path, {
            kinds: PEOPLE,
            nested: false,
            because:
              'Not all names are in a list of tags: think of the VR PN, and of descriptions and comments.',
          }),
        ),
      hints: [
        'Look the tag up with inspect: what is in it?',
        'Every PN is a name. Is there a way to treat them all alike?',
        'Descriptions and comments are written by people: remove them, or clean them as in exercise 09.',
      ],
      read: 'PS3.15 Table E.1-1',
    },
    {
      claim: 'no number, address, place or device is left at the top',
      run: (answers) =>
        forEachFile(answers, (output, path) =>
          leftOf(output, path, {
            kinds: NUMBERS,
            nested: false,
            because: 'The list on top of the script lacks this tag.',
          }),
        ),
      hints: [
        'The message says which tag. inspect says what it is.',
        'Go through the rows that Table E.1-1 lists for group 0008, 0010 and 0018.',
        'Add the tag to one of the lists; whether to remove or to empty is a matter of Type.',
      ],
      read: '45 CFR 164.514(b)(2)(i)(B) to (R)',
    },
    {
      claim: 'nothing of it is left inside of sequences',
      run: (answers) =>
        forEachFile(answers, (output, path) =>
          leftOf(output, path, {
            kinds: [...PEOPLE, ...NUMBERS],
            nested: true,
            because:
              'The loop stops at the top: items are data sets, and have to be treated like the data set itself.',
          }),
        ),
      hints: [
        'What does the script do with an attribute of VR SQ?',
        'It hands the items on untouched.',
        'Call deidentify on every item; and some sequences are better removed as a whole.',
      ],
      read: 'PS3.5 section 7.5',
    },
    {
      claim: 'private attributes are gone, at any depth',
      run: (answers) =>
        forEachFile(answers, (output, path) => {
          const found = [...walk(output)].find((each) => isPrivate(each.path));
          return (
            found && {
              input: path,
              expected: 'no attribute of an odd group',
              got: found.path,
              because: 'Odd groups are private: nobody knows what a maker puts there.',
            }
          );
        }),
      hints: [
        'The group is the first four digits of the tag.',
        'Odd or even: a number, and what is left when it is divided by two.',
        'Skip every tag whose group, read as a hex number, is odd.',
      ],
      read: 'PS3.15 section E.3.10',
    },
    {
      claim: 'every UID is a new one, wherever it stands; registered ones stay',
      run: (answers) =>
        forEachFile(answers, (output, path) => {
          for (const { path: where, attribute, text } of walk(output)) {
            if (text.includes('1.3.6.1.4.1.32473.'))
              return {
                input: path,
                expected: 'a new UID',
                got: `an old one in ${where}`,
                because: 'More than three attributes hold UIDs: go by the VR, which is UI.',
              };
            if (where === '(0008,0016)' && attribute.Value?.[0] !== '1.2.840.10008.5.1.4.1.1.2')
              return {
                input: path,
                expected: 'the SOP class as it was',
                got: text,
                because: 'UIDs below 1.2.840.10008 belong to the standard.',
              };
          }
          const [instance] = output['00080018']?.Value ?? [];
          return expectEqual(instance, TOOLS.uid(String(cohortDataset(path)['00080018']!.Value![0])), {
            input: `SOPInstanceUID of ${path}`,
          });
        }),
      hints: [
        'Frame of reference, references, irradiation events: all of them are UIDs.',
        'Which VR do they share?',
        'Map every value of VR UI with tools.uid, unless it begins with 1.2.840.10008.',
      ],
      read: 'PS3.15 section E.3.9',
    },
    {
      claim: 'every date is moved, with or without a time',
      run: (answers) =>
        forEachFile(answers, (output, path) => {
          const originals = new Map(
            [...walk(cohortDataset(path))].map((each) => [each.path, each.attribute]),
          );
          for (const { path: where, attribute } of walk(output)) {
            const old = originals.get(where)?.Value;
            if (!/^D[AT]$/.test(attribute.vr) || attribute.Value === undefined || old === undefined) continue;
            const expected = old.map((value) => TOOLS.shiftDate(String(value)));
            const verdict = expectEqual(attribute.Value, expected, {
              input: `${where} of ${path}`,
              because: attribute.vr === 'DT' ? 'DT is a date, too.' : undefined,
            });
            if (verdict !== undefined) return verdict;
          }
          return undefined;
        }),
      hints: [
        'Two VRs are dates.',
        'AcquisitionDateTime is a DT.',
        'tools.shiftDate takes both; give it every value of both.',
      ],
      read: 'PS3.15 section E.3.6',
    },
    {
      claim: 'what the image needs is still there, and the input is as it was',
      run: (answers) =>
        forEachFile(answers, (output, path) => {
          const missing = KEPT.find((tag) => !(tag in output));
          if (missing)
            return {
              input: path,
              expected: `(${missing.slice(0, 4)},${missing.slice(4)}) as it was`,
              got: 'nothing',
              because: 'It says nothing of the patient, and without it the image is of no use.',
            };
          const input = cohortDataset(path);
          answers.deidentify(input, TOOLS);
          return expectUntouched(cohortDataset(path), input, path);
        }),
      hints: [
        'Do you remove more than was found?',
        'Group 0028 describes the pixels, 7FE0 holds them, 0018 is the scan.',
        'Go back to removing what identifies, and keep the rest; build new objects, change none.',
      ],
      read: 'the lecture: do not overdo de-identification',
    },
  ],
  mistakes: [
    {
      what: 'the descriptions stay',
      caughtBy: 'nobody is named at the top of the header, not even in a text',
      answers: {
        deidentify: (dataset, tools) => ({
          ...deidentify(dataset, tools),
          ...(dataset['00081030'] && { '00081030': dataset['00081030'] }),
        }),
      },
    },
    {
      what: 'the serial number stays',
      caughtBy: 'no number, address, place or device is left at the top',
      answers: {
        deidentify: (dataset, tools) => ({
          ...deidentify(dataset, tools),
          ...(dataset['00181000'] && { '00181000': dataset['00181000'] }),
        }),
      },
    },
    {
      what: 'sequences are handed on',
      caughtBy: 'nothing of it is left inside of sequences',
      answers: {
        deidentify: (dataset, tools) => ({
          ...deidentify(dataset, tools),
          ...Object.fromEntries(
            Object.entries(dataset).filter(([tag, { vr }]) => vr === 'SQ' && /^...[02468ACE]/.test(tag)),
          ),
        }),
      },
    },
    {
      what: 'private attributes stay',
      caughtBy: 'private attributes are gone, at any depth',
      answers: {
        deidentify: (dataset, tools) => ({
          ...deidentify(dataset, tools),
          ...Object.fromEntries(Object.entries(dataset).filter(([tag]) => /^...[13579BDF]/.test(tag))),
        }),
      },
    },
    {
      what: 'three UIDs and no more',
      caughtBy: 'every UID is a new one, wherever it stands; registered ones stay',
      answers: {
        deidentify: (dataset, tools) => ({
          ...deidentify(dataset, tools),
          ...(dataset['00200052'] && { '00200052': dataset['00200052'] }),
        }),
      },
    },
    {
      what: 'DT is forgotten',
      caughtBy: 'every date is moved, with or without a time',
      answers: {
        deidentify: (dataset, tools) => ({
          ...deidentify(dataset, tools),
          ...(dataset['0008002A'] && { '0008002A': dataset['0008002A'] }),
        }),
      },
    },
    {
      what: 'all of group 0018 goes, to be safe',
      caughtBy: 'what the image needs is still there, and the input is as it was',
      answers: {
        deidentify: (dataset, tools) =>
          Object.fromEntries(
            Object.entries(deidentify(dataset, tools)).filter(([tag]) => !tag.startsWith('0018')),
          ),
      },
    },
  ],
});
