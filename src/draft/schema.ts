import { lookupTag } from '../dicom/dictionary.ts';
import type { DicomJson } from '../dicom/json.ts';
import { readDicom } from '../dicom/read.ts';
import { isPrivate } from '../dicom/tag.ts';
import { assertSynthetic, type Corpus } from './corpus.ts';
import { toDraftJson } from './dataset-text.ts';

/** What a model may know of an attribute: nothing that depends on a value. */
export interface SchemaRow {
  /** How many sequences it lies in. A row belongs to the nearest row above it that is less deep. */
  readonly depth: number;
  /** Eight upper case hexadecimal digits; for private attributes the group, such as `0019`. */
  readonly tag: string;
  /** PS3.6 keyword; empty for private attributes and those that PS3.6 does not list. */
  readonly keyword: string;
  /** Absent for private attributes. */
  readonly vr?: string;
  /** In how many files it is. */
  readonly files: number;
  /** Fewest and most values, or items. */
  readonly values?: readonly [number, number];
}

/** What a model is told of the files: which attributes there are, and no value. */
export interface Schema {
  readonly files: number;
  readonly rows: readonly SchemaRow[];
}

interface Found {
  readonly tag: string;
  readonly vrs: Set<string>;
  readonly files: Set<number>;
  readonly inside: Map<string, Found>;
  fewest: number;
  most: number;
}

/**
 * The schema of a corpus: tag, keyword, VR, number of values, nesting, number of files. Of private attributes it says
 * only that there are some in a group, never their creator.
 *
 * @throws DeidError E_EGRESS for a corpus that was not made by this program
 * @example schemaOf(makeCorpus({ features: ['base'], seed: 1, patients: 2 })).rows[0].keyword // => 'ImageType'
 */
export function schemaOf(corpus: Corpus): Schema {
  assertSynthetic(corpus);
  const found = new Map<string, Found>();
  for (const [index, { bytes }] of corpus.files.entries())
    collect(found, toDraftJson(readDicom(bytes)), index);
  return { files: corpus.files.length, rows: [...rowsOf(found, 0)] };
}

function collect(found: Map<string, Found>, dataset: DicomJson, file: number): void {
  for (const [hex, attribute] of Object.entries(dataset)) {
    const isOdd = isPrivate(Number.parseInt(hex, 16));
    const key = isOdd ? hex.slice(0, 4) : hex;
    let row = found.get(key);
    if (row === undefined) {
      row = { tag: key, vrs: new Set(), files: new Set(), inside: new Map(), fewest: Infinity, most: 0 };
      found.set(key, row);
    }
    row.files.add(file);
    if (isOdd) continue;
    row.vrs.add(attribute.vr);
    // a binary value is one
    const isBinary = attribute.InlineBinary !== undefined || attribute.BulkDataURI !== undefined;
    const values = attribute.Value ?? (isBinary ? [null] : []);
    row.fewest = Math.min(row.fewest, values.length);
    row.most = Math.max(row.most, values.length);
    if (attribute.vr === 'SQ') for (const item of values) collect(row.inside, item as DicomJson, file);
  }
}

function* rowsOf(found: ReadonlyMap<string, Found>, depth: number): Generator<SchemaRow> {
  const inOrder = [...found.values()].sort((a, b) => (a.tag < b.tag ? -1 : 1));
  for (const { tag, vrs, files, inside, fewest, most } of inOrder) {
    if (tag.length === 4) {
      yield { depth, tag, keyword: '', files: files.size };
      continue;
    }
    const entry = lookupTag(Number.parseInt(tag, 16));
    yield {
      ...{ depth, tag, keyword: entry?.keyword ?? '', vr: [...vrs].sort().join(' or ') },
      ...{ files: files.size, values: [fewest, most] },
    };
    yield* rowsOf(inside, depth + 1);
  }
}
