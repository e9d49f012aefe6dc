import { lookupTag } from '../dicom/dictionary.ts';
import { isPrivate, type Tag } from '../dicom/tag.ts';
import type { OptionName } from './options.ts';
import { TABLE } from './table-data.ts';

/** The action codes of the Basic Profile column (PS3.15 Table E.1-1a). */
export type BasicCode = 'X' | 'Z' | 'D' | 'U' | 'X/Z' | 'X/D' | 'X/Z/D' | 'Z/D' | 'X/Z/U*';

/** A row of PS3.15 Table E.1-1. */
export interface TableRow {
  /** The tag as the table prints it: `(0010,0010)`, `(50XX,XXXX)` ... */
  readonly selector: string;
  /** `undefined` for the four rows that stand for many tags. */
  readonly tag: Tag | undefined;
  readonly name: string;
  readonly basic: BasicCode;
  /** K keep, C clean: the option columns that say something about this attribute. */
  readonly options: Readonly<Partial<Record<OptionName, 'K' | 'C'>>>;
  /** The attribute is in a standard composite IOD (PS3.3). */
  readonly inStandardIod: boolean;
}

/** The edition of PS3.15 that the table is from. */
export const TABLE_EDITION = '2024e';

/** The options by the letters of the data; a small letter there is K, a capital is C. */
const OPTION_LETTERS: Readonly<Record<string, OptionName>> = {
  p: 'retain-safe-private',
  u: 'retain-uids',
  d: 'retain-device-identity',
  i: 'retain-institution-identity',
  c: 'retain-patient-characteristics',
  f: 'retain-longitudinal-full-dates',
  m: 'retain-longitudinal-modified-dates',
  t: 'clean-descriptors',
  s: 'clean-structured-content',
  g: 'clean-graphics',
};

/** The places of the data that stand for many tags. */
const CURVES = '50XXXXXX';
const OVERLAY_DATA = '60XX3000';
const OVERLAY_COMMENTS = '60XX4000';
const PRIVATE = 'odd';

/** The lines of the data, and where the line of a tag or of many tags is. Rows are read when they are asked for. */
interface Table {
  readonly lines: readonly string[];
  readonly places: ReadonlyMap<Tag | string, number>;
  readonly rows: TableRow[];
}

let table: Table | undefined;

/** The rows of PS3.15 Table E.1-1, in the order of the standard (by name). */
export function tableRows(): readonly TableRow[] {
  table ??= readTable();
  return table.lines.map((_, line) => rowAt(table!, line));
}

/**
 * The row of PS3.15 Table E.1-1 that decides about a tag: its own, that of its repeating group, or that of all
 * private attributes; `undefined` when the table does not list the attribute.
 *
 * @example
 * tableRowOf(0x00100010)?.basic // 'Z'
 * tableRowOf(0x60023000)?.name  // 'Overlay Data'
 */
export function tableRowOf(tag: Tag): TableRow | undefined {
  table ??= readTable();
  const line = table.places.get(isPrivate(tag) ? PRIVATE : placeOf(tag));
  return line === undefined ? undefined : rowAt(table, line);
}

function placeOf(tag: Tag): Tag | string {
  const upper = tag >>> 24;
  if (upper === 0x50) return CURVES;
  const element = upper === 0x60 ? tag & 0xffff : 0;
  return element === 0x3000 ? OVERLAY_DATA : element === 0x4000 ? OVERLAY_COMMENTS : tag;
}

function readTable(): Table {
  const lines = TABLE.split('\n');
  const places = new Map<Tag | string, number>();
  for (const [line, text] of lines.entries()) {
    const place = text.slice(1, text.indexOf(' '));
    places.set(tagOfPlace(place) ?? place, line);
  }
  return { lines, places, rows: [] };
}

function rowAt({ lines, rows }: Table, line: number): TableRow {
  rows[line] ??= readRow(lines[line]!);
  return rows[line];
}

function tagOfPlace(place: string): Tag | undefined {
  return place.includes('X') || place === PRIVATE ? undefined : Number.parseInt(place, 16);
}

/** `+00080022 X/Z fM` and, when it is not the dictionary's, the name: see the head of the data. */
function readRow(line: string): TableRow {
  const [, mark, place, basic, letters, name] = /^([+-])(\S+) (\S+) (\S+)(?: (.+))?$/.exec(line)!;
  const tag = tagOfPlace(place!);
  return {
    selector:
      place === PRIVATE ? '(GGGG,EEEE) WHERE GGGG IS ODD' : `(${place!.slice(0, 4)},${place!.slice(4)})`,
    tag,
    // Names are for people: most runs never ask for one, and need not read the dictionary.
    get name(): string {
      return name ?? lookupTag(tag!)!.name;
    },
    basic: basic as BasicCode,
    options: readOptions(letters!),
    inStandardIod: mark === '+',
  };
}

function readOptions(letters: string): TableRow['options'] {
  const options: Partial<Record<OptionName, 'K' | 'C'>> = {};
  if (letters === '.') return options;
  for (const letter of letters) options[OPTION_LETTERS[letter.toLowerCase()]!] = letter < 'a' ? 'C' : 'K';
  return options;
}
