import type { EncapsulatedFrames } from '../dicom/build.ts';
import { encodeJpeg, encodeRle, type Grey } from './codecs.ts';
import { ADVANCE, textSize } from './font.ts';
import { encodeJpeg2000 } from './jpeg2000.ts';
import type { GreyPixels, Visit } from './modules.ts';
import {
  type Drawn,
  type Mark,
  type PlantedDataset,
  type PlantedIdentifier,
  type PlantOptions,
  plantFile,
} from './planted.ts';
import { clamp, type Picture, writeText } from './raster.ts';

/** A file of the cohort with what is planted in it. */
export interface CohortFile {
  /** Path below the cohort's folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly planted: readonly PlantedIdentifier[];
}

/** What a patient's story needs to be told. */
export interface CaseContext {
  readonly seed: number;
  readonly folder: string;
  /** The patient's nth study, `days` after the first. */
  readonly visit: (study: number, days: number) => Visit;
  /** How many images a series has, when the caller asks for a number. */
  readonly imagesPerSeries: number | undefined;
  /** Pixels are drawn once a seed and shared by all patients with the same story. */
  readonly drawing: <T>(name: string, draw: () => T) => T;
}

export type Case = (context: CaseContext) => Generator<CohortFile>;

/** Transfer syntaxes by short names. */
export const SYNTAX = {
  implicit: '1.2.840.10008.1.2',
  explicit: '1.2.840.10008.1.2.1',
  deflated: '1.2.840.10008.1.2.1.99',
  bigEndian: '1.2.840.10008.1.2.2',
  rle: '1.2.840.10008.1.2.5',
  jpeg: '1.2.840.10008.1.2.4.50',
  jpeg2000: '1.2.840.10008.1.2.4.90',
} as const;

export function cohortFile(
  context: CaseContext,
  name: string,
  dataset: PlantedDataset,
  options: PlantOptions = {},
): CohortFile {
  const path = `${context.folder}/${name}`;
  return { path, ...plantFile(path, dataset, options) };
}

/** Evenly spread levels between two, as many as the caller wants or `count`. */
export function levels(context: CaseContext, from: number, to: number, count: number): number[] {
  const total = context.imagesPerSeries ?? count;
  return Array.from(
    { length: total },
    (_, k) => Math.round((from + ((to - from) * (k + 0.5)) / total) * 1000) / 1000,
  );
}

export function toUint16(
  picture: Picture,
  scale: number,
  offset: number,
  most: number,
): GreyPixels & { values: Uint16Array } {
  const values = Uint16Array.from(picture.values, (value) =>
    clamp(Math.round(value * scale + offset), 0, most),
  );
  return { rows: picture.rows, columns: picture.columns, values };
}

export function toUint8(picture: Picture): GreyPixels & { values: Uint8Array } {
  const values = Uint8Array.from(picture.values, (value) => clamp(Math.round(value * 255), 0, 255));
  return { rows: picture.rows, columns: picture.columns, values };
}

/** A line of text burned into pixels. */
export interface Banner {
  readonly row: number;
  readonly column: number;
  readonly scale: number;
  readonly value: number;
  readonly pieces: readonly (string | Mark)[];
  /** Frames that carry it, default the only one. */
  readonly frames?: number;
  /** Path of the pixel element; default Pixel Data. */
  readonly where?: string;
}

/**
 * A copy of the pixels with the text in it, and where its marks came to lie. Text is upper case, as on machines;
 * a line that is too long gets small letters, and is cut where the picture ends.
 */
export function burnIn<T extends GreyPixels>(
  pixels: T,
  banners: readonly Banner[],
): { pixels: T; drawn: Drawn[] } {
  const values = pixels.values.slice();
  const drawn: Drawn[] = [];
  for (const banner of banners) {
    const { row, value, frames = 1, where = '(7FE0,0010)' } = banner;
    const room = pixels.columns - banner.column;
    const length = banner.pieces.reduce(
      (sum, piece) => sum + (typeof piece === 'string' ? piece : piece.text).length,
      0,
    );
    const scale = length * ADVANCE * banner.scale > room ? 1 : banner.scale;
    for (let frame = 0; frame < frames; frame++) {
      let column = banner.column;
      for (const piece of banner.pieces) {
        const fits = Math.max(0, Math.floor((pixels.columns - column) / (ADVANCE * scale)));
        const text = (typeof piece === 'string' ? piece : piece.text).toUpperCase().slice(0, fits);
        const offset = frame * pixels.rows * pixels.columns;
        writeText({ rows: pixels.rows, columns: pixels.columns, values }, text, {
          row,
          column,
          scale,
          value,
          offset,
        });
        if (typeof piece !== 'string' && text !== '')
          drawn.push({ ...piece, text, where, box: { frame, row, column, ...textSize(text, scale) } });
        column += text.length * ADVANCE * scale;
      }
    }
  }
  return { pixels: { ...pixels, values }, drawn };
}

/** Frames of one picture after the other, each encoded into one fragment. */
function encapsulate(pixels: GreyPixels, encode: (frame: Grey) => Uint8Array): EncapsulatedFrames {
  const size = pixels.rows * pixels.columns;
  const frames: Uint8Array[][] = [];
  for (let start = 0; start < pixels.values.length; start += size)
    frames.push([
      encode({ ...pixels, values: pixels.values.slice(start, start + size) as Uint8Array | Uint16Array }),
    ]);
  return { frames };
}

export const asRle = (pixels: GreyPixels): EncapsulatedFrames => encapsulate(pixels, encodeRle);
export const asJpeg = (pixels: GreyPixels): EncapsulatedFrames =>
  encapsulate(pixels, (frame) => encodeJpeg(frame, 3));
export const asJpeg2000 = (pixels: GreyPixels, bits: number): EncapsulatedFrames =>
  encapsulate(pixels, (frame) => encodeJpeg2000(frame, bits));
