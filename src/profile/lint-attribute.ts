import { groupOf, isPrivate, type Tag } from '../dicom/tag.ts';
import type { ActionName } from './action.ts';
import type { Sample } from './attributes.ts';
import type { Decision } from './decision.ts';
import {
  type Context,
  type Draft,
  decideOn,
  draftOf,
  NEEDED_UIDS,
  sampleName,
  vrNameOf,
} from './lint-draft.ts';
import type { OptionName } from './options.ts';
import { lookupSafePrivate } from './safe-private.ts';
import { TABLE_EDITION, tableRowOf } from './table.ts';
import { expectedCountOf, expectedOf } from './vr-fit.ts';

const TABLE = `PS3.15 Table E.1-1 ${TABLE_EDITION}`;
const PATIENT_ID: Tag = 0x00100020;
/** Actions that let something of the original through. */
export const LETS_THROUGH: ReadonlySet<ActionName> = new Set([
  'keep',
  'clean',
  'shift',
  'generalize',
  'noise',
  'mask',
  'pixelate',
]);
/** Actions that leave no link to the original value. */
const CUTS: ReadonlySet<ActionName> = new Set([
  'remove',
  'empty',
  'dummy',
  'replace',
  'pseudonym',
  'encrypt',
]);

/** What is wrong with what the rule at place `index` does to an attribute that its action works on. */
export function lintAttribute(context: Context, index: number, sample: Sample): Draft[] {
  return [
    ...lintLetThrough(context, index, sample),
    ...lintAgainstOptions(context, index, sample),
    ...lintReference(context, index, sample),
    ...lintValue(context, index, sample),
  ];
}

/** Something stays that the table, with the profile's options, takes away. */
function lintLetThrough(context: Context, index: number, sample: Sample): Draft[] {
  const { action } = context.definition.rules[index]!;
  if (!LETS_THROUGH.has(action.name)) return [];
  const standard = decideOn(context.standard, sample);
  if (LETS_THROUGH.has(standard.action.name)) return [];
  const isKept = action.name === 'keep';
  const asItIs = optionsThatSay('K', context, sample);
  const cleaned = optionsThatSay('C', context, sample);
  const allowing = isKept ? asItIs : [...new Set([...asItIs, ...cleaned])];
  // a profile that builds on the table says by its options where it departs from it
  const isClaimed = context.definition.basis === 'ps3.15';
  const isAllowable = asItIs.length + cleaned.length > 0;
  return [
    {
      ...draftOf(context, index),
      names: [sampleName(sample)],
      severity: isKept && !isPrivate(sample.tag) && (isClaimed || !isAllowable) ? 'error' : 'warning',
      code: 'identifying',
      text: `${isKept ? 'stays' : `stays in part (${action.name})`}, though PS3.15 takes it away`,
      detail: describeStandard(standard, sample),
      remedy: remedyOfLetThrough(sample, allowing, cleaned),
      clause: isPrivate(sample.tag) ? 'PS3.15 section E.3.10' : standard.reason.clause,
    },
  ];
}

/** What to do: `allowing` are options that let it stay as the rule wants it, `cleaned` those that let it stay once it is cleaned. */
function remedyOfLetThrough(sample: Sample, allowing: readonly string[], cleaned: readonly string[]): string {
  if (allowing.length > 0)
    return `The option ${allowing.join(' or ')} lets it stay: name it under options, so that the output says so.`;
  if (cleaned.length > 0)
    return `The option ${cleaned.join(' or ')} lets it stay once it is cleaned: use clean (for a date, shift), and name the option.`;
  if (isPrivate(sample.tag)) return 'Make sure that you know what it holds.';
  return 'No option of PS3.15 lets it stay. Leave it to the table, or use a stand-in (pseudonym, uid, dummy).';
}

function describeStandard(standard: Decision, sample: Sample): { text: string; code: string | undefined } {
  const row = isPrivate(sample.tag) ? undefined : tableRowOf(sample.tag);
  if (row === undefined || standard.reason.by !== 'table')
    return { text: standard.reason.text, code: undefined };
  return { text: `Table E.1-1, row "${row.name}", says ${row.basic}`, code: row.basic };
}

/** Options that are not active and whose column lets an attribute through: K as it is, C cleaned. */
function optionsThatSay(code: 'K' | 'C', { definition }: Context, sample: Sample): OptionName[] {
  const isInactive = (option: OptionName): boolean => !definition.options.includes(option);
  if (isPrivate(sample.tag)) {
    const isSafe =
      lookupSafePrivate(groupOf(sample.tag), sample.creator ?? '', sample.tag & 0xff, []) !== undefined;
    return isSafe && code === 'K' ? (['retain-safe-private'] as const).filter(isInactive) : [];
  }
  const row = tableRowOf(sample.tag);
  if (row !== undefined)
    return (Object.keys(row.options) as OptionName[]).filter(
      (option) => row.options[option] === code && isInactive(option),
    );
  const vr = vrNameOf(sample);
  if (vr !== 'DA' && vr !== 'DT') return [];
  return [
    code === 'K'
      ? ('retain-longitudinal-full-dates' as const)
      : ('retain-longitudinal-modified-dates' as const),
  ].filter(isInactive);
}

/** An option says one thing, a rule another one. */
function lintAgainstOptions(context: Context, index: number, sample: Sample): Draft[] {
  const { action } = context.definition.rules[index]!;
  const standard = decideOn(context.standard, sample);
  const { option } = standard.reason;
  if (option === undefined || option === 'retain-safe-private') return [];
  const base = {
    ...draftOf(context, index),
    names: [sampleName(sample)],
    code: 'contradiction',
    clause: standard.reason.clause,
  } as const;
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
    return [
      {
        ...base,
        severity: 'warning',
        text: `shift, though the option ${option} keeps it`,
        remedy: 'Leave out the option or the rule.',
      },
    ];
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
  if (!CUTS.has(action.name) || vrNameOf(sample) !== 'UI' || row === undefined || !row.basic.includes('U'))
    return [];
  // the four without which a file is nothing have a finding of their own
  if (context.definition.rules[index]!.when.length === 0 && NEEDED_UIDS.includes(sample.tag)) return [];
  const isSame = action.name === 'replace' || action.name === 'dummy';
  return [
    {
      ...draftOf(context, index),
      names: [sampleName(sample)],
      severity: isSame ? 'error' : 'warning',
      code: 'broken-references',
      text: isSame
        ? `${action.name} gives all files the same UID, and what refers to one refers to all`
        : `${action.name} cuts the references from file to file`,
      remedy: 'Use uid: the same new UID wherever the old one stood.',
      clause: `${TABLE}, code U`,
    },
  ];
}

/** The value of `replace` must be one for the VR. */
function lintValue(context: Context, index: number, sample: Sample): Draft[] {
  const { action } = context.definition.rules[index]!;
  if (action.name !== 'replace' || sample.vr === 0) return [];
  const base = {
    ...draftOf(context, index),
    names: [sampleName(sample)],
    clause: `PS3.5 section 6.2, ${vrNameOf(sample)}`,
  };
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
