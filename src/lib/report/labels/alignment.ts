import { MARGIN } from './match.ts';
import type { Etikettvalg } from './readings.ts';
import type { Kandidat } from './candidate.ts';
import {
  likhetAvkortet,
  likhetMed,
  likhetUtenFeil,
  type Etikettform,
  type Likhet,
} from './similarity.ts';

/** A place in the sequence that a row's label may name, and how like it is. */
export interface Plass {
  indeks: number;
  likhet: Likhet;
  valg: Etikettvalg;
  /** Cost of the likeness, with a little for every loose line near the row that it leaves out. */
  kost: number;
}

/** Where a row belongs: the best place and the others that are nearly as good, best first. Empty when there is none. */
export type Plassering = Plass[];

/** What it costs to leave a row without a place: more than any likeness that is allowed. */
const UTEN_PLASS = 100;
const UBRUKT_LINJE = 0.1;

/**
 * Places printed rows in the sequence of labels a table may hold, both in order (global alignment with free gaps in
 * the sequence; Needleman & Wunsch 1970). For each row, what every place would cost the whole alignment is the sum of
 * the best alignments before and after it, so that a place is judged by its neighbours too. A row whose label is
 * printed to the letter but stands out of order keeps the place its label names.
 */
export function alignRows<T>(
  rader: Etikettvalg[][],
  sekvens: Kandidat<T>[],
  damage?: number,
): Plassering[] {
  const plasser = listPlasser(rader, sekvens, damage);
  const before = forward(plasser, sekvens.length);
  const after = backward(plasser, sekvens.length);
  const best = cell(before, rader.length, sekvens.length);
  return plasser.map((row, i) => {
    const costs = row
      .map((plass) => ({
        plass,
        whole: cell(before, i, plass.indeks) + plass.kost + cell(after, i + 1, plass.indeks + 1),
      }))
      .filter(({ whole }) => whole < best + MARGIN)
      .sort((a, b) => a.whole - b.whole);
    if (costs.length > 0) return costs.map(({ plass }) => plass);
    return row.filter(({ kost, likhet }) => isSure(likhet) && kost < 1).slice(0, 1);
  });
}

/** True for a likeness that leaves every letter in place. */
export function isSure({ metode }: Likhet): boolean {
  return metode === 'likt' || metode === 'alias' || metode === 'normalform';
}

/**
 * The places each row's label is like. A label printed to the letter is that label, or a longer one cut off just there:
 * no other damage turns one name into another. A damaged one is looked for between the places of its nearest
 * neighbours that are printed to the letter, and everywhere when it is like nothing there.
 */
function listPlasser<T>(
  rader: Etikettvalg[][],
  sekvens: Kandidat<T>[],
  damage: number | undefined,
): Plass[][] {
  const all: Rekkevidde = { fra: 0, til: sekvens.length };
  const sure = rader.map((valg) => bestPlasser(valg, sekvens, all, likhetUtenFeil));
  return rader.map((valg, i) => {
    const own = sure[i] ?? [];
    if (own.length > 0) {
      const cut = bestPlasser(valg, sekvens, all, likhetAvkortet);
      return [...own, ...cut.filter(({ indeks }) => !own.some((plass) => plass.indeks === indeks))];
    }
    const near = (form: Etikettform, kandidat: Kandidat<T>) => likhetMed(form, kandidat, damage);
    const between = bestPlasser(valg, sekvens, reachOf(sure, i, all), near);
    return between.length > 0 ? between : bestPlasser(valg, sekvens, all, near);
  });
}

/** The places a label is like, wherever they are in the sequence. */
export function listPlasserFor<T>(valg: Etikettvalg[], sekvens: Kandidat<T>[]): Plass[] {
  return bestPlasser(valg, sekvens, { fra: 0, til: sekvens.length }, (form, kandidat) =>
    likhetMed(form, kandidat),
  );
}

/** A stretch of the sequence: from an index up to, not including, another. */
interface Rekkevidde {
  fra: number;
  til: number;
}

/** The places between those of the nearest rows printed to the letter; all, where these stand out of order. */
function reachOf(sure: Plass[][], row: number, all: Rekkevidde): Rekkevidde {
  const above = sure.findLast((plasser, i) => i < row && plasser.length > 0)?.[0];
  const below = sure.find((plasser, i) => i > row && plasser.length > 0)?.[0];
  const fra = above ? above.indeks + 1 : all.fra;
  const til = below ? below.indeks : all.til;
  return fra < til ? { fra, til } : all;
}

function bestPlasser<T>(
  valg: Etikettvalg[],
  sekvens: Kandidat<T>[],
  { fra, til }: Rekkevidde,
  compare: (form: Etikettform, kandidat: Kandidat<T>) => Likhet | undefined,
): Plass[] {
  const plasser: Plass[] = [];
  sekvens.slice(fra, til).forEach((kandidat, offset) => {
    const indeks = fra + offset;
    let best: Plass | undefined;
    for (const one of valg) {
      const likhet = compare(one.form, kandidat);
      const kost = (likhet?.kost ?? 0) + one.ubrukt * UBRUKT_LINJE;
      if (likhet && (!best || kost < best.kost)) best = { indeks, likhet, valg: one, kost };
    }
    if (best) plasser.push(best);
  });
  return plasser;
}

type Matrise = Float64Array[];

/** `before[i][j]`: the least cost of placing the first `i` rows in the first `j` places. */
function forward(plasser: Plass[][], lengde: number): Matrise {
  const before: Matrise = [new Float64Array(lengde + 1)];
  plasser.forEach((row, i) => {
    const last = before[i] ?? new Float64Array(lengde + 1);
    const next = last.map((kost) => kost + UTEN_PLASS);
    for (const { indeks, kost } of row)
      next[indeks + 1] = Math.min(next[indeks + 1] ?? Infinity, (last[indeks] ?? Infinity) + kost);
    for (let j = 1; j <= lengde; j += 1)
      next[j] = Math.min(next[j] ?? Infinity, next[j - 1] ?? Infinity);
    before.push(next);
  });
  return before;
}

/** `after[i][j]`: the least cost of placing the rows from `i` on in the places from `j` on. */
function backward(plasser: Plass[][], lengde: number): Matrise {
  const reversed = [...plasser]
    .reverse()
    .map((row) => row.map((plass) => ({ ...plass, indeks: lengde - 1 - plass.indeks })));
  return forward(reversed, lengde)
    .map((row) => row.reverse())
    .reverse();
}

function cell(matrise: Matrise, i: number, j: number): number {
  return matrise[i]?.[j] ?? Infinity;
}
