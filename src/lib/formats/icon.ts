import { PALETTE } from '../chart/palette.ts';

/** The paper of the site, behind a logo that must show on light and dark alike. */
const PAPER = '#fbfaf6';

/** The logo, a house of columns: one line in a square. `src/styles/page.css` draws the same beside the site's name. */
const LOGO = {
  side: 24,
  line: 'M2 22V10l10-8 10 8v12M7 22v-6M12 22V12M17 22v-9',
  width: 2.4,
} as const;

/** The logo as SVG, in the colour of the reader's theme. */
export function formatLogo(): string {
  const style = `path{stroke:${PALETTE.lys.linje}}@media (prefers-color-scheme:dark){path{stroke:${PALETTE.mork.linje}}}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LOGO.side} ${LOGO.side}"><style>${style}</style><path d="${LOGO.line}" fill="none" stroke-width="${LOGO.width}"/></svg>\n`;
}

/**
 * The logo on a square of paper, as SVG: for places that take no transparent picture, or none that follows the reader's
 * theme. `gap` is the part of the side left free around it.
 */
export function formatIcon(gap: number): string {
  const margin = (LOGO.side * gap) / (1 - 2 * gap);
  const side = LOGO.side + 2 * margin;
  const paper = `<path d="M${-margin} ${-margin}h${side}v${side}h${-side}z" fill="${PAPER}"/>`;
  const line = `<path d="${LOGO.line}" fill="none" stroke="${PALETTE.lys.linje}" stroke-width="${LOGO.width}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-margin} ${-margin} ${side} ${side}">${paper}${line}</svg>`;
}

/** A picture of an icon file: its side in pixels, at most 256, and its PNG. */
export interface IconImage {
  side: number;
  png: Uint8Array;
}

const HEAD = 6;
const ENTRY = 16;

/** The pictures as an ICO file, which holds PNG as it is: a header, an entry for each, then the pictures. */
export function formatIco(images: readonly IconImage[]): Uint8Array<ArrayBuffer> {
  const start = HEAD + ENTRY * images.length;
  const bytes = new Uint8Array(images.reduce((sum, { png }) => sum + png.length, start));
  const view = new DataView(bytes.buffer);
  view.setUint16(2, 1, true);
  view.setUint16(4, images.length, true);
  let at = start;
  images.forEach(({ side, png }, place) => {
    const entry = HEAD + ENTRY * place;
    bytes[entry] = side % 256;
    bytes[entry + 1] = side % 256;
    view.setUint16(entry + 4, 1, true);
    view.setUint16(entry + 6, 32, true);
    view.setUint32(entry + 8, png.length, true);
    view.setUint32(entry + 12, at, true);
    bytes.set(png, at);
    at += png.length;
  });
  return bytes;
}
