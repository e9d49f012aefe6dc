import type { Tag } from '../dicom/tag.ts';
import type { VrCode } from '../dicom/vr.ts';
import type { Action } from './action.ts';
import type { OptionName } from './options.ts';

/** What decided. */
export type Decider =
  /** A rule of the profile. */
  | 'rule'
  /** The Basic Profile column of Table E.1-1. */
  | 'table'
  /** An option column of Table E.1-1. */
  | 'option'
  /** The safe private list, or the profile's policy for private elements. */
  | 'private'
  /** Not in the table, but its VR says that it is a name or a date. */
  | 'vr'
  /** Inside a sequence that is made dummy or cleaned as a whole. */
  | 'inside'
  /** Must go or stay for the file to be a valid one. */
  | 'structure'
  /** In no dictionary, so nobody can say what it holds. */
  | 'unknown'
  /** No rule and no row names it: kept, or removed by a whitelist. */
  | 'default';

/** Why a decision was taken, fit to be printed beside it. */
export interface Reason {
  readonly by: Decider;
  /** One sentence, without any value. */
  readonly text: string;
  /** e.g. `PS3.15 Table E.1-1 2024e`. */
  readonly clause: string;
  /** The option that acted, when one did. */
  readonly option?: OptionName | undefined;
  /** Number of the rule that decided, from 1. */
  readonly rule?: number | undefined;
}

/** What is done with an element, and why. */
export interface Decision {
  readonly action: Action;
  readonly reason: Reason;
  /** What is done instead when the value cannot be shifted or generalized, because it is not what its VR says. */
  readonly fallback?: Action | undefined;
  /** A rule lets something through that the Basic Profile with the profile's options would not. */
  readonly weakens?: boolean | undefined;
  /** The VR to read a value as that is written as UN. */
  readonly readAs?: VrCode | undefined;
  /** How what is inside the sequence is seen; absent: as the sequence itself. */
  readonly inside?: Surroundings | undefined;
}

/** One step of a path through sequences: `(0040,A730)` or, private, `(2005,"CREATOR",0E)`. */
export interface Step {
  readonly tag: Tag;
  readonly creator: string | undefined;
}

/** Where an element stands. The functions are called only when a rule needs to know. */
export interface Place {
  readonly tag: Tag;
  /** The VR as written, or the dictionary's when it is written as UN. */
  readonly vr: VrCode;
  /** Its items were read, so what is inside can be decided on one by one. */
  readonly isSequence: boolean;
  /** The sequences around the element, outermost first. */
  path(): readonly Step[];
  /** The private creator that owns a private element, trimmed; `undefined` when there is none. */
  creator(): string | undefined;
  /** Values of a top-level attribute, trimmed; `undefined` when the file does not have it. */
  valuesOf(tag: Tag): readonly string[] | undefined;
}

/** The sequence around an element decides how what is inside is seen. */
export type Surroundings =
  | 'top'
  /** In an item; Types by SOP class are known for the top level only. */
  | 'nested'
  /** Inside a sequence whose action is `dummy`. */
  | 'dummied'
  /** In a sequence inside such a one: its codes stay, such as the concept name of a content item. */
  | 'coded'
  /** Inside a sequence whose action is `clean`. */
  | 'cleaned'
  /** Inside a sequence that a whitelist keeps: what the table allows stays. */
  | 'kept';

export function reason(
  by: Decider,
  text: string,
  clause: string,
  more: { readonly option?: OptionName | undefined; readonly rule?: number | undefined } = {},
): Reason {
  return { by, text, clause, ...more };
}
