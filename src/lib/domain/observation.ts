/** One cell of a report, and the series that the cells of all reports make. */

import { z } from 'zod';
import { isManed, type Maned } from './maned.ts';
import { parseSeriesKey, type SeriesKey } from './key.ts';
import { valueSchema } from './value.ts';

export const manedSchema = z.custom<Maned>(
  (value) => typeof value === 'string' && isManed(value),
  'forventet en måned som 2021-05',
);

export const seriesKeySchema = z.custom<SeriesKey>((value) => {
  if (typeof value !== 'string') return false;
  try {
    parseSeriesKey(value);
    return true;
  } catch {
    return false;
  }
}, 'forventet en serienøkkel som tiltak/mentor/alle/alle');

/** Where a figure stands: report, and 1-based line and column of the cell's first character (UTF-16 units). */
export const sourceSchema = z.strictObject({
  rapport: z.string(),
  linje: z.int().positive(),
  kolonne: z.int().positive(),
});

/** One cell of one report: what it counts, for which month, what it says, and where it stands. */
export const observationSchema = z.strictObject({
  serie: seriesKeySchema,
  maned: manedSchema,
  verdi: valueSchema,
  kilde: sourceSchema,
});

export type Source = z.infer<typeof sourceSchema>;
export type Observation = z.infer<typeof observationSchema>;

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

/** The series' observation for a month, or undefined where the reports have none. Searched for by halves: months stand in order. */
export function observationFor(series: Series | undefined, maned: Maned): Observation | undefined {
  const cells = series?.observasjoner ?? [];
  let [low, high] = [0, cells.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cells[middle]?.maned ?? '') < maned) low = middle + 1;
    else high = middle;
  }
  return cells[low]?.maned === maned ? cells[low] : undefined;
}
