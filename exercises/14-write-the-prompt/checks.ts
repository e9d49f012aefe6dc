import { defineExercise, plantedIn, replayPrompt, type Verdict } from 'deidlab/exercise';
import { prompt } from './solution.ts';

type Answers = typeof import('./problem.ts');
type Run = Awaited<ReturnType<typeof replayPrompt>>;
type Finding = NonNullable<Run['rounds'][number]['verdict']>['findings'][number];

/** The task of `deidlab draft` that the words are for: "All of it". */
const TASK = '8';
const PRIVATE = ` || '13579BDF'.includes(tag[3]!)`;

/**
 * The replay in the place of a model: the authored draft that passes, less each part that the words do not ask for. What
 * counts as asked is simulated, by words; what such a draft leaks is not, the sandbox and the checker say so.
 */
const PARTS: readonly {
  readonly asked: readonly RegExp[];
  /** Texts of the authored draft, and what stands there when nobody asked. */
  readonly without: readonly (readonly [string, string])[];
}[] = [
  {
    asked: [/address/i, /institution|hospital/i, /serial|device/i],
    without: [[`'00101040', '00102154', '00081070', '00080080', '00181000', `, '']],
  },
  { asked: [/accession/i, /StudyID|study (?:id|number)/i], without: [[`'00080050', '00200010', `, '']] },
  {
    asked: [/sequence|\bSQ\b|nested/i],
    without: [['for (const item of values ?? []) clean(item as Dataset, patient, tools);', 'continue;']],
  },
  { asked: [/referenc|\brefers? to\b|wherever/i, /\bUIDs?\b|\bUI\b/], without: [[`, '00081155'`, '']] },
  { asked: [/\bDA\b|\bdates?\b/i], without: [[`attribute.vr === 'DA'`, `attribute.vr === 'DA?'`]] },
  { asked: [/\bDT\b|date[ -]?times?/i], without: [[`attribute.vr === 'DT'`, `attribute.vr === 'DT?'`]] },
  { asked: [/private|odd groups?/i], without: [[PRIVATE, '']] },
  {
    asked: [/description/i, /comment/i],
    without: [[`'00104000', '001021B0', '00204000', '00081030', '0008103E', '00181030',`, '']],
  },
  // asked only to remove, a draft takes whole groups
  {
    asked: [
      /\b(?:keep|preserve|retain|leave|stays?|remains?)\b/i,
      /pixel|geometry|acquisition|everything else/i,
    ],
    without: [[PRIVATE, `${PRIVATE} || tag.startsWith('0018')`]],
  },
  {
    asked: [/PatientIdentityRemoved|00120062|0012,0062/i],
    without: [[`dataset['00120062'] = { vr: 'CS', Value: ['YES'] };`, '']],
  },
];

function answer(words: string, passing: string): string {
  let text = passing;
  for (const { asked, without } of [...PARTS].reverse())
    if (!asked.every((pattern) => pattern.test(words)))
      for (const [part, otherwise] of without) {
        if (!text.includes(part)) throw new Error('the authored draft of the task has changed');
        text = text.replace(part, otherwise);
      }
  return text;
}

/** What the checker found in the files of the draft, of one kind. */
async function found(
  { prompt }: Answers,
  isMeant: (finding: Finding) => boolean,
  because: string,
): Promise<Verdict> {
  const run = await replayPrompt(TASK, prompt, { answer });
  const verdict = run.rounds[0]!.verdict;
  const input = `your prompt, ${prompt.trim().split(/\s+/).length} words, and the schema of task ${TASK}`;
  if (verdict === undefined || verdict.stage === 'compile' || verdict.stage === 'run')
    return {
      input,
      expected: 'a draft that runs',
      got: `it ended: ${verdict?.stage ?? 'no draft'}`,
      because,
    };
  const finding = verdict.findings.find(isMeant);
  if (finding === undefined) return undefined;
  const { severity, code, path, keyword } = finding;
  return {
    input,
    expected: `nothing found in the ${verdict.files} files that the draft made`,
    got: `${severity} ${code}: ${path} ${keyword} (${run.label})`,
    because,
  };
}

const isText = ({ keyword }: Finding): boolean => /Description|Comments|History|ProtocolName/.test(keyword);
const isDate = ({ code }: Finding): boolean => code.startsWith('date-');
const isUid = ({ code, path, keyword }: Finding): boolean =>
  /^(?:uid|reference)-/.test(code) ||
  /^Referenced\w+(?:UID|Sequence)$/.test(keyword) ||
  /0008,1155|0008,1110|0008,1140|0008,2112/.test(path);
const isPrivate = ({ code }: Finding): boolean => code === 'private-kept';
const isNested = ({ path, keyword }: Finding): boolean => path.includes('/') || keyword.endsWith('Sequence');

export const exercise = defineExercise<Answers>({
  title: 'Write the prompt',
  exports: { prompt: 'string' },
  meaning: 'The model has seen no header, and its draft is still proved before anybody believes it.',
  checks: [
    {
      claim: 'it may be sent: not one value of a file is in it',
      run: async ({ prompt }) => {
        const planted = plantedIn().find(
          ({ kind, text, form }) =>
            !['decoy', 'time', 'age'].includes(kind) &&
            form !== 'initials' &&
            text.length > 4 &&
            prompt.toLowerCase().includes(text.toLowerCase()),
        );
        const because = 'An example from a file is how patients get into chats. Make one up, or do without.';
        if (planted)
          return {
            expected: 'words, keywords and tags',
            got: `a ${planted.kind} of ${planted.file}`,
            because,
          };
        try {
          await replayPrompt(TASK, prompt, { answer });
          return undefined;
        } catch (error) {
          if ((error as { code?: string }).code !== 'E_EGRESS') throw error;
          return { expected: 'words, keywords and tags', got: (error as Error).message, because };
        }
      },
      hints: [
        'Did you paste a line of a header?',
        'A model needs the rule, not an example of a patient.',
        'Take out names, numbers and dates; keywords such as PatientName and tags are public.',
      ],
      read: 'the lecture: using ChatGPT; notebook 07',
    },
    {
      claim: 'the draft leaves no name, number or address of a person',
      run: (answers) =>
        found(
          answers,
          (each) =>
            each.severity === 'LEAK' &&
            !isNested(each) &&
            ![isText, isDate, isUid, isPrivate].some((is) => is(each)),
          'A draft does what it is asked for, and leaves what nobody named.',
        ),
      hints: [
        'Which attributes of exercise 03 are not in your text?',
        'Accession and study numbers point to a patient, and so do addresses, institutions and devices.',
        'Name the keywords that the message shows, and say what becomes of each.',
      ],
      read: 'PS3.15 Table E.1-1',
    },
    {
      claim: 'the draft goes into sequences',
      run: (answers) =>
        found(
          answers,
          (each) =>
            each.severity === 'LEAK' &&
            isNested(each) &&
            ![isText, isDate, isUid, isPrivate].some((is) => is(each)),
          'Unless asked, many a draft stops at the top.',
        ),
      hints: [
        'Where did exercise 02 find names?',
        'Name the VR of sequences, and their items.',
        'Ask for every item to be treated like the data set itself, at any depth.',
      ],
      read: 'PS3.5 section 7.5',
    },
    {
      claim: 'the draft replaces UIDs, also where others refer to them',
      run: (answers) =>
        found(answers, isUid, 'Drafts know three UIDs by name, and forget what refers to them.'),
      hints: [
        'Which UIDs: some, or every one?',
        'An image can refer to another one, inside of a sequence.',
        'Ask for references to be replaced as well; UIDs of classes stay.',
      ],
      read: 'PS3.15 section E.3.9',
    },
    {
      claim: 'the draft moves dates, also those with a time',
      run: (answers) => found(answers, isDate, 'DA is thought of; DT is forgotten unless you name it.'),
      hints: [
        'Removed or moved? Only one of the two keeps intervals.',
        'Two VRs hold dates.',
        'Ask to shift every DA and DT, by the same days for a patient.',
      ],
      read: 'PS3.15 section E.3.6',
    },
    {
      claim: 'the draft removes private attributes',
      run: (answers) =>
        found(answers, isPrivate, 'A list of keywords has no private ones in it: nobody has published them.'),
      hints: [
        'What is in odd groups?',
        'Nobody knows; so say what becomes of them.',
        'Ask to remove all attributes of odd groups.',
      ],
      read: 'PS3.15 section E.3.10',
    },
    {
      claim: 'the draft cares for names in free text',
      run: (answers) =>
        found(
          answers,
          (each) => each.severity === 'LEAK' && isText(each),
          'A description is no name by its tag, and may hold one.',
        ),
      hints: [
        'Where do people write what has no field?',
        'In what they describe and comment.',
        'Name descriptions and comments, and say that they go.',
      ],
      read: 'PS3.15 section E.3.5: clean descriptors',
    },
    {
      claim: 'the draft keeps what the images need',
      run: (answers) =>
        found(
          answers,
          ({ severity }) => severity === 'OVER-REMOVAL',
          'Asked only to remove, a draft removes too much.',
        ),
      hints: [
        'What would a study miss?',
        'Pixels, geometry, what describes the acquisition.',
        'Say that everything else stays as it is.',
      ],
      read: 'the lecture: do not overdo de-identification',
    },
    {
      claim: 'the checker finds nothing at all, in the hidden files either',
      run: (answers) =>
        found(answers, () => true, 'What was done to a file has to be written in it: say which mark is set.'),
      hints: [
        'Look at the keyword in the message.',
        'Whoever gets the files must see that they were changed.',
        'Ask for PatientIdentityRemoved to be set.',
      ],
      read: 'PS3.15 section E.1.1; PS3.3 Table C.7-1 (Patient Module)',
    },
  ],
  mistakes: [
    {
      what: 'an example from a header',
      caughtBy: 'it may be sent: not one value of a file is in it',
      answers: { prompt: `${prompt}\nFor example the patient Stone^Finwan.` },
    },
    {
      what: 'a made-up looking number',
      caughtBy: 'it may be sent: not one value of a file is in it',
      answers: { prompt: `${prompt}\nThe number 4711081599 must go.` },
    },
    ...(
      [
        ['no address', 'the draft leaves no name, number or address of a person', / addresses,/],
        [
          'no accession number',
          'the draft leaves no name, number or address of a person',
          / AccessionNumber,/,
        ],
        ['nothing of sequences', 'the draft goes into sequences', /.*sequences.*/g],
        [
          'nothing of references',
          'the draft replaces UIDs, also where others refer to them',
          /, also where.*\)/,
        ],
        ['nothing of DT', 'the draft moves dates, also those with a time', / and every DT/],
        ['nothing of private attributes', 'the draft removes private attributes', /^Remove private.*$/m],
        ['nothing of free text', 'the draft cares for names in free text', /^Free text.*$/m],
        ['only what to remove', 'the draft keeps what the images need', /^Keep everything.*$/m],
        ['no mark', 'the checker finds nothing at all, in the hidden files either', /^Set Patient.*$/m],
      ] as const
    ).map(([what, caughtBy, cut]) => ({ what, caughtBy, answers: { prompt: prompt.replace(cut, '') } })),
  ],
});
