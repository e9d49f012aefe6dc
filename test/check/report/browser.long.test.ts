import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReportData } from '../../../src/check/report/data.ts';
import { renderPage } from '../../../src/check/report/page.ts';
import { checkResult, finding } from '../../support/check-result.ts';
import { reportData } from '../../support/report-data.ts';
import { describeWith, findTool } from '../../support/tools.ts';

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';

const WITH_FINDINGS = reportData({
  check: checkResult({
    findings: [
      finding('value-kept', { count: 57, files: [1, 2, 3, 9] }),
      finding('value-kept', { path: '(0040,A730)/(0010,0010)', count: 3 }),
      finding('residue-value', { path: '(0008,1030)', keyword: 'StudyDescription', count: 4 }),
      finding('uid-split', { path: '(0020,000D)', keyword: 'StudyInstanceUID', observed: 'inconsistent' }),
      finding('attribute-removed', { path: '(0018,0060)', keyword: 'KVP', observed: 'removed', count: 20 }),
    ],
    privacy: { leaks: 64, linkage: 1, identifiersSearched: 431 },
  }),
  samples: [
    {
      ...{ index: 1, sopClass: 'CT Image Storage', syntax: 'RLE Lossless', showsValues: false, omitted: 0 },
      rows: [
        {
          ...{ where: '(0010,0010)', keyword: 'PatientName', vr: 'PN', before: '2 words', after: '1 word' },
          ...{ action: 'changed', why: 'allowed: replace', clause: 'row (0010,0010): Z', isSame: false },
        },
        {
          ...{ where: '(0028,0010)', keyword: 'Rows', vr: 'US', before: '1 number', after: '1 number' },
          ...{ action: 'kept', why: 'not listed', clause: '', isSame: true },
        },
      ],
      before: { missing: 'Not drawn: text burned into an original would show.' },
      after: { uri: PIXEL, rows: 160, columns: 160, frames: 1, isCoarse: true },
    },
  ],
});

describeWith(['chromium'], 'a report in a browser', () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    const { chromium } = await import('playwright-core');
    folder = mkdtempSync(join(tmpdir(), 'deidlab-page-'));
    browser = await chromium.launch({
      executablePath: findTool('chromium')!,
      args: ['--no-sandbox', '--disable-background-networking'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens a report from the disk; `trouble` gets whatever must not happen. */
  async function open(
    data: ReportData,
    options: Parameters<Browser['newPage']>[0] = {},
  ): Promise<{ page: Page; trouble: string[] }> {
    const path = join(folder, `${Math.random()}.html`);
    writeFileSync(path, renderPage(data));
    const page = await browser.newPage(options);
    const trouble: string[] = [];
    page.on('console', (message) => trouble.push(`console ${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
    page.on('request', (request) => {
      if (request.url() !== pathToFileURL(path).href && !request.url().startsWith('data:'))
        trouble.push(`request: ${request.url()}`);
    });
    await page.goto(pathToFileURL(path).href);
    return { page, trouble };
  }

  it('filters, folds, draws and shows pictures, asks no network and has no error', async () => {
    const { page, trouble } = await open(WITH_FINDINGS);
    const rows = page.locator('#findings tbody tr:visible');
    expect(await rows.count()).toBe(5);
    await page.getByRole('searchbox').fill('studydescription');
    expect(await rows.count()).toBe(1);
    expect(await page.getByRole('status').textContent()).toBe('1 of 5 findings shown');
    await page.getByRole('searchbox').fill('nothing like it');
    expect(await page.getByText('No finding fits the filter.').isVisible()).toBe(true);
    await page.getByRole('searchbox').fill('');
    await page.getByRole('checkbox', { name: 'LEAK' }).uncheck();
    expect(await rows.count()).toBe(2);
    await page.getByRole('checkbox', { name: 'LEAK' }).check();
    await page.getByRole('combobox', { name: 'Level' }).selectOption('relations');
    expect(await rows.count()).toBe(1);
    await page.getByRole('combobox', { name: 'Level' }).selectOption('');
    expect(await rows.count()).toBe(5);

    const hint = page.getByText('Look at every level').first();
    expect(await hint.isVisible()).toBe(false);
    // by keyboard alone
    await page.locator('details.hint summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await hint.isVisible()).toBe(true);

    const bars = (id: string): Promise<number> =>
      page.locator(`#${id} .point path`).evaluateAll(
        (paths) =>
          paths.filter((path) => {
            const { width, height } = (
              path as unknown as { getBBox(): { width: number; height: number } }
            ).getBBox();
            return width > 1 && height > 1;
          }).length,
      );
    expect(await bars('chart-findings')).toBe(4);
    expect(await bars('chart-actions')).toBe(4);

    const picture = page.locator('#samples img');
    expect(await picture.isVisible()).toBe(true);
    expect(
      await picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
    ).toBe(1);
    const sampleRows = page.locator('#samples tbody tr:visible');
    expect(await sampleRows.count()).toBe(1);
    await page.getByLabel('only what is not the same').uncheck();
    expect(await sampleRows.count()).toBe(2);
    expect(trouble).toEqual([]);
    await page.close();
  });

  it('is read in both themes, by choice or by that of the system', async () => {
    const { page, trouble } = await open(WITH_FINDINGS, { colorScheme: 'dark' });
    const background = (): Promise<string> =>
      page.evaluate('getComputedStyle(document.body).backgroundColor') as Promise<string>;
    const inkOfChart = (): Promise<string> =>
      page
        .locator('#chart-findings .xtitle')
        .evaluate((text) => (text as unknown as { style: { fill: string } }).style.fill);
    const [dark, darkInk] = [await background(), await inkOfChart()];
    await page.getByRole('button', { name: 'Light theme' }).click();
    expect(await background()).not.toBe(dark);
    await expect.poll(inkOfChart).not.toBe(darkInk);
    expect(trouble).toEqual([]);
    await page.close();
  });

  it('fits a narrow screen and paper, and says all without scripts', async () => {
    const narrow = await open(WITH_FINDINGS, { viewport: { width: 380, height: 800 } });
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await narrow.page.evaluate(overflow)).toBeLessThanOrEqual(0);
    await narrow.page.emulateMedia({ media: 'print' });
    expect(await narrow.page.locator('nav').isVisible()).toBe(false);
    expect((await narrow.page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
    expect(narrow.trouble).toEqual([]);
    await narrow.page.close();

    const plain = await open(WITH_FINDINGS, { javaScriptEnabled: false });
    expect(await plain.page.locator('#findings tbody tr:visible').count()).toBe(5);
    expect(await plain.page.getByRole('searchbox').count()).toBe(0);
    await plain.page.close();
  });

  it('without findings says so, and draws no chart of them', async () => {
    const { page, trouble } = await open(reportData({ check: checkResult() }));
    expect(await page.getByText('Passed these 6,280 checks.').isVisible()).toBe(true);
    expect(await page.locator('#chart-findings').count()).toBe(0);
    expect(trouble).toEqual([]);
    await page.close();
  });

  it('runs no script that a text smuggled in: the policy of the page allows its own two only', async () => {
    const page = await browser.newPage();
    const smuggled = renderPage(WITH_FINDINGS).replace(
      '<main',
      '<script>document.title="smuggled"</script><main',
    );
    const path = join(folder, 'smuggled.html');
    writeFileSync(path, smuggled);
    await page.goto(pathToFileURL(path).href);
    expect(await page.title()).toBe('Check of a de-identification');
    await page.close();
  });
});
