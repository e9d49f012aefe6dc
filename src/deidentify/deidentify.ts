import { type Charset, DEFAULT_CHARSET } from '../dicom/charset.ts';
import { BIG_ENDIAN, type Dicom, type Element, EXPLICIT, ITEM_ROW, readDicom, SEQUENCE, VALUE } from '../dicom/read.ts';
import { creatorTagOf, isPrivate, type Tag } from '../dicom/tag.ts';
import { asciiValue, charsetLookup, findRow, latin1, textValues, valueBytes } from '../dicom/value.ts';
import { isText, type VrCode, vrCode } from '../dicom/vr.ts';
import { type Edit, type Piece, toChunks, writeEdited } from '../dicom/write.ts';
import { REMOVE } from '../profile/action.ts';
import { type ClassPolicy, CREATOR, effectiveVr, type Profile } from '../profile/compile.ts';
import type { Decision, Place, Step, Surroundings } from '../profile/decision.ts';
import type { OptionName } from '../profile/options.ts';
import { changeValue, type Subject } from './change.ts';
import { offsetDaysOf } from './dates.ts';
import { createMatcher, type Identifier, type IdentifierMatcher } from './identifiers.ts';
import { identifierKindOf, type PatientAttributes, patientIdentity } from './identity.ts';
import { derive, type ProjectKey } from './key.ts';
import { netText } from './net.ts';
import { pseudonymOf } from './pseudonym.ts';
import { refuseUnsafe, refuseUnseenPixels } from './refuse.ts';
import { type Deeds, freshHead, STAMP_TAGS, stampElements } from './stamps.ts';
import { remapUid } from './uid.ts';

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
  /** Confidential: old and new of what was mapped in this file. */
  readonly mapping: Mapping;
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
 * @throws DeidError when the file cannot be read (see `readDicom`) or not de-identified safely: E_DICOMDIR,
 * E_ENCAPSULATED_DOCUMENT, E_VIDEO, E_PIXELS
 * @see PS3.15 section E.1.1
 * @example
 * const { chunks, changes } = deidentify(readFileSync('in.dcm'), builtinProfile('basic'), readKeyFile('project.key'))
 */
export function deidentify(
  file: Uint8Array,
  profile: Profile,
  key: ProjectKey,
): Deidentified & { readonly chunks: readonly Uint8Array[]; readonly file: Dicom } {
  const dicom = readDicom(file);
  const result = createDeidentifier(profile, key)(dicom);
  return { ...result, file: dicom, chunks: toChunks(result.pieces, dicom.file) };
}

/**
 * The same for many files: keeps the hashes of UIDs and the search for identifiers that files of a study share.
 *
 * @param observe told every decision, also to keep
 */
export function createDeidentifier(
  profile: Profile,
  key: ProjectKey,
  observe?: (row: number, decision: Decision) => void,
): Deidentifier {
  const engine: Engine = { profile, key, observe, uids: new Map(), patients: new Map(), matchers: new Map() };
  return (file) => deidentifyFile(engine, file);
}

interface Engine {
  readonly profile: Profile;
  readonly key: ProjectKey;
  readonly observe: ((row: number, decision: Decision) => void) | undefined;
  readonly uids: Map<string, string>;
  readonly patients: Map<string, { readonly pseudonym: string; readonly offsetDays: number }>;
  readonly matchers: Map<string, IdentifierMatcher>;
}

/** Caches only save time: emptied when full, so that memory does not grow with the number of files. */
const MAX_UIDS = 1 << 16;
const MAX_MATCHERS = 64;

/** The work on one file. */
interface Job {
  readonly engine: Engine;
  readonly file: Dicom;
  readonly rows: readonly Element[];
  readonly policy: ClassPolicy;
  readonly subject: Subject;
  readonly changes: Change[];
  readonly problems: Problem[];
  readonly uids: Map<string, string>;
  readonly options: Set<OptionName>;
  /** Sequences around the current level, outermost first, each with the rows [from, to) of its own level. */
  readonly path: { readonly row: number; readonly from: number; readonly to: number }[];
  /** Rows to come back to when all identifiers are known. */
  readonly keptText: number[];
  readonly keptUids: number[];
  readonly toClean: { readonly row: number; readonly decision: Decision }[];
  readonly identifierRows: number[];
  charsetOf: ((row: number) => Charset) | undefined;
  basicHeld: boolean;
  datesKept: boolean;
  datesShifted: boolean;
}

const [UI, DA, DT, TM, UN, OB] = ['UI', 'DA', 'DT', 'TM', 'UN', 'OB'].map(vrCode) as [
  VrCode, VrCode, VrCode, VrCode, VrCode, VrCode,
];
/** An opaque value above this is bulk data, not a hidden label. */
const MAX_NET_BYTES = 1 << 16;

function deidentifyFile(engine: Engine, file: Dicom): Deidentified {
  const top = readTop(file);
  refuseUnsafe(file, top.sopClassUid);
  refuseUnseenPixels(file, top.sopClassUid, engine.profile);
  const identity = patientIdentity(top);
  const patient = patientOf(engine, identity);
  const job: Job = {
    engine,
    file,
    rows: file.elements,
    policy: engine.profile.forClass(top.sopClassUid),
    subject: { key: engine.key, identity, issuer: top.issuer, offsetDays: patient.offsetDays },
    changes: [],
    problems: [],
    uids: new Map(),
    options: new Set(),
    path: [],
    keptText: [],
    keptUids: [],
    toClean: [],
    identifierRows: [],
    charsetOf: undefined,
    basicHeld: true,
    datesKept: false,
    datesShifted: false,
  };
  decideLevel(job, 0, file.elements.length, 'top');
  const decided = job.changes.length;
  const matcher = matcherOf(job);
  for (const { row, decision } of job.toClean) change(job, row, decision, matcher);
  catchKeptUids(job);
  if (matcher) catchKeptText(job, matcher);
  if (job.changes.length > decided) job.changes.sort((a, b) => a.row - b.row);

  const instanceUid = newUid(job, top.instanceUid, 0x00080018);
  const deeds: Deeds = {
    profileName: engine.profile.name,
    profileHash: engine.profile.hash,
    basicHeld: job.basicHeld,
    options: job.options,
    dates: job.datesShifted ? 'MODIFIED' : job.datesKept ? 'UNMODIFIED' : 'REMOVED',
  };
  const encoding = (file.syntax.explicit ? EXPLICIT : 0) | (file.syntax.littleEndian ? 0 : BIG_ENDIAN);
  const pieces = writeEdited(file, job.changes, {
    head: freshHead(top.sopClassUid, instanceUid ?? '', file.syntax.uid),
    insert: stampElements(deeds, encoding),
  });
  return {
    pieces,
    changes: job.changes,
    problems: job.problems,
    deeds,
    patient: patient.pseudonym,
    studyUid: newUid(job, top.studyUid, 0x0020000d) ?? 'no-study-uid',
    seriesUid: newUid(job, top.seriesUid, 0x0020000e) ?? 'no-series-uid',
    instanceUid: instanceUid ?? fallbackUid(job),
    mapping: { patientId: newPatientId(job, top), uids: job.uids },
  };
}

interface Top extends PatientAttributes {
  readonly sopClassUid: string;
  readonly instanceUid: string;
  readonly seriesUid: string;
  readonly charset: Charset;
}

/** What the file says of itself, from the few top-level elements that matter. */
function readTop(file: Dicom): Top {
  const rows = file.elements;
  const found = new Map<Tag, Element>();
  for (let row = 0; row < rows.length; row = rows[row]!.next) {
    const element = rows[row]!;
    // a tag that stands twice counts by its first appearance, as dcmtk reads it
    if (TOP_TAGS.has(element.tag) && !found.has(element.tag)) found.set(element.tag, element);
    if (element.tag > 0x0020000e) break;
  }
  const charset = found.has(0x00080005) ? charsetLookup(file)(0) : DEFAULT_CHARSET;
  const ascii = (tag: Tag): string => {
    const element = found.get(tag);
    return element === undefined || element.kind !== VALUE ? '' : asciiValue(file, element).trim();
  };
  const text = (tag: Tag): string => {
    const element = found.get(tag);
    return element === undefined || element.kind !== VALUE ? '' : (textValues(file, element, charset)[0] ?? '');
  };
  const metaClass = file.meta.find((element) => element.tag === 0x00020002);
  const metaInstance = file.meta.find((element) => element.tag === 0x00020003);
  return {
    charset,
    sopClassUid: ascii(0x00080016) || (metaClass ? asciiOf(file, metaClass) : ''),
    instanceUid: ascii(0x00080018) || (metaInstance ? asciiOf(file, metaInstance) : ''),
    studyUid: ascii(0x0020000d),
    seriesUid: ascii(0x0020000e),
    patientId: text(0x00100020),
    issuer: text(0x00100021),
    name: text(0x00100010),
    birthDate: text(0x00100030),
  };
}

const TOP_TAGS: ReadonlySet<Tag> = new Set([
  0x00080005, 0x00080016, 0x00080018, 0x00100010, 0x00100020, 0x00100021, 0x00100030, 0x0020000d, 0x0020000e,
]);

function asciiOf(file: Dicom, meta: Element): string {
  return asciiValue({ ...file, data: file.file }, meta).trim();
}

function patientOf(engine: Engine, identity: string): { pseudonym: string; offsetDays: number } {
  let patient = engine.patients.get(identity);
  if (patient === undefined) {
    if (engine.patients.size >= MAX_UIDS) engine.patients.clear();
    patient = {
      pseudonym: pseudonymOf(engine.key, 'patient', identity, { prefix: 'P', width: 12 }),
      offsetDays: offsetDaysOf(engine.key, identity),
    };
    engine.patients.set(identity, patient);
  }
  return patient;
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
      if (decision === CREATOR) {
        creators ??= [];
        creators.push(row);
        continue;
      }
      if (decision.action.name !== 'remove') {
        blocks ??= new Set();
        blocks.add(creatorTagOf(element.tag));
      }
    }
    if (element.kind === SEQUENCE && goesInto(decision)) {
      noteDecision(job, decision);
      job.path.push({ row, from, to });
      decideLevel(job, row + 1, element.next, decision.inside ?? surroundings);
      job.path.pop();
    } else {
      apply(job, row, element, decision);
    }
  }
  // a private creator whose block is empty now goes as well
  for (const row of creators ?? []) {
    if (blocks?.has(rows[row]!.tag)) job.keptText.push(row);
    else job.changes.push({ row, value: undefined, decision: CREATOR_REMOVED });
  }
  if (creators) job.changes.sort((a, b) => a.row - b.row);
}

const STAMPED: Decision = {
  action: REMOVE,
  reason: { by: 'structure', text: 'replaced by what was done now', clause: 'PS3.15 section E.1.1' },
};
const CREATOR_REMOVED: Decision = {
  action: REMOVE,
  reason: { by: 'structure', text: 'private creator of attributes that are all removed', clause: 'PS3.5 section 7.8.1' },
};

/** Every action but these two is about what is inside a sequence. */
function goesInto(decision: Decision): boolean {
  return decision.action.name !== 'remove' && decision.action.name !== 'empty';
}

function noteDecision(job: Job, decision: Decision): void {
  if (decision.reason.option !== undefined) job.options.add(decision.reason.option);
  if (decision.weakens) job.basicHeld = false;
}

/** A value, fragments, or a sequence that goes as a whole. */
function apply(job: Job, row: number, element: Element, decision: Decision): void {
  const { name } = decision.action;
  const isEmpty = element.valueEnd === element.valueStart;
  noteDecision(job, decision);
  if (name === 'keep') {
    if (element.kind === VALUE && !isEmpty) keep(job, row, element);
    return;
  }
  collectIdentifiers(job, row, element);
  if (name === 'remove') job.changes.push({ row, value: undefined, decision });
  else if (isEmpty) return;
  else if (name === 'clean') job.toClean.push({ row, decision });
  else change(job, row, decision, undefined);
}

function keep(job: Job, row: number, element: Element): void {
  const vr = effectiveVr(element.tag, element.vr);
  if (vr === UI) job.keptUids.push(row);
  else if (vr === DA || vr === DT) job.datesKept = true;
  else if (vr === TM) return;
  else if (isText(vr) || vr === UN || vr === OB) job.keptText.push(row);
}

/** Remembers what identifies in an element that does not stay, and in everything inside it. */
function collectIdentifiers(job: Job, row: number, element: Element): void {
  for (let each = row; each < element.next; each++) {
    const { tag, vr, kind, valueStart, valueEnd } = job.rows[each]!;
    if (kind === VALUE && valueEnd > valueStart && identifierKindOf(tag, effectiveVr(tag, vr))) {
      job.identifierRows.push(each);
    }
  }
}

/** Changes one value and records it; an unchanged one is no change. */
function change(job: Job, row: number, decision: Decision, matcher: IdentifierMatcher | undefined): void {
  const element = job.rows[row]!;
  const vr = effectiveVr(element.tag, element.vr);
  const outcome = changeValue(decision, {
    file: job.file,
    element,
    vr,
    subject: job.subject,
    charset: () => charsetAt(job, row),
    mapUid: (uid) => mapUid(job, uid),
    matcher: matcher ?? NO_IDENTIFIERS,
  });
  if (outcome.problem !== undefined) job.problems.push({ row, tag: element.tag, text: outcome.problem });
  if (decision.action.name === 'shift' && (vr === DA || vr === DT)) job.datesShifted = true;
  if (outcome.kind === 'same') return;
  job.changes.push({ row, value: outcome.kind === 'removed' ? undefined : outcome.value, decision });
}

const NO_IDENTIFIERS: IdentifierMatcher = { mayOccurIn: () => false, find: () => [] };

function charsetAt(job: Job, row: number): Charset {
  job.charsetOf ??= charsetLookup(job.file);
  return job.charsetOf(row);
}

function mapUid(job: Job, uid: string): string {
  const { uids } = job.engine;
  let mapped = uids.get(uid);
  if (mapped === undefined) {
    if (uids.size >= MAX_UIDS) uids.clear();
    mapped = remapUid(job.engine.key, uid);
    uids.set(uid, mapped);
  }
  if (mapped !== uid) job.uids.set(uid, mapped);
  return mapped;
}

/** The matcher for the identifiers of this file; files of one study usually share it. */
function matcherOf(job: Job): IdentifierMatcher | undefined {
  const { identifierRows, file, rows } = job;
  if (identifierRows.length === 0) return undefined;
  let signature = '';
  for (const row of identifierRows) signature += `${rows[row]!.tag}:${latin1(valueBytes(file, rows[row]!))}\n`;
  const { matchers } = job.engine;
  let matcher = matchers.get(signature);
  if (matcher === undefined) {
    const identifiers: Identifier[] = [];
    for (const row of identifierRows) {
      const { tag, vr } = rows[row]!;
      const kind = identifierKindOf(tag, effectiveVr(tag, vr))!;
      for (const text of textValues(file, rows[row]!, charsetAt(job, row), effectiveVr(tag, vr))) {
        if (text !== '') identifiers.push({ kind, text });
      }
    }
    matcher = createMatcher(identifiers);
    if (matchers.size >= MAX_MATCHERS) matchers.clear();
    matchers.set(signature, matcher);
  }
  return matcher;
}

/** The last net: no kept text still holds one of the file's own identifiers. */
function catchKeptText(job: Job, matcher: IdentifierMatcher): void {
  const { window, base } = job.file.data;
  for (const row of job.keptText) {
    const element = job.rows[row]!;
    const { valueStart, valueEnd } = element;
    const vr = effectiveVr(element.tag, element.vr);
    if (!isText(vr) && valueEnd - valueStart > MAX_NET_BYTES) continue;
    if (base === 0 && valueEnd <= window.length) {
      if (!matcher.mayOccurIn(window, valueStart, valueEnd)) continue;
    }
    const value = netText(job.file, element, vr, charsetAt(job, row), matcher);
    if (value === 'unchanged') continue;
    job.changes.push({ row, value: value === 'removed' ? undefined : value, decision: NETTED });
  }
}

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
  if (job.uids.size === 0) return;
  for (const row of job.keptUids) {
    const uids = asciiValue(job.file, job.rows[row]!).split('\\');
    if (uids.some((uid) => job.uids.has(uid))) change(job, row, UID_NETTED, undefined);
  }
}

const UID_NETTED: Decision = {
  action: { name: 'uid' },
  reason: { by: 'default', text: 'a UID that is mapped elsewhere in this file', clause: 'PS3.15 section E.3.9' },
};

/** The new UID of the study, series or instance: mapped exactly when the profile maps the attribute. */
function newUid(job: Job, uid: string, tag: Tag): string | undefined {
  if (uid === '') return undefined;
  const decision = job.policy.decideByTag(tag, UI, 'top');
  return decision?.action.name === 'keep' ? uid : mapUid(job, uid);
}

/** The output of an instance without a UID is named by its bytes. */
function fallbackUid(job: Job): string {
  const head = job.file.file.window.subarray(0, 1 << 20);
  return remapUid(job.engine.key, derive(job.engine.key, 'content', latin1(head)).toString('hex'));
}

function newPatientId(job: Job, top: Top): readonly [string, string] | undefined {
  if (top.patientId === '') return undefined;
  const row = findRow(job.rows, 0x00100020);
  const changed = job.changes.find((each) => each.row === row);
  if (changed === undefined) return [top.patientId, top.patientId];
  return [top.patientId, changed.value === undefined ? '' : latin1(changed.value)];
}

function placeOf(job: Job, row: number, from: number, to: number): Place {
  const { file, rows } = job;
  const element = rows[row]!;
  return {
    tag: element.tag,
    vr: effectiveVr(element.tag, element.vr),
    path: () =>
      job.path.map((level): Step => {
        const { tag } = rows[level.row]!;
        return { tag, creator: creatorOf(file, tag, level.from, level.to) };
      }),
    creator: () => creatorOf(file, element.tag, from, to),
    valuesOf: (tag) => {
      const found = findRow(rows, tag);
      return found < 0 ? undefined : textValues(file, rows[found]!, charsetAt(job, found));
    },
  };
}

/** The private creator that owns a private element of the level [from, to), trimmed. */
function creatorOf(file: Dicom, tag: Tag, from: number, to: number): string | undefined {
  if (!isPrivate(tag) || (tag & 0xffff) < 0x1000) return undefined;
  const row = findRow(file.elements, creatorTagOf(tag), from, to);
  if (row < 0) return undefined;
  const creator = asciiValue(file, file.elements[row]!).trim();
  return creator === '' ? undefined : creator;
}

