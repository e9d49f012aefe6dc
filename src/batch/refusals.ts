import type { RunSummary } from './summary.ts';

/** Files that were refused for one reason. */
export interface Refusals {
  readonly code: string;
  readonly message: string;
  /** Positions in the input, from 1. */
  readonly at: readonly number[];
}

/**
 * Equal refusals together, as one study is often refused for one reason: the most frequent first, and some of every code, so
 * that thousands of files that are no DICOM, each of another size, hide nothing else.
 */
export function groupRefusals(
  refused: RunSummary['refused'],
  most: number,
): { readonly shown: readonly Refusals[]; readonly left: number } {
  const groups = new Map<string, Refusals & { readonly at: number[] }>();
  for (const { index, code, message } of refused) {
    const key = `${code} ${message}`;
    const group = groups.get(key) ?? { code, message, at: [] };
    groups.set(key, group);
    group.at.push(index);
  }
  const all = [...groups.values()].sort((a, b) => b.at.length - a.at.length);
  const codes = new Set<string>();
  const chosen = new Set<Refusals>();
  for (const group of all) if (codes.size < codes.add(group.code).size) chosen.add(group);
  for (const group of all) if (chosen.size < most) chosen.add(group);
  const shown = all.filter((group) => chosen.has(group));
  return { shown, left: all.length - shown.length };
}
