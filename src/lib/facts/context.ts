import { addManeder, type Maned } from '../domain/maned.ts';
import {
  ALLE,
  I_ALT,
  parseSerieNokkel,
  serieNokkel,
  type Kjonn,
  type SerieNokkel,
  type Utsnitt,
} from '../domain/key.ts';
import type { Observasjon } from '../domain/observation.ts';
import type { Register } from '../domain/register.ts';
import type { Serie, Serier } from '../domain/series.ts';
import { isSynlig, type Synlig } from '../domain/value.ts';

/** What a page is about: a level of the report and the slug on it. */
export type Emne = Pick<Utsnitt, 'niva' | 'id'>;

/** The grand total as a subject. */
export const HELHETEN: Emne = { niva: I_ALT, id: I_ALT };

/**
 * Everything a comparison may know: all series, all names, the month it is made for, and the id of the
 * release it belongs to. Nothing after `maned` is ever looked at.
 */
export interface Grunnlag {
  serier: Serier;
  register: Register;
  maned: Maned;
  rapport: string;
}

/** An observation with a number. Only these can be counted with. */
export type SynligObservasjon = Observasjon & { verdi: Synlig };

/** True when the observation exists and has a number. */
export function isSynligObservasjon(celle: Observasjon | undefined): celle is SynligObservasjon {
  return celle !== undefined && isSynlig(celle.verdi);
}

/** The key of a subject's series, limited to a hovedgruppe or a sex. A hovedgruppe's own series carries its own slug. */
export function nokkelFor(
  { niva, id }: Emne,
  { hovedgruppe = ALLE, kjonn = ALLE }: { hovedgruppe?: string | undefined; kjonn?: Kjonn } = {},
): SerieNokkel {
  const own = niva === 'hovedgruppe' ? id : hovedgruppe;
  return serieNokkel({ niva, id, hovedgruppe: own, kjonn });
}

const tables = new WeakMap<Serie, Map<Maned, Observasjon>>();

/** The series' observation for a month; undefined where the reports have none, or after the month of the comparison. */
export function celleFor(
  { serier, maned: siste }: Grunnlag,
  nokkel: SerieNokkel,
  maned: Maned,
): Observasjon | undefined {
  const serie = serier.get(nokkel);
  if (!serie || maned > siste) return undefined;
  let table = tables.get(serie);
  if (!table) {
    table = new Map(serie.observasjoner.map((celle) => [celle.maned, celle]));
    tables.set(serie, table);
  }
  return table.get(maned);
}

/** As {@link celleFor}, but only where there is a number. */
export function synligFor(
  grunnlag: Grunnlag,
  nokkel: SerieNokkel,
  maned: Maned,
): SynligObservasjon | undefined {
  const celle = celleFor(grunnlag, nokkel, maned);
  return isSynligObservasjon(celle) ? celle : undefined;
}

/** The series' observations up to the month of the comparison, oldest first; empty for an unknown series. */
export function celler({ serier, maned }: Grunnlag, nokkel: SerieNokkel): Observasjon[] {
  return serier.get(nokkel)?.observasjoner.filter((celle) => celle.maned <= maned) ?? [];
}

/** A declared break: comparisons do not cross from before `maned` to it or later. */
export interface Brudd {
  maned: Maned;
  tekst: string;
}

/** The breaks that concern a series: its entity's and its hovedgruppe's, oldest first. */
export function bruddFor({ register }: Pick<Grunnlag, 'register'>, nokkel: SerieNokkel): Brudd[] {
  const { niva, id, hovedgruppe } = parseSerieNokkel(nokkel);
  const own = niva === 'tiltak' ? register.tiltak : register.tiltaksgrupper;
  const entries = [
    ...own.filter(({ slug }) => slug === id && (niva === 'tiltak' || niva === 'tiltaksgruppe')),
    ...register.hovedgrupper.filter(({ slug }) => slug === hovedgruppe),
  ];
  return entries.flatMap(({ brudd }) => brudd).sort((a, b) => (a.maned < b.maned ? -1 : 1));
}

/** True when no break lies between the two months (in either order). */
export function isSammenlignbar(
  grunnlag: Grunnlag,
  nokkel: SerieNokkel,
  en: Maned,
  annen: Maned,
): boolean {
  const [fra, til] = en < annen ? [en, annen] : [annen, en];
  return bruddFor(grunnlag, nokkel).every(({ maned }) => maned <= fra || maned > til);
}

/**
 * The months one can follow the series back through without a stop: visible, one after the other, no break
 * between; newest first, beginning with the month of the comparison. Empty when that month has no number.
 */
export function strekk(grunnlag: Grunnlag, nokkel: SerieNokkel): SynligObservasjon[] {
  const breaks = bruddFor(grunnlag, nokkel).map(({ maned }) => maned);
  const found: SynligObservasjon[] = [];
  for (let maned = grunnlag.maned; ; maned = addManeder(maned, -1)) {
    const celle = synligFor(grunnlag, nokkel, maned);
    if (!celle) return found;
    found.push(celle);
    if (breaks.includes(maned)) return found;
  }
}
