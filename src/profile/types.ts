import type { Tag } from '../dicom/tag.ts';
import { TYPES } from './types-data.ts';

/**
 * How much an attribute is needed in an object (PS3.5 section 7.4): 1 with a value, 2 possibly empty, 3 optional;
 * with C, under a condition.
 */
export type AttributeType = '1' | '1C' | '2' | '2C' | '3';

const TYPE_LETTERS: Readonly<Record<string, AttributeType>> = {
  '1': '1',
  a: '1C',
  '2': '2',
  b: '2C',
  '3': '3',
};
const REGISTRY = '1.2.840.10008.';

interface Types {
  /** The place of an attribute in the letters of a class. */
  readonly places: ReadonlyMap<Tag, number>;
  readonly letters: ReadonlyMap<string, string>;
}

let types: Types | undefined;

/**
 * The Type of an attribute at the top level of an object of a SOP class (PS3.3). It is known for the attributes that
 * have a compound action code in PS3.15 Table E.1-1; `undefined` where the class or the attribute is not listed,
 * or the attribute is in no module of the class.
 *
 * @example
 * attributeType(0x00080022, '1.2.840.10008.5.1.4.1.1.2') // '3': Acquisition Date in CT Image Storage
 */
export function attributeType(tag: Tag, sopClassUid: string): AttributeType | undefined {
  types ??= readTypes();
  const place = types.places.get(tag);
  const letters = types.letters.get(sopClassUid);
  return place === undefined || letters === undefined ? undefined : TYPE_LETTERS[letters[place]!];
}

/** The UIDs of the SOP classes that `attributeType` knows. */
export function sopClassesWithTypes(): readonly string[] {
  types ??= readTypes();
  return [...types.letters.keys()];
}

function readTypes(): Types {
  const [tags, ...classes] = TYPES.split('\n');
  return {
    places: new Map(tags!.split(' ').map((tag, place) => [Number.parseInt(tag, 16), place])),
    letters: new Map(
      classes.map((line) => {
        const [uid, letters] = line.split(' ');
        return [REGISTRY + uid!, letters!];
      }),
    ),
  };
}
