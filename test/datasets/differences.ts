import { rowsByPath } from '../../datasets/alter.ts';
import type { Touch } from '../../datasets/bad-outputs.ts';
import type { OutputSet } from '../../datasets/outputs.ts';
import { type Dicom, readDicom } from '../../src/dicom/read.ts';
import { bytesOf } from '../../src/dicom/source.ts';
import { formatTag } from '../../src/dicom/tag.ts';
import { vrName } from '../../src/dicom/vr.ts';

/** One difference between two outputs; `where` is a path with item numbers, or one of the words of `Touch`. */
export interface Difference {
  readonly how: 'changed' | 'added' | 'removed';
  /** Path in the cohort; empty for what belongs to none. */
  readonly file: string;
  readonly where: string;
  /** Of an element. */
  readonly vr: string;
}

/** What differs, element by element, byte by byte, and in the mapping. */
export function compareOutputs(good: OutputSet, other: OutputSet): Difference[] {
  const found: Difference[] = [];
  const [before, after] = [good, other].map(
    ({ mapping }) =>
      new Map(mapping.files.filter(({ output }) => output !== '').map((row) => [row.input, row.output])),
  ) as [Map<string, string>, Map<string, string>];
  for (const file of new Set([...before.keys(), ...after.keys()])) {
    const [old, fresh] = [good.files.get(before.get(file) ?? ''), other.files.get(after.get(file) ?? '')];
    if (before.get(file) !== after.get(file) && before.has(file) && after.has(file))
      found.push({ how: 'changed', file, where: 'name', vr: '' });
    if (old === undefined || fresh === undefined) {
      if (old !== fresh)
        found.push({ how: old === undefined ? 'added' : 'removed', file, where: 'file', vr: '' });
    } else if (Buffer.compare(old, fresh) !== 0) {
      for (const each of compareFiles(old, fresh)) found.push({ ...each, file });
    }
  }
  const listed = new Set(after.values());
  for (const name of other.files.keys())
    if (!listed.has(name) && !good.files.has(name))
      found.push({ how: 'added', file: '', where: 'file', vr: '' });
  if (JSON.stringify(good.mapping) !== JSON.stringify(other.mapping))
    found.push({ how: 'changed', file: '', where: 'mapping', vr: '' });
  return found;
}

function compareFiles(good: Uint8Array, other: Uint8Array): Omit<Difference, 'file'>[] {
  let fresh: Map<string, string>;
  try {
    fresh = partsOf(other);
  } catch {
    return [{ how: 'changed', where: 'whole', vr: '' }];
  }
  const old = partsOf(good);
  const found: Omit<Difference, 'file'>[] = [];
  for (const where of new Set([...old.keys(), ...fresh.keys()])) {
    const vr = (fresh.get(where) ?? old.get(where))!.slice(0, 2);
    if (!old.has(where)) found.push({ how: 'added', where, vr });
    else if (!fresh.has(where)) found.push({ how: 'removed', where, vr });
    else if (old.get(where) !== fresh.get(where)) found.push({ how: 'changed', where, vr });
  }
  return found;
}

/** Everything in a file by its path, as text to compare; containers stand without their length. */
function partsOf(bytes: Uint8Array): Map<string, string> {
  const file = readDicom(bytes);
  const parts = new Map<string, string>();
  parts.set('preamble', hex(bytes.subarray(0, file.hasPreamble ? 128 : 0)));
  for (const { tag, vr, valueStart, valueEnd } of file.meta)
    if (tag !== 0x00020000)
      parts.set(formatTag(tag), `${vrName(vr)} ${hex(bytesOf(file.file, valueStart, valueEnd))}`);
  const paths = new Map([...rowsByPath(file)].map(([path, row]) => [row, path]));
  const twice = new Map<number, string>();
  for (const [row, element] of file.elements.entries()) {
    // a second element of the same tag has no path of its own
    const path = paths.get(row) ?? `${formatTag(element.tag)}[first]`;
    twice.set(row, path);
    const isContainer = element.next > row + 1;
    const value = isContainer ? 'container' : hex(bytesOf(file.data, element.valueStart, element.valueEnd));
    parts.set(path, `${vrName(element.vr)} ${element.encoding} ${value}`);
  }
  parts.set('trailing', trailingOf(file, bytes));
  return parts;
}

/** What stands behind the last element; of a deflated file the compressed bytes are no part of the content. */
function trailingOf(file: Dicom, bytes: Uint8Array): string {
  if (file.data === file.file) return hex(bytes.subarray(file.dataEnd));
  const tail = Buffer.from(bytes.subarray(-16)).toString('latin1');
  return /[A-Za-z^]{8,}$/.test(tail) ? tail : '';
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Whether a touch announces a difference. */
export function announces([how, files, where]: Touch, difference: Difference): boolean {
  const path = difference.where.replace(/\[(\d+|first)\]/g, '');
  return (
    (how === '*' || how === difference.how) &&
    (where === 'mapping' || difference.file.startsWith(files)) &&
    (where === 'dates'
      ? ['DA', 'DT'].includes(difference.vr)
      : where.endsWith('*')
        ? path.startsWith(where.slice(0, -1))
        : path === where)
  );
}
