import type { Action } from './action.ts';
import type { OptionName } from './options.ts';
import type { Selector } from './selector.ts';

/** A profile as a program sees it, after its YAML was read and found right. */
export interface ProfileDefinition {
  readonly name: string;
  readonly description: string;
  /** `ps3.15`: Table E.1-1 decides what no rule names. `nothing`: whatever no rule names is removed. */
  readonly basis: 'ps3.15' | 'nothing';
  readonly options: readonly OptionName[];
  readonly private: 'remove' | 'keep-safe' | 'keep';
  readonly rules: readonly Rule[];
}

/** The first rule that matches decides, before table and options. */
export interface Rule {
  /** Position in the profile, from 1; a list of selectors makes several rules of one number. */
  readonly number: number;
  readonly select: Selector;
  /** Every attribute named must have one of the values. */
  readonly when: readonly Condition[];
  readonly action: Action;
}

export interface Condition {
  readonly tag: number;
  readonly keyword: string;
  readonly values: readonly string[];
}
