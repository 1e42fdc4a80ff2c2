/** A figure as a file of its own, for those who take it with them. */
import { cssFor, type FigureStyle } from './figure-css.ts';
import { PALETTE, type Theme } from './palette.ts';
import type { PanelDrawing, Drawing, DrawnText } from './drawing.ts';
import { reserveWidth, wrapText } from './text-metrics.ts';
import {
  classesIn,
  renderInside,
  renderLines,
  renderNames,
  seriesAttribute,
  type TextLine,
} from './svg.ts';

/** What a chart needs to say when it has left its page. */
export interface StandaloneOptions {
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
export function standaloneSvg(drawing: Drawing, casing: StandaloneOptions): string {
  const { width, height } = sizeOf(drawing);
  return frame([{ drawing, x: 0, y: 0 }], width, height, casing);
}

/** Small multiples as one file, three abreast, each under its name. Throws RangeError for none. */
export function standalonePanels(
  panels: readonly PanelDrawing[],
  casing: StandaloneOptions,
): string {
  const [first] = panels;
  if (first === undefined) throw new RangeError('Ingen paneler å tegne');
  const { width, height } = sizeOf(first.drawing);
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
  casing: StandaloneOptions,
): string {
  const { tekst, subtitle: under, kilde, theme, style } = casing;
  const title = block(tekst.tittel, breadth, TITLE, MARGIN + TITLE, 'fig-tittel');
  const subtitle = block(under, breadth, NOTE, title.bottom + NOTE, 'fig-note');
  const source = block(kilde, breadth, NOTE, subtitle.bottom + hoyde + 2 * NOTE, 'fig-note');
  const width = breadth + 2 * MARGIN;
  const height = Math.ceil(source.bottom + MARGIN - NOTE / 2);
  const words = [...title.lines, ...subtitle.lines, ...source.lines];
  const panels = places.map((place) => ({
    drawing: place.drawing,
    names: panelNames(place, subtitle.bottom),
    at: { ...sizeOf(place.drawing), x: MARGIN + place.x, y: subtitle.bottom + place.y },
  }));
  const drawings = places.map(({ drawing }) => drawing);
  const written = [...words, ...panels.flatMap(({ names }) => names)];
  const css = cssFor(style, new Set(['fig', ...classesIn(drawings, written)]));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"` +
    ` font-family="${FACE}" role="img" aria-labelledby="t d"${seriesAttribute(drawings.flatMap(({ serier }) => serier))}>` +
    `${renderNames(tekst, ['t', 'd'])}<style>${css}</style>` +
    `<rect width="${width}" height="${height}" fill="${PALETTE[theme].bakgrunn}"/>` +
    group(words) +
    panels.map(({ drawing, names, at }) => group(names) + renderInside(drawing, at)).join('') +
    '</svg>\n'
  );
}

function group(lines: readonly TextLine[]): string {
  return `<g class="fig">${renderLines(lines)}</g>`;
}

/** Text from the baseline `y` down, wrapped to fit in whatever face there is; `bottom` is where what comes after may begin. */
function block(text: string, width: number, font: number, y: number, cssClass: string) {
  const measure = (text: string, size: number) =>
    reserveWidth(text, size, cssClass === 'fig-tittel');
  const wrapped = text === '' ? [] : wrapText(text, width, font, MOST_LINES, measure);
  const lines = wrapped.map((tekst, i) => ({
    x: MARGIN,
    y: y + i * LINE * font,
    font,
    tekst,
    attributes: { class: cssClass },
  }));
  return { lines, bottom: Math.ceil(y + (wrapped.length - 1) * LINE * font + font / 2) };
}

/** The name over a drawing, its last line the nearest; none for a drawing that is alone. */
function panelNames({ drawing, navn, x, y }: Placement, top: number): TextLine[] {
  const lines = navn === undefined ? [] : nameLines(navn, sizeOf(drawing).width);
  return lines.map((tekst, i) => ({
    x: MARGIN + x,
    y: top + y - (lines.length - 1 - i) * LINE * NAME - 4,
    font: NAME,
    tekst,
    attributes: { class: 'fig-etikett fig-navn' },
  }));
}

function nameLines(name: string, width: number): string[] {
  const measure = (text: string, size: number) => reserveWidth(text, size, true);
  return wrapText(name, width, NAME, NAME_LINES.most, measure);
}

/** Width and height of a drawing in its first size, in its own units, which are the file's too. */
function sizeOf({ sizes: [{ width, height }] }: Drawing): { width: number; height: number } {
  return { width, height };
}
