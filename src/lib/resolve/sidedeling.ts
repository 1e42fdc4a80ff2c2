import type { Rad, Tabell } from '../tables/tabell.ts';
import { listEtikettvalg, type Etikettvalg } from './etikettvalg.ts';
import type { Rammeoppslag } from './oppslag.ts';

/**
 * The tables a printed one really is: a table's total in the middle of it begins another, as where the month header
 * between two tables was lost. The lines above that total, but for those it is wrapped over, are the new table's headings.
 */
export function splitAtTotals(tabell: Tabell, oppslag: Rammeoppslag[]): Tabell[] {
  const totals = new Set(oppslag.flatMap(({ total }) => total.normalformer));
  const starts = tabell.rader.flatMap((rad, i) => (i === 0 || totalIn(rad, totals) ? [i] : []));
  if (starts.length < 2) return [tabell];
  return starts.map((start, n) => {
    const rader = tabell.rader.slice(start, starts[n + 1]);
    const [first] = rader;
    if (n === 0 || !first) return { ...tabell, rader };
    return {
      ...tabell,
      rader,
      linje: first.etikett.linje,
      overskrifter: first.over.filter((linje) => !totalIn(first, totals)?.linjer.includes(linje)),
      egenSeksjon: false,
    };
  });
}

/** The way to read the label as a total, alone or with the lines it is wrapped over; undefined when there is none. */
function totalIn(rad: Rad, totals: Set<string>): Etikettvalg | undefined {
  return listEtikettvalg(rad).find(({ form }) => totals.has(form.normalform));
}
