import { join } from 'node:path';
import { readReplay } from '../draft/replay.ts';
import { listReplays, listTasks } from '../draft/task.ts';
import { EXIT } from './exit.ts';
import { fitted } from './wrap.ts';

/** `deidlab draft`, and nothing more: what there is to draft, and how one begins. */
export async function describeTasks(): Promise<string> {
  const tasks = await listTasks();
  const names = Math.max(...tasks.map(({ name }) => name.length));
  const lines = [
    'A model, or a replay without one, drafts a script; a program checks it. The tasks:',
    '',
    ...tasks.map(({ name, title }) => `  ${name.padEnd(names)}  ${title}`),
    '',
    'Begin with: deidlab draft 1',
    'Their replays: deidlab draft list. All options: deidlab draft --help',
  ];
  return fitted(`${lines.join('\n')}\n`);
}

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
    return EXIT.done;
  }
  const widest = (names: readonly { name: string }[]): number =>
    Math.max(...names.map(({ name }) => name.length));
  const lines = [
    ...tasks.flatMap(({ name, title, replays }) => [
      `${name}  ${title}`,
      ...replays.map((replay) => `    ${replay.name.padEnd(widest(replays))}  ${replay.title}`),
    ]),
    '',
    'Below each task are its replays; they were written by the authors, and no model is called for them.',
    'Begin with: deidlab draft 1',
    `Then with one of them: deidlab draft 1 --replay ${tasks[0]!.replays[1]!.name}`,
  ];
  process.stdout.write(fitted(`${lines.join('\n')}\n`));
  return EXIT.done;
}
