import { join } from 'node:path';
import { readReplay } from '../draft/replay.ts';
import { listReplays, listTasks } from '../draft/task.ts';

/** `deidlab draft list`: the tasks and their replays. */
export async function draftListCommand(options: { readonly json?: boolean }): Promise<number> {
  const tasks = await Promise.all(
    (await listTasks()).map(async (task) => ({
      ...{ name: task.name, title: task.title, folder: task.folder },
      replays: await Promise.all(
        listReplays(task).map(async (name) => {
          const { title, label } = await readReplay(join(task.folder, 'replays', name));
          return { name, title, label };
        }),
      ),
    })),
  );
  if (options.json) {
    process.stdout.write(`${JSON.stringify(tasks, undefined, 1)}\n`);
    return 0;
  }
  for (const { name, title, replays } of tasks) {
    process.stdout.write(`${name}  ${title}\n`);
    for (const replay of replays)
      process.stdout.write(`    --replay ${replay.name.padEnd(28)} ${replay.title}\n`);
  }
  process.stdout.write('\nThe replays were written by the authors; no model is called for them.\n');
  process.stdout.write('Begin with: deidlab draft 1\n');
  return 0;
}
