import { lookupKeyword, lookupTag } from '../dicom/dictionary.ts';
import { formatTag, parseTag, type Tag, tagToHex } from '../dicom/tag.ts';
import { type VrCode, vrName } from '../dicom/vr.ts';
import type { Step } from '../profile/decision.ts';

/** What the values of a column are. */
export type ColumnKind = 'text' | 'number' | 'date' | 'time' | 'datetime' | 'age';

/** One column of a dump. */
export interface Column {
  /** Position in the rows of the scan, in the order in which columns were met. */
  readonly index: number;
  /**
   * The keyword; for a nested attribute the path to it (`RequestAttributesSequence/ScheduledProcedureStepID`); for a private one
   * `(0019,"CREATOR",0C)`: what the selectors of a profile are made of. `File` and the like are about the file itself.
   */
  readonly name: string;
  /** Where files differ the first of the alphabet, and UN only when none says more; empty for what is about the file. */
  vr: string;
  readonly kind: ColumnKind;
  /** Tags of the path, outermost first; empty for what is about the file. */
  readonly path: readonly Tag[];
  /** Where it stands among the others. */
  readonly order: string;
  /** Whether its cells are asked for. */
  readonly isWanted: boolean;
  /** No cell was met that is not empty and not one number. */
  isNumeric: boolean;
  /** No cell was met that is not empty and not one day of the calendar. */
  isDate: boolean;
  /** Some cell is not empty. */
  hasValue: boolean;
  /** Files that have the attribute. */
  files: number;
}

/** More columns than any spreadsheet takes; hostile files must not fill the memory. */
const MAX_COLUMNS = 16_384;

/** A place in the tree of sequences. */
export interface Level {
  readonly path: readonly Tag[];
  readonly prefix: string;
  readonly order: string;
  readonly publicSlots: Map<Tag, Slot>;
  readonly privateSlots: Map<string, Slot>;
}

interface Slot {
  readonly tag: Tag;
  readonly name: string;
  readonly order: string;
  column: Column | undefined;
  level: Level | undefined;
}

/** All columns met so far. */
export interface ColumnRegistry {
  readonly top: Level;
  readonly all: readonly Column[];
  /** Columns beyond the limit that were left out. */
  readonly dropped: number;
  slotOf(level: Level, tag: Tag, creator: string | undefined): Slot;
  levelOf(parent: Level, slot: Slot): Level;
  /** `undefined` when there are too many already. */
  columnOf(level: Level, slot: Slot, vr: VrCode): Column | undefined;
  /** A column about the file itself. */
  addOwn(name: string, kind: ColumnKind): Column;
}

const KINDS: Readonly<Record<string, ColumnKind>> = {
  DA: 'date',
  TM: 'time',
  DT: 'datetime',
  AS: 'age',
  ...Object.fromEntries(
    ['DS', 'IS', 'US', 'SS', 'UL', 'SL', 'SV', 'UV', 'FL', 'FD'].map((vr) => [vr, 'number']),
  ),
};

/** @param isWanted whether the cells of a column of this name are asked for */
export function createColumns(isWanted: (name: string) => boolean): ColumnRegistry {
  const all: Column[] = [];
  let dropped = 0;
  const add = (
    column: Omit<Column, 'index' | 'isWanted' | 'isNumeric' | 'isDate' | 'hasValue' | 'files'>,
  ): Column | undefined => {
    if (all.length >= MAX_COLUMNS) {
      dropped++;
      return undefined;
    }
    const made: Column = {
      ...column,
      index: all.length,
      isWanted: isWanted(column.name),
      isNumeric: column.kind === 'number',
      isDate: column.kind === 'date',
      hasValue: false,
      files: 0,
    };
    all.push(made);
    return made;
  };
  return {
    top: levelAt([], '', ''),
    all,
    get dropped() {
      return dropped;
    },
    slotOf(level, tag, creator) {
      if (creator === undefined) {
        let slot = level.publicSlots.get(tag);
        if (slot === undefined) {
          slot = newSlot(tag, publicName(tag), tagToHex(tag));
          level.publicSlots.set(tag, slot);
        }
        return slot;
      }
      // the block's number is another one in every file
      const name = privateName(tag, creator);
      let slot = level.privateSlots.get(name);
      if (slot === undefined) {
        const hex = tagToHex(tag);
        slot = newSlot(tag, name, `${hex.slice(0, 4)}~${creator}~${hex.slice(6)}`);
        level.privateSlots.set(name, slot);
      }
      return slot;
    },
    levelOf(parent, slot) {
      slot.level ??= levelAt(
        [...parent.path, slot.tag],
        `${parent.prefix}${slot.name}/`,
        `${parent.order}${slot.order} `,
      );
      return slot.level;
    },
    columnOf(level, slot, vr) {
      slot.column ??= add({
        name: level.prefix + slot.name,
        vr: vrName(vr),
        kind: KINDS[vrName(vr)] ?? 'text',
        path: [...level.path, slot.tag],
        order: level.order + slot.order,
      });
      const name = vrName(vr);
      if (slot.column !== undefined && slot.column.vr !== name && comesFirst(name, slot.column.vr))
        slot.column.vr = name;
      return slot.column;
    },
    addOwn: (name, kind) =>
      add({ name, vr: '', kind, path: [], order: `!${String(all.length).padStart(3, '0')}` })!,
  };
}

function comesFirst(vr: string, other: string): boolean {
  return vr !== 'UN' && (other === 'UN' || vr < other);
}

function levelAt(path: readonly Tag[], prefix: string, order: string): Level {
  return { path, prefix, order, publicSlots: new Map(), privateSlots: new Map() };
}

function newSlot(tag: Tag, name: string, order: string): Slot {
  return { tag, name, order, column: undefined, level: undefined };
}

/** The keyword; of a second overlay or curve, whose keyword is that of the first one, the tag. */
function publicName(tag: Tag): string {
  const keyword = lookupTag(tag)?.keyword;
  return keyword !== undefined && lookupKeyword(keyword)?.tag === tag ? keyword : formatTag(tag);
}

/** The name that a column of these steps has, however they are written: `(0010,0020)` is `PatientID`. */
export function canonicalName(name: string): string {
  const steps = stepsOf(name).map((step) => {
    const tag = parseTag(step) ?? tagOfName(step);
    const [, creator] = /,\s*"(.*)",/.exec(step) ?? [];
    return tag === undefined ? step : creator === undefined ? publicName(tag) : privateName(tag, creator);
  });
  return steps.join('/');
}

/** `(0019,"CREATOR",0C)`, as a selector of a profile has it. */
function privateName(tag: Tag, creator: string): string {
  const hex = tagToHex(tag);
  return `(${hex.slice(0, 4)},"${creator}",${hex.slice(6)})`;
}

/** The tag that a column's last step names: of a keyword, `(gggg,eeee)`, or the private form with block 10. */
export function tagOfName(name: string): Tag | undefined {
  const last = lastStep(name);
  const hex = /^\(([0-9A-F]{4}),(?:".*",)?([0-9A-F]{2,4})\)$/i.exec(last);
  if (hex) {
    const element = hex[2]!.length === 2 ? `10${hex[2]}` : hex[2]!;
    return Number.parseInt(hex[1]! + element, 16);
  }
  return lookupKeyword(last)?.tag;
}

/** A `/` inside the quotes of a private creator does not separate. */
export function stepsOf(name: string): string[] {
  return name.match(/(?:"[^"]*"|[^/"])+/g) ?? [name];
}

function lastStep(name: string): string {
  return stepsOf(name).at(-1)!;
}

const OWN_KINDS: Readonly<Record<string, ColumnKind>> = { FileSizeBytes: 'number', PixelDataBytes: 'number' };

/** The VR that the dictionary has for a column's attribute; empty when there is none. */
export function vrOfName(name: string): string {
  const tag = tagOfName(name);
  return tag === undefined || Object.hasOwn(OWN_KINDS, name) ? '' : (lookupTag(tag)?.vr ?? '');
}

export function kindOfName(name: string): ColumnKind {
  return OWN_KINDS[name] ?? KINDS[vrOfName(name)] ?? 'text';
}

/** The steps of a column's name as a profile sees them; `undefined` for what is about the file itself or a count. */
export function pathOfName(name: string): Step[] | undefined {
  const steps: Step[] = [];
  for (const part of stepsOf(name)) {
    const tag = tagOfName(part);
    if (tag === undefined) return undefined;
    steps.push({ tag, creator: /,"(.*)",/.exec(part)?.[1] });
  }
  return steps;
}
