import { cssFor, type FigureStyle } from './figure-css.ts';
import { escapeXml } from './svg-compact.ts';
import { PALETTE, type Theme } from './palette.ts';
import type { PanelDrawing, Drawing, DrawnText } from './drawing.ts';
import { reserveWidth } from './fallback-font.ts';
import { wrapText } from './text-width.ts';

/** What a chart needs to say when it has left its page. */
export interface Casing {
  /** Title and description for those who do not see it; the title is also drawn. */
  tekst: DrawnText;
  subtitle: string;
  kilde: string;
  theme: Theme;
  /** The charts' style in that theme. */
  style: FigureStyle;
}

interface Placement {
  drawing: Drawing;
  navn?: string;
  x: number;
  y: number;
}

/** The site's face where it is installed, else the system's. */
const FACE = 'Figtree, system-ui, sans-serif';
const MARGIN = 20;
const TITLE = 20;
const NOTE = 13;
const LINE = 1.3;
const NAME = 14;
/** Room for the names: two lines, or what the longest of them takes. */
const NAME_LINES = { fewest: 2, most: 4 };
/** A sheet grows with its words; this is longer than any of them. */
const MOST_LINES = 12;
const GAP = 24;
const COLUMNS = 3;

/**
 * A chart as a file of its own: title, subtitle and source drawn around it, the colours of one theme written out, no
 * style sheet, script or variable needed. `width` and `height` are set, as a file has no page to fit.
 */
export function standaloneSvg(drawing: Drawing, casing: Casing): string {
  return frame([{ drawing, x: 0, y: 0 }], drawing.width, drawing.height, casing);
}

/** Small multiples as one file, three abreast, each under its name. Throws RangeError for none. */
export function standalonePanels(panels: readonly PanelDrawing[], casing: Casing): string {
  const [first] = panels;
  if (first === undefined) throw new RangeError('Ingen paneler å tegne');
  const { width, height } = first.drawing;
  const lengths = panels.map(({ navn }) => nameLines(navn, width).length);
  const names = Math.max(NAME_LINES.fewest, ...lengths) * LINE * NAME;
  const row = height + names + GAP;
  const places = panels.map(({ navn, drawing }, i) => ({
    drawing,
    navn,
    x: (i % COLUMNS) * (width + GAP),
    y: Math.floor(i / COLUMNS) * row + names,
  }));
  const columns = Math.min(COLUMNS, panels.length);
  const rows = Math.ceil(panels.length / COLUMNS);
  return frame(places, columns * (width + GAP) - GAP, rows * row - GAP, casing);
}

function frame(
  places: readonly Placement[],
  breadth: number,
  hoyde: number,
  casing: Casing,
): string {
  const { tekst, subtitle: undertittel, kilde, theme, style } = casing;
  const title = lines(tekst.tittel, breadth, TITLE, MARGIN + TITLE, 'fig-tittel');
  const subtitle = lines(undertittel, breadth, NOTE, title.bunn + NOTE, 'fig-note');
  const source = lines(kilde, breadth, NOTE, subtitle.bunn + hoyde + 2 * NOTE, 'fig-note');
  const width = breadth + 2 * MARGIN;
  const height = Math.ceil(source.bunn + MARGIN - NOTE / 2);
  const series = places.flatMap(({ drawing }) => drawing.serier).join(' ');
  const body =
    `<g class="fig">${title.svg}${subtitle.svg}${source.svg}</g>` +
    places.map((place) => nested(place, subtitle.bunn)).join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"` +
    ` font-family="${FACE}" role="img" aria-labelledby="t d" data-serier="${series}"><title id="t">${escapeXml(tekst.tittel)}</title>` +
    `<desc id="d">${escapeXml(tekst.description)}</desc><style>${cssFor(style, body)}</style>` +
    `<rect width="${width}" height="${height}" fill="${PALETTE[theme].bakgrunn}"/>` +
    `${body}</svg>\n`
  );
}

/** Text from the baseline `y` down, wrapped to fit in whatever face there is; `bunn` is where what comes after may begin. */
function lines(text: string, width: number, font: number, y: number, cssClass: string) {
  const measure = (text: string, size: number) =>
    reserveWidth(text, size, cssClass === 'fig-tittel');
  const wrapped = text === '' ? [] : wrapText(text, width, font, MOST_LINES, measure);
  const svg = wrapped
    .map(
      (line, i) =>
        `<text x="${MARGIN}" y="${y + i * LINE * font}" font-size="${font}" class="${cssClass}">${escapeXml(line)}</text>`,
    )
    .join('');
  return { svg, bunn: Math.ceil(y + (wrapped.length - 1) * LINE * font + font / 2) };
}

function nameLines(name: string, width: number): string[] {
  const measure = (text: string, size: number) => reserveWidth(text, size, true);
  return wrapText(name, width, NAME, NAME_LINES.most, measure);
}

function nested({ drawing, navn, x, y }: Placement, topp: number): string {
  const { width, height, svg, serier } = drawing;
  const [left, top] = [MARGIN + x, topp + y];
  const names = navn === undefined ? [] : nameLines(navn, width);
  const name = names.map(
    (line, i) =>
      `<text x="${left}" y="${top - (names.length - 1 - i) * LINE * NAME - 4}" font-size="${NAME}" class="fig-etikett fig-navn">${escapeXml(line)}</text>`,
  );
  // The first drawing is the widest; its own title and description would be said twice.
  const inner = svg.slice(svg.indexOf('</desc>') + '</desc>'.length, svg.indexOf('</svg>'));
  const [, cssClass = '', font = ''] = /class="([^"]*)".*? font-size="([^"]*)"/.exec(svg) ?? [];
  // Letters at the very edge reach past it, on the page too; and what is cut is drawn at twice the cost.
  return (
    `<g class="fig">${name.join('')}</g><svg class="${cssClass}" x="${left}" y="${top}" width="${width}" height="${height}"` +
    ` viewBox="0 0 ${width} ${height}" overflow="visible" font-size="${font}" data-serier="${serier.join(' ')}">${inner}</svg>`
  );
}
