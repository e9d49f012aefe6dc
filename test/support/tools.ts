import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, it } from 'vitest';

/** Programs other than ours: dcmtk, dicom3tools, gdcm, Python, one that has pydicom, a browser, OpenSSL, LibreOffice, Wine. */
export type Tool =
  | 'dcmdump'
  | 'dcm2json'
  | 'dciodvfy'
  | 'gdcminfo'
  | 'gdcmanon'
  | 'pydicom'
  | 'python3'
  | 'chromium'
  | 'openssl'
  | 'soffice'
  | 'wine';

export interface ToolResult {
  /** -1 when the program was ended by a signal or the time limit. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const found = new Map<Tool, string | undefined>();

/** Where the program is, or `undefined`. For pydicom: the Python that can import it. */
export function findTool(tool: Tool): string | undefined {
  if (!found.has(tool)) found.set(tool, tool === 'pydicom' ? findPydicom() : onPath(tool)[0]);
  return found.get(tool);
}

/** `describe` for tests that need programs; where one is missing a skipped test says which. */
export function describeWith(tools: readonly Tool[], title: string, body: () => void): void {
  const missing = tools.filter((tool) => findTool(tool) === undefined);
  if (missing.length === 0) describe(title, body);
  else describe(title, () => it.skip(`skipped: ${missing.join(' and ')} not installed here`, () => {}));
}

/** Runs a program to its end. Text comes back as Latin-1, so that no byte is lost. */
export function runTool(
  tool: Tool,
  args: readonly string[],
  options: { timeoutMs?: number } = {},
): ToolResult {
  const run = spawnSync(findTool(tool)!, args, {
    encoding: 'latin1',
    maxBuffer: 1 << 28,
    timeout: options.timeoutMs ?? 30_000,
    // numbers and messages look alike on every machine
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  return { code: run.status ?? -1, stdout: run.stdout, stderr: run.stderr };
}

/** Runs a Python program that may import pydicom; what it prints is read as JSON. */
export function runPydicom(program: string, args: readonly string[]): unknown {
  const run = runTool('pydicom', ['-c', program, ...args]);
  if (run.code !== 0) throw new Error(`the Python program failed: ${run.stderr}`);
  return JSON.parse(Buffer.from(run.stdout, 'latin1').toString('utf8'));
}

function onPath(name: string): string[] {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .filter(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Debian's package belongs to Debian's Python, which need not be the first one on the path. */
function findPydicom(): string | undefined {
  const candidates = [...onPath('python3'), '/usr/bin/python3'].filter(isExecutable);
  return candidates.find((python) => spawnSync(python, ['-c', 'import pydicom']).status === 0);
}
