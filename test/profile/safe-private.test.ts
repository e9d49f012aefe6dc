import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { creatorIsKnown, lookupSafePrivate, type SafePrivate } from '../../src/profile/safe-private.ts';
import { SAFE_PRIVATE } from '../../src/profile/safe-private-data.ts';

interface Reference {
  readonly rows: readonly {
    readonly path: string;
    readonly name: string;
    readonly vr: readonly string[];
    readonly disposition: 'k' | 'h' | 'o';
  }[];
}

const path = new URL('../../../shared/reference/safe-private.json', import.meta.url);
const reference = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Reference) : undefined;
const withReference = reference ? '' : ' (skipped: ../shared/reference is not here)';

const DISPOSITIONS = { k: 'keep', h: 'hash', o: 'shift' } as const;

/** Looks up a path in the reference's form: steps as (gggg,eeee) or (gggg,"creator",ee), with slashes between. */
function lookup(text: string): SafePrivate | undefined {
  const steps = [...text.matchAll(/\(([0-9A-F]{4}),(?:"([^"]*)",)?([0-9A-F]{2,4})\)/g)];
  const [, group, creator = '', element] = steps.at(-1)!;
  const parents = steps.slice(0, -1).map(([step]) => step);
  return lookupSafePrivate(Number.parseInt(group!, 16), creator, Number.parseInt(element!, 16), parents);
}

describe('the safe private attributes', () => {
  it.skipIf(!reference)(`equal the reference row by row${withReference}`, () => {
    const differences = reference!.rows.filter((row) => {
      const expected = {
        name: row.name.replaceAll('\u2026', '...'),
        vrs: row.vr,
        disposition: DISPOSITIONS[row.disposition],
      };
      return JSON.stringify(lookup(row.path)) !== JSON.stringify(expected);
    });
    expect(differences).toEqual([]);
  });

  it.skipIf(!reference)(`hold nothing else but five sequences that carry rows${withReference}`, () => {
    const rows = SAFE_PRIVATE.split('\n').filter((line) => !line.startsWith('@'));
    expect(rows).toHaveLength(reference!.rows.length + 5);
    expect(rows.filter((row) => /^..c/.test(row))).toEqual([
      '80cSQ PPS Data Sequence',
      '24cSQ QC Sequence',
      '0FcSQ Private Per-Frame Sequence',
      '10cSQ GE Private Image Thumbnail Sequence',
      '00cSQ Presentation State Sequence',
    ]);
  });

  it('are those that were compared with the sources', () => {
    expect(createHash('sha256').update(SAFE_PRIVATE).digest('hex')).toBe(
      'deea3e76d9b48c9089c7c77d7192426090450d9950bdf1bd1984b292f0572592',
    );
  });

  it('are found by creator, whatever stands around its name, and by nothing else', () => {
    const bValue = { name: 'B Value', disposition: 'keep' };
    expect(lookup('(0019,"SIEMENS MR HEADER",0C)')).toMatchObject(bValue);
    expect(lookup('(0019,"SIEMENS MR HEADER ",0C)')).toMatchObject(bValue);
    expect(lookupSafePrivate(0x0019, 'SIEMENS MR HEADER\0', 0x100c, [])).toMatchObject(bValue);
    expect(lookup('(0019,"Siemens MR Header",0C)')).toBeUndefined();
    expect(lookup('(0019,"SIEMENS MR",0C)')).toBeUndefined();
    expect(lookup('(0029,"SIEMENS MR HEADER",0C)')).toBeUndefined();
    expect(lookup('(0019,"",0C)')).toBeUndefined();
  });

  it('apply at any depth when the list names no place', () => {
    expect(lookup('(5200,9230)/(0018,9117)/(0019,"SIEMENS MR HEADER",0C)')?.disposition).toBe('keep');
    expect(
      lookup('(5200,9230)/(2005,"Philips MR Imaging DD 005",0F)/(2001,"Philips Imaging DD 001",03)')
        ?.disposition,
    ).toBe('keep');
  });

  it('do not apply inside a private sequence that is not listed', () => {
    expect(lookup('(0019,"ACME",01)/(0019,"SIEMENS MR HEADER",0C)')).toBeUndefined();
    expect(lookup('(0019,"ACME",01)/(0040,0275)/(0019,"SIEMENS MR HEADER",0C)')).toBeUndefined();
    expect(
      lookup('(0019,"ACME",01)/(2005,"Philips MR Imaging DD 005",0F)/(2001,"Philips Imaging DD 001",03)'),
    ).toBeUndefined();
  });

  it('apply only in their place when the list names one', () => {
    const inside = '(0021,"SIEMENS MR SDS 01",FE)/(0021,"SIEMENS MR SDS 01",01)';
    expect(lookup(`(5200,9229)/${inside}`)?.disposition).toBe('keep');
    expect(lookup(`(5200,9230)/${inside}`)?.disposition).toBe('keep');
    expect(lookup(`(5200,9229)/${inside.replaceAll('01",', '01 ",')}`)?.disposition).toBe('keep');
    expect(lookup(inside)).toBeUndefined();
    expect(lookup('(0021,"SIEMENS MR SDS 01",FE)')).toBeUndefined();
  });

  it('say which public attributes of a private sequence are safe', () => {
    expect(lookup('(0009,"GEIIS",10)/(0028,0008)')).toMatchObject({
      name: 'GE Private Image Thumbnail Sequence:Number of Frames',
      disposition: 'keep',
    });
    expect(lookup('(0028,0008)')).toBeUndefined();
    expect(lookup('(0009,"GEIIS",10)/(0010,0010)')).toBeUndefined();
    expect(lookup('(2005,"Philips MR Imaging DD 001",80)/(0008,1155)')?.disposition).toBe('hash');
  });

  it('keep the sequences that carry safe attributes', () => {
    expect(lookup('(0009,"GEIIS",10)')).toEqual({
      name: 'GE Private Image Thumbnail Sequence',
      vrs: ['SQ'],
      disposition: 'keep',
    });
    expect(lookup('(5200,9230)/(2005,"Philips MR Imaging DD 005",0F)')?.vrs).toEqual(['SQ']);
  });

  it('cost little, however deep the file', () => {
    const deep = Array.from({ length: 64 }, () => '(2005,"Philips MR Imaging DD 005",0F)');
    expect(lookupSafePrivate(0x2001, 'Philips Imaging DD 001', 0x03, deep)?.disposition).toBe('keep');
  });

  it('know their creators', () => {
    expect(creatorIsKnown(0x0019, 'SIEMENS MR HEADER ')).toBe(true);
    expect(creatorIsKnown(0x0021, 'SIEMENS MR SDS 01')).toBe(true);
    expect(creatorIsKnown(0x0019, 'ACME')).toBe(false);
    expect(creatorIsKnown(0x0029, 'SIEMENS MR HEADER')).toBe(false);
    expect(creatorIsKnown(0x0008, '')).toBe(false);
  });
});
