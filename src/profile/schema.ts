import { z } from 'zod';
import { VRS } from '../dicom/vr.ts';
import { ACTION_NAMES } from './action.ts';
import { OPTION_NAMES, OPTIONS } from './options.ts';

/** The profile language as one definition: profiles are checked by it, and the published JSON Schema is made from it. */

const selectorText = z.string().min(1).meta({
  id: 'attribute',
  description:
    'A PS3.6 keyword, (gggg,eeee), a repeating group such as (60xx,3000), a private attribute (gggg,"CREATOR",ee), or a path of these with /, * and **',
});

export const SELECTOR = z
  .union([
    selectorText,
    z.array(selectorText).min(1).describe('Any of these'),
    z
      .strictObject({
        attribute: selectorText.optional(),
        vr: z.enum(VRS).optional().describe('Every element of this VR'),
        group: z
          .string()
          .regex(/^[0-9A-Fa-f]{4}$/)
          .optional()
          .describe('Every element of this group: four hexadecimal digits in quotes'),
      })
      .describe('All of these together'),
  ])
  .meta({ id: 'selector', description: 'Which elements; a single attribute is meant at any depth' });

const conditions = z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)])).meta({
  id: 'conditions',
  description: 'Only in files whose top-level attribute has one of these values',
});

const common = {
  select: SELECTOR,
  when: conditions.optional(),
  note: z.string().optional().describe('Why; for people'),
};

const whole = z.number().int().min(1);

/** One entry an action, by the action's name. */
export const RULES = {
  keep: z.strictObject({ ...common, action: z.literal('keep') }),
  remove: z.strictObject({ ...common, action: z.literal('remove') }),
  empty: z.strictObject({ ...common, action: z.literal('empty') }),
  dummy: z.strictObject({ ...common, action: z.literal('dummy') }),
  replace: z.strictObject({
    ...common,
    action: z.literal('replace'),
    value: z.union([z.string(), z.number()]),
  }),
  pseudonym: z.strictObject({
    ...common,
    action: z.literal('pseudonym'),
    prefix: z
      .string()
      .regex(/^[A-Za-z0-9-]{0,8}$/)
      .optional()
      .describe('Default P'),
    width: whole.min(6).max(40).optional().describe('Characters in all, prefix included. Default 12'),
  }),
  uid: z.strictObject({ ...common, action: z.literal('uid') }),
  shift: z.strictObject({ ...common, action: z.literal('shift') }),
  generalize: z.strictObject({
    ...common,
    action: z.literal('generalize'),
    width: whole.max(100).optional().describe('Ages: years in a band'),
    cap: whole.max(120).optional().describe('Ages: all at or above are one. Default 90'),
    period: z.enum(['month', 'quarter', 'year']).optional().describe('Dates: to the first day of it'),
    digits: whole.max(16).optional().describe('Postcodes: characters that stay'),
    step: z.number().positive().optional().describe('Numbers: to the nearest multiple'),
  }),
  clean: z.strictObject({
    ...common,
    action: z.literal('clean'),
    style: z.enum(['auto', 'description', 'narrative']).optional().describe('Default auto: by VR'),
  }),
  noise: z.strictObject({
    ...common,
    action: z.literal('noise'),
    percent: z.number().positive().max(100).optional(),
    absolute: z.number().positive().optional(),
  }),
  encrypt: z.strictObject({
    ...common,
    action: z.literal('encrypt'),
    leave: z
      .enum(['remove', 'empty', 'dummy'])
      .optional()
      .describe('What stands in its place. Default empty'),
  }),
  mask: z.strictObject({ ...common, action: z.literal('mask') }),
  pixelate: z.strictObject({ ...common, action: z.literal('pixelate') }),
} as const;

export const PROFILE = z.strictObject({
  deidlab: z.literal(1).describe('Version of the profile language'),
  name: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,32}$/)
    .describe('Letters, digits, dot, dash, underscore; goes into every output file'),
  description: z.string().optional(),
  basis: z
    .enum(['ps3.15', 'nothing'])
    .describe('ps3.15: Table E.1-1 decides what no rule names; nothing: whatever no rule names is removed'),
  options: z
    // an editor shows what each option does
    .array(z.enum(OPTION_NAMES).meta({ enumDescriptions: OPTIONS.map((option) => option.does) }))
    .optional()
    .describe('Options of PS3.15 section E.3'),
  private: z
    .enum(['remove', 'keep-safe', 'keep'])
    .optional()
    .describe('Default keep-safe with retain-safe-private, else remove'),
  rules: z
    .array(z.discriminatedUnion('action', Object.values(RULES) as never))
    .optional()
    .describe('The first rule that matches decides, before table and options'),
});

const anything = z.unknown().optional();
const everyKey = Object.values(RULES).flatMap((rule) => Object.keys(rule.shape));

/** A rule whose action is not known (yet): what can be said of it all the same. */
export const RULE_OF_ANY_ACTION = z.strictObject({
  ...Object.fromEntries(everyKey.map((key) => [key, anything])),
  ...common,
  action: z.enum(ACTION_NAMES),
});

/** The profile but for its rules, which are looked at one by one. */
export const PROFILE_HEAD = PROFILE.extend({ rules: z.array(z.unknown()).optional() });

/** JSON Schema (draft 2020-12) of a profile, for editors. */
export function profileJsonSchema(): unknown {
  return {
    $id: 'https://deidlab.invalid/profile.schema.json',
    title: 'deidlab profile',
    ...(z.toJSONSchema(PROFILE) as object),
  };
}
