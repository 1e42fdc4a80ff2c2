import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { createDocument } from '../../../src/lib/chart/svg-document.ts';
import { standaloneStyle } from '../../../src/lib/chart/figure-css.ts';
import {
  standalonePanels,
  standaloneSvg,
  type StandaloneOptions,
} from '../../../src/lib/chart/standalone.ts';
import { drawKjonn } from '../../../src/lib/chart/kjonn.ts';
import { PALETTE } from '../../../src/lib/chart/palette.ts';
import { drawHovedgrupper } from '../../../src/lib/chart/small-multiples.ts';
import { points } from './example.ts';
import { expectSnapshot } from './snapshot.ts';

const css = readFileSync(new URL('../../../src/styles/figure.css', import.meta.url), 'utf8');
const document = createDocument();
const casing: StandaloneOptions = {
  tekst: { tittel: 'Flere menn enn kvinner i <mentor>', description: 'To linjer.' },
  subtitle: 'Antall deltakere med mentor, januar–mai 2021',
  kilde: 'Kilde: Nav. Bearbeidet av Tiltakstall.',
  theme: 'lys',
  style: standaloneStyle(css, 'lys'),
};

function parse(svg: string): Document {
  return new new JSDOM('').window.DOMParser().parseFromString(svg, 'image/svg+xml');
}

function kjonn() {
  const model = { kvinner: points([50, 60, '*', 80, 90]), menn: points([90, 80, 70, 75, 89]) };
  const drawing = drawKjonn(model, casing.tekst, 'k', document);
  if (drawing === undefined) throw new Error('Ventet en tegning');
  return drawing;
}

describe('standaloneSvg', () => {
  it('is a whole file: named, sized, with title, subtitle and source', () => {
    const svg = standaloneSvg(kjonn(), casing);
    const root = parse(svg).documentElement;
    expect(root.namespaceURI).toBe('http://www.w3.org/2000/svg');
    expect(root.getAttribute('viewBox')).toBe(
      `0 0 ${root.getAttribute('width')} ${root.getAttribute('height')}`,
    );
    expect(root.querySelectorAll('title')).toHaveLength(1);
    expect(root.textContent).toContain(casing.tekst.tittel);
    expect(root.textContent).toContain(casing.subtitle);
    expect(root.textContent).toContain(casing.kilde);
    expectSnapshot('frittstaende-kjonn', svg.trimEnd());
  });

  it('writes out the colours of its theme, also where they depend on the role', () => {
    for (const theme of ['lys', 'mork'] as const) {
      const svg = standaloneSvg(kjonn(), { ...casing, theme, style: standaloneStyle(css, theme) });
      expect(svg).not.toMatch(/var\(|--|@media|@container/);
      expect(svg).toContain(
        `.fig-linje.fig-kvinner,.fig-kvinner .fig-linje{stroke:${PALETTE[theme].kvinner}}`,
      );
      expect(svg).toContain(`fill="${PALETTE[theme].bakgrunn}"`);
    }
  });

  it('refuses a style sheet with a colour the palette does not have', () => {
    expect(() => standaloneStyle('.fig { fill: var(--fig-rosa); }', 'lys')).toThrow('--fig-rosa');
  });
});

describe('standalonePanels', () => {
  it('sets the panels three abreast under their names', () => {
    const panels = ['Mentor', 'Jobbklubb', 'Avklaring', 'Utvidet oppfølging i NAV'].map(
      (navn, i) => ({
        navn,
        tekst: casing.tekst,
        points: points([260, 261 + i, 282, 311, 305 - 50 * i]),
      }),
    );
    const drawn = drawHovedgrupper(panels, 's', document) ?? [];
    const svg = standalonePanels(drawn, casing);
    const places = [...parse(svg).querySelectorAll('svg > svg')].map((panel) =>
      panel.getAttribute('x'),
    );
    expect(places).toEqual(['20', '264', '508', '20']);
    expectSnapshot('frittstaende-hovedgrupper', svg.trimEnd());
  });

  it('refuses to draw nothing', () => {
    expect(() => standalonePanels([], casing)).toThrow(RangeError);
  });
});
