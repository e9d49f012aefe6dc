import { readFileSync } from 'node:fs';
import { openCompiler } from './src/draft/compile.ts';
import { judgeDraft } from './src/draft/judge.ts';
import { listTasks, visibleCorpus, hiddenCorpus } from './src/draft/task.ts';
const compiler=openCompiler();
for (const task of await listTasks()) { const t=performance.now();
 const v=await judgeDraft(task, readFileSync(`/tmp/ref${task.level}.ts`,'utf8'), {visible: visibleCorpus(task), hidden: hiddenCorpus(task), compiler});
 console.log(task.name, v.stage, Math.round(performance.now()-t)); for (const p of v.problems) console.log('  ', p); if(v.failure) console.log('  ',v.failure);
 for (const f of v.findings) console.log('  ', f.severity, f.code, f.path, f.keyword, '|', f.expected,'|', f.observed, f.count, JSON.stringify(f.sample));
}
await compiler.close();
