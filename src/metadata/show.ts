import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DeidError } from '../errors.ts';
import type { Figure } from './figure.ts';

interface Display {
  readonly display: { html(text: string): void };
}

let isLibraryShown = false;

/**
 * Draws a figure below the notebook cell that is running. plotly.js comes from the package on disk, with the first figure, so
 * no network is needed.
 *
 * @param options.withLibrary bring plotly.js into the page again, after its output was cleared. Default: with the first figure
 * @throws DeidError E_USAGE outside of a notebook
 * @example show(missingnessFigure(dump))
 */
export function show(figure: Figure, options: { readonly withLibrary?: boolean } = {}): void {
  const html = figureHtml(figure, { withLibrary: options.withLibrary ?? !isLibraryShown });
  try {
    // the kernel runs cells in its own process: this is the module that owns their output
    (createRequire(import.meta.url)('tslab') as Display).display.html(html);
  } catch (cause) {
    throw new DeidError(
      'E_USAGE',
      'expected to run in a cell of a notebook with the tslab kernel, found none. Outside of one, figureHtml gives the same as a text',
      { cause },
    );
  }
  isLibraryShown = true;
}

let figures = 0;

/**
 * A figure as HTML.
 *
 * @param options.withLibrary put plotly.js (4.8 MB) in front, from the package on disk. Default false
 */
export function figureHtml(figure: Figure, options: { readonly withLibrary?: boolean } = {}): string {
  const id = `deidlab-figure-${process.pid}-${Date.now().toString(36)}-${figures++}`;
  const height = Number(figure.layout.height ?? 420);
  const spec = {
    data: figure.data,
    layout: { height, ...figure.layout },
    config: { displaylogo: false, responsive: true, displayModeBar: 'hover' },
  };
  // nothing in a label may end the script
  const json = JSON.stringify(spec)
    .replace(/</g, '\\u003c')
    .replace(/[\u2028\u2029]/g, ' ');
  return `${options.withLibrary ? libraryScript() : ''}<div id="${id}" style="min-height:${height}px;background:#fff"></div><script>
(function () {
  var spec = ${json};
  var tries = 0;
  (function draw() {
    var place = document.getElementById('${id}');
    if (place && window.Plotly) return window.Plotly.newPlot(place, spec.data, spec.layout, spec.config);
    if (++tries < 100) return setTimeout(draw, 50);
    if (place) place.textContent = 'The chart library is not in this page: run the notebook again from its first cell.';
  })();
})();
</script>`;
}

/** Notebook 6 has a module loader that would catch the library, so its names are hidden from it. */
function libraryScript(): string {
  const path = createRequire(import.meta.url).resolve('plotly.js-dist-min/plotly.min.js');
  const source = readFileSync(path, 'utf8').replace(/<\/(script)/gi, '<\\/$1');
  return `<script>if (!window.Plotly) (function (define, module, exports) {${source}\n}).call(window);</script>`;
}
