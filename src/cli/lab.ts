import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { DeidError } from '../errors.ts';
import {
  type Advice,
  canInstall,
  findJupyter,
  installAdvice,
  keepVenvApart,
  PROJECT,
  startArguments,
  startEnvironment,
  THIS_MACHINE,
} from '../lab/jupyter.ts';
import { EXIT } from './exit.ts';

/** `deidlab lab`: opens the notebooks in Jupyter, on this machine only. */
export async function labCommand(options: {
  readonly port?: string;
  readonly browser: boolean;
  readonly install?: boolean;
}): Promise<number> {
  const port = options.port === undefined ? undefined : Number(options.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536))
    throw new DeidError('E_USAGE', 'expected --port to be a number from 1 to 65535');
  if (!existsSync(join(PROJECT, 'notebooks')) || !existsSync(join(PROJECT, 'node_modules/tslab')))
    throw new DeidError(
      'E_USAGE',
      'expected a clone of the project with its tools, found the installed package alone. Clone the project, run npm ci in it, then npm run lab',
    );
  let jupyter = findJupyter(THIS_MACHINE);
  if (jupyter === undefined) {
    const advice = installAdvice(THIS_MACHINE);
    process.stderr.write(
      `Jupyter is not on this machine. This command installs it:\n\n  ${advice.command}\n\n(${advice.why}.)\n`,
    );
    if (!(await mayInstall(advice, options.install === true))) return EXIT.failed;
    install(advice);
    jupyter = findJupyter(THIS_MACHINE);
    if (jupyter === undefined) return EXIT.failed;
  }
  keepVenvApart();
  const { command, kind, version } = jupyter;
  process.stdout.write(
    `Opening the notebooks in ${kind === 'lab' ? 'JupyterLab' : 'Jupyter Notebook'} ${version}, for this machine only (127.0.0.1). ` +
      'The address with its token follows; end it with Ctrl-C.\n',
  );
  const child = spawn(command, startArguments(jupyter, { port, browser: options.browser }), {
    env: startEnvironment(),
    stdio: 'inherit',
  });
  // Ctrl-C goes to both; Jupyter asks or ends, and we end with it
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 0));
  });
}

async function mayInstall(advice: Advice, isWanted: boolean): Promise<boolean> {
  if (advice.steps.length === 0) return false;
  if (!isWanted) {
    if (!process.stdin.isTTY || !process.stderr.isTTY) {
      process.stderr.write('With npm run lab -- --install this is done for you.\n');
      return false;
    }
    const ask = createInterface({ input: process.stdin, output: process.stderr });
    const answer = await ask.question('Shall I do that now? [y/N] ');
    ask.close();
    if (!/^y(es)?$/i.test(answer.trim())) return false;
  }
  if (canInstall(THIS_MACHINE, advice)) return true;
  process.stderr.write(
    'The package index cannot be reached from here: run the command where there is a network, or use a machine that has Jupyter.\n',
  );
  return false;
}

function install(advice: Advice): void {
  for (const [command, ...args] of advice.steps) {
    process.stderr.write(`> ${command} ${args.join(' ')}\n`);
    if (spawnSync(command, args, { stdio: 'inherit' }).status !== 0)
      throw new DeidError(
        'E_USAGE',
        `expected ${command} to end well; what it wrote above says why it did not`,
      );
  }
}
