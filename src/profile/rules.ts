import { type Document, isScalar } from 'yaml';
import type { z } from 'zod';
import { lookupKeyword, nearestKeyword } from '../dicom/dictionary.ts';
import { DeidError } from '../errors.ts';
import type { Action, Generalization } from './action.ts';
import type { Condition, Rule } from './definition.ts';
import {
  describeFound,
  describeIssues,
  didYouMean,
  hasOpenParenthesis,
  isActionName,
  isMap,
  MAX_PROBLEMS,
  type Path,
  type ProfileProblem,
} from './problems.ts';
import { RULE_OF_ANY_ACTION, RULES, SELECTOR } from './schema.ts';
import { parseSelector, type Selector, selectorOf } from './selector.ts';

const MAX_SELECTOR_CHARACTERS = 400;

/** Each `**` multiplies the ways in which a path may match. */
const MAX_GAPS = 4;

/** Characters of a pseudonym that differ between two values; fewer, and two patients soon share one. */
const LEAST_DIGITS = 4;

/** Takes a problem at a path below the rule; false when there are so many that the rest is not worth reading. */
type Fail = (path: Path, text: string) => boolean;

/** The rules one by one: first their form, then what only DICOM knows. */
export function readRules(
  raw: Readonly<Record<string, unknown>>,
  document: Document,
  lineOf: (path: Path) => number,
  problems: ProfileProblem[],
): { readonly rules: Rule[]; readonly ruleLines: number[] } {
  const rules: Rule[] = [];
  const ruleLines: number[] = [];
  const list = Array.isArray(raw.rules) ? (raw.rules as readonly unknown[]) : [];
  for (const [index, rule] of list.entries()) {
    if (problems.length >= MAX_PROBLEMS) break;
    const fail: Fail = (path, text) => {
      problems.push({ line: lineOf(['rules', index, ...path]), rule: index + 1, text });
      return problems.length < MAX_PROBLEMS;
    };
    const action = isMap(rule) ? rule.action : undefined;
    const schema: z.ZodType = isActionName(action) ? RULES[action] : RULE_OF_ANY_ACTION;
    const parsed = schema.safeParse(rule);
    if (!parsed.success) {
      const issues = parsed.error.issues.map((issue) => ({
        ...issue,
        path: ['rules', index, ...issue.path],
      }));
      problems.push(...describeIssues(issues, raw, lineOf));
    }
    if (!isMap(rule)) continue;
    const when = readConditions(rule.when, fail);
    const selectors = readSelectors(rule.select, fail);
    if (!parsed.success || !isActionName(action)) continue;
    const written = document.getIn(['rules', index, 'value'], true);
    // 007 is a number to YAML, and the zeros belong to what was meant
    const value = isScalar(written) && typeof written.value === 'number' ? written.source : rule.value;
    const read = readAction({ ...rule, value }, fail);
    for (const { path, select } of selectors) {
      rules.push({ number: index + 1, select, when, action: read });
      ruleLines.push(lineOf(['rules', index, ...path]));
    }
  }
  return { rules, ruleLines };
}

interface Selected {
  readonly path: Path;
  readonly select: Selector;
}

/** What has not the form of a selector is the schema's to tell, and left out here. */
function readSelectors(select: unknown, fail: Fail): Selected[] {
  if (isMap(select)) {
    const { attribute, vr, group } = select;
    if (Object.keys(select).length === 0)
      fail(['select'], 'expected at least one of attribute, vr, group for select, found an empty map');
    const hasForm = SELECTOR.safeParse(select).success && (attribute ?? vr ?? group) !== undefined;
    const path = ['select', ...(attribute === undefined ? [] : ['attribute'])];
    const text = typeof attribute === 'string' ? attribute : undefined;
    const found = readSelector(text, () =>
      hasForm ? selectorOf(select) : text === undefined ? undefined : parseSelector(text),
    );
    if (typeof found === 'string') fail(path, found);
    return typeof found === 'object' ? [{ path, select: found }] : [];
  }
  const selected: Selected[] = [];
  for (const [index, text] of [select].flat().entries()) {
    if (typeof text !== 'string' || text === '') continue;
    const path = ['select', ...(Array.isArray(select) ? [index] : [])];
    const found = readSelector(text, () => parseSelector(text));
    if (typeof found === 'object') selected.push({ path, select: found });
    else if (found !== undefined && !fail(path, found)) break;
  }
  return selected;
}

/** The selector, or what is wrong with its text. */
function readSelector(
  text: string | undefined,
  read: () => Selector | undefined,
): Selector | string | undefined {
  const problem = text === undefined ? undefined : describeSelectorForm(text);
  if (problem !== undefined) return problem;
  try {
    return read();
  } catch (error) {
    if (error instanceof DeidError) return error.message;
    throw error;
  }
}

/** What makes a selector unreadable before its attributes are looked at. */
function describeSelectorForm(text: string): string | undefined {
  if (text.length > MAX_SELECTOR_CHARACTERS) {
    return `expected a selector of at most ${MAX_SELECTOR_CHARACTERS} characters, found ${text.length}`;
  }
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1)
    return `expected a closing " in the selector ${describeFound(text)}, found none`;
  if (hasOpenParenthesis(text)) {
    return `expected a closing ) in the selector ${describeFound(text)}, found none. A selector that holds a comma needs quotes inside { }`;
  }
  const element = /^\(?[0-9A-Fa-f]{4},\s*"[^"]*",\s*([^)]*)\)?$/.exec(text)?.[1];
  if (element !== undefined && !/^(?:xx)?[0-9A-Fa-f]{2}$/.test(element)) {
    return `expected two hexadecimal digits after the creator in the selector ${describeFound(text)}, as the block before them differs from file to file, found ${describeFound(element)}`;
  }
  const bare = text.replace(/"[^"]*"/g, (quoted) => (quoted.slice(1, -1).trim() === '' ? '!' : 'x'));
  if (bare.includes('!'))
    return `expected a private creator between the quotes of the selector ${describeFound(text)}, found none`;
  const gaps = bare.split('/').filter((step) => step.trim() === '**').length;
  if (gaps > MAX_GAPS)
    return `expected at most ${MAX_GAPS} times ** in the selector ${describeFound(text)}, found ${gaps}`;
  if (bare.split('/').some((step) => step.trim() === '')) {
    return `expected an attribute, * or ** before and after each / of the selector ${describeFound(text)}, found nothing`;
  }
  return undefined;
}

function readConditions(when: unknown, fail: Fail): Condition[] {
  if (!isMap(when)) return [];
  const given = Object.entries(when);
  if (given.length === 0)
    fail(
      ['when'],
      'expected attributes with their values, such as { Modality: [CT, MR] }, for when, found an empty map',
    );
  const conditions: Condition[] = [];
  for (const [keyword, values] of given) {
    const entry = lookupKeyword(keyword);
    if (entry !== undefined) {
      conditions.push({ tag: entry.tag, keyword, values: [values].flat().map(String) });
      continue;
    }
    const near = keyword.length > MAX_SELECTOR_CHARACTERS ? undefined : nearestKeyword(keyword);
    if (
      !fail(
        ['when', keyword],
        `expected a PS3.6 keyword in when, found ${describeFound(keyword)}${didYouMean(near)}`,
      )
    )
      break;
  }
  return conditions;
}

/** The action of a rule whose form is right. */
function readAction(given: Readonly<Record<string, unknown>>, fail: Fail): Action {
  const { action } = given;
  switch (action) {
    case 'replace':
      return { name: 'replace', value: String(given.value) };
    case 'pseudonym': {
      const { prefix = 'P', width = 12 } = given as { prefix?: string; width?: number };
      if (width - prefix.length < LEAST_DIGITS) {
        fail(
          ['width'],
          `expected a width of at least ${prefix.length + LEAST_DIGITS} for a prefix of ${prefix.length}, found ${width}; else two values soon share a pseudonym`,
        );
      }
      return { name: 'pseudonym', prefix, width };
    }
    case 'generalize':
      return { name: 'generalize', to: readGeneralization(given, fail) };
    case 'clean':
      return { name: 'clean', style: (given.style as 'auto' | undefined) ?? 'auto' };
    case 'noise': {
      const { percent, absolute } = given;
      if ((percent === undefined) === (absolute === undefined)) {
        fail(
          ['action'],
          `expected one of percent, absolute for noise, found ${percent === undefined ? 'neither' : 'both'}`,
        );
      }
      return {
        name: 'noise',
        bound: Number(percent ?? absolute ?? 0),
        unit: percent === undefined ? 'absolute' : 'percent',
      };
    }
    case 'encrypt':
      // biome-ignore lint/suspicious/noThenProperty: an action is never awaited
      return { name: 'encrypt', then: (given.leave as 'empty' | undefined) ?? 'empty' };
    default:
      return { name: action as 'keep' };
  }
}

/** Ages with width, cap or both; dates, postcodes and numbers with a key of their own. */
function readGeneralization(given: Readonly<Record<string, unknown>>, fail: Fail): Generalization {
  const has = (key: string): boolean => given[key] !== undefined;
  const ways = ['width', 'cap', 'period', 'digits', 'step'].filter(
    (way) => has(way) && !(way === 'cap' && has('width')),
  );
  if (ways.length !== 1) {
    const found = ways.length === 0 ? 'none' : ways.join(' and ');
    fail(
      ['action'],
      `expected one of width and cap (ages), period (dates), digits (postcodes), step (numbers) for generalize, found ${found}`,
    );
  }
  switch (ways[0]) {
    case 'period':
      return { kind: 'date', period: given.period as 'month' };
    case 'digits':
      return { kind: 'postcode', digits: Number(given.digits) };
    case 'step':
      return { kind: 'number', step: Number(given.step) };
    default:
      return { kind: 'age', width: Number(given.width ?? 1), cap: Number(given.cap ?? 90) };
  }
}
