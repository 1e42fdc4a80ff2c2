import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import * as Plot from '@observablehq/plot';
import { createDocument } from '../../../src/lib/chart/svg-document.ts';
import { drawChange } from '../../../src/lib/chart/change.ts';
import { drawSparkline } from '../../../src/lib/chart/sparkline.ts';
import { drawKjonn } from '../../../src/lib/chart/kjonn.ts';
import { drawComposition } from '../../../src/lib/chart/horizontal-bars.ts';
import { drawSiblings } from '../../../src/lib/chart/sibling-bars.ts';
import { drawHovedgrupper } from '../../../src/lib/chart/small-multiples.ts';
import { drawDevelopment } from '../../../src/lib/chart/development.ts';
import { readMarks } from '../../../src/lib/chart/compose.ts';
import type { Drawing } from '../../../src/lib/chart/drawing.ts';
import { renderPanels, renderSvg } from '../../../src/lib/chart/svg.ts';
import { point, points, TEXT, type ExampleCell } from './example.ts';

const document = createDocument();

const cell: fc.Arbitrary<ExampleCell> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 4, max: 90_000 }) },
  { weight: 2, arbitrary: fc.constant('*' as const) },
  { weight: 1, arbitrary: fc.constant('-' as const) },
);
const series = fc.array(cell, { minLength: 1, maxLength: 40 });

function svgOf(drawing: Drawing | undefined): string {
  return drawing === undefined ? '' : renderSvg(drawing);
}

/** One drawing of each kind that has its months from a series, and bars. */
function drawAll(cells: readonly ExampleCell[], id: string, doc = document): string {
  const punkter = points(cells);
  const menn = points(cells.toReversed(), 'tiltak/mentor/alle/menn');
  const deler = [4, 5].map((count) => ({ navn: `Del på ${count}`, point: point(count) }));
  const panels = [{ navn: 'A', tekst: TEXT, points: punkter }];
  const rader = cells.flatMap((one, i) =>
    one === '-' ? [] : [{ navn: `Nr. ${i}`, point: point(one), chosen: i === 0 }],
  );
  return [
    drawDevelopment({ points: punkter }, TEXT, `${id}-utvikling`, doc),
    drawKjonn({ kvinner: punkter, menn }, TEXT, `${id}-kjonn`, doc),
    drawChange({ points: punkter }, TEXT, `${id}-endring`, doc),
    drawSparkline({ points: punkter }, TEXT, `${id}-gnist`, doc),
    drawComposition({ total: point(9), deler }, TEXT, `${id}-sammensetning`, doc),
    drawSiblings({ rader }, TEXT, `${id}-sosken`, doc),
    ...(drawHovedgrupper(panels, `${id}-hovedgrupper`, doc) ?? []).map(({ drawing }) => drawing),
  ]
    .map(svgOf)
    .join('');
}

const parser = new new JSDOM('').window.DOMParser();

/** The drawing as strict XML; throws where it is not well-formed. */
function parse(svg: string): Document {
  const xml = `<div xmlns="http://www.w3.org/1999/xhtml">${svg}</div>`;
  return parser.parseFromString(xml, 'application/xhtml+xml');
}

describe('every drawing', () => {
  it('is well-formed, named by its own unique ids, styled by classes alone', () => {
    fc.assert(
      fc.property(series, (cells) => {
        const svg = drawAll(cells, 'figur');
        const page = parse(svg);
        const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(id).toMatch(/^figur-/);
        for (const drawing of page.querySelectorAll('svg')) {
          expect(drawing.getAttribute('role')).toBe('img');
          const names = (drawing.getAttribute('aria-labelledby') ?? '').split(' ');
          expect(names.map((id) => page.getElementById(id)?.textContent)).toEqual([
            TEXT.tittel,
            TEXT.description,
          ]);
          expect(drawing.hasAttribute('width') || drawing.hasAttribute('height')).toBe(false);
        }
        expect(svg).not.toMatch(
          / (style|fill|stroke|aria-label|transform|font-family)="|NaN|undefined|Infinity|<style|#/,
        );
        expect(svg).not.toMatch(/\d\.\d\d/);
      }),
      { numRuns: 25 },
    );
  });

  it('marks each hidden month once, and gives it no other place', () => {
    fc.assert(
      fc.property(series, (cells) => {
        const punkter = points(cells);
        const hidden = punkter.filter(({ verdi }) => verdi.status === 'skjermet');
        const svg = svgOf(drawDevelopment({ points: punkter }, TEXT, 'f', document));
        if (svg === '') return;
        for (const drawing of parse(svg).querySelectorAll('svg')) {
          const d = drawing.querySelector('.fig-skjermet')?.getAttribute('d') ?? '';
          // The mark has three strokes.
          expect(d.match(/m/gi)?.length ?? 0).toBe(3 * hidden.length);
          const line = drawing.querySelector('.fig-linje')?.getAttribute('d') ?? '';
          expect(line.match(/[mlhv]/gi)?.length).toBe(punkter.length - hidden.length);
        }
        for (const { nokkel } of hidden) expect(svg).not.toContain(nokkel);
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on what was drawn before, or in which document', () => {
    const cells: ExampleCell[] = [5, '*', 9, 12, 11];
    const alone = drawAll(cells, 'a', createDocument());
    drawAll([100, 200, 300], 'b');
    expect(drawAll(cells, 'a')).toBe(alone);
  });

  it('is the same, byte for byte, from the light document and from a full DOM', () => {
    const full = new JSDOM('').window.document;
    fc.assert(
      fc.property(series, (cells) => {
        expect(drawAll(cells, 'a', createDocument())).toBe(drawAll(cells, 'a', full));
      }),
      { numRuns: 15 },
    );
  });

  it('traces every number it writes', () => {
    const model = { kvinner: points([5, 7]), menn: points([8, 6], 'tiltak/mentor/alle/menn') };
    const svg = svgOf(drawKjonn(model, TEXT, 'f', document));
    expect(svg).toContain(
      'data-value="7" data-regel="verdi" data-av="tiltak/mentor/alle/alle@2021-02">7</text>',
    );
    expect(svg).toContain(
      'data-value="6" data-regel="verdi" data-av="tiltak/mentor/alle/menn@2021-02">6</text>',
    );
    expect(svg).toContain('data-serier="tiltak/mentor/alle/alle tiltak/mentor/alle/menn"');
  });

  it('takes titles and names as text', () => {
    const text = { tittel: '<script>"&', description: ']]>' };
    const svg = svgOf(drawDevelopment({ points: points([5, 7]) }, text, 'f', document));
    expect(svg).toContain('>&lt;script&gt;&quot;&amp;</title>');
    expect(parse(svg).querySelector('title')?.textContent).toBe('<script>"&');
  });
});

describe('renderSvg', () => {
  const drawing: Drawing = {
    id: 'a-utvikling',
    tekst: { tittel: 'Flere & flere', description: 'Fra <1> til 2.' },
    serier: ['tiltak/a/alle/alle'],
    axisStart: 0,
    sizes: [
      {
        navn: 'bred',
        suffix: '',
        width: 100,
        height: 40.5,
        font: 15,
        room: 15,
        marks: [
          { cssClass: 'fig-linje fig-menn', d: 'M0 1h2' },
          {
            cssClass: 'fig-tall',
            labels: [
              {
                x: 0.5,
                y: -3,
                tekst: '+1 < 2',
                trace: {
                  verdi: '1',
                  regel: 'endring',
                  av: ['tiltak/a/alle/alle@2021-02', 'tiltak/a/alle/alle@2021-01'],
                },
              },
              { x: 4, y: 5, tekst: 'jan' },
            ],
          },
        ],
      },
      { navn: 'smal', suffix: '-s', width: 60, height: 30, font: 12, room: 12, marks: [] },
    ],
  };
  const marks =
    '<path class="fig-linje fig-menn" d="M0 1h2"/><g class="fig-tall">' +
    '<text x=".5" y="-3" data-value="1" data-regel="endring" data-av="tiltak/a/alle/alle@2021-02 tiltak/a/alle/alle@2021-01">+1 &lt; 2</text>' +
    '<text x="4" y="5">jan</text></g>';
  const wide = '<svg class="fig fig-bred" viewBox="0 0 100 40.5" font-size="15"';
  const narrow = '<svg class="fig fig-smal" viewBox="0 0 60 30" font-size="12"';
  const series = 'data-serier="tiltak/a/alle/alle"';

  it('writes every size, named by its own title and description', () => {
    const named = (id: string) =>
      ` role="img" aria-labelledby="${id}-t ${id}-d" ${series}>` +
      `<title id="${id}-t">Flere &amp; flere</title><desc id="${id}-d">Fra &lt;1&gt; til 2.</desc>`;
    expect(renderSvg(drawing)).toBe(
      `${wide}${named('a-utvikling')}${marks}</svg>${narrow}${named('a-utvikling-s')}</svg>`,
    );
  });

  it('is named by what stands around it, without the same words inside', () => {
    const named = ` role="img" aria-labelledby="x y" ${series}>`;
    expect(renderSvg(drawing, { by: 'x y' })).toBe(
      `${wide}${named}${marks}</svg>${narrow}${named}</svg>`,
    );
  });

  it('says nothing to those who listen, where words beside it say the same', () => {
    const hidden = ` aria-hidden="true" ${series}>`;
    expect(renderSvg(drawing, 'silent')).toBe(
      `${wide}${hidden}${marks}</svg>${narrow}${hidden}</svg>`,
    );
  });

  it('claims no series where it draws none', () => {
    expect(renderSvg({ ...drawing, serier: [] })).not.toContain('data-serier');
  });
});

describe('readMarks', () => {
  it('fails on a warning from Plot', () => {
    const silent = vi.spyOn(console, 'warn').mockReturnValue();
    const node = Plot.plot({
      document,
      marks: [Plot.dot([{ a: '2021-01-01' }], { x: 'a', y: 'a' })],
    });
    silent.mockRestore();
    expect(() => readMarks(node, 10)).toThrow(/varslet/);
  });

  it('fails on marks it does not know', () => {
    const node = Plot.plot({ document, marks: [Plot.image(['x.png'], { src: (d: string) => d })] });
    expect(() => readMarks(node, 10)).toThrow(/<image>/);
  });
});

describe('a drawing marked in brief', () => {
  const labelled = (
    verdi: string,
    regel: 'verdi' | 'endring' | 'andel',
    tekst: string,
  ): Drawing => ({
    id: 'a-utvikling',
    tekst: TEXT,
    serier: [],
    axisStart: 0,
    sizes: [
      {
        ...{ navn: 'bred', suffix: '', width: 100, height: 40, font: 15, room: 15 },
        marks: [
          {
            cssClass: 'fig-tall',
            labels: [
              { x: 1, y: 2, tekst, trace: { verdi, regel, av: ['tiltak/a/alle/alle@2021-02'] } },
            ],
          },
        ],
      },
    ],
  });
  const of = 'data-av="tiltak/a/alle/alle@2021-02"';

  it.each([
    ['7982', 'verdi', '7\u00a0982', `<text x="1" y="2" ${of}>7\u00a0982</text>`],
    ['-34', 'endring', '\u221234', `<text x="1" y="2" data-regel="endring" ${of}>\u221234</text>`],
    [
      '55.3',
      'andel',
      '55,3\u00a0%',
      `<text x="1" y="2" data-regel="andel" ${of}>55,3\u00a0%</text>`,
    ],
    [
      '7982',
      'verdi',
      '8\u00a0000',
      `<text x="1" y="2" data-value="7982" data-regel="verdi" ${of}>8\u00a0000</text>`,
    ],
  ] as const)('says no value that its digits say, and no rule of one figure: %s, %s', (...one) => {
    const [value, rule, text, expected] = one;
    expect(renderSvg(labelled(value, rule, text), 'silent', {})).toContain(expected);
    expect(renderSvg(labelled(value, rule, text), 'silent')).toContain(`data-value="${value}"`);
  });

  it('goes on from what the page is about, and names whole what is not about that', () => {
    const drawing = labelled('7982', 'verdi', '7\u00a0982');
    const about = (id: string) => ({ subject: { niva: 'tiltak', id } }) as const;
    expect(renderSvg(drawing, 'silent', about('a'))).toContain(' data-av="@2021-02">');
    expect(renderSvg(drawing, 'silent', about('b'))).toContain(` ${of}>`);
  });
});

describe('small multiples', () => {
  const panel = (rise: number, level: string): Drawing => ({
    id: `a-sosken-${rise}`,
    tekst: TEXT,
    serier: ['tiltak/a/alle/alle'],
    axisStart: 0,
    sizes: [
      {
        ...{ navn: 'storpanel', suffix: '', width: 140, height: 100, font: 12.5, room: 13 },
        marks: [
          { cssClass: 'fig-rutenett', d: 'M0 19h140' },
          { cssClass: 'fig-xtall fig-start', labels: [{ x: 0, y: 14, tekst: level }] },
          { cssClass: 'fig-linje', d: `M0 ${rise}h9` },
        ],
      },
    ],
  });
  const axes = (level: string) =>
    `<path class="fig-rutenett" d="M0 19h140"/><g class="fig-xtall fig-start"><text x="0" y="14">${level}</text></g>`;
  const line = (rise: number) => `<path class="fig-linje" d="M0 ${rise}h9"/></svg>`;
  const contents = (levels: readonly string[]) =>
    renderPanels(
      levels.map((level, i) => ({ drawing: panel(i, level), by: `sosken-${i + 1}` })),
      'sosken-akser',
    ).map((svg) => svg.slice(svg.indexOf('>') + 1));

  it('draw the axes they share once', () => {
    expect(contents(['80', '80', '80'])).toEqual([
      `<g id="sosken-akser">${axes('80')}</g>${line(0)}`,
      `<use href="#sosken-akser"/>${line(1)}`,
      `<use href="#sosken-akser"/>${line(2)}`,
    ]);
  });

  it('draw their own axes where these are others, or where there is one panel', () => {
    expect(contents(['80', '90'])).toEqual([axes('80') + line(0), axes('90') + line(1)]);
    expect(contents(['80', '90', '80'])[1]).toBe(axes('90') + line(1));
    expect(contents(['80'])).toEqual([axes('80') + line(0)]);
  });
});
