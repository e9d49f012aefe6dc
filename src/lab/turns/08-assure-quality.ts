import type { Turn, Verdict } from '../turn.ts';

interface Answers {
  readonly answers?: Readonly<Record<string, unknown>>;
}

/** Smallest n with 0.99 ** n <= 0.05. */
const EXACT = Math.ceil(Math.log(0.05) / Math.log(0.99));
/** What the rule of three says. */
const RULE_OF_THREE = 300;

function person(key: string, right: string, cause: string): (answers: Answers) => Verdict {
  return ({ answers }) => {
    const answer = answers?.[key] ?? '';
    const expected = 'one of "lena" and "bert", in quotes';
    if (typeof answer !== 'string') return { expected, got: 'no text', because: 'A text needs quotes.' };
    const got = answer.toLowerCase().trim();
    if (got === right) return undefined;
    return got === 'lena' || got === 'bert'
      ? { got, because: cause }
      : { expected, got: got === '' ? 'nothing yet' : got };
  };
}

export const ASSURE_QUALITY: Turn<Answers> = {
  id: '08-assure-quality',
  isUntouched: ({ answers }) =>
    answers === undefined || Object.values(answers).every((each) => each === 0 || each === ''),
  checks: [
    {
      claim: 'the sample is large enough for 1% with 95% confidence, and no larger than it has to be',
      run: ({ answers }): Verdict => {
        const n = answers?.imagesToLookAt;
        if (typeof n !== 'number' || !(n >= 0)) return { expected: 'a number, without quotes', got: 'none' };
        if (n >= EXACT && n <= RULE_OF_THREE) return undefined;
        const bound = n > 0 ? `${(100 * (1 - 0.05 ** (1 / n))).toFixed(2)}% may still have one` : 'no images';
        return {
          input: `${n} images, none with a name`,
          expected: 'fewer than 1%',
          got: bound,
          because:
            n > RULE_OF_THREE
              ? 'That is enough, and more than enough: a smaller number does.'
              : 'Look at the curve: where does it cross 1%?',
        };
      },
    },
    {
      claim: 'the run with leaks in its headers goes back',
      run: person(
        'tooManyLeaks',
        'lena',
        'Look at the findings: whose headers still hold dates, ages and private text?',
      ),
    },
    {
      claim: 'the run that took too much goes back',
      run: person('tooMuchGone', 'bert', 'Look at the table: whose geometry is gone?'),
    },
  ],
  hints: [
    'The curve in 8.7 crosses 1% near 300.',
    'The table in 8.5 has leaks in one column and what research needs in the others.',
    'Only one of the two kept anything but pixels.',
  ],
  meaning:
    'A data set goes out with a finding list, a list of what was not looked at, a sample that somebody looked at, and a name under it.',
};
