import { lookupTag } from '../dicom/dictionary.ts';
import { formatTag, groupOf, isPrivate, isPrivateCreator, type Tag } from '../dicom/tag.ts';
import { vrCode, vrName } from '../dicom/vr.ts';
import type { ActionName } from './action.ts';
import { dictionaryTags, type Sample, samplePlace, usualVr } from './attributes.ts';
import { type ClassPolicy, compileProfile } from './compile.ts';
import { coversRule, onlyTag, samplesOf } from './coverage.ts';
import type { Decision } from './decision.ts';
import type { ProfileDefinition, Rule } from './definition.ts';
import type { ProfileLines } from './load.ts';
import { type OptionName, optionOf } from './options.ts';
import { lookupSafePrivate } from './safe-private.ts';
import { matches } from './selector.ts';
import { TABLE_EDITION, tableRowOf } from './table.ts';
import { expectedCountOf, expectedOf, remedyFor, vrsFor } from './vr-fit.ts';

/** What `lintProfile` looks for. */
export type FindingCode =
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
  readonly clause: string;
}

const TABLE = `PS3.15 Table E.1-1 ${TABLE_EDITION}`;
/** Actions that let something of the original through. */
const LETS_THROUGH: ReadonlySet<ActionName> = new Set(['keep', 'clean', 'shift', 'generalize', 'noise', 'mask', 'pixelate']);
/** Actions that leave no link to the original value. */
const CUTS: ReadonlySet<ActionName> = new Set(['remove', 'empty', 'dummy', 'replace', 'pseudonym', 'encrypt']);
const FULL_DATES: OptionName = 'retain-longitudinal-full-dates';
const MODIFIED_DATES: OptionName = 'retain-longitudinal-modified-dates';
const SAFE_PRIVATE: OptionName = 'retain-safe-private';
/** Options about pixels; until pixels are looked at, files that need it are refused. */
const NOT_CARRIED_OUT: readonly OptionName[] = ['clean-pixel-data', 'clean-recognizable-visual-features'];
/** Fewer base 32 digits, and among ten thousand patients two may well share a pseudonym. */
const ENOUGH_DIGITS = 7;
/** More names than these are counted, not listed. */
const SHOWN_NAMES = 4;

/**
 * Looks for what is well written and still wrong: rules that never act, identifying attributes that stay, options that
 * rules contradict, actions that cannot work, files that nobody can read.
 *
 * @param lines as `parseProfileWithLines` returns them. Default: findings have no line
 * @returns findings by line; a profile whose findings are all warnings may be used
 * @example lintProfile(builtinProfile('basic').definition) // => []
 */
export function lintProfile(definition: ProfileDefinition, lines?: ProfileLines): Finding[] {
  const context: Context = {
    definition,
    lines,
    policy: compileProfile(definition).forClass(''),
    standard: compileProfile({ ...definition, basis: 'ps3.15', rules: [] }).forClass(''),
    samples: definition.rules.map((rule) => samplesOf(rule.select)),
  };
  const findings = [
    ...lintOptions(context),
    ...lintPrivatePolicy(context),
    ...definition.rules.flatMap((_, index) => lintRule(context, index)),
    ...lintReadability(context),
  ];
  return merge(findings).sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.rule ?? 0) - (b.rule ?? 0));
}

interface Context {
  readonly definition: ProfileDefinition;
  readonly lines: ProfileLines | undefined;
  /** What the profile decides. */
  readonly policy: ClassPolicy;
  /** What the table and the profile's options would decide without rules. */
  readonly standard: ClassPolicy;
  /** Of each rule, see `samplesOf`. */
  readonly samples: readonly (readonly Sample[] | undefined)[];
}

/** A finding about one attribute or one rule; those of a rule that differ only in the attribute become one. */
interface Draft extends Omit<Finding, 'text'> {
  /** The attributes that the text is about; it follows them. */
  readonly names: readonly string[];
  readonly text: string;
}

function merge(drafts: readonly Draft[]): Finding[] {
  const groups = new Map<string, Draft & { names: string[] }>();
  for (const draft of drafts) {
    const key = JSON.stringify([draft.severity, draft.code, draft.rule, draft.text, draft.remedy, draft.names.length > 0 || draft.line]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ...draft, names: [...draft.names] });
    else group.names.push(...draft.names);
  }
  return [...groups.values()].map(({ names, text, ...rest }) => ({ ...rest, text: listNames(names) + text }));
}

function listNames(names: readonly string[]): string {
  const each = [...new Set(names)];
  if (each.length === 0) return '';
  const rest = each.length - SHOWN_NAMES;
  return `${rest > 1 ? `${each.slice(0, SHOWN_NAMES).join(', ')} and ${rest} more` : each.join(', ')}: `;
}

// ---- rules

function lintRule(context: Context, index: number): Draft[] {
  const dead = lintReach(context, index);
  if (dead.length > 0) return dead;
  return [
    ...lintPrivateSelector(context, index),
    ...lintCondition(context, index),
    ...lintAttributes(context, index),
    ...lintPseudonym(context, index),
    ...lintPixels(context, index),
  ];
}

function draftOf(context: Context, index: number): Pick<Draft, 'line' | 'rule' | 'names'> {
  const { number } = context.definition.rules[index]!;
  return { line: context.lines?.rules[index], rule: number, names: [] };
}

/** Whether a rule ever gets to decide. */
function lintReach(context: Context, index: number): Draft[] {
  const { rules } = context.definition;
  const rule = rules[index]!;
  const samples = context.samples[index];
  if (samples === undefined) return [];
  const place = { ...draftOf(context, index), names: [rule.select.text] };
  if (!samples.some((sample) => matches(rule.select, samplePlace(sample)))) {
    return [
      {
        ...place,
        severity: 'error',
        code: 'unreachable',
        text: 'no element is all of this, so the rule never acts',
        remedy: 'Check VR and group; a repeating group such as (60xx,3000) is an even one.',
        clause: 'PS3.5 section 7.6',
      },
    ];
  }
  const owned = onlyTag(rule.select);
  if (owned !== undefined && isOurs(owned)) {
    return [
      {
        ...place,
        severity: 'warning',
        code: 'unreachable',
        text: 'every output gets this anew, so the rule never acts',
        remedy: 'Remove the rule.',
        clause: 'PS3.15 section E.1.1',
      },
    ];
  }
  const blocked = describeBlockedPath(context, rule);
  if (blocked !== undefined) {
    return [{ ...place, severity: 'error', code: 'unreachable', text: blocked.text, remedy: blocked.remedy, clause: blocked.clause }];
  }
  const earlier = rules.findIndex((each, at) => at < index && mayCover(each, owned) && coversRule(each, rule, samples));
  if (earlier < 0) return [];
  const first = rules[earlier]!;
  const line = context.lines?.rules[earlier];
  const isSame = JSON.stringify(first.action) === JSON.stringify(rule.action);
  return [
    {
      ...place,
      severity: isSame ? 'warning' : 'error',
      code: 'unreachable',
      text: `rule ${first.number}${line === undefined ? '' : ` (line ${line})`} always decides first: ${first.action.name}${isSame ? ' as well' : `, so ${rule.action.name} never happens`}`,
      remedy: isSame ? 'Remove one of the two.' : 'Put the narrower rule first: the first rule that matches decides.',
      clause: 'the order of rules',
    },
  ];
}

/** Rules about two different single tags need no comparison; a long profile has thousands of them. */
function mayCover(earlier: Rule, tag: Tag | undefined): boolean {
  const other = onlyTag(earlier.select);
  return other === undefined || tag === undefined || other === tag;
}

/** Group lengths, character set, file meta information, and what says how a file was de-identified. */
function isOurs(tag: Tag): boolean {
  return (tag & 0xffff) === 0 || groupOf(tag) === 2 || OURS.has(tag);
}

const OURS: ReadonlySet<Tag> = new Set([0x00080005, 0x00120062, 0x00120063, 0x00120064, 0x00280303]);

/** A path leads nowhere when a step is no sequence, or when its first sequence goes as a whole. */
function describeBlockedPath(context: Context, rule: Rule): { text: string; remedy: string; clause: string } | undefined {
  const { steps } = rule.select;
  for (const step of steps.slice(0, -1)) {
    if (step.kind !== 'tag' || step.mask !== 0xffffffff) continue;
    const vr = lookupTag(step.tag)?.vr;
    if (vr === undefined || vr === 'SQ') continue;
    return {
      text: `${nameOf(step.tag)} is no sequence but ${vr}, so nothing is inside it`,
      remedy: 'A path goes through sequences, such as ContentSequence/**/TextValue.',
      clause: 'PS3.6',
    };
  }
  const first = steps[0];
  if (steps.length < 2 || first?.kind !== 'tag' || first.mask !== 0xffffffff) return undefined;
  const decision = decideOn(context.policy, { tag: first.tag });
  const { name } = decision.action;
  if (name !== 'remove' && name !== 'empty') return undefined;
  return {
    text: `${nameOf(first.tag)} goes as a whole (${decision.reason.text}), so the rule never sees what is inside`,
    remedy: `Keep or clean ${nameOf(first.tag)} by a rule or an option.`,
    clause: decision.reason.clause,
  };
}

/** Private attributes are known by creator; the number of the block differs from file to file. */
function lintPrivateSelector(context: Context, index: number): Draft[] {
  const rule = context.definition.rules[index]!;
  const { steps, group, vr, text } = rule.select;
  const place = { ...draftOf(context, index), names: [text], code: 'private-without-creator' } as const;
  const clause = 'PS3.5 section 7.8.1';
  const tag = steps.map((step) => (step.kind === 'tag' && isPrivate(step.tag) ? step.tag : undefined)).find((each) => each !== undefined);
  if (tag !== undefined) {
    const hex = formatTag(tag);
    const isCreator = isPrivateCreator(tag);
    return [
      {
        ...place,
        severity: 'error',
        text: isCreator
          ? 'a private creator stays exactly when something of its block stays; a rule about it tears the two apart'
          : 'the number of a private block differs from file to file, so this is another attribute in every file',
        remedy: isCreator ? 'Remove the rule.' : `Name the creator: ${hex.slice(0, 6)}"CREATOR",${hex.slice(8, 10)}).`,
        clause,
      },
    ];
  }
  const isWide = (steps.at(-1)?.kind ?? 'one') === 'one' && (group === undefined || group % 2 === 1);
  if (!isWide || !LETS_THROUGH.has(rule.action.name)) return [];
  return [
    {
      ...place,
      severity: group === undefined ? 'warning' : 'error',
      text: `takes private attributes of every creator as well${vr === undefined ? '' : ' where a file says this VR'}; nobody knows what they hold`,
      remedy: 'Name the creators, or let "private: keep-safe" decide by a rule { select: { group: ... }, action: remove } before this one.',
      clause,
    },
  ];
}

/** CS is upper case (PS3.5 section 6.2), and values are compared as they are. */
function lintCondition(context: Context, index: number): Draft[] {
  const { when } = context.definition.rules[index]!;
  return when.flatMap(({ tag, keyword, values }): Draft[] => {
    const vr = lookupTag(tag)?.vr ?? 'UN';
    const wrong = values.filter((value) => expectedOf(value, vr) !== undefined);
    if (wrong.length === 0) return [];
    return [
      {
        ...draftOf(context, index),
        severity: 'warning',
        code: 'no-effect',
        text: `when ${keyword} is ${wrong.map((value) => `"${value}"`).join(' or ')}: no file has that, as the VR ${vr} wants ${expectedOf(wrong[0]!, vr)!}`,
        remedy: vr === 'CS' ? 'Write it in capital letters.' : 'Write the value as it stands in a file.',
        clause: `PS3.5 section 6.2, ${vr}`,
      },
    ];
  });
}

/** What the rule does to each attribute that it takes. */
function lintAttributes(context: Context, index: number): Draft[] {
  const rule = context.definition.rules[index]!;
  const samples = attributesOf(context, index);
  const misfits = samples.filter((sample) => !actionFits(rule, sample));
  const drafts = samples.flatMap((sample) =>
    misfits.includes(sample)
      ? []
      : [
          ...lintLetThrough(context, index, sample),
          ...lintAgainstOptions(context, index, sample),
          ...lintReference(context, index, sample),
          ...lintValue(context, index, sample),
        ],
  );
  const isWide = rule.select.steps.length === 0 || rule.select.steps.at(-1)?.kind === 'one';
  // a wide selector is meant for what it fits; elsewhere the table acts
  const severity = isWide && misfits.length < samples.length ? 'warning' : 'error';
  return [
    ...drafts,
    ...misfits.map((sample): Draft => {
      const vr = vrNameOf(sample);
      const what = rule.action.name === 'generalize' ? `generalize (${rule.action.to.kind})` : rule.action.name;
      return {
        ...draftOf(context, index),
        names: [sampleName(sample)],
        severity,
        code: 'wrong-vr',
        text: `${what} works on ${vrsFor(rule.action)!.join(', ')}, and this is ${vr}`,
        remedy: `Use ${remedyFor(vr)}.`,
        clause: `PS3.5 section 6.2, ${vr}`,
      };
    }),
  ];
}

/** The attributes that a rule is about and that no earlier rule always takes first. */
function attributesOf(context: Context, index: number): readonly Sample[] {
  const { rules } = context.definition;
  const rule = rules[index]!;
  const last = rule.select.steps.at(-1);
  const path = context.samples[index]?.at(-1)?.path ?? [];
  const isNested = rule.select.steps.length > 1;
  const inPath = isNested ? path : [];
  let samples: Sample[];
  if (last?.kind === 'private') {
    samples = [{ tag: last.group * 0x10000 + 0x1000 + last.element, creator: last.creator, path: inPath, vr: privateVr(last, rule) }];
  } else if (last?.kind === 'tag' && last.mask === 0xffffffff) {
    samples = isPrivate(last.tag) ? [] : [{ tag: last.tag, path: inPath, vr: rule.select.vr }];
  } else {
    samples = dictionaryTags()
      .filter((tag) => !isOurs(tag))
      .map((tag) => ({ tag, path: inPath, vr: usualVr(tag) }));
  }
  const earlier = rules.slice(0, index).filter((each) => each.when.length === 0);
  return samples.filter((sample) => {
    const place = samplePlace(sample);
    return matches(rule.select, place) && !earlier.some((each) => mayCover(each, sample.tag) && matches(each.select, place));
  });
}

function privateVr(step: { readonly group: number; readonly creator: string; readonly element: number }, rule: Rule): number {
  const vrs = lookupSafePrivate(step.group, step.creator, step.element, [])?.vrs ?? [];
  return rule.select.vr ?? (vrs.length === 1 ? vrCode(vrs[0]!) : 0);
}

/** Whether the action works on one of the VRs that the attribute may have. */
function actionFits(rule: Rule, sample: Sample): boolean {
  const vrs = vrsFor(rule.action);
  if (vrs === undefined || sample.vr === 0) return true;
  const entry = lookupTag(sample.tag);
  const own = rule.select.vr !== undefined ? [vrName(rule.select.vr)] : (entry?.vrs ?? []);
  return own.length === 0 || own.some((vr) => vrs.includes(vr));
}

/** Something stays that the table, with the profile's options, takes away. */
function lintLetThrough(context: Context, index: number, sample: Sample): Draft[] {
  const { action } = context.definition.rules[index]!;
  if (!LETS_THROUGH.has(action.name)) return [];
  const standard = decideOn(context.standard, sample);
  if (LETS_THROUGH.has(standard.action.name)) return [];
  const allowing = optionsThatAllow(context, sample);
  const isClaimed = context.definition.basis === 'ps3.15';
  return [
    {
      ...draftOf(context, index),
      names: [sampleName(sample)],
      severity: action.name === 'keep' && (allowing.length === 0 ? !isPrivate(sample.tag) : isClaimed) ? 'error' : 'warning',
      code: 'identifying',
      text: `${action.name === 'keep' ? 'stays' : `stays in part (${action.name})`}, though the standard takes it away: ${standard.reason.text}`,
      remedy:
        allowing.length > 0
          ? `The option ${allowing.join(' or ')} lets it stay: name it under options, so that the output says so.`
          : isPrivate(sample.tag)
            ? 'Make sure that you know what it holds; PS3.15 section E.3.10 leaves that to you.'
            : `No option of PS3.15 lets it stay. Use ${standard.action.name}, or a stand-in (pseudonym, uid, dummy).`,
      clause: standard.reason.clause,
    },
  ];
}

/** Options that are not active and with which the table would let an attribute through. */
function optionsThatAllow({ definition }: Context, sample: Sample): OptionName[] {
  if (isPrivate(sample.tag)) {
    const isSafe = lookupSafePrivate(groupOf(sample.tag), sample.creator ?? '', sample.tag & 0xff, []) !== undefined;
    return isSafe && !definition.options.includes(SAFE_PRIVATE) ? [SAFE_PRIVATE] : [];
  }
  const vr = vrNameOf(sample);
  const row = tableRowOf(sample.tag);
  const columns = row === undefined ? (vr === 'DA' || vr === 'DT' ? [FULL_DATES, MODIFIED_DATES] : []) : Object.keys(row.options);
  return (columns as OptionName[]).filter((option) => !definition.options.includes(option));
}

/** An option says one thing, a rule another one. */
function lintAgainstOptions(context: Context, index: number, sample: Sample): Draft[] {
  const { action } = context.definition.rules[index]!;
  const standard = decideOn(context.standard, sample);
  const { option } = standard.reason;
  if (option === undefined || option === SAFE_PRIVATE) return [];
  const base = { ...draftOf(context, index), names: [sampleName(sample)], code: 'contradiction', clause: standard.reason.clause } as const;
  const vr = vrNameOf(sample);
  if (standard.action.name === 'shift' && (vr === 'DA' || vr === 'DT')) {
    if (!LETS_THROUGH.has(action.name) || action.name === 'shift') return [];
    return [
      {
        ...base,
        severity: action.name === 'keep' ? 'error' : 'warning',
        text: `${action.name} beside the option ${option}: one date that does not move with the others tells by how many days they moved`,
        remedy: 'Use shift, empty or remove.',
      },
    ];
  }
  if (standard.action.name === 'keep' && (CUTS.has(action.name) || action.name === 'uid')) {
    const isUid = option === 'retain-uids';
    return [
      {
        ...base,
        severity: isUid ? 'error' : 'warning',
        text: `${action.name}, though the option ${option} keeps it${isUid ? '; some UIDs then change and some do not, and references break' : ''}`,
        remedy: 'Leave out the option or the rule.',
      },
    ];
  }
  if (standard.action.name === 'keep' && action.name === 'shift' && vr !== 'TM') {
    return [{ ...base, severity: 'warning', text: `shift, though the option ${option} keeps it`, remedy: 'Leave out the option or the rule.' }];
  }
  if (standard.action.name === 'clean' && action.name === 'keep') {
    return [
      {
        ...base,
        severity: 'error',
        text: `stays as it is, though the option ${option} cleans it`,
        remedy: 'Use clean, or leave out the rule.',
      },
    ];
  }
  return [];
}

/** UIDs lead from image to study, from report to image: a new UID keeps that, nothing else does. */
function lintReference(context: Context, index: number, sample: Sample): Draft[] {
  const { action } = context.definition.rules[index]!;
  const row = tableRowOf(sample.tag);
  if (!CUTS.has(action.name) || vrNameOf(sample) !== 'UI' || row === undefined || !row.basic.includes('U')) return [];
  // the four without which a file is nothing have a finding of their own
  if (context.definition.rules[index]!.when.length === 0 && NEEDED_UIDS.includes(sample.tag)) return [];
  const isSame = action.name === 'replace' || action.name === 'dummy';
  return [
    {
      ...draftOf(context, index),
      names: [sampleName(sample)],
      severity: isSame ? 'error' : 'warning',
      code: 'broken-references',
      text: isSame ? `${action.name} gives all files the same UID, and what refers to one refers to all` : `${action.name} cuts the references from file to file`,
      remedy: 'Use uid: the same new UID wherever the old one stood.',
      clause: `${TABLE}, code U`,
    },
  ];
}

/** The value of `replace` must be one for the VR. */
function lintValue(context: Context, index: number, sample: Sample): Draft[] {
  const { action } = context.definition.rules[index]!;
  if (action.name !== 'replace' || sample.vr === 0) return [];
  const base = { ...draftOf(context, index), names: [sampleName(sample)], clause: `PS3.5 section 6.2, ${vrNameOf(sample)}` };
  const drafts: Draft[] = [];
  const expected = expectedOf(action.value, vrNameOf(sample)) ?? expectedCountOf(action.value, sample.tag);
  if (expected !== undefined) {
    drafts.push({
      ...base,
      severity: 'error',
      code: 'bad-value',
      text: `"${action.value.slice(0, 40)}" is no value for it: the VR ${vrNameOf(sample)} here wants ${expected}`,
      remedy: 'Give another value.',
    });
  } else if (/[^\u0000-\u007f]/.test(action.value)) {
    drafts.push({
      ...base,
      severity: 'warning',
      code: 'bad-value',
      text: 'the value has letters that not every file can hold: that depends on its Specific Character Set (0008,0005)',
      remedy: 'Use ASCII letters.',
    });
  }
  if (sample.tag === PATIENT_ID) {
    drafts.push({
      ...base,
      severity: 'warning',
      code: 'merged',
      text: 'all patients get the same ID, and their files become those of one patient',
      remedy: 'Use pseudonym.',
      clause: 'PS3.3 section C.7.1.1',
    });
  }
  return drafts;
}

function lintPseudonym(context: Context, index: number): Draft[] {
  const { action } = context.definition.rules[index]!;
  if (action.name !== 'pseudonym') return [];
  const base = draftOf(context, index);
  const digits = action.width - action.prefix.length;
  const drafts: Draft[] = [];
  if (digits < ENOUGH_DIGITS) {
    const chance = 1 - Math.exp(-(10_000 ** 2) / (2 * 32 ** digits));
    drafts.push({
      ...base,
      severity: 'warning',
      code: 'merged',
      text: `${digits} characters after the prefix: among 10,000 patients two share a pseudonym with a chance of ${Math.max(1, Math.round(chance * 100))} %`,
      remedy: `Use a width of at least ${action.prefix.length + ENOUGH_DIGITS}.`,
      clause: 'PS3.3 section C.7.1.1',
    });
  }
  for (const sample of attributesOf(context, index)) {
    if (!actionFits(context.definition.rules[index]!, sample)) continue;
    const vr = vrNameOf(sample);
    const expected = expectedOf(action.prefix.padEnd(action.width, '0'), vr);
    if (expected === undefined || sample.vr === 0) continue;
    drafts.push({
      ...base,
      names: [sampleName(sample)],
      severity: 'error',
      code: 'bad-value',
      text: `prefix ${action.prefix} and width ${action.width} make no value for it: the VR ${vr} wants ${expected}`,
      remedy: 'Use another prefix or width.',
      clause: `PS3.5 section 6.2, ${vr}`,
    });
  }
  return drafts;
}

function lintPixels(context: Context, index: number): Draft[] {
  const { name } = context.definition.rules[index]!.action;
  if (name !== 'mask' && name !== 'pixelate') return [];
  return [
    {
      ...draftOf(context, index),
      severity: 'warning',
      code: 'not-carried-out',
      text: `${name} is not carried out by this version: every file with pixel data is refused`,
      remedy: 'Leave out the rule, or set such files aside.',
      clause: 'PS3.15 section E.3.1',
    },
  ];
}

// ---- options and private attributes

function lintOptions(context: Context): Draft[] {
  const { definition, lines } = context;
  return definition.options.flatMap((option, index): Draft[] => {
    const base = { line: lines?.options[index], rule: undefined, names: [], clause: `PS3.15 section E.3, ${optionOf(option).meaning}` };
    if (definition.options.indexOf(option) < index) {
      return [{ ...base, severity: 'warning', code: 'no-effect', text: `option ${option} is named twice`, remedy: 'Leave it out here.' }];
    }
    if (NOT_CARRIED_OUT.includes(option)) {
      return [
        {
          ...base,
          severity: 'warning',
          code: 'not-carried-out',
          text: `option ${option} is not carried out by this version: files that need it are refused`,
          remedy: 'Leave out the option, or set such files aside.',
        },
      ];
    }
    if (option === SAFE_PRIVATE || changesSomething(context, option)) return [];
    return [
      {
        ...base,
        severity: 'warning',
        code: 'no-effect',
        text: `option ${option} changes nothing: rules, or the basis, already decide about all it is for`,
        remedy: 'Leave out the option.',
      },
    ];
  });
}

/** Whether any attribute is decided otherwise without the option. */
function changesSomething({ definition, policy }: Context, option: OptionName): boolean {
  const without = compileProfile({ ...definition, options: definition.options.filter((each) => each !== option) }).forClass('');
  const surroundings = definition.basis === 'nothing' ? (['top', 'kept'] as const) : (['top'] as const);
  return surroundings.some((around) =>
    dictionaryTags().some((tag) => {
      const place = samplePlace({ tag });
      const [a, b] = [policy.decide(place, around), without.decide(place, around)];
      return a.action.name !== b.action.name || a.weakens !== b.weakens || a.reason.option !== b.reason.option;
    }),
  );
}

function lintPrivatePolicy({ definition, lines }: Context): Draft[] {
  const hasOption = definition.options.includes(SAFE_PRIVATE);
  const policy = definition.private;
  const base = { line: lines?.private, rule: undefined, names: [], clause: 'PS3.15 section E.3.10' };
  if (policy === 'remove' && hasOption) {
    return [
      {
        ...base,
        severity: 'error',
        code: 'contradiction',
        text: `"private: remove" takes away what the option ${SAFE_PRIVATE} keeps`,
        remedy: 'Write "private: keep-safe", or leave out the option.',
      },
    ];
  }
  if (policy === 'keep-safe' && !hasOption) {
    return [
      {
        ...base,
        severity: 'warning',
        code: 'contradiction',
        text: `"private: keep-safe" is the option ${SAFE_PRIVATE}, which the profile does not name`,
        remedy: `Add ${SAFE_PRIVATE} to options, so that the output says so.`,
      },
    ];
  }
  if (policy !== 'keep') return [];
  return [
    {
      ...base,
      severity: definition.basis === 'ps3.15' ? 'error' : 'warning',
      code: 'identifying',
      text: '"private: keep" keeps private attributes of which nobody knows what they hold; names, dates and IDs are often among them',
      remedy: 'Write "private: keep-safe", and a rule for each private attribute that you know.',
      clause: `${TABLE}, Private Attributes`,
    },
  ];
}

// ---- what comes out must be a file

const PATIENT_ID: Tag = 0x00100020;
const SOP_CLASS_UID: Tag = 0x00080016;
/** SOP instance, study and series. */
const NEEDED_UIDS: readonly Tag[] = [0x00080018, 0x0020000d, 0x0020000e];
const PIXELS: readonly Tag[] = [0x7fe00010, 0x7fe00008, 0x7fe00009];
const PIXEL_DATA: Tag = 0x7fe00010;
/** Samples per Pixel, Photometric Interpretation, Rows, Columns, Bits Allocated. */
const PIXEL_MODULE: readonly Tag[] = [0x00280002, 0x00280004, 0x00280010, 0x00280011, 0x00280100];
/** Bits Stored, High Bit, Pixel Representation: for whole numbers only. */
const INTEGER_PIXELS: readonly Tag[] = [0x00280101, 0x00280102, 0x00280103];
/** Planar Configuration for colour, Number of Frames. */
const SOME_PIXELS: readonly Tag[] = [0x00280006, 0x00280008];
/** Of Type 1 or 2 in every image: Modality, the patient, the study, series and instance number. */
const REQUIRED: readonly Tag[] = [
  0x00080020, 0x00080030, 0x00080050, 0x00080060, 0x00080090, 0x00100010, PATIENT_ID, 0x00100030, 0x00100040, 0x00200010,
  0x00200011, 0x00200013,
];

function lintReadability(context: Context): Draft[] {
  const { policy } = context;
  const draft = (tag: Tag, rest: Pick<Draft, 'severity' | 'code' | 'text' | 'remedy' | 'clause'>): Draft => {
    const { rule } = decideOn(policy, { tag }).reason;
    const index = context.definition.rules.findIndex((each) => each.number === rule && matches(each.select, samplePlace({ tag })));
    return { line: index < 0 ? context.lines?.basis : context.lines?.rules[index], rule, names: [nameOf(tag)], ...rest };
  };
  const without = (tags: readonly Tag[], fine: readonly ActionName[]): Tag[] =>
    tags.filter((tag) => !fine.includes(decideOn(policy, { tag }).action.name));
  const keepsPixels = PIXELS.filter((tag) => ['keep', 'mask', 'pixelate'].includes(decideOn(policy, { tag }).action.name));
  const isNeeded = [...PIXEL_MODULE, ...(keepsPixels.includes(PIXEL_DATA) ? INTEGER_PIXELS : [])];
  return [
    ...without([SOP_CLASS_UID], ['keep']).map((tag) =>
      draft(tag, {
        severity: 'error',
        code: 'unreadable',
        text: 'does not stay as it is, and without it no program knows what kind of file it is',
        remedy: 'Keep it: it names a kind of file, not a person.',
        clause: 'PS3.3 section C.12.1',
      }),
    ),
    ...without(NEEDED_UIDS, ['keep', 'uid']).map((tag) =>
      draft(tag, {
        severity: 'error',
        code: 'unreadable',
        text: 'neither stays nor gets a new UID, and without it no program can file the instance',
        remedy: 'Use uid.',
        clause: 'PS3.3 sections C.12.1, C.7.2.1, C.7.3.1',
      }),
    ),
    ...(keepsPixels.length === 0 ? [] : without(isNeeded, ['keep'])).map((tag) =>
      draft(tag, {
        severity: 'error',
        code: 'unreadable',
        text: 'does not stay as it is, though the pixel data does; without it no program can show the image',
        remedy: 'Keep it.',
        clause: 'PS3.3 section C.7.6.3',
      }),
    ),
    ...(keepsPixels.length === 0 ? [] : without(SOME_PIXELS, ['keep'])).map((tag) =>
      draft(tag, {
        severity: 'warning',
        code: 'unreadable',
        text: 'does not stay, and colour images or those with several frames cannot be shown without',
        remedy: 'Keep it.',
        clause: 'PS3.3 sections C.7.6.3, C.7.6.6',
      }),
    ),
    ...REQUIRED.filter((tag) => decideOn(policy, { tag }).action.name === 'remove').map((tag) =>
      draft(tag, {
        severity: 'warning',
        code: 'unreadable',
        text: 'goes, and an image must have it, be it empty; validators and some archives complain',
        remedy: 'Use empty (or, for Modality, keep).',
        clause: 'PS3.3 sections C.7.1 to C.7.3',
      }),
    ),
  ];
}

// ---- names

function decideOn(policy: ClassPolicy, sample: Sample): Decision {
  return policy.decide(samplePlace(sample), (sample.path?.length ?? 0) === 0 ? 'top' : 'nested');
}

function nameOf(tag: Tag): string {
  return lookupTag(tag)?.keyword ?? formatTag(tag);
}

function sampleName(sample: Sample): string {
  if (sample.creator === undefined) return nameOf(sample.tag);
  const hex = formatTag(sample.tag);
  return `${hex.slice(0, 6)}"${sample.creator}",${hex.slice(8, 10)})`;
}

function vrNameOf(sample: Sample): string {
  const code = sample.vr ?? usualVr(sample.tag);
  return code === undefined || code === 0 ? 'UN' : vrName(code);
}
