import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discoverFiles, isInside } from '../../src/batch/discover.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'deidlab-discover-test-'));
  mkdirSync(join(root, 'studies/..odd'), { recursive: true });
  writeFileSync(join(root, 'studies/one.dcm'), '');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a path', () => {
  it.each([
    ['itself', 'studies', 'studies', true],
    ['what is not there yet', 'studies/new/out', 'studies', true],
    ['a name that begins with two points', 'studies/..odd', 'studies', true],
    ['its parent', '.', 'studies', false],
    ['a neighbour whose name begins alike', 'studies-out', 'studies', false],
  ])('%s is inside a folder: %s in %s, %s', (_, path, folder, expected) => {
    expect(isInside(join(root, path), join(root, folder))).toBe(expected);
  });

  it('is inside the root of its drive', () => {
    expect(isInside(root, parse(root).root)).toBe(true);
  });

  // one of these two is there on each system: none is skipped for want of something
  if (process.platform === 'win32')
    it('is inside a folder in whatever case it is written, and never on another drive', () => {
      expect(isInside(join(root, 'STUDIES', 'new'), join(root, 'studies'))).toBe(true);
      expect(isInside('Q:\\studies', 'R:\\')).toBe(false);
    });
  else
    it('is inside where a link leads', () => {
      symlinkSync(join(root, 'studies'), join(root, 'link'));
      expect(isInside(join(root, 'link/out'), join(root, 'studies'))).toBe(true);
    });
});

describe('the name of a file that is the input', () => {
  it('is the last part of its path, however that is written', () => {
    const names = (path: string): string[] => [...discoverFiles(path)].map(({ name }) => name);
    expect(names(join(root, 'studies', 'one.dcm'))).toEqual(['one.dcm']);
    expect(names(join(root, 'studies', 'one.dcm').replaceAll('\\', '/'))).toEqual(['one.dcm']);
  });
});
