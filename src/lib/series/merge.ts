import type { Maned } from '../domain/maned.ts';
import type { SerieNokkel } from '../domain/key.ts';
import type { Observasjon } from '../domain/observation.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Revisjon, Serie, Serier } from '../domain/series.ts';
import { isSynlig, type Verdi } from '../domain/value.ts';

/** What merging needs of a report. */
export type Arsrapport = Pick<Rapport, 'id' | 'maneder' | 'observasjoner'>;

/**
 * All series across the reports, in the newest report's order, then series only older reports have.
 * Each month is told by the newest report that covers it, whole: so the month's sums hold among the figures shown.
 * Where that report states a figure otherwise than the one before, that is a revision; where it has no row for the
 * series any more, the figure is withdrawn and the series has none for the month. The order of `rapporter` is of no consequence.
 */
export function mergeReports(rapporter: readonly Arsrapport[]): Serier {
  const oldestFirst = [...rapporter].sort((a, b) => (a.id < b.id ? -1 : 1));
  return oldestFirst.reduce<Serier>(mergeNext, new Map());
}

/** The series with one more report, newer than all in them. What `serier` holds is left as it was, and shared. */
export function mergeNext(serier: Serier, rapport: Arsrapport): Serier {
  const covered = new Set(rapport.maneder);
  const merged: Serier = new Map();
  for (const [nokkel, observasjoner] of groupBySerie(rapport.observasjoner))
    merged.set(nokkel, withReport(nokkel, serier.get(nokkel), observasjoner, covered));
  for (const [nokkel, serie] of serier) {
    if (merged.has(nokkel)) continue;
    const left = withReport(nokkel, serie, [], covered);
    if (left.observasjoner.length > 0) merged.set(nokkel, left);
  }
  return merged;
}

function groupBySerie(observasjoner: Observasjon[]): Map<SerieNokkel, Observasjon[]> {
  const groups = new Map<SerieNokkel, Observasjon[]>();
  for (const observasjon of observasjoner) {
    const group = groups.get(observasjon.serie);
    if (group) group.push(observasjon);
    else groups.set(observasjon.serie, [observasjon]);
  }
  return groups;
}

function withReport(
  nokkel: SerieNokkel,
  before: Serie | undefined,
  own: Observasjon[],
  covered: Set<Maned>,
): Serie {
  if (!before) return { nokkel, observasjoner: inOrder(own), revisjoner: [] };
  const { older, recent } = splitAt(before.observasjoner, covered);
  const kept = recent.filter(({ maned }) => !covered.has(maned));
  if (own.length === 0 && kept.length === recent.length) return before;
  const revised = listRevisions(recent, own);
  return {
    nokkel,
    observasjoner: older.concat(inOrder([...kept, ...own])),
    revisjoner: revised.length === 0 ? before.revisjoner : [...before.revisjoner, ...revised],
  };
}

/**
 * Observations in order of month, split before the first month of `covered`. A report covers the last months of series
 * that may be twenty years long: only those need a closer look.
 */
export function splitAt(
  observasjoner: readonly Observasjon[],
  covered: ReadonlySet<Maned>,
): { older: Observasjon[]; recent: Observasjon[] } {
  const [first] = [...covered].sort();
  const from =
    first === undefined
      ? observasjoner.length
      : 1 + observasjoner.findLastIndex(({ maned }) => maned < first);
  return { older: observasjoner.slice(0, from), recent: observasjoner.slice(from) };
}

/** The months both tell, and tell differently, oldest month first. */
function listRevisions(before: Observasjon[], own: Observasjon[]): Revisjon[] {
  const old = new Map(before.map((observasjon) => [observasjon.maned, observasjon]));
  return inOrder(own).flatMap((til) => {
    const fra = old.get(til.maned);
    return fra && !sameVerdi(fra.verdi, til.verdi) ? [{ fra, til }] : [];
  });
}

/** True when two values tell the reader the same: both hidden, or the same number. */
export function sameVerdi(a: Verdi, b: Verdi): boolean {
  if (!isSynlig(a) || !isSynlig(b)) return isSynlig(a) === isSynlig(b);
  return a.antall === b.antall;
}

function inOrder(observasjoner: Observasjon[]): Observasjon[] {
  const sorted = observasjoner.every(
    ({ maned }, i) => i === 0 || (observasjoner[i - 1]?.maned ?? '') < maned,
  );
  if (sorted) return observasjoner;
  return [...observasjoner].sort((a, b) => (a.maned < b.maned ? -1 : 1));
}
