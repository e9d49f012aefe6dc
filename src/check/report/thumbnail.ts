import type { Dicom } from '../../dicom/read.ts';
import { DeidError } from '../../errors.ts';
import { decodeFrame } from '../../pixels/frame.ts';
import { encodePng } from '../../pixels/png.ts';
import { renderFrame, shrink } from '../../pixels/render.ts';
import type { ThumbnailSlot } from './data.ts';

const SIDE = 208;
/** At this size a line of text is about one pixel high, so that a name burned in cannot be read. */
const COARSE_SIDE = 32;

/** A small picture of the first frame, or why there is none. */
export async function drawThumbnail(
  file: Dicom,
  { isCoarse }: { readonly isCoarse: boolean },
): Promise<ThumbnailSlot> {
  try {
    const frame = await decodeFrame(file);
    if (frame === undefined) return { missing: 'No picture: the object has no pixel data.' };
    const { rows, columns, frames } = frame;
    const picture = shrink(renderFrame(file, frame), isCoarse ? COARSE_SIDE : SIDE);
    return {
      uri: `data:image/png;base64,${encodePng(picture).toString('base64')}`,
      ...{ rows, columns, frames, isCoarse },
    };
  } catch (error) {
    if (!(error instanceof DeidError)) throw error;
    return { missing: `Not drawn: ${error.message}` };
  }
}
