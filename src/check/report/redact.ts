import type { CheckResult } from '../finding.ts';
import { safePath } from '../safe-path.ts';

/** The result of a check with nothing in it that a file could have put there: no sample, no unlisted private creator. */
export function redactCheck(check: CheckResult): CheckResult {
  return {
    ...check,
    findings: check.findings.map(({ sample: _, ...finding }) => ({
      ...finding,
      path: safePath(finding.path),
      keyword: finding.keyword === '' ? '' : safePath(finding.keyword),
    })),
    safeHarbor: check.safeHarbor.map((row) => ({ ...row, attributes: row.attributes.map(safePath) })),
  };
}
