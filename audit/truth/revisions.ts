import type { AuditedCell, AuditedRapport, SeriesList } from '../readers/report.ts';

/** One figure that a report tells otherwise than the one before did, or, without `til`, tells no more. */
export interface AuditedRevision {
  /** The report that changed it. */
  rapport: string;
  serie: string;
  maned: string;
  fra: AuditedCell;
  til: AuditedCell | undefined;
  /** The report that first told the figure. */
  forst: string;
}

/**
 * What the reports change in one another, by comparing each report's months with what was known of them: by series,
 * in the order of release. `addOn` is what merges a report into the figures known.
 */
export function findChanges(
  rapporter: readonly AuditedRapport[],
  addOn: (seriesList: SeriesList, rapport: AuditedRapport) => void,
): Map<string, AuditedRevision[]> {
  const out = new Map<string, AuditedRevision[]>();
  const first: First = new Map();
  const known: SeriesList = new Map();
  for (const rapport of rapporter) {
    for (const series of known.keys()) {
      const fresh = changesIn(rapport, series, known, first);
      if (fresh.length > 0) out.set(series, [...(out.get(series) ?? []), ...fresh]);
    }
    addOn(known, rapport);
    memo(first, rapport);
  }
  return out;
}

/** The report that first told each figure, by series and month. */
type First = Map<string, Map<string, string>>;

function changesIn(
  rapport: AuditedRapport,
  serie: string,
  known: SeriesList,
  forst: First,
): AuditedRevision[] {
  return rapport.maneder.flatMap((maned) => {
    const fra = known.get(serie)?.get(maned);
    const til = rapport.serier.get(serie)?.get(maned);
    if (!fra || fra.antall === til?.antall) return [];
    const first = forst.get(serie)?.get(maned) ?? fra.rapport;
    return [{ rapport: rapport.id, serie, maned, fra, til, forst: first }];
  });
}

function memo(first: First, rapport: AuditedRapport): void {
  for (const [series, cells] of rapport.serier) {
    const own = first.get(series) ?? new Map<string, string>();
    first.set(series, own);
    for (const maned of cells.keys()) if (!own.has(maned)) own.set(maned, rapport.id);
  }
}

/**
 * A report's changes as a reader meets them: in the report's own order; then what it withdrew, in the order of the
 * newest report before it that told the series. Months within a series.
 */
export function revisionsInOrder(
  changes: readonly AuditedRevision[],
  rapporter: readonly AuditedRapport[],
): AuditedRevision[] {
  const [first] = changes;
  const missing = new Set(changes.map(({ serie }) => serie));
  const out: AuditedRevision[] = [];
  const toAndWith = rapporter.filter(({ id }) => id <= (first?.rapport ?? '')).reverse();
  const of = Map.groupBy(changes, ({ serie }) => serie);
  for (const { serier } of toAndWith) {
    if (missing.size === 0) break;
    for (const series of serier.keys())
      if (missing.delete(series)) out.push(...(of.get(series) ?? []));
  }
  return out;
}
