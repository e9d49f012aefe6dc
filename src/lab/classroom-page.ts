import { latestOfEach, mostStuck, type StuckAt } from './classroom.ts';
import type { ExportedExercise, ProgressExport } from './exercise-progress.ts';

/** Rows of the list of checks that fail most. */
const MOST_STUCK = 12;

/**
 * The page of a class: who is where, and which checks fail most. One file that loads nothing and sends nothing.
 *
 * @param options.refreshSeconds the browser reads the file again after this time; default never
 */
export function renderClassroom(
  exports: readonly ProgressExport[],
  options: { readonly now: Date; readonly refreshSeconds?: number },
): string {
  const learners = latestOfEach(exports);
  const exercises = columnsOf(learners);
  const { refreshSeconds, now } = options;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
${refreshSeconds === undefined ? '' : `<meta http-equiv="refresh" content="${refreshSeconds}">\n`}<meta name="viewport" content="width=device-width, initial-scale=1">
<title>deidlab classroom</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Classroom</h1>
<p class="note">${learners.length} ${learners.length === 1 ? 'learner' : 'learners'} · as of ${timeOf(now)}${refreshSeconds === undefined ? '' : ' · read again every few seconds'}. This page was written on this computer, loads nothing and sends nothing.</p>
${learners.length === 0 ? '<p>No export has come in yet. Learners write one with <code>npx deidlab exercise --export</code>.</p>' : body(learners, exercises)}
</body>
</html>
`;
}

interface Column {
  readonly exercise: string;
  readonly title: string;
}

function columnsOf(learners: readonly ProgressExport[]): Column[] {
  const titles = new Map<string, string>();
  for (const { exercises } of learners)
    for (const { exercise, title } of exercises) if (!titles.has(exercise)) titles.set(exercise, title);
  return [...titles]
    .map(([exercise, title]) => ({ exercise, title }))
    .sort((a, b) => (a.exercise < b.exercise ? -1 : 1));
}

function body(learners: readonly ProgressExport[], columns: readonly Column[]): string {
  const cells = learners.flatMap(({ exercises }) => exercises);
  const solved = cells.filter(({ state }) => state === 'solved').length;
  const finished = learners.filter(({ exercises }) =>
    exercises.every(({ state }) => state === 'solved'),
  ).length;
  const stuck = mostStuck(learners);
  return `<ul class="facts">
<li><b>${(solved / learners.length).toFixed(1)}</b> of ${columns.length} solved on average</li>
<li><b>${finished}</b> ${finished === 1 ? 'has' : 'have'} solved all</li>
<li><b>${learners.filter(({ exercises }) => exercises.some(({ failing }) => failing !== undefined)).length}</b> at a check that fails</li>
</ul>
<h2>Who is where</h2>
<p class="note">Those who may need help come first. ✓ solved · 2/5 passes two of five checks · empty: not begun. Hold the pointer over a field for more.</p>
<div class="wide"><table class="grid">
<thead><tr><th scope="col">Learner</th>${columns.map(({ exercise, title }) => `<th scope="col" title="${escapeHtml(title)}">${escapeHtml(exercise.slice(0, 2))}</th>`).join('')}<th scope="col">Solved</th><th scope="col" class="text">Waits at</th></tr></thead>
<tbody>
${learners.map((learner) => learnerRow(learner, columns)).join('\n')}
</tbody>
<tfoot><tr><th scope="row">Solved by</th>${columns.map(({ exercise }) => `<td>${cells.filter((cell) => cell.exercise === exercise && cell.state === 'solved').length}</td>`).join('')}<td></td><td></td></tr></tfoot>
</table></div>
<h2>Checks that fail most</h2>
${stuck.length === 0 ? '<p>Nobody waits at a check.</p>' : stuckTable(stuck.slice(0, MOST_STUCK), columns)}
<h2>Exercises</h2>
<ol class="names">${columns.map(({ exercise, title }) => `<li value="${Number(exercise.slice(0, 2))}">${escapeHtml(title)}</li>`).join('')}</ol>`;
}

function learnerRow({ learner, exercises }: ProgressExport, columns: readonly Column[]): string {
  const byName = new Map(exercises.map((each) => [each.exercise, each]));
  const waits = exercises.find(({ failing }) => failing !== undefined);
  const solved = exercises.filter(({ state }) => state === 'solved').length;
  return `<tr><th scope="row" title="${escapeHtml(learner)}">${escapeHtml(learner)}</th>${columns.map(({ exercise }) => cellOf(byName.get(exercise))).join('')}<td>${solved}</td><td class="text">${waits ? `${escapeHtml(waits.exercise.slice(0, 2))}: ${escapeHtml(waits.failing!)}` : ''}</td></tr>`;
}

function cellOf(exercise: ExportedExercise | undefined): string {
  if (exercise === undefined || exercise.state === 'untouched') return '<td class="untouched"></td>';
  const { state, passed, checks, attempts, hints, minutes, failing } = exercise;
  const title = [
    exercise.title,
    ...(failing === undefined ? [] : [`waits at: ${failing}`]),
    `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}, ${hints} ${hints === 1 ? 'hint' : 'hints'}, ${minutes} min`,
  ].join('\n');
  const text = state === 'solved' ? '✓' : `${passed}/${checks}`;
  return `<td class="${state}" title="${escapeHtml(title)}">${text}</td>`;
}

function stuckTable(stuck: readonly StuckAt[], columns: readonly Column[]): string {
  const most = stuck[0]!.learners;
  return `<table class="stuck"><thead><tr><th scope="col">Learners</th><th scope="col" class="text">Check</th><th scope="col" class="text">Exercise</th><th scope="col">Attempts</th></tr></thead><tbody>
${stuck
  .map(
    ({ exercise, claim, learners, attempts }) =>
      `<tr><td><span class="bar" style="width:${Math.round((learners / most) * 80)}px"></span>${learners}</td><td class="text">${escapeHtml(claim)}</td><td class="text">${escapeHtml(exercise.slice(0, 2))} ${escapeHtml(columns.find((column) => column.exercise === exercise)?.title ?? '')}</td><td>${attempts}</td></tr>`,
  )
  .join('\n')}
</tbody></table>`;
}

const timeOf = (date: Date): string => date.toISOString().slice(0, 16).replace('T', ' ').concat(' UTC');

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const STYLE = `
:root { color-scheme: light dark; --text: #1c2330; --soft: #5b6473; --line: #d7dce4; --back: #fff; --solved: #d3efdc; --solved-text: #14532d; --failing: #ffe3b8; --failing-text: #6b3f00; --bar: #c98a1b; }
@media (prefers-color-scheme: dark) { :root { --text: #e7eaf0; --soft: #a3adbd; --line: #3a4352; --back: #171c25; --solved: #1d4a30; --solved-text: #c9f2d8; --failing: #5a3f12; --failing-text: #ffe1ae; --bar: #d79a30; } }
body { font: 15px/1.45 system-ui, sans-serif; color: var(--text); background: var(--back); margin: 24px auto; padding: 0 20px; max-width: 1280px; }
h1 { font-size: 24px; margin: 0 0 4px; } h2 { font-size: 17px; margin: 28px 0 6px; }
.note { color: var(--soft); margin: 4px 0 10px; }
.facts { list-style: none; display: flex; flex-wrap: wrap; gap: 12px; padding: 0; margin: 14px 0; }
.facts li { border: 1px solid var(--line); border-radius: 8px; padding: 8px 14px; color: var(--soft); }
.facts b { color: var(--text); font-size: 20px; margin-right: 4px; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; } th, td { border: 1px solid var(--line); padding: 3px 7px; text-align: center; white-space: nowrap; font-variant-numeric: tabular-nums; }
th { font-weight: 600; } tbody th, tfoot th { text-align: left; } .grid tbody th { max-width: 220px; overflow: hidden; text-overflow: ellipsis; } .text { text-align: left; white-space: normal; } .grid .text { min-width: 260px; }
.solved { background: var(--solved); color: var(--solved-text); } .failing { background: var(--failing); color: var(--failing-text); }
tfoot td, tfoot th { color: var(--soft); }
.bar { display: inline-block; height: 10px; background: var(--bar); border-radius: 2px; margin-right: 8px; vertical-align: baseline; }
.stuck td:first-child { text-align: left; min-width: 130px; }
.names { columns: 3 260px; padding-left: 26px; }
`;
