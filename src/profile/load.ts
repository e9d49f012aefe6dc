import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { DeidError } from '../errors.ts';
import { compileProfile, type Profile } from './compile.ts';
import type { ProfileDefinition } from './definition.ts';
import { badProfile, describeFound, describeIssues, isMap, MAX_PROBLEMS, type Path } from './problems.ts';
import { readRules } from './rules.ts';
import { PROFILE_HEAD } from './schema.ts';
import { decodeText, lineOfPath, MAX_BYTES, parseYaml, toPlain } from './yaml.ts';

/** Where things stand in the YAML of a profile, counted from 1. */
export interface ProfileLines {
  /** Of each of `definition.rules`: the line of its selector. */
  readonly rules: readonly number[];
  /** Of each of `definition.options`. */
  readonly options: readonly number[];
  readonly basis: number;
  readonly private: number;
}

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

function describeDateOptions(options: unknown): string | undefined {
  if (!Array.isArray(options) || !DATE_OPTIONS.every((option) => options.includes(option))) return undefined;
  return `expected one of ${DATE_OPTIONS.join(' and ')} for options, found both; they contradict each other`;
}

const DATE_OPTIONS = ['retain-longitudinal-full-dates', 'retain-longitudinal-modified-dates'];
