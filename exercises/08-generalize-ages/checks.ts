import { defineExercise, expectEqual, firstProblem } from 'deidlab/exercise';
import { generalizeAge } from './solution.ts';

const judge = (
  answers: { generalizeAge: (age: string) => string },
  rows: readonly (readonly [string, string])[],
  because?: string,
) =>
  firstProblem(rows, ([age, expected]) =>
    expectEqual(answers.generalizeAge(age), expected, { input: age || 'an empty text', because }),
  );

export const exercise = defineExercise<typeof import('./problem.ts')>({
  title: 'Generalize ages',
  exports: { generalizeAge: 'function' },
  meaning: 'The lady of 95 is now one of all who are 90 or older.',
  checks: [
    {
      claim: 'an age becomes the lower end of its band of five years',
      run: (answers) =>
        judge(answers, [
          ['047Y', '045Y'],
          ['061Y', '060Y'],
          ['060Y', '060Y'],
          ['064Y', '060Y'],
        ]),
      hints: [
        'How many times does five go into the age?',
        'Divide, round down, and multiply again.',
        'The lower end of a band is always rounded down, never to the nearest.',
      ],
      read: 'PS3.5 section 6.2, AS',
    },
    {
      claim: 'the result is an age: three digits and a Y',
      run: (answers) =>
        judge(
          answers,
          [
            ['007Y', '005Y'],
            ['002Y', '000Y'],
          ],
          'AS has three digits, with zeros in front.',
        ),
      hints: [
        'How long is an AS value, always?',
        'There is a method that fills a text up from the front.',
        'It pads the start of a text, with zeros here, to three characters.',
      ],
      read: 'PS3.5 section 6.2, AS',
    },
    {
      claim: 'from 90 on everybody is 090Y',
      run: (answers) =>
        judge(
          answers,
          [
            ['089Y', '085Y'],
            ['090Y', '090Y'],
            ['095Y', '090Y'],
            ['112Y', '090Y'],
          ],
          'All ages over 89 are one class.',
        ),
      hints: [
        'Is 95 in a band of its own?',
        'There is a largest answer.',
        'Take the smaller of the band and 90.',
      ],
      read: '45 CFR 164.514(b)(2)(i)(C)',
    },
    {
      claim: 'months, weeks and days become whole years first',
      run: (answers) =>
        judge(
          answers,
          [
            ['018M', '000Y'],
            ['072M', '005Y'],
            ['300W', '005Y'],
            ['002D', '000Y'],
          ],
          'The unit counts: 72 months are six years.',
        ),
      hints: [
        'The last letter is the unit.',
        'How many months, weeks and days does a year have?',
        'Divide by 12, by 52.18 or by 365.25, and round down.',
      ],
      read: 'PS3.5 section 6.2, AS',
    },
    {
      claim: 'what is no age becomes empty',
      run: (answers) =>
        judge(
          answers,
          [
            ['61', ''],
            ['', ''],
            ['061y', ''],
            ['sixty', ''],
          ],
          'It is not three digits and one of the letters D, W, M, Y: never guess.',
        ),
      hints: [
        'Look at the whole text before you reckon with a part of it.',
        'A regular expression from ^ to $ says what an age is.',
        "When it does not match, the answer is ''.",
      ],
      read: 'PS3.5 section 6.2, AS',
    },
  ],
  mistakes: [
    {
      what: 'rounded to the next band',
      caughtBy: 'an age becomes the lower end of its band of five years',
      answers: {
        generalizeAge: (age) => `${String(Math.round(Number(age.slice(0, 3)) / 5) * 5).padStart(3, '0')}Y`,
      },
    },
    {
      what: 'no zeros in front',
      caughtBy: 'the result is an age: three digits and a Y',
      answers: { generalizeAge: (age) => generalizeAge(age).replace(/^00(?=.Y)/, '') },
    },
    {
      what: 'no cap',
      caughtBy: 'from 90 on everybody is 090Y',
      answers: { generalizeAge: (age) => (age === '095Y' ? '095Y' : generalizeAge(age)) },
    },
    {
      what: 'the unit is not looked at',
      caughtBy: 'months, weeks and days become whole years first',
      answers: { generalizeAge: (age) => generalizeAge(age.replace(/[MWD]$/, 'Y')) },
    },
    {
      what: 'what is no age stays',
      caughtBy: 'what is no age becomes empty',
      answers: { generalizeAge: (age) => generalizeAge(age) || age },
    },
  ],
});
