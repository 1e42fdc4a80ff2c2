/** The picture of a page that networks show beside a link to it. */
import { PALETTE } from './palette.ts';
import type { SeriesKey } from '../domain/key.ts';
import { textWidth, wrapText } from './text-metrics.ts';
import { cssFor, type FigureStyle } from './figure-css.ts';
import type { Drawing, SizedDrawing } from './drawing.ts';
import {
  classesIn,
  renderInside,
  renderLines,
  renderNames,
  seriesAttribute,
  type Area,
  type TextLine,
} from './svg.ts';

/** What a picture says and shows, which `site/social-card.ts` chooses. Texts are plain. */
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
const MARGIN = 48;
/** The site's own face first; where it is missing, the reader's. */
const FONT = `Figtree, 'Avenir Next', 'Segoe UI', system-ui, sans-serif`;
/** The smallest letters: a picture is shown at a third of its size on a telephone. */
const LETTERS = 26;
const NAME = 28;
const UNDER = LETTERS;
const SOURCE = LETTERS;
/** Who made it: the picture travels without its page. */
const SITE = 'Tiltakstall';
/** Line heights, in font sizes. */
const TITLE_LINE = 1.15;
const SUBTITLE_LINE = 1.25;
/** The lowest that what stands above the source may reach. */
const OVER_SOURCE = CARD.height - MARGIN * 0.7 - 1.5 * SOURCE;
/** The words' part of the width beside a chart, and the space between. */
const WORDS = 0.34;
const BESIDE = 32;

/** The path of a page's social image: `/tiltak/mentor/` → `/bilder/tiltak/mentor.png`. */
export function imagePath(path: string): string {
  const name = path.replace(/^\/|\/$|\.html$/g, '');
  return `/bilder/${name === '' ? 'forside' : name}.png`;
}

/** A social image, 1200×630: mostly the drawing, its words to the left of it; or words alone. */
export function drawCard(image: SocialCard, style: FigureStyle): string {
  const wide = CARD.width - 2 * MARGIN;
  const width = image.picture ? wide * WORDS : wide;
  const words = setWords(image, width, image.picture ? 9 : 4);
  const [left, top] = [MARGIN + width + BESIDE, MARGIN / 2];
  const area = {
    x: left,
    y: top,
    width: CARD.width - MARGIN - left,
    height: OVER_SOURCE - top,
  };
  return writeCard(image, words, image.picture && placePicture(image.picture, area), style);
}

/** Name, title and subtitle in lines of this width from the top down. */
function setWords(image: SocialCard, width: number, titleLines: number): TextLine[] {
  const top = MARGIN + NAME;
  const under = wrapText(image.subtitle, width, UNDER, 5);
  const title = fitText(image.tittel, width, titleLines, [50, 44, 38, 34, 30], {
    height: OVER_SOURCE - top - 24 - UNDER - under.length * UNDER * SUBTITLE_LINE,
    line: TITLE_LINE,
  });
  const below = top + 24 + title.lines.length * title.font * TITLE_LINE + UNDER;
  return [
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
}

/** The whole picture: ground, words for those who do not see it, style, source at the foot. */
function writeCard(
  image: SocialCard,
  words: readonly TextLine[],
  placed: Placed | undefined,
  style: FigureStyle,
): string {
  const { width, height } = CARD;
  const y = height - MARGIN * 0.7;
  const room = width - 2 * MARGIN - textWidth(SITE, SOURCE, true) - 2 * SOURCE;
  const foot = [
    ...setLines(
      wrapText(image.kilde, room, SOURCE, 1),
      { x: MARGIN, y, font: SOURCE },
      { fill: COLOURS.dempet },
    ),
    ...setLines(
      [SITE],
      { x: width - MARGIN, y, font: SOURCE },
      { fill: COLOURS.linje, 'font-weight': '600', 'text-anchor': 'end' },
    ),
  ];
  const classes = classesIn(placed ? [placed.drawing] : []);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}" role="img" aria-labelledby="t d"${seriesAttribute(image.serier)}>`,
    renderNames(image, ['t', 'd']),
    `<style>${cssFor(style, classes)}</style>`,
    `<rect width="${width}" height="${height}" fill="${COLOURS.bakgrunn}"/>`,
    renderLines(words),
    placed ? renderInside(placed.drawing, placed.at) : '',
    renderLines(foot),
    `</svg>\n`,
  ].join('');
}

/** A drawing in one of its sizes, and its place in the picture. */
interface Placed {
  drawing: Drawing;
  at: Area;
}

/** The line height of words, in font sizes. */
const LINE = 1.25;

/** The drawing as large as it fits the area, in the size whose letters become largest. */
function placePicture(picture: Drawing, area: Area): Placed {
  const scaleOf = ({ width, height }: SizedDrawing) =>
    Math.min(area.width / width, area.height / height);
  const size = picture.sizes.reduce((best, one) =>
    scaleOf(one) * one.font > scaleOf(best) * best.font ? one : best,
  );
  const [width, height] = [size.width * scaleOf(size), size.height * scaleOf(size)];
  const at = { x: round(area.x), y: round(area.y), width: round(width), height: round(height) };
  return { drawing: { ...picture, sizes: [size] }, at };
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

/** True when lines end between words or after a hyphen, and not within a word too long for them. */
function isUnbroken(lines: readonly string[], text: string): boolean {
  const joined = lines.reduce((all, one) => all + (all.endsWith('-') ? '' : ' ') + one);
  return joined === text;
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
      isUnbroken(lines, text) &&
      lines.every((one) => textWidth(one, font) <= width),
  );
  const smallest = tried.at(-1);
  if (!smallest) throw new RangeError('Ingen skriftstørrelser å velge mellom');
  return fits ?? smallest;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
