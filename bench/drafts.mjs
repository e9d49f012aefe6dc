// node bench/drafts.mjs: 56 drafts on 20 files each, compiled, run in the sandbox and checked, two at a time. Needs npm run build.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createJudge,
  extractDraft,
  hiddenCorpus,
  listReplays,
  listTasks,
  openCompiler,
  visibleCorpus,
} from '../dist/draft/index.js';

const DRAFTS = 56;
const jobs = [];
for (const task of await listTasks()) {
  const judge = createJudge(task, { visible: visibleCorpus(task), hidden: hiddenCorpus(task) });
  for (const name of listReplays(task)) {
    const folder = join(task.folder, 'replays', name);
    for (const round of readdirSync(folder).filter((each) => each.startsWith('round-'))) {
      const found = extractDraft(readFileSync(join(folder, round), 'utf8'));
      if (found.kind === 'draft') jobs.push({ judge, draft: found.draft });
    }
  }
}
jobs.length = Math.min(jobs.length, DRAFTS);
const compiler = openCompiler();
const stages = {};
const started = performance.now();
const cpu = process.cpuUsage();
let mostRss = 0;
const sampler = setInterval(() => (mostRss = Math.max(mostRss, process.memoryUsage.rss())), 20);
const waiting = [...jobs];
await Promise.all(
  [1, 2].map(async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      const { stage } = await job.judge(job.draft, { compiler });
      stages[stage] = (stages[stage] ?? 0) + 1;
    }
  }),
);
clearInterval(sampler);
await compiler.close();
const { user, system } = process.cpuUsage(cpu);
const seconds = (performance.now() - started) / 1000;
console.log(
  `${jobs.length} drafts x 20 files: ${seconds.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of CPU), peak memory ${Math.round(mostRss / 2 ** 20)} MiB;`,
  Object.entries(stages)
    .map(([stage, count]) => `${count} ${stage}`)
    .join(', '),
);
