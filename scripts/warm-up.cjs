// De-identifies the bundled cohort once and keeps the code that V8 compiled meanwhile beside the bundle.
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const root = join(__dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'deidlab-build-'));
const key = join(folder, 'key');
writeFileSync(key, '00'.repeat(32), { mode: 0o600 });
const input = join(root, 'datasets/cohort');
process.argv.splice(2, process.argv.length, 'deidentify', input, join(folder, 'out'), '--key-file', key);
const { script } = require('../bin/deidlab.cjs');
process.on('exit', () => {
  writeFileSync(join(root, 'dist/start/deidentify.cjs.cache'), script.createCachedData());
  rmSync(folder, { recursive: true, force: true });
  // some of the cohort is refused, and that is as it should be
  process.exitCode = 0;
});
