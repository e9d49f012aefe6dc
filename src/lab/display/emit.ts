import { createRequire } from 'node:module';
import { DeidError } from '../../errors.ts';

interface Tslab {
  readonly display: { html(text: string): void };
}

/**
 * Shows HTML below the notebook cell that is running. Plain HTML is all that Notebook 6, JupyterLab 4 and VS Code agree on.
 *
 * @throws DeidError E_USAGE outside of a notebook
 */
export function emitHtml(html: string): void {
  let tslab: Tslab;
  try {
    // the kernel runs cells in its own process, so this is the very module that owns the cell's output
    tslab = createRequire(import.meta.url)('tslab') as Tslab;
  } catch (cause) {
    throw outsideNotebook(cause);
  }
  try {
    tslab.display.html(html);
  } catch (cause) {
    throw outsideNotebook(cause);
  }
}

function outsideNotebook(cause: unknown): DeidError {
  return new DeidError(
    'E_USAGE',
    'expected to run in a cell of a notebook with the tslab kernel, found none. Open the notebooks with: npm run lab. ' +
      'Outside of a notebook the render functions give the same HTML as text',
    { cause },
  );
}
