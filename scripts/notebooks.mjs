// Runs every notebook in a fresh kernel, twice: as a learner finds it, and with the solution of its "your turn".
// Ends with the line "N passed, N failed". With names as arguments: only these (npm run notebooks -- 05).
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findPython, jupyterEnvironment, ROOT } from './jupyter-python.mjs';

const FOLDER = join(ROOT, 'notebooks');
const SECONDS = 60;
const args = process.argv.slice(2);
const html = args.find((each) => each.startsWith('--save='))?.slice('--save='.length);
const wanted = args.filter((each) => !each.startsWith('--'));

const notebooks = readdirSync(FOLDER)
  .filter(
    (name) =>
      name.endsWith('.ipynb') && (wanted.length === 0 || wanted.some((each) => name.startsWith(each))),
  )
  .sort();
const work = mkdtempSync(join(tmpdir(), 'deidlab-notebooks-'));
if (html) mkdirSync(html, { recursive: true });

const jobs = notebooks.flatMap((file) => {
  const id = file.replace('.ipynb', '');
  const path = join(FOLDER, file);
  const cells = JSON.parse(readFileSync(path, 'utf8')).cells;
  const at = cells.findIndex(
    (cell) => cell.cell_type === 'code' && cell.source.join('').startsWith('// YOUR TURN'),
  );
  const base = { path, cwd: FOLDER, timeout: SECONDS };
  const solution = join(FOLDER, 'solutions', `${id}.ts`);
  return [
    { ...base, name: id, judge: judgeUnsolved, ...(html && { save: join(html, file) }) },
    {
      ...base,
      name: `${id} with its solution`,
      replace: {
        [at]: existsSync(solution) ? readFileSync(solution, 'utf8') : 'throw new Error("no solution")',
      },
      judge: judgeSolved,
    },
  ];
});
if (wanted.length === 0) {
  const path = join(work, 'typo.ipynb');
  writeFileSync(path, JSON.stringify(typoNotebook()));
  jobs.push({ path, cwd: FOLDER, timeout: SECONDS, goOn: true, name: "a learner's typo", judge: judgeTypo });
}

let [passed, failed] = [0, 0];
try {
  const python = spawn(findPython(), [join(ROOT, 'scripts/run-notebooks.py')], {
    env: jupyterEnvironment(),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  for (const { judge: _, ...job } of jobs) python.stdin.write(`${JSON.stringify(job)}\n`);
  python.stdin.end();
  for await (const line of createInterface({ input: python.stdout })) {
    const result = JSON.parse(line);
    const job = jobs.find(({ name }) => name === result.name);
    const problem =
      job.judge(result) ?? (result.seconds >= SECONDS ? `took ${SECONDS} s or more` : undefined);
    if (problem === undefined) passed++;
    else failed++;
    console.log(`${problem === undefined ? '✓' : '✗'} ${result.name}  ${result.seconds} s`);
    if (problem !== undefined) console.log(`    ${problem.replaceAll('\n', '\n    ')}`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
failed = jobs.length - passed;
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

function judgeRun({ failures, cells }) {
  const [first] = failures;
  if (first) return `cell ${first.cell} failed\n${first.source}\n--- stderr\n${first.stderr}`;
  const loud = cells.find(({ stderr }) => stderr !== '');
  return loud && `cell ${loud.cell} wrote to stderr\n${loud.stderr}`;
}

function judgeUnsolved(result) {
  const last = result.cells.map(({ stdout }) => stdout).join('\n');
  return (
    judgeRun(result) ??
    (last.includes('Nothing here to check yet')
      ? undefined
      : 'the unsolved "your turn" is not told so kindly')
  );
}

function judgeSolved(result) {
  const all = result.cells.map(({ stdout }) => stdout).join('\n');
  return (
    judgeRun(result) ??
    (all.includes('Solved.') ? undefined : `the solution does not pass\n${all.slice(-800)}`)
  );
}

function typoNotebook() {
  const sources = [
    'import { cohortFile } from "deidlab/lab";',
    'const file = cohortFile("patient-1/ct-abdomen/0001.dcm");',
    'file.elemnts.length',
    'cohortFile("patient-9/none.dcm")',
    'cohortFile("patient-1)',
    'process.exit()',
    'for (let line = 0; line < 100000; line++) console.log("line " + line)',
    'console.log("still here:", file.elements.length)',
  ];
  return {
    nbformat: 4,
    nbformat_minor: 4,
    metadata: {},
    cells: sources.map((source) => ({
      cell_type: 'code',
      source,
      metadata: {},
      outputs: [],
      execution_count: null,
    })),
  };
}

/** Each slip is told with what to do and without frames, none ends the kernel, and much output does not stop it. */
function judgeTypo({ failures, cells }) {
  const wanted = [
    "Did you mean 'elements'",
    'cohortPaths() lists them',
    'A quote (") is missing',
    'would end the notebook',
  ];
  for (const [index, text] of wanted.entries()) {
    const told = failures[index]?.stderr ?? '';
    if (!told.includes(text)) return `"${text}" is not told\n${told}`;
    if (/^ +at /m.test(told)) return `frames of the kernel are shown\n${told}`;
  }
  if (!cells.at(-2).stdout.includes('The rest is not shown')) return 'much output is not cut';
  return cells.at(-1).stdout.startsWith('still here') ? undefined : 'the kernel did not go on';
}
