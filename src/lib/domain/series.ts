import type { Maned } from './maned.ts';
import type { SeriesKey } from './key.ts';
import type { Observation } from './observation.ts';

/** A figure that a later report states differently. */
export interface Restatement {
  fra: Observation;
  til: Observation;
}

/** One series across all reports: newest figures, one per month, oldest month first. */
export interface Series {
  nokkel: SeriesKey;
  observasjoner: Observation[];
  /** Newest revision last. */
  revisions: Restatement[];
}

/** All series by key, in the newest report's order. */
export type SeriesMap = Map<SeriesKey, Series>;

/** The series' observation for a month, or undefined where the reports have none. */
export function observationFor(series: Series | undefined, maned: Maned): Observation | undefined {
  return series?.observasjoner.find((observation) => observation.maned === maned);
}
