/** What may be done with an element: every approach of de-identification has its action. */
export type Action =
  | { readonly name: 'keep' }
  | { readonly name: 'remove' }
  /** Zero length (PS3.15 code Z). */
  | { readonly name: 'empty' }
  /** A fixed value, valid for the VR (PS3.15 code D). On a sequence: all inside is made dummy, its structure stays. */
  | { readonly name: 'dummy' }
  | { readonly name: 'replace'; readonly value: string }
  /** A keyed, repeatable stand-in: `prefix` and `width` characters. */
  | { readonly name: 'pseudonym'; readonly prefix: string; readonly width: number }
  /** A keyed, repeatable UID (PS3.15 code U). On a sequence of references: it stays, with new UIDs inside (code U*). */
  | { readonly name: 'uid' }
  /** The patient's whole-day offset, times of day unchanged. */
  | { readonly name: 'shift' }
  | { readonly name: 'generalize'; readonly to: Generalization }
  /** Identifying words go, the rest stays. On a sequence: all text inside is cleaned. */
  | { readonly name: 'clean'; readonly style: 'description' | 'narrative' | 'auto' }
  /** A number moves by at most `bound` percent or units, the same way for the same patient and attribute. */
  | { readonly name: 'noise'; readonly bound: number; readonly unit: 'percent' | 'absolute' }
  /**
   * The original goes into the Encrypted Attributes Sequence; `then` is what becomes of the element itself. What is in a
   * sequence that goes as a whole goes with it: to get it back, encrypt the sequence.
   */
  | { readonly name: 'encrypt'; readonly then: 'remove' | 'empty' | 'dummy' }
  | { readonly name: 'mask' }
  | { readonly name: 'pixelate' };

/** What a rule may name under `action`. */
export type ActionName = Action['name'];

/** The action on the element itself: what `encrypt` leaves in its place, else the action. */
export function visibleAction(action: Action): ActionName {
  return action.name === 'encrypt' ? action.then : action.name;
}

/** Coarser values; every member is one way. */
export type Generalization =
  /** Ages in bands of `width` years, all at or above `cap` in one. */
  | { readonly kind: 'age'; readonly width: number; readonly cap: number }
  /** Dates to the first day of their month, quarter or year. */
  | { readonly kind: 'date'; readonly period: 'month' | 'quarter' | 'year' }
  /** The first `digits` characters of a postcode. */
  | { readonly kind: 'postcode'; readonly digits: number }
  /** Numbers to the nearest multiple of `step`. */
  | { readonly kind: 'number'; readonly step: number };

export const ACTION_NAMES: readonly ActionName[] = [
  'keep',
  'remove',
  'empty',
  'dummy',
  'replace',
  'pseudonym',
  'uid',
  'shift',
  'generalize',
  'clean',
  'noise',
  'encrypt',
  'mask',
  'pixelate',
];

export const KEEP: Action = { name: 'keep' };
export const REMOVE: Action = { name: 'remove' };
export const EMPTY: Action = { name: 'empty' };
export const DUMMY: Action = { name: 'dummy' };
export const UID: Action = { name: 'uid' };
export const SHIFT: Action = { name: 'shift' };
export const CLEAN: Action = { name: 'clean', style: 'auto' };
/** AE titles are short and upper case. */
export const AE_PSEUDONYM: Action = { name: 'pseudonym', prefix: 'AE', width: 8 };
