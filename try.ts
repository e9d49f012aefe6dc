import { join } from 'node:path';
import { openCompiler } from './src/draft/compile.ts';
import { draftScript } from './src/draft/loop.ts';
import { readReplay, replayClient } from './src/draft/replay.ts';
import { renderLine } from './src/draft/feedback.ts';
import { listTasks, listReplays } from './src/draft/task.ts';
const compiler=openCompiler(); const only=process.argv[2];
for (const task of await listTasks()) for (const name of listReplays(task)) { if (only && !`${task.name}/${name}`.includes(only)) continue; const t=performance.now();
 const run=await draftScript(task,{client: replayClient(await readReplay(join(task.folder,'replays',name))), compiler});
 console.log(`== ${task.name} ${name}: ${run.ended} ${Math.round(performance.now()-t)} ms`);
 for (const r of run.rounds) { console.log('  round', r.number, r.verdict?.stage); for (const l of r.feedback) console.log('     ', renderLine(l)); for (const f of r.verdict?.findings ?? []) if (f.code==='overfitted') console.log('      OVERFITTED', f.path); }
}
await compiler.close();
