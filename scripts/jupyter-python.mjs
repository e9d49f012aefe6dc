// Where a Python with nbclient is, and the environment in which Jupyter finds the project's kernel.
import { spawnSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Debian's nbclient belongs to Debian's Python, which need not be the first one on the path. */
export function findPython() {
  const candidates = [
    join(ROOT, '.venv/bin/python'),
    join(ROOT, '.venv/Scripts/python.exe'),
    'python3',
    '/usr/bin/python3',
    'python',
  ];
  const python = candidates.find((each) => spawnSync(each, ['-c', 'import nbclient, nbformat']).status === 0);
  if (python === undefined)
    throw new Error(
      'No Python with nbclient was found. Debian and Ubuntu: apt-get install jupyter-notebook jupyter-nbconvert; elsewhere: npm run lab -- --install',
    );
  return python;
}

/** The kernel is started as `node`, so the Node.js that runs this must be the first one. */
export function jupyterEnvironment() {
  return {
    ...process.env,
    JUPYTER_PATH: [join(ROOT, 'notebooks/jupyter'), process.env.JUPYTER_PATH].filter(Boolean).join(delimiter),
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
  };
}
