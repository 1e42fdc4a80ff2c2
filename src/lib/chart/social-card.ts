import { PALETTE } from './palette.ts';
import type { SeriesKey } from '../domain/key.ts';
import { wrapText } from './text-width.ts';
import { cssFor, type FigureStyle } from './figure-css.ts';
import { fitText, placePicture, textLines, type Picture } from './canvas.ts';
import { escapeXml } from '../domain/xml.ts';

/** What a picture says and shows. Texts are plain. */
export interface Image {
  /** Whom it is about. */
  navn: string;
  tittel: string;
  subtitle: string;
  /** For those who do not see it. */
  description: string;
  kilde: string;
  picture: Picture | undefined;
  serier: readonly SeriesKey[];
}

/** The size of a page's social image, in pixels: what the networks show uncropped. */
export const CARD = { width: 1200, height: 630 } as const;

const COLOURS = PALETTE.lys;
const MARGIN = 56;
/** The site's own face first; where it is missing, the reader's. */
const FONT = `Figtree, 'Avenir Next', 'Segoe UI', system-ui, sans-serif`;
const NAME = 26;
const UNDER = 26;
const SOURCE = 21;
/** Line heights, in font sizes. */
const TITLE_LINE = 1.15;
const SUBTITLE_LINE = 1.25;
/** The lowest that words above the source may reach. */
const OVER_SOURCE = CARD.height - MARGIN * 0.7 - 1.6 * SOURCE;

/** The path of a page's social image: `/tiltak/mentor/` → `/bilder/tiltak/mentor.png`. */
export function imagePath(path: string): string {
  const name = path.replace(/^\/|\/$|\.html$/g, '');
  return `/bilder/${name === '' ? 'forside' : name}.png`;
}

/** A social image, 1200×630: the words to the left of the drawing, or alone. */
export function drawCard(image: Image, style: FigureStyle): string {
  const wide = CARD.width - 2 * MARGIN;
  const width = image.picture ? wide * 0.42 : wide;
  const top = MARGIN + NAME;
  const under = wrapText(image.subtitle, width, UNDER, 4);
  const title = fitText(image.tittel, width, image.picture ? 6 : 4, [50, 44, 38, 32], {
    height: OVER_SOURCE - top - 24 - UNDER - under.length * UNDER * SUBTITLE_LINE,
    linje: TITLE_LINE,
  });
  const below = top + 24 + title.lines.length * title.font * TITLE_LINE + UNDER;
  const drawing = image.picture
    ? placePicture(image.picture, {
        x: MARGIN + wide * 0.47,
        y: MARGIN,
        width: wide * 0.53,
        height: CARD.height - 2.6 * MARGIN,
      })
    : '';
  const body = [
    nameText(image.navn, width),
    textLines(
      title.lines,
      { x: MARGIN, y: top + 8 + title.font, font: title.font, linje: TITLE_LINE },
      BOLD,
    ),
    textLines(under, { x: MARGIN, y: below + UNDER, font: UNDER, linje: SUBTITLE_LINE }, MUTED),
    drawing,
  ].join('');
  return picture(image, CARD.height, body, style);
}

const BOLD = ` fill="${COLOURS.tekst}" font-weight="600"`;
const MUTED = ` fill="${COLOURS.dempet}"`;

function nameText(name: string, width: number): string {
  const lines = wrapText(name, width, NAME, 1);
  return textLines(
    lines,
    { x: MARGIN, y: MARGIN + NAME * 0.8, font: NAME },
    ` fill="${COLOURS.linje}" font-weight="600"`,
  );
}

/** The whole picture: ground, words for those who do not see it, style, source at the foot. */
function picture(image: Image, height: number, body: string, style: FigureStyle): string {
  const { width } = CARD;
  const foot = wrapText(image.kilde, width - 2 * MARGIN, SOURCE, 1);
  const series = image.serier.length > 0 ? ` data-serier="${image.serier.join(' ')}"` : '';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}" role="img" aria-labelledby="t d"${series}>`,
    `<title id="t">${escapeXml(image.tittel)}</title><desc id="d">${escapeXml(image.description)}</desc>`,
    `<style>${cssFor(style, body)}</style>`,
    `<rect width="${width}" height="${height}" fill="${COLOURS.bakgrunn}"/>`,
    body,
    textLines(foot, { x: MARGIN, y: height - MARGIN * 0.7, font: SOURCE }, MUTED),
    `</svg>\n`,
  ].join('');
}
