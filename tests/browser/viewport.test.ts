import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { overflow, unmarked, wide } from './overflow.ts';
import { useNettleser } from './browser.ts';
import { UNIT_PAGES, PAGE_TYPES } from './page-types.ts';
import { showAs } from './viewport.ts';

/**
 * What of a figure's numbers, in order, is not on the sheet, told by the months or names they are of: those in its own table,
 * or in the tables of the page that it leads to.
 */
async function notPrinted(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.figur')].flatMap((figure) => {
      // Bars say the numbers of their month, and each of the others has a page with its other months.
      const bars = [...figure.querySelectorAll('svg')].find((svg) => svg.checkVisibility());
      if (/-(sosken|sammensetning)$/.test(figure.id) && bars && matchMedia('print').matches) {
        const said = [...bars.querySelectorAll('text')].map((text) => text.textContent);
        return [...(figure.querySelector('tbody tr')?.querySelectorAll('td') ?? [])]
          .map(({ dataset, textContent }) =>
            dataset.status === 'skjermet' ? 'skjermet' : textContent.trim(),
          )
          .filter((number) => !said.includes(number))
          .map((number) => `${figure.id}: ${number}`);
      }
      const path = figure.querySelector('.tallsti a[href^="#"]')?.getAttribute('href') ?? '#';
      const shared = document.getElementById(path.slice(1))?.closest('section');
      const place = figure.querySelector('table') ? figure : shared;
      const cells = [...(place?.querySelectorAll<HTMLElement>('tbody :is(td, th)') ?? [])];
      if (cells.length === 0) return [`${figure.id}: ingen tabell`];
      const seen = (cell: HTMLElement) =>
        cell.checkVisibility({ contentVisibilityAuto: true }) &&
        cell.getBoundingClientRect().height > 0;
      return cells.filter((cell) => !seen(cell)).map((cell) => `${figure.id}: ${cell.innerText}`);
    }),
  );
}

describe('in a narrow window and on paper', () => {
  const { visit } = useNettleser('/');

  it.each(PAGE_TYPES)('/%s keeps within the window, and within the sheet', async (path) => {
    await visit(path, 'smal', async (page) => {
      for (const view of ['smal', 'print'] as const) {
        await showAs(page, view);
        const { pixels, by } = await overflow(page);
        expect(pixels, `${view}: ${by.join('\n')}`).toBe(0);
      }
      expect(await page.locator('h1').isVisible()).toBe(true);
      const pdf = await page.pdf({ format: 'A4' });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    });
  });

  it.each(['', ...UNIT_PAGES])('/%s has every number of every figure on paper', async (path) => {
    await visit(path, 'desktop', async (page) => {
      // On the screen they are folded away: what is measured tells the two apart.
      expect((await notPrinted(page)).length).toBeGreaterThan(5);
      await showAs(page, 'print');
      expect(await page.locator('.figur').count()).toBeGreaterThan(2);
      expect(await notPrinted(page)).toEqual([]);
    });
  });
});

describe('what is wider than its frame', () => {
  const { visit } = useNettleser('/');

  it.each(PAGE_TYPES.flatMap((path) => [360, 768].map((width) => ({ path, width }))))(
    'of /$path at $width scrolls, shows an edge and says so',
    async ({ path, width }) => {
      await visit(path, 'desktop', async (page) => {
        await page.setViewportSize({ width, height: 900 });
        const found = await wide(page);
        expect(found.filter(({ scrolls }) => !scrolls)).toEqual([]);
        // A few pixels are not worth scrolling for: such a table is set closer, and fits.
        expect(found.filter(({ beyond }) => beyond < 16)).toEqual([]);
        for (const { what, words } of found) expect(words, what).toMatch(/rull sidelengs$/i);
        expect(await unmarked(page)).toEqual([]);
      });
    },
  );

  it('is said where it is so, and nowhere else', async () => {
    await visit('figur/amo-kurs-sosken/', 'desktop', async (page) => {
      const words = page.locator('.kolonner').first();
      expect(await words.textContent()).toBe('14 kolonner, rull sidelengs');
      expect(await words.isVisible()).toBe(true);
    });
    await visit('figur/arbeidstrening-utvikling/', 'smal', async (page) => {
      expect(await page.locator('.kolonner').count()).toBeGreaterThan(0);
      expect(await page.locator('.kolonner:visible').count()).toBe(0);
    });
  });
});

describe('while it loads', () => {
  const { visit, url } = useNettleser('/');

  it.each(['', ...UNIT_PAGES])('/%s moves nothing', async (path) => {
    const moved = await visit('robots.txt', 'smal', async (page) => {
      await page.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifts.push((entry as LayoutShift).value);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(url() + path, { waitUntil: 'networkidle' });
      return page.evaluate(() => window.shifts.reduce((sum, shift) => sum + shift, 0));
    });
    expect(moved).toBeLessThan(0.02);
  });
});

describe('without JavaScript', () => {
  const { visit } = useNettleser('/');

  it.each(UNIT_PAGES)('/%s is complete', async (path) => {
    await visit(
      path,
      'desktop',
      async (page) => {
        for (const selector of [
          'h1',
          'main data',
          'svg[role=img]:visible',
          'main table:visible',
          'footer',
        ])
          expect(await page.locator(selector).first().isVisible(), selector).toBe(true);
      },
      { javaScriptEnabled: false },
    );
  });
});

interface LayoutShift extends PerformanceEntry {
  value: number;
}

declare global {
  interface Window {
    shifts: number[];
  }
}
