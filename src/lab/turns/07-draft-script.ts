import type { Verdict as DraftVerdict } from '../../draft/judge.ts';
import { judgeScript } from '../draft.ts';
import type { Turn, Verdict } from '../turn.ts';

interface Answers {
  readonly draft?: unknown;
}

/** The draft that is there to be repaired, as the notebook has it. */
const GIVEN = `
const EMPTY = ['00100010', '00080050', '00200010', '00080090'];
const REMOVE = ['00101000', '00101040', '00102154'];

export default function deidentify(dataset: Dataset, tools: Tools): Dataset {
  for (const tag of EMPTY) if (dataset[tag]) dataset[tag] = { vr: dataset[tag].vr };
  for (const tag of REMOVE) delete dataset[tag];
  const id = dataset['00100020'];
  if (id?.Value) id.Value = id.Value.map((value) => tools.pseudonym(String(value)));
  return dataset;
}
`;
/** A tag as findings show it, which no data set has as a key. */
const TAG_AS_PRINTED = /\(?[0-9A-F]{4},[0-9A-F]{4}\)?/i;
/** As the notebook calls it. */
const TASK = '1';

const judge = (draft: unknown): Promise<DraftVerdict> => judgeScript(TASK, String(draft));

function findings(verdict: DraftVerdict, severities: readonly string[], because: string): Verdict {
  const found = verdict.findings.filter(({ severity }) => severities.includes(severity));
  if (found.length === 0) return undefined;
  const lines = found
    .slice(0, 5)
    .map(
      ({ path, keyword, expected, observed }) =>
        `${path} ${keyword}: expected ${expected}, observed ${observed}`,
    );
  return { got: lines.join(`\n${' '.repeat(14)}`), because };
}

export const DRAFT_SCRIPT: Turn<Answers> = {
  id: '07-draft-script',
  isUntouched: ({ draft }) => draft === undefined || String(draft).trim() === GIVEN.trim(),
  checks: [
    {
      claim: 'the draft compiles',
      run: async ({ draft }) => {
        const { stage, problems } = await judge(draft);
        const [first] = problems;
        if (stage !== 'compile') return undefined;
        const place = first?.line === undefined ? '' : `line ${first.line}: `;
        return {
          got: first ? `${place}${first.message}` : 'no script',
          because: String(draft).includes('export default function deidentify')
            ? 'Lists need quotes around every tag, and commas between them.'
            : 'A draft has to have the function of the notebook: export default function deidentify(...).',
        };
      },
    },
    {
      claim: 'it runs on all files, the hidden ones as well',
      run: async ({ draft }) => {
        const { stage, failure } = await judge(draft);
        return stage !== 'run'
          ? undefined
          : { got: failure?.code ?? 'it stopped', because: 'Not every file has every attribute.' };
      },
    },
    {
      claim: 'nothing of a person is left',
      run: async ({ draft }) =>
        findings(
          await judge(draft),
          ['LEAK', 'LINKAGE'],
          TAG_AS_PRINTED.test(String(draft))
            ? "In the draft a tag is written without brackets and comma: '00100030'."
            : 'Each of these tags belongs to one of the two lists.',
        ),
    },
    {
      claim: 'no more was taken away than was asked for, and the files are valid',
      run: async ({ draft }) =>
        findings(
          await judge(draft),
          ['INVALID', 'OVER-REMOVAL', 'UNSTABLE'],
          'What has to stay without a value belongs to EMPTY.',
        ),
    },
  ],
  hints: [
    'The findings name tags. Which of them has to stay without a value? The task says: PatientBirthDate.',
    'PatientMotherBirthName and OperatorsName go.',
    'Their tags are (0010,1060) and (0008,1070); that of PatientBirthDate is (0010,0030).',
  ],
  meaning:
    'You did what the loop does: read findings, change the script, have it judged again. Now you know what a "passed" is worth, and what it is not.',
};
