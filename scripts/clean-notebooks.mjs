// Takes out of every notebook what running it has put in: outputs, counts, and all metadata but the kernel's.
// With --check it changes nothing and fails when there is something to clean.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'notebooks');
const isCheck = process.argv.includes('--check');
let dirty = 0;
for (const name of readdirSync(folder).filter((each) => each.endsWith('.ipynb'))) {
  const path = join(folder, name);
  const text = readFileSync(path, 'utf8');
  const clean = cleanNotebook(JSON.parse(text), name.slice(0, 2));
  if (clean === text) continue;
  dirty++;
  console.log(`${isCheck ? 'to clean' : 'cleaned'}: ${name}`);
  if (!isCheck) writeFileSync(path, clean);
}
process.exit(isCheck && dirty > 0 ? 1 : 0);

/** Cells get ids by their number, so that a diff shows what a person changed. */
export function cleanNotebook({ cells }, prefix) {
  const notebook = {
    cells: cells.map(({ cell_type, source }, index) => ({
      cell_type,
      ...(cell_type === 'code' && { execution_count: null }),
      id: `${prefix}-${String(index + 1).padStart(2, '0')}`,
      metadata: {},
      ...(cell_type === 'code' && { outputs: [] }),
      source: (Array.isArray(source) ? source.join('') : source).split(/(?<=\n)/),
    })),
    metadata: { kernelspec: { display_name: 'TypeScript (tslab)', language: 'typescript', name: 'tslab' } },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}
