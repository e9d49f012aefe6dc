import type { Page } from 'playwright-core';

/** Something that a person must see in a notebook that was run. */
export interface Sight {
  readonly claim: string;
  /** What is wrong, or nothing. */
  readonly look: (page: Page) => Promise<string | undefined>;
}

/** The tree has a closed sequence; opened with a click, what is inside shows. */
function treeOpens(sequence: string, inside: string): Sight {
  return {
    claim: `the tree opens ${sequence} and shows ${inside}`,
    look: async (page) => {
      const summary = page.locator(`.dl-tree summary:has-text("${sequence}")`).first();
      const hidden = page
        .locator(`.dl-tree details:has(> summary:has-text("${sequence}")) .dl-row:has-text("${inside}")`)
        .first();
      await summary.scrollIntoViewIfNeeded();
      if (await hidden.isVisible()) return 'it is open before anybody clicks';
      await summary.click();
      // items and sequences inside open one by one
      for (let tries = 0; tries < 8 && !(await hidden.isVisible()); tries++) {
        const next = page
          .locator(
            `.dl-tree details:has(> summary:has-text("${sequence}")) details:not([open]) > summary:visible`,
          )
          .first();
        if ((await next.count()) === 0) break;
        await next.click();
      }
      return (await hidden.isVisible()) ? undefined : 'after the clicks it is still hidden';
    },
  };
}

/** A chart with at least so many marks that have a size on the screen. */
function chartHasMarks(selector: string, least: number): Sight {
  return {
    claim: `a chart has at least ${least} drawn marks (${selector})`,
    look: async (page) => {
      const marks = page.locator(`[id^="deidlab-figure-"] ${selector}`);
      await page.locator('[id^="deidlab-figure-"]').first().scrollIntoViewIfNeeded();
      await marks.first().waitFor({ state: 'visible', timeout: 20_000 });
      const sizes = await marks.evaluateAll((all) =>
        all.map((each) => {
          const { width, height } = (
            each as unknown as { getBoundingClientRect(): { width: number; height: number } }
          ).getBoundingClientRect();
          return width > 1 && height > 1;
        }),
      );
      const drawn = sizes.filter(Boolean).length;
      return drawn >= least ? undefined : `${drawn} of ${sizes.length} have a size`;
    },
  };
}

/** So many pictures that are not one flat grey. */
function picturesShow(least: number): Sight {
  return {
    claim: `at least ${least} ${least === 1 ? 'picture of the cohort is' : 'pictures of the cohort are'} visible`,
    look: async (page) => {
      const pictures = page.locator('.dl-images svg image');
      await pictures.first().scrollIntoViewIfNeeded();
      const contrasts =
        (await page.evaluate(`Promise.all([...document.querySelectorAll('.dl-images svg image')].map(async (node) => {
        const { width, height } = node.getBoundingClientRect();
        if (width < 50 || height < 50) return 0;
        const picture = new Image();
        picture.src = node.getAttribute('href');
        await picture.decode();
        const canvas = document.createElement('canvas');
        canvas.width = picture.naturalWidth; canvas.height = picture.naturalHeight;
        const pen = canvas.getContext('2d');
        pen.drawImage(picture, 0, 0);
        const grey = pen.getImageData(0, 0, canvas.width, canvas.height).data.filter((_, at) => at % 4 === 0);
        return Math.max(...new Set(grey)) - Math.min(...new Set(grey));
      }))`)) as number[];
      const good = contrasts.filter((contrast) => contrast > 50).length;
      return good >= least ? undefined : `${good} of ${contrasts.length} have contrast`;
    },
  };
}

function textShows(selector: string, text: string): Sight {
  return {
    claim: `"${text}" is there to read`,
    look: async (page) => {
      const place = page.locator(`${selector}:has-text("${text}")`).first();
      await place.scrollIntoViewIfNeeded({ timeout: 20_000 });
      return (await place.isVisible()) ? undefined : 'it is hidden';
    },
  };
}

/** What to look for, by notebook. */
export const SIGHTS: Readonly<Record<string, readonly Sight[]>> = {
  '00-check-setup': [
    textShows('.dl-setup td', 'the tslab kernel'),
    picturesShow(1),
    chartHasMarks('.bars path', 6),
  ],
  '01-find-identifiers': [
    picturesShow(2),
    chartHasMarks('.bars path', 8),
    textShows('.dl-tree .dl-row', 'rule 1, PatientID'),
  ],
  '02-read-file': [
    textShows('.dl-hex', 'Stone^Finwan'),
    treeOpens('OriginalAttributesSequence', 'RequestedProcedureComments'),
    picturesShow(4),
    textShows('.dl-tree .dl-row', 'SIEMENS MR HEADER'),
  ],
  '03-dump-metadata': [
    textShows('.dl-data td', 'Imaginary Scanners'),
    chartHasMarks('.sunburstlayer path', 20),
    chartHasMarks('.bars path', 20),
    textShows('.dl-data td', 'STONE FINWAN'),
  ],
  '04-build-whitelist': [chartHasMarks('.points path', 6), textShows('.dl-findings td', 'StudyDescription')],
  '05-shift-dates': [chartHasMarks('.points path', 100), textShows('.dl-diff td', 'AcquisitionDateTime')],
  '07-draft-script': [
    textShows('.dl-note', 'Draft 1, judged'),
    textShows('.dl-findings td', 'PatientName'),
    textShows('.dl-data td', '05-never-ends'),
    chartHasMarks('.bars path', 3),
  ],
  '08-assure-quality': [
    textShows('.dl-findings td', 'LEAK'),
    textShows('.dl-data td', 'faces that can be reconstructed'),
    chartHasMarks('.points path', 6),
  ],
  '10-attack-release': [
    picturesShow(1),
    textShows('.dl-data td', 'STONE FINWAN'),
    textShows('.dl-data td', 'private'),
  ],
};
