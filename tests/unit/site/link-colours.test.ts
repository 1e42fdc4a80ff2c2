import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, GROUNDS, withLinkColours } from '../../../src/lib/site/link-colours.ts';
import { contrast as measured } from '../chart/colour.ts';

const css = readFileSync('src/styles/base.css', 'utf8');
const declared = (name: string) =>
  [...css.matchAll(new RegExp(`--${name}: (#[0-9a-f]{6});`, 'g'))].map(([, colour]) => colour);

describe('the colours of links', () => {
  it('are measured as WCAG measures, and as the tests of the palette do', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    for (const colour of ['#6b2a5b', '#777777', '#dca3cd'])
      expect(contrast(colour, '#fcfbf8')).toBeCloseTo(measured(colour, '#fcfbf8'), 9);
  });

  it('are held against every ground that the style sheet has', () => {
    const [light, dark] = [0, 1].map((theme) =>
      ['flate', 'framhevet'].map((name) => declared(name)[theme]),
    );
    expect(GROUNDS.light.slice(1)).toEqual(light);
    expect(GROUNDS.dark.slice(1)).toEqual(dark);
  });

  it('take the place of the program’s own in each theme, and nothing else changes', () => {
    const changed = withLinkColours(css, { light: '#005b8a', dark: '#8fd0f5' });
    expect(changed.match(/--lenke: #[0-9a-f]{6}/g)).toEqual([
      '--lenke: #005b8a',
      '--lenke: #8fd0f5',
    ]);
    expect(changed.replaceAll(/--lenke: #[0-9a-f]{6}/g, '')).toBe(
      css.replaceAll(/--lenke: #[0-9a-f]{6}/g, ''),
    );
    expect(() => withLinkColours('a {}', { light: '#005b8a', dark: '#8fd0f5' })).toThrow('--lenke');
  });
});
