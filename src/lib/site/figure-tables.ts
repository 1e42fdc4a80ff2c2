import type { Figur, NumberTable } from './model.ts';

/** A page's figures and tables. */
interface Figurogtabell {
  mainFigure: Figur | undefined;
  figurer: Figur[];
  tabeller: NumberTable[];
}

/** Where a page's own tables stand. */
const NUMBER = '#tall';
const SIBLINGS = '-sosken';
/** A note on where the numbers in small multiples are. It holds no number and no markup. */
const ON_THEIR_PAGES = 'Navnene over rutene fører til sidene med tallene.';

/** The same page with every figure as `map` makes it. */
export function mapFigures<Page extends Figurogtabell>(
  page: Page,
  map: (figure: Figur) => Figur,
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
export function shareTables<Page extends Figurogtabell>(page: Page): Page {
  const shown = new Set(page.tabeller.flatMap(columnsOf));
  return mapFigures(page, (figure) =>
    figure.table && columnsOf(figure.table).every((column) => shown.has(column))
      ? { ...figure, table: undefined, dataRef: NUMBER }
      : figure,
  );
}

/** True for a figure of the subject among others: each of them has a page with its own numbers. */
export function isSiblings({ id }: Pick<Figur, 'id'>): boolean {
  return id.endsWith(SIBLINGS);
}

/** The same page, where the figure of the siblings leaves the numbers to the page of each, which the name over its panel leads to. */
export function leadToSiblings<Page extends Figurogtabell>(page: Page): Page {
  return mapFigures(page, (figure) =>
    figure.table && isSiblings(figure)
      ? { ...figure, table: undefined, remarks: [...figure.remarks, ON_THEIR_PAGES] }
      : figure,
  );
}

/** The same page, where figures that `isLed` says so of lead to their own pages for the numbers in them. */
export function leadToFigurePages<Page extends Figurogtabell>(
  page: Page,
  linkTo: (id: string) => string,
  isLed: (figure: Figur) => boolean,
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
