import { lookupKeyword } from '../dicom/dictionary.ts';
import type { ActionName } from '../profile/action.ts';
import { builtinProfile } from '../profile/builtin.ts';
import { type Column, pathOfName, stepsOf } from './columns.ts';
import { decideAlong, decideAttribute } from './decisions.ts';
import type { Evidence } from './evidence.ts';
import { CLEANABLE_VRS, describeListed, describeShared, type FileClass, type Proposal } from './propose.ts';

/** What becomes of a sequence that the built-in whitelist names. */
const AS_A_WHOLE: Partial<Readonly<Record<ActionName, string>>> = {
  keep: 'it stays with what the table lets through inside',
  clean: 'it stays, and all text inside is cleaned',
  uid: 'it stays, with new UIDs inside',
  dummy: 'it stays, and what it says becomes a stand-in',
  empty: 'nothing inside it stays',
};

/**
 * For a sequence, and for every attribute inside one: the proposal for the outermost sequence, when the built-in whitelist
 * names that and so decides on all that is inside.
 */
export function proposeSequence({ name, vr }: Column, files: FileClass): Proposal | undefined {
  const [select, ...inner] = stepsOf(name);
  if ((inner.length === 0 && vr !== 'SQ') || lookupKeyword(select!) === undefined) return undefined;
  const decision = decideAttribute(builtinProfile('whitelist'), select!, { ...files, vr: 'SQ' });
  if (decision?.reason.by !== 'rule') return undefined;
  const { action } = decision;
  const what = AS_A_WHOLE[action.name];
  if (what === undefined) return undefined;
  const reasons = [...describeListed(select!, action), what];
  return { select: select!, vr: 'SQ', action, mustLook: false, reasons };
}

/** What an attribute inside such a sequence needs beside the rule for the sequence. */
export function proposeInside(column: Column, files: FileClass, evidence: Evidence): Proposal | undefined {
  const { name, vr } = column;
  const isListed = (pathOfName(name) ?? []).every(({ creator }) => creator === undefined);
  const found = decideAlong(builtinProfile('whitelist'), name, { ...files, vr });
  if (found === undefined || !found.isReached || !isListed || stepsOf(name).length === 1) return undefined;
  const { action, reason } = found.decision;
  const base = { select: name, vr, evidence, mustLook: false };
  // inside, the table gives every UID a new one without a rule
  if (action.name === 'uid') return undefined;
  if (reason.by === 'rule' && action.name !== 'keep')
    return { ...base, action, reasons: describeListed(name, action) };
  if (action.name !== 'keep' || evidence.withIdentifier === 0 || isCode(name) || !OPEN_VRS.has(vr))
    return undefined;
  const instead = CLEANABLE_VRS.has(vr)
    ? ({ name: 'clean', style: 'auto' } as const)
    : ({ name: 'remove' } as const);
  return { ...base, action: instead, reasons: [describeShared(evidence)] };
}

/** VRs of text, and of bytes, that are no defined terms and no numbers: a word of the patient in them is no chance. */
const OPEN_VRS: ReadonlySet<string> = new Set('AE LO LT SH ST UC UN UR UT PN OB'.split(' '));
const CODE: ReadonlySet<number> = new Set([
  0x00080100, 0x00080102, 0x00080103, 0x00080104, 0x00080119, 0x00080120,
]);

/** Part of a code (PS3.3 Table 8.8-1): half a code is none. */
function isCode(name: string): boolean {
  return stepsOf(name).length > 1 && CODE.has(pathOfName(name)?.at(-1)?.tag ?? 0);
}

/** The paths of the sequences that hold codes. */
export function codeSequences(columns: readonly Column[]): ReadonlySet<string> {
  return new Set(
    columns.filter(({ name }) => isCode(name)).map(({ name }) => stepsOf(name).slice(0, -1).join('/')),
  );
}
