/** A figure's downloads. */
import type { FigureStyle } from '../chart/figure-css.ts';
import { standalonePanels, standaloneSvg } from '../chart/standalone.ts';
import { caveats } from '../formats/dataset.ts';
import { formatWorkbook } from '../formats/workbook.ts';
import { describeCsv } from '../formats/csvw.ts';
import { formatRowsAsCsv, rowsOfSeries } from '../formats/downloads.ts';
import { escapeHtml } from './html.ts';
import { hasOwnScales } from '../chart/small-multiples.ts';
import { OWN_SCALES, READING_HELP } from './figures.ts';
import { figurePath } from './paths.ts';
import { sourceLine } from './source.ts';
import type { PageContext } from './context.ts';
import type { FigureModel } from './model.ts';
import type { PublishedFigure } from './published-figures.ts';

/** What the names of a figure's files end in. */
export const FIGURE_ENDINGS = ['svg', 'csv-metadata.json', 'csv', 'xlsx'] as const;
export type FigureEnding = (typeof FIGURE_ENDINGS)[number];

type Content = string | Uint8Array<ArrayBuffer>;

/** What has been made of each figure: a page that says what a file weighs needs it before the file is written. */
const made = new WeakMap<PublishedFigure, Map<string, Content>>();

/** One file of a figure. `id` is what it is called there, which may be what it was called before. */
export function figureFile(
  ending: FigureEnding,
  id: string,
  figure: PublishedFigure,
  style: FigureStyle,
): Content {
  const known = made.get(figure) ?? new Map<string, Content>();
  made.set(figure, known);
  const key = `${id}.${ending}`;
  const content = known.get(key) ?? makeFile(ending, id, figure, style);
  known.set(key, content);
  return content;
}

/** The bytes of a figure's files, by path. Those of the picture are not known before it is made, and written in then. */
export function figureFileSizes(
  figure: PublishedFigure,
  style: FigureStyle,
): ReadonlyMap<string, number> {
  const { id } = figure.figur.figur;
  return new Map(
    FIGURE_ENDINGS.map((ending) => {
      const content = figureFile(ending, id, figure, style);
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      return [`${figurePath(id)}${id}.${ending}`, bytes.length];
    }),
  );
}

function makeFile(
  ending: FigureEnding,
  id: string,
  { figur: { figur }, context }: PublishedFigure,
  style: FigureStyle,
): Content {
  if (ending === 'svg') return figureSvg(figur, context, style);
  if (ending === 'csv') return figureCsv(figur, context);
  if (ending === 'xlsx') return figureBook(figur, context);
  return figureCsvw({ ...figur, id });
}

/** A figure as a drawing in a file of its own, in the light theme, with title and source. */
export function figureSvg(
  { drawing, plain, remarks }: FigureModel,
  context: PageContext,
  style: FigureStyle,
): string {
  const casing = {
    tekst: { tittel: plain.tittel, description: plain.description },
    subtitle: plain.subtitle,
    kilde: [
      ...('paneler' in drawing && hasOwnScales(drawing.paneler) ? [OWN_SCALES] : []),
      ...READING_HELP.filter((note) => remarks.includes(escapeHtml(note))),
      sourceLine(context),
    ].join(' '),
    theme: 'lys' as const,
    style,
  };
  return 'paneler' in drawing
    ? standalonePanels(drawing.paneler, casing)
    : standaloneSvg(drawing, casing);
}

/** Every observation of the series a figure draws, as CSV. */
function figureCsv(figure: FigureModel, context: PageContext): string {
  return formatRowsAsCsv(rowsOf(figure, context));
}

/** The same as a workbook. */
function figureBook(figure: FigureModel, context: PageContext): Uint8Array<ArrayBuffer> {
  return formatWorkbook(rowsOf(figure, context), sourceLine(context), caveats(context.site));
}

function rowsOf({ serier: drawn }: FigureModel, { serier, register }: PageContext) {
  return rowsOfSeries(new Map([...serier].filter(([key]) => drawn.includes(key))), register);
}

/** The description of a figure's CSV, CSVW. */
function figureCsvw({ id, plain }: FigureModel): string {
  return describeCsv(`${id}.csv`, `Tallene bak figuren «${plain.subtitle}»`);
}
