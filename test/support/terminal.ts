import { spawn, spawnSync } from 'node:child_process';
import { CLI } from './cli.ts';

/** Util-linux has the program that gives a command a terminal. */
export const hasTerminal = spawnSync('script', ['--version']).status === 0;

export interface TerminalRun {
  readonly code: number | null;
  /** Every byte that came. */
  readonly raw: string;
  /** What a person sees in the end. */
  readonly screen: string;
}

/** The command line on a terminal of so many columns. `keys` are pressed once `at` is seen. */
export async function runOnTerminal(
  args: readonly string[],
  options: { columns?: number; at?: string; keys?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<TerminalRun> {
  const { columns = 80, at, keys, env } = options;
  const command = [process.execPath, CLI, ...args].map((each) => `'${each}'`).join(' ');
  // `exec`: a shell that stayed would be interrupted too, and dash answers 130 then
  const child = spawn('script', ['-qec', `stty cols ${columns} rows 24; exec ${command}`, '/dev/null'], {
    env: { ...process.env, SHELL: '/bin/sh', ...env },
  });
  let raw = '';
  let isPressed = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    raw += text;
    if (at === undefined || keys === undefined || isPressed || !raw.includes(at)) return;
    isPressed = true;
    child.stdin.write(keys);
  });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, raw, screen: screenOf(raw) };
}

/** Lines as they stand after all the carriage returns, jumps to a column and deletions; nothing of ours goes up. */
function screenOf(raw: string): string {
  const lines: string[] = [];
  let line: string[] = [];
  let column = 0;
  let saved = 0;
  for (const [token] of raw.matchAll(/\u001b(?:\[[?\d;]*[A-Za-z]|[78])|[\s\S]/gu)) {
    if (token === '\n') {
      lines.push(line.join(''));
      line = [];
      column = 0;
    } else if (token === '\r') column = 0;
    else if (token === '\u001b7') saved = column;
    else if (token === '\u001b8') column = saved;
    else if (/\u001b\[\d*G/.test(token)) column = Number(token.slice(2, -1) || 1) - 1;
    else if (token === '\u001b[0K') line.length = Math.min(line.length, column);
    else if (token === '\u001b[2K') line = [];
    else if (!token.startsWith('\u001b')) {
      while (line.length < column) line.push(' ');
      line[column++] = token;
    }
  }
  return [...lines, line.join('')].join('\n');
}
