// Builds dist/: the library with its types by TypeScript, the command line bundled by esbuild so that it starts fast.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
// installed without the tools to build with, as from a tarball: dist is there already
if (!existsSync(join(root, 'node_modules/esbuild')) && existsSync(dist)) process.exit(0);

// npm runs `prepare` twice here, as the package links itself: what is newer than all it was made from is made already
const built = join(dist, '.built');
if (process.env.npm_lifecycle_event === 'prepare' && existsSync(built) && newest() < statSync(built).mtimeMs)
  process.exit(0);

function newest() {
  const sources = [
    'src',
    'bin',
    'scripts',
    'profiles',
    'datasets',
    'package.json',
    'package-lock.json',
    'tsconfig.build.json',
  ];
  const times = sources.flatMap((source) => {
    const path = join(root, source);
    const names = statSync(path).isDirectory() ? readdirSync(path, { recursive: true }) : [''];
    return names.map((name) => statSync(join(path, name)).mtimeMs);
  });
  return Math.max(...times);
}

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
// loaded only when they are needed, from node_modules; but for two that every command wants
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const external = Object.keys(dependencies).filter((name) => !/^(commander|get-east-asian-width)$/.test(name));
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
  external,
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
chmodSync(join(dist, 'cli/main.js'), 0o755);

// `deidlab deidentify` starts from one bundle, with the code that V8 compiled for it on this machine, see bin/deidlab.cjs
const bundle = join(dist, 'start/deidentify.cjs');
await build({
  absWorkingDir: root,
  entryPoints: ['src/cli/main.ts'],
  outfile: bundle,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  external,
  // code that comes out of V8's cache cannot import: packages are required
  supported: { 'dynamic-import': false },
  define: { 'import.meta.url': '__url' },
  banner: { js: "const __url = require('node:url').pathToFileURL(__filename).href;" },
  plugins: [{ name: 'only what deidentify needs', setup: leaveOutOthers }],
  logLevel: 'warning',
});
writeFileSync(bundle, toAscii(readFileSync(bundle, 'utf8').replace(/^#!.*/, '')), 'latin1');
execFileSync(process.execPath, [join(root, 'scripts/warm-up.cjs')], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
});
writeFileSync(built, '');

/** The bundle is read as ASCII, and esbuild escapes only strings: not regular expressions and templates. */
function toAscii(text) {
  if (/\\[^\x00-\x7f]/.test(text))
    throw new Error('A character that is not ASCII stands behind a backslash.');
  return text.replace(
    /[^\x00-\x7f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The other commands start from dist/cli; commander wants node:child_process only for commands that are programs. */
function leaveOutOthers(plugin) {
  plugin.onResolve({ filter: /^\.\/.*\.ts$/ }, ({ path, kind, importer }) => {
    const isOther =
      kind === 'dynamic-import' && importer.endsWith('program.ts') && path !== './deidentify.ts';
    return isOther ? { path: `../cli/${path.slice(2, -3)}.js`, external: true } : undefined;
  });
  plugin.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
    importer.includes('commander') ? { path: 'child_process', namespace: 'nothing' } : undefined,
  );
  plugin.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
}
