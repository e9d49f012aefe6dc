import { plainLabel } from '../../metadata/figure.ts';
import type { Severity } from '../codes.ts';
import type { Finding } from '../finding.ts';
import type { Tally } from './data.ts';

/** A plotly figure. Colours are CSS variables; the page's script puts in what they are in the theme of the reader. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  /** The same numbers as a table, for whoever cannot see the chart. */
  readonly table: {
    readonly header: readonly string[];
    readonly rows: readonly (readonly (string | number)[])[];
  };
  readonly data: readonly object[];
  readonly layout: object;
}

export const SEVERITIES: readonly Severity[] = ['LEAK', 'LINKAGE', 'INVALID', 'OVER-REMOVAL', 'UNSTABLE'];

const MAX_BARS = 15;
const MAX_LABEL = 42;
const OTHERS = 'all others';

/** Places with a finding, by attribute and severity: a stacked bar an attribute, the worst on top. */
export function findingsFigure(findings: readonly Finding[]): Figure | undefined {
  const tally: Record<string, Record<string, number>> = Object.create(null) as object as never;
  for (const { keyword, path, severity, count } of findings) {
    const name = keyword === '' ? path : keyword;
    tally[name] ??= {};
    tally[name][severity] = (tally[name][severity] ?? 0) + count;
  }
  return barFigure(tally, {
    id: 'chart-findings',
    title: 'Places with a finding, by attribute and severity',
    unit: 'places',
    series: SEVERITIES.filter((severity) => findings.some((finding) => finding.severity === severity)),
    colorOf: (severity) => `var(--${severity.toLowerCase()})`,
    // one leak among a thousand over-removals must not end among all others
    rankOf: (counts) => SEVERITIES.findIndex((severity) => (counts[severity] ?? 0) > 0),
  });
}

/** Elements by what asked for it and what was done. */
export function actionsFigure(actions: Tally, title: string): Figure | undefined {
  const totals = new Map<string, number>();
  for (const counts of Object.values(actions))
    for (const [action, count] of Object.entries(counts))
      totals.set(action, (totals.get(action) ?? 0) + count);
  const series = [...totals].sort((a, b) => b[1] - a[1]).map(([action]) => action);
  return barFigure(actions, {
    id: 'chart-actions',
    title,
    unit: 'elements',
    series,
    colorOf: (action) => `var(--series-${(series.indexOf(action) % 9) + 1})`,
  });
}

interface BarOptions {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly series: readonly string[];
  readonly colorOf: (series: string) => string;
  /** Bars with a lower rank come first, however short they are. */
  readonly rankOf?: (counts: Readonly<Record<string, number>>) => number;
}

function barFigure(
  tally: Tally,
  { id, title, unit, series, colorOf, rankOf = () => 0 }: BarOptions,
): Figure | undefined {
  const totalOf = (counts: Readonly<Record<string, number>>): number =>
    Object.values(counts).reduce((sum, count) => sum + count, 0);
  const sorted = Object.entries(tally).sort(
    (a, b) => rankOf(a[1]) - rankOf(b[1]) || totalOf(b[1]) - totalOf(a[1]) || (a[0] < b[0] ? -1 : 1),
  );
  if (sorted.length === 0) return undefined;
  const shown: [string, Readonly<Record<string, number>>][] = sorted.slice(0, MAX_BARS);
  if (sorted.length > MAX_BARS) {
    const rest: Record<string, number> = {};
    for (const [, counts] of sorted.slice(MAX_BARS))
      for (const [each, count] of Object.entries(counts)) rest[each] = (rest[each] ?? 0) + count;
    shown.push([`${OTHERS} (${sorted.length - MAX_BARS})`, rest]);
  }
  // plotly draws the first one at the bottom; two names that are cut alike must stay two bars
  const bars = [...shown].reverse();
  const y = bars.map((_, index) => index);
  return {
    id,
    title,
    table: {
      header: ['', ...series, 'all'],
      rows: shown.map(([name, counts]) => [
        name,
        ...series.map((each) => counts[each] ?? 0),
        totalOf(counts),
      ]),
    },
    data: series.map((each) => ({
      type: 'bar',
      orientation: 'h',
      name: each,
      y,
      x: bars.map(([, counts]) => counts[each] ?? 0),
      marker: { color: colorOf(each) },
      hovertemplate: `%{x} ${unit}<extra>${plainLabel(each)}</extra>`,
    })),
    layout: {
      barmode: 'stack',
      bargap: 0.35,
      height: 130 + 26 * bars.length,
      margin: { l: 10, r: 20, t: 50, b: 40 },
      xaxis: { title: { text: unit }, automargin: true, fixedrange: true, rangemode: 'tozero' },
      yaxis: {
        automargin: true,
        fixedrange: true,
        ticks: 'outside',
        ticklen: 6,
        tickcolor: 'rgba(0,0,0,0)',
        tickvals: y,
        ticktext: bars.map(([name]) =>
          plainLabel(name.length > MAX_LABEL ? `${name.slice(0, MAX_LABEL - 1)}…` : name),
        ),
      },
      legend: { orientation: 'h', x: 0, y: 1, yanchor: 'bottom', traceorder: 'normal' },
    },
  };
}
