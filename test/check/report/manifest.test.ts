import { describe, expect, it } from 'vitest';
import {
  isSealedWith,
  type ManifestEntry,
  type ManifestHeader,
  openChain,
  proveManifest,
} from '../../../src/check/report/manifest.ts';
import { DEMO_KEY, keyFromBytes } from '../../../src/deidentify/key.ts';

const HEADER: ManifestHeader = {
  ...{ manifest: 1, kind: 'deidentify', tool: 'deidlab 0', date: '2026-01-01T00:00:00.000Z' },
  ...{ profile: { name: 'a "b" <c>', hash: 'ff', options: [] }, table: 'E.1-1', keyId: '00' },
};

function linesOf(entries: readonly ManifestEntry[]): string[] {
  const chain = openChain(HEADER);
  return [chain.first, ...entries.map((entry) => chain.add(entry)), chain.close(DEMO_KEY).line];
}

const LINES = linesOf(
  Array.from({ length: 5 }, (_, index) => ({
    ...({ index: index + 1, status: index === 2 ? 'refused' : 'deidentified' } as const),
    ...{ before: 'a'.repeat(63) + index, after: 'b'.repeat(63) + index, bytesBefore: 10, bytesAfter: 11 },
  })),
);

describe('the chain of a manifest', () => {
  it('holds for what was written', () => {
    const proof = proveManifest(LINES.join('\n'))!;
    expect(proof.brokenAt).toBeUndefined();
    expect(proof.closing).toMatchObject({ files: 5, deidentified: 4, refused: 1 });
    expect(proof.entries).toHaveLength(5);
  });

  it('breaks where a line was changed, taken out, added or moved', () => {
    const edit = (at: number, remove: number, ...lines: readonly string[]): string[] => [
      ...LINES.slice(0, at),
      ...lines,
      ...LINES.slice(at + remove),
    ];
    const changed: readonly (readonly [number, readonly string[]])[] = [
      [3, edit(2, 1, LINES[2]!.replace('bbbb', 'bbbc'))],
      [3, edit(2, 1)],
      [3, edit(2, 0, LINES[1]!)],
      [2, edit(1, 2, LINES[2]!, LINES[1]!)],
      [2, edit(0, 1, LINES[0]!.replace('"hash":"ff"', '"hash":"fe"'))],
      [7, edit(6, 1, LINES[6]!.replace('"files":5', '"files":6'))],
      [6, edit(5, 1)],
      [3, edit(2, 1, 'nonsense')],
    ];
    for (const [line, lines] of changed)
      expect(proveManifest(lines.join('\n'))!.brokenAt, String(line)).toBe(line);
  });

  it('a chain that was made anew over changed lines ends in another hash, and no seal fits it', () => {
    const forged = LINES.slice(0, -1).map((line) => line.replace('bbbb', 'cccc'));
    const chain = openChain(HEADER);
    for (const line of forged.slice(1)) {
      const { chain: _, ...entry } = JSON.parse(line) as ManifestEntry & { chain: string };
      chain.add(entry);
    }
    const { closing } = chain.close(undefined);
    const original = proveManifest(LINES.join('\n'))!.closing;
    expect(closing.chain).not.toBe(original.chain);
    expect(isSealedWith(original, DEMO_KEY)).toBe(true);
    expect(isSealedWith(original, keyFromBytes(new Uint8Array(32)))).toBe(false);
    expect(isSealedWith({ ...closing, seal: original.seal }, DEMO_KEY)).toBe(false);
  });

  it('is none where there is none', () => {
    for (const text of ['', '{}', 'a\nb', '{"manifest":2}\n{"chain":"x"}'])
      expect(proveManifest(text)).toBeUndefined();
  });
});
