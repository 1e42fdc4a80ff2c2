import { ALL, I_ALT, KJONN, NIVAER, type Kjonn, type Niva } from './contract.ts';
import { isManed, type Maned } from './maned.ts';
import { isSlug } from './slug.ts';

export { ALL, I_ALT, KJONN, NIVAER, type Kjonn, type Niva };

/** `niva/id/hovedgruppe/kjonn`, e.g. `tiltak/mentor/andre-pa-tiltak/menn`. */
export type SeriesKey = `${Niva}/${string}/${string}/${Kjonn}`;

/** A series key and a month: `tiltak/mentor/alle/alle@2021-05`. */
export type ObservationKey = `${SeriesKey}@${Maned}`;

/** What a series counts, as the parts of its key. */
export interface KeySlice {
  niva: Niva;
  /** Slug of the entity; `i-alt` for the grand total. */
  id: string;
  /** Slug of the hovedgruppe the count is limited to, or `alle`. A hovedgruppe's own series carries its own slug. */
  hovedgruppe: string;
  kjonn: Kjonn;
}

/** The key of the series that a slice of the figures makes: `niva/id/hovedgruppe/kjonn`. */
export function seriesKey({ niva, id, hovedgruppe, kjonn }: KeySlice): SeriesKey {
  return `${niva}/${id}/${hovedgruppe}/${kjonn}`;
}

/** The observation key of a series and a month. */
export function observationKey(series: SeriesKey, maned: Maned): ObservationKey {
  return `${series}@${maned}`;
}

/** The parts of a series key. Throws RangeError when the text is not one. */
export function parseSeriesKey(key: string): KeySlice {
  const [niva, id, hovedgruppe, kjonn, ...rest] = key.split('/');
  const valid =
    NIVAER.includes(niva as Niva) &&
    KJONN.includes(kjonn as Kjonn) &&
    isSlug(id ?? '') &&
    isSlug(hovedgruppe ?? '') &&
    rest.length === 0;
  if (!valid) throw new RangeError(`Ikke en serienøkkel: ${key}`);
  return { niva, id, hovedgruppe, kjonn } as KeySlice;
}

/** The series key and month of an observation key. Throws RangeError when the text is not one. */
export function parseObservationKey(key: string): { serie: SeriesKey; maned: Maned } {
  const [series, maned, ...rest] = key.split('@');
  if (rest.length > 0 || !isManed(maned ?? ''))
    throw new RangeError(`Ikke en observasjonsnøkkel: ${key}`);
  return { serie: seriesKey(parseSeriesKey(series ?? '')), maned: maned as Maned };
}
