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

/** What a page is about, as the first two parts of a key: an entity of a level. */
export type KeySubject = Pick<KeySlice, 'niva' | 'id'>;

/**
 * A key as a page about `subject` writes it: `@2021-05` for the subject's own series over all, `/alle/kvinner@2021-05` for
 * another of its series; a key of something else stays whole. The page says once what it is about (`data-emne`).
 */
export function toRelativeKey(key: string, subject: KeySubject): string {
  const own = ownSeries(subject);
  if (key.startsWith(`${own}@`)) return key.slice(own.length);
  const start = `${subject.niva}/${subject.id}`;
  return key.startsWith(`${start}/`) ? key.slice(start.length) : key;
}

/** The whole key of one that a page about `subject`, the `data-emne` of its `<main>`, wrote by `toRelativeKey`. */
export function toWholeKey(key: string, subject: string | undefined): string {
  if (subject === undefined || !/^[@/]/.test(key)) return key;
  const [niva = '', id = ''] = subject.split('/');
  return key.startsWith('@')
    ? `${ownSeries({ niva: niva as Niva, id })}${key}`
    : `${subject}${key}`;
}

function ownSeries({ niva, id }: KeySubject): SeriesKey {
  return seriesKey({ niva, id, hovedgruppe: niva === 'hovedgruppe' ? id : ALL, kjonn: ALL });
}
