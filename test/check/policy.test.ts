import { describe, expect, it } from 'vitest';
import { createPolicy } from '../../src/check/policy.ts';
import { type Node, readTree } from '../../src/check/tree.ts';
import { buildFile } from '../../src/dicom/build.ts';
import { parseProfile } from '../../src/profile/load.ts';

/** A file of that one element. */
function nodeOf(tag: number, vr: string): Node {
  const element = (group: number, number: number, as: string, value: string): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt16LE(group, 0);
    head.writeUInt16LE(number, 2);
    head.write(as, 4, 'latin1');
    head.writeUInt16LE(value.length, 6);
    return Buffer.concat([head, Buffer.from(value, 'latin1')]);
  };
  const meta = element(2, 0x10, 'UI', '1.2.840.10008.1.2.1\0');
  const bytes = [Buffer.alloc(128), Buffer.from('DICM'), meta, element(tag >>> 16, tag & 0xffff, vr, 'SOFT')];
  return readTree(Buffer.concat(bytes)).level[0]!;
}

const lettersOf = (policy: 'basic' | 'research', tag: number, vr: string): string =>
  [...createPolicy(policy).allowed(nodeOf(tag, vr)).letters].sort().join('');

describe('a description that the table does not list', () => {
  const CONTENT_DESCRIPTION = 0x00700081;
  it('may be cleaned where descriptors are, and only there', () => {
    expect(lettersOf('research', CONTENT_DESCRIPTION, 'LO')).toBe('CK');
    expect(lettersOf('basic', CONTENT_DESCRIPTION, 'LO')).toBe('K');
  });
  it('is not what a machine writes', () => {
    const CONVOLUTION_KERNEL = 0x00181210;
    expect(lettersOf('research', CONVOLUTION_KERNEL, 'SH')).toBe('K');
  });
});

describe('a sequence that a whitelist keeps', () => {
  it('is kept with what is inside, also when it stands in another one', () => {
    const purpose = { CodeValue: '1', CodingSchemeDesignator: 'SCT', CodeMeaning: 'Reading' };
    const file = buildFile({
      ContributingEquipmentSequence: [{ PurposeOfReferenceCodeSequence: [purpose] }],
    });
    const rule = 'select: ContributingEquipmentSequence/PurposeOfReferenceCodeSequence, action: keep';
    const policy = createPolicy(
      parseProfile(`deidlab: 1\nname: test\nbasis: nothing\nrules:\n  - { ${rule} }\n`),
    );
    const [outer] = readTree(file).level.slice(-1);
    const meaning = outer!.items[0]![0]!.items[0]!.at(-1)!;
    expect([...policy.allowed(meaning).letters]).toEqual(['K']);
  });
});
