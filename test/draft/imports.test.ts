import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SRC = join(ROOT, 'src');

type Graph = ReadonlyMap<string, readonly string[]>;

/** What each file imports by value, statically or not. Types are gone when the program runs. */
function graphOf(folder: string, ending: '.ts' | '.js'): Graph {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith(ending) && !name.endsWith('.d.ts'));
  return new Map(
    files.map((name) => {
      const text = readFileSync(join(folder, name), 'utf8').replace(/^(?:import|export) type [^;]*;/gm, '');
      // `from './x'`, `import './x'`, `import('./x')`, `require('./x')`, `new URL('./x', ...)`
      const found = text.matchAll(/(?:from\s*|import\s*\(?\s*|require\(\s*|new URL\(\s*)["'](\.[^"']+)["']/g);
      const targets = [...found].map(([, target]) =>
        slashed(relative(folder, join(dirname(join(folder, name)), target!))),
      );
      const packages = [...text.matchAll(/(?:from\s*|import\s*\(\s*)["']([a-z@][^"']*)["']/g)].map(
        ([, each]) => `package ${each}`,
      );
      return [slashed(name), [...targets, ...packages]] as const;
    }),
  );
}

const slashed = (name: string): string => name.replaceAll(sep, '/');

/** Everything that can be reached from a file, the file included. */
function reach(graph: Graph, from: string): Set<string> {
  const seen = new Set<string>();
  const waiting = [from];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(graph.get(next) ?? []));
  }
  return seen;
}

const isClient = (name: string): boolean => name === 'draft/client.ts' || name === 'package openai';
/** What starts every command. */
const START: readonly string[] = ['cli/main.ts', 'cli/program.ts'];
/** What opens files of a person: folders, archives, single files. */
const opensFiles = (name: string): boolean =>
  /^batch\/(discover|input|zip)\.ts$|^check\/check-folder\.ts$|^draft\/apply\.ts$|^metadata\//.test(name);

describe('the source', () => {
  const graph = graphOf(SRC, '.ts');
  const files = [...graph.keys()];

  it('has two ways to the client: the command that drafts, and the entry for notebooks', () => {
    const reaching = files.filter((name) => [...reach(graph, name)].some(isClient));
    // program.ts starts every command, each by an import of its own; it opens no file itself
    expect(reaching.sort()).toEqual([...START, 'cli/draft.ts', 'draft/client.ts', 'draft/index.ts'].sort());
    for (const name of START) expect(graph.get(name)!.filter(opensFiles)).toEqual([]);
    const program = readFileSync(join(SRC, 'cli/program.ts'), 'utf8');
    expect(program).toMatch(/await import\('\.\/draft\.ts'\)/);
    expect(program).not.toMatch(/from '\.\/draft\.ts'/);
  });

  it("has nothing that opens a person's files on the way to the client", () => {
    for (const entry of ['cli/draft.ts', 'draft/index.ts', 'draft/client.ts'])
      expect([...reach(graph, entry)].filter(opensFiles), entry).toEqual([]);
  });

  it("has no way from what opens a person's files to the client", () => {
    const openers = files.filter((name) => !START.includes(name) && [...reach(graph, name)].some(opensFiles));
    expect(openers).toEqual(
      expect.arrayContaining(['draft/apply.ts', 'cli/draft-apply.ts', 'cli/deidentify.ts', 'index.ts']),
    );
    for (const name of openers) expect([...reach(graph, name)].filter(isClient), name).toEqual([]);
  });

  it('loads the SDK, the compiler and the engine only where they are used', () => {
    for (const name of files.filter((each) => /^(draft|cli|index)/.test(each))) {
      const text = readFileSync(join(SRC, name), 'utf8');
      expect(text, name).not.toMatch(
        /^import (?!type)[^;]*from '(openai|sucrase|typescript|quickjs-emscripten-core|@jitl[^']*)'/m,
      );
    }
  });

  it('reads no DICOM file from a disk to draft: tasks are made from seeds', () => {
    const drafting = [...reach(graph, 'draft/loop.ts')].filter((name) => name.endsWith('.ts'));
    const readers = drafting.filter((name) =>
      /readFileSync|openSync|createReadStream/.test(
        readFileSync(join(SRC, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
      ),
    );
    // the text of tasks, the engine, the compiler's library
    const allowed =
      /^draft\/(task|sandbox|compile-worker|thread)\.ts$|^deidentify\/key\.ts$|^dicom\/source\.ts$/;
    expect(readers.filter((name) => !allowed.test(name))).toEqual([]);
    expect(
      readFileSync(join(SRC, 'draft/task.ts'), 'utf8').match(/readFileSync\(join\(folder, '[^']+'\)/g),
    ).toEqual(["readFileSync(join(folder, 'task.yaml')", "readFileSync(join(folder, 'instruction.md')"]);
  });
});

describe('the built command line', () => {
  const dist = join(ROOT, 'dist/cli');

  it('has the client in a chunk that only the command that drafts loads', () => {
    expect(existsSync(join(dist, 'main.js')), 'npm run build').toBe(true);
    const graph = graphOf(dist, '.js');
    const bundled = [...graph.keys()].filter(
      (name) =>
        /import\(["']openai["']\)/.test(readFileSync(join(dist, name), 'utf8')) ||
        graph.get(name)!.includes('package openai'),
    );
    expect(bundled.length).toBeGreaterThan(0);
    const chunkOf = (command: string): string[] =>
      [...graph.keys()].filter((name) => new RegExp(`^${command}-[A-Z0-9]{8}\\.js$`).test(name));
    const [apply] = chunkOf('draft-apply');
    const drafting = chunkOf('draft');
    expect(apply).toBeDefined();
    const canReach = (name: string): boolean => bundled.some((target) => reach(graph, name).has(target));
    expect(drafting.some(canReach)).toBe(true);
    expect(canReach(apply!)).toBe(false);
    for (const command of ['deidentify', 'check', 'inspect', 'reidentify'])
      for (const chunk of chunkOf(command)) expect(canReach(chunk), chunk).toBe(false);
  });
});
