import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { EMBED_WIDTH } from '../../src/lib/formats/embed.ts';
import { listPages } from '../site/built-site.ts';
import { useNettleser } from './browser.ts';

/** Of telephones, of the widest narrow drawing, of columns, and wider than a figure gets. */
const WIDTHS = [320, 360, 440, 640, 704, 900];
/** What is promised beyond what is held, at the most, in the wide frame that holds most. */
const ROOM = 220;
const isWide = (width: number): boolean => width >= EMBED_WIDTH;

const [root] = inject('nettsteder');
if (!root) throw new Error('No site is built');
const { dist, base } = root;

/** Code for a frame: its address under the base, and the heights it promises. */
interface Frame {
  path: string;
  wide: number;
  hoyest: number;
}

/** The frames that a page gives code for. */
function rammer(file: string): Frame[] {
  const page = JSDOM.fragment(readFileSync(join(dist, file), 'utf8'));
  return [...page.querySelectorAll('[data-format=iframe]')].map(({ textContent }) => {
    const frame = JSDOM.fragment(textContent).querySelector('iframe');
    const src = new URL(frame?.getAttribute('src') ?? '');
    const wide = /height:clamp\((\d+)px/.exec(frame?.getAttribute('style') ?? '')?.[1];
    return {
      path: src.pathname.slice(base.length) + src.hash,
      wide: Number(wide),
      hoyest: Number(frame?.getAttribute('height')),
    };
  });
}

/** How high the page is in frames of each width, for every place on it, in the order of `places`. */
function measure(page: Page, address: string, places: readonly string[]): Promise<number[][]> {
  return page.evaluate(
    async ({ address, places, widths }) => {
      const frame = document.createElement('iframe');
      frame.style.cssText = 'height: 300px; border: 0';
      frame.src = address + (places[0] ?? '');
      const loaded = new Promise((resolve) => {
        frame.addEventListener('load', resolve);
      });
      document.body.replaceChildren(frame);
      await loaded;
      const inner = frame.contentWindow;
      if (!inner) throw new Error(`${address} is not of this site`);
      await inner.document.fonts.ready;
      return places.map((place) => {
        // From one figure of a page to the next is no new page.
        inner.location.hash = place;
        return widths.map((width) => {
          frame.style.width = `${width}px`;
          return inner.document.documentElement.offsetHeight;
        });
      });
    },
    { address, places, widths: WIDTHS },
  );
}

/** What of the heights that are promised does not hold. */
function faults({ path, wide: bred, hoyest }: Frame, heights: readonly number[]): string[] {
  const measured = WIDTHS.map((width, i) => ({ width, height: heights[i] ?? Number.NaN }));
  const wrong = measured.flatMap(({ width, height }) => {
    const spare = (isWide(width) ? bred : hoyest) - height;
    return spare >= 0 ? [] : [`${path} is ${height} high at ${width}, ${-spare} too much`];
  });
  const wide = measured.filter(({ width }) => isWide(width)).map(({ height }) => height);
  if (bred - Math.max(...wide) > ROOM) wrong.push(`${path}: ${bred} promised, ${wide.join()}`);
  return wrong;
}

describe.each([
  ['the newest figures', /^figur\/[^/]+\/index\.html$/],
  ['the figures that a release keeps', /^rapporter\/2021-05\/([^/]+\/[^/]+\/)?index\.html$/],
])('the frames of %s', (_, kind) => {
  const { visit, url } = useNettleser(base);

  it('hold every figure at every width, without a script', async () => {
    const frames = listPages(dist)
      .filter((file) => kind.test(file))
      .flatMap(rammer);
    expect(frames.length).toBeGreaterThan(180);
    const wrong: string[] = [];
    await visit('robots.txt', 'desktop', async (page) => {
      for (const [address, shown] of Map.groupBy(frames, ({ path }) => path.replace(/#.*/, ''))) {
        const places = shown.map(({ path }) => path.slice(address.length));
        const heights = await measure(page, url() + address, places);
        wrong.push(...shown.flatMap((frame, i) => faults(frame, heights[i] ?? [])));
      }
    });
    expect(wrong).toEqual([]);
  });
});
