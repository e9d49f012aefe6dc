import { createHash } from 'node:crypto';
import { vrOfTag } from '../dicom/dictionary.ts';
import { isPrivate, isPrivateCreator, type Tag } from '../dicom/tag.ts';
import { isKnownVr, type VrCode, vrCode, vrCodes, vrName } from '../dicom/vr.ts';
import { CLEAN, DUMMY, EMPTY, KEEP, REMOVE } from './action.ts';
import { type Decision, type Place, reason, type Surroundings } from './decision.ts';
import type { Condition, ProfileDefinition, Rule } from './definition.ts';
import type { OptionName } from './options.ts';
import { decidePrivate, isStrange } from './private.ts';
import { dependsOnTagOnly, matches, mayHold, mayMatch } from './selector.ts';
import { type Compiler, decideByStandard, TABLE, withInside } from './standard.ts';
import { sopClassesWithTypes } from './types.ts';
import { UNLISTED } from './unlisted-data.ts';
import { worksOn } from './vr-fit.ts';

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

const { SQ, UN } = vrCodes('SQ', 'UN');
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

/** A sequence that a whitelist names stays with what the table lets through inside; references to images hold no text but codes. */
const INSIDE_OF: Readonly<Record<string, Surroundings>> = { keep: 'kept', uid: 'cleaned' };

function decideByRule(compiler: Compiler, rule: Rule, place: Place, surroundings: Surroundings): Decision {
  const { action, number } = rule;
  const standard = decideByStandard(compiler, place, surroundings);
  if (!worksOn(action, place.tag, vrName(place.vr))) return withoutEffect(compiler, rule, standard);
  const isWhitelist = compiler.definition.basis === 'nothing' && action.name === 'keep';
  if (isWhitelist && isPrivate(place.tag) && isStrange(place)) return standard;
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
    inside: compiler.definition.basis === 'nothing' ? INSIDE_OF[action.name] : undefined,
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
