import type { Dicom } from '../../dicom/read.ts';
import { DeidError } from '../../errors.ts';
import { decodeFrame } from '../../pixels/frame.ts';
import { encodePng } from '../../pixels/png.ts';
import { renderFrame, shrink } from '../../pixels/render.ts';
import { escapeHtml, frame } from './style.ts';

/** A rectangle in pixels of the image, drawn around something. */
export interface Box {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly label?: string;
}

/** One frame of a file, as it is shown. */
export interface ShownImage {
  readonly file: Dicom;
  /** From 0. Default 0. */
  readonly frame?: number;
  readonly boxes?: readonly Box[];
  readonly caption?: string;
}

/** Longer sides are drawn smaller: a saved notebook holds its pictures. */
const MOST_PIXELS = 1024;

/**
 * Images side by side, compressed ones too, with boxes drawn around what was found. One that cannot be shown says why.
 *
 * @param options.width of each, in points of the screen. Default 320
 * @example await renderImages([{ file, boxes: [{ row: 4, column: 4, rows: 12, columns: 90, label: 'name' }] }])
 */
export async function renderImages(
  images: readonly ShownImage[],
  options: { readonly width?: number } = {},
): Promise<string> {
  const width = options.width ?? 320;
  const figures: string[] = [];
  // one after the other: a slide of several hundred megabytes is enough to hold at a time
  for (const image of images) figures.push(await figure(image, width));
  return frame('pictures', `<div class="dl-images">${figures.join('')}</div>`);
}

async function figure(image: ShownImage, width: number): Promise<string> {
  const caption = image.caption ? `<figcaption>${escapeHtml(image.caption)}</figcaption>` : '';
  const drawn = await draw(image.file, image.frame ?? 0);
  if (typeof drawn === 'string')
    return `<figure><div class="dl-warn" style="width:${width}px">no picture: ${escapeHtml(drawn)}</div>${caption}</figure>`;
  const { rows, columns, url } = drawn;
  const height = Math.round((width * rows) / columns);
  // lines of two points on the screen, whatever the size of the image
  const line = (2 * columns) / width;
  const boxes = (image.boxes ?? [])
    .map((box) => {
      const label = box.label === undefined ? '' : `<title>${escapeHtml(box.label)}</title>`;
      return `<rect x="${box.column}" y="${box.row}" width="${box.columns}" height="${box.rows}" fill="none" stroke="#ffb000" stroke-width="${line}" pointer-events="all">${label}</rect>`;
    })
    .join('');
  return `<figure><svg width="${width}" height="${height}" viewBox="0 0 ${columns} ${rows}" role="img" aria-label="${escapeHtml(image.caption ?? 'image')}"><image href="${url}" width="${columns}" height="${rows}" preserveAspectRatio="none"/>${boxes}</svg>${caption}</figure>`;
}

interface Drawn {
  /** Of the frame as it is in the file. */
  readonly rows: number;
  readonly columns: number;
  /** `data:image/png;base64,...` */
  readonly url: string;
}

/** A frame as a browser can show it, or why there is none. */
async function draw(file: Dicom, index: number): Promise<Drawn | string> {
  try {
    const decoded = await decodeFrame(file, index);
    if (decoded === undefined) return 'this file holds no (7FE0,0010) PixelData';
    const png = encodePng(shrink(renderFrame(file, decoded), MOST_PIXELS));
    const { rows, columns } = decoded;
    return { rows, columns, url: `data:image/png;base64,${png.toString('base64')}` };
  } catch (error) {
    if (!(error instanceof DeidError)) throw error;
    return error.message;
  }
}
