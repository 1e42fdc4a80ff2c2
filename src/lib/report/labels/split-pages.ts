import type { Celle, Rad, Tabell } from '../tables/table.ts';
import { listEtikettvalg } from './readings.ts';
import type { Rammeoppslag } from './lookup.ts';

/**
 * The tables a printed one really is: a table's total in the middle of it begins another, as where the month header
 * between two tables was lost. The lines above that total are the new table's headings; lines that a table's first
 * label is wrapped over are headings of none.
 */
export function splitAtTotals(tabell: Tabell, totals: ReadonlySet<string>): Tabell[] {
  const starts = tabell.rader.flatMap((rad, i) =>
    i === 0 || linesOfTotal(rad, totals) ? [i] : [],
  );
  return starts.map((start, n) => {
    const rader = tabell.rader.slice(start, starts[n + 1]);
    const [first] = rader;
    if (!first) return tabell;
    const wrapped = linesOfTotal(first, totals) ?? [];
    const above = n === 0 ? tabell.overskrifter : first.over;
    const overskrifter = above.filter((linje) => !wrapped.includes(linje));
    if (n === 0) return { ...tabell, rader, overskrifter };
    return { ...tabell, rader, overskrifter, linje: first.etikett.linje, egenSeksjon: false };
  });
}

/** The normal forms of the totals that tables begin with. */
export function totalsOf(oppslag: Rammeoppslag[]): ReadonlySet<string> {
  return new Set(oppslag.flatMap(({ total }) => total.normalformer));
}

/** The lines of a label that is a total, alone or with the lines it is wrapped over; undefined for other labels. */
function linesOfTotal(rad: Rad, totals: ReadonlySet<string>): Celle[] | undefined {
  return listEtikettvalg(rad).find(({ form }) => totals.has(form.normalform))?.linjer;
}
