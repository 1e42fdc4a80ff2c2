import type { Figur, Talltabell } from './model.ts';

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
 * columns: the same numbers need not stand twice.
 */
export function shareTabeller<Side extends Figurogtabell>(side: Side): Side {
  const shown = new Set(side.tabeller.flatMap(columnsOf));
  return mapFigurer(side, (figur) =>
    figur.tabell && columnsOf(figur.tabell).every((column) => shown.has(column))
      ? { ...figur, tabell: undefined, tallSti: TALL }
      : figur,
  );
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

/** Columns by what they hold: a series, or what is worked out from the one before. */
function columnsOf({ kolonner }: Talltabell): string[] {
  return kolonner.map(
    ({ serie, etikett }, i) => serie ?? `${kolonner[i - 1]?.serie ?? ''} ${etikett}`,
  );
}
