import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useNettleser } from './browser.ts';

const spaced = (text: string | null) => (text ?? '').replaceAll('\u00a0', ' ').trim();

/** What the slider of a figure says now. */
async function read(page: Page, figure: string): Promise<string> {
  const field = page.locator(`#${figure} [role=slider]`);
  expect(await field.textContent()).toBe(await field.getAttribute('aria-valuetext'));
  return spaced(await field.textContent());
}

describe('a chart', () => {
  const { visit } = useNettleser('/');

  it('is read by arrow keys: month, value, and the change the table tells', async () => {
    await visit('tiltak/arbeidstrening/', 'desktop', async (page) => {
      await page.locator('#arbeidstrening-utvikling [role=slider]').focus();
      // Line 131 of the report: 7 606, 7 853 and 7 982.
      const figure = 'arbeidstrening-utvikling';
      expect(await read(page, figure)).toBe('mai 2021: 7 982, endring fra måneden før +129');
      await page.keyboard.press('ArrowLeft');
      expect(await read(page, figure)).toBe('april 2021: 7 853, endring fra måneden før +247');
      await page.keyboard.press('Home');
      expect(await read(page, figure)).toBe('januar 2021: 6 773');
      await page.keyboard.press('ArrowLeft');
      expect(await read(page, figure)).toBe('januar 2021: 6 773');
      await page.keyboard.press('End');
      expect(await page.locator(`#${figure} [role=slider]`).getAttribute('aria-valuenow')).toBe(
        '5',
      );
    });
  });

  it('is read by pointer where the line is, and stops when it leaves', async () => {
    await visit('tiltak/arbeidstrening/', 'desktop', async (page) => {
      const svg = page.locator('#arbeidstrening-utvikling svg:visible').first();
      await svg.scrollIntoViewIfNeeded();
      // The third of five months stands in the middle between first and last.
      const x = await svg.evaluate((drawing: SVGSVGElement) => {
        const [, , from, to] = (drawing.dataset.maneder ?? '').split(' ').map(Number);
        const { left, width } = drawing.getBoundingClientRect();
        return left + (((from ?? 0) + (to ?? 0)) / 2 / drawing.viewBox.baseVal.width) * width;
      });
      const box = await svg.boundingBox();
      await page.mouse.move(x + 2, (box?.y ?? 0) + 20);
      expect(await read(page, 'arbeidstrening-utvikling')).toMatch(/^mars 2021: 7 606/);
      const field = page.locator('#arbeidstrening-utvikling [role=slider]');
      const opacity = () => field.evaluate((one) => getComputedStyle(one).opacity);
      expect(await opacity()).toBe('1');
      await page.mouse.move(0, 0);
      expect(await opacity()).toBe('0');
    });
  });

  it('tells women’s share of both, and says of a hidden month that it is hidden, and nothing else', async () => {
    await visit('', 'desktop', async (page) => {
      await page.locator('#i-alt-kjonn [role=slider]').focus();
      // Lines 42 and 50: 37 474 of 77 811 is 48.16 per cent.
      expect(await read(page, 'i-alt-kjonn')).toBe(
        'mai 2021: kvinner 37 474, menn 40 337, 48,2 % kvinner',
      );
    });
    await visit('tiltak/hoyere-utdanning-forsok/', 'smal', async (page) => {
      const figure = 'hoyere-utdanning-forsok-utvikling';
      await page.locator(`#${figure} [role=slider]`).focus();
      // Line 159: hidden but in April.
      expect(await read(page, figure)).toBe('mai 2021: skjermet');
      await page.keyboard.press('ArrowLeft');
      expect(await read(page, figure)).toBe('april 2021: 4');
      await page.keyboard.press('ArrowLeft');
      expect(await read(page, figure)).toBe('mars 2021: skjermet');
    });
  });

  it('of small multiples is read by one field, which names the panel', async () => {
    await visit('tiltak/arbeidstrening/', 'desktop', async (page) => {
      const figure = 'arbeidstrening-hovedgrupper';
      expect(await page.locator(`#${figure} [role=slider]`).count()).toBe(1);
      await page.locator(`#${figure} [role=slider]`).focus();
      // Lines 214 and 279.
      expect(await read(page, figure)).toBe('Arbeidssøkere på tiltak, mai 2021: 3 514');
      await page.keyboard.press('ArrowDown');
      expect(await read(page, figure)).toBe(
        'Personer med nedsatt arbeidsevne på tiltak, mai 2021: 4 416',
      );
      // The field must not change how the panels are laid out.
      expect(await page.locator(`#${figure} .fig-rader > *`).count()).toBe(3);
    });
  });

  it('of small multiples stands each on its own scale, and on one when the reader says so, without a script', async () => {
    await visit(
      'tiltak/mentor/',
      'desktop',
      async (page) => {
        const figure = page.locator('#mentor-hovedgrupper');
        const ceilings = () =>
          figure
            .locator('.fig-xtall.fig-start text:visible')
            .evaluateAll((all) =>
              all.map(({ textContent }) => textContent).filter((text) => /^\d+$/.test(text)),
            );
        const heights = () =>
          figure.locator('.fig-siste').evaluateAll((all) =>
            // A dot has no width, so that nothing else says whether it is shown.
            all
              .filter((dot) => dot.getClientRects().length > 0)
              .map((dot) => Math.round(dot.getBoundingClientRect().top + scrollY)),
          );
        // Lines 219, 294 and 395: at most 56, 236 and 19.
        expect(await ceilings()).toEqual(['60', '250', '20']);
        const own = await heights();
        await figure.getByLabel('Felles skala').check();
        expect(await ceilings()).toEqual(['250', '250', '250']);
        const common = await heights();
        expect(common[1]).toBe(own[1]);
        expect(common[0]).toBeGreaterThan((own[0] ?? 0) + 20);
        expect(common[2]).toBeGreaterThan(common[0] ?? 0);
      },
      { javaScriptEnabled: false },
    );
  });

  it('is not read without a script, and nothing is missing', async () => {
    await visit(
      'tiltak/arbeidstrening/',
      'desktop',
      async (page) => {
        expect(await page.locator('[role=slider]').count()).toBe(0);
        expect(await page.locator('button[data-kopier]:visible').count()).toBe(0);
        expect(await page.locator('#arbeidstrening-utvikling svg:visible').count()).toBe(1);
      },
      { javaScriptEnabled: false },
    );
  });
});

describe('the search in the head', () => {
  const { visit } = useNettleser('/');

  it('leads from the front page to any tiltak, without its shortcut, in ten stops at most', async () => {
    await visit('', 'desktop', async (page) => {
      const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
      const isInField = () =>
        page.evaluate(() => document.activeElement?.matches('.toppsok input') === true);
      const all = await page
        .locator('#oversikt-tabell tbody th a[href^="/tiltak/"]')
        .evaluateAll((links) =>
          links.map((link) => ({ navn: link.textContent, path: link.getAttribute('href') ?? '' })),
        );
      // As many as the registry has files.
      expect(all).toHaveLength(37);
      let toField = 0;
      while (!(await isInField()) && toField < 10) {
        await page.keyboard.press('Tab');
        toField += 1;
      }
      const stops: number[] = [];
      for (const { navn, path } of all) {
        await page.locator('.toppsok input').focus();
        await page.keyboard.press('ControlOrMeta+a');
        await page.keyboard.insertText(navn.replaceAll('\u00ad', ''));
        await page.locator(`.toppsok li a[href="${path}"]`).waitFor();
        let further = 0;
        while ((await focused()) !== path && further < 10) {
          await page.keyboard.press('ArrowDown');
          further += 1;
        }
        stops.push(toField + further);
      }
      expect(Math.max(...stops)).toBeLessThanOrEqual(10);
      await page.keyboard.press('Enter');
      await page.waitForURL(`**${all.at(-1)?.path ?? ''}`);
    });
  });

  it('leads to the first it finds at once', async () => {
    await visit('', 'desktop', async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('hoyere utdanning forsok');
      await page.locator('.toppsok li a').first().waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL('**/tiltak/hoyere-utdanning-forsok/');
    });
  });

  it.each([
    ['mai 2021', '/rapporter/2021-05/'],
    ['mars 2021', '/rapporter/2021-05/'],
    ['mentor endring', '/figur/mentor-endring/'],
    ['tiltaksgruppe opplæring', '/tiltaksgrupper/opplaering/'],
    ['inkluderingsstilskudd', '/tiltak/inkluderingstilskudd/'],
  ])('finds «%s»', async (text, path) => {
    await visit('om/', 'smal', async (page) => {
      const field = page.getByRole('searchbox', { name: 'Søk på nettstedet' });
      await field.fill(text);
      const found = page.locator('.toppsok li a');
      await found.first().waitFor();
      const links = await found.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
      expect(links).toContain(path);
      expect(await page.locator('.toppsok [role=status]').textContent()).toMatch(/^\d+ treff/);
      await page.keyboard.press('ArrowDown');
      expect(await page.evaluate(() => document.activeElement?.closest('.toppsok li'))).not.toBe(
        null,
      );
      await page.keyboard.press('Escape');
      expect(await found.count()).toBe(0);
    });
  });

  it('asks for its index when it is used, and not before', async () => {
    await visit('om/', 'desktop', async (page) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await page.reload({ waitUntil: 'networkidle' });
      expect(asked.filter((path) => path.endsWith('.json'))).toEqual([]);
      expect(asked.length).toBeLessThanOrEqual(5);
      await page.getByRole('searchbox').fill('mentor');
      await page.locator('.toppsok li a').first().waitFor();
      expect(asked.filter((path) => path.endsWith('.json'))).toEqual(['/skript/sok.json']);
    });
  });

  it('leads to the list without a script', async () => {
    await visit(
      'om/',
      'desktop',
      async (page) => {
        await page.locator('.toppsok input').fill('mentor');
        await page.locator('.toppsok button').click();
        await page.waitForURL('**/tiltak/?sok=mentor');
        expect(await page.locator('h1').textContent()).toBe('Alle tiltak');
      },
      { javaScriptEnabled: false },
    );
  });

  it('knows which section a page stands in', async () => {
    for (const [path, section] of [
      ['tiltaksgrupper/oppfolging/', 'Tiltak'],
      ['figur/mentor-endring/', 'Tiltak'],
      ['rapporter/2021-05/kilde/', 'Rapporter'],
    ] as const)
      await visit(path, 'desktop', async (page) => {
        const current = page
          .getByRole('navigation', { name: 'Hovedmeny' })
          .locator('[aria-current]');
        expect(spaced(await current.textContent()), path).toBe(section);
      });
  });
});

describe('buttons that copy', () => {
  const { visit } = useNettleser('/');

  it('copy link, citation and code of a figure', async () => {
    await visit(
      'tiltak/arbeidstrening/',
      'desktop',
      async (page) => {
        const figure = page.locator('#arbeidstrening-utvikling');
        await figure.getByText('Del', { exact: true }).click();
        const copied = async (what: string) => {
          const button = figure.locator(`button[data-kopier=${what}]`);
          await button.click();
          await expect.poll(() => button.textContent()).toBe('Kopiert');
          return page.evaluate(() => navigator.clipboard.readText());
        };
        expect(await copied('lenken')).toMatch(/\/figur\/arbeidstrening-utvikling\/$/);
        expect(await copied('koden')).toMatch(/^<div style=.*<iframe src="[^"]*#ramme"/);
        expect(await copied('henvisningen')).toContain('Kilde: Nav, «');
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
  });
});

describe('the page of comparisons', () => {
  const { visit } = useNettleser('/');
  const cells = (page: Page) =>
    page
      .locator('.sammenligning tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText)),
      );

  it('draws what the address names, and lists it newest month first', async () => {
    const path = 'sammenlign/?emne=tiltak/arbeidstrening&emne=tiltak/hoyere-utdanning-forsok';
    await visit(path, 'desktop', async (page) => {
      await page.locator('.sammenligning tbody tr').first().waitFor();
      const rows = (await cells(page)).map((row) => row.map(spaced));
      expect(rows[0]?.slice(0, 2)).toEqual(['mai 2021', '7 982']);
      expect(rows[0]?.[2]).toMatch(/^\*/);
      expect(rows[1]).toEqual(['april 2021', '7 853', '4']);
      expect(await page.locator('.sml-figur > svg .sml').count()).toBe(2);
    });
  });

  it('begins with a pair of those that are ready, in lines that all can be seen', async () => {
    await visit('sammenlign/', 'desktop', async (page) => {
      await page.locator('.sammenligning tbody tr').first().waitFor();
      // Lines 28 and 27: the two largest hovedgrupper.
      expect((await cells(page))[0]?.map(spaced)).toEqual(['mai 2021', '58 357', '17 532']);
      expect(new URL(page.url()).search).toBe('');
      await page.locator('select').nth(2).selectOption('tiltak/mentor');
      await page.locator('select').nth(3).selectOption('tiltak/jobbklubb');
      await page.locator('.sml-figur > svg .sml.sml-4').waitFor();
      const strokes = await page
        .locator('.sml-figur > svg .sml')
        .evaluateAll((all) => all.map((line) => getComputedStyle(line).stroke));
      expect(new Set(strokes).size).toBe(4);
      expect(strokes).not.toContain('none');
    });
  });

  it('ends each line with its number, none over another, and none for what is hidden throughout', async () => {
    const four = ['arbeidstrening', 'arbeidsforberedende-trening', 'mentor'].map(
      (slug) => `emne=tiltak/${slug}`,
    );
    const hidden = 'emne=tiltak/utvidet-oppfolging-i-opplaering';
    for (const view of ['desktop', 'smal'] as const)
      await visit(`sammenlign/?${[...four, hidden].join('&')}`, view, async (page) => {
        await page.locator('.sml-figur .fig-tall').first().waitFor();
        const numbers = await page.locator('.sml-figur .fig-tall text').evaluateAll((all) =>
          all.map((text) => {
            const { top, bottom, right } = text.getBoundingClientRect();
            const edge = text.closest('svg')?.getBoundingClientRect().right ?? 0;
            return { told: text.textContent, top, bottom, isInside: right <= edge };
          }),
        );
        // Lines 131, 129 and 136: 7 982 and 7 808 are drawn closer than two lines of text.
        expect(numbers.map(({ told }) => spaced(told))).toEqual(['7 982', '7 808', '305']);
        expect(numbers.every(({ isInside }) => isInside)).toBe(true);
        const [first, second] = numbers;
        // Boxes of letters have air above and below.
        expect((first?.bottom ?? 0) - (second?.top ?? 0)).toBeLessThan(4);
      });
  });

  it('is as wide as the page, mostly of lines, and ends them and their grid at a dot', async () => {
    for (const view of ['desktop', 'smal'] as const)
      // The two that the page begins with: the longest names of all.
      await visit('sammenlign/', view, async (page) => {
        await page.locator('.sml-figur .fig-tall').first().waitFor();
        const edges = (selector: string) =>
          page
            .locator(selector)
            .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right));
        const [column = 0] = await edges('.sammenligning');
        const [drawing = 0] = await edges('.sml-figur > svg');
        const [dot = 0, second] = await edges('.sml-figur .sml-ende');
        expect(drawing).toBeCloseTo(column, 0);
        expect(dot).toBeGreaterThan(0.75 * drawing);
        expect(second).toBe(dot);
        for (const edge of await edges('.sml-figur :is(.fig-rutenett, .fig-akse)'))
          expect(Math.abs(edge - dot)).toBeLessThan(8);
      });
  });

  it('makes an index of the first month that all tell, and keeps what is chosen in the address', async () => {
    await visit('sammenlign/', 'smal', async (page) => {
      await page.locator('select').nth(0).selectOption('tiltak/arbeidstrening');
      await page.locator('select').nth(1).selectOption('tiltak/mentor');
      await page.getByRole('radio', { name: 'indeks' }).check();
      await page.getByText('Indeks, januar 2021 = 100.').waitFor();
      expect(new URL(page.url()).search).toBe(
        '?emne=tiltak/arbeidstrening&emne=tiltak/mentor&vis=indeks',
      );
      // Line 131: 7982 of 6773 is 117.85; line 136: 305 of 260 is 117.31.
      expect((await cells(page))[0]).toEqual(['mai 2021', '117,9', '117,3']);
      await page.reload();
      await page.getByText('Indeks, januar 2021 = 100.').waitFor();
    });
  });

  it('makes no index on a hidden month', async () => {
    // Hidden but in April, and hidden throughout.
    const both = ['hoyere-utdanning-forsok', 'utvidet-oppfolging-i-opplaering'];
    const path = `sammenlign/?${both.map((slug) => `emne=tiltak/${slug}`).join('&')}&vis=indeks`;
    await visit(path, 'desktop', async (page) => {
      await page.getByText('Indeksen kan ikke regnes ut').waitFor();
      expect(await page.locator('.sammenligning *').count()).toBe(0);
    });
  });

  it('has pairs that are ready without a script', async () => {
    await visit(
      'sammenlign/',
      'desktop',
      async (page) => {
        expect(await page.locator('.sammenlign').isVisible()).toBe(false);
        expect(await page.locator('.tabeller table:visible').count()).toBeGreaterThan(5);
      },
      { javaScriptEnabled: false },
    );
  });
});
