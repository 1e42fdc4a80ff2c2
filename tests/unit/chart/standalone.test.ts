import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { createDocument } from '../../../src/lib/chart/svg-document.ts';
import { standaloneStil } from '../../../src/lib/chart/figure-css.ts';
import {
  standalonePanels,
  standaloneSvg,
  type Innfatning,
} from '../../../src/lib/chart/standalone.ts';
import { drawKjonn } from '../../../src/lib/chart/kjonn.ts';
import { PALETT } from '../../../src/lib/chart/palette.ts';
import { drawSosken } from '../../../src/lib/chart/siblings.ts';
import { points } from './example.ts';
import { expectSnapshot } from './snapshot.ts';

const css = readFileSync(new URL('../../../src/styles/figure.css', import.meta.url), 'utf8');
const document = createDocument();
const innfatning: Innfatning = {
  tekst: { tittel: 'Flere menn enn kvinner i <mentor>', beskrivelse: 'To linjer.' },
  undertittel: 'Antall deltakere med mentor, januar–mai 2021',
  kilde: 'Kilde: Nav. Bearbeidet av Tiltakstall.',
  tema: 'lys',
  stil: standaloneStil(css, 'lys'),
};

function parse(svg: string): Document {
  return new new JSDOM('').window.DOMParser().parseFromString(svg, 'image/svg+xml');
}

function kjonn() {
  const model = { kvinner: points([50, 60, '*', 80, 90]), menn: points([90, 80, 70, 75, 89]) };
  const drawing = drawKjonn(model, innfatning.tekst, 'k', document);
  if (drawing === undefined) throw new Error('Ventet en tegning');
  return drawing;
}

describe('standaloneSvg', () => {
  it('is a whole file: named, sized, with title, subtitle and source', () => {
    const svg = standaloneSvg(kjonn(), innfatning);
    const root = parse(svg).documentElement;
    expect(root.namespaceURI).toBe('http://www.w3.org/2000/svg');
    expect(root.getAttribute('viewBox')).toBe(
      `0 0 ${root.getAttribute('width')} ${root.getAttribute('height')}`,
    );
    expect(root.querySelectorAll('title')).toHaveLength(1);
    expect(root.textContent).toContain(innfatning.tekst.tittel);
    expect(root.textContent).toContain(innfatning.undertittel);
    expect(root.textContent).toContain(innfatning.kilde);
    expectSnapshot('frittstaende-kjonn', svg.trimEnd());
  });

  it('writes out the colours of its theme, also where they depend on the role', () => {
    for (const tema of ['lys', 'mork'] as const) {
      const svg = standaloneSvg(kjonn(), { ...innfatning, tema, stil: standaloneStil(css, tema) });
      expect(svg).not.toMatch(/var\(|--|@media|@container/);
      expect(svg).toContain(
        `.fig-linje.fig-kvinner,.fig-kvinner .fig-linje{stroke:${PALETT[tema].kvinner}}`,
      );
      expect(svg).toContain(`fill="${PALETT[tema].bakgrunn}"`);
    }
  });

  it('refuses a style sheet with a colour the palette does not have', () => {
    expect(() => standaloneStil('.fig { fill: var(--fig-rosa); }', 'lys')).toThrow('--fig-rosa');
  });
});

describe('standalonePanels', () => {
  it('sets the panels three abreast under their names', () => {
    const paneler = ['Mentor', 'Jobbklubb', 'Avklaring', 'Utvidet oppfølging i NAV'].map(
      (navn, i) => ({
        navn,
        tekst: innfatning.tekst,
        valgt: i === 0,
        punkter: points([260, 261 + i, 282, 311, 305 - 50 * i]),
      }),
    );
    const drawn = drawSosken(paneler, 's', document) ?? [];
    const svg = standalonePanels(drawn, innfatning);
    const places = [...parse(svg).querySelectorAll('svg > svg')].map((panel) =>
      panel.getAttribute('x'),
    );
    expect(places).toEqual(['20', '184', '348', '20']);
    expectSnapshot('frittstaende-sosken', svg.trimEnd());
  });

  it('refuses to draw nothing', () => {
    expect(() => standalonePanels([], innfatning)).toThrow(RangeError);
  });
});
