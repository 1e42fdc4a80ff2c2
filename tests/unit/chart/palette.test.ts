import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  DATA_ROLES,
  MARK_ROLES,
  NEIGHBOURS,
  PALETTE,
  ROLES,
  type Theme,
} from '../../../src/lib/chart/palette.ts';
import { contrast, difference, VISION } from './colour.ts';

const THEMES = ['lys', 'mork'] as const satisfies readonly Theme[];
const CASES = THEMES.flatMap((theme) => VISION.map((vision) => ({ theme, vision })));

/** WCAG 2.2: 1.4.11 for what is drawn, 1.4.3 for what is written. */
const GRAPHIC = 3;
const TEXT = 4.5;
/** Seven times what is just noticeable in CIELAB. */
const CLEARLY_DIFFERENT = 15;

describe('the measures', () => {
  it('agree with known values', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(difference('#ff0000', '#00ff00')).toBeCloseTo(170.6, 0);
    // Greys look the same to everybody.
    for (const vision of VISION)
      expect(contrast('#808080', '#ffffff', vision)).toBeCloseTo(contrast('#808080', '#ffffff'), 2);
  });
});

describe.each(CASES)('$tema, $syn colour vision', ({ theme, vision }) => {
  const colours = PALETTE[theme];

  it.each(MARK_ROLES)('%s stands out from the ground', (role) => {
    expect(contrast(colours[role], colours.bakgrunn, vision)).toBeGreaterThanOrEqual(GRAPHIC);
  });

  it.each(NEIGHBOURS)('%s stands out from %s', (a, b) => {
    expect(contrast(colours[a], colours[b], vision)).toBeGreaterThanOrEqual(GRAPHIC);
  });

  it('up and down weigh the same, and are far apart', () => {
    const [up, down] = (['opp', 'ned'] as const).map((role) =>
      contrast(colours[role], colours.bakgrunn),
    );
    expect((up ?? 0) / (down ?? 1)).toBeGreaterThan(1 / 1.25);
    expect((up ?? 0) / (down ?? 1)).toBeLessThan(1.25);
    expect(difference(colours.opp, colours.ned, vision)).toBeGreaterThanOrEqual(
      4 * CLEARLY_DIFFERENT,
    );
  });

  it.each(['tekst', 'dempet'] as const)('%s can be read', (role) => {
    expect(contrast(colours[role], colours.bakgrunn, vision)).toBeGreaterThanOrEqual(TEXT);
  });

  it('the roles of data all look different', () => {
    DATA_ROLES.forEach((a, i) => {
      for (const b of DATA_ROLES.slice(i + 1))
        expect(difference(colours[a], colours[b], vision), `${a} and ${b}`).toBeGreaterThanOrEqual(
          CLEARLY_DIFFERENT,
        );
    });
  });
});

it('the same roles stand out most in both themes', () => {
  const order = (theme: Theme) =>
    DATA_ROLES.toSorted(
      (a, b) =>
        contrast(PALETTE[theme][b], PALETTE[theme].bakgrunn) -
        contrast(PALETTE[theme][a], PALETTE[theme].bakgrunn),
    );
  // Of those that meet in a drawing; who is a little before whom of the others says nothing.
  const strong = ['kvinner', 'linje'];
  for (const theme of THEMES) {
    const roles = order(theme);
    expect(roles.slice(0, 2)).toEqual(strong);
    expect(roles.at(-1)).toBe('sosken');
  }
});

describe('the style sheets', () => {
  const styles = (name: string) =>
    readFileSync(new URL(`../../../src/styles/${name}`, import.meta.url), 'utf8');
  const blockAfter = (css: string, start: string) => {
    const from = css.indexOf(start);
    return css.slice(from, css.indexOf('}', css.indexOf(':root', from)));
  };
  const figure = styles('figure.css');

  it.each([
    [':root', 'lys'],
    // Of a screen alone: paper is white.
    ['@media screen and (prefers-color-scheme: dark)', 'mork'],
  ] as const)('%s has the palette’s %s colours', (start, theme) => {
    const declared = [...blockAfter(figure, start).matchAll(/--fig-([a-z-]+): (#[0-9a-f]{6});/g)];
    const colours = declared.map(([, role = '', colour = '']) => [role, colour]);
    expect(colours).toEqual(ROLES.map((role) => [role, PALETTE[theme][role]]));
  });

  it('has no other colours', () => {
    const colours = figure.match(/#[0-9a-f]{3,8}\b/gi) ?? [];
    expect(colours).toHaveLength(2 * ROLES.length);
  });

  it('replaces every colour where the reader has chosen their own', () => {
    const forced = figure.slice(figure.indexOf('@media (forced-colors: active)'));
    for (const role of ROLES) expect(forced).toMatch(new RegExp(`--fig-${role}: Canvas`));
  });

  it('name no colour that there is not', () => {
    for (const file of readdirSync(new URL('../../../src/styles/', import.meta.url)))
      for (const [, role = ''] of styles(file).matchAll(/var\(--fig-([\w-]+)\)/g))
        expect(ROLES, `${file}: ${role}`).toContain(role);
  });

  it('give the page the paper that the charts are drawn on', () => {
    expect(styles('base.css')).toContain('--papir: var(--fig-bakgrunn);');
  });
});
