import { lookupTag } from '../dicom/dictionary.ts';
import { formatTag, groupOf, type Tag } from '../dicom/tag.ts';
import { vrName } from '../dicom/vr.ts';
import { type Sample, samplePlace, usualVr } from './attributes.ts';
import { type ClassPolicy, compileProfile } from './compile.ts';
import { onlyTag, samplesOf } from './coverage.ts';
import type { Decision } from './decision.ts';
import type { ProfileDefinition } from './definition.ts';
import type { ProfileLines } from './load.ts';

/** What `lintProfile` looks for. */
type FindingCode =
  /** An earlier rule, or deidlab itself, always decides first; or nothing can match. */
  | 'unreachable'
  /** A private attribute by its number, which is another attribute in another file. */
  | 'private-without-creator'
  /** Something stays that PS3.15 with the options of the profile would not let stay. */
  | 'identifying'
  /** An option and a rule, or an option and the policy for private attributes, say opposite things. */
  | 'contradiction'
  /** The action cannot work on the VR. */
  | 'wrong-vr'
  /** A value that is none for the VR, or for the number of values. */
  | 'bad-value'
  /** Something that changes nothing. */
  | 'no-effect'
  /** Without it no program reads the file. */
  | 'unreadable'
  /** UIDs no longer lead from one file to the other. */
  | 'broken-references'
  /** Different patients, or different values, become one. */
  | 'merged'
  /** Declared, and not yet carried out: such files are refused. */
  | 'not-carried-out';

/** Something in a profile that reads well and does harm, or nothing. */
export interface Finding {
  /** error: the profile does not do what it says. warning: it may be meant so. */
  readonly severity: 'error' | 'warning';
  readonly code: FindingCode;
  readonly line: number | undefined;
  readonly rule: number | undefined;
  /** What is wrong, and why it matters. */
  readonly text: string;
  /** What to do. */
  readonly remedy: string;
  /** Empty where the standard says nothing about it. */
  readonly clause: string;
}

/** A finding about one attribute or one rule; those of a rule that differ only in the attribute become one. */
export interface Draft extends Finding {
  /** The attributes that the text is about; it follows them. */
  readonly names: readonly string[];
  /** What the standard says of the attribute; it follows the text. Rows of the table share a finding by their codes. */
  readonly detail?: { readonly text: string; readonly code: string | undefined } | undefined;
}

/** The line and number of the rule at place `index`, to begin a draft with. */
export function draftOf(context: Context, index: number): Pick<Draft, 'line' | 'rule' | 'names'> {
  const { number } = context.definition.rules[index]!;
  return { line: context.lines?.rules[index], rule: number, names: [] };
}

/** More names than these are counted, not listed. */
const SHOWN_NAMES = 4;

/** Drafts that say the same of several attributes as one finding, by line. */
export function mergeDrafts(drafts: readonly Draft[]): Finding[] {
  const groups = new Map<
    string,
    { draft: Draft; names: Set<string>; details: Map<string, { text: string; code: string | undefined }> }
  >();
  for (const draft of drafts) {
    const { severity, code, rule, text, remedy, names, detail } = draft;
    const key = JSON.stringify([severity, code, rule, text, remedy, names.length > 0 || draft.line]);
    let group = groups.get(key);
    if (group === undefined) {
      group = { draft, names: new Set(), details: new Map() };
      groups.set(key, group);
    }
    for (const name of names) group.names.add(name);
    if (detail !== undefined) group.details.set(detail.code ?? detail.text, detail);
  }
  return [...groups.values()]
    .map(({ draft: { severity, code, line, rule, text, remedy, clause }, names, details }): Finding => {
      const end = listDetails([...details.values()], names.size);
      return { severity, code, line, rule, text: `${listNames([...names])}${text}${end}`, remedy, clause };
    })
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.rule ?? 0) - (b.rule ?? 0));
}

function listDetails(details: readonly { text: string; code: string | undefined }[], count: number): string {
  if (details.length === 0) return '';
  if (count === 1) return ` (${details[0]!.text})`;
  const codes = details.flatMap(({ code }) => (code === undefined ? [] : [code]));
  const others = details.filter(({ code }) => code === undefined).map(({ text }) => text);
  const parts = [
    ...(codes.length === 0 ? [] : [`Table E.1-1 says ${codes.join(', ')}`]),
    ...others.slice(0, 2),
  ];
  return ` (${parts.join('; ')})`;
}

function listNames(names: readonly string[]): string {
  if (names.length === 0) return '';
  const rest = names.length - SHOWN_NAMES;
  return `${rest > 1 ? `${names.slice(0, SHOWN_NAMES).join(', ')} and ${rest} more` : names.join(', ')}: `;
}

/** What the checks need to know. */
export interface Context {
  readonly definition: ProfileDefinition;
  readonly lines: ProfileLines | undefined;
  /** What the profile decides. */
  readonly policy: ClassPolicy;
  /** What the table and the profile's options would decide without rules. */
  readonly standard: ClassPolicy;
  /** Of each rule, see `samplesOf`. */
  readonly samples: readonly (readonly Sample[] | undefined)[];
  /** Places of the rules about a single tag, and of all others: rules about different tags need no comparison. */
  readonly byTag: ReadonlyMap<Tag, readonly number[]>;
  readonly wide: readonly number[];
}

export function createContext(definition: ProfileDefinition, lines: ProfileLines | undefined): Context {
  const byTag = new Map<Tag, number[]>();
  const wide: number[] = [];
  for (const [index, { select }] of definition.rules.entries()) {
    const tag = onlyTag(select);
    const places = tag === undefined ? wide : (byTag.get(tag) ?? []);
    places.push(index);
    if (tag !== undefined) byTag.set(tag, places);
  }
  return {
    definition,
    lines,
    policy: compileProfile(definition).forClass(''),
    standard: compileProfile({ ...definition, basis: 'ps3.15', rules: [] }).forClass(''),
    samples: definition.rules.map((rule) => samplesOf(rule.select)),
    byTag,
    wide,
  };
}

/** Places of the rules before `index` that may take the tag too; of a wide rule, those that may take all it does. */
export function earlierRules({ byTag, wide }: Context, index: number, tag: Tag | undefined): number[] {
  const places = tag === undefined ? wide : [...wide, ...(byTag.get(tag) ?? [])];
  return places.filter((each) => each < index).sort((a, b) => a - b);
}

/** Group lengths, character set, file meta information, and what says how a file was de-identified: no rule decides. */
export function isOurs(tag: Tag): boolean {
  return (tag & 0xffff) === 0 || groupOf(tag) === 2 || OURS.has(tag);
}

const OURS: ReadonlySet<Tag> = new Set([0x00080005, 0x00120062, 0x00120063, 0x00120064, 0x00280303]);

/** SOP instance, study and series: without them nobody can file an instance. */
export const NEEDED_UIDS: readonly Tag[] = [0x00080018, 0x0020000d, 0x0020000e];

export function decideOn(policy: ClassPolicy, sample: Sample): Decision {
  return policy.decide(samplePlace(sample), (sample.path?.length ?? 0) === 0 ? 'top' : 'nested');
}

export function nameOf(tag: Tag): string {
  return lookupTag(tag)?.keyword ?? formatTag(tag);
}

export function sampleName(sample: Sample): string {
  if (sample.creator === undefined) return nameOf(sample.tag);
  const hex = formatTag(sample.tag);
  return `${hex.slice(0, 6)}"${sample.creator}",${hex.slice(8, 10)})`;
}

export function vrNameOf(sample: Sample): string {
  const code = sample.vr ?? usualVr(sample.tag);
  return code === undefined || code === 0 ? 'UN' : vrName(code);
}
