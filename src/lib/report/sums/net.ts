import type { Maned } from '../../domain/maned.ts';
import { observasjonNokkel, type ObservasjonNokkel, type SerieNokkel } from '../../domain/key.ts';
import type { Observasjon } from '../../domain/observation.ts';
import type { Sumslag } from '../../domain/rapport.ts';
import { intervallOf, NULL, UKJENT, type Intervall } from './interval.ts';
import type { Regnestykke } from './sums.ts';

/** A place in a month's tables: a printed cell, or none where the table does not print the row. */
export interface Node {
  serie: SerieNokkel;
  /** Undefined for a row that is not printed, and for a cell that cannot be read. */
  celle: Observasjon | undefined;
  /** What the place stands for as long as it is believed. */
  sier: Intervall;
}

/** The nodes `deler` add up to the node `total`. A repeated row is an equation of one part. */
export interface Ligning {
  slag: Sumslag | 'gjentakelse';
  total: number;
  deler: number[];
}

/** All that one month's cells promise each other; nodes are named by index. */
export interface Nett {
  maned: Maned;
  noder: Node[];
  ligninger: Ligning[];
  /** For each node, the equations it is in. */
  naboer: number[][];
}

/** Cells by key; the first printed where a row is repeated. */
export type Celler = ReadonlyMap<ObservasjonNokkel, Observasjon>;

/** What a report says, ready to be made into the nets of its months. */
export interface Grunnlag {
  celler: Celler;
  gjentatte: Observasjon[];
  regnestykker: Regnestykke[];
  /** Series that may stand for any count in a month they have no cell for. All others stand for nobody. */
  ukjente: ReadonlySet<SerieNokkel>;
}

/** The net of one month: every sum, in the order of the list, and after them every repeated cell. */
export function buildNett(
  maned: Maned,
  { celler, gjentatte, regnestykker, ukjente }: Grunnlag,
): Nett {
  const nett: Nett = { maned, noder: [], ligninger: [], naboer: [] };
  const index = new Map<SerieNokkel, number>();
  const nodeOf = (serie: SerieNokkel): number => {
    const known = index.get(serie);
    if (known !== undefined) return known;
    const celle = celler.get(observasjonNokkel(serie, maned));
    const node = addNode(nett, serie, celle, ukjente.has(serie) ? UKJENT : NULL);
    index.set(serie, node);
    return node;
  };
  for (const { slag, total, deler, mangler } of regnestykker)
    addLigning(nett, slag, nodeOf(total), [...deler, ...mangler].map(nodeOf));
  for (const celle of gjentatte.filter((gjentatt) => gjentatt.maned === maned))
    addLigning(nett, 'gjentakelse', nodeOf(celle.serie), [addNode(nett, celle.serie, celle, NULL)]);
  return nett;
}

function addNode(
  { noder }: Nett,
  serie: SerieNokkel,
  celle: Observasjon | undefined,
  otherwise: Intervall,
): number {
  return noder.push({ serie, celle, sier: celle ? intervallOf(celle.verdi) : otherwise }) - 1;
}

function addLigning(nett: Nett, slag: Ligning['slag'], total: number, deler: number[]): void {
  const number = nett.ligninger.push({ slag, total, deler }) - 1;
  for (const node of [total, ...deler]) (nett.naboer[node] ??= []).push(number);
}
