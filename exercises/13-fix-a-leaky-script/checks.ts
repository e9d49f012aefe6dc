import { check, type DicomJson, type Finding, lookupTag, parseTag, shiftDate, shiftDateTime } from 'deidlab';
import {
  cohortDataset,
  cohortPaths,
  defineExercise,
  expectEqual,
  expectUntouched,
  transformCohort,
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
/** What README.md asks for, as the checker takes it. */
const POLICY = {
  name: 'exercise 13',
  basis: 'ps3.15',
  options: ['retain-longitudinal-modified-dates', 'retain-patient-characteristics'],
  private: 'remove',
} as const;

const judged = new WeakMap<Answers['deidentify'], readonly Finding[]>();

/** What the checker finds in the files that the answer makes. */
function findingsOf({ deidentify }: Answers): readonly Finding[] {
  const known = judged.get(deidentify);
  if (known) return known;
  const run = transformCohort((dataset) => deidentify(dataset, TOOLS), FILES);
  // the mark that a file was de-identified is not asked for
  const findings = check({ ...run, policy: POLICY }).findings.filter(({ code }) => code !== 'marker-missing');
  judged.set(deidentify, findings);
  return findings;
}

/** A finding belongs to one claim: the first row that fits. */
const KINDS = {
  private: ({ code }) => code === 'private-kept',
  uids: ({ code, path }) =>
    /^(uid-|reference-|meta-mismatch)/.test(code) || /\(0008,(0016|1150)\)$/.test(path),
  dates: ({ code }) => /^(date-|interval-|time-|offset-)/.test(code),
  nested: ({ severity, path }) => severity === 'LEAK' && (path.includes('/') || vrOf(path) === 'SQ'),
  people: ({ severity, path, keyword }) =>
    severity === 'LEAK' &&
    (/^(PN|LT|ST|UT)$/.test(vrOf(path)) || /Description$|Comments$|^ProtocolName$/.test(keyword)),
  numbers: ({ severity }) => severity === 'LEAK',
  rest: () => true,
} satisfies Record<string, (finding: Finding) => boolean>;
type Kind = keyof typeof KINDS;

const vrOf = (path: string): string => {
  const tag = parseTag(path.split('/').at(-1)!);
  return (tag === undefined ? undefined : lookupTag(tag)?.vrs[0]) ?? '';
};
const kindOf = (finding: Finding): Kind =>
  (Object.keys(KINDS) as Kind[]).find((kind) => KINDS[kind](finding))!;

/** The verdict on the findings of a kind: the first of them, in the words of the checker. */
function nothingOf(answers: Answers, kind: Kind, because: string): Verdict {
  const found = findingsOf(answers).filter((finding) => kindOf(finding) === kind);
  const [first] = found;
  if (first === undefined) return undefined;
  const { severity, code, path, keyword, observed, expected, files } = first;
  const more = found.length === 1 ? '' : `, and ${found.length - 1} more like it`;
  return {
    input: FILES[files[0]! - 1] ?? 'all files together',
    expected,
    got: `${severity} ${code}: ${[path, keyword].filter(Boolean).join(' ')} ${observed}${more}`,
    because,
  };
}

/** The first problem with what a data set became; `given` is the copy that the answer was given. */
function forEachPair(
  { deidentify }: Answers,
  judge: (before: DicomJson, after: DicomJson, options: { path: string; given: DicomJson }) => Verdict,
): Verdict {
  for (const path of FILES) {
    const [before, given] = [cohortDataset(path), cohortDataset(path)];
    const verdict = judge(before, deidentify(given, TOOLS), { path, given });
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}

export const exercise = defineExercise<Answers>({
  title: 'Fix a leaky script',
  exports: { deidentify: 'function' },
  meaning: 'A script that runs and looks tidy is a draft. Only the proof of its output makes it more.',
  checks: [
    {
      claim: 'nobody is named at the top of the header, not even in a text',
      run: (answers) =>
        nothingOf(
          answers,
          'people',
          'Not all names are in a list of tags: think of the VR PN, and of descriptions and comments.',
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
      run: (answers) => nothingOf(answers, 'numbers', 'The list on top of the script lacks this tag.'),
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
        nothingOf(
          answers,
          'nested',
          'The loop stops at the top: items are data sets, and have to be treated like the data set itself.',
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
        nothingOf(answers, 'private', 'Odd groups are private: nobody knows what a maker puts there.'),
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
        nothingOf(
          answers,
          'uids',
          'Go by the VR, which is UI, and not by a list of three; UIDs below 1.2.840.10008 belong to the standard.',
        ) ??
        forEachPair(answers, (before, after, { path }) =>
          expectEqual(
            after['00080018']?.Value,
            before['00080018']!.Value!.map((uid) => TOOLS.uid(String(uid))),
            {
              input: `SOPInstanceUID of ${path}`,
            },
          ),
        ),
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
        nothingOf(answers, 'dates', 'Two VRs hold dates: DA and DT.') ??
        forEachPair(answers, (before, after, { path }) => {
          for (const [tag, { vr, Value }] of Object.entries(after)) {
            const old = before[tag]?.Value;
            if (!/^D[AT]$/.test(vr) || Value === undefined || old === undefined) continue;
            const verdict = expectEqual(
              Value,
              old.map((value) => TOOLS.shiftDate(String(value))),
              { input: `(${tag.slice(0, 4)},${tag.slice(4)}) of ${path}` },
            );
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
        nothingOf(
          answers,
          'rest',
          'The checker also looks for what is lost or broken: a Type 2 attribute is emptied, and what tells nothing stays.',
        ) ?? forEachPair(answers, (before, _after, { path, given }) => expectUntouched(before, given, path)),
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
