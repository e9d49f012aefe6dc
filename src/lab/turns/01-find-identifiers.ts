import { lookupKeyword } from '../../dicom/dictionary.ts';
import { formatTag } from '../../dicom/tag.ts';
import { findRow } from '../../dicom/value.ts';
import { cohortFile, plantedIn } from '../cohort.ts';
import type { Turn, TurnCheck } from '../turn.ts';
import { judgeKeyword } from './keyword-answer.ts';

const FILE = 'patient-1/ct-abdomen/0001.dcm';

type Finds = Readonly<Record<string, unknown>>;
interface Answers {
  readonly finds?: Finds;
}

/** What the learner fills in, the Safe Harbor letter, and which kinds of the answer key it may be. */
const WANTED = [
  { key: 'names', letter: 'A', what: 'a name', kinds: ['name', 'staff-name'] },
  { key: 'places', letter: 'B', what: 'a place smaller than a state', kinds: ['address', 'institution'] },
  { key: 'dates', letter: 'C', what: 'a date', kinds: ['date'] },
  { key: 'phones', letter: 'D', what: 'a telephone number', kinds: ['phone'] },
  { key: 'recordNumbers', letter: 'H', what: 'a medical record number', kinds: ['record-number'] },
  { key: 'devices', letter: 'M', what: 'a device serial number or identifier', kinds: ['device'] },
] as const;

/** Names where no name belongs. */
const FREE_TEXT = new Set(['LO', 'SH', 'ST', 'LT', 'UT']);

export const FIND_IDENTIFIERS: Turn<Answers> = {
  id: '01-find-identifiers',
  isUntouched: ({ finds }) => finds === undefined || Object.values(finds).every((keyword) => keyword === ''),
  checks: [
    ...WANTED.map(
      ({ key, letter, what, kinds }): TurnCheck<Answers> => ({
        claim: `${letter}: the attribute under "${key}" holds ${what}`,
        run: ({ finds }) => judge(finds?.[key], kinds),
      }),
    ),
    {
      claim: 'the attribute under "freeText" holds a name, though it is made for something else',
      run: ({ finds }) => {
        const keyword = finds?.freeText;
        const verdict = judge(keyword, ['name']);
        if (verdict !== undefined) return verdict;
        const vr = lookupKeyword(String(keyword))!.vr;
        return FREE_TEXT.has(vr)
          ? undefined
          : {
              got: String(keyword),
              because: 'That one is made for names. Look where a technologist types freely.',
            };
      },
    },
  ],
  hints: [
    'Scroll through the table in 1.3 and read the values. The keyword is in the column "attribute".',
    'Technologists put the name where they need to see it: look at the descriptions.',
    'Most of them are in group 0008 and group 0010; the devices are also in group 0018.',
  ],
  meaning:
    'One CT slice carries seven of the eighteen categories before anybody looks at its pixels, and one of them sits in a field that no list of "name fields" would name.',
};

function judge(answer: unknown, kinds: readonly string[]): ReturnType<TurnCheck<Answers>['run']> {
  const wrong = judgeKeyword(answer, 'the table in 1.3');
  if (wrong !== undefined) return wrong;
  const keyword = String(answer);
  const entry = lookupKeyword(keyword)!;
  if (findRow(cohortFile(FILE).elements, entry.tag) < 0)
    return { got: keyword, because: 'The attribute exists, but not at the top level of this file.' };
  const isPlanted = plantedIn(FILE).some(
    ({ where, kind }) => where === formatTag(entry.tag) && kinds.includes(kind),
  );
  return isPlanted ? undefined : { got: keyword, because: 'In this file it holds nothing of that kind.' };
}
