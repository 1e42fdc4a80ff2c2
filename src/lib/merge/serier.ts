import type { Maned } from '../domain/maned.ts';
import type { Observasjon } from '../domain/observasjon.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Revisjon, Serier } from '../domain/serie.ts';
import type { SerieNokkel } from '../domain/nokkel.ts';
import { isSynlig, type Verdi } from '../domain/verdi.ts';

/**
 * All series across the reports, in the newest report's order, then series only older reports have.
 * For each month the newest report that has it wins; where it says something else than an older one, that is a revision.
 */
export function mergeReports(rapporter: Rapport[]): Serier {
  const newestFirst = [...rapporter].sort((a, b) => (a.id < b.id ? 1 : -1));
  const vintages = new Map<SerieNokkel, Map<Maned, Observasjon[]>>();
  for (const { observasjoner } of newestFirst) {
    for (const observasjon of observasjoner) addVintage(vintages, observasjon);
  }
  return new Map(
    [...vintages].map(([nokkel, months]) => {
      const byMonth = [...months.values()].sort(byManed);
      const observasjoner = byMonth.flatMap(([newest]) => newest ?? []);
      return [nokkel, { nokkel, observasjoner, revisjoner: byMonth.flatMap(listRevisions) }];
    }),
  );
}

function addVintage(
  vintages: Map<SerieNokkel, Map<Maned, Observasjon[]>>,
  observasjon: Observasjon,
): void {
  const months = vintages.get(observasjon.serie) ?? new Map<Maned, Observasjon[]>();
  vintages.set(observasjon.serie, months);
  const cells = months.get(observasjon.maned) ?? [];
  months.set(observasjon.maned, cells);
  cells.push(observasjon);
}

/** The changes between one month's vintages (newest first), oldest change first. */
function listRevisions(vintages: Observasjon[]): Revisjon[] {
  const oldestFirst = [...vintages].reverse();
  return oldestFirst.flatMap((fra, i) => {
    const til = oldestFirst[i + 1];
    return til && !sameVerdi(fra.verdi, til.verdi) ? [{ fra, til }] : [];
  });
}

/** True when two values tell the reader the same: both hidden, or the same number. */
export function sameVerdi(a: Verdi, b: Verdi): boolean {
  if (!isSynlig(a) || !isSynlig(b)) return isSynlig(a) === isSynlig(b);
  return a.antall === b.antall;
}

function byManed([a]: Observasjon[], [b]: Observasjon[]): number {
  return a && b && a.maned < b.maned ? -1 : 1;
}
