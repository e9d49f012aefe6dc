import type { z } from 'zod';
import { DeidError } from '../errors.ts';
import { editDistance, nearestWord } from '../nearest.ts';
import { ACTION_NAMES } from './action.ts';
import { PROFILE, RULE_OF_ANY_ACTION, RULES } from './schema.ts';

/** What is wrong with a profile, in words: what was expected, what was found, what was probably meant. */

/** One thing that is wrong with a profile. */
export interface ProfileProblem {
  readonly line: number;
  /** Number of the rule, from 1, when it is in one. */
  readonly rule?: number | undefined;
  readonly text: string;
}

export type Path = readonly PropertyKey[];

/** More of a value than this says no more. */
const SHOWN_CHARACTERS = 60;

/** More unknown keys of one map than these are not looked at. */
const MAX_KEYS = 100;

/** Issues of the schema as problems; a path starts at the top of `raw`. */
export function describeIssues(
  issues: readonly z.core.$ZodIssue[],
  raw: unknown,
  lineOf: (path: Path) => number,
): ProfileProblem[] {
  return issues.flatMap((issue) => describeIssue(issue, raw, lineOf));
}

function describeIssue(
  issue: z.core.$ZodIssue,
  raw: unknown,
  lineOf: (path: Path) => number,
): ProfileProblem[] {
  const { path } = issue;
  const value = valueAt(raw, path);
  if (issue.code === 'unrecognized_keys') {
    // { select: (0010,0020), ... } is three keys to YAML; the selector says so once
    if (isMap(value) && typeof value.select === 'string' && hasOpenParenthesis(value.select)) return [];
    return issue.keys.slice(0, MAX_KEYS).map((key) => ({
      line: lineOf([...path, key]),
      rule: ruleOf(path),
      text: describeUnknownKey(key, allowedKeys(path, raw)),
    }));
  }
  if (issue.code === 'invalid_union') {
    const inner = issue.errors[branchOf(value)];
    if (inner !== undefined && inner.length > 0) {
      return inner.flatMap((each) => describeIssue({ ...each, path: [...path, ...each.path] }, raw, lineOf));
    }
  }
  const expected = expectedBy(issue, path);
  const hint = hintFor(issue, path, value);
  return [
    {
      line: lineOf(path),
      rule: ruleOf(path),
      text: `expected ${expected}, found ${describeFound(value)}${hint}`,
    },
  ];
}

/** Of a choice between text, a list and a map, the one that was tried. */
function branchOf(value: unknown): number {
  return typeof value === 'string' ? 0 : Array.isArray(value) ? 1 : isMap(value) ? 2 : -1;
}

function expectedBy(issue: z.core.$ZodIssue, path: Path): string {
  const name = nameOf(path);
  const what = `for ${name}`;
  switch (issue.code) {
    case 'invalid_value': {
      if (name === 'action') return `an action (${ACTION_NAMES.join(', ')})`;
      const values = issue.values.map((each) => (typeof each === 'string' ? `"${each}"` : String(each)));
      return values.length <= 2
        ? `${values.join(' or ')} ${what}`
        : `one of ${issue.values.join(', ')} ${what}`;
    }
    case 'invalid_union':
      return `${UNIONS[name] ?? UNIONS.when} ${what}`;
    case 'invalid_format':
      return `${FORMATS[name] ?? 'another form'} ${what}`;
    case 'too_small':
      if (issue.origin === 'array')
        return `at least one ${name === 'select' ? 'attribute' : 'value'} ${what}`;
      if (issue.origin === 'string') return `an attribute ${what}`;
      return `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum} ${what}`;
    case 'too_big':
      return `at most ${issue.maximum} ${what}`;
    case 'invalid_type':
      return `${TYPES[issue.expected] ?? issue.expected} ${what}`;
    default:
      return `another value ${what} (${issue.message})`;
  }
}

const UNIONS: Readonly<Record<string, string>> = {
  select: 'an attribute, a list of attributes, or { attribute, vr, group }',
  value: 'text or a number',
  when: 'text or a list of texts',
};
const FORMATS: Readonly<Record<string, string>> = {
  name: '1 to 32 letters, digits, dots, dashes or underscores',
  prefix: 'at most 8 letters, digits or dashes',
  group: 'four hexadecimal digits such as "0018"',
};
const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'a map',
  record: 'attributes with their values, such as { Modality: [CT, MR] },',
};

function hintFor(issue: z.core.$ZodIssue, path: Path, value: unknown): string {
  if (issue.code === 'invalid_value') return didYouMean(nearest(value, issue.values.map(String)));
  if (typeof value !== 'number' && typeof value !== 'boolean') return '';
  const name = nameOf(path);
  if (name === 'group') return '. A group needs quotes, as in group: "0018"';
  if (name === 'select' || name === 'attribute')
    return '. A tag needs parentheses and quotes, as in "(0010,0020)"';
  const wantsText =
    issue.code === 'invalid_union' || (issue.code === 'invalid_type' && issue.expected === 'string');
  return wantsText ? '. Text that YAML takes for something else needs quotes' : '';
}

function describeUnknownKey(key: string, allowed: readonly string[]): string {
  return `expected one of the keys ${allowed.join(', ')}, found ${describeFound(key)}${didYouMean(nearest(key, allowed))}`;
}

export function hasOpenParenthesis(selector: string): boolean {
  return selector.split('(').length > selector.split(')').length;
}

function allowedKeys(path: Path, raw: unknown): string[] {
  if (path.length === 0) return Object.keys(PROFILE.shape);
  if (path.length > 2) return ['attribute', 'vr', 'group'];
  const { action } = valueAt(raw, path) as { action?: unknown };
  return Object.keys(isActionName(action) ? RULES[action].shape : RULE_OF_ANY_ACTION.shape);
}

export function isActionName(action: unknown): action is keyof typeof RULES {
  return typeof action === 'string' && Object.hasOwn(RULES, action);
}

function ruleOf(path: Path): number | undefined {
  return path[0] === 'rules' && typeof path[1] === 'number' ? path[1] + 1 : undefined;
}

/** The nearest key above a value: an entry of a list goes by the name of the list. */
function nameOf(path: Path): string {
  if (path.length === 0) return 'the profile';
  if (path.length === 2 && path[0] === 'rules')
    return 'a rule, such as { select: PatientID, action: remove }';
  return String(path.filter((step) => typeof step === 'string').at(-1));
}

function valueAt(raw: unknown, path: Path): unknown {
  let value = raw;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

/** A value as a person sees it in the file, cut where it is long. */
export function describeFound(value: unknown): string {
  if (value === undefined) return 'nothing: the key is missing';
  if (value === null) return 'an empty value';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') {
    const keys = Object.keys(value);
    return keys.length === 0 ? 'an empty map' : `a map with ${cut(keys.join(', '))}`;
  }
  return typeof value === 'string' ? `"${cut(value)}"` : String(value);
}

function cut(text: string): string {
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS)}\u2026`;
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nearest(value: unknown, allowed: readonly string[]): string | undefined {
  if (typeof value !== 'string' || value.length > SHOWN_CHARACTERS) return undefined;
  const near = nearestWord(value, allowed);
  // of a short word every letter may have been changed
  return near !== undefined && editDistance(value.toLowerCase(), near.toLowerCase()) < value.length
    ? near
    : undefined;
}

export function didYouMean(word: string | undefined): string {
  return word === undefined ? '' : `. Did you mean ${word}?`;
}

/** More problems than these are not read any more. */
export const MAX_PROBLEMS = 100;

export function badProfile(name: string, problems: readonly ProfileProblem[]): DeidError {
  const sorted = problems
    .map((problem) => ({ ...problem, text: toPrintable(problem.text) }))
    .sort((a, b) => a.line - b.line)
    .slice(0, MAX_PROBLEMS);
  const listed = sorted.map(
    ({ line, rule, text }) => `  ${name}:${line}: ${rule === undefined ? '' : `rule ${rule}: `}${text}`,
  );
  const found =
    sorted.length === 1
      ? 'a problem'
      : `${sorted.length} problems${sorted.length < MAX_PROBLEMS ? '' : ' (and perhaps more)'}`;
  return new DeidError(
    'E_BAD_PROFILE',
    `expected a profile, found ${found} in ${name}:\n${listed.join('\n')}`,
    { cause: sorted },
  );
}

/** The problems that `parseProfile` threw, one by one; `undefined` for any other error. */
export function problemsOf(error: unknown): readonly ProfileProblem[] | undefined {
  const isOurs = error instanceof DeidError && error.code === 'E_BAD_PROFILE' && Array.isArray(error.cause);
  return isOurs ? (error.cause as readonly ProfileProblem[]) : undefined;
}

/** A message goes to a terminal, which obeys control characters. */
function toPrintable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '\u00b7');
}
