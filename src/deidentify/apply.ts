import type { Charset } from '../dicom/charset.ts';
import { type Dicom, type Element, VALUE } from '../dicom/read.ts';
import type { Tag } from '../dicom/tag.ts';
import { asciiValue, valueBytes, valueText } from '../dicom/value.ts';
import { type VrCode, vrCode, vrCodes } from '../dicom/vr.ts';
import { effectiveVr } from '../profile/compile.ts';
import type { Decision } from '../profile/decision.ts';
import type { OptionName } from '../profile/options.ts';
import { bulkHoldsIdentifier, hasCharacters, hasUidRun, MIN_UID_CHARACTERS } from './byte-scan.ts';
import { changeValue, type Outcome } from './change.ts';
import type { KnownIdentifiers } from './known.ts';
import { CODE_MEANING, isLocalMeaning, LOCAL_MEANING } from './local-codes.ts';
import { netText } from './net.ts';
import {
  type Change,
  inRowOrder,
  mergeRows,
  overlayPlanesWithoutData,
  type Plan,
  type Planned,
  type Problem,
} from './plan.ts';
import type { Subject } from './subject.ts';
import { residualHits } from './text.ts';
import type { UidMap, UidPair } from './uid-map.ts';

/** What a plan needs to be carried out on one file. */
export interface Work {
  readonly file: Dicom;
  readonly plan: Plan;
  readonly subject: Subject;
  readonly known: KnownIdentifiers;
  readonly uids: UidMap;
  /** The profile cleans descriptors: what a local code means is one. */
  readonly cleansMeanings: boolean;
}

/** What became of the values of one file. */
export interface Applied {
  /** In the order of the rows, at most one a row. */
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
  /** Old and new UIDs; one that stands twice is here twice. */
  readonly mapped: readonly UidPair[];
  readonly options: ReadonlySet<OptionName>;
  readonly basicHeld: boolean;
  readonly datesModified: boolean;
}

/** One file under way. */
interface Job extends Work {
  /** By row; a later change of the same row counts. */
  readonly changes: Change[];
  readonly problems: Problem[];
  readonly mapped: UidPair[];
  readonly options: Set<OptionName>;
  basicHeld: boolean;
  datesModified: boolean;
}

const { DA, DT } = vrCodes('DA', 'DT');
const NOTHING = new Uint8Array(0);

/** Carries out a plan: changes the values that are to change, then casts the last net over what is kept. */
export function applyPlan(work: Work): Applied {
  const { plan } = work;
  const { file, subject, known, uids, cleansMeanings } = work;
  const job: Job = {
    file,
    plan,
    subject,
    known,
    uids,
    cleansMeanings,
    changes: [],
    problems: [...plan.problems],
    mapped: [],
    options: new Set(plan.options),
    basicHeld: plan.basicHeld,
    datesModified: false,
  };
  for (const each of plan.toChange) {
    if (each.decision.action.name === 'uid') changeUid(job, each);
    else change(job, each);
  }
  const planned = job.changes.length;
  catchKeptUids(job);
  catchKeptValues(job);
  const isCaught = job.changes.length > planned;
  if (isCaught) job.changes.push(...overlayPlanesWithoutData(work.file.elements, job.changes));
  const { mapped, problems, options, basicHeld, datesModified } = job;
  const later = isCaught ? inRowOrder(job.changes) : job.changes;
  return { changes: mergeRows(plan.fixed, later), mapped, problems, options, basicHeld, datesModified };
}

/** Replaces the UIDs of one value; registered ones stay. */
function changeUid(job: Job, { row, decision }: Planned): void {
  const before = asciiValue(job.file, job.file.elements[row]!);
  if (!before.includes('\\')) {
    const pair = before === '' ? undefined : mapUid(job, before);
    if (pair !== undefined) job.changes.push({ row, value: pair.value, decision });
    return;
  }
  const uids = before.split('\\').map((uid) => uid.trim());
  const after = uids.map((uid) => (uid === '' ? '' : (mapUid(job, uid)?.fresh ?? uid))).join('\\');
  if (after !== before) job.changes.push({ row, value: Buffer.from(after, 'latin1'), decision });
}

/** `undefined` for a UID that does not change. */
function mapUid(job: Job, uid: string): UidPair | undefined {
  const pair = job.uids.pairOf(uid);
  if (pair.fresh === uid) return undefined;
  job.mapped.push(pair);
  return pair;
}

/** Changes one value and records it; an unchanged one is no change. */
function change(job: Job, { row, decision }: Planned): void {
  const { file, plan, subject, known } = job;
  const element = file.elements[row]!;
  const vr = decision.readAs ?? effectiveVr(element.tag, element.vr);
  const charset = plan.charsetOf(row);
  const make = (): Outcome =>
    changeValue(decision, { file, element, vr, subject, charset, matcher: known.matcher });
  const outcome =
    element.kind === VALUE
      ? known.outcomes.recall(decision, element, charset, valueText(file, element), make)
      : make();
  if (outcome.problem !== undefined) job.problems.push({ row, tag: element.tag, text: outcome.problem });
  else {
    if (decision.reason.option !== undefined) job.options.add(decision.reason.option);
    if (decision.weakens) job.basicHeld = false;
    if ((vr === DA || vr === DT) && COARSENS.has(decision.action.name)) job.datesModified = true;
  }
  if (outcome.kind === 'same') return;
  job.changes.push({ row, value: outcome.kind === 'removed' ? undefined : outcome.value, decision });
}

/** Actions after which a date still says something. */
const COARSENS: ReadonlySet<string> = new Set(['shift', 'generalize']);

/**
 * A kept UID is mapped as well when it equals one that was mapped in this file and nobody chose to keep it, or when it holds a number of
 * the patient. Dates and serial numbers stay: scanners write them into all of their UIDs.
 */
function catchKeptUids(job: Job): void {
  const { elements } = job.file;
  let mapped: Set<string> | undefined;
  for (const { row, isChosen } of job.plan.keptUids) {
    const value = asciiValue(job.file, elements[row]!);
    if (job.uids.isRegistered(value)) continue;
    mapped ??= new Set(job.mapped.map(({ old }) => old));
    const isMapped = !isChosen && value.split('\\').some((uid) => mapped?.has(uid));
    if (isMapped || holdsPatientNumber(job, elements[row]!)) changeUid(job, { row, decision: UID_NETTED });
  }
}

function holdsPatientNumber({ file, known }: Job, element: Element): boolean {
  const numbers = known.patientNumbers();
  const bytes = valueBytes(file, element);
  if (!numbers.mayOccurIn(bytes, 0, bytes.length)) return false;
  return residualHits(asciiValue(file, element), numbers, { vr: 'UI' }).length > 0;
}

const UID_NETTED: Decision = {
  action: { name: 'uid' },
  reason: {
    by: 'default',
    text: 'a UID that is mapped elsewhere in this file, or that holds a number of the patient',
    clause: 'PS3.15 section E.3.9',
  },
};

/** An opaque value above this is bulk data, searched piece by piece. */
const MAX_NET_BYTES = 1 << 20;

/** PixelData, and the same as floats. */
const PIXELS: ReadonlySet<Tag> = new Set([0x7fe00010, 0x7fe00008, 0x7fe00009]);

/** The last net: nothing kept still holds one of the file's own identifiers. */
function catchKeptValues(job: Job): void {
  const { file, plan, known, cleansMeanings } = job;
  const { matcher, nets } = known;
  const { elements } = file;
  for (const { row, vr, isText, isOwnDate, namesInstitution } of plan.kept) {
    const element = elements[row]!;
    const { tag, valueStart, valueEnd } = element;
    const length = valueEnd - valueStart;
    if (tag === CODE_MEANING && cleansMeanings && isLocalMeaning(file, row)) {
      change(job, { row, decision: LOCAL_MEANING });
      continue;
    }
    // a number of one value has no room for a name, and pixels are no hidden label
    if (!isText && (length < 8 || PIXELS.has(tag))) continue;
    if (!isText && length > MAX_NET_BYTES) {
      if (bulkHoldsIdentifier(file, element, matcher))
        job.changes.push({ row, value: undefined, decision: NETTED });
      continue;
    }
    const { window, base } = file.data;
    const start = valueStart - base;
    const end = valueEnd - base;
    if (isOwnDate && !hasWords(file, element)) continue;
    let mayHoldUid = isText && FREE_TEXT.has(vr);
    if (start >= 0 && end <= window.length) {
      mayHoldUid &&= hasUidRun(window, start, end);
      const isSuspect = isText
        ? mayHoldUid || matcher.mayOccurIn(window, start, end)
        : hasCharacters(window, start, end);
      if (!isSuspect) continue;
    }
    const charset: Charset = plan.charsetOf(row);
    const value = valueText(file, element);
    const outcome =
      mayHoldUid && job.mapped.some(({ old }) => old.length >= MIN_UID_CHARACTERS && value.includes(old))
        ? NOTHING
        : nets.recall(namesInstitution ? -vr : vr, element, charset, value, () =>
            netText(file, element, { vr, charset, matcher, namesInstitution }),
          );
    if (outcome === 'unchanged') continue;
    job.changes.push({ row, value: outcome === 'removed' ? undefined : outcome, decision: NETTED });
  }
}

function hasWords(file: Dicom, element: Element): boolean {
  return /[^\d.+\\ \0-]/.test(valueText(file, element));
}

const FREE_TEXT: ReadonlySet<VrCode> = new Set(['LO', 'LT', 'SH', 'ST', 'UC', 'UR', 'UT'].map(vrCode));

const NETTED: Decision = {
  action: { name: 'clean', style: 'auto' },
  reason: {
    by: 'default',
    text: 'kept so far, but it held one of the identifiers that this file gives up elsewhere',
    clause: 'PS3.15 section E.1.1, step 3',
  },
};
