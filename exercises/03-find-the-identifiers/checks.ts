import { lookupKeyword, lookupTag, parseTag } from 'deidlab';
import {
  cohortDataset,
  defineExercise,
  expectEqual,
  firstProblem,
  plantedIn,
  type Verdict,
} from 'deidlab/exercise';
import { harmless, identifying } from './solution.ts';

const FILE = 'patient-1/ct-abdomen/0009.dcm';
const dataset = cohortDataset(FILE);

/** What the answer key knows: kinds by the keyword of the attribute at the top. */
function kindsByKeyword(): Map<string, Set<string>> {
  const kinds = new Map<string, Set<string>>();
  for (const { where, kind } of plantedIn(FILE)) {
    const tag = parseTag(where.split('/')[0]!.replace(/\[\d+\]$/, ''));
    const keyword = tag === undefined ? undefined : lookupTag(tag)?.keyword;
    if (keyword === undefined || where.startsWith('(0002')) continue;
    kinds.set(keyword, new Set([...(kinds.get(keyword) ?? []), kind]));
  }
  return kinds;
}

function allOf(kinds: readonly string[], answers: { identifying: readonly string[] }, what: string): Verdict {
  const wanted = [...kindsByKeyword()].filter(([, found]) => kinds.some((kind) => found.has(kind)));
  const missing = wanted
    .map(([keyword]) => keyword)
    .filter((keyword) => !answers.identifying.includes(keyword));
  if (missing.length === 0) return undefined;
  return {
    input: FILE,
    expected: `${wanted.length} attributes with ${what}`,
    got: `${wanted.length - missing.length} of them`,
    because: `The next one that is missing is in group ${groupOf(missing[0]!)}.`,
  };
}

const groupOf = (keyword: string): string =>
  (lookupKeyword(keyword)!.tag >>> 16).toString(16).padStart(4, '0').toUpperCase();

export const exercise = defineExercise<typeof import('./problem.ts')>({
  title: 'Find the identifiers',
  exports: { identifying: 'object', harmless: 'object' },
  meaning: 'You have just done by hand what a policy has to say once and for all.',
  checks: [
    {
      claim: 'both lists hold keywords of attributes of this file',
      run: (answers) =>
        firstProblem([...answers.identifying, ...answers.harmless], (keyword) => {
          const entry = lookupKeyword(keyword);
          const key = entry?.tag.toString(16).padStart(8, '0').toUpperCase();
          if (key !== undefined && key in dataset) return undefined;
          return {
            input: keyword,
            expected: 'a keyword of PS3.6 that this file has',
            got: entry === undefined ? 'no such keyword' : 'an attribute that is not in this file',
            because: 'Keywords are written together and in capitals and small letters: PatientName.',
          };
        }),
      hints: [
        'The column Attribute of inspect has the keywords.',
        'There are no spaces and no tags in them.',
        'Copy them from the screen; a wrong letter makes another word.',
      ],
      read: 'PS3.6 section 6',
      about: 'identifying',
    },
    {
      claim: 'names of persons are found, also those in a text',
      run: (answers) => allOf(['name', 'staff-name'], answers, 'the name of a person'),
      hints: [
        'VR PN is a name. There are more of these than the patient.',
        'Now read the texts: descriptions and comments.',
        'A name can be written in small letters, as initials, or glued together.',
      ],
      read: '45 CFR 164.514(b)(2)(i)(A)',
      about: 'identifying',
    },
    {
      claim: 'numbers, addresses and devices are found',
      run: (answers) =>
        allOf(
          [
            ...['record-number', 'accession-number', 'other-number', 'insurance-number'],
            ...['phone', 'address', 'email', 'institution', 'device'],
          ],
          answers,
          'a number, an address, a place or a device',
        ),
      hints: [
        'Who could be rung up, written to, or looked up in the archive with it?',
        'A machine with a serial number stands in one room of one hospital.',
        'Sequences count under the keyword of the sequence.',
      ],
      read: '45 CFR 164.514(b)(2)(i)(B) to (M)',
      about: 'identifying',
    },
    {
      claim: 'dates are found, and the UIDs that lead to the study',
      run: (answers) => allOf(['date', 'uid', 'age'], answers, 'a date, an age or a UID'),
      hints: [
        'Every date of the patient counts, not only the day of birth.',
        'VR DA and DT are dates. A UID of an image leads to the archive.',
        'A UID that begins with 1.2.840.10008 belongs to the standard and names nobody.',
      ],
      read: '45 CFR 164.514(b)(2)(i)(C) and (R)',
      about: 'identifying',
    },
    {
      claim: 'what is only medicine is not among the identifiers',
      run: (answers) => {
        const kinds = kindsByKeyword();
        const wrong = answers.identifying.find(
          (keyword) =>
            !kinds.has(keyword) ||
            [...kinds.get(keyword)!].every((kind) => kind === 'decoy' || kind === 'time'),
        );
        return wrong === undefined
          ? undefined
          : {
              input: wrong,
              expected: 'an attribute with an identifier in it',
              got: 'one that says nothing of a person',
              because: 'Do not overdo it: what is taken away without need is missing for research.',
            };
      },
      hints: [
        'Whom would you find with it?',
        'A time of day, a protocol or an image size is shared by thousands.',
        'A stone protocol is for stones, even when the patient is called Stone.',
      ],
      read: 'the lecture: do not overdo de-identification',
      about: 'identifying',
    },
    {
      claim: 'six attributes that only look like identifiers are in harmless',
      run: (answers) => {
        const kinds = kindsByKeyword();
        const wrong = answers.harmless.find((keyword) =>
          [...(kinds.get(keyword) ?? [])].some((kind) => kind !== 'decoy' && kind !== 'time'),
        );
        if (wrong !== undefined)
          return {
            input: wrong,
            expected: 'nothing of a person',
            got: 'an identifier',
            because: 'Look at its value again.',
          };
        const many = new Set(answers.harmless).size >= 6;
        return expectEqual(many, true, {
          input: `${new Set(answers.harmless).size} attributes`,
          because:
            'Find some that a careless program would remove: a UID of the standard, a description, a time.',
        });
      },
      hints: [
        'Which UID does every CT image in the world share?',
        'Which description names a body part and nothing else?',
        'Look at ProtocolName, SeriesDescription, SOPClassUID, Manufacturer.',
      ],
      read: 'PS3.15 section E.3.5: clean descriptors',
      about: 'harmless',
    },
  ],
  mistakes: [
    {
      what: 'tags instead of keywords',
      caughtBy: 'both lists hold keywords of attributes of this file',
      answers: { identifying: identifying.map((keyword, at) => (at === 0 ? '(0010,0010)' : keyword)) },
    },
    {
      what: 'comments were not read',
      caughtBy: 'names of persons are found, also those in a text',
      answers: { identifying: identifying.filter((keyword) => !keyword.endsWith('Comments')) },
    },
    {
      what: 'devices are forgotten',
      caughtBy: 'numbers, addresses and devices are found',
      answers: { identifying: identifying.filter((keyword) => keyword !== 'DeviceSerialNumber') },
    },
    {
      what: 'only the day of birth counts as a date',
      caughtBy: 'dates are found, and the UIDs that lead to the study',
      answers: { identifying: identifying.filter((keyword) => !/(?<!Birth)Date/.test(keyword)) },
    },
    {
      what: 'everything is an identifier',
      caughtBy: 'what is only medicine is not among the identifiers',
      answers: { identifying: [...identifying, 'ProtocolName'] },
    },
    {
      what: 'a description with a name in it is called harmless',
      caughtBy: 'six attributes that only look like identifiers are in harmless',
      answers: { harmless: [...harmless, 'StudyDescription'] },
    },
  ],
});
