import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { SITE } from '../site/nettsted.ts';
import { useNettleser } from './nettleser.ts';

const FIGURER = ['arbeidstrening-utvikling', 'arbeidstrening-hovedgrupper', 'mentor-sosken'];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const base = '/prosjekt/';

/** Another site, on another port: an article that the code was pasted into. */
let artikkel = '';
let foreign: Server;
beforeAll(async () => {
  foreign = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(artikkel);
  });
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  foreign.close();
});

/** The code as the figure's page gives it, with the served site in place of the published one. */
function kode(figur: string, served: string, withScript: boolean): string {
  const nettsted = inject('nettsteder').find((one) => one.base === base);
  const html = readFileSync(join(nettsted?.dist ?? '', `figur/${figur}/index.html`), 'utf8');
  const shown = new JSDOM(html).window.document.querySelector('[data-format=iframe]')?.textContent;
  const code = (shown ?? '').replaceAll(SITE + base, served);
  return withScript ? code : code.replace(/<script.*/s, '');
}

/** The code that the page of the release gives for the figure as it was. */
function frosset(figur: string, served: string): string {
  const nettsted = inject('nettsteder').find((one) => one.base === base);
  const [tiltak = ''] = figur.split(/-(?=[^-]*$)/);
  const file = join(nettsted?.dist ?? '', `rapporter/2021-05/tiltak/${tiltak}/index.html`);
  const { document } = new JSDOM(readFileSync(file)).window;
  const code = document.querySelector(`[id="${figur}"] [data-format=iframe]`)?.textContent ?? '';
  return code.replaceAll(SITE + base, served);
}

describe('a figure in somebody else’s article', () => {
  const { visit, url } = useNettleser(base);

  async function inArticle<T>(
    html: string,
    width: number,
    use: (page: Page) => Promise<T>,
  ): Promise<T> {
    artikkel = `<!doctype html><html lang="nb"><title>Artikkel</title><body style="margin:0;width:${width}px">${html}`;
    const { port } = foreign.address() as AddressInfo;
    return visit('robots.txt', 'desktop', async (page) => {
      await page.setViewportSize({ width: width + 40, height: 900 });
      await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'networkidle' });
      return use(page);
    });
  }

  const frameOf = (page: Page) => {
    const frame = page.frames().find((one) => one.url().includes('/innbygging/'));
    if (!frame) throw new Error('The frame did not load');
    return frame;
  };

  it.each(FIGURER)(
    '%s shows whole at the height in the code, without the script',
    async (figur) => {
      await inArticle(kode(figur, url(), false), 640, async (page) => {
        const size = await frameOf(page).evaluate(() => ({
          inner: document.documentElement.scrollHeight,
          outer: window.innerHeight,
          wide: document.documentElement.scrollWidth <= window.innerWidth,
          svg: document.querySelectorAll('svg').length,
        }));
        expect(size.inner).toBeLessThanOrEqual(size.outer);
        expect(size.wide).toBe(true);
        expect(size.svg).toBeGreaterThan(0);
      });
    },
  );

  it.each(FIGURER)(
    '%s is as high as what it holds, with the script, also on a telephone',
    async (figur) => {
      for (const width of [640, 320])
        await inArticle(kode(figur, url(), true), width, async (page) => {
          await page.waitForTimeout(300);
          const size = await frameOf(page).evaluate(() => ({
            inner: document.documentElement.offsetHeight,
            outer: window.innerHeight,
            wide: document.documentElement.scrollWidth <= window.innerWidth,
          }));
          expect(Math.abs(size.inner - size.outer), `${width}`).toBeLessThanOrEqual(1);
          expect(size.wide).toBe(true);
        });
    },
  );

  it.each([640, 320])(
    'stands alone where a release keeps it, in a frame %d wide',
    async (width) => {
      for (const figur of FIGURER) {
        await inArticle(frosset(figur, url()), width, async (page) => {
          const frame = page.frames().find((one) => one.url().endsWith(`#${figur}-alene`));
          const seen = await frame?.evaluate((id) => {
            const isSeen = (element: Element) => element.checkVisibility();
            return {
              figures: [...document.querySelectorAll('figure.figur')]
                .filter(isSeen)
                .map((f) => f.id),
              others: [
                ...document.querySelectorAll('h1, h2, nav, main > section:not(:has(:target))'),
              ].filter(isSeen).length,
              source: isSeen(document.querySelector(`#${id} .figurkilde`) ?? document.body),
              footer: [...document.querySelectorAll('.bunn p')].filter(isSeen).length,
              inner: document.documentElement.scrollHeight,
              outer: window.innerHeight,
              wide: document.documentElement.scrollWidth <= window.innerWidth,
            };
          }, figur);
          expect(seen).toMatchObject({ figures: [figur], source: true, footer: 1, wide: true });
          expect(seen?.others).toBe(0);
          // On a telephone small multiples stand below each other, and the frame scrolls.
          if (width === 640) expect(seen?.inner).toBeLessThanOrEqual(seen?.outer ?? 0);
        });
      }
    },
  );

  it('leads from the figure alone back to its page', async () => {
    const path = 'rapporter/2021-05/tiltak/mentor/';
    await visit(`${path}#mentor-utvikling-alene`, 'desktop', async (page) => {
      await page.getByRole('link', { name: 'Vis hele siden' }).click();
      expect(page.url()).toBe(`${url()}${path}#mentor-utvikling`);
      expect(await page.locator('h1').isVisible()).toBe(true);
      expect(await page.getByRole('link', { name: 'Vis hele siden' }).isVisible()).toBe(false);
    });
  });

  it('listens to its own frames only', async () => {
    const html = kode('arbeidstrening-utvikling', url(), true);
    await inArticle(html, 640, async (page) => {
      await page.waitForTimeout(300);
      const height = () =>
        page.locator('iframe').evaluate((frame: HTMLIFrameElement) => frame.height);
      const before = await height();
      await page.evaluate(() => {
        window.postMessage({ tiltakstall: 5 }, '*');
        window.postMessage('noe annet', '*');
        window.postMessage(null, '*');
      });
      await page.waitForTimeout(100);
      expect(await height()).toBe(before);
    });
  });

  it('opens its links in a page of their own', async () => {
    await inArticle(kode('arbeidstrening-utvikling', url(), false), 640, async (page) => {
      const opened = page.context().waitForEvent('page');
      await frameOf(page).getByRole('link', { name: 'Tallene, beskrivelsen' }).click();
      expect((await opened).url()).toBe(`${url()}figur/arbeidstrening-utvikling/`);
    });
  });

  it.each(['lys', 'mork'])('keeps to #%s whatever the reader prefers', async (drakt) => {
    const ground = (path: string, visning: 'desktop' | 'dark') =>
      visit(path, visning, (page) =>
        page.evaluate(() => getComputedStyle(document.body).backgroundColor),
      );
    const path = 'figur/arbeidstrening-utvikling/innbygging/';
    const wanted = await ground(path, drakt === 'lys' ? 'desktop' : 'dark');
    for (const visning of ['desktop', 'dark'] as const)
      expect(await ground(`${path}#${drakt}`, visning)).toBe(wanted);
  });

  it.each(['desktop', 'smal', 'dark', 'forced'] as const)(
    'has nothing axe would remark on: %s',
    async (visning) => {
      for (const figur of FIGURER)
        await visit(
          `figur/${figur}/innbygging/`,
          visning,
          async (page) => {
            await page.addScriptTag({ content: AXE });
            const found = await page.evaluate(async () => {
              const { axe } = window as unknown as {
                axe: {
                  run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
                };
              };
              const { violations } = await axe.run();
              return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
            });
            expect(found).toEqual([]);
          },
          { bypassCSP: true },
        );
    },
  );
});
