// Type-checks every code cell as tslab does: with its compiler, cell after cell. Run in notebooks/; prints JSON.
const { readFileSync, readdirSync } = require('node:fs');
const { createConverter } = require('tslab/dist/converter.js');

const converter = createConverter({ isJS: false, isBrowser: false });
const problems = [];
let cells = 0;
for (const name of readdirSync('.').filter((each) => each.endsWith('.ipynb'))) {
  const id = name.replace('.ipynb', '');
  const solution = readSolution(id);
  let before = '';
  for (const [index, { cell_type, source }] of JSON.parse(readFileSync(name, 'utf8')).cells.entries()) {
    if (cell_type !== 'code') continue;
    const text = source.join('');
    const isTurn = text.startsWith('// YOUR TURN');
    const { diagnostics, declOutput } = converter.convert(before, text);
    const solved = isTurn ? converter.convert(before, solution) : { diagnostics: [] };
    for (const { start, messageText } of diagnostics)
      problems.push(`${id}, cell ${index}, line ${start.line + 1}: ${messageText}`);
    for (const { start, messageText } of solved.diagnostics)
      problems.push(`${id}, solution, line ${start.line + 1}: ${messageText}`);
    before = declOutput ?? '';
    cells++;
  }
}
converter.close();
console.log(JSON.stringify({ cells, problems }));
process.exit(0);

function readSolution(id) {
  try {
    return readFileSync(`solutions/${id}.ts`, 'utf8');
  } catch {
    return `throw new Error("no solution of ${id}");`;
  }
}
