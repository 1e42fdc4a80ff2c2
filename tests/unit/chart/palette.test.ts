import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MERKEROLLER, NABOER, PALETT, ROLLER, type Tema } from '../../../src/lib/chart/palette.ts';
import { contrast, difference, SYN } from './colour.ts';

const TEMAER = ['lys', 'mork'] as const satisfies readonly Tema[];
const CASES = TEMAER.flatMap((tema) => SYN.map((syn) => ({ tema, syn })));

/** WCAG 2.2: 1.4.11 for what is drawn, 1.4.3 for what is written. */
const GRAPHIC = 3;
const TEXT = 4.5;
/** Ten times what is just noticeable in CIELAB. */
const CLEARLY_DIFFERENT = 20;

describe('the measures', () => {
  it('agree with known values', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(difference('#ff0000', '#00ff00')).toBeCloseTo(170.6, 0);
    // Greys look the same to everybody.
    for (const syn of SYN)
      expect(contrast('#808080', '#ffffff', syn)).toBeCloseTo(contrast('#808080', '#ffffff'), 2);
  });
});

describe.each(CASES)('$tema, $syn colour vision', ({ tema, syn }) => {
  const colours = PALETT[tema];

  it.each(MERKEROLLER)('%s stands out from the ground', (rolle) => {
    expect(contrast(colours[rolle], colours.bakgrunn, syn)).toBeGreaterThanOrEqual(GRAPHIC);
  });

  it.each(NABOER)('%s stands out from %s', (a, b) => {
    expect(contrast(colours[a], colours[b], syn)).toBeGreaterThanOrEqual(GRAPHIC);
  });

  it.each(['tekst', 'dempet'] as const)('%s can be read', (rolle) => {
    expect(contrast(colours[rolle], colours.bakgrunn, syn)).toBeGreaterThanOrEqual(TEXT);
  });

  it('the three hovedgrupper look different', () => {
    const three = MERKEROLLER.filter((rolle) => rolle.endsWith('-pa-tiltak')).map(
      (rolle) => colours[rolle],
    );
    expect(three).toHaveLength(3);
    three.forEach((a, i) => {
      for (const b of three.slice(i + 1))
        expect(difference(a, b, syn)).toBeGreaterThan(CLEARLY_DIFFERENT);
    });
  });
});

describe('the style sheets', () => {
  const styles = (name: string) =>
    readFileSync(new URL(`../../../src/styles/${name}`, import.meta.url), 'utf8');
  const blockAfter = (css: string, start: string) => {
    const from = css.indexOf(start);
    return css.slice(from, css.indexOf('}', css.indexOf(':root', from)));
  };
  const figur = styles('figure.css');

  it.each([
    [':root', 'lys'],
    ['@media (prefers-color-scheme: dark)', 'mork'],
    ['@media print', 'lys'],
  ] as const)('%s has the palette’s %s colours', (start, tema) => {
    const declared = [...blockAfter(figur, start).matchAll(/--fig-([a-z-]+): (#[0-9a-f]{6});/g)];
    const colours = declared.map(([, rolle = '', farge = '']) => [rolle, farge]);
    expect(colours).toEqual(ROLLER.map((rolle) => [rolle, PALETT[tema][rolle]]));
  });

  it('has no other colours', () => {
    const colours = figur.match(/#[0-9a-f]{3,8}\b/gi) ?? [];
    expect(colours).toHaveLength(3 * ROLLER.length);
  });

  it('replaces every colour where the reader has chosen their own', () => {
    const forced = figur.slice(figur.indexOf('@media (forced-colors: active)'));
    for (const rolle of ROLLER) expect(forced).toMatch(new RegExp(`--fig-${rolle}: Canvas`));
  });

  it('give the page the paper that the charts are drawn on', () => {
    expect(styles('base.css')).toContain('--papir: var(--fig-bakgrunn);');
  });
});
