import type { Maned } from '../domain/maned.ts';
import { observationKey, type ObservationKey, type SeriesKey } from '../domain/key.ts';
import type { Observation, SeriesMap } from '../domain/observation.ts';
import { mergeNext, oldestFirst, sameValue, splitAt, type MergeInput } from './merge.ts';

/**
 * One figure that a later report tells differently. `til` is undefined where that report covers the month and has no
 * row for the series any more: the figure is withdrawn.
 */
export interface Revision {
  /** The report that changed it. */
  rapport: string;
  serie: SeriesKey;
  maned: Maned;
  fra: Observation;
  til: Observation | undefined;
  /** The report that first told the figure: pages of releases before it do not have it. */
  forst: string;
}

/**
 * Every figure that a later report has revised or withdrawn, each change once: newest report first, then in that
 * report's order, withdrawn series last, then by month.
 */
export function listRevisions(rapporter: readonly MergeInput[]): Revision[] {
  const found: Revision[][] = [];
  const first = new Map<ObservationKey, string>();
  let seriesList: SeriesMap = new Map();
  for (const rapport of oldestFirst(rapporter)) {
    found.unshift(changesBy(rapport, seriesList, first));
    seriesList = mergeNext(seriesList, rapport);
    for (const { serie, maned } of rapport.observasjoner) {
      const key = observationKey(serie, maned);
      if (!first.has(key)) first.set(key, rapport.id);
    }
  }
  return found.flat();
}

function changesBy(
  rapport: MergeInput,
  before: SeriesMap,
  forst: ReadonlyMap<ObservationKey, string>,
): Revision[] {
  const covered = new Set(rapport.maneder);
  const own = new Map(
    rapport.observasjoner.map((one) => [observationKey(one.serie, one.maned), one]),
  );
  const order = new Set([...rapport.observasjoner.map(({ serie }) => serie), ...before.keys()]);
  return [...order].flatMap((keyText) =>
    splitAt(before.get(keyText)?.observasjoner ?? [], covered).recent.flatMap((fra): Revision[] => {
      if (!covered.has(fra.maned)) return [];
      const key = observationKey(keyText, fra.maned);
      const til = own.get(key);
      if (til && sameValue(fra.verdi, til.verdi)) return [];
      const first = forst.get(key) ?? fra.kilde.rapport;
      return [{ rapport: rapport.id, serie: keyText, maned: fra.maned, fra, til, forst: first }];
    }),
  );
}
