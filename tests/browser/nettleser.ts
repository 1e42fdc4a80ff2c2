import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launchChromium } from './chromium.ts';
import { serveSite, type ServedSite } from './server.ts';
import { openVisning, type VisningNavn } from './visning.ts';

/** A built site in a real browser, for the tests of one file. */
export interface Nettleser {
  /** Opens the page at this address under the base, uses it, and closes it. */
  visit: <T>(
    path: string,
    visning: VisningNavn,
    use: (page: Page) => Promise<T>,
    options?: BrowserContextOptions,
  ) => Promise<T>;
  /** Address of the front page. */
  url: () => string;
}

/** Serves the site built for this base and starts a browser before the file's tests, and ends both after them. */
export function useNettleser(base: string): Nettleser {
  let browser: Browser;
  let site: ServedSite;
  beforeAll(async () => {
    const nettsted = inject('nettsteder').find((one) => one.base === base);
    if (nettsted === undefined) throw new Error(`No site is built for ${base}`);
    site = await serveSite(nettsted.dist, base);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });
  return {
    url: () => site.url,
    visit: async (path, visning, use, options) => {
      const context = await openVisning(browser, visning, options);
      try {
        const page = await context.newPage();
        const response = await page.goto(site.url + path);
        if (response?.ok() !== true) throw new Error(`${path}: ${response?.status()}`);
        return await use(page);
      } finally {
        await context.close();
      }
    },
  };
}
