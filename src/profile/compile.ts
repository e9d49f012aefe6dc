import { createHash } from 'node:crypto';
import { lookupTag, vrOfTag } from '../dicom/dictionary.ts';
import { isPrivate, isPrivateCreator, type Tag } from '../dicom/tag.ts';
import { isKnownVr, isText, type VrCode, vrCode, vrName } from '../dicom/vr.ts';
import {
  type Action,
  AE_PSEUDONYM,
  CLEAN,
  DUMMY,
  EMPTY,
  KEEP,
  REMOVE,
  SHIFT,
  UID,
  visibleAction,
} from './action.ts';
import { CLASS_UIDS } from './class-uids-data.ts';
import { type Decision, type Place, reason, type Surroundings } from './decision.ts';
import type { Condition, ProfileDefinition, Rule } from './definition.ts';
import { isFreeText } from './free-text.ts';
import type { OptionName } from './options.ts';
import { decidePrivate } from './private.ts';
import { dependsOnTagOnly, matches, mayHold, mayMatch } from './selector.ts';
import { type BasicCode, TABLE_EDITION, type TableRow, tableRowOf } from './table.ts';
import { attributeType, sopClassesWithTypes } from './types.ts';
import { vrsFor } from './vr-fit.ts';

/** A profile ready to decide. */
export interface Profile {
  readonly definition: ProfileDefinition;
  readonly name: string;
  readonly options: ReadonlySet<OptionName>;
  /** First 16 hex digits of the SHA-256 of what the profile says; two profiles that decide alike by their text share it. */
  readonly hash: string;
  /** The decisions for one SOP class; Types differ between classes. */
  forClass(sopClassUid: string): ClassPolicy;
}

export interface ClassPolicy {
  /**
   * The one decision for an element.
   *
   * @example policy.decide(place, 'top').action.name // => 'remove'
   */
  decide(place: Place, surroundings: Surroundings): Decision;
  /** The decision when tag and VR alone settle it, else `undefined`; nothing is computed twice. */
  decideByTag(tag: Tag, vr: VrCode, surroundings: Surroundings): Decision | undefined;
}

const TABLE = `PS3.15 Table E.1-1 ${TABLE_EDITION}`;
const [PN, DA, DT, TM, SQ, UI, UN, UR] = ['PN', 'DA', 'DT', 'TM', 'SQ', 'UI', 'UN', 'UR'].map(vrCode) as [
  VrCode,
  VrCode,
  VrCode,
  VrCode,
  VrCode,
  VrCode,
  VrCode,
  VrCode,
];
const DATE_OPTIONS: readonly OptionName[] = [
  'retain-longitudinal-full-dates',
  'retain-longitudinal-modified-dates',
];
/** More tags than any real set of files has; a damaged one must not fill the memory. */
const MAX_CACHED = 1 << 14;

/**
 * Compiles a profile: every decision that depends on tag, VR and SOP class alone is taken once and looked up from
 * then on.
 *
 * @see PS3.15 section E.1, E.3
 */
export function compileProfile(definition: ProfileDefinition): Profile {
  const options = new Set(definition.options);
  const classes = new Map<string, ClassPolicy>();
  const known = new Set(sopClassesWithTypes());
  return {
    definition,
    name: definition.name,
    options,
    hash: hashDefinition(definition),
    forClass(sopClassUid) {
      // all classes without Types of their own decide alike
      const key = known.has(sopClassUid) ? sopClassUid : '';
      let policy = classes.get(key);
      if (policy === undefined) {
        policy = compileClass(definition, options, key);
        classes.set(key, policy);
      }
      return policy;
    },
  };
}

function hashDefinition(definition: ProfileDefinition): string {
  return createHash('sha256').update(JSON.stringify(definition)).digest('hex').slice(0, 16);
}

function compileClass(
  definition: ProfileDefinition,
  options: ReadonlySet<OptionName>,
  sopClassUid: string,
): ClassPolicy {
  type Cached = { readonly vr: VrCode; readonly decision: Decision | undefined };
  const caches: Record<Surroundings, Map<Tag, Cached>> = {
    top: new Map(),
    nested: new Map(),
    dummied: new Map(),
    coded: new Map(),
    cleaned: new Map(),
    kept: new Map(),
  };
  const compiler: Compiler = { definition, options, sopClassUid };
  // decisions that are alike are one object: what is remembered by decision stays small
  const alike = new Map<string, Decision>();
  return {
    decide(place, surroundings) {
      const decision = decide(compiler, place, surroundings);
      if (!isPrivate(place.tag) || isPrivateCreator(place.tag)) return decision;
      const text = JSON.stringify(decision);
      const known = alike.get(text);
      if (known !== undefined) return known;
      if (alike.size < MAX_CACHED) alike.set(text, decision);
      return decision;
    },
    decideByTag(tag, vr, surroundings) {
      const cache = caches[surroundings];
      const cached = cache.get(tag);
      if (cached !== undefined && cached.vr === vr) return cached.decision;
      const decision = dependsOnPlace(definition, tag)
        ? undefined
        : decide(compiler, placeOfTag(tag, vr), surroundings);
      if (cache.size >= MAX_CACHED) cache.clear();
      cache.set(tag, { vr, decision });
      return decision;
    },
  };
}

interface Compiler {
  readonly definition: ProfileDefinition;
  readonly options: ReadonlySet<OptionName>;
  readonly sopClassUid: string;
}

/** Whether the decision for a tag may differ from place to place. */
function dependsOnPlace(definition: ProfileDefinition, tag: Tag): boolean {
  if (definition.basis === 'nothing' && definition.rules.some((rule) => rule.select.steps.length > 1))
    return true;
  for (const rule of definition.rules) {
    if (!mayMatch(rule.select, tag)) continue;
    if (rule.when.length > 0 || !(dependsOnTagOnly(rule.select) || dependsOnVrOnly(rule))) return true;
    if (rule.select.vr === undefined) return false;
  }
  return isPrivate(tag) && !isPrivateCreator(tag) && definition.private !== 'remove';
}

function dependsOnVrOnly(rule: Rule): boolean {
  return rule.select.steps.length <= 1 && rule.select.steps.every((step) => step.kind === 'tag');
}

function placeOfTag(tag: Tag, vr: VrCode): Place {
  return {
    tag,
    vr: effectiveVr(tag, vr),
    isSequence: false,
    path: () => [],
    creator: () => undefined,
    valuesOf: () => undefined,
  };
}

/** A known attribute written as UN, or with a VR that is none, has the dictionary's VR (PS3.5 section 6.2.2). */
export function effectiveVr(tag: Tag, vr: VrCode): VrCode {
  return vr === UN || !isKnownVr(vr) ? (vrOfTag(tag) ?? UN) : vr;
}

function decide(compiler: Compiler, place: Place, surroundings: Surroundings): Decision {
  const structural = decideByStructure(place);
  if (structural) return structural;
  // no rule parts a creator from its block
  if (isPrivateCreator(place.tag)) return decidePrivate(compiler.definition, compiler.options, place);
  const { rules } = compiler.definition;
  for (const rule of rules) {
    if (matches(rule.select, place) && rule.when.every((condition) => holds(condition, place))) {
      return decideByRule(compiler, rule, place, surroundings);
    }
  }
  const base =
    compiler.definition.basis === 'nothing' && (surroundings === 'top' || surroundings === 'nested')
      ? decideByWhitelist(compiler, place)
      : decideByStandard(compiler, place, surroundings);
  if (surroundings === 'dummied' || surroundings === 'coded') return insideDummied(base, place, surroundings);
  if (surroundings === 'cleaned') return insideCleaned(base, place);
  return base;
}

/** Actions that let something of the original through. */
const LETS_THROUGH: ReadonlySet<string> = new Set(['keep', 'clean', 'shift', 'generalize', 'noise']);

function decideByRule(compiler: Compiler, rule: Rule, place: Place, surroundings: Surroundings): Decision {
  const { action, number } = rule;
  const standard = decideByStandard(compiler, place, surroundings);
  if (vrsFor(action)?.includes(vrName(place.vr)) === false) return withoutEffect(compiler, rule, standard);
  const fallback = standard.fallback ?? standard.action;
  const letsThrough = LETS_THROUGH.has(action.name);
  const weakens = letsThrough && standard.action.name !== 'keep' && standard.action.name !== action.name;
  return withInside({
    action,
    reason: reason('rule', `rule ${number}, ${rule.select.text}`, `profile ${compiler.definition.name}`, {
      rule: number,
      // what the rule takes away or lets through on its own account is not the option's doing
      option: letsThrough && !weakens ? standard.reason.option : undefined,
    }),
    // a value that should change and cannot does not stay
    fallback: fallback.name === 'keep' ? EMPTY : fallback,
    weakens,
    inside: action.name === 'keep' && compiler.definition.basis === 'nothing' ? 'kept' : undefined,
  });
}

/**
 * A rule whose action does not work on the VR: where the rule names a whole group, what the standard says; where it
 * names the attribute or the VR, the value does not stay either.
 */
function withoutEffect(compiler: Compiler, { action, number, select }: Rule, standard: Decision): Decision {
  if (standard.action.name !== 'keep' || (select.steps.length === 0 && select.vr === undefined))
    return standard;
  const text = `rule ${number} says ${action.name}, which does not work on this VR`;
  return {
    action: EMPTY,
    reason: reason('rule', text, `profile ${compiler.definition.name}`, { rule: number }),
  };
}

/** How what is inside a sequence with this decision is seen. */
function withInside(decision: Decision): Decision {
  const name = visibleAction(decision.action);
  if (name === 'dummy') return { ...decision, inside: 'dummied' };
  return name === 'clean' ? { ...decision, inside: 'cleaned' } : decision;
}

function holds(condition: Condition, place: Place): boolean {
  return place.valuesOf(condition.tag)?.some((value) => condition.values.includes(value)) ?? false;
}

const GROUP_LENGTH: Decision = {
  action: REMOVE,
  reason: reason(
    'structure',
    'group lengths are retired and would be wrong after a change',
    'PS3.5 section 7.2',
  ),
};
const CHARSET: Decision = {
  action: KEEP,
  reason: reason('structure', 'says how all text is encoded', 'PS3.3 section C.12.1.1.2'),
};

/** What no profile can decide otherwise. */
function decideByStructure(place: Place): Decision | undefined {
  if ((place.tag & 0xffff) === 0) return GROUP_LENGTH;
  if (place.tag === 0x00080005) return CHARSET;
  // no rule keeps it: nobody here can look into it, and a new one may take its place
  return place.tag === 0x04000500 ? UNLISTED.get(place.tag) : undefined;
}

function decideByWhitelist(compiler: Compiler, place: Place): Decision {
  if (place.vr === SQ || place.vr === UN) {
    const path = [
      ...place.path(),
      { tag: place.tag, creator: isPrivate(place.tag) ? place.creator() : undefined },
    ];
    const rule = compiler.definition.rules.find((each) => mayHold(each.select, path));
    if (rule) {
      return {
        action: KEEP,
        reason: reason(
          'rule',
          `holds what rule ${rule.number} selects`,
          `profile ${compiler.definition.name}`,
          {
            rule: rule.number,
          },
        ),
      };
    }
  }
  if (isPrivate(place.tag) && compiler.definition.private !== 'remove') {
    return decidePrivate(compiler.definition, compiler.options, place);
  }
  return {
    action: REMOVE,
    reason: reason('default', 'no rule of the whitelist names it', `profile ${compiler.definition.name}`),
  };
}

function decideByStandard(compiler: Compiler, place: Place, surroundings: Surroundings): Decision {
  const { tag } = place;
  if (isPrivate(tag)) return decidePrivate(compiler.definition, compiler.options, place);
  const unlisted = UNLISTED.get(tag);
  if (unlisted) return unlisted;
  const row = tableRowOf(tag);
  if (row) return decideByRow(compiler, row, place, surroundings);
  if (lookupTag(tag) === undefined) {
    return {
      action: REMOVE,
      reason: reason('unknown', 'not in PS3.6, so nobody can say what it holds', 'PS3.15 section E.1.1'),
    };
  }
  return decideByVr(compiler, place, surroundings);
}

/** Table E.1-1 lists attributes, not VRs; a name, a date or a UID in an attribute that it does not list is one all the same. */
function decideByVr(compiler: Compiler, place: Place, surroundings: Surroundings): Decision {
  const name = vrName(place.vr);
  if (place.vr === PN || vrOfTag(place.tag) === PN) {
    return {
      action: EMPTY,
      reason: reason('vr', 'not in the table, but a person name by its VR', `PS3.5 section 6.2, ${name}`),
    };
  }
  if (place.vr === DA || place.vr === DT) {
    const option = DATE_OPTIONS.find((each) => compiler.options.has(each));
    const action = option === undefined ? EMPTY : option === 'retain-longitudinal-full-dates' ? KEEP : SHIFT;
    return {
      action,
      reason: reason('vr', 'not in the table, but a date by its VR', `PS3.5 section 6.2, ${name}`, {
        option,
      }),
      fallback: EMPTY,
    };
  }
  if (place.vr === UI && !CLASS_UIDS.has(place.tag)) {
    const option = compiler.options.has('retain-uids') ? 'retain-uids' : undefined;
    const text = 'not in the table, but a UID that names no class';
    return {
      action: option ? KEEP : UID,
      reason: reason('vr', text, `PS3.5 section 6.2, ${name}`, { option }),
    };
  }
  const cleansText = compiler.options.has('clean-descriptors');
  if ((cleansText || surroundings === 'kept') && isFreeText(place.tag, place.vr)) {
    return {
      action: CLEAN,
      reason: reason('vr', 'not in the table, but text that somebody typed', 'PS3.15 section E.3.5', {
        option: cleansText ? 'clean-descriptors' : undefined,
      }),
      // a label may be required: a stand-in is valid whatever its Type is
      fallback: place.vr === UR ? EMPTY : DUMMY,
    };
  }
  return KEPT;
}

/** Attributes that the table does not list and that carry identity all the same. */
const UNLISTED: ReadonlyMap<Tag, Decision> = new Map(
  (
    [
      [0x00100024, 'names the hospital that gave the patient ID, which goes', 'PS3.3 section C.7.1.1'],
      [0x00080051, 'names the hospital that gave the accession number, which goes', 'PS3.3 section C.12.1'],
      [
        0x04000500,
        'holds originals of an earlier de-identification, encrypted for somebody else',
        'PS3.15 section E.1.2',
      ],
      [0x00287fe0, 'the address of a server that gives out the original pixels', 'PS3.3 section C.7.6.3.3'],
    ] as const
  ).map(([tag, text, clause]) => [tag, { action: REMOVE, reason: reason('structure', text, clause) }]),
);

const KEPT: Decision = { action: KEEP, reason: reason('default', 'the table does not list it', TABLE) };

function decideByRow(compiler: Compiler, row: TableRow, place: Place, surroundings: Surroundings): Decision {
  const basic = decideByBasicCode(compiler, row, place, surroundings);
  const option = chooseOption(
    row,
    (Object.keys(row.options) as OptionName[]).filter((each) => compiler.options.has(each)),
  );
  if (option === undefined) return basic;
  const code = row.options[option]!;
  const action = code === 'K' ? KEEP : cleanAction(option, place);
  if (action === undefined) return basic;
  return withInside({
    action,
    reason: reason('option', `option ${option} says ${code}`, `${TABLE}, column ${option}`, { option }),
    fallback: basic.action,
  });
}

/** What the Basic Profile column says, compound codes settled. */
function decideByBasicCode(
  compiler: Compiler,
  row: TableRow,
  place: Place,
  surroundings: Surroundings,
): Decision {
  const type =
    REQUIRED.get(place.tag) ??
    (surroundings === 'top' ? attributeType(place.tag, compiler.sopClassUid) : undefined);
  const action = settleCode(row.basic, type);
  const isPlain = !row.basic.includes('/') && !REQUIRED.has(place.tag);
  const because = isPlain ? '' : type === undefined ? ', Type here not known' : `, Type ${type} here`;
  return withInside({
    action,
    reason: reason('table', `Basic Profile says ${row.basic}${because}`, TABLE),
  });
}

/** Attributes that the table removes though the objects that have them must have them (PS3.3 C.11.10, C.8.8.14, C.8.8.15). */
const REQUIRED: ReadonlyMap<Tag, string> = new Map([
  [0x00700082, '1'],
  [0x00700083, '1'],
  [0x300a00b2, '2'],
  [0x300a0216, '2'],
]);

/**
 * When several active options name a row: a date option decides on dates, else the stricter C decides.
 */
function chooseOption(row: TableRow, active: readonly OptionName[]): OptionName | undefined {
  return (
    active.find((option) => DATE_OPTIONS.includes(option)) ??
    active.find((option) => row.options[option] === 'C') ??
    active[0]
  );
}

/**
 * Code C of an option column: "replace with values of similar meaning known not to contain identifying information".
 * `undefined` where nothing here can do that: the Basic Profile decides, and the option has not acted.
 */
function cleanAction(option: OptionName, place: Place): Action | undefined {
  switch (option) {
    case 'retain-longitudinal-modified-dates':
      // an offset from UTC is no date: a shift by whole days leaves it as it is
      return place.vr === DA || place.vr === DT || place.vr === TM
        ? SHIFT
        : place.tag === 0x00080201
          ? KEEP
          : undefined;
    case 'retain-device-identity':
      return AE_PSEUDONYM;
    case 'clean-graphics':
      // drawn or plotted data cannot be read for text: only comments and annotations can be cleaned
      return place.vr === SQ || (place.tag & 0xffff) === 0x4000 ? CLEAN : undefined;
    default:
      return place.vr === SQ || isText(place.vr) ? CLEAN : undefined;
  }
}

/**
 * Compound codes take the least that keeps the object valid: X for Type 3, Z for Type 2, D or U for Type 1
 * (PS3.15 section E.3.1). Where the Type is not known, what is valid whatever it is comes first: U, D, Z.
 */
function settleCode(code: BasicCode, type: string | undefined): Action {
  const allowed = code.split('/');
  const choices =
    type === undefined ? ['U*', 'D', 'Z'] : { '1': ['D', 'U*'], '2': ['Z', 'D', 'U*'], '3': [] }[type[0]!]!;
  const choice = choices.find((each) => allowed.includes(each)) ?? allowed[0]!;
  // a code that offers nothing for the Type: the attribute is required all the same
  if (code === 'X' && type !== undefined)
    return type.startsWith('1') ? DUMMY : type.startsWith('2') ? EMPTY : REMOVE;
  return { X: REMOVE, Z: EMPTY, D: DUMMY, U: UID, 'U*': UID }[choice as 'X']!;
}

const TEXT_VRS = new Set(
  ['AE', 'LO', 'LT', 'PN', 'SH', 'ST', 'UC', 'UR', 'UT', 'DA', 'DT', 'TM'].map(vrCode),
);
const FREE_TEXT_VRS = new Set(['LO', 'LT', 'SH', 'ST', 'UC', 'UT'].map(vrCode));
/** The code sequence macro (PS3.3 Table 8.8-1): codes are what makes structured content readable. */
const CODE_MACRO = new Set<Tag>([
  0x00080100, 0x00080102, 0x00080103, 0x00080104, 0x00080119, 0x00080120, 0x00080105, 0x0008010f, 0x00080117,
]);

function insideDummied(base: Decision, place: Place, surroundings: Surroundings): Decision {
  if (base.action.name !== 'keep' || (surroundings === 'coded' && CODE_MACRO.has(place.tag))) return base;
  // the codes of the dummied sequence itself are what it says: who somebody is, or which hospital
  if (place.vr === SQ) return { ...base, inside: 'coded' };
  const text = 'inside a sequence that is made dummy as a whole';
  if (TEXT_VRS.has(place.vr)) return { action: DUMMY, reason: reason('inside', text, TABLE) };
  if (place.vr === UN) return { action: REMOVE, reason: reason('inside', text, TABLE) };
  return base;
}

function insideCleaned(base: Decision, place: Place): Decision {
  if (base.action.name !== 'keep' || CODE_MACRO.has(place.tag)) return base;
  const text = 'inside a sequence that is cleaned as a whole';
  if (FREE_TEXT_VRS.has(place.vr)) return { action: CLEAN, reason: reason('inside', text, TABLE) };
  if (place.vr === UN) return { action: REMOVE, reason: reason('inside', text, TABLE) };
  return base;
}
