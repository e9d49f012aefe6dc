import { BLUE, type Figure, layoutOf, ORANGE, plainLabel, RED } from './figure.ts';
import type { Risk } from './risk.ts';
import type { Effect, WidthEffect } from './risk-effects.ts';

/**
 * How many persons are in classes of which size: the small ones, above the threshold, are red.
 *
 * @example show(riskHistogramFigure(measureRisk(dump)))
 */
export function riskHistogramFigure(risk: Risk): Figure {
  const bySize = new Map<number, number>();
  for (const { persons } of risk.classes) bySize.set(persons, (bySize.get(persons) ?? 0) + persons);
  const sizes = [...bySize].sort((a, b) => a[0] - b[0]);
  const bars = (name: string, isAbove: boolean, color: string): Record<string, unknown> => {
    const chosen = sizes.filter(([size]) => 1 / size > risk.threshold === isAbove);
    return {
      type: 'bar',
      name,
      x: chosen.map(([size]) => String(size)),
      y: chosen.map(([, persons]) => persons),
      customdata: chosen.map(([size, persons]) => [1 / size, persons / size]),
      marker: { color },
      hovertemplate:
        '%{y} persons in %{customdata[1]} classes of %{x}<br>risk of each: %{customdata[0]:.0%}<extra></extra>',
    };
  };
  const { prosecutor, persons, k, uniques } = risk;
  return {
    data: [bars(`risk above ${percent(risk.threshold)}`, true, RED), bars('acceptable', false, BLUE)],
    layout: layoutOf(
      `${persons} persons, k = ${k}, ${uniques} alone in their class; risk ${percent(prosecutor.average)} on average, ${percent(prosecutor.maximum)} at most`,
      {
        barmode: 'stack',
        height: 380,
        xaxis: {
          title: { text: 'persons who cannot be told apart (size of the class)' },
          type: 'category',
          categoryorder: 'array',
          categoryarray: sizes.map(([size]) => String(size)),
        },
        yaxis: { title: { text: 'persons' }, rangemode: 'tozero', gridcolor: '#eaeef2' },
        showlegend: true,
        legend: { orientation: 'h', y: 1, yanchor: 'bottom', x: 1, xanchor: 'right' },
      },
    ),
  };
}

/** What the circle of a point covers of an axis, as a share. */
const POINT_WIDTH = 0.045;

/**
 * Risk against use, one point a choice. To the right and low is where one wants to be.
 *
 * @example show(riskUtilityFigure(effectOfProfiles(dump)))
 */
export function riskUtilityFigure(effects: readonly Effect[]): Figure {
  // choices of nearly one place share a point, so that their numbers do not lie on each other
  const groups: Effect[][] = [];
  for (const effect of [...effects].sort((a, b) => a.usable - b.usable || a.average - b.average)) {
    const near = groups.find(
      ([first]) =>
        Math.abs(first!.usable - effect.usable) < POINT_WIDTH &&
        Math.abs(first!.average - effect.average) < POINT_WIDTH,
    );
    if (near) near.push(effect);
    else groups.push([effect]);
  }
  const colorOf = (choice: string): string =>
    choice === 'originals' ? RED : choice.startsWith('basic') ? BLUE : ORANGE;
  return {
    data: [
      {
        type: 'scatter',
        mode: 'markers+text',
        x: groups.map(([first]) => first!.usable),
        y: groups.map(([first]) => first!.average),
        text: groups.map((_, index) => String(index + 1)),
        textfont: { color: '#fff', size: 11 },
        customdata: groups.map((group) =>
          group
            .map(({ choice, k, uniques }) => `${plainLabel(choice)}: k = ${k}, ${uniques} unique`)
            .join('<br>'),
        ),
        marker: { size: 22, color: groups.map(([first]) => colorOf(first!.choice)) },
        hovertemplate: '%{customdata}<br>usable %{x:.0%}, average risk %{y:.0%}<extra></extra>',
        showlegend: false,
      },
    ],
    layout: layoutOf('Risk and use of each choice', {
      height: Math.max(460, 130 + 17 * effects.length),
      xaxis: {
        title: { text: 'values that still mean something' },
        tickformat: '.0%',
        gridcolor: '#eaeef2',
        range: [0, 1.05],
      },
      yaxis: {
        title: { text: "chance to find the right person (prosecutor's risk)" },
        tickformat: '.0%',
        gridcolor: '#eaeef2',
        range: [-0.05, 1.05],
      },
      margin: { l: 70, r: 330, t: 60, b: 60 },
      annotations: [
        {
          x: 1.03,
          y: 1,
          xref: 'paper',
          yref: 'paper',
          xanchor: 'left',
          yanchor: 'top',
          align: 'left',
          showarrow: false,
          text: groups
            .map((group, index) =>
              group
                .map(({ choice }, at) => `${at === 0 ? `<b>${index + 1}</b>` : ' '} ${plainLabel(choice)}`)
                .join('<br>'),
            )
            .join('<br>'),
        },
      ],
    }),
  };
}

/** Average risk for each age width and date period; what is left of the information in every field. */
export function riskWidthsFigure(effects: readonly WidthEffect[]): Figure {
  const widths = [...new Set(effects.map(({ ageWidthYears }) => ageWidthYears))];
  const periods = [...new Set(effects.map(({ datePeriod }) => datePeriod))];
  const at = (width: number, period: string): WidthEffect =>
    effects.find((each) => each.ageWidthYears === width && each.datePeriod === period)!;
  const grid = <T>(cell: (effect: WidthEffect) => T): T[][] =>
    periods.map((period) => widths.map((width) => cell(at(width, period))));
  return {
    data: [
      {
        type: 'heatmap',
        x: widths.map((width) => (width === 1 ? '1 year' : `${width} years`)),
        y: periods,
        z: grid(({ average }) => average),
        text: grid(
          ({ average, informationKept }) =>
            `risk ${percent(average)}<br>information ${percent(informationKept)}`,
        ),
        texttemplate: '%{text}',
        customdata: grid(({ k, uniques }) => [k, uniques]),
        hovertemplate:
          'ages of %{x}, dates by %{y}<br>%{text}<br>k = %{customdata[0]}, %{customdata[1]} unique<extra></extra>',
        colorscale: [
          [0, '#e3f2fd'],
          [1, '#ef9a9a'],
        ],
        zmin: 0,
        zmax: 1,
        xgap: 3,
        ygap: 3,
        colorbar: { tickformat: '.0%', title: { text: 'risk' } },
      },
    ],
    layout: layoutOf('How coarse ages and dates are: risk, and information that is left', {
      height: 130 + 60 * periods.length,
      xaxis: { title: { text: 'width of age bands' }, type: 'category' },
      yaxis: { title: { text: 'dates by' }, automargin: true, autorange: 'reversed' },
    }),
  };
}

function percent(share: number): string {
  const number = 100 * share;
  return `${number >= 10 || number === 0 ? number.toFixed(0) : number.toFixed(1)} %`;
}
