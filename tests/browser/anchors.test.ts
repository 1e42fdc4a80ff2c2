import { describe, expect, it } from 'vitest';
import { useNettleser } from './browser.ts';

/** A section, a figure, a sentence, and those of an earlier month. */
const PLACES = [
  'sammendrag',
  'mentor-utvikling',
  'setning-endring',
  'tidligere',
  'maned-2021-04',
  'setning-2021-04-driver',
];

describe('the link to a place on a page', () => {
  const { visit } = useNettleser('/');

  it.each(PLACES)('is seen when one points at #%s, or comes by keyboard', async (id) => {
    await visit('tiltak/mentor/', 'desktop', async (page) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.locator('details[data-maned="2021-04"] summary').click();
      const link = page.locator(`a.anker[href="#${id}"]`);
      const opacity = () => link.evaluate((one) => getComputedStyle(one).opacity);
      await page.mouse.move(0, 0);
      await expect.poll(opacity).toBe('0');
      const place = page.locator(`[id="${id}"]`);
      await (id === 'mentor-utvikling' ? place.locator('figcaption') : place).hover();
      await expect.poll(opacity).toBe('1');
      await page.mouse.move(0, 0);
      await link.evaluate((one: HTMLElement) => {
        one.focus({ focusVisible: true });
      });
      await expect.poll(opacity).toBe('1');
      await page.keyboard.press('Enter');
      expect(new URL(page.url()).hash).toBe(`#${id}`);
    });
  });

  it('opens the month that a sentence of it stands in', async () => {
    const path = 'tiltak/mentor/#setning-2021-04-driver';
    await visit(path, 'desktop', async (page) => {
      const sentence = page.locator('[id="setning-2021-04-driver"]');
      await sentence.waitFor({ state: 'visible' });
      expect(await page.locator('details[data-maned="2021-04"]').getAttribute('open')).toBe('');
    });
  });
});
