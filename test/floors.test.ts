import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../src/version.ts';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));
const FLOORS: Readonly<Record<string, number>> = {
  dicom: 1,
  profile: 2,
  deidentify: 3,
  pixels: 3,
  batch: 4,
  check: 4,
  metadata: 4,
  synthetic: 4,
  draft: 5,
  lab: 6,
  cli: 6,
};

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const floorOf = (name: string): number =>
  name === 'index.ts' ? 7 : name.includes('/') ? FLOORS[name.split('/')[0]!]! : 0;

describe('the source', () => {
  it.each(files)('%s imports only from its own floor or below', (name) => {
    const text = readFileSync(join(SRC, name), 'utf8');
    for (const [, specifier] of text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
      const target = relative(SRC, join(dirname(join(SRC, name)), specifier!));
      expect(floorOf(target), `${name} imports ${target}`).toBeLessThanOrEqual(floorOf(name));
      expect(specifier).toMatch(/\.ts$/);
    }
  });

  it.each(files)('%s has no default export, no top-level await, and is not named utils', (name) => {
    // what stands in a template may be a program for somebody else
    const text = readFileSync(join(SRC, name), 'utf8').replace(/`[^`]*`/g, '``');
    expect(text).not.toMatch(/^export default/m);
    expect(text).not.toMatch(/^(?:const .* = )?await /m);
    expect(name).not.toMatch(/utils|helpers/);
  });

  it('keeps what a newcomer reads first below 5,600 lines: from bytes to edits and back', () => {
    // beside the path: tables, what only saves time (reread), writing new files, text cleaning, envelopes, and the tools for authors of profiles
    const beside =
      /-data\.ts$|^dicom\/(build|json|charset|transcode|dictionary|uids|reread)|^profile\/(load|yaml|rules|schema|lint|diff|problems|coverage|attributes)|^deidentify\/(text|identifier|automaton|vocabulary|seal|reidentify|explain|transliterate|local-codes|frame-comments|byte-scan)/;
    const core = files.filter((name) => /^(dicom|profile|deidentify)\//.test(name) && !beside.test(name));
    const lines = core.reduce(
      (sum, name) => sum + readFileSync(join(SRC, name), 'utf8').split('\n').length,
      0,
    );
    expect(lines).toBeLessThan(5_600);
  });

  it('has the version of package.json, and the changelog begins with it', () => {
    const root = dirname(SRC.replace(/\/$/, ''));
    expect(VERSION).toBe(
      (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version,
    );
    expect(/^## (.+)$/m.exec(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'))?.[1]).toBe(VERSION);
  });
});
