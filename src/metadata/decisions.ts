import { isPrivate, type Tag } from '../dicom/tag.ts';
import { type VrCode, vrCode } from '../dicom/vr.ts';
import type { ActionName } from '../profile/action.ts';
import { visibleAction } from '../profile/action.ts';
import { samplePlace } from '../profile/attributes.ts';
import type { Profile } from '../profile/compile.ts';
import type { Decision, Surroundings } from '../profile/decision.ts';
import { pathOfName } from './columns.ts';
import type { Dump } from './dump.ts';

/** What a profile does with one attribute of a dump. */
export interface AttributeDecision {
  readonly name: string;
  readonly vr: string;
  readonly action: ActionName;
  /** One sentence. */
  readonly reason: string;
  readonly clause: string;
  /** Files that have the attribute with a value. */
  readonly filled: number;
}

const MODALITY: Tag = 0x00080060;
/** A sequence with one of these goes with all that is in it. */
const GONE: ReadonlySet<ActionName> = new Set(['remove', 'empty', 'replace']);

/** In which files. */
export interface Surrounding {
  readonly vr?: string | undefined;
  /** The Types of its attributes settle compound codes. */
  readonly sopClassUid?: string | undefined;
  /** What rules with `when: { Modality: … }` ask for; they do not act when it is not known. */
  readonly modality?: string | undefined;
}

/** What a profile does with an attribute, wherever it stands; `undefined` for what is no attribute of the data set. */
export function decideAttribute(
  profile: Profile,
  name: string,
  surrounding: Surrounding = {},
): Decision | undefined {
  return decideAlong(profile, name, surrounding)?.decision;
}

/** The same, and whether it is the attribute that was decided on, and not a sequence around it that goes as a whole. */
export function decideAlong(
  profile: Profile,
  name: string,
  { vr: given, sopClassUid = '', modality }: Surrounding,
): { readonly decision: Decision; readonly isReached: boolean } | undefined {
  const steps = pathOfName(name);
  if (steps === undefined || steps[0]!.tag >>> 16 === 2) return undefined;
  const policy = profile.forClass(sopClassUid);
  const values = modality === undefined ? undefined : new Map([[MODALITY, [modality]]]);
  let surroundings: Surroundings = 'top';
  for (const [depth, step] of steps.entries()) {
    const isReached = depth === steps.length - 1;
    const vr: VrCode | undefined = !isReached ? vrCode('SQ') : given ? vrCode(given) : undefined;
    const place = samplePlace({ ...step, vr, path: steps.slice(0, depth), values });
    const decision = policy.decide(place, surroundings);
    if (isReached || GONE.has(visibleAction(decision.action))) return { decision, isReached };
    surroundings = decision.inside ?? (surroundings === 'top' ? 'nested' : surroundings);
  }
  return undefined;
}

/**
 * What a profile does with every attribute of a dump.
 *
 * @example decisionsOf(dump, builtinProfile('basic')).find(({ name }) => name === 'PatientName')?.action // => 'pseudonym'
 */
export function decisionsOf(dump: Dump, profile: Profile): AttributeDecision[] {
  const found: AttributeDecision[] = [];
  for (const [index, { name, vr }] of dump.columns.entries()) {
    // what is about the file, or a count
    if (vr === '') continue;
    const decision = decideAttribute(profile, name, { vr });
    if (decision === undefined) continue;
    found.push({
      name,
      vr,
      action: visibleAction(decision.action),
      reason: decision.reason.text,
      clause: decision.reason.clause,
      filled: dump.rows.filter((row) => row[index] !== undefined && row[index] !== '').length,
    });
  }
  return found;
}

/** What kind of thing an attribute says, by its VR: few enough to be read in a chart. */
export function kindOfAttribute(name: string, vr: string): string {
  const steps = pathOfName(name);
  if (steps?.some(({ tag }) => isPrivate(tag))) return 'private';
  return VR_KINDS[vr] ?? 'other';
}

const VR_KINDS: Readonly<Record<string, string>> = {
  PN: 'person names',
  UI: 'UIDs',
  ...Object.fromEntries(['DA', 'TM', 'DT', 'AS'].map((vr) => [vr, 'dates, times, ages'])),
  ...Object.fromEntries(['LO', 'LT', 'SH', 'ST', 'UC', 'UT', 'UR', 'AE'].map((vr) => [vr, 'text'])),
  CS: 'codes',
  ...Object.fromEntries(
    ['DS', 'IS', 'US', 'SS', 'UL', 'SL', 'SV', 'UV', 'FL', 'FD', 'AT'].map((vr) => [vr, 'numbers']),
  ),
};
