import type { Charset } from '../dicom/charset.ts';
import {
  BIG_ENDIAN,
  type Dicom,
  type Element,
  EXPLICIT,
  FRAGMENTS,
  ITEM_ROW,
  readDicom,
  SEQUENCE,
  VALUE,
} from '../dicom/read.ts';
import { creatorTagOf, isPrivate, type Tag } from '../dicom/tag.ts';
import {
  asciiValue,
  charsetLookup,
  findRow,
  latin1,
  numberValues,
  textValues,
  valueText,
} from '../dicom/value.ts';
import { isText, type VrCode, vrCode } from '../dicom/vr.ts';
import { type Edit, type Piece, toChunks, writeEdited } from '../dicom/write.ts';
import { EMPTY, REMOVE, visibleAction } from '../profile/action.ts';
import { type ClassPolicy, effectiveVr, type Profile } from '../profile/compile.ts';
import type { Decision, Place, Step, Surroundings } from '../profile/decision.ts';
import type { OptionName } from '../profile/options.ts';
import { CREATOR } from '../profile/private.ts';
import { bulkHoldsIdentifier } from './bulk.ts';
import { changeValue, type Outcome } from './change.ts';
import { refuseNamedFrames } from './frame-comments.ts';
import { derive, type ProjectKey } from './key.ts';
import { collectIdentifierRows, createKnown, type KnownIdentifiers } from './known.ts';
import { CODE_MEANING, isLocalMeaning, LOCAL_MEANING } from './local-codes.ts';
import { hasLetters, netText } from './net.ts';
import { refuseUnsafe, refuseUnseenPixels } from './refuse.ts';
import { requireSealer, type Sealer, sealElements } from './seal.ts';
import { createHeads, type Deeds, STAMP_TAGS } from './stamps.ts';
import { createSubjects, type FileFacts, readFacts, type Subject } from './subject.ts';
import { isRegisteredUid, isUid, remapUid } from './uid.ts';

/** What became of one element, and why. Unchanged elements have none. */
export interface Change extends Edit {
  readonly decision: Decision;
}

/** Something that was not as the standard says; the element was handled in the safe way. */
export interface Problem {
  readonly row: number;
  readonly tag: Tag;
  /** One sentence without any value. */
  readonly text: string;
}

export interface Deidentified {
  /** The new file in order: new bytes, and ranges of the original. */
  readonly pieces: readonly Piece[];
  /** By row of `file.elements`. */
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
  readonly deeds: Deeds;
  /** The new identifiers; they name the output. */
  readonly patient: string;
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly instanceUid: string;
  /** Confidential: old and new of what was mapped in this file. Ask before the next file is read. */
  readonly mapping: () => Mapping;
}

export interface Mapping {
  readonly patientId: readonly [string, string] | undefined;
  readonly uids: ReadonlyMap<string, string>;
}

/** De-identifies files one after the other; what it remembers between them only saves time. */
export type Deidentifier = (file: Dicom) => Deidentified;

/**
 * De-identifies one file in memory.
 *
 * @param file the whole file; it is not changed
 * @returns the new file as chunks, views over `file` where nothing changed, and the list of changes
 * @param options.seal for a profile that encrypts, see `createSealer`
 * @throws DeidError when the file cannot be read (see `readDicom`) or not de-identified safely: E_DICOMDIR,
 * E_ENCAPSULATED_DOCUMENT, E_VIDEO, E_PIXELS; E_USAGE for a profile that encrypts when there is no sealer
 * @see PS3.15 section E.1.1
 * @example
 * const { chunks, changes } = deidentify(readFileSync('in.dcm'), builtinProfile('basic'), readKeyFile('project.key'))
 */
export function deidentify(
  file: Uint8Array,
  profile: Profile,
  key: ProjectKey,
  options: { readonly seal?: Sealer | undefined } = {},
): Deidentified & { readonly chunks: readonly Uint8Array[]; readonly file: Dicom } {
  const dicom = readDicom(file);
  const result = createDeidentifier(profile, key, options)(dicom);
  return { ...result, file: dicom, chunks: toChunks(result.pieces, dicom.file) };
}

/**
 * The same for many files: keeps the hashes of UIDs and the search for identifiers that files of a study share, and
 * writes into one buffer. The pieces of a result are valid until the next call.
 *
 * @param options.observe told every decision, also to keep
 * @param options.seal for a profile that encrypts, see `createSealer`
 * @throws DeidError E_USAGE for a profile that encrypts when there is no sealer
 */
export function createDeidentifier(
  profile: Profile,
  key: ProjectKey,
  options: {
    readonly observe?: ((row: number, decision: Decision) => void) | undefined;
    readonly seal?: Sealer | undefined;
  } = {},
): Deidentifier {
  const { observe, seal } = options;
  requireSealer(profile, seal);
  const engine: Engine = {
    profile,
    key,
    observe,
    seal,
    subjectOf: createSubjects(key),
    known: createKnown(),
    uids: new Map(),
    heads: createHeads(),
    buffer: Buffer.alloc(BUFFER_BYTES),
  };
  return (file) => deidentifyFile(engine, file);
}

interface Engine {
  readonly profile: Profile;
  readonly key: ProjectKey;
  readonly observe: ((row: number, decision: Decision) => void) | undefined;
  readonly seal: Sealer | undefined;
  readonly subjectOf: (file: Dicom, facts: FileFacts) => Subject;
  readonly known: ReturnType<typeof createKnown>;
  /** New UIDs by old ones. */
  readonly uids: Map<string, string>;
  readonly heads: ReturnType<typeof createHeads>;
  /** Output bytes of the file under way. */
  readonly buffer: Buffer;
}

/** Caches only save time: emptied when full, so that memory does not grow with the number of files. */
const MAX_UIDS = 1 << 16;
const BUFFER_BYTES = 1 << 16;

/** The work on one file. */
interface Job {
  readonly engine: Engine;
  readonly file: Dicom;
  readonly rows: readonly Element[];
  readonly policy: ClassPolicy;
  readonly subject: Subject;
  readonly changes: Change[];
  readonly problems: Problem[];
  /** Old and new UIDs; one that stands twice may be here twice. */
  readonly uids: (readonly [string, string])[];
  readonly options: Set<OptionName>;
  /** Sequences around the current level, outermost first, each with the rows [from, to) of its own level. */
  readonly path: { readonly row: number; readonly from: number; readonly to: number }[];
  /** Rows to come back to when all identifiers are known. */
  readonly keptText: number[];
  readonly keptUids: number[];
  readonly toChange: { readonly row: number; readonly decision: Decision }[];
  readonly identifierRows: number[];
  /** Top-level rows whose originals go into the envelope. */
  readonly toSeal: number[];
  charsetOf: ((row: number) => Charset) | undefined;
  basicHeld: boolean;
  datesKept: boolean;
  datesModified: boolean;
}

const [UI, DA, DT, SQ] = ['UI', 'DA', 'DT', 'SQ'].map(vrCode) as [VrCode, VrCode, VrCode, VrCode];
/** An opaque value above this is bulk data, searched piece by piece. */
const MAX_NET_BYTES = 1 << 20;

function deidentifyFile(engine: Engine, file: Dicom): Deidentified {
  const facts = readFacts(file);
  refuseUnsafe(file, facts);
  refuseUnseenPixels(file, facts.sopClassUid, engine.profile);
  const subject = engine.subjectOf(file, facts);
  const job: Job = {
    engine,
    file,
    rows: file.elements,
    policy: engine.profile.forClass(facts.sopClassUid),
    subject,
    changes: [],
    problems: [],
    uids: [],
    options: new Set(),
    path: [],
    keptText: [],
    keptUids: [],
    toChange: [],
    identifierRows: [],
    toSeal: [],
    charsetOf: undefined,
    basicHeld: true,
    datesKept: false,
    datesModified: false,
  };
  decideLevel(job, 0, file.elements.length, 'top');
  const known = engine.known(file, job.identifierRows, {
    subject,
    charset: facts.charset,
    charsetAt: (row) => charsetAt(job, row),
  });
  refuseNamedFrames(file, known.matcher);
  for (const { row, decision } of job.toChange) change(job, row, decision, known);
  catchKeptUids(job);
  catchKeptText(job, known);
  dropOverlayPlanes(job);
  const changes = inRowOrder(job);

  const instanceUid = newUid(job, facts.instanceUid, 0x00080018);
  const deeds: Deeds = {
    profileName: engine.profile.name,
    profileHash: engine.profile.hash,
    basicHeld: job.basicHeld,
    options: job.options,
    dates: whatBecameOfDates(job),
  };
  const encoding = (file.syntax.explicit ? EXPLICIT : 0) | (file.syntax.littleEndian ? 0 : BIG_ENDIAN);
  const { seal, heads } = engine;
  const sealed =
    seal && job.toSeal.length > 0
      ? [sealElements(file, job.toSeal, { seal, instance: instanceUid ?? fallbackUid(job) })]
      : [];
  const pieces = writeEdited(file, changes, {
    head: heads.head(facts.sopClassUid, instanceUid ?? '', file.syntax.uid),
    insert: [...heads.stamps(deeds, encoding), ...sealed],
    buffer: engine.buffer,
  });
  return {
    pieces,
    changes,
    problems: job.problems,
    deeds,
    patient: subject.pseudonym,
    studyUid: newUid(job, facts.studyUid, 0x0020000d) ?? 'no-study-uid',
    seriesUid: newUid(job, facts.seriesUid, 0x0020000e) ?? 'no-series-uid',
    instanceUid: instanceUid ?? fallbackUid(job),
    mapping: () => ({ patientId: newPatientId(job, facts), uids: new Map(job.uids) }),
  };
}

/** (0028,0303) goes with the code of the date option, which acts on times of day too (PS3.15 section E.3.6). */
function whatBecameOfDates({ datesModified, datesKept, options }: Job): Deeds['dates'] {
  if (datesModified || options.has('retain-longitudinal-modified-dates')) return 'MODIFIED';
  return datesKept || options.has('retain-longitudinal-full-dates') ? 'UNMODIFIED' : 'REMOVED';
}

/**
 * Without its data an overlay plane is none: what describes it goes as well, its label and description among it.
 * Only for Overlay Comments (60xx,4000) the table has a decision of its own.
 */
function dropOverlayPlanes(job: Job): void {
  const { rows } = job;
  const planes = job.changes.filter(
    ({ row, value }) => value === undefined && (rows[row]!.tag & 0xff01ffff) === 0x60003000,
  );
  for (const { row } of planes) {
    const { tag, depth } = rows[row]!;
    const isPart = (each: Element | undefined): boolean =>
      each !== undefined && each.depth === depth && each.tag >>> 16 === tag >>> 16;
    for (let each = row - 1; isPart(rows[each]); each--) {
      if ((rows[each]!.tag & 0xffff) !== 0x4000) {
        job.changes.push({ row: each, value: undefined, decision: OVERLAY_PLANE });
      }
    }
    for (let each = row + 1; isPart(rows[each]); each++) {
      if ((rows[each]!.tag & 0xffff) !== 0x4000) {
        job.changes.push({ row: each, value: undefined, decision: OVERLAY_PLANE });
      }
    }
  }
}

const OVERLAY_PLANE: Decision = {
  action: REMOVE,
  reason: {
    by: 'structure',
    text: 'describes an overlay whose data is removed',
    clause: 'PS3.3 section C.9.2',
  },
};

/** The changes in the order of their rows; they were found in several passes. */
function inRowOrder(job: Job): Change[] {
  const byRow: (Change | undefined)[] = new Array(job.rows.length).fill(undefined);
  for (const each of job.changes) byRow[each.row] = each;
  return byRow.filter((each) => each !== undefined);
}

/** Decides on rows [from, to) of one level and applies what can be applied at once. */
function decideLevel(job: Job, from: number, to: number, surroundings: Surroundings): void {
  const { rows, policy } = job;
  let creators: number[] | undefined;
  let blocks: Set<Tag> | undefined;
  for (let row = from; row < to; row = rows[row]!.next) {
    const element = rows[row]!;
    if (element.kind === ITEM_ROW) {
      decideLevel(job, row + 1, element.next, surroundings === 'top' ? 'nested' : surroundings);
      continue;
    }
    if (element.depth === 0 && STAMP_TAGS.has(element.tag)) {
      job.changes.push({ row, value: undefined, decision: STAMPED });
      continue;
    }
    const decision =
      policy.decideByTag(element.tag, element.vr, surroundings) ??
      policy.decide(placeOf(job, row, from, to), surroundings);
    job.engine.observe?.(row, decision);
    if (isPrivate(element.tag)) {
      if (decision === CREATOR && element.kind === VALUE) {
        creators ??= [];
        creators.push(row);
        continue;
      }
      if (visibleAction(decision.action) !== 'remove') {
        blocks ??= new Set();
        blocks.add(creatorTagOf(element.tag));
      }
    }
    // a nested original comes back with the whole top-level sequence around it
    if (decision.action.name === 'encrypt') job.toSeal.push(job.path[0]?.row ?? row);
    if (element.kind === SEQUENCE && goesInto(decision)) {
      noteDecision(job, element, decision);
      job.path.push({ row, from, to });
      decideLevel(job, row + 1, element.next, decision.inside ?? surroundings);
      job.path.pop();
    } else {
      apply(job, row, element, isUnreadable(element) ? withoutItems(job, row, decision) : decision);
    }
  }
  // a private creator whose block is empty now goes as well
  for (const row of creators ?? []) {
    if (blocks?.has(rows[row]!.tag)) job.keptText.push(row);
    else job.changes.push({ row, value: undefined, decision: CREATOR_REMOVED });
  }
}

const STAMPED: Decision = {
  action: REMOVE,
  reason: { by: 'structure', text: 'replaced by what was done now', clause: 'PS3.15 section E.1.1' },
};
const CREATOR_REMOVED: Decision = {
  action: REMOVE,
  reason: {
    by: 'structure',
    text: 'private creator of attributes that are all removed',
    clause: 'PS3.5 section 7.8.1',
  },
};

/** Every action but these two is about what is inside a sequence. */
function goesInto(decision: Decision): boolean {
  const name = visibleAction(decision.action);
  return name !== 'remove' && name !== 'empty';
}

/** A sequence whose items cannot be found (written as UN, or with a damaged VR): nobody can say what it holds. */
function isUnreadable({ tag, vr, kind, valueStart, valueEnd }: Element): boolean {
  const isFragments = kind === FRAGMENTS && tag >>> 16 !== 0x7fe0;
  return isFragments || (kind === VALUE && valueEnd > valueStart && effectiveVr(tag, vr) === SQ);
}

function withoutItems(job: Job, row: number, decision: Decision): Decision {
  if (!goesInto(decision)) return decision;
  const text = 'expected the items of a sequence (PS3.5 section 7.5), found other bytes; they were taken out';
  job.problems.push({ row, tag: job.rows[row]!.tag, text });
  return {
    action: EMPTY,
    reason: { by: 'structure', text: 'a sequence whose items cannot be read', clause: 'PS3.5 section 7.5' },
  };
}

function noteDecision(job: Job, element: Element, decision: Decision): void {
  // an option has acted when there was something to act on
  if (decision.reason.option !== undefined && element.valueEnd > element.valueStart)
    job.options.add(decision.reason.option);
  if (decision.weakens) job.basicHeld = false;
}

/** A value, fragments, or a sequence that goes as a whole. */
function apply(job: Job, row: number, element: Element, decision: Decision): void {
  const name = visibleAction(decision.action);
  const isEmpty = element.valueEnd === element.valueStart;
  const isForLater = !isEmpty && !AT_ONCE.has(name);
  // what is changed later is noted when the change has worked
  if (!isForLater) noteDecision(job, element, decision);
  if (name === 'keep') {
    if (element.kind === VALUE && !isEmpty) keep(job, row, element, decision);
    return;
  }
  if (isEmpty && name !== 'remove') return;
  collectIdentifierRows(job.rows, row, job.identifierRows);
  if (name === 'remove') job.changes.push({ row, value: undefined, decision });
  else if (name === 'empty') job.changes.push({ row, value: NOTHING, decision });
  else if (name === 'uid') changeUid(job, row, decision);
  else job.toChange.push({ row, decision });
}

const AT_ONCE: ReadonlySet<string> = new Set(['keep', 'remove', 'empty', 'uid']);
const NOTHING = new Uint8Array(0);

function keep(job: Job, row: number, element: Element, decision: Decision): void {
  const vr = decision.readAs ?? effectiveVr(element.tag, element.vr);
  if (vr === UI) job.keptUids.push(row);
  if (vr === DA || vr === DT) job.datesKept = true;
  // a number of one value has no room for a name
  if (isText(vr) || element.valueEnd - element.valueStart >= 8) job.keptText.push(row);
}

/** Replaces the UIDs of one value; registered ones stay. */
function changeUid(job: Job, row: number, decision: Decision): void {
  const before = asciiValue(job.file, job.rows[row]!);
  const after = before.includes('\\')
    ? before
        .split('\\')
        .map((uid) => mapUid(job, uid.trim()))
        .join('\\')
    : mapUid(job, before);
  if (after !== before) job.changes.push({ row, value: Buffer.from(after, 'latin1'), decision });
}

/** Changes one value and records it; an unchanged one is no change. */
function change(job: Job, row: number, decision: Decision, known: KnownIdentifiers): void {
  const { file } = job;
  const element = job.rows[row]!;
  const vr = decision.readAs ?? effectiveVr(element.tag, element.vr);
  const charset = charsetAt(job, row);
  const make = (): Outcome =>
    changeValue(decision, { file, element, vr, subject: job.subject, charset, matcher: known.matcher });
  const outcome =
    element.kind === VALUE
      ? known.outcomes.recall(decision, element, charset, valueText(file, element), make)
      : make();
  if (outcome.problem !== undefined) job.problems.push({ row, tag: element.tag, text: outcome.problem });
  else {
    noteDecision(job, element, decision);
    if ((vr === DA || vr === DT) && COARSENS.has(decision.action.name)) job.datesModified = true;
  }
  if (outcome.kind === 'same') return;
  job.changes.push({ row, value: outcome.kind === 'removed' ? undefined : outcome.value, decision });
}

/** Actions after which a date still says something. */
const COARSENS: ReadonlySet<string> = new Set(['shift', 'generalize']);

function charsetAt(job: Job, row: number): Charset {
  job.charsetOf ??= charsetLookup(job.file);
  return job.charsetOf(row);
}

function mapUid(job: Job, uid: string): string {
  if (uid === '') return '';
  const { uids } = job.engine;
  let mapped = uids.get(uid);
  if (mapped === undefined) {
    if (uids.size >= MAX_UIDS) uids.clear();
    mapped = remapUid(job.engine.key, uid);
    uids.set(uid, mapped);
  }
  if (mapped !== uid) job.uids.push([uid, mapped]);
  return mapped;
}

/** The last net: nothing kept still holds one of the file's own identifiers. */
function catchKeptText(job: Job, known: KnownIdentifiers): void {
  const { file, rows } = job;
  const { matcher, nets } = known;
  const cleansMeanings = job.engine.profile.options.has('clean-descriptors');
  for (const row of job.keptText) {
    const element = rows[row]!;
    const { tag, valueStart, valueEnd } = element;
    if (cleansMeanings && tag === CODE_MEANING && isLocalMeaning(file, row)) {
      change(job, row, LOCAL_MEANING, known);
      continue;
    }
    const vr = effectiveVr(tag, element.vr);
    const isWords = isText(vr);
    // pixels are no hidden label
    if (!isWords && tag >>> 16 === 0x7fe0) continue;
    if (!isWords && valueEnd - valueStart > MAX_NET_BYTES) {
      if (bulkHoldsIdentifier(file, element, matcher))
        job.changes.push({ row, value: undefined, decision: NETTED });
      continue;
    }
    const { window, base } = file.data;
    if (valueStart >= base && valueEnd <= base + window.length) {
      const isSuspect = isWords
        ? matcher.mayOccurIn(window, valueStart - base, valueEnd - base) || mayHoldUid(job, vr, element)
        : hasLetters(window, valueStart - base, valueEnd - base);
      if (!isSuspect) continue;
    }
    const charset = charsetAt(job, row);
    const value = valueText(file, element);
    const outcome = holdsMappedUid(job, vr, value)
      ? NOTHING
      : nets.recall(vr, element, charset, value, () => netText(file, element, vr, charset, matcher));
    if (outcome === 'unchanged') continue;
    job.changes.push({ row, value: outcome === 'removed' ? undefined : outcome, decision: NETTED });
  }
}

/** Shorter ones turn up in any number. */
const MIN_UID_CHARACTERS = 10;

function mayHoldUid(job: Job, vr: VrCode, { valueStart, valueEnd }: Element): boolean {
  return job.uids.length > 0 && FREE_TEXT.has(vr) && valueEnd - valueStart >= MIN_UID_CHARACTERS;
}

/** Whether free text holds a UID that was replaced in this file. */
function holdsMappedUid(job: Job, vr: VrCode, value: string): boolean {
  return (
    FREE_TEXT.has(vr) && job.uids.some(([old]) => old.length >= MIN_UID_CHARACTERS && value.includes(old))
  );
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

/** A kept UID that equals one that was mapped in this file is mapped as well. */
function catchKeptUids(job: Job): void {
  if (job.uids.length === 0) return;
  for (const row of job.keptUids) {
    const value = asciiValue(job.file, job.rows[row]!);
    if (isRegisteredUid(value) && !value.includes('\\')) continue;
    const uids = value.split('\\');
    if (job.uids.some(([old]) => uids.includes(old))) changeUid(job, row, UID_NETTED);
  }
}

const UID_NETTED: Decision = {
  action: { name: 'uid' },
  reason: {
    by: 'default',
    text: 'a UID that is mapped elsewhere in this file',
    clause: 'PS3.15 section E.3.9',
  },
};

/** The new UID of the study, series or instance: mapped exactly when the profile maps the attribute. */
function newUid(job: Job, uid: string, tag: Tag): string | undefined {
  if (uid === '') return undefined;
  const { policy, rows } = job;
  const row = (): number => findRow(rows, tag);
  const decision =
    policy.decideByTag(tag, UI, 'top') ??
    (row() < 0 ? undefined : policy.decide(placeOf(job, row(), 0, rows.length), 'top'));
  // it becomes the name of a folder or file: what is no UID could be any path
  return decision?.action.name === 'keep' && isUid(uid) ? uid : mapUid(job, uid);
}

/** The output of an instance without a UID is named by its bytes. */
function fallbackUid(job: Job): string {
  const head = job.file.file.window.subarray(0, 1 << 20);
  return remapUid(job.engine.key, derive(job.engine.key, 'content', latin1(head)).toString('hex'));
}

function newPatientId(job: Job, facts: FileFacts): readonly [string, string] | undefined {
  const { patientId } = facts;
  if (patientId === undefined || patientId.valueEnd === patientId.valueStart) return undefined;
  const row = job.rows.indexOf(patientId);
  const old = textValues(job.file, patientId, charsetAt(job, row))[0] ?? '';
  const changed = job.changes.find((each) => each.row === row);
  if (changed === undefined) return [old, old];
  return [old, changed.value === undefined ? '' : latin1(changed.value).trim()];
}

function placeOf(job: Job, row: number, from: number, to: number): Place {
  const { file, rows } = job;
  const element = rows[row]!;
  return {
    tag: element.tag,
    vr: effectiveVr(element.tag, element.vr),
    isSequence: element.kind === SEQUENCE,
    path: () =>
      job.path.map((level): Step => {
        const { tag } = rows[level.row]!;
        return { tag, creator: creatorOf(file, tag, level.from, level.to) };
      }),
    creator: () => creatorOf(file, element.tag, from, to),
    valuesOf: (tag) => {
      const found = findRow(rows, tag);
      if (found < 0 || rows[found]!.kind !== VALUE) return undefined;
      const vr = effectiveVr(tag, rows[found]!.vr);
      return isText(vr)
        ? textValues(file, rows[found]!, charsetAt(job, found), vr)
        : numberValues(file, { ...rows[found]!, vr }).map(String);
    },
  };
}

/** The private creator that owns a private element of the level [from, to), trimmed. */
function creatorOf(file: Dicom, tag: Tag, from: number, to: number): string | undefined {
  if (!isPrivate(tag) || (tag & 0xffff) < 0x1000) return undefined;
  const row = findRow(file.elements, creatorTagOf(tag), from, to);
  if (row < 0 || file.elements[row]!.kind !== VALUE) return undefined;
  const creator = asciiValue(file, file.elements[row]!).trim();
  return creator === '' ? undefined : creator;
}
