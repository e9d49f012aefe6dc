import { type Dicom, VALUE } from '../dicom/read.ts';
import type { Tag } from '../dicom/tag.ts';
import { asciiValue, findRow, numberValues } from '../dicom/value.ts';
import { vrCode } from '../dicom/vr.ts';
import type { Frame } from './frame.ts';
import type { Picture } from './png.ts';

/**
 * A frame as a viewer would show it: rescaled, windowed with the file's first window or, without one, between the
 * darkest and the brightest hundredth, inverted for MONOCHROME1 and PET.
 *
 * @see PS3.3 section C.11.2.1.2, C.7.6.3.1.2
 */
export function renderFrame(file: Dicom, frame: Frame): Picture {
  const { rows, columns, samples, values, photometric } = frame;
  if (samples === 3) return { rows, columns, channels: 3, pixels: renderColor(values, photometric) };
  if (photometric === 'PALETTE COLOR') {
    const palette = [0x00281201, 0x00281202, 0x00281203].map((tag) => paletteOf(file, tag));
    const pixels = new Uint8Array(values.length * 3);
    for (const [channel, colorOf] of palette.entries())
      for (let at = 0; at < values.length; at++) pixels[at * 3 + channel] = colorOf(values[at]!);
    return { rows, columns, channels: 3, pixels };
  }
  const { low, high } = windowOf(file, frame);
  const isInverted = photometric === 'MONOCHROME1' || textOf(file, MODALITY) === 'PT';
  const scale = 255 / Math.max(high - low, Number.EPSILON);
  const pixels = Uint8Array.from(values, (value) => {
    const grey = Math.max(0, Math.min(255, Math.round((value - low) * scale)));
    return isInverted ? 255 - grey : grey;
  });
  return { rows, columns, channels: 1, pixels };
}

const US = vrCode('US');
const MODALITY: Tag = 0x00080060;

/** The stored values that become black and white. */
function windowOf(file: Dicom, frame: Frame): { readonly low: number; readonly high: number } {
  const { values } = frame;
  const [slope = 1, intercept = 0, center, width] = [0x00281053, 0x00281052, 0x00281050, 0x00281051].map(
    (tag) => numberOf(file, tag, frame),
  );
  if (center !== undefined && width !== undefined && width > 0 && slope > 0) {
    return { low: (center - width / 2 - intercept) / slope, high: (center + width / 2 - intercept) / slope };
  }
  const sorted = Int32Array.from(values).sort();
  return {
    low: sorted[Math.floor(sorted.length / 100)]!,
    high: sorted[Math.ceil(sorted.length * 0.99) - 1]!,
  };
}

/**
 * One colour of a palette, 8 bits, by stored value. The descriptor stands at the tag of the table less 0x100
 * (PS3.3 section C.7.6.3.1.5); without a table all is black.
 */
function paletteOf(file: Dicom, tableTag: Tag): (value: number) => number {
  const numbers = (tag: Tag): number[] => {
    const element = file.elements[findRow(file.elements, tag)];
    return element?.kind === VALUE ? numberValues(file, { ...element, vr: US }).map(Number) : [];
  };
  const [, first = 0, bits = 16] = numbers(tableTag - 0x100);
  const table = numbers(tableTag);
  return (value) => {
    const at = Math.max(0, Math.min(table.length - 1, value - first));
    return bits === 8 ? ((table[at >> 1] ?? 0) >> (8 * (at & 1))) & 255 : (table[at] ?? 0) >> 8;
  };
}

function renderColor(values: Int32Array, photometric: string): Uint8Array {
  if (!photometric.startsWith('YBR_FULL')) return Uint8Array.from(values, (value) => value & 255);
  const pixels = new Uint8ClampedArray(values.length);
  for (let at = 0; at + 2 < values.length; at += 3) {
    const [y, cb, cr] = [values[at]!, values[at + 1]! - 128, values[at + 2]! - 128];
    pixels[at] = y + 1.402 * cr;
    pixels[at + 1] = y - 0.344136 * cb - 0.714136 * cr;
    pixels[at + 2] = y + 1.772 * cb;
  }
  return new Uint8Array(pixels.buffer);
}

/** A smaller picture whose longer side has at most `side` pixels; each is the mean of what it covers. */
export function shrink(picture: Picture, side: number): Picture {
  const { channels, pixels } = picture;
  const ratio = Math.max(picture.rows, picture.columns) / side;
  if (ratio <= 1) return picture;
  const rows = Math.max(1, Math.round(picture.rows / ratio));
  const columns = Math.max(1, Math.round(picture.columns / ratio));
  const out = new Uint8Array(rows * columns * channels);
  for (let row = 0; row < rows; row++) {
    const [top, bottom] = span(row, rows, picture.rows);
    for (let column = 0; column < columns; column++) {
      const [left, right] = span(column, columns, picture.columns);
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0;
        for (let y = top; y < bottom; y++)
          for (let x = left; x < right; x++) sum += pixels[(y * picture.columns + x) * channels + channel]!;
        out[(row * columns + column) * channels + channel] = Math.round(
          sum / ((bottom - top) * (right - left)),
        );
      }
    }
  }
  return { rows, columns, channels, pixels: out };
}

/** The pixels of the large picture under pixel `index` of `count`. */
function span(index: number, count: number, total: number): readonly [number, number] {
  const from = Math.floor((index * total) / count);
  return [from, Math.max(from + 1, Math.floor(((index + 1) * total) / count))];
}

/**
 * The first number of a DS element. Enhanced images have it in their functional groups (PS3.3 section C.7.6.16): once for
 * all frames, or once for each.
 */
function numberOf(file: Dicom, tag: Tag, { index, frames }: Frame): number | undefined {
  const all = file.elements.filter((each) => each.tag === tag && each.kind === VALUE);
  const element = all.find(({ depth }) => depth === 0) ?? all[all.length === frames ? index : 0];
  if (element === undefined) return undefined;
  const text = asciiValue(file, element).split('\\')[0]!.trim();
  const number = Number(text);
  return text === '' || !Number.isFinite(number) ? undefined : number;
}

function textOf(file: Dicom, tag: Tag): string {
  const element = file.elements[findRow(file.elements, tag)];
  return element?.kind === VALUE ? asciiValue(file, element) : '';
}
