import { lookupTag } from '../dicom/dictionary.ts';
import { formatTag, isPrivate, isPrivateCreator } from '../dicom/tag.ts';
import { vrCode, vrName } from '../dicom/vr.ts';
import { dictionaryTags, type Sample, samplePlace, usualVr } from './attributes.ts';
import { coversRule, onlyTag } from './coverage.ts';
import type { Rule } from './definition.ts';
import { LETS_THROUGH, lintAttribute } from './lint-attribute.ts';
import {
  type Context,
  type Draft,
  decideOn,
  draftOf,
  earlierRules,
  isOurs,
  nameOf,
  sampleName,
  vrNameOf,
} from './lint-draft.ts';
import { lookupSafePrivate } from './safe-private.ts';
import { matches } from './selector.ts';
import { expectedOf, remedyFor, vrsFor, worksOn } from './vr-fit.ts';

/** Fewer base 32 digits, and among ten thousand patients two may well share a pseudonym. */
const ENOUGH_DIGITS = 7;

/** What is wrong with the rule at place `index`; a rule that never acts can do no other wrong. */
export function lintRule(context: Context, index: number): Draft[] {
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
    return [
      {
        ...place,
        severity: 'error',
        code: 'unreachable',
        text: blocked.text,
        remedy: blocked.remedy,
        clause: blocked.clause,
      },
    ];
  }
  const earlier = earlierRules(context, index, owned).find((each) => coversRule(rules[each]!, rule, samples));
  if (earlier === undefined) return [];
  const first = rules[earlier]!;
  const line = context.lines?.rules[earlier];
  const isSame = JSON.stringify(first.action) === JSON.stringify(rule.action);
  const isTwin = coversRule(rule, first, context.samples[earlier] ?? []);
  return [
    {
      ...place,
      severity: isSame ? 'warning' : 'error',
      code: 'unreachable',
      text: `rule ${first.number}${line === undefined ? '' : ` (line ${line})`} always decides first: ${first.action.name}${isSame ? ' as well' : `, so ${rule.action.name} never happens`}`,
      remedy:
        isSame || isTwin
          ? 'Remove one of the two.'
          : 'Put the narrower rule first: the first rule that matches decides.',
      clause: '',
    },
  ];
}

/** A path leads nowhere when a step is no sequence, or when its first sequence goes as a whole. */
function describeBlockedPath(
  context: Context,
  rule: Rule,
): { text: string; remedy: string; clause: string } | undefined {
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
  const tag = steps
    .map((step) => (step.kind === 'tag' && isPrivate(step.tag) ? step.tag : undefined))
    .find((each) => each !== undefined);
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
        remedy: isCreator
          ? 'Remove the rule.'
          : `Name the creator: ${hex.slice(0, 6)}"CREATOR",${hex.slice(8, 10)}).`,
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
      text: `takes private attributes of every creator as well${vr === undefined ? '' : ' where a file says this VR'}, and nobody knows what they hold`,
      remedy:
        group === undefined
          ? 'Select attributes by keyword or by group.'
          : 'Name the creators, or write "private: keep-safe" instead of the rule.',
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
  const drafts = samples
    .filter((sample) => !misfits.includes(sample))
    .flatMap((sample) => lintAttribute(context, index, sample));
  const isWide = rule.select.steps.length === 0 || rule.select.steps.at(-1)?.kind === 'one';
  // a wide selector is meant for what it fits; elsewhere the table acts
  const severity = isWide && misfits.length < samples.length ? 'warning' : 'error';
  return [
    ...drafts,
    ...misfits.map((sample): Draft => {
      const vr = vrNameOf(sample);
      const what =
        rule.action.name === 'generalize' ? `generalize (${rule.action.to.kind})` : rule.action.name;
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
    samples = [
      {
        tag: last.group * 0x10000 + 0x1000 + last.element,
        creator: last.creator,
        path: inPath,
        vr: privateVr(last, rule),
      },
    ];
  } else if (last?.kind === 'tag' && last.mask === 0xffffffff) {
    samples = isPrivate(last.tag) ? [] : [{ tag: last.tag, path: inPath, vr: rule.select.vr }];
  } else {
    samples = dictionaryTags()
      .filter((tag) => !isOurs(tag))
      .map((tag) => ({ tag, path: inPath, vr: usualVr(tag) }));
  }
  return samples.filter((sample) => {
    const place = samplePlace(sample);
    const isTaken = (each: number): boolean =>
      rules[each]!.when.length === 0 && matches(rules[each]!.select, place);
    return matches(rule.select, place) && !earlierRules(context, index, sample.tag).some(isTaken);
  });
}

function privateVr(
  step: { readonly group: number; readonly creator: string; readonly element: number },
  rule: Rule,
): number {
  const vrs = lookupSafePrivate(step.group, step.creator, step.element, [])?.vrs ?? [];
  return rule.select.vr ?? (vrs.length === 1 ? vrCode(vrs[0]!) : 0);
}

/** Whether the action works on one of the VRs that the attribute may have. */
function actionFits(rule: Rule, sample: Sample): boolean {
  if (vrsFor(rule.action) === undefined || sample.vr === 0) return true;
  const entry = lookupTag(sample.tag);
  const own = rule.select.vr !== undefined ? [vrName(rule.select.vr)] : (entry?.vrs ?? []);
  return own.length === 0 || own.some((vr) => worksOn(rule.action, sample.tag, vr));
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
  if (!attributesOf(context, index).some((sample) => actionFits(context.definition.rules[index]!, sample)))
    return [];
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
