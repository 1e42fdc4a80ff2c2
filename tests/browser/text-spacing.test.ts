import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useNettleser } from './browser.ts';
import { PAGE_TYPES } from './page-types.ts';
import { showAs } from './viewport.ts';

/** The spacing that a reader may ask for: WCAG 1.4.12. */
const DISTANCE =
  '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}';

/** Text that lies over other text, and text that is cut off. Letters of drawings are drawings' own matter. */
function collisions(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const boxes: { text: string; host: Element; rect: DOMRect }[] = [];
    const cut: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const host = node.parentElement;
      const text = (node.textContent ?? '').trim();
      if (
        !host ||
        text === '' ||
        host.closest('svg, pre, .hopp') ||
        !host.checkVisibility({ opacityProperty: true })
      )
        continue;
      // What only screen readers are to meet is one pixel wide.
      const parents: Element[] = [];
      for (let one: Element | null = host; one && one !== document.body; one = one.parentElement)
        parents.push(one);
      if (parents.some((one) => getComputedStyle(one).clipPath !== 'none')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      // What a table that scrolls sideways has out of sight lies over nothing.
      const frames = parents.filter((one) => getComputedStyle(one).overflowX === 'auto');
      for (const { left, top, right, height } of range.getClientRects()) {
        const from = Math.max(left, ...frames.map((one) => one.getBoundingClientRect().left));
        const to = Math.min(right, ...frames.map((one) => one.getBoundingClientRect().right));
        if (to - from > 2)
          boxes.push({ text, host, rect: new DOMRect(from, top, to - from, height) });
      }
      for (const box of parents) {
        const { overflowX, display } = getComputedStyle(box);
        if (display !== 'inline' && overflowX === 'hidden' && box.scrollWidth > box.clientWidth + 1)
          cut.push(`cut off: ${text}`);
      }
    }
    boxes.sort((a, b) => a.rect.top - b.rect.top);
    const over: string[] = [];
    boxes.forEach(({ text, rect }, index) => {
      for (const other of boxes.slice(index + 1)) {
        // Lines of text may touch: half a line's height is letters.
        if (other.rect.top > rect.bottom - rect.height / 4) break;
        const x = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left);
        const y = Math.min(rect.bottom, other.rect.bottom) - other.rect.top;
        if (x > 2 && y > Math.min(rect.height, other.rect.height) / 4)
          over.push(`«${text}» over «${other.text}»`);
      }
    });
    return [...new Set([...cut, ...over])].slice(0, 5);
  });
}

const { visit } = useNettleser('/');

it.each([...PAGE_TYPES, 'hovedgrupper/nedsatt-arbeidsevne-pa-tiltak/'])(
  'text set as wide as a reader may ask is neither cut off nor over other text on /%s',
  async (path) => {
    await visit(
      path,
      'smal',
      async (page) => {
        await page.addStyleTag({ content: DISTANCE });
        for (const view of ['smal', 'desktop'] as const) {
          await showAs(page, view);
          expect(await collisions(page), view).toEqual([]);
        }
      },
      { bypassCSP: true },
    );
  },
);
