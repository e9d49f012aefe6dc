import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { places, plantedValues } from './header.ts';

/** What a byte search finds in one output file. */
export interface Residue {
  readonly planted: number;
  /** Labels of the planted values that are still there. */
  readonly left: readonly string[];
}

/** Header and a little more: nothing is planted among the pixels. */
const SEARCHED_BYTES = 1 << 16;

/** Searches the first file below `folder`, whosever it is by now, for what was planted in any patient's files. */
export function searchResidue(folder: string): Residue {
  const bytes = readFileSync(firstFile(folder)).subarray(0, SEARCHED_BYTES);
  const left = new Set<string>();
  for (const place of places()) {
    for (const [label, value] of Object.entries(plantedValues(place)))
      if (bytes.includes(value)) left.add(label);
  }
  return { planted: Object.keys(plantedValues(places()[0]!)).length, left: [...left] };
}

function firstFile(folder: string): string {
  const entry = readdirSync(folder, { withFileTypes: true, recursive: true }).find((each) => each.isFile());
  if (entry === undefined) throw new Error('expected a file in the output, found none');
  return join(entry.parentPath, entry.name);
}
