import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFiles, runCli } from '../support/cli.ts';
import { writeSeries } from '../support/patients.ts';
import { missingForWindows, startWindows, type Windows, windowsPath } from '../support/windows.ts';
import { makeZip } from '../support/zip.ts';

const COHORT = fileURLToPath(new URL('../../datasets/cohort', import.meta.url));

// what happens on Windows, by Windows' Node: its paths, its file system, its threads
describe("in Windows' Node", { timeout: 180_000 }, () => {
  if (missingForWindows !== undefined) {
    it.skip(`skipped: ${missingForWindows}`, () => {});
    return;
  }
  let root: string;
  let windows: Windows;
  const here = (...parts: string[]): string => join(root, ...parts);
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'deidlab-windows-test-'));
    windows = startWindows();
    runCli(['key', 'new', here('key')]);
    // a Windows is made, which takes its time
  }, 240_000);
  afterAll(() => {
    windows.close();
    rmSync(root, { recursive: true, force: true });
  });
  const cohort = windowsPath(COHORT);

  it('the demo does its job and proves it', () => {
    const demo = windows.runCli(['demo'], root);
    expect(demo).toMatchObject({ code: 0, stderr: '' });
    expect(demo.stdout).toMatch(/^leaks +0 /m);
  });

  it('a run gives the same files as here, byte for byte, and the same mapping', () => {
    const run = ['--profile', 'research', '--key-file'];
    expect(
      runCli(['deidentify', COHORT, here('out'), '--mapping', here('map'), ...run, here('key')]),
    ).toMatchObject({ code: 3 });
    const there = windows.runCli(
      ['deidentify', cohort, 'win\\out', '--mapping', 'win\\map', ...run, 'key'],
      root,
    );
    expect(there).toMatchObject({ code: 3, stderr: '' });
    expect(listFiles(here('win/out'))).toEqual(listFiles(here('out')));
    for (const name of listFiles(here('out')))
      expect(readFileSync(here('win/out', name)).equals(readFileSync(here('out', name))), name).toBe(true);
    for (const name of listFiles(here('map')))
      expect(readFileSync(here('win/map', name), 'utf8'), name).toBe(readFileSync(here('map', name), 'utf8'));
    expect(listFiles(here('out')).length).toBeGreaterThan(50);
  });

  it('the checker finds nothing in it, and writes a report', () => {
    const options = ['--originals', cohort, '--mapping', 'win\\map', '--policy', 'research'];
    const check = windows.runCli(['check', 'win\\out', ...options, '--report', 'check.html'], root);
    expect(check).toMatchObject({ code: 0, stderr: '' });
    expect(check.stdout).toMatch(/^leaks +0 /m);
    expect(readFileSync(here('check.html'), 'utf8')).toContain('</html>');
  });

  it('an interrupted run is resumed, and what is there stays', () => {
    const resumed = windows.runCli(
      ['deidentify', cohort, 'win\\out', '--resume', '--profile', 'research', '--key-file', 'key'],
      root,
    );
    expect(resumed).toMatchObject({ code: 3, stderr: '' });
    expect(listFiles(here('win/out'))).toEqual(listFiles(here('out')));
  });

  it('a long run, for which a second thread writes, and a zip give the same files as here', () => {
    writeSeries(here('series'), 300);
    const files = listFiles(here('series')).map((name) => [name, readFileSync(here('series', name))]);
    writeFileSync(here('series.zip'), makeZip(Object.fromEntries(files)));
    runCli(['deidentify', here('series'), here('long'), '--key-file', here('key')]);
    for (const input of ['series', 'series.zip']) {
      const run = windows.runCli(['deidentify', input, `win\\${input}`, '--key-file', 'key'], root);
      expect(run).toMatchObject({ code: 0, stderr: '' });
      expect(listFiles(here('win', input))).toEqual(listFiles(here('long')));
      for (const name of listFiles(here('long')))
        expect(readFileSync(here('win', input, name)).equals(readFileSync(here('long', name))), name).toBe(
          true,
        );
    }
    expect(listFiles(here('long')).length).toBe(300);
  });

  it('an output inside the input is refused, in whatever case it is written', () => {
    mkdirSync(here('Studies'));
    const run = windows.runCli(['deidentify', 'studies', 'STUDIES\\out', '--key-file', 'key'], root);
    expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('E_OUTPUT_INSIDE_INPUT') });
  });

  it('a dump and the elements of a file are what they are here', () => {
    expect(windows.runCli(['dump', cohort, '--out', 'win\\dump.csv'], root)).toMatchObject({
      code: 0,
      stderr: '',
    });
    runCli(['dump', COHORT, '--out', here('dump.csv')]);
    expect(readFileSync(here('win/dump.csv'), 'utf8')).toBe(readFileSync(here('dump.csv'), 'utf8'));
    const [file] = listFiles(COHORT) as [string];
    const inspected = windows.runCli(['inspect', `${cohort}\\${file.replaceAll('/', '\\')}`], root);
    expect(inspected).toEqual(runCli(['inspect', join(COHORT, file)]));
  });

  it('an estimate is made', () => {
    expect(windows.runCli(['estimate', cohort], root)).toMatchObject({ code: 0, stderr: '' });
  });

  it('a draft is type checked, run in the sandbox and judged', () => {
    const draft = windows.runCli(['draft', '1', '--out', 'win\\draft'], root);
    expect(draft.stderr).toBe('');
    expect(draft.stdout).toContain('replay');
    expect(listFiles(here('win/draft')).length).toBeGreaterThan(3);
    expect(draft.code).toBe(runCli(['draft', '1', '--out', here('draft')]).code);
  });

  it('an exercise is checked', () => {
    const checked = windows.runCli(['exercise', '1'], root);
    expect(checked).toEqual(runCli(['exercise', '1'], { cwd: root }));
  });

  it('nothing is said of modes, which Windows does not have', () => {
    const made = windows.runCli(['key', 'new', 'win\\key'], root);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).not.toMatch(/mode|only you/);
  });
});
