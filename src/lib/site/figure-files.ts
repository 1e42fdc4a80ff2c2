import type { SeriesKey } from '../domain/key.ts';
import type { FigureStyle } from '../chart/figure-css.ts';
import { standalonePanels, standaloneSvg } from '../chart/standalone.ts';
import { sizeOf, type Drawing } from '../chart/drawing.ts';
import { formatWorkbook } from '../formats/workbook.ts';
import { describeCsv } from '../formats/csvw.ts';
import { formatRowsAsCsv, rowsOfSeriesList } from '../formats/observations.ts';
import { escapeHtml } from './html.ts';
import { READING_HELP } from './figures.ts';
import { sourceLine } from './figure-source.ts';
import type { PageContext } from './context.ts';
import type { Figur } from './model.ts';

/** A figure as a drawing in a file of its own, in the light theme, with title and source. */
export function figureSvg(
  { drawing, plain, serier, remarks }: Figur,
  context: PageContext,
  style: FigureStyle,
): string {
  const casing = {
    tekst: { tittel: plain.tittel, description: plain.description },
    subtitle: plain.subtitle,
    kilde: [
      ...READING_HELP.filter((note) => remarks.includes(escapeHtml(note))),
      sourceLine(context),
    ].join(' '),
    theme: 'lys' as const,
    style,
  };
  if ('svg' in drawing) return standaloneSvg(toDrawing(drawing.svg, serier), casing);
  const panels = drawing.paneler.map(({ navn, svg, serie }) => ({
    navn,
    drawing: toDrawing(svg, [serie]),
  }));
  return standalonePanels(panels, casing);
}

/** Every observation of the series a figure draws, as CSV. */
export function figureCsv(figure: Figur, context: PageContext): string {
  return formatRowsAsCsv(rowsOf(figure, context));
}

/** The same as a workbook. */
export function figureBook(figure: Figur, context: PageContext): Uint8Array<ArrayBuffer> {
  return formatWorkbook(rowsOf(figure, context), sourceLine(context));
}

function rowsOf({ serier: drawn }: Figur, { serier, register }: PageContext) {
  return rowsOfSeriesList(new Map([...serier].filter(([key]) => drawn.includes(key))), register);
}

/** A drawing as it stands on the page; its first `<svg>` tells the size. */
function toDrawing(svg: string, serier: SeriesKey[]): Drawing {
  return { svg, serier, ...sizeOf(svg), axisStart: 0 };
}

/** The description of a figure's CSV, CSVW. */
export function figureCsvw({ id, plain }: Figur): string {
  return describeCsv(`${id}.csv`, `Tallene bak figuren «${plain.subtitle}»`);
}
