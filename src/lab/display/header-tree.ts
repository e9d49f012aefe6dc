import { type Explained, explainFile, listElements } from '../../deidentify/explain.ts';
import type { Dicom } from '../../dicom/read.ts';
import { DeidError } from '../../errors.ts';
import { ACTION_COLOURS } from '../../metadata/figure.ts';
import type { ActionName } from '../../profile/action.ts';
import type { Profile } from '../../profile/compile.ts';
import { chip, escapeHtml, frame } from './style.ts';

/** What `showHeader` shows of a file. */
export interface HeaderOptions {
  /** Show what it does with each element, and why. Default: only what is in the file. */
  readonly profile?: Profile | undefined;
  /** Show values. Default false: a saved notebook keeps what it showed. */
  readonly values?: boolean;
  /** Only rows (with what is inside of them) whose tag, name, VR or action has this in it; text in any case. */
  readonly filter?: string | RegExp | undefined;
}

/**
 * The header as a tree that opens and closes: sequences hold items, items hold elements.
 *
 * @example renderHeader(readDicom(bytes), { profile: builtinProfile('basic') })
 */
export function renderHeader(file: Dicom, options: HeaderOptions = {}): string {
  const { rows, refusal } = explain(file, options);
  const hasActions = options.profile !== undefined && refusal === undefined;
  const tree = nest(rows).filter((node) => matches(node, options.filter));
  const counts = new Map<string, number>();
  for (const { action } of rows) if (action !== '') counts.set(action, (counts.get(action) ?? 0) + 1);
  const legend = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([action, count]) => chip(`${action} ${count}`, colourOf(action)))
    .join('');
  const warning = refusal
    ? `<div class="dl-warn">This profile refuses the file: ${escapeHtml(refusal)}</div>`
    : '';
  const toggle = hasActions
    ? `<input type="checkbox" class="dl-only" id="${nextId()}"><label class="dl-toggle" for="${lastId()}">only what changes</label>`
    : '';
  const heading = [
    'tag',
    'VR',
    'VM',
    'bytes',
    'attribute',
    'value',
    ...(hasActions ? ['action', 'why'] : []),
  ];
  return frame(
    hasActions ? 'tree' : 'tree dl-plain',
    `${warning}${toggle}<span> ${legend}</span><div class="dl-rows dl-scroll"><div class="dl-row dl-heading">${heading
      .map((text) => `<span>${text}</span>`)
      .join('')}</div>${tree.map((node) => nodeHtml(node, hasActions)).join('')}</div>`,
  );
}

interface Node {
  readonly row: Explained;
  readonly inside: Node[];
}

function explain(
  file: Dicom,
  { profile, values = false }: HeaderOptions,
): { rows: Explained[]; refusal?: string } {
  if (profile === undefined) return { rows: listElements(file, { values }) };
  try {
    return { rows: explainFile(file, profile, { values }) };
  } catch (error) {
    if (!(error instanceof DeidError)) throw error;
    return { rows: listElements(file, { values }), refusal: `${error.message} [${error.code}]` };
  }
}

/** An item has the depth of its elements, so a row goes into the last sequence or item that can hold it. */
function nest(rows: readonly Explained[]): Node[] {
  const top: Node[] = [];
  const open: { level: number; inside: Node[] }[] = [{ level: -1, inside: top }];
  for (const row of rows) {
    const isItem = row.vr === '';
    const level = row.depth * 2 - (isItem ? 1 : 0);
    while (open.at(-1)!.level >= level) open.pop();
    const node: Node = { row, inside: [] };
    open.at(-1)!.inside.push(node);
    open.push({ level, inside: node.inside });
  }
  return top;
}

function matches(node: Node, filter: string | RegExp | undefined): boolean {
  if (filter === undefined) return true;
  const { tag, name, vr, action } = node.row;
  return (
    [tag, name, vr, action].some((text) => fits(text, filter)) ||
    node.inside.some((each) => matches(each, filter))
  );
}

/** Whether text has a part that a filter asks for. */
export function fits(text: string, filter: string | RegExp): boolean {
  return typeof filter === 'string'
    ? text.toLowerCase().includes(filter.toLowerCase())
    : text.search(filter) >= 0;
}

function nodeHtml(node: Node, hasActions: boolean): string {
  const { row, inside } = node;
  const kept = row.action === 'keep' && !inside.some(hasChange) ? ' dl-kept' : '';
  const cells = [
    `<span class="dl-mono dl-mark" style="padding-left:${row.depth * 14}px">${escapeHtml(row.tag)}</span>`,
    `<span>${row.vr}</span>`,
    `<span>${row.vm ?? ''}</span>`,
    `<span>${row.length}</span>`,
    `<span title="${escapeHtml(row.name)}">${escapeHtml(row.name)}</span>`,
    valueCell(row, inside),
    ...(hasActions
      ? [
          `<span>${row.action === '' ? '' : chip(row.action, colourOf(row.action))}</span>`,
          `<span title="${escapeHtml(`${row.why} [${row.clause}]`)}">${escapeHtml(row.why)}${row.clause ? ` <small>${escapeHtml(row.clause)}</small>` : ''}</span>`,
        ]
      : []),
  ].join('');
  if (inside.length === 0) return `<div class="dl-row dl-leaf${kept}">${cells}</div>`;
  return `<details class="${kept.trim()}"><summary class="dl-row">${cells}</summary>${inside
    .map((each) => nodeHtml(each, hasActions))
    .join('')}</details>`;
}

function valueCell({ vr, value = '' }: Explained, inside: readonly Node[]): string {
  const shown =
    inside.length > 0 && vr === 'SQ' ? `${inside.length} item${inside.length > 1 ? 's' : ''}` : value;
  return `<span title="${escapeHtml(shown)}">${escapeHtml(shown)}</span>`;
}

function hasChange({ row, inside }: Node): boolean {
  return (row.action !== '' && row.action !== 'keep') || inside.some(hasChange);
}

function colourOf(action: string): string {
  return ACTION_COLOURS[action as ActionName] ?? '#57606a';
}

// a label needs an id that no other output of the page has
let ids = 0;
const run = Math.random().toString(36).slice(2, 8);
const nextId = (): string => `dl-${run}-${++ids}`;
const lastId = (): string => `dl-${run}-${ids}`;
