import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookupKeyword } from '../../src/dicom/dictionary.ts';
import { isPrivate } from '../../src/dicom/tag.ts';
import { vrCode } from '../../src/dicom/vr.ts';
import { DeidError } from '../../src/errors.ts';
import { samplePlace } from '../../src/profile/attributes.ts';
import type { Step } from '../../src/profile/decision.ts';
import {
  describeStep,
  matches,
  mayHold,
  mayMatch,
  parseSelector,
  type Selector,
  selectorOf,
} from '../../src/profile/selector.ts';

/** `ContentSequence` or `(0019,100C) SIEMENS MR HEADER`: a step as it stands in a file. */
function step(text: string): Step {
  const [, group, element, creator] = /^\(([0-9A-F]{4}),([0-9A-F]{4})\) ?(.*)$/i.exec(text) ?? [];
  if (group === undefined) return { tag: lookupKeyword(text)!.tag, creator: undefined };
  return { tag: Number.parseInt(group + element!, 16), creator: creator === '' ? undefined : creator! };
}

/** Whether a selector takes the element at the end of a path. */
function takes(selector: Selector | string, path: string, vr?: string): boolean {
  const steps = path.split(' / ').map(step);
  const last = steps.at(-1)!;
  const place = samplePlace({
    ...last,
    path: steps.slice(0, -1),
    vr: vr === undefined ? undefined : vrCode(vr),
  });
  return matches(typeof selector === 'string' ? parseSelector(selector) : selector, place);
}

describe('a selector of one attribute', () => {
  it.each([
    ['PatientID', 'PatientID', true],
    ['PatientID', 'PatientName', false],
    ['(0010,0020)', 'PatientID', true],
    ['0010,0020', 'PatientID', true],
    ['00100020', 'PatientID', true],
    ['( 0010,0020)', 'PatientID', undefined],
    ['(0010,0021)', 'PatientID', false],
    ['(0010,002a)', '(0010,002A)', true],
  ] as const)('%s takes %s: %s', (selector, path, expected) => {
    if (expected === undefined) expect(() => parseSelector(selector)).toThrow(DeidError);
    else expect(takes(selector, path)).toBe(expected);
  });

  it('takes it at any depth', () => {
    expect(takes('PatientID', 'ReferencedPatientSequence / PatientID')).toBe(true);
    expect(takes('(0040,A160)', 'ContentSequence / ContentSequence / ContentSequence / TextValue')).toBe(
      true,
    );
    expect(takes('(0019,"ACME",0C)', 'ContentSequence / (0019,100C) ACME')).toBe(true);
  });
});

describe('a repeating group', () => {
  it.each([
    ['(60xx,3000)', '(6000,3000)', true],
    ['(60xx,3000)', '(6002,3000)', true],
    ['(60XX,3000)', '(60FE,3000)', true],
    ['60xx,3000', '(601E,3000)', true],
    ['(60xx,3000)', '(6000,4000)', false],
    ['(60xx,3000)', '(5000,3000)', false],
    ['(60xx,3000)', '(6001,3000)', false],
    ['(50xx,xxxx)', '(5002,2500)', true],
    ['(50xx,xxxx)', '(5003,1025)', false],
    ['(0020,31xx)', '(0020,3145)', true],
    ['(0020,31xx)', '(0020,3245)', false],
    ['(xxxx,0010)', '(0008,0010)', true],
    ['(6000,3000)', '(6002,3000)', false],
  ])('%s takes %s: %s', (selector, path, expected) => {
    expect(takes(selector, path)).toBe(expected);
  });

  it('never takes an odd group, as those are private', () => {
    const digit = fc.constantFrom(...'0123456789abcdefx');
    const pattern = fc
      .tuple(...Array.from({ length: 8 }, () => digit))
      .map((digits) => `(${digits.slice(0, 4).join('')},${digits.slice(4).join('')})`);
    fc.assert(
      fc.property(
        pattern.filter((text) => text.includes('x')),
        fc.nat({ max: 0xffffffff }),
        (text, tag) => {
          expect(isPrivate(tag) && mayMatch(parseSelector(text), tag)).toBe(false);
        },
      ),
    );
  });

  it('by its keyword is meant in every group', () => {
    expect(takes('OverlayData', '(6000,3000)')).toBe(true);
    expect(takes('OverlayData', '(6002,3000)')).toBe(true);
  });
});

describe('a private attribute', () => {
  const selector = '(0019,"SIEMENS MR HEADER",0C)';
  it.each([
    ['(0019,100C) SIEMENS MR HEADER', true],
    ['(0019,110C) SIEMENS MR HEADER', true],
    ['(0019,FF0C) SIEMENS MR HEADER', true],
    ['(0019,100C) SIEMENS CT VA0', false],
    ['(0019,100C)', false],
    ['(0019,100D) SIEMENS MR HEADER', false],
    ['(0021,100C) SIEMENS MR HEADER', false],
    ['(0019,000C) SIEMENS MR HEADER', false],
    ['(0019,0010)', false],
  ])('is the same in whatever block its creator has: %s is %s', (path, expected) => {
    expect(takes(selector, path)).toBe(expected);
  });

  it('may be written with xx for the block, with spaces, and with a slash in the creator', () => {
    expect(takes('(0019,"SIEMENS MR HEADER",xx0C)', '(0019,100C) SIEMENS MR HEADER')).toBe(true);
    expect(takes('(0019, "SIEMENS MR HEADER", 0c)', '(0019,100C) SIEMENS MR HEADER')).toBe(true);
    expect(takes('(0019," SIEMENS MR HEADER ",0C)', '(0019,100C) SIEMENS MR HEADER')).toBe(true);
    expect(takes('(2005,"Philips MR/PET 001",0E)', '(2005,100E) Philips MR/PET 001')).toBe(true);
    expect(parseSelector('ContentSequence/(2005,"A/B",0E)/TextValue').steps).toHaveLength(3);
  });

  it('shows its creator in a path', () => {
    expect(describeStep(step('(2005,100E) ACME'))).toBe('(2005,"ACME",0E)');
    expect(describeStep(step('ContentSequence'))).toBe('ContentSequence');
    expect(describeStep(step('(0009,1001)'))).toBe('(0009,1001)');
  });
});

describe('VR and group', () => {
  it('a VR takes every element that has it', () => {
    expect(takes(selectorOf({ vr: 'PN' }), 'PatientName')).toBe(true);
    expect(takes(selectorOf({ vr: 'PN' }), 'PatientID')).toBe(false);
    expect(takes(selectorOf({ vr: 'PN' }), 'ContentSequence / PersonName')).toBe(true);
    expect(takes(selectorOf({ vr: 'PN' }), '(0019,100C) ACME', 'PN')).toBe(true);
  });

  it('a group takes every element of it', () => {
    expect(takes(selectorOf({ group: '0010' }), 'PatientName')).toBe(true);
    expect(takes(selectorOf({ group: '0010' }), 'StudyDate')).toBe(false);
    expect(takes(selectorOf({ group: '0019' }), '(0019,100C) ACME')).toBe(true);
  });

  it('together they take what is all of them', () => {
    const selector = selectorOf({ vr: 'DA', group: '0008' });
    expect(takes(selector, 'StudyDate')).toBe(true);
    expect(takes(selector, 'StudyTime')).toBe(false);
    expect(takes(selector, 'PatientBirthDate')).toBe(false);
    expect(takes(selectorOf({ attribute: 'ContentSequence/*', vr: 'DA' }), 'ContentSequence / Date')).toBe(
      true,
    );
    expect(
      takes(selectorOf({ attribute: 'ContentSequence/*', vr: 'DA' }), 'ContentSequence / TextValue'),
    ).toBe(false);
    expect(selector.text).toBe('VR DA, group 0008');
  });
});

describe('a path', () => {
  it.each([
    ['ContentSequence/TextValue', 'ContentSequence / TextValue', true],
    ['ContentSequence/TextValue', 'TextValue', false],
    ['ContentSequence/TextValue', 'ContentSequence / ContentSequence / TextValue', false],
    ['ContentSequence/*/TextValue', 'ContentSequence / ContentSequence / TextValue', true],
    ['ContentSequence/*/TextValue', 'ContentSequence / TextValue', false],
    ['ContentSequence/**/TextValue', 'ContentSequence / TextValue', true],
    ['ContentSequence/**/TextValue', 'ContentSequence / ContentSequence / ContentSequence / TextValue', true],
    ['ContentSequence/**/TextValue', 'RequestAttributesSequence / ContentSequence / TextValue', false],
    ['**/ContentSequence/TextValue', 'RequestAttributesSequence / ContentSequence / TextValue', true],
    ['**/TextValue', 'TextValue', true],
    ['**/TextValue', 'ContentSequence / TextValue', true],
    ['*/TextValue', 'ContentSequence / TextValue', true],
    ['*/TextValue', 'TextValue', false],
    ['*/*', 'ContentSequence / TextValue', true],
    ['*/*', 'TextValue', false],
    ['*', 'TextValue', true],
    ['*', 'ContentSequence / TextValue', true],
    ['ContentSequence/*', 'ContentSequence / (0019,100C) ACME', true],
    ['ContentSequence/**/*', 'ContentSequence / ContentSequence / TextValue', true],
    [
      'ContentSequence/**/ContentSequence/**/TextValue',
      'ContentSequence / ContentSequence / TextValue',
      true,
    ],
    ['ContentSequence/**/ContentSequence/**/TextValue', 'ContentSequence / TextValue', false],
    [
      '(2005,"Philips MR Imaging DD 005",0E)/TextValue',
      '(2005,140E) Philips MR Imaging DD 005 / TextValue',
      true,
    ],
    ['(2005,"Philips MR Imaging DD 005",0E)/TextValue', '(2005,140E) ACME / TextValue', false],
    [' ContentSequence / TextValue ', 'ContentSequence / TextValue', true],
  ])('%s takes %s: %s', (selector, path, expected) => {
    expect(takes(selector, path)).toBe(expected);
  });

  it.each([
    ['ContentSequence/TextValue', 'ContentSequence', true],
    ['ContentSequence/TextValue', 'RequestAttributesSequence', false],
    ['ContentSequence/TextValue', 'ContentSequence / ContentSequence', false],
    ['ContentSequence/**/TextValue', 'ContentSequence / ContentSequence', true],
    ['**/TextValue', 'RequestAttributesSequence', true],
    ['*/*/TextValue', 'ContentSequence / ContentSequence', true],
    ['TextValue', 'ContentSequence', false],
    ['(2005,"ACME",0E)/TextValue', '(2005,100E) ACME', true],
    ['(2005,"ACME",0E)/TextValue', '(2005,100E) OTHER', false],
  ])('%s may be inside %s: %s', (selector, path, expected) => {
    expect(mayHold(parseSelector(selector), path.split(' / ').map(step))).toBe(expected);
  });

  it('takes nothing that is not inside what may hold it', () => {
    const name = fc.constantFrom('ContentSequence', 'RequestAttributesSequence', 'ConceptNameCodeSequence');
    const pattern = fc
      .tuple(
        fc.array(fc.oneof(name, fc.constantFrom('*', '**')), { minLength: 1, maxLength: 4 }),
        fc.constantFrom('TextValue', 'CodeValue', '*'),
      )
      .map(([steps, last]) => [...steps, last].join('/'));
    const path = fc.tuple(
      fc.array(name, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('TextValue', 'CodeValue'),
    );
    fc.assert(
      fc.property(pattern, path, (text, [around, last]) => {
        const selector = parseSelector(text);
        if (!takes(selector, [...around, last].join(' / '))) return;
        for (let depth = 1; depth <= around.length; depth++)
          expect(mayHold(selector, around.slice(0, depth).map(step))).toBe(true);
      }),
    );
  });
});

describe('a wrong selector', () => {
  const message = (text: string): string => {
    try {
      parseSelector(text);
    } catch (error) {
      if (error instanceof DeidError) return `${error.code}: ${error.message}`;
    }
    return 'none';
  };
  const forms = 'a PS3.6 keyword, a tag (gggg,eeee) or a private attribute (gggg,"CREATOR",ee)';

  it.each([
    [
      'PatientNam',
      `expected ${forms} in the selector "PatientNam", found "PatientNam". Did you mean PatientName?`,
    ],
    ['Q', `expected ${forms} in the selector "Q", found "Q"`],
    [
      'patientname',
      `expected ${forms} in the selector "patientname", found "patientname". Did you mean PatientName?`,
    ],
    [
      'ContentSequence/TextVal',
      `expected ${forms} in the selector "ContentSequence/TextVal", found "TextVal". Did you mean TextValue?`,
    ],
    ['(0010,002)', `expected ${forms} in the selector "(0010,002)", found "(0010,002)"`],
    [
      '(0018,"ACME",0C)',
      'expected an odd group for a private attribute in the selector "(0018,"ACME",0C)", found the even group 0018',
    ],
    [
      'ContentSequence/**',
      'expected a path that ends in an attribute in the selector "ContentSequence/**", found one that ends in "**"',
    ],
    ['', 'expected a path that ends in an attribute in the selector "", found one that ends in "**"'],
  ])('"%s" says what is allowed', (text, expected) => {
    expect(message(text)).toBe(`E_BAD_PROFILE: ${expected}`);
  });
});
