import type { DicomJson, JsonAttribute } from 'deidlab';

export interface SafePrivate {
  /** Four hex digits. */
  readonly group: string;
  readonly creator: string;
  /** The last two hex digits of the tag. */
  readonly element: string;
}

/** A new data set without private elements that are not known to be safe; see README.md. */
export function keepSafePrivate(dataset: DicomJson, safe: readonly SafePrivate[]): DicomJson {
  const kept: DicomJson = {};
  const creators = new Set<string>();
  for (const [tag, attribute] of Object.entries(dataset)) {
    if (!isPrivate(tag)) kept[tag] = inside(attribute, safe);
    // (gggg,0010) to (gggg,00FF) reserve blocks; they are looked at below
    else if (!isCreator(tag)) {
      const creatorTag = `${tag.slice(0, 4)}00${tag.slice(4, 6)}`;
      const creator = dataset[creatorTag]?.Value?.[0];
      const isSafe = safe.some(
        (known) =>
          known.group === tag.slice(0, 4) && known.creator === creator && known.element === tag.slice(6),
      );
      if (!isSafe) continue;
      kept[tag] = inside(attribute, safe);
      creators.add(creatorTag);
    }
  }
  // a block without its creator means nothing, and a creator without a block tells of what was there
  for (const tag of creators) kept[tag] = dataset[tag]!;
  return Object.fromEntries(Object.entries(kept).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const isPrivate = (tag: string): boolean => Number.parseInt(tag[3]!, 16) % 2 === 1;
const isCreator = (tag: string): boolean => tag.slice(4, 6) === '00';

function inside({ vr, Value }: JsonAttribute, safe: readonly SafePrivate[]): JsonAttribute {
  if (Value === undefined) return { vr };
  return { vr, Value: vr === 'SQ' ? Value.map((item) => keepSafePrivate(item as DicomJson, safe)) : Value };
}
