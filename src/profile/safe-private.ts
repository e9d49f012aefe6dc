import { SAFE_PRIVATE } from './safe-private-data.ts';

/** A private attribute that is known to hold nothing about a person once it is treated as `disposition` says. */
export interface SafePrivate {
  /** For a nested attribute the names of its parents stand before it, with colons between. */
  readonly name: string;
  /**
   * The VRs it was seen with; empty when that is not known. With SQ among them the sequence is only a container: keep it
   * when its items can be decided about one by one, never as a block of bytes (UN, OB).
   */
  readonly vrs: readonly string[];
  /** keep: as it is. hash: an identifier, replace it by a stand-in. shift: a date, move it with the others. */
  readonly disposition: 'keep' | 'hash' | 'shift';
}

interface Row {
  readonly parents: readonly string[];
  readonly safe: SafePrivate;
}

/** The rows of one creator in one group, by element. */
type Rows = ReadonlyMap<number, readonly Row[]>;

const DISPOSITIONS: Readonly<Record<string, SafePrivate['disposition']>> = {
  k: 'keep',
  h: 'hash',
  o: 'shift',
  c: 'keep',
};
const NO_ROWS: Rows = new Map();

let blocks: Map<string, string[]> | undefined;
const rowsByCreator = new Map<string, Rows>();

/**
 * What is known of a private attribute (Retain Safe Private Option, PS3.15 E.3.10), or `undefined` when it is not known to
 * be safe. `creator` is the text of the private creator element; `element` the low byte, as blocks move. `parents` are
 * the sequences around it, outermost first, as `(0008,1110)` or `(2005,"CREATOR",0E)`.
 *
 * A private attribute means the same wherever its creator puts it (PS3.5 section 7.8.1), so a row without parents applies
 * at every depth; a row with parents was seen only there, and applies only where the innermost parents are the same,
 * shared and per-frame functional groups being one place. In both cases a private sequence further out must be listed too.
 *
 * A public attribute inside a private sequence has rows as well: look it up with the creator '' and its whole element.
 *
 * @example
 * lookupSafePrivate(0x0019, 'SIEMENS MR HEADER', 0x0c, [])?.disposition // 'keep': the b value
 */
export function lookupSafePrivate(
  group: number,
  creator: string,
  element: number,
  parents: readonly string[],
): SafePrivate | undefined {
  const owner = trimCreator(creator);
  const rows = rowsOf(group, owner).get(owner === '' ? element : element & 0xff);
  if (!rows) return undefined;
  if (parents.length === 0) return rows.find((row) => row.parents.length === 0)?.safe;
  const steps = parents.map(normalizeStep);
  return rows.find(
    (row) => isInside(row.parents, steps) && isReachable(steps.slice(0, steps.length - row.parents.length)),
  )?.safe;
}

/**
 * Whether any attribute of a creator in a group is listed, at any place.
 *
 * @example
 * creatorIsKnown(0x0019, 'SIEMENS MR HEADER ') // true: trailing spaces do not count
 */
export function creatorIsKnown(group: number, creator: string): boolean {
  const owner = trimCreator(creator);
  return owner !== '' && rowsOf(group, owner).size > 0;
}

/** Spaces around a creator are padding (PS3.5 section 6.2, LO), and writers pad with NUL too; all else must be equal. */
function trimCreator(creator: string): string {
  // a creator has at most 64 characters (PS3.5 section 6.2); a longer one is none that is listed
  return creator.slice(0, 128).replace(/^[ \0]+|[ \0]+$/g, '');
}

const PRIVATE_STEP = /^\(([0-9A-F]{4}),"(.*)",([0-9A-F]{2})\)$/;

function normalizeStep(step: string): string {
  if (step === '(5200,9230)') return '(5200,9229)';
  const match = PRIVATE_STEP.exec(step);
  return match ? `(${match[1]},"${trimCreator(match[2]!)}",${match[3]})` : step;
}

/** The innermost of `steps` are `parents`. */
function isInside(parents: readonly string[], steps: readonly string[]): boolean {
  const offset = steps.length - parents.length;
  return offset >= 0 && parents.every((parent, index) => parent === steps[offset + index]);
}

/** The last private sequence on the way is listed as well; that one's own lookup looks further out. */
function isReachable(steps: readonly string[]): boolean {
  for (let last = steps.length - 1; last >= 0; last--) {
    const match = PRIVATE_STEP.exec(steps[last]!);
    if (match)
      return (
        lookupSafePrivate(
          Number.parseInt(match[1]!, 16),
          match[2]!,
          Number.parseInt(match[3]!, 16),
          steps.slice(0, last),
        ) !== undefined
      );
  }
  return true;
}

function rowsOf(group: number, creator: string): Rows {
  const key = `${group} ${creator}`;
  const known = rowsByCreator.get(key);
  if (known) return known;
  blocks ??= readBlocks();
  const texts = blocks.get(key);
  // Creators that are not listed are not remembered: files hold any number of them.
  if (!texts) return NO_ROWS;
  const rows = readRows(texts);
  rowsByCreator.set(key, rows);
  return rows;
}

/** The text of the data, cut at the lines that name group and creator. */
function readBlocks(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const text of SAFE_PRIVATE.slice(1).split('\n@')) {
    const creator = text.slice(5, text.search(/[\t\n]/));
    const key = `${Number.parseInt(text.slice(0, 4), 16)} ${creator}`;
    const texts = found.get(key);
    if (texts) texts.push(text);
    else found.set(key, [text]);
  }
  return found;
}

function readRows(texts: readonly string[]): Rows {
  const found = new Map<number, Row[]>();
  for (const text of texts) {
    const [head, ...lines] = text.split('\n');
    const [, path = '', prefix] = head!.split('\t');
    const parents = path === '' ? [] : path.split(/(?<=\))\/(?=\()/).map(normalizeStep);
    for (const line of lines) {
      const [, element, disposition, vrs, name] = /^([0-9A-F]+)([a-z])([A-Z]*) (.*)$/.exec(line)!;
      const safe: SafePrivate = {
        name: prefix === undefined ? name! : `${prefix}:${name}`,
        vrs: vrs!.match(/../g) ?? [],
        disposition: DISPOSITIONS[disposition!]!,
      };
      const key = Number.parseInt(element!, 16);
      found.set(key, [...(found.get(key) ?? []), { parents, safe }]);
    }
  }
  // The row that names the most of the place is the first to be asked.
  for (const rows of found.values()) rows.sort((a, b) => b.parents.length - a.parents.length);
  return found;
}
