import { FRAGMENTS } from '../../dicom/read.ts';
import { vrCode, widthOf } from '../../dicom/vr.ts';
import { isEmptyNode, isSequence, isTextNode, type Node, textsOf } from '../tree.ts';
import { bytes, count } from './words.ts';

/** Values longer than this are cut where they are shown. */
const SHOWN_CHARACTERS = 80;
/** Texts above this are not looked into for their shape. */
const MAX_TEXT_BYTES = 1 << 16;

/** Length and shape of a value, which say nothing of a person: `date, 8 bytes`, `2 words of letters, 12 bytes`. */
export function shapeOf(node: Node): string {
  if (isSequence(node)) return count(node.items.length, 'item');
  const length = node.element.valueEnd - node.element.valueStart;
  if (length === 0) return 'empty';
  const size = bytes(length);
  if (node.element.kind === FRAGMENTS) return `compressed, ${size}`;
  if (!isTextNode(node)) {
    const width = widthOf(vrCode(node.vr));
    return width > 1 && length % width === 0 && length <= 64
      ? `${count(length / width, 'number')}, ${size}`
      : size;
  }
  if (length > MAX_TEXT_BYTES) return `text, ${size}`;
  if (isEmptyNode(node)) return `only padding, ${size}`;
  const shapes = [...new Set(textsOf(node).map((text) => shapeOfText(text, node.vr)))];
  const several = textsOf(node).length > 1 ? `${textsOf(node).length} values: ` : '';
  return `${several}${shapes.slice(0, 3).join(' or ')}, ${size}`;
}

function shapeOfText(text: string, vr: string): string {
  if (text === '') return 'empty';
  if (vr === 'UI') return /^[\d.]+$/.test(text) ? 'UID' : 'no UID';
  if (vr === 'DA') return /^\d{8}$/.test(text) ? 'date' : 'no date';
  if (vr === 'DT')
    return /^\d{4,14}(\.\d{1,6})?([+-]\d{4})?$/.test(text) ? 'date and time' : 'no date and time';
  if (vr === 'TM') return /^\d{2,6}(\.\d{1,6})?$/.test(text) ? 'time' : 'no time';
  if (vr === 'AS') return /^\d{3}[DWMY]$/.test(text) ? 'age' : 'no age';
  if (vr === 'DS' || vr === 'IS') return /^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(text) ? 'number' : 'no number';
  const words = text.split(/[\s^=]+/).filter((word) => word !== '').length;
  const kinds = [
    /\p{L}/u.test(text) && 'letters',
    /\p{N}/u.test(text) && 'digits',
    /[^\p{L}\p{N}\s^=]/u.test(text) && 'signs',
  ].filter(Boolean);
  return `${count(words, 'word')} of ${kinds.join(', ') || 'spaces'}`;
}

/** The value itself: only for files that are declared synthetic. */
export function shownValue(node: Node): string {
  if (!isTextNode(node)) return shapeOf(node);
  const text = textsOf(node).join('\\');
  if (text === '') return 'empty';
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
