import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Maned } from '../../src/lib/domain/maned.ts';
import { drawMovements, drawComposition } from '../../src/lib/chart/horizontal-bars.ts';
import { drawSiblings } from '../../src/lib/chart/sibling-bars.ts';
import { createDocument } from '../../src/lib/chart/svg-document.ts';
import { drawChange } from '../../src/lib/chart/change.ts';
import { drawKjonn } from '../../src/lib/chart/kjonn.ts';
import { drawHovedgrupper } from '../../src/lib/chart/small-multiples.ts';
import { drawDevelopment } from '../../src/lib/chart/development.ts';
import { renderSvg } from '../../src/lib/chart/svg.ts';
import { point, points, TEXT, wave, type ExampleCell } from '../unit/chart/example.ts';
import { useBrowser } from './browser.ts';
import { openView } from './viewport.ts';

const document = createDocument();

const LONG_NAME =
  'Funksjonsassistanse i arbeidslivet og arbeids- og utdanningsreiser for deltakere';

/** Numbers in an order nobody chose, the same every time (Park and Miller's minimal generator). */
function* numbers(seed: number): Generator<number, never> {
  for (let n = seed; ;) {
    n = (n * 16807) % 2147483647;
    yield n / 2147483647;
  }
}

/** Series of all lengths and sizes, some with hidden and missing months. */
function invented(count: number): ExampleCell[][] {
  const next = numbers(20210531);
  const roll = () => next.next().value;
  return Array.from({ length: count }, () => {
    const length = [1, 2, 3, 5, 5, 8, 13, 17, 30, 61, 120, 240][Math.floor(roll() * 12)] ?? 5;
    const level = 4 + 10 ** (roll() * 6.5);
    const hidden = roll() < 0.5 ? 0 : 0.3;
    return wave(length, level, level * roll() * 0.6).map((count) => {
      const fate = roll();
      if (fate < hidden || count < 4) return '*';
      return fate > 0.97 ? '-' : count;
    });
  });
}

function drawSheet(): string {
  const series = invented(60);
  const parts = ['Kort', LONG_NAME, 'Arbeidsmarkedsopplæring (AMO) enkeltplass', 'Oppfølging'];
  const drawn = series.map((cells, i) => {
    const start: Maned = i % 2 === 0 ? '2021-01' : '2002-11';
    const punkter = points(cells, 'tiltak/mentor/alle/kvinner', start);
    const menn = points(
      series[(i + 7) % 60]?.slice(0, cells.length) ?? [],
      'tiltak/mentor/alle/menn',
      start,
    );
    return [
      drawDevelopment({ points: punkter }, TEXT, `u${i}`, document),
      drawKjonn({ kvinner: punkter, menn }, TEXT, `k${i}`, document),
      drawChange({ points: punkter }, TEXT, `e${i}`, document),
    ].map((drawing) => `<div class="fig-ramme">${drawing ? renderSvg(drawing) : ''}</div>`);
  });
  const panelled = series.map((cells, i) => ({
    navn: `${i}`,
    tekst: TEXT,
    points: points(cells),
  }));
  const panels = Array.from({ length: 20 }, (_, i) =>
    (drawHovedgrupper(panelled.slice(3 * i, 3 * i + 3), `s${i}`, document) ?? [])
      .map(({ drawing }) => `<div class="fig-panelboks"><p>Navn</p>${renderSvg(drawing)}</div>`)
      .join(''),
  ).map((row) => `<div class="fig-ramme"><div class="fig-rader">${row}</div></div>`);
  const counts = [7, 15791, 17700, 124];
  const deler = counts.map((count, i) => ({
    navn: parts[i] ?? '',
    point: point(count, `tiltak/d${i}/alle/alle`),
  }));
  const rader = counts.map((count, i) => ({
    navn: parts[i] ?? '',
    na: point(count),
    forrige: point(count + 300 * (2 - i) + (i === 3 ? 300 : 0), undefined, '2021-04'),
  }));
  const siblings = counts.map((count, i) => ({
    navn: parts[i] ?? '',
    chosen: i === 1,
    point: point(i === 2 ? '*' : count, `tiltak/d${i}/alle/alle`),
  }));
  const bars = [
    drawSiblings({ rader: siblings }, TEXT, 'so', document),
    drawComposition({ total: point(33622), deler }, TEXT, 'sa', document),
    drawMovements({ rader }, TEXT, 'be', document),
  ].map((drawing) => `<div class="fig-ramme">${drawing ? renderSvg(drawing) : ''}</div>`);
  return [...drawn.flat(), ...panels, ...bars].join('\n');
}

const read = (path: string) => readFileSync(new URL(path, import.meta.url));

function sheetHtml(): string {
  const face =
    '../../node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2';
  return `<!doctype html><html lang="nb"><meta charset="utf-8"><title>Figurer</title><style>
    @font-face { font-family: Figtree; font-weight: 300 900; src: url(data:font/woff2;base64,${read(face).toString('base64')}); }
    body { font-family: Figtree; margin: 16px; max-width: 32rem; }
    ${read('../../src/styles/figure.css').toString('utf8')}
    </style><body>${drawSheet()}</body></html>`;
}

/** Runs in the page: what is wrong with the text in each drawing that is shown. */
function findFaults(): { drawings: number; faults: string[] } {
  const faults: string[] = [];
  const shown = [...window.document.querySelectorAll<SVGSVGElement>('svg.fig')].filter((svg) =>
    svg.checkVisibility(),
  );
  for (const svg of shown) {
    const { width, height } = svg.viewBox.baseVal;
    const boxes = [...svg.querySelectorAll('text')].map((text) => {
      const { x, y, width: w, height: h } = text.getBBox();
      // A box holds the face's whole ascent and descent; the letters fill the middle of it.
      return { text, left: x, right: x + w, top: y + 0.22 * h, bottom: y + 0.82 * h };
    });
    const name = (box: (typeof boxes)[number]) =>
      `«${box.text.textContent}» i ${svg.getAttribute('aria-labelledby') ?? ''}`;
    boxes.forEach((a, i) => {
      if (a.left < -2 || a.right > width + 2 || a.top < -1 || a.bottom > height + 1)
        faults.push(
          `utenfor: ${name(a)} ${[a.left, a.right - width, a.top, a.bottom - height].map(Math.round).join(' ')}`,
        );
      for (const b of boxes.slice(i + 1)) {
        if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
          faults.push(`kolliderer: ${name(a)} og ${name(b)}`);
      }
    });
    for (const line of svg.querySelectorAll<SVGPathElement>('.fig-linje')) {
      const length = line.getTotalLength();
      for (const box of boxes.filter(({ text }) => text.dataset.av !== undefined)) {
        for (let at = 0; at < length; at += 1) {
          const { x, y } = line.getPointAtLength(at);
          if (x <= box.left || x >= box.right || y <= box.top || y >= box.bottom) continue;
          faults.push(`linjen går gjennom ${name(box)}`);
          break;
        }
      }
    }
  }
  return { drawings: shown.length, faults };
}

describe.each(['desktop', 'smal'] as const)('the charts’ own text, %s', (view) => {
  const browser = useBrowser();

  it('stays inside its drawing, off other text and off the lines', async () => {
    const context = await openView(browser(), view);
    const page = await context.newPage();
    await page.setContent(sheetHtml());
    await page.evaluate(() => window.document.fonts.ready);
    const { drawings, faults } = await page.evaluate(findFaults);
    await context.close();
    expect(drawings).toBeGreaterThan(200);
    expect(faults).toEqual([]);
  });
});
