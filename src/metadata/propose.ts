import { count } from '../count.ts';
import { isPrivate } from '../dicom/tag.ts';
import { type Action, type ActionName, visibleAction } from '../profile/action.ts';
import { builtinProfile } from '../profile/builtin.ts';
import { compileProfile, type Profile } from '../profile/compile.ts';
import type { Decision } from '../profile/decision.ts';
import { creatorIsKnown } from '../profile/safe-private.ts';
import { tableRowOf } from '../profile/table.ts';
import { type Column, pathOfName, stepsOf } from './columns.ts';
import { decideAttribute } from './decisions.ts';
import type { Evidence } from './evidence.ts';

/** What is proposed for one attribute in files of one SOP class, and why. No value is in it. */
export interface Proposal {
  /** A selector of the profile language. */
  readonly select: string;
  readonly vr: string;
  /** `undefined`: it is left out, as all is that no rule names. */
  readonly action: Action | undefined;
  /** Somebody must look at it before the profile is used. */
  readonly mustLook: boolean;
  /** Why it may stay, or must be looked at. */
  readonly reasons: readonly string[];
  /** Absent for a sequence that stays as a whole. */
  readonly evidence?: Evidence | undefined;
}

/** Files of one SOP class. */
export interface FileClass {
  /** Empty for a class that is none of the standard's. */
  readonly sopClassUid: string;
  readonly modality?: string | undefined;
}

/** Character set, stamps of de-identification and encrypted originals: every output gets its own. */
const MADE_ANEW: ReadonlySet<number> = new Set([
  0x00080005, 0x00120062, 0x00120063, 0x00120064, 0x00280303, 0x04000500,
]);
/** Numbers and codes from lists: no free text. */
const CLOSED_VRS: ReadonlySet<string> = new Set('CS DS IS US SS UL SL SV UV FL FD AT'.split(' '));
/** Text that the action `clean` can look into. */
export const CLEANABLE_VRS: ReadonlySet<string> = new Set('LO SH ST LT UT UC'.split(' '));

export interface Proposer {
  propose(column: Column, files: FileClass, evidence: Evidence): Proposal | undefined;
  /** For a sequence of codes as a whole, by its path: half a code is none. `undefined` when PS3.15 does not leave it alone. */
  proposeCode(select: string, files: FileClass): Proposal | undefined;
}

/**
 * Decides what of a cohort may stay: what the built-in whitelist names; what PS3.15 leaves alone when it is a number or a code;
 * text that PS3.15 leaves alone, cleaned; private attributes that are known to be safe; and what an object must have to be
 * valid, emptied or with a dummy. Whatever shows an identifier of its own patient is left out.
 */
export function createProposer(): Proposer {
  const whitelist = builtinProfile('whitelist');
  const basic = compileProfile({
    ...builtinProfile('basic').definition,
    name: 'basic-with-safe-private',
    options: ['retain-safe-private'],
    private: 'keep-safe',
  });
  return {
    propose(column, files, evidence) {
      const first = pathOfName(column.name)?.[0];
      if (first === undefined || first.tag >>> 16 === 2) return undefined;
      if (!isListable(column) || MADE_ANEW.has(first.tag)) return undefined;
      const proposal = proposeOne(column, files, { whitelist, basic, evidence });
      return { select: column.name, vr: column.vr, evidence, ...proposal };
    },
    proposeCode(select, files) {
      const [decision, ...outer] = decisionsAround(basic, `${select}/CodeValue`, files).reverse();
      const first = pathOfName(select)?.[0]?.tag ?? 0;
      if (decision === undefined || select.includes('"') || MADE_ANEW.has(first)) return undefined;
      if (![decision, ...outer].every(({ action }) => STAYS.has(action.name))) return undefined;
      const reasons = [
        describeReason(decision),
        'a code; its meaning is cleaned unless its coding scheme is a public one',
      ];
      return { select, vr: 'SQ', action: { name: 'keep' }, mustLook: true, reasons };
    },
  };
}

/** A creator that is in no list could be anything, also a name: it does not go into a profile. */
function isListable({ name }: Column): boolean {
  return (pathOfName(name) ?? []).every(
    ({ tag, creator }) => !isPrivate(tag) || (creator !== undefined && creatorIsKnown(tag >>> 16, creator)),
  );
}

/** Overlays and curves (PS3.5 section 7.6): Table E.1-1 takes their data away, and with it what describes them. */
function isGraphics({ path }: Column): boolean {
  const [first = 0] = path;
  return !isPrivate(first) && (first >>> 24 === 0x50 || first >>> 24 === 0x60);
}

type Verdict = Pick<Proposal, 'action' | 'mustLook' | 'reasons'>;

function proposeOne(
  column: Column,
  files: FileClass,
  { whitelist, basic, evidence }: { whitelist: Profile; basic: Profile; evidence: Evidence },
): Verdict {
  const { name, vr } = column;
  const suspicions = suspicionsOf(evidence);
  if (isGraphics(column))
    return out('describes an overlay or a curve, which may be a drawing of text and goes');
  const listed = decideAttribute(whitelist, name, { vr, ...files });
  if (listed !== undefined && listed.reason.by === 'rule' && listed.action.name !== 'remove') {
    const holdsText = listed.action.name === 'keep' && evidence.withIdentifier > 0;
    return {
      action: listed.action,
      mustLook: holdsText,
      reasons: [...describeListed(name, listed.action), ...(listed.action.name === 'keep' ? suspicions : [])],
    };
  }
  const standard = decideAttribute(basic, name, { vr, ...files });
  if (standard === undefined) return out('nothing to decide');
  const outer = decisionsAround(basic, name, files).find(({ action }) => !STAYS.has(action.name));
  if (outer !== undefined) return out(describeReason(outer), ...suspicions);
  return proposeByStandard(column, standard, evidence, suspicions);
}

/** What of a sequence leaves its attributes to be decided one by one. */
const STAYS: ReadonlySet<ActionName> = new Set(['keep', 'uid']);

/** What becomes of the sequences around an attribute, outermost first. */
function decisionsAround(profile: Profile, name: string, files: FileClass): Decision[] {
  const steps = stepsOf(name);
  return steps
    .slice(1)
    .map((_, depth) => decideAttribute(profile, steps.slice(0, depth + 1).join('/'), { vr: 'SQ', ...files }))
    .filter((decision) => decision !== undefined);
}

function proposeByStandard(
  { name, vr }: Column,
  standard: Decision,
  evidence: Evidence,
  suspicions: readonly string[],
): Verdict {
  const why = describeReason(standard);
  const action = visibleAction(standard.action);
  const isTop = stepsOf(name).length === 1;
  if (action === 'uid') return { action: { name: 'uid' }, mustLook: false, reasons: [why] };
  if ((action === 'empty' || action === 'dummy') && isTop) {
    return { action: standard.action, mustLook: false, reasons: [why, describeNeed(standard)] };
  }
  if (action !== 'keep') return out(why, ...suspicions);
  if (evidence.withIdentifier > 0) return out(why, ...suspicions);
  if (standard.reason.by === 'private')
    return { action: standard.action, mustLook: true, reasons: [why, ...suspicions] };
  if (evidence.isOnePerPatient) return out(why, ...suspicions);
  if (vr === 'SQ' || CLOSED_VRS.has(vr) || vr === 'UI')
    return { action: standard.action, mustLook: suspicions.length > 0, reasons: [why, ...suspicions] };
  if (CLEANABLE_VRS.has(vr)) {
    const reasons = [why, 'free text: only harmless words stay', ...suspicions];
    return { action: { name: 'clean', style: 'auto' }, mustLook: true, reasons };
  }
  return out(why, `nobody can look into VR ${vr}`, ...suspicions);
}

function out(...reasons: string[]): Verdict {
  return { action: undefined, mustLook: true, reasons };
}

/** A code such as X/D keeps what the object must have; where PS3.3 was not asked, it may be so. */
function describeNeed({ reason }: Decision): string {
  return reason.text.includes('not known') ? 'some objects must have it' : 'the object must have it';
}

function describeReason({ reason }: Decision): string {
  if (reason.by === 'default') return `not in Table E.1-1`;
  return reason.by === 'table' ? `Table E.1-1: ${reason.text}` : reason.text;
}

/** Why the built-in whitelist's action is proposed. */
export function describeListed(name: string, action: Action): string[] {
  const moves = 'moves by the days of the patient, as a quantity needs the times between';
  return ['in the built-in whitelist', describeRow(name), ...(action.name === 'shift' ? [moves] : [])];
}

function describeRow(name: string): string {
  const row = tableRowOf(pathOfName(name)!.at(-1)!.tag);
  return row === undefined ? 'not in Table E.1-1' : `Table E.1-1 says ${row.basic}`;
}

/** Words of the patient stand where nobody looks for them. */
export function describeShared({ withIdentifier }: Evidence): string {
  return `shares words with the patient's name or numbers in ${count(withIdentifier, 'file')}`;
}

function suspicionsOf(evidence: Evidence): string[] {
  const found: string[] = [];
  if (evidence.withIdentifier > 0) found.push(describeShared(evidence));
  if (evidence.isOnePerPatient) found.push('every patient has a value of its own');
  return found;
}
