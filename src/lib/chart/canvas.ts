import { textWidth, wrapText } from './text-width.ts';
import { escapeXml } from '../domain/xml.ts';

/** Finished drawings to show: one, or small multiples with their names. Each is an `<svg>` as drawn for the page. */
export type Motiv = { svg: string } | { paneler: readonly { navn: string; svg: string }[] };

/** A place in a picture, in its units. */
export interface Flate {
  x: number;
  y: number;
  bredde: number;
  hoyde: number;
}

interface Tegning {
  bredde: number;
  hoyde: number;
  skrift: number;
  innhold: string;
  klasse: string;
  /** The series it says that it draws, as it says it. */
  serier: string;
}

/** Room between small multiples, and lines for a name, in the drawing's own units. */
const GAP = 14;
const NAME_LINES = 2;
const LINE = 1.25;

/** The drawings placed in the surface as large as they fit, as SVG. */
export function placeMotiv(motiv: Motiv, flate: Flate): string {
  return 'svg' in motiv ? placeOne(motiv.svg, flate) : placePanels(motiv.paneler, flate);
}

function placeOne(svg: string, { x, y, bredde, hoyde }: Flate): string {
  const drawn = readTegning(svg);
  const scale = Math.min(bredde / drawn.bredde, hoyde / drawn.hoyde);
  return nest(drawn, x, y, scale);
}

function placePanels(paneler: readonly { navn: string; svg: string }[], flate: Flate): string {
  const drawn = paneler.map(({ navn, svg }) => ({ navn, drawn: readTegning(svg) }));
  const [first] = drawn;
  if (!first) return '';
  const { bredde, hoyde, skrift } = first.drawn;
  const cell = { bredde: bredde + GAP, hoyde: hoyde + GAP + NAME_LINES * LINE * skrift };
  const { columns, scale } = bestGrid(drawn.length, cell, flate);
  const parts = drawn.map((panel, i) => {
    const x = flate.x + (i % columns) * cell.bredde * scale;
    const y = flate.y + Math.floor(i / columns) * cell.hoyde * scale;
    return placePanel(panel, x, y, scale);
  });
  return parts.join('');
}

function placePanel(
  { navn, drawn }: { navn: string; drawn: Tegning },
  x: number,
  y: number,
  scale: number,
): string {
  const size = drawn.skrift * scale;
  const lines = wrapText(navn, drawn.bredde * scale, size, NAME_LINES);
  const name = textLines(lines, { x, y: y + size, skrift: size, linje: LINE }, ` class="fig-navn"`);
  return name + nest(drawn, x, y + (NAME_LINES * LINE + 0.2) * size, scale);
}

/** The number of columns that lets the cells be largest. */
function bestGrid(count: number, cell: { bredde: number; hoyde: number }, flate: Flate) {
  const grids = Array.from({ length: count }, (_, i) => {
    const columns = i + 1;
    const rows = Math.ceil(count / columns);
    return {
      columns,
      scale: Math.min(
        flate.bredde / (columns * cell.bredde - GAP),
        flate.hoyde / (rows * cell.hoyde),
      ),
    };
  });
  return grids.reduce((best, grid) => (grid.scale > best.scale ? grid : best));
}

/** Lines of text, each with its own baseline. `linje` is the distance in font sizes. */
export function textLines(
  lines: readonly string[],
  { x, y, skrift, linje = LINE }: { x: number; y: number; skrift: number; linje?: number },
  attributes = '',
): string {
  return lines
    .map(
      (line, i) =>
        `<text x="${round(x)}" y="${round(y + i * linje * skrift)}" font-size="${round(skrift)}"${attributes}>${escapeXml(line)}</text>`,
    )
    .join('');
}

/** The text at the largest of these sizes at which it fits the lines and the height they may take, and its lines. */
export function fitText(
  tekst: string,
  bredde: number,
  linjer: number,
  sizes: readonly number[],
  { hoyde, linje }: { hoyde: number; linje: number },
): { skrift: number; lines: string[] } {
  const tried = sizes.map((skrift) => ({ skrift, lines: wrapText(tekst, bredde, skrift, linjer) }));
  const fits = tried.find(
    ({ lines, skrift }) =>
      !(lines.at(-1)?.endsWith('…') ?? false) &&
      lines.length * skrift * linje <= hoyde &&
      lines.every((line) => textWidth(line, skrift) <= bredde),
  );
  const smallest = tried.at(-1);
  if (!smallest) throw new RangeError('Ingen skriftstørrelser å velge mellom');
  return fits ?? smallest;
}

/** The first `<svg>` of a drawing for the page: the wide one. */
function readTegning(svg: string): Tegning {
  const match =
    /^<svg class="([^"]*)" viewBox="0 0 ([\d.]+) ([\d.]+)" font-size="([\d.]+)"[^>]*>(.*?)<\/svg>/s.exec(
      svg,
    );
  if (!match) throw new RangeError(`Ikke en tegning: ${svg.slice(0, 80)}`);
  const [start, klasse = '', bredde, hoyde, skrift, innhold = ''] = match;
  return {
    klasse,
    serier: / data-serier="[^"]*"/.exec(start.slice(0, start.indexOf('>')))?.[0] ?? '',
    bredde: Number(bredde),
    hoyde: Number(hoyde),
    skrift: Number(skrift),
    // The picture has a title and a description of its own.
    innhold: innhold.replace(/<(title|desc)[^>]*>[^<]*<\/\1>/g, ''),
  };
}

function nest(
  { klasse, bredde, hoyde, skrift, innhold, serier }: Tegning,
  x: number,
  y: number,
  scale: number,
): string {
  // Letters at the very edge reach past it, on the page too; and what is cut is drawn at twice the cost.
  return `<svg class="${klasse}" x="${round(x)}" y="${round(y)}" width="${round(bredde * scale)}" height="${round(hoyde * scale)}" viewBox="0 0 ${bredde} ${hoyde}" overflow="visible" font-size="${skrift}"${serier}>${innhold}</svg>`;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
