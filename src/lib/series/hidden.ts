import { observationKey, type ObservationKey } from '../domain/key.ts';
import type { Observation, Series, SeriesMap } from '../domain/observation.ts';
import { isVisible } from '../domain/value.ts';
import type { Revision } from './revisions.ts';
import { oldestFirst, type MergeInput } from './merge.ts';

/** The hidden cells of the newest report that tells of each: what the newest pages tell from no older report either. */
export type HiddenCells = ReadonlyMap<ObservationKey, Observation>;

/** Every cell that is hidden by the newest report that has it. The order of `rapporter` is of no consequence. */
export function findHiddenCells(rapporter: readonly MergeInput[]): HiddenCells {
  const found = new Map<ObservationKey, Observation>();
  for (const { observasjoner } of oldestFirst(rapporter))
    for (const observation of observasjoner) {
      const key = observationKey(observation.serie, observation.maned);
      if (isVisible(observation.verdi)) found.delete(key);
      else found.set(key, observation);
    }
  return found;
}

/**
 * The series as an earlier release knew them, fit for the newest pages: each cell that has been hidden since is the
 * hidden one, and nothing is said of how it was told before. What `seriesList` holds is left as it was.
 */
export function hideIn(seriesList: SeriesMap, skjermede: HiddenCells): SeriesMap {
  const hidden = (cell: Observation) =>
    skjermede.get(observationKey(cell.serie, cell.maned)) ?? cell;
  return new Map(
    [...seriesList].map(([nokkel, series]): [typeof nokkel, Series] => [
      nokkel,
      {
        nokkel,
        observasjoner: series.observasjoner.map(hidden),
        revisions: series.revisions.filter(({ til }) => hidden(til) === til),
      },
    ]),
  );
}

/** True when the figure is told openly by an older report only: what it was is not told with what is hidden now. */
export function isHiddenSince(
  { verdi, serie, maned }: Observation,
  skjermede: HiddenCells,
): boolean {
  return isVisible(verdi) && skjermede.has(observationKey(serie, maned));
}

/** The changes that the newest pages may list: of a cell that is hidden now, only those to or from a mark or nothing. */
export function listableRevisions(
  changes: readonly Revision[],
  skjermede: HiddenCells,
): Revision[] {
  return changes.filter(
    ({ fra, til }) => !til || !isVisible(til.verdi) || !isHiddenSince(fra, skjermede),
  );
}
