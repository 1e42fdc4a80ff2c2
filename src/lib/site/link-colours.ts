import { PALETTE } from '../chart/palette.ts';

/** What links stand on, by the themes of a configuration: paper, panels, and what an address points out (`base.css`). */
export const GROUNDS = {
  light: [PALETTE.lys.bakgrunn, '#f3f0e8', '#fff3cf'],
  dark: [PALETTE.mork.bakgrunn, '#1c2326', '#3d3413'],
} as const;

/** WCAG 2.2, 1.4.3: what is written. */
export const TEXT_CONTRAST = 4.5;

/** The contrast of two colours written `#rrggbb`, from 1 to 21: WCAG 2.2. */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** What every style sheet calls the links' colour, and what it is where a site says nothing else. */
const LINK = { light: '#6b2a5b', dark: '#dca3cd' } as const;

/** A style sheet with a site's own colours of links in place of the program's. Throws where the sheet does not have them. */
export function withLinkColours(css: string, colours: { light: string; dark: string }): string {
  return (['light', 'dark'] as const).reduce((text, theme) => {
    const declared = `--lenke: ${LINK[theme]};`;
    if (!text.includes(declared)) throw new Error(`Stilarket har ikke «${declared}».`);
    return text.replace(declared, `--lenke: ${colours[theme]};`);
  }, css);
}
