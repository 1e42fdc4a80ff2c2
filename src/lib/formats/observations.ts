import { NIVAER, parseSerieNokkel, type Utsnitt } from '../domain/key.ts';
import type { Observasjon } from '../domain/observation.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import type { Serier } from '../domain/series.ts';
import { isSynlig, type Status } from '../domain/value.ts';
import { formatCsv } from './csv.ts';

/** The columns of every download of observations, in order. */
export const KOLONNER = [
  'maned',
  'niva',
  'id',
  'navn',
  'hovedgruppe',
  'kjonn',
  'antall',
  'status',
  'rapport',
  'linje',
  'kolonne',
] as const;

/** One row of the download: one observation. `antall` is null where the source hides it. */
export interface Observasjonsrad {
  maned: string;
  niva: string;
  id: string;
  navn: string;
  hovedgruppe: string;
  kjonn: string;
  antall: number | null;
  status: Status;
  rapport: string;
  linje: number;
  kolonne: number;
}

/** All newest figures as rows: by level, then in the report's order, then by month. */
export function rowsOfSerier(serier: Serier, register: Register): Observasjonsrad[] {
  return toRows(
    [...serier.values()].flatMap((serie) => serie.observasjoner),
    register,
  );
}

/** One report's figures as rows, as that report said. */
export function rowsOfRapport(rapport: Rapport, register: Register): Observasjonsrad[] {
  return toRows(rapport.observasjoner, register);
}

/** The rows as CSV with header. */
export function formatRowsAsCsv(rows: Observasjonsrad[]): string {
  return formatCsv(
    KOLONNER,
    rows.map((row) => KOLONNER.map((kolonne) => row[kolonne] ?? '')),
  );
}

/** The rows as JSON, one object a line so that versions can be compared line by line. */
export function formatRowsAsJson(rows: Observasjonsrad[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}

function toRows(observasjoner: Observasjon[], register: Register): Observasjonsrad[] {
  const bySerie = Map.groupBy(observasjoner, ({ serie }) => serie);
  const names = namesOf(register);
  return [...bySerie]
    .map(([serie, own]) => ({ utsnitt: parseSerieNokkel(serie), own }))
    .sort((a, b) => NIVAER.indexOf(a.utsnitt.niva) - NIVAER.indexOf(b.utsnitt.niva))
    .flatMap(({ utsnitt, own }) => toRowsOf(utsnitt, own, names));
}

/** One series' rows, by month. */
function toRowsOf(
  { niva, id, hovedgruppe, kjonn }: Utsnitt,
  observasjoner: readonly Observasjon[],
  names: Map<string, string>,
): Observasjonsrad[] {
  const navn = names.get(`${niva}/${id}`) ?? id;
  return [...observasjoner]
    .sort((a, b) => (a.maned < b.maned ? -1 : 1))
    .map(({ maned, verdi, kilde }) => ({
      maned,
      niva,
      id,
      navn,
      hovedgruppe,
      kjonn,
      antall: isSynlig(verdi) ? verdi.antall : null,
      status: verdi.status,
      ...kilde,
    }));
}

function namesOf({ hovedgrupper, tiltaksgrupper, tiltak }: Register): Map<string, string> {
  const entries = (niva: string, list: { slug: string; navn: string }[]) =>
    list.map(({ slug, navn }): [string, string] => [`${niva}/${slug}`, navn]);
  return new Map([
    ['i-alt/i-alt', 'I alt'],
    ...entries('hovedgruppe', hovedgrupper),
    ...entries('tiltaksgruppe', tiltaksgrupper),
    ...entries('tiltak', tiltak),
  ]);
}
