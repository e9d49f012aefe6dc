import { describe, expect, it } from 'vitest';
import type { ReportData } from '../../../src/check/report/data.ts';
import { escapeHtml, html, jsonBlock } from '../../../src/check/report/html.ts';
import { renderPage } from '../../../src/check/report/page.ts';
import { positions } from '../../../src/check/report/words.ts';
import { safePath } from '../../../src/check/safe-path.ts';
import { checkResult, finding } from '../../support/check-result.ts';
import { reportData } from '../../support/report-data.ts';

/** Ends a script, an attribute, a tag, a comment, a template; and would run if it got anywhere. */
const HOSTILE = `</script><img src=x onerror="alert('x')">'"\`<!-- \${1}\u2028]]>`;

/** What of a page is no data and no script: where a hostile text would do harm. */
function markupOf(page: string): string {
  return page.replace(/<script[^>]*>[\s\S]*?<\/script>/g, '').replace(/<style>[\s\S]*?<\/style>/, '');
}

describe('the page', () => {
  it('escapes whatever comes from files, profiles and messages', () => {
    const hostile = finding('value-kept', {
      ...{ path: HOSTILE, keyword: HOSTILE, expected: HOSTILE, hint: HOSTILE, why: HOSTILE, clause: HOSTILE },
      sample: { original: HOSTILE, output: HOSTILE },
    });
    const base = reportData({
      showsValues: true,
      check: checkResult({
        findings: [hostile],
        policy: HOSTILE,
        notChecked: [HOSTILE],
        safeHarbor: [
          {
            letter: 'A',
            category: HOSTILE,
            attributes: [HOSTILE],
            checked: 1,
            findings: 1,
            notChecked: [HOSTILE],
          },
        ],
      }),
    });
    const data: ReportData = {
      ...base,
      header: {
        ...base.header,
        profile: { name: HOSTILE, hash: HOSTILE, options: [HOSTILE] },
        policy: HOSTILE,
        keyId: HOSTILE,
      },
      notChecked: [HOSTILE],
      actions: { [HOSTILE]: { [HOSTILE]: 1 } },
      samples: [
        {
          ...{ index: 1, sopClass: HOSTILE, syntax: HOSTILE, showsValues: true, omitted: 0 },
          rows: [
            {
              ...{ where: HOSTILE, keyword: HOSTILE, vr: HOSTILE, before: HOSTILE, after: HOSTILE },
              ...{ action: HOSTILE, why: HOSTILE, clause: HOSTILE, isSame: false },
            },
          ],
          before: { missing: HOSTILE },
          after: { missing: HOSTILE },
        },
      ],
    };
    const page = renderPage(data);
    expect(page).not.toContain('onerror="');
    const markup = markupOf(page);
    expect(markup).not.toContain('<img');
    expect(markup).not.toContain("alert('x')");
    // every script block is one of ours: two of data for plots and manifest, plan, plotly, client
    expect(page.match(/<script/g)!.length).toBe(page.match(/<\/script>/g)!.length);
    expect(page.match(/<script>/g)).toHaveLength(2);
  });

  it('cannot be forgotten to escape', () => {
    expect(html`<b title="${'"'}">${'<i>'}${[html`<u>`, '&']}${undefined}${false}${3}</b>`.html).toBe(
      '<b title="&#34;">&#60;i&#62;<u>&#38;3</b>',
    );
    expect(escapeHtml(HOSTILE)).not.toMatch(/[<>"'`]/);
    expect(jsonBlock('a', { [HOSTILE]: HOSTILE }).html.match(/<\/script>/g)).toHaveLength(1);
  });

  it('says passed these N checks, and what was not checked, and never that anything is safe', () => {
    const good = renderPage(reportData({ check: checkResult() }));
    expect(good).toContain('Passed these 6,280 checks.');
    expect(good).toContain('faces that can be reconstructed');
    const bad = renderPage(
      reportData({
        check: checkResult({
          findings: [finding('value-kept', { count: 12 }), finding('uid-split', { count: 2 })],
          privacy: { leaks: 12, linkage: 2, identifiersSearched: 5 },
        }),
      }),
    );
    expect(bad).toContain('Did not pass: 2 findings.');
    expect(bad).toContain('12 places LEAK, 2 places LINKAGE');
    const none = renderPage(
      reportData({ check: checkResult({ checks: { policy: 0, residue: 0, relations: 0, metamorphic: 0 } }) }),
    );
    expect(none).toContain('Nothing was checked.');
    for (const page of [good, bad, none])
      expect(markupOf(page)).not.toMatch(/safe to|is safe|anonymous|guarantee/i);
  });

  it('rounds no share up to 100 %', () => {
    expect(renderPage(reportData({ check: checkResult() }))).toContain('99.99 %');
  });

  it('shows original values of findings only in a report that shows values', () => {
    const check = checkResult({
      findings: [
        finding('value-kept', {
          ...{ path: '(0029,"ZZMARK",01)', keyword: '' },
          sample: { original: 'ZZMARK', output: 'ZZMARK' },
        }),
      ],
      safeHarbor: [
        {
          letter: 'A',
          category: '',
          attributes: ['(0029,"ZZMARK",01)'],
          checked: 1,
          findings: 1,
          notChecked: [],
        },
      ],
    });
    expect(renderPage(reportData({ check }))).not.toContain('ZZMARK');
    expect(renderPage(reportData({ check, showsValues: true }))).toContain('ZZMARK');
  });

  it('stays small with many findings, files and attributes', () => {
    const findings = Array.from({ length: 20_000 }, (_, k) =>
      finding('value-kept', {
        path: `(0010,${String(k % 10_000).padStart(4, '0')})`,
        keyword: `Keyword${k}`,
      }),
    );
    const page = renderPage(
      reportData({ check: checkResult({ findings }), manifest: undefined, manifestFile: 'r.manifest.jsonl' }),
    );
    expect(page.length).toBeLessThan(2_500_000);
    expect(page).toContain('19,700 more');
    expect(page).toContain('r.manifest.jsonl');
  });

  it('lets no cause hide another one, and says how many findings of each are left out', () => {
    const findings = [
      ...Array.from({ length: 5000 }, (_, k) => finding('value-kept', { keyword: `Keyword${k}`, count: 2 })),
      ...Array.from({ length: 5 }, (_, k) => finding('uid-split', { keyword: `Uid${k}` })),
      finding('attribute-removed', { keyword: 'KVP' }),
    ];
    const page = renderPage(
      reportData({ check: checkResult({ findings }), findingsFile: 'r.findings.jsonl' }),
    );
    for (const keyword of ['Keyword293', 'Uid0', 'Uid4', 'KVP'])
      expect(page).toContain(`<span class="keyword">${keyword}</span>`);
    expect(page).not.toContain('Keyword294<');
    expect(page).toContain('300 findings shown; 4,706 more are counted with their cause');
    expect(page).toContain('all 5,006 are in r.findings.jsonl beside this report');
    expect(page).toContain('… and 4,706 more findings of this cause, 9,412 places.');
  });
});

describe('a path in a report', () => {
  it('names a private creator only when it is a published one', () => {
    expect(safePath('(0019,"SIEMENS MR HEADER",0C)')).toBe('(0019,"SIEMENS MR HEADER",0C)');
    expect(safePath('(0040,A730)[0]/(0010,0010)')).toBe('(0040,A730)[0]/(0010,0010)');
    expect(safePath('file meta')).toBe('file meta');
    expect(safePath('(0029,"DOE JANE",01)/(0010,0010)')).toBe('(0029,"unlisted creator",01)/(0010,0010)');
    for (const path of ['(0029,"X",01) JANE",02)', '(0029,"A\\"JANE",02)', 'JANE^DOE', '(0029,"JANE'])
      expect(safePath(path)).not.toContain('JANE');
  });
});

describe('positions', () => {
  it('are put together, and are not many', () => {
    expect(positions([9, 1, 2, 3, 3])).toBe('1-3, 9');
    expect(positions(Array.from({ length: 100 }, (_, k) => k * 2)).split(', ')).toHaveLength(13);
  });
});
