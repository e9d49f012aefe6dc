import { BIG_ENDIAN, EXPLICIT } from '../dicom/header.ts';
import { type Dicom, readDicom } from '../dicom/read.ts';
import type { Tag } from '../dicom/tag.ts';
import { findRow, latin1, textValues } from '../dicom/value.ts';
import { type Piece, toChunks, writeEdited } from '../dicom/write.ts';
import type { Profile } from '../profile/compile.ts';
import type { Decision } from '../profile/decision.ts';
import { type Applied, applyPlan } from './apply.ts';
import { refuseNamedFrames } from './frame-comments.ts';
import { derive, type ProjectKey } from './key.ts';
import { createKnown } from './known.ts';
import {
  type Change,
  createPlanner,
  type Plan,
  type Planner,
  type Problem,
  SERIES_INSTANCE_UID,
  SOP_INSTANCE_UID,
  STUDY_INSTANCE_UID,
} from './plan.ts';
import { refuseUnsafe, refuseUnseenPixels } from './refuse.ts';
import { requireSealer, type Sealer, sealElements } from './seal.ts';
import { createHeads, type Deeds } from './stamps.ts';
import { createSubjects, type FileFacts, readFacts, type Subject } from './subject.ts';
import { isUid, remapUid } from './uid.ts';
import { createUidMap, type UidMap, type UidPair } from './uid-map.ts';

/** What became of one file. */
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

/** Old and new identifiers of one file, `[old, new]`: confidential. */
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
    seal,
    planOf: createPlanner(profile, observe),
    subjectOf: createSubjects(key),
    known: createKnown(),
    uids: createUidMap(key),
    heads: createHeads(),
    buffer: Buffer.alloc(BUFFER_BYTES),
  };
  return (file) => deidentifyFile(engine, file);
}

interface Engine {
  readonly profile: Profile;
  readonly key: ProjectKey;
  readonly seal: Sealer | undefined;
  readonly planOf: Planner;
  readonly subjectOf: (file: Dicom, facts: FileFacts) => Subject;
  readonly known: ReturnType<typeof createKnown>;
  readonly uids: UidMap;
  readonly heads: ReturnType<typeof createHeads>;
  /** Output bytes of the file under way. */
  readonly buffer: Buffer;
}

const BUFFER_BYTES = 1 << 16;

function deidentifyFile(engine: Engine, file: Dicom): Deidentified {
  const { profile, seal, heads, uids } = engine;
  const facts = readFacts(file);
  refuseUnsafe(file, facts);
  refuseUnseenPixels(file, facts.sopClassUid, profile);
  const subject = engine.subjectOf(file, facts);
  const plan = engine.planOf(file, facts.sopClassUid);
  const known = engine.known(file, plan.identifierRows, {
    subject,
    charset: facts.charset,
    charsetAt: plan.charsetOf,
  });
  refuseNamedFrames(file, known.matcher);
  const cleansMeanings = profile.options.has('clean-descriptors');
  const applied = applyPlan({ file, plan, subject, known, uids, cleansMeanings });

  const mapped = new Map(applied.mapped.map((pair) => [pair.old, pair]));
  // a reference to this very object may be mapped though the object keeps its own UID
  const isKept = (tag: Tag): boolean =>
    plan.keptNames.has(tag) && !applied.changes.some(({ row }) => row === findRow(file.elements, tag));
  const name = (tag: Tag, uid: string): UidPair | undefined =>
    (isKept(tag) ? undefined : mapped.get(uid)) ?? nameOf(engine, plan, tag, uid);
  const study = name(STUDY_INSTANCE_UID, facts.studyUid);
  const series = name(SERIES_INSTANCE_UID, facts.seriesUid);
  const instance = name(SOP_INSTANCE_UID, facts.instanceUid);
  const instanceUid = instance?.fresh ?? fallbackUid(engine, file);
  const deeds: Deeds = {
    profileName: profile.name,
    profileHash: profile.hash,
    basicHeld: applied.basicHeld,
    options: applied.options,
    dates: whatBecameOfDates(plan, applied),
  };
  const encoding = (file.syntax.explicit ? EXPLICIT : 0) | (file.syntax.littleEndian ? 0 : BIG_ENDIAN);
  const sealed =
    seal && plan.toSeal.length > 0 ? [sealElements(file, plan.toSeal, { seal, instance: instanceUid })] : [];
  const pieces = writeEdited(file, applied.changes, {
    head: heads.head(
      mapped.get(facts.sopClassUid)?.fresh ?? facts.sopClassUid,
      instance?.fresh ?? '',
      file.syntax.uid,
    ),
    insert: [...heads.stamps(deeds, encoding), ...sealed],
    buffer: engine.buffer,
  });
  return {
    pieces,
    changes: applied.changes,
    problems: applied.problems,
    deeds,
    patient: subject.pseudonym,
    studyUid: study?.fresh ?? 'no-study-uid',
    seriesUid: series?.fresh ?? 'no-series-uid',
    instanceUid,
    mapping: () => ({
      patientId: newPatientId(file, plan, applied.changes, facts),
      uids: mappingOf([...applied.mapped, study, series, instance]),
    }),
  };
}

/** (0028,0303) goes with the code of the date option, which acts on times of day too (PS3.15 section E.3.6). */
function whatBecameOfDates({ datesKept }: Plan, { datesModified, options }: Applied): Deeds['dates'] {
  if (datesModified || options.has('retain-longitudinal-modified-dates')) return 'MODIFIED';
  return datesKept || options.has('retain-longitudinal-full-dates') ? 'UNMODIFIED' : 'REMOVED';
}

/** A UID that names the output: kept exactly when the profile keeps the attribute. */
function nameOf({ uids }: Engine, { keptNames }: Plan, tag: Tag, uid: string): UidPair | undefined {
  if (uid === '') return undefined;
  // it becomes the name of a folder or file: what is no UID could be any path
  if (keptNames.has(tag) && isUid(uid)) return { old: uid, fresh: uid, value: Buffer.from(uid, 'latin1') };
  return uids.pairOf(uid);
}

function mappingOf(pairs: readonly (UidPair | undefined)[]): Map<string, string> {
  const mapping = new Map<string, string>();
  for (const pair of pairs)
    if (pair !== undefined && pair.old !== pair.fresh) mapping.set(pair.old, pair.fresh);
  return mapping;
}

/** The output of an instance without a UID is named by its bytes. */
function fallbackUid({ key }: Engine, file: Dicom): string {
  const head = file.file.window.subarray(0, 1 << 20);
  return remapUid(key, derive(key, 'content', latin1(head)).toString('hex'));
}

function newPatientId(
  file: Dicom,
  plan: Plan,
  changes: readonly Change[],
  { patientId }: FileFacts,
): readonly [string, string] | undefined {
  if (patientId === undefined || patientId.valueEnd === patientId.valueStart) return undefined;
  const row = file.elements.indexOf(patientId);
  const old = textValues(file, patientId, plan.charsetOf(row))[0] ?? '';
  const changed = changes.find((each) => each.row === row);
  if (changed === undefined) return [old, old];
  return [old, changed.value === undefined ? '' : latin1(changed.value).trim()];
}
