import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { addressOf, listPages } from '../site/built-site.ts';
import { useNettleser } from './browser.ts';
import { PAGE_TYPES } from './page-types.ts';

/** What a page did that it must not: asked somebody else, or was stopped by its own policy. */
function listen(page: Page, site: string): string[] {
  const heard: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(site) && !request.url().startsWith('data:'))
      heard.push(`asked ${request.url()}`);
  });
  // What is under way when the page is left has failed too.
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') heard.push(`failed ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) heard.push(`${response.status()}: ${response.url()}`);
  });
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    heard.push(`${message.text()} (${message.location().url})`);
  });
  return heard;
}

/** Opens the pages one after the other, and says what each of them did. */
async function visitAll(page: Page, site: string, paths: readonly string[]): Promise<string[]> {
  const heard = listen(page, site);
  const findings: string[] = [];
  for (const path of paths) {
    // One page of each type is given the time to ask for something late.
    const waitUntil = PAGE_TYPES.includes(path) ? 'networkidle' : 'load';
    await page.goto(site + path, { waitUntil });
    findings.push(...heard.splice(0).map((one) => `/${path}: ${one}`));
  }
  return findings;
}

describe.each(inject('nettsteder'))('the pages at $base', ({ base, dist, navn }) => {
  const { visit, url } = useNettleser(base);
  const all = listPages(dist).map((file) => addressOf('', file));
  const paths = navn === 'prosjekt' ? all : [...PAGE_TYPES, 'figur/mentor-sosken/#ramme'];

  it('are of nearly every type', () => {
    const here = paths.filter((path) => PAGE_TYPES.includes(path));
    expect(here.length).toBeGreaterThanOrEqual(PAGE_TYPES.length - 3);
  });

  it('ask their own host only, for what is there, and do nothing that their policy forbids', async () => {
    // Begins on a page: beside a text file, which names no icon, the browser asks for one at the root of the host, and
    // tells of it late.
    const found = await visit('', 'desktop', (page) => visitAll(page, url(), paths));
    expect(found).toEqual([]);
  });

  it.each(['', 'tiltak/arbeidstrening/', 'figur/arbeidstrening-utvikling/#ramme'])(
    '/%s runs no script, takes no style, picture or frame and sends nothing that somebody puts there',
    async (path) => {
      await visit(path, 'desktop', async (page) => {
        const asked: string[] = [];
        await page.route('https://annen.invalid/**', (route) => {
          asked.push(route.request().url());
          return route.fulfill({ body: 'window.ran = true' });
        });
        const ran = await page.evaluate(async (elsewhere) => {
          const add = (name: string, attributes: Record<string, string>, text = '') => {
            const element = document.createElement(name);
            for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
            element.textContent = text;
            document.body.append(element);
            return element;
          };
          add('script', {}, 'window.ran = true');
          add('img', { src: `${elsewhere}a.png` });
          add('iframe', { src: elsewhere });
          add('link', { rel: 'stylesheet', href: `${elsewhere}a.css` });
          add('script', { src: `${elsewhere}a.js` });
          add('button', { onclick: 'window.ran = true' }).click();
          const styled = add('p', { style: 'color: rgb(1, 2, 3)' });
          await fetch(`${elsewhere}a.json`).catch(() => undefined);
          await new Promise((resolve) => setTimeout(resolve, 100));
          return {
            script: 'ran' in window,
            style: getComputedStyle(styled).color === 'rgb(1, 2, 3)',
          };
        }, 'https://annen.invalid/');
        expect(ran).toEqual({ script: false, style: false });
        expect(asked).toEqual([]);
      });
    },
  );
});
