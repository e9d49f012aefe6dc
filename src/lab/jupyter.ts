import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project: where package.json is. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** A Jupyter that can open notebooks. */
export interface Jupyter {
  /** What to run, with `lab` or `notebook` among its arguments. */
  readonly command: string;
  readonly args: readonly string[];
  readonly kind: 'lab' | 'notebook';
  /** As it says, such as `4.6.4`. */
  readonly version: string;
}

/** What `findJupyter` and `installAdvice` ask of the machine; tests answer in its place. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  /** The output of a program, or `undefined` when it is not there or fails. */
  readonly run: (command: string, args: readonly string[]) => string | undefined;
  readonly exists: (path: string) => boolean;
  readonly read: (path: string) => string;
}

export const THIS_MACHINE: Machine = {
  platform: process.platform,
  run: (command, args) => {
    const { status, stdout } = spawnSync(command, args, {
      encoding: 'utf8',
      timeout: 60_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return status === 0 ? stdout.trim() : undefined;
  },
  exists: existsSync,
  read: (path) => readFileSync(path, 'utf8'),
};

/**
 * The Jupyter to use: the project's own .venv first, then what is installed; JupyterLab before Notebook.
 *
 * @returns `undefined` when there is none
 */
export function findJupyter(machine: Machine, project = PROJECT): Jupyter | undefined {
  const own = venvPython(machine, project);
  const candidates: { command: string; args: readonly string[] }[] = [];
  if (machine.exists(own)) candidates.push({ command: own, args: ['-m', 'jupyter'] });
  candidates.push({ command: 'jupyter', args: [] });
  const pythons = machine.platform === 'win32' ? ['py', 'python'] : ['python3', '/usr/bin/python3'];
  for (const command of pythons) candidates.push({ command, args: ['-m', 'jupyter'] });
  for (const { command, args } of candidates)
    for (const kind of ['lab', 'notebook'] as const) {
      const version = machine.run(command, [...args, kind, '--version']);
      const number = version?.split('\n').at(-1)?.trim();
      if (number !== undefined && /^\d+\.\d+/.test(number)) return { command, args, kind, version: number };
    }
  return undefined;
}

/** The one command that installs Jupyter on this machine, and whether we can do it here. */
export interface Advice {
  readonly command: string;
  readonly why: string;
  /** Programs with their arguments that make a .venv in the project, in order; empty when that cannot be done. */
  readonly steps: readonly (readonly [string, ...string[]])[];
}

/** What to install when there is no Jupyter: uv when it is there, else pip in a .venv, else the system's package. */
export function installAdvice(machine: Machine, project = PROJECT): Advice {
  const folder = join(project, '.venv');
  if (machine.run('uv', ['--version']) !== undefined) {
    const steps = [
      ['uv', 'venv', folder],
      ['uv', 'pip', 'install', '--python', venvPython(machine, project), 'jupyterlab'],
    ] as const;
    return {
      command: 'uv venv .venv && uv pip install --python .venv jupyterlab',
      why: 'uv is on this machine; it makes a .venv in this folder and changes nothing else',
      steps,
    };
  }
  const python = (machine.platform === 'win32' ? ['py', 'python'] : ['python3', '/usr/bin/python3']).find(
    (each) => machine.run(each, ['-c', 'import venv, ensurepip']) !== undefined,
  );
  if (python !== undefined) {
    const inside = machine.platform === 'win32' ? '.venv\\Scripts\\python' : '.venv/bin/python';
    return {
      command: `${python} -m venv .venv && ${inside} -m pip install jupyterlab`,
      why: 'Python is on this machine; this makes a .venv in this folder and changes nothing else',
      steps: [
        [python, '-m', 'venv', folder],
        [venvPython(machine, project), '-m', 'pip', 'install', 'jupyterlab'],
      ],
    };
  }
  const isDebian =
    machine.exists('/etc/os-release') && /debian|ubuntu/i.test(machine.read('/etc/os-release'));
  if (isDebian)
    return {
      command: 'sudo apt-get install jupyter-notebook',
      why: "this is Debian or Ubuntu, and its Python cannot make a .venv; the system's package does",
      steps: [],
    };
  return {
    command:
      machine.platform === 'win32'
        ? 'winget install astral-sh.uv'
        : machine.platform === 'darwin'
          ? 'brew install uv'
          : 'curl -LsSf https://astral.sh/uv/install.sh | sh',
    why: 'there is no Python here; uv brings one. Then run this command again',
    steps: [],
  };
}

/** Whether pip can ask its index for JupyterLab: `false` in a room without a network. */
export function canInstall(machine: Machine, advice: Advice): boolean {
  const [first] = advice.steps;
  if (first === undefined) return false;
  if (first[0] === 'uv') return true; // uv says itself when it cannot, within seconds
  return (
    machine.run(first[0], [
      '-m',
      'pip',
      'download',
      '--no-deps',
      '--quiet',
      '--dest',
      nowhere(),
      'jupyterlab',
    ]) !== undefined
  );
}

/** JupyterLab would ask its makers for news and newer versions: a lab asks nobody. */
const QUIET = ['--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate', '--LabApp.news_url=None'];

/** Arguments that open `notebooks/` on this machine only, with a token that Jupyter makes. */
export function startArguments(
  jupyter: Jupyter,
  options: { readonly port?: number | undefined; readonly browser: boolean; readonly project?: string },
): string[] {
  const folder = join(options.project ?? PROJECT, 'notebooks');
  return [
    ...jupyter.args,
    jupyter.kind,
    '--ip=127.0.0.1',
    // for new notebooks, and where a slow machine makes JupyterLab ask
    '--MultiKernelManager.default_kernel_name=tslab',
    ...(options.port === undefined ? [] : [`--port=${options.port}`]),
    ...(options.browser ? [] : ['--no-browser']),
    ...(isRoot() ? ['--allow-root'] : []),
    ...(jupyter.kind === 'lab' ? QUIET : []),
    jupyter.kind === 'notebook' && Number.parseInt(jupyter.version, 10) < 7
      ? `--notebook-dir=${folder}`
      : `--ServerApp.root_dir=${folder}`,
  ];
}

/**
 * Jupyter finds the kernel in the project, and the settings with which JupyterLab starts it without asking; the kernel is started
 * with the Node.js that runs now.
 */
export function startEnvironment(project = PROJECT): NodeJS.ProcessEnv {
  const own = join(project, 'notebooks/jupyter');
  const ownAnd = (paths: string | undefined): string => [own, paths].filter(Boolean).join(delimiter);
  return {
    ...process.env,
    JUPYTER_PATH: ownAnd(process.env.JUPYTER_PATH),
    JUPYTER_CONFIG_PATH: ownAnd(process.env.JUPYTER_CONFIG_PATH),
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
  };
}

/**
 * Gives the project's .venv, if there is one, a package.json of its own. Without it Node.js takes the project's, which says that
 * scripts are modules; those that come with JupyterLab are not, and each start would print a screen of one of them.
 */
export function keepVenvApart(project = PROJECT): void {
  const folder = join(project, '.venv');
  const path = join(folder, 'package.json');
  if (existsSync(folder) && !existsSync(path)) writeFileSync(path, '{ "type": "commonjs" }\n');
}

function venvPython({ platform }: Machine, project: string): string {
  return platform === 'win32' ? join(project, '.venv/Scripts/python.exe') : join(project, '.venv/bin/python');
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function nowhere(): string {
  return join(PROJECT, 'node_modules/.cache/deidlab-pip');
}
