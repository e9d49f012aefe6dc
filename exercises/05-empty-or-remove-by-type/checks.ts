import { defineExercise, expectEqual, firstProblem } from 'deidlab/exercise';
import type { Action, Code, Type } from './problem.ts';
import { actionFor } from './solution.ts';

type Row = readonly [Code, Type, Action];
const judge = (
  answers: { actionFor: (code: Code, type: Type) => Action },
  rows: readonly Row[],
  because: string,
) =>
  firstProblem(rows, ([code, type, action]) =>
    expectEqual(answers.actionFor(code, type), action, { input: `${code}, Type ${type}`, because }),
  );

export const exercise = defineExercise<typeof import('./problem.ts')>({
  title: 'Empty or remove, by Type',
  exports: { actionFor: 'function' },
  meaning: 'The object stays valid: a viewer still opens it, and nothing of the patient is in it.',
  checks: [
    {
      claim: 'a single code is its action, whatever the Type',
      run: (answers) =>
        judge(
          answers,
          [
            ['X', '1', 'remove'],
            ['X', '3', 'remove'],
            ['D', '3', 'dummy'],
            ['K', '2', 'keep'],
            ['C', '1', 'clean'],
            ['U', '1', 'uid'],
          ],
          'There is only one action in this code, and so no choice.',
        ),
      hints: [
        'Begin with the codes that have no slash.',
        'Each letter has one meaning; the README lists them.',
        'Z waits for the last check: it is the one letter with two meanings.',
      ],
      read: 'PS3.15 Table E.1-1a',
    },
    {
      claim: 'what may be gone goes: Type 3',
      run: (answers) =>
        judge(
          answers,
          [
            ['X/Z', '3', 'remove'],
            ['X/D', '3', 'remove'],
            ['X/Z/D', '3', 'remove'],
            ['X/Z/U*', '3', 'remove'],
          ],
          'An attribute of Type 3 may be missing, and X is on offer.',
        ),
      hints: [
        'Which Type may an object do without?',
        'Look whether X is one of the letters of the code.',
        'Type 3 and X in the code: that is remove.',
      ],
      read: 'PS3.5 section 7.4.5',
    },
    {
      claim: 'what may be empty is emptied: Type 2, and 3 where X is not on offer',
      run: (answers) =>
        judge(
          answers,
          [
            ['X/Z', '2', 'empty'],
            ['X/Z/D', '2', 'empty'],
            ['X/Z/D', '2C', 'empty'],
            ['Z/D', '2', 'empty'],
            ['Z/D', '3', 'empty'],
            ['X/Z/U*', '2', 'empty'],
          ],
          'It has to be there and may be without a value, and Z is on offer.',
        ),
      hints: [
        'Type 2 means: there, but possibly without a value.',
        '2C is a 2 whose condition you do not know. Take it for a 2.',
        'Not Type 1 and Z in the code: that is empty.',
      ],
      read: 'PS3.5 sections 7.4.3 and 7.4.4',
    },
    {
      claim: 'what must have a value gets another one: Type 1, or no Z on offer',
      run: (answers) =>
        judge(
          answers,
          [
            ['X/Z/D', '1', 'dummy'],
            ['X/D', '1C', 'dummy'],
            ['X/D', '2', 'dummy'],
            ['Z/D', '1', 'dummy'],
            ['X/Z/U*', '1', 'uid'],
          ],
          'It must not be empty, or empty is not on offer: a dummy, or new UIDs in a sequence of references.',
        ),
      hints: [
        'What is left when neither remove nor empty will do?',
        'Only what stands in the code may be the answer: X/D has no Z.',
        'The star with U is for references: they get new UIDs.',
      ],
      read: 'PS3.5 sections 7.4.1 and 7.4.2',
    },
    {
      claim: 'Z alone leaves a Type 1 attribute with a value',
      run: (answers) =>
        judge(
          answers,
          [
            ['Z', '2', 'empty'],
            ['Z', '3', 'empty'],
            ['Z', '1', 'dummy'],
            ['Z', '1C', 'dummy'],
          ],
          'Z is "a zero length value, or a non-zero length value that may be a dummy".',
        ),
      hints: [
        'Read what the table of codes says of Z, to the end of the sentence.',
        'It lets you choose, and the Type chooses for you.',
        'Treat Z as Z/D.',
      ],
      read: 'PS3.15 Table E.1-1a, Z',
    },
  ],
  mistakes: [
    {
      what: 'X depends on the Type',
      caughtBy: 'a single code is its action, whatever the Type',
      answers: {
        actionFor: (code, type) => (code === 'X' && type === '1' ? 'dummy' : actionFor(code, type)),
      },
    },
    {
      what: 'remove whenever X is in the code',
      caughtBy: 'what may be empty is emptied: Type 2, and 3 where X is not on offer',
      answers: { actionFor: (code, type) => (code.startsWith('X') ? 'remove' : actionFor(code, type)) },
    },
    {
      what: 'the last letter wins',
      caughtBy: 'what may be gone goes: Type 3',
      answers: { actionFor: (code, type) => (code.endsWith('/D') ? 'dummy' : actionFor(code, type)) },
    },
    {
      what: 'Type 2 is always empty',
      caughtBy: 'what must have a value gets another one: Type 1, or no Z on offer',
      answers: {
        actionFor: (code, type) => (code.includes('/') && type === '2' ? 'empty' : actionFor(code, type)),
      },
    },
    {
      what: 'Z is always empty',
      caughtBy: 'Z alone leaves a Type 1 attribute with a value',
      answers: { actionFor: (code, type) => (code === 'Z' ? 'empty' : actionFor(code, type)) },
    },
  ],
});
