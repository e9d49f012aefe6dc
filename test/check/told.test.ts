import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { readDicom } from '../../src/dicom/read.ts';
import { numberValues } from '../../src/dicom/value.ts';
import { ctFile } from '../support/patients.ts';

/** `John` as the bytes of a tag, as after a wrong length. */
const LETTERS = '6F4A6E68';
const told = (text: string): boolean => /6F4A|6E68|John|DOE/.test(text);

describe('what a check says', () => {
  it('has no private creator that is not published, and no letters that were taken for a tag', () => {
    const original = ctFile({
      [LETTERS]: { vr: 'LO', value: 'Quibble^Zebedee' },
      '(0019,"DOE^JANE 1950",0C)': { vr: 'LO', value: 'Quibble^Zebedee' },
      '(0021,"DOE /(0010,0010)",0D)': { vr: 'LO', value: 'Quibble^Zebedee' },
      RequestAttributesSequence: [{ [LETTERS]: { vr: 'SH', value: 'Quibble' } }],
    });
    for (const showValues of [false, true]) {
      const { findings, safeHarbor } = check({
        ...{ originals: new Map([['a', original]]), output: new Map([['a', original]]) },
        ...{ policy: 'basic', showValues },
      });
      const paths = findings.map(({ path }) => path);
      expect(paths).toContain('(unlisted tag)');
      expect(paths.some((path) => path.startsWith('(0019,"unlisted creator",0C)'))).toBe(true);
      expect(paths.filter(told)).toEqual([]);
      const others = findings.map(({ sample: _, ...finding }) => finding);
      expect(told(JSON.stringify([others, safeHarbor]))).toBe(false);
    }
  });

  it('names a published creator', () => {
    const original = ctFile({ '(0019,"SIEMENS MR HEADER",0C)': { vr: 'IS', value: '1000' } });
    const { findings } = check({
      ...{ originals: new Map([['a', original]]), output: new Map([['a', original]]), policy: 'basic' },
    });
    expect(findings.map(({ path }) => path)).toContain('(0019,"SIEMENS MR HEADER",0C)');
  });
});

describe('an error about a value', () => {
  it('does not tell letters that were taken for a tag', () => {
    const file = readDicom(ctFile({ [LETTERS]: { vr: 'UL', value: new Uint8Array(6) } }));
    const element = file.elements.find(({ tag }) => tag === Number.parseInt(LETTERS, 16))!;
    const failure = (() => {
      try {
        return String(numberValues(file, element));
      } catch (error) {
        return error as { message: string; tag: unknown };
      }
    })();
    expect(failure).toMatchObject({ code: 'E_BAD_VALUE' });
    expect(failure).not.toHaveProperty('tag');
    expect(told((failure as { message: string }).message)).toBe(false);
  });
});
