import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from '../site/build.ts';
import { overflow } from './overflow.ts';
import { useNettleser } from './browser.ts';
import { showAs } from './viewport.ts';

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
const dist = () => join(folder, 'dist');
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiltakstall-lange-'));
  const { code, output } = await build({ OUT: dist(), RAPPORTER });
  expect(code, output).toBe(0);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const { visit } = useNettleser('/', dist);

it.each(PAGES)('/%s keeps within the window, wide, narrow and on paper', async (path) => {
  await visit(path, 'desktop', async (page) => {
    for (const view of ['desktop', 'smal', 'print'] as const) {
      await showAs(page, view);
      const { pixels, by } = await overflow(page);
      expect(pixels, `${view}: ${by.join('\n')}`).toBe(0);
    }
  });
});

it('lists a group of thirty whole, and each has its own bar among its siblings', async () => {
  await visit('tiltaksgrupper/oppfolging/', 'desktop', async (page) => {
    expect(await page.locator('#deler-tabell tbody tr').count()).toBe(30);
    await page.getByRole('link', { name: 'Båtbyggerlære' }).first().click();
    const drawing = page.locator('[id$=-sosken] svg:visible');
    expect(await drawing.locator('.fig-tall text').count()).toBe(30);
    const names = (
      await drawing.locator('.fig-etikett:not(.fig-tall) text').allTextContents()
    ).join('');
    expect(names.replaceAll(/[\s-]/g, '')).toContain(LONGEST.replaceAll(/[\s-]/g, ''));
  });
});
