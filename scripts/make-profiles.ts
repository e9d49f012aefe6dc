// Writes src/profile/builtin-data.ts and profiles/profile.schema.json from profiles/*.yaml and the schema:
// the built-in profiles are used at every start and must not wait for a YAML parser.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseProfile } from '../src/profile/load.ts';
import { profileJsonSchema } from '../src/profile/schema.ts';

const folder = new URL('../profiles/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort();
const lines = names.map((name) => {
  const definition = parseProfile(readFileSync(new URL(name, folder), 'utf8'), name);
  return `  ${JSON.stringify(definition.name)}: ${JSON.stringify(JSON.stringify(definition))},`;
});
writeFileSync(
  new URL('../src/profile/builtin-data.ts', import.meta.url),
  `// The profiles of profiles/*.yaml as they are after reading. Made by scripts/make-profiles.ts; do not edit.
import type { ProfileDefinition } from './definition.ts';

const TEXTS: Readonly<Record<string, string>> = {
${lines.join('\n')}
};

export const BUILTIN_DEFINITIONS: Readonly<Record<string, () => ProfileDefinition>> = Object.fromEntries(
  Object.entries(TEXTS).map(([name, text]) => [name, () => JSON.parse(text) as ProfileDefinition]),
);
`,
);
writeFileSync(
  new URL('profile.schema.json', folder),
  `${JSON.stringify(profileJsonSchema(), undefined, 2)}\n`,
);
