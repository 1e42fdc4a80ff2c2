import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useNettleser } from './browser.ts';
import { PAGE_TYPES } from './page-types.ts';

/** Where the focus stands. */
interface Focus {
  /** Its place among the page's focusable elements; -1 when nothing has the focus. */
  nummer: number;
  html: string;
  /** True when the element is in the window and something shows that it has the focus. */
  visible: boolean;
}

/** Of radio buttons the chosen one is a stop; arrow keys lead to the others. */
const FOCUSABLE =
  'a[href]:not([tabindex="-1"]), button, input:not([type="radio"]:not(:checked)), select, textarea, summary, [tabindex="0"]';

function focus(page: Page): Promise<Focus> {
  return page.evaluate((focusable) => {
    const element = document.activeElement ?? document.body;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    const inWindow = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.width > 0;
    return {
      nummer: [...document.querySelectorAll(focusable)].indexOf(element),
      html: element.outerHTML.slice(0, 160),
      visible: inWindow && (outlined || style.boxShadow !== 'none'),
    };
  }, FOCUSABLE);
}

/** How many elements a keyboard must reach: those that are drawn. */
function countFocusable(page: Page): Promise<number[]> {
  return page.evaluate(
    (focusable) =>
      [...document.querySelectorAll(focusable)].flatMap((element, i) =>
        element.checkVisibility({ visibilityProperty: true }) ? [i] : [],
      ),
    FOCUSABLE,
  );
}

describe('with the keyboard alone', () => {
  const { visit } = useNettleser('/');
  // The report's text has a link for each of its lines: the same link 876 times is not walked.
  const pages = PAGE_TYPES.filter((path) => !path.endsWith('/kilde/'));

  it.each(PAGE_TYPES)('/%s begins with a link to its content', async (path) => {
    await visit(path, 'desktop', async (page) => {
      await page.keyboard.press('Tab');
      const first = await focus(page);
      expect(first.html).toMatch(/^<a [^>]*href="#/);
      expect(first.visible, first.html).toBe(true);
      await page.keyboard.press('Enter');
      expect(await page.locator('main:target, main :target').count()).toBe(1);
    });
  });

  it.each(pages)('/%s shows the focus everywhere and leaves nothing out', async (path) => {
    await visit(path, 'desktop', async (page) => {
      const expected = await countFocusable(page);
      const reached: Focus[] = [];
      while (reached.length < expected.length) {
        await page.keyboard.press('Tab');
        reached.push(await focus(page));
      }
      expect(reached.filter(({ visible }) => !visible).map(({ html }) => html)).toEqual([]);
      expect(reached.map(({ nummer }) => nummer)).toEqual(expected);
    });
  });
});
