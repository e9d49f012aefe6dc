import type { Dump } from './dump.ts';
import { BLUE, type Figure, GREY, heightForBars, layoutOf, nameAxis, ORANGE, plainLabel } from './figure.ts';
import type { HierarchyNode } from './hierarchy.ts';
import { cellsOf } from './summary.ts';
import { dayNumberOf } from './typed.ts';

const KIND_COLOURS = { cohort: '#ffffff', patient: BLUE, study: '#00737f', series: ORANGE } as const;

/**
 * The tree patient > study > series, sized by images.
 *
 * @param options.as `sunburst` (default), `treemap` or `icicle`
 * @example show(hierarchyFigure(hierarchyOf(dump)))
 */
export function hierarchyFigure(
  root: HierarchyNode,
  options: { readonly as?: 'sunburst' | 'treemap' | 'icicle' } = {},
): Figure {
  const nodes: { id: string; parent: string; node: HierarchyNode }[] = [];
  const visit = (node: HierarchyNode, parent: string, place: string): void => {
    nodes.push({ id: place, parent, node });
    for (const [index, each] of node.children.entries()) visit(each, place, `${place}.${index}`);
  };
  visit(root, '', '0');
  return {
    data: [
      {
        type: options.as ?? 'sunburst',
        branchvalues: 'total',
        ids: nodes.map(({ id }) => id),
        parents: nodes.map(({ parent }) => parent),
        labels: nodes.map(({ node }) =>
          plainLabel(node.kind === 'cohort' ? `${node.images} images` : node.short),
        ),
        values: nodes.map(({ node }) => node.images),
        customdata: nodes.map(({ node }) => [node.kind, node.studies, node.series, plainLabel(node.label)]),
        marker: {
          colors: nodes.map(({ node }) => KIND_COLOURS[node.kind]),
          line: { color: '#fff', width: 1.5 },
        },
        hovertemplate:
          '%{customdata[0]} %{customdata[3]}<br>%{customdata[1]} studies, %{customdata[2]} series, %{value} images<extra></extra>',
        leaf: { opacity: 1 },
      },
    ],
    layout: layoutOf(
      `From the inside: patients (${root.children.length}), studies (${root.studies}), series (${root.series})`,
      {
        height: 640,
        margin: { l: 10, r: 10, t: 60, b: 10 },
        uniformtext: { minsize: 9, mode: 'hide' },
      },
    ),
  };
}

/**
 * The days of each patient's studies before and after a shift: a line a patient, circles before, diamonds after. The pattern
 * of the days stays; where it stands on the calendar does not. Patients of the second dump that are nobody's new name, all of
 * them without a mapping, have lines of their own below.
 *
 * @param options.mapping old to new patient IDs, so that a patient has one line, see `readIdMapping`
 * @param options.attribute a date attribute. Default `StudyDate`
 */
export function timelineFigure(
  before: Dump,
  after: Dump,
  options: { readonly mapping?: ReadonlyMap<string, string>; readonly attribute?: string } = {},
): Figure {
  const attribute = options.attribute ?? 'StudyDate';
  const [old, fresh] = [daysByPatient(before, attribute), daysByPatient(after, attribute)];
  const lines: Timeline[] = [...old].map(([name, days]) => {
    const partner = options.mapping?.get(name) ?? name;
    return { name, partner, before: days, after: fresh.get(partner) ?? [] };
  });
  const partners = new Set(lines.map(({ partner }) => partner));
  for (const [name, days] of fresh)
    if (!partners.has(name)) lines.push({ name, partner: name, before: [], after: days });
  // the first one at the top
  lines.reverse();
  const points = (name: 'before' | 'after', symbol: string, color: string): Record<string, unknown> => {
    const all = lines.flatMap((line, y) => line[name].map((day) => ({ day, y, patient: line.name })));
    return {
      type: 'scatter',
      mode: 'markers',
      name,
      x: all.map(({ day }) => day),
      y: all.map(({ y }) => y),
      customdata: all.map(({ patient }) => plainLabel(patient)),
      marker: { symbol, size: 11, color, line: { color: '#fff', width: 1 } },
      hovertemplate: `%{customdata}<br>${name}: %{x|%Y-%m-%d}<extra></extra>`,
    };
  };
  // one line for each study that is found again: its length is the shift
  const moves = lines.flatMap((line, y) =>
    line.before.length === line.after.length
      ? line.before.map((day, index) => [day, line.after[index]!, y] as const)
      : [],
  );
  const paired = lines.filter((line) => line.before.length > 0 && line.after.length > 0).length;
  return {
    data: [
      {
        type: 'scatter',
        mode: 'lines',
        name: 'shift',
        x: moves.flatMap(([from, to]) => [from, to, null]),
        y: moves.flatMap(([, , y]) => [y, y, null]),
        line: { color: GREY, width: 1.5, dash: 'dot' },
        hoverinfo: 'skip',
      },
      points('before', 'circle', BLUE),
      points('after', 'diamond', ORANGE),
    ],
    layout: layoutOf(
      `${attribute}: ${old.size} patients before, ${fresh.size} after${paired === 0 ? '; who is who says only the mapping' : ''}`,
      {
        height: heightForBars(lines.length * 1.6),
        xaxis: { type: 'date', gridcolor: '#eaeef2' },
        yaxis: { ...nameAxis(lines.map(({ name }) => name || '(no PatientID)')), gridcolor: '#eaeef2' },
        legend: { orientation: 'h', y: 1, yanchor: 'bottom', x: 1, xanchor: 'right' },
      },
    ),
  };
}

/** One line of the timeline: days in order. */
interface Timeline {
  readonly name: string;
  readonly partner: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The different days of each patient, in order, as `2019-03-17`. */
function daysByPatient(dump: Dump, attribute: string): Map<string, string[]> {
  const [ids, dates] = [cellsOf(dump, 'PatientID'), cellsOf(dump, attribute)];
  const found = new Map<string, Set<string>>();
  for (const [row, date] of dates.entries()) {
    const day = dayNumberOf(date ?? '');
    const id = ids[row] ?? '';
    if (!found.has(id)) found.set(id, new Set());
    if (!Number.isNaN(day)) found.get(id)!.add(new Date(day * 86_400_000).toISOString().slice(0, 10));
  }
  return new Map([...found].map(([id, days]) => [id, [...days].sort()]));
}
