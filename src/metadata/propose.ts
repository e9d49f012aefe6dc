import { isPrivate } from '../dicom/tag.ts';
import { type Action, visibleAction } from '../profile/action.ts';
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
  readonly evidence: Evidence;
}

/** Character set, stamps of de-identification and encrypted originals: every output gets its own. */
const MADE_ANEW: ReadonlySet<number> = new Set([
  0x00080005, 0x00120062, 0x00120063, 0x00120064, 0x00280303, 0x04000500,
]);
/** Numbers and codes from lists: no free text. */
const CLOSED_VRS: ReadonlySet<string> = new Set('CS DS IS US SS UL SL SV UV FL FD AT'.split(' '));
/** Text that the action `clean` can look into. */
const CLEANABLE_VRS: ReadonlySet<string> = new Set('LO SH ST LT UT UC'.split(' '));

export interface Proposer {
  /** @param sopClassUid empty for a class that is none of the standard's */
  propose(column: Column, sopClassUid: string, evidence: Evidence): Proposal | undefined;
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
    propose(column, sopClassUid, evidence) {
      const first = pathOfName(column.name)?.[0];
      if (first === undefined || first.tag >>> 16 === 2) return undefined;
      if (!isListable(column) || MADE_ANEW.has(first.tag)) return undefined;
      const proposal = proposeOne(column, sopClassUid, { whitelist, basic, evidence });
      return { select: column.name, vr: column.vr, evidence, ...proposal };
    },
  };
}

/** A creator that is in no list could be anything, also a name: it does not go into a profile. */
function isListable({ name }: Column): boolean {
  return (pathOfName(name) ?? []).every(
    ({ tag, creator }) => !isPrivate(tag) || (creator !== undefined && creatorIsKnown(tag >>> 16, creator)),
  );
}

type Verdict = Pick<Proposal, 'action' | 'mustLook' | 'reasons'>;

function proposeOne(
  column: Column,
  sopClassUid: string,
  { whitelist, basic, evidence }: { whitelist: Profile; basic: Profile; evidence: Evidence },
): Verdict {
  const { name, vr } = column;
  const suspicions = suspicionsOf(evidence);
  const listed = decideAttribute(whitelist, name, { vr, sopClassUid });
  if (listed !== undefined && listed.reason.by === 'rule' && listed.action.name !== 'remove') {
    const holdsText = listed.action.name === 'keep' && evidence.withIdentifier > 0;
    return {
      action: listed.action,
      mustLook: holdsText,
      reasons: [
        'in the built-in whitelist',
        describeRow(name),
        ...(listed.action.name === 'keep' ? suspicions : []),
      ],
    };
  }
  const standard = decideAttribute(basic, name, { vr, sopClassUid });
  if (standard === undefined) return out('nothing to decide');
  return proposeByStandard(column, standard, evidence, suspicions);
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
    return { action: standard.action, mustLook: false, reasons: [why, 'the object must have it'] };
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

function describeReason({ reason }: Decision): string {
  if (reason.by === 'default') return `not in Table E.1-1`;
  return reason.by === 'table' ? `Table E.1-1: ${reason.text}` : reason.text;
}

function describeRow(name: string): string {
  const row = tableRowOf(pathOfName(name)!.at(-1)!.tag);
  return row === undefined ? 'not in Table E.1-1' : `Table E.1-1 says ${row.basic}`;
}

function suspicionsOf(evidence: Evidence): string[] {
  const found: string[] = [];
  if (evidence.withIdentifier > 0)
    found.push(`shares words with the patient's name or numbers in ${evidence.withIdentifier} files`);
  if (evidence.isOnePerPatient) found.push('every patient has a value of its own');
  return found;
}
