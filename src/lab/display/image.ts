import type { Dicom } from '../../dicom/read.ts';
import { DeidError } from '../../errors.ts';
import { type Picture, picture } from './picture.ts';
import { escapeHtml, frame } from './style.ts';

/** A rectangle in pixels of the image, drawn around something. */
export interface Box {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly label?: string;
}

export interface ShownImage {
  readonly file: Dicom;
  /** From 0. Default 0. */
  readonly frame?: number;
  readonly boxes?: readonly Box[];
  readonly caption?: string;
}

/**
 * Images side by side, with boxes drawn around what was found. One that cannot be shown says why.
 *
 * @param options.width of each, in points of the screen. Default 320
 * @example renderImages([{ file, boxes: [{ row: 4, column: 4, rows: 12, columns: 90, label: 'name' }] }])
 */
export function renderImages(
  images: readonly ShownImage[],
  options: { readonly width?: number } = {},
): string {
  const width = options.width ?? 320;
  return frame(
    'pictures',
    `<div class="dl-images">${images.map((image) => figure(image, width)).join('')}</div>`,
  );
}

function figure(image: ShownImage, width: number): string {
  const caption = image.caption ? `<figcaption>${escapeHtml(image.caption)}</figcaption>` : '';
  let drawn: Picture | undefined;
  let reason = 'this file holds no pixels';
  try {
    drawn = picture(image.file, image.frame ?? 0);
  } catch (error) {
    if (!(error instanceof DeidError)) throw error;
    reason = error.message;
  }
  if (drawn === undefined)
    return `<figure><div class="dl-warn" style="width:${width}px">no picture: ${escapeHtml(reason)}</div>${caption}</figure>`;
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
