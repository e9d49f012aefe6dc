import { defineExercise, expectEqual, firstProblem } from 'deidlab/exercise';
import { cleanDescription } from './solution.ts';

const STONE = { family: 'Stone', given: 'Finwan' };
type Answers = typeof import('./problem.ts');
const judge = (
  answers: Answers,
  rows: readonly (readonly [string, string])[],
  patient = STONE,
  because?: string,
) =>
  firstProblem(rows, ([text, expected]) =>
    expectEqual(answers.cleanDescription(text, patient), expected, { input: text, because }),
  );

export const exercise = defineExercise<Answers>({
  title: 'Clean a description',
  exports: { cleanDescription: 'function' },
  meaning: 'A researcher still finds all stone protocols, and nobody finds Mr Stone.',
  checks: [
    {
      claim: 'harmless text stays as it is',
      run: (answers) =>
        judge(
          answers,
          [
            ['CT CHEST ABDOMEN PELVIS W CONTRAST', 'CT CHEST ABDOMEN PELVIS W CONTRAST'],
            ['T2 axial 5.0', 'T2 axial 5.0'],
            ['Head, native', 'Head, native'],
            ['DWI b0 b500 b1000', 'DWI b0 b500 b1000'],
          ],
          STONE,
          'There is nothing of the patient in it: a cleaner that overdoes it makes the data useless.',
        ),
      hints: [
        'Only what you look for may go.',
        'Look for whole words: a name inside another word is none.',
        'Small numbers are slices and b-values; six digits and more are not.',
      ],
      read: 'PS3.15 section E.3.5',
    },
    {
      claim: 'the name goes, in any case, order and glued together',
      run: (answers) =>
        judge(answers, [
          ['Report for Stone', 'Report for'],
          ['CT HEAD FINWAN STONE', 'CT HEAD'],
          ['stone, finwan: CT head', ': CT head'],
          ['finwanstone rescanned', 'rescanned'],
        ]),
      hints: [
        'Compare without regard to case: there is a flag for it.',
        'Family and given name each count alone.',
        'Two glued parts are one word more to look for; try the longest first.',
      ],
      read: 'PS3.15 section E.3.5',
    },
    {
      claim: 'before "protocol" the word is medicine and stays',
      run: (answers) =>
        judge(
          answers,
          [
            ['CT CHEST STONE PROTOCOL', 'CT CHEST STONE PROTOCOL'],
            ['Stone protocol, Finwan Stone', 'Stone protocol'],
          ],
          STONE,
          'The stone of the protocol lies in a kidney; it is no name.',
        ),
      hints: [
        'What stands behind the word decides.',
        'A regular expression can look ahead without taking what it sees.',
        'A negative lookahead behind the name can forbid the word protocol.',
      ],
      read: 'datasets/README.md: decoys',
    },
    {
      claim: 'dates and long numbers go',
      run: (answers) =>
        judge(answers, [
          ['seen 01/10/2018', 'seen'],
          ['compared with 2018-01-10', 'compared with'],
          ['seen 10 January 2018, stable', 'seen, stable'],
          ['MRN 007469598111 CT', 'MRN CT'],
          ['CT 20180110', 'CT'],
        ]),
      hints: [
        'There are four notations in the README.',
        'Months have names, too.',
        'A date in eight digits is also a number of six digits and more.',
      ],
      read: '45 CFR 164.514(b)(2)(i)(C)',
    },
    {
      claim: 'initials go, and titles without a name',
      run: (answers) =>
        judge(answers, [
          ['pt S.F. rescanned', 'pt rescanned'],
          ['Mr Stone moved', 'moved'],
          ['CT CHEST STONE PROTOCOL, Mr STONE, 01/10/2018', 'CT CHEST STONE PROTOCOL'],
        ]),
      hints: [
        'Initials are the first letters of the two names, with points.',
        'They come in two orders.',
        'Let a title be a part of what you look for, as something that may stand before the name.',
      ],
      read: 'PS3.15 section E.3.5',
    },
    {
      claim: 'other names work as well, also with accents and a point in them',
      run: (answers) =>
        judge(answers, [['Pacemaker, Frau Jägerberg', 'Pacemaker, Frau']], {
          family: 'Jägerberg',
          given: 'Rómuise',
        }) ??
        judge(answers, [['CT HEAD St. Clair, AXIAL', 'CT HEAD, AXIAL']], {
          family: 'St. Clair',
          given: 'Ann',
        }) ??
        judge(answers, [['MARCH fracture, foot', 'MARCH fracture, foot']], { family: 'Mar', given: 'Foo' }),
      hints: [
        'Is the name of this exercise written into your code?',
        'In a regular expression a point means any character.',
        'Word ends know only the letters of English, unless you say what a letter is: Unicode has a class for it.',
      ],
      read: 'PS3.5 section 6.1: character sets',
    },
  ],
  mistakes: [
    {
      what: 'all numbers go',
      caughtBy: 'harmless text stays as it is',
      answers: { cleanDescription: (text, patient) => cleanDescription(text.replace(/\d+/g, ''), patient) },
    },
    {
      what: 'only the name as it is written in PatientName',
      caughtBy: 'the name goes, in any case, order and glued together',
      answers: {
        cleanDescription: (text, patient) =>
          text === text.toUpperCase() ? text : cleanDescription(text, patient),
      },
    },
    {
      what: 'the protocol is cut',
      caughtBy: 'before "protocol" the word is medicine and stays',
      answers: {
        cleanDescription: (text, patient) => cleanDescription(text.replace(/stone/gi, ''), patient),
      },
    },
    {
      what: 'dates with slashes only',
      caughtBy: 'dates and long numbers go',
      answers: {
        cleanDescription: (text, patient) => (text.includes('-01-') ? text : cleanDescription(text, patient)),
      },
    },
    {
      what: 'initials stay',
      caughtBy: 'initials go, and titles without a name',
      answers: {
        cleanDescription: (text, patient) => (text.includes('S.F.') ? text : cleanDescription(text, patient)),
      },
    },
    {
      what: 'the names are written into the code',
      caughtBy: 'other names work as well, also with accents and a point in them',
      answers: { cleanDescription: (text) => cleanDescription(text, STONE) },
    },
  ],
});
