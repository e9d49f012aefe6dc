import type { Explained } from '../deidentify/explain.ts';
import { cutTo, pad, printable } from './table.ts';

const HEADER = ['Tag', 'VR', 'VM', 'Length', 'Attribute', 'Value'];
const GAP = '  ';
const ACTION_WIDTH = 10;
/** Columns that a value and a reason need beside each other; with fewer, the reason goes below. */
const [LEAST_VALUE, LEAST_REASON] = [12, 30];
const [MOST_VALUE, MOST_NAME, MOST_TAG] = [32, 34, 30];

interface Layout {
  readonly width: number;
  /** Colours the action, which is padded already. */
  readonly paint: (padded: string, action: string) => string;
}

/** The lecture's tag table: no line is longer than `width`; action and reason stand below where they do not fit beside. */
export function inspectLines(rows: readonly Explained[], layout: Layout): string[] {
  const tag = Math.min(MOST_TAG, Math.max(...rows.map((row) => row.tag.length + 2 * row.depth)));
  const name = Math.min(MOST_NAME, Math.max(...rows.map((row) => row.name.length)));
  const wide = [tag, 2, 3, 7, name];
  const used = wide.reduce((sum, each) => sum + each + GAP.length, 0);
  const beside = ACTION_WIDTH + 2 * GAP.length;
  return layout.width >= used + beside + LEAST_VALUE + LEAST_REASON
    ? besideLines(rows, wide, layout)
    : belowLines(rows, wide, layout);
}

function besideLines(
  rows: readonly Explained[],
  wide: readonly number[],
  { width, paint }: Layout,
): string[] {
  const used = wide.reduce((sum, each) => sum + each, ACTION_WIDTH) + GAP.length * (wide.length + 2);
  // the reason is the column to read; the value gives way first
  const value = Math.max(LEAST_VALUE, Math.min(MOST_VALUE, width - used - 50));
  const reason = width - used - value;
  const widths = [...wide, value];
  const line = (cells: readonly string[], action: string, why: string): string =>
    `${cellsOf(cells, widths)}${GAP}${action}${GAP}${cutTo(why, reason)}`.trimEnd();
  return [
    line(HEADER, pad('Action', ACTION_WIDTH), 'Why'),
    '-'.repeat(width),
    ...rows.map((row) =>
      line(valuesOf(row), paint(pad(row.action, ACTION_WIDTH), row.action), reasonOf(row)),
    ),
  ];
}

function belowLines(rows: readonly Explained[], wide: readonly number[], { width, paint }: Layout): string[] {
  const others = wide.slice(0, 4).reduce((sum, each) => sum + each + GAP.length, 0);
  const name = Math.max(8, Math.min(wide[4]!, width - others - GAP.length - LEAST_VALUE));
  const value = Math.max(1, width - others - name - GAP.length);
  const widths = [...wide.slice(0, 4), name, value];
  const indent = ' '.repeat(12) + GAP;
  const reason = Math.max(1, width - indent.length - ACTION_WIDTH - GAP.length);
  const below = (action: string, why: string): string =>
    `${indent}${action}${GAP}${cutTo(why, reason)}`.trimEnd();
  return [
    cellsOf(HEADER, widths).trimEnd(),
    below(pad('Action', ACTION_WIDTH), 'Why'),
    '-'.repeat(width),
    ...rows.flatMap((row) => [
      cellsOf(valuesOf(row), widths).trimEnd(),
      ...(row.action === '' ? [] : [below(paint(pad(row.action, ACTION_WIDTH), row.action), reasonOf(row))]),
    ]),
  ];
}

function valuesOf(row: Explained): string[] {
  return [
    `${'  '.repeat(row.depth)}${row.tag}`,
    row.vr,
    row.vm === undefined ? '' : String(row.vm),
    String(row.length),
    row.name,
    printable(row.value ?? ''),
  ];
}

function reasonOf(row: Explained): string {
  return row.action === '' ? '' : `${row.why} [${row.clause}]`;
}

function cellsOf(cells: readonly string[], widths: readonly number[]): string {
  return cells.map((cell, column) => pad(cutTo(cell, widths[column]!), widths[column]!)).join(GAP);
}
