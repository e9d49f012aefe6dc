import { lookupTag } from '../dicom/dictionary.ts';
import { formatTag, groupOf, isPrivate, type Tag } from '../dicom/tag.ts';
import type { Action, ActionName } from './action.ts';
import { dictionaryTags, type Sample, samplePlace } from './attributes.ts';
import type { ClassPolicy, Profile } from './compile.ts';
import type { Decision, Step, Surroundings } from './decision.ts';
import type { Rule } from './definition.ts';
import { isOurs } from './lint-draft.ts';
import type { StepPattern } from './selector.ts';
import { tableRows } from './table.ts';

/** How the second of two profiles treats an attribute, seen from the first. */
export type Change = 'more' | 'less' | 'other';

/** What one profile does with an attribute, and why. */
export interface Side {
  readonly action: ActionName;
  /** With what the action is given, such as `generalize age 5`. */
  readonly what: string;
  /** In a few words: `rule 3`, `table X/Z`, an option. */
  readonly by: string;
  /** In a sentence. */
  readonly why: string;
  readonly clause: string;
}

/** An attribute about which two profiles differ. */
export interface DiffRow {
  /** Keyword, or the selector of a rule. */
  readonly attribute: string;
  readonly tag: string;
  /** Only in files with these values: `Modality CT`. */
  readonly when: string | undefined;
  readonly change: Change;
  readonly a: Side;
  readonly b: Side;
}

/** Attributes that neither the table nor a rule names and that two profiles treat in the same two ways. */
export interface DiffGroup {
  /** Only in files with these values. */
  readonly when: string | undefined;
  readonly change: Change;
  readonly a: Side;
  readonly b: Side;
  readonly attributes: readonly string[];
}

export interface ProfileDiff {
  readonly a: string;
  readonly b: string;
  readonly sopClassUid: string | undefined;
  /** Rows of Table E.1-1 and attributes that a rule names. */
  readonly rows: readonly DiffRow[];
  /** All other attributes of PS3.6. */
  readonly others: readonly DiffGroup[];
  /** Of the attributes in `rows`, for a file in which no condition of a rule holds. */
  readonly counts: Readonly<Record<Change | 'same', number>>;
}

/**
 * What changes for which attribute from profile `a` to profile `b`: every row of Table E.1-1 and every attribute that
 * a rule of either names, and in groups the rest of PS3.6. Attributes are looked at where the selector of a rule puts
 * them, else at the top level of a file.
 *
 * @param options.sopClassUid settles compound codes by the Types of this class. Default: Types are not known
 * @example diffProfiles(builtinProfile('basic'), builtinProfile('research')).counts.more > 100 // => true
 */
export function diffProfiles(
  a: Profile,
  b: Profile,
  options: { readonly sopClassUid?: string | undefined } = {},
): ProfileDiff {
  const { sopClassUid } = options;
  const policies = [a.forClass(sopClassUid ?? ''), b.forClass(sopClassUid ?? '')] as const;
  const rules = [...a.definition.rules, ...b.definition.rules];
  const scenes = scenesOf(rules, sopClassUid);
  const rows: DiffRow[] = [];
  let same = 0;
  const listed = listedAttributes(rules);
  for (const { attribute, sample } of listed) {
    const plain = compare(policies, { ...sample, values: scenes[0]!.values });
    if (plain === undefined) same++;
    const known = new Set([JSON.stringify(plain)]);
    for (const scene of scenes) {
      const found = scene === scenes[0] ? plain : compare(policies, { ...sample, values: scene.values });
      const isKnown = scene !== scenes[0] && known.has(JSON.stringify(found));
      known.add(JSON.stringify(found));
      if (found === undefined || isKnown) continue;
      rows.push({ attribute, tag: tagText(sample), when: scene.text, ...found });
    }
  }
  const named = new Set(listed.map(({ sample }) => sample.tag));
  const others = groupOthers(
    policies,
    dictionaryTags().filter((tag) => !named.has(tag) && !isOurs(tag) && groupOf(tag) >= FIRST_GROUP),
    scenes,
  );
  const count = (change: Change): number =>
    rows.filter((row) => row.change === change && row.when === undefined).length;
  return {
    a: a.name,
    b: b.name,
    sopClassUid,
    rows,
    others,
    counts: { more: count('more'), less: count('less'), other: count('other'), same },
  };
}

/** An action with what it is given, in a few words. */
export function describeAction(action: Action): string {
  switch (action.name) {
    case 'replace':
      return `replace "${action.value}"`;
    case 'pseudonym':
      return `pseudonym ${action.prefix} ${action.width}`;
    case 'noise':
      return `noise ${action.bound}${action.unit === 'percent' ? ' %' : ''}`;
    case 'encrypt':
      return `encrypt, ${action.then}`;
    case 'clean':
      return action.style === 'auto' ? 'clean' : `clean ${action.style}`;
    case 'generalize': {
      const { to } = action;
      if (to.kind === 'age') return `generalize age ${to.width}, cap ${to.cap}`;
      return `generalize ${to.kind} ${to.kind === 'date' ? to.period : to.kind === 'postcode' ? to.digits : to.step}`;
    }
    default:
      return action.name;
  }
}

/** Lower ones are of commands, file meta information and media directories. */
const FIRST_GROUP = 8;

interface Scene {
  readonly text: string | undefined;
  readonly values: ReadonlyMap<Tag, readonly string[]>;
}

const SOP_CLASS_UID: Tag = 0x00080016;
/** More different conditions than these are not tried. */
const MAX_SCENES = 50;

/** A file for which no `when` holds, and one for each `when` that a rule has. */
function scenesOf(rules: readonly Rule[], sopClassUid: string | undefined): Scene[] {
  const base: readonly (readonly [Tag, readonly string[]])[] =
    sopClassUid === undefined ? [] : [[SOP_CLASS_UID, [sopClassUid]]];
  const scenes = new Map<string, Scene>();
  for (const { when } of rules) {
    if (when.length === 0 || scenes.size >= MAX_SCENES) continue;
    const text = when.map(({ keyword, values }) => `${keyword} ${values[0]}`).join(', ');
    scenes.set(text, {
      text,
      values: new Map([...base, ...when.map(({ tag, values }) => [tag, [values[0]!]] as const)]),
    });
  }
  return [{ text: undefined, values: new Map(base) }, ...scenes.values()];
}

interface Listed {
  readonly attribute: string;
  readonly sample: Sample;
}

/** One tag of each row of the table that stands for many. */
const MANY: Readonly<Record<string, readonly [Tag, string]>> = {
  '(50XX,XXXX)': [0x50003000, '(50xx,xxxx) curves'],
  '(60XX,3000)': [0x60003000, '(60xx,3000) OverlayData'],
  '(60XX,4000)': [0x60004000, '(60xx,4000) OverlayComments'],
};
/** The row of private attributes is three cases. */
const PRIVATE_CASES: readonly Listed[] = [
  { attribute: 'private, listed as safe', sample: { tag: 0x0019100c, creator: 'SIEMENS MR HEADER' } },
  { attribute: 'private, not listed', sample: { tag: 0x00191001, creator: 'NOT LISTED' } },
  { attribute: 'private, no creator', sample: { tag: 0x00191001 } },
];

function listedAttributes(rules: readonly Rule[]): Listed[] {
  const listed = new Map<string, Listed>();
  const add = (each: Listed): void => {
    const { tag, creator = '', path = [], vr = '' } = each.sample;
    listed.set(`${tag} ${creator} ${vr} ${JSON.stringify(path)}`, each);
  };
  for (const row of tableRows()) {
    const many = MANY[row.selector];
    if (row.tag !== undefined) add({ attribute: nameOf(row.tag), sample: { tag: row.tag } });
    else if (many !== undefined) add({ attribute: many[1], sample: { tag: many[0] } });
  }
  for (const each of PRIVATE_CASES) add(each);
  for (const { select } of rules) {
    const steps = select.steps.flatMap(stepOf);
    const [last, pattern] = [steps.at(-1), select.steps.at(-1)];
    if (last === undefined || isOurs(last.tag) || (pattern?.kind !== 'tag' && pattern?.kind !== 'private'))
      continue;
    const isOne = pattern.kind === 'tag' && pattern.mask === 0xffffffff && !isPrivate(last.tag);
    const isPlain = isOne && steps.length === 1 && select.vr === undefined;
    add({
      attribute: isPlain ? nameOf(last.tag) : select.text,
      sample: { ...last, path: steps.slice(0, -1), vr: select.vr },
    });
  }
  return [...listed.values()];
}

function stepOf(pattern: StepPattern): Step[] {
  switch (pattern.kind) {
    case 'tag':
      return [{ tag: pattern.tag, creator: undefined }];
    case 'private':
      return [{ tag: pattern.group * 0x10000 + 0x1000 + pattern.element, creator: pattern.creator }];
    case 'one':
      // a sequence that is in no dictionary
      return [{ tag: 0x0eee0eee, creator: undefined }];
    case 'any':
      return [];
  }
}

type Policies = readonly [ClassPolicy, ClassPolicy];

function compare(policies: Policies, sample: Sample): Pick<DiffRow, 'a' | 'b' | 'change'> | undefined {
  const [a, b] = policies.map((policy) => decideInPlace(policy, sample)) as [Decision, Decision];
  if (JSON.stringify(a.action) === JSON.stringify(b.action)) return undefined;
  const gain = SHOWS[b.action.name] - SHOWS[a.action.name];
  return { change: gain > 0 ? 'more' : gain < 0 ? 'less' : 'other', a: sideOf(a), b: sideOf(b) };
}

/** How much of the original an action shows: nothing, that two are equal, a part, all. */
const SHOWS: Readonly<Record<ActionName, number>> = {
  remove: 0,
  empty: 0,
  dummy: 0,
  replace: 0,
  pseudonym: 1,
  uid: 1,
  encrypt: 1,
  shift: 2,
  generalize: 2,
  clean: 2,
  noise: 2,
  mask: 2,
  pixelate: 2,
  keep: 3,
};

const SQ = 0x5351;

/** As the engine walks: what is inside a sequence that goes, goes with it. */
function decideInPlace(policy: ClassPolicy, sample: Sample): Decision {
  const path = sample.path ?? [];
  let surroundings: Surroundings = 'top';
  for (const [depth, step] of path.entries()) {
    const container = samplePlace({ ...step, vr: SQ, path: path.slice(0, depth), values: sample.values });
    const decision = policy.decide(container, surroundings);
    if (decision.action.name === 'remove' || decision.action.name === 'empty') {
      const text = `inside ${nameOf(step.tag)}, which goes: ${decision.reason.text}`;
      return { action: { name: 'remove' }, reason: { ...decision.reason, text } };
    }
    surroundings = decision.inside ?? (surroundings === 'top' ? 'nested' : surroundings);
  }
  return policy.decide(samplePlace(sample), surroundings);
}

function sideOf({ action, reason }: Decision): Side {
  return {
    action: action.name,
    what: describeAction(action),
    by: describeBy(reason),
    why: reason.text,
    clause: reason.clause,
  };
}

function describeBy({ by, rule, option, text }: Decision['reason']): string {
  if (by === 'rule' && rule !== undefined) return `rule ${rule}`;
  if (by === 'option' && option !== undefined) return option;
  if (by === 'table') return `table ${/says (\S+?)(?:,|$)/.exec(text)?.[1] ?? ''}`.trimEnd();
  return text;
}

function groupOthers(policies: Policies, tags: readonly Tag[], scenes: readonly Scene[]): DiffGroup[] {
  const groups = new Map<string, DiffGroup & { attributes: string[] }>();
  for (const tag of tags) {
    const known = new Set<string>();
    for (const { text: when, values } of scenes) {
      const found = compare(policies, { tag, values });
      const key = JSON.stringify(found);
      if (found === undefined || known.has(key)) continue;
      known.add(key);
      const group = groups.get(`${when} ${key}`) ?? { when, ...found, attributes: [] };
      group.attributes.push(nameOf(tag));
      groups.set(`${when} ${key}`, group);
    }
  }
  return [...groups.values()].sort((a, b) => b.attributes.length - a.attributes.length);
}

function nameOf(tag: Tag): string {
  return lookupTag(tag)?.keyword ?? formatTag(tag);
}

function tagText({ tag, creator }: Sample): string {
  const hex = formatTag(tag);
  return creator === undefined ? hex : `${hex.slice(0, 6)}"${creator}",${hex.slice(8, 10)})`;
}
