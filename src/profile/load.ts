import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isMap, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { lookupKeyword, nearestKeyword } from '../dicom/dictionary.ts';
import { DeidError } from '../errors.ts';
import { nearestWord } from '../nearest.ts';
import { ACTION_NAMES, type Action, type Generalization } from './action.ts';
import { compileProfile, type Profile } from './compile.ts';
import type { Condition, ProfileDefinition, Rule } from './definition.ts';
import { PROFILE, RULES } from './schema.ts';
import { parseSelector, type Selector, selectorOf } from './selector.ts';

/** One thing that is wrong with a profile. */
export interface ProfileProblem {
  readonly line: number;
  readonly text: string;
}

/**
 * Reads a profile from a YAML file.
 *
 * @throws DeidError E_BAD_PROFILE naming every problem with its line
 * @example const profile = readProfileFile('my-whitelist.yaml')
 */
export function readProfileFile(path: string): Profile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new DeidError('E_BAD_PROFILE', `expected a profile file at ${path}, found none that can be read`, { cause });
  }
  return compileProfile(parseProfile(text, basename(path)));
}

/**
 * Reads a profile from YAML text: all its problems at once, each with its line, what is allowed and the nearest right
 * spelling.
 *
 * @param name of the file, for messages
 * @throws DeidError E_BAD_PROFILE
 */
export function parseProfile(text: string, name = 'profile'): ProfileDefinition {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const problems: ProfileProblem[] = document.errors.map((error) => ({
    line: lines.linePos(error.pos[0]).line,
    text: `this is not YAML: ${error.message}`,
  }));
  if (problems.length === 0 && !isMap(document.contents)) {
    problems.push({ line: 1, text: 'expected a profile: lines such as "deidlab: 1", "name: ...", "basis: ps3.15", found something else' });
  }
  if (problems.length > 0) throw badProfile(name, problems);
  const lineOf = (path: readonly PropertyKey[]): number => lineOfPath(document, lines, path);
  const raw: unknown = document.toJS({ maxAliasCount: 100 });
  const parsed = PROFILE.safeParse(raw);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(...describeIssue(issue, raw, lineOf));
  }
  const rules = readRules(raw, lineOf, problems);
  const options = (raw as { options?: unknown }).options;
  if (Array.isArray(options) && DATE_OPTIONS.every((option) => options.includes(option))) {
    problems.push({ line: lineOf(['options']), text: `expected one of ${DATE_OPTIONS.join(' and ')}, found both; they contradict each other` });
  }
  if (problems.length > 0 || !parsed.success) throw badProfile(name, problems);
  const profile = parsed.data;
  const named = profile.options ?? [];
  return {
    name: profile.name,
    description: profile.description ?? '',
    basis: profile.basis,
    options: named,
    private: profile.private ?? (named.includes('retain-safe-private') ? 'keep-safe' : 'remove'),
    rules,
  };
}

const DATE_OPTIONS = ['retain-longitudinal-full-dates', 'retain-longitudinal-modified-dates'];

function badProfile(name: string, problems: readonly ProfileProblem[]): DeidError {
  const sorted = [...problems].sort((a, b) => a.line - b.line);
  const listed = sorted.map(({ line, text }) => `  ${name}:${line}: ${text}`).join('\n');
  return new DeidError(
    'E_BAD_PROFILE',
    `expected a profile, found ${sorted.length === 1 ? 'a problem' : `${sorted.length} problems`} in ${name}:\n${listed}`,
  );
}

/** The line of the deepest node on the path that is there. */
function lineOfPath(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const steps = path.slice(0, length) as (string | number)[];
    // a key stands on its own line even where its value stands below it
    const parent = document.getIn(steps.slice(0, -1), true);
    const pair = isMap(parent) ? parent.items.find((each) => String(each.key) === String(steps.at(-1))) : undefined;
    const node = (pair?.key ?? document.getIn(steps, true)) as { range?: [number, number, number] } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** The checks that need to know DICOM: selectors, keywords, parameters that belong together. */
function readRules(
  raw: unknown,
  lineOf: (path: readonly PropertyKey[]) => number,
  problems: ProfileProblem[],
): Rule[] {
  const list = (raw as { rules?: unknown }).rules;
  if (!Array.isArray(list)) return [];
  return list.flatMap((rule: unknown, index) => {
    const fail = (path: readonly PropertyKey[], text: string): void => {
      problems.push({ line: lineOf(['rules', index, ...path]), text: `rule ${index + 1}: ${text}` });
    };
    if (typeof rule !== 'object' || rule === null) return [];
    const given = rule as Record<string, unknown>;
    const when = readConditions(given.when, fail);
    const selectors = readSelectors(given.select, fail);
    const action = readAction(given, fail);
    return selectors.map((select): Rule => ({ number: index + 1, select, when, action }));
  });
}

type Fail = (path: readonly PropertyKey[], text: string) => void;

function readSelectors(select: unknown, fail: Fail): Selector[] {
  const read = (path: readonly PropertyKey[], make: () => Selector): Selector[] => {
    try {
      return [make()];
    } catch (error) {
      if (!(error instanceof DeidError)) throw error;
      fail(path, error.message);
      return [];
    }
  };
  if (typeof select === 'string') return read(['select'], () => parseSelector(select));
  if (Array.isArray(select)) {
    return select.flatMap((each: unknown, index) =>
      typeof each === 'string' ? read(['select', index], () => parseSelector(each)) : [],
    );
  }
  if (typeof select !== 'object' || select === null) return [];
  const parts = Object.fromEntries(Object.entries(select).filter(([, value]) => typeof value === 'string'));
  if (Object.keys(parts).length === 0) {
    fail(['select'], 'expected at least one of attribute, vr, group in select, found none');
    return [];
  }
  return read(['select'], () => selectorOf(parts));
}

function readConditions(when: unknown, fail: Fail): Condition[] {
  if (typeof when !== 'object' || when === null) return [];
  return Object.entries(when).flatMap(([keyword, values]: [string, unknown]) => {
    const entry = lookupKeyword(keyword);
    if (entry === undefined) {
      fail(['when', keyword], `expected a PS3.6 keyword in when, found "${keyword}"${didYouMean(nearestKeyword(keyword))}`);
      return [];
    }
    return [{ tag: entry.tag, keyword, values: [values].flat().map(String) }];
  });
}

function readAction(given: Readonly<Record<string, unknown>>, fail: Fail): Action {
  const { action } = given;
  switch (action) {
    case 'replace':
      return { name: 'replace', value: String(given.value ?? '') };
    case 'pseudonym':
      return { name: 'pseudonym', prefix: String(given.prefix ?? 'P'), width: Number(given.width ?? 12) };
    case 'generalize':
      return { name: 'generalize', to: readGeneralization(given, fail) };
    case 'clean':
      return { name: 'clean', style: (given.style as 'auto' | undefined) ?? 'auto' };
    case 'noise': {
      const { percent, absolute } = given;
      if ((percent === undefined) === (absolute === undefined)) fail(['action'], 'expected one of percent, absolute for noise, found ' + (percent === undefined ? 'neither' : 'both'));
      return { name: 'noise', bound: Number(percent ?? absolute ?? 0), unit: percent === undefined ? 'absolute' : 'percent' };
    }
    case 'encrypt':
      return { name: 'encrypt', then: (given.leave as 'empty' | undefined) ?? 'empty' };
    default:
      return { name: action as 'keep' };
  }
}

function readGeneralization(given: Readonly<Record<string, unknown>>, fail: Fail): Generalization {
  const ways = (['width', 'period', 'digits', 'step'] as const).filter((way) => given[way] !== undefined);
  if (ways.length !== 1) {
    fail(['action'], `expected one of width (ages), period (dates), digits (postcodes), step (numbers) for generalize, found ${ways.length === 0 ? 'none' : ways.join(' and ')}`);
  } else if (given.cap !== undefined && ways[0] !== 'width') {
    fail(['cap'], `expected cap with width (ages), found it with ${ways[0]}`);
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

/** A zod issue in words: where, what was found, what is allowed, what was probably meant. */
function describeIssue(
  issue: z.core.$ZodIssue,
  raw: unknown,
  lineOf: (path: readonly PropertyKey[]) => number,
): ProfileProblem[] {
  const { path } = issue;
  const line = lineOf(path);
  const place = path[0] === 'rules' && typeof path[1] === 'number' ? `rule ${path[1] + 1}: ` : '';
  const what = String(path.at(-1) ?? 'the profile');
  const found = describeFound(valueAt(raw, path));
  if (path.length === 3 && path[2] === 'action') {
    return [{ line, text: `${place}expected an action (${ACTION_NAMES.join(', ')}), found ${found}${nearest(valueAt(raw, path), ACTION_NAMES)}` }];
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const allowed = allowedKeys(path, raw);
        const hint = /[(),]/.test(key) ? '. A selector that holds a comma needs quotes inside { }' : nearest(key, allowed);
        return { line: lineOf([...path, key]), text: `${place}expected one of the keys ${allowed.join(', ')}, found "${key}"${hint}` };
      });
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      return [{ line, text: `${place}expected ${allowed.length === 1 ? allowed[0] : `one of ${allowed.join(', ')}`} for ${optionPlace(path, what)}, found ${found}${nearest(valueAt(raw, path), allowed)}` }];
    }
    case 'invalid_type': {
      const isMissing = valueAt(raw, path) === undefined;
      return [{ line, text: `${place}expected ${article(issue.expected)} for ${what}, found ${isMissing ? 'nothing: the key is missing' : found}` }];
    }
    case 'too_small':
      return [{ line, text: `${place}expected at least ${issue.minimum} for ${what}, found ${found}` }];
    case 'too_big':
      return [{ line, text: `${place}expected at most ${issue.maximum} for ${what}, found ${found}` }];
    case 'invalid_format':
      return [{ line, text: `${place}expected ${what === 'name' ? '1 to 32 letters, digits, dots, dashes or underscores' : 'at most 8 letters, digits or dashes'} for ${what}, found ${found}` }];
    case 'invalid_union':
      return [{ line, text: `${place}expected ${what === 'select' ? 'an attribute, a list of attributes, or { attribute, vr, group }' : what === 'value' ? 'text or a number' : 'text or a list of texts'} for ${what}, found ${found}${groupHint(valueAt(raw, path))}` }];
    default:
      return [{ line, text: `${place}${issue.message} for ${what}, found ${found}` }];
  }
}

function optionPlace(path: readonly PropertyKey[], what: string): string {
  return path[0] === 'options' && path.length === 2 ? 'options' : what;
}

function groupHint(value: unknown): string {
  const group = (value as { group?: unknown } | undefined)?.group;
  return typeof group === 'number' ? '. A group needs quotes, as in group: "0018"' : '';
}

function allowedKeys(path: readonly PropertyKey[], raw: unknown): string[] {
  if (path.length === 0) return Object.keys(PROFILE.shape);
  const action = (valueAt(raw, path) as { action?: unknown } | undefined)?.action;
  if (typeof action === 'string' && Object.hasOwn(RULES, action)) return Object.keys(RULES[action as keyof typeof RULES].shape);
  return ['attribute', 'vr', 'group'];
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  let value = raw;
  for (const step of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[step];
  return value;
}

function describeFound(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'an empty value';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' ? `a map with ${Object.keys(value).join(', ')}` : JSON.stringify(value);
}

function article(type: string): string {
  return { string: 'text', number: 'a number', int: 'a whole number', array: 'a list', object: 'a map' }[type] ?? type;
}

function nearest(value: unknown, allowed: readonly string[]): string {
  return typeof value === 'string' ? didYouMean(nearestWord(value, allowed)) : '';
}

function didYouMean(word: string | undefined): string {
  return word === undefined ? '' : `. Did you mean ${word}?`;
}

