import { addManeder, type Maned } from '../../../src/lib/domain/maned.ts';
import { observasjonNokkel, type SerieNokkel } from '../../../src/lib/domain/key.ts';
import { publisert, SKJERMET } from '../../../src/lib/domain/value.ts';
import type { Punkt, Tekst } from '../../../src/lib/chart/drawing.ts';

/** A month's figure in a test: a count, `*` for hidden, or `-` for a month the reports do not have. */
export type Celle = number | '*' | '-';

export const SERIE: SerieNokkel = 'tiltak/mentor/alle/alle';

/** The points of a series that begins in `start`. */
export function points(
  celler: readonly Celle[],
  serie: SerieNokkel = SERIE,
  start: Maned = '2021-01',
): Punkt[] {
  return celler.flatMap((celle, i) => {
    if (celle === '-') return [];
    const maned = addManeder(start, i);
    const verdi = celle === '*' ? SKJERMET : publisert(celle);
    return [{ maned, verdi, nokkel: observasjonNokkel(serie, maned) }];
  });
}

/** The only point of a series with one month. */
export function point(celle: Celle, serie: SerieNokkel = SERIE, maned: Maned = '2021-05'): Punkt {
  const [only] = points([celle], serie, maned);
  if (only === undefined) throw new RangeError('En måned uten tall har ikke noe punkt');
  return only;
}

/** A long series that waves around `niva` without chance. */
export function wave(antall: number, niva: number, utslag: number): number[] {
  return Array.from({ length: antall }, (_, i) =>
    Math.round(
      niva * (1 + 0.3 * (i / antall)) + utslag * Math.sin(i / 7) + 0.4 * utslag * Math.sin(1.3 * i),
    ),
  );
}

export const TEKST: Tekst = { tittel: 'En tittel', beskrivelse: 'En beskrivelse.' };
