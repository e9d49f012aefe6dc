// Writes what a learner may look at into the folders of the tasks: the contract and the visible files.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CONTRACT } from '../src/draft/contract.ts';
import { listTasks, visibleCorpus } from '../src/draft/task.ts';

for (const task of await listTasks()) {
  writeFileSync(join(task.folder, 'contract.d.ts'), CONTRACT);
  const visible = join(task.folder, 'visible');
  rmSync(visible, { recursive: true, force: true });
  for (const { name, bytes } of visibleCorpus(task).files) {
    mkdirSync(dirname(join(visible, name)), { recursive: true });
    writeFileSync(join(visible, name), bytes);
  }
}
