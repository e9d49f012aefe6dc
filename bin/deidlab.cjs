#!/usr/bin/env node
// Starts the command line. `deidentify` is one bundle with the code that V8 compiled when it was built: for a hundred
// files starting is half of the time. What V8 does not take (another version, another machine) it compiles anew.
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

const BUNDLE = join(__dirname, '../dist/start/deidentify.cjs');

function read(file, encoding) {
  try {
    return readFileSync(file, encoding);
  } catch {
    return undefined;
  }
}

function startBundle(source) {
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename: BUNDLE,
    cachedData: read(`${BUNDLE}.cache`),
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(BUNDLE), module, BUNDLE, join(BUNDLE, '..'));
  return script;
}

// the bundle is plain ASCII
const source = process.argv[2] === 'deidentify' ? read(BUNDLE, 'latin1') : undefined;
if (source === undefined) import('../dist/cli/main.js');
else exports.script = startBundle(source);
