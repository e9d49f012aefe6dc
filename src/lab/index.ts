/** What only notebooks need: showing things, the bundled cohort, and the checks of the exercises. */

export {
  actionHeatmapFigure,
  cardinalityFigure,
  missingnessFigure,
} from '../metadata/attribute-charts.ts';
export { hierarchyFigure, timelineFigure } from '../metadata/cohort-charts.ts';
export type { Figure } from '../metadata/figure.ts';
export type { Kind, PlantedIdentifier } from '../synthetic/planted.ts';
export {
  COHORT_FOLDER,
  cohortBytes,
  cohortFile,
  cohortPaths,
  isOfCohort,
  plantedBoxes,
  plantedIn,
} from './cohort.ts';
export { type Mark, renderBytes } from './display/bytes.ts';
export { type DiffKind, type DiffRow, diffHeaders, renderDiff } from './display/diff.ts';
export { renderFindings } from './display/findings.ts';
export { type HeaderOptions, renderHeader } from './display/header-tree.ts';
export { type Box, renderImages, type ShownImage } from './display/image.ts';
export {
  show,
  showBytes,
  showDiff,
  showFindings,
  showHeader,
  showImage,
  showImages,
  showNote,
  showSetup,
  showTable,
  showText,
} from './display/show.ts';
export { type Cell, type DataFrameLike, type Row, renderTable, type TableOptions } from './display/table.ts';
export { judgeScript, replayDraft, replayDrafts } from './draft.ts';
export { naiveRun, OBVIOUS } from './naive-run.ts';
export { readValue } from './read-value.ts';
export { type CohortRun, runOnCohort } from './run-cohort.ts';
export { checkSetup, type SetupItem } from './setup.ts';
export { check } from './turns.ts';
