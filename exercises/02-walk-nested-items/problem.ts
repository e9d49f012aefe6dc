import type { DicomJson } from 'deidlab';

/** Every value of an attribute at any depth, in order; see README.md. */
export function findAll(dataset: DicomJson, tag: string): unknown[] {
  // TODO: walk over Object.entries(dataset); go into the items when the VR is SQ
  throw new Error(`findAll is not written yet (${tag}, ${Object.keys(dataset).length} attributes)`);
}
