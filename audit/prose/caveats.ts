import { changesIn, type At } from '../page/context.ts';
import { monthRange } from '../readers/month.ts';

/** A series, and the month that a page tells of. */
interface Own extends At {
  series: string;
  now: string;
}

/** Months of the series that the page's release tells otherwise than the one before. */
export function changedMonths({ series, now, page, context }: Own): string[] {
  return changesIn(series, page, context)
    .filter(({ rapport, til, maned }) => til && rapport === page.edition && maned <= now)
    .map(({ maned }) => maned);
}

/** Months of the series that the editor has corrected. */
export function correctedMonths({ series, page }: Pick<Own, 'series' | 'page'>): string[] {
  return [...(page.serier.get(series) ?? [])].flatMap(([maned, { rettet }]) =>
    rettet ? maned : [],
  );
}

/** Months between the first and the page's own that the series has no figure for. */
export function missingMonths({ series, now, page }: Own): string[] {
  const has = page.serier.get(series);
  const [first] = [...(has?.keys() ?? [])].sort();
  return first === undefined ? [] : monthRange(first, now).filter((maned) => !has?.has(maned));
}

/** Months of breaks in the series, up to the page's own. */
export function brokenMonths({ series, now, context }: Own): string[] {
  return context.truth.breaksFor(series).filter((maned) => maned <= now);
}
