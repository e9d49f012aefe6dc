import {
  type Document,
  isScalar,
  isMap as isYamlMap,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { DeidError } from '../errors.ts';
import { badProfile, describeFound, MAX_PROBLEMS, type Path, type ProfileProblem } from './problems.ts';

/** A whitelist of all of PS3.6 has a tenth of this. */
export const MAX_BYTES = 1 << 20;

/** Strict, as a letter that is read as another one would make another rule. */
export function decodeText(bytes: Uint8Array, name: string): string {
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

export function parseYaml(text: string, name: string): { document: Document; counter: LineCounter } {
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
export function toPlain(document: Document, counter: LineCounter, name: string): unknown {
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

/** The line of the deepest node on the path that is there. */
export function lineOfPath(document: Document, counter: LineCounter, path: Path): number {
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
