/** The public API: reading, deciding, de-identifying, checking, and the metadata of a folder. Drafting is `deidlab/draft`. */
export { type RunOptions, runBatch } from './batch/run.ts';
export type { Refusal, RunSummary } from './batch/summary.ts';
export { type CheckInput, check } from './check/check.ts';
export { FINDING_CODES, type FindingCode, kindOfFinding, type Level, type Severity } from './check/codes.ts';
export type { AnswerKeyRow } from './check/context.ts';
export type { CheckResult, Finding, SafeHarborRow, Share } from './check/finding.ts';
export type { CheckedRun, CheckedRuns } from './check/metamorphic.ts';
export type { CheckMapping } from './check/pairs.ts';
export type { PolicyInput, Scope } from './check/policy.ts';
export { offsetDaysOf, shiftDate, shiftDateTime } from './deidentify/dates.ts';
export {
  createDeidentifier,
  type Deidentified,
  type Deidentifier,
  deidentify,
  type Mapping,
} from './deidentify/deidentify.ts';
export { type Explained, explainFile, listElements } from './deidentify/explain.ts';
export { DEMO_KEY, keyFromBytes, makeKeyFile, type ProjectKey, readKeyFile } from './deidentify/key.ts';
export type { Change, Problem } from './deidentify/plan.ts';
export { pseudonymOf } from './deidentify/pseudonym.ts';
export { type Reidentified, reidentify } from './deidentify/reidentify.ts';
export { createSealer, type Sealer } from './deidentify/seal.ts';
export { isRegisteredUid, remapUid } from './deidentify/uid.ts';
export { type BuildDataset, type BuildOptions, buildFile } from './dicom/build.ts';
export { type Charset, charsetOf } from './dicom/charset.ts';
export { type DictionaryEntry, lookupKeyword, lookupTag } from './dicom/dictionary.ts';
export { type DicomJson, type JsonAttribute, toDicomJson } from './dicom/json.ts';
export { type Dicom, type Element, FRAGMENTS, ITEM_ROW, readDicom, SEQUENCE, VALUE } from './dicom/read.ts';
export { formatTag, parseTag, type Tag, tagToHex } from './dicom/tag.ts';
export { sopClassName, type TransferSyntax, transferSyntaxOf } from './dicom/uids.ts';
export { asciiValue, charsetLookup, findRow, numberValues, textValues, valueBytes } from './dicom/value.ts';
export { vrCode, vrName } from './dicom/vr.ts';
export { type Edit, joinPieces, type NewElement, type Piece, toChunks, writeEdited } from './dicom/write.ts';
export { type Applied, type ApplyOptions, applyScript } from './draft/apply.ts';
export { DeidError, type DeidErrorCode } from './errors.ts';
export {
  type AttributeComparison,
  compareDumps,
  type DumpComparison,
  readIdMapping,
} from './metadata/compare.ts';
export { type AttributeDecision, decisionsOf } from './metadata/decisions.ts';
export {
  type Dump,
  type DumpOptions,
  type DumpSummary,
  dumpMetadata,
  readMetadata,
} from './metadata/dump.ts';
export type { DumpColumn } from './metadata/dump-columns.ts';
export { type Estimate, estimateRun, type Interval } from './metadata/estimate.ts';
export type { Figure } from './metadata/figure.ts';
export { figureHtml } from './metadata/figure-html.ts';
export { frameOf, metadataFrame } from './metadata/frame.ts';
export { formatHierarchy, HIERARCHY_COLUMNS, type HierarchyNode, hierarchyOf } from './metadata/hierarchy.ts';
export { type DumpLevel, VARIES } from './metadata/levels.ts';
export {
  DEFAULT_QUASI_IDENTIFIERS,
  generalizeValue,
  personsOf,
  type QuasiIdentifier,
} from './metadata/quasi-identifiers.ts';
export { readDump } from './metadata/read-dump.ts';
export { type AttackRisk, measureRisk, type Risk, type RiskOptions, smallCells } from './metadata/risk.ts';
export { riskHistogramFigure, riskUtilityFigure, riskWidthsFigure } from './metadata/risk-charts.ts';
export {
  type Effect,
  effectOfProfiles,
  effectOfWidths,
  optionProfiles,
  type WidthEffect,
} from './metadata/risk-effects.ts';
export {
  type Cardinality,
  cardinality,
  type Missingness,
  missingness,
  type ValueCount,
  valueCounts,
} from './metadata/summary.ts';
export { proposeWhitelist, type WhitelistProposal } from './metadata/whitelist.ts';
export type { Action, ActionName } from './profile/action.ts';
export { BUILTIN_NAMES, builtinProfile } from './profile/builtin.ts';
export { compileProfile, type Profile } from './profile/compile.ts';
export type { Decision, Reason } from './profile/decision.ts';
export type { ProfileDefinition, Rule } from './profile/definition.ts';
export { parseProfile, readProfileFile } from './profile/load.ts';
export { OPTION_NAMES, OPTIONS, type OptionName } from './profile/options.ts';
export { parseSelector } from './profile/selector.ts';
export { TABLE_EDITION, type TableRow, tableRowOf, tableRows } from './profile/table.ts';
export { VERSION } from './version.ts';
