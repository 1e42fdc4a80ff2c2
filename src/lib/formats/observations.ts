import { DOWNLOAD_COLUMNS } from '../report/parse/detect-format.ts';
import { NIVAER, parseSeriesKey, type KeySlice } from '../domain/key.ts';
import { ENTRY_LEVELS, entriesAt } from '../domain/entries.ts';
import type { Observation } from '../domain/observation.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import type { SeriesMap } from '../domain/series.ts';
import { isVisible, type Status } from '../domain/value.ts';
import { formatCsv } from './csv.ts';

/** The columns of every download of observations, in order: those that reading one expects. */
export const COLUMNS = DOWNLOAD_COLUMNS;

/** One row of the download: one observation. `antall` is null where the source hides it. */
export interface ObservationRow {
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
export function rowsOfSeriesList(seriesList: SeriesMap, register: Register): ObservationRow[] {
  return toRows(
    [...seriesList.values()].flatMap((series) => series.observasjoner),
    register,
  );
}

/** One report's figures as rows, as that report said. */
export function rowsOfRapport(rapport: Rapport, register: Register): ObservationRow[] {
  return toRows(rapport.observasjoner, register);
}

/** The rows as CSV with header. */
export function formatRowsAsCsv(rows: ObservationRow[]): string {
  return formatCsv(
    COLUMNS,
    rows.map((row) => COLUMNS.map((column) => row[column] ?? '')),
  );
}

/** The rows as JSON, one object a line so that versions can be compared line by line. */
export function formatRowsAsJson(rows: ObservationRow[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}

function toRows(observations: Observation[], register: Register): ObservationRow[] {
  const bySeries = Map.groupBy(observations, ({ serie }) => serie);
  const names = namesOf(register);
  return [...bySeries]
    .map(([series, own]) => ({ excerpt: parseSeriesKey(series), own }))
    .sort((a, b) => NIVAER.indexOf(a.excerpt.niva) - NIVAER.indexOf(b.excerpt.niva))
    .flatMap(({ excerpt, own }) => toRowsOf(excerpt, own, names));
}

/** One series' rows, by month. */
function toRowsOf(
  { niva, id, hovedgruppe, kjonn }: KeySlice,
  observations: readonly Observation[],
  names: Map<string, string>,
): ObservationRow[] {
  const navn = names.get(`${niva}/${id}`) ?? id;
  return [...observations]
    .sort((a, b) => (a.maned < b.maned ? -1 : 1))
    .map(({ maned, verdi, kilde }) => ({
      maned,
      niva,
      id,
      navn,
      hovedgruppe,
      kjonn,
      antall: isVisible(verdi) ? verdi.antall : null,
      status: verdi.status,
      ...kilde,
    }));
}

function namesOf(register: Register): Map<string, string> {
  const names = ENTRY_LEVELS.flatMap((niva) =>
    entriesAt(register, niva).map(({ slug, navn }): [string, string] => [`${niva}/${slug}`, navn]),
  );
  return new Map([['i-alt/i-alt', 'I alt'], ...names]);
}
