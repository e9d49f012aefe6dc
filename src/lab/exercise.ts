/** What the checks of exercises are written with: `import { defineExercise } from 'deidlab/exercise'`. */

export { COHORT_FOLDER, cohortBytes, cohortPaths, plantedIn } from './cohort.ts';
export { checkAnswers, type ExerciseResult } from './exercise-check.ts';
export { cohortDataset, transformCohort } from './exercise-cohort.ts';
export { replayPrompt } from './exercise-prompt.ts';
export {
  defineExercise,
  type Exercise,
  type ExerciseCheck,
  type Mistake,
  type Verdict,
} from './exercise-type.ts';
export { expectEqual, expectUntouched, firstProblem, likelyCause, showValue } from './exercise-verdict.ts';
