import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { TURNS } from '../../src/lab/turns.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = join(ROOT, 'notebooks');
const MAX_CELLS = 25;
const MAX_LINES = 15;
/** What a cell shows without a scroll bar on a projector. */
const MAX_COLUMNS = 110;

interface Cell {
  readonly cell_type: string;
  readonly source: readonly string[];
}

const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.ipynb'))
  .map((name) => name.replace('.ipynb', ''));

function cellsOf(name: string): { kind: string; text: string }[] {
  const { cells } = JSON.parse(readFileSync(join(FOLDER, `${name}.ipynb`), 'utf8')) as { cells: Cell[] };
  return cells.map(({ cell_type, source }) => ({ kind: cell_type, text: source.join('') }));
}

describe('the notebooks', () => {
  it('are clean in git: no outputs, no counts, no metadata but the kernel', () => {
    const run = spawnSync(process.execPath, [join(ROOT, 'scripts/clean-notebooks.mjs'), '--check'], {
      encoding: 'utf8',
    });
    expect(run.stdout).toBe('');
    expect(run.status).toBe(0);
  });

  it('each has an exercise and a solution, and no exercise is without its notebook', () => {
    expect(TURNS.map(({ id }) => id).sort()).toEqual(names);
    for (const name of names) expect(existsSync(join(FOLDER, 'solutions', `${name}.ts`)), name).toBe(true);
  });

  it.each(names)(
    '%s has the skeleton: title, imports, predict, your turn, check, hint, what you now know, next',
    (name) => {
      const cells = cellsOf(name);
      expect(cells.length).toBeLessThanOrEqual(MAX_CELLS);
      const [title, imports] = cells;
      expect(title!.text).toMatch(
        new RegExp(
          `^# ${name.slice(0, 2)} · .+\n\n\\*\\*Goal:\\*\\* .+\\*\\*Time:\\*\\* (8|9|10|11|12) minutes\\.`,
        ),
      );
      const code = cells.filter(({ kind }) => kind === 'code');
      const isImport = (text: string): boolean => /^import /m.test(text);
      expect(
        code.findIndex(({ text }) => isImport(text)),
        'imports stand in the first code cell',
      ).toBe(0);
      expect(code.filter(({ text }) => isImport(text))).toHaveLength(1);
      for (const [, from] of code[0]!.text.matchAll(/from "([^"]+)"/g))
        expect(from).toMatch(/^(deidlab(\/[a-z]+)?|fs|path|os|crypto)$/);
      expect(imports).toBeDefined();
      const prose = cells.filter(({ kind }) => kind === 'markdown').map(({ text }) => text);
      expect(prose.some((text) => text.includes('Predict'))).toBe(true);
      expect(prose.some((text) => text.includes('<details><summary>A hint (click to open)</summary>'))).toBe(
        true,
      );
      expect(prose.some((text) => /^## Your turn$/m.test(text))).toBe(true);
      expect(prose.at(-1)).toMatch(/^## What you now know\n[\s\S]*\n(Next: |This was the last)/);
      const turn = code.findIndex(({ text }) => text.startsWith('// YOUR TURN'));
      expect(code.filter(({ text }) => text.startsWith('// YOUR TURN'))).toHaveLength(1);
      expect(code[turn + 1]!.text).toContain(`await check("${name}", {`);
    },
  );

  it.each(names)(
    '%s has short cells, numbered sections, and neither paths, keys nor installs in it',
    (name) => {
      const sections: string[] = [];
      for (const { kind, text } of cellsOf(name)) {
        if (kind === 'code') {
          const lines = text.split('\n');
          expect(lines.length, text).toBeLessThanOrEqual(MAX_LINES);
          for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(MAX_COLUMNS);
        }
        if (kind === 'markdown')
          sections.push(...[...text.matchAll(/^## (\d+\.\d+) /gm)].map((match) => match[1]!));
        expect(text).not.toMatch(/(?:^|["'`\s(])(?:\/(?:home|root|tmp|work|Users)\/|[A-Z]:\\)/m);
        expect(text).not.toMatch(/sk-[A-Za-z0-9]{8}|[0-9a-f]{40}|api[_-]?key\s*[:=]\s*["']\w/i);
        expect(text).not.toMatch(/npm (i|install)\b|pip3? install/);
      }
      const chapter = Number(name.slice(0, 2));
      expect(sections).toEqual(sections.map((_, index) => `${chapter}.${index + 1}`));
    },
  );

  it.each(names)('%s links only to what is there', (name) => {
    for (const { text } of cellsOf(name))
      for (const [, target] of text.matchAll(/\]\(([^)#]+)\)/g))
        if (!/^https?:/.test(target!)) expect(existsSync(join(FOLDER, target!)), target).toBe(true);
  });

  it('type-check in every code cell, with the compiler of the kernel and the package as built', {
    timeout: 120_000,
  }, () => {
    const run = spawnSync(process.execPath, [join(ROOT, 'scripts/type-check-notebooks.cjs')], {
      cwd: FOLDER,
      encoding: 'utf8',
    });
    const { cells, problems } = JSON.parse(run.stdout) as { cells: number; problems: string[] };
    expect(problems).toEqual([]);
    expect(cells).toBe(names.flatMap(cellsOf).filter(({ kind }) => kind === 'code').length);
  });
});
