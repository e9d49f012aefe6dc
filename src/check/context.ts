import type { Spot } from './align.ts';
import type { FindingCode, Level } from './codes.ts';
import type { Observed } from './finding.ts';
import type { Policy } from './policy.ts';
import type { Node, Tree } from './tree.ts';

/** A row of an answer key: where an identifier was planted in an original, or what looks like one and has to survive. */
export interface AnswerKeyRow {
  readonly where: string;
  readonly kind: string;
  readonly text: string;
  readonly form?: string;
  readonly charset?: readonly string[];
  readonly box?: {
    readonly frame: number;
    readonly row: number;
    readonly column: number;
    readonly rows: number;
    readonly columns: number;
  };
}

/** One thing that a rule found, before equal ones are put together. */
export interface Note {
  readonly code: FindingCode;
  readonly path: string;
  readonly observed: Observed;
  readonly expected: string;
  readonly hint?: string | undefined;
  readonly original?: string | undefined;
  readonly output?: string | undefined;
}

/** An original and its output, as rules see them. */
export interface PairContext {
  /** Position of the original, from 1. */
  readonly index: number;
  readonly policy: Policy;
  readonly before: Tree;
  readonly after: Tree;
  readonly bytesBefore: Uint8Array;
  readonly bytesAfter: Uint8Array;
  readonly spots: readonly Spot[];
  readonly outputName: string;
  readonly key: readonly AnswerKeyRow[];
  /** Whether an original value holds an identifier of its own file: then it may be cleaned or go. */
  readonly mentions: (spot: Spot) => boolean;
  /** Spots about which a leak was reported: residue need not say it again. */
  readonly leaking: Set<Spot>;
  /** The same for elements of file meta information, `preamble` and `padding`. */
  readonly leakingPlaces: Set<Node | string>;
  report(note: Note): void;
  /** Counts single checks. */
  count(level: Level, times?: number): void;
}

/** One rule of the checker. Rules stand in lists, so that a test can leave each one out. */
export interface Rule<Input> {
  /** The code it raises; several rules may raise the same. */
  readonly name: string;
  readonly level: Level;
  run(input: Input): void;
}
