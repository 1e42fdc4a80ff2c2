import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { overflow } from './bredde.ts';
import { useNettleser } from './nettleser.ts';
import { ENHETSSIDER, SIDETYPER } from './sidetyper.ts';

/** What of a figure's numbers, in order, is not on the sheet: those in its table, told by the months or names they are of. */
async function notPrinted(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.figur')].flatMap((figur) => {
      const cells = [...figur.querySelectorAll<HTMLElement>('table :is(tbody) :is(td, th)')];
      if (cells.length === 0) return [`${figur.id}: ingen tabell`];
      const seen = (cell: HTMLElement) =>
        cell.checkVisibility({ contentVisibilityAuto: true }) &&
        cell.getBoundingClientRect().height > 0;
      return cells.filter((cell) => !seen(cell)).map((cell) => `${figur.id}: ${cell.innerText}`);
    }),
  );
}

describe('in a narrow window', () => {
  const { visit } = useNettleser('/');

  it.each(SIDETYPER)('/%s does not scroll sideways', async (path) => {
    const { pixels, by } = await visit(path, 'smal', overflow);
    expect(pixels, by.join('\n')).toBe(0);
  });
});

describe('while it loads', () => {
  const { visit, url } = useNettleser('/');

  it.each(['', ...ENHETSSIDER])('/%s moves nothing', async (path) => {
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

  it.each(ENHETSSIDER)('/%s is complete', async (path) => {
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

describe('on paper', () => {
  const { visit } = useNettleser('/');

  it.each(SIDETYPER)('/%s prints within the sheet', async (path) => {
    await visit(path, 'print', async (page) => {
      const { pixels, by } = await overflow(page);
      expect(pixels, by.join('\n')).toBe(0);
      expect(await page.locator('h1').isVisible()).toBe(true);
      const pdf = await page.pdf({ format: 'A4' });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    });
  });

  it.each(['', ...ENHETSSIDER])('/%s has every number of every figure', async (path) => {
    await visit(path, 'print', async (page) => {
      expect(await page.locator('.figur table').count()).toBeGreaterThan(2);
      expect(await notPrinted(page)).toEqual([]);
    });
    // On the screen they are folded away: what is measured tells the two apart.
    await visit(path, 'desktop', async (page) => {
      expect((await notPrinted(page)).length).toBeGreaterThan(5);
    });
  });
});

describe.each(['/', '/prosjekt/'])('at %s', (base) => {
  const { visit, url } = useNettleser(base);

  const here = inject('nettsteder').find((one) => one.base === base)?.dist ?? '';
  const pages = SIDETYPER.filter((path) => existsSync(join(here, path)));

  it('has pages of nearly every type', () => {
    expect(pages.length).toBeGreaterThanOrEqual(SIDETYPER.length - 3);
  });

  it.each(pages)(
    '%s asks its own host only, for what is there, without complaint',
    async (path) => {
      const complaints: string[] = [];
      await visit('robots.txt', 'desktop', async (page) => {
        page.on('console', (message) => {
          if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
        });
        page.on('pageerror', (error) => complaints.push(error.message));
        page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
        page.on('request', (request) => {
          if (!request.url().startsWith('data:') && !request.url().startsWith(url()))
            complaints.push(`left the site: ${request.url()}`);
        });
        page.on('response', (response) => {
          if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
        });
        await page.goto(url() + path, { waitUntil: 'networkidle' });
      });
      expect(complaints).toEqual([]);
    },
  );
});

interface LayoutShift extends PerformanceEntry {
  value: number;
}

declare global {
  interface Window {
    shifts: number[];
  }
}
