import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  canInstall,
  findJupyter,
  installAdvice,
  keepVenvApart,
  type Machine,
  startArguments,
} from '../../src/lab/jupyter.ts';

const PROJECT = '/lab';
const PYTHON = join(PROJECT, '.venv/bin/python');

/** A machine on which these commands answer. */
function machine(answers: Readonly<Record<string, string>>, rest: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    run: (command, args) => answers[[command, ...args].join(' ')] ?? answers[command],
    exists: () => false,
    read: () => '',
    ...rest,
  };
}

describe('the Jupyter that is used', () => {
  it("is the project's own before the system's, and JupyterLab before Notebook", () => {
    const both = { 'jupyter lab --version': '4.2.1', 'jupyter notebook --version': '6.4.12' };
    expect(findJupyter(machine(both), PROJECT)).toMatchObject({ kind: 'lab', version: '4.2.1' });
    const own = { ...both, [`${PYTHON} -m jupyter lab --version`]: '4.6.4' };
    const found = findJupyter(machine(own, { exists: (path) => path === PYTHON }), PROJECT);
    expect(found).toMatchObject({ command: PYTHON, version: '4.6.4' });
  });

  it("is Debian's Notebook when there is no more", () => {
    expect(findJupyter(machine({ 'jupyter notebook --version': '6.4.12' }), PROJECT)).toMatchObject({
      kind: 'notebook',
    });
    expect(
      findJupyter(
        machine({ '/usr/bin/python3 -m jupyter notebook --version': 'a warning\n6.4.12' }),
        PROJECT,
      ),
    ).toMatchObject({ version: '6.4.12' });
    expect(findJupyter(machine({}), PROJECT)).toBeUndefined();
  });

  it('listens on this machine only, keeps its token, and opens the notebooks', () => {
    for (const kind of ['lab', 'notebook'] as const) {
      const args = startArguments(
        { command: 'jupyter', args: [], kind, version: kind === 'lab' ? '4.6' : '6.4' },
        { browser: false, project: PROJECT },
      );
      expect(args).toContain('--ip=127.0.0.1');
      expect(args.join(' ')).not.toMatch(/token|password/);
      expect(args.at(-1)).toBe(
        `--${kind === 'lab' ? 'ServerApp.root_dir' : 'notebook-dir'}=${join(PROJECT, 'notebooks')}`,
      );
    }
  });
});

describe('without Jupyter the one command for the platform', () => {
  it.each<[string, Record<string, string>, Partial<Machine>, RegExp]>([
    ['uv', { uv: 'uv 0.9' }, {}, /^uv venv \.venv && uv pip install --python \.venv jupyterlab$/],
    [
      'Python',
      { 'python3 -c import venv, ensurepip': '' },
      {},
      /^python3 -m venv \.venv && \.venv\/bin\/python -m pip install jupyterlab$/,
    ],
    [
      'Python on Windows',
      { 'py -c import venv, ensurepip': '' },
      { platform: 'win32' },
      /^py -m venv \.venv && \.venv\\Scripts\\python -m pip/,
    ],
    [
      'Debian without venv',
      {},
      { exists: () => true, read: () => 'ID=debian' },
      /^sudo apt-get install jupyter-notebook$/,
    ],
    ['a Mac without Python', {}, { platform: 'darwin' }, /^brew install uv$/],
    ['Windows without Python', {}, { platform: 'win32' }, /^winget install astral-sh\.uv$/],
  ])('%s', (_, answers, rest, command) => {
    expect(installAdvice(machine(answers, rest), PROJECT).command).toMatch(command);
  });

  it('is only carried out when the index can be reached', () => {
    const offline = machine({ 'python3 -c import venv, ensurepip': '' });
    expect(canInstall(offline, installAdvice(offline, PROJECT))).toBe(false);
    const online = machine({ python3: '' });
    expect(canInstall(online, installAdvice(online, PROJECT))).toBe(true);
  });
});

describe('the .venv in a project of modules', () => {
  it('runs the scripts of JupyterLab as what they are, and a project without one is left alone', () => {
    const project = mkdtempSync(join(tmpdir(), 'deidlab-venv-'));
    try {
      keepVenvApart(project);
      expect(readdirSync(project)).toEqual([]);
      writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
      mkdirSync(join(project, '.venv/lib'), { recursive: true });
      const script = join(project, '.venv/lib/yarn.js');
      writeFileSync(script, "console.log(typeof require('util'))");
      const run = (): string =>
        execFileSync(process.execPath, [script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
      expect(run).toThrow();
      keepVenvApart(project);
      expect(run().trim()).toBe('object');
    } finally {
      rmSync(project, { recursive: true });
    }
  });
});
