import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { serveSite, type ServedSite } from './server.ts';
import { openView, type ViewName } from './viewport.ts';

/** A built site in a real browser, for the tests of one file. */
export interface Nettleser {
  /** Opens the page at this address under the base, uses it, and closes it. */
  visit: <T>(
    path: string,
    view: ViewName,
    use: (page: Page) => Promise<T>,
    options?: BrowserContextOptions,
  ) => Promise<T>;
  /** Address of the front page. */
  url: () => string;
}

/** The run's browser for the tests of one file; what they opened in it is closed after them. */
export function useBrowser(): () => Browser {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.connect(inject('chromium'));
  });
  afterAll(() => browser.close());
  return () => browser;
}

/**
 * Serves a site to the run's browser during the file's tests: the one built for this base, or the one in the folder that
 * `dist` tells once the file has built it.
 */
export function useNettleser(base: string, dist = () => builtFor(base)): Nettleser {
  const browser = useBrowser();
  let site: ServedSite;
  beforeAll(async () => {
    site = await serveSite(dist(), base);
  });
  afterAll(() => site.close());
  const contexts = new Map<string, Promise<BrowserContext>>();
  /** One context for each way of looking: pages of it keep nothing that another could meet. */
  const contextFor = (view: ViewName, options: BrowserContextOptions = {}) => {
    const key = JSON.stringify([view, options]);
    const context = contexts.get(key) ?? openView(browser(), view, options);
    contexts.set(key, context);
    return context;
  };
  return {
    url: () => site.url,
    visit: async (path, view, use, options) => {
      const context = await contextFor(view, options);
      try {
        const page = await context.newPage();
        const response = await page.goto(site.url + path);
        if (response?.ok() !== true) throw new Error(`${path}: ${response?.status()}`);
        return await use(page);
      } finally {
        await Promise.all(context.pages().map((page) => page.close()));
      }
    },
  };
}

function builtFor(base: string): string {
  const site = inject('nettsteder').find((one) => one.base === base);
  if (site === undefined) throw new Error(`No site is built for ${base}`);
  return site.dist;
}
