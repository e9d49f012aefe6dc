import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Figure } from './figure.ts';

let figures = 0;

/**
 * A figure as HTML. It draws itself as soon as plotly.js is in the page, also when that comes later: VS Code shows outputs in
 * the order in which a person scrolls to them.
 *
 * @param options.withLibrary put plotly.js (4.8 MB) in front, from the package on disk, so that no network is needed. Default false
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
  return `${options.withLibrary ? libraryScript() : ''}<div id="${id}" style="min-height:${height}px;background:#fff;color:#1b1f24"></div><script>
(function () {
  var spec = ${json};
  var tries = 0;
  (function draw() {
    var place = document.getElementById('${id}');
    if (place && window.Plotly) {
      place.textContent = '';
      return window.Plotly.newPlot(place, spec.data, spec.layout, spec.config);
    }
    if (++tries === 100 && place) place.textContent = 'This chart waits for its library, which came with the first chart of the notebook. If it stays like this, run the notebook again from its first cell.';
    if (tries < 100 || place) setTimeout(draw, tries < 100 ? 50 : 500);
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
