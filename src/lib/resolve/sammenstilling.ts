import { MARGIN } from './etikett.ts';
import type { Etikettvalg } from './etikettvalg.ts';
import type { Kandidat } from './kandidat.ts';
import { likhetMed, likhetUtenFeil, type Likhet } from './likhet.ts';

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
  const plasser = rader.map((valg) => listPlasser(valg, sekvens, damage));
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
 * The places a row's label is like. A label printed to the letter is that label, or a longer one cut off just there:
 * no other damage turns one name into another.
 */
function listPlasser<T>(valg: Etikettvalg[], sekvens: Kandidat<T>[], damage?: number): Plass[] {
  const sure = bestPlasser(valg, sekvens, likhetUtenFeil);
  if (sure.length === 0)
    return bestPlasser(valg, sekvens, (form, kandidat) => likhetMed(form, kandidat, damage));
  const cut = bestPlasser(valg, sekvens, (form, kandidat) => {
    const likhet = likhetMed(form, kandidat, 0);
    return likhet?.metode === 'avkortet' ? likhet : undefined;
  });
  return [...sure, ...cut.filter(({ indeks }) => !sure.some((plass) => plass.indeks === indeks))];
}

function bestPlasser<T>(
  valg: Etikettvalg[],
  sekvens: Kandidat<T>[],
  compare: (form: Etikettvalg['form'], kandidat: Kandidat<T>) => Likhet | undefined,
): Plass[] {
  return sekvens.flatMap((kandidat, indeks) => {
    const found = valg.flatMap((one) => {
      const likhet = compare(one.form, kandidat);
      return likhet
        ? [{ indeks, likhet, valg: one, kost: likhet.kost + one.ubrukt * UBRUKT_LINJE }]
        : [];
    });
    const best = found.sort((a, b) => a.kost - b.kost)[0];
    return best ? [best] : [];
  });
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
