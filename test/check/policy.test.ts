import { describe, expect, it } from 'vitest';
import { createPolicy } from '../../src/check/policy.ts';
import { type Node, readTree } from '../../src/check/tree.ts';

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
