/** The picture of a page that networks show beside a link to it. */
import { PALETTE } from './palette.ts';
import type { SeriesKey } from '../domain/key.ts';
import { textWidth, wrapText } from './text-metrics.ts';
import { cssFor, type FigureStyle } from './figure-css.ts';
import type { Drawing, PanelDrawing, SizedDrawing } from './drawing.ts';
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
  /** One drawing, or small multiples with their names. */
  picture: Drawing | { paneler: readonly PanelDrawing[] } | undefined;
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

/** A social image, 1200×630: mostly the drawing, its words to the left of it; over it where it is small multiples; or words alone. */
export function drawCard(image: SocialCard, style: FigureStyle): string {
  const wide = CARD.width - 2 * MARGIN;
  const isBeside = image.picture !== undefined && !('paneler' in image.picture);
  const width = isBeside ? wide * WORDS : wide;
  const { words, bottom } = setWords(image, width, isBeside ? 9 : image.picture ? 2 : 4);
  const left = isBeside ? MARGIN + width + BESIDE : MARGIN;
  const top = isBeside ? MARGIN / 2 : bottom + 0.6 * UNDER;
  const placed = placePicture(image.picture, {
    x: left,
    y: top,
    width: CARD.width - MARGIN - left,
    height: OVER_SOURCE - top,
  });
  return writeCard(image, words, placed, style);
}

/** Name, title and subtitle in lines of this width from the top down, and how far down they reach. */
function setWords(
  image: SocialCard,
  width: number,
  titleLines: number,
): { words: TextLine[]; bottom: number } {
  const top = MARGIN + NAME;
  const isOver = image.picture !== undefined && 'paneler' in image.picture;
  const under = wrapText(image.subtitle, width, UNDER, isOver ? 1 : 5);
  const title = fitText(
    image.tittel,
    width,
    titleLines,
    isOver ? [40, 36, 32] : [50, 44, 38, 34, 30],
    {
      height: OVER_SOURCE - top - 24 - UNDER - under.length * UNDER * SUBTITLE_LINE,
      line: TITLE_LINE,
    },
  );
  const below = top + (isOver ? 0 : 24) + title.lines.length * title.font * TITLE_LINE + UNDER;
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
  return { words, bottom: below + under.length * UNDER * SUBTITLE_LINE };
}

/** The whole picture: ground, words for those who do not see it, style, source at the foot. */
function writeCard(
  image: SocialCard,
  words: readonly TextLine[],
  placed: readonly Placed[],
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
  const names = placed.flatMap((one) => one.name);
  const classes = classesIn(
    placed.map(({ drawing }) => drawing),
    names,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}" role="img" aria-labelledby="t d"${seriesAttribute(image.serier)}>`,
    renderNames(image, ['t', 'd']),
    `<style>${cssFor(style, classes)}</style>`,
    `<rect width="${width}" height="${height}" fill="${COLOURS.bakgrunn}"/>`,
    renderLines(words),
    ...placed.map(({ name, drawing, at }) => renderLines(name) + renderInside(drawing, at)),
    renderLines(foot),
    `</svg>\n`,
  ].join('');
}

/** A drawing in its place in the picture, and the lines of its name over it; none for a drawing that is alone. */
interface Placed {
  name: readonly TextLine[];
  drawing: Drawing;
  at: Area;
}

/** Room between small multiples, and the most lines of a name over them. */
const GAP = 24;
const NAME_LINES = 2;
/** The line height of names, in font sizes. */
const LINE = 1.2;

/** The drawings placed in the area as large as they fit. */
function placePicture(picture: SocialCard['picture'], area: Area): Placed[] {
  if (picture === undefined) return [];
  if ('paneler' in picture) return placePanels(picture.paneler, area);
  const scaleOf = ({ width, height }: SizedDrawing) =>
    Math.min(area.width / width, area.height / height);
  // The size whose letters become largest.
  const size = picture.sizes.reduce((best, one) =>
    scaleOf(one) * one.font > scaleOf(best) * best.font ? one : best,
  );
  const drawing: Drawing = { ...picture, sizes: [size] };
  return [{ name: [], drawing, at: placeAt(drawing, area.x, area.y, scaleOf(size)) }];
}

/** All in one row, each under its name, with letters as large as there is room for in them. */
function placePanels(panels: readonly PanelDrawing[], area: Area): Placed[] {
  const [first] = panels;
  if (!first) return [];
  const column = (area.width + GAP) / panels.length;
  const lines = panels.map(({ navn }) => wrapText(navn, column - GAP, LETTERS, NAME_LINES));
  const names = (Math.max(...lines.map(({ length }) => length)) * LINE + 0.2) * LETTERS;
  const { width, height } = first.drawing.sizes[0];
  const scale = Math.min((column - GAP) / width, (area.height - names) / height);
  return panels.map(({ drawing }, i) => {
    const x = area.x + i * column;
    const [size] = drawing.sizes;
    const font = round(Math.min(size.room, Math.max(size.font, LETTERS / scale)));
    return {
      name: setLines(
        lines[i] ?? [],
        { x, y: area.y + LETTERS * 0.8, font: LETTERS, line: LINE },
        { class: 'fig-navn' },
      ),
      drawing: { ...drawing, sizes: [{ ...size, font }] },
      at: placeAt(drawing, x, area.y + names, scale),
    };
  });
}

function placeAt({ sizes: [size] }: Drawing, x: number, y: number, scale: number): Area {
  const { width, height } = { width: size.width * scale, height: size.height * scale };
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
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
