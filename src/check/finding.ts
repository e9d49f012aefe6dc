import type { FindingCode, Level, Severity } from './codes.ts';

/**
 * What the output shows in place of what was expected: a closed vocabulary, as findings may go to a model, which must
 * never see a value.
 */
export type Observed =
  | 'unchanged'
  | 'partly unchanged'
  | 'in another form'
  | 'in another encoding'
  | 'changed'
  | 'removed'
  | 'emptied'
  | 'added'
  | 'invalid'
  | 'inconsistent'
  | 'missing'
  | 'unexpected'
  | 'unreadable';

/** Something that is wrong with an output, grouped by its cause: one missing recursion is one finding, with a count. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly level: Level;
  /**
   * Where: tags without item numbers, private ones by creator, such as `(0040,A730)/(0010,0010)` and
   * `(0019,"SIEMENS MR HEADER",0C)`; or `preamble`, `file meta`, `padding`, `file name`, `file`, `mapping`, `pixels`.
   */
  readonly path: string;
  /** PS3.6 keyword of the last tag of the path; empty where there is none. */
  readonly keyword: string;
  /** What would have been right, in words: the allowed actions, a rule. Never a value. */
  readonly expected: string;
  readonly observed: Observed;
  /** Why it matters, one sentence. */
  readonly why: string;
  /** The clause of the standard or of the law. */
  readonly clause: string;
  /** How it usually comes about and what to do; shown when asked for. */
  readonly hint: string;
  /** Positions of files in the originals, from 1 (outputs without an original: 0), at most 20 of them. */
  readonly files: readonly number[];
  /** Places in all files that this finding stands for. */
  readonly count: number;
  /** Original and output values of the first place, only where the originals are declared synthetic and it was asked for. */
  readonly sample?: { readonly original: string; readonly output: string } | undefined;
}

/** How much of something was looked at and held. Never blended into one number with another. */
export interface Share {
  readonly passed: number;
  readonly checked: number;
}

/** The ten actions of the MIDI-B benchmark. */
export type MidiAction =
  | 'tag_retained'
  | 'text_notnull'
  | 'text_retained'
  | 'text_removed'
  | 'date_shifted'
  | 'uid_changed'
  | 'uid_consistent'
  | 'patid_consistent'
  | 'pixels_retained'
  | 'pixels_hidden';

/** One of the 18 categories of HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i). */
export interface SafeHarborRow {
  /** A to R. */
  readonly letter: string;
  readonly category: string;
  /** Keywords or tags of the attributes of this category that the originals have, and how many places were looked at. */
  readonly attributes: readonly string[];
  readonly checked: number;
  readonly findings: number;
  /** What could not be looked at, in words. */
  readonly notChecked: readonly string[];
}

/** What a check found; no original value in it but in `sample`. */
export interface CheckResult {
  readonly policy: string;
  /** Built-in profiles other than the policy that outputs say they were made with; `of another name` for all others. */
  readonly otherProfiles: readonly { readonly profile: string; readonly outputs: number }[];
  readonly files: {
    readonly originals: number;
    readonly outputs: number;
    readonly refused: number;
    readonly pairs: number;
  };
  /** Leaks first, then linkage, invalid, over-removal, unstable; the most frequent first. */
  readonly findings: readonly Finding[];
  /** Single checks made, by level. */
  readonly checks: Readonly<Record<Level, number>>;
  /** Findings' places by severity: 0 leaks is what privacy asks for. */
  readonly privacy: {
    readonly leaks: number;
    readonly linkage: number;
    readonly identifiersSearched: number;
  };
  /** What research can still do. */
  readonly utility: {
    readonly attributesKept: Share;
    readonly pixelsEqual: Share;
    readonly geometryIntact: Share;
    readonly suvComputable: Share;
    readonly bValuesKept: Share;
  };
  readonly scores: Readonly<Record<MidiAction, Share>>;
  readonly safeHarbor: readonly SafeHarborRow[];
  /** What nobody looked at, in words; printed whatever was found. */
  readonly notChecked: readonly string[];
}
