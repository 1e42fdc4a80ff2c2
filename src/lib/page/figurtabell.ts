import type { Figur, Talltabell } from './modell.ts';

/** A page's figures and tables. */
interface Figurogtabell {
  hovedfigur: Figur | undefined;
  figurer: Figur[];
  tabeller: Talltabell[];
}

/** Where a page's own tables stand. */
const TALL = '#tall';
const SOSKEN = '-sosken';

/** The same page with every figure as `map` makes it. */
export function mapFigurer<Side extends Figurogtabell>(
  side: Side,
  map: (figur: Figur) => Figur,
): Side {
  return {
    ...side,
    hovedfigur: side.hovedfigur && map(side.hovedfigur),
    figurer: side.figurer.map(map),
  };
}

/**
 * The same page, where a figure leads to the page's own tables instead of a table of its own when those show all its
 * series and `isShared` says so of the figure's table: the same numbers need not stand twice.
 */
export function shareTabeller<Side extends Figurogtabell>(
  side: Side,
  isShared: (tabell: Talltabell) => boolean,
): Side {
  const shown = new Set(side.tabeller.flatMap(seriesOf));
  return mapFigurer(side, (figur) => {
    const { tabell } = figur;
    const isShown = tabell?.kolonner.every(({ serie }) => serie !== undefined && shown.has(serie));
    if (!tabell || !isShown || !isShared(tabell)) return figur;
    return { ...figur, tabell: undefined, tallSti: TALL };
  });
}

/** True for a figure of the subject among others: each of them has a page with its own numbers. */
export function isSosken({ id }: Pick<Figur, 'id'>): boolean {
  return id.endsWith(SOSKEN);
}

/** The same page, where figures that `isLed` says so of lead to their own pages for the numbers in them. */
export function leadToFigursider<Side extends Figurogtabell>(
  side: Side,
  lenkeTil: (id: string) => string,
  isLed: (figur: Figur) => boolean,
): Side {
  return mapFigurer(side, (figur) =>
    figur.tabell && isLed(figur)
      ? { ...figur, tabell: undefined, tallSti: `${lenkeTil(figur.id)}#${figur.tabell.id}` }
      : figur,
  );
}

/** True for a table so long that its first years are folded. */
export function isLang({ eldre }: Talltabell): boolean {
  return eldre.length > 0;
}

function seriesOf({ kolonner }: Talltabell): string[] {
  return kolonner.flatMap(({ serie }) => serie ?? []);
}
