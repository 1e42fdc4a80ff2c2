import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { INNBYGGINGSBREDDE } from '../../src/lib/publish/innbygging.ts';
import { listPages } from '../site/nettsted.ts';
import { useNettleser } from './nettleser.ts';

/** Of telephones, of the widest narrow drawing, of columns, and wider than a figure gets. */
const BREDDER = [320, 360, 440, 640, 704, 900];
/** What is promised beyond what is held, at the most, in the wide frame that holds most. */
const ROM = 220;
const isWide = (bredde: number): boolean => bredde >= INNBYGGINGSBREDDE;

const [rot] = inject('nettsteder');
if (!rot) throw new Error('No site is built');
const { dist, base } = rot;

/** The frames that a page gives code for: their addresses under the base, and the heights they promise. */
function rammer(file: string): { path: string; bred: number; hoyest: number }[] {
  const { document } = new JSDOM(readFileSync(join(dist, file), 'utf8')).window;
  return [...document.querySelectorAll('[data-format=iframe]')].map(({ textContent }) => {
    const frame = new JSDOM(textContent).window.document.querySelector('iframe');
    const src = new URL(frame?.getAttribute('src') ?? '');
    const bred = /height:clamp\((\d+)px/.exec(frame?.getAttribute('style') ?? '')?.[1];
    return {
      path: src.pathname.slice(base.length) + src.hash,
      bred: Number(bred),
      hoyest: Number(frame?.getAttribute('height')),
    };
  });
}

/** How high the frame's page is at each width. */
async function measure(page: Page): Promise<{ bredde: number; hoyde: number }[]> {
  const measured = [];
  for (const bredde of BREDDER) {
    await page.setViewportSize({ width: bredde, height: 300 });
    const hoyde = await page.evaluate(() => document.documentElement.offsetHeight);
    measured.push({ bredde, hoyde });
  }
  return measured;
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
      for (const { path, bred, hoyest } of frames) {
        // From one figure of a page to the next is no new page.
        await page.goto(url() + path);
        const measured = await measure(page);
        for (const { bredde, hoyde } of measured) {
          const spare = (isWide(bredde) ? bred : hoyest) - hoyde;
          if (!(spare >= 0))
            wrong.push(`${path} is ${hoyde} high at ${bredde}, ${-spare} too much`);
        }
        const wide = measured.filter(({ bredde }) => isWide(bredde)).map(({ hoyde }) => hoyde);
        if (bred - Math.max(...wide) > ROM) wrong.push(`${path}: ${bred} promised, ${wide.join()}`);
      }
    });
    expect(wrong).toEqual([]);
  }, 600_000);
});
