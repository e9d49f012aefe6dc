import { lookupTag } from '../dicom/dictionary.ts';
import { DICTIONARY } from '../dicom/dictionary-data.ts';
import type { Tag } from '../dicom/tag.ts';
import { type VrCode, vrCode, vrCodes } from '../dicom/vr.ts';
import type { Place, Step } from './decision.ts';

let tags: readonly Tag[] | undefined;

/** Every attribute of PS3.6, in the order of tags; a repeating one by its first tag. */
export function dictionaryTags(): readonly Tag[] {
  tags ??= DICTIONARY.split('\n').map((row) => Number.parseInt(row.slice(0, 8), 16));
  return tags;
}

/** The dictionary's VR; of several the first, and of an attribute that it does not list none. */
export function usualVr(tag: Tag): VrCode | undefined {
  const entry = lookupTag(tag);
  return entry === undefined ? undefined : vrCode(entry.vr);
}

/** Where an element might stand, without a file. */
export interface Sample {
  readonly tag: Tag;
  /** Default: the dictionary's. */
  readonly vr?: VrCode | undefined;
  /** The sequences around it. Default: none. */
  readonly path?: readonly Step[] | undefined;
  readonly creator?: string | undefined;
  /** Values of top-level attributes. Default: the file has none. */
  readonly values?: ReadonlyMap<Tag, readonly string[]> | undefined;
}

const { UN, SQ } = vrCodes('UN', 'SQ');

/** A place that a profile can decide about, as if a file had it. */
export function samplePlace(sample: Sample): Place {
  const vr = sample.vr ?? usualVr(sample.tag) ?? UN;
  return {
    tag: sample.tag,
    vr,
    isSequence: vr === SQ,
    path: () => sample.path ?? [],
    creator: () => sample.creator,
    valuesOf: (tag) => sample.values?.get(tag),
  };
}
