import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sopClassName } from '../../src/dicom/uids.ts';
import { tableRows } from '../../src/profile/table.ts';
import { attributeType, sopClassesWithTypes } from '../../src/profile/types.ts';

interface Reference {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly sopClasses: Readonly<Record<string, { readonly types: Readonly<Record<string, string>> }>>;
}

const path = new URL('../../../shared/reference/attribute-types.json', import.meta.url);
const reference = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Reference) : undefined;
const withReference = reference ? '' : ' (skipped: ../shared/reference is not here)';

const CT = '1.2.840.10008.5.1.4.1.1.2';
const compoundTags = tableRows().flatMap(({ tag, basic }) =>
  tag !== undefined && basic.includes('/') ? [tag] : [],
);

describe('the Types of attributes', () => {
  it.skipIf(!reference)(`equal the reference for every attribute and class${withReference}`, () => {
    expect([...sopClassesWithTypes()].sort()).toEqual(Object.keys(reference!.sopClasses).sort());
    for (const [uid, { types }] of Object.entries(reference!.sopClasses))
      for (const tag of Object.keys(reference!.attributes))
        expect(attributeType(Number.parseInt(tag, 16), uid)).toBe(types[tag]);
  });

  it('are those that were compared with the standard', () => {
    const text = JSON.stringify(
      sopClassesWithTypes().map((uid) => [uid, compoundTags.map((tag) => attributeType(tag, uid) ?? '')]),
    );
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      '5b7a7af6d194e6e4c61b3490cf213e0fb29eb3369acc99ca09ef584db3564a0e',
    );
  });

  it('are known for 70 classes that have a name', () => {
    expect(sopClassesWithTypes()).toHaveLength(70);
    expect(sopClassesWithTypes().filter((uid) => sopClassName(uid) === undefined)).toEqual([]);
  });

  it('are known for 35 of the 49 attributes with a compound code', () => {
    const isKnown = (tag: number): boolean =>
      sopClassesWithTypes().some((uid) => attributeType(tag, uid) !== undefined);
    expect(compoundTags).toHaveLength(49);
    // The source says nothing about the other 14.
    expect(compoundTags.filter(isKnown)).toHaveLength(35);
  });

  it('are undefined for what is not listed', () => {
    expect(attributeType(0x00100020, CT)).toBe('2');
    expect(attributeType(0x00080022, CT)).toBe('3');
    expect(attributeType(0x00100010, CT)).toBeUndefined();
    expect(attributeType(0x00080022, '1.2.3')).toBeUndefined();
    expect(attributeType(0x22000002, CT)).toBeUndefined();
  });
});
