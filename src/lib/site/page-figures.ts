/** What a page makes of its figures: names by what stands around them, numbers told once. */
import type { FigureModel, NumberTable } from './model.ts';

/**
 * The figure with its drawings named by what stands around them on the page, its heading and the words under it, and
 * small multiples by the names over them, in place of the same words inside each drawing.
 */
export function nameByPage(figure: FigureModel): FigureModel {
  const { id, drawing } = figure;
  // A page has one figure of a kind, so that is name enough within it.
  const kind = id.slice(id.lastIndexOf('-') + 1);
  if (!('paneler' in drawing)) return { ...figure, wordId: `${kind}-ord` };
  const paneler = drawing.paneler.map((panel, i) => ({ ...panel, nameId: `${kind}-${i + 1}` }));
  return { ...figure, drawing: { paneler, axesId: `${kind}-akser` } };
}

/** A page's figures and tables. */
interface FiguresAndTables {
  mainFigure: FigureModel | undefined;
  figurer: FigureModel[];
  tabeller: NumberTable[];
}

/** Where a page's own tables stand. */
const OWN_TABLES = '#tall';

/** The same page with every figure as `map` makes it. */
export function mapFigures<Page extends FiguresAndTables>(
  page: Page,
  map: (figure: FigureModel) => FigureModel,
): Page {
  return {
    ...page,
    mainFigure: page.mainFigure && map(page.mainFigure),
    figurer: page.figurer.map(map),
  };
}

/**
 * The same page, where a figure leads to the page's own tables instead of a table of its own when those show all its
 * columns: the same numbers need not stand twice.
 */
export function shareTables<Page extends FiguresAndTables>(page: Page): Page {
  const shown = new Set(page.tabeller.flatMap(columnsOf));
  return mapFigures(page, (figure) =>
    figure.table && columnsOf(figure.table).every((column) => shown.has(column))
      ? { ...figure, table: undefined, dataRef: OWN_TABLES }
      : figure,
  );
}

/** True for a figure of the subject among others: each of them has a page with its own numbers. */
export function isSiblings({ id }: Pick<FigureModel, 'id'>): boolean {
  return id.endsWith('-sosken');
}

/** The same page, where figures that `isLed` says so of lead to their own pages for the numbers in them. */
export function leadToFigurePages<Page extends FiguresAndTables>(
  page: Page,
  linkTo: (id: string) => string,
  isLed: (figure: FigureModel) => boolean,
): Page {
  return mapFigures(page, (figure) =>
    figure.table && isLed(figure)
      ? { ...figure, table: undefined, dataRef: `${linkTo(figure.id)}#${figure.table.id}` }
      : figure,
  );
}

/** Columns by what they hold: a series, or what is worked out from the one before. */
function columnsOf({ columns }: NumberTable): string[] {
  return columns.map(
    ({ serie, etikett }, i) => serie ?? `${columns[i - 1]?.serie ?? ''} ${etikett}`,
  );
}
