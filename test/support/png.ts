import { encodePng as encodePicture } from '../../src/pixels/png.ts';

/** Encodes 8-bit grey (1 channel) or RGB (3 channels) pixels as a PNG. */
export function encodePng(
  pixels: Uint8Array,
  { rows, columns, channels = 1 }: { rows: number; columns: number; channels?: 1 | 3 },
): Uint8Array {
  return encodePicture({ pixels, rows, columns, channels });
}
