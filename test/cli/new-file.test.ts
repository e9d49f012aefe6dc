import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeNewFile } from '../../src/cli/new-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deidlab-new-file-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('is written whole, or not at all', () => {
  writeNewFile(join(folder, 'a'), 'text', 'a profile');
  expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('text');
  mkdirSync(join(folder, 'b'));
  expect(() => writeNewFile(join(folder, 'b'), 'text', 'a profile')).toThrow(
    expect.objectContaining({ code: 'E_WRITE' }),
  );
  expect(readdirSync(folder)).toEqual(['a', 'b']);
});
