import { createInputReader, type InputReader } from '../../batch/input.ts';
import type { Source } from '../../dicom/source.ts';
import { sopClassName } from '../../dicom/uids.ts';
import { DeidError } from '../../errors.ts';
import { alignTrees, spotsOf } from '../align.ts';
import { readTree, type Tree, topText } from '../tree.ts';
import type { Tally } from './data.ts';
import { CHUNK_BYTES, digestOf } from './digest.ts';
import type { ManifestEntry } from './manifest.ts';
import { outcomeOf, tableAsks } from './sample-file.ts';
import type { Strata } from './sampling.ts';

/** One input with its output, as paths to open. */
export interface SurveyedFile {
  /** Position in the input, from 1; 0 for an output without one. */
  readonly index: number;
  readonly input?: string | undefined;
  readonly output?: string | undefined;
  /** Why it was refused. */
  readonly code?: string | undefined;
}

/** Looks at each file once, while a run or a check goes on. */
export interface Survey {
  /** The line of the manifest for a file. A file that cannot be read has no digest. */
  look(file: SurveyedFile): ManifestEntry;
  /** Elements by what Table E.1-1 asks, then by what was observed; empty unless asked for. */
  readonly outcomes: Tally;
}

/** Comparing costs more than a digest; this many pairs say what a chart can show. */
const MAX_COMPARED = 1000;
const MAX_DEVICES = 500;

/** @param compare also count what became of each element */
export function createSurvey(strata: Strata, { compare }: { readonly compare: boolean }): Survey {
  const readers = { before: createInputReader(), after: createInputReader() };
  const devices = new Map<string, number>();
  const outcomes: Record<string, Record<string, number>> = {};
  const chunk = new Uint8Array(CHUNK_BYTES);
  let compared = 0;
  return {
    outcomes,
    look({ index, input, output, code }) {
      let entry: ManifestEntry = { index, status: statusOf(input, output, code), code };
      let before: Tree | undefined;
      // the output is read inside, as what the reader gives is valid only during the call
      const lookAtOutput = (): void => {
        withFile(readers.after, output, (source, fd) => {
          const after = digestOf(source, fd, chunk);
          entry = { ...entry, after, bytesAfter: source.size };
          const tree = treeOf(source);
          if (tree === undefined) return;
          strata.add(stratumOf(tree, before, devices), { index, after, output: output! });
          if (compare && before && compared++ < MAX_COMPARED) tally(outcomes, before, tree);
        });
      };
      const isRead = withFile(readers.before, input, (source, fd) => {
        entry = { ...entry, before: digestOf(source, fd, chunk), bytesBefore: source.size };
        if (output === undefined) return;
        before = treeOf(source);
        lookAtOutput();
      });
      if (!isRead && output !== undefined) lookAtOutput();
      return ordered(entry);
    },
  };
}

function statusOf(
  input: string | undefined,
  output: string | undefined,
  code: string | undefined,
): ManifestEntry['status'] {
  if (code !== undefined) return 'refused';
  if (output === undefined) return 'missing';
  return input === undefined ? 'extra' : 'deidentified';
}

/** Always the same order of keys, and none that is undefined: the lines are hashed. */
function ordered(entry: ManifestEntry): ManifestEntry {
  const { index, status, code, before, after, bytesBefore, bytesAfter } = entry;
  return Object.fromEntries(
    Object.entries({ index, status, code, before, after, bytesBefore, bytesAfter }).filter(
      ([, value]) => value !== undefined,
    ),
  ) as unknown as ManifestEntry;
}

/** Whether the file could be opened and read. */
function withFile(
  reader: InputReader,
  path: string | undefined,
  use: (source: Source, fd: number) => void,
): boolean {
  if (path === undefined) return false;
  let isOpen = false;
  try {
    reader.read(path, (source, fd) => {
      isOpen = true;
      use(source, fd);
    });
  } catch (error) {
    if (!(error instanceof DeidError)) throw error;
  }
  return isOpen;
}

function treeOf(source: Source): Tree | undefined {
  try {
    return readTree(source);
  } catch (error) {
    if (error instanceof DeidError) return undefined;
    throw error;
  }
}

/** Kind of object and device model: what decides whether and where names are burned in. The model is a number here. */
function stratumOf(after: Tree, before: Tree | undefined, devices: Map<string, number>): string {
  const sopClass = sopClassName(topText(after, 0x00080016)) ?? 'other SOP class';
  const from = before ?? after;
  const device = `${topText(from, 0x00080070)}\\${topText(from, 0x00081090)}`;
  let known = devices.get(device);
  if (known === undefined && devices.size < MAX_DEVICES) {
    known = devices.size + 1;
    devices.set(device, known);
  }
  return `${sopClass}, ${known === undefined ? 'other devices' : `device ${known}`}`;
}

function tally(outcomes: Record<string, Record<string, number>>, before: Tree, after: Tree): void {
  for (const spot of spotsOf(alignTrees(before, after))) {
    const group = tableAsks((spot.before ?? spot.after)!.tag);
    const outcome = outcomeOf(spot);
    outcomes[group] ??= {};
    outcomes[group][outcome] = (outcomes[group][outcome] ?? 0) + 1;
  }
}
