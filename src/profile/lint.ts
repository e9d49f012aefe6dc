import type { Tag } from '../dicom/tag.ts';
import { vrCode } from '../dicom/vr.ts';
import type { ActionName } from './action.ts';
import { dictionaryTags, samplePlace, usualVr } from './attributes.ts';
import { compileProfile } from './compile.ts';
import type { ProfileDefinition } from './definition.ts';
import {
  type Context,
  createContext,
  type Draft,
  decideOn,
  type Finding,
  mergeDrafts,
  NEEDED_UIDS,
  nameOf,
} from './lint-draft.ts';
import { lintRule } from './lint-rule.ts';
import type { ProfileLines } from './load.ts';
import { type OptionName, optionOf } from './options.ts';
import { matches } from './selector.ts';
import { TABLE_EDITION, tableRows } from './table.ts';

export type { Finding } from './lint-draft.ts';

const TABLE = `PS3.15 Table E.1-1 ${TABLE_EDITION}`;
const SAFE_PRIVATE: OptionName = 'retain-safe-private';
/** Options about pixels; until pixels are looked at, files that need it are refused. */
const NOT_CARRIED_OUT: readonly OptionName[] = ['clean-pixel-data', 'clean-recognizable-visual-features'];

/**
 * Looks for what is well written and still wrong: rules that never act, identifying attributes that stay, options that
 * rules contradict, actions that cannot work, files that nobody can read.
 *
 * @param lines as `parseProfileWithLines` returns them. Default: findings have no line
 * @returns findings by line; a profile whose findings are all warnings may be used
 * @example lintProfile(builtinProfile('basic').definition) // => []
 */
export function lintProfile(definition: ProfileDefinition, lines?: ProfileLines): Finding[] {
  const context = createContext(definition, lines);
  return mergeDrafts([
    ...lintOptions(context),
    ...lintPrivatePolicy(context),
    ...definition.rules.flatMap((_, index) => lintRule(context, index)),
    ...lintReadability(context),
  ]);
}

function lintOptions(context: Context): Draft[] {
  const { definition, lines } = context;
  return definition.options.flatMap((option, index): Draft[] => {
    const base = {
      line: lines?.options[index],
      rule: undefined,
      names: [],
      clause: `PS3.15 section E.3, ${optionOf(option).meaning}`,
    };
    if (definition.options.indexOf(option) < index) {
      return [
        {
          ...base,
          severity: 'warning',
          code: 'no-effect',
          text: `option ${option} is named twice`,
          remedy: 'Leave it out here.',
        },
      ];
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

/** Whether any attribute that the option is about is decided otherwise without it. */
function changesSomething({ definition, policy }: Context, option: OptionName): boolean {
  const without = compileProfile({
    ...definition,
    options: definition.options.filter((each) => each !== option),
  }).forClass('');
  const surroundings = definition.basis === 'nothing' ? (['top', 'kept'] as const) : (['top'] as const);
  const [DA, DT] = ['DA', 'DT'].map(vrCode);
  const isAboutDates = option.startsWith('retain-longitudinal');
  const tags = [
    ...tableRows().flatMap((row) =>
      row.options[option] === undefined ? [] : row.tag === undefined ? MANY : [row.tag],
    ),
    // a date that the table does not list is one all the same
    ...(isAboutDates ? dictionaryTags().filter((tag) => usualVr(tag) === DA || usualVr(tag) === DT) : []),
  ];
  return tags.some((tag) => {
    const place = samplePlace({ tag });
    return surroundings.some((around) => {
      const [a, b] = [policy.decide(place, around), without.decide(place, around)];
      return (
        a.action.name !== b.action.name || a.weakens !== b.weakens || a.reason.option !== b.reason.option
      );
    });
  });
}

/** One tag of each row that stands for many: curves, overlay data, overlay comments. */
const MANY: readonly Tag[] = [0x50003000, 0x60003000, 0x60004000];

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

const PATIENT_ID: Tag = 0x00100020;
const SOP_CLASS_UID: Tag = 0x00080016;
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
  0x00080020,
  0x00080030,
  0x00080050,
  0x00080060,
  0x00080090,
  0x00100010,
  PATIENT_ID,
  0x00100030,
  0x00100040,
  0x00200010,
  0x00200011,
  0x00200013,
];

function lintReadability(context: Context): Draft[] {
  const { policy } = context;
  const draft = (tag: Tag, rest: Pick<Draft, 'severity' | 'code' | 'text' | 'remedy' | 'clause'>): Draft => {
    const { rule } = decideOn(policy, { tag }).reason;
    const index = context.definition.rules.findIndex(
      (each) => each.number === rule && matches(each.select, samplePlace({ tag })),
    );
    return {
      line: index < 0 ? context.lines?.basis : context.lines?.rules[index],
      rule,
      names: [nameOf(tag)],
      ...rest,
    };
  };
  const without = (tags: readonly Tag[], fine: readonly ActionName[]): Tag[] =>
    tags.filter((tag) => !fine.includes(decideOn(policy, { tag }).action.name));
  const keepsPixels = PIXELS.filter((tag) =>
    ['keep', 'mask', 'pixelate'].includes(decideOn(policy, { tag }).action.name),
  );
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
