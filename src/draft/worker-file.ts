import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

const IS_SOURCE = /\.ts(?:\?|$)/.test(import.meta.url);

/**
 * Starts a thread from the file `name` beside this one; scripts/build.mjs puts it beside the bundle, too. The thread
 * gets no environment, no arguments and no terminal of ours.
 */
export function startThread(name: string, options: WorkerOptions): Worker {
  const closed: WorkerOptions = { env: {}, argv: [], execArgv: [], stdin: false, stdout: true, stderr: true };
  const file = new URL(`./${name}.${IS_SOURCE ? 'ts' : 'js'}`, import.meta.url);
  return IS_SOURCE
    ? new Worker(loaderOf(fileURLToPath(file)), { ...closed, ...options, eval: true })
    : new Worker(file, { ...closed, ...options });
}

/** Node 20 reads no TypeScript in a thread. Such a file imports nothing of ours by value, so one transform is enough. */
function loaderOf(path: string): string {
  const sucrase = createRequire(import.meta.url).resolve('sucrase');
  return `
    const Module = require('node:module');
    const { readFileSync } = require('node:fs');
    const { transform } = require(${JSON.stringify(sucrase)});
    const path = ${JSON.stringify(path)};
    const file = new Module(path);
    file.filename = path;
    file.paths = Module._nodeModulePaths(require('node:path').dirname(path));
    const options = { transforms: ['typescript', 'imports'], preserveDynamicImport: true };
    file._compile(transform(readFileSync(path, 'utf8'), options).code, path);`;
}
