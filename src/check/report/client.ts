/**
 * The script of a report. Without it all content is there; with it findings are filtered, charts drawn and the theme
 * chosen. It asks no network for anything.
 */
export const CLIENT = String.raw`'use strict';
(() => {
  const root = document.documentElement;
  root.classList.remove('js-off');
  const byId = (id) => document.getElementById(id);
  const dataOf = (id) => { const block = byId(id); return block ? JSON.parse(block.textContent) : undefined; };

  // charts: colours are named as CSS variables and looked up in the theme of the moment
  const figures = dataOf('figures') || [];
  const resolve = (value, style) => {
    if (typeof value === 'string') {
      const name = /^var\((--[a-z0-9-]+)\)$/.exec(value);
      return name ? style.getPropertyValue(name[1]).trim() : value;
    }
    if (Array.isArray(value)) return value.map((each) => resolve(each, style));
    if (value && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolve(each, style)]));
    return value;
  };
  const draw = (width) => {
    if (typeof Plotly === 'undefined') return;
    const style = getComputedStyle(root);
    const ink = style.getPropertyValue('--ink').trim();
    const line = style.getPropertyValue('--line').trim();
    for (const { id, data, layout } of figures) {
      const own = resolve(layout, style);
      Plotly.react(byId(id), resolve(data, style), {
        ...own,
        ...(width ? { width } : { autosize: true }),
        paper_bgcolor: 'rgba(0,0,0,0)',
        plot_bgcolor: 'rgba(0,0,0,0)',
        font: { family: 'system-ui, sans-serif', size: innerWidth < 700 ? 11 : 13, color: ink },
        xaxis: { ...own.xaxis, gridcolor: line, zerolinecolor: line },
        yaxis: { ...own.yaxis, gridcolor: line, zerolinecolor: line },
      }, { displayModeBar: false, responsive: true });
    }
  };
  draw();

  // theme
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : dark.matches);
  const button = byId('theme');
  const label = () => { button.textContent = isDark() ? 'Light theme' : 'Dark theme'; };
  button.addEventListener('click', () => { root.dataset.theme = isDark() ? 'light' : 'dark'; label(); draw(); });
  dark.addEventListener('change', () => { label(); draw(); });
  label();

  // filter of the findings
  const text = byId('filter-text');
  if (text) {
    const level = byId('filter-level');
    const boxes = [...document.querySelectorAll('input[name=severity]')];
    const causes = [...document.querySelectorAll('.cause')];
    const shown = byId('findings-shown');
    const rest = shown.textContent.split(';').slice(1).join(';');
    const filter = () => {
      const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
      const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
      let total = 0;
      let fitting = 0;
      for (const cause of causes) {
        const fits = severities.has(cause.dataset.severity) && (level.value === '' || level.value === cause.dataset.level);
        let left = 0;
        for (const row of cause.querySelectorAll('tbody tr')) {
          total++;
          const where = cause.dataset.text + ' ' + row.dataset.text;
          row.hidden = !(fits && words.every((word) => where.includes(word)));
          if (!row.hidden) left++;
        }
        cause.hidden = left === 0;
        fitting += left;
      }
      shown.textContent = (fitting === total ? total : fitting + ' of ' + total) + (total === 1 ? ' finding' : ' findings') + ' shown' + (rest ? ';' + rest : '');
      byId('findings-none').hidden = fitting > 0;
    };
    text.addEventListener('input', filter);
    level.addEventListener('change', filter);
    for (const box of boxes) box.addEventListener('change', filter);
    text.form.addEventListener('submit', (event) => event.preventDefault());
  }

  const only = byId('only-changed');
  if (only) only.addEventListener('change', () => byId('sample-files').classList.toggle('only-changed', only.checked));

  // paper: light, and nothing folded that a reader needs
  let opened = [];
  let theme;
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open])')].filter((each) => each.matches('.hint, .checklist details'));
    for (const each of opened) each.open = true;
    theme = root.dataset.theme;
    root.dataset.theme = 'light';
    // as wide as a sheet of A4 or Letter
    draw(660);
  });
  addEventListener('afterprint', () => {
    for (const each of opened) each.open = false;
    if (theme) root.dataset.theme = theme; else delete root.dataset.theme;
    draw();
  });
})();
`;
