import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DeidError } from '../../errors.ts';

/** Folders above the input in which a manifest is looked for. */
const MAX_LEVELS = 4;

/**
 * Digests of the files that a `manifest.json` in the input, or in a folder above it, declares synthetic. Values of other
 * files are never shown, whatever the manifest's folder is called: a real file that somebody put beside them is not in
 * the list.
 *
 * @returns SHA-256 in hex
 * @throws DeidError E_USAGE when there is no such manifest
 */
export function declaredSynthetic(input: string): ReadonlySet<string> {
  let folder = resolve(input);
  for (let level = 0; level <= MAX_LEVELS; level++) {
    const digests = readManifest(join(folder, 'manifest.json'));
    if (digests) return digests;
    folder = dirname(folder);
  }
  throw new DeidError(
    'E_USAGE',
    'expected originals whose manifest.json says "provenance": "SYNTHETIC" after --show-synthetic, found no such manifest in the ' +
      'input or above it. Values of real files are never shown in a report: leave the option out',
  );
}

function readManifest(path: string): ReadonlySet<string> | undefined {
  let manifest: { provenance?: unknown; files?: unknown };
  try {
    manifest = JSON.parse(readFileSync(path, 'utf8')) as typeof manifest;
  } catch {
    return undefined;
  }
  if (manifest?.provenance !== 'SYNTHETIC' || !Array.isArray(manifest.files)) return undefined;
  return new Set(
    (manifest.files as { sha256?: unknown }[]).map(({ sha256 }) =>
      typeof sha256 === 'string' ? sha256 : '',
    ),
  );
}
