import { describe, expect, it } from 'vitest';
import { BAD_OUTPUTS } from '../../datasets/bad-outputs.ts';
import { check } from '../../src/check/check.ts';
import { kindOfFinding } from '../../src/check/codes.ts';
import { MORE_BAD_OUTPUTS } from './more-bad-outputs.ts';
import { inputOf } from './worlds.ts';

/** What else a checker rightly says about the same defect. */
const ALONG: Readonly<Record<string, string>> = {
  'delete-all': 'required-missing',
  'all-uids-one': 'mapping-broken',
  'series-merged': 'mapping-broken',
  'record-number-kept': 'mapping-broken',
  'id-base64': 'mapping-broken',
  'id-reversed': 'mapping-broken',
  'id-hex': 'mapping-broken',
  'id-md5': 'mapping-broken',
  'id-sha256': 'mapping-broken',
  'patients-merged': 'mapping-broken',
  'all-patients-one': 'mapping-broken',
  // the dates in the sequence make the stamp false
  'original-attributes-kept': 'stamp-false',
  'name-utf16': 'pixels-changed',
  'name-in-code': 'value-changed',
  'id-sha1-base64': 'mapping-broken',
  'id-sha512': 'value-invalid',
  'bytes-behind-name': 'value-invalid',
  'name-in-profile': 'attribute-added',
  'uid-moved': 'uid-split',
  'date-with-other-time': 'time-changed',
  'false-claim-moved': 'date-kept',
  'output-twice': 'output-extra',
  'same-instance-twice': 'reference-broken',
};

describe('a bad output', () => {
  it.each([...BAD_OUTPUTS, ...MORE_BAD_OUTPUTS].map((bad) => [bad.id, bad] as const))(
    '%s is caught for its reason',
    (id, bad) => {
      const { findings } = check(inputOf(bad));
      const codes = new Set<string>(findings.map(({ code }) => code));
      expect(codes).toContain(bad.code);
      const finding = findings.find(({ code }) => code === bad.code)!;
      const { level, severity, clause } = kindOfFinding(bad.code);
      expect(finding).toMatchObject({ level, severity, clause });
      expect([level, severity]).toEqual([bad.level, bad.severity]);
      codes.delete(bad.code);
      // the originals as they are have every fault that there is
      if (id !== 'do-nothing') expect([...codes].join()).toBe(ALONG[id] ?? '');
      for (const each of findings) expect(each.sample, 'no value unless asked for').toBeUndefined();
    },
  );
});
