// npm test [-- --all | -- FILES...]: runs the tests and ends with one line that counts them: N passed, N failed, N skipped.
// Without anything the quick ones; with --all those in *.long.test.ts too, which take three times as long.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const given = process.argv.slice(2);
const isAll = given.includes('--all');
const files = given.filter((each) => each !== '--all');
const folder = mkdtempSync(join(tmpdir(), 'deidlab-test-'));
const report = join(folder, 'report.json');
const run = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...files,
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, DEIDLAB_TESTS: isAll || files.length > 0 ? 'all' : 'quick' },
  },
);
let code = run.status ?? 1;
try {
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  const skipped = testResults.flatMap((file) =>
    file.assertionResults.filter((test) => test.status === 'pending' || test.status === 'skipped'),
  );
  if (skipped.length > 0) {
    console.log(`\n${skipped.length} tests were skipped, as something they need is missing here:`);
    for (const test of skipped) console.log(`  ${test.fullName}`);
    if (process.env.CI === 'true') {
      console.log('In CI no test may be skipped.');
      code = 1;
    }
  }
  const brokenFiles = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  console.log(
    `\n${numPassedTests} passed, ${numFailedTests + brokenFiles} failed, ${numPendingTests} skipped`,
  );
  if (numPassedTests === 0) code = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(code);
