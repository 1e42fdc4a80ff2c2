import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../site/bygg.ts';
import { overflow } from './bredde.ts';
import { launchChromium } from './chromium.ts';
import { serveSite, type ServedSite } from './server.ts';
import { openVisning } from './visning.ts';

/** An invented report: thirty tiltak in one group, four of them with names of eighty characters, all new to the registry. */
const RAPPORTER = 'tests/fixtures/syntetisk-lange-navn';
const LONGEST =
  'Arbeidsmarkedsopplæringsforberedende kvalifiseringstiltak for fiskeriarbeidere sør';
const PAGES = [
  '',
  'tiltak/',
  'tiltak/etter-antall/',
  'tiltaksgrupper/oppfolging/',
  'hovedgrupper/andre-pa-tiltak/',
  'tiltak/arbeidsmarkedsopplaeringsforberedende-kvalifiseringstiltak-for-fiskeriarbeidere-sor/',
  'tiltak/batbyggerlaere/',
  'rapporter/2021-05/',
];

let folder: string;
let site: ServedSite;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiltakstall-lange-'));
  const dist = join(folder, 'dist');
  const { code, output } = await build({ OUT: dist, RAPPORTER });
  expect(code, output).toBe(0);
  site = await serveSite(dist);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each(['desktop', 'smal', 'print'] as const)('names of 80 characters in %s', (visning) => {
  it.each(PAGES)('/%s keeps within the window', async (path) => {
    const context = await openVisning(browser, visning);
    try {
      const page = await context.newPage();
      const response = await page.goto(site.url + path);
      expect(response?.status()).toBe(200);
      const { pixels, by } = await overflow(page);
      expect(pixels, by.join('\n')).toBe(0);
    } finally {
      await context.close();
    }
  });
});

describe('a group of thirty', () => {
  it('is listed whole, and each has its own panel among its siblings', async () => {
    const context = await openVisning(browser, 'desktop');
    try {
      const page = await context.newPage();
      await page.goto(`${site.url}tiltaksgrupper/oppfolging/`);
      expect(await page.locator('#deler-tabell tbody tr').count()).toBe(30);
      await page.getByRole('link', { name: 'Båtbyggerlære' }).first().click();
      expect(await page.locator('.figur-bred .fig-panelboks').count()).toBe(30);
      const names = await page.locator('.fig-panelboks > p').allTextContents();
      expect(names.map((navn) => navn.replaceAll('\u00ad', '').trim())).toContain(LONGEST);
    } finally {
      await context.close();
    }
  });
});
