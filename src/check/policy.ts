import { lookupTag } from '../dicom/dictionary.ts';
import { groupOf, isPrivate, isPrivateCreator, type Tag } from '../dicom/tag.ts';
import { vrCode } from '../dicom/vr.ts';
import { DeidError } from '../errors.ts';
import { BUILTIN_DEFINITIONS } from '../profile/builtin-data.ts';
import type { ProfileDefinition, Rule } from '../profile/definition.ts';
import type { OptionName } from '../profile/options.ts';
import { creatorIsKnown, lookupSafePrivate } from '../profile/safe-private.ts';
import { matches, mayHold, parseSelector } from '../profile/selector.ts';
import { TABLE_EDITION, type TableRow, tableRowOf } from '../profile/table.ts';
import { attributeType } from '../profile/types.ts';
import {
  CLASS_UID_TAGS,
  CODE_MACRO,
  REQUIRED,
  REQUIRED_THERE,
  SAYS_THE_SAME,
  STAMPS,
  UNLISTED_IDENTITY,
} from './policy-data.ts';
import { findNode, type Node, stepsOf, type Tree, textOf, textsOf } from './tree.ts';

/**
 * What may be done with an attribute, as a set: K keep, X remove, Z empty, D another value, U a new UID, S move a date,
 * C clean, G make coarser.
 */
type Letter = 'K' | 'X' | 'Z' | 'D' | 'U' | 'S' | 'C' | 'G';

/** What is asked for: what an output is judged by. */
export type PolicyInput =
  | string
  | ProfileDefinition
  | {
      readonly name?: string;
      readonly basis: 'ps3.15' | 'nothing';
      readonly options?: readonly OptionName[];
      readonly private?: 'remove' | 'keep-safe' | 'keep';
      /** Attributes that have to stay, as selectors of the profile language. */
      readonly kept?: readonly string[];
      readonly scope?: Scope;
    };

/** Judges a part only: for tasks that ask for a part. */
export interface Scope {
  /** Selectors of the attributes that are judged; default all. */
  readonly select?: readonly string[];
  /** Only attributes outside of sequences. Default: false. */
  readonly topLevel?: boolean;
}

export interface Allowed {
  readonly letters: ReadonlySet<Letter>;
  /** Why, in words without a value. */
  readonly because: string;
  /** The Type in this object, when it is known: 1 and 2 have to be there. */
  readonly type: '1' | '2' | '3' | undefined;
}

export interface Policy {
  readonly name: string;
  readonly options: ReadonlySet<OptionName>;
  readonly basis: 'ps3.15' | 'nothing';
  /** What may become of an element of the original. */
  allowed(node: Node): Allowed;
  /** Whether findings about an element count. */
  inScope(node: Node): boolean;
  readonly isScoped: boolean;
}

const LETTERS: Readonly<Record<string, string>> = {
  X: 'XZD',
  Z: 'ZDX',
  D: 'D',
  U: 'U',
  'U*': 'U',
};
const FREE_TEXT = new Set(['LO', 'LT', 'SH', 'ST', 'UC', 'UT']);
const TEMPORAL = new Set(['DA', 'DT', 'TM']);
const GONE = 'XZD';

/**
 * The policy of a built-in profile, of a profile, or of options. It comes from PS3.15 Table E.1-1 and the words of the
 * profile alone; how the engine decides is not asked.
 *
 * @throws DeidError E_BAD_PROFILE for an unknown name or a wrong selector
 * @example createPolicy('research').options.has('clean-descriptors') // => true
 */
export function createPolicy(input: PolicyInput): Policy {
  const { definition, scope } = definitionOf(input);
  const options = new Set(definition.options);
  const selected = scope?.select?.map(parseSelector);
  const cache = new WeakMap<Node, Allowed>();
  const context: Context = { definition, options, rules: new WeakMap() };
  return {
    name: definition.name,
    options,
    basis: definition.basis,
    isScoped: scope !== undefined,
    allowed(node) {
      let allowed = cache.get(node);
      if (allowed === undefined) {
        allowed = allow(context, node, (outer) => this.allowed(outer));
        cache.set(node, allowed);
      }
      return allowed;
    },
    inScope(node) {
      if (scope?.topLevel === true && node.parent !== undefined) return false;
      return selected === undefined || selected.some((selector) => matches(selector, placeOf(node)));
    },
  };
}

interface Context {
  readonly definition: Pick<ProfileDefinition, 'basis' | 'rules' | 'private' | 'name'>;
  readonly options: ReadonlySet<OptionName>;
  /** Found once for an element, which is asked again for all that is inside. */
  readonly rules: WeakMap<Node, Rule | undefined>;
}

function definitionOf(input: PolicyInput): {
  definition: ProfileDefinition;
  scope: Scope | undefined;
} {
  if (typeof input === 'string') {
    const definition = Object.hasOwn(BUILTIN_DEFINITIONS, input) ? BUILTIN_DEFINITIONS[input]!() : undefined;
    if (definition === undefined)
      throw new DeidError(
        'E_BAD_PROFILE',
        `expected one of ${Object.keys(BUILTIN_DEFINITIONS).join(', ')} as the name of a policy, found another name`,
      );
    return { definition, scope: undefined };
  }
  if ('rules' in input) return { definition: input, scope: undefined };
  const { basis, options = [], kept = [], scope, name = 'own policy' } = input;
  const rules = kept.map(
    (text, index): Rule => ({
      number: index + 1,
      select: parseSelector(text),
      when: [],
      action: { name: 'keep' },
    }),
  );
  const isSafe = options.includes('retain-safe-private');
  const definition: ProfileDefinition = {
    ...{ name, description: '', basis, options, rules },
    private: input.private ?? (isSafe ? 'keep-safe' : 'remove'),
  };
  return { definition, scope };
}

type Around = 'plain' | 'kept' | 'dummied' | 'cleaned';

function allow(context: Context, node: Node, allowedOf: (node: Node) => Allowed): Allowed {
  const type = node.parent === undefined ? typeOf(node) : undefined;
  const make = (letters: string, because: string): Allowed => ({
    letters: new Set(letters as Iterable<Letter>),
    because,
    type,
  });
  if (STAMPS.has(node.tag) || (node.tag & 0xffff) === 0) return make('KXZDC', 'says what was done');
  if (isPrivateCreator(node.tag)) return make('KX', 'stays with its block');
  const around = aroundOf(context, node, allowedOf);
  const rule = ruleOf(context, node);
  const [standard, because] = letStandard(context, node, around);
  if (rule !== undefined)
    return make(letRule(rule, standard, node), `rule ${rule.number} of the profile; ${because}`);
  if (context.definition.basis === 'nothing' && around === 'plain') {
    const holds = context.definition.rules.some((each) =>
      mayHold(each.select, [...placeOf(node).path(), { tag: node.tag, creator: node.creator }]),
    );
    return make(holds ? `K${GONE}` : GONE, 'no rule of the whitelist names it');
  }
  return make(standard, because);
}

/** The first rule that takes an element. */
function ruleOf({ definition, rules }: Context, node: Node): Rule | undefined {
  if (!rules.has(node)) {
    const place = placeOf(node);
    const isTaken = (each: Rule): boolean =>
      matches(each.select, place) && each.when.every((condition) => holds(condition, node));
    rules.set(node, definition.rules.find(isTaken));
  }
  return rules.get(node);
}

/** What the sequence around an element means for it. */
function aroundOf(context: Context, node: Node, allowedOf: (node: Node) => Allowed): Around {
  if (node.parent === undefined) return 'plain';
  let around: Around = 'plain';
  for (let outer: Node | undefined = node.parent; outer !== undefined; outer = outer.parent) {
    const { letters } = allowedOf(outer);
    if (!letters.has('K') && !letters.has('C')) return 'dummied';
    if (letters.has('C')) around = 'cleaned';
  }
  if (around === 'plain' && context.definition.basis === 'nothing') {
    for (let outer: Node | undefined = node.parent; outer !== undefined; outer = outer.parent)
      if (ruleOf(context, outer)?.action.name === 'keep') return 'kept';
  }
  return around;
}

function letStandard(context: Context, node: Node, around: Around): [letters: string, because: string] {
  const base = letPlain(context, node);
  // a listed attribute is what it is, wherever it stands; if its sequence may go, it may go with it
  if (around === 'dummied') {
    if (!base[0].includes('K')) return [`${base[0]}${GONE}`, base[1]];
    const isCode = node.parent?.parent !== undefined && CODE_MACRO.has(node.tag);
    const isTelling = FREE_TEXT.has(node.vr) || TEMPORAL.has(node.vr) || /^(PN|AE|UR|UN)$/.test(node.vr);
    const isLost = isTelling && !isCode;
    return [isLost ? GONE : `K${GONE}C`, 'inside a sequence that has to go or to become a dummy'];
  }
  if (around === 'cleaned' && base[0].includes('K'))
    return [`K${GONE}C`, 'inside a sequence that is cleaned'];
  return base;
}

function letPlain({ definition, options }: Context, node: Node): [letters: string, because: string] {
  const { tag, vr } = node;
  if (isPrivate(tag)) return letPrivate(definition.private, options, node);
  const row = tableRowOf(SAYS_THE_SAME.get(tag) ?? tag);
  if (row !== undefined) return letRow(row, options, node);
  if (UNLISTED_IDENTITY.has(tag)) return [GONE, 'leads back though the table does not list it'];
  if (vr === 'PN') return [GONE, 'a name by its VR'];
  if (vr === 'DA' || vr === 'DT') {
    if (options.has('retain-longitudinal-full-dates')) return ['K', 'a date by its VR, and dates stay'];
    if (options.has('retain-longitudinal-modified-dates')) return ['S', 'a date by its VR, and dates move'];
    return [GONE, 'a date by its VR'];
  }
  if (vr === 'UI' && !CLASS_UID_TAGS.has(tag))
    return options.has('retain-uids') ? ['K', 'UIDs stay'] : ['UXZ', 'a UID by its VR'];
  // an overlay or a curve that goes takes what describes it along
  if (tag >>> 24 === 0x60 || tag >>> 24 === 0x50) return [`K${GONE}`, 'belongs to graphics that may go'];
  // free text that the table does not list may be cleaned like the text that it does
  if (options.has('clean-descriptors') && FREE_TEXT.has(vr) && isDescriptor(tag))
    return ['KC', 'a description that the table does not list'];
  return ['K', 'the table does not list it'];
}

const isDescriptor = (tag: Tag): boolean =>
  /(?:Description|Comments?|Label)$/.test(lookupTag(tag)?.keyword ?? '');

function letRow(
  row: TableRow,
  options: ReadonlySet<OptionName>,
  node: Node,
): [letters: string, because: string] {
  const table = `Table E.1-1 ${TABLE_EDITION}`;
  const base = row.basic
    .split('/')
    .map((code) => LETTERS[code]!)
    .join('');
  if (Object.hasOwn(row.options, 'retain-longitudinal-full-dates')) {
    if (options.has('retain-longitudinal-full-dates')) return ['K', `${table}: dates stay`];
    if (options.has('retain-longitudinal-modified-dates') && node.tag === 0x00080201)
      return ['KXZ', `${table}: dates move`];
    if (options.has('retain-longitudinal-modified-dates') && TEMPORAL.has(node.vr))
      return [node.vr === 'TM' ? 'SK' : 'S', `${table}: dates move`];
  }
  const active = (Object.keys(row.options) as OptionName[]).filter(
    (option) => options.has(option) && !option.startsWith('retain-longitudinal'),
  );
  const cleans = active.some((option) => row.options[option] === 'C');
  const keeps = active.some((option) => row.options[option] === 'K');
  if (cleans) return [`C${base}${keeps ? 'K' : ''}`, `${table}: ${active.join(', ')}`];
  if (keeps) return ['K', `${table}: ${active.join(', ')}`];
  return [base, `${table}: ${row.basic}`];
}

function letPrivate(
  kept: ProfileDefinition['private'],
  options: ReadonlySet<OptionName>,
  node: Node,
): [letters: string, because: string] {
  const { creator, tag } = node;
  if (kept === 'remove') return ['X', 'private attributes go'];
  if (creator === undefined) return ['X', 'a private attribute without a private creator'];
  const safe = lookupSafePrivate(groupOf(tag), creator, tag & 0xff, stepsOf(node));
  if (safe === undefined) {
    const isKnown = creatorIsKnown(groupOf(tag), creator);
    if (kept === 'keep') return ['KX', 'the profile keeps private attributes'];
    return ['X', isKnown ? 'not known to be safe for this private creator' : 'private creator not known'];
  }
  const { vr } = node;
  const vrs = new Set([vr, ...safe.vrs]);
  if (vrs.has('UI')) return options.has('retain-uids') ? ['KX', 'UIDs stay'] : ['UX', 'safe as a new UID'];
  if (safe.disposition === 'hash') return ['DXZ', 'safe when replaced'];
  if (safe.disposition === 'shift' || vrs.has('DA') || vrs.has('DT')) {
    if (options.has('retain-longitudinal-full-dates')) return ['KX', 'a safe date, and dates stay'];
    return options.has('retain-longitudinal-modified-dates')
      ? ['SX', 'a safe date, and dates move']
      : ['X', 'a date'];
  }
  // what may hold words is safe when it was cleaned; numbers and codes have to stay
  const isText = FREE_TEXT.has(vr) || /^(PN|UN|OB|SQ|UR)$/.test(vr);
  return isText || GATED.test(safe.name)
    ? ['KXZCD', 'safe for this private creator']
    : ['K', 'safe for this private creator'];
}

const GATED =
  /\b(weight|sex|gender|patient'?s? (age|size|height)|institution|comments?|description|label)\b/i;

/** A rule is a declared intent: it may take away more than the table, and it may not let through what the table forbids. */
function letRule(rule: Rule, standard: string, node: Node): string {
  const safer = [...standard].filter((letter) => 'XZDU'.includes(letter)).join('');
  const row = isPrivate(node.tag) ? undefined : tableRowOf(node.tag);
  const columns = row === undefined ? [] : Object.entries(row.options);
  switch (rule.action.name) {
    case 'keep': {
      if (standard.includes('K')) return 'K';
      if (standard.includes('C')) return `KC${safer}`;
      const isTellable = columns.some(([option, code]) => code === 'C' || TELLABLE.has(option));
      if (isPrivate(node.tag)) return rule.select.steps.at(-1)?.kind === 'private' ? 'KX' : standard;
      const isDate = TEMPORAL.has(node.vr);
      if (row === undefined && !isDate && node.vr !== 'PN' && node.vr !== 'UI') return 'K';
      return isTellable && !isDate && node.vr !== 'UI' ? `KC${safer}` : standard;
    }
    case 'clean':
      return node.vr === 'SQ' || FREE_TEXT.has(node.vr) || standard.includes('C')
        ? `C${standard}`
        : `${standard}D`;
    case 'shift':
      return TEMPORAL.has(node.vr) ? `S${node.vr === 'TM' ? 'K' : ''}${safer}` : standard;
    case 'generalize':
    case 'noise':
      // a value may be its own band already
      return `G${standard}${/^(AS|DS|IS)$/.test(node.vr) ? 'K' : ''}`;
    case 'uid':
      return node.vr === 'UI' ? `U${safer}` : standard;
    case 'mask':
    case 'pixelate':
      return `${standard}GD`;
    default:
      return `${GONE}${standard.replace(/[KCS]/g, '')}`;
  }
}

/** Options whose columns a named rule may stand for: what tells about a body, not who it is. */
const TELLABLE: ReadonlySet<string> = new Set([
  'retain-patient-characteristics',
  'clean-descriptors',
  'clean-structured-content',
  'clean-graphics',
]);

function holds(condition: Rule['when'][number], node: Node): boolean {
  const top = findNode(node.tree.level, condition.tag);
  return top !== undefined && textsOf(top).some((text) => condition.values.includes(text));
}

function placeOf(node: Node) {
  return {
    tag: node.tag,
    vr: vrCode(node.vr),
    isSequence: node.vr === 'SQ',
    path: () => {
      const steps: { tag: Tag; creator: string | undefined }[] = [];
      for (let outer = node.parent; outer !== undefined; outer = outer.parent)
        steps.unshift({ tag: outer.tag, creator: outer.creator });
      return steps;
    },
    creator: () => node.creator,
    valuesOf: () => undefined,
  };
}

function typeOf(node: Node): Allowed['type'] {
  const required = REQUIRED.get(node.tag) ?? REQUIRED_THERE.get(node.tag);
  if (required !== undefined) return required;
  const type = attributeType(node.tag, sopClassOf(node.tree));
  return type === undefined || type.length > 1 ? undefined : (type as Allowed['type']);
}

const sopClasses = new WeakMap<Tree, string>();

function sopClassOf(tree: Tree): string {
  let uid = sopClasses.get(tree);
  if (uid === undefined) {
    const node = findNode(tree.level, 0x00080016);
    uid = node === undefined ? '' : textOf(node);
    sopClasses.set(tree, uid);
  }
  return uid;
}

/** What the letters mean, for people. */
const WORDS: Readonly<Record<Letter, string>> = {
  K: 'keep',
  X: 'remove',
  Z: 'empty',
  D: 'replace',
  U: 'a new UID',
  S: 'move by the days of the patient',
  C: 'clean',
  G: 'make coarser',
};

/** `remove, empty or replace (Table E.1-1 2024e: X/Z/D)`. */
export function describeAllowed({ letters, because }: Allowed): string {
  const words = [...letters].map((letter) => WORDS[letter]);
  const list = words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? '');
  return `${list} (${because})`;
}
