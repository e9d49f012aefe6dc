import type { ActionName } from '../profile/action.ts';
import type { Profile } from '../profile/compile.ts';
import { decisionsOf, kindOfAttribute } from './decisions.ts';
import type { Dump } from './dump.ts';
import {
  ACTION_COLOURS,
  BLUE,
  type Figure,
  GREY,
  heightForBars,
  layoutOf,
  nameAxis,
  ORANGE,
  plainLabel,
} from './figure.ts';
import { type Cardinality, cardinality, missingness } from './summary.ts';

const MOST_BARS = 40;
const LOG_TICKS = [1, 10, 100, 1000, 10_000, 100_000].flatMap((power) => [power, 2 * power, 5 * power]);

/**
 * How many rows have each attribute with a value, empty, or not at all: a bar an attribute, those that are missing in some
 * but not all first.
 *
 * @param options.most attributes shown. Default 40
 */
export function missingnessFigure(dump: Dump, options: { readonly most?: number } = {}): Figure {
  const all = missingness(dump);
  const rows = [...all]
    .sort((a, b) => Math.abs(a.filledShare - 0.5) - Math.abs(b.filledShare - 0.5))
    .slice(0, options.most ?? MOST_BARS)
    .sort((a, b) => a.filledShare - b.filledShare);
  const names = rows.map(({ name }) => name);
  const bar = (name: string, x: number[], color: string): Record<string, unknown> => ({
    type: 'bar',
    orientation: 'h',
    name,
    y: names.map((_, index) => index),
    x,
    customdata: names.map(plainLabel),
    marker: { color },
    hovertemplate: `%{customdata}<br>${name}: %{x} of ${dump.rows.length}<extra></extra>`,
  });
  return {
    data: [
      bar(
        'with a value',
        rows.map(({ filled }) => filled),
        BLUE,
      ),
      bar(
        'empty',
        rows.map(({ empty }) => empty),
        ORANGE,
      ),
      bar(
        'absent',
        rows.map(({ absent }) => absent),
        '#dde3e8',
      ),
    ],
    layout: layoutOf(
      `What is missing: ${rows.length} of ${all.length} attributes, ${dump.rows.length} ${unitOf(dump)}`,
      {
        barmode: 'stack',
        height: heightForBars(rows.length),
        xaxis: { title: { text: unitOf(dump) }, rangemode: 'tozero' },
        yaxis: nameAxis(names),
        legend: { orientation: 'h', y: 1, yanchor: 'bottom', x: 1, xanchor: 'right' },
      },
    ),
  };
}

/**
 * How many different values each attribute has, the most at the top. An attribute with nearly as many values as rows points
 * to single images; one with as many as patients, to patients.
 *
 * @param options.most attributes shown. Default 40
 */
export function cardinalityFigure(dump: Dump, options: { readonly most?: number } = {}): Figure {
  const all = cardinality(dump).filter(({ values }) => values > 0);
  const rows = all.slice(0, options.most ?? MOST_BARS).reverse();
  const color = ({ values, filled }: Cardinality): string =>
    values === filled && values > 1 ? ORANGE : BLUE;
  const bars = (name: string, wanted: string): Record<string, unknown> => {
    const chosen = rows.filter((row) => color(row) === wanted);
    return {
      type: 'bar',
      orientation: 'h',
      name,
      y: chosen.map((row) => rows.indexOf(row)),
      x: chosen.map(({ values }) => values),
      customdata: chosen.map((row) => [row.filled, row.unique, row.entropyBits, plainLabel(row.name)]),
      marker: { color: wanted },
      hovertemplate:
        '%{customdata[3]}<br>%{x} different values in %{customdata[0]} rows<br>%{customdata[1]} of them in one row only<br>%{customdata[2]:.1f} bits<extra></extra>',
    };
  };
  return {
    data: [bars('another value in every row', ORANGE), bars('values that repeat', BLUE)],
    layout: layoutOf(
      `Different values: ${rows.length} of ${all.length} attributes, ${dump.rows.length} ${unitOf(dump)}`,
      {
        barmode: 'stack',
        height: heightForBars(rows.length),
        xaxis: {
          title: { text: 'different values (logarithmic scale)' },
          type: 'log',
          tickvals: LOG_TICKS,
          range: [Math.log10(0.8), Math.log10(1.1 * Math.max(2, ...rows.map(({ values }) => values)))],
          gridcolor: '#eaeef2',
        },
        yaxis: nameAxis(rows.map(({ name }) => name)),
        legend: { orientation: 'h', y: 1, yanchor: 'bottom', x: 1, xanchor: 'right' },
      },
    ),
  };
}

function unitOf({ level }: Dump): string {
  return { instance: 'files', series: 'series', study: 'studies', patient: 'patients' }[level];
}

/**
 * What each profile does with each attribute of a dump: a heat map, one column a profile. Attributes with which all do the
 * same are left out unless there is room.
 *
 * @param options.most attributes shown. Default 40
 */
export function actionHeatmapFigure(
  dump: Dump,
  profiles: readonly Profile[],
  options: { readonly most?: number } = {},
): Figure {
  const decisions = profiles.map((profile) => decisionsOf(dump, profile));
  const attributes = (decisions[0] ?? []).map(({ name }, row) => ({
    name,
    actions: decisions.map((each) => each[row]!.action),
    reasons: decisions.map((each) => each[row]!.reason),
  }));
  const shown = [...attributes]
    .map((attribute, index) => ({ ...attribute, index }))
    .sort((a, b) => new Set(b.actions).size - new Set(a.actions).size || a.index - b.index)
    .slice(0, options.most ?? MOST_BARS)
    .sort((a, b) => b.index - a.index);
  const used = (Object.keys(ACTION_COLOURS) as ActionName[]).filter((action) =>
    shown.some(({ actions }) => actions.includes(action)),
  );
  const steps = used.flatMap((action, index) => [
    [index / used.length, ACTION_COLOURS[action]],
    [(index + 1) / used.length, ACTION_COLOURS[action]],
  ]);
  return {
    data: [
      {
        type: 'heatmap',
        x: profiles.map((_, index) => index),
        y: shown.map((_, index) => index),
        z: shown.map(({ actions }) => actions.map((action) => used.indexOf(action))),
        text: shown.map(({ actions }) => actions),
        customdata: shown.map(({ name, reasons }) =>
          reasons.map(
            (reason, column) =>
              `${plainLabel(profiles[column]!.name)}: ${plainLabel(name)}<br>${plainLabel(reason)}`,
          ),
        ),
        texttemplate: '%{text}',
        textfont: { color: '#fff' },
        hovertemplate: '%{text}<br>%{customdata}<extra></extra>',
        colorscale: steps,
        zmin: -0.5,
        zmax: used.length - 0.5,
        showscale: false,
        xgap: 3,
        ygap: 2,
      },
    ],
    layout: layoutOf(`What each profile does: ${shown.length} of ${attributes.length} attributes`, {
      height: heightForBars(shown.length),
      xaxis: {
        side: 'top',
        showgrid: false,
        zeroline: false,
        tickmode: 'array',
        tickvals: profiles.map((_, index) => index),
        ticktext: profiles.map(({ name }) => plainLabel(name)),
      },
      yaxis: nameAxis(shown.map(({ name }) => name)),
      margin: { l: 60, r: 20, t: 90, b: 20 },
    }),
  };
}

/**
 * What becomes of the attributes of a dump: from what they say, through what the profile does, weighted by the files that
 * have a value there.
 */
export function actionSankeyFigure(dump: Dump, profile: Profile): Figure {
  const flows = new Map<string, Map<ActionName, { attributes: number; filled: number }>>();
  for (const { name, vr, action, filled } of decisionsOf(dump, profile)) {
    if (filled === 0) continue;
    const kind = kindOfAttribute(name, vr);
    const actions = flows.get(kind) ?? new Map<ActionName, { attributes: number; filled: number }>();
    const flow = actions.get(action) ?? { attributes: 0, filled: 0 };
    actions.set(action, { attributes: flow.attributes + 1, filled: flow.filled + filled });
    flows.set(kind, actions);
  }
  const kinds = [...flows.keys()];
  const actions = [...new Set([...flows.values()].flatMap((each) => [...each.keys()]))];
  const links = kinds.flatMap((kind, source) =>
    [...flows.get(kind)!].map(([action, { attributes, filled }]) => ({
      source,
      target: kinds.length + actions.indexOf(action),
      value: filled,
      label: `${attributes} attributes`,
      color: `${ACTION_COLOURS[action]}66`,
    })),
  );
  return {
    data: [
      {
        type: 'sankey',
        arrangement: 'snap',
        node: {
          label: [...kinds, ...actions],
          color: [...kinds.map(() => GREY), ...actions.map((action) => ACTION_COLOURS[action])],
          pad: 14,
          thickness: 16,
          hovertemplate: '%{label}: %{value} values<extra></extra>',
        },
        link: {
          source: links.map(({ source }) => source),
          target: links.map(({ target }) => target),
          value: links.map(({ value }) => value),
          label: links.map(({ label }) => label),
          color: links.map(({ color }) => color),
          hovertemplate: '%{source.label} \u2192 %{target.label}: %{value} values of %{label}<extra></extra>',
        },
      },
    ],
    layout: layoutOf(
      `What profile ${plainLabel(profile.name)} does with the values of ${dump.rows.length} ${unitOf(dump)}`,
      {
        height: 460,
        margin: { l: 20, r: 20, t: 60, b: 20 },
      },
    ),
  };
}
