import { addManeder, type Maned } from '../domain/maned.ts';
import {
  ALL,
  I_ALT,
  parseSeriesKey,
  seriesKey,
  type Kjonn,
  type SeriesKey,
  type KeySlice,
} from '../domain/key.ts';
import { observationFor, type Observation, type SeriesMap } from '../domain/observation.ts';
import type { Register } from '../domain/register.ts';
import { isVisible, type Visible } from '../domain/value.ts';

/** What a page is about: a level of the report and the slug on it. */
export type Subject = Pick<KeySlice, 'niva' | 'id'>;

/** The grand total as a subject. */
export const GRAND_TOTAL: Subject = { niva: I_ALT, id: I_ALT };

/**
 * Everything a comparison may know: all series, all names, the month it is made for, and the id of the
 * release it belongs to. Nothing after `maned` is ever looked at.
 */
export interface FactContext {
  serier: SeriesMap;
  register: Register;
  maned: Maned;
  rapport: string;
}

/** An observation with a number. Only these can be counted with. */
export type VisibleObservation = Observation & { verdi: Visible };

/** True when the observation exists and has a number. */
export function isVisibleObservation(cell: Observation | undefined): cell is VisibleObservation {
  return cell !== undefined && isVisible(cell.verdi);
}

/** The key of a subject's series, limited to a hovedgruppe or a sex. A hovedgruppe's own series carries its own slug. */
export function keyFor(
  { niva, id }: Subject,
  { hovedgruppe = ALL, kjonn = ALL }: { hovedgruppe?: string | undefined; kjonn?: Kjonn } = {},
): SeriesKey {
  const own = niva === 'hovedgruppe' ? id : hovedgruppe;
  return seriesKey({ niva, id, hovedgruppe: own, kjonn });
}

/** The series' observation for a month; undefined where the reports have none, or after the month of the comparison. */
export function cellFor(
  { serier, maned: last }: FactContext,
  key: SeriesKey,
  maned: Maned,
): Observation | undefined {
  return maned > last ? undefined : observationFor(serier.get(key), maned);
}

/** As {@link cellFor}, but only where there is a number. */
export function visibleFor(
  context: FactContext,
  key: SeriesKey,
  maned: Maned,
): VisibleObservation | undefined {
  const cell = cellFor(context, key, maned);
  return isVisibleObservation(cell) ? cell : undefined;
}

/** The series' observations up to the month of the comparison, oldest first; empty for an unknown series. */
export function cells({ serier, maned }: FactContext, key: SeriesKey): Observation[] {
  return serier.get(key)?.observasjoner.filter((cell) => cell.maned <= maned) ?? [];
}

/** The months that are told of a series: from its first to the month of the comparison, which is the only one where it has none. */
export function toldPeriod(context: FactContext, key: SeriesKey): { fra: Maned; til: Maned } {
  const { maned } = context;
  return { fra: cells(context, key)[0]?.maned ?? maned, til: maned };
}

/** The same context, with no more of each series than its latest `months` calendar months; a series without any is left out. */
export function latestMonths<Context extends FactContext>(
  context: Context,
  months: number,
): Context {
  const first = addManeder(context.maned, 1 - months);
  const serier: SeriesMap = new Map();
  for (const [key, series] of context.serier) {
    const observasjoner = series.observasjoner.filter(({ maned }) => maned >= first);
    const revisions = series.revisions.filter(({ til }) => til.maned >= first);
    if (observasjoner.length > 0) serier.set(key, { ...series, observasjoner, revisions });
  }
  return { ...context, serier };
}

/** A declared break: comparisons do not cross from before `maned` to it or later. */
export interface SeriesBreak {
  maned: Maned;
  tekst: string;
}

/** The breaks that concern a series: its entity's and its hovedgruppe's, oldest first. */
export function breaksFor(
  { register }: Pick<FactContext, 'register'>,
  key: SeriesKey,
): SeriesBreak[] {
  const { niva, id, hovedgruppe } = parseSeriesKey(key);
  const own = niva === 'tiltak' ? register.tiltak : register.tiltaksgrupper;
  const entries = [
    ...own.filter(({ slug }) => slug === id && (niva === 'tiltak' || niva === 'tiltaksgruppe')),
    ...register.hovedgrupper.filter(({ slug }) => slug === hovedgruppe),
  ];
  return entries.flatMap(({ brudd }) => brudd).sort((a, b) => (a.maned < b.maned ? -1 : 1));
}

/** True when no break lies between the two months (in either order). */
export function isComparable(
  context: FactContext,
  key: SeriesKey,
  en: Maned,
  other: Maned,
): boolean {
  const [from, to] = en < other ? [en, other] : [other, en];
  return breaksFor(context, key).every(({ maned }) => maned <= from || maned > to);
}

/**
 * The months one can follow the series back through without a stop: visible, one after the other, no break
 * between; newest first, beginning with the month of the comparison. Empty when that month has no number.
 */
export function unbrokenRun(context: FactContext, key: SeriesKey): VisibleObservation[] {
  const breaks = breaksFor(context, key).map(({ maned }) => maned);
  const found: VisibleObservation[] = [];
  for (let maned = context.maned; ; maned = addManeder(maned, -1)) {
    const cell = visibleFor(context, key, maned);
    if (!cell) return found;
    found.push(cell);
    if (breaks.includes(maned)) return found;
  }
}
