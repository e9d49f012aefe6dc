import type { Charset } from '../dicom/charset.ts';
import { type Dicom, type Element, FRAGMENTS, ITEM_ROW, SEQUENCE, VALUE } from '../dicom/read.ts';
import { creatorTagOf, isPrivate, isPrivateCreator, type Tag } from '../dicom/tag.ts';
import { asciiValue, charsetLookup, findRow, numberValues, textValues, valueBytes } from '../dicom/value.ts';
import { isText, type VrCode, vrCodes } from '../dicom/vr.ts';
import type { Edit } from '../dicom/write.ts';
import { EMPTY, REMOVE, visibleAction } from '../profile/action.ts';
import { type ClassPolicy, effectiveVr, type Profile } from '../profile/compile.ts';
import type { Decision, Place, Step, Surroundings } from '../profile/decision.ts';
import type { OptionName } from '../profile/options.ts';
import { CREATOR } from '../profile/private.ts';
import { collectIdentifierRows } from './known.ts';
import { STAMP_TAGS } from './stamps.ts';

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

/** An element whose new value depends on its old one. */
export interface Planned {
  readonly row: number;
  readonly decision: Decision;
}

/** A kept element that the last net looks at. */
export interface Kept {
  readonly row: number;
  readonly vr: VrCode;
  readonly isText: boolean;
  /** A date that a rule of the profile keeps, though others of the same day go. */
  readonly isOwnDate: boolean;
  /** What an option keeps because it names the institution: its name in other attributes is no reason to take it out here. */
  readonly namesInstitution: boolean;
}

interface KeptUid {
  readonly row: number;
  /** Kept by an option or a rule, and not because nothing is known of the attribute. */
  readonly isChosen: boolean;
}

/**
 * All decisions on one file, by row. They depend on tags, VRs, nesting and on which values are empty, and beyond that
 * only on the `deciding` values: a file of the same layout with the same deciding values has the same plan.
 */
export interface Plan {
  readonly policy: ClassPolicy;
  /** What goes or is emptied whatever its value is, in the order of the rows. */
  readonly fixed: readonly Change[];
  /** What changes with its value, in the order of the rows. */
  readonly toChange: readonly Planned[];
  readonly keptUids: readonly KeptUid[];
  readonly kept: readonly Kept[];
  /** Rows whose values name somebody and do not stay. */
  readonly identifierRows: readonly number[];
  /** Top-level rows whose originals go into the envelope. */
  readonly toSeal: readonly number[];
  readonly problems: readonly Problem[];
  /** Options that have acted whatever the values are. */
  readonly options: ReadonlySet<OptionName>;
  /** Nothing decided so far is weaker than the Basic Profile. */
  readonly basicHeld: boolean;
  readonly datesKept: boolean;
  readonly charsetOf: (row: number) => Charset;
  /** Which of the UIDs that name the output stay, by tag. */
  readonly keptNames: ReadonlySet<Tag>;
  readonly deciding: readonly { readonly row: number; readonly bytes: Uint8Array }[];
}

/** Finds the plan for a file, from the last few when one holds for it. */
export type Planner = (file: Dicom, sopClassUid: string) => Plan;

/** Files of one folder have few layouts; more rows than this are too many to remember. */
const MAX_PLANS = 8;
const MAX_REMEMBERED_ROWS = 1 << 14;

/** @param observe told every decision; then every file is planned anew */
export function createPlanner(
  profile: Profile,
  observe: ((row: number, decision: Decision) => void) | undefined,
): Planner {
  // rows that are read again for a file of the same layout are the same array, see `createReader`
  const plans: { readonly rows: readonly Element[]; readonly plan: Plan }[] = [];
  return (file, sopClassUid) => {
    const policy = profile.forClass(sopClassUid);
    const at = plans.findIndex(({ rows }) => rows === file.elements);
    const known = plans[at]?.plan;
    if (known !== undefined && known.policy === policy && holds(known, file)) return known;
    const plan = planFile(file, policy, observe);
    if (observe === undefined && file.elements.length <= MAX_REMEMBERED_ROWS) {
      if (at >= 0) plans.splice(at, 1);
      plans.unshift({ rows: file.elements, plan });
      plans.length = Math.min(plans.length, MAX_PLANS);
    }
    return plan;
  };
}

function holds({ deciding }: Plan, file: Dicom): boolean {
  return deciding.every(({ row, bytes }) => {
    const { valueStart, valueEnd } = file.elements[row]!;
    if (valueEnd - valueStart !== bytes.length) return false;
    const value = valueBytes(file, file.elements[row]!);
    return bytes.every((byte, at) => byte === value[at]);
  });
}

/** A plan under way. */
interface Draft {
  readonly file: Dicom;
  readonly rows: readonly Element[];
  readonly policy: ClassPolicy;
  readonly observe: ((row: number, decision: Decision) => void) | undefined;
  /** Sequences around the current level, outermost first. */
  readonly path: { readonly row: number; readonly level: Level }[];
  readonly fixed: Change[];
  readonly toChange: Planned[];
  readonly keptUids: KeptUid[];
  readonly kept: Kept[];
  readonly identifierRows: number[];
  readonly toSeal: number[];
  readonly problems: Problem[];
  readonly options: Set<OptionName>;
  /** Rows whose values were asked for. */
  readonly asked: Set<number>;
  readonly charsetOf: (row: number) => Charset;
  basicHeld: boolean;
  datesKept: boolean;
}

/** Rows [from, to) of the top level or of an item. */
interface Level {
  readonly from: number;
  readonly to: number;
  /** Rows of its private creators by tag, found when the first one is asked for. */
  creators: ReadonlyMap<Tag, number> | undefined;
}

const { UI, DA, DT, SQ } = vrCodes('UI', 'DA', 'DT', 'SQ');
export const SOP_INSTANCE_UID: Tag = 0x00080018;
export const STUDY_INSTANCE_UID: Tag = 0x0020000d;
export const SERIES_INSTANCE_UID: Tag = 0x0020000e;
const SPECIFIC_CHARACTER_SET: Tag = 0x00080005;
const NOTHING = new Uint8Array(0);

function planFile(
  file: Dicom,
  policy: ClassPolicy,
  observe: ((row: number, decision: Decision) => void) | undefined,
): Plan {
  const rows = file.elements;
  const draft: Draft = {
    file,
    rows,
    policy,
    observe,
    path: [],
    fixed: [],
    toChange: [],
    keptUids: [],
    kept: [],
    identifierRows: [],
    toSeal: [],
    problems: [],
    options: new Set(),
    asked: new Set(),
    charsetOf: charsetLookup(file),
    basicHeld: true,
    datesKept: false,
  };
  rows.forEach(({ tag }, row) => {
    if (tag === SPECIFIC_CHARACTER_SET) draft.asked.add(row);
  });
  const top: Level = { from: 0, to: rows.length, creators: undefined };
  decideLevel(draft, top, 'top');
  const decided = inRowOrder(draft.fixed);
  const planes = overlayPlanesWithoutData(rows, decided);
  const fixed = inRowOrder([...decided, ...planes]);
  // what goes with its plane is not changed or searched as well: that would bring it back
  const gone = new Set(planes.map(({ row }) => row));
  const without = <T extends { readonly row: number }>(list: readonly T[]): readonly T[] =>
    gone.size === 0 ? list : list.filter(({ row }) => !gone.has(row));
  const keptNames = new Set(
    [SOP_INSTANCE_UID, STUDY_INSTANCE_UID, SERIES_INSTANCE_UID].filter((tag) => {
      const row = findRow(rows, tag);
      const decision =
        policy.decideByTag(tag, UI, 'top') ??
        (row < 0 ? undefined : policy.decide(placeOf(draft, row, top), 'top'));
      return decision?.action.name === 'keep';
    }),
  );
  const deciding = [...draft.asked].map((row) => ({
    row,
    bytes: new Uint8Array(valueBytes(file, rows[row]!)),
  }));
  return {
    ...draft,
    fixed,
    toChange: without(draft.toChange),
    kept: without(draft.kept),
    deciding,
    keptNames,
  };
}

/** Decides on the rows of one level. */
function decideLevel(draft: Draft, level: Level, surroundings: Surroundings): void {
  const { rows, policy, path } = draft;
  let creators: number[] | undefined;
  let blocks: Set<Tag> | undefined;
  for (let row = level.from; row < level.to; row = rows[row]!.next) {
    const element = rows[row]!;
    if (element.kind === ITEM_ROW) {
      const item = { from: row + 1, to: element.next, creators: undefined };
      decideLevel(draft, item, surroundings === 'top' ? 'nested' : surroundings);
      continue;
    }
    if (element.depth === 0 && STAMP_TAGS.has(element.tag)) {
      draft.fixed.push({ row, value: undefined, decision: STAMPED });
      continue;
    }
    const decision =
      policy.decideByTag(element.tag, element.vr, surroundings) ??
      policy.decide(placeOf(draft, row, level), surroundings);
    draft.observe?.(row, decision);
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
    if (decision.action.name === 'encrypt') draft.toSeal.push(path[0]?.row ?? row);
    if (element.kind === SEQUENCE && goesInto(decision)) {
      noteDecision(draft, element, decision);
      path.push({ row, level });
      decideLevel(
        draft,
        { from: row + 1, to: element.next, creators: undefined },
        decision.inside ?? surroundings,
      );
      path.pop();
    } else {
      planElement(draft, row, isUnreadable(element) ? withoutItems(draft, row, decision) : decision);
    }
  }
  // a private creator whose block is empty now goes as well
  for (const row of creators ?? []) {
    if (blocks?.has(rows[row]!.tag)) draft.kept.push(keptOf(rows, row));
    else draft.fixed.push({ row, value: undefined, decision: CREATOR_REMOVED });
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

function withoutItems(draft: Draft, row: number, decision: Decision): Decision {
  if (!goesInto(decision)) return decision;
  const text = 'expected the items of a sequence (PS3.5 section 7.5), found other bytes; they were taken out';
  draft.problems.push({ row, tag: draft.rows[row]!.tag, text });
  return {
    action: EMPTY,
    reason: { by: 'structure', text: 'a sequence whose items cannot be read', clause: 'PS3.5 section 7.5' },
  };
}

function noteDecision(draft: Draft, element: Element, decision: Decision): void {
  // an option has acted when there was something to act on
  if (decision.reason.option !== undefined && element.valueEnd > element.valueStart)
    draft.options.add(decision.reason.option);
  if (decision.weakens) draft.basicHeld = false;
}

/** A value, fragments, or a sequence that goes as a whole. */
function planElement(draft: Draft, row: number, decision: Decision): void {
  const { rows } = draft;
  const element = rows[row]!;
  const name = visibleAction(decision.action);
  const isEmpty = element.valueEnd === element.valueStart;
  const isForLater = !isEmpty && !AT_ONCE.has(name);
  // what is changed later is noted when the change has worked
  if (!isForLater) noteDecision(draft, element, decision);
  if (name === 'keep') {
    if (element.kind === VALUE && !isEmpty) planKept(draft, row, decision);
    return;
  }
  if (isEmpty && name !== 'remove') return;
  collectIdentifierRows(rows, row, draft.identifierRows);
  if (name === 'remove') draft.fixed.push({ row, value: undefined, decision });
  else if (name === 'empty' && !isSealedUid(element, decision))
    draft.fixed.push({ row, value: NOTHING, decision });
  else draft.toChange.push({ row, decision });
}

/** An object whose UIDs are empty is none: a UID whose original is encrypted gets a new one. */
function isSealedUid({ tag, vr }: Element, { action }: Decision): boolean {
  return action.name === 'encrypt' && effectiveVr(tag, vr) === UI;
}

/** UIDs are replaced whatever they are, so their option has acted. */
const AT_ONCE: ReadonlySet<string> = new Set(['keep', 'remove', 'empty', 'uid']);

function planKept(draft: Draft, row: number, decision: Decision): void {
  const { tag, vr: written } = draft.rows[row]!;
  const vr = decision.readAs ?? effectiveVr(tag, written);
  const { by, option } = decision.reason;
  if (vr === UI) draft.keptUids.push({ row, isChosen: by === 'option' || by === 'rule' });
  const isDate = vr === DA || vr === DT;
  if (isDate) draft.datesKept = true;
  draft.kept.push({
    ...keptOf(draft.rows, row),
    isOwnDate: isDate && by === 'rule',
    namesInstitution: option === 'retain-institution-identity',
  });
}

function keptOf(rows: readonly Element[], row: number): Kept {
  const vr = effectiveVr(rows[row]!.tag, rows[row]!.vr);
  return { row, vr, isText: isText(vr), isOwnDate: false, namesInstitution: false };
}

/** In the order of their rows, at most one a row: where several change a row, the last one counts. */
export function inRowOrder(changes: readonly Change[]): readonly Change[] {
  // the sort is stable: of two changes of a row the last one stays last
  const sorted = [...changes].sort((a, b) => a.row - b.row);
  return sorted.filter((each, index) => sorted[index + 1]?.row !== each.row);
}

/** Two lists in row order as one; where both change a row, `later` counts. */
export function mergeRows(fixed: readonly Change[], later: readonly Change[]): readonly Change[] {
  const changes: Change[] = [];
  let at = 0;
  for (const each of later) {
    while (at < fixed.length && fixed[at]!.row < each.row) changes.push(fixed[at++]!);
    if (at < fixed.length && fixed[at]!.row === each.row) at++;
    changes.push(each);
  }
  while (at < fixed.length) changes.push(fixed[at++]!);
  return changes;
}

/**
 * Without its data an overlay plane is none: what describes it goes as well, its label and description among it.
 * Only for Overlay Comments (60xx,4000) the table has a decision of its own.
 *
 * @param changes among which data of overlays may be removed
 */
export function overlayPlanesWithoutData(rows: readonly Element[], changes: readonly Change[]): Change[] {
  const planes: Change[] = [];
  for (const { row, value } of changes) {
    const { tag, depth } = rows[row]!;
    if (value !== undefined || (tag & 0xff01ffff) !== 0x60003000) continue;
    const isPart = (each: Element | undefined): boolean =>
      each !== undefined && each.depth === depth && each.tag >>> 16 === tag >>> 16;
    const drop = (each: number): void => {
      if ((rows[each]!.tag & 0xffff) !== 0x4000)
        planes.push({ row: each, value: undefined, decision: OVERLAY_PLANE });
    };
    for (let each = row - 1; isPart(rows[each]); each--) drop(each);
    for (let each = row + 1; isPart(rows[each]); each++) drop(each);
  }
  return planes;
}

const OVERLAY_PLANE: Decision = {
  action: REMOVE,
  reason: {
    by: 'structure',
    text: 'describes an overlay whose data is removed',
    clause: 'PS3.3 section C.9.2',
  },
};

function placeOf(draft: Draft, row: number, level: Level): Place {
  const { file, rows } = draft;
  const element = rows[row]!;
  return {
    tag: element.tag,
    vr: effectiveVr(element.tag, element.vr),
    isSequence: element.kind === SEQUENCE,
    path: () =>
      draft.path.map((each): Step => {
        const { tag } = rows[each.row]!;
        return { tag, creator: creatorOf(draft, tag, each.level) };
      }),
    creator: () => creatorOf(draft, element.tag, level),
    valuesOf: (tag) => {
      const found = findRow(rows, tag);
      if (found < 0 || rows[found]!.kind !== VALUE) return undefined;
      draft.asked.add(found);
      const vr = effectiveVr(tag, rows[found]!.vr);
      return isText(vr)
        ? textValues(file, rows[found]!, draft.charsetOf(found), vr)
        : numberValues(file, { ...rows[found]!, vr }).map(String);
    },
  };
}

/** The private creator that owns a private element of a level, trimmed. */
function creatorOf(draft: Draft, tag: Tag, level: Level): string | undefined {
  if (!isPrivate(tag) || (tag & 0xffff) < 0x1000) return undefined;
  level.creators ??= findCreators(draft.rows, level);
  const row = level.creators.get(creatorTagOf(tag));
  if (row === undefined || draft.rows[row]!.kind !== VALUE) return undefined;
  draft.asked.add(row);
  const creator = asciiValue(draft.file, draft.rows[row]!).trim();
  return creator === '' ? undefined : creator;
}

function findCreators(rows: readonly Element[], { from, to }: Level): ReadonlyMap<Tag, number> {
  const creators = new Map<Tag, number>();
  for (let row = from; row < to; row = rows[row]!.next) {
    const { tag } = rows[row]!;
    if (isPrivateCreator(tag) && !creators.has(tag)) creators.set(tag, row);
  }
  return creators;
}
