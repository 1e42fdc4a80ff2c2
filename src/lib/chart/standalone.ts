import { cssFor, type Figurstil } from './figure-css.ts';
import { escapeXml } from './svg-compact.ts';
import { PALETT, type Tema } from './palette.ts';
import type { PanelTegning, Tegning, Tekst } from './drawing.ts';
import { reserveWidth } from './fallback-font.ts';
import { wrapText } from './text-width.ts';

/** What a chart needs to say when it has left its page. */
export interface Innfatning {
  /** Title and description for those who do not see it; the title is also drawn. */
  tekst: Tekst;
  undertittel: string;
  kilde: string;
  tema: Tema;
  /** The charts' style in that theme. */
  stil: Figurstil;
}

interface Plassering {
  tegning: Tegning;
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
export function standaloneSvg(tegning: Tegning, innfatning: Innfatning): string {
  return frame([{ tegning, x: 0, y: 0 }], tegning.bredde, tegning.hoyde, innfatning);
}

/** Small multiples as one file, three abreast, each under its name. Throws RangeError for none. */
export function standalonePanels(paneler: readonly PanelTegning[], innfatning: Innfatning): string {
  const [first] = paneler;
  if (first === undefined) throw new RangeError('Ingen paneler å tegne');
  const { bredde, hoyde } = first.tegning;
  const lengths = paneler.map(({ navn }) => nameLines(navn, bredde).length);
  const names = Math.max(NAME_LINES.fewest, ...lengths) * LINE * NAME;
  const row = hoyde + names + GAP;
  const places = paneler.map(({ navn, tegning }, i) => ({
    tegning,
    navn,
    x: (i % COLUMNS) * (bredde + GAP),
    y: Math.floor(i / COLUMNS) * row + names,
  }));
  const columns = Math.min(COLUMNS, paneler.length);
  const rows = Math.ceil(paneler.length / COLUMNS);
  return frame(places, columns * (bredde + GAP) - GAP, rows * row - GAP, innfatning);
}

function frame(
  places: readonly Plassering[],
  bredde: number,
  hoyde: number,
  innfatning: Innfatning,
): string {
  const { tekst, undertittel, kilde, tema, stil } = innfatning;
  const title = lines(tekst.tittel, bredde, TITLE, MARGIN + TITLE, 'fig-tittel');
  const subtitle = lines(undertittel, bredde, NOTE, title.bunn + NOTE, 'fig-note');
  const source = lines(kilde, bredde, NOTE, subtitle.bunn + hoyde + 2 * NOTE, 'fig-note');
  const width = bredde + 2 * MARGIN;
  const height = Math.ceil(source.bunn + MARGIN - NOTE / 2);
  const series = places.flatMap(({ tegning }) => tegning.serier).join(' ');
  const body =
    `<g class="fig">${title.svg}${subtitle.svg}${source.svg}</g>` +
    places.map((place) => nested(place, subtitle.bunn)).join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"` +
    ` font-family="${FACE}" role="img" aria-labelledby="t d" data-serier="${series}"><title id="t">${escapeXml(tekst.tittel)}</title>` +
    `<desc id="d">${escapeXml(tekst.beskrivelse)}</desc><style>${cssFor(stil, body)}</style>` +
    `<rect width="${width}" height="${height}" fill="${PALETT[tema].bakgrunn}"/>` +
    `${body}</svg>\n`
  );
}

/** Text from the baseline `y` down, wrapped to fit in whatever face there is; `bunn` is where what comes after may begin. */
function lines(tekst: string, bredde: number, skrift: number, y: number, klasse: string) {
  const measure = (text: string, size: number) => reserveWidth(text, size, klasse === 'fig-tittel');
  const wrapped = tekst === '' ? [] : wrapText(tekst, bredde, skrift, MOST_LINES, measure);
  const svg = wrapped
    .map(
      (line, i) =>
        `<text x="${MARGIN}" y="${y + i * LINE * skrift}" font-size="${skrift}" class="${klasse}">${escapeXml(line)}</text>`,
    )
    .join('');
  return { svg, bunn: Math.ceil(y + (wrapped.length - 1) * LINE * skrift + skrift / 2) };
}

function nameLines(navn: string, bredde: number): string[] {
  const measure = (text: string, size: number) => reserveWidth(text, size, true);
  return wrapText(navn, bredde, NAME, NAME_LINES.most, measure);
}

function nested({ tegning, navn, x, y }: Plassering, topp: number): string {
  const { bredde, hoyde, svg, serier } = tegning;
  const [left, top] = [MARGIN + x, topp + y];
  const names = navn === undefined ? [] : nameLines(navn, bredde);
  const name = names.map(
    (line, i) =>
      `<text x="${left}" y="${top - (names.length - 1 - i) * LINE * NAME - 4}" font-size="${NAME}" class="fig-etikett fig-navn">${escapeXml(line)}</text>`,
  );
  // The first drawing is the widest; its own title and description would be said twice.
  const inner = svg.slice(svg.indexOf('</desc>') + '</desc>'.length, svg.indexOf('</svg>'));
  const [, klasse = '', skrift = ''] = /class="([^"]*)".*? font-size="([^"]*)"/.exec(svg) ?? [];
  // Letters at the very edge reach past it, on the page too; and what is cut is drawn at twice the cost.
  return (
    `<g class="fig">${name.join('')}</g><svg class="${klasse}" x="${left}" y="${top}" width="${bredde}" height="${hoyde}"` +
    ` viewBox="0 0 ${bredde} ${hoyde}" overflow="visible" font-size="${skrift}" data-serier="${serier.join(' ')}">${inner}</svg>`
  );
}
