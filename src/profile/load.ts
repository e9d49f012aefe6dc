import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type Document,
  isScalar,
  isMap as isYamlMap,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { z } from 'zod';
import { lookupKeyword, nearestKeyword } from '../dicom/dictionary.ts';
import { DeidError } from '../errors.ts';
import type { Action, Generalization } from './action.ts';
import { compileProfile, type Profile } from './compile.ts';
import type { Condition, ProfileDefinition, Rule } from './definition.ts';
import {
  describeFound,
  describeIssues,
  didYouMean,
  hasOpenParenthesis,
  isActionName,
  isMap,
  type Path,
  type ProfileProblem,
} from './problems.ts';
import { PROFILE_HEAD, RULE_OF_ANY_ACTION, RULES, SELECTOR } from './schema.ts';
import { parseSelector, type Selector, selectorOf } from './selector.ts';

/** Where things stand in the YAML of a profile, counted from 1. */
export interface ProfileLines {
  /** Of each of `definition.rules`: the line of its selector. */
  readonly rules: readonly number[];
  /** Of each of `definition.options`. */
  readonly options: readonly number[];
  readonly basis: number;
  readonly private: number;
}

/** A whitelist of all of PS3.6 has a tenth of this. */
const MAX_BYTES = 1 << 20;
/** More problems than these are not read any more. */
const MAX_PROBLEMS = 100;
const MAX_SELECTOR_CHARACTERS = 400;
/** Each `**` multiplies the ways in which a path may match. */
const MAX_GAPS = 4;
/** Characters of a pseudonym that differ between two values; fewer, and two patients soon share one. */
const LEAST_DIGITS = 4;

/**
 * Reads a profile from a YAML file.
 *
 * @throws DeidError E_BAD_PROFILE naming every problem with its line
 * @example const profile = readProfileFile('my-whitelist.yaml')
 */
export function readProfileFile(path: string): Profile {
  return compileProfile(parseProfile(readProfileText(path), basename(path)));
}

/**
 * The text of a profile file.
 *
 * @throws DeidError E_BAD_PROFILE when it cannot be read or is not UTF-8
 */
export function readProfileText(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new DeidError('E_BAD_PROFILE', `expected a profile file at ${path}, found none that can be read`, {
      cause,
    });
  }
  return decodeText(bytes, basename(path));
}

/**
 * Reads a profile from YAML text: all its problems at once, each with its line, what is allowed and the nearest right
 * spelling.
 *
 * @param name of the file, for messages
 * @throws DeidError E_BAD_PROFILE
 */
export function parseProfile(text: string, name = 'profile'): ProfileDefinition {
  return parseProfileWithLines(text, name).definition;
}

/**
 * The same with the lines on which rules and options stand. They are beside the definition, not in it: a comment more
 * must not change what a profile is.
 *
 * @throws DeidError E_BAD_PROFILE
 * @example parseProfileWithLines(text).lines.rules[0] // => 5
 */
export function parseProfileWithLines(
  text: string,
  name = 'profile',
): { readonly definition: ProfileDefinition; readonly lines: ProfileLines } {
  if (text.length > MAX_BYTES) {
    throw badProfile(name, [
      { line: 1, text: `expected at most ${MAX_BYTES} characters, found ${text.length}` },
    ]);
  }
  const { document, counter } = parseYaml(text, name);
  const lineOf = (path: Path): number => lineOfPath(document, counter, path);
  const raw = toPlain(document, counter, name);
  if (!isMap(raw)) {
    const found = raw === null || raw === undefined ? 'nothing' : describeFound(raw);
    throw badProfile(name, [
      {
        line: 1,
        text: `expected lines such as "deidlab: 1", "name: my-profile", "basis: ps3.15", found ${found}`,
      },
    ]);
  }
  const parsed = PROFILE_HEAD.safeParse(raw);
  const problems = parsed.success
    ? []
    : describeIssues(parsed.error.issues.slice(0, MAX_PROBLEMS), raw, lineOf);
  const contradiction = describeDateOptions(raw.options);
  if (contradiction !== undefined) problems.push({ line: lineOf(['options']), text: contradiction });
  const { rules, ruleLines } = readRules(raw, document, lineOf, problems);
  if (problems.length > 0 || !parsed.success) throw badProfile(name, problems);
  const profile = parsed.data;
  const options = profile.options ?? [];
  return {
    definition: {
      name: profile.name,
      description: profile.description ?? '',
      basis: profile.basis,
      options,
      private: profile.private ?? (options.includes('retain-safe-private') ? 'keep-safe' : 'remove'),
      rules,
    },
    lines: {
      rules: ruleLines,
      options: options.map((_, index) => lineOf(['options', index])),
      basis: lineOf(['basis']),
      private: lineOf(['private']),
    },
  };
}

/** Strict, as a letter that is read as another one would make another rule. */
function decodeText(bytes: Uint8Array, name: string): string {
  const wrong = (line: number, expected: string, found: string): DeidError =>
    badProfile(name, [{ line, text: `expected ${expected}, found ${found}` }]);
  if (bytes.length > MAX_BYTES) throw wrong(1, `at most ${MAX_BYTES} bytes`, String(bytes.length));
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw wrong(1, 'text in UTF-8', 'UTF-16. Save the file as UTF-8');
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    return decoder.decode(bytes);
  } catch {
    return throwAtBadLine();
  }
  function throwAtBadLine(): never {
    let line = 1;
    for (let from = 0; from < bytes.length; line++) {
      const end = bytes.indexOf(0x0a, from);
      const to = end < 0 ? bytes.length : end;
      try {
        decoder.decode(bytes.subarray(from, to));
      } catch {
        break;
      }
      from = to + 1;
    }
    throw wrong(line, 'text in UTF-8', 'bytes that are none. Save the file as UTF-8');
  }
}

function parseYaml(text: string, name: string): { document: Document; counter: LineCounter } {
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.exec(text);
  if (control !== null) {
    const line = text.slice(0, control.index).split('\n').length;
    throw badProfile(name, [{ line, text: 'expected text, found a control character' }]);
  }
  const counter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: counter,
    prettyErrors: false,
    // the directive %YAML 1.1 would make NO and 2024-03-01 something else than text
    schema: 'core',
    resolveKnownTags: false,
    stringKeys: true,
    // compares every key with every other one; done below
    uniqueKeys: false,
  });
  const problems = new Map<number, ProfileProblem>();
  for (const error of [...document.errors, ...document.warnings]) {
    const { line } = counter.linePos(error.pos[0]);
    // what follows on the same line is a consequence
    if (!problems.has(line)) problems.set(line, { line, text: describeYamlError(error, text) });
    if (problems.size >= MAX_PROBLEMS) break;
  }
  if (problems.size === 0) {
    for (const { key, offset } of findRepeatedKeys(document).slice(0, MAX_PROBLEMS)) {
      const { line } = counter.linePos(offset);
      problems.set(line, { line, text: `expected each key once, found ${describeFound(key)} again` });
    }
  }
  if (problems.size > 0) throw badProfile(name, [...problems.values()]);
  return { document, counter };
}

function findRepeatedKeys(document: Document): { readonly key: string; readonly offset: number }[] {
  const repeated: { key: string; offset: number }[] = [];
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name)) repeated.push({ key: name, offset: key.range?.[0] ?? 0 });
        seen.add(name);
      }
    },
  });
  return repeated;
}

function describeYamlError(error: YAMLError, text: string): string {
  const { message } = error;
  const rest = /^[^\n]*/.exec(text.slice(error.pos[0], error.pos[0] + 80))![0];
  if (/call stack/i.test(message)) return 'expected a few levels of nesting, found too many';
  const closing = /end with a (.)/.exec(message)?.[1];
  if (closing !== undefined) return `expected a closing ${closing} before this, found none`;
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return 'expected spaces at the beginning of the line, found a tab';
    case 'MULTIPLE_DOCS':
      return 'expected one profile in a file, found a second one after ---';
    case 'TAG_RESOLVE_FAILED':
      return `expected no YAML tags, found ${describeFound(rest.split(' ')[0])}`;
    case 'NON_STRING_KEY':
      return 'expected text as a key, found a list or a map';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return message.startsWith('Nested') && rest.includes(': ')
        ? 'expected one key and one value, found another ":" on the line. A text that holds ": " needs quotes'
        : 'expected the entries of a list or a map to begin in the same column, found another indentation';
    case 'MULTILINE_IMPLICIT_KEY':
      return `expected a key and a value, such as name: my-profile, found ${describeFound(lineAt(text, error.pos[0]))}`;
    case 'BAD_SCALAR_START':
      return `expected text, found ${describeFound(rest[0] ?? '')}, which YAML reserves. A text that begins with it needs quotes`;
    case 'MISSING_CHAR':
      if (/quote/.test(message)) return 'expected a closing quote, found none';
      if (!/map values/.test(message)) break;
      return `expected a key and a value, such as name: my-profile, found ${describeFound(lineAt(text, error.pos[0]))}`;
    case 'BAD_DQ_ESCAPE':
      return 'expected \\\\ for a backslash between double quotes, found a single one. Single quotes take it as it is';
    case 'UNEXPECTED_TOKEN':
      return `expected nothing more here, found ${describeFound(rest)}`;
  }
  return `expected YAML, found something else: ${message.replace(/\s+/g, ' ').slice(0, 120)}`;
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? text.length : end).trim();
}

/** The document as plain values. A few anchors and aliases are allowed, an avalanche of them is not. */
function toPlain(document: Document, counter: LineCounter, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    const unresolved = /Unresolved alias.*: (.*)$/.exec((cause as Error).message)?.[1];
    let line = 1;
    visit(document, {
      Alias(_, { source, range }) {
        if (unresolved !== undefined && source !== unresolved) return undefined;
        line = counter.linePos(range![0]).line;
        return visit.BREAK;
      },
    });
    const text =
      unresolved === undefined
        ? 'expected at most 100 aliases (*x) and a few levels of nesting, found more'
        : `expected the anchor &${unresolved} above the alias *${unresolved}, found none`;
    throw badProfile(name, [{ line, text }]);
  }
}

function describeDateOptions(options: unknown): string | undefined {
  if (!Array.isArray(options) || !DATE_OPTIONS.every((option) => options.includes(option))) return undefined;
  return `expected one of ${DATE_OPTIONS.join(' and ')} for options, found both; they contradict each other`;
}

const DATE_OPTIONS = ['retain-longitudinal-full-dates', 'retain-longitudinal-modified-dates'];

function badProfile(name: string, problems: readonly ProfileProblem[]): DeidError {
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

/** The line of the deepest node on the path that is there. */
function lineOfPath(document: Document, counter: LineCounter, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const steps = path.slice(0, length) as (string | number)[];
    // a key stands on its own line even where its value stands below it
    const parent = document.getIn(steps.slice(0, -1), true);
    const pair = isYamlMap(parent)
      ? parent.items.find((each) => String(each.key) === String(steps.at(-1)))
      : undefined;
    const node = (pair?.key ?? document.getIn(steps, true)) as
      | { range?: [number, number, number] }
      | undefined;
    if (node?.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
}

/** Takes a problem at a path below the rule; false when there are so many that the rest is not worth reading. */
type Fail = (path: Path, text: string) => boolean;

/** The rules one by one: first their form, then what only DICOM knows. */
function readRules(
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
