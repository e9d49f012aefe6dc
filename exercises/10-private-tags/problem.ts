import type { DicomJson } from 'deidlab';

export interface SafePrivate {
  /** Four hex digits. */
  readonly group: string;
  readonly creator: string;
  /** The last two hex digits of the tag. */
  readonly element: string;
}

/** A new data set without private elements that are not known to be safe; see README.md. */
export function keepSafePrivate(dataset: DicomJson, safe: readonly SafePrivate[]): DicomJson {
  // TODO: standard attributes stay; private ones when group, creator and element are on the list
  throw new Error(`keepSafePrivate is not written yet (${Object.keys(dataset).length}, ${safe.length})`);
}
