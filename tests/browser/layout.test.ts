import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useNettleser } from './browser.ts';
import { PAGE_TYPES, UNIT_PAGES } from './page-types.ts';

/** How far down the page the first drawing that is shown begins, in pixels. */
function chartTop(page: Page): Promise<number> {
  return page
    .locator('.fig-ramme svg:visible')
    .first()
    .evaluate((chart) => chart.getBoundingClientRect().top + scrollY);
}

/** What lies empty under the shorter of two parts that stand side by side, in pixels, and which it is. */
function holes(page: Page): Promise<{ under: string; height: number }[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.spalter, .tabeller')]
      // How high a row of figures is, is theirs.
      .filter((row) => !row.closest('[aria-labelledby="figurer"]'))
      .flatMap((row) => {
        const bottomOf = (part: Element) =>
          Math.max(...[...part.children].map((one) => one.getBoundingClientRect().bottom));
        const topOf = (part: Element) => part.getBoundingClientRect().top;
        return [...row.children].map((part) => {
          const beside = [...row.children].filter(
            (other) => Math.abs(topOf(other) - topOf(part)) < 4,
          );
          return {
            under: part.className || part.outerHTML.slice(0, 80),
            height: Math.max(...beside.map(bottomOf)) - bottomOf(part),
          };
        });
      }),
  );
}

/** The words in headings that are cut in two, where all months have become the longest there is. */
function cutWords(page: Page, month: string): Promise<string[]> {
  return page.evaluate((name) => {
    for (const time of document.querySelectorAll('main time')) time.textContent = name;
    const texts = [...document.querySelectorAll('h1, h2, h3, th, dt')].flatMap((heading) => {
      const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
      const found: Text[] = [];
      while (walker.nextNode()) found.push(walker.currentNode as Text);
      return found;
    });
    return texts.flatMap((text) =>
      [...text.data.matchAll(/[\p{L}\u00ad]+/gu)].flatMap(({ 0: word, index }) => {
        // A word that says where it may be divided is not cut.
        if (word.includes('\u00ad')) return [];
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        return lines.size > 1 ? [word] : [];
      }),
    );
  }, month);
}

/** How many sheets of A4 a page is printed on. */
async function sheets(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: 'A4' });
  return pdf.toString('latin1').match(/\/Type\s*\/Page(?!s)/g)?.length ?? 0;
}

describe('the first screen of the front page', () => {
  const { visit } = useNettleser('/');

  it.each([
    [1280, 700],
    [360, 900],
  ])('at %i pixels has a chart that begins within %i', async (width, most) => {
    await visit('', 'desktop', async (page) => {
      await page.setViewportSize({ width, height: 900 });
      expect(await chartTop(page)).toBeLessThanOrEqual(most);
    });
  });

  it('finds a tiltak from there, and without a script leads to the list', async () => {
    await visit('', 'desktop', async (page) => {
      const field = page.getByRole('searchbox');
      expect(await field.count()).toBe(1);
      const headline = await page.locator('h1').boundingBox();
      const place = await field.boundingBox();
      // Beside the headline, not in the head of the page.
      expect(place?.x).toBeGreaterThan((headline?.x ?? 0) + (headline?.width ?? 0));
      expect(place?.y).toBeGreaterThan(headline?.y ?? Infinity);
      await field.fill('jobbkl');
      await page.locator('.toppsok li a').first().waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL('**/tiltak/jobbklubb/');
    });
    await visit(
      '404.html',
      'desktop',
      async (page) => {
        await page.getByRole('searchbox').fill('mentor');
        await page.getByRole('button', { name: 'Søk' }).click();
        await page.waitForURL('**/tiltak/?sok=mentor');
      },
      { javaScriptEnabled: false },
    );
  });
});

describe('parts side by side', () => {
  const { visit } = useNettleser('/');

  it.each(['', ...UNIT_PAGES, 'tiltak/hoyere-utdanning-forsok/'])(
    '/%s leave no hole',
    async (path) => {
      await visit(path, 'desktop', async (page) => {
        expect((await holes(page)).filter(({ height }) => height > 200)).toEqual([]);
      });
    },
  );

  it.each(['tiltak/arbeidstrening/', 'hovedgrupper/andre-pa-tiltak/'])(
    '/%s show both tables whole',
    async (path) => {
      await visit(path, 'desktop', async (page) => {
        const frames = await page.locator('.tabeller > div > .rulle').evaluateAll((all) =>
          all.map((frame) => ({
            // Months stand level, whichever head is the higher.
            top: Math.round(frame.querySelector('tbody tr')?.getBoundingClientRect().top ?? 0),
            hidden: frame.scrollWidth - frame.clientWidth,
          })),
        );
        expect(frames).toHaveLength(2);
        expect(frames[0]?.top).toBe(frames[1]?.top);
        expect(frames.map(({ hidden }) => hidden)).toEqual([0, 0]);
      });
    },
  );
});

describe('the tables of a group', () => {
  const { visit } = useNettleser('/');

  it.each(['tiltaksgrupper/oppfolging/', 'rapporter/2021-05/'])(
    'of /%s each have the whole width, room between their columns, and hide none, many as they are',
    async (path) => {
      await visit(path, 'desktop', async (page) => {
        const frames = await page.locator('.tabeller > div > .rulle').evaluateAll((all) =>
          all.map((frame) => {
            const gaps = [...frame.querySelectorAll('tbody tr:first-child td')].map((cell) =>
              parseFloat(getComputedStyle(cell).paddingLeft),
            );
            return {
              width: frame.querySelector('table')?.offsetWidth,
              hidden: frame.scrollWidth - frame.clientWidth,
              isRoomy: Math.min(...gaps.slice(0, -1)) >= 10,
            };
          }),
        );
        const whole = { width: 1056, hidden: 0, isRoomy: true };
        expect(frames).toEqual([whole, whole]);
      });
    },
  );
});

describe('a table in a narrow window', () => {
  const { visit } = useNettleser('/');

  it('says how many columns it has, and keeps the months in sight', async () => {
    await visit('tiltak/arbeidstrening/', 'smal', async (page) => {
      expect(await page.locator('.kolonner:visible').first().textContent()).toContain('5 kolonner');
      const frame = page.locator('.tabeller .rulle').first();
      const left = () =>
        frame
          .locator('tbody th')
          .first()
          .evaluate((cell) => cell.getBoundingClientRect().left);
      const before = await left();
      const moved = await frame.evaluate((element) => {
        element.scrollLeft = 1000;
        return element.scrollLeft;
      });
      expect(moved).toBeGreaterThan(50);
      expect(await left()).toBeCloseTo(before, 0);
    });
  });

  it.each(['', 'tiltak/'])('/%s tells the changes in per cent', async (path) => {
    await visit(path, 'smal', async (page) => {
      expect(
        await page.locator('#oversikt-tabell tr:not(.tittel) td.prosent').first().isVisible(),
      ).toBe(true);
    });
  });

  it.each([
    ['', '#bevegelser-tabell'],
    ['tiltak/', '#oversikt-tabell'],
  ])('/%s tells a change in two lines, the bar beside its per cent', async (path, table) => {
    await visit(path, 'smal', async (page) => {
      const rows = await page.locator(`${table} tbody tr:not(.tittel)`).evaluateAll((all) =>
        all.flatMap((row) => {
          const [bar, percent] = ['.endringsstolpe', '.prosent'].map((part) =>
            row.querySelector(part)?.getBoundingClientRect(),
          );
          const lines = parseFloat(getComputedStyle(row).lineHeight);
          const isLong = (row.querySelector('th')?.getClientRects()[0]?.height ?? 0) > 3 * lines;
          if (!bar || !percent || isLong) return [];
          const { height } = row.getBoundingClientRect();
          const isBeside = bar.right <= percent.right - 10 && bar.bottom <= percent.bottom;
          return [{ isBeside: isBeside && bar.top >= percent.top, isLow: height < 3.2 * lines }];
        }),
      );
      expect(rows.length).toBeGreaterThan(4);
      expect(rows.filter((row) => !row.isBeside || !row.isLow)).toEqual([]);
    });
  });

  it.each(['', 'tiltak/', 'tiltak/arbeidstrening/', 'rapporter/'])(
    '/%s cuts no word of a heading, however long the month',
    async (path) => {
      await visit(path, 'smal', async (page) => {
        expect(await cutWords(page, 'desember 2020')).toEqual([]);
      });
    },
  );
});

describe('long months', () => {
  const { visit } = useNettleser('/');

  it('keep the largest movements within the margin', async () => {
    await visit('', 'desktop', async (page) => {
      await cutWords(page, 'september 2020');
      const outside = await page.locator('#bevegelser-tabell').evaluate((table) => {
        const frame = table.closest('section')?.getBoundingClientRect();
        return table.getBoundingClientRect().right - (frame?.right ?? 0);
      });
      expect(outside).toBeLessThanOrEqual(0.5);
    });
  });
});

describe('the heading of the overview', () => {
  const { visit } = useNettleser('/');

  it('stays in sight while one scrolls', async () => {
    await visit('tiltak/', 'desktop', async (page) => {
      await page.mouse.wheel(0, 1500);
      await page.waitForFunction(() => scrollY > 1000);
      const { top, bottom } = await page
        .locator('#oversikt-tabell thead th')
        .first()
        .evaluate((cell) => cell.getBoundingClientRect());
      expect(top).toBeCloseTo(0, 0);
      expect(bottom).toBeLessThan(120);
    });
  });
});

/** Lets every table of months tell 36 of them, as after three years of reports. */
function tellThreeYears(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const body of document.querySelectorAll('.maneder tbody')) {
      const rows = [...body.children];
      for (let i = rows.length; i < 36; i++)
        body.append(rows[i % rows.length]?.cloneNode(true) ?? '');
    }
  });
}

/** What is shown on paper although it only answers on a screen: controls, menus, and links that are all their line says. */
function pressable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
    const wordsOf = (element: Element | null) => element?.textContent.replace(/\s+/gu, ' ').trim();
    const controls = 'button, input, select, textarea, summary, form, nav';
    const shown = (selector: string) => [...document.querySelectorAll(selector)].filter(isShown);
    const alone = shown('main a').filter(
      (link) =>
        !link.closest('table, .kildelenker') &&
        wordsOf(link) === wordsOf(link.closest('p, li, dd, div, section')),
    );
    return [...shown(controls), ...alone].map(
      (element) => `${element.localName}: ${wordsOf(element) ?? ''}`,
    );
  });
}

/** Headings of sections that show nothing else on paper. */
function loneHeadings(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isShown = (element: Element) => element.getClientRects().length > 0;
    return [...document.querySelectorAll('main h2, main h3')].filter(isShown).flatMap((heading) => {
      const content = heading.closest('section, figure')?.querySelectorAll('p, table, svg, dl, li');
      return content && [...content].some(isShown) ? [] : [heading.textContent];
    });
  });
}

describe('on paper', () => {
  const { visit } = useNettleser('/');

  it.each(UNIT_PAGES)('/%s of five months takes two sheets at most', async (path) => {
    await visit(path, 'desktop', async (page) => {
      expect(await sheets(page)).toBeLessThanOrEqual(2);
    });
  });

  it.each(['', ...UNIT_PAGES])('/%s of 36 months takes four', async (path) => {
    await visit(path, 'desktop', async (page) => {
      await tellThreeYears(page);
      expect(await page.locator('.maneder').first().locator('tbody tr').count()).toBe(36);
      expect(await sheets(page)).toBeLessThanOrEqual(4);
    });
  });

  it.each([
    ['', 3],
    ['tiltak/', 1],
    ['rapporter/2021-05/', 3],
  ])('/%s keeps all tiltak on one sheet, and takes %i', async (path, most) => {
    await visit(path, 'desktop', async (page) => {
      expect(await sheets(page)).toBeLessThanOrEqual(most);
    });
  });

  it.each(PAGE_TYPES)('/%s has nothing to press, and no heading over nothing', async (path) => {
    await visit(path, 'desktop', async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect(await pressable(page)).toEqual([]);
      expect(await loneHeadings(page)).toEqual([]);
    });
  });
});
