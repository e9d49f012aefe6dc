import type { DicomJson } from 'deidlab';

/** Every value of an attribute at any depth, in order; see README.md. */
export function findAll(dataset: DicomJson, tag: string): unknown[] {
  const found: unknown[] = [];
  for (const [key, attribute] of Object.entries(dataset)) {
    for (const value of attribute.Value ?? []) {
      // A sequence that was asked for is itself no text; what is inside it may hold the tag again.
      if (attribute.vr === 'SQ') found.push(...findAll(value as DicomJson, tag));
      else if (key === tag)
        found.push(attribute.vr === 'PN' ? (value as { Alphabetic?: string }).Alphabetic : value);
    }
  }
  return found;
}
