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

/** What is wider than its own frame: how it is told, and where its right edge is; in a frame that does not scroll it is cut. */
export function wide(page: Page): Promise<WideFrame[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter(
        (element) =>
          element.scrollWidth > element.clientWidth + 1 &&
          element.clientWidth > 1 &&
          element.checkVisibility() &&
          getComputedStyle(element).overflowX !== 'visible' &&
          !element.closest('svg, .skjult, .kolonner'),
      )
      .map((element) => {
        const words = element.querySelector<HTMLElement>('.kolonner');
        return {
          what: element.outerHTML.slice(0, 120),
          scrolls: /auto|scroll/.test(getComputedStyle(element).overflowX),
          beyond: element.scrollWidth - element.clientWidth,
          words: words && words.offsetHeight > 12 ? words.innerText.trim() : '',
        };
      }),
  );
}

interface WideFrame {
  what: string;
  scrolls: boolean;
  beyond: number;
  words: string;
}

/** Of the frames that scroll, those whose right edge looks the same with and without the shadow of what lies beyond it. */
export async function unmarked(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const frame of await page.locator('main :is(.rulle, .kildetekst):visible').all()) {
    if (await frame.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth + 1))
      continue;
    await frame.scrollIntoViewIfNeeded();
    const box = await frame.boundingBox();
    if (box === null) continue;
    const clip = { x: box.x + box.width - 8, y: Math.max(box.y, 0), width: 8, height: 40 };
    const seen = await page.screenshot({ clip });
    await frame.evaluate((element) => element.style.setProperty('background', 'none'));
    if (seen.equals(await page.screenshot({ clip })))
      found.push(await frame.evaluate((element) => element.outerHTML.slice(0, 120)));
  }
  return found;
}
