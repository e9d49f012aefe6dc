import type { Finding } from '../../check/finding.ts';
import { chip, escapeHtml, frame } from './style.ts';

const COLOURS: Readonly<Record<string, string>> = {
  LEAK: '#c62828',
  LINKAGE: '#7b1fa2',
  INVALID: '#1565c0',
  'OVER-REMOVAL': '#b45309',
  UNSTABLE: '#57606a',
};

/**
 * What the checker found, worst first; each opens to why it matters, the clause, and what to do.
 *
 * @param options.limit findings shown. Default 40
 */
export function renderFindings(
  findings: readonly Finding[],
  options: { readonly limit?: number; readonly caption?: string } = {},
): string {
  const limit = options.limit ?? 40;
  const caption = options.caption ? `<div class="dl-note">${escapeHtml(options.caption)}</div>` : '';
  if (findings.length === 0)
    return frame(
      'findings',
      `${caption}${chip('no finding', '#2e7d32')} Passed the checks that were made; that is not the same as safe to release.`,
    );
  const counts = Object.keys(COLOURS)
    .map((severity) => ({
      severity,
      count: findings.filter((finding) => finding.severity === severity).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => chip(`${severity} ${count}`, COLOURS[severity] ?? '#57606a'))
    .join('');
  const body = findings.slice(0, limit).map(rowOf).join('');
  const more =
    findings.length > limit ? `<div class="dl-note">and ${findings.length - limit} more findings</div>` : '';
  return frame(
    'findings',
    `${caption}<div>${counts}</div><table class="dl-table"><thead><tr><th>severity</th><th>where</th><th>expected</th><th>observed</th><th>places</th><th>why it matters</th></tr></thead><tbody>${body}</tbody></table>${more}`,
  );
}

function rowOf(finding: Finding): string {
  const { severity, path, keyword, expected, observed, count, why, clause, code, hint, sample } = finding;
  const shown = sample ? `<div>${sampleOf(sample, severity === 'LEAK')}</div>` : '';
  return `<tr><td>${chip(severity, COLOURS[severity] ?? '#57606a')}</td><td>${escapeHtml(keyword)}<div class="dl-mono">${escapeHtml(path)}</div></td><td>${escapeHtml(expected)}</td><td>${escapeHtml(observed)}${shown}</td><td class="dl-number">${count}</td><td><details class="dl-more"><summary>${escapeHtml(why)}</summary>${escapeHtml(hint)} <small>${escapeHtml(clause)} · ${escapeHtml(code)}</small></details></td></tr>`;
}

/** What leaked must not look like what is well: it has a colour, a weight and a word of its own. */
function sampleOf({ original, output }: NonNullable<Finding['sample']>, isLeak: boolean): string {
  if (isLeak && original === output) return `still <mark>${escapeHtml(output)}</mark>`;
  const tag = isLeak ? 'mark' : 'ins';
  return `was <del>${escapeHtml(original)}</del>, is <${tag}>${escapeHtml(output)}</${tag}>`;
}
