import { BIG_ENDIAN } from '../dicom/header.ts';
import { numberValues, textValues } from '../dicom/value.ts';
import { vrName, widthOf } from '../dicom/vr.ts';
import type { Outcome, Work } from './change.ts';
import { formatNumber } from './generalize.ts';
import { derive } from './key.ts';

/**
 * Moves every number of an element by at most `bound`: percent of itself, or units. The amount comes from key, patient
 * and attribute, so a repeated measurement stays equal and a mean over the patient's files does not give it away.
 *
 * @returns `undefined` when the element holds no numbers
 */
export function addNoise(
  work: Work,
  options: { readonly bound: number; readonly unit: 'percent' | 'absolute' },
): Outcome | undefined {
  const { element, file, subject, vr } = work;
  const name = vrName(vr);
  const share =
    derive(subject.key, 'noise', `${subject.identity}\0${element.tag}`).readUInt32BE(0) / 0xffffffff;
  const amount = (2 * share - 1) * options.bound;
  const move = (number: number): number =>
    options.unit === 'percent' ? number * (1 + amount / 100) : number + amount;
  if (name === 'AS') return moveAge(work, move);
  if (name === 'DS' || name === 'IS') {
    const texts = textValues(file, element, work.charset, vr);
    const moved: string[] = [];
    for (const text of texts) {
      if (text !== '' && !Number.isFinite(Number(text))) return undefined;
      moved.push(text === '' ? '' : formatNumber(move(Number(text)), name));
    }
    return { kind: 'value', value: Buffer.from(moved.join('\\'), 'latin1') };
  }
  const write = NUMBER_WRITERS[name];
  const bytes = new Uint8Array(element.valueEnd - element.valueStart);
  if (write === undefined || bytes.length % widthOf(vr) !== 0) return undefined;
  const view = new DataView(bytes.buffer);
  numberValues(file, { ...element, vr }).forEach((number, index) => {
    write(view, index * widthOf(vr), move(Number(number)), (element.encoding & BIG_ENDIAN) === 0);
  });
  return { kind: 'value', value: bytes };
}

function moveAge(work: Work, move: (number: number) => number): Outcome | undefined {
  const moved: string[] = [];
  for (const text of textValues(work.file, work.element, work.charset, work.vr)) {
    const match = /^(\d{3})([DWMY])$/.exec(text);
    if (match === null) return undefined;
    const count = Math.min(999, Math.max(0, Math.round(move(Number(match[1])))));
    moved.push(`${String(count).padStart(3, '0')}${match[2]}`);
  }
  return { kind: 'value', value: Buffer.from(moved.join('\\'), 'latin1') };
}

const clamp = (number: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, Math.round(number)));

const NUMBER_WRITERS: Readonly<
  Record<string, (view: DataView, at: number, number: number, little: boolean) => void>
> = {
  US: (view, at, number, little) => view.setUint16(at, clamp(number, 0, 0xffff), little),
  SS: (view, at, number, little) => view.setInt16(at, clamp(number, -0x8000, 0x7fff), little),
  UL: (view, at, number, little) => view.setUint32(at, clamp(number, 0, 0xffffffff), little),
  SL: (view, at, number, little) => view.setInt32(at, clamp(number, -0x80000000, 0x7fffffff), little),
  FL: (view, at, number, little) => view.setFloat32(at, number, little),
  FD: (view, at, number, little) => view.setFloat64(at, number, little),
};
