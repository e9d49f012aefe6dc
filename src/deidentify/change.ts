import { encodeValue } from '../dicom/build.ts';
import type { Charset } from '../dicom/charset.ts';
import { BIG_ENDIAN } from '../dicom/header.ts';
import type { Dicom, Element } from '../dicom/read.ts';
import { asciiValue, textValues, valueBytes } from '../dicom/value.ts';
import { isSingleValued, isText, type VrCode, vrCodes, vrName } from '../dicom/vr.ts';
import type { Action } from '../profile/action.ts';
import type { Decision } from '../profile/decision.ts';
import { expectedOf } from '../profile/vr-fit.ts';
import { isTime, shiftDate, shiftDateTime } from './dates.ts';
import { dummyValue } from './dummy.ts';
import { generalizeText } from './generalize.ts';
import type { IdentifierMatcher } from './identifiers.ts';
import { identityOfId } from './identity.ts';
import { addNoise } from './noise.ts';
import { pseudonymOf } from './pseudonym.ts';
import type { Subject } from './subject.ts';
import { cleanText } from './text.ts';
import { remapUid } from './uid.ts';

/** One value to be changed, with what the actions need to know. */
export interface Work {
  readonly file: Dicom;
  readonly element: Element;
  /** The VR as which the value is read. */
  readonly vr: VrCode;
  readonly subject: Subject;
  readonly charset: Charset;
  readonly matcher: IdentifierMatcher;
}

export type Outcome = (
  | { readonly kind: 'same' }
  | { readonly kind: 'removed' }
  | { readonly kind: 'value'; readonly value: Uint8Array }
) & { readonly problem?: string | undefined };

const SAME: Outcome = { kind: 'same' };
const REMOVED: Outcome = { kind: 'removed' };
const EMPTIED: Outcome = { kind: 'value', value: new Uint8Array(0) };
const { DA, DT, TM, LT, ST, UT, UI } = vrCodes('DA', 'DT', 'TM', 'LT', 'ST', 'UT', 'UI');
const PATIENT_ID = 0x00100020;
const PATIENT_NAME = 0x00100010;

/** The new value of a non-empty element. Where a value is not what its VR says, the decision's fallback acts. */
export function changeValue(decision: Decision, work: Work): Outcome {
  const outcome = act(decision.action, work);
  if (outcome !== undefined) {
    // an attribute that the table wants filled (code D) is not left empty when all of its text had to go
    const isEmptied =
      decision.action.name === 'clean' && outcome.kind === 'value' && outcome.value.length === 0;
    return isEmptied && decision.fallback?.name === 'dummy'
      ? (act(decision.fallback, work) ?? outcome)
      : outcome;
  }
  const fallback = decision.fallback ?? { name: 'empty' };
  const problem = `expected a value that the action ${decision.action.name} can take (PS3.5 section 6.2, VR ${vrName(work.vr)}), found another one; it was not guessed: ${fallback.name}`;
  return { ...(act(fallback, work) ?? EMPTIED), problem };
}

/** `undefined`: the value is not one that the action can take. */
function act(action: Action, work: Work): Outcome | undefined {
  const { element, vr, subject } = work;
  switch (action.name) {
    case 'keep':
      return SAME;
    case 'remove':
      return REMOVED;
    case 'empty':
      return EMPTIED;
    case 'dummy':
      // there is no UID that is everybody's
      if (vr === UI) return remap(work);
      return value(dummyValue(vr, element.valueEnd - element.valueStart));
    case 'replace':
      return replace(work, action.value);
    case 'uid':
      return remap(work);
    case 'pseudonym':
      return eachText(work, (text) =>
        element.tag === PATIENT_ID || element.tag === PATIENT_NAME
          ? pseudonymOf(
              subject.key,
              'patient',
              element.tag === PATIENT_ID ? identityOfId(text, subject.issuer) : subject.identity,
              action,
            )
          : pseudonymOf(subject.key, 'value', text, action),
      );
    case 'shift':
      return shift(work);
    case 'generalize':
      return eachText(work, (text) => generalizeText(text, vr, action.to));
    case 'noise':
      return addNoise(work, action);
    case 'clean':
      return clean(work, action.style);
    case 'encrypt':
      // an object whose UIDs are empty is none: what stands in their place is repeatable, as in all other files
      return act({ name: vr === UI && action.then !== 'remove' ? 'uid' : action.then }, work);
    case 'mask':
    case 'pixelate':
      // files with pixels that a rule wants changed are refused; nothing else has pixels
      return undefined;
  }
}

function value(bytes: Uint8Array): Outcome {
  return { kind: 'value', value: bytes };
}

/** Applies `change` to every value of a text element; `undefined` from it means that it cannot. */
function eachText(work: Work, change: (text: string) => string | undefined): Outcome | undefined {
  if (!isText(work.vr)) return undefined;
  const charset = work.charset;
  const before = textValues(work.file, work.element, charset, work.vr);
  const after: string[] = [];
  for (const text of before) {
    const changed = text === '' ? '' : change(text);
    if (changed === undefined) return undefined;
    after.push(changed);
  }
  return encodeText(work, before, after);
}

function encodeText(work: Work, before: readonly string[], after: readonly string[]): Outcome {
  if (before.every((text, index) => text === after[index])) return SAME;
  if (after.every((text) => text === '')) return EMPTIED;
  const charset = work.charset;
  if (!after.every((text) => charset.canEncode(text))) return EMPTIED;
  return value(charset.encodeValues(after, vrName(work.vr)));
}

function replace(work: Work, text: string): Outcome | undefined {
  const { element, vr, charset } = work;
  if (expectedOf(text, vrName(vr)) !== undefined || !charset.canEncode(text)) return undefined;
  if (text === '') return EMPTIED;
  const values = isSingleValued(vr) ? text : text.split('\\');
  return value(encodeValue(values, vrName(vr), charset, (element.encoding & BIG_ENDIAN) === 0));
}

function remap(work: Work): Outcome {
  const before = asciiValue(work.file, work.element);
  const after = before
    .split('\\')
    .map((uid) => (uid.trim() === '' ? '' : remapUid(work.subject.key, uid.trim())))
    .join('\\');
  return before === after ? SAME : value(Buffer.from(after, 'latin1'));
}

function shift(work: Work): Outcome | undefined {
  const { vr, subject } = work;
  if (vr === TM) return eachText(work, (text) => (isTime(text) ? text : undefined));
  if (vr === DA) return eachText(work, (text) => shiftDate(text, subject.offsetDays));
  if (vr === DT) return eachText(work, (text) => shiftDateTime(text, subject.offsetDays));
  return undefined;
}

/** Labels lose words; sentences show where something was. */
function clean(work: Work, style: 'description' | 'narrative' | 'auto'): Outcome | undefined {
  const { vr } = work;
  if (!isText(vr)) return undefined;
  const mode = style !== 'auto' ? style : vr === LT || vr === ST || vr === UT ? 'narrative' : 'description';
  // bytes that no declared character set explains cannot be searched
  if (!work.charset.isKnown && valueBytes(work.file, work.element).some((byte) => byte > 0x7f))
    return EMPTIED;
  return eachText(work, (text) => cleanText(text, work.matcher, { mode }).text);
}
