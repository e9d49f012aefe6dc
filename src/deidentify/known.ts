import type { Charset } from '../dicom/charset.ts';
import { type Dicom, type Element, VALUE } from '../dicom/read.ts';
import type { Tag } from '../dicom/tag.ts';
import { valueBytes, valueText } from '../dicom/value.ts';
import type { VrCode } from '../dicom/vr.ts';
import { effectiveVr } from '../profile/compile.ts';
import type { Decision } from '../profile/decision.ts';
import type { Outcome } from './change.ts';
import { createMatcher, type IdentifierMatcher } from './identifiers.ts';
import { identifiersOf } from './identifiers-of-file.ts';
import { identifierKindOf, PATIENT_NUMBERS } from './identity.ts';
import type { NetOutcome } from './net.ts';
import type { Subject } from './subject.ts';

/**
 * The identifiers that a file gives up, ready to be searched for, with the outcomes found so far: the files of a
 * study share both. Nothing here changes a result, it only saves doing the same again.
 */
export interface KnownIdentifiers {
  readonly matcher: IdentifierMatcher;
  /** The same for the numbers of the patient alone, made when it is asked for. */
  readonly patientNumbers: () => IdentifierMatcher;
  /** Outcomes of actions that depend on value, patient and identifiers alone. */
  readonly outcomes: OutcomeMemory<Outcome>;
  readonly nets: OutcomeMemory<NetOutcome>;
}

/** Remembers by decision or VR, character set and value. */
interface OutcomeMemory<T> {
  recall(under: Decision | number, element: Element, charset: Charset, text: string, make: () => T): T;
}

/** Bounds, so that memory does not grow with the number of files. */
const MAX_SETS = 64;
const MAX_OUTCOMES = 2048;
const MAX_REMEMBERED_CHARACTERS = 1024;

/** Finds what is known for the identifiers in the given rows of a file. */
export function createKnown(): (
  file: Dicom,
  rows: readonly number[],
  whose: {
    readonly subject: Subject;
    readonly charset: Element | undefined;
    readonly charsetAt: (row: number) => Charset;
  },
) => KnownIdentifiers {
  const sets = new Map<string, KnownIdentifiers>();
  let last: Last | undefined;
  return (file, rows, { subject, charset, charsetAt }) => {
    // the same bytes mean something else in another character set, and an item may have one of its own
    const charsets = [charset === undefined ? '' : valueText(file, charset)];
    for (const row of rows) {
      if (file.elements[row]!.depth > 0) charsets.push(charsetAt(row).terms.join('\\'));
    }
    const charsetText = charsets.join('\n');
    if (last?.subject === subject && last.charsetText === charsetText && isAgain(last, file, rows))
      return last.known;
    const tags = rows.map((row) => file.elements[row]!.tag);
    const values = rows.map((row) => Buffer.from(valueBytes(file, file.elements[row]!)));
    const signature = JSON.stringify([
      subject.identity,
      charsetText,
      tags,
      values.map((value) => value.toString('latin1')),
    ]);
    let known = sets.get(signature);
    if (known === undefined) {
      const ofPatient = rows.filter((row) => PATIENT_NUMBERS.has(file.elements[row]!.tag));
      const own = identifiersOf(file, ofPatient, charsetAt);
      let numbers: IdentifierMatcher | undefined;
      if (sets.size >= MAX_SETS) sets.clear();
      known = {
        matcher: createMatcher(identifiersOf(file, rows, charsetAt)),
        patientNumbers: () => {
          numbers ??= createMatcher(own);
          return numbers;
        },
        outcomes: createMemory(),
        nets: createMemory(),
      };
      sets.set(signature, known);
    }
    last = { subject, charsetText, tags, values, known };
    return known;
  };
}

/** The identifiers of the file before. */
interface Last {
  readonly subject: Subject;
  readonly charsetText: string;
  readonly tags: readonly Tag[];
  readonly values: readonly Uint8Array[];
  readonly known: KnownIdentifiers;
}

/** Whether the rows hold the very bytes that the file before had; most files of a series do. */
function isAgain(last: Last, file: Dicom, rows: readonly number[]): boolean {
  if (rows.length !== last.tags.length) return false;
  const { window, base } = file.data;
  for (let index = 0; index < rows.length; index++) {
    const { tag, valueStart, valueEnd } = file.elements[rows[index]!]!;
    const value = last.values[index]!;
    const start = valueStart - base;
    if (tag !== last.tags[index] || valueEnd - valueStart !== value.length) return false;
    if (start < 0 || start + value.length > window.length) return false;
    for (let at = 0; at < value.length; at++) if (window[start + at] !== value[at]) return false;
  }
  return true;
}

function createMemory<T>(): OutcomeMemory<T> {
  interface Remembered {
    readonly tag: Tag;
    readonly vr: VrCode;
    readonly encoding: number;
    readonly charset: Charset;
    readonly outcome: T;
  }
  const outcomes = new Map<Decision | number, Map<string, Remembered>>();
  let size = 0;
  return {
    recall(under, { tag, vr, encoding }, charset, text, make) {
      let byText = outcomes.get(under);
      const known = byText?.get(text);
      if (known?.tag === tag && known.vr === vr && known.encoding === encoding && known.charset === charset) {
        return known.outcome;
      }
      const outcome = make();
      if (text.length > MAX_REMEMBERED_CHARACTERS) return outcome;
      if (++size > MAX_OUTCOMES) {
        outcomes.clear();
        byText = undefined;
        size = 0;
      }
      if (byText === undefined) {
        byText = new Map();
        outcomes.set(under, byText);
      }
      byText.set(text, { tag, vr, encoding, charset, outcome });
      return outcome;
    },
  };
}

/** Adds the rows of an element that does not stay, and of everything inside it, that hold an identifier. */
export function collectIdentifierRows(rows: readonly Element[], row: number, found: number[]): void {
  const { next } = rows[row]!;
  for (let each = row; each < next; each++) {
    const { tag, vr, kind, valueStart, valueEnd } = rows[each]!;
    if (
      kind === VALUE &&
      valueEnd > valueStart &&
      identifierKindOf(tag, effectiveVr(tag, vr)) !== undefined
    ) {
      found.push(each);
    }
  }
}
