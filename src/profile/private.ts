import { formatTag, groupOf, isPrivate, isPrivateCreator } from '../dicom/tag.ts';
import { isText, type VrCode, vrCode, vrCodes, vrName } from '../dicom/vr.ts';
import { type Action, CLEAN, KEEP, REMOVE, SHIFT, UID } from './action.ts';
import { type Decision, type Place, reason, type Step } from './decision.ts';
import type { ProfileDefinition } from './definition.ts';
import type { OptionName } from './options.ts';
import { creatorIsKnown, lookupSafePrivate, type SafePrivate } from './safe-private.ts';
import type { Selector } from './selector.ts';
import { TABLE_EDITION } from './table.ts';

const CLAUSE = `PS3.15 Table E.1-1 ${TABLE_EDITION}, Private Attributes`;
const OPTION: OptionName = 'retain-safe-private';
const { UN, OB, UI, DA, DT, LT, ST, UT, PN, DS, IS } = vrCodes(
  ...(['UN', 'OB', 'UI', 'DA', 'DT', 'LT', 'ST', 'UT', 'PN', 'DS', 'IS'] as const),
);

const REMOVED: Decision = {
  action: REMOVE,
  reason: reason('table', 'private attribute, Basic Profile says X', CLAUSE),
};

/** A creator stays exactly when something of its block stays; whoever walks the file finds that out. */
export const CREATOR: Decision = {
  action: KEEP,
  reason: reason('structure', 'private creator of attributes that stay', 'PS3.5 section 7.8.1'),
};

/**
 * The decision for a private attribute that no rule names: blocks belong to their creator, whatever number they have
 * (PS3.5 section 7.8.1).
 */
export function decidePrivate(
  definition: ProfileDefinition,
  options: ReadonlySet<OptionName>,
  place: Place,
): Decision {
  if (isPrivateCreator(place.tag)) {
    const mayStay =
      definition.private !== 'remove' || definition.rules.some((rule) => mayBePrivate(rule.select));
    return mayStay ? CREATOR : REMOVED;
  }
  if (definition.private === 'remove') return REMOVED;
  const creator = place.creator();
  if (creator === undefined) {
    return {
      action: REMOVE,
      reason: reason('private', 'a private element without a private creator', 'PS3.5 section 7.8.1'),
    };
  }
  const safe = lookupSafePrivate(groupOf(place.tag), creator, place.tag & 0xff, place.path().map(stepText));
  if (safe) return decideSafe(safe, options, place);
  if (definition.private === 'keep') {
    return {
      action: KEEP,
      reason: reason('private', 'the profile keeps private attributes', `profile ${definition.name}`),
      weakens: true,
    };
  }
  const why = creatorIsKnown(groupOf(place.tag), creator)
    ? 'not listed as safe for this creator'
    : 'private creator unknown';
  return { action: REMOVE, reason: reason('private', why, CLAUSE) };
}

/** Whether a private attribute is among those that a rule may name. */
function mayBePrivate({ steps }: Selector): boolean {
  const last = steps.at(-1);
  return last === undefined || last.kind !== 'tag' || isPrivate(last.tag);
}

/** Whether something stands in the place of a listed attribute that it was never seen to be: no number, but a name or a date. */
export function isStrange({ tag, vr, isSequence, creator, path }: Place): boolean {
  const safe = lookupSafePrivate(groupOf(tag), creator() ?? '', tag & 0xff, path().map(stepText));
  const isWords = isSequence || (isText(vr) && vr !== DS && vr !== IS);
  return isWords && safe !== undefined && safe.vrs.length > 0 && !safe.vrs.includes(vrName(vr));
}

/** What the list calls safe may still be a date, a UID, a comment, or what another option is about. */
function decideSafe(safe: SafePrivate, options: ReadonlySet<OptionName>, place: Place): Decision {
  const refuse = (text: string): Decision => ({ action: REMOVE, reason: reason('private', text, CLAUSE) });
  const isOpaque = !place.isSequence && (place.vr === UN || place.vr === OB);
  if (isOpaque && safe.vrs.includes('SQ')) return refuse('a sequence whose items cannot be read');
  const gate = GATES.find(({ name }) => name.test(safe.name))?.option;
  if (gate !== undefined && !options.has(gate)) return refuse(`safe only with the option ${gate}`);
  // the list's VR explains a value that is written as UN
  const vr = place.vr === UN && safe.vrs.length === 1 ? vrCode(safe.vrs[0]!) : place.vr;
  const strange = safe.vrs.length > 0 && !safe.vrs.includes(vrName(vr)) && vr !== UN;
  if (strange && (vr === PN || isOpaque)) return refuse('has another VR than the one that is listed as safe');
  const action = strange ? strangeAction(safe, options, vr) : safeAction(safe, options, vr);
  if (action === REMOVE) return refuse('a date, and no option keeps dates');
  return {
    action,
    reason: reason('private', `listed as safe for this creator: ${action.name}`, CLAUSE, { option: OPTION }),
    fallback: REMOVE,
    readAs: vr === place.vr ? undefined : vr,
    inside: place.isSequence ? 'cleaned' : undefined,
  };
}

const GATES: readonly { readonly name: RegExp; readonly option: OptionName }[] = [
  {
    name: /\b(weight|sex|gender|patient'?s? (age|size|height))\b/i,
    option: 'retain-patient-characteristics',
  },
  { name: /\binstitution\b/i, option: 'retain-institution-identity' },
];

function safeAction(safe: SafePrivate, options: ReadonlySet<OptionName>, vr: VrCode): Action {
  if (vr === UI) return options.has('retain-uids') ? KEEP : UID;
  if (safe.disposition === 'hash') return { name: 'pseudonym', prefix: 'H', width: 12 };
  if (safe.disposition === 'shift' || vr === DA || vr === DT) {
    if (options.has('retain-longitudinal-full-dates')) return KEEP;
    return options.has('retain-longitudinal-modified-dates') ? SHIFT : REMOVE;
  }
  if (vr === LT || vr === ST || vr === UT || /\b(comments?|description|label)\b/i.test(safe.name))
    return CLEAN;
  return KEEP;
}

/** A listed number that is written as text may be anything: what is no number or imaging word goes. */
function strangeAction(safe: SafePrivate, options: ReadonlySet<OptionName>, vr: VrCode): Action {
  const action = safeAction(safe, options, vr);
  return action === KEEP && isText(vr) && !NUMBERS.has(vr) ? CLEAN : action;
}

const NUMBERS: ReadonlySet<VrCode> = new Set(['AS', 'DS', 'IS', 'TM'].map(vrCode));

function stepText(step: Step): string {
  const text = formatTag(step.tag);
  return step.creator === undefined ? text : `${text.slice(0, 6)}"${step.creator}",${text.slice(8, 10)})`;
}
