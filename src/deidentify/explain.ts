import { lookupTag } from '../dicom/dictionary.ts';
import { type Dicom, type Element, ITEM_ROW, SEQUENCE, VALUE } from '../dicom/read.ts';
import { formatTag, isPrivate, isPrivateCreator, type Tag } from '../dicom/tag.ts';
import { asciiValue, charsetLookup, multiplicityOf, numberValues, textValues } from '../dicom/value.ts';
import { isText, type VrCode, vrName } from '../dicom/vr.ts';
import { effectiveVr, type Profile } from '../profile/compile.ts';
import type { Decision } from '../profile/decision.ts';
import { createDeidentifier } from './deidentify.ts';
import { DEMO_KEY } from './key.ts';

/** One element as the lecture's table shows it, and what a profile does with it. */
export interface Explained {
  readonly depth: number;
  /** `(0010,0010)`; an item is `item 1`. */
  readonly tag: string;
  readonly vr: string;
  readonly vm: number | undefined;
  /** Bytes of the value. */
  readonly length: number;
  /** Keyword of PS3.6, or what else can be said of it. */
  readonly name: string;
  /** For the screen of the person who has the file; absent when not asked for. */
  readonly value: string | undefined;
  /** Empty for an item, and inside what goes as a whole. */
  readonly action: string;
  readonly why: string;
  readonly clause: string;
}

/** More of a value than this is not for reading on a screen. */
const SHOWN_BYTES = 256;

/**
 * Every element of a file with the decision that a profile takes on it. Nothing is written; the key does not matter
 * for what is decided.
 *
 * @param options.values also give the values, which may identify a person. Default false
 * @throws DeidError as `deidentify` does
 */
export function explainFile(file: Dicom, profile: Profile, options: { values?: boolean } = {}): Explained[] {
  const decisions = new Map<number, Decision>();
  const result = createDeidentifier(profile, DEMO_KEY, {
    observe: (row, decision) => decisions.set(row, decision),
    // nothing is written, so nothing needs to be sealed
    seal: () => new Uint8Array(),
  })(file);
  for (const { row, decision } of result.changes) decisions.set(row, decision);
  return describe(file, decisions, options.values ?? false);
}

/**
 * Every element of a file, with no decision on any: for a file that no profile was chosen for, or that is refused.
 *
 * @param options.values also give the values, which may identify a person. Default false
 * @example listElements(readDicom(bytes)).map(({ name }) => name)
 */
export function listElements(file: Dicom, options: { values?: boolean } = {}): Explained[] {
  return describe(file, new Map(), options.values ?? false);
}

function describe(file: Dicom, decisions: ReadonlyMap<number, Decision>, values: boolean): Explained[] {
  const charset = charsetLookup(file);
  const items: number[] = [];
  return file.elements.map((element, row) => {
    const decision = decisions.get(row);
    const base = {
      depth: element.depth,
      length: element.valueEnd - element.valueStart,
      action: decision?.action.name ?? '',
      why: decision?.reason.text ?? '',
      clause: decision?.reason.clause ?? '',
    };
    if (element.kind === SEQUENCE) items[element.depth + 1] = 0;
    if (element.kind === ITEM_ROW) {
      items[element.depth] = (items[element.depth] ?? 0) + 1;
      return {
        ...base,
        tag: `item ${items[element.depth]}`,
        vr: '',
        vm: undefined,
        name: '',
        value: undefined,
      };
    }
    return {
      ...base,
      tag: formatTag(element.tag),
      vr: vrName(element.vr),
      vm: element.kind === VALUE ? multiplicityOf(file, element, charset(row)) : undefined,
      name: nameOf(element.tag),
      value: values ? valueText(file, element, () => charset(row)) : undefined,
    };
  });
}

function nameOf(tag: Tag): string {
  const entry = lookupTag(tag);
  if (entry) return entry.keyword;
  if (isPrivateCreator(tag)) return 'private creator';
  return isPrivate(tag) ? 'private' : 'not in PS3.6';
}

function valueText(
  file: Dicom,
  element: Element,
  charset: () => ReturnType<ReturnType<typeof charsetLookup>>,
): string {
  if (element.kind !== VALUE) return '';
  const vr: VrCode = effectiveVr(element.tag, element.vr);
  const length = element.valueEnd - element.valueStart;
  if (vrName(vr) === 'UI') return asciiValue(file, element);
  if (isText(vr)) return textValues(file, element, charset(), vr).join('\\').slice(0, SHOWN_BYTES);
  if (length > SHOWN_BYTES || vr !== element.vr) return `${length} bytes`;
  try {
    return numberValues(file, element)
      .map((number) => (vrName(vr) === 'AT' ? formatTag(Number(number)) : String(number)))
      .join('\\');
  } catch {
    return `${length} bytes`;
  }
}
