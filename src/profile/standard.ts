import { lookupTag, vrOfTag } from '../dicom/dictionary.ts';
import { isPrivate, type Tag } from '../dicom/tag.ts';
import { isText, vrCodes, vrName } from '../dicom/vr.ts';
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
import type { ProfileDefinition } from './definition.ts';
import { isFreeText } from './free-text.ts';
import type { OptionName } from './options.ts';
import { decidePrivate } from './private.ts';
import { type BasicCode, TABLE_EDITION, type TableRow, tableRowOf } from './table.ts';
import { attributeType } from './types.ts';
import { LIKE, UNLISTED } from './unlisted-data.ts';

export const TABLE = `PS3.15 Table E.1-1 ${TABLE_EDITION}`;
const { PN, DA, DT, TM, SQ, UI, UR } = vrCodes('PN', 'DA', 'DT', 'TM', 'SQ', 'UI', 'UR');
const DATE_OPTIONS: readonly OptionName[] = [
  'retain-longitudinal-full-dates',
  'retain-longitudinal-modified-dates',
];

/** For which profile and SOP class a decision is taken. */
export interface Compiler {
  readonly definition: ProfileDefinition;
  readonly options: ReadonlySet<OptionName>;
  readonly sopClassUid: string;
}

export function decideByStandard(compiler: Compiler, place: Place, surroundings: Surroundings): Decision {
  const { tag } = place;
  if (isPrivate(tag)) return decidePrivate(compiler.definition, compiler.options, place);
  const unlisted = UNLISTED.get(tag);
  if (unlisted) return unlisted;
  const row = tableRowOf(tag);
  if (row) return decideByRow(compiler, row, place, surroundings);
  const like = LIKE.get(tag);
  if (like !== undefined) return decideLike(compiler, like, place, surroundings);
  if (lookupTag(tag) === undefined) {
    return {
      action: REMOVE,
      reason: reason('unknown', 'not in PS3.6, so nobody can say what it holds', 'PS3.15 section E.1.1'),
    };
  }
  return decideByVr(compiler, place, surroundings);
}

/** By the row of another attribute that says the same. */
function decideLike(compiler: Compiler, like: Tag, place: Place, surroundings: Surroundings): Decision {
  const decision = decideByRow(compiler, tableRowOf(like)!, { ...place, tag: like }, surroundings);
  const text = `not in the table, but like ${lookupTag(like)!.keyword}: ${decision.reason.text}`;
  return { ...decision, reason: { ...decision.reason, text } };
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

/** How what is inside a sequence with this decision is seen. */
export function withInside(decision: Decision): Decision {
  const name = visibleAction(decision.action);
  if (name === 'dummy') return { ...decision, inside: 'dummied' };
  return name === 'clean' ? { ...decision, inside: 'cleaned' } : decision;
}
