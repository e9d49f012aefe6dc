import {
  check,
  DeidError,
  type DicomJson,
  type Finding,
  type JsonAttribute,
  shiftDate,
  shiftDateTime,
} from 'deidlab';
import { defineExercise, plantedIn, screenWords, transformCohort, type Verdict } from 'deidlab/exercise';
import { prompt } from './solution.ts';

type Answers = typeof import('./problem.ts');
/** What a prompt can forget; each is a flaw of a draft. */
type Demand = 'json' | 'sequences' | 'uids' | 'dates' | 'private' | 'text' | 'keep';

/** How a demand is recognized. One phrasing of many is enough. */
const ASKED: Readonly<Record<Demand, readonly RegExp[]>> = {
  json: [/json/i, /\b(new|copy|clone|not (?:to )?(?:change|modify|mutate)|unchanged|immutab)/i],
  sequences: [/sequence|\bSQ\b|nested/i, /items?|depth|recurs|nested|level/i],
  uids: [
    /\bUIDs?\b|\bUI\b/,
    /every|all|each|any|wherever/i,
    /registered|1\.2\.840\.10008|SOP class|standard/i,
  ],
  dates: [
    /\bdates?\b|\bDA\b/i,
    /\bDT\b|date ?times?|with (?:and without )?(?:its |a )?time/i,
    /shift|move|offset/i,
  ],
  private: [/private|odd groups?/i],
  text: [/free text|description|comment/i],
  keep: [/\bkeep\b|\bpreserve|\bretain|must (?:stay|remain)|leave/i, /pixel|geometry|acquisition|image/i],
};

const shift = (value: string): string => shiftDate(value, -100) ?? shiftDateTime(value, -100) ?? '';

/** The authors' draft, without what the prompt did not ask for. */
function draft(dataset: DicomJson, flaws: ReadonlySet<Demand>): DicomJson {
  const REMOVED =
    /^(0008008[01]|00081010|0010(0021|100[02]|1040|2154)|00181000|00080096|00400275|04000561|FFFCFFFC)$/;
  const TEXTS = /^(00081030|0008103E|00181030|001021B0|00104000|00204000)$/;
  // written for another model of a data set, in which attributes have names
  const result: DicomJson = flaws.has('json') ? { PatientName: { vr: 'PN' } } : {};
  for (const [tag, attribute] of Object.entries(dataset)) {
    const { vr } = attribute;
    const isPrivate = Number.parseInt(tag[3]!, 16) % 2 === 1;
    if (isPrivate && !flaws.has('private')) continue;
    if (REMOVED.test(tag) || (TEXTS.test(tag) && !flaws.has('text'))) continue;
    if (flaws.has('keep') && /^00(18|20003|28003)/.test(tag)) continue;
    result[tag] =
      /^(00080050|001000[123]0|00200010)$/.test(tag) || vr === 'PN' ? { vr } : change(attribute, flaws, tag);
  }
  return result;
}

function change(attribute: JsonAttribute, flaws: ReadonlySet<Demand>, tag: string): JsonAttribute {
  const { vr, Value } = attribute;
  if (Value === undefined) return attribute;
  if (vr === 'SQ')
    return flaws.has('sequences')
      ? attribute
      : { vr, Value: Value.map((item) => draft(item as DicomJson, flaws)) };
  if (vr === 'UI' && (!flaws.has('uids') || /^(00080018|0020000[DE])$/.test(tag)))
    return {
      vr,
      Value: Value.map((uid) =>
        String(uid).startsWith('1.2.840.10008.') ? uid : `2.25.${String(uid).length}`,
      ),
    };
  if (vr === 'DA' || (vr === 'DT' && !flaws.has('dates')))
    return { vr, Value: Value.map((value) => shift(String(value))) };
  if (['LT', 'ST', 'UT'].includes(vr)) return flaws.has('text') ? attribute : { vr };
  return attribute;
}

/** A scan of each kind of trouble: names in items, references, DT, private blocks, comments. */
const FILES = [
  'patient-1/ct-abdomen/0001.dcm',
  'patient-1/ct-follow-up/0001.dcm',
  'patient-1/report-sr.dcm',
  'patient-3/mr-dwi/0004.dcm',
];
const REPLAY = 'replay: written by the authors, no model was called';
const POLICY = {
  name: 'exercise 14',
  basis: 'ps3.15',
  options: ['retain-longitudinal-modified-dates', 'retain-patient-characteristics'],
  private: 'remove',
} as const;
/** Which findings come from what was forgotten. */
const FLAW: Readonly<Record<Demand, (finding: Finding) => boolean>> = {
  json: () => true,
  sequences: ({ severity, path }) => severity === 'LEAK' && path.includes('/'),
  uids: ({ code }) => code.startsWith('uid-') || code.startsWith('reference-'),
  dates: ({ code }) => code === 'date-kept',
  private: ({ code }) => code === 'private-kept',
  text: ({ severity, keyword }) => severity === 'LEAK' && /Description|Comments|Name$/.test(keyword),
  keep: ({ severity }) => severity === 'OVER-REMOVAL',
};

/** What the checker says of the files that the authors' draft makes, when it lacks one thing. */
function proof(demand: Demand): string {
  const flaws = new Set([demand]);
  try {
    const run = transformCohort((dataset) => draft(dataset, flaws), FILES);
    const { findings } = check({ ...run, policy: POLICY });
    const found = findings.find((each) => each.code !== 'marker-missing' && FLAW[demand](each));
    if (found === undefined) throw new Error(`a draft without ${demand} passes`);
    const { severity, code, path, keyword, observed } = found;
    return `${severity} ${code}: ${[path, keyword].filter(Boolean).join(' ')} ${observed}`;
  } catch (error) {
    if (error instanceof DeidError) return error.message;
    throw error;
  }
}

function asks({ prompt }: Answers, demand: Demand, because: string): Verdict {
  if (ASKED[demand].every((pattern) => pattern.test(prompt))) return undefined;
  return {
    input: `your prompt, ${prompt.trim().split(/\s+/).length} words`,
    expected: 'nothing left, nothing lost',
    got: `${proof(demand)} (${REPLAY})`,
    because,
  };
}

export const exercise = defineExercise<Answers>({
  title: 'Write the prompt',
  exports: { prompt: 'string' },
  meaning: 'The model has seen no header, and its draft is still proved before anybody believes it.',
  checks: [
    {
      claim: 'not one value of a file is in the prompt',
      run: ({ prompt }) => {
        const planted = plantedIn().find(
          ({ kind, text, form }) =>
            kind !== 'decoy' &&
            kind !== 'time' &&
            kind !== 'age' &&
            form !== 'initials' &&
            text.length > 4 &&
            prompt.toLowerCase().includes(text.toLowerCase()),
        );
        const [suspicion] = screenWords(prompt);
        if (!planted && !suspicion) return undefined;
        return {
          expected: 'words, keywords and tags',
          got: planted
            ? `a ${planted.kind} of ${planted.file}`
            : `what looks like a ${suspicion!.kind}, in line ${prompt.slice(0, suspicion!.start).split('\n').length} of the text`,
          because: 'An example from a file is how patients get into chats. Make one up, or do without.',
        };
      },
      hints: [
        'Did you paste a line of a header?',
        'A model needs the rule, not an example of a patient.',
        'Take out names, numbers and dates; keywords such as PatientName and tags are public.',
      ],
      read: 'the lecture: using ChatGPT; notebook 07',
    },
    {
      claim: 'it says what comes in and what goes out',
      run: (answers) =>
        asks(answers, 'json', 'Which model of a data set is it, and may the input be changed?'),
      hints: [
        'The model has to know what dataset looks like.',
        'It is the DICOM JSON model.',
        'Ask for a new data set, with the input unchanged.',
      ],
      read: 'PS3.18 section F.2',
    },
    {
      claim: 'the draft goes into sequences',
      run: (answers) => asks(answers, 'sequences', 'Unless asked, many a draft stops at the top.'),
      hints: [
        'Where did exercise 02 find names?',
        'Name the VR of sequences, and their items.',
        'Ask for every item to be treated like the data set itself, at any depth.',
      ],
      read: 'PS3.5 section 7.5',
    },
    {
      claim: 'the draft replaces all UIDs, and leaves registered ones',
      run: (answers) =>
        asks(
          answers,
          'uids',
          'Drafts know three UIDs by name. Say which ones you mean, and which ones stay.',
        ),
      hints: [
        'Which UIDs: some, or every one?',
        'What must not be replaced? Think of SOP classes.',
        'Every value of VR UI by tools.uid, but those that DICOM has registered stay.',
      ],
      read: 'PS3.15 section E.3.9',
    },
    {
      claim: 'the draft moves dates, also those with a time',
      run: (answers) => asks(answers, 'dates', 'DA is thought of; DT is forgotten unless you name it.'),
      hints: [
        'Removed or moved? Only one of the two keeps intervals.',
        'Two VRs hold dates.',
        'Ask to shift every DA and DT with tools.shiftDate.',
      ],
      read: 'PS3.15 section E.3.6',
    },
    {
      claim: 'the draft removes private attributes',
      run: (answers) =>
        asks(answers, 'private', 'A list of keywords has no private ones in it: nobody has published them.'),
      hints: [
        'What is in odd groups?',
        'Nobody knows; so say what becomes of them.',
        'Ask to remove all attributes of odd groups.',
      ],
      read: 'PS3.15 section E.3.10',
    },
    {
      claim: 'the draft cares for names in free text',
      run: (answers) => asks(answers, 'text', 'A description is no name by its tag, and may hold one.'),
      hints: [
        'Where do people write what has no field?',
        'In what they describe and comment.',
        'Name descriptions and comments, and say that they go.',
      ],
      read: 'PS3.15 section E.3.6: clean descriptors',
    },
    {
      claim: 'the draft keeps what the images need',
      run: (answers) => asks(answers, 'keep', 'Asked only to remove, a draft removes too much.'),
      hints: [
        'What would a study miss?',
        'Pixels, geometry, what describes the acquisition.',
        'Say what is to be kept, and that no more than your list may go.',
      ],
      read: 'the lecture: do not overdo de-identification',
    },
  ],
  mistakes: [
    {
      what: 'an example from a header',
      caughtBy: 'not one value of a file is in the prompt',
      answers: { prompt: `${prompt}\nFor example the patient Stone^Finwan.` },
    },
    {
      what: 'a made-up looking number',
      caughtBy: 'not one value of a file is in the prompt',
      answers: { prompt: `${prompt}\nThe number 4711081599 must go.` },
    },
    ...(
      [
        ['nothing of the contract', 'it says what comes in and what goes out', /JSON/g],
        ['nothing of sequences', 'the draft goes into sequences', /^Treat the items.*$/gm],
        [
          'nothing of registered UIDs',
          'the draft replaces all UIDs, and leaves registered ones',
          /UIDs that begin[\s\S]*?as they are\./g,
        ],
        ['nothing of DT', 'the draft moves dates, also those with a time', / and every DT, with its time,/g],
        ['nothing of private attributes', 'the draft removes private attributes', /^Remove private.*$/gm],
        ['nothing of free text', 'the draft cares for names in free text', /^Free text.*$/gm],
        ['only what to remove', 'the draft keeps what the images need', /^Keep everything.*$/gm],
      ] as const
    ).map(([what, caughtBy, cut]) => ({ what, caughtBy, answers: { prompt: prompt.replace(cut, '') } })),
  ],
});
