/** The picture of a page that networks show beside a link to it. */
import { PALETTE } from './palette.ts';
import type { SeriesKey } from '../domain/key.ts';
import { textWidth, wrapText } from './text-metrics.ts';
import { cssFor, type FigureStyle } from './figure-css.ts';
import type { Drawing } from './drawing.ts';
import {
  classesIn,
  renderInside,
  renderLines,
  renderNames,
  seriesAttribute,
  type Area,
  type TextLine,
} from './svg.ts';

/** What a picture says and shows. Texts are plain. */
export interface SocialCard {
  /** Whom it is about. */
  navn: string;
  tittel: string;
  subtitle: string;
  /** For those who do not see it. */
  description: string;
  kilde: string;
  picture: Drawing | undefined;
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
export function drawCard(image: SocialCard, style: FigureStyle): string {
  const wide = CARD.width - 2 * MARGIN;
  const width = image.picture ? wide * 0.42 : wide;
  const top = MARGIN + NAME;
  const under = wrapText(image.subtitle, width, UNDER, 4);
  const title = fitText(image.tittel, width, image.picture ? 6 : 4, [50, 44, 38, 32], {
    height: OVER_SOURCE - top - 24 - UNDER - under.length * UNDER * SUBTITLE_LINE,
    line: TITLE_LINE,
  });
  const below = top + 24 + title.lines.length * title.font * TITLE_LINE + UNDER;
  const words = [
    ...setLines(
      wrapText(image.navn, width, NAME, 1),
      { x: MARGIN, y: MARGIN + NAME * 0.8, font: NAME },
      { fill: COLOURS.linje, 'font-weight': '600' },
    ),
    ...setLines(
      title.lines,
      { x: MARGIN, y: top + 8 + title.font, font: title.font, line: TITLE_LINE },
      { fill: COLOURS.tekst, 'font-weight': '600' },
    ),
    ...setLines(
      under,
      { x: MARGIN, y: below + UNDER, font: UNDER, line: SUBTITLE_LINE },
      { fill: COLOURS.dempet },
    ),
  ];
  const drawn =
    image.picture &&
    renderInside(
      image.picture,
      placeIn(image.picture, {
        x: MARGIN + wide * 0.47,
        y: MARGIN,
        width: wide * 0.53,
        height: CARD.height - 2.6 * MARGIN,
      }),
    );
  return writeCard(image, words, drawn ?? '', style);
}

/** The whole picture: ground, words for those who do not see it, style, source at the foot. */
function writeCard(
  image: SocialCard,
  words: readonly TextLine[],
  drawn: string,
  style: FigureStyle,
): string {
  const { width, height } = CARD;
  const foot = setLines(
    wrapText(image.kilde, width - 2 * MARGIN, SOURCE, 1),
    { x: MARGIN, y: height - MARGIN * 0.7, font: SOURCE },
    { fill: COLOURS.dempet },
  );
  const classes = classesIn(image.picture ? [image.picture] : []);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}" role="img" aria-labelledby="t d"${seriesAttribute(image.serier)}>`,
    renderNames(image, ['t', 'd']),
    `<style>${cssFor(style, classes)}</style>`,
    `<rect width="${width}" height="${height}" fill="${COLOURS.bakgrunn}"/>`,
    renderLines(words),
    drawn,
    renderLines(foot),
    `</svg>\n`,
  ].join('');
}

/** The line height of words, in font sizes. */
const LINE = 1.25;

/** Where a drawing goes that is as large as it fits the area. */
function placeIn({ sizes: [size] }: Drawing, area: Area): Area {
  const scale = Math.min(area.width / size.width, area.height / size.height);
  const [width, height] = [size.width * scale, size.height * scale];
  return { x: round(area.x), y: round(area.y), width: round(width), height: round(height) };
}

/** Lines from the baseline `y` of the first one down, `line` font sizes apart. */
function setLines(
  lines: readonly string[],
  { x, y, font, line = LINE }: { x: number; y: number; font: number; line?: number },
  attributes: TextLine['attributes'],
): TextLine[] {
  return lines.map((tekst, i) => ({
    x: round(x),
    y: round(y + i * line * font),
    font: round(font),
    tekst,
    attributes,
  }));
}

/** The text at the largest of these sizes at which it fits the lines and the height they may take, and its lines. */
function fitText(
  text: string,
  width: number,
  lines: number,
  sizes: readonly number[],
  { height, line }: { height: number; line: number },
): { font: number; lines: string[] } {
  const tried = sizes.map((font) => ({ font, lines: wrapText(text, width, font, lines) }));
  const fits = tried.find(
    ({ lines, font }) =>
      !(lines.at(-1)?.endsWith('…') ?? false) &&
      lines.length * font * line <= height &&
      lines.every((one) => textWidth(one, font) <= width),
  );
  const smallest = tried.at(-1);
  if (!smallest) throw new RangeError('Ingen skriftstørrelser å velge mellom');
  return fits ?? smallest;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
