import type { Deidentified } from '../deidentify/deidentify.ts';
import type { DeidErrorCode } from '../errors.ts';
import type { Decision } from '../profile/decision.ts';

/** A file of which nothing was written, and why. */
export interface Refusal {
  /** Position of the file in the input, from 1, as names of files may name people. */
  readonly index: number;
  readonly code: DeidErrorCode;
  readonly message: string;
}

/** A run in numbers: `deidentified` and `refused` together are the `files` that it came to. */
export interface RunSummary {
  readonly files: number;
  readonly deidentified: number;
  readonly refused: readonly Refusal[];
  readonly seconds: number;
  readonly bytesRead: number;
  readonly bytesWritten: number;
  readonly patients: number;
  readonly studies: number;
  readonly series: number;
  /** Elements changed, by action and by what decided. */
  readonly actions: Readonly<Record<string, number>>;
  readonly deciders: Readonly<Record<string, number>>;
  /** Both together: by what decided, then by action. */
  readonly actionsBy: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Files in which an option acted. */
  readonly options: Readonly<Record<string, number>>;
  /** Values that were not what their VR says, handled in the safe way. */
  readonly problems: number;
  readonly stopped: boolean;
  /** After a resumed run: files in OUT that this input, profile and key do not give. */
  readonly foreign: number;
}

const MAX_DECISIONS = 1 << 14;

/** A run in numbers, while it goes on. */
export interface Tally {
  files: number;
  deidentified: number;
  bytesRead: number;
  bytesWritten: number;
  problems: number;
  stopped: boolean;
  foreign: number;
  readonly refused: Refusal[];
  /** How often each decision changed an element, since they were last counted. */
  readonly decisions: Map<Decision, number>;
  readonly actions: Record<string, number>;
  readonly deciders: Record<string, number>;
  readonly actionsBy: Record<string, Record<string, number>>;
  readonly options: Map<string, number>;
  readonly patients: Set<string>;
  readonly studies: Set<string>;
  readonly series: Set<string>;
}

export function createTally(): Tally {
  return {
    files: 0,
    deidentified: 0,
    bytesRead: 0,
    bytesWritten: 0,
    problems: 0,
    stopped: false,
    foreign: 0,
    refused: [],
    decisions: new Map(),
    actions: {},
    deciders: {},
    actionsBy: {},
    options: new Map(),
    patients: new Set(),
    studies: new Set(),
    series: new Set(),
  };
}

/** Counts a file that was de-identified. */
export function countDone(tally: Tally, result: Deidentified, bytesRead: number, bytesWritten: number): void {
  tally.deidentified++;
  tally.bytesRead += bytesRead;
  tally.bytesWritten += bytesWritten;
  tally.problems += result.problems.length;
  tally.patients.add(result.patient);
  tally.studies.add(result.studyUid);
  tally.series.add(result.seriesUid);
  for (const { decision } of result.changes) {
    tally.decisions.set(decision, (tally.decisions.get(decision) ?? 0) + 1);
  }
  // files decide by the same few thousand decisions; odd ones must not fill the memory
  if (tally.decisions.size > MAX_DECISIONS) countDecisions(tally);
  for (const option of result.deeds.options) tally.options.set(option, (tally.options.get(option) ?? 0) + 1);
}

function countDecisions({ decisions, actions, deciders, actionsBy }: Tally): void {
  for (const [{ action, reason }, times] of decisions) {
    const decider = reason.option ?? reason.by;
    actions[action.name] = (actions[action.name] ?? 0) + times;
    deciders[decider] = (deciders[decider] ?? 0) + times;
    actionsBy[decider] ??= {};
    const by = actionsBy[decider];
    by[action.name] = (by[action.name] ?? 0) + times;
  }
  decisions.clear();
}

export function summarize(tally: Tally, seconds: number): RunSummary {
  countDecisions(tally);
  return {
    files: tally.files,
    deidentified: tally.deidentified,
    refused: tally.refused,
    seconds,
    bytesRead: tally.bytesRead,
    bytesWritten: tally.bytesWritten,
    patients: tally.patients.size,
    studies: tally.studies.size,
    series: tally.series.size,
    actions: tally.actions,
    deciders: tally.deciders,
    actionsBy: tally.actionsBy,
    options: Object.fromEntries(tally.options),
    problems: tally.problems,
    stopped: tally.stopped,
    foreign: tally.foreign,
  };
}
