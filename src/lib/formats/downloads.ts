import { DOWNLOAD_COLUMNS, type Status } from '../domain/contract.ts';
import { I_ALT, NIVAER, parseSeriesKey, type KeySlice } from '../domain/key.ts';
import type { Observation, SeriesMap } from '../domain/observation.ts';
import type { Rapport } from '../domain/rapport.ts';
import { entriesAt, type Register } from '../domain/register.ts';
import { isVisible } from '../domain/value.ts';

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
export function rowsOfSeries(seriesList: SeriesMap, register: Register): ObservationRow[] {
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
    DOWNLOAD_COLUMNS,
    rows.map((row) => DOWNLOAD_COLUMNS.map((column) => row[column] ?? '')),
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
    .map(([series, own]) => ({ slice: parseSeriesKey(series), own }))
    .sort((a, b) => NIVAER.indexOf(a.slice.niva) - NIVAER.indexOf(b.slice.niva))
    .flatMap(({ slice, own }) => toRowsOf(slice, own, names));
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

/** The name of every entity by level and slug. */
function namesOf(register: Register): Map<string, string> {
  const names = NIVAER.flatMap((niva) =>
    entriesAt(niva, register).map(({ slug, navn }): [string, string] => [`${niva}/${slug}`, navn]),
  );
  return new Map([[`${I_ALT}/${I_ALT}`, 'I alt'], ...names]);
}

/** What a spreadsheet would run as a formula when a cell begins so. */
const FORMULA = /^[=+\-@\t\r]/;

/** RFC 4180 text: comma, CRLF, quotes where needed. A cell that a spreadsheet would run as a formula gets an apostrophe in front. */
export function formatCsv(header: readonly string[], rows: readonly (string | number)[][]): string {
  return [header, ...rows].map((row) => row.map(formatCell).join(',') + '\r\n').join('');
}

function formatCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
