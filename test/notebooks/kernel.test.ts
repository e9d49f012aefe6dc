import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const START = fileURLToPath(new URL('../../scripts/kernel.cjs', import.meta.url));
const DESCRIPTION = new URL('../../notebooks/jupyter/kernels/tslab/kernel.json', import.meta.url);

/** Says of each kind of socket of the kernel what comes of using it right after it was to be bound. */
const PROGRAM = `
const { createRequire } = require('node:module');
const start = process.argv[1];
if (process.argv[2] === 'started') require(start);
const zeromq = createRequire(createRequire(start).resolve('tslab/dist/main.js'))('zeromq');
const outcomes = ['Publisher', 'Router', 'Reply'].map((kind) => {
  const socket = new zeromq[kind]();
  socket.bind('tcp://127.0.0.1:*');
  try {
    socket.bindSync('tcp://127.0.0.1:*');
    return 'ready';
  } catch ({ code }) {
    return code;
  }
});
console.log(JSON.stringify(outcomes));
process.exit();
`;

function afterBinding(how: 'started' | 'as it comes'): unknown {
  const { stdout } = spawnSync(process.execPath, ['-e', PROGRAM, START, how], {
    encoding: 'utf8',
  });
  return JSON.parse(stdout);
}

describe('the kernel', () => {
  it('has bound its sockets before a question can come: one that came earlier ended it (EBUSY)', () => {
    expect(afterBinding('started')).toEqual(['ready', 'ready', 'ready']);
    expect(afterBinding('as it comes')).toEqual(['EBUSY', 'EBUSY', 'EBUSY']);
  });

  it('is started so', () => {
    const { argv } = JSON.parse(readFileSync(DESCRIPTION, 'utf8')) as { argv: string[] };
    expect(argv.slice(0, 3)).toEqual(['node', '{resource_dir}/../../../../scripts/kernel.cjs', 'kernel']);
  });
});
