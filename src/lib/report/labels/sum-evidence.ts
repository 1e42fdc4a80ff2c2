import type { Maned } from '../../domain/maned.ts';
import { ALLE, KJONN } from '../../domain/key.ts';
import { isSynlig, LEAST_VISIBLE } from '../../domain/value.ts';
import type { Leserad, Lesetabell } from './reading-table.ts';
import type { Ramme } from './table-scope.ts';

/** A row and the table it stands in. */
export interface Radsted {
  tabell: Lesetabell;
  rad: Leserad;
}

interface Intervall {
  fra: number;
  til: number;
}

const INGEN: Intervall = { fra: 0, til: 0 };

/**
 * Counts, month by month, the sums that cannot hold if these rows and no others are the whole of one tiltak, group or
 * total: the hovedgrupper make the whole, and so do women and men. Rows that are not printed count as zero, tables that
 * the report does not have make no sum. `tabeller` are the tables that could hold such a row.
 */
export function countBroken(rader: Radsted[], tabeller: Ramme[], maneder: Maned[]): number {
  const utvalg = new Set(tabeller.map(nameOf));
  const sums = listSums(tabeller).filter(({ total, deler }) =>
    [total, ...deler].every((navn) => utvalg.has(navn)),
  );
  return maneder.reduce((broken, maned) => {
    const cells = cellsOf(rader, maned);
    return broken + sums.filter(({ total, deler }) => cannotHold(cells, total, deler)).length;
  }, 0);
}

interface Sum {
  total: string;
  deler: string[];
}

function listSums(tabeller: Ramme[]): Sum[] {
  const hovedgrupper = [...new Set(tabeller.map(({ hovedgruppe }) => hovedgruppe))];
  const deler = hovedgrupper.filter((hovedgruppe) => hovedgruppe !== ALLE);
  const sexes = KJONN.filter((kjonn) => kjonn !== ALLE);
  return [
    ...KJONN.map((kjonn) => ({
      total: nameOf({ hovedgruppe: ALLE, kjonn }),
      deler: deler.map((hovedgruppe) => nameOf({ hovedgruppe, kjonn })),
    })).filter((sum) => sum.deler.length > 1),
    ...hovedgrupper.map((hovedgruppe) => ({
      total: nameOf({ hovedgruppe, kjonn: ALLE }),
      deler: sexes.map((kjonn) => nameOf({ hovedgruppe, kjonn })),
    })),
  ];
}

function nameOf({ hovedgruppe, kjonn }: Pick<Ramme, 'hovedgruppe' | 'kjonn'>): string {
  return `${hovedgruppe}/${kjonn}`;
}

function cellsOf(rader: Radsted[], maned: Maned): Map<string, Intervall> {
  const cells = new Map<string, Intervall>();
  for (const { tabell, rad } of rader) {
    if (rad.maneder.includes(maned)) cells.set(nameOf(tabell.ramme), intervallOf(rad, maned));
  }
  return cells;
}

/** The least and the greatest number a row's cell can stand for, to judge labels by; never printed. A cell that cannot be read can be anything. */
export function intervallOf({ maneder, verdier }: Leserad, maned: Maned): Intervall {
  const verdi = verdier[maneder.indexOf(maned)];
  if (!verdi) return { fra: 0, til: Infinity };
  return isSynlig(verdi)
    ? { fra: verdi.antall, til: verdi.antall }
    : { fra: 0, til: LEAST_VISIBLE - 1 };
}

function cannotHold(cells: Map<string, Intervall>, total: string, deler: string[]): boolean {
  const whole = cells.get(total) ?? INGEN;
  const parts = deler.map((del) => cells.get(del) ?? INGEN);
  const fra = parts.reduce((sum, part) => sum + part.fra, 0);
  const til = parts.reduce((sum, part) => sum + part.til, 0);
  return whole.fra > til || whole.til < fra;
}
