import { observasjonNokkel, type ObservasjonNokkel } from '../domain/key.ts';
import type { Observasjon } from '../domain/observation.ts';
import type { Serie, Serier } from '../domain/series.ts';
import { isSynlig } from '../domain/value.ts';
import type { Endring } from './revisions.ts';
import type { Arsrapport } from './merge.ts';

/** The hidden cells of the newest report that tells of each: what the newest pages tell from no older report either. */
export type Skjermede = ReadonlyMap<ObservasjonNokkel, Observasjon>;

/** Every cell that is hidden by the newest report that has it. The order of `rapporter` is of no consequence. */
export function findSkjermede(rapporter: readonly Arsrapport[]): Skjermede {
  const found = new Map<ObservasjonNokkel, Observasjon>();
  const oldestFirst = [...rapporter].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { observasjoner } of oldestFirst)
    for (const observasjon of observasjoner) {
      const nokkel = observasjonNokkel(observasjon.serie, observasjon.maned);
      if (isSynlig(observasjon.verdi)) found.delete(nokkel);
      else found.set(nokkel, observasjon);
    }
  return found;
}

/**
 * The series as an earlier release knew them, fit for the newest pages: each cell that has been hidden since is the
 * hidden one, and nothing is said of how it was told before. What `serier` holds is left as it was.
 */
export function hideIn(serier: Serier, skjermede: Skjermede): Serier {
  const hidden = (cell: Observasjon) =>
    skjermede.get(observasjonNokkel(cell.serie, cell.maned)) ?? cell;
  return new Map(
    [...serier].map(([nokkel, serie]): [typeof nokkel, Serie] => [
      nokkel,
      {
        nokkel,
        observasjoner: serie.observasjoner.map(hidden),
        revisjoner: serie.revisjoner.filter(({ til }) => hidden(til) === til),
      },
    ]),
  );
}

/** True when the figure is told openly by an older report only: what it was is not told with what is hidden now. */
export function isHiddenSince({ verdi, serie, maned }: Observasjon, skjermede: Skjermede): boolean {
  return isSynlig(verdi) && skjermede.has(observasjonNokkel(serie, maned));
}

/** The changes that the newest pages may list: of a cell that is hidden now, only those to or from a mark or nothing. */
export function listableEndringer(endringer: readonly Endring[], skjermede: Skjermede): Endring[] {
  return endringer.filter(
    ({ fra, til }) => !til || !isSynlig(til.verdi) || !isHiddenSince(fra, skjermede),
  );
}
