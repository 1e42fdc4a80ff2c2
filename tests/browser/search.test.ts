import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useNettleser } from './browser.ts';
import { overflow } from './overflow.ts';

/** The names shown in the overview: of the tiltak, group headings left out. */
function shown(page: Page): Promise<string[]> {
  return page
    .locator('#oversikt-tabell tbody tr:not(.tittel) th:visible')
    .evaluateAll((cells) => cells.map((cell) => cell.textContent.trim().replaceAll('\u00ad', '')));
}

/** The field that narrows the overview, beside the one in the page's head. */
function field(page: Page) {
  return page.getByRole('searchbox', { name: 'Finn et tiltak' });
}

describe.each(['tiltak/', 'tiltak/etter-endring/'])('the search on /%s', (path) => {
  const { visit } = useNettleser('/');

  it('narrows the table to what is typed, and says how many are left', async () => {
    await visit(path, 'desktop', async (page) => {
      const all = await shown(page);
      await field(page).fill('jobbkl');
      expect(await shown(page)).toEqual(
        all.filter((name) => ['Jobbklubb', 'Digital oppfølging/jobbklubb'].includes(name)),
      );
      expect(await page.locator('.sok [role=status]').textContent()).toBe('2 treff');
      await field(page).fill('finnes ikke');
      expect(await shown(page)).toEqual([]);
      expect(await page.locator('.sok [role=status]').textContent()).toBe('Ingen treff');
      await field(page).fill('');
      expect(await shown(page)).toEqual(all);
    });
  });

  it('finds a tiltak by the name the source spells it with', async () => {
    await visit(path, 'desktop', async (page) => {
      await field(page).fill('inkluderingsstilskudd');
      expect(await shown(page)).toEqual(['Inkluderingstilskudd']);
    });
  });

  it('goes to the only one left on Enter, by keyboard alone', async () => {
    await visit(path, 'smal', async (page) => {
      await field(page).focus();
      await page.keyboard.type('hoyere utdanning forsok');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/tiltak/hoyere-utdanning-forsok/');
    });
  });

  it('brings what was typed along to another order', async () => {
    await visit(path, 'desktop', async (page) => {
      await field(page).fill('mentor');
      await page.getByRole('navigation', { name: 'Rekkefølge' }).getByText('antall').click();
      await page.waitForURL('**/tiltak/etter-antall/?sok=mentor');
      expect(await field(page).inputValue()).toBe('mentor');
      expect(await shown(page)).toEqual(['Mentor']);
    });
  });
});

describe('the search in the head of a page', () => {
  const { visit } = useNettleser('/');

  it.each([320, 360, 480])('lists what it finds within a window of %i px', async (width) => {
    await visit('tiltak/', 'smal', async (page) => {
      await page.setViewportSize({ width, height: 900 });
      await page.locator('.topp .toppsok input').pressSequentially('jobb');
      const list = page.locator('.topp .toppsok ul');
      await list.locator('li').first().waitFor();
      const box = await list.boundingBox();
      // The margin of the page: 4 % of the window, 16 px at least.
      const margin = Math.max(16, 0.04 * width);
      expect([box?.x, box?.width].map(Number).map(Math.round)).toEqual(
        [margin, width - 2 * margin].map(Math.round),
      );
      expect((await overflow(page)).pixels).toBe(0);
    });
  });
});

describe('without JavaScript', () => {
  const { visit } = useNettleser('/');

  it.each(['', 'tiltak/'])(
    '/%s has no field that does nothing, every tiltak, and links to every order',
    async (path) => {
      await visit(
        path,
        'desktop',
        async (page) => {
          expect(await page.locator('[role=search]:not(form):visible').count()).toBe(0);
          expect(await shown(page)).toHaveLength(37 + 3);
          const orders = page.getByRole('navigation', { name: 'Rekkefølge' }).getByRole('link');
          expect(await orders.count()).toBe(4);
        },
        { javaScriptEnabled: false },
      );
    },
  );
});
