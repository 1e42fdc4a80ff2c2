import type { Page } from 'playwright-core';

/** How far the page reaches past the window to the right, and what reaches that far. */
export function overflow(page: Page): Promise<{ pixels: number; by: string[] }> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > width + 1,
    );
    return {
      pixels: document.documentElement.scrollWidth - width,
      by: wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
    };
  });
}
