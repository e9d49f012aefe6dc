// Builds dist/: the library with its types by TypeScript, the command line bundled by esbuild so that it starts fast.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
// installed without the tools to build with, as from a tarball: dist is there already
if (!existsSync(join(root, 'node_modules/typescript')) && existsSync(dist)) process.exit(0);

rmSync(dist, { recursive: true, force: true });
// tslab puts its own old compiler into node_modules/.bin, so the right one is called by its path
execFileSync(
  process.execPath,
  [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.build.json')],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
const { build } = await import('esbuild');
await build({
  absWorkingDir: root,
  // what a thread runs is a file of its own, beside the chunk that starts it
  entryPoints: [
    { in: 'src/cli/main.ts', out: 'main' },
    ...['sandbox-worker', 'compile-worker'].map((name) => ({ in: `src/draft/${name}.ts`, out: name })),
  ],
  outdir: 'dist/cli',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // loaded only when they are needed, from node_modules
  external: [
    ...['dcmjs', 'iconv-lite', 'yauzl', 'zod', 'yaml', 'cli-progress'],
    ...['openai', 'sucrase', 'typescript', 'quickjs-emscripten-core', '@jitl/quickjs-wasmfile-release-sync'],
  ],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
chmodSync(join(dist, 'cli/main.js'), 0o755);
