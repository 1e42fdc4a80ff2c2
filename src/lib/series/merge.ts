import type { Maned } from '../domain/maned.ts';
import type { SeriesKey } from '../domain/key.ts';
import type { Observation, Restatement, Series, SeriesMap } from '../domain/observation.ts';
import type { Rapport } from '../domain/rapport.ts';
import { isVisible, type Value } from '../domain/value.ts';

/** What merging needs of a report. */
export type MergeInput = Pick<Rapport, 'id' | 'maneder' | 'observasjoner'>;

/** Reports in the order of the last months they cover, which their ids begin with. */
export function oldestFirst<T extends Pick<Rapport, 'id'>>(rapporter: readonly T[]): T[] {
  return [...rapporter].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * All series across the reports, in the newest report's order, then series only older reports have.
 * Each month is told by the newest report that covers it, whole: so the month's sums hold among the figures shown.
 * Where that report states a figure otherwise than the one before, that is a revision; where it has no row for the
 * series any more, the figure is withdrawn and the series has none for the month. The order of `rapporter` is of no consequence.
 */
export function mergeReports(rapporter: readonly MergeInput[]): SeriesMap {
  return oldestFirst(rapporter).reduce<SeriesMap>(mergeNext, new Map());
}

/** The series with one more report, newer than all in them. What `seriesList` holds is left as it was, and shared. */
export function mergeNext(seriesList: SeriesMap, rapport: MergeInput): SeriesMap {
  const covered = new Set(rapport.maneder);
  const merged: SeriesMap = new Map();
  for (const [key, observations] of groupBySeries(rapport.observasjoner))
    merged.set(key, withReport(key, seriesList.get(key), observations, covered));
  for (const [key, series] of seriesList) {
    if (merged.has(key)) continue;
    const left = withReport(key, series, [], covered);
    if (left.observasjoner.length > 0) merged.set(key, left);
  }
  return merged;
}

function groupBySeries(observations: Observation[]): Map<SeriesKey, Observation[]> {
  const groups = new Map<SeriesKey, Observation[]>();
  for (const observation of observations) {
    const group = groups.get(observation.serie);
    if (group) group.push(observation);
    else groups.set(observation.serie, [observation]);
  }
  return groups;
}

function withReport(
  nokkel: SeriesKey,
  before: Series | undefined,
  own: Observation[],
  covered: Set<Maned>,
): Series {
  if (!before) return { nokkel, observasjoner: inOrder(own), revisions: [] };
  const { older, recent } = splitAt(before.observasjoner, covered);
  const kept = recent.filter(({ maned }) => !covered.has(maned));
  if (own.length === 0 && kept.length === recent.length) return before;
  const revised = listRestatements(recent, own);
  return {
    nokkel,
    observasjoner: older.concat(inOrder([...kept, ...own])),
    revisions: revised.length === 0 ? before.revisions : [...before.revisions, ...revised],
  };
}

/**
 * Observations in order of month, split before the first month of `covered`. A report covers the last months of series
 * that may be twenty years long: only those need a closer look.
 */
export function splitAt(
  observations: readonly Observation[],
  covered: ReadonlySet<Maned>,
): { older: Observation[]; recent: Observation[] } {
  const [first] = [...covered].sort();
  const from =
    first === undefined
      ? observations.length
      : 1 + observations.findLastIndex(({ maned }) => maned < first);
  return { older: observations.slice(0, from), recent: observations.slice(from) };
}

/** The months both tell, and tell differently, oldest month first. */
function listRestatements(before: Observation[], own: Observation[]): Restatement[] {
  const old = new Map(before.map((observation) => [observation.maned, observation]));
  return inOrder(own).flatMap((til) => {
    const fra = old.get(til.maned);
    return fra && !sameValue(fra.verdi, til.verdi) ? [{ fra, til }] : [];
  });
}

/** True when two values tell the reader the same: both hidden, or the same number. */
export function sameValue(a: Value, b: Value): boolean {
  if (!isVisible(a) || !isVisible(b)) return isVisible(a) === isVisible(b);
  return a.antall === b.antall;
}

function inOrder(observations: Observation[]): Observation[] {
  const sorted = observations.every(
    ({ maned }, i) => i === 0 || (observations[i - 1]?.maned ?? '') < maned,
  );
  if (sorted) return observations;
  return [...observations].sort((a, b) => (a.maned < b.maned ? -1 : 1));
}
