import { existsSync, readFileSync } from 'node:fs';
import { discoverFiles } from '../../batch/discover.ts';
import { createInputReader } from '../../batch/input.ts';
import type { ProjectKey } from '../../deidentify/key.ts';
import { DeidError } from '../../errors.ts';
import { CHUNK_BYTES, digestOf } from './digest.ts';
import { isSealedWith, type ManifestProof, proveManifest } from './manifest.ts';
import type { Candidate, SamplingPlan } from './sampling.ts';

/** How the files of a folder stand to the digests of a manifest. */
export interface FolderProof {
  readonly matching: number;
  /** Digests of the manifest that no file has. */
  readonly missing: number;
  /** Files that have no digest of the manifest. */
  readonly other: number;
}

export interface ReportProof {
  readonly files: number;
  /** First line that does not hold; `undefined` when the chain is whole. */
  readonly brokenAt: number | undefined;
  readonly chain: string;
  /** `undefined` when no key was given. */
  readonly sealed: boolean | undefined;
  readonly output: FolderProof | undefined;
  readonly originals: FolderProof | undefined;
  /** Where the files of the sampling plan are, below the output folder. */
  readonly sample: readonly { readonly index: number; readonly path: string }[];
}

/**
 * Follows the chain of a report's manifest, and compares files with its digests.
 *
 * @param path a report (`.html`, `.json`) or a manifest (`.jsonl`)
 * @throws DeidError E_USAGE when there is no manifest in it, or no such folder
 * @example
 * proveReport('run.html', { output: 'out' }).brokenAt // => undefined
 */
export function proveReport(
  path: string,
  options: {
    readonly output?: string | undefined;
    readonly originals?: string | undefined;
    readonly key?: ProjectKey | undefined;
  } = {},
): ReportProof {
  const { manifest, picks } = readReport(path);
  const { output, originals, key } = options;
  const proof = manifest === undefined ? undefined : proveManifest(manifest);
  if (proof === undefined) {
    throw new DeidError(
      'E_USAGE',
      'expected a report of deidlab (.html, .json) or its manifest (.jsonl), found no manifest in that file. ' +
        'The manifest of a long run stands in a file of its own beside the report',
    );
  }
  const found = new Map<string, string>();
  const wanted = new Map(picks.map(({ after, index }) => [after, index]));
  return {
    files: proof.entries.length,
    brokenAt: proof.brokenAt,
    chain: proof.closing.chain,
    sealed: key && isSealedWith(proof.closing, key),
    output:
      output === undefined
        ? undefined
        : compareFolder(output, proof, 'after', (digest, name) => {
            if (wanted.has(digest)) found.set(digest, name);
          }),
    originals: originals === undefined ? undefined : compareFolder(originals, proof, 'before', () => {}),
    sample: [...found]
      .map(([digest, name]) => ({ index: wanted.get(digest)!, path: name }))
      .sort((a, b) => a.index - b.index),
  };
}

function compareFolder(
  folder: string,
  { entries }: ManifestProof,
  side: 'before' | 'after',
  onFile: (digest: string, name: string) => void,
): FolderProof {
  const left = new Map<string, number>();
  for (const { [side]: digest } of entries)
    if (digest !== undefined) left.set(digest, (left.get(digest) ?? 0) + 1);
  const reader = createInputReader();
  const chunk = new Uint8Array(CHUNK_BYTES);
  let matching = 0;
  let other = 0;
  for (const { path, name } of discoverFiles(folder)) {
    let digest: string | undefined;
    try {
      digest = reader.read(path, (source, fd) => digestOf(source, fd, chunk));
    } catch (error) {
      if (!(error instanceof DeidError)) throw error;
    }
    const times = digest === undefined ? 0 : (left.get(digest) ?? 0);
    if (times === 0) {
      other++;
      continue;
    }
    matching++;
    left.set(digest!, times - 1);
    onFile(digest!, name);
  }
  let missing = 0;
  for (const times of left.values()) missing += times;
  return { matching, missing, other };
}

interface ReadReport {
  readonly manifest: string | undefined;
  readonly picks: readonly Candidate[];
}

function readReport(path: string): ReadReport {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new DeidError('E_USAGE', 'expected a report that can be read, found none at that path', { cause });
  }
  try {
    if (path.endsWith('.jsonl')) return { manifest: text, picks: [] };
    if (path.endsWith('.json')) {
      const { manifest, plan } = JSON.parse(text) as { manifest: object[]; plan?: SamplingPlan };
      return { manifest: manifest.map((line) => JSON.stringify(line)).join('\n'), picks: picksOf(plan) };
    }
    const plan = picksOf(blockOf(text, 'plan') as SamplingPlan | undefined);
    const lines = blockOf(text, 'manifest') as string[] | undefined;
    if (lines !== undefined) return { manifest: lines.join('\n'), picks: plan };
  } catch {
    return { manifest: undefined, picks: [] };
  }
  const beside = `${path.replace(/\.html?$/i, '')}.manifest.jsonl`;
  const manifest = existsSync(beside) ? readFileSync(beside, 'utf8') : undefined;
  return { manifest, picks: picksOf(blockOf(text, 'plan') as SamplingPlan | undefined) };
}

function picksOf(plan: SamplingPlan | undefined): readonly Candidate[] {
  return plan?.strata.flatMap(({ picks }) => picks) ?? [];
}

/** Data of the page; nothing in it can end the block. */
function blockOf(page: string, id: string): unknown {
  const start = `<script type="application/json" id="${id}">`;
  const from = page.indexOf(start);
  if (from < 0) return undefined;
  return JSON.parse(page.slice(from + start.length, page.indexOf('</script>', from)));
}
