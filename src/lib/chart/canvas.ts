import { textWidth, wrapText } from './text-width.ts';
import { escapeXml } from '../domain/xml.ts';

/** Finished drawings to show: one, or small multiples with their names. Each is an `<svg>` as drawn for the page. */
export type Picture = { svg: string } | { paneler: readonly { navn: string; svg: string }[] };

/** A place in a picture, in its units. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Drawing {
  width: number;
  height: number;
  font: number;
  innhold: string;
  cssClass: string;
  /** The series it says that it draws, as it says it. */
  serier: string;
}

/** Room between small multiples, and lines for a name, in the drawing's own units. */
const GAP = 14;
const NAME_LINES = 2;
const LINE = 1.25;

/** The drawings placed in the surface as large as they fit, as SVG. */
export function placePicture(picture: Picture, area: Area): string {
  return 'svg' in picture ? placeOne(picture.svg, area) : placePanels(picture.paneler, area);
}

function placeOne(svg: string, { x, y, width, height }: Area): string {
  const drawn = readDrawing(svg);
  const scale = Math.min(width / drawn.width, height / drawn.height);
  return next(drawn, x, y, scale);
}

function placePanels(panels: readonly { navn: string; svg: string }[], area: Area): string {
  const drawn = panels.map(({ navn, svg }) => ({ navn, drawn: readDrawing(svg) }));
  const [first] = drawn;
  if (!first) return '';
  const { width, height, font } = first.drawn;
  const cell = { width: width + GAP, height: height + GAP + NAME_LINES * LINE * font };
  const { columns, scale } = bestGrid(drawn.length, cell, area);
  const parts = drawn.map((panel, i) => {
    const x = area.x + (i % columns) * cell.width * scale;
    const y = area.y + Math.floor(i / columns) * cell.height * scale;
    return placePanel(panel, x, y, scale);
  });
  return parts.join('');
}

function placePanel(
  { navn, drawn }: { navn: string; drawn: Drawing },
  x: number,
  y: number,
  scale: number,
): string {
  const size = drawn.font * scale;
  const lines = wrapText(navn, drawn.width * scale, size, NAME_LINES);
  const name = textLines(lines, { x, y: y + size, font: size, linje: LINE }, ` class="fig-navn"`);
  return name + next(drawn, x, y + (NAME_LINES * LINE + 0.2) * size, scale);
}

/** The number of columns that lets the cells be largest. */
function bestGrid(count: number, cell: { width: number; height: number }, area: Area) {
  const grids = Array.from({ length: count }, (_, i) => {
    const columns = i + 1;
    const rows = Math.ceil(count / columns);
    return {
      columns,
      scale: Math.min(
        area.width / (columns * cell.width - GAP),
        area.height / (rows * cell.height),
      ),
    };
  });
  return grids.reduce((best, grid) => (grid.scale > best.scale ? grid : best));
}

/** Lines of text, each with its own baseline. `linje` is the distance in font sizes. */
export function textLines(
  lines: readonly string[],
  { x, y, font, linje = LINE }: { x: number; y: number; font: number; linje?: number },
  attributes = '',
): string {
  return lines
    .map(
      (line, i) =>
        `<text x="${round(x)}" y="${round(y + i * linje * font)}" font-size="${round(font)}"${attributes}>${escapeXml(line)}</text>`,
    )
    .join('');
}

/** The text at the largest of these sizes at which it fits the lines and the height they may take, and its lines. */
export function fitText(
  text: string,
  width: number,
  lines: number,
  sizes: readonly number[],
  { height, linje }: { height: number; linje: number },
): { font: number; lines: string[] } {
  const tried = sizes.map((font) => ({ font, lines: wrapText(text, width, font, lines) }));
  const fits = tried.find(
    ({ lines, font }) =>
      !(lines.at(-1)?.endsWith('…') ?? false) &&
      lines.length * font * linje <= height &&
      lines.every((line) => textWidth(line, font) <= width),
  );
  const smallest = tried.at(-1);
  if (!smallest) throw new RangeError('Ingen skriftstørrelser å velge mellom');
  return fits ?? smallest;
}

/** The first `<svg>` of a drawing for the page: the wide one. */
function readDrawing(svg: string): Drawing {
  const match =
    /^<svg class="([^"]*)" viewBox="0 0 ([\d.]+) ([\d.]+)" font-size="([\d.]+)"[^>]*>(.*?)<\/svg>/s.exec(
      svg,
    );
  if (!match) throw new RangeError(`Ikke en tegning: ${svg.slice(0, 80)}`);
  const [start, cssClass = '', width, height, font, content = ''] = match;
  return {
    cssClass,
    serier: / data-serier="[^"]*"/.exec(start.slice(0, start.indexOf('>')))?.[0] ?? '',
    width: Number(width),
    height: Number(height),
    font: Number(font),
    // The picture has a title and a description of its own.
    innhold: content.replace(/<(title|desc)[^>]*>[^<]*<\/\1>/g, ''),
  };
}

function next(
  { cssClass, width, height, font, innhold, serier }: Drawing,
  x: number,
  y: number,
  scale: number,
): string {
  // Letters at the very edge reach past it, on the page too; and what is cut is drawn at twice the cost.
  return `<svg class="${cssClass}" x="${round(x)}" y="${round(y)}" width="${round(width * scale)}" height="${round(height * scale)}" viewBox="0 0 ${width} ${height}" overflow="visible" font-size="${font}"${serier}>${innhold}</svg>`;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
