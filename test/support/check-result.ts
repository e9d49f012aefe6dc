import { type FindingCode, kindOfFinding } from '../../src/check/codes.ts';
import type { CheckResult, Finding } from '../../src/check/finding.ts';

/** A finding of a code, with what its code says of it. */
export function finding(code: FindingCode, more: Partial<Finding> = {}): Finding {
  return {
    ...{ code, ...kindOfFinding(code) },
    path: '(0010,0010)',
    keyword: 'PatientName',
    expected: 'remove, empty or another value',
    observed: 'unchanged',
    hint: 'Look at every level, not only at the top.',
    files: [1],
    count: 1,
    ...more,
  };
}

const NONE = { passed: 0, checked: 0 };

/** A result by hand: what a check without findings says. */
export function checkResult(more: Partial<CheckResult> = {}): CheckResult {
  return {
    policy: 'basic',
    otherProfiles: [],
    files: { originals: 60, outputs: 57, refused: 3, pairs: 57 },
    findings: [],
    checks: { policy: 5123, residue: 812, relations: 345, metamorphic: 0 },
    privacy: { leaks: 0, linkage: 0, identifiersSearched: 431 },
    utility: {
      attributesKept: { passed: 990, checked: 1000 },
      pixelsEqual: { passed: 54, checked: 54 },
      geometryIntact: { passed: 40, checked: 40 },
      suvComputable: { passed: 8, checked: 8 },
      bValuesKept: NONE,
    },
    scores: {
      tag_retained: { passed: 99_999, checked: 100_000 },
      text_notnull: { passed: 10, checked: 10 },
      text_retained: { passed: 10, checked: 10 },
      text_removed: { passed: 9, checked: 10 },
      date_shifted: { passed: 10, checked: 10 },
      uid_changed: { passed: 10, checked: 10 },
      uid_consistent: { passed: 10, checked: 10 },
      patid_consistent: { passed: 6, checked: 6 },
      pixels_retained: { passed: 54, checked: 54 },
      pixels_hidden: NONE,
    },
    safeHarbor: 'ABCDEFGHIJKLMNOPQR'.split('').map((letter) => ({
      letter,
      category: `Category ${letter}`,
      attributes: letter === 'A' ? ['PatientName', 'ReferringPhysicianName'] : [],
      checked: letter === 'A' ? 130 : 0,
      findings: 0,
      notChecked: letter === 'Q' ? ['faces in head scans'] : [],
    })),
    notChecked: ['faces that can be reconstructed from head scans'],
    ...more,
  };
}
