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

/** The code that the page which the release keeps of the figure gives. */
function frosset(figur: string, served: string, withScript = false): string {
  const nettsted = inject('nettsteder').find((one) => one.base === base);
  const html = readFileSync(join(nettsted?.dist ?? '', `${frossenSti(figur)}index.html`), 'utf8');
  const shown = new JSDOM(html).window.document.querySelector('[data-format=iframe]')?.textContent;
  const code = (shown ?? '').replaceAll(SITE + base, served);
  return withScript ? code : code.replace(/<script.*/s, '');
}

function frossenSti(figur: string): string {
  return `rapporter/2021-05/figur/${figur}/`;
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

  it.each([640, 600, 440, 320])(
    'shows whole at the height in the code in a frame %d wide, without the script',
    async (width) => {
      for (const figur of FIGURER)
        await inArticle(kode(figur, url(), false), width, async (page) => {
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

  const frozenFrame = (page: Page) => {
    const frame = page.frames().find((one) => one.url().endsWith('/#ramme'));
    if (!frame) throw new Error('The frame did not load');
    return frame;
  };

  it.each([640, 600, 320])(
    'stands alone where a release keeps it, in a frame %d wide, without the script',
    async (width) => {
      for (const figur of FIGURER) {
        await inArticle(frosset(figur, url()), width, async (page) => {
          const seen = await frozenFrame(page).evaluate(() => {
            const isSeen = (element: Element) => element.checkVisibility();
            const count = (selector: string) =>
              [...document.querySelectorAll(selector)].filter(isSeen).length;
            return {
              figures: [...document.querySelectorAll('figure.figur')]
                .filter(isSeen)
                .map((f) => f.id),
              headings: count('h1'),
              others: count('h2, header, nav, aside, table, pre, .sitat, .hopp'),
              words: count('.figurbeskrivelse'),
              source: count('figure > p a[href$="/rapporter/2021-05/"]'),
              more: count('.i-ramme'),
              footer: count('.bunn p'),
              inner: document.documentElement.scrollHeight,
              outer: window.innerHeight,
              wide: document.documentElement.scrollWidth <= window.innerWidth,
            };
          });
          expect(seen).toMatchObject({ figures: [figur], headings: 1, others: 0, wide: true });
          expect(seen).toMatchObject({ words: 1, source: 1, more: 1, footer: 1 });
          expect(seen.inner).toBeLessThanOrEqual(seen.outer);
        });
      }
    },
  );

  it.each(FIGURER)('%s is as high as what it holds where a release keeps it', async (figur) => {
    for (const width of [640, 320])
      await inArticle(frosset(figur, url(), true), width, async (page) => {
        await page.waitForTimeout(300);
        const size = await frozenFrame(page).evaluate(() => ({
          inner: document.documentElement.offsetHeight,
          outer: window.innerHeight,
        }));
        expect(Math.abs(size.inner - size.outer), `${width}`).toBeLessThanOrEqual(1);
      });
  });

  it('leads from a kept figure’s frame to its page, and leaves the article in its place', async () => {
    await inArticle(frosset('mentor-sosken', url()), 640, async (page) => {
      const opened = page.context().waitForEvent('page');
      await frozenFrame(page).getByRole('link', { name: 'Tallene og mer om figuren' }).click();
      const own = await opened;
      await own.waitForLoadState();
      expect(own.url()).toBe(`${url()}${frossenSti('mentor-sosken')}`);
      expect(await own.getByRole('heading', { name: 'Siter' }).isVisible()).toBe(true);
      expect(await own.getByRole('link', { name: 'Tallene og mer om figuren' }).isVisible()).toBe(
        false,
      );
      // Other links of the frame take the whole window, not the frame.
      await frozenFrame(page).getByRole('link', { name: 'Jobbklubb', exact: true }).click();
      await page.waitForURL(`${url()}rapporter/2021-05/tiltak/jobbklubb/`);
    });
  });

  /** The frame in the article or in what the article is framed by, and what it holds. */
  const fits = async (page: Page) => {
    await page.waitForTimeout(300);
    const outer = await frameOf(page).evaluate(() => window.innerHeight);
    const inner = await frameOf(page).evaluate(() => document.documentElement.offsetHeight);
    expect(Math.abs(inner - outer)).toBeLessThanOrEqual(1);
  };

  it('is as high as what it holds also where the script comes after the frame', async () => {
    await inArticle(kode(FIGURER[0] ?? '', url(), false), 640, async (page) => {
      await page.addScriptTag({ url: `${url()}innbygging.js` });
      await fits(page);
    });
  });

  it('is as high as what it holds also where the article has a style for frames', async () => {
    const style = '<style>iframe { height: 400px !important; max-height: 50vh }</style>';
    await inArticle(style + kode(FIGURER[0] ?? '', url(), true), 640, fits);
  });

  it('is as high as what it holds also where the article is framed', async () => {
    const html = kode(FIGURER[0] ?? '', url(), true)
      .replaceAll('&', '&amp;')
      .replaceAll('"', '&quot;');
    await inArticle(`<iframe width="640" height="900" srcdoc="${html}"></iframe>`, 700, fits);
  });

  it('listens to its own frames only', async () => {
    const html = kode('arbeidstrening-utvikling', url(), true);
    await inArticle(html, 640, async (page) => {
      await page.waitForTimeout(300);
      const height = () =>
        page.locator('iframe').evaluate((frame: HTMLIFrameElement) => frame.offsetHeight);
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
    for (const path of [
      'figur/arbeidstrening-utvikling/innbygging/',
      frossenSti('arbeidstrening-utvikling'),
    ]) {
      const wanted = await ground(path, drakt === 'lys' ? 'desktop' : 'dark');
      for (const visning of ['desktop', 'dark'] as const)
        expect(await ground(`${path}#${drakt}`, visning)).toBe(wanted);
    }
  });

  it.each(['desktop', 'smal', 'dark', 'forced'] as const)(
    'has nothing axe would remark on: %s',
    async (visning) => {
      for (const path of FIGURER.flatMap((figur) => [
        `figur/${figur}/innbygging/`,
        `${frossenSti(figur)}#ramme`,
      ]))
        await visit(
          path,
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
