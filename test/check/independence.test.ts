import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
const FORBIDDEN =
  /^(deidentify\/|profile\/(compile|builtin|private|explain)\.ts$|batch\/run\.ts$|lab\/|synthetic\/)/;

/** Every file of the source that a file needs when it is loaded, types left out. */
function needs(name: string, seen: Set<string> = new Set()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const text = readFileSync(join(SRC, name), 'utf8').replace(/^(import|export) type [^;]*;/gm, '');
  for (const [, specifier] of text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g))
    needs(relative(SRC, join(dirname(join(SRC, name)), specifier!)), seen);
  return seen;
}

const files = readdirSync(join(SRC, 'check')).filter((name) => name.endsWith('.ts'));

it.each(files)('check/%s needs neither the engine nor the decisions of profiles', (name) => {
  expect([...needs(`check/${name}`)].filter((each) => FORBIDDEN.test(each))).toEqual([]);
});
