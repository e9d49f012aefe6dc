import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { escapeHtml } from './style.ts';

/** A plotly figure as a plain object. */
export interface Figure {
  readonly data: readonly unknown[];
  readonly layout?: Readonly<Record<string, unknown>>;
  readonly config?: Readonly<Record<string, unknown>>;
}

/**
 * The script that brings plotly.js into the page, from the package on disk: no network. Notebook 6 has a module loader
 * that would catch the library, so its names are hidden from it.
 */
export function plotlyScript(): string {
  const path = createRequire(import.meta.url).resolve('plotly.js-dist-min/plotly.min.js');
  const source = readFileSync(path, 'utf8').replace(/<\/(script)/gi, '<\\/$1');
  return `<script>if (!window.Plotly) (function (define, module, exports) {${source}\n}).call(window);</script>`;
}

/**
 * A chart. The library must come with it or have come into the page before: `withLibrary`.
 *
 * @param options.withLibrary put plotly.js (4.8 MB) into the output. Default false
 * @param options.height in points of the screen. Default 380
 */
export function renderFigure(
  figure: Figure,
  options: { readonly withLibrary?: boolean; readonly height?: number; readonly id?: string } = {},
): string {
  const height = options.height ?? 380;
  const id = options.id ?? `dl-figure-${Math.random().toString(36).slice(2, 10)}`;
  const { data, layout = {}, config = {} } = figure;
  const spec = {
    data,
    layout: { height, margin: { l: 60, r: 20, t: 50, b: 50 }, ...layout },
    config: { displaylogo: false, responsive: true, ...config },
  };
  // </script> or <!-- in a label must not end the script
  const json = JSON.stringify(spec)
    .replace(/</g, '\\u003c')
    .replace(/\u2028|\u2029/g, ' ');
  const title = titleOf(layout);
  return (
    (options.withLibrary ? plotlyScript() : '') +
    `<div id="${id}" class="dl-figure" role="img" aria-label="${escapeHtml(title)}" style="min-height:${height}px;background:#fff"></div>` +
    `<script>(function () {
  var spec = ${json};
  var tries = 0;
  (function draw() {
    var place = document.getElementById('${id}');
    if (place && window.Plotly) return window.Plotly.newPlot(place, spec.data, spec.layout, spec.config);
    if (++tries < 100) return setTimeout(draw, 50);
    if (place) place.textContent = 'The chart library is not in this page: run the notebook from its first cell (Restart and Run All).';
  })();
})();</script>`
  );
}

function titleOf(layout: Readonly<Record<string, unknown>>): string {
  const title = layout.title;
  if (typeof title === 'string') return title;
  const text = (title as { text?: unknown } | undefined)?.text;
  return typeof text === 'string' ? text : 'chart';
}
