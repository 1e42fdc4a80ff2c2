import type { Rad, Tabell } from '../tables/tabell.ts';
import { toEtikettform } from './likhet.ts';
import type { Rammeoppslag } from './oppslag.ts';

/**
 * The tables a printed one really is: a table's total in the middle of it begins another, as where the month header
 * between two tables was lost. The lines above that total are the new table's headings.
 */
export function splitAtTotals(tabell: Tabell, oppslag: Rammeoppslag[]): Tabell[] {
  const totals = new Set(oppslag.flatMap(({ total }) => total.normalformer));
  const starts = tabell.rader.flatMap((rad, i) => (i === 0 || isTotal(rad, totals) ? [i] : []));
  if (starts.length < 2) return [tabell];
  return starts.map((start, n) => {
    const rader = tabell.rader.slice(start, starts[n + 1]);
    const [first] = rader;
    if (n === 0 || !first) return { ...tabell, rader };
    return {
      ...tabell,
      rader,
      linje: first.etikett.linje,
      overskrifter: first.over,
      egenSeksjon: false,
    };
  });
}

function isTotal({ etikett }: Rad, totals: Set<string>): boolean {
  return totals.has(toEtikettform(etikett.tekst).normalform);
}
