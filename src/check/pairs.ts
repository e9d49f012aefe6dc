/** A line of `files.csv`. */
export interface FileRow {
  readonly input: string;
  /** Empty when it was refused. */
  readonly output: string;
  readonly status: 'deidentified' | 'refused';
  readonly code: string;
}

/** What `--mapping` writes; pairs and no maps, as a wrong mapping may give two answers. */
export interface CheckMapping {
  readonly files: readonly FileRow[];
  readonly uids: readonly (readonly [string, string])[];
  readonly patients: readonly (readonly [string, string])[];
}

/** Which original made which output, and what has no partner. */
export interface Pairing {
  readonly pairs: readonly { readonly input: string; readonly output: string }[];
  readonly refused: readonly string[];
  /** Originals that were neither written nor refused. */
  readonly missing: readonly string[];
  /** Outputs that no original explains. */
  readonly extra: readonly string[];
  /** Outputs whose original is not there. */
  readonly orphans: readonly string[];
  /** Rows of the mapping that cannot be: an input twice, an output twice. */
  readonly brokenRows: number;
  readonly by: 'mapping' | 'uid map' | 'name' | 'content' | 'hand';
}

/** What `pairFiles` asks about files only when names do not tell. */
export interface Facts {
  /** SOP Instance UID; `undefined` for what cannot be read. */
  uidOf(side: 'original' | 'output', path: string): string | undefined;
  /** Something that de-identification leaves as it is, such as a digest of the pixels. */
  contentOf(side: 'original' | 'output', path: string): string | undefined;
}

/** Finds the original of each output: by the mapping of files, else by that of UIDs, else by name, else by content. */
export function pairFiles(
  originals: readonly string[],
  outputs: readonly string[],
  { mapping, facts }: { readonly mapping?: CheckMapping | undefined; readonly facts: Facts },
): Pairing {
  if (mapping !== undefined && mapping.files.length > 0) return byMapping(originals, outputs, mapping.files);
  if (mapping !== undefined && mapping.uids.length > 0) {
    const fresh = new Map(mapping.uids);
    return byMark(originals, outputs, 'uid map', (side, path) => {
      const uid = facts.uidOf(side, path);
      return uid === undefined ? undefined : side === 'output' ? uid : (fresh.get(uid) ?? uid);
    });
  }
  const there = new Set(originals);
  if (outputs.some((path) => there.has(path))) return byMark(originals, outputs, 'name', (_, path) => path);
  return byMark(originals, outputs, 'content', facts.contentOf);
}

function byMapping(
  originals: readonly string[],
  outputs: readonly string[],
  rows: readonly FileRow[],
): Pairing {
  const [inputs, written] = [new Set(originals), new Set(outputs)];
  const [seenInputs, seenOutputs] = [new Set<string>(), new Set<string>()];
  const result = empty('mapping');
  let brokenRows = 0;
  for (const { input, output, status } of rows) {
    const isTwice = seenInputs.has(input) || (output !== '' && seenOutputs.has(output));
    seenInputs.add(input);
    if (output !== '') seenOutputs.add(output);
    if (isTwice) {
      brokenRows++;
      continue;
    }
    const isWritten = output !== '' && written.has(output);
    if (status === 'refused' && !isWritten) result.refused.push(input);
    else if (!inputs.has(input)) (isWritten ? result.orphans : []).push(output);
    else if (isWritten) result.pairs.push({ input, output });
    else result.missing.push(input);
  }
  for (const input of originals) if (!seenInputs.has(input)) result.missing.push(input);
  for (const output of outputs) if (!seenOutputs.has(output)) result.extra.push(output);
  return { ...result, brokenRows };
}

function byMark(
  originals: readonly string[],
  outputs: readonly string[],
  by: Pairing['by'],
  markOf: (side: 'original' | 'output', path: string) => string | undefined,
): Pairing {
  const result = empty(by);
  const byMark = new Map<string, string[]>();
  for (const output of outputs) {
    const mark = markOf('output', output);
    if (mark === undefined) result.extra.push(output);
    else byMark.set(mark, [...(byMark.get(mark) ?? []), output]);
  }
  for (const input of originals) {
    const mark = markOf('original', input);
    const output = mark === undefined ? undefined : byMark.get(mark)?.shift();
    if (output === undefined) result.missing.push(input);
    else result.pairs.push({ input, output });
  }
  for (const left of byMark.values()) result.extra.push(...left);
  return result;
}

function empty(by: Pairing['by']) {
  return {
    pairs: [] as { input: string; output: string }[],
    refused: [] as string[],
    missing: [] as string[],
    extra: [] as string[],
    orphans: [] as string[],
    brokenRows: 0,
    by,
  };
}
