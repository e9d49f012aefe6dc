import { createHash } from 'node:crypto';
import { derive, type ProjectKey } from '../../deidentify/key.ts';

/** What a run was made with. Nothing in it comes from a file. */
export interface ManifestHeader {
  readonly manifest: 1;
  readonly kind: 'deidentify' | 'check';
  readonly tool: string;
  /** ISO 8601, UTC. */
  readonly date: string;
  readonly profile?:
    | { readonly name: string; readonly hash: string; readonly options: readonly string[] }
    | undefined;
  /** The policy that a check judged by. */
  readonly policy?: string | undefined;
  readonly table: string;
  /** Names the key and tells nothing of it. */
  readonly keyId?: string | undefined;
}

/** One input file. No name and no value: only its position, sizes and digests. */
export interface ManifestEntry {
  /** Position in the input, from 1; 0 for an output that no input explains. */
  readonly index: number;
  readonly status: 'deidentified' | 'refused' | 'extra' | 'missing';
  /** Why it was refused. */
  readonly code?: string | undefined;
  /** SHA-256 of the file before and after, in hex; absent when there is no such file or it cannot be read. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly bytesBefore?: number | undefined;
  readonly bytesAfter?: number | undefined;
}

/** The last line. */
export interface ManifestClosing {
  readonly files: number;
  readonly deidentified: number;
  readonly refused: number;
  /** Hash over everything before it: whoever noted it sees any later change. */
  readonly chain: string;
  /** HMAC of `chain` under the project key: who has the key can tell that the manifest is from this run. */
  readonly seal?: string | undefined;
}

/** Lines of a manifest, made one by one. */
export interface ManifestChain {
  /** The line of the header. */
  readonly first: string;
  add(entry: ManifestEntry): string;
  close(key: ProjectKey | undefined): { readonly line: string; readonly closing: ManifestClosing };
}

/**
 * A manifest as JSON lines in which every line carries the hash of all before it: a line that is changed, taken out,
 * added or moved breaks the chain from there on.
 *
 * chain(0) = SHA-256(header), chain(n) = SHA-256(chain(n-1) + newline + line n without its chain)
 *
 * @example
 * const chain = openChain(header)
 * const lines = [chain.first, chain.add({ index: 1, status: 'refused', code: 'E_NOT_DICOM' }), chain.close(undefined).line]
 */
export function openChain(header: ManifestHeader): ManifestChain {
  const first = JSON.stringify(header);
  let chain = sha256(first);
  const counts = { files: 0, deidentified: 0, refused: 0 };
  return {
    first,
    add(entry) {
      if (entry.status !== 'extra') counts.files++;
      if (entry.status === 'deidentified' || entry.status === 'refused') counts[entry.status]++;
      const text = JSON.stringify(entry);
      chain = sha256(`${chain}\n${text}`);
      return `${text.slice(0, -1)},"chain":"${chain}"}`;
    },
    close(key) {
      chain = sha256(`${chain}\n${JSON.stringify(counts)}`);
      const closing: ManifestClosing = {
        ...counts,
        chain,
        ...(key && { seal: sealOf(key, chain) }),
      };
      return { line: JSON.stringify(closing), closing };
    },
  };
}

/** What became of reading a manifest again. */
export interface ManifestProof {
  readonly header: ManifestHeader;
  readonly entries: readonly ManifestEntry[];
  readonly closing: ManifestClosing;
  /** Number of the first line (from 1) from which on the chain does not hold; `undefined` when it holds to its end. */
  readonly brokenAt: number | undefined;
}

/**
 * Reads a manifest and follows its chain.
 *
 * @returns `undefined` when the text is no manifest
 */
export function proveManifest(text: string): ManifestProof | undefined {
  const lines = text.split('\n').filter((line) => line !== '');
  if (lines.length < 2) return undefined;
  let header: ManifestHeader;
  let closing: ManifestClosing;
  try {
    header = JSON.parse(lines[0]!) as ManifestHeader;
    closing = JSON.parse(lines.at(-1)!) as ManifestClosing;
  } catch {
    return undefined;
  }
  if (header.manifest !== 1 || typeof closing.chain !== 'string') return undefined;
  const again = openChain(header);
  // a header that was written differently is another header
  let brokenAt = again.first === lines[0] ? undefined : 1;
  const entries: ManifestEntry[] = [];
  for (const [index, line] of lines.slice(1, -1).entries()) {
    let entry: ManifestEntry | undefined;
    try {
      const { chain: _, ...rest } = JSON.parse(line) as ManifestEntry & { readonly chain: string };
      entry = rest;
    } catch {
      brokenAt ??= index + 2;
    }
    if (entry === undefined) continue;
    entries.push(entry);
    if (again.add(entry) !== line) brokenAt ??= index + 2;
  }
  const { closing: expected } = again.close(undefined);
  const { seal: _, ...found } = closing;
  if (JSON.stringify(found) !== JSON.stringify(expected)) brokenAt ??= lines.length;
  return { header, entries, closing, brokenAt };
}

/** Whether the manifest was closed with this key. */
export function isSealedWith(closing: ManifestClosing, key: ProjectKey): boolean {
  return closing.seal === sealOf(key, closing.chain);
}

function sealOf(key: ProjectKey, chain: string): string {
  return derive(key, 'manifest', chain).toString('hex');
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
