import type { Maned } from '../../domain/maned.ts';
import type { Verdi } from '../../domain/value.ts';
import { normalform } from '../parse/normal-form.ts';
import type { Rad, Tabell } from '../tables/table.ts';
import { listEtikettvalg, type Etikettvalg } from './readings.ts';
import type { Kandidat } from './candidate.ts';
import type { Radmal } from './candidates.ts';
import { likhetMed } from './similarity.ts';
import type { Rammeoppslag } from './lookup.ts';
import { rammeNavn, type Ramme } from './table-scope.ts';
import { alignRows, type Plass, type Plassering } from './alignment.ts';
import { parseVerdi } from './cell-value.ts';

/** A printed row on its way to a series: the ways to read its label, its values, and the places it may have. */
export interface Leserad {
  rad: Rad;
  valg: Etikettvalg[];
  maneder: Maned[];
  /** One for each month; undefined where a cell cannot be read or is missing. */
  verdier: (Verdi | undefined)[];
  plassering: Plassering;
  /** True for a total repeated at the top of a page. */
  topp: boolean;
}

/** All pages of one table: what it is of, the labels it may hold in order, and its rows in order. */
export interface Lesetabell {
  ramme: Ramme;
  sekvens: Kandidat<Radmal>[];
  /** Normal forms of labels that name another sex than the table's. */
  fremmede: ReadonlySet<string>;
  rader: Leserad[];
}

/** A printed table and what it is of. */
export interface Rammetabell {
  tabell: Tabell;
  oppslag: Rammeoppslag;
}

/**
 * Puts the pages of each table together, in the order they come, and places their rows. A page's first row that can be
 * the table's total is that total, repeated; the other rows are placed in the table's sequence as one run.
 */
export function joinPages(tabeller: Rammetabell[]): Lesetabell[] {
  const joined = new Map<string, Lesetabell>();
  for (const { tabell, oppslag } of tabeller) {
    const navn = `${rammeNavn(oppslag.ramme)} ${tabell.maneder.join()}`;
    const lesetabell = joined.get(navn) ?? {
      ramme: oppslag.ramme,
      sekvens: oppslag.sekvens,
      fremmede: oppslag.fremmede,
      rader: [],
    };
    joined.set(navn, lesetabell);
    tabell.rader.forEach((rad, i) =>
      lesetabell.rader.push(toLeserad(rad, i === 0, tabell, oppslag)),
    );
  }
  for (const lesetabell of joined.values()) placeRows(lesetabell);
  return [...joined.values()];
}

function toLeserad(rad: Rad, first: boolean, { maneder }: Tabell, oppslag: Rammeoppslag): Leserad {
  const valg = listEtikettvalg(rad);
  const top = first ? asTotal(valg, oppslag) : undefined;
  const fits = rad.celler.length === maneder.length;
  return {
    rad,
    valg,
    maneder,
    verdier: maneder.map((_, i) => (fits ? parseVerdi(rad.celler[i]?.tekst ?? '') : undefined)),
    plassering: top ? [top] : [],
    topp: top !== undefined,
  };
}

/** The shortest beginning of a total that still is one, at the top of a table: «I alt». */
const SHORTEST_TOTAL = normalform('I alt').length;

function asTotal(valg: Etikettvalg[], { total, kjente }: Rammeoppslag): Plass | undefined {
  const found = valg.flatMap((one): Plass[] => {
    const { normalform: form } = one.form;
    const likhet = likhetMed(one.form, total);
    const cut =
      form.length >= SHORTEST_TOTAL && total.normalformer.some((navn) => navn.startsWith(form));
    const other = kjente.has(form) && !total.normalformer.includes(form);
    if (other || !(likhet ?? cut)) return [];
    const best = likhet ?? { metode: 'avkortet', kost: 2 };
    return [{ indeks: 0, likhet: best, valg: one, kost: best.kost + one.ubrukt * 0.1 }];
  });
  return found.sort((a, b) => a.kost - b.kost)[0];
}

/** Places the rows that are no repeated totals; looks for more damage than usual where `damage` says so. */
function placeRows({ rader, sekvens }: Lesetabell): void {
  const rows = rader.filter(({ topp }) => !topp);
  const places = alignRows(
    rows.map(({ valg }) => valg),
    sekvens,
  );
  rows.forEach((row, i) => {
    row.plassering = places[i] ?? [];
  });
}

/** What a row stands for as far as is known: its best place. */
export function malOf({ sekvens }: Lesetabell, { plassering }: Leserad): Radmal | undefined {
  const [best] = plassering;
  return best && sekvens[best.indeks]?.verdi;
}
