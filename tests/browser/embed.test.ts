import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { SITE } from '../site/built-site.ts';
import { violations } from './axe.ts';
import { useNettleser } from './browser.ts';

const FIGURES = ['arbeidstrening-utvikling', 'arbeidstrening-hovedgrupper', 'mentor-sosken'];
const base = '/prosjekt/';

/** Another site, on another port: an article that the code was pasted into. */
let article = '';
let foreign: Server;
beforeAll(async () => {
  foreign = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(article);
  });
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  foreign.close();
});

/** The pages that show the figures, now and as the release keeps them. */
const newest = (figure: string): string => `figur/${figure}/`;
const kept = (figure: string): string => `rapporter/2021-05/tiltak/${figure.split('-')[0] ?? ''}/`;
/** What their addresses end in where they show the figure alone. */
const endOf = (page: typeof newest, figure: string, word = 'ramme'): string =>
  page === newest ? `#${word}` : `#${word}-${figure}`;

/** The code as a page gives it for the figure, with the served site in place of the published one. */
function kode(figure: string, served: string, withScript: boolean, page = newest): string {
  const site = inject('nettsteder').find((one) => one.base === base);
  const html = readFileSync(join(site?.dist ?? '', `${page(figure)}index.html`), 'utf8');
  const codes = [...JSDOM.fragment(html).querySelectorAll('[data-format=iframe]')]
    .map(({ textContent }) => textContent)
    .filter((code) => code.includes(`${endOf(page, figure)}"`));
  expect(codes).toHaveLength(1);
  const code = (codes[0] ?? '').replaceAll(SITE + base, served);
  return withScript ? code : code.replace(/<script.*/s, '');
}

describe('a figure in somebody else’s article', () => {
  const { visit, url } = useNettleser(base);

  async function inArticle<T>(
    html: string,
    width: number,
    use: (page: Page) => Promise<T>,
  ): Promise<T> {
    article = `<!doctype html><html lang="nb"><title>Artikkel</title><body style="margin:0;width:${width}px">${html}`;
    const { port } = foreign.address() as AddressInfo;
    return visit('robots.txt', 'desktop', async (page) => {
      await page.setViewportSize({ width: width + 40, height: 900 });
      await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'networkidle' });
      return use(page);
    });
  }

  /** Gives the article, and so the frame in it, another width; resolves when the frame has it. */
  const widen = async (page: Page, width: number) => {
    await page.setViewportSize({ width: width + 40, height: 900 });
    await page.evaluate((pixels) => (document.body.style.width = `${pixels}px`), width);
    await expect.poll(() => frameOf(page).evaluate(() => window.innerWidth)).toBe(width);
  };

  const frameOf = (page: Page) => {
    const frame = page.frames().find((one) => one.url().includes('#ramme'));
    if (!frame) throw new Error('The frame did not load');
    return frame;
  };

  /** The frame in the article or in what the article is framed by, and what it holds. */
  const fits = async (page: Page) => {
    await page.waitForTimeout(300);
    const outer = await frameOf(page).evaluate(() => window.innerHeight);
    const inner = await frameOf(page).evaluate(() => document.documentElement.offsetHeight);
    expect(Math.abs(inner - outer)).toBeLessThanOrEqual(1);
  };

  /** What is seen in the frame, and whether it is shown whole. */
  const seenIn = (page: Page) =>
    frameOf(page).evaluate(() => {
      const count = (selector: string) =>
        [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).length;
      const figures = [...document.querySelectorAll('figure.figur')];
      return {
        figures: figures.filter((one) => one.checkVisibility()).map(({ id }) => id),
        headings: count('figcaption :is(h1, h3)'),
        others: count(
          'h2, header, nav, aside, table, pre, details, .sitat, .hopp, .anker, .skjult',
        ),
        words: count('.figurbeskrivelse'),
        source: count('figure > p a[href$="/rapporter/2021-05/"]'),
        more: count('p.i-ramme > a[target]'),
        footer: count('.bunn p'),
        drawn: count('figure svg') > 0,
        top: window.scrollY,
        wide: document.documentElement.scrollWidth <= window.innerWidth,
        spare: window.innerHeight - document.documentElement.scrollHeight,
      };
    });
  const alone = { headings: 1, others: 0, words: 1, source: 1, more: 1, footer: 2 };

  describe.each([
    ['the newest', newest],
    ['kept', kept],
  ])('%s', (_, side) => {
    it.each(FIGURES)(
      '%s stands alone and whole at the height in the code, however wide, without the script',
      async (figure) => {
        await inArticle(kode(figure, url(), false, side), 640, async (page) => {
          for (const width of [640, 600, 440, 320]) {
            await widen(page, width);
            const seen = await seenIn(page);
            const whole = { ...alone, figures: [figure], drawn: true, wide: true };
            expect(seen, `${width} wide`).toMatchObject(whole);
            expect(seen.spare, `${width} wide`).toBeGreaterThanOrEqual(0);
          }
        });
      },
    );

    it.each(FIGURES)(
      '%s is as high as what it holds, with the script, also on a telephone',
      async (figure) => {
        for (const width of [640, 320])
          await inArticle(kode(figure, url(), true, side), width, async (page) => {
            await fits(page);
            expect((await seenIn(page)).wide).toBe(true);
          });
      },
    );

    it('is as high as what it holds also where the script comes after the frame', async () => {
      await inArticle(kode(FIGURES[0] ?? '', url(), false, side), 640, async (page) => {
        await page.addScriptTag({ url: `${url()}innbygging.js` });
        await fits(page);
      });
    });

    it('leads from its frame to its page, and other links take the whole window', async () => {
      await inArticle(kode('mentor-sosken', url(), false, side), 640, async (page) => {
        const opened = page.context().waitForEvent('page');
        await frameOf(page).getByRole('link', { name: 'Tallene og mer om figuren' }).click();
        const own = await opened;
        await own.waitForLoadState();
        const place = side === newest ? '' : '#mentor-sosken';
        expect(own.url()).toBe(url() + side('mentor-sosken') + place);
        expect(await own.getByRole('heading', { name: 'Siter' }).isVisible()).toBe(true);
        expect(await own.locator('.i-ramme').first().isVisible()).toBe(false);
        await frameOf(page)
          .getByRole('link', { name: /^rapporten for/ })
          .click();
        await page.waitForURL(`${url()}rapporter/2021-05/`);
      });
    });
  });

  it('is as high as what it holds also where the article has a style for frames', async () => {
    const style = '<style>iframe { height: 400px !important; max-height: 50vh }</style>';
    await inArticle(style + kode(FIGURES[0] ?? '', url(), true), 640, fits);
  });

  it('is as high as what it holds also where the article is framed', async () => {
    const html = kode(FIGURES[0] ?? '', url(), true)
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

  it('tells at the top of a kept figure’s frame that figures were changed later, and no more of the box', async () => {
    const figure = 'mentor-utvikling';
    await visit('robots.txt', 'desktop', async (page) => {
      await page.route(`${url()}${kept(figure)}`, async (route) => {
        const response = await route.fetch();
        const html = await response.text();
        const body = html.replace('</aside>', '<p data-varsel>Endret senere.</p></aside>');
        await route.fulfill({ response, body });
      });
      await page.setViewportSize({ width: 640, height: 200 });
      await page.goto(url() + kept(figure) + endOf(kept, figure), { waitUntil: 'networkidle' });
      expect(await page.locator('.frysning').innerText()).toBe('Endret senere.');
      expect(await page.evaluate(() => window.scrollY)).toBe(0);
    });
  });

  it.each(['lys', 'mork'])('keeps to #%s whatever the reader prefers', async (drakt) => {
    const colours = (path: string, view: 'desktop' | 'dark') =>
      visit(path, view, (page) =>
        page.evaluate(() => {
          const { color, backgroundColor } = getComputedStyle(document.body);
          const line = document.querySelector('.fig-linje');
          return [color, backgroundColor, line && getComputedStyle(line).stroke];
        }),
      );
    const figure = 'arbeidstrening-utvikling';
    for (const page of [newest, kept]) {
      const theme = drakt === 'lys' ? 'desktop' : 'dark';
      const wanted = await colours(page(figure) + endOf(page, figure), theme);
      for (const view of ['desktop', 'dark'] as const)
        expect(await colours(page(figure) + endOf(page, figure, drakt), view)).toEqual(wanted);
    }
  });

  it.each(
    FIGURES.flatMap((figure) => [newest, kept].map((page) => page(figure) + endOf(page, figure))),
  )('has nothing axe would remark on: %s, wide, narrow, dark or forced', async (path) => {
    // On a kept page the first heading is the page's, and the figure's is one of the third level.
    const own = { 'page-has-heading-one': { enabled: path.startsWith('figur/') } };
    const look = (page: Page) => violations(page, { rules: own });
    expect(await visit(path, 'desktop', look, { bypassCSP: true })).toEqual([]);
  });
});
