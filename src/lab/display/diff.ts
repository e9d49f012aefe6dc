import { type Explained, listElements } from '../../deidentify/explain.ts';
import type { Dicom } from '../../dicom/read.ts';
import { fits } from './header-tree.ts';
import { chip, escapeHtml, frame } from './style.ts';

/** What became of an element. */
export type DiffKind = 'same' | 'changed' | 'removed' | 'added';

/** One element in two versions of a file. */
export interface DiffRow {
  readonly kind: DiffKind;
  /** Tags and item numbers from 1: `(0040,A730) item 2 (0010,0010)`. */
  readonly path: string;
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const COLOURS: Readonly<Record<DiffKind, string>> = {
  same: '#57606a',
  changed: '#b45309',
  removed: '#c62828',
  added: '#2e7d32',
};

/**
 * What became of every element: matched by path, compared as text.
 *
 * @returns rows in the order of the file before; what was added follows
 * @example diffHeaders(before, after).filter(({ kind }) => kind === 'changed')
 */
export function diffHeaders(before: Dicom, after: Dicom): DiffRow[] {
  const [old, now] = [byPath(before), byPath(after)];
  const rows: DiffRow[] = [];
  for (const [path, row] of old) {
    const other = now.get(path);
    const [was, is] = [textOf(row), other && textOf(other)];
    const kind = other === undefined ? 'removed' : was === is ? 'same' : 'changed';
    rows.push({ kind, path, name: row.name, before: was, after: is });
  }
  for (const [path, row] of now)
    if (!old.has(path))
      rows.push({ kind: 'added', path, name: row.name, before: undefined, after: textOf(row) });
  return rows;
}

/**
 * Before and after as a table: what changed, what is gone, what is new; what is the same is only counted.
 *
 * @param options.filter only rows whose tags or name have this in them
 * @param options.values show values. Default false: a saved notebook keeps what it showed
 */
export function renderDiff(
  before: Dicom,
  after: Dicom,
  options: { readonly filter?: string | RegExp; readonly values?: boolean } = {},
): string {
  const rows = diffHeaders(before, after);
  const counts = (['same', 'changed', 'removed', 'added'] as const)
    .map((kind) => chip(`${kind} ${rows.filter((row) => row.kind === kind).length}`, COLOURS[kind]))
    .join('');
  const body = rows
    .filter(({ kind }) => kind !== 'same')
    .filter(({ path, name }) => options.filter === undefined || fits(`${path} ${name}`, options.filter))
    .map(
      ({ kind, path, name, before: was, after: is }) =>
        `<tr><td>${chip(kind, COLOURS[kind])}</td><td class="dl-mono">${escapeHtml(path)}</td><td>${escapeHtml(name)}</td><td>${options.values ? wrap('del', was) : ''}</td><td>${options.values ? wrap('ins', is) : ''}</td></tr>`,
    )
    .join('');
  return frame(
    'diff',
    `<div>${counts}</div><div class="dl-scroll"><table class="dl-table"><thead><tr><th></th><th>tag</th><th>attribute</th><th>before</th><th>after</th></tr></thead><tbody>${body}</tbody></table></div>`,
  );
}

function wrap(tag: 'del' | 'ins', text: string | undefined): string {
  if (text === undefined) return '';
  return text === '' ? '<span class="dl-note">(empty)</span>' : `<${tag}>${escapeHtml(text)}</${tag}>`;
}

function byPath(file: Dicom): Map<string, Explained> {
  const found = new Map<string, Explained>();
  const path: string[] = [];
  for (const row of listElements(file, { values: true })) {
    const isItem = row.vr === '';
    path.length = row.depth * 2 - (isItem ? 1 : 0);
    path.push(row.tag);
    // a sequence without its items, and an item without its elements, says nothing by itself
    if (!isItem) found.set(path.join(' '), row);
  }
  return found;
}

function textOf(row: Explained): string {
  return row.vr === 'SQ' ? 'sequence' : (row.value ?? '');
}
