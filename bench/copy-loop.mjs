// The floor that the main job is measured against: every file read and written by plain synchronous calls through
// one buffer, folders made as they come. Usage: node copy-loop.mjs IN OUT
import { closeSync, mkdirSync, openSync, readdirSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const buffer = new Uint8Array(1 << 20);

function copyFolder(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) copyFolder(source, target);
    else copyFile(source, target);
  }
}

function copyFile(from, to) {
  const input = openSync(from, 'r');
  const output = openSync(to, 'w');
  for (let got = readSync(input, buffer); got > 0; got = readSync(input, buffer)) {
    for (let at = 0; at < got; ) at += writeSync(output, buffer, at, got - at);
    // a short read is the end of a regular file: no second call to hear it say so
    if (got < buffer.length) break;
  }
  closeSync(output);
  closeSync(input);
}

copyFolder(process.argv[2], process.argv[3]);
