// Makes the bundled cohort anew: npm run datasets
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeCohort } from '../src/synthetic/write-cohort.ts';

const here = import.meta.dirname;
const fresh = mkdtempSync(join(here, '.new-'));
try {
  const written = writeCohort(fresh, { seed: 1 });
  for (const name of ['cohort', 'answer-key.jsonl', 'manifest.json']) {
    rmSync(join(here, name), { recursive: true, force: true });
    renameSync(join(fresh, name), join(here, name));
  }
  console.log(`${written.files} files, ${written.bytes} bytes, ${written.identifiers} planted identifiers`);
} finally {
  rmSync(fresh, { recursive: true });
}
