import { existsSync, readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { transform } from 'sucrase';

/** A TypeScript file that cannot be read as such. */
export interface SyntaxTrouble extends Error {
  readonly loc: { readonly line: number; readonly column: number };
}

interface Loaded {
  exports: Record<string, unknown>;
}

/**
 * Runs a TypeScript file and gives its exports. Types are only taken out, not checked, and lines stay where they are.
 * It may import packages and other TypeScript files by relative path; every call runs it anew.
 *
 * @throws SyntaxTrouble when it is no TypeScript; whatever the file throws
 */
export function loadTypescript(path: string): Record<string, unknown> {
  return load(path, new Map());
}

function load(path: string, loaded: Map<string, Loaded>): Record<string, unknown> {
  const earlier = loaded.get(path);
  if (earlier !== undefined) return earlier.exports;
  const module: Loaded = { exports: {} };
  loaded.set(path, module);
  const { code } = transform(readFileSync(path, 'utf8'), {
    transforms: ['typescript', 'imports'],
    preserveDynamicImport: true,
    disableESTransforms: true,
    filePath: path,
  });
  const requirePackage = createRequire(path);
  const require = (name: string): unknown =>
    /^\.{1,2}\//.test(name) ? load(siblingOf(path, name), loaded) : requirePackage(name);
  compile(code, path)(module.exports, require, module);
  return module.exports;
}

function siblingOf(path: string, name: string): string {
  const sibling = resolve(dirname(path), name);
  if (!existsSync(sibling)) throw new Error(`Cannot find module '${name}'`);
  return sibling;
}

type Wrapped = (exports: object, require: (name: string) => unknown, module: Loaded) => void;

function compile(code: string, path: string): Wrapped {
  const file = new Module(path) as Module & { _compile(code: string, path: string): void };
  file.filename = path;
  // one line, so that lines stay what they are in the file
  file._compile(`module.exports = function (exports, require, module) {${code}\n};`, path);
  return file.exports as Wrapped;
}

/** The line of a file in the stack of an error, from 1. */
export function lineInStack(error: unknown, path: string): number | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  for (const line of stack.split('\n')) {
    const at = line.indexOf(path);
    const match = at < 0 ? null : /^:(\d+)/.exec(line.slice(at + path.length));
    if (match) return Number(match[1]);
  }
  return undefined;
}
